#include "hash.h"

#include <string.h>

#include <nettle/sha2.h>

struct str hex_of(struct arena *a, const uint8_t *bytes, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	char *hex = NEW(a, char, 2 * n);

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digit[bytes[i] >> 4];
		hex[2 * i + 1] = digit[bytes[i] & 15];
	}
	return (struct str){hex, 2 * n};
}

struct str sha256_hex(struct arena *a, struct str bytes)
{
	struct sha256_ctx ctx;
	uint8_t sum[SHA256_DIGEST_SIZE];

	sha256_init(&ctx);
	sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.s);
	sha256_digest(&ctx, sizeof sum, sum);
	return hex_of(a, sum, sizeof sum);
}

struct str id_of(struct arena *a, struct str prefix, struct str of)
{
	struct arena_mark mark = arena_mark(a);
	struct str hex = sha256_hex(a, of);
	char first[17];

	memcpy(first, hex.s, 16);
	first[16] = 0;
	arena_back(a, mark);
	return arena_printf(a, "%.*s%s", STR_ARG(prefix), first);
}
