/* cells.h - the cells of readings kept small: an empty one takes a bit, equal ones share their bytes.
 * Shape:  `told` has a bit for each cell that is not empty; v has their texts in the order of the columns (EV_kind, PA_name ...).
 * Owner:  texts and cells lie in the arenas given to pool_open(); pool_close() gives back what only keeping needs.
 * Errors: none.
 * Use:    struct pool *p = pool_open(&own, &shared);  const struct cells *c = pool_cells(p, reading, READING_EVENT);  pool_close(p);
 *         struct str kind = cell_of(c, EV_kind);                                                                       */
#ifndef CELLS_H
#define CELLS_H

#include "../lib/article.h"

struct text {
	uint32_t n;
	char s[];
};

struct cells {
	uint32_t told;
	const struct text *v[];
};

static inline struct str text_of(const struct text *t)
{
	return (struct str){t->s, t->n};
}

static inline unsigned bits_set(uint32_t x)
{
	x -= x >> 1 & 0x55555555;
	x = (x & 0x33333333) + (x >> 2 & 0x33333333);
	return ((x + (x >> 4)) & 0x0F0F0F0F) * 0x01010101 >> 24;
}

/* NULL where the cell is empty; of equal cells the same. */
static inline const struct text *cell_text(const struct cells *c, unsigned column)
{
	uint32_t bit = (uint32_t)1 << column;

	return c->told & bit ? c->v[bits_set(c->told & (bit - 1))] : NULL;
}

static inline struct str cell_of(const struct cells *c, unsigned column)
{
	const struct text *t = cell_text(c, column);

	return t ? text_of(t) : STR("");
}

struct pool;
/* What is shared lies apart from what is a reading's own: the one is asked for all the time, the other now and then. */
struct pool *pool_open(struct arena *own, struct arena *shared);
const struct text *pool_text(struct pool *p, struct str s);
/* Of which there is no other: it is not looked for. */
const struct text *pool_own(struct pool *p, struct str s);
/* Rows of equal cells are kept once too: the same person in the same office is read again and again. */
const struct cells *pool_cells(struct pool *p, const struct reading *r, enum reading_kind kind);
void pool_close(struct pool *p);

#endif
