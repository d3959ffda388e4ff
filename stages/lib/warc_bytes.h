/* warc_bytes.h - the bytes of a WARC as one stream, unpacked where they are gzip, with the places in the file known; for warc.c.
 * Shape:  a plain file is one stream. In a gzip file the stream ends with each member, and bytes_member() opens the next.
 * Owner:  the buffers are in the arena given to bytes_new(); the descriptor is the caller's. Views hold until the next call.
 * Errors: what cannot be read is the end of the file; how a member ended stands in `member`.
 * Use:    struct str ahead = bytes_ahead(b, 5); if (str_starts(ahead, STR("WARC/"))) bytes_pass(b, 5);                   */
#ifndef WARC_BYTES_H
#define WARC_BYTES_H

#include "arena.h"

#include <zlib.h>

enum member { MEMBER_OPEN, MEMBER_WHOLE, MEMBER_BROKEN, MEMBER_TRUNCATED };

struct warc_bytes {
	int fd;
	bool packed;
	uint64_t size;
	enum member member;
	char *s; /* the stream from `pos` to `n`; of a plain file s[0] stands at `at` */
	size_t pos, n;
	uint64_t at;
	unsigned char *raw; /* gzip as in the file */
	size_t raw_pos, raw_n;
	uint64_t raw_at;
	z_stream z, probe;
};

struct warc_bytes *bytes_new(struct arena *run);
/* False where no record begins at the offset. */
bool bytes_begin(struct warc_bytes *b, int fd, uint64_t offset);
/* What comes next, at least `want` bytes (up to 64 KB) unless the stream ends before. */
struct str bytes_ahead(struct warc_bytes *b, size_t want);
/* Answers how many there were. */
uint64_t bytes_pass(struct warc_bytes *b, uint64_t count);
/* How far the file has been read. */
uint64_t bytes_where(const struct warc_bytes *b);
void bytes_seek(struct warc_bytes *b, uint64_t offset);
/* Opens the member that begins where the file has been read to; false where none does. */
bool bytes_member(struct warc_bytes *b);
/* Behind a whole member: takes the next one for more of the stream, if no record begins in it. */
bool bytes_go_on(struct warc_bytes *b);
/* Where the next member that holds a record begins; the size of the file where none does. */
uint64_t bytes_find_member(struct warc_bytes *b, uint64_t from);

#endif
