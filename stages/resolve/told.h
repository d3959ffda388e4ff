/* told.h - what most often forbids that two readings tell of one event: number, kind and date.
 * Shape:  small, so that looking at many costs little.
 * Owner:  plain values.
 * Errors: none.
 * Use:    if (!told_forbids(&likeness, &a->told, &b->told)) points = event_likeness(&likeness, a, b);               */
#ifndef TOLD_H
#define TOLD_H

#include "period.h"

struct told {
	struct period when;
	int published;        /* day of its article, or NO_DAY */
	int ordinal, next_of; /* next_of: the number it must have as the next one after its article's main event, or 0 */
	short month_day;      /* 327 for the 27th of March of an untold year */
	signed char kind;
	bool main : 1, held : 1, planned : 1, referenced : 1;
};

struct likeness;
double told_number_points(const struct likeness *l, const struct told *a, const struct told *b);
double told_kind_points(const struct likeness *l, const struct told *a, const struct told *b);
/* Where the dates are off by date_slack, as if the rest agreed. */
double told_date_points(const struct likeness *l, const struct told *a, const struct told *b);
bool told_off_by_slack(const struct likeness *l, const struct told *a, const struct told *b);
bool told_same_number(const struct told *a, const struct told *b);
bool told_forbids(const struct likeness *l, const struct told *a, const struct told *b);

#endif
