#include "explain.h"

#include "../lib/fail.h"

#include <stdlib.h>

enum { MOST_APART = 5 };

struct pair {
	const struct event_key *other;
	double points;
};
struct pairs {
	struct pair *v;
	size_t n, cap;
};

static void print_event(FILE *to, const struct event_key *e)
{
	struct str start =
		cell_of(e->cells, EV_start_date).n ? cell_of(e->cells, EV_start_date) : cell_of(e->cells, EV_date_edtf);

	fprintf(to, "%.*s %.*s: %.*s %.*s", STR_ARG(text_of(e->article->source)), STR_ARG(text_of(e->id)),
		STR_ARG(cell_of(e->cells, EV_status)), STR_ARG(cell_of(e->cells, EV_kind)));
	fprintf(to, ", %.*s", STR_ARG(start.n ? start : STR("no date")));
	if (cell_of(e->cells, EV_ordinal).n)
		fprintf(to, ", number %.*s", STR_ARG(cell_of(e->cells, EV_ordinal)));
	fprintf(to, ", %.*s\n", STR_ARG(cell_of(e->cells, EV_parties).n ? cell_of(e->cells, EV_parties) : STR("no parties")));
}

static void print_points(FILE *to, const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	double points[LIKENESS_PARTS], sum = event_points(l, a, b, points);

	if (sum > NOT_SAME)
		fprintf(to, "      %.2f points, %.2f are needed:", sum, l->set->event_threshold);
	else
		fprintf(to, "      cannot be one:");
	for (int i = 0; i < LIKENESS_PARTS; i++)
		if (points[i] <= NOT_SAME)
			fprintf(to, " %s forbids", likeness_part[i]);
		else if (sum > NOT_SAME && points[i] != 0)
			fprintf(to, " %s %.2f", likeness_part[i], points[i]);
	fputc('\n', to);
}

static int by_points(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return a->other->article->rank < b->other->article->rank ? -1 : a->other->article->rank > b->other->article->rank;
}

static bool meets(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	return a->parties.n && b->parties.n && period_known(a->told.when) && period_known(b->told.when) &&
	       periods_touch(a->told.when, b->told.when) && parties_shared(l, &a->parties, &b->parties) > 0;
}

/* Readings of other events that have some points, or meet this one in days and parties. */
static struct pairs readings_apart(const struct world *w, const struct likeness *l, const struct event_key *e, struct arena *one)
{
	struct pairs all = {0};

	for (size_t i = 0; i < w->keys.n; i++)
		for (size_t j = 0; j < w->keys.v[i]->n_events; j++) {
			const struct event_key *other = &w->keys.v[i]->events[j];
			double points = other->thing == e->thing ? NOT_SAME : event_likeness(l, e, other);

			if (points > 0 || (other->thing != e->thing && points <= NOT_SAME && meets(l, e, other)))
				*PUSH(one, &all) = (struct pair){other, points};
		}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_points);
	return all;
}

static void explain_event(FILE *to, const struct world *w, const struct likeness *l, const struct event_key *e, struct arena *one)
{
	const struct event_thing *t = &w->events.v[e->thing];
	struct pairs apart = readings_apart(w, l, e, one);

	print_event(to, e);
	fprintf(to, "  is %.*s, of %zu readings\n", STR_ARG(t->id), t->n);
	for (size_t i = 0; i < t->n; i++) {
		if (t->v[i] == e)
			continue;
		fputs("    with ", to);
		print_event(to, t->v[i]);
		print_points(to, l, e, t->v[i]);
	}
	for (size_t i = 0; i < apart.n && i < MOST_APART; i++) {
		fprintf(to, "    apart from %.*s: ", STR_ARG(w->events.v[apart.v[i].other->thing].id));
		print_event(to, apart.v[i].other);
		print_points(to, l, e, apart.v[i].other);
	}
}

static void print_person(FILE *to, const struct person_key *p)
{
	fprintf(to, "%.*s %.*s: %.*s, %.*s, %.*s\n", STR_ARG(text_of(p->article->source)), STR_ARG(text_of(p->id)),
		STR_ARG(cell_of(p->cells, PA_name)),
		STR_ARG(cell_of(p->cells, PA_position).n ? cell_of(p->cells, PA_position) : STR("no office")),
		STR_ARG(cell_of(p->cells, PA_province_code).n ? cell_of(p->cells, PA_province_code)
							      : cell_of(p->cells, PA_country)));
}

struct readings_of_person {
	struct person_key **v;
	size_t n, cap;
};

static struct readings_of_person readings_of(const struct world *w, uint32_t person, struct arena *one)
{
	struct readings_of_person all = {0};

	for (size_t i = 0; i < w->keys.n; i++)
		for (size_t j = 0; j < w->keys.v[i]->n_persons; j++)
			if (w->keys.v[i]->persons[j].thing == person)
				*PUSH(one, &all) = &w->keys.v[i]->persons[j];
	return all;
}

static void print_apart(
	FILE *to, const struct world *w, const struct settings *set, struct person_key *p, uint32_t person, struct arena *one)
{
	struct readings_of_person other = readings_of(w, person, one);
	const char *why = persons_apart(p, other.v, other.n, w->names, w->offices, w->provinces, set, one);

	fprintf(to, "    apart from %.*s: ", STR_ARG(w->persons.v[person].id));
	print_person(to, other.v[0]);
	if (why)
		fprintf(to, "      cannot be one: %s forbids\n", why);
	else
		fputs("      nothing forbids; it is nearer to its own\n", to);
}

/* The other persons whose names sound so, each once. */
static size_t namesakes_of(const struct world *w, const struct person_key *p, size_t **person, struct arena *one)
{
	struct {
		size_t *v;
		size_t n, cap;
	} all = {0};

	for (size_t i = 0; i < w->keys.n; i++)
		for (size_t j = 0; j < w->keys.v[i]->n_persons; j++) {
			const struct person_key *x = &w->keys.v[i]->persons[j];

			if (x->sound == p->sound && x->thing != p->thing)
				*PUSH(one, &all) = x->thing;
		}
	*person = all.v;
	return numbers_once(all.v, all.n);
}

static void explain_person(FILE *to, const struct world *w, const struct settings *set, struct person_key *p, struct arena *one)
{
	struct readings_of_person own = readings_of(w, p->thing, one);
	size_t *other, n = namesakes_of(w, p, &other, one);

	print_person(to, p);
	fprintf(to, "  is %.*s, of %zu readings\n", STR_ARG(w->persons.v[p->thing].id), own.n);
	for (size_t i = 0; i < own.n; i++)
		if (own.v[i] != p) {
			fputs("    with ", to);
			print_person(to, own.v[i]);
		}
	for (size_t i = 0; i < n; i++)
		print_apart(to, w, set, p, (uint32_t)other[i], one);
}

static bool is_of(struct str article, struct str source)
{
	return str_eq(article, source) || (str_starts(article, source) && article.s[source.n] == '#');
}

void explain_ties(FILE *to, const struct world *w, const struct likeness *l, struct str source, struct arena *run)
{
	bool found = false;

	for (size_t i = 0; i < w->keys.n; i++) {
		const struct article_key *a = w->keys.v[i];

		if (!is_of(text_of(a->source), source))
			continue;
		found = true;
		for (size_t j = 0; j < a->n_events; j++)
			explain_event(to, w, l, &a->events[j], run);
		for (size_t j = 0; j < a->n_persons; j++)
			explain_person(to, w, l->set, &a->persons[j], run);
	}
	if (!found)
		fail(FAIL_USAGE, "no article '%.*s' has readings", STR_ARG(source));
}
