/* figure_words.h - what numbers and their units are read with: the tables, and questions about the words of a text.
 * Shape:  a class of config/lexicon/figure_words.csv for each thing that a word says of a number; units of units.csv.
 * Owner:  the tables `run`, a figure its caller.
 * Errors: a broken row ends the program (config.h).
 * Use:    if (unit_at(f, at, &hit) && unit_is(f, hit.row, "money")) ...  */
#ifndef FIGURE_WORDS_H
#define FIGURE_WORDS_H

#include "extract.h"

/* Classes of config/lexicon/figure_words.csv. */
enum figure_class {
	FIGURE_QUALIFIER,  /* "hơn" before the number; value over, about, under */
	FIGURE_OVER_AFTER, /* "trở lên" behind it */
	FIGURE_IDENTIFIER, /* "số 5", "tổ 3": the number names; unless "always", a known unit behind it overrules */
	FIGURE_RATIO,      /* "tăng 1,5 lần" */
	FIGURE_CLOCK,      /* "từ 7 giờ": an hour of the clock */
	FIGURE_SUBJECT,    /* "kim ngạch": what a sum is of */
	FIGURE_STOP,       /* ends the noun that is counted */
	FIGURE_NUMBER,     /* "nine", "mười hai", "九" */
	FIGURE_TEN,        /* "mươi", "十": ten times what stands before */
	FIGURE_DEFINITE,   /* "the two officials": known ones, no count */
	FIGURE_POINT,      /* "二点九亿" */
	FIGURE_CLASSES,
};

struct figure_tables {
	struct phrases word[FIGURE_CLASSES];
	struct lists begins; /* what a number may begin with */
	struct table table;
	unsigned value, language;
	unsigned canonical, kind, factor, figure; /* columns of units.csv */
};

/* A figure being read. The value is digits * 10^exponent. */
struct figure {
	uint64_t digits;
	int exponent;
	struct range range; /* number and unit */
	struct str unit, qualifier;
	bool scaled;
	size_t letters; /* of its currency before the digits in one word: VND130 */
	bool spelled;   /* in words: a count only before a known unit */
	bool sum;       /* money or a percentage: it is of something named before */
};

static inline bool flag_at(const struct facts *f, size_t at, uint32_t flag)
{
	return at < f->words.n && f->words.v[at].flags & flag;
}

/* White space does not stand before the word. */
static inline bool glued_at(const struct facts *f, size_t at)
{
	return at < f->words.n && !(f->words.v[at].flags & WORD_SPACE);
}

static inline struct str text_at(const struct facts *f, size_t at)
{
	return words_text(&f->words, at, at + 1);
}

/* The mark of punctuation at the word: any dash as '-', one beyond ASCII as '?', 0 for none. */
char mark_at(const struct facts *f, size_t at);
bool figure_word_at(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit);
/* Of the article's own language: a class whose words mean something else in another one. */
bool figure_word_own(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit);
/* The word at which a phrase of the class begins that ends right before `at`; STR_NONE if none does. */
size_t figure_word_before(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit);
struct str unit_cell(const struct facts *f, int row, unsigned column);
bool unit_is(const struct facts *f, int row, const char *kind);
/* A unit of one letter ("m", "đ", "g") is one only right behind the digits. */
bool unit_at(const struct facts *f, size_t at, struct phrase_hit *hit);

#endif
