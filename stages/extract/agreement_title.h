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
/* The years of "2023 - 2025" in the range; false if there are none. */
bool years_in(const struct facts *f, struct range r, int *from, int *to);

#endif
