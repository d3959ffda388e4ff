#include "tie_persons.h"

#include "../lib/hash.h"
#include "../lib/utf8.h"

#include <stdlib.h>

struct tying {
	const struct names *names;
	const struct offices *offices;
	const struct provinces *provinces;
	const struct settings *set;
	struct arena *run;
};

/* What tells namesakes apart: of one reading, or of several that differ in nothing but the day. */
struct bearer {
	struct person_key *p; /* the latest */
	struct str fold, province, country;
	bool marked; /* its name has marks */
	long first, last;
	size_t times, work; /* work: as in struct office */
	bool odd_side;      /* the second province (or country) that the name is read with, and for the first time */
	enum office_level level;
	bool uniform, civil, central_party;
};

long person_day(const struct person_key *p)
{
	if (p->event && period_known(p->event->when) && p->event->when.precision >= MONTH)
		return p->event->when.start;
	return p->article->published;
}

static struct bearer bearer_of(const struct tying *t, struct person_key *p, struct arena *one)
{
	struct office o = office_of(t->offices, p->cell[PA_position], one);

	return (struct bearer){.p = p,
		.fold = utf8_fold(one, p->cell[PA_name]),
		.country = p->cell[PA_country],
		.province = province_now(t->provinces, p->cell[PA_province_code]),
		.marked = name_has_marks(p->cell[PA_name]),
		.first = person_day(p),
		.last = person_day(p),
		.times = 1,
		.work = o.work,
		.level = o.highest,
		.uniform = o.uniform,
		.civil = o.civil,
		.central_party = o.central_party};
}

static bool same_event(const struct bearer *a, const struct bearer *b)
{
	return a->p->event && b->p->event && a->p->event->thing == b->p->event->thing;
}

static bool is_dated(const struct bearer *a, const struct bearer *b)
{
	return a->first != NO_DAY && b->first != NO_DAY;
}

/* Within so many days; also where one day is unknown. */
static bool within(const struct bearer *a, const struct bearer *b, double days)
{
	long gap = !is_dated(a, b) ? 0 : a->last < b->first ? b->first - a->last : a->first - b->last;

	return gap <= (long)days;
}

enum { READINGS_COUNTED = 1 << 16 };

/* Names whose tone marks tell them apart, unlike the transcriptions of Lao and Khmer ones. */
static bool is_home_script(struct str country)
{
	return str_eq(country, STR("VN")) || str_eq(country, STR("CN"));
}

/* Two Vietnamese spellings with marks are two names; a spelling without marks is any of them. Transcriptions go by sound. */
static bool names_fit(const struct tying *t, const struct bearer *a, const struct bearer *b, struct arena *one)
{
	if (str_eq(a->fold, b->fold) || !is_home_script(a->country) || !a->marked || !b->marked)
		return true;
	return name_alias(t->names, a->fold, a->country, one) && name_alias(t->names, b->fold, b->country, one);
}

/* Leaders are moved between provinces; nobody serves two at once. A member of the Party's Central Committee is one man. */
static bool provinces_fit(const struct tying *t, const struct bearer *a, const struct bearer *b)
{
	if (!a->province.n || !b->province.n || str_eq(a->province, b->province))
		return true;
	if (a->central_party && b->central_party)
		return true;
	return !within(a, b, t->set->person_move_days) && within(a, b, t->set->person_gap_days) && a->level >= PROVINCE &&
	       b->level >= PROVINCE;
}

/* A commune's head is no provincial leader soon after; but an officer of a border post may come to command. */
static bool levels_fit(const struct tying *t, const struct bearer *a, const struct bearer *b)
{
	int steps = (int)a->level - (int)b->level;

	return !a->level || !b->level || abs(steps) < 2 || !within(a, b, t->set->person_career_days) || a->central_party ||
	       b->central_party || (a->uniform && b->uniform);
}

/* An officer and nothing else, and a civil servant and nothing else, about the same time. */
static bool services_fit(const struct tying *t, const struct bearer *a, const struct bearer *b)
{
	bool officer_and_civilian =
		(a->uniform && !a->civil && b->civil && !b->uniform) || (b->uniform && !b->civil && a->civil && !a->uniform);

	return !officer_and_civilian || !is_dated(a, b) || !within(a, b, t->set->person_office_days);
}

