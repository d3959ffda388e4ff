/* event_places.h - where an event is held: the words of the place that its clause tells.
 * Shape:  ranges of words without the preposition; empty if no place is told.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    take_place(&t, &c, previous);  c.place                                                                  */
#ifndef EVENT_PLACES_H
#define EVENT_PLACES_H

#include "candidates.h"

/* A place told with "tại", "ở" in [first, end): its words without the preposition; empty if none. */
struct range located_in(const struct telling *t, size_t first, size_t end, bool last);
/* The first one behind a word, unless a sign verb stands between: "Biên bản … ký ngày … tại X" is the paper's place. */
struct range located_after(const struct telling *t, size_t first, size_t end);
/* Writes c->place; previous: the candidate before it in the sentence that stands for itself, or NULL. */
void take_place(const struct telling *t, struct candidate *c, const struct candidate *previous);

#endif
