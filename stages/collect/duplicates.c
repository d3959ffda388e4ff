#include "duplicates.h"

#include <stdlib.h>

/* Among equals by place in the list, which is their place in memory. */
static int by_content(const void *a, const void *b)
{
	const struct input_file *x = *(struct input_file *const *)a, *y = *(struct input_file *const *)b;
	int order = str_cmp(x->sha256, y->sha256);
	return order ? order : (x > y) - (x < y);
}

void duplicates_find(struct input_files *all, struct arena *run)
{
	struct input_file **f = NEW(run, struct input_file *, all->n + 1), *first = NULL;
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].sha256.n)
			f[n++] = &all->v[i];
	qsort(f, n, sizeof *f, by_content);
	for (size_t i = 0; i < n; i++)
		if (first && str_eq(first->sha256, f[i]->sha256))
			f[i]->duplicate_of = first->source;
		else
			first = f[i];
}
