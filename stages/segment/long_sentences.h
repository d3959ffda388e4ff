/* long_sentences.h - no sentence is longer than a bound: time and evidence grow with their length, and who writes no full stop could
 * make them grow without end.
 * Shape:  the spans of article->sentences, in order; a longer one becomes several, each of which ends behind a comma, a semicolon or a
 *         blank where the half before the bound has one.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    sentences_find(&a, abbreviations, &one); long_sentences_cut(&a, limits.sentence_bytes, &one);               */
#ifndef LONG_SENTENCES_H
#define LONG_SENTENCES_H

#include "../lib/article.h"

void long_sentences_cut(struct article *a, size_t most, struct arena *one);

#endif
