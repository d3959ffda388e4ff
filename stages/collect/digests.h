/* digests.h - the hash of each input, read only where the disk says that the file changed.
 * Shape:  the notes of the last run are CSV: path,size,inode,mtime_ns,ctime_ns,sha256,kind (warc or empty), in the order of the
 *         inputs, so that both are met side by side. A note holds while all numbers agree and the file was not changed in the
 *         moment the notes were written, or later. Files that share a name in NFC have none and are read each time.
 * Owner:  the arena given.
 * Errors: notes that are missing or broken are none; a file that cannot be read has no hash and `why` is set.
 * Use:    digests_find(&all, "out/collect/state.csv", folder, &run); notes_write(path, &all);                        */
#ifndef DIGESTS_H
#define DIGESTS_H

#include "inputs.h"

/* `notes` are those of the last run, `folder` holds the notes of web archives. */
void digests_find(struct input_files *all, const char *notes, const char *folder, struct arena *run);
void notes_write(const char *path, const struct input_files *all);

#endif
