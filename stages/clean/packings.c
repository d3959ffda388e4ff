#include "packings.h"

#include "../lib/fail.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

enum {
	PIECE = 64 << 10,
	WITH_GZIP = 16,
	LARGEST_WINDOW_LOG = 23 /* 8 MB, the most that a server may ask of zstd (RFC 9659) */
};

/* Each unpacks into *b until the end, some bytes over the limit, or what it cannot read; true at the end. */
typedef bool unpacker(struct str in, size_t limit, struct buf *b);

static bool inflated(struct str in, int window, size_t limit, struct buf *b)
{
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)in.s, .avail_in = (unsigned)in.n};
	int result = inflateInit2(&z, window);
	while (result == Z_OK && b->n <= limit) {
		z.next_out = (unsigned char *)buf_room(b, PIECE);
		z.avail_out = PIECE;
		result = inflate(&z, Z_NO_FLUSH);
		b->n += PIECE - z.avail_out;
		if (result == Z_OK && !z.avail_in && z.avail_out)
			break;
		if (result == Z_STREAM_END && z.avail_in > 2 && z.next_in[0] == 0x1f && z.next_in[1] == 0x8b)
			result = inflateReset(&z); /* another member */
	}
	inflateEnd(&z);
	return result == Z_STREAM_END;
}

static bool unpack_gzip(struct str in, size_t limit, struct buf *b)
{
	return inflated(in, MAX_WBITS + WITH_GZIP, limit, b);
}

/* As zlib has it, or bare, as some servers sent it. */
static bool unpack_deflate(struct str in, size_t limit, struct buf *b)
{
	bool zlib = in.n >= 2 && (in.s[0] & 0x0f) == 8 && ((unsigned char)in.s[0] * 256u + (unsigned char)in.s[1]) % 31 == 0;
	return inflated(in, zlib ? MAX_WBITS : -MAX_WBITS, limit, b);
}

static bool unpack_brotli(struct str in, size_t limit, struct buf *b)
{
	BrotliDecoderState *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	BrotliDecoderResult result;
	const uint8_t *from = (const uint8_t *)in.s;
	size_t left = in.n;
	if (!state)
		fail(FAIL_RUN, "out of memory");
	do {
		uint8_t *to = (uint8_t *)buf_room(b, PIECE);
		size_t room = PIECE;
		result = BrotliDecoderDecompressStream(state, &left, &from, &room, &to, NULL);
		b->n += PIECE - room;
	} while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && b->n <= limit);
	BrotliDecoderDestroyInstance(state);
	return result == BROTLI_DECODER_RESULT_SUCCESS;
}

static bool unpack_zstd(struct str in, size_t limit, struct buf *b)
{
	ZSTD_DCtx *state = ZSTD_createDCtx();
	ZSTD_inBuffer from = {in.s, in.n, 0};
	size_t more;
	bool full;
	if (!state)
		fail(FAIL_RUN, "out of memory");
	ZSTD_DCtx_setParameter(state, ZSTD_d_windowLogMax, LARGEST_WINDOW_LOG);
	do {
		ZSTD_outBuffer to = {buf_room(b, PIECE), PIECE, 0};
		more = ZSTD_decompressStream(state, &to, &from);
		b->n += to.pos;
		full = to.pos == PIECE;
	} while (!ZSTD_isError(more) && (from.pos < from.size || (more && full)) && b->n <= limit);
	ZSTD_freeDCtx(state);
	return !more;
}

static const struct packing {
	const char *name, *magic;
	unpacker *unpack;
} packings[] = {
	{"gzip", "\x1f\x8b", unpack_gzip},
	{"x-gzip", "\x1f\x8b", unpack_gzip},
	{"deflate", "", unpack_deflate},
	{"br", "", unpack_brotli},
	{"zstd", "\x28\xb5\x2f\xfd", unpack_zstd},
};

static const struct packing *packing_of(struct str coding)
{
	for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
		if (str_eq_nocase(coding, str_of(packings[i].name)))
			return &packings[i];
	return NULL;
}

/* Packed bytes hold control characters soon. */
static bool is_text(struct str body)
{
	enum { SOME = 1024 };
	struct str start = str_slice(body, 0, SOME);
	for (size_t i = 0; i < start.n; i++)
		if ((unsigned char)start.s[i] < ' ' && !strchr("\t\n\f\r", start.s[i]))
			return false;
	return true;
}

struct str unpacked(struct str coding, struct str body, size_t limit, struct arena *one, struct str *broken)
{
	const struct packing *p = packing_of(coding);
	struct buf b = {.arena = one};
	if (p && *p->magic && !str_starts(body, str_of(p->magic)))
		return body; /* some writers unpack and leave the header */
	if (!p && !is_text(body))
		*broken = arena_printf(one, "packed in a way that is not read: %.*s", STR_ARG(coding));
	if (!p)
		return body;
	if (p->unpack(body, limit, &b) && b.n <= limit)
		return buf_str(&b);
	if (b.n > limit)
		*broken = arena_printf(one, "larger than %zu bytes", limit);
	else if (is_text(body))
		return body;
	else
		*broken = arena_printf(one, "broken %s data", p->name);
	return str_slice(buf_str(&b), 0, limit);
}
