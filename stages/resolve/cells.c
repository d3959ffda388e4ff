#include "cells.h"

#include "buckets.h"

#include <assert.h>
#include <string.h>

/* What is kept once, found by its hash: texts, and rows of cells. */
struct shelf {
	const void **slot;
	size_t slots, used;
};

struct pool {
	struct arena *run, index; /* index: goes with the pool */
	char *room;               /* texts and cells are small: they are packed into pieces of ROOM bytes */
	size_t left;
	struct shelf texts, rows[READING_KINDS];
};

enum { MOST_CELLS = 32, ROOM = 64 * 1024, FIRST_SLOTS = 4096, PACKED = 8 };

struct pool *pool_open(struct arena *run)
{
	struct arena index = {.spill = run->spill, .index = true};
	struct pool *p = NEW(&index, struct pool, 1);

	p->run = run;
	p->index = index;
	return p;
}

void pool_close(struct pool *p)
{
	struct arena index = p->index; /* the pool itself lies in it */

	arena_release(&index);
}

static void *pack(struct pool *p, size_t size)
{
	char *at;

	size = (size + PACKED - 1) / PACKED * PACKED;
	if (size > ROOM / 8)
		return arena_alloc(p->run, size);
	if (size > p->left) {
		p->room = arena_room(p->run, ROOM, 1);
		p->left = ROOM;
	}
	at = p->room;
	p->room += size;
	p->left -= size;
	return at;
}

typedef uint64_t hash_of(const void *kept);

static const void **free_slot(const struct shelf *s, uint64_t hash)
{
	size_t i = (size_t)hash & (s->slots - 1);

	while (s->slot[i])
		i = (i + 1) & (s->slots - 1);
	return &s->slot[i];
}

static void make_room(struct pool *p, struct shelf *s, hash_of *hash)
{
	struct shelf bigger = {.slots = s->slots ? s->slots * 2 : FIRST_SLOTS, .used = s->used};

	if (s->used * 2 < s->slots)
		return;
	bigger.slot = NEW(&p->index, const void *, bigger.slots);
	for (size_t i = 0; i < s->slots; i++)
		if (s->slot[i])
			*free_slot(&bigger, hash(s->slot[i])) = s->slot[i];
	arena_give_back(&p->index, s->slot);
	*s = bigger;
}

static uint64_t text_hash(const void *text)
{
	return str_hash(text_of(text));
}

const struct text *pool_text(struct pool *p, struct str s)
{
	uint64_t hash = str_hash(s);
	size_t i;
	struct text *t;

	assert(s.n < UINT32_MAX);
	make_room(p, &p->texts, text_hash);
	for (i = (size_t)hash & (p->texts.slots - 1); p->texts.slot[i]; i = (i + 1) & (p->texts.slots - 1))
		if (str_eq(text_of(p->texts.slot[i]), s))
			return p->texts.slot[i];
	t = pack(p, sizeof *t + s.n);
	t->n = (uint32_t)s.n;
	if (s.n)
		memcpy(t->s, s.s, s.n);
	p->texts.slot[i] = t;
	p->texts.used++;
	return t;
}

static size_t texts_told(uint32_t told)
{
	return bits_set(told) * sizeof(struct text *);
}

static uint64_t cells_hash(uint32_t told, const struct text *const *v)
{
	uint64_t hash = told;

	for (unsigned i = 0; i < bits_set(told); i++)
		hash = key_join(hash, (uint64_t)(uintptr_t)v[i]);
	return hash;
}

static uint64_t row_hash(const void *row)
{
	const struct cells *c = row;

	return cells_hash(c->told, c->v);
}

static struct cells *new_cells(struct pool *p, uint32_t told, const struct text *const *v)
{
	struct cells *c = pack(p, sizeof *c + texts_told(told));

	c->told = told;
	memcpy(c->v, v, texts_told(told));
	return c;
}

static const struct cells *keep_row(struct pool *p, struct shelf *rows, uint32_t told, const struct text *const *v)
{
	size_t i;

	make_room(p, rows, row_hash);
	for (i = (size_t)cells_hash(told, v) & (rows->slots - 1); rows->slot[i]; i = (i + 1) & (rows->slots - 1)) {
		const struct cells *c = rows->slot[i];

		if (c->told == told && memcmp(c->v, v, texts_told(told)) == 0)
			return c;
	}
	rows->used++;
	return rows->slot[i] = new_cells(p, told, v);
}

static const struct cells *keep_cells(struct pool *p, uint32_t told, const struct text *const *v, enum reading_kind kind)
{
	if (kind == READING_EVENT) /* no two are alike */
		return new_cells(p, told, v);
	return keep_row(p, &p->rows[kind], told, v);
}

/* What resolve asks of no reading. */
static bool is_asked(enum reading_kind kind, unsigned column)
{
	return kind != READING_EVENT || (column != EV_date_text && column != EV_sites && column != EV_inferred);
}

const struct cells *pool_cells(struct pool *p, const struct reading *r, enum reading_kind kind)
{
	const struct text *v[MOST_CELLS];
	uint32_t told = 0;
	size_t n = 0;

	assert(reading_tables[kind].cells <= MOST_CELLS);
	for (unsigned i = 0; i < reading_tables[kind].cells; i++)
		if (r->cell[i].n && is_asked(kind, i)) {
			told |= (uint32_t)1 << i;
			v[n++] = pool_text(p, r->cell[i]);
		}
	return keep_cells(p, told, v, kind);
}
