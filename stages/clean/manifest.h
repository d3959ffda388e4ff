/* manifest.h - the list of inputs that `collect` wrote: CSV with the header
 *         source,path,bytes,sha256,duplicate_of,record,offset,end; the first two and duplicate_of must be there.
 * Shape:  rows in file order; path is decoded (%0A and the like stand for bytes) and below the folder given.
 * Owner:  the arena `run`.
 * Errors: a missing file, column or broken row: "FILE:LINE: what", exit 2.
 * Use:    struct manifest m = manifest_load(path, folder, &run);                                                  */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "../lib/arena.h"

struct manifest_row {
	struct str source, duplicate_of;
	const char *path;
	/* Of a web archive: the records from `offset` up to `end`, the first being number `record`. A row with `record` and no `end` says
	 * of one record of the range above that it is a duplicate. */
	size_t record;
	uint64_t offset, end;
};
struct manifest {
	struct manifest_row *v;
	size_t n, cap;
};

struct manifest manifest_load(const char *path, const char *folder, struct arena *run);

#endif
