#include "series.h"

#include "../lib/hash.h"
#include "../lib/utf8.h"
#include "buckets.h"
#include "ladder.h"

#include <stdlib.h>

/* Common parties over all parties. */
static double share_of_all(const struct strs *a, const struct strs *b)
{
	size_t common = 0;

	for (size_t i = 0; i < a->n; i++)
		common += list_has(b, a->v[i]);
	return a->n + b->n ? (double)common / (double)(a->n + b->n - common) : 0;
}

/* Later numbers on later days, and not more of them than a series can have. */
static bool numbers_fit(const struct event_row *a, const struct event_row *b, double per_year)
{
	const struct event_row *low = a->number < b->number ? a : b, *high = low == a ? b : a;
	double years;

	if (!a->number || !b->number)
		return true;
	if (a->number == b->number)
		return false;
	if (!period_known(a->when) || !period_known(b->when))
		return true;
	if (low->when.start > high->when.end)
		return false;
	years = 1 + (double)(high->when.end - low->when.start) / 365;
	return (double)(high->number - low->number) <= years * per_year;
}

static uint64_t series_key(struct str kind, struct str party)
{
	return key_join(str_hash(kind), str_hash(party));
}

static uint64_t number_key(size_t series, long number)
{
	return key_join(key_join((uint64_t)series, (uint64_t)number), 1);
}

static bool has_number(const struct buckets *b, size_t series, long number)
{
	struct bucket_walk w = bucket_walk(b, number_key(series, number));
	size_t at;

	return bucket_next(&w, &at);
}

enum { LATEST = 32 };

/* Events come by day: of the latest ones the numbers tell. What has no day comes last, and needs a number that is not taken. */
static bool belongs(const struct series_list *list, size_t at, const struct buckets *b, const struct event_row *rows,
	size_t event, const struct strs *parties, const struct likeness *l)
{
	const struct event_row *r = &rows[event];
	const struct series *s = &list->v[at];

	if (!str_eq(s->kind, r->kind) || share_of_all(&s->parties, parties) < 0.5)
		return false;
	if (!period_known(r->when))
		return !r->number || !has_number(b, at, r->number);
	for (size_t i = s->n > LATEST ? s->n - LATEST : 0; i < s->n; i++)
		if (!numbers_fit(&rows[s->v[i]], r, l->set->series_per_year))
			return false;
	return true;
}

/* The series that has most parties in common; STR_NONE if none fits. */
static size_t series_of(const struct series_list *list, const struct buckets *b, const struct event_row *rows, size_t event,
	const struct strs *parties, const struct likeness *l)
{
	size_t best = STR_NONE;
	double most = 0;

	for (size_t i = 0; i < parties->n; i++) {
		struct bucket_walk w = bucket_walk(b, series_key(rows[event].kind, parties->v[i]));
		size_t seen = 0, at;

		for (; seen++ < (size_t)l->set->bucket && bucket_next(&w, &at); spill_trim(b->arena->spill)) {
			double share = share_of_all(&list->v[at].parties, parties);

			if ((share > most || (share >= most && at < best)) && belongs(list, at, b, rows, event, parties, l)) {
				most = share;
				best = at;
			}
		}
	}
	return best;
}

/* Parties and name are those of the latest meeting. */
static void add_event(struct series_list *list, size_t at, struct event_thing *t, size_t event, const struct strs *parties,
	struct buckets *b, const struct event_row *r, struct arena *run)
{
	struct series *s = &list->v[at];

	*PUSH(run, s) = event;
	s->parties = *parties;
	t->series = at;
	for (size_t i = 0; i < parties->n; i++)
		bucket_put(b, series_key(r->kind, parties->v[i]), at);
	if (r->number)
		bucket_put(b, number_key(at, r->number), at);
}

struct dated {
	int start; /* INT_MAX where it has no day */
	long number;
	size_t event;
	struct str id;
};

/* By day, then by number; undated last. */
static int by_day(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return str_cmp(x->id, y->id);
}

