/* batches.h - the inputs cut into runs, and a manifest for each.
 * Shape:  a batch ends after a source whose hash says so (one in `mean`), and at four times the mean; so where the cuts are
 *         depends on the sources near them only, and a new input changes the batch it falls into. A web archive is cut into ranges of `mean` captures, each counting
 *         as so many sources. The id is made of the first source.
 * Owner:  the arena given; rows point into the list.
 * Errors: those of outputs: exit 1.
 * Use:    struct batches b = batches_cut(&all, 256, &run);  manifests_write("out/collect", &b, &run); */
#ifndef BATCHES_H
#define BATCHES_H

#include "inputs.h"

/* A file, or some records of a web archive. */
struct input_row {
	const struct input_file *file;
	struct str source; /* of a range FILE#N, else that of the file */
	size_t weight;     /* how many inputs it counts as */
	size_t record;     /* number of its first; 0: a file */
	uint64_t offset, end;
	const struct capture *captures, *behind; /* those in the range */
};
struct batch {
	struct str id;
	size_t first, end; /* of the rows */
};
struct batches {
	struct batch *v;
	size_t n, cap;
	struct input_rows {
		struct input_row *v;
		size_t n, cap;
	} rows;
};

struct batches batches_cut(const struct input_files *all, size_t mean, struct arena *run);
/* FOLDER/ID.csv for each batch and FOLDER/batches, each only where its bytes change; manifests of other batches are removed. */
void manifests_write(const char *folder, const struct batches *batches, struct arena *run);

#endif
