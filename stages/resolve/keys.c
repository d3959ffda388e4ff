#include "keys.h"

#include "../lib/fail.h"
#include <stdlib.h>
#include <string.h>

/* What reading needs: `run` for what stays, `prints` for what only find_reprints() asks. */
struct keeping {
	struct pool *pool;
	struct arena *run, *prints;
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

	a->events = NEW(k->run, struct event_key, all->n);
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
	a->persons = NEW(k->run, struct person_key, persons);
	for (size_t i = 0; i < all->n; i++)
		if (is_person(&all->v[i]))
			a->persons[a->n_persons++] = (struct person_key){.article = a,
				.id = pool_text(k->pool, all->v[i].id),
				.order = (uint32_t)i,
				.event = event_named(a, all->v[i].event),
				.thing = NO_THING,
				.cells = pool_cells(k->pool, &all->v[i], READING_PARTICIPANT)};
}

static void keep_agreements(const struct keeping *k, const struct article *from, struct article_key *a)
{
	const struct readings *all = &from->readings[READING_AGREEMENT];

	a->agreements = NEW(k->run, struct agreement_key, all->n);
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

	a->topics = NEW(k->run, struct topic_key, all->n);
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
	struct article_key *a = NEW(k->run, struct article_key, 1);

	*a = (struct article_key){.id = text_of(pool_text(k->pool, from->id)),
		.source = text_of(pool_text(k->pool, from->source)),
		.lang = text_of(pool_text(k->pool, from->lang)),
		.published_at = text_of(pool_text(k->pool, from->published_at)),
		.print = NEW(k->prints, struct print, 1),
		.published = iso_day(from->published_at)};
	*a->print = print_of(from, k->prints);
	keep_events(k, from, a);
	keep_persons(k, from, a);
	keep_agreements(k, from, a);
	keep_topics(k, from, a);
	return a;
}

static void read_batch(const struct keeping *keep, const char *path, struct batch *b, struct keys *k)
{
	struct arena one = {0}, file = {0}; /* there are thousands of files */
	struct input_reader *in = inputs_open(path, &file);

	for (struct input i; input_read(in, &one, &i); arena_reset(&one))
		for (size_t n = 0; n < i.articles.n; n++) {
			struct article_key *a = keep_article(keep, &i.articles.v[n]);

			*PUSH(keep->run, b) = a;
			*PUSH(keep->run, k) = a;
		}
	arena_release(&file);
	arena_release(&one);
}

/* An article with the minute at which it was printed: most of the order, without going where the article lies. */
struct printed {
	uint64_t minute;
	struct article_key *article;
};

/* The digits of "2031-03-06T07:30"; an hour that is not told is 00:00. Undated articles come last. */
static uint64_t minute_of(const struct article_key *a)
{
	uint64_t minute = 0;

	for (size_t i = 0; i < STR("2031-03-06T07:30").n; i++)
		if (i != 4 && i != 7 && i != 10 && i != 13)
			minute = minute * 10 + (i < a->published_at.n && is_digit(a->published_at.s[i])
							       ? (uint64_t)(a->published_at.s[i] - '0')
							       : 0);
	return a->published == NO_DAY ? UINT64_MAX : minute;
}

static int by_order(const void *a, const void *b)
{
	const struct printed *x = a, *y = b;
	int c = x->minute != y->minute ? (x->minute < y->minute ? -1 : 1) : 0;

	if (!c && x->minute != UINT64_MAX)
		c = str_cmp(x->article->published_at, y->article->published_at);
	return c ? c : str_cmp(x->article->source, y->article->source);
}

/* Dated before undated, then by source. */
static void sort_articles(struct keys *k, struct spill *spill)
{
	struct arena one = {0};
	struct printed *v = NEW(&one, struct printed, k->n);

	for (size_t i = 0; i < k->n; i++, spill_trim(spill))
		v[i] = (struct printed){minute_of(k->v[i]), k->v[i]};
	if (k->n)
		qsort(v, k->n, sizeof *v, by_order);
	for (size_t i = 0; i < k->n; i++, spill_trim(spill)) {
		k->v[i] = v[i].article;
		k->v[i]->rank = i;
	}
	arena_release(&one);
}

