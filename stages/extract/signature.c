#include "signature.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* Multiply-shift hashing (Dietzfelbinger and others 1997): one odd factor for each value. */
static void add_shingle(uint32_t *least, const uint64_t *factor, uint64_t shingle)
{
	for (size_t i = 0; i < SIGNATURE_VALUES; i++) {
		uint32_t h = (uint32_t)(shingle * factor[i] >> 32);
		least[i] = h < least[i] ? h : least[i];
	}
}

static bool is_body(enum block_kind kind)
{
	return kind != BLOCK_HEADLINE && kind != BLOCK_CAPTION && kind != BLOCK_BYLINE;
}

/* Hashes of the words of the body, in order. */
static uint64_t *body_words(const struct words *ws, const struct article *a, struct arena *one, size_t *n)
{
	uint64_t *v = NEW(one, uint64_t, ws->n + 1);

	*n = 0;
	for (size_t b = 0; b < a->blocks.n; b++) {
		if (!is_body(a->blocks.v[b].kind))
			continue;
		for (size_t i = words_find(ws, a->blocks.v[b].at.start); i < ws->n && ws->v[i].start < a->blocks.v[b].at.end; i++)
			if (!(ws->v[i].flags & WORD_PUNCT))
				v[(*n)++] = words_hash(ws, i);
	}
	return v;
}

static struct str hex(const uint32_t *least, struct arena *one)
{
	struct buf b = {.arena = one};

	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		buf_put(&b, arena_printf(one, "%08x", (unsigned)least[i]));
	return buf_str(&b);
}

struct str signature_of(const struct words *ws, const struct article *a, struct arena *one)
{
	uint32_t least[SIGNATURE_VALUES];
	uint64_t factor[SIGNATURE_VALUES];
	size_t n, size = SIGNATURE_SHINGLE;
	uint64_t *word = body_words(ws, a, one, &n);

	if (!n)
		return STR("");
	if (n < size)
		size = n;
	for (size_t i = 0; i < SIGNATURE_VALUES; i++) {
		least[i] = UINT32_MAX;
		factor[i] = mix(i) | 1;
	}
	for (size_t i = 0; i + size <= n; i++) {
		uint64_t shingle = 0;
		for (size_t k = 0; k < size; k++)
			shingle = mix(shingle ^ word[i + k]);
		add_shingle(least, factor, shingle);
	}
	return hex(least, one);
}
