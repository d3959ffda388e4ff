/* utf8.h - Unicode for the whole program, by libunistring.
 * Shape:  functions over struct str; code points are uint32_t.
 * Owner:  results in the arena given, or the input itself where nothing had to change.
 * Errors: bad bytes become U+FFFD and are counted, one for each maximal broken piece.
 * Use:    text = utf8_nfc(&one, utf8_mend(&one, bytes, &bad));                                                   */
#ifndef UTF8_H
#define UTF8_H

#include "arena.h"

/* The code point at *at, which moves past it; the text must be valid UTF-8. Past the end: 0. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
	size_t left = s.n - *at;
	const unsigned char *c;

	if (*at >= s.n)
		return 0;
	c = (const unsigned char *)s.s + *at;
	if (c[0] < 0x80 || left == 1) {
		*at += 1;
		return c[0];
	}
	if (c[0] < 0xE0 || left == 2) {
		*at += 2;
		return (c[0] & 0x1Fu) << 6 | (c[1] & 0x3Fu);
	}
	if (c[0] < 0xF0 || left == 3) {
		*at += 3;
		return (c[0] & 0xFu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu);
	}
	*at += 4;
	return (c[0] & 7u) << 18 | (c[1] & 0x3Fu) << 12 | (c[2] & 0x3Fu) << 6 | (c[3] & 0x3Fu);
}
/* Where the code point that ends before `at` begins; 0 at the start. */
size_t utf8_back(struct str s, size_t at);
/* The code point that ends before `at`, 0 at the start. */
uint32_t utf8_before(struct str s, size_t at);
/* Where a piece ends that begins at `at`: between two letters, behind at most `most` bytes (8 or more). */
size_t utf8_piece(struct str s, size_t at, size_t most);
void utf8_put(struct buf *b, uint32_t cp);
size_t utf8_count(struct str s);
bool utf8_valid(struct str s);
/* How many broken pieces utf8_mend() would find. */
size_t utf8_bad(struct str bytes);
struct str utf8_mend(struct arena *a, struct str bytes, size_t *bad);

/* Canonical composition (NFC); the input itself where it already is NFC. */
struct str utf8_nfc(struct arena *a, struct str s);
/* Runs of white space (U+00A0, U+3000 and line breaks too) become one blank, none at the ends; soft hyphens, zero-width
 * characters, bidi controls, controls and U+FEFF vanish. */
struct str utf8_fold_space(struct arena *a, struct str s);
struct str utf8_lower(struct arena *a, struct str s);
/* For comparing: lower case, tone marks of oa, oe, uy in the older place (hoà -> hòa), dashes as '-', quotation marks
 * as '"' or '\'', U+00D0 as đ, blanks folded. NFC in, NFC out, but for the rare capital that takes a mark which only the small letter is composed
 * with (J and caron). */
struct str utf8_fold(struct arena *a, struct str s);
/* The same of text whose blanks are folded already. */
struct str utf8_fold_flat(struct arena *a, struct str flat);
/* Without any tone or vowel mark, hyphen, apostrophe or blank, lower case ASCII: "Bô-ly-khăm-xay" -> "bolykhamxay". */
struct str utf8_skeleton(struct arena *a, struct str s);

/* What a code point is, for those below CP_TABLE (Latin with all Vietnamese letters, Greek, Cyrillic, Lao, Thai, Khmer) by table. */
enum { CP_TABLE = 0x2000 };
enum { CP_UPPER = 1, CP_LOWER = 2, CP_LETTER = 4, CP_DIGIT = 8, CP_SPACE = 16, CP_INVISIBLE = 32 };
extern unsigned char cp_table[CP_TABLE];
unsigned cp_class_beyond(uint32_t cp);
static inline unsigned cp_class(uint32_t cp)
{
	return cp < CP_TABLE ? cp_table[cp] : cp_class_beyond(cp);
}

static inline bool cp_is_upper(uint32_t cp)
{
	return cp_class(cp) & CP_UPPER;
}
static inline bool cp_is_lower(uint32_t cp)
{
	return cp_class(cp) & CP_LOWER;
}
static inline bool cp_is_letter(uint32_t cp) /* letters and combining marks */
{
	return cp_class(cp) & CP_LETTER;
}
static inline bool cp_is_digit(uint32_t cp)
{
	return cp_class(cp) & CP_DIGIT;
}
static inline bool cp_is_space(uint32_t cp)
{
	return cp_class(cp) & CP_SPACE;
}
static inline bool cp_is_han(uint32_t cp)
{
	return cp >= 0x3007 && ((cp >= 0x3400 && cp <= 0x4DBF) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
				       (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF) || cp == 0x3007);
}

#endif
