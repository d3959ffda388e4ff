/* datasets.h - the tables of a dataset, and how a row is known again in another one (config/diff.csv, tables.csv).
 * Shape:  the key of a row is its cells of the key columns joined by "; "; a table is read as its rows sorted by key.
 * Owner:  the arena given.
 * Errors: a folder without the tables, a broken table, a key that is no column: one line, exit 2.
 * Use:    struct plan p = plan_load(opt.config, &run);
 *         struct rows r = rows_load(folder, &p.v[i], &ids, &one); for (size_t j = 0; j < r.n; j++) use(r.v[j].key);  */
#ifndef DATASETS_H
#define DATASETS_H

#include "../lib/table.h"

/* Ids of things of the old dataset that bear another id in the new one. */
struct new_id {
	struct str table, old, now;
	bool merged; /* the new id stood in the old dataset already */
};
struct new_ids {
	struct new_id *v; /* sorted by table and old id */
	size_t n, cap;
};

struct reference {
	struct str column, table;
};
struct planned_table {
	struct str name;
	struct strs key;
	struct reference *v; /* columns that hold ids of things */
	size_t n, cap;
};
/* In the order of tables.csv. */
struct plan {
	struct planned_table *v;
	size_t n, cap;
};

struct keyed_row {
	struct str key;
	const struct str *cell;
	size_t order;
};
struct rows {
	struct table table;
	bool there;
	struct keyed_row *v;
	size_t n;
};

struct plan plan_load(const char *config, struct arena *run);
/* NULL where the id is still the same. */
const struct new_id *find_new_id(const struct new_ids *ids, struct str table, struct str id);
/* Ids of the old dataset as they are called in the new one; `ids` NULL: as they are. */
struct rows rows_load(const char *folder, const struct planned_table *t, const struct new_ids *ids, struct arena *a);
/* Index of a column, or STR_NONE. */
size_t find_column(const struct table *t, struct str name);
/* Stops where `folder` holds no dataset. */
void check_dataset(const char *folder, const struct plan *p, struct arena *run);

#endif