struct keys keys_read(const char *list, const char *folder, struct arena *prints, struct arena *run)
{
	struct keys k = {0};
	const struct keeping keep = {pool_open(run), run, prints};
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
		read_batch(&keep, arena_cstr(run, arena_printf(run, "%s/%.*s.xml", folder, STR_ARG(id))),
			&batches.v[batches.n - 1], &k);
	}
	pool_close(keep.pool);
	k.batches = batches.v;
	k.n_batches = batches.n;
	sort_articles(&k, run->spill);
	return k;
}

/* The event of `to` that is at the place of e among those of its article. */
static struct event_key *moved_event(const struct article_key *to, const struct event_key *e)
{
	return e ? &to->events[e - e->article->events] : NULL;
}

static void move_events(const struct keeping *keep, const struct article_key *from, struct article_key *to)
{
	to->events = NEW(keep->run, struct event_key, from->n_events);
	for (size_t i = 0; i < from->n_events; i++) {
		struct event_key *e = &to->events[i];

		*e = from->events[i];
		e->article = to;
		e->id = pool_text(keep->pool, text_of(e->id));
		e->cells = pool_copy(keep->pool, e->cells, READING_EVENT);
		e->part_of = moved_event(to, e->part_of);
	}
}

#define MOVE(list, count, type) \
	to->list = NEW(keep->run, type, from->count); \
	for (size_t i = 0; i < from->count; i++)

static void move_readings(const struct keeping *keep, const struct article_key *from, struct article_key *to)
{
	MOVE(persons, n_persons, struct person_key)
	{
		to->persons[i] = from->persons[i];
		to->persons[i].article = to;
		to->persons[i].id = pool_text(keep->pool, text_of(from->persons[i].id));
		to->persons[i].event = moved_event(to, from->persons[i].event);
		to->persons[i].cells = pool_copy(keep->pool, from->persons[i].cells, READING_PARTICIPANT);
	}
	MOVE(agreements, n_agreements, struct agreement_key)
	{
		to->agreements[i] = from->agreements[i];
		to->agreements[i].article = to;
		to->agreements[i].id = pool_text(keep->pool, text_of(from->agreements[i].id));
		to->agreements[i].event = moved_event(to, from->agreements[i].event);
		to->agreements[i].cells = pool_copy(keep->pool, from->agreements[i].cells, READING_AGREEMENT);
	}
	MOVE(topics, n_topics, struct topic_key)
	to->topics[i] =
		(struct topic_key){moved_event(to, from->topics[i].event), pool_text(keep->pool, text_of(from->topics[i].topic))};
}
#undef MOVE

static struct article_key *move_article(const struct keeping *keep, const struct article_key *from)
{
	struct article_key *to = NEW(keep->run, struct article_key, 1);

	*to = *from;
	to->id = text_of(pool_text(keep->pool, from->id));
	to->source = text_of(pool_text(keep->pool, from->source));
	to->lang = text_of(pool_text(keep->pool, from->lang));
	to->published_at = text_of(pool_text(keep->pool, from->published_at));
	to->print = NEW(keep->prints, struct print, 1);
	*to->print = *from->print;
	to->print->signature = NEW(keep->prints, uint32_t, from->print->n);
	memcpy(to->print->signature, from->print->signature, from->print->n * sizeof(uint32_t));
	move_events(keep, from, to);
	move_readings(keep, from, to);
	return to;
}

struct keys keys_in_order(const struct keys *k, struct arena *prints, struct arena *run)
{
	const struct keeping keep = {pool_open(run), run, prints};
	struct keys moved = {.n_batches = k->n_batches, .batches = NEW(run, struct batch, k->n_batches)};

	RESERVE(run, &moved, k->n);
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill))
		*PUSH(run, &moved) = move_article(&keep, k->v[i]);
	pool_close(keep.pool);
	for (size_t i = 0; i < k->n_batches; i++) {
		const struct batch *b = &k->batches[i];

		moved.batches[i].id = arena_str(run, b->id);
		for (size_t j = 0; j < b->n; j++, spill_trim(run->spill))
			*PUSH(run, &moved.batches[i]) = moved.v[b->v[j]->rank];
	}
	return moved;
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
