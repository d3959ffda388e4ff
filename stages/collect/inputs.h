/* inputs.h - which inputs there are.
 * Shape:  one struct input_file for each file under a folder, at any depth, symbolic links followed, in the order of the disk; `path`
 *         is the name as the disk has it (any bytes but NUL), relative to the folder. What cannot be looked at is given too, `why`
 *         not 0.
 * Owner:  what is given is good during the call; the folder's descriptor stays open until the program ends.
 * Errors: an input or list that is not there ends the program with exit 2; an unreadable file or folder is an entry.
 * Use:    int root = inputs_walk(folder, NULL, NULL, take, context, &run); */
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
	struct str hash;         /* empty where it cannot be read */
	bool archive;            /* a web archive, see archives.h */
	struct str duplicate_of; /* source of an earlier input with the same bytes */
};

typedef void input_taker(const struct input_file *f, void *context);

/* `list` names a file of paths relative to the folder, one a line (or ended by NUL, where it holds one); NULL: all of the
 * folder but what begins with a dot. `input` may be a single file. The folder `without` is left out, where it is not NULL.
 * Returns a descriptor of the folder that paths are relative to. */
int inputs_walk(const char *input, const char *list, const char *without, input_taker *take, void *context, struct arena *run);
struct stat;
struct file_state file_state_of(const struct stat *st);

/* As bytes, for a tape or a sorter; all but duplicate_of. What is had back points into them. */
void input_pack(struct buf *b, const struct input_file *f);
struct input_file input_unpack(struct str bytes);

#endif
