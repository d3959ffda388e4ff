#include "gzip.h"

#include "../lib/fail.h"

#include <assert.h>
#include <errno.h>
#include <libdeflate.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

/* No name, no time, an unknown system: the same bytes everywhere. */
static const unsigned char head[10] = {0x1f, 0x8b, Z_DEFLATED, 0, 0, 0, 0, 0, 0, 255};
/* A last block that is empty; check and length follow it. */
static const unsigned char last_block[2] = {0x03, 0x00};
enum { TAIL = sizeof last_block + 8 };
/* libdeflate's fastest: a third of the time of zlib's level 3, and the same size. */
enum { LEVEL = 1 };

/* A block that holds nothing, behind the three bits of its header and the rest of their byte. */
static const unsigned char nothing_stored[4] = {0, 0, 0xff, 0xff};

/* One for all files: pieces are packed one after the other. */
static struct {
	struct libdeflate_compressor *deflate;
	z_stream inflate;
	unsigned char packed[GZIP_PIECE + GZIP_PIECE / 64];
	char again[GZIP_PIECE + 1]; /* full only where a piece became longer */
} packer;

static void start_packer(void)
{
	if (packer.deflate)
		return;
	packer.deflate = libdeflate_alloc_compressor(LEVEL);
	if (!packer.deflate || inflateInit2(&packer.inflate, -15) != Z_OK)
		fail(FAIL_RUN, "out of memory");
	assert(libdeflate_deflate_compress_bound(packer.deflate, GZIP_PIECE) + 1 + sizeof nothing_stored <= sizeof packer.packed);
}

void gzip_open(struct gzip *g, const char *path)
{
	memset(g, 0, offsetof(struct gzip, wait));
	start_packer();
	outfile_open(&g->out, path);
}

static void begin(struct gzip *g)
{
	if (!g->begun)
		fwrite(head, 1, sizeof head, g->out.f);
	g->begun = true;
}

/* In bits. */
struct last_block {
	size_t at, end;
};

/* What libdeflate packed must unpack to the same bytes; zlib tells on the way where the blocks are, which libdeflate does not. */
static struct last_block read_back(size_t packed, struct str bytes)
{
	z_stream *z = &packer.inflate;
	struct last_block last = {0};

	inflateReset(z);
	z->next_in = packer.packed;
	z->avail_in = (unsigned)packed;
	z->next_out = (unsigned char *)packer.again;
	z->avail_out = sizeof packer.again;
	for (;;) {
		bool good = inflate(z, Z_BLOCK) == Z_OK && z->data_type & 128; /* between two blocks */
		size_t at = 8 * (size_t)z->total_in - (z->data_type & 7);

		if (!good || ((z->data_type & 64) && !str_eq((struct str){packer.again, z->total_out}, bytes)))
			fail(FAIL_RUN, "libdeflate packed what zlib cannot unpack");
		if (z->data_type & 64) {
			last.end = at;
			return last;
		}
		last.at = at;
	}
}

/* Blocks that others may follow: none is marked as the last, and they end on a byte. */
static void pack_piece(struct gzip *g, struct str bytes)
{
	size_t n = libdeflate_deflate_compress(packer.deflate, bytes.s, bytes.n, packer.packed, sizeof packer.packed);
	struct last_block last = read_back(n, bytes);

	packer.packed[last.at / 8] &= (unsigned char)~(1u << last.at % 8);
	packer.packed[n] = 0;
	n = (last.end + 3 + 7) / 8;
	memcpy(packer.packed + n, nothing_stored, sizeof nothing_stored);
	fwrite(packer.packed, 1, n + sizeof nothing_stored, g->out.f);
	g->check = libdeflate_crc32((uint32_t)g->check, bytes.s, bytes.n);
}

static void pack(struct gzip *g, struct str bytes)
{
	begin(g);
	for (size_t at = 0; at < bytes.n; at += GZIP_PIECE)
		pack_piece(g, str_slice(bytes, at, at + GZIP_PIECE));
}

static void pack_waiting(struct gzip *g)
{
	if (g->waiting)
		pack(g, (struct str){g->wait, g->waiting});
	g->waiting = 0;
}

void gzip_put(struct gzip *g, struct str bytes)
{
	if (bytes.n > sizeof g->wait - g->waiting)
		pack_waiting(g);
	if (bytes.n > sizeof g->wait) {
		pack(g, bytes);
	} else if (bytes.n) {
		memcpy(g->wait + g->waiting, bytes.s, bytes.n);
		g->waiting += bytes.n;
	}
	g->unpacked += bytes.n;
}

static unsigned long number_at(const unsigned char *p)
{
	return p[0] | (unsigned long)p[1] << 8 | (unsigned long)p[2] << 16 | (unsigned long)p[3] << 24;
}

static void put_number(struct gzip *g, unsigned long n)
{
	for (int i = 0; i < 4; i++)
		fputc((int)(n >> 8 * i & 0xff), g->out.f);
}

static void copy(struct gzip *g, FILE *from, long n, const char *path)
{
	char bytes[64 * 1024];

	while (n > 0) {
		size_t got = fread(bytes, 1, n < (long)sizeof bytes ? (size_t)n : sizeof bytes, from);

		if (!got)
			fail(FAIL_RUN, "cannot read '%s': %s", path, ferror(from) ? strerror(errno) : "it became shorter");
		fwrite(bytes, 1, got, g->out.f);
		n -= (long)got;
	}
}

/* The check of a file that can be appended, read from its tail; leaves it at its first block. */
static bool read_frame(FILE *f, long size, unsigned long long unpacked, unsigned long *check)
{
	unsigned char first[sizeof head], tail[TAIL];

	if (size < (long)(sizeof head + TAIL) || fread(first, 1, sizeof first, f) != sizeof first ||
		fseek(f, size - TAIL, SEEK_SET) || fread(tail, 1, TAIL, f) != TAIL || fseek(f, sizeof head, SEEK_SET))
		return false;
	*check = number_at(tail + sizeof last_block);
	return !memcmp(first, head, sizeof head) && !memcmp(tail, last_block, sizeof last_block) &&
	       number_at(tail + sizeof last_block + 4) == (unpacked & 0xffffffff);
}

unsigned long long gzip_append(struct gzip *g, const char *path, unsigned long long unpacked)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	unsigned long check;

	if (!f || fstat(fileno(f), &st))
		fail(FAIL_RUN, "cannot open '%s': %s", path, strerror(errno));
	if (unpacked) {
		if (!read_frame(f, st.st_size, unpacked, &check))
			fail(FAIL_RUN, "'%s' is not what its parts.csv says; remove its folder to have it made anew", path);
		begin(g);
		pack_waiting(g);
		copy(g, f, st.st_size - (long)sizeof head - TAIL, path);
		g->check = crc32_combine(g->check, check, (z_off_t)unpacked);
		g->unpacked += unpacked;
	}
	fclose(f);
	return (unsigned long long)st.st_size;
}

void gzip_commit(struct gzip *g)
{
	pack_waiting(g);
	if (g->begun) {
		fwrite(last_block, 1, sizeof last_block, g->out.f);
		put_number(g, g->check);
		put_number(g, (unsigned long)(g->unpacked & 0xffffffff));
	}
	g->packed = (unsigned long long)ftello(g->out.f);
	outfile_commit(&g->out);
}
