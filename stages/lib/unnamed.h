/* unnamed.h - a file without a name: nothing is left over, whatever ends the program.
 * Shape:  bytes are appended and read again from where they were put; it is made at the first of them.
 * Owner:  the struct; unnamed_close() gives the file back.
 * Errors: a file that cannot be made, written or read ends the program, exit 1.
 * Use:    struct unnamed f = unnamed_in(folder); long long at = unnamed_put(&f, bytes, n); unnamed_get(&f, at, bytes, n); */
#ifndef UNNAMED_H
#define UNNAMED_H

#include <stddef.h>

struct unnamed {
	const char *folder;
	int file;      /* -1: not made yet */
	long long end; /* bytes put so far */
};

struct unnamed unnamed_in(const char *folder);
/* Where the bytes are. */
long long unnamed_put(struct unnamed *f, const char *bytes, size_t n);
void unnamed_get(const struct unnamed *f, long long at, char *bytes, size_t n);
/* These bytes are not needed any more: they take no room on the disk. */
void unnamed_cut(const struct unnamed *f, long long at, size_t n);
void unnamed_close(struct unnamed *f);

#endif
