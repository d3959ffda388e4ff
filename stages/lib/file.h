/* file.h - whole files in, whole files out.
 * Shape:  file_read() gives the bytes of a file, unpacked where they are gzip; struct outfile is written beside its
 *         name and renamed into place by outfile_commit(), so that readers see the old file or the new one.
 * Owner:  bytes belong to the arena; an outfile is closed by commit, and its temporary file removed when the program fails.
 * Errors: file_read() answers false and says why where that lies in the file; a machine that fails (a disk, memory), and everything
 *         about outputs, ends the program with exit 1.
 * Use:    struct outfile out; outfile_open(&out, path); fputs("x", out.f); outfile_commit(&out);                  */
#ifndef FILE_H
#define FILE_H

#include "arena.h"
#include <stdio.h>

/* Reads at most `limit` bytes after unpacking (0: no limit); more is an error ("larger than ..."), as is truncated gzip.
 * path NULL or "-" is standard input. *why is a static or arena string in small letters. */
bool file_read(const char *path, size_t limit, struct arena *a, struct str *bytes, struct str *why);

struct outfile {
	FILE *f;
	const char *path; /* NULL: standard output */
	char *temporary;  /* NULL where nothing is renamed */
	char *buffer;
};
/* path NULL or "-" is standard output; a device or a pipe is written to as it stands. Missing folders are made. The temporary name
 * holds host and process id. */
void outfile_open(struct outfile *out, const char *path);
/* Flush, fsync, close, rename; any failure ends the program. */
void outfile_commit(struct outfile *out);
/* Like commit, but keeps the old file, time stamp included, where the bytes are the same. */
void outfile_commit_if_changed(struct outfile *out);

/* mkdir -p of the folder that holds path. */
void make_parent(const char *path);

#endif
