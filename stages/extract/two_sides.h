/* two_sides.h - does the text tell that somebody of Viet Nam meets somebody of another country?
 * Shape:  signs are read from ranges of words: a place, an office, a body or a name of the one side or the other.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    if (!two_sides_meet(&h)) return;      after choose_main() and sides_of()                                     */
#ifndef TWO_SIDES_H
#define TWO_SIDES_H

#include "choice.h"

/* The main candidate has a Vietnamese side in its sentence, the headline or the lede, and is no meeting of others. */
bool two_sides_meet(const struct choice *h);
/* Told below the main event: its clause names two other countries and nobody of Viet Nam. */
bool others_meet(const struct choice *h, const struct candidate *c);

#endif
