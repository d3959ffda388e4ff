/* lists.h - lists inside a cell, and numbers each once.
 * Shape:  list_cut() gives the items between separators without blanks around them, empty ones left out.
 * Owner:  the arena given; items are views of the cell.
 * Errors: none.
 * Use:    struct strs parties = list_cut(cell, ';', run);  struct str cell = list_join(&parties, run);                */
#ifndef LISTS_H
#define LISTS_H

#include "../lib/arena.h"

struct strs list_cut(struct str cell, char separator, struct arena *a);
/* Items joined by "; ". */
struct str list_join(const struct strs *list, struct arena *a);
bool list_has(const struct strs *list, struct str item);
/* Sorts them and keeps each once; how many that are. */
size_t numbers_once(size_t *v, size_t n);

#endif
