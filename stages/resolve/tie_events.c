#include "tie_events.h"

#include "../lib/hash.h"
#include "../lib/utf8.h"
#include "buckets.h"
#include "lists.h"

#include <stdlib.h>

struct preparing {
	const struct names *names;
	const struct series_words *words;
	const struct offices *offices;
	struct arena *run, *one;
};

static int ordinal_of(struct str cell)
{
	long n;

	return str_number(cell, &n) && n > 0 && n < INT_MAX ? (int)n : 0;
}

static void prepare_event(struct event_key *e, const struct preparing *p)
{
	const struct series_words *words = p->words;
	struct arena *run = p->run, *one = p->one;
	struct str status = cell_of(e->cells, EV_status);

	e->told.when =
		period_of(cell_of(e->cells, EV_start_date), cell_of(e->cells, EV_end_date), cell_of(e->cells, EV_date_precision));
	e->told.month_day = period_known(e->told.when) ? 0 : (short)month_day_of(cell_of(e->cells, EV_date_edtf));
	e->told.ordinal = ordinal_of(cell_of(e->cells, EV_ordinal));
	e->told.kind = (signed char)event_kind_of(cell_of(e->cells, EV_kind));
	e->told.published = (int)e->article->published;
	e->told.main = str_eq(cell_of(e->cells, EV_main), STR("1"));
	e->told.held = str_eq(status, STR("held"));
	e->told.planned = !e->told.held && !str_eq(status, STR("referenced"));
	e->told.referenced = str_eq(status, STR("referenced"));
	e->says = name_says(words, cell_of(e->cells, EV_name), one);
	e->parties = list_cut(cell_of(e->cells, EV_parties), ';', run);
	struct hashes name = words_of_name(words, cell_of(e->cells, EV_name), one);
	e->words = hashes_keep(&name, run);
	struct str body = organisation_in(p->offices, cell_of(e->cells, EV_name), one);
	e->body = body.n ? str_hash(body) : 0;
	e->theme = cell_of(e->cells, EV_theme).n ? str_hash(utf8_fold(one, cell_of(e->cells, EV_theme))) : 0;
}

/* "Hội nghị lần sau" (the next conference): the number after that of the article's main event of the same kind. */
static void number_the_next(struct article_key *a)
{
	const struct event_key *main = NULL;

	for (size_t i = 0; i < a->n_events; i++)
		if (a->events[i].told.main && a->events[i].told.held && a->events[i].told.ordinal && !main)
			main = &a->events[i];
	for (size_t i = 0; main && i < a->n_events; i++) {
		struct event_key *e = &a->events[i];

		if (e->told.planned && !e->told.ordinal && e->told.kind == main->told.kind)
			e->told.next_of = main->told.ordinal + 1;
	}
}

static void prepare_article(struct article_key *a, const struct preparing *p)
{
	for (size_t i = 0; i < a->n_events; i++)
		prepare_event(&a->events[i], p);
	number_the_next(a);
	for (size_t i = 0; i < a->n_persons; i++) {
		struct person_key *x = &a->persons[i];

		x->sound = name_sound(p->names, cell_of(x->cells, PA_name), cell_of(x->cells, PA_country), p->one);
		if (!x->event)
			continue;
		hashes_add(&x->event->persons, x->sound, p->one);
		if (str_eq(cell_of(x->cells, PA_country), STR("VN")) && !name_is_han(cell_of(x->cells, PA_name)))
			hashes_add(&x->event->at_home, x->sound, p->one);
	}
	for (size_t i = 0; i < a->n_events; i++) {
		a->events[i].persons = hashes_keep(&a->events[i].persons, p->run);
		a->events[i].at_home = hashes_keep(&a->events[i].at_home, p->run);
	}
}

void prepare_events(struct keys *k, const struct names *names, const struct series_words *words, const struct offices *offices,
	struct arena *run)
{
	struct arena one = {0};
	const struct preparing p = {names, words, offices, run, &one};

	for (size_t i = 0; i < k->n; i++, arena_reset(&one), spill_trim(run->spill))
		prepare_article(k->v[i], &p);
	arena_release(&one);
}

