#include "ladder.h"

#include <limits.h>
#include <stdlib.h>

static int by_number(const void *a, const void *b)
{
	const struct rung *x = a, *y = b;

	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* No further than it changes anything. */
static void spread(struct ladder *l, size_t at, struct period when)
{
	for (size_t i = at; i < l->n && l->v[i].last < when.end; i++)
		l->v[i].last = when.end;
	for (size_t i = at + 1; i-- > 0 && l->v[i].first > when.start;)
		l->v[i].first = when.start;
}

static void number_rungs(struct ladder *l, const struct event_row *rows)
{
	for (size_t i = 0; i < l->n; i++) {
		struct rung *r = &l->v[i];

		r->from = i && l->v[i - 1].number == r->number ? l->v[i - 1].from : i;
		r->last = i ? l->v[i - 1].last : INT_MIN;
		if (!period_known(rows[r->event].when))
			l->open[l->n_open++] = i;
		else if (rows[r->event].when.end > r->last)
			r->last = rows[r->event].when.end;
	}
	for (size_t i = l->n; i-- > 0;) {
		struct rung *r = &l->v[i];

		r->first = i + 1 < l->n ? l->v[i + 1].first : INT_MAX;
		if (period_known(rows[r->event].when) && rows[r->event].when.start < r->first)
			r->first = rows[r->event].when.start;
	}
}

struct ladder ladder_of(const struct series *s, const struct event_row *rows, struct arena *run)
{
	struct ladder l = {.v = NEW(run, struct rung, s->n + 1)};

	for (size_t i = 0; i < s->n; i++)
		if (rows[s->v[i]].number)
			l.v[l.n++] = (struct rung){.number = rows[s->v[i]].number, .event = s->v[i], .at = i};
	if (l.n)
		qsort(l.v, l.n, sizeof *l.v, by_number);
	l.open = NEW(run, size_t, l.n + 1);
	number_rungs(&l, rows);
	return l;
}

static int last_below(const struct ladder *l, size_t open)
{
	size_t from = l->v[l->open[open]].from;

	return from ? l->v[from - 1].last : INT_MIN;
}

static int first_above(const struct ladder *l, size_t open)
{
	return l->v[l->v[l->open[open]].from].first;
}

/* Of the rungs without a day the last ones are behind a lower number, and before no higher one that is too early. */
static bool is_late_enough(const struct ladder *l, size_t open, struct period when)
{
	return last_below(l, open) != INT_MIN && first_above(l, open) > when.end;
}

static bool is_early_enough(const struct ladder *l, size_t open, struct period when)
{
	return open < l->n_open && last_below(l, open) < when.start && first_above(l, open) != INT_MAX;
}

size_t ladder_missing(const struct ladder *l, struct period when)
{
	size_t low = 0, high = l->n_open;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_late_enough(l, middle, when))
			high = middle;
		else
			low = middle + 1;
	}
	if (!is_early_enough(l, low, when) || is_early_enough(l, low + 1, when))
		return STR_NONE;
	return l->v[l->open[low]].event;
}

void ladder_date(struct ladder *l, size_t event, const struct event_row *rows)
{
	size_t i = 0;

	while (i < l->n_open && l->v[l->open[i]].event != event)
		i++;
	if (i == l->n_open || !period_known(rows[event].when))
		return;
	spread(l, l->open[i], rows[event].when);
	memmove(&l->open[i], &l->open[i + 1], (--l->n_open - i) * sizeof *l->open);
}

const struct event_row *ladder_numbered(const struct ladder *l, const struct event_row *rows, long number)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->v[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < l->n && l->v[low].number == number; low++)
		if (period_known(rows[l->v[low].event].when))
			return &rows[l->v[low].event];
	return NULL;
}
