/* published.h - the tables of a dataset read back, row by row, with what config/tables.csv says of their columns.
 * Shape:  published_tables() lists what tables.csv defines; published_read() hands each row of one table to a function, in file
 *         order and in constant memory. The apostrophe that guards a text against spreadsheets is taken off again.
 * Owner:  tables in the arena given; cells live until the function that takes them returns.
 * Errors: a folder without the tables, a broken table, a row with too many or too few cells: one line, exit 2.
 * Use:    struct published all = published_tables(opt.config, &run);
 *         published_read(folder, &all.v[i], take_row, &context, &run);                                            */
#ifndef PUBLISHED_H
#define PUBLISHED_H

#include "arena.h"

struct published_column {
	struct str name, type, references, choices, meaning;
	bool required, key;
};
struct published_table {
	struct str name, meaning;
	bool things;                /* else readings */
	struct published_column *v; /* columns */
	size_t n, cap;
};
struct published {
	struct published_table *v; /* in the order of tables.csv */
	size_t n, cap;
};

struct published published_tables(const char *config, struct arena *run);
/* The table of that name, or NULL. */
const struct published_table *published_find(const struct published *all, struct str name);
/* Index of a column, or STR_NONE. */
size_t published_column(const struct published_table *t, struct str name);
/* Its one key column, STR_NONE where there are several or none. */
size_t published_key(const struct published_table *t);

/* `row` counts from 0. `t` has the columns of the file, in its order; one that tables.csv does not know is a string. */
typedef void published_row(const struct published_table *t, size_t row, const struct str *cell, void *context);
/* TABLE.csv.gz, else TABLE.csv; empty where neither can be read. */
struct str published_name(const char *folder, struct str table, struct arena *a);
/* False where the dataset has no such table. `run` receives the names of columns. */
bool published_read(const char *folder, const struct published_table *t, published_row *take, void *context, struct arena *run);

#endif
