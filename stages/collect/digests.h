/* digests.h - the hash of each input, read only where the disk says that the file changed. It tells whether the file is another now,
 * and which inputs may have the same bytes: UMAC-128 (RFC 4418), six times as fast as SHA-256. Its key is no secret, so bytes could be
 * made up that share a hash: digest_same_bytes() is asked before one is called a copy. Web archives, which are long, and whose notes
 * bear the name of the hash, have SHA-256, that needs no such question.
 * Shape:  the notes of the last run are CSV: path,size,inode,mtime_ns,ctime_ns,hash,kind (warc or empty), in the order of the
 *         inputs, so that both are met side by side, and those of this run are written on the way. A note holds while all numbers
 *         agree and the file was not changed in the moment the notes were written, or later. Files that share a name in NFC have
 *         none and are read each time.
 * Owner:  the struct; the hash is good until the next.
 * Errors: notes that are missing or broken are none; a file that cannot be read has no hash and `why` is set.
 * Use:    digests_open(&d, "out/collect/state.csv", folder, root, &run); digest_take(&d, &f); ... digests_commit(&d); */
#ifndef DIGESTS_H
#define DIGESTS_H

#include "inputs.h"

#include "../lib/file.h"

/* The notes of the last run, one after the other. */
struct notes {
	FILE *f; /* NULL behind their end */
	int64_t written_ns;
	struct arena one; /* holds the note in hand */
	struct str source, seen, hash;
	bool archive;
};
struct digests {
	const char *folder; /* with the notes of web archives */
	int root;
	struct notes old;
	struct outfile new;
	struct arena *run, one;
};

void digests_open(struct digests *d, const char *notes, const char *folder, int root, struct arena *run);
/* In the order of the sources. */
void digest_take(struct digests *d, struct input_file *f);
/* Of two files by their paths, as they are now. */
bool digest_same_bytes(const struct digests *d, struct str path, struct str other);
void digests_commit(struct digests *d);

#endif
