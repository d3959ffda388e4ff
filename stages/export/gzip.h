/* gzip.h - gzip files of one member, put together from others without unpacking them.
 * Shape:  a member (RFC 1952) is a head, deflate blocks, and the check and length of what they hold. Here the blocks before the
 *         last, empty one always end on a byte (an empty stored block), so that the blocks of one file can follow those of another;
 *         the checks are combined. A file of several members would be as valid, but libxml2 and browsers read the first only.
 *         No name, no time. A file that nothing was put into is empty.
 * Owner:  gzip_open() to gzip_commit(), which renames the file into place.
 * Errors: a full disk, or a file to append that is not of this form, ends the program, exit 1.
 * Use:    struct gzip g; gzip_open(&g, path); gzip_put(&g, header); gzip_append(&g, part, unpacked); gzip_commit(&g);    */
#ifndef EXPORT_GZIP_H
#define EXPORT_GZIP_H

#include "../lib/file.h"

enum { GZIP_PIECE = 1024 * 1024 }; /* is packed at once */

struct gzip {
	struct outfile out;
	bool begun;                  /* the head is written */
	unsigned long check;         /* CRC-32 */
	unsigned long long unpacked; /* bytes */
	unsigned long long packed;   /* of the file, once it is committed */
	size_t waiting;
	char wait[GZIP_PIECE];
};

void gzip_open(struct gzip *g, const char *path);
void gzip_put(struct gzip *g, struct str bytes);
/* The blocks of another such file, whose length unpacked is known. Returns the bytes of that file. */
unsigned long long gzip_append(struct gzip *g, const char *path, unsigned long long unpacked);
void gzip_commit(struct gzip *g);

#endif
