/* sorter.h - records in the order of their keys, any number of them in some ten megabytes of memory.
 * Shape:  put all, then wind back and read them, as often as needed; equal keys come in the order in which they were put. What
 *         is more than eight megabytes lies in an unnamed file as sorted runs, which are merged by 64 KB of each: ten million inputs
 *         make some 150.
 * Owner:  the arena given; what was read is good until the next is.
 * Errors: those of unnamed.h.
 * Use:    struct sorter s = sorter_open(folder, &run); sorter_put(&s, key, value);
 *         sorter_rewind(&s); while (sorter_next(&s, &key, &value)) ...                                             */
#ifndef SORTER_H
#define SORTER_H

#include "../lib/arena.h"
#include "../lib/unnamed.h"

struct sorter {
	struct unnamed file;
	struct arena *run;
	char *held;
	struct sorter_item *item;
	size_t n, items, at; /* bytes and records held; the record that is read next */
	struct sorter_runs {
		struct sorter_run *v;
		size_t n, cap;
	} runs;
	struct sorter_run **heap; /* by their first record, smallest first */
	size_t heaped;
	struct sorter_run *last; /* whose first record was read */
	bool sorted;
};

struct sorter sorter_open(const char *folder, struct arena *run);
void sorter_put(struct sorter *s, struct str key, struct str value);
void sorter_rewind(struct sorter *s);
bool sorter_next(struct sorter *s, struct str *key, struct str *value);
void sorter_close(struct sorter *s);

#endif
