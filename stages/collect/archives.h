/* archives.h - web archives (WARC) among the inputs: where their records begin, so that one file is read in many batches.
 * Shape:  captures are the records that may hold a page, in the order of the file. Where records begin is found by one pass of
 *         inflate; notes of it are kept as FOLDER/archives/SHA256.csv (record,offset,digest; no offset where a range may not
 *         begin), so that a file is passed through once.
 * Owner:  the arena given.
 * Errors: broken notes are none; notes that cannot be written: exit 1.
 * Use:    if (is_archive(fd, &run)) struct archive *a = archive_read(folder, sha256, fd, &one);                         */
#ifndef ARCHIVES_H
#define ARCHIVES_H

#include "inputs.h"

struct capture {
	size_t record;
	uint64_t offset;         /* of the record, or of the gzip member that holds it */
	bool may_begin;          /* reading may begin here */
	struct str digest;       /* as the record gives it, of a page that was there; else empty */
	struct str duplicate_of; /* name of an earlier record with the same digest */
};
struct archive {
	struct capture *v;
	size_t n, cap;
};
/* By the first bytes of their hashes: of two that begin alike the notes of one may stay for nothing. */
struct archive_set {
	uint64_t *v;
	size_t n, cap;
};

/* NULL where the notes are not there. */
struct archive *archive_noted(const char *folder, struct str sha256, struct arena *a);
/* Whether the file is an archive. */
bool is_archive(int fd, struct arena *run);
/* From the notes, or from the file; then the notes are written. */
struct archive *archive_read(const char *folder, struct str sha256, int fd, struct arena *a);
/* FILE#N */
struct str record_source(const struct input_file *f, size_t record, struct arena *a);

void archive_set_add(struct archive_set *set, struct str sha256, struct arena *run);
/* Removes the notes of archives that are not in the set. */
void archives_remove_others(const char *folder, struct archive_set *set, struct arena *run);

#endif
