#include "signature.h"

#include "../lib/hash.h"

#define EMPTY ((uint64_t)1 << 32) /* more than any number that is kept */

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
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
				v[(*n)++] = ws->hash[i];
	}
	return v;
}

/* Words in a row make one number: each is multiplied once more often than the one behind it. */
static uint64_t with_word(uint64_t sum, uint64_t word)
{
	return (sum + word) * 0xd6e8feb86659fd93u;
}

/* The upper bits of a shingle's number choose its place; of those with the same place the least is kept. */
static void fill_places(uint64_t *least, const uint64_t *word, size_t n, size_t size)
{
	uint64_t sum = 0, factor = 1; /* of the first word, once `size` words are in the sum */

	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		least[i] = EMPTY;
	for (size_t i = 0; i < size; i++)
		factor = with_word(factor, 0);
	for (size_t i = 0; i < n; i++) {
		uint64_t shingle, rest, *place;

		sum = with_word(i < size ? sum : sum - word[i - size] * factor, word[i]);
		if (i + 1 < size)
			continue;
		shingle = mix(sum);
		rest = shingle % EMPTY;
		place = &least[(shingle >> 32) % SIGNATURE_VALUES];
		*place = rest < *place ? rest : *place;
	}
}

/* A place that no shingle chose takes the number of one that some did, by a row of places that is its own. */
static void fill_empty(uint64_t *filled, const uint64_t *least)
{
	for (uint64_t i = 0; i < SIGNATURE_VALUES; i++) {
		size_t from = i;

		for (uint64_t k = 0; least[from] == EMPTY; k++)
			from = mix(i << 32 | k) % SIGNATURE_VALUES;
		filled[i] = least[from];
	}
}

static struct str hex(const uint64_t *value, struct arena *one)
{
	uint8_t bytes[SIGNATURE_VALUES * 4];

	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		for (size_t k = 0; k < 4; k++)
			bytes[i * 4 + k] = (uint8_t)(value[i] >> (24 - 8 * k));
	return hex_of(one, bytes, sizeof bytes);
}

struct str signature_of(const struct words *ws, const struct article *a, struct arena *one)
{
	uint64_t least[SIGNATURE_VALUES], value[SIGNATURE_VALUES];
	size_t n;
	const uint64_t *word = body_words(ws, a, one, &n);

	if (!n)
		return STR("");
	fill_places(least, word, n, n < SIGNATURE_SHINGLE ? n : SIGNATURE_SHINGLE);
	fill_empty(value, least);
	return hex(value, one);
}
