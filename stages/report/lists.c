#include "tables.h"

#include <stdlib.h>

enum { ROWS_OF_A_LIST = 200 };

/* Rows in an order of their own, cut into pages. */
struct listed {
	struct str first, second;
	struct str *row;
};

static int newest_first(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	int order = str_cmp(y->first, x->first);

	return order ? order : str_cmp(x->second, y->second);
}

static int by_name(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	int order = str_cmp(x->first, y->first);

	return order ? order : str_cmp(x->second, y->second);
}

void write_list(struct site *s, const struct store *t, struct list l)
{
	struct arena scratch = {0};
	struct listed *all = NEW(&scratch, struct listed, t->n + 1);
	size_t pages = t->n ? (t->n - 1) / ROWS_OF_A_LIST + 1 : 1;

	for (size_t i = 0; i < t->n; i++)
		all[i] = (struct listed){store_cell(t, t->v[i], l.first), store_cell(t, t->v[i], l.second), t->v[i]};
	if (t->n)
		qsort(all, t->n, sizeof *all, l.newest_first ? newest_first : by_name);
	for (size_t page = 0; page < pages; page++) {
		xmlNode *root = page_begin(s, "page");

		page_number(root, "page", page + 1);
		page_number(root, "pages", pages);
		for (size_t i = page * ROWS_OF_A_LIST; i < t->n && i < (page + 1) * ROWS_OF_A_LIST; i++)
			page_row(s, root, l.element, t, all[i].row);
		page_write(s, l.sheet, root, arena_printf(s->one, "%s-%zu.html", l.path, page + 1).s);
	}
	arena_release(&scratch);
}
