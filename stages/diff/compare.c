#include "compare.h"

#include <stdio.h>

struct counts {
	size_t added, removed, changed, merged, renamed;
};

static void put(struct csv_writer *csv, struct str table, struct str key, const char *change, struct str column, struct str old,
	struct str now)
{
	const struct str cells[] = {table, key, str_of(change), column, old, now};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		csv_cell(csv, cells[i]);
	csv_end_row(csv);
}

static void put_new_ids(struct counts *c, const struct planned_table *t, const struct new_ids *ids, struct csv_writer *csv)
{
	for (size_t i = 0; i < ids->n; i++)
		if (str_eq(ids->v[i].table, t->name)) {
			bool merged = ids->v[i].merged;

			put(csv, t->name, ids->v[i].old, merged ? "merged" : "renamed", STR(""), STR(""), ids->v[i].now);
			c->merged += merged;
			c->renamed += !merged;
		}
}

static bool compare_cells(const struct planned_table *t, const struct rows *before, const struct rows *after,
	const struct keyed_row *a, const struct keyed_row *b, struct csv_writer *csv)
{
	bool differs = false;

	for (size_t i = 0; i < before->table.columns; i++) {
		struct str column = before->table.header[i];
		size_t j = find_column(&after->table, column);

		if (j == STR_NONE || find_column(&before->table, column) != i || str_eq(a->cell[i], b->cell[j]))
			continue; /* of two columns of one name the first counts */
		put(csv, t->name, a->key, "changed", column, a->cell[i], b->cell[j]);
		differs = true;
	}
	return differs;
}

static void compare_rows(struct counts *c, const struct planned_table *t, const struct new_ids *ids, const struct rows *before,
	const struct rows *after, struct csv_writer *csv)
{
	for (size_t i = 0, j = 0; i < before->n || j < after->n;) {
		const struct keyed_row *a = i < before->n ? &before->v[i] : NULL, *b = j < after->n ? &after->v[j] : NULL;
		int order = !a ? 1 : !b ? -1 : str_cmp(a->key, b->key);

		i += order <= 0;
		j += order >= 0;
		if (a && b && !order) {
			c->changed += compare_cells(t, before, after, a, b, csv);
		} else if (b && order > 0) {
			put(csv, t->name, b->key, "added", STR(""), STR(""), STR(""));
			c->added++;
		} else if (a && (t->key.n > 1 || !find_new_id(ids, t->name, a->key))) { /* else told as merged */
			put(csv, t->name, a->key, "removed", STR(""), STR(""), STR(""));
			c->removed++;
		}
	}
}

static void tell_columns(const struct planned_table *t, const struct rows *rows, const struct rows *others, const char *what)
{
	for (size_t i = 0; rows->there && others->there && i < rows->table.columns; i++)
		if (find_column(&others->table, rows->table.header[i]) == STR_NONE)
			printf("%.*s: column %.*s %s\n", STR_ARG(t->name), STR_ARG(rows->table.header[i]), what);
}

static bool tell(struct str table, const struct counts *c)
{
	const struct {
		size_t n;
		const char *what;
	} all[] = {{c->added, "added"}, {c->removed, "removed"}, {c->changed, "changed"}, {c->merged, "merged"},
		{c->renamed, "renamed"}};
	const char *before = ": ";

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].n) {
			if (before[0] == ':')
				printf("%.*s", STR_ARG(table));
			printf("%s%zu %s", before, all[i].n, all[i].what);
			before = ", ";
		}
	if (before[0] == ',')
		putchar('\n');
	return before[0] == ',';
}

bool compare_table(const struct planned_table *t, const struct new_ids *ids, const char *old, const char *new,
	struct csv_writer *csv, struct arena *one)
{
	struct rows before = rows_load(old, t, ids, one), after = rows_load(new, t, NULL, one);
	struct counts c = {0};

	put_new_ids(&c, t, ids, csv);
	tell_columns(t, &before, &after, "is gone");
	tell_columns(t, &after, &before, "is new");
	compare_rows(&c, t, ids, &before, &after, csv);
	return tell(t->name, &c);
}
