#include "warc_bytes.h"

#include "fail.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	RAW = 64 << 10,
	STREAM = 192 << 10,
	PROBE = 1024 /* of a member, to see what it holds */,
	SHORTEST_MEMBER = 18,
	WITH_GZIP = 16
};

/* zlib takes what it needs once for each stream, and keeps it. */
static void *from_arena(void *arena, unsigned count, unsigned size)
{
	return arena_alloc_array(arena, count, size);
}

static void left_in_arena(void *arena, void *piece)
{
	(void)arena;
	(void)piece;
}

struct warc_bytes *bytes_new(struct arena *run)
{
	struct warc_bytes *b = NEW(run, struct warc_bytes, 1);
	b->s = NEW(run, char, STREAM);
	b->raw = NEW(run, unsigned char, RAW);
	b->z = b->probe = (z_stream){.zalloc = from_arena, .zfree = left_in_arena, .opaque = run};
	if (inflateInit2(&b->z, MAX_WBITS + WITH_GZIP) || inflateInit2(&b->probe, MAX_WBITS + WITH_GZIP))
		fail(FAIL_RUN, "zlib does not fit");
	return b;
}

static size_t read_at(const struct warc_bytes *b, void *to, size_t n, uint64_t offset)
{
	size_t got = 0;
	while (got < n) {
		ssize_t more = pread(b->fd, (char *)to + got, n - got, (off_t)(offset + got));
		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			fail(FAIL_RUN, "cannot read a web archive: %s", strerror(errno));
		if (!more)
			break;
		got += (size_t)more;
	}
	return got;
}

static bool is_member(const unsigned char *in, size_t n)
{
	return n >= SHORTEST_MEMBER && in[0] == 0x1f && in[1] == 0x8b && in[2] == 8 && in[3] < 0x20 /* no reserved flag */;
}

/* And the first bytes in it are those of a record. */
static bool is_record_member(struct warc_bytes *b, const unsigned char *in, size_t n)
{
	unsigned char out[5];
	if (!is_member(in, n) || inflateReset(&b->probe))
		return false;
	b->probe.next_in = (unsigned char *)(uintptr_t)in;
	b->probe.avail_in = (unsigned)n;
	b->probe.next_out = out;
	b->probe.avail_out = sizeof out;
	int result = inflate(&b->probe, Z_SYNC_FLUSH);
	return (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) && !b->probe.avail_out &&
	       !memcmp(out, "WARC/", sizeof out);
}

bool bytes_begin(struct warc_bytes *b, int fd, uint64_t offset)
{
	unsigned char first[PROBE];
	struct stat st;
	b->fd = fd;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		return false;
	b->size = (uint64_t)st.st_size;
	size_t n = read_at(b, first, sizeof first, offset);
	bool plain =
		n >= 7 && !memcmp(first, "WARC/", 5) && (offset || !memcmp(first + 5, "1.", 2) || !memcmp(first + 5, "0.", 2));
	b->packed = !plain;
	bytes_seek(b, offset);
	return plain || is_record_member(b, first, n);
}

void bytes_seek(struct warc_bytes *b, uint64_t offset)
{
	b->pos = b->n = b->raw_pos = b->raw_n = 0;
	b->at = b->raw_at = offset;
	b->member = MEMBER_WHOLE;
}

uint64_t bytes_where(const struct warc_bytes *b)
{
	return b->packed ? b->raw_at + b->raw_pos : b->at + b->pos;
}

static bool fill_raw(struct warc_bytes *b)
{
	if (b->raw_pos < b->raw_n)
		return true;
	b->raw_at += b->raw_n;
	b->raw_pos = 0;
	b->raw_n = read_at(b, b->raw, RAW, b->raw_at);
	return b->raw_n > 0;
}

/* Some more of the member; false where it has ended, well or not. */
static bool inflate_more(struct warc_bytes *b)
{
	size_t before = b->n;
	while (b->member == MEMBER_OPEN && b->n == before) {
		if (!fill_raw(b)) {
			b->member = MEMBER_TRUNCATED;
			break;
		}
		b->z.next_in = b->raw + b->raw_pos;
		b->z.avail_in = (unsigned)(b->raw_n - b->raw_pos);
		b->z.next_out = (unsigned char *)b->s + b->n;
		b->z.avail_out = (unsigned)(STREAM - b->n);
		int result = inflate(&b->z, Z_NO_FLUSH);
		b->raw_pos = b->raw_n - b->z.avail_in;
		b->n = STREAM - b->z.avail_out;
		if (result == Z_STREAM_END)
			b->member = MEMBER_WHOLE;
		else if (result != Z_OK && result != Z_BUF_ERROR)
			b->member = MEMBER_BROKEN;
	}
	return b->n > before;
}

static bool read_more(struct warc_bytes *b)
{
	size_t got = read_at(b, b->s + b->n, STREAM - b->n, b->at + b->n);
	b->n += got;
	return got > 0;
}

struct str bytes_ahead(struct warc_bytes *b, size_t want)
{
	if (b->n - b->pos < want) {
		memmove(b->s, b->s + b->pos, b->n - b->pos);
		b->at += b->pos;
		b->n -= b->pos;
		b->pos = 0;
		while (b->n < want && (b->packed ? inflate_more(b) : read_more(b)))
			;
	}
	return (struct str){b->s + b->pos, b->n - b->pos};
}

uint64_t bytes_pass(struct warc_bytes *b, uint64_t count)
{
	uint64_t left = count;
	for (struct str v; left && (v = bytes_ahead(b, 1)).n;) {
		size_t step = v.n < left ? v.n : (size_t)left;
		b->pos += step;
		left -= step;
		if (left && !b->packed) { /* nothing of it need be read */
			uint64_t where = bytes_where(b), rest = b->size > where ? b->size - where : 0,
				 jump = left < rest ? left : rest;
			bytes_seek(b, where + jump);
			return count - left + jump;
		}
	}
	return count - left;
}

bool bytes_member(struct warc_bytes *b)
{
	unsigned char magic[3];
	uint64_t where = bytes_where(b);
	if (read_at(b, magic, sizeof magic, where) < sizeof magic || magic[0] != 0x1f || magic[1] != 0x8b || magic[2] != 8)
		return false;
	b->pos = b->n = 0;
	b->member = inflateReset(&b->z) ? MEMBER_BROKEN : MEMBER_OPEN;
	return true;
}

bool bytes_go_on(struct warc_bytes *b)
{
	unsigned char start[PROBE];
	if (!b->packed || b->member != MEMBER_WHOLE)
		return false;
	size_t n = read_at(b, start, sizeof start, bytes_where(b));
	if (!is_member(start, n) || is_record_member(b, start, n) || inflateReset(&b->z))
		return false;
	b->member = MEMBER_OPEN;
	return true;
}

/* Where in those bytes a member begins; `end` if none does. */
static size_t find_in(struct warc_bytes *b, size_t n, size_t end)
{
	for (const unsigned char *at = b->raw; (at = memchr(at, 0x1f, end - (size_t)(at - b->raw))); at++) {
		size_t left = n - (size_t)(at - b->raw);
		if (is_record_member(b, at, left < PROBE ? left : PROBE))
			return (size_t)(at - b->raw);
	}
	return end;
}

uint64_t bytes_find_member(struct warc_bytes *b, uint64_t from)
{
	bytes_seek(b, b->size);
	while (from < b->size) {
		size_t n = read_at(b, b->raw, RAW, from), end = n == RAW ? n - PROBE : n, at = find_in(b, n, end);
		from += at;
		if (at < end || n < RAW)
			return at < end ? from : b->size;
	}
	return b->size;
}