/* Of a visit, a call, a signing the number is that of the meeting around it. */
static bool is_meeting(struct str kind)
{
	return !str_eq(kind, STR("visit")) && !str_eq(kind, STR("call")) && !str_eq(kind, STR("phone_call")) &&
	       !str_eq(kind, STR("signing"));
}

static bool is_recurring(const struct event_row *r)
{
	return (r->number > 0 || r->periodic) && r->parties.n >= 2 && is_meeting(r->kind);
}

static struct dated *in_order(const struct event_things *all, const struct event_row *rows, size_t *n, struct arena *run)
{
	struct {
		struct dated *v;
		size_t n, cap;
	} list = {0};

	for (size_t i = 0; i < all->n; i++, spill_trim(run->spill))
		if (all->v[i].n && is_recurring(&rows[i]))
			*PUSH(run, &list) = (struct dated){
				period_known(rows[i].when) ? rows[i].when.start : INT_MAX, rows[i].number, i, all->v[i].id};
	if (list.n)
		qsort(list.v, list.n, sizeof *list.v, by_day);
	*n = list.n;
	return list.v;
}

/* The id comes from the first reading of all its events; the name is the fullest of theirs, without number and year. */
static void name_series(struct series *s, const struct event_things *all, const struct event_row *rows,
	const struct series_words *words, struct arena *run, struct arena *one)
{
	const struct event_key *first = all->v[s->v[0]].v[0];
	bool is_verb = false;

	for (size_t i = 0; i < s->n; i++, spill_trim(run->spill)) {
		const struct event_key *e = all->v[s->v[i]].v[0];
		struct str name = series_name(words, rows[s->v[i]].name, one);
		bool verb = name_is_verb(words, name, one);

		if (name.n && (!s->name.n || verb < is_verb || (verb == is_verb && utf8_count(name) > utf8_count(s->name)))) {
			s->name = name;
			is_verb = verb;
		}
		if (e->article->rank < first->article->rank)
			first = e;
	}
	s->name = arena_str(run, s->name);
	if (!s->name.n)
		s->name = cell_of(first->cells, EV_kind_text).n ? cell_of(first->cells, EV_kind_text) : s->kind;
	s->id = id_of(
		run, STR("s"), arena_printf(run, "%.*s#%.*s", STR_ARG(text_of(first->article->id)), STR_ARG(text_of(first->id))));
}

struct series_list find_series(struct event_things *all, const struct event_row *rows, const struct likeness *l,
	const struct series_words *words, struct arena *run)
{
	struct series_list list = {0};
	struct arena one = {.spill = run->spill};
	struct buckets b = {.arena = &one};
	size_t n;
	struct dated *order = in_order(all, rows, &n, &one);

	for (size_t i = 0; i < all->n; i++, spill_trim(run->spill))
		all->v[i].series = STR_NONE;
	for (size_t i = 0; i < n; i++, spill_trim(run->spill)) {
		size_t event = order[i].event, at;
		struct strs parties = parties_now(&rows[event].parties, l->provinces, run);

		at = series_of(&list, &b, rows, event, &parties, l);
		if (at == STR_NONE) {
			at = list.n;
			*PUSH(run, &list) = (struct series){.kind = rows[event].kind};
		}
		add_event(&list, at, &all->v[event], event, &parties, &b, &rows[event], run);
	}
	arena_reset(&one);
	for (size_t i = 0; i < list.n; i++, arena_reset(&one), spill_trim(run->spill))
		name_series(&list.v[i], all, rows, words, run, &one);
	arena_release(&one);
	return list;
}

/* Where the numbered meeting without a date is that the dated event without a number must be. */
struct missing {
	size_t event, series; /* STR_NONE: there is none, or several */
};

