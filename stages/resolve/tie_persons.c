#include "tie_persons.h"

#include "../lib/hash.h"
#include "../lib/utf8.h"
#include "buckets.h"

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
	struct voice voice; /* the latest */
	struct str fold, province, country;
	bool marked; /* its name has marks */
	long first, last;
	size_t times, work; /* work: as in struct office */
	bool odd_side;      /* the second province (or country) that the name is read with, and for the first time */
	enum office_level level;
	bool uniform, civil, central_party;
};

static struct bearer bearer_of(const struct tying *t, const struct voice *p, struct arena *one)
{
	struct office o = office_of(t->offices, cell_of(p->cells, PA_position), one);

	return (struct bearer){.voice = *p,
		.fold = utf8_fold(one, cell_of(p->cells, PA_name)),
		.country = cell_of(p->cells, PA_country),
		.province = province_now(t->provinces, cell_of(p->cells, PA_province_code)),
		.marked = name_has_marks(cell_of(p->cells, PA_name)),
		.first = p->day,
		.last = p->day,
		.times = 1,
		.work = o.work,
		.level = o.highest,
		.uniform = o.uniform,
		.civil = o.civil,
		.central_party = o.central_party};
}

/* The same cells on another day. */
static struct bearer bearer_again(const struct bearer *b, const struct voice *v)
{
	struct bearer again = *b;

	again.voice = *v;
	again.first = again.last = v->day;
	return again;
}

