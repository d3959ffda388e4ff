/* part.h - gzip bodies of tables, for files that are concatenations of gzip members.
 * Shape:  rows are collected and go out as a member for each half megabyte; a part without rows is an empty file.
 *         parts.csv, written last, lists file, rows, bytes and sha256 of every part of a folder.
 * Owner:  the arena `run`.
 * Errors: a disk that is full or gone ends the program, exit 1.
 * Use:    struct parts all = parts_in(folder, &run); struct part *p = part_open(&all, "topics.csv.gz");
 *         part_put(p, row); p->rows++; ... parts_commit(&all);                                                    */
#ifndef EXPORT_PART_H
#define EXPORT_PART_H

#include "../lib/file.h"

struct part {
	const char *name; /* "topics.csv.gz" */
	struct outfile out;
	struct buf pending;
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
