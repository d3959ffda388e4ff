/* ladder.h - the numbered meetings of one series in the order of their numbers: what lies between which days.
 * Shape:  all is found by binary search, and a meeting that gets its day is put where it belongs: a series of any length takes little.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    struct ladder l = ladder_of(&series, rows, &run); size_t event = ladder_missing(&l, when);
 *         ...  ladder_date(&l, event, rows);                                                                       */
#ifndef LADDER_H
#define LADDER_H

#include "series.h"

struct rung {
	long number;
	size_t event;
	size_t at;       /* its place in the series */
	size_t from;     /* the first rung with its number */
	int last, first; /* the last day up to this rung, the first day from it on; INT_MIN and INT_MAX where none is dated */
};
struct ladder {
	struct rung *v;
	size_t n;
	size_t *open; /* rungs without a day */
	size_t n_open;
};

struct ladder ladder_of(const struct series *s, const struct event_row *rows, struct arena *run);
/* The only meeting without a day that can have been then, between the dated ones of lower and of higher numbers; or STR_NONE. */
size_t ladder_missing(const struct ladder *l, struct period when);
/* The event has a day now. */
void ladder_date(struct ladder *l, size_t event, const struct event_row *rows);
/* The dated meeting with this number, or NULL. */
const struct event_row *ladder_numbered(const struct ladder *l, const struct event_row *rows, long number);

#endif
