#include "voices.h"

#include "sorted.h"

uint64_t by_sound(const struct person_key *p)
{
	return p->sound;
}

uint64_t by_person(const struct person_key *p)
{
	return p->thing;
}

int person_day(const struct person_key *p)
{
	if (p->event && period_known(p->event->told.when) && p->event->told.when.precision >= MONTH)
		return p->event->told.when.start;
	return p->article->published;
}

struct voice voice_of(struct person_key *p)
{
	return (struct voice){.cells = p->cells,
		.reading = p,
		.article = p->article->rank,
		.event = p->event ? p->event->thing : NO_THING,
		.day = person_day(p),
		.vietnamese = str_eq(text_of(p->article->lang), STR("vi"))};
}

static size_t count_part(const struct keys *k, voice_key *key, size_t part, struct spill *spill)
{
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++, spill_trim(spill))
		for (size_t j = 0; j < k->v[i]->n_persons; j++)
			n += key(&k->v[i]->persons[j]) % VOICE_PARTS == part;
	return n;
}

static struct keyed *keys_of_part(const struct keys *k, voice_key *key, size_t part, struct voice *v, size_t n, struct arena *a)
{
	struct keyed *keyed = arena_room(a, n, sizeof *keyed);

	n = 0;
	for (size_t i = 0; i < k->n; i++, spill_trim(a->spill))
		for (size_t j = 0; j < k->v[i]->n_persons; j++) {
			uint64_t value = key(&k->v[i]->persons[j]);

			if (value % VOICE_PARTS != part)
				continue;
			keyed[n] = (struct keyed){value, (uint32_t)n};
			v[n++] = voice_of(&k->v[i]->persons[j]);
		}
	return keyed;
}

struct voices voices_by(const struct keys *k, voice_key *key, size_t part, struct arena *one)
{
	struct arena sorting = {.spill = one->spill};
	size_t n = count_part(k, key, part, one->spill);
	struct voices all = {arena_room(one, n, sizeof *all.v), arena_room(one, n, sizeof *all.key), n};
	struct voice *v = arena_room(&sorting, n, sizeof *v);
	struct keyed *keyed = keys_of_part(k, key, part, v, n, &sorting);

	sort_keyed(keyed, n, one->spill);
	for (size_t i = 0; i < n; i++, spill_trim(one->spill)) {
		all.v[i] = v[keyed[i].at];
		all.key[i] = keyed[i].key;
	}
	arena_release(&sorting);
	return all;
}

size_t voices_alike(const struct voices *all, size_t first)
{
	size_t end = first + 1;

	while (end < all->n && all->key[end] == all->key[first])
		end++;
	return end - first;
}
