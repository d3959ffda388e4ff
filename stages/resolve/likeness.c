#include "likeness.h"

#include "../lib/table.h"

#include <stdlib.h>

static const char *const kind_name[EVENT_KINDS] = {"call", "ceremony", "committee_session", "conference", "gathering", "other",
	"phone_call", "signing", "talks", "visit", "working_session"};

int event_kind_of(struct str word)
{
	for (int i = 0; i < EVENT_KINDS; i++)
		if (str_eq(word, str_of(kind_name[i])))
			return i;
	return -1;
}

static double nearness(const struct table *t, const struct table_row *row, unsigned column, struct arena *run)
{
	char *end, *text = arena_cstr(run, row->cell[column]);
	double value = strtod(text, &end);

	if (!*text || *end || value < 0 || value > 1)
		table_fail(t, row, "'%s' is no number from 0 to 1", text);
	return value;
}

struct likeness likeness_load(const char *config, const struct settings *set, const struct provinces *p, struct arena *run)
{
	struct likeness l = {.set = set, .provinces = p};
	struct table t = table_load(config, "near_kinds.csv", run);
	unsigned kind = table_column(&t, "kind"), other = table_column(&t, "other"), near = table_column(&t, "nearness");

	for (int i = 0; i < EVENT_KINDS; i++)
		l.near[i][i] = 1;
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		int a = event_kind_of(row->cell[kind]), b = event_kind_of(row->cell[other]);

		if (a >= 0 && b >= 0)
			l.near[a][b] = l.near[b][a] = nearness(&t, row, near, run);
		else
			table_fail(&t, row, "'%.*s' is no kind of event", STR_ARG(row->cell[a < 0 ? kind : other]));
	}
	return l;
}

static double number_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	return told_number_points(l, &a->told, &b->told);
}

static double kind_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	return told_kind_points(l, &a->told, &b->told);
}

static bool same_body(const struct event_key *a, const struct event_key *b)
{
	return a->body && a->body == b->body;
}

/* An article errs by a day where the people are the same. */
static double date_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	if (told_off_by_slack(l, &a->told, &b->told) && !told_same_number(&a->told, &b->told) &&
		hashes_common(&a->persons, &b->persons) < (same_body(a, b) ? 1 : 2))
		return NOT_SAME;
	return told_date_points(l, &a->told, &b->told);
}

static bool is_country(struct str code)
{
	return code.n == 2;
}

/* 1: the same code, or what became of it; parties_whole: a country and a province of it. */
static double code_match(const struct likeness *l, struct str a, struct str b)
{
	if (str_eq(a, b) || str_eq(province_now(l->provinces, a), province_now(l->provinces, b)))
		return 1;
	if ((is_country(a) || is_country(b)) && str_eq(country_of(a), country_of(b)))
		return l->set->parties_whole;
	return 0;
}

static double best_match(const struct likeness *l, struct str code, const struct strs *list)
{
	double best = 0;

	for (size_t i = 0; i < list->n; i++) {
		double match = code_match(l, code, list->v[i]);

		best = match > best ? match : best;
	}
	return best;
}

double parties_shared(const struct likeness *l, const struct strs *a, const struct strs *b)
{
	const struct strs *few = a->n <= b->n ? a : b, *many = few == a ? b : a;
	double sum = 0;

	for (size_t i = 0; i < few->n; i++)
		sum += best_match(l, few->v[i], many);
	return few->n ? sum / (double)few->n : 0;
}

/* Of one side: Viet Nam, or the rest. -1 where either list has nobody of it, else whether some party is common. */
static int side_common(const struct likeness *l, const struct strs *a, const struct strs *b, bool home)
{
	bool in_a = false, in_b = false;
	double best = 0;

	for (size_t i = 0; i < b->n; i++)
		in_b |= str_eq(country_of(b->v[i]), STR("VN")) == home;
	for (size_t i = 0; i < a->n; i++)
		if (str_eq(country_of(a->v[i]), STR("VN")) == home) {
			double match = best_match(l, a->v[i], b);

			in_a = true;
			best = match > best ? match : best;
		}
	return in_a && in_b ? best > 0 : -1;
}

/* Share of the longer list that the shorter one is short of. */
static double parties_missing(const struct strs *a, const struct strs *b)
{
	size_t more = a->n > b->n ? a->n : b->n, fewer = a->n + b->n - more;

	return (double)(more - fewer) / (double)more;
}

