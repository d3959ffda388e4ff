/* voices.h - readings of persons brought together by a key, without going back to where their articles lie.
 * Shape:  a voice is what one reading says of a person, in 32 bytes. Voices come in parts, each with those whose keys leave the
 *         same rest: all at once would be much. Within a part those of one key stand side by side in order of publication.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    for (size_t part = 0; part < VOICE_PARTS; part++, arena_reset(&one)) {
 *                 struct voices all = voices_by(&keys, by_sound, part, &one);
 *                 for (size_t i = 0, n; i < all.n; i += n) { n = voices_alike(&all, i); use(all.v + i, n); } }     */
#ifndef VOICES_H
#define VOICES_H

#include "keys.h"

struct voice {
	const struct cells *cells;
	struct person_key *reading;
	uint32_t article; /* rank */
	uint32_t event;   /* thing, or NO_THING */
	int day;          /* its event's first day, else that of publication, else NO_DAY */
	bool vietnamese;
};
struct voices {
	struct voice *v;
	uint64_t *key;
	size_t n;
};

enum { VOICE_PARTS = 8 };
typedef uint64_t voice_key(const struct person_key *p);
uint64_t by_sound(const struct person_key *p);
uint64_t by_person(const struct person_key *p);

struct voices voices_by(const struct keys *k, voice_key *key, size_t part, struct arena *one);
/* How many from `first` on have one key. */
size_t voices_alike(const struct voices *all, size_t first);
struct voice voice_of(struct person_key *p);
/* The day of the reading: its event's first day, else that of publication, else NO_DAY. */
int person_day(const struct person_key *p);

#endif
