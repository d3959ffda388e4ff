#include "cells.h"

#include "buckets.h"

#include <assert.h>
#include <string.h>

/* What is kept once, found by its hash: texts, and rows of cells. The hash stands beside it: not all that is met on the way is
 * looked at. */
struct shelf {
	const void **slot;
	uint32_t *hash;
	size_t slots, used;
};

/* Texts and cells are small: they are packed into pieces of ROOM bytes. */
struct room {
	struct arena *arena;
	char *at;
	size_t left;
};

struct pool {
	struct room own, shared;
	struct arena index; /* goes with the pool */
	struct shelf texts, rows[READING_KINDS];
};

enum { MOST_CELLS = 32, ROOM = 64 * 1024, FIRST_SLOTS = 4096, PACKED = 8 };

struct pool *pool_open(struct arena *own, struct arena *shared)
{
	struct arena index = {.spill = own->spill, .index = true};
	struct pool *p = NEW(&index, struct pool, 1);

	p->own.arena = own;
	p->shared.arena = shared;
	p->index = index;
	return p;
}

void pool_close(struct pool *p)
{
	struct arena index = p->index; /* the pool itself lies in it */

	arena_release(&index);
}

static void *pack(struct room *r, size_t size)
{
	char *at;

	size = (size + PACKED - 1) / PACKED * PACKED;
	if (size > ROOM / 8)
		return arena_alloc(r->arena, size);
	if (size > r->left) {
		r->at = arena_room(r->arena, ROOM, 1);
		r->left = ROOM;
	}
	at = r->at;
	r->at += size;
	r->left -= size;
	return at;
}

static size_t next_slot(const struct shelf *s, size_t i)
{
	return (i + 1) & (s->slots - 1);
}

static void put(struct shelf *s, size_t i, const void *kept, uint32_t hash)
{
	s->slot[i] = kept;
	s->hash[i] = hash;
	s->used++;
}

static void make_room(struct pool *p, struct shelf *s)
{
	struct shelf bigger = {.slots = s->slots ? s->slots * 2 : FIRST_SLOTS};

	if (s->used * 2 < s->slots)
		return;
	bigger.slot = NEW(&p->index, const void *, bigger.slots);
	bigger.hash = arena_room(&p->index, bigger.slots, sizeof *bigger.hash);
	for (size_t i = 0, at; i < s->slots; i++)
		if (s->slot[i]) {
			for (at = s->hash[i] & (bigger.slots - 1); bigger.slot[at];)
				at = next_slot(&bigger, at);
			put(&bigger, at, s->slot[i], s->hash[i]);
		}
	arena_give_back(&p->index, s->slot);
	arena_give_back(&p->index, s->hash);
	*s = bigger;
}

static const struct text *new_text(struct room *r, struct str s)
{
	struct text *t = pack(r, sizeof *t + s.n);

	assert(s.n < UINT32_MAX);
	t->n = (uint32_t)s.n;
	if (s.n)
		memcpy(t->s, s.s, s.n);
	return t;
}

const struct text *pool_own(struct pool *p, struct str s)
{
	return new_text(&p->own, s);
}

const struct text *pool_text(struct pool *p, struct str s)
{
	struct shelf *texts = &p->texts;
	uint32_t hash = (uint32_t)str_hash(s);
	size_t i;

	make_room(p, texts);
	for (i = hash & (texts->slots - 1); texts->slot[i]; i = next_slot(texts, i))
		if (texts->hash[i] == hash && str_eq(text_of(texts->slot[i]), s))
			return texts->slot[i];
	put(texts, i, new_text(&p->shared, s), hash);
	return texts->slot[i];
}

static size_t texts_told(uint32_t told)
{
	return bits_set(told) * sizeof(struct text *);
}

static uint32_t cells_hash(uint32_t told, const struct text *const *v)
{
	uint64_t hash = told;

	for (unsigned i = 0; i < bits_set(told); i++)
		hash = key_join(hash, (uint64_t)(uintptr_t)v[i]);
	return (uint32_t)hash;
}

static struct cells *new_cells(struct room *r, uint32_t told, const struct text *const *v)
{
	struct cells *c = pack(r, sizeof *c + texts_told(told));

	c->told = told;
	memcpy(c->v, v, texts_told(told));
	return c;
}

static bool same_cells(const struct cells *c, uint32_t told, const struct text *const *v)
{
	return c->told == told && memcmp(c->v, v, texts_told(told)) == 0;
}

static const struct cells *keep_row(struct pool *p, struct shelf *rows, uint32_t told, const struct text *const *v)
{
	uint32_t hash = cells_hash(told, v);
	size_t i;

	make_room(p, rows);
	for (i = hash & (rows->slots - 1); rows->slot[i]; i = next_slot(rows, i))
		if (rows->hash[i] == hash && same_cells(rows->slot[i], told, v))
			return rows->slot[i];
	put(rows, i, new_cells(&p->shared, told, v), hash);
	return rows->slot[i];
}

static const struct cells *keep_cells(struct pool *p, uint32_t told, const struct text *const *v, enum reading_kind kind)
{
	if (kind == READING_EVENT) /* no two are alike */
		return new_cells(&p->own, told, v);
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
	spill_trim(p->index.spill);
	for (unsigned i = 0; i < reading_tables[kind].cells; i++)
		if (r->cell[i].n && is_asked(kind, i)) {
			told |= (uint32_t)1 << i;
			v[n++] = pool_text(p, r->cell[i]);
		}
	return keep_cells(p, told, v, kind);
}
