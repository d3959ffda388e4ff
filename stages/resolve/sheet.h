/* sheet.h - a table of things on its way to its file, where its rows stand in the order of their ids.
 * Shape:  cells are put one after the other; the rows of a thing are put aside when it ends and go to the file when the sheet is
 *         closed. So things can come in the order in which they lie in memory. struct order sorts a few things by id.
 * Owner:  `one` of the sheet is for the cells of the row in hand; it is reset when the row ends. Ids live as long as the sheet.
 * Errors: a file that cannot be written ends the program, exit 1.
 * Use:    sheet_open(&s, folder, "series", "series_id,name", &run); sheet_put(&s, id); sheet_put(&s, name); sheet_end_row(&s);
 *         sheet_end_thing(&s, id); sheet_close(&s);                                                              */
#ifndef SHEET_H
#define SHEET_H

#include "../lib/file.h"
#include "../lib/table.h"
#include "aside.h"

struct named {
	uint64_t first; /* eight bytes of the id, so that sorting seldom has to go where it lies */
	struct str id;
	struct place place; /* of a sheet: where its rows are */
	size_t at;
};
struct order {
	struct named *v;
	size_t n, cap;
};

/* A thing without an id became part of another one and is left out. */
void order_add(struct order *o, struct str id, size_t at, struct arena *run);
void order_sort(struct order *o);

struct sheet {
	struct outfile out;
	struct aside aside;
	struct order order;
	struct buf rows; /* of the thing in hand */
	struct csv_writer csv;
	struct arena one, index;
};

void sheet_open(struct sheet *s, const char *folder, const char *name, const char *header, struct arena *run);
void sheet_put(struct sheet *s, struct str cell);
void sheet_number(struct sheet *s, size_t n);
void sheet_end_row(struct sheet *s);
void sheet_end_thing(struct sheet *s, struct str id);
/* Keeps the old file where nothing changed. */
void sheet_close(struct sheet *s);

#endif
