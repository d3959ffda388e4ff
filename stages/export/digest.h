/* digest.h - size and SHA-256 of a file's bytes as they lie on the disk.
 * Shape:  read in pieces, never whole.
 * Owner:  the arena given.
 * Errors: a file that cannot be read ends the program, exit 1.
 * Use:    struct digest d = digest_file(path, &run);                                                              */
#ifndef EXPORT_DIGEST_H
#define EXPORT_DIGEST_H

#include "../lib/arena.h"

struct digest {
	unsigned long long bytes;
	struct str sha256; /* 64 hex digits */
};
struct digest digest_file(const char *path, struct arena *a);

#endif
