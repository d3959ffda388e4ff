#include "deflate.h"

#include "../lib/eight.h"

enum { LONGEST = 15, FAST = 10, LITERALS = 288, DISTANCES = 32, LENGTHS = 19, BLOCK_END = 256 };

struct stream {
	const unsigned char *s;
	size_t n, at;
	uint64_t held; /* the bits before `at` that are not taken yet, the next one lowest */
	unsigned bits;
	size_t unpacked;
};

/* What a symbol says, and how many bits its code has and stand behind it. */
struct sense {
	uint16_t value; /* bytes that it stands for, without what the bits behind it add */
	unsigned char bits, more, kind;
};
enum { ONE, REPEATED, END, NONE };

/* A code: by its next FAST bits what stands there, no bits for a longer one; and all symbols by their codes. */
struct code {
	struct sense fast[1 << FAST];
	struct sense (*sense)(unsigned symbol);
	uint16_t count[LONGEST + 1], symbol[LITERALS];
};

/* To 56 bits or more; a length with its distance has 48. For each symbol, since whether one needs it is hard to foretell. Behind the end
 * stand zeros. */
static inline void refill(struct stream *z)
{
	if (z->at < z->n && z->n - z->at >= 8) {
		z->held |= eight_at((const char *)z->s + z->at) << z->bits;
		z->at += (63 - z->bits) / 8;
		z->bits |= 56;
		return;
	}
	for (; z->bits <= 56; z->bits += 8, z->at++)
		z->held |= (uint64_t)(z->at < z->n ? z->s[z->at] : 0) << z->bits;
}

static inline unsigned take(struct stream *z, unsigned bits)
{
	unsigned value = (unsigned)(z->held & ((1u << bits) - 1));

	z->held >>= bits;
	z->bits -= bits;
	return value;
}

static size_t position(const struct stream *z)
{
	return 8 * z->at - z->bits;
}

static struct sense sense_of_literal(unsigned symbol)
{
	unsigned i = symbol - BLOCK_END - 1, more = i < 4 ? 0 : i / 4 - 1;

	if (symbol <= BLOCK_END)
		return (struct sense){.value = symbol < BLOCK_END, .kind = symbol < BLOCK_END ? ONE : END};
	if (i == 28)
		return (struct sense){.value = 258, .kind = REPEATED};
	return (struct sense){
		(uint16_t)(3 + (i < 8 ? i : (4 + i % 4) << more)), 0, (unsigned char)more, i < 28 ? REPEATED : NONE};
}

static struct sense sense_of_distance(unsigned symbol)
{
	return (struct sense){0, 0, (unsigned char)(symbol < 4 ? 0 : symbol / 2 - 1), symbol < 30 ? ONE : NONE};
}

static struct sense sense_of_length(unsigned symbol)
{
	return (struct sense){.value = (uint16_t)symbol};
}

static void add_fast(struct code *c, unsigned symbol, unsigned bits, unsigned code)
{
	struct sense sense = c->sense(symbol);
	unsigned reversed = 0;

	sense.bits = (unsigned char)bits;
	for (unsigned i = 0; i < bits; i++)
		reversed |= (code >> i & 1) << (bits - 1 - i);
	for (unsigned i = reversed; i < 1 << FAST; i += 1u << bits)
		c->fast[i] = sense;
}

/* False where there are more codes than bits can tell apart. */
static bool code_of(struct code *c, struct sense (*sense)(unsigned), const unsigned char *bits, unsigned n)
{
	unsigned first[LONGEST + 2] = {0}, at[LONGEST + 2] = {0};

	*c = (struct code){.sense = sense};
	for (unsigned i = 0; i < n; i++)
		c->count[bits[i]]++;
	c->count[0] = 0;
	for (unsigned b = 1; b <= LONGEST; b++) {
		first[b + 1] = (first[b] + c->count[b]) << 1;
		at[b + 1] = at[b] + c->count[b];
		if (first[b] + c->count[b] > 1u << b)
			return false;
	}
	for (unsigned i = 0; i < n; i++) {
		unsigned b = bits[i];

		if (!b)
			continue;
		if (b <= FAST)
			add_fast(c, i, b, first[b]);
		first[b]++;
		c->symbol[at[b]++] = (uint16_t)i;
	}
	return true;
}

/* A code that is too long for the table, bit by bit. */
static struct sense long_one(const struct code *c, uint64_t held)
{
	unsigned code = 0, first = 0, at = 0;

