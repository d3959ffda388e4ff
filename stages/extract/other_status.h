/* other_status.h - is a meeting told below the main event an event of its own, and held, planned or only referred to?
 * Shape:  other_status() judges a candidate by its day against the main event's and the page's, by its words and its clause; the
 *         questions it asks that others ask too stand beside it.
 * Owner:  nothing is kept.
 * Errors: none; false: it tells nothing that the main event does not.
 * Use:    enum event_status status; if (other_status(&h, c, &status)) …       after add_main()                       */
#ifndef OTHER_STATUS_H
#define OTHER_STATUS_H

#include "choice.h"

bool other_status(const struct choice *h, const struct candidate *c, enum event_status *status);
/* Dates by their days; two missing ones are the same. */
bool same_date(const struct choice *h, size_t a, size_t b);
/* A visit or call of a province that no event has yet. */
bool tells_other_guest(const struct choice *h, const struct candidate *c);
bool has_foreign_place(const struct choice *h, const struct candidate *c);
/* Talks that a visit which has begun will bring. */
bool is_talks_ahead(const struct choice *h, const struct candidate *c);
/* Its date is more than a week before the main event, or that of publication. */
bool is_earlier(const struct choice *h, const struct candidate *c);
/* Its day is after publication, or after the main event. */
bool is_later(const struct choice *h, const struct candidate *c);
/* Held together with the main event and named beside it. */
bool is_joint(const struct choice *h, const struct candidate *c);
/* A numbered session on the day of the main event, which follows it. */
bool is_just_over(const struct choice *h, const struct candidate *c);

#endif
