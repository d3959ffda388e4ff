/* eight.h - eight bytes of text at a time.
 * Shape:  the first byte is the lowest; a mask has the highest bit of each byte that is meant.
 * Owner:  nothing.
 * Errors: none; eight_letters() and eight_digits() want eight bytes of ASCII.
 * Use:    uint64_t x = eight_at(s.s + at); if (eight_is_ascii(x)) letters += eight_count(eight_letters(x));          */
#ifndef EIGHT_H
#define EIGHT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EIGHT(byte) (0x0101010101010101u * (uint64_t)(byte))

static inline uint64_t eight_at(const char *s)
{
	uint64_t x;

	memcpy(&x, s, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	return x;
}
static inline void eight_put(char *to, uint64_t x)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	memcpy(to, &x, sizeof x);
}
/* n bytes, fewer than eight, where no more may be read. */
static inline uint64_t eight_few(const char *s, size_t n)
{
	uint32_t first, last;

	if (n < 4)
		return n ? (uint64_t)(unsigned char)s[n - 1] << 8 * (n - 1) | (uint64_t)(unsigned char)s[n / 2] << 8 * (n / 2) |
				       (unsigned char)s[0]
			 : 0;
	memcpy(&first, s, sizeof first);
	memcpy(&last, s + n - 4, sizeof last);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	first = __builtin_bswap32(first);
	last = __builtin_bswap32(last);
#endif
	return first | (uint64_t)last << 8 * (n - 4);
}
static inline bool eight_is_ascii(uint64_t x)
{
	return !(x & EIGHT(0x80));
}
static inline bool eight_has_control(uint64_t x) /* below a blank */
{
	return (x - EIGHT(' ')) & ~x & EIGHT(0x80);
}
static inline uint64_t eight_letters(uint64_t x)
{
	x |= EIGHT(0x20);
	return ((x + EIGHT(0x80 - 'a')) ^ (x + EIGHT(0x80 - 'z' - 1))) & EIGHT(0x80);
}
static inline uint64_t eight_digits(uint64_t x)
{
	return ((x + EIGHT(0x80 - '0')) ^ (x + EIGHT(0x80 - '9' - 1))) & EIGHT(0x80);
}
static inline uint64_t eight_equal(uint64_t x, unsigned char byte)
{
	x ^= EIGHT(byte);
	return ~(((x & EIGHT(0x7F)) + EIGHT(0x7F)) | x) & EIGHT(0x80);
}
static inline uint64_t eight_blanks(uint64_t x)
{
	return eight_equal(x, ' ');
}
/* Bytes before the first that is not ASCII, 8 where all are. */
static inline unsigned eight_ascii_prefix(uint64_t x)
{
	uint64_t high = x & EIGHT(0x80);

	return high ? (unsigned)__builtin_ctzll(high) / 8 : 8;
}
/* The first n bytes, the others zero. */
static inline uint64_t eight_first(uint64_t x, unsigned n)
{
	return n == 8 ? x : x & (((uint64_t)1 << n * 8) - 1);
}
static inline unsigned eight_count(uint64_t mask)
{
	return (unsigned)((mask >> 7) * EIGHT(1) >> 56);
}

#endif