	for (unsigned b = 1; b <= LONGEST; b++, held >>= 1) {
		code |= held & 1;
		if (code < first + c->count[b]) {
			struct sense sense = c->sense(c->symbol[at + code - first]);

			sense.bits = (unsigned char)b;
			return sense;
		}
		at += c->count[b];
		first = (first + c->count[b]) << 1;
		code <<= 1;
	}
	return (struct sense){.kind = NONE};
}

/* Without the bits behind it. */
static inline struct sense take_one(struct stream *z, const struct code *c)
{
	struct sense found = c->fast[z->held & ((1 << FAST) - 1)];

	if (!found.bits)
		found = long_one(c, z->held);
	take(z, found.bits);
	return found;
}

static bool pass_symbols(struct stream *of, const struct code *literals, const struct code *distances)
{
	struct stream z = *of;
	struct sense found = {0};

	while (found.kind < END && z.at <= z.n + 8) {
		refill(&z);
		found = take_one(&z, literals);
		z.unpacked += found.value;
		if (found.kind != REPEATED)
			continue;
		z.unpacked += take(&z, found.more);
		found = take_one(&z, distances);
		take(&z, found.more);
	}
	*of = z;
	return found.kind == END;
}

static bool pass_fixed(struct stream *z)
{
	unsigned char bits[LITERALS], fives[DISTANCES];
	struct code literals, distances;

	for (unsigned i = 0; i < LITERALS; i++)
		bits[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
	memset(fives, 5, sizeof fives);
	return code_of(&literals, sense_of_literal, bits, LITERALS) && code_of(&distances, sense_of_distance, fives, DISTANCES) &&
	       pass_symbols(z, &literals, &distances);
}

/* The lengths of codes, themselves in a code in which 16 to 18 repeat one. */
static bool take_lengths(struct stream *z, const struct code *c, unsigned char *bits, unsigned n)
{
	static const struct {
		unsigned least, bits;
	} repeats[] = {{3, 2}, {3, 3}, {11, 7}};

	for (unsigned i = 0, times; i < n; i += times) {
		struct sense found;
		unsigned char length;

		refill(z);
		found = take_one(z, c);
		if (found.kind != ONE || (found.value == 16 && !i))
			return false;
		times = found.value < 16 ? 1 : repeats[found.value - 16].least + take(z, repeats[found.value - 16].bits);
		if (times > n - i)
			return false;
		length = (unsigned char)(found.value < 16 ? found.value : 0);
		memset(bits + i, found.value == 16 ? bits[i - 1] : length, times);
	}
	return true;
}

static bool pass_own(struct stream *z)
{
	static const unsigned char order[LENGTHS] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
	unsigned char of_lengths[LENGTHS] = {0}, bits[LITERALS + DISTANCES];
	unsigned n_literals = 257 + take(z, 5), n_distances = 1 + take(z, 5), n = 4 + take(z, 4);
	struct code literals, distances;

	for (unsigned i = 0; i < n; i++) {
		refill(z);
		of_lengths[order[i]] = (unsigned char)take(z, 3);
	}
	return n_literals <= LITERALS && code_of(&literals, sense_of_length, of_lengths, LENGTHS) &&
	       take_lengths(z, &literals, bits, n_literals + n_distances) &&
	       code_of(&literals, sense_of_literal, bits, n_literals) &&
	       code_of(&distances, sense_of_distance, bits + n_literals, n_distances) && pass_symbols(z, &literals, &distances);
}

static bool pass_stored(struct stream *z)
{
	size_t at = (position(z) + 7) / 8;
	unsigned length;

	if (at > z->n || z->n - at < 4)
		return false;
	length = z->s[at] | (unsigned)z->s[at + 1] << 8;
	if (length != (0xffff & ~(z->s[at + 2] | (unsigned)z->s[at + 3] << 8)) || z->n - at - 4 < length)
		return false;
	z->at = at + 4 + length;
	z->held = z->bits = 0;
	z->unpacked += length;
	return true;
}

bool deflate_walk(const unsigned char *packed, size_t n, struct deflate_end *found)
{
	struct stream z = {.s = packed, .n = n};
	bool (*const pass[4])(struct stream *) = {pass_stored, pass_fixed, pass_own, NULL};

	for (bool last = false; !last;) {
		unsigned kind;

		refill(&z);
		found->last = position(&z);
		last = take(&z, 1);
		kind = take(&z, 2);
		if (!pass[kind] || !pass[kind](&z) || position(&z) > 8 * n)
			return false;
	}
	found->end = position(&z);
	found->unpacked = z.unpacked;
	return true;
}
