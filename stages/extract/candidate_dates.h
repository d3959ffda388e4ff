/* candidate_dates.h - which date belongs to an event word: the one before it in its clause, else behind it, else in its name.
 * Shape:  take_date() fills c->date; `previous` is the candidate before it in the sentence, NULL if none.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    take_date(t, c, previous); take_day_part(t, c);                                                          */
#ifndef CANDIDATE_DATES_H
#define CANDIDATE_DATES_H

#include "candidates.h"

void take_date(struct telling *t, struct candidate *c, const struct candidate *previous);
/* "Ngày 30/3, tại X, … tổ chức lễ ra quân tuần tra năm 2031": what the ceremony before it in its name opens. */
bool is_opened_by(const struct telling *t, const struct candidate *c, const struct candidate *previous);
void take_day_part(struct telling *t, struct candidate *c);

#endif
