/* summary.h - what a person wants to know after a run: how much was read, what was found, where the files are.
 * Shape:  numbers of rows by table, and inputs by outcome and reason.
 * Owner:  the arena given in `run`.
 * Errors: none of its own.
 * Use:    summary_count(&s, t->name, rows); summary_read_inputs(&s, inputs, path); summary_print(&s, "out/dataset", false);  */
#ifndef EXPORT_SUMMARY_H
#define EXPORT_SUMMARY_H

#include "schema.h"

struct tally {
	struct str name, reason;
	unsigned long n;
};
struct tallies {
	struct tally *v;
	size_t n, cap;
};
struct summary {
	struct tallies tables, inputs;
	struct arena *run;
};

void summary_count(struct summary *s, struct str table, unsigned long rows);
/* Adds the outcomes of a body of the table `inputs`. */
void summary_read_inputs(struct summary *s, const struct dataset_table *inputs, const char *path);
void summary_print(const struct summary *s, const char *dataset, bool public_release);

#endif
