/* release.h - a folder of files that readers see whole: the old ones or the new ones, never a mixture.
 * Shape:  DATASET is a link to DATASET.d/HASH, where HASH is of the contents. A release is filled under another name,
 *         renamed to its hash, and the link is renamed into place. The folder published before stays until the next one is, so
 *         that a reader who entered it (cd -P) finds all its files; older ones go.
 * Owner:  the arena given.
 * Errors: DATASET is no link, or a full disk: exit 1; what was published stays.
 * Use:    struct release r = release_begin("out/dataset", &run); ... write into r.folder ...; release_publish(&r, hash);  */
#ifndef EXPORT_RELEASE_H
#define EXPORT_RELEASE_H

#include "../lib/arena.h"

struct release {
	const char *dataset; /* without slashes at its end */
	const char *shelf;   /* DATASET.d */
	const char *folder;  /* to be filled */
	struct arena *run;
};

struct release release_begin(const char *dataset, struct arena *run);
/* True where the very files are already published: then nothing is touched, time stamps included. */
bool release_publish(struct release *r, struct str hash);

#endif
