/* stamp.h - whether anything changed since the last run, so that an idle one ends after the walk.
 * Shape:  FOLDER/.stamp is one line: options, program, a sum over what the disk says of each input and the same of each file of FOLDER.
 *         The sums do not depend on the order in which folders are read. A stamp does not hold where a file was changed in the
 *         moment it was written, or later.
 * Owner:  the arena given.
 * Errors: a stamp that is missing or broken does not hold; one that cannot be written: exit 1.
 * Use:    sum_add(&f, &seen); ... if (stamp_holds(folder, options, seen, &run)) return 0;  ...  stamp_write(folder, options, seen, &run); */
#ifndef STAMP_H
#define STAMP_H

#include "inputs.h"

/* Twice 64 bits, so that no two states of a disk ever have one sum by chance. */
struct sum {
	uint64_t a, b;
	int64_t newest_ns;
};

void sum_add(const struct input_file *f, void *sum);
bool stamp_holds(const char *folder, struct str options, struct sum inputs, struct arena *run);
void stamp_write(const char *folder, struct str options, struct sum inputs, struct arena *run);

#endif
