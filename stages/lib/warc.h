/* warc.h - the records of a web archive (WARC, ISO 28500), plain or gzip member by member, one after the other.
 * Shape:  records are numbered from 1 in the order of the file. What is no record (bytes between records) and a record that is
 *         cut short, has a wrong length or lies in a broken member is one too, with `broken` saying what; behind it reading goes on
 *         at the next record that can be found. Memory is bounded, a record longer than the limit is passed over.
 * Owner:  buffers are in the arena of warc_new(), what a record holds in that of warc_next(). The descriptor is the caller's.
 * Errors: none but no memory: any bytes can be read.
 * Use:    struct warc *w = warc_new(&run); struct warc_record r;
 *         if (warc_begin(w, fd, (struct warc_range){0})) while (warc_next(w, 1 << 20, &one, &r)) ...                       */
#ifndef WARC_H
#define WARC_H

#include "arena.h"

struct warc_record {
	size_t number;
	uint64_t offset;   /* where it, or the gzip member that it stands in, begins in the file */
	bool may_begin;    /* a range may begin with it: nothing before must be known */
	struct str header; /* its lines; see header_field() */
	uint64_t length;   /* of the body, as the header says */
	struct str body;   /* whole where body.n is length; of a longer one than the limit its first bytes */
	struct str broken; /* empty, or what is wrong with it */
};

/* From a record that `may_begin` up to one that does not begin before `end` (0: all). */
struct warc_range {
	uint64_t offset, end;
	size_t number; /* of the first record, where it is not 1 */
};

struct warc;
struct warc *warc_new(struct arena *run);
/* False where the file is no WARC, or no record begins there. */
bool warc_begin(struct warc *w, int fd, struct warc_range range);
bool warc_next(struct warc *w, size_t limit, struct arena *one, struct warc_record *r);

/* A copy with folded lines joined: one that begins with a blank goes on with the line before it. */
struct str header_lines(struct str bytes, struct arena *one);
/* "Name: value" among lines, by name in any case; empty where there is none. Lines of HTTP are the same. */
struct str header_field(struct str lines, struct str name);
/* The line behind an empty one, or STR_NONE. */
size_t header_end(struct str bytes);

#endif
