#include "keys.h"

#include "../lib/fail.h"
#include "buckets.h"

#include <stdlib.h>
#include <string.h>

/* Rows of equal cells once: the same person in the same office is read again and again. */
struct row_pool {
	struct str **slot;
	size_t slots, used;
};

enum { MOST_CELLS = 64 };

/* Equal strings once: cells repeat over articles. */
struct pool {
	struct arena *run, *prints, index; /* the index goes when all is read */
	struct str *slot;
	size_t slots, used;
	struct row_pool rows[READING_KINDS];
};

static struct str *pool_slot(struct pool *p, struct str s)
{
	size_t i = (size_t)str_hash(s) & (p->slots - 1);

	while (p->slot[i].s && !str_eq(p->slot[i], s))
		i = (i + 1) & (p->slots - 1);
	return &p->slot[i];
}

static void pool_grow(struct pool *p)
{
	struct pool bigger = {.slots = p->slots ? p->slots * 2 : 4096};

	bigger.slot = NEW(&p->index, struct str, bigger.slots);
	for (size_t i = 0; i < p->slots; i++)
		if (p->slot[i].s)
			*pool_slot(&bigger, p->slot[i]) = p->slot[i];
	p->slot = bigger.slot;
	p->slots = bigger.slots;
}

static struct str keep(struct pool *p, struct str s)
{
	struct str *slot;

	if (!s.n)
		return STR("");
	if (p->used * 2 >= p->slots)
		pool_grow(p);
	slot = pool_slot(p, s);
	if (!slot->s) {
		*slot = arena_str(p->run, s);
		p->used++;
	}
	return *slot;
}

static struct str **row_slot(const struct row_pool *rows, struct str *const cell, unsigned n)
{
	uint64_t hash = n;

	for (unsigned i = 0; i < n; i++)
		hash = key_join(hash, (uint64_t)(uintptr_t)cell[i].s);
	for (size_t i = (size_t)hash & (rows->slots - 1);; i = (i + 1) & (rows->slots - 1))
		if (!rows->slot[i] || memcmp(rows->slot[i], cell, n * sizeof *cell) == 0)
			return &rows->slot[i];
}

static void rows_grow(struct pool *p, struct row_pool *rows, unsigned n)
{
	struct row_pool bigger = {.slots = rows->slots ? rows->slots * 2 : 4096, .used = rows->used};

	bigger.slot = NEW(&p->index, struct str *, bigger.slots);
	for (size_t i = 0; i < rows->slots; i++)
		if (rows->slot[i])
			*row_slot(&bigger, rows->slot[i], n) = rows->slot[i];
	*rows = bigger;
}

static struct str *keep_cells(struct pool *p, const struct reading *r, enum reading_kind kind)
{
	struct row_pool *rows = &p->rows[kind];
	unsigned n = reading_tables[kind].cells;
	struct str cell[MOST_CELLS], **slot;

	for (unsigned i = 0; i < n; i++)
		cell[i] = keep(p, r->cell[i]);
	if (rows->used * 2 >= rows->slots)
		rows_grow(p, rows, n);
	slot = row_slot(rows, cell, n);
	if (!*slot) {
		*slot = NEW(p->run, struct str, n);
		memcpy(*slot, cell, n * sizeof *cell);
		rows->used++;
	}
	return *slot;
}

static struct event_key *event_named(const struct article_key *a, struct str id)
{
	for (size_t i = 0; id.n && i < a->n_events; i++)
		if (str_eq(a->events[i].id, id))
			return &a->events[i];
	return NULL;
}

static void keep_events(struct pool *p, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_EVENT];

	a->events = NEW(p->run, struct event_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->events[a->n_events++] = (struct event_key){.article = a,
			.id = keep(p, all->v[i].id),
			.thing = STR_NONE,
			.cell = keep_cells(p, &all->v[i], READING_EVENT)};
	for (size_t i = 0; i < a->n_events; i++)
		a->events[i].part_of = event_named(a, a->events[i].cell[EV_part_of]);
}

static void keep_persons(struct pool *p, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_PARTICIPANT];

	a->persons = NEW(p->run, struct person_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].cell[PA_kind], STR("person")) && all->v[i].cell[PA_name].n)
			a->persons[a->n_persons++] = (struct person_key){.article = a,
				.id = keep(p, all->v[i].id),
				.order = i,
				.event = event_named(a, all->v[i].event),
				.thing = STR_NONE,
				.cell = keep_cells(p, &all->v[i], READING_PARTICIPANT)};
}

