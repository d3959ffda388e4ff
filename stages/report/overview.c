#include "tables.h"

#include <stdlib.h>

/* How often something was met. */
struct count {
	struct str key;
	size_t n;
};
struct counts {
	struct count *v;
	size_t n, cap;
};

static int by_key(const void *a, const void *b)
{
	return str_cmp(((const struct count *)a)->key, ((const struct count *)b)->key);
}

static int most_first(const void *a, const void *b)
{
	const struct count *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n ? 1 : -1) : str_cmp(x->key, y->key);
}

/* Equal keys become one. */
static void add_up(struct counts *c)
{
	size_t kept = 0;

	if (c->n)
		qsort(c->v, c->n, sizeof *c->v, by_key);
	for (size_t i = 0; i < c->n; i++)
		if (kept && str_eq(c->v[kept - 1].key, c->v[i].key))
			c->v[kept - 1].n += c->v[i].n;
		else
			c->v[kept++] = c->v[i];
	c->n = kept;
}

static void add_counts(xmlNode *parent, const char *name, const struct counts *c, size_t most)
{
	for (size_t i = 0; i < c->n && i < most; i++) {
		xmlNode *e = page_element(parent, name);

		page_attribute(e, "key", c->v[i].key);
		page_number(e, "n", c->v[i].n);
	}
}

static void add_sizes(xmlNode *root, const struct tables *t)
{
	const struct store *const all[] = {&t->articles, &t->events, &t->persons, &t->agreements, &t->series, &t->inputs};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		xmlNode *e = page_element(root, "size");

		page_attribute(e, "table", all[i]->table.name);
		page_number(e, "n", all[i]->n);
	}
}

/* Events held and planned in each year between the first and the last that has one. */
static void add_years(struct site *s, xmlNode *root, const struct tables *t)
{
	struct counts held = {0};
	long first, last;

	for (size_t i = 0; i < t->events.n; i++) {
		struct str year = str_slice(store_cell(&t->events, t->events.v[i], "start_date"), 0, 4);

		if (year.n == 4 && str_eq(store_cell(&t->events, t->events.v[i], "status"), STR("held")))
			*PUSH(s->one, &held) = (struct count){year, 1};
	}
	add_up(&held);
	if (!held.n || !str_number(held.v[0].key, &first) || !str_number(held.v[held.n - 1].key, &last))
		return;
	for (long year = first; year <= last; year++) {
		struct count wanted = {.key = arena_printf(s->one, "%04ld", year)}, *found;
		xmlNode *e = page_element(root, "year");

		found = bsearch(&wanted, held.v, held.n, sizeof *held.v, by_key);
		page_attribute(e, "key", wanted.key);
		page_number(e, "n", found ? found->n : 0);
	}
}

/* Articles by site and month; an article without either counts under "". */
static void add_coverage(struct site *s, xmlNode *root, const struct tables *t)
{
	enum { SITES = 50 };
	struct counts sites = {0}, months = {0}, both = {0};

	for (size_t i = 0; i < t->articles.n; i++) {
		struct str site = store_cell(&t->articles, t->articles.v[i], "site");
		struct str month = str_slice(store_cell(&t->articles, t->articles.v[i], "published_on"), 0, 7);

		*PUSH(s->one, &sites) = (struct count){site, 1};
		*PUSH(s->one, &months) = (struct count){month, 1};
		*PUSH(s->one, &both) = (struct count){arena_printf(s->one, "%.*s %.*s", STR_ARG(site), STR_ARG(month)), 1};
	}
	add_up(&sites);
	add_up(&months);
	add_up(&both);
	add_counts(root, "month", &months, months.n);
	if (sites.n)
		qsort(sites.v, sites.n, sizeof *sites.v, most_first);
	for (size_t i = 0; i < sites.n && i < SITES; i++) {
		xmlNode *e = page_element(root, "site");

		page_attribute(e, "key", sites.v[i].key);
		page_number(e, "n", sites.v[i].n);
		for (size_t j = 0; j < months.n; j++) {
			struct count wanted = {
				.key = arena_printf(s->one, "%.*s %.*s", STR_ARG(sites.v[i].key), STR_ARG(months.v[j].key))};
			const struct count *found = bsearch(&wanted, both.v, both.n, sizeof *both.v, by_key);

			if (found) {
				xmlNode *in = page_element(e, "in");

				page_attribute(in, "month", months.v[j].key);
				page_number(in, "n", found->n);
			}
		}
	}
}

