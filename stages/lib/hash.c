#include "hash.h"

#include <nettle/sha2.h>

struct str sha256_hex(struct arena *a, struct str bytes)
{
	static const char digit[] = "0123456789abcdef";
	struct sha256_ctx ctx;
	uint8_t sum[SHA256_DIGEST_SIZE];
	char *hex = NEW(a, char, 2 * SHA256_DIGEST_SIZE + 1);

	sha256_init(&ctx);
	sha256_update(&ctx, bytes.n, (const uint8_t *)bytes.s);
	sha256_digest(&ctx, sizeof sum, sum);
	for (size_t i = 0; i < sizeof sum; i++) {
		hex[2 * i] = digit[sum[i] >> 4];
		hex[2 * i + 1] = digit[sum[i] & 15];
	}
	return (struct str){hex, 2 * SHA256_DIGEST_SIZE};
}

struct str id_of(struct arena *a, struct str prefix, struct str of)
{
	return arena_join(a, prefix, STR(""), str_slice(sha256_hex(a, of), 0, 16));
}
