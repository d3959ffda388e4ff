/* candidates.h - the places of a text where a meeting may be told: an event word with the date, the place and the cues of its
 * clause.
 * Shape:  candidates stand in the order of the text; `tell_prepare` marks cues and covered words first. What is a
 *         candidate only by its word is kept too (`counted`, `document`): a name may be read from it, an event is not
 *         made of it.
 * Owner:  the arena `one`; tables the arena `run`.
 * Errors: a class or kind that C does not know ends the program with FILE:LINE (event_tables_load).
 * Use:    struct telling t = tell_prepare(f); collect_candidates(&t); t.all.v[0].word ... */
#ifndef CANDIDATES_H
#define CANDIDATES_H

#include "places.h"

/* clang-format off */
#define CUE_CLASSES(X) \
	X(framework) X(invited) X(invites) X(counted) X(classifier) X(mechanism) X(document) X(anaphor) X(future) \
	X(next) X(past) X(done) X(postponed) X(cancelled) X(follow) X(between) X(with) X(and) X(comma) X(ordinal) \
	X(number) X(ordinal_word) X(this_is) X(theme) X(hold) X(host) X(hosts) X(by) X(jointly) X(delegation) \
	X(home) X(receive) X(sign) X(name_word) X(name_stop) X(no_event) X(courtesy) X(national) X(organisation) \
	X(until) X(goal) X(day_part) X(begins) X(body) X(aside) X(purpose) X(article) X(task) X(receivers) X(list_of) X(assembly) X(of) \
	X(tells) X(other_news) X(habit) X(relative) X(rite) X(others) X(welcome) X(once) X(programme) X(letter) \
	X(anniversary) X(exchange)
/* clang-format on */
#define CUE(name) CUE_##name,
enum cue_class { CUE_CLASSES(CUE) CUE_COUNT };
#undef CUE

/* In the order of the contract. */
enum event_kind {
	KIND_CONFERENCE,
	KIND_GATHERING,
	KIND_TALKS,
	KIND_CALL,
	KIND_WORKING_SESSION,
	KIND_VISIT,
	KIND_COMMITTEE_SESSION,
	KIND_SIGNING,
	KIND_PHONE_CALL,
	KIND_CEREMONY,
	KIND_OTHER,
	EVENT_KINDS,
};
extern const char *const event_kind_name[EVENT_KINDS];

enum event_status { STATUS_HELD, STATUS_PLANNED, STATUS_POSTPONED, STATUS_CANCELLED, STATUS_REFERENCED };
extern const char *const event_status_name[];

/* The cues that begin at a word: the longest spelling and all its classes. */
struct cue {
	uint64_t classes;
	uint32_t words;
	int value; /* of a number or ordinal, 0 if none */
};

struct candidate {
	struct range word;
	int row; /* of event_words */
	enum event_kind kind;
	bool verb, weak;
	size_t sentence;
	struct range clause;  /* between semicolons */
	struct range segment; /* between the candidates beside it in the clause */
	struct range name;    /* the noun phrase that tells it, without "buổi", "cuộc"; empty for a bare verb */
	struct range between; /* "giữa A và B" of the name */
	int ordinal;          /* 0 if none */
	size_t date;          /* of f->dates, STR_NONE if none */
	bool date_in_front;   /* the date stands before the word */
	int day_part;         /* told without a date ("buổi chiều"): 1 morning, 2 noon, 3 afternoon, 4 evening; 0 if not */
	struct range place;   /* words of the place, empty if none */
	bool framework, counted, document, anaphor, future, past, next, follow, postponed, cancelled, invited, begins;
	bool shares;      /* joined to the one before it, in front of one verb */
	bool future_near; /* the future word stands right beside it */
	bool beside;      /* named side by side with the candidate before it (joint_events.h) */
	bool aside;       /* "sau hội đàm,", "sau khi đến chào …," between two commas in front of what is told */
	bool bare;        /* a verb without somebody whom it is done to, a meeting that names two other countries */
	bool way;         /* its date is that of the way there: "hôm nay lên đường dự Hội nghị" */
	bool calls;       /* "Cùng ngày, ông A có các cuộc hội kiến với …" */
	bool ends;        /* "kết thúc chuyến thăm …": its date is that of its end */
	bool spoken_of;   /* "Đây là một phần nội dung cuộc gặp của …" */
	bool own_body;    /* a session of an assembly or committee of one's own side */
};
struct candidates {
	struct candidate *v;
	size_t n, cap;
};

struct telling {
	struct facts *f;
	const struct event_tables *tables;
	struct cue *cue; /* by word */
	uint64_t *eight; /* the classes of eight words in a row */
	bool *covered;   /* by word: part of something that is no event ("tiếp tục", a venue) */
	struct candidates all;
	struct day published; /* year 0 if unknown */
};

struct event_tables {
	struct lexicon cues;
	uint64_t *class_of_row;
	int *value_of_row;
	unsigned word_kind, word_pos, word_strength, word_language;
	enum event_kind *kind_of_row;             /* of event_words */
	unsigned attendance, attendance_language; /* columns of attendance_words */
};

struct telling tell_prepare(struct facts *f);
void collect_candidates(struct telling *t);

static inline bool has_cue(const struct telling *t, size_t word, enum cue_class c)
{
	return word < t->f->words.n && t->cue[word].classes >> c & 1u;
}
/* The same where a longer cue before the word hides it ("sau lễ" in "sau lễ đón"). */
bool opens_cue(const struct telling *t, size_t word, enum cue_class c);
/* A cue of the class in [first, end); its word, or STR_NONE. */
size_t find_cue(const struct telling *t, enum cue_class c, size_t first, size_t end);
/* A cue of the class that ends right before the word; its first word, or STR_NONE. */
size_t cue_before(const struct telling *t, enum cue_class c, size_t word);
bool in_front(const struct telling *t, enum cue_class c, size_t word);
bool is_han(const struct telling *t, size_t word);
/* Sentences of the headline, of the running text; captions and bylines are neither. */
bool is_headline(const struct facts *f, size_t sentence);
bool is_body(const struct facts *f, size_t sentence);
/* The date whose words begin here, or NULL. */
const struct date *date_beginning(const struct facts *f, size_t word);
static inline bool is_char_at(const struct facts *f, size_t word, const char *c)
{
	return words_is(&f->words, word, str_of(c));
}

#endif