static struct missing find_missing(const struct series_list *list, const struct ladder *ladders, const struct buckets *b,
	const struct event_row *r, const struct strs *parties, const struct likeness *l)
{
	const struct missing none = {STR_NONE, STR_NONE};
	struct missing found = none;
	size_t at, seen = 0;

	if (!parties->n)
		return none;
	for (struct bucket_walk w = bucket_walk(b, series_key(r->kind, parties->v[0]));
		seen++ < (size_t)l->set->bucket && bucket_next(&w, &at); spill_trim(b->arena->spill)) {
		size_t event = STR_NONE;

		if (ladders[at].n_open && share_of_all(&list->v[at].parties, parties) >= 0.8)
			event = ladder_missing(&ladders[at], r->when);
		if (event != STR_NONE && found.event != STR_NONE)
			return none;
		found = event == STR_NONE ? found : (struct missing){event, at};
	}
	return found;
}

static struct buckets series_by_party(const struct series_list *list, struct arena *run)
{
	struct buckets b = {.arena = run};

	for (size_t i = 0; i < list->n; i++)
		for (size_t j = 0; j < list->v[i].parties.n; j++)
			bucket_put(&b, series_key(list->v[i].kind, list->v[i].parties.v[j]), i);
	return b;
}

void complete_series(struct event_things *all, struct event_row *rows, const struct series_list *series, const struct likeness *l,
	const struct series_words *words, struct arena *run)
{
	struct arena one = {0}, index = {.spill = run->spill, .index = true};
	struct buckets b = series_by_party(series, &index);
	struct ladder *ladders = NEW(&index, struct ladder, series->n + 1);

	for (size_t i = 0; i < series->n; i++, spill_trim(run->spill))
		ladders[i] = ladder_of(&series->v[i], rows, &index);
	for (size_t i = 0; i < all->n; i++, arena_reset(&one), spill_trim(run->spill)) {
		const struct event_row *r = &rows[i];
		struct strs parties = {0};
		struct missing m;

		if (!all->v[i].n || r->number || !period_known(r->when))
			continue;
		parties = parties_now(&r->parties, l->provinces, &one);
		m = find_missing(series, ladders, &b, r, &parties, l);
		if (m.event == STR_NONE || m.event == i || !all->v[m.event].n ||
			events_share_article(&all->v[i], &all->v[m.event]))
			continue;
		join_events(all, m.event, i, run);
		rows[m.event] = merge_event(&all->v[m.event], l->provinces, words, run);
		ladder_date(&ladders[m.series], m.event, rows);
	}
	arena_release(&index);
	arena_release(&one);
}

static bool is_annual(const struct series *s, const struct event_row *rows)
{
	for (size_t i = 0; i < s->n; i++)
		if (rows[s->v[i]].annual)
			return true;
	return false;
}

/* The year of an annual meeting between two that are dated. */
static void date_between(const struct ladder *l, const struct event_row *rows, struct event_row *r, struct arena *run)
{
	const struct event_row *before = ladder_numbered(l, rows, r->number - 1),
			       *after = ladder_numbered(l, rows, r->number + 1);
	int year = before ? day_year(before->when.end) + 1 : 0;

	if (!before || !after || day_year(after->when.start) != year + 1)
		return;
	r->start_date = arena_printf(run, "%04d-01-01", year);
	r->end_date = arena_printf(run, "%04d-12-31", year);
	r->date_precision = STR("year");
	r->date_edtf = arena_printf(run, "%04d", year);
	r->date_basis = STR("series");
	r->when = period_of(r->start_date, r->end_date, r->date_precision);
}

void date_by_series(const struct series_list *series, struct event_row *rows, struct arena *run)
{
	struct arena one = {.spill = run->spill};

	for (size_t i = 0; i < series->n; i++, spill_trim(run->spill)) {
		const struct series *s = &series->v[i];
		struct ladder l;

		if (!is_annual(s, rows))
			continue;
		l = ladder_of(s, rows, &one);
		for (size_t j = 0; l.n_open && j < s->n; j++)
			if (rows[s->v[j]].number && !period_known(rows[s->v[j]].when))
				date_between(&l, rows, &rows[s->v[j]], run);
		arena_reset(&one);
	}
	arena_release(&one);
}