/* Keys under which an event is known, and under which a reading looks for it. */
enum key_kind {
	BY_DAY = 1,
	BY_NUMBER,
	BY_YEAR,
	BY_PAIR,
	BY_UNDATED_PAIR,
	BY_PERSON_YEAR,
	BY_PERSON,
	BY_THEME,
	BY_MONTH_DAY,
	BY_ARTICLE
};

struct key_list {
	uint64_t *v;
	size_t n, cap;
};

static void add_key(struct key_list *keys, struct arena *one, enum key_kind kind, uint64_t a, uint64_t b)
{
	*PUSH(one, keys) = key_join(key_join((uint64_t)kind, a), b);
}

/* The parties, the place, and what else says between whom: as the provinces are called now. */
static struct hashes sides_of(const struct likeness *l, const struct event_key *e, struct arena *one)
{
	struct hashes all = {0};

	for (size_t i = 0; i < e->parties.n; i++)
		hashes_add(&all, str_hash(province_now(l->provinces, e->parties.v[i])), one);
	if (cell_of(e->cells, EV_province_code).n)
		hashes_add(&all, str_hash(province_now(l->provinces, cell_of(e->cells, EV_province_code))), one);
	if (!all.n && cell_of(e->cells, EV_country).n)
		hashes_add(&all, str_hash(cell_of(e->cells, EV_country)), one);
	return all;
}

/* Every two parties; where there is one alone, with itself. */
static struct hashes pairs_of(const struct hashes *sides, struct arena *one)
{
	struct hashes pairs = {0};

	for (size_t i = 0; i < sides->n; i++)
		for (size_t j = i + 1; j < sides->n; j++)
			hashes_add(&pairs, key_join(sides->v[i], sides->v[j]), one);
	if (sides->n == 1)
		hashes_add(&pairs, key_join(sides->v[0], sides->v[0]), one);
	return pairs;
}

enum { DAYS_KEYED = 10 }; /* of a long visit only the first days are keys */

static void add_day_keys(
	struct key_list *keys, const struct event_key *e, const struct hashes *sides, long slack, struct arena *one)
{
	long last = e->told.when.end - e->told.when.start < DAYS_KEYED ? e->told.when.end : e->told.when.start + DAYS_KEYED;

	for (long day = e->told.when.start - slack; day <= last + slack; day++)
		for (size_t i = 0; i < sides->n; i++)
			add_key(keys, one, BY_DAY, (uint64_t)day, sides->v[i]);
}

/* The years in which the event may have been: its own; without a date, the year of publication, the one before and after. */
static void years_of(const struct event_key *e, bool looking, int *from, int *to)
{
	long published = e->article->published;

	*from = *to = 0;
	if (period_known(e->told.when)) {
		*from = day_year(e->told.when.start);
		*to = day_year(e->told.when.end);
	} else if (published != NO_DAY) {
		*from = day_year(published) - (looking && !e->told.planned);
		*to = day_year(published) + (looking && e->told.planned);
	}
}

static void add_year_keys(
	struct key_list *keys, const struct event_key *e, const struct hashes *pairs, bool looking, struct arena *one)
{
	int from, to;

	years_of(e, looking, &from, &to);
	for (int year = from; year && year <= to; year++) {
		for (size_t i = 0; i < pairs->n; i++)
			add_key(keys, one, BY_YEAR, (uint64_t)year, pairs->v[i]);
		for (size_t i = 0; i < e->persons.n; i++)
			add_key(keys, one, BY_PERSON_YEAR, (uint64_t)year, e->persons.v[i]);
	}
}

/* An article that tells neither when the meeting was nor when it was printed looks at all years, and is looked at by all. */
static void add_undated_keys(
	struct key_list *keys, const struct event_key *e, const struct hashes *pairs, bool looking, struct arena *one)
{
	bool undated = !period_known(e->told.when) && e->article->published == NO_DAY;

	for (size_t i = 0; i < pairs->n; i++) {
		if (undated || !looking)
			add_key(keys, one, undated && !looking ? BY_UNDATED_PAIR : BY_PAIR, (uint64_t)e->told.kind, pairs->v[i]);
		if (looking)
			add_key(keys, one, BY_UNDATED_PAIR, (uint64_t)e->told.kind, pairs->v[i]);
	}
	for (size_t i = 0; (undated || !looking) && i < e->persons.n; i++)
		add_key(keys, one, BY_PERSON, 0, e->persons.v[i]);
}

