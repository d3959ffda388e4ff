/* deflate.h - where the last block of a deflate stream (RFC 1951) is, found by passing over its codes.
 * Shape:  libdeflate tells only how long a stream is, and zlib where its blocks are only while it unpacks, which takes half as long as
 *         libdeflate's packing; here nothing is unpacked, only counted.
 * Owner:  nothing.
 * Errors: false where the bytes are no such stream.
 * Use:    struct deflate_end end; if (deflate_walk(bytes, n, &end)) bytes[end.last / 8] &= ~(1u << end.last % 8);      */
#ifndef EXPORT_DEFLATE_H
#define EXPORT_DEFLATE_H

#include <stdbool.h>
#include <stddef.h>

struct deflate_end {
	size_t last, end; /* the first bit of the last block, and the one behind it */
	size_t unpacked;  /* bytes that the stream holds */
};

bool deflate_walk(const unsigned char *packed, size_t n, struct deflate_end *found);

#endif
