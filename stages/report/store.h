/* store.h - the tables of a dataset in memory, and the rows of one that bear an id.
 * Shape:  rows of cells in file order; an index is the rows sorted by the cells of one column.
 * Owner:  the arena given to store_load().
 * Errors: as published.h.
 * Use:    struct rows r = store_rows(&parties, 0, id); for (size_t i = 0; i < r.n; i++) use(r.v[i][1]);            */
#ifndef REPORT_STORE_H
#define REPORT_STORE_H

#include "../lib/published.h"

struct store {
	struct published_table table; /* with the columns that the file has */
	struct str **v;               /* rows */
	size_t n, cap;
	struct arena *run;
	struct str **sorted; /* the rows by `by`; NULL before the first question */
	size_t by;
};
struct rows {
	struct str **v;
	size_t n;
};

struct store store_load(const char *dataset, const struct published_table *t, struct arena *run);
/* The rows whose cell of the column is `id`, in file order; sorts the table where another column was asked for before. */
struct rows store_rows(struct store *s, const char *column, struct str id);
/* The cell of a row, empty where there is no such column. */
struct str store_cell(const struct store *s, struct str *const row, const char *column);

#endif
