/* compare.h - what changed in one table.
 * Shape:  rows are matched by key, of equal keys the first with the first. A line of text for the table, and rows of
 *         table,key,change,column,old,new: `added`, `removed`, one `changed` for each column that differs, `merged` and `renamed`
 *         (key the old id, new the new one).
 * Owner:  `one`, reset by the caller.
 * Errors: none.
 * Use:    compare_table(&plan.v[i], &ids, old, new, &csv, &one);                                                 */
#ifndef COMPARE_H
#define COMPARE_H

#include "datasets.h"

/* Whether anything did. */
bool compare_table(const struct planned_table *t, const struct new_ids *ids, const char *old, const char *new,
	struct csv_writer *csv, struct arena *one);

#endif
