/* places.h - in which row of its sheet a thing stands, so that other sheets can link to it.
 * Shape:  a hash of (table, column, cell) to the first row that holds it. A row is found by a hash of 64 bits alone: of a hundred
 *         million different cells two would meet once in 4,000 workbooks, and a link would lead astray.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    places_put(&p, STR("events"), STR("event_id"), id, 7); places_find(&p, STR("events"), STR("event_id"), id, &row);  */
#ifndef WORKBOOK_PLACES_H
#define WORKBOOK_PLACES_H

#include "../lib/arena.h"

struct place {
	uint64_t hash; /* 0: free */
	size_t row;
};
struct places {
	struct arena *arena;
	struct place *v;
	size_t n, cap; /* a power of two */
};

/* The first row counts. */
void places_put(struct places *p, struct str table, struct str column, struct str cell, size_t row);
bool places_find(const struct places *p, struct str table, struct str column, struct str cell, size_t *row);

#endif
