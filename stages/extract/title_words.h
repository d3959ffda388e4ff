/* title_words.h - the letters of a title's words.
 * Shape:  questions about one word.
 * Owner:  nothing is kept.
 * Errors: none; behind the last word the answer is no.
 * Use:    while (is_lower(f, i)) i++;  */
#ifndef TITLE_WORDS_H
#define TITLE_WORDS_H

#include "extract.h"
#include "people_cues.h"

static inline bool is_lower(const struct facts *f, size_t i)
{
	return i < f->words.n && !word_is(f, i, WORD_UPPER | WORD_PUNCT | WORD_NUMBER | WORD_HAN);
}

static inline bool is_upper(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
}

#endif