/* One name of three syllables in one office, b read once with another side: that an article took the side wrongly is likelier
 * than a namesake. A name of three provinces is a common one. */
static bool same_office(const struct bearer *a, const struct bearer *b)
{
	size_t blanks = 0;

	if (!b->odd_side)
		return false;
	for (size_t i = 0; i < a->fold.n; i++)
		blanks += a->fold.s[i] == ' ' || a->fold.s[i] == '-';
	return str_eq(a->fold, b->fold) && blanks >= 2 && a->work && a->work == b->work;
}

static bool can_be_one(const struct tying *t, const struct bearer *a, const struct bearer *b, struct arena *one)
{
	if (str_eq(a->fold, b->fold) && (same_event(a, b) || same_office(a, b)))
		return true;
	if (a->country.n && b->country.n && !str_eq(a->country, b->country))
		return false;
	if (!names_fit(t, a, b, one))
		return false;
	if (a->p->article == b->p->article || same_event(a, b))
		return true;
	return provinces_fit(t, a, b) && levels_fit(t, a, b) && services_fit(t, a, b);
}

/* One person's faces: one for each province, level, service, office and spelling. */
struct known {
	struct {
		struct bearer *v;
		size_t n, cap;
	} faces;
	size_t thing;
};
struct known_list {
	struct known *v;
	size_t n, cap;
};

static bool same_face(const struct bearer *a, const struct bearer *b)
{
	return str_eq(a->province, b->province) && str_eq(a->fold, b->fold) && str_eq(a->country, b->country) &&
	       a->level == b->level && a->uniform == b->uniform && a->civil == b->civil && a->work == b->work &&
	       a->central_party == b->central_party && (a->first == NO_DAY) == (b->first == NO_DAY);
}

/* 0 where most readings speak against it; more for a shared event, article, province, spelling; of equals the one that is read
 * there more often. A spelling without marks is nobody's own. */
static size_t fit(const struct tying *t, const struct known *k, const struct bearer *b, struct arena *one)
{
	size_t with = 0, against = 0, best = 0, there = 0;
	bool own = b->marked || !is_home_script(b->country);

	for (size_t i = 0; i < k->faces.n; i++) {
		const struct bearer *f = &k->faces.v[i];
		bool near = f->province.n && str_eq(f->province, b->province);
		size_t points = 1u + (own && str_eq(f->fold, b->fold)) + (near ? 2u : 0u) +
				(same_event(f, b) || f->p->article == b->p->article ? 4u : 0u);

		if (can_be_one(t, f, b, one)) {
			with += f->times;
			there += near ? f->times : 0;
			best = points > best ? points : best;
		} else {
			against += f->times;
		}
	}
	return with >= against ? best * READINGS_COUNTED + (there < READINGS_COUNTED ? there : READINGS_COUNTED - 1) : 0;
}

static void remember(struct known *k, const struct bearer *b, struct arena *one)
{
	for (size_t i = 0; i < k->faces.n; i++) {
		struct bearer *f = &k->faces.v[i];

		if (!same_face(f, b))
			continue;
		f->p = b->p;
		f->times++;
		f->first = b->first < f->first ? b->first : f->first;
		f->last = b->last > f->last ? b->last : f->last;
		return;
	}
	*PUSH(one, &k->faces) = *b;
}

static void add_reading(struct person_things *all, size_t thing, struct person_key *p, struct arena *run)
{
	*PUSH(run, &all->v[thing]) = p;
	p->thing = thing;
}

static size_t new_person(struct person_things *all, struct known_list *list, struct arena *run, struct arena *one)
{
	*PUSH(run, all) = (struct person_thing){0};
	*PUSH(one, list) = (struct known){.thing = all->n - 1};
	return list->n - 1;
}

/* Adds the side of b to those seen. */
static bool is_odd_side(struct strs *seen, const struct bearer *b, struct arena *one)
{
	struct str side = b->province.n ? b->province : b->country;
	bool odd = side.n && seen->n == 1;

	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->v[i], side))
			return false;
	if (side.n)
		*PUSH(one, seen) = side;
	return odd;
}

