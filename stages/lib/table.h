/* table.h - tables of config/: CSV with a header row, edited in a spreadsheet, read with libcsv.
 * Shape:  rows of cells in file order; '#' in the first cell makes a comment row. NFC, blanks at the ends cut, BOM dropped.
 * Owner:  the arena given; cells live as long.
 * Errors: a missing file, a wrong number of cells, a broken quote, bytes that are not UTF-8, a missing column: "FILE:LINE: what", exit 2.
 * Use:    struct table t = table_load(config, "lexicon/offices.csv", &run); unsigned level = table_column(&t, "level");
 *         for (size_t i = 0; i < t.n; i++) use(t.rows[i].cell[level]);                                           */
#ifndef TABLE_H
#define TABLE_H

#include "arena.h"

struct table_row {
	struct str *cell;
	unsigned long line;
};

struct table {
	const char *path; /* as printed in messages */
	struct str *header;
	size_t columns;
	struct table_row *rows;
	size_t n;
	struct table_choice *chosen; /* of table_choice(): a column holds few words, each many times */
};

struct table table_load(const char *folder, const char *name, struct arena *a);
/* Index of a column that must be there. */
unsigned table_column(const struct table *t, const char *name);
/* Stops with FILE:LINE of the row. */
_Noreturn void table_fail(const struct table *t, const struct table_row *row, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The cell must be one of the blank-separated words; returns its index among them. */
int table_choice(const struct table *t, const struct table_row *row, unsigned column, const char *choices);

/* Rows for writing: RFC 4180, CRLF, every line ended, cells quoted only where needed. */
struct csv_writer {
	struct buf *out;
	bool mid_row;
};
void csv_cell(struct csv_writer *w, struct str cell);
void csv_end_row(struct csv_writer *w);
/* A spreadsheet would run it as a formula: '=1+1' and "''=1+1". The apostrophes of the text itself count as part of it, so that a
 * reader may take one off. */
bool csv_would_run(struct str cell);

#endif
