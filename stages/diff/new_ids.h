/* new_ids.h - things of the old dataset that bear another id in the new one.
 * Shape:  an id that is gone, but whose readings are now of another thing: merged into it where that one was there before,
 *         else renamed. Of several the one that has the first of its readings.
 * Owner:  `run`; sorted by table and old id.
 * Errors: as datasets.h.
 * Use:    struct new_ids ids = find_new_ids(&plan, old, new, &run);                                              */
#ifndef NEW_IDS_H
#define NEW_IDS_H

#include "datasets.h"

struct new_ids find_new_ids(const struct plan *p, const char *old, const char *new, struct arena *run);

#endif
