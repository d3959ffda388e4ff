/* tie_events.h - which readings tell of one event.
 * Shape:  articles are taken in order of publication; each reading joins the known event that it is most like, one reading
 *         of an article to one event, or becomes an event of its own. So what a later article brings never moves an earlier one.
 *         An event's id is made of its first reading, v[0].
 * Owner:  `run`.
 * Errors: none.
 * Use:    prepare_events(&keys, ...); struct event_things all = tie_events(&keys, &likeness, &run);               */
#ifndef TIE_EVENTS_H
#define TIE_EVENTS_H

#include "likeness.h"
#include "offices.h"
#include "person_names.h"
#include "series_words.h"

struct event_thing {
	struct event_key **v; /* in order of publication */
	size_t n, cap;
	struct str id; /* empty once it became part of another one */
	size_t series; /* STR_NONE: of none */
};
/* What is looked at first, side by side, while readings are tied. */
struct event_glance {
	struct told first; /* of its first reading */
	uint32_t seen_by;  /* the last reading that was compared with it, from 1 */
};
struct event_things {
	struct event_thing *v;
	size_t n, cap;
	struct event_glance *glance;
	uint32_t readings;
};

/* Fills what event_likeness() compares. */
void prepare_events(struct keys *k, const struct names *names, const struct series_words *words, const struct offices *offices,
	struct arena *run);
struct event_things tie_events(struct keys *k, const struct likeness *l, struct arena *run);
/* All readings of `from` become readings of `into`; both must be without an article in common. */
void join_events(struct event_things *all, size_t into, size_t from, struct arena *run);
/* Some article has a reading in both. */
bool events_share_article(const struct event_thing *a, const struct event_thing *b);

#endif
