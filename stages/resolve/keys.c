#include "keys.h"

#include "../lib/fail.h"
#include "article_bytes.h"
#include "aside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct keeping {
	struct pool *pool;
	struct keys *to;
};

static struct event_key *event_named(const struct article_key *a, struct str id)
{
	for (size_t i = 0; id.n && i < a->n_events; i++)
		if (str_eq(text_of(a->events[i].id), id))
			return &a->events[i];
	return NULL;
}

static void keep_events(const struct keeping *k, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_EVENT];

	a->events = NEW(&k->to->events, struct event_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->events[a->n_events++] = (struct event_key){.article = a,
			.id = pool_text(k->pool, all->v[i].id),
			.thing = NO_THING,
			.cells = pool_cells(k->pool, &all->v[i], READING_EVENT)};
	for (size_t i = 0; i < a->n_events; i++)
		a->events[i].part_of = event_named(a, cell_of(a->events[i].cells, EV_part_of));
}

static bool is_person(const struct reading *r)
{
	return str_eq(r->cell[PA_kind], STR("person")) && r->cell[PA_name].n;
}

static void keep_persons(const struct keeping *k, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_PARTICIPANT];
	size_t persons = 0;

	for (size_t i = 0; i < all->n; i++)
		persons += is_person(&all->v[i]);
	a->persons = NEW(&k->to->persons, struct person_key, persons);
	for (size_t i = 0; i < all->n; i++)
		if (is_person(&all->v[i]))
			a->persons[a->n_persons++] = (struct person_key){.article = a,
				.id = pool_text(k->pool, all->v[i].id),
				.event = event_named(a, all->v[i].event),
				.thing = NO_THING,
				.cells = pool_cells(k->pool, &all->v[i], READING_PARTICIPANT)};
}

static void keep_agreements(const struct keeping *k, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_AGREEMENT];

	a->agreements = NEW(&k->to->others, struct agreement_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->agreements[a->n_agreements++] = (struct agreement_key){.article = a,
			.id = pool_text(k->pool, all->v[i].id),
			.event = event_named(a, all->v[i].event),
			.thing = NO_THING,
			.cells = pool_cells(k->pool, &all->v[i], READING_AGREEMENT)};
}

static void keep_topics(const struct keeping *k, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_TOPIC];

	a->topics = NEW(&k->to->others, struct topic_key, all->n);
	for (size_t i = 0; i < all->n; i++)
		a->topics[a->n_topics++] =
			(struct topic_key){event_named(a, all->v[i].event), pool_text(k->pool, all->v[i].cell[TO_topic])};
}

static uint32_t hex_value(char c)
{
	return (uint32_t)(is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0);
}

/* A row of numbers of eight hex digits. */
static struct print print_of(const struct article *from, struct arena *prints)
{
	struct str hex = from->signature;
	struct print p = {from->sha256.n ? str_hash(from->sha256) : 0, NULL, hex.n / 8};

	p.signature = NEW(prints, uint32_t, p.n);
	for (size_t i = 0; i < p.n * 8; i++)
		p.signature[i / 8] = p.signature[i / 8] << 4 | hex_value(hex.s[i]);
	return p;
}

static struct article_key *keep_article(const struct keeping *k, const struct article *from)
{
	struct article_key *a = NEW(&k->to->articles, struct article_key, 1);

	*a = (struct article_key){.id = pool_own(k->pool, from->id),
		.source = pool_own(k->pool, from->source),
		.lang = pool_text(k->pool, from->lang),
		.print = NEW(&k->to->prints, struct print, 1),
		.published = iso_day(from->published_at)};
	*a->print = print_of(from, &k->to->prints);
	keep_events(k, from, a);
	keep_persons(k, from, a);
	keep_agreements(k, from, a);
	keep_topics(k, from, a);
	return a;
}

/* An article put aside. */
struct printed {
	uint64_t minute;
	struct place bytes;
	uint32_t place; /* among all that were read */
};

struct reading_in {
	struct aside aside;
	struct arena bytes;  /* of one article on its way there */
	struct arena *order; /* lives until all articles are in order */
	struct {
		struct printed *v;
		size_t n, cap;
	} all;
};

/* The digits of "2031-03-06T07:30"; an hour that is not told is 00:00. Undated articles come last. */
static uint64_t minute_of(struct str published_at)
{
	uint64_t minute = 0;

	for (size_t i = 0; i < STR("2031-03-06T07:30").n; i++)
		if (i != 4 && i != 7 && i != 10 && i != 13)
			minute = minute * 10 +
				 (i < published_at.n && is_digit(published_at.s[i]) ? (uint64_t)(published_at.s[i] - '0') : 0);
	return iso_day(published_at) == NO_DAY ? UINT64_MAX : minute;
}

static int by_minute(const void *a, const void *b)
{
	const struct printed *x = a, *y = b;

	return x->minute != y->minute ? (x->minute < y->minute ? -1 : 1) : (x->place > y->place) - (x->place < y->place);
}

