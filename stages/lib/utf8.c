#include "utf8.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

uint32_t utf8_next(struct str s, size_t *at)
{
	ucs4_t cp = 0;
	int n;

	if (*at >= s.n)
		return 0;
	if ((unsigned char)s.s[*at] < 0x80)
		return (unsigned char)s.s[(*at)++];
	n = u8_mbtouc(&cp, (const uint8_t *)s.s + *at, s.n - *at);
	*at += n > 0 ? (size_t)n : 1;
	return cp;
}

uint32_t utf8_before(struct str s, size_t at)
{
	if (at > s.n)
		at = s.n;
	if (!at)
		return 0;
	do
		at--;
	while (at && ((unsigned char)s.s[at] & 0xC0) == 0x80);
	return utf8_next(s, &at);
}

void utf8_put(struct buf *b, uint32_t cp)
{
	uint8_t bytes[6];
	int n = u8_uctomb(bytes, cp, sizeof bytes);

	if (n > 0)
		buf_put(b, (struct str){(const char *)bytes, (size_t)n});
}

size_t utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return n;
}

bool utf8_valid(struct str s)
{
	return !s.n || !u8_check((const uint8_t *)s.s, s.n);
}

struct str utf8_mend(struct arena *a, struct str bytes, size_t *bad)
{
	struct buf b = {.arena = a};
	size_t start = 0;

	*bad = 0;
	while (start < bytes.n) {
		const uint8_t *from = (const uint8_t *)bytes.s + start;
		const uint8_t *broken = u8_check(from, bytes.n - start);
		ucs4_t cp;
		int skip;

		if (!broken && !start)
			return bytes;
		if (!broken) {
			buf_put(&b, str_slice(bytes, start, bytes.n));
			break;
		}
		buf_put(&b, (struct str){(const char *)from, (size_t)(broken - from)});
		utf8_put(&b, 0xFFFD);
		++*bad;
		skip = u8_mbtouc(&cp, broken, bytes.n - (size_t)(broken - (const uint8_t *)bytes.s));
		start = (size_t)(broken - (const uint8_t *)bytes.s) + (skip > 0 ? (size_t)skip : 1);
	}
	return buf_str(&b);
}

/* Vietnamese, Chinese and English text is in NFC unless it holds a combining mark: U+0300 to U+036F are the bytes CC xx
 * and CD xx. Other scripts' marks, Hangul jamo (E1 84-87) and the compatibility ideographs (EF A4-AB) go the long way. */
static bool surely_nfc(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < 0xCC || (c > 0xCD && c < 0xD6) || (c >= 0xE2 && c < 0xEF && c != 0xE3))
			continue;
		if (c == 0xE1 && i + 1 < s.n && (unsigned char)s.s[i + 1] >= 0xB8 && (unsigned char)s.s[i + 1] < 0xBC)
			continue; /* U+1E00 to U+1EFF: the Vietnamese letters */
		if (c == 0xE3 && i + 1 < s.n && (unsigned char)s.s[i + 1] == 0x80 && i + 2 < s.n &&
			(unsigned char)s.s[i + 2] < 0xAA)
			continue; /* CJK punctuation */
		if (c == 0xEF && i + 1 < s.n && (unsigned char)s.s[i + 1] >= 0xBC)
			continue; /* full-width forms */
		return false;
	}
	return true;
}

struct str utf8_nfc(struct arena *a, struct str s)
{
	size_t n = 0;
	uint8_t *made;
	struct str result;

	if (surely_nfc(s))
		return s;
	made = u8_normalize(UNINORM_NFC, (const uint8_t *)s.s, s.n, NULL, &n);
	if (!made)
		fail(FAIL_RUN, "cannot normalise text");
	result = arena_str(a, (struct str){(const char *)made, n});
	free(made);
	return result;
}

bool cp_is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
		cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* Neither seen nor meant: controls, soft hyphen, zero-width and bidi marks, byte order mark, non-characters. */
