/* series.h - recurring meetings: events that are numbered or called annual, of one kind and between the same parties.
 * Shape:  an event belongs to a series when at least half of the parties are common (as provinces are called now) and its number
 *         and date fit between those of the others. Nothing says that a series meets every year.
 * Owner:  `run`.
 * Errors: none.
 * Use:    complete_series(&events, rows, &s, &l, words, &run); struct series_list s = find_series(&events, rows, &l, words, &run); */
#ifndef SERIES_H
#define SERIES_H

#include "merge_events.h"

struct series {
	size_t *v; /* events */
	size_t n, cap;
	struct str id, name, kind;
	struct strs parties;
};
struct series_list {
	struct series *v;
	size_t n, cap;
};

/* Sets `series` of the events; names, parties and ids. */
struct series_list find_series(struct event_things *all, const struct event_row *rows, const struct likeness *l,
	const struct series_words *words, struct arena *run);
/* The second meeting, told without a date, is the meeting of 2022 that is told without a number, when the first was in 2021 and
 * the third in 2023 and nothing else fits. Their events are joined and merged again. */
void complete_series(struct event_things *all, struct event_row *rows, const struct series_list *series, const struct likeness *l,
	const struct series_words *words, struct arena *run);
/* The second annual meeting was in 2022 when the first was in 2021 and the third in 2023. */
void date_by_series(const struct series_list *series, struct event_row *rows, struct arena *run);

#endif
