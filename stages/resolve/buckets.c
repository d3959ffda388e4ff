#include "buckets.h"

#include <assert.h>

uint64_t key_join(uint64_t a, uint64_t b)
{
	uint64_t x = a * 0x9E3779B97F4A7C15u + b + 0x632BE59BD9B4E019u;

	x ^= x >> 32;
	x *= 0xD6E8FEB86659FD93u;
	return x ^ x >> 32;
}

static uint64_t slot_key(const struct bucket_slot *s)
{
	return (uint64_t)s->key[1] << 32 | s->key[0];
}

static uint64_t hash_of(uint64_t key)
{
	return key_join(key, 0);
}

static size_t part_of(uint64_t hash)
{
	return hash >> 61;
}

static struct bucket_slot *slot_of(const struct bucket_part *p, uint64_t key, uint64_t hash)
{
	size_t i = (size_t)hash & (p->slots - 1);

	while (p->slot[i].last && slot_key(&p->slot[i]) != key)
		i = (i + 1) & (p->slots - 1);
	return &p->slot[i];
}

static void grow(struct bucket_part *p, struct arena *arena)
{
	struct bucket_part bigger = {.slots = p->slots ? p->slots * 2 : 128, .used = p->used};

	bigger.slot = NEW(arena, struct bucket_slot, bigger.slots);
	for (size_t i = 0; i < p->slots; i++)
		if (p->slot[i].last) {
			uint64_t key = slot_key(&p->slot[i]);

			*slot_of(&bigger, key, hash_of(key)) = p->slot[i];
		}
	arena_give_back(arena, p->slot);
	*p = bigger;
}

/* A run: where the run before it is, how many things it has, for how many it has room; then the things. Place 0 is none. */
struct run {
	uint32_t before;
	uint16_t n, room;
	uint32_t thing[];
};
enum { BLOCK = 1 << 16, HEAD = sizeof(struct run) / sizeof(uint32_t), FIRST_ROOM = 2, MOST_ROOM = 30 };
static const uint32_t ONLY = (uint32_t)1 << 31; /* in `last`: a thing, not a place */

static struct run *run_at(const struct buckets *b, uint32_t place)
{
	return (struct run *)(void *)&b->block.v[place / BLOCK][place % BLOCK];
}

static uint32_t new_run(struct buckets *b, uint32_t before, unsigned room)
{
	uint32_t size = HEAD + room, place;

	if (!b->block.n || b->used % BLOCK + size > BLOCK || b->used / BLOCK >= b->block.n) {
		b->used = (uint32_t)b->block.n * BLOCK + (b->block.n == 0);
		*PUSH(b->arena, &b->block) = arena_room(b->arena, BLOCK, sizeof(uint32_t));
	}
	place = b->used;
	assert(place < ONLY - 2 * BLOCK);
	b->used += size;
	*run_at(b, place) = (struct run){.before = before, .room = (uint16_t)room};
	return place;
}

static void put_behind(struct buckets *b, uint32_t *last, uint32_t thing)
{
	struct run *run = run_at(b, *last);

	if (run->n == run->room) {
		*last = new_run(b, *last, run->room < MOST_ROOM ? run->room * 2u + 2 : MOST_ROOM);
		run = run_at(b, *last);
	}
	run->thing[run->n++] = thing;
}

static uint32_t latest(const struct buckets *b, uint32_t last)
{
	const struct run *run;

	if (last & ONLY)
		return last & ~ONLY;
	run = run_at(b, last);
	return run->thing[run->n - 1];
}

void bucket_put(struct buckets *b, uint64_t key, size_t thing)
{
	uint64_t hash = hash_of(key);
	struct bucket_part *p = &b->part[part_of(hash)];
	struct bucket_slot *s;

	assert(thing < ONLY);
	if (p->used * 4 >= p->slots * 3)
		grow(p, b->arena);
	s = slot_of(p, key, hash);
	if (!s->last) {
		*s = (struct bucket_slot){{(uint32_t)key, (uint32_t)(key >> 32)}, (uint32_t)thing | ONLY};
		p->used++;
		return;
	}
	if (latest(b, s->last) == thing)
		return;
	if (s->last & ONLY) {
		uint32_t first = s->last & ~ONLY;

		s->last = new_run(b, 0, FIRST_ROOM);
		put_behind(b, &s->last, first);
	}
	put_behind(b, &s->last, (uint32_t)thing);
}

void bucket_expect(const struct buckets *b, uint64_t key)
{
	uint64_t hash = hash_of(key);
	const struct bucket_part *p = &b->part[part_of(hash)];

	if (p->slots)
		__builtin_prefetch(&p->slot[hash & (p->slots - 1)]);
}

struct bucket_walk bucket_walk(const struct buckets *b, uint64_t key)
{
	uint64_t hash = hash_of(key);
	const struct bucket_part *p = &b->part[part_of(hash)];
	struct bucket_walk w = {.b = b, .last = p->slots ? slot_of(p, key, hash)->last : 0};

	if (w.last && !(w.last & ONLY))
		__builtin_prefetch(run_at(b, w.last));
	return w;
}

/* w->last is the run to be begun next, or the only thing. */
bool bucket_next(struct bucket_walk *w, size_t *thing)
{
	if (!w->left) {
		if (!w->last)
			return false;
		if (w->last & ONLY) {
			*thing = w->last & ~ONLY;
			w->last = 0;
			return true;
		}
		w->run = run_at(w->b, w->last);
		w->left = w->run->n;
		w->last = w->run->before;
	}
	*thing = w->run->thing[--w->left];
	return true;
}
