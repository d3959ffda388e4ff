/* inputs.h - which inputs there are.
 * Shape:  one struct input_file for each file under a folder, at any depth, symbolic links followed; `path` is the name as the
 *         disk has it (any bytes but NUL), relative to `root`. What cannot be looked at stands in the list too, `why` not 0.
 * Owner:  the arena given; `root` is a descriptor that stays open until the program ends.
 * Errors: an input or list that is not there ends the program with exit 2; an unreadable file or folder is an entry.
 * Use:    struct input_files all = inputs_find(folder, NULL, NULL, &run);  for (i < all.n) all.v[i].path */
#ifndef INPUTS_H
#define INPUTS_H

#include "../lib/arena.h"

/* What the disk says without the file being read; while it stays the same the content is taken to be the same. */
struct file_state {
	uint64_t size, inode;
	int64_t mtime_ns, ctime_ns;
};

struct input_file {
	struct str path;
	struct str encoded; /* path as UTF-8 without control characters, see names.h */
	struct str source;  /* the name in the dataset, one of its own for each file */
	struct file_state state;
	int why;                 /* errno where the file cannot be read, else 0 */
	struct str sha256;       /* empty where it cannot be read */
	struct str duplicate_of; /* source of an earlier input with the same bytes */
	struct archive *archive; /* of a web archive, see archives.h; else NULL */
};

struct input_files {
	struct input_file *v;
	size_t n, cap;
	int root;
};

/* `list` names a file of paths relative to the folder, one a line (or ended by NUL, where it holds one); NULL: all of the
 * folder but what begins with a dot. `input` may be a single file. The folder `without` is left out, where it is not NULL. */
struct input_files inputs_find(const char *input, const char *list, const char *without, struct arena *run);
struct stat;
struct file_state file_state_of(const struct stat *st);

#endif
