/* digests.h - the hash of each input, read only where the disk says that the file changed.
 * Shape:  the notes of the last run are CSV: path,size,inode,mtime_ns,ctime_ns,sha256,kind (warc
 *         or empty). A note holds while all numbers agree and
 *         the file was not changed in the moment the notes were written, or later.
 * Owner:  the arena given.
 * Errors: notes that are missing or broken are none; a file that cannot be read has no hash and `why` is set.
 * Use:    struct notes old = notes_read("out/collect/state.csv", &run); digests_find(&all, &old, folder, &run); notes_write(path,
 *         &all, &run); */
#ifndef DIGESTS_H
#define DIGESTS_H

#include "inputs.h"

struct note {
	struct str seen; /* "path,size,inode,mtime_ns,ctime_ns" as in the CSV */
	struct str sha256;
	bool archive;
};
struct notes {
	struct note *v; /* in the order in which they were written, which is that of the inputs */
	size_t n, cap;
	const struct note **sorted;
	size_t next; /* where the note of the next input is likely to be */
	int64_t written_ns;
};

struct notes notes_read(const char *path, struct arena *run);
void notes_write(const char *path, const struct input_files *all, struct arena *run);
/* `folder` is that of the notes of web archives. */
void digests_find(struct input_files *all, struct notes *old, const char *folder, struct arena *run);

#endif
