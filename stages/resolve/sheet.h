/* sheet.h - a table of things on its way to its file, and the order of its rows.
 * Shape:  cells are put one after the other, a row goes to the file when it ends. struct order sorts things by id.
 * Owner:  `one` of the sheet is for the cells of the row in hand; it is reset when the row ends.
 * Errors: a file that cannot be written ends the program, exit 1.
 * Use:    sheet_open(&s, folder, "series", "series_id,name", &run);
 *         sheet_put(&s, id); sheet_put(&s, name); sheet_end_row(&s); sheet_close(&s); */
#ifndef SHEET_H
#define SHEET_H

#include "../lib/file.h"
#include "../lib/table.h"

struct sheet {
	struct outfile out;
	struct buf row;
	struct csv_writer csv;
	struct arena one;
};

void sheet_open(struct sheet *s, const char *folder, const char *name, const char *header, struct arena *run);
void sheet_put(struct sheet *s, struct str cell);
void sheet_number(struct sheet *s, size_t n);
void sheet_end_row(struct sheet *s);
/* Keeps the old file where nothing changed. */
void sheet_close(struct sheet *s);

struct named {
	uint64_t first; /* eight bytes of the id, so that sorting seldom has to go where it lies */
	struct str id;
	size_t at;
};
struct order {
	struct named *v;
	size_t n, cap;
};

/* A thing without an id became part of another one and is left out. */
void order_add(struct order *o, struct str id, size_t at, struct arena *run);
void order_sort(struct order *o);

#endif
