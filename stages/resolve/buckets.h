/* buckets.h - blocking: readings are compared only with things that share a key with them.
 * Shape:  key (a hash) -> numbers of things in the order they were put in.
 * Owner:  the arena given in the struct.
 * Errors: none.
 * Use:    bucket_put(&b, key, thing); const struct bucket *k = bucket_at(&b, key);   NULL where nothing has the key  */
#ifndef BUCKETS_H
#define BUCKETS_H

#include "../lib/arena.h"

struct bucket {
	uint64_t key;
	size_t *v;
	size_t n, cap;
};
struct buckets {
	struct arena *arena;
	struct bucket *slot;
	size_t slots, used;
};

void bucket_put(struct buckets *b, uint64_t key, size_t thing);
const struct bucket *bucket_at(const struct buckets *b, uint64_t key);
/* A key of several parts. */
uint64_t key_join(uint64_t a, uint64_t b);

#endif
