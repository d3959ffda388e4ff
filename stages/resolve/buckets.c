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

static uint32_t new_entry(struct buckets *b, size_t thing, uint32_t before)
{
	if (!b->entries)
		b->entries = 1;
	if (b->entries / BUCKET_BLOCK >= b->block.n)
		*PUSH(b->arena, &b->block) = arena_room(b->arena, BUCKET_BLOCK, sizeof(struct bucket_entry));
	*bucket_entry(b, b->entries) = (struct bucket_entry){(uint32_t)thing, before};
	return b->entries++;
}

void bucket_put(struct buckets *b, uint64_t key, size_t thing)
{
	uint64_t hash = hash_of(key);
	struct bucket_part *p = &b->part[part_of(hash)];
	struct bucket_slot *s;

	assert(thing < UINT32_MAX && b->entries < UINT32_MAX);
	if (p->used * 4 >= p->slots * 3)
		grow(p, b->arena);
	s = slot_of(p, key, hash);
	if (s->last && bucket_entry(b, s->last)->thing == thing)
		return;
	p->used += !s->last;
	*s = (struct bucket_slot){{(uint32_t)key, (uint32_t)(key >> 32)}, new_entry(b, thing, s->last)};
}

uint32_t bucket_last(const struct buckets *b, uint64_t key)
{
	uint64_t hash = hash_of(key);
	const struct bucket_part *p = &b->part[part_of(hash)];

	return p->slots ? slot_of(p, key, hash)->last : 0;
}
