/* packings.h - bodies as they were before a server packed them, by the names that Content-Encoding has: gzip, deflate, br, zstd.
 * Shape:  the bytes unpacked, at most `limit` of them; the body itself where it is not packed, whatever its header says.
 * Owner:  the arena given.
 * Errors: `broken` says why it is not whole; what could be unpacked is answered all the same.
 * Use:    struct str broken = STR(""), plain = unpacked(STR("gzip"), body, 64 << 20, &one, &broken);                */
#ifndef PACKINGS_H
#define PACKINGS_H

#include "../lib/arena.h"

struct str unpacked(struct str coding, struct str body, size_t limit, struct arena *one, struct str *broken);

#endif
