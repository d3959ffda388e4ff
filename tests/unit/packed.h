/* packed.h - bytes as zlib packs them, for tests: window MAX_WBITS is zlib's form, its negative bare, and 16 more gzip. */
#ifndef PACKED_H
#define PACKED_H

#include "../../stages/lib/arena.h"
#include <zlib.h>

static inline struct str packed(struct arena *a, struct str s, int window)
{
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)s.s, .avail_in = (unsigned)s.n};
	size_t room = s.n + 1024;
	char *to = NEW(a, char, room);
	z.next_out = (unsigned char *)to;
	z.avail_out = (unsigned)room;
	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return (struct str){to, room - z.avail_out};
}

static inline struct str gzipped(struct arena *a, struct str s)
{
	return packed(a, s, MAX_WBITS + 16);
}

#endif
