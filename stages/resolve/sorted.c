#include "sorted.h"

#include <assert.h>

enum { VALUES = 256, BYTES = 8 };

static unsigned byte_of(uint64_t key, unsigned byte)
{
	return (unsigned)(key >> 8 * byte) & (VALUES - 1);
}

/* Where the first key with each value of that byte goes. False where all have the same one. */
static bool starts_of(const struct keyed *v, size_t n, unsigned byte, size_t *start)
{
	size_t count[VALUES] = {0}, at = 0;

	for (size_t i = 0; i < n; i++)
		count[byte_of(v[i].key, byte)]++;
	for (size_t i = 0; i < VALUES; i++) {
		start[i] = at;
		at += count[i];
	}
	return count[byte_of(v[0].key, byte)] < n;
}

void sort_keyed(struct keyed *v, size_t n, struct spill *spill)
{
	struct arena one = {.spill = spill};
	struct keyed *from = v, *to = arena_room(&one, n, sizeof *to);
	size_t start[VALUES];

	assert(n < UINT32_MAX);
	for (unsigned byte = 0; n && byte < BYTES; byte++) {
		struct keyed *other = from;

		if (!starts_of(from, n, byte, start))
			continue;
		for (size_t i = 0; i < n; i++)
			to[start[byte_of(from[i].key, byte)]++] = from[i];
		from = to;
		to = other;
		spill_trim(spill);
	}
	if (from != v && n)
		memcpy(v, from, n * sizeof *v);
	arena_release(&one);
}
