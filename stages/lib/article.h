/* article.h - what travels between the stages: inputs, their articles, and what was read in them.
 * Shape:  a stream <batch> of <input>, each with its articles (stages/article.rng is the schema). The text of an article is
 *         frozen by `clean`: one block a line, U+000A between blocks; everything later is a span of its UTF-8 bytes, [start, end).
 *         A reading is a row of one table of the contract as cells of text; `event` and other references are local ids ("e1", "p3"),
 *         which `resolve` turns into ids of things. Empty cells have n == 0.
 * Owner:  input_read() fills the arena `one`; the caller resets it before the next input. Writers keep nothing.
 * Errors: a file that is not such a stream ends the program with "FILE:LINE: what", exit 1.
 * Use:    struct input_reader *in = inputs_open(path, &run); struct input_writer *out = inputs_create(path, &run);
 *         for (struct input i; input_read(in, &one, &i); arena_reset(&one)) { ...; input_write(out, &i); }  inputs_commit(out); */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "arena.h"
#include "file.h"

struct span {
	size_t start, end;
};
static inline struct str span_of(struct str text, struct span s)
{
	return str_slice(text, s.start, s.end);
}

enum block_kind {
	BLOCK_HEADLINE, /* the first, and one for each further article of the page */
	BLOCK_LEDE,
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,
	BLOCK_ITEM, /* of a list */
	BLOCK_QUOTE,
	BLOCK_ROW, /* of a table of data, cells parted by " | " */
	BLOCK_CAPTION,
	BLOCK_BYLINE, /* writer or source line, above or below the body */
	BLOCK_KINDS,
};
extern const char *const block_kind_name[BLOCK_KINDS];

struct block {
	enum block_kind kind;
	struct span at;          /* without its line end */
	struct str published_at; /* of a headline after the first: its own time, where the page prints one */
};
struct blocks {
	struct block *v;
	size_t n, cap;
};
struct spans {
	struct span *v;
	size_t n, cap;
};

/* clang-format off */
/* The tables of readings. Each X is a column of the contract; event_id, article_id, source, evidence and offsets are apart. */
#define EVENT_CELLS(X) \
	X(main) X(status) X(kind) X(kind_text) X(name) X(ordinal) X(start_date) X(end_date) X(date_precision) X(date_edtf) \
	X(date_text) X(date_basis) X(time_of_day) X(country) X(province_code) X(place) X(attendance) X(sites) X(host) X(theme) \
	X(parties) X(part_of) X(inferred)
#define PARTICIPANT_CELLS(X) \
	X(kind) X(name) X(honorific) X(position) X(role) X(country) X(province_code)
#define AGREEMENT_CELLS(X) \
	X(kind) X(title) X(instruments) X(status) X(parties) X(signed_date) X(period_start) X(period_end) X(inferred)
#define FIGURE_CELLS(X) \
	X(value) X(unit) X(qualifier) X(subject) X(text)
#define TOPIC_CELLS(X) \
	X(topic) X(raised_by) X(stance)
/* clang-format on */

#define EV(name) EV_##name,
#define PA(name) PA_##name,
#define AG(name) AG_##name,
#define FI(name) FI_##name,
#define TO(name) TO_##name,
enum { EVENT_CELLS(EV) EVENT_CELL_COUNT };
enum { PARTICIPANT_CELLS(PA) PARTICIPANT_CELL_COUNT };
enum { AGREEMENT_CELLS(AG) AGREEMENT_CELL_COUNT };
enum { FIGURE_CELLS(FI) FIGURE_CELL_COUNT };
enum { TOPIC_CELLS(TO) TOPIC_CELL_COUNT };
#undef EV
#undef PA
#undef AG
#undef FI
#undef TO

enum reading_kind { READING_EVENT, READING_PARTICIPANT, READING_AGREEMENT, READING_FIGURE, READING_TOPIC, READING_KINDS };

struct reading_table {
	const char *element; /* "event" ...: the XML element */
	const char *table;   /* "event_mentions" ...: the table of the contract */
	char letter;         /* of local ids: e1, p1, a1, f1, t1 */
	unsigned cells;
	const char *const *cell; /* column names */
};
extern const struct reading_table reading_tables[READING_KINDS];

struct reading {
	struct str id;          /* local to the article: "e1" */
	struct str event;       /* local id of the event it belongs to; empty for an event, and where no event governs it */
	struct str *cell;       /* by EV_kind, PA_name ... */
	struct span at;         /* start_char, end_char of the contract, in bytes */
	struct span evidence;   /* the sentence or block */
	struct str rule;        /* which rule made it, for people */
	struct origin *origins; /* and which table rows, where extract explains (see stages/extract/origins.h) */
};
struct readings {
	struct reading *v;
	size_t n, cap;
};

struct article {
	struct str source; /* input name, "#2" appended for the second article of a page */
	struct str id;     /* set by segment: id_of("a", source) */
	struct str url, site, title, published_at, author, lang;
	struct str sha256;          /* of text, set by segment */
	struct str signature;       /* of near-identical text, set by extract (see stages/extract/signature.h); hex */
	struct str captions;        /* "known" where clean saw the pictures: it left no caption to be found by its form */
	long views, teasers, words; /* views: -1 where the page gives none */
	struct str text;
	struct blocks blocks;
	struct spans sentences; /* set by segment; every sentence lies inside one block */
	struct spans datelines; /* "(ĐBP) -" before a lede, set by segment; inside a block, outside every sentence */
	struct readings readings[READING_KINDS];
};
struct articles {
	struct article *v;
	size_t n, cap;
};

struct input {
	struct str source;
	struct str outcome; /* as in the contract's `inputs`; "no_event" is decided by extract */
	struct str reason;
	struct articles articles;
};

/* A new reading of the kind with its local id and empty cells. Pointers into readings are stale after the next add. */
struct reading *reading_add(struct article *a, enum reading_kind kind, struct arena *one);
/* The reading with this local id, or NULL. */
struct reading *reading_find(const struct article *a, enum reading_kind kind, struct str id);

/* Its outcome is `rejected`, and it has no article. */
void input_reject(struct input *in, struct str reason, struct arena *one);

struct input_reader;
struct input_writer;
/* path NULL or "-" is standard input (output); gzip is unpacked. */
struct input_reader *inputs_open(const char *path, struct arena *run);
bool input_read(struct input_reader *r, struct arena *one, struct input *in);
struct input_writer *inputs_create(const char *path, struct arena *run);
void input_write(struct input_writer *w, const struct input *in);
/* To `keys` (where it is not NULL) goes the same without text, blocks, sentences and figures, for `resolve`. */
void input_write_both(struct input_writer *w, struct input_writer *keys, const struct input *in);
void inputs_commit(struct input_writer *w);

#endif
