/* extract.h - what the finders share: the article as words, the word lists, and the facts found so far.
 * Shape:  main.c calls the finders in the order of work: places, dates, events, people, agreements, figures, topics. Each one
 *         adds to `struct facts` or to the article's readings; none changes what an earlier one found.
 *         Word ranges are [first, end) of facts->words. Dates, places and events are lists sorted by first word.
 * Owner:  lexicons live in `run`; facts in `one`, until the next input.
 * Errors: tables end the program with FILE:LINE (lexicons_load); reading never fails.                              */
#ifndef EXTRACT_H
#define EXTRACT_H

#include "../lib/article.h"
#include "../lib/calendar.h"
#include "../lib/fence.h"
#include "../lib/table.h"
#include "../lib/words.h"

struct range {
	size_t first, end; /* words */
};

enum language { LANGUAGE_VI, LANGUAGE_EN, LANGUAGE_ZH, LANGUAGES };

/* One table of config/lexicon with all its spellings. */
struct lexicon {
	struct table table;
	struct phrases phrases;
	struct range said; /* what its columns but "chinese" say, in phrases_said() */
};

struct lexicons {
	struct arena *run;
	struct limits limits;
	struct vocabulary vocabulary;
	struct lexicon offices, office_fields, organisations, honorifics, event_words, role_words, instruments, units, topics,
		attendance_words, place_words, surnames, datelines;
	struct lists opens_office;   /* what office_at() may begin with */
	struct gazetteer *gazetteer; /* places.h */
	struct date_tables *dates;   /* dates.h */
	struct event_tables *events; /* candidates.h */
	struct agreement_tables *agreements;
	struct topic_tables *topic_codes;
	struct figure_tables *figures;
	struct people_tables *people; /* people_cues.h */
};
struct lexicons *lexicons_load(const char *config, struct arena *run);
/* For tests: every rule is asked at every word, not only where a word stands that it may begin with. */
void lexicons_ask_all(struct lexicons *lex);
/* One table; its spellings are the cells of the blank-separated columns, cut at '|'. A finder may load its own. */
struct lexicon lexicon_load(const char *config, const char *name, const char *columns, struct lexicons *lex);
/* The list of each language: of them only one is asked in an article. */
void phrases_by_language(struct phrases lists[LANGUAGES], struct lexicons *lex);
/* Cell of a row of the list. */
static inline struct str lexicon_cell(const struct lexicon *l, int row, unsigned column)
{
	return l->table.rows[row].cell[column];
}

enum place_level {
	PLACE_COUNTRY,
	PLACE_PROVINCE,
	PLACE_DISTRICT /* city, prefecture, district, town */,
	PLACE_COMMUNE,
	PLACE_GATE,
	PLACE_INSTITUTION,
	PLACE_VENUE /* "trụ sở UBND tỉnh" */,
};

/* A named place. `range` is the name with its type word ("thành phố Hà Giang"), `name` the name alone. */
struct place {
	struct range range, name;
	enum place_level level;
	struct str country;  /* ISO 3166-1; empty if unknown */
	struct str province; /* ISO 3166-2; empty for a country or if unknown */
	bool certain;        /* false: also a common word or a person's name; needs a cue beside it */
};
struct places {
	struct place *v;
	size_t n, cap;
};

enum date_precision { DATE_NONE, DATE_DAY, DATE_WEEK, DATE_MONTH, DATE_QUARTER, DATE_HALF, DATE_YEAR, DATE_DECADE };
/* A date as written and as read. Where the year is nowhere written and could not be worked out, start.year is 0. */
struct date {
	struct range range;
	struct day start, end; /* inclusive */
	bool open_end;
	enum date_precision precision;
	struct str basis;       /* "text", "article", "published" */
	struct str time_of_day; /* of the start: "morning" ... or empty; its words belong to range */
	bool year_written;
	bool recurring; /* an anniversary or founding day, a document's date, a term: never an event's date */
};
struct dates {
	struct date *v;
	size_t n, cap;
};

/* An event of this article; v[i] is told by reading READING_EVENT i of the article. */
struct event {
	size_t reading; /* index in article->readings[READING_EVENT] */
	bool main;
	struct range word;                      /* the event word */
	size_t sentence;                        /* where it is told */
	struct str home_country, home_province; /* the hosting or narrating side ("tỉnh ta"), where known */
};
struct events {
	struct event *v;
	size_t n, cap;
	size_t *governs; /* by sentence: index of the event that a sentence is about, or STR_NONE */
	size_t *tells;   /* by sentence: index of the event that a sentence tells, or tells again, or STR_NONE */
};

struct facts {
	struct article *article;
	const struct lexicons *lex;
	struct arena *one;
	bool explain; /* note the table rows behind each reading */
	struct words words;
	struct range *sentences; /* words of each sentence, article->sentences.n of them */
	size_t *sentence_of;     /* by word; STR_NONE outside every sentence (headline blocks have sentences too) */
	size_t *block_of;        /* by word */
	struct str lang;         /* "vi", "en", "zh" */
	enum language language;  /* any other is read as English */
	struct str home;         /* province code of the paper or the narrator where known (dateline, "tỉnh ta") */
	struct places places;
	uint32_t *place_of; /* by word: one more than the index of the place that covers it, 0 for none */
	struct dates dates;
	struct events events;
};

struct facts facts_prepare(struct article *a, const struct lexicons *lex, struct arena *one);
struct span range_span(const struct facts *f, struct range r);
struct str range_text(const struct facts *f, struct range r);
/* The sentence that holds the word, as a span of the text; the block where no sentence does. */
struct span evidence_at(const struct facts *f, size_t word);
/* First place (date) whose range begins at or after the word; index into the list. */
size_t places_from(const struct facts *f, size_t word);
size_t dates_from(const struct facts *f, size_t word);
/* The place whose range covers the word, of several the last; or NULL. */
static inline const struct place *place_at(const struct facts *f, size_t word)
{
	return word < f->words.n && f->place_of[word] ? &f->places.v[f->place_of[word] - 1] : NULL;
}

/* The finders. */
struct gazetteer *gazetteer_load(const char *config, struct lexicons *lex);
void find_places(struct facts *f);
struct date_tables *date_tables_load(const char *config, struct lexicons *lex);
void date_tables_ask_all(struct date_tables *dates);
void find_dates(struct facts *f);
struct event_tables *event_tables_load(const char *config, struct lexicons *lex);
/* Adds READING_EVENT rows and fills f->events. */
void find_events(struct facts *f);
struct people_tables *people_tables_load(const char *config, struct lexicons *lex);
void people_tables_ask_all(struct people_tables *t);
void find_people(struct facts *f);
struct agreement_tables *agreement_tables_load(const char *config, struct lexicons *lex);
void find_agreements(struct facts *f);
struct figure_tables *figure_tables_load(const char *config, struct lexicons *lex);
void find_figures(struct facts *f);
struct topic_tables *topic_tables_load(const char *config, struct lexicons *lex);
void find_topics(struct facts *f);

#endif
