#include "datasets.h"

#include "../lib/fail.h"
#include "../lib/published.h"

#include <stdlib.h>

static struct strs key_columns(struct str cell, struct arena *run)
{
	struct strs all = {0};

	for (struct str one; str_split(&cell, ';', &one);)
		*PUSH(run, &all) = str_trim(one);
	return all;
}

static void load_references(struct planned_table *t, const struct table *tables, struct arena *run)
{
	unsigned name = table_column(tables, "table"), column = table_column(tables, "column");
	unsigned references = table_column(tables, "references"), key = table_column(tables, "key");

	for (size_t i = 0; i < tables->n; i++) {
		const struct str *cell = tables->rows[i].cell;

		if (!str_eq(cell[name], t->name) || !cell[column].n)
			continue;
		if (cell[references].n)
			*PUSH(run, t) = (struct reference){cell[column], cell[references]};
		else if (cell[key].n)
			*PUSH(run, t) = (struct reference){cell[column], t->name};
	}
}

static void check_key(const struct table *keys, size_t row, const struct planned_table *t, const struct table *tables)
{
	unsigned name = table_column(tables, "table"), column = table_column(tables, "column");

	for (size_t i = 0; i < t->key.n; i++) {
		bool known = false;

		for (size_t j = 0; j < tables->n; j++)
			known |= str_eq(tables->rows[j].cell[name], t->name) && str_eq(tables->rows[j].cell[column], t->key.v[i]);
		if (!known)
			table_fail(keys, &keys->rows[row], "'%.*s' is no column of %.*s", STR_ARG(t->key.v[i]), STR_ARG(t->name));
	}
}

struct plan plan_load(const char *config, struct arena *run)
{
	struct table tables = table_load(config, "tables.csv", run), keys = table_load(config, "diff.csv", run);
	unsigned name = table_column(&tables, "table"), column = table_column(&tables, "column");
	unsigned of = table_column(&keys, "table"), key = table_column(&keys, "key");
	struct plan p = {0};

	for (size_t i = 0; i < tables.n; i++)
		for (size_t j = 0; !tables.rows[i].cell[column].n && j < keys.n; j++)
			if (str_eq(keys.rows[j].cell[of], tables.rows[i].cell[name])) {
				struct planned_table *t = PUSH(run, &p);

				*t = (struct planned_table){.name = keys.rows[j].cell[of]};
				t->key = key_columns(keys.rows[j].cell[key], run);
				load_references(t, &tables, run);
				check_key(&keys, j, t, &tables);
			}
	return p;
}

size_t find_column(const struct table *t, struct str name)
{
	for (size_t i = 0; i < t->columns; i++)
		if (str_eq(t->header[i], name))
			return i;
	return STR_NONE;
}

void check_dataset(const char *folder, const struct plan *p, struct arena *run)
{
	for (size_t i = 0; i < p->n; i++)
		if (published_name(folder, p->v[i].name, run).n)
			return;
	fail(FAIL_USAGE, "no dataset in '%s'", folder);
}

static int by_table_and_id(const void *a, const void *b)
{
	const struct new_id *x = a, *y = b;
	int order = str_cmp(x->table, y->table);

	return order ? order : str_cmp(x->old, y->old);
}

const struct new_id *find_new_id(const struct new_ids *ids, struct str table, struct str id)
{
	struct new_id wanted = {.table = table, .old = id};

	return ids->n ? bsearch(&wanted, ids->v, ids->n, sizeof *ids->v, by_table_and_id) : NULL;
}

/* A thing that was merged keeps its old id in its own table: it is told as merged there. */
static void rename_cells(struct rows *r, const struct planned_table *t, const struct new_ids *ids)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t column = find_column(&r->table, t->v[i].column);
		bool own = str_eq(t->v[i].table, t->name);

		for (size_t j = 0; column != STR_NONE && j < r->table.n; j++) {
			struct str *cell = &r->table.rows[j].cell[column];
			const struct new_id *id = find_new_id(ids, t->v[i].table, *cell);

			if (id && !(own && id->merged))
				*cell = id->now;
		}
	}
}

static struct str key_of(const struct rows *r, const struct planned_table *t, const struct str *cell, struct arena *a)
{
	struct buf key = {.arena = a};

	for (size_t i = 0; i < t->key.n; i++) {
		size_t column = find_column(&r->table, t->key.v[i]);

		if (i)
			buf_put(&key, STR("; "));
		if (column != STR_NONE)
			buf_put(&key, cell[column]);
	}
	return buf_str(&key);
}

static int by_key(const void *a, const void *b)
{
	const struct keyed_row *x = a, *y = b;
	int order = str_cmp(x->key, y->key);

	return order ? order : x->order < y->order ? -1 : x->order > y->order;
}

struct rows rows_load(const char *folder, const struct planned_table *t, const struct new_ids *ids, struct arena *a)
{
	struct rows r = {0};
	struct str name = published_name(folder, t->name, a);

	if (!name.n)
		return r;
	r.table = table_load(folder, name.s, a);
	r.there = true;
	if (ids)
		rename_cells(&r, t, ids);
	r.v = NEW(a, struct keyed_row, r.table.n + 1);
	for (; r.n < r.table.n; r.n++) {
		const struct str *cell = r.table.rows[r.n].cell;

		r.v[r.n] = (struct keyed_row){key_of(&r, t, cell, a), cell, r.n};
	}
	if (r.n)
		qsort(r.v, r.n, sizeof *r.v, by_key);
	return r;
}
