/* duplicates.h - inputs with the same bytes.
 * Shape:  sets `duplicate_of` of every input whose sha256 an earlier one (in the order of the list) has.
 * Owner:  views of sources of the list.
 * Errors: none.
 * Use:    names_give(&all, &run); digests_find(&all, &old, &run); duplicates_find(&all, &run); */
#ifndef DUPLICATES_H
#define DUPLICATES_H

#include "inputs.h"

void duplicates_find(struct input_files *all, struct arena *run);

#endif
