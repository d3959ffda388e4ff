/* journeys.h - a visit of some days with several stops: talks here, a call there, each on a day of its own.
 * Shape:  is_journey() asks of a candidate; journey_of() gives the visit that the dateless talks beside it sum up.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    if (journey_of(h, h->main) != STR_NONE) h->main = journey_of(h, h->main);                                */
#ifndef JOURNEYS_H
#define JOURNEYS_H

#include "choice.h"

bool is_journey(const struct choice *h, const struct candidate *visit);
/* The index of the visit, STR_NONE if none. */
size_t journey_of(const struct choice *h, size_t i);
/* "Tại tỉnh X, đoàn đã có buổi làm việc với …": a stop without a day, in the province that its clause begins with. */
bool is_stop_by_place(const struct choice *h, const struct candidate *c);
/* The talks that the lede tells without a day are told again with one. */
bool is_dated_below(const struct choice *h, const struct candidate *c);
/* "đoàn đã dâng hương tại đài X và thăm hội người Việt ở Y": a visit to nobody of the other side. */
bool is_behind_rite(const struct choice *h, const struct candidate *c);

/* "Trong 3 ngày làm việc (28/11 đến 30/11) tại X, đoàn đã dự các hoạt động trong khuôn khổ …": days and place of a framework. */
void take_days_in_front(const struct choice *h, struct frame *e);

#endif
