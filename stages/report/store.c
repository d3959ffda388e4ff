#include "store.h"

#include <stdlib.h>
#include <string.h>

static void keep_row(const struct published_table *t, size_t row, const struct str *cell, void *context)
{
	struct store *s = context;
	struct str *kept = NEW(s->run, struct str, t->n);

	if (!row)
		s->table = *t;
	for (size_t i = 0; i < t->n; i++)
		kept[i] = arena_str(s->run, cell[i]);
	*PUSH(s->run, s) = kept;
}

struct store store_load(const char *dataset, const struct published_table *t, struct arena *run)
{
	struct store s = {.table = *t, .run = run, .by = STR_NONE};

	published_read(dataset, t, keep_row, &s, run);
	return s;
}

struct str store_cell(const struct store *s, struct str *const row, const char *column)
{
	size_t at = published_column(&s->table, str_of(column));

	return at == STR_NONE ? STR("") : row[at];
}

/* A row with its place, so that equal ids stay in file order. */
struct sorted_row {
	struct str key;
	struct str *row;
	size_t at;
};

static int by_key(const void *a, const void *b)
{
	const struct sorted_row *x = a, *y = b;
	int order = str_cmp(x->key, y->key);

	return order ? order : x->at < y->at ? -1 : x->at > y->at;
}

static void sort_by(struct store *s, size_t column)
{
	struct arena scratch = {0};
	struct sorted_row *all = NEW(&scratch, struct sorted_row, s->n + 1);

	for (size_t i = 0; i < s->n; i++)
		all[i] = (struct sorted_row){s->v[i][column], s->v[i], i};
	if (s->n)
		qsort(all, s->n, sizeof *all, by_key);
	s->sorted = s->sorted ? s->sorted : NEW(s->run, struct str *, s->n + 1);
	for (size_t i = 0; i < s->n; i++)
		s->sorted[i] = all[i].row;
	s->by = column;
	arena_release(&scratch);
}

static size_t first_not_below(const struct store *s, struct str id)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (str_cmp(s->sorted[middle][s->by], id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct rows store_rows(struct store *s, const char *column, struct str id)
{
	size_t at = published_column(&s->table, str_of(column)), end;

	if (at == STR_NONE || !s->n)
		return (struct rows){0};
	if (s->by != at)
		sort_by(s, at);
	size_t begin = end = first_not_below(s, id);
	while (end < s->n && str_eq(s->sorted[end][at], id))
		end++;
	return (struct rows){s->sorted + begin, end - begin};
}
