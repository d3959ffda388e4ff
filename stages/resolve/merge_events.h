/* merge_events.h - what is told of one event by all its readings.
 * Shape:  a row of `events`: of each column the most precise value, then the one of most articles, then of the earliest.
 *         Plans give way to what was held. The name is the fullest one of
 *         those that are about the event, a noun phrase where there is one. `conflicts` names the columns on which articles disagree.
 * Owner:  `run`.
 * Errors: none.
 * Use:    struct event_row r = merge_event(&things.v[i], &provinces, words, &run);                                  */
#ifndef MERGE_EVENTS_H
#define MERGE_EVENTS_H

#include "lists.h"
#include "provinces.h"
#include "series_words.h"
#include "tie_events.h"

struct event_row {
	struct str status, kind, name, ordinal, start_date, end_date, date_precision, date_edtf, date_basis, country,
		province_code, place, attendance, host, theme;
	struct strs parties;
	struct str conflicts;
	struct period when;
	long number;
	bool periodic, annual;
};

struct event_row merge_event(
	const struct event_thing *t, const struct provinces *p, const struct series_words *words, struct arena *run);
/* Events without a date take that of their framework, where it is one day. */
void date_by_framework(const struct event_things *all, struct event_row *rows, struct spill *spill);

#endif
