/* agreement_cues.h - one sentence as the finder of agreements sees it: where instruments stand, and what governs them.
 * Shape:  cues and instruments are found by longest match, each list sorted by first word; a cue of class `other` is a false
 *         friend ("đăng ký" is no signing) and hides what lies inside it.
 * Owner:  tables in `run`, sentences in `one`.
 * Errors: a class, use or kind that is not known: "FILE:LINE: ...", exit 2.
 * Use:    struct agreement_sentence s = agreement_sentence_read(f, range); for (i < s.n_instruments) ...          */
#ifndef AGREEMENT_CUES_H
#define AGREEMENT_CUES_H

#include "extract.h"

enum cue_class {
	CUE_SIGN,
	CUE_AGREE,
	CUE_ADOPT /* of minutes a signature, of drafts an agreement */,
	CUE_REACH,
	CUE_PREPARE,
	CUE_PROPOSE,
	CUE_REFER, /* up to here they govern an instrument further on in the clause */
	CUE_INSIDE /* "points in the minutes": only right before the instrument */,
	CUE_HAND /* "exchange", likewise */,
	CUE_FUTURE,
	CUE_PAST,
	CUE_PASSIVE,
	CUE_OLD /* "signed in 2014": behind a title */,
	CUE_LATER /* "on the occasion of" */,
	CUE_LIST /* "namely" */,
	CUE_AMONG /* "among them" */,
	CUE_STOP /* ends a title */,
	CUE_VERB /* ends one behind "and" */,
	CUE_TAIL /* "period": goes on over a comma */,
	CUE_BETWEEN,
	CUE_JOINT /* "cooperation" */,
	CUE_AND,
	CUE_PAIR /* holds a comma */,
	CUE_COUNT,
	CUE_MEASURE /* Chinese, behind a number */,
	CUE_PLURAL,
	CUE_ARTICLE,
	CUE_SPAN /* "so far": a sum, not of this meeting */,
	CUE_ON /* no title ends with it */,
	CUE_ALSO /* "also": besides those told before */,
	CUE_OTHER,
};

enum instrument_use {
	USE_NAME,     /* says which by itself: minutes of the talks */
	USE_NOUN,     /* alone it is a bare noun: memorandum */
	USE_COMPOUND, /* a noun that says a little: cooperation agreement */
	USE_WEAK,     /* also of one side only: plan, programme */
	USE_GENERIC,  /* counts with a number only: documents */
	USE_DRAFT,    /* the instrument is the noun behind it */
	USE_LEGAL,    /* the border treaties: always referred to */
	USE_NEVER,
};

struct cue {
	struct range range;
	enum cue_class class;
	int row;
};
struct cues {
	struct cue *v;
	size_t n, cap;
};
struct instrument {
	struct range range;
	enum instrument_use use;
	int row;
};
struct instruments {
	struct instrument *v;
	size_t n, cap;
};

struct agreement_sentence {
	struct range range;
	struct cues cues;
	struct instruments instruments;
};

struct agreement_sentence agreement_sentence_read(const struct facts *f, struct range sentence);
/* The cue that begins at (covers) the word, or NULL. */
const struct cue *cue_at(const struct agreement_sentence *s, size_t word);
/* "in", "at": where it was signed may follow. */
bool cue_tells_where(const struct facts *f, const struct cue *c);
const struct cue *cue_over(const struct agreement_sentence *s, size_t word);
const struct instrument *instrument_at(const struct agreement_sentence *s, size_t word);
/* 16 of "16 thỏa thuận", 4 of "bốn văn kiện": the number written right before the word, 0 if none. *first is where it begins. */
long count_before(const struct facts *f, const struct agreement_sentence *s, size_t word, size_t *first);
/* 15 of 合作协议15份: a number and a measure right behind the word, 0 if none. */
long count_behind(const struct facts *f, const struct agreement_sentence *s, size_t end);
struct str instrument_kind(const struct facts *f, const struct instrument *i);
const struct table *agreement_cue_table(const struct lexicons *lex);
/* A year written with four digits, 0 if the word is none. */
int year_at(const struct facts *f, size_t word);
/* One visible character. */
static inline bool word_is(const struct facts *f, size_t word, struct str character)
{
	return words_is(&f->words, word, character);
}

#endif
