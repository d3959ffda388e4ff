/* agreement_title.h - how far the name of an instrument runs.
 * Shape:  a range of words that holds the instrument's noun: on over "giữa A và B" (between A and B), lists of provinces and of
 *         fields, brackets with places; up to ";", a verb, "nhân dịp" (on the occasion of), the next instrument; "giai đoạn
 *         2023 - 2025" ends it. In quotation marks it is what stands between them.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    struct range title = title_of(f, &sentence, &sentence.instruments.v[0]);                               */
#ifndef AGREEMENT_TITLE_H
#define AGREEMENT_TITLE_H

#include "agreement_cues.h"

struct range title_of(const struct facts *f, const struct agreement_sentence *s, const struct instrument *i);
/* agreement_title_zh.c: from what stands before the noun, or between book marks around it. */
struct range title_zh(const struct facts *f, const struct agreement_sentence *s, struct range noun);
/* The word that closes the bracket or quotation mark at the word, 0 if it opens none. */
size_t title_closing(const struct facts *f, size_t word, size_t limit);
bool title_closed(const struct facts *f, size_t word);
bool title_dash(const struct facts *f, size_t word);
/* The years of "2023 - 2025" in the range; false if there are none. */
bool years_in(const struct facts *f, struct range r, int *from, int *to);

#endif
