/* batches.h - the inputs cut into runs, and a manifest for each.
 * Shape:  a batch ends after a source whose hash says so (one in `mean`), and at four times the mean; so where the cuts are
 *         depends on the sources near them only, and a new input changes the batch it falls into. The id is made of the first
 *         source.
 * Owner:  the arena given; batches are ranges of the list.
 * Errors: those of outputs: exit 1.
 * Use:    struct batches b = batches_cut(&all, 256, &run);  manifests_write("out/collect", &all, &b, &run); */
#ifndef BATCHES_H
#define BATCHES_H

#include "inputs.h"

struct batch {
	struct str id;
	size_t first, end;
};
struct batches {
	struct batch *v;
	size_t n, cap;
};

struct batches batches_cut(const struct input_files *all, size_t mean, struct arena *run);
/* FOLDER/ID.csv for each batch and FOLDER/batches, each only where its bytes change; manifests of other batches are removed. */
void manifests_write(const char *folder, const struct input_files *all, const struct batches *batches, struct arena *run);

#endif
