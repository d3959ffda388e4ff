/* row.h - one row of a table, as a line of CSV and as attributes of an element.
 * Shape:  cells in the order of the table's columns, as column_value() gives them.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    part_put(p, row_csv(t, cells, &one));  xml_start(x, t->element); row_attributes(x, t, cells, &one);      */
#ifndef EXPORT_ROW_H
#define EXPORT_ROW_H

#include "../lib/xml.h"
#include "schema.h"

/* RFC 4180, with its line end. A cell of text that a spreadsheet would run gets an apostrophe in front. */
struct str row_csv(const struct dataset_table *t, const struct str *cell, struct arena *one);
struct str row_header(const struct dataset_table *t, struct arena *one);
/* Every cell that is not empty and that has an attribute. */
void row_attributes(struct xml *x, const struct dataset_table *t, const struct str *cell);

/* The whole row as an empty element and a line break. */
void row_element(struct xml *x, const struct dataset_table *t, const struct str *cell);

#endif