static struct key_list keys_of(const struct likeness *l, const struct event_key *e, bool looking, struct arena *one)
{
	struct key_list keys = {0};
	struct hashes sides = sides_of(l, e, one), pairs = pairs_of(&sides, one);
	const struct article_key *first = e->article->reprint_of ? e->article->reprint_of : e->article;

	if (period_known(e->told.when) && e->told.when.precision == DAY)
		add_day_keys(&keys, e, &sides, looking ? (long)l->set->date_slack : 0, one);
	for (size_t i = 0; e->told.ordinal && i < sides.n; i++)
		add_key(&keys, one, BY_NUMBER, (uint64_t)e->told.ordinal, sides.v[i]);
	for (size_t i = 0; looking && e->told.next_of && i < sides.n; i++)
		add_key(&keys, one, BY_NUMBER, (uint64_t)e->told.next_of, sides.v[i]);
	if (e->theme)
		add_key(&keys, one, BY_THEME, e->theme, 0);
	if (e->told.month_day || (period_known(e->told.when) && e->told.when.precision == DAY))
		for (size_t i = 0; i < sides.n; i++)
			add_key(&keys, one, BY_MONTH_DAY,
				(uint64_t)(e->told.month_day ? e->told.month_day : day_month_day(e->told.when.start)),
				sides.v[i]);
	add_year_keys(&keys, e, &pairs, looking, one);
	add_undated_keys(&keys, e, &pairs, looking, one);
	add_key(&keys, one, BY_ARTICLE, first->rank, 0);
	return keys;
}

struct candidate {
	struct event_key *e;
	size_t thing;
	double points;
};
struct candidates {
	struct candidate *v;
	size_t n, cap;
};

struct things_near {
	uint32_t *v;
	size_t n, cap;
};

/* As like as its likest reading; what is impossible with one reading is impossible with the event. */
static double thing_likeness(
	const struct likeness *l, const struct event_key *e, const struct event_thing *t, struct spill *spill)
{
	double best = NOT_SAME;

	for (size_t i = 0; i < t->n && i < (size_t)l->set->members; i++, spill_trim(spill)) {
		double points = event_likeness(l, e, t->v[i]);

		if (points <= NOT_SAME)
			return NOT_SAME;
		best = points > best ? points : best;
	}
	return best;
}

/* Things that share a key with the reading, some of them several times. What memory has to bring is asked for in good time. */
static struct things_near things_near(
	const struct key_list *keys, const struct event_things *all, const struct buckets *b, size_t most, struct arena *one)
{
	struct things_near near = {0};
	struct bucket_walk *walk = NEW(one, struct bucket_walk, keys->n);
	size_t at;

	for (size_t i = 0; i < keys->n; i++)
		bucket_expect(b, keys->v[i]);
	for (size_t i = 0; i < keys->n; i++, spill_trim(b->arena->spill))
		walk[i] = bucket_walk(b, keys->v[i]);
	for (size_t i = 0; i < keys->n; i++)
		for (size_t seen = 0; seen < most && bucket_next(&walk[i], &at); seen++) {
			__builtin_prefetch(&all->glance[at], 1);
			*PUSH(one, &near) = (uint32_t)at;
			spill_trim(b->arena->spill);
		}
	return near;
}

static void find_candidates(struct candidates *c, struct event_key *e, uint32_t reading, struct event_things *all,
	const struct buckets *b, const struct likeness *l, struct arena *one)
{
	struct key_list keys = keys_of(l, e, true, one);
	struct things_near near = things_near(&keys, all, b, (size_t)l->set->bucket, one);

	for (size_t i = 0; i < near.n; i++) {
		size_t at = near.v[i];
		struct event_glance *g = &all->glance[at];

		if (g->seen_by != reading && !told_forbids(l, &e->told, &g->first))
			*PUSH(one, c) = (struct candidate){e, at, thing_likeness(l, e, &all->v[at], b->arena->spill)};
		g->seen_by = reading;
		spill_trim(b->arena->spill);
	}
}

bool events_share_article(const struct event_thing *a, const struct event_thing *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; j < b->n; j++)
			if (a->v[i]->article == b->v[j]->article)
				return true;
	return false;
}

