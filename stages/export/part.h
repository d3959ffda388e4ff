/* part.h - the rows of one batch, a gzip file for each table, to be appended to those of other batches.
 * Shape:  a part without rows is an empty file. parts.csv, written last, lists file, rows, bytes and bytes unpacked of every part
 *         of a folder.
 * Owner:  the arena `run`.
 * Errors: a disk that is full or gone ends the program, exit 1.
 * Use:    struct parts all = parts_in(folder, &run); struct part *p = part_open(&all, "topics.csv.gz");
 *         part_put(p, row); p->rows++; ... parts_commit(&all);                                                    */
#ifndef EXPORT_PART_H
#define EXPORT_PART_H

#include "gzip.h"

struct part {
	const char *name; /* "topics.csv.gz" */
	struct gzip out;
	unsigned long rows;
};

struct parts {
	const char *folder;
	struct arena *run;
	struct part *v[16];
	size_t n;
};

struct parts parts_in(const char *folder, struct arena *run);
struct part *part_open(struct parts *all, struct str name);
void part_put(struct part *p, struct str bytes);
void parts_commit(struct parts *all);

#endif
