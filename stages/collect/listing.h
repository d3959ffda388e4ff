/* listing.h - the inputs by source, each with its hash and what it repeats.
 * Shape:  from a tape of what the walk found. They are gone through any number of times; the captures of their web archives
 *         too, in the same order.
 * Owner:  the arena given; a file is good until the next is.
 * Errors: those of digests.h and unnamed.h.
 * Use:    listing_make(&l, &found, &run); listing_rewind(&l); while (listing_next(&l, &f)) ...                        */
#ifndef LISTING_H
#define LISTING_H

#include "archives.h"
#include "digests.h"
#include "duplicates.h"
#include "stamp.h"
#include "tape.h"

struct listing {
	const char *folder;
	struct digests digests;
	struct tape files;
	struct duplicates by_content, by_digest; /* files; captures of archives */
	struct archive_set archives;
	uint64_t place, capture; /* of the next */
	struct sum sum;          /* of the files as they were when they were read */
	struct arena *run;
};

/* `notes` are those of the last run, `folder` is where the lists go, `root` what paths are relative to. */
void listing_make(struct listing *l, struct tape *found, const char *notes, const char *folder, int root, struct arena *run);
void listing_rewind(struct listing *l);
bool listing_next(struct listing *l, struct input_file *f);
/* The captures of the archive that was given last, which is no duplicate, with what they repeat. */
struct archive *listing_captures(struct listing *l, const struct input_file *f, struct arena *one);
/* The notes of this run are written. */
void listing_close(struct listing *l);

#endif