static void keep_agreements(struct pool *p, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_AGREEMENT];

	a->agreements = NEW(p->run, struct agreement_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->agreements[a->n_agreements++] = (struct agreement_key){.article = a,
			.id = keep(p, all->v[i].id),
			.order = i,
			.event = event_named(a, all->v[i].event),
			.thing = STR_NONE,
			.cell = keep_cells(p, &all->v[i], READING_AGREEMENT)};
}

static void keep_topics(struct pool *p, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_TOPIC];

	a->topics = NEW(p->run, struct topic_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->topics[a->n_topics++] = (struct topic_key){event_named(a, all->v[i].event), keep(p, all->v[i].cell[TO_topic])};
}

static struct article_key *keep_article(struct pool *p, const struct article *from)
{
	struct article_key *a = NEW(p->run, struct article_key, 1);

	*a = (struct article_key){.id = arena_str(p->run, from->id),
		.source = arena_str(p->run, from->source),
		.lang = keep(p, from->lang),
		.published_at = keep(p, from->published_at),
		.sha256 = arena_str(p->prints, from->sha256),
		.signature = arena_str(p->prints, from->signature),
		.published = iso_day(from->published_at)};
	keep_events(p, from, a);
	keep_persons(p, from, a);
	keep_agreements(p, from, a);
	keep_topics(p, from, a);
	return a;
}

static void read_batch(struct pool *p, const char *path, struct batch *b, struct keys *k, struct arena *run)
{
	struct arena one = {0}, file = {0}; /* there are thousands of files */
	struct input_reader *in = inputs_open(path, &file);

	for (struct input i; input_read(in, &one, &i); arena_reset(&one))
		for (size_t n = 0; n < i.articles.n; n++) {
			struct article_key *a = keep_article(p, &i.articles.v[n]);

			*PUSH(run, b) = a;
			*PUSH(run, k) = a;
		}
	arena_release(&file);
	arena_release(&one);
}

/* Dated before undated, then by source. */
static int article_order(const struct article_key *a, const struct article_key *b)
{
	bool dated_a = a->published != NO_DAY, dated_b = b->published != NO_DAY;
	int c = dated_a && dated_b ? str_cmp(a->published_at, b->published_at) : (int)dated_b - (int)dated_a;

	return c ? c : str_cmp(a->source, b->source);
}

static int by_order(const void *a, const void *b)
{
	return article_order(*(struct article_key *const *)a, *(struct article_key *const *)b);
}

struct keys keys_read(const char *list, const char *folder, struct arena *prints, struct arena *run)
{
	struct keys k = {0};
	struct pool pool = {.run = run, .prints = prints};
	struct str bytes, why, line;
	struct {
		struct batch *v;
		size_t n, cap;
	} batches = {0};

	if (!file_read(list, 0, run, &bytes, &why))
		fail(FAIL_RUN, "cannot read '%s': %.*s", list, STR_ARG(why));
	while (str_split(&bytes, '\n', &line)) {
		struct str id = str_trim(line);

		if (!id.n)
			continue;
		*PUSH(run, &batches) = (struct batch){.id = id};
		read_batch(&pool, arena_cstr(run, arena_printf(run, "%s/%.*s.xml", folder, STR_ARG(id))),
			&batches.v[batches.n - 1], &k, run);
	}
	arena_release(&pool.index);
	k.batches = batches.v;
	k.n_batches = batches.n;
	if (k.n)
		qsort(k.v, k.n, sizeof *k.v, by_order);
	for (size_t i = 0; i < k.n; i++)
		k.v[i]->rank = i;
	return k;
}

void hashes_add(struct hashes *h, uint64_t value, struct arena *run)
{
	size_t at = 0;

	while (at < h->n && h->v[at] < value)
		at++;
	if (at < h->n && h->v[at] == value)
		return;
	*PUSH(run, h) = value;
	memmove(h->v + at + 1, h->v + at, (h->n - 1 - at) * sizeof *h->v);
	h->v[at] = value;
}

struct hashes hashes_keep(const struct hashes *h, struct arena *run)
{
	struct hashes kept = {NEW(run, uint64_t, h->n), h->n, h->n};

	if (h->n)
		memcpy(kept.v, h->v, h->n * sizeof *h->v);
	return kept;
}

size_t hashes_common(const struct hashes *a, const struct hashes *b)
{
	size_t common = 0;

	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		common += a->v[i] == b->v[j];
		if (a->v[i] <= b->v[j])
			i++;
		else
			j++;
	}
	return common;
}
