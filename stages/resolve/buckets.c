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

static struct bucket_slot *slot_of(const struct buckets *b, uint64_t key)
{
	size_t i = (size_t)key_join(key, 0) & (b->slots - 1);

	while (b->slot[i].last && slot_key(&b->slot[i]) != key)
		i = (i + 1) & (b->slots - 1);
	return &b->slot[i];
}

static void grow(struct buckets *b)
{
	struct buckets bigger = *b;

	bigger.slots = b->slots ? b->slots * 2 : 1024;
	bigger.slot = NEW(b->arena, struct bucket_slot, bigger.slots);
	for (size_t i = 0; i < b->slots; i++)
		if (b->slot[i].last)
			*slot_of(&bigger, slot_key(&b->slot[i])) = b->slot[i];
	arena_give_back(b->arena, b->slot);
	*b = bigger;
}

void bucket_put(struct buckets *b, uint64_t key, size_t thing)
{
	struct bucket_slot *s;
	const struct bucket_entry *old;

	assert(thing < UINT32_MAX && b->entry.n < UINT32_MAX);
	if (!b->entry.n)
		*PUSH(b->arena, &b->entry) = (struct bucket_entry){0, 0};
	if (b->used * 4 >= b->slots * 3)
		grow(b);
	s = slot_of(b, key);
	if (s->last && b->entry.v[s->last].thing == thing)
		return;
	b->used += !s->last;
	old = b->entry.v;
	*PUSH(b->arena, &b->entry) = (struct bucket_entry){(uint32_t)thing, s->last};
	if (b->entry.v != old)
		arena_give_back(b->arena, old);
	*s = (struct bucket_slot){{(uint32_t)key, (uint32_t)(key >> 32)}, (uint32_t)(b->entry.n - 1)};
}

uint32_t bucket_last(const struct buckets *b, uint64_t key)
{
	return b->slots ? slot_of(b, key)->last : 0;
}
