/* buckets.h - blocking: readings are compared only with things that share a key with them.
 * Shape:  key (a hash) -> numbers of things, the latest first. A key with one thing holds it itself; more lie in runs, each run
 *         longer than the one before it.
 * Owner:  the arena in the struct.
 * Errors: none.
 * Use:    bucket_put(&b, key, thing);
 *         for (struct bucket_walk w = bucket_walk(&b, key); bucket_next(&w, &thing);) use(thing);                  */
#ifndef BUCKETS_H
#define BUCKETS_H

#include "../lib/arena.h"

struct bucket_slot {
	uint32_t key[2]; /* in halves: without a gap behind `last` */
	uint32_t last;   /* the only thing, or where the latest run is; 0: no such key */
};
struct bucket_part {
	struct bucket_slot *slot;
	size_t slots, used;
};
enum { BUCKET_PARTS = 8 };
/* Parts and blocks: what grows is never moved all at once. */
struct buckets {
	struct arena *arena;
	struct bucket_part part[BUCKET_PARTS]; /* by the top of the hash */
	struct {
		uint32_t **v; /* blocks of numbers, in which the runs lie */
		size_t n, cap;
	} block;
	uint32_t used; /* numbers */
};

void bucket_put(struct buckets *b, uint64_t key, size_t thing);

struct bucket_walk {
	const struct buckets *b;
	const struct run *run;
	uint32_t left, last;
};
struct bucket_walk bucket_walk(const struct buckets *b, uint64_t key);
bool bucket_next(struct bucket_walk *w, size_t *thing);
/* The key will be walked soon: what has to come from memory can come in the meantime. */
void bucket_expect(const struct buckets *b, uint64_t key);
/* A key of several parts. */
uint64_t key_join(uint64_t a, uint64_t b);

#endif
