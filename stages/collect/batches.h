/* batches.h - the inputs cut into runs, and a manifest for each.
 * Shape:  a batch holds half of `mean` sources at least, ends after the next whose hash says so, and at twice the mean; so where the
 *         cuts are depends on the sources near them only, and a new input changes the batch it falls into. A web archive is cut into
 *         ranges of `mean` captures, each counting as so many sources. The id is made of the first source.
 * Owner:  memory is that of the longest batch, and of the ids.
 * Errors: those of outputs: exit 1.
 * Use:    batches_write("out/collect", 256, &listing, &run); */
#ifndef BATCHES_H
#define BATCHES_H

#include "listing.h"

/* FOLDER/ID.csv for each batch and FOLDER/batches, each only where its bytes change; manifests of other batches are removed. */
void batches_write(const char *folder, size_t mean, struct listing *all, struct arena *run);

#endif
