#include "digest.h"

#include "../lib/fail.h"
#include "../lib/hash.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>

struct digest digest_file(const char *path, struct arena *a)
{
	struct digest d = {0};
	struct sha256_ctx hash;
	uint8_t piece[64 * 1024], sum[SHA256_DIGEST_SIZE];
	FILE *f = fopen(path, "rb");

	if (!f)
		fail(FAIL_RUN, "cannot open '%s': %s", path, strerror(errno));
	sha256_init(&hash);
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0; d.bytes += n)
		sha256_update(&hash, n, piece);
	if (ferror(f))
		fail(FAIL_RUN, "cannot read '%s': %s", path, strerror(errno));
	fclose(f);
	sha256_digest(&hash, sizeof sum, sum);
	d.sha256 = hex_of(a, sum, sizeof sum);
	return d;
}
