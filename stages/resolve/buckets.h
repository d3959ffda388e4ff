/* buckets.h - blocking: readings are compared only with things that share a key with them.
 * Shape:  key (a hash) -> numbers of things, the latest first, as a chain of entries.
 * Owner:  the arena in the struct.
 * Errors: none.
 * Use:    bucket_put(&b, key, thing);
 *         for (uint32_t i = bucket_last(&b, key); i; i = b.entry.v[i].before) use(b.entry.v[i].thing); */
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
struct buckets {
	struct arena *arena;
	struct bucket_slot *slot;
	size_t slots, used;
	struct {
		struct bucket_entry *v;
		size_t n, cap;
	} entry; /* v[0] is none */
};

void bucket_put(struct buckets *b, uint64_t key, size_t thing);
uint32_t bucket_last(const struct buckets *b, uint64_t key);
/* A key of several parts. */
uint64_t key_join(uint64_t a, uint64_t b);

#endif
