#include "lists.h"

#include <stdlib.h>

struct strs list_cut(struct str cell, char separator, struct arena *a)
{
	struct strs list = {.cap = cell.n > 0};
	struct str item;

	for (size_t i = 0; i < cell.n; i++)
		list.cap += cell.s[i] == separator;
	list.v = NEW(a, struct str, list.cap);
	while (str_split(&cell, separator, &item))
		if (str_trim(item).n)
			*PUSH(a, &list) = str_trim(item);
	return list;
}

struct str list_join(const struct strs *list, struct arena *a)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < list->n; i++) {
		if (i)
			buf_put(&b, STR("; "));
		buf_put(&b, list->v[i]);
	}
	return buf_str(&b);
}

bool list_has(const struct strs *list, struct str item)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], item))
			return true;
	return false;
}

static int by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

size_t numbers_once(size_t *v, size_t n)
{
	size_t kept = 0;

	if (n)
		qsort(v, n, sizeof *v, by_number);
	for (size_t i = 0; i < n; i++)
		if (!kept || v[i] != v[kept - 1])
			v[kept++] = v[i];
	return kept;
}
