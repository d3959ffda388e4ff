#include "person_forms.h"
#include "sheet.h"

#include "../lib/utf8.h"

struct seen {
	long first, last;
};

static struct seen days_of(const struct person_key *const *v, size_t n)
{
	struct seen s = {NO_DAY, NO_DAY};

	for (size_t i = 0; i < n; i++) {
		long day = person_day(v[i]);

		if (day == NO_DAY)
			continue;
		s.first = s.first == NO_DAY || day < s.first ? day : s.first;
		s.last = day > s.last ? day : s.last;
	}
	return s;
}

static size_t events_of(const struct person_thing *t, struct arena *one)
{
	size_t *event = NEW(one, size_t, t->n), n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->event)
			event[n++] = t->v[i]->event->thing;
	return numbers_once(event, n);
}

static const struct person_key *const *readings_of(const struct person_thing *t)
{
	return (const struct person_key *const *)t->v;
}

static void put_person(struct sheet *s, const struct world *w, const struct person_thing *t)
{
	struct forms f = forms_of(w, t, &s->one);
	struct seen seen = days_of(readings_of(t), t->n);

	sheet_put(s, t->id);
	sheet_put(s, f.name);
	sheet_put(s, f.aliases);
	sheet_put(s, f.latin);
	sheet_put(s, f.chinese);
	sheet_put(s, person_vote(readings_of(t), t->n, PA_country));
	sheet_put(s, iso_text(&s->one, seen.first));
	sheet_put(s, iso_text(&s->one, seen.last));
	sheet_number(s, events_of(t, &s->one));
	sheet_number(s, articles_of(readings_of(t), t->n));
	sheet_end_row(s);
}

/* The readings of one person with one wording of a position. */
struct posting {
	const struct person_key **v;
	size_t n, cap;
	struct str fold;
};
struct postings {
	struct posting *v;
	size_t n, cap;
};

static struct postings postings_of(const struct person_thing *t, struct arena *one)
{
	struct postings all = {0};

	for (size_t i = 0; i < t->n; i++) {
		struct str fold = utf8_fold(one, t->v[i]->cell[PA_position]);
		size_t at = 0;

		while (at < all.n && !str_eq(all.v[at].fold, fold))
			at++;
		if (!fold.n)
			continue;
		if (at == all.n)
			*PUSH(one, &all) = (struct posting){.fold = fold};
		*PUSH(one, &all.v[at]) = t->v[i];
	}
	return all;
}

static void put_position(struct sheet *s, const struct world *w, struct str person, const struct posting *p)
{
	struct str position = p->v[0]->cell[PA_position];
	struct office o = office_of(w->offices, position, &s->one);
	struct seen seen = days_of(p->v, p->n);

	sheet_put(s, person);
	sheet_put(s, position);
	sheet_put(s, o.level);
	sheet_put(s, o.branch);
	sheet_put(s, o.organisation);
	sheet_put(s, person_vote(p->v, p->n, PA_province_code));
	sheet_put(s, iso_text(&s->one, seen.first));
	sheet_put(s, iso_text(&s->one, seen.last));
	sheet_number(s, articles_of(p->v, p->n));
	sheet_end_row(s);
}

void write_persons(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet persons, positions;
	struct order o = {0};
	struct arena one = {0};

	for (size_t i = 0; i < w->persons.n; i++)
		order_add(&o, w->persons.v[i].id, i, run);
	order_sort(&o);
	sheet_open(&persons, folder, "persons",
		"person_id,name,aliases,name_latin,name_zh,country,first_seen,last_seen,events,articles", run);
	sheet_open(&positions, folder, "positions",
		"person_id,position,level,branch,organisation,province_code,first_seen,last_seen,"
		"articles",
		run);
	for (size_t i = 0; i < o.n; i++, arena_reset(&one)) {
		const struct person_thing *t = &w->persons.v[o.v[i].at];
		struct postings all = postings_of(t, &one);

		put_person(&persons, w, t);
		for (size_t j = 0; j < all.n; j++)
			put_position(&positions, w, t->id, &all.v[j]);
	}
	arena_release(&one);
	sheet_close(&persons);
	sheet_close(&positions);
}