static void add_outcomes(struct site *s, xmlNode *root, const struct tables *t)
{
	enum { REASONS = 30 };
	struct counts all = {0};

	for (size_t i = 0; i < t->inputs.n; i++) {
		struct str outcome = store_cell(&t->inputs, t->inputs.v[i], "outcome"),
			   reason = store_cell(&t->inputs, t->inputs.v[i], "reason");

		*PUSH(s->one, &all) = (struct count){arena_printf(s->one, "%.*s\n%.*s", STR_ARG(outcome), STR_ARG(reason)), 1};
	}
	add_up(&all);
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, most_first);
	for (size_t i = 0; i < all.n && i < REASONS; i++) {
		struct str reason = all.v[i].key, outcome;
		xmlNode *e = page_element(root, "outcome");

		str_split(&reason, '\n', &outcome);
		page_attribute(e, "key", outcome);
		page_attribute(e, "label", label_find(s->labels, arena_printf(s->one, "outcome.%.*s", STR_ARG(outcome))));
		page_attribute(e, "reason", reason);
		page_number(e, "n", all.v[i].n);
	}
}

/* The two sides of an event that met: every party of Viet Nam with every other. */
static void count_pairs(struct site *s, const struct tables *t, struct counts *pairs, struct counts *ours, struct counts *theirs)
{
	for (size_t i = 0; i < t->events.n; i++) {
		struct str a = store_cell(&t->events, t->events.v[i], "parties"), one, other;

		if (!str_eq(store_cell(&t->events, t->events.v[i], "status"), STR("held")))
			continue;
		while (str_split(&a, ';', &one)) {
			struct str b = store_cell(&t->events, t->events.v[i], "parties");

			if (!str_starts(str_trim(one), STR("VN")))
				continue;
			while (str_split(&b, ';', &other)) {
				if (str_starts(str_trim(other), STR("VN")))
					continue;
				*PUSH(s->one, ours) = (struct count){str_trim(one), 1};
				*PUSH(s->one, theirs) = (struct count){str_trim(other), 1};
				*PUSH(s->one, pairs) = (struct count){
					arena_printf(s->one, "%.*s %.*s", STR_ARG(str_trim(one)), STR_ARG(str_trim(other))), 1};
			}
		}
	}
	add_up(pairs);
	add_up(ours);
	add_up(theirs);
}

static void add_side(struct site *s, xmlNode *e, struct str code)
{
	struct str label = label_find(s->labels, code);

	page_attribute(e, "key", code);
	page_attribute(e, "label", label.n ? label : code);
}

static void add_matrix(struct site *s, xmlNode *root, const struct tables *t)
{
	enum { ROWS = 40, COLUMNS = 24 };
	struct counts pairs = {0}, ours = {0}, theirs = {0};

	count_pairs(s, t, &pairs, &ours, &theirs);
	if (!pairs.n)
		return;
	qsort(ours.v, ours.n, sizeof *ours.v, most_first);
	qsort(theirs.v, theirs.n, sizeof *theirs.v, most_first);
	for (size_t j = 0; j < theirs.n && j < COLUMNS; j++)
		add_side(s, page_element(root, "column"), theirs.v[j].key);
	for (size_t i = 0; i < ours.n && i < ROWS; i++) {
		xmlNode *row = page_element(root, "row");

		add_side(s, row, ours.v[i].key);
		for (size_t j = 0; j < theirs.n && j < COLUMNS; j++) {
			struct count wanted = {
				.key = arena_printf(s->one, "%.*s %.*s", STR_ARG(ours.v[i].key), STR_ARG(theirs.v[j].key))};
			const struct count *found = bsearch(&wanted, pairs.v, pairs.n, sizeof *pairs.v, by_key);

			page_number(page_element(row, "cell"), "n", found ? found->n : 0);
		}
	}
}

void write_overview(struct site *s, struct tables *t)
{
	xmlNode *root = page_begin(s, "page");

	add_sizes(root, t);
	add_years(s, root, t);
	add_coverage(s, root, t);
	add_outcomes(s, root, t);
	add_matrix(s, root, t);
	page_write(s, SHEET_OVERVIEW, root, "index.html");
}
