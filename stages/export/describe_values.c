#include "describe.h"

#include "../lib/fail.h"

#include <string.h>

/* Columns of values.csv. */
struct layout {
	unsigned table, column, value, meaning, example, english, counter, counter_english;
};
struct describing {
	const struct schema *schema;
	struct table from;
	struct layout at;
	struct buf *out;
};

static void put(struct buf *b, const char *s)
{
	buf_put(b, str_of(s));
}

static struct layout layout_of(const struct table *t)
{
	return (struct layout){
		.table = table_column(t, "table"),
		.column = table_column(t, "column"),
		.value = table_column(t, "value"),
		.meaning = table_column(t, "meaning"),
		.example = table_column(t, "example"),
		.english = table_column(t, "english"),
		.counter = table_column(t, "counter"),
		.counter_english = table_column(t, "counter_english"),
	};
}

static const struct column *find_column(const struct schema *s, struct str table, struct str name)
{
	for (size_t i = 0; i < s->n; i++)
		for (size_t j = 0; j < s->v[i].n && str_eq(s->v[i].name, table); j++)
			if (str_eq(s->v[i].v[j].name, name))
				return &s->v[i].v[j];
	return NULL;
}

static bool same_choices(const struct column *a, const struct column *b)
{
	bool same = str_eq(a->name, b->name) && a->choices.n == b->choices.n;

	for (size_t i = 0; i < a->choices.n && same; i++)
		same = str_eq(a->choices.v[i], b->choices.v[i]);
	return same;
}

static bool has_choice(const struct column *c, struct str value)
{
	for (size_t i = 0; i < c->choices.n; i++)
		if (str_eq(c->choices.v[i], value))
			return true;
	return !c->choices.n;
}

static const struct column *column_of(const struct describing *d, const struct table_row *row)
{
	const struct column *c = find_column(d->schema, row->cell[d->at.table], row->cell[d->at.column]);

	if (!c)
		table_fail(&d->from, row, "no column '%.*s.%.*s' in tables.csv", STR_ARG(row->cell[d->at.table]),
			STR_ARG(row->cell[d->at.column]));
	if (row->cell[d->at.value].n && !has_choice(c, row->cell[d->at.value]))
		table_fail(&d->from, row, "'%.*s' is no value of '%.*s' in tables.csv", STR_ARG(row->cell[d->at.value]),
			STR_ARG(c->name));
	return c;
}

/* A column of the same name and values in another table is told with it. */
static bool is_told(const struct describing *d, const struct column *c, struct str value)
{
	for (size_t i = 0; i < d->from.n; i++) {
		const struct table_row *row = &d->from.rows[i];

		if (str_eq(row->cell[d->at.value], value) && same_choices(column_of(d, row), c))
			return true;
	}
	return false;
}

static void check_all_told(const struct describing *d)
{
	for (size_t i = 0; i < d->from.n; i++)
		column_of(d, &d->from.rows[i]);
	for (size_t i = 0; i < d->schema->n; i++)
		for (size_t j = 0; j < d->schema->v[i].n; j++) {
			const struct column *c = &d->schema->v[i].v[j];

			for (size_t k = 0; k < c->choices.n; k++)
				if (!is_told(d, c, c->choices.v[k]))
					fail_at(d->from.path, 1, "no row for '%.*s' of '%.*s.%.*s'", STR_ARG(c->choices.v[k]),
						STR_ARG(d->schema->v[i].name), STR_ARG(c->name));
		}
}

/* What Markdown would take for marks. */
static void put_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("*<[", s.s[i]))
			buf_putc(b, '\\');
		buf_putc(b, s.s[i]);
	}
}

/* English has marks of its own, around values. */
static void put_example(struct buf *b, const char *label, struct str text, struct str english)
{
	if (!text.n)
		return;
	put(b, "  - ");
	put(b, label);
	put(b, ": «");
	put_text(b, text);
	put(b, "» ");
	buf_put(b, english);
	put(b, "\n");
}

static void put_also(const struct describing *d, struct str table, const struct column *c)
{
	size_t n = 0;

	for (size_t i = 0; i < d->schema->n; i++)
		for (size_t j = 0; j < d->schema->v[i].n && c->choices.n; j++)
			if (!str_eq(d->schema->v[i].name, table) && same_choices(&d->schema->v[i].v[j], c)) {
				put(d->out, n++ ? ", `" : " The same values stand in `");
				buf_put(d->out, d->schema->v[i].name);
				put(d->out, ".");
				buf_put(d->out, c->name);
				put(d->out, "`");
			}
	put(d->out, n ? "." : "");
}

static void put_column_of(const struct describing *d, const struct table_row *row, const struct column *c)
{
	put(d->out, "\n### ");
	buf_put(d->out, row->cell[d->at.table]);
	put(d->out, ".");
	buf_put(d->out, c->name);
	put(d->out, "\n\n");
	buf_put(d->out, row->cell[d->at.meaning]);
	put_also(d, row->cell[d->at.table], c);
	if (row->cell[d->at.example].n) {
		put(d->out, "\nThe examples stand in an article that begins: «");
		put_text(d->out, row->cell[d->at.example]);
		put(d->out, "» ");
		buf_put(d->out, row->cell[d->at.english]);
	}
	put(d->out, "\n\n");
}

static void put_value(const struct describing *d, const struct table_row *row)
{
	put(d->out, "- `");
	buf_put(d->out, row->cell[d->at.value]);
	put(d->out, "`: ");
	buf_put(d->out, row->cell[d->at.meaning]);
	put(d->out, ".\n");
	put_example(d->out, "example", row->cell[d->at.example], row->cell[d->at.english]);
	put_example(d->out, "but not", row->cell[d->at.counter], row->cell[d->at.counter_english]);
}

static const char note[] =
	"\n## Values\n\nWhat each coded value means, with an example and a counter-example. The sentences are made up, and so "
	"are the "
	"people in\nthem; the tests read each of them and hold what is said here. In front of a text, in brackets, stands what "
	"else "
	"the page has;\nwhere nothing does, it was published on 20 September 2024, and its headline says nothing. `//` parts two "
	"articles.\n";

struct str describe_values(const struct schema *s, const char *config, struct arena *run)
{
	struct buf b = {.arena = run};
	struct describing d = {.schema = s, .from = table_load(config, "values.csv", run), .out = &b};

	d.at = layout_of(&d.from);
	check_all_told(&d);
	put(&b, note);
	for (size_t i = 0; i < d.from.n; i++) {
		const struct table_row *row = &d.from.rows[i];

		if (row->cell[d.at.value].n)
			put_value(&d, row);
		else
			put_column_of(&d, row, column_of(&d, row));
	}
	return buf_str(&b);
}
