/* hash.h - SHA-256 (FIPS 180-4, by libnettle) of texts, and ids made from it.
 * Owner:  results in the arena given.
 * Errors: none.
 * Use:    a->id = id_of(&one, STR("a"), a->source);       "a" + 16 hex digits                                     */
#ifndef HASH_H
#define HASH_H

#include "arena.h"

/* Two lower-case hex digits for each byte. */
struct str hex_of(struct arena *a, const uint8_t *bytes, size_t n);
/* 64 lower-case hex digits. */
struct str sha256_hex(struct arena *a, struct str bytes);
/* prefix (begins with a letter) and the first 16 hex digits of the hash of `of`. */
struct str id_of(struct arena *a, struct str prefix, struct str of);

#endif
