#include "new_ids.h"

#include <stdlib.h>

struct ids {
	struct str *v; /* sorted */
	size_t n;
};

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct ids ids_of(const struct rows *r, struct str column, struct arena *a)
{
	struct ids all = {.v = NEW(a, struct str, r->n + 1)};
	size_t at = r->there ? find_column(&r->table, column) : STR_NONE;

	for (size_t i = 0; at != STR_NONE && i < r->n; i++)
		all.v[all.n++] = r->v[i].cell[at];
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_bytes);
	return all;
}

static bool has_id(const struct ids *all, struct str id)
{
	return all->n && bsearch(&id, all->v, all->n, sizeof *all->v, by_bytes);
}

/* Walks the readings that both datasets have; `column` holds the ids of things. */
static void compare_readings(struct new_ids *all, const struct planned_table *things, const struct rows *before,
	const struct rows *after, const struct ids *old, const struct ids *new, struct arena *run)
{
	size_t a = find_column(&before->table, things->key.v[0]), b = find_column(&after->table, things->key.v[0]);

	for (size_t i = 0, j = 0; a != STR_NONE && b != STR_NONE && i < before->n && j < after->n;) {
		int order = str_cmp(before->v[i].key, after->v[j].key);
		struct str was = before->v[i].cell[a], now = after->v[j].cell[b];

		i += order <= 0;
		j += order >= 0;
		if (!order && was.n && now.n && !str_eq(was, now) && !has_id(new, was))
			*PUSH(run, all) =
				(struct new_id){things->name, arena_str(run, was), arena_str(run, now), has_id(old, now)};
	}
}

/* The first table in which ids of the things stand beside something that keeps its key: their readings, the events of a series. */
static const struct planned_table *readings_of(const struct plan *p, const struct planned_table *things)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->v[i].n; j++)
			if (&p->v[i] != things && str_eq(p->v[i].v[j].table, things->name) &&
				str_eq(p->v[i].v[j].column, things->key.v[0]))
				return &p->v[i];
	return NULL;
}

struct found {
	struct new_id id;
	size_t order;
};

static int by_table_and_id(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int order = str_cmp(x->id.table, y->id.table);

	order = order ? order : str_cmp(x->id.old, y->id.old);
	return order ? order : x->order < y->order ? -1 : 1;
}

/* Sorted; of several new ids of one thing the first. */
static void sort_once(struct new_ids *all, struct arena *run)
{
	struct found *found = NEW(run, struct found, all->n + 1);
	size_t n = all->n;

	for (size_t i = 0; i < n; i++)
		found[i] = (struct found){all->v[i], i};
	if (n)
		qsort(found, n, sizeof *found, by_table_and_id);
	all->n = 0;
	for (size_t i = 0; i < n; i++)
		if (!i || !str_eq(found[i].id.old, found[i - 1].id.old) || !str_eq(found[i].id.table, found[i - 1].id.table))
			all->v[all->n++] = found[i].id;
}

struct new_ids find_new_ids(const struct plan *p, const char *old, const char *new, struct arena *run)
{
	struct new_ids all = {0};
	struct arena one = {0};

	for (size_t i = 0; i < p->n; i++, arena_reset(&one)) {
		const struct planned_table *things = &p->v[i];
		const struct planned_table *readings = things->key.n == 1 ? readings_of(p, things) : NULL;

		if (!readings)
			continue;
		struct rows told = rows_load(old, things, NULL, &one), tells = rows_load(new, things, NULL, &one);
		struct ids before = ids_of(&told, things->key.v[0], &one), after = ids_of(&tells, things->key.v[0], &one);
		struct rows a = rows_load(old, readings, NULL, &one), b = rows_load(new, readings, NULL, &one);

		if (a.there && b.there)
			compare_readings(&all, things, &a, &b, &before, &after, run);
	}
	sort_once(&all, run);
	arena_release(&one);
	return all;
}
