#include "published.h"

#include "fail.h"
#include "table.h"

#include <csv.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

static void add_column(struct published_table *t, const struct table *from, const struct str *cell, struct arena *run)
{
	struct published_column *c = PUSH(run, t);

	c->name = cell[table_column(from, "column")];
	c->type = cell[table_column(from, "type")];
	c->choices = cell[table_column(from, "enum")];
	c->references = cell[table_column(from, "references")];
	c->meaning = cell[table_column(from, "meaning")];
	c->required = cell[table_column(from, "required")].n != 0;
	c->key = cell[table_column(from, "key")].n != 0;
}

struct published published_tables(const char *config, struct arena *run)
{
	struct table from = table_load(config, "tables.csv", run);
	unsigned name = table_column(&from, "table"), column = table_column(&from, "column");
	struct published all = {0};

	for (size_t i = 0; i < from.n; i++) {
		const struct str *cell = from.rows[i].cell;

		if (!cell[column].n) {
			struct published_table *t = PUSH(run, &all);

			t->name = cell[name];
			t->meaning = cell[table_column(&from, "meaning")];
			t->things = str_eq(cell[table_column(&from, "type")], STR("things"));
		} else if (all.n && str_eq(all.v[all.n - 1].name, cell[name])) {
			add_column(&all.v[all.n - 1], &from, cell, run);
		} else {
			table_fail(&from, &from.rows[i], "a column of '%.*s' before the table itself", STR_ARG(cell[name]));
		}
	}
	return all;
}

const struct published_table *published_find(const struct published *all, struct str name)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].name, name))
			return &all->v[i];
	return NULL;
}

size_t published_column(const struct published_table *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].name, name))
			return i;
	return STR_NONE;
}

size_t published_key(const struct published_table *t)
{
	size_t key = STR_NONE;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].key) {
			if (key != STR_NONE)
				return STR_NONE;
			key = i;
		}
	return key;
}

/* A table while it is read. */
struct reading {
	struct published_table table; /* columns: those of tables.csv, then those of the file */
	bool headed;
	const char *path;
	size_t rows;
	struct strs cells; /* of the row in hand, in `one` */
	struct arena *run, one;
	published_row *take;
	void *context;
};

static void take_cell(void *bytes, size_t n, void *context)
{
	struct reading *r = context;

	*PUSH(&r->one, &r->cells) = arena_str(&r->one, (struct str){bytes ? bytes : "", n});
}

static void take_header(struct reading *r)
{
	struct published_table known = r->table;

	r->table.v = NULL;
	r->table.n = r->table.cap = 0;
	for (size_t i = 0; i < r->cells.n; i++) {
		struct str name = r->cells.v[i];

		if (!i)
			str_cut(&name, STR("\xEF\xBB\xBF"));
		size_t at = published_column(&known, name);
		struct published_column own = {.name = arena_str(r->run, name), .type = STR("string")};
		*PUSH(r->run, &r->table) = at != STR_NONE ? known.v[at] : own;
	}
	r->headed = true;
}

/* As export guards it: a text that would run as a formula, or one that would be taken for guarded. */
static struct str unguarded(struct str cell)
{
	struct str own = cell;

	return str_cut(&own, STR("'")) && csv_would_run(own) ? own : cell;
}

static void take_row(int end, void *context)
{
	struct reading *r = context;

	(void)end;
	if (!r->headed) {
		take_header(r);
	} else {
		if (r->cells.n != r->table.n)
			fail(FAIL_USAGE, "%s: row %zu has %zu cells, the header %zu", r->path, r->rows + 1, r->cells.n,
				r->table.n);
		for (size_t i = 0; i < r->cells.n; i++)
			r->cells.v[i] = unguarded(r->cells.v[i]);
		r->take(&r->table, r->rows++, r->cells.v, r->context);
	}
	r->cells = (struct strs){0};
	arena_reset(&r->one);
}

static void parse(struct reading *r, gzFile in)
{
	static char bytes[64 * 1024];
	struct csv_parser p;
	int n;

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		fail(FAIL_RUN, "out of memory");
	csv_set_space_func(&p, NULL);
	while ((n = gzread(in, bytes, sizeof bytes)) > 0)
		if (csv_parse(&p, bytes, (size_t)n, take_cell, take_row, r) != (size_t)n)
			fail(FAIL_USAGE, "%s: broken quotation marks after row %zu", r->path, r->rows);
	if (n < 0)
		fail(FAIL_USAGE, "%s: damaged or cut short", r->path);
	if (csv_fini(&p, take_cell, take_row, r))
		fail(FAIL_USAGE, "%s: a quotation mark is not closed", r->path);
	csv_free(&p);
}

struct str published_name(const char *folder, struct str table, struct arena *a)
{
	static const char *const ends[] = {".csv.gz", ".csv"};

	for (size_t i = 0; i < 2; i++) {
		struct str name = arena_printf(a, "%.*s%s", STR_ARG(table), ends[i]);

		if (!access(arena_printf(a, "%s/%s", folder, name.s).s, R_OK))
			return name;
	}
	return STR("");
}

bool published_read(const char *folder, const struct published_table *t, published_row *take, void *context, struct arena *run)
{
	struct reading r = {.table = *t, .run = run, .take = take, .context = context};
	struct str name = published_name(folder, t->name, run);

	if (!name.n)
		return false;
	r.path = arena_printf(run, "%s/%s", folder, name.s).s;
	gzFile in = gzopen(r.path, "rb");
	if (!in)
		fail(FAIL_USAGE, "cannot read '%s': %s", r.path, strerror(errno));
	parse(&r, in);
	if (gzclose(in) != Z_OK)
		fail(FAIL_USAGE, "%s: damaged or cut short", r.path);
	arena_release(&r.one);
	return r.headed;
}