static bool is_invisible(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
		(cp >= 0x2060 && cp <= 0x2069) || cp == 0x061C || cp == 0xFEFF || (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

struct str utf8_fold_space(struct arena *a, struct str s)
{
	struct buf b = {.arena = a};
	bool pending = false;

	for (size_t at = 0; at < s.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(s, &at);

		if (cp_is_space(cp)) {
			pending = b.n > 0;
			continue;
		}
		if (is_invisible(cp))
			continue;
		if (pending)
			buf_putc(&b, ' ');
		pending = false;
		buf_put(&b, str_slice(s, start, at));
	}
	return buf_str(&b);
}

struct str utf8_lower(struct arena *a, struct str s)
{
	struct buf b = {.arena = a};

	for (size_t at = 0; at < s.n;)
		utf8_put(&b, uc_tolower(utf8_next(s, &at)));
	return buf_str(&b);
}

static bool is_dash(uint32_t cp)
{
	return (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFE58 || cp == 0xFE63 || cp == 0xFF0D;
}

static uint32_t fold_one(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	if (is_dash(cp))
		return '-';
	if (cp == 0x201C || cp == 0x201D || cp == 0x201E || cp == 0xAB || cp == 0xBB || cp == 0xFF02)
		return '"';
	if (cp == 0x2018 || cp == 0x2019 || cp == 0x02BC || cp == 0xB4 || cp == 0x2032)
		return '\'';
	if (cp == 0xD0 || cp == 0xF0)
		return 0x111;
	return uc_tolower(cp);
}

/* Newer tone place on the second vowel of oa, oe, uy at a syllable's end, and the older one that we compare by. */
static const struct tone {
	uint32_t first, second, older_first, older_second;
} tones[] = {
	{'o', 0xE0, 0xF2, 'a'}, {'o', 0xE1, 0xF3, 'a'}, {'o', 0x1EA3, 0x1ECF, 'a'}, {'o', 0xE3, 0xF5, 'a'}, {'o', 0x1EA1, 0x1ECD, 'a'},
	{'o', 0xE8, 0xF2, 'e'}, {'o', 0xE9, 0xF3, 'e'}, {'o', 0x1EBB, 0x1ECF, 'e'}, {'o', 0x1EBD, 0xF5, 'e'}, {'o', 0x1EB9, 0x1ECD, 'e'},
	{'u', 0x1EF3, 0xF9, 'y'}, {'u', 0xFD, 0xFA, 'y'}, {'u', 0x1EF7, 0x1EE7, 'y'}, {'u', 0x1EF9, 0x169, 'y'}, {'u', 0x1EF5, 0x1EE5, 'y'},
};

static void move_tone(uint32_t before, uint32_t *first, uint32_t *second, uint32_t after)
{
	if ((*first != 'o' && *first != 'u') || *second < 0x80 || cp_is_letter(after) || (*first == 'u' && before == 'q'))
		return;
	for (size_t i = 0; i < sizeof tones / sizeof *tones; i++)
		if (tones[i].first == *first && tones[i].second == *second) {
			*first = tones[i].older_first;
			*second = tones[i].older_second;
			return;
		}
}

struct str utf8_fold(struct arena *a, struct str s)
{
	struct str flat = utf8_fold_space(a, s);
	struct buf b = {.arena = a};
	uint32_t before = 0, first, second = 0;
	size_t at = 0;

	if (!flat.n)
		return flat;
	first = fold_one(utf8_next(flat, &at));
	while (first) {
		uint32_t after = 0;
		size_t peek;

		second = at < flat.n ? fold_one(utf8_next(flat, &at)) : 0;
		peek = at;
		if (second)
			after = fold_one(utf8_next(flat, &peek));
		move_tone(before, &first, &second, after);
		utf8_put(&b, first);
		before = first;
		first = second;
	}
	return buf_str(&b);
}

struct str utf8_skeleton(struct arena *a, struct str s)
{
	size_t n = 0;
	uint8_t *parts = u8_normalize(UNINORM_NFD, (const uint8_t *)s.s, s.n, NULL, &n);
	struct str flat = {(const char *)parts, n};
	struct buf b = {.arena = a};

	if (!parts && s.n)
		fail(FAIL_RUN, "cannot normalise text");
	for (size_t at = 0; at < flat.n;) {
		uint32_t cp = fold_one(utf8_next(flat, &at));

		if (cp == 0x111)
			cp = 'd';
		if ((cp >= 'a' && cp <= 'z') || is_digit((char)(cp < 128 ? cp : 0)) ||
			(cp >= 0x80 && cp_is_letter(cp) && !uc_is_property_combining(cp)))
			utf8_put(&b, cp);
	}
	free(parts);
	return buf_str(&b);
}

bool cp_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : uc_is_property_uppercase(cp);
}

bool cp_is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : uc_is_property_lowercase(cp);
}

bool cp_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool cp_is_digit(uint32_t cp)
{
	return cp < 0x80 ? cp >= '0' && cp <= '9' : uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd);
}

bool cp_is_han(uint32_t cp)
{
	return (cp >= 0x3400 && cp <= 0x4DBF) || (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
		(cp >= 0x20000 && cp <= 0x3FFFF) || cp == 0x3007;
}