/* Another reading of the same article is tied to an event that is told together with this one. */
static bool in_company(const struct candidate *c, const struct event_things *all)
{
	const struct article_key *a = c->e->article;

	for (size_t i = 0; i < a->n_events; i++)
		if (a->events[i].thing != NO_THING && events_share_article(&all->v[a->events[i].thing], &all->v[c->thing]))
			return true;
	return false;
}

static bool is_free(const struct candidate *c)
{
	const struct article_key *a = c->e->article;

	if (c->e->thing != NO_THING)
		return false;
	for (size_t i = 0; i < a->n_events; i++)
		if (a->events[i].thing == c->thing)
			return false;
	return true;
}

/* Of equals the older event. */
static struct candidate *best_candidate(
	struct candidates *c, const struct event_things *all, const struct likeness *l, struct spill *spill)
{
	struct candidate *best = NULL;
	double most = l->set->event_threshold;

	for (size_t i = 0; i < c->n; i++, spill_trim(spill)) {
		struct candidate *x = &c->v[i];
		double points = x->points;

		if (points + l->set->same_company < most || !is_free(x))
			continue;
		if (in_company(x, all))
			points += l->set->same_company;
		if (points > most || (points >= most && (!best || (x->e == best->e && x->thing < best->thing)))) {
			most = points;
			best = x;
		}
	}
	return best;
}

static void add_reading(struct event_things *all, size_t thing, struct event_key *e, struct arena *run)
{
	*PUSH(run, &all->v[thing]) = e;
	e->thing = (uint32_t)thing;
}

static size_t new_event(struct event_things *all, struct event_key *e, struct arena *run, struct arena *one)
{
	struct str key = arena_printf(one, "%.*s#%.*s", STR_ARG(text_of(e->article->id)), STR_ARG(text_of(e->id)));

	all->glance[all->n] = (struct event_glance){.first = e->told};
	*PUSH(run, all) = (struct event_thing){.id = id_of(run, STR("e"), key), .series = STR_NONE};
	add_reading(all, all->n - 1, e, run);
	return all->n - 1;
}

static void tie_article(struct event_things *all, struct article_key *a, struct buckets *b, const struct likeness *l,
	struct arena *run, struct arena *one)
{
	struct candidates c = {0};
	struct candidate *best;

	for (size_t i = 0; i < a->n_events; i++)
		find_candidates(&c, &a->events[i], ++all->readings, all, b, l, one);
	while ((best = best_candidate(&c, all, l, run->spill)))
		add_reading(all, best->thing, best->e, run);
	for (size_t i = 0; i < a->n_events; i++) {
		struct event_key *e = &a->events[i];
		struct key_list keys = keys_of(l, e, false, one);

		if (e->thing == NO_THING)
			new_event(all, e, run, one);
		for (size_t j = 0; j < keys.n; j++, spill_trim(b->arena->spill))
			bucket_put(b, keys.v[j], e->thing);
	}
}

struct event_things tie_events(struct keys *k, const struct likeness *l, struct arena *run)
{
	struct event_things all = {0};
	struct arena one = {0}, index = {.spill = run->spill, .index = true};
	struct buckets b = {.arena = &index};
	size_t readings = 0;

	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill))
		readings += k->v[i]->n_events;
	RESERVE(run, &all, readings);
	all.glance = arena_room(&index, readings, sizeof *all.glance);
	for (size_t i = 0; i < k->n; i++, arena_reset(&one), spill_trim(run->spill))
		tie_article(&all, k->v[i], &b, l, run, &one);
	all.glance = NULL;
	arena_release(&index);
	arena_release(&one);
	return all;
}

static int by_rank(const void *a, const void *b)
{
	size_t x = (*(struct event_key *const *)a)->article->rank, y = (*(struct event_key *const *)b)->article->rank;

	return (x > y) - (x < y);
}

void join_events(struct event_things *all, size_t into, size_t from, struct arena *run)
{
	struct event_thing *t = &all->v[into], *f = &all->v[from];

	if (f->v[0]->article->rank < t->v[0]->article->rank)
		t->id = f->id;
	for (size_t i = 0; i < f->n; i++)
		add_reading(all, into, f->v[i], run);
	qsort(t->v, t->n, sizeof *t->v, by_rank);
	f->n = 0;
	f->id = STR("");
}