static double party_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	int home, foreign;

	if (!a->parties.n || !b->parties.n)
		return 0;
	home = side_common(l, &a->parties, &b->parties, true);
	foreign = side_common(l, &a->parties, &b->parties, false);
	if (foreign == 0 || (home == 0 && !told_same_number(&a->told, &b->told)))
		return NOT_SAME;
	return l->set->parties * parties_shared(l, &a->parties, &b->parties) + (home == 0 ? l->set->parties_other_side : 0) +
	       l->set->parties_missing * parties_missing(&a->parties, &b->parties);
}

static double place_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	struct str p = cell_of(a->cells, EV_province_code), q = cell_of(b->cells, EV_province_code),
		   c = cell_of(a->cells, EV_country), d = cell_of(b->cells, EV_country);

	if (p.n && q.n)
		return code_match(l, p, q) > 0 ? l->set->place : l->set->place_other;
	return c.n && d.n && !str_eq(c, d) ? l->set->place_other : 0;
}

static double strangers_points(const struct settings *set, const struct hashes *a, const struct hashes *b)
{
	size_t few = a->n < b->n ? a->n : b->n;

	return few >= 3 ? set->persons_none : few >= 2 ? set->persons_few : 0;
}

/* Over two languages only names of Viet Nam can be told from each other: Wei Guangming, Vi Quang Minh. */
static double person_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	size_t common = hashes_common(&a->persons, &b->persons), few = a->persons.n < b->persons.n ? a->persons.n : b->persons.n;

	const struct settings *set = l->set;

	if (common == 1 && few >= 3)
		return set->persons_few; /* the one who goes to every meeting */
	if (common)
		return set->person * (double)(common < 3 ? common : 3);
	if (a->article->lang != b->article->lang)
		return strangers_points(set, &a->at_home, &b->at_home);
	return strangers_points(set, &a->persons, &b->persons);
}

double words_shared(const struct hashes *a, const struct hashes *b)
{
	return a->n && b->n ? 2.0 * (double)hashes_common(a, b) / (double)(a->n + b->n) : 0;
}

static double word_points(const struct settings *set, const struct event_key *a, const struct event_key *b)
{
	double points = 0, enough = (double)hashes_common(&a->words, &b->words) / set->name_words_enough;

	if (a->article->lang == b->article->lang)
		points += set->name_words * words_shared(&a->words, &b->words) * (enough < 1 ? enough : 1);
	if (a->theme && a->theme == b->theme)
		points += set->theme;
	if (a->body && b->body && a->body != b->body)
		points += set->body_other;
	if (cell_of(a->cells, EV_time_of_day).n && cell_of(b->cells, EV_time_of_day).n &&
		!str_eq(cell_of(a->cells, EV_time_of_day), cell_of(b->cells, EV_time_of_day)))
		points += set->time_of_day_other;
	return points;
}

/* "hội đàm định kỳ quý II" (regular talks of the second quarter) is not the talks that another body held on the side. */
static bool regular_and_side_meeting(const struct event_key *a, const struct event_key *b)
{
	const struct event_key *other = a->says.quarterly ? b : a;

	return a->says.quarterly != b->says.quarterly && !other->told.main && !other->told.ordinal && !other->told.referenced &&
	       !other->told.planned && !hashes_common(&a->persons, &b->persons);
}

typedef double points_of(const struct likeness *l, const struct event_key *a, const struct event_key *b);

static double place_and_word_points(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	return place_points(l, a, b) + word_points(l->set, a, b);
}

const char *const likeness_part[LIKENESS_PARTS] = {"number", "kind", "date", "parties", "place and words", "persons"};

/* What is cheap and forbids most comes first. */
static points_of *const parts[LIKENESS_PARTS] = {
	number_points, kind_points, date_points, party_points, place_and_word_points, person_points};

static bool reprints(const struct article_key *a, const struct article_key *b)
{
	return a->reprint_of == b || b->reprint_of == a || (a->reprint_of && a->reprint_of == b->reprint_of);
}

double event_likeness(const struct likeness *l, const struct event_key *a, const struct event_key *b)
{
	double sum = reprints(a->article, b->article) ? l->set->reprint : 0;

	if (a->article == b->article || regular_and_side_meeting(a, b))
		return NOT_SAME;
	for (size_t i = 0; i < LIKENESS_PARTS; i++) {
		double points = parts[i](l, a, b);

		if (points <= NOT_SAME)
			return NOT_SAME;
		sum += points;
	}
	return sum;
}

double event_points(const struct likeness *l, const struct event_key *a, const struct event_key *b, double points[LIKENESS_PARTS])
{
	for (size_t i = 0; i < LIKENESS_PARTS; i++)
		points[i] = parts[i](l, a, b);
	return event_likeness(l, a, b);
}
