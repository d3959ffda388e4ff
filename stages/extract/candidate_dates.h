/* candidate_dates.h - which date belongs to an event word: the one before it in its clause, else behind it, else in its name.
 * Shape:  take_date() fills c->date; `previous` is the candidate before it in the sentence, NULL if none.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    take_date(t, c, previous); take_day_part(t, c);                                                          */
#ifndef CANDIDATE_DATES_H
#define CANDIDATE_DATES_H

#include "candidates.h"

void take_date(struct telling *t, struct candidate *c, const struct candidate *previous);
void take_day_part(struct telling *t, struct candidate *c);

#endif