/* One of several that were printed in one minute. */
struct tied {
	struct printed printed;
	struct str published_at, source;
};

static int by_source(const void *a, const void *b)
{
	const struct tied *x = a, *y = b;
	int c = x->printed.minute == UINT64_MAX ? 0 : str_cmp(x->published_at, y->published_at);

	return c ? c : str_cmp(x->source, y->source);
}

static void order_tied(const struct aside *aside, struct printed *v, size_t n, struct spill *spill)
{
	struct arena one = {0}, bytes = {0};
	struct tied *tied = NEW(&one, struct tied, n);
	struct article a;

	for (size_t i = 0; i < n; i++, arena_reset(&bytes), spill_trim(spill)) {
		article_of(aside_take(aside, v[i].bytes, &bytes), &bytes, &a);
		tied[i] = (struct tied){v[i], arena_str(&one, a.published_at), arena_str(&one, a.source)};
	}
	qsort(tied, n, sizeof *tied, by_source);
	for (size_t i = 0; i < n; i++)
		v[i] = tied[i].printed;
	arena_release(&bytes);
	arena_release(&one);
}

/* Dated before undated, then by source. */
static void order_all(struct reading_in *r)
{
	struct printed *v = r->all.v;

	if (r->all.n)
		qsort(v, r->all.n, sizeof *v, by_minute);
	for (size_t i = 0, end; i < r->all.n; i = end) {
		for (end = i + 1; end < r->all.n && v[end].minute == v[i].minute;)
			end++;
		if (end - i > 1)
			order_tied(&r->aside, v + i, end - i, r->order->spill);
	}
}

static void put_aside(struct reading_in *r, const struct article *a)
{
	struct place place = aside_put(&r->aside, article_bytes(a, &r->bytes));

	assert(r->all.n < UINT32_MAX);
	*PUSH(r->order, &r->all) = (struct printed){minute_of(a->published_at), place, (uint32_t)(r->all.n - 1)};
	arena_reset(&r->bytes);
}

static size_t read_batch(struct reading_in *r, const char *path)
{
	struct arena one = {0}, file = {0}; /* there are thousands of files */
	struct input_reader *in = inputs_open(path, &file);
	size_t n = 0;

	for (struct input i; input_read(in, &one, &i); arena_reset(&one), spill_trim(r->order->spill))
		for (size_t j = 0; j < i.articles.n; j++, n++)
			put_aside(r, &i.articles.v[j]);
	arena_release(&file);
	arena_release(&one);
	return n;
}

static void read_batches(struct reading_in *r, const char *list, const char *folder, struct keys *k, struct arena *run)
{
	struct str bytes, why, line;
	struct arena one = {0};
	struct {
		struct batch *v;
		size_t n, cap;
	} batches = {0};

	if (!file_read(list, 0, &one, &bytes, &why))
		fail(FAIL_RUN, "cannot read '%s': %.*s", list, STR_ARG(why));
	while (str_split(&bytes, '\n', &line)) {
		struct str id = str_trim(line);
		struct batch *b;

		if (!id.n)
			continue;
		b = PUSH(run, &batches);
		*b = (struct batch){.id = arena_str(run, id), .first = r->all.n};
		b->n = read_batch(r, arena_cstr(&one, arena_printf(&one, "%s/%.*s.xml", folder, STR_ARG(id))));
	}
	k->batches = batches.v;
	k->n_batches = batches.n;
	arena_release(&one);
}

/* What comes one after the other in the order of publication lies so in memory. */
static void take_in_order(struct reading_in *r, struct keys *k, struct arena *run)
{
	const struct keeping keep = {pool_open(&k->others, &k->shared), k};
	struct arena one = {0};
	struct article a;

	order_all(r);
	k->v = NEW(run, struct article_key *, r->all.n);
	for (; k->n < r->all.n; k->n++, arena_reset(&one), spill_trim(run->spill)) {
		const struct printed *p = &r->all.v[k->n];

		article_of(aside_take(&r->aside, p->bytes, &one), &one, &a);
		k->v[k->n] = keep_article(&keep, &a);
		k->v[k->n]->place = p->place;
		k->v[k->n]->rank = (uint32_t)k->n;
	}
	arena_release(&one);
	pool_close(keep.pool);
}

struct keys keys_read(const char *list, const char *folder, const char *spilled, struct arena *run)
{
	struct arena order = {.spill = run->spill};
	struct reading_in r = {.aside = aside_in(spilled), .order = &order};
	struct keys k = {.articles = order, .events = order, .persons = order, .others = order, .shared = order, .prints = order};

	read_batches(&r, list, folder, &k, run);
	take_in_order(&r, &k, run);
	aside_close(&r.aside);
	arena_release(&r.bytes);
	arena_release(&order);
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

void keys_drop_prints(struct keys *k)
{
	for (size_t i = 0; i < k->n; i++, spill_trim(k->prints.spill))
		k->v[i]->print = NULL;
	arena_release(&k->prints);
}
