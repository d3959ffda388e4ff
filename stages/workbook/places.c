#include "places.h"

static uint64_t hash_of(struct str table, struct str column, struct str cell)
{
	/* multiplied so that the three do not cancel each other out */
	uint64_t h = (str_hash(table) * 3 + str_hash(column)) * 0x9E3779B97F4A7C15u + str_hash(cell);

	return h ? h : 1;
}

static struct place *find(const struct places *p, uint64_t hash)
{
	size_t i = (size_t)(hash >> 7) & (p->cap - 1);

	while (p->v[i].hash && p->v[i].hash != hash)
		i = (i + 1) & (p->cap - 1);
	return &p->v[i];
}

static void grow(struct places *p)
{
	struct places old = *p;

	p->cap = old.cap ? old.cap * 2 : 1024;
	p->v = NEW(p->arena, struct place, p->cap);
	for (size_t i = 0; i < old.cap; i++)
		if (old.v[i].hash)
			*find(p, old.v[i].hash) = old.v[i];
}

void places_put(struct places *p, struct str table, struct str column, struct str cell, size_t row)
{
	if (p->n >= p->cap / 2)
		grow(p);
	uint64_t hash = hash_of(table, column, cell);
	struct place *free = find(p, hash);
	if (free->hash)
		return;
	*free = (struct place){hash, row};
	p->n++;
}

bool places_find(const struct places *p, struct str table, struct str column, struct str cell, size_t *row)
{
	const struct place *found = p->cap ? find(p, hash_of(table, column, cell)) : NULL;

	if (!found || !found->hash)
		return false;
	*row = found->row;
	return true;
}
