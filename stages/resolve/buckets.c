#include "buckets.h"

uint64_t key_join(uint64_t a, uint64_t b)
{
	uint64_t x = a * 0x9E3779B97F4A7C15u + b + 0x632BE59BD9B4E019u;

	x ^= x >> 32;
	x *= 0xD6E8FEB86659FD93u;
	return x ^ x >> 32;
}

static struct bucket *slot_of(const struct buckets *b, uint64_t key)
{
	size_t i = (size_t)key_join(key, 0) & (b->slots - 1);

	while (b->slot[i].n && b->slot[i].key != key)
		i = (i + 1) & (b->slots - 1);
	return &b->slot[i];
}

static void grow(struct buckets *b)
{
	struct buckets bigger = *b;

	bigger.slots = b->slots ? b->slots * 2 : 1024;
	bigger.slot = NEW(b->arena, struct bucket, bigger.slots);
	for (size_t i = 0; i < b->slots; i++)
		if (b->slot[i].n)
			*slot_of(&bigger, b->slot[i].key) = b->slot[i];
	*b = bigger;
}

void bucket_put(struct buckets *b, uint64_t key, size_t thing)
{
	struct bucket *s;

	if (b->used * 2 >= b->slots)
		grow(b);
	s = slot_of(b, key);
	if (s->n && s->v[s->n - 1] == thing)
		return;
	b->used += !s->n;
	s->key = key;
	*PUSH(b->arena, s) = thing;
}

const struct bucket *bucket_at(const struct buckets *b, uint64_t key)
{
	const struct bucket *s = b->slots ? slot_of(b, key) : NULL;

	return s && s->n ? s : NULL;
}
