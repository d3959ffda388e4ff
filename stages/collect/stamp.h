/* stamp.h - whether anything changed since the last run, so that an idle one ends after the walk.
 * Shape:  FOLDER/.stamp is one line: options, program, a sum over what the disk says of each input and the same of each file of FOLDER.
 *         The sums do not depend on the order in which folders are read. A stamp does not hold where a file was changed in the
 *         moment it was written, or later.
 * Owner:  the arena given.
 * Errors: a stamp that is missing or broken does not hold; one that cannot be written: exit 1.
 * Use:    if (stamp_holds(folder, options, &all, &run)) return 0;  ...  stamp_write(folder, options, &all, &run);     */
#ifndef STAMP_H
#define STAMP_H

#include "inputs.h"

bool stamp_holds(const char *folder, struct str options, const struct input_files *all, struct arena *run);
void stamp_write(const char *folder, struct str options, const struct input_files *all, struct arena *run);

#endif