static bool same_event(const struct bearer *a, const struct bearer *b)
{
	return a->voice.event != NO_THING && a->voice.event == b->voice.event;
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

/* What keeps the two apart; NULL where they can be one. */
static const char *what_forbids(const struct tying *t, const struct bearer *a, const struct bearer *b, struct arena *one)
{
	if (str_eq(a->fold, b->fold) && (same_event(a, b) || same_office(a, b)))
		return NULL;
	if (a->country.n && b->country.n && !str_eq(a->country, b->country))
		return "country";
	if (!names_fit(t, a, b, one))
		return "spelling";
	if (a->voice.article == b->voice.article || same_event(a, b))
		return NULL;
	if (!provinces_fit(t, a, b))
		return "province";
	if (!levels_fit(t, a, b))
		return "level";
	return services_fit(t, a, b) ? NULL : "service";
}

/* One person's faces: one for each province, level, service, office and spelling. */
struct known {
	struct {
		struct bearer *v;
		size_t n, cap;
	} faces;
	size_t thing;
	long first, last; /* NO_DAY where no reading has a day */
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

/* Nobody comes back after so long a time: it is a namesake, of the same province too. */
static bool is_long_gone(const struct tying *t, const struct known *k, const struct bearer *b)
{
	long gap = b->first > k->last ? b->first - k->last : k->first - b->first;

	return k->last != NO_DAY && b->first != NO_DAY && gap > (long)t->set->person_silence_days;
}

/* 0 where most readings speak against it; more for a shared event, article, province, spelling; of equals the one that is read
 * there more often. A spelling without marks is nobody's own. */
static size_t fit(const struct tying *t, const struct known *k, const struct bearer *b, struct arena *one)
{
	size_t with = 0, against = 0, best = 0, there = 0;
	bool own = b->marked || !is_home_script(b->country);

	if (is_long_gone(t, k, b))
		return 0;
	for (size_t i = 0; i < k->faces.n; i++) {
		const struct bearer *f = &k->faces.v[i];
		bool near = f->province.n && str_eq(f->province, b->province);
		size_t points = 1u + (own && str_eq(f->fold, b->fold)) + (near ? 2u : 0u) +
				(same_event(f, b) || f->voice.article == b->voice.article ? 4u : 0u);

		if (!what_forbids(t, f, b, one)) {
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
	if (b->first != NO_DAY && (k->first == NO_DAY || b->first < k->first))
		k->first = b->first;
	k->last = b->first > k->last ? b->first : k->last;
	for (size_t i = 0; i < k->faces.n; i++) {
		struct bearer *f = &k->faces.v[i];

		if (!same_face(f, b))
			continue;
		f->voice = b->voice;
		f->times++;
		f->first = b->first < f->first ? b->first : f->first;
		f->last = b->last > f->last ? b->last : f->last;
		return;
	}
	*PUSH(one, &k->faces) = *b;
}

static size_t new_person(struct person_things *all, struct known_list *list, struct arena *run, struct arena *one)
{
	struct person_thing *t = PUSH(run, all);

	t->into = (uint32_t)(all->n - 1);
	*PUSH(one, list) = (struct known){.thing = all->n - 1, .first = NO_DAY, .last = NO_DAY};
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
		b[i].voice.reading->thing = (uint32_t)list.v[best].thing;
		remember(&list.v[best], &b[i], one);
	}
}

enum { CELLS_KNOWN = 256 };

/* Rows of equal cells are one row: what they say is found out once. */
static struct bearer *bearers_of(const struct tying *t, const struct voice *v, size_t n, struct arena *one)
{
	struct bearer *b = NEW(one, struct bearer, n), *known[CELLS_KNOWN] = {NULL};

	for (size_t i = 0; i < n; i++, spill_trim(t->run->spill)) {
		struct bearer **at = &known[key_join((uint64_t)(uintptr_t)v[i].cells, 0) % CELLS_KNOWN];

		b[i] = *at && (*at)->voice.cells == v[i].cells ? bearer_again(*at, &v[i]) : bearer_of(t, &v[i], one);
		*at = &b[i];
	}
	return b;
}

static void tie_names(const struct tying *t, struct person_things *all, struct keys *k)
{
	struct arena one = {0}, index = {.spill = t->run->spill};

	for (size_t part = 0; part < VOICE_PARTS; part++, arena_release(&index)) {
		struct voices voices = voices_by(k, by_sound, part, &index);

		for (size_t i = 0, n; i < voices.n; i += n, arena_reset(&one)) {
			n = voices_alike(&voices, i);
			tie_sound(t, all, bearers_of(t, voices.v + i, n, &one), n, &one);
		}
	}
	arena_release(&one);
}

/* The person that it became part of, or itself. */
static uint32_t root(struct person_things *all, uint32_t thing)
{
	while (all->v[thing].into != thing)
		thing = all->v[thing].into = all->v[all->v[thing].into].into;
	return thing;
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

static struct guests guests_of(
	const struct tying *t, struct person_things *things, const struct event_thing *e, struct arena *one)
{
	struct guests all = {0};

	for (size_t i = 0; i < e->n; i++)
		for (size_t j = 0; j < e->v[i]->article->n_persons; j++) {
			struct person_key *p = &e->v[i]->article->persons[j];
			bool known = p->event != e->v[i];

			for (size_t g = 0; !known && g < all.n; g++)
				known = root(things, all.v[g].p->thing) == root(things, p->thing);
			if (!known)
				*PUSH(one, &all) = (struct guest){p, office_of(t->offices, cell_of(p->cells, PA_position), one),
					name_is_han(cell_of(p->cells, PA_name)), false};
		}
	return all;
}

static bool same_side(const struct guest *a, const struct guest *b)
{
	return a->p->article->lang != b->p->article->lang &&
	       str_eq(cell_of(a->p->cells, PA_country), cell_of(b->p->cells, PA_country)) &&
	       (!cell_of(a->p->cells, PA_province_code).n || !cell_of(b->p->cells, PA_province_code).n ||
		       str_eq(cell_of(a->p->cells, PA_province_code), cell_of(b->p->cells, PA_province_code)));
}

static bool is_chinese_or_vietnamese(const struct guest *g)
{
	return str_eq(cell_of(g->p->cells, PA_country), STR("CN")) || str_eq(cell_of(g->p->cells, PA_country), STR("VN"));
}

/* "Vương Ninh" in a Vietnamese article, "Wang Ning" in an English one. */
static bool is_pinyin_of_other(const struct tying *t, const struct guest *a, const struct guest *b, struct arena *one)
{
	const struct guest *vietnamese = str_eq(text_of(a->p->article->lang), STR("vi")) ? a : b,
			   *other = vietnamese == a ? b : a;

	return str_eq(cell_of(a->p->cells, PA_country), STR("CN")) && str_eq(text_of(vietnamese->p->article->lang), STR("vi")) &&
	       name_is_pinyin_of(t->names, cell_of(other->p->cells, PA_name), cell_of(vietnamese->p->cells, PA_name), one);
}

enum evidence { BY_READING, BY_OFFICE, BY_ROLE };

static bool fits(const struct tying *t, const struct guest *a, const struct guest *b, enum evidence by, struct arena *one)
{
	const struct guest *han = a->han ? a : b, *latin = han == a ? b : a;
	bool attends = str_eq(cell_of(a->p->cells, PA_role), STR("attendee"));

	if (a->taken || b->taken || !same_side(a, b) || (a->han && b->han))
		return false;
	if (!a->han && !b->han)
		return by == BY_READING && is_pinyin_of_other(t, a, b, one);
	if (by == BY_READING)
		return name_reads_as(t->names, cell_of(han->p->cells, PA_name), cell_of(latin->p->cells, PA_name), one);
	if (is_chinese_or_vietnamese(a) &&
		surname_differs(t->names, cell_of(han->p->cells, PA_name), cell_of(latin->p->cells, PA_name), one))
		return false;
	if (by == BY_OFFICE)
		return hashes_common(&a->office.rows, &b->office.rows) > 0;
	return !attends && str_eq(cell_of(a->p->cells, PA_role), cell_of(b->p->cells, PA_role));
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
	struct guests g = guests_of(t, all, e, one);

	for (int by = BY_READING; by <= BY_ROLE; by++)
		for (size_t i = 0; i < g.n; i++) {
			struct guest *other = g.v[i].taken ? NULL : partner(t, &g, &g.v[i], (enum evidence)by, one);

			if (!other)
				continue;
			g.v[i].taken = other->taken = true;
			all->v[root(all, g.v[i].p->thing)].into = root(all, other->p->thing);
		}
}

static bool has_two_languages(const struct event_thing *e)
{
	for (size_t i = 1; i < e->n; i++)
		if (e->v[i]->article->lang != e->v[0]->article->lang)
			return true;
	return false;
}

/* A person's id is made of the first reading. */
static void count_readings(struct person_things *all, struct keys *k, struct arena *run)
{
	struct arena one = {0};

	for (size_t i = 0; i < k->n; i++, arena_reset(&one), spill_trim(run->spill))
		for (size_t j = 0; j < k->v[i]->n_persons; j++) {
			struct person_key *p = &k->v[i]->persons[j];
			struct person_thing *t = &all->v[p->thing = root(all, p->thing)];

			if (!t->n++)
				t->id = id_of(run, STR("p"),
					arena_printf(
						&one, "%.*s#%.*s", STR_ARG(text_of(p->article->id)), STR_ARG(text_of(p->id))));
		}
	arena_release(&one);
}

struct person_things tie_persons(struct keys *k, const struct event_things *events, const struct names *names,
	const struct offices *offices, const struct provinces *p, const struct settings *set, struct arena *run)
{
	const struct tying t = {names, offices, p, set, run};
	struct person_things all = {0};
	struct arena one = {0};

	tie_names(&t, &all, k);
	for (size_t i = 0; i < events->n; i++, arena_reset(&one), spill_trim(run->spill))
		if (has_two_languages(&events->v[i]))
			tie_scripts_at(&t, &all, &events->v[i], &one);
	arena_release(&one);
	count_readings(&all, k, run);
	return all;
}

const char *persons_apart(struct person_key *a, struct person_key *const *other, size_t n, const struct names *names,
	const struct offices *offices, const struct provinces *p, const struct settings *set, struct arena *one)
{
	const struct tying t = {names, offices, p, set, one};
	struct voice voice = voice_of(a);
	struct bearer b = bearer_of(&t, &voice, one);
	const char *why = NULL;
	bool long_gone = true;

	for (size_t i = 0; i < n; i++) {
		struct voice v = voice_of(other[i]);
		struct bearer o = bearer_of(&t, &v, one);
		const char *forbids = what_forbids(&t, &o, &b, one);

		why = forbids ? forbids : why;
		long_gone &= is_dated(&o, &b) && !within(&o, &b, set->person_silence_days);
	}
	return long_gone ? "years of silence" : why;
}
