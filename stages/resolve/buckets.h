/* buckets.h - blocking: readings are compared only with things that share a key with them.
 * Shape:  key (a hash) -> numbers of things, the latest first, as a chain of entries.
 * Owner:  the arena in the struct.
 * Errors: none.
 * Use:    bucket_put(&b, key, thing);
 *         for (uint32_t i = bucket_last(&b, key); i; i = bucket_entry(&b, i)->before) use(bucket_entry(&b, i)->thing); */
#ifndef BUCKETS_H
#define BUCKETS_H

#include "../lib/arena.h"

struct bucket_slot {
	uint32_t key[2]; /* in halves: without a gap behind `last` */
	uint32_t last;   /* entry; 0: no such key */
};
struct bucket_entry {
	uint32_t thing, before; /* before: entry; 0: none */
};
struct bucket_part {
	struct bucket_slot *slot;
	size_t slots, used;
};
enum { BUCKET_PARTS = 8, BUCKET_BLOCK = 1 << 16 };
/* Parts and blocks: what grows is never moved all at once. */
struct buckets {
	struct arena *arena;
	struct bucket_part part[BUCKET_PARTS]; /* by the top of the hash */
	struct {
		struct bucket_entry **v; /* blocks of entries; entry 0 is none */
		size_t n, cap;
	} block;
	uint32_t entries;
};

static inline struct bucket_entry *bucket_entry(const struct buckets *b, uint32_t i)
{
	return &b->block.v[i / BUCKET_BLOCK][i % BUCKET_BLOCK];
}
void bucket_put(struct buckets *b, uint64_t key, size_t thing);
uint32_t bucket_last(const struct buckets *b, uint64_t key);
/* A key of several parts. */
uint64_t key_join(uint64_t a, uint64_t b);

#endif
