/* sorted.h - what has a key in common, found by sorting: one pass forward for each byte of the keys, however many there are.
 * Shape:  keys with the number of what has them; equal keys come to stand side by side, in the order in which they were.
 * Owner:  the caller; sorting needs room for as many again, which is given back.
 * Errors: none.
 * Use:    sort_keyed(v, n, &run); for (size_t i = 0, end; i < n; i = end) { end = keyed_end(v, n, i); use(v + i, end - i); } */
#ifndef SORTED_H
#define SORTED_H

#include "../lib/arena.h"

struct keyed {
	uint64_t key;
	uint32_t at;
};

/* By key; stable. */
void sort_keyed(struct keyed *v, size_t n, struct spill *spill);
/* Where those with the key of the one at `first` end. */
static inline size_t keyed_end(const struct keyed *v, size_t n, size_t first)
{
	size_t end = first + 1;

	while (end < n && v[end].key == v[first].key)
		end++;
	return end;
}

#endif
