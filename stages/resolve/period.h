/* period.h - days as numbers, and dates less exact than a day as ranges of them.
 * Shape:  a day is counted from 1970-01-01; NO_DAY where there is none. A period is start to end, inclusive, with its precision.
 * Owner:  plain values.
 * Errors: what is no ISO date is NO_DAY.
 * Use:    struct period p = period_of(start_cell, end_cell, precision_cell); if (periods_touch(p, q)) ...          */
#ifndef PERIOD_H
#define PERIOD_H

#include "../lib/arena.h"

#include <limits.h>

#define NO_DAY INT_MIN

enum precision { NO_PRECISION, DECADE, YEAR, HALF, QUARTER, MONTH, WEEK, DAY };

struct period {
	int start, end;    /* NO_DAY where unknown; an open end is the start */
	uint8_t precision; /* enum precision */
	bool open;
};

int iso_day(struct str iso); /* the first ten bytes */
int day_year(long day);
struct period period_of(struct str start, struct str end, struct str precision);
static inline bool period_known(struct period p)
{
	return p.start != NO_DAY;
}
static inline bool periods_touch(struct period a, struct period b)
{
	return a.start <= b.end && b.start <= a.end;
}
/* Days between two periods that do not touch. */
long periods_gap(struct period a, struct period b);
/* "XXXX-03-27" is 327; anything else 0. */
int month_day_of(struct str edtf);
int day_month_day(long day);
/* Empty for NO_DAY. */
struct str iso_text(struct arena *a, long day);

#endif
