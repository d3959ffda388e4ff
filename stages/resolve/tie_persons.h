/* tie_persons.h - which participants are one person.
 * Shape:  readings whose names sound alike are taken in order of publication; each joins the person that it can be: the
 *         same country, no second province, level or service at the same time unless both are at one event. Then, at one
 *         event, names in two languages are one person where every character or syllable reads so; a Chinese name also
 *         where side and office, or side and role, leave one pair.
 * Owner:  `run`.
 * Errors: none.
 * Use:    struct person_things all = tie_persons(&keys, &events, &names, offices, &provinces, &set, &run); */
#ifndef TIE_PERSONS_H
#define TIE_PERSONS_H

#include "offices.h"
#include "person_names.h"
#include "provinces.h"
#include "settings.h"
#include "tie_events.h"
#include "voices.h"

struct person_thing {
	struct str id;    /* empty where it became part of another one */
	uint32_t n, into; /* n: readings; into: itself, or the person that it became part of */
};
struct person_things {
	struct person_thing *v;
	size_t n, cap;
};

struct person_things tie_persons(struct keys *k, const struct event_things *events, const struct names *names,
	const struct offices *offices, const struct provinces *p, const struct settings *set, struct arena *run);
/* What keeps a reading apart from the readings of another person of its sound: "province", "level" ...; NULL where nothing forbids, and it was only
 * nearer to its own. */
const char *persons_apart(struct person_key *a, struct person_key *const *other, size_t n, const struct names *names,
	const struct offices *offices, const struct provinces *p, const struct settings *set, struct arena *one);

#endif
