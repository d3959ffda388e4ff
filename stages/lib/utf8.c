#include "utf8.h"

#include "eight.h"
#include "fail.h"
#include "sixteen.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

/* Filled once, before main(): classes, and what utf8_fold() and utf8_skeleton() make of a code point. */
unsigned char cp_table[CP_TABLE];
static uint16_t folded[CP_TABLE], bare[CP_TABLE];

size_t utf8_back(struct str s, size_t at)
{
	if (at > s.n)
		at = s.n;
	while (at && ((unsigned char)s.s[--at] & 0xC0) == 0x80)
		;
	return at;
}

uint32_t utf8_before(struct str s, size_t at)
{
	size_t start = utf8_back(s, at);

	return at ? utf8_next(s, &start) : 0;
}

static size_t encode(uint32_t cp, char bytes[4])
{
	if (cp < 0x80) {
		bytes[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		bytes[0] = (char)(0xC0 | cp >> 6);
		bytes[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		bytes[0] = (char)(0xE0 | cp >> 12);
		bytes[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	bytes[0] = (char)(0xF0 | cp >> 18);
	bytes[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	bytes[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	bytes[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

size_t utf8_piece(struct str s, size_t at, size_t most)
{
	size_t end = at + most;

	if (s.n - at <= most)
		return s.n;
	while (end > at + 1 && ((unsigned char)s.s[end] & 0xC0) == 0x80)
		end--;
	return end;
}

void utf8_put(struct buf *b, uint32_t cp)
{
	char bytes[4];

	buf_put(b, (struct str){bytes, encode(cp, bytes)});
}

size_t utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return n;
}

/* Bytes of ASCII at the beginning, sixteen at a time. */
static size_t ascii_prefix(struct str s)
{
	size_t at = 0;

	for (; at + 16 <= s.n; at += 16)
		if (sixteen_any(sixteen_at(s.s + at) > 0x7F))
			break;
	for (; at + 8 <= s.n; at += 8) {
		unsigned n = eight_ascii_prefix(eight_at(s.s + at));

		if (n < 8)
			return at + n;
	}
	while (at < s.n && (unsigned char)s.s[at] < 0x80)
		at++;
	return at;
}

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Length of the character that begins with a byte of 0x80 or more, 0 where it is broken: overlong, surrogate, beyond U+10FFFF. */
static inline size_t valid_character(const unsigned char *c, size_t left)
{
	if (c[0] < 0xC2 || c[0] > 0xF4 || left < 2 || !is_tail(c[1]))
		return 0;
	if (c[0] < 0xE0)
		return 2;
	if (left < 3 || !is_tail(c[2]) || (c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F))
		return 0;
	if (c[0] < 0xF0)
		return 3;
	if (left < 4 || !is_tail(c[3]) || (c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] > 0x8F))
		return 0;
	return 4;
}

/* Of sixteen bytes those go on a character, and no others, before which one begins that is long enough. What has narrower bounds (E0,
 * ED, from F0 on) is not told good. */
static bool is_valid(const char *s)
{
	sixteen v = sixteen_at(s), before = sixteen_at(s - 1), second = sixteen_at(s - 2);
	sixteen_mask goes_on = (v & 0xC0) == 0x80, must = (before > 0xC1) | (second > 0xDF);

	return !sixteen_any((goes_on ^ must) | (v == 0xC0) | (v == 0xC1) | (v == 0xE0) | (v == 0xED) | (v > 0xEF));
}

/* From the beginning of a character to that of another, between which all are known to be good. Ends before long ASCII. */
static size_t valid_run(struct str s, size_t at)
{
	size_t start = at;

	for (; at > 1 && at + 16 <= s.n && is_valid(s.s + at); at += 16)
		if (!sixteen_any(sixteen_at(s.s + at) > 0x7F) && (unsigned char)s.s[at - 1] < 0x80)
			return at;
	return at > start ? utf8_back(s, at) : at;
}

/* Bytes before the first broken character. */
static size_t valid_prefix(struct str s)
{
	for (size_t at = 0, n; (at += ascii_prefix(str_slice(s, at, s.n))) < s.n; at += n) {
		at = valid_run(s, at);
		n = (unsigned char)s.s[at] < 0x80 ? 1 : valid_character((const unsigned char *)s.s + at, s.n - at);
		if (!n)
			return at;
	}
	return s.n;
}

bool utf8_valid(struct str s)
{
	return valid_prefix(s) == s.n;
}

/* Bytes of a broken character: its maximal valid beginning. */
static size_t broken_length(struct str s)
{
	ucs4_t cp;
	int skip = u8_mbtouc(&cp, (const uint8_t *)s.s, s.n);

	return skip > 0 ? (size_t)skip : 1;
}

size_t utf8_bad(struct str bytes)
{
	size_t bad = 0;

	for (size_t at = valid_prefix(bytes); at < bytes.n; bad++) {
		at += broken_length(str_slice(bytes, at, bytes.n));
		at += valid_prefix(str_slice(bytes, at, bytes.n));
	}
	return bad;
}

struct str utf8_mend(struct arena *a, struct str bytes, size_t *bad)
{
	struct buf b = {.arena = a};

	*bad = 0;
	for (size_t start = 0;;) {
		size_t broken = start + valid_prefix(str_slice(bytes, start, bytes.n));

		if (broken == bytes.n && !start)
			return bytes;
		buf_put(&b, str_slice(bytes, start, broken));
		if (broken == bytes.n)
			return buf_str(&b);
		utf8_put(&b, 0xFFFD);
		++*bad;
		start = broken + broken_length(str_slice(bytes, broken, bytes.n));
	}
}

/* Vietnamese, Chinese and English text is in NFC unless it holds a combining mark: U+0300 to U+036F are the bytes CC xx
 * and CD xx. Other scripts' marks, Hangul jamo (E1 84-87) and the compatibility ideographs (EF A4-AB) go the long way. */
static bool may_decompose(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.s[i], next = i + 1 < s.n ? (unsigned char)s.s[i + 1] : 0;
	unsigned char third = i + 2 < s.n ? (unsigned char)s.s[i + 2] : 0;

	if (c ==
		0xE2) /* two blanks (80); marks (83); ohm, kelvin, angstrom (84); angle brackets (8C); rare scripts (from AB on) */
		return next == 0x80 ? third < 0x82 : next == 0x83 || next == 0x84 || next == 0x8C || next >= 0xAB;
	if (c == 0xCE || c == 0xD2) /* a Greek point, Cyrillic marks */
		return next < 0x88;
	if (c < 0xCC || (c > 0xCD && c < 0xD6) || (c > 0xE3 && c < 0xEF && c != 0xEA))
		return false;
	if (c == 0xE1 && next >= 0xB8 && next < 0xBC)
		return false; /* U+1E00 to U+1EFF: the Vietnamese letters */
	if (c == 0xE3 && next == 0x80 && third && third < 0xAA)
		return false;            /* CJK punctuation */
	return c != 0xEF || next < 0xBC; /* full-width forms */
}

/* None of sixteen bytes may begin what is no NFC: of E2 only the quotation marks, dashes and dots (80) surely do not, of E3 the Chinese
 * punctuation (80), of EF the full-width forms (BC on). */
static bool is_nfc(const char *s)
{
	sixteen v = sixteen_at(s), next = sixteen_at(s + 1), third = sixteen_at(s + 2);

	return !sixteen_any(((v > 0xCB) & (v < 0xCF)) | (v == 0xD2) | ((v >= 0xD6) & (v < 0xE1)) |
			    ((v == 0xE1) & ((next < 0xB8) | (next > 0xBB))) | ((v == 0xE2) & ((next != 0x80) | (third < 0x82))) |
			    ((v == 0xE3) & ((next != 0x80) | (third > 0xA9))) | (v == 0xEA) | ((v == 0xEF) & (next < 0xBC)) |
			    (v > 0xEF));
}

static bool surely_nfc(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t end = i + 16;

		if (end + 2 > s.n)
			end = s.n;
		else if (is_nfc(s.s + i))
			i = end;
		for (; i < end; i++)
			if (may_decompose(s, i))
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

static bool is_space_cp(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0xA0 || cp == 0x1680 ||
	       (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* Neither seen nor meant: controls, soft hyphen, zero-width and bidi marks, byte order mark, non-characters. */
static bool is_invisible(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	       (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069) || cp == 0x061C || cp == 0xFEFF ||
	       (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

unsigned cp_class_beyond(uint32_t cp)
{
	unsigned c = 0;

	if (cp >= 0x4E00 && cp <= 0x9FFF) /* Chinese characters */
		return CP_LETTER;
	if (is_space_cp(cp))
		return CP_SPACE;
	if (is_invisible(cp))
		return CP_INVISIBLE;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
		c |= CP_LETTER;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd))
		c |= CP_DIGIT;
	if (c & CP_LETTER && uc_is_property_uppercase(cp))
		c |= CP_UPPER;
	if (c & CP_LETTER && uc_is_property_lowercase(cp))
		c |= CP_LOWER;
	return c;
}

/* Sixteen bytes, and one behind them, that are kept as they are: neither space nor invisible but for single blanks. Those stand at
 * U+0080 to U+00AD (C2), U+061C (D8), U+1680 (E1 9A), U+2000 on (E2), U+3000 (E3) and U+FDD0 on (EF, F0). */
static bool is_flat(const char *s)
{
	sixteen v = sixteen_at(s), next = sixteen_at(s + 1);

	return !sixteen_any((v < 0x20) | (v == 0x7F) | (v == 0xC2) | (v == 0xD8) | ((v == 0xE1) & (next == 0x9A)) |
			    ((v & 0xFE) == 0xE2) | (v > 0xEE) | ((v == 0x20) & (next == 0x20)));
}

static size_t flat_prefix(struct str s, size_t at)
{
	size_t start = at;

	while (at + 17 <= s.n && is_flat(s.s + at))
		at += 16;
	while (at > start && at < s.n && is_tail((unsigned char)s.s[at]))
		at--; /* to where its character begins */
	return at;
}

/* Length of a character that its first bytes tell to be neither space nor invisible, 0 where they do not tell. */
static size_t surely_seen(struct str s, size_t at)
{
	unsigned char c = (unsigned char)s.s[at];

	if (c > ' ' && c < 0x7F)
		return 1;
	if (c >= 0xC3 && c < 0xE0 && c != 0xD8 && at + 2 <= s.n)
		return 2;
	if (((c >= 0xE4 && c < 0xEF) || (c == 0xE1 && at + 1 < s.n && (unsigned char)s.s[at + 1] != 0x9A)) && at + 3 <= s.n)
		return 3;
	return 0;
}

/* Nothing but space folds to a blank, nothing invisible is kept: then the text is as it shall be. */
static bool is_folded_space(struct str s)
{
	bool blank = true;

	for (size_t at = 0; at < s.n;) {
		size_t flat = blank && s.s[at] == ' ' ? at : flat_prefix(s, at), seen;
		unsigned c;

		if (flat > at) {
			at = flat;
			blank = s.s[at - 1] == ' ';
			continue;
		}
		seen = surely_seen(s, at);
		c = seen ? 0 : s.s[at] == ' ' ? CP_SPACE : 0;
		if (seen || c) {
			at += seen ? seen : 1;
			if (c && blank)
				return false;
			blank = c;
			continue;
		}
		c = cp_class(utf8_next(s, &at));
		if (c & (CP_INVISIBLE | CP_SPACE))
			return false;
		blank = false;
	}
	return !blank || !s.n;
}

struct str utf8_fold_space(struct arena *a, struct str s)
{
	bool pending = false;
	size_t n = 0;
	char *out;

	if (is_folded_space(s))
		return s;
	out = arena_alloc(a, s.n);
	for (size_t at = 0; at < s.n;) {
		size_t start = at, flat = pending || s.s[at] == ' ' ? at : flat_prefix(s, at);
		unsigned c = 0;

		if (flat > at) {
			memcpy(out + n, s.s + at, flat - at);
			n += flat - at;
			at = flat;
			pending = out[n - 1] == ' ';
			n -= pending;
			continue;
		}
		if (surely_seen(s, at))
			at += surely_seen(s, at);
		else
			c = cp_class(utf8_next(s, &at));
		if (c & CP_SPACE) {
			pending = n > 0;
			continue;
		}
		if (c & CP_INVISIBLE)
			continue;
		if (pending)
			out[n++] = ' ';
		pending = false;
		while (start < at)
			out[n++] = s.s[start++];
	}
	return (struct str){out, n};
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

static uint32_t fold_beyond(uint32_t cp)
{
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

static inline uint32_t fold_one(uint32_t cp)
{
	return cp < CP_TABLE ? folded[cp] : fold_beyond(cp);
}

/* Newer tone place on the second vowel of oa, oe, uy at a syllable's end, and the older one that we compare by. */
/* clang-format off */
static const struct tone {
	uint32_t first, second, older_first, older_second;
} tones[] = {
	{'o', 0xE0, 0xF2, 'a'}, {'o', 0xE1, 0xF3, 'a'}, {'o', 0x1EA3, 0x1ECF, 'a'}, {'o', 0xE3, 0xF5, 'a'}, {'o', 0x1EA1, 0x1ECD, 'a'},
	{'o', 0xE8, 0xF2, 'e'}, {'o', 0xE9, 0xF3, 'e'}, {'o', 0x1EBB, 0x1ECF, 'e'}, {'o', 0x1EBD, 0xF5, 'e'}, {'o', 0x1EB9, 0x1ECD, 'e'},
	{'u', 0x1EF3, 0xF9, 'y'}, {'u', 0xFD, 0xFA, 'y'}, {'u', 0x1EF7, 0x1EE7, 'y'}, {'u', 0x1EF9, 0x169, 'y'}, {'u', 0x1EF5, 0x1EE5, 'y'},
};
/* clang-format on */

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

/* Capitals among bytes of ASCII in small letters. */
static uint64_t lower_eight(uint64_t x)
{
	uint64_t capital = ((x + EIGHT(0x80 - 'A')) ^ (x + EIGHT(0x80 - 'Z' - 1))) & EIGHT(0x80);

	return x | capital >> 2;
}

/* A letter behind what stands in out; its tone goes to the vowel before it, where that is the older place. */
static size_t put_folded(char *out, size_t n, uint32_t cp, struct str rest)
{
	uint32_t first = n ? (unsigned char)out[n - 1] : 0, vowel = first;
	size_t at = 0;

	if (cp >= 0x80 && (first == 'o' || first == 'u')) {
		move_tone(n > 1 ? (unsigned char)out[n - 2] : 0, &vowel, &cp, rest.n ? fold_one(utf8_next(rest, &at)) : 0);
		if (vowel != first)
			n += encode(vowel, out + n - 1) - 1;
	}
	return n + encode(cp, out + n);
}

struct str utf8_fold_flat(struct arena *a, struct str flat)
{
	size_t room = flat.n * 3 / 2 + 8; /* a two-byte letter may fold to three bytes */
	char *out = arena_alloc(a, room);
	size_t n = 0;

	for (size_t at = 0; at < flat.n;) {
		if (at + 8 <= flat.n) {
			uint64_t x = eight_at(flat.s + at);
			unsigned ascii = eight_ascii_prefix(x);

			eight_put(out + n, lower_eight(eight_first(x, ascii)));
			n += ascii;
			at += ascii;
			if (ascii == 8)
				continue;
		}
		uint32_t cp = fold_one(utf8_next(flat, &at));

		n = put_folded(out, n, cp, str_slice(flat, at, flat.n));
	}
	arena_shorten(a, out, room, n);
	return (struct str){out, n};
}

struct str utf8_fold(struct arena *a, struct str s)
{
	return utf8_fold_flat(a, utf8_fold_space(a, s));
}

/* The letter without its marks, from its full decomposition; 0 where nothing is left. */
static uint32_t bare_beyond(uint32_t cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int n;

	cp = fold_one(cp);
	while ((n = uc_canonical_decomposition(cp, parts)) > 0)
		cp = parts[0];
	if (cp == 0x111)
		return 'd';
	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
		return cp;
	return cp >= 0x80 && cp_is_letter(cp) && !uc_is_property_combining(cp) ? cp : 0;
}

struct str utf8_skeleton(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n * 2 + 4);
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		uint32_t letter = cp < CP_TABLE ? bare[cp] : bare_beyond(cp);

		if (letter)
			n += encode(letter, out + n);
	}
	return (struct str){out, n};
}

__attribute__((constructor)) static void fill_tables(void)
{
	for (uint32_t cp = 0; cp < CP_TABLE; cp++) {
		uint32_t to = fold_beyond(cp);

		cp_table[cp] = (unsigned char)cp_class_beyond(cp);
		folded[cp] = (uint16_t)(to < 0x10000 ? to : cp);
	}
	for (uint32_t cp = 0; cp < CP_TABLE; cp++) {
		uint32_t letter = bare_beyond(cp);

		bare[cp] = (uint16_t)(letter < 0x10000 ? letter : 0);
	}
}
