/* frames.h - the cells of an event from its candidate: dates, name, place, host, theme, attendance.
 * Shape:  frame_write() fills the cells of one reading; what another sentence tells (theme, sites, host) is looked for in `zone`.
 * Owner:  cells in the arena `one`.
 * Errors: none; what the text does not give stays empty.
 * Use:    frame_write(&t, &frame, reading);                                                                       */
#ifndef FRAMES_H
#define FRAMES_H

#include "parties.h"

/* An event chosen to be told. */
struct frame {
	const struct candidate *c;
	bool main;
	enum event_status status;
	enum event_kind kind;
	struct range name;
	int ordinal;
	size_t date; /* STR_NONE if none */
	struct range place;
	size_t zone_first, zone_end; /* sentences that tell of it */
	const struct sides *sides;
	struct str part_of;
	struct range whole_place; /* where the event that holds it was, empty if none */
	struct str visited;       /* the country whose visit it was part of, where the lede tells one; empty if none */
	size_t until;             /* of f->dates: its end as told in a later sentence, STR_NONE if none */
	const char *rule;
};

void frame_write(const struct telling *t, const struct frame *e, struct reading *r);
/* Earlier (< 0), same, later than the day, for a date that has a year. */
/* "kéo dài đến ngày 22/7": the date is only an end. */
bool tells_end(const struct telling *t, const struct date *d);
int date_against(const struct date *d, struct day day);

#endif