/* All readings of one sound. */
static void tie_sound(const struct tying *t, struct person_things *all, struct bearer *b, size_t n, struct arena *one)
{
	struct known_list list = {0};
	struct strs sides = {0};

	for (size_t i = 0; i < n; i++) {
		size_t best = STR_NONE;
		size_t most = 0;

		b[i].odd_side = is_odd_side(&sides, &b[i], one);
		for (size_t j = 0; j < list.n; j++) {
			size_t points = fit(t, &list.v[j], &b[i], one);

			if (points > most) {
				most = points;
				best = j;
			}
		}
		if (best == STR_NONE)
			best = new_person(all, &list, t->run, one);
		add_reading(all, list.v[best].thing, b[i].p, t->run);
		remember(&list.v[best], &b[i], one);
	}
}

static int by_sound(const void *x, const void *y)
{
	const struct person_key *a = *(struct person_key *const *)x, *b = *(struct person_key *const *)y;

	if (a->sound != b->sound)
		return a->sound < b->sound ? -1 : 1;
	if (a->article->rank != b->article->rank)
		return a->article->rank < b->article->rank ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

struct person_list {
	struct person_key **v;
	size_t n, cap;
};

static struct person_list all_persons(struct keys *k, struct arena *run)
{
	struct person_list list = {0};

	for (size_t i = 0; i < k->n; i++)
		for (size_t j = 0; j < k->v[i]->n_persons; j++)
			*PUSH(run, &list) = &k->v[i]->persons[j];
	return list;
}

static void tie_names(const struct tying *t, struct person_things *all, struct keys *k)
{
	struct person_list list = all_persons(k, t->run);
	struct arena one = {0};
	size_t end;

	if (list.n)
		qsort(list.v, list.n, sizeof *list.v, by_sound);
	for (size_t i = 0; i < list.n; i = end, arena_reset(&one)) {
		struct {
			struct bearer *v;
			size_t n, cap;
		} same = {0};

		for (end = i; end < list.n && list.v[end]->sound == list.v[i]->sound; end++)
			*PUSH(&one, &same) = bearer_of(t, list.v[end], &one);
		tie_sound(t, all, same.v, same.n, &one);
	}
	arena_release(&one);
}

static int by_rank(const void *x, const void *y)
{
	const struct person_key *a = *(struct person_key *const *)x, *b = *(struct person_key *const *)y;

	if (a->article->rank != b->article->rank)
		return a->article->rank < b->article->rank ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void join_persons(struct person_things *all, size_t into, size_t from, struct arena *run)
{
	struct person_thing *f = &all->v[from];

	for (size_t i = 0; i < f->n; i++)
		add_reading(all, into, f->v[i], run);
	f->n = 0;
}

/* The participants of one event, each person of each script once. */
struct guest {
	struct person_key *p;
	struct office office;
	bool han, taken;
};
struct guests {
	struct guest *v;
	size_t n, cap;
};

static struct guests guests_of(const struct tying *t, const struct event_thing *e, struct arena *one)
{
	struct guests all = {0};

	for (size_t i = 0; i < e->n; i++)
		for (size_t j = 0; j < e->v[i]->article->n_persons; j++) {
			struct person_key *p = &e->v[i]->article->persons[j];
			bool known = p->event != e->v[i];

			for (size_t g = 0; !known && g < all.n; g++)
				known = all.v[g].p->thing == p->thing;
			if (!known)
				*PUSH(one, &all) = (struct guest){p, office_of(t->offices, p->cell[PA_position], one),
					name_is_han(p->cell[PA_name]), false};
		}
	return all;
}

static bool same_side(const struct guest *a, const struct guest *b)
{
	return !str_eq(a->p->article->lang, b->p->article->lang) && str_eq(a->p->cell[PA_country], b->p->cell[PA_country]) &&
	       (!a->p->cell[PA_province_code].n || !b->p->cell[PA_province_code].n ||
		       str_eq(a->p->cell[PA_province_code], b->p->cell[PA_province_code]));
}

static bool is_chinese_or_vietnamese(const struct guest *g)
{
	return str_eq(g->p->cell[PA_country], STR("CN")) || str_eq(g->p->cell[PA_country], STR("VN"));
}

/* "Vương Ninh" in a Vietnamese article, "Wang Ning" in an English one. */
static bool is_pinyin_of_other(const struct tying *t, const struct guest *a, const struct guest *b, struct arena *one)
{
	const struct guest *vietnamese = str_eq(a->p->article->lang, STR("vi")) ? a : b, *other = vietnamese == a ? b : a;

	return str_eq(a->p->cell[PA_country], STR("CN")) && str_eq(vietnamese->p->article->lang, STR("vi")) &&
	       name_is_pinyin_of(t->names, other->p->cell[PA_name], vietnamese->p->cell[PA_name], one);
}

enum evidence { BY_READING, BY_OFFICE, BY_ROLE };

static bool fits(const struct tying *t, const struct guest *a, const struct guest *b, enum evidence by, struct arena *one)
{
	const struct guest *han = a->han ? a : b, *latin = han == a ? b : a;
	bool attends = str_eq(a->p->cell[PA_role], STR("attendee"));

	if (a->taken || b->taken || !same_side(a, b) || (a->han && b->han))
		return false;
	if (!a->han && !b->han)
		return by == BY_READING && is_pinyin_of_other(t, a, b, one);
	if (by == BY_READING)
		return name_reads_as(t->names, han->p->cell[PA_name], latin->p->cell[PA_name], one);
	if (is_chinese_or_vietnamese(a) && surname_differs(t->names, han->p->cell[PA_name], latin->p->cell[PA_name], one))
		return false;
	if (by == BY_OFFICE)
		return hashes_common(&a->office.rows, &b->office.rows) > 0;
	return !attends && str_eq(a->p->cell[PA_role], b->p->cell[PA_role]);
}

/* The only partner of g, and g the only partner of it. */
static struct guest *partner(const struct tying *t, struct guests *all, struct guest *g, enum evidence by, struct arena *one)
{
	struct guest *found = NULL;

	for (size_t i = 0; i < all->n; i++)
		if (fits(t, g, &all->v[i], by, one)) {
			if (found)
				return NULL;
			found = &all->v[i];
		}
	for (size_t i = 0; found && i < all->n; i++)
		if (&all->v[i] != g && fits(t, found, &all->v[i], by, one))
			return NULL;
	return found;
}

static void tie_scripts_at(const struct tying *t, struct person_things *all, const struct event_thing *e, struct arena *one)
{
	struct guests g = guests_of(t, e, one);

	for (int by = BY_READING; by <= BY_ROLE; by++)
		for (size_t i = 0; i < g.n; i++) {
			struct guest *other = g.v[i].taken ? NULL : partner(t, &g, &g.v[i], (enum evidence)by, one);

			if (!other)
				continue;
			g.v[i].taken = other->taken = true;
			if (g.v[i].p->thing != other->p->thing)
				join_persons(all, other->p->thing, g.v[i].p->thing, t->run);
		}
}

static bool has_two_languages(const struct event_thing *e)
{
	for (size_t i = 1; i < e->n; i++)
		if (!str_eq(e->v[i]->article->lang, e->v[0]->article->lang))
			return true;
	return false;
}

static void name_persons(struct person_things *all, struct arena *run)
{
	for (size_t i = 0; i < all->n; i++) {
		struct person_thing *t = &all->v[i];

		if (!t->n)
			continue;
		qsort(t->v, t->n, sizeof *t->v, by_rank);
		t->id = id_of(run, STR("p"), arena_printf(run, "%.*s#%.*s", STR_ARG(t->v[0]->article->id), STR_ARG(t->v[0]->id)));
	}
}

struct person_things tie_persons(struct keys *k, const struct event_things *events, const struct names *names,
	const struct offices *offices, const struct provinces *p, const struct settings *set, struct arena *run)
{
	const struct tying t = {names, offices, p, set, run};
	struct person_things all = {0};
	struct arena one = {0};

	tie_names(&t, &all, k);
	for (size_t i = 0; i < events->n; i++, arena_reset(&one))
		if (has_two_languages(&events->v[i]))
			tie_scripts_at(&t, &all, &events->v[i], &one);
	arena_release(&one);
	name_persons(&all, run);
	return all;
}
