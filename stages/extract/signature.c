#include "signature.h"

#include "../lib/hash.h"

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

/* Multiply-shift hashing (Dietzfelbinger and others 1997): one odd factor for each value, of which the upper half of the
 * product is kept; the least product has the least upper half. Four at a time keep the multiplier busy. */
static void least_of_four(uint64_t least[4], const uint64_t factor[4], const uint64_t *shingle, size_t n)
{
	uint64_t a = UINT64_MAX, b = UINT64_MAX, c = UINT64_MAX, d = UINT64_MAX;

	for (size_t i = 0; i < n; i++) {
		uint64_t x = shingle[i] * factor[0], y = shingle[i] * factor[1], z = shingle[i] * factor[2],
			 w = shingle[i] * factor[3];
		a = x < a ? x : a;
		b = y < b ? y : b;
		c = z < c ? z : c;
		d = w < d ? w : d;
	}
	least[0] = a;
	least[1] = b;
	least[2] = c;
	least[3] = d;
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

/* Of each of them and the next `size` - 1 words, in place; how many. */
static size_t join_shingles(uint64_t *word, size_t n, size_t size)
{
	size_t i;

	for (i = 0; i + size <= n; i++) {
		uint64_t shingle = 0;
		for (size_t k = 0; k < size; k++)
			shingle = mix(shingle ^ word[i + k]);
		word[i] = shingle;
	}
	return i;
}

static struct str hex(const uint64_t *least, struct arena *one)
{
	uint8_t bytes[SIGNATURE_VALUES * 4];

	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		for (size_t k = 0; k < 4; k++)
			bytes[i * 4 + k] = (uint8_t)(least[i] >> (56 - 8 * k));
	return hex_of(one, bytes, sizeof bytes);
}

struct str signature_of(const struct words *ws, const struct article *a, struct arena *one)
{
	uint64_t least[SIGNATURE_VALUES], factor[SIGNATURE_VALUES];
	size_t n;
	uint64_t *word = body_words(ws, a, one, &n);

	if (!n)
		return STR("");
	n = join_shingles(word, n, n < SIGNATURE_SHINGLE ? n : SIGNATURE_SHINGLE);
	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		factor[i] = mix(i) | 1;
	for (size_t i = 0; i < SIGNATURE_VALUES; i += 4)
		least_of_four(least + i, factor + i, word, n);
	return hex(least, one);
}
