#include "charset.h"

#include "../lib/utf8.h"

#include <iconv.h>
#include <stddef.h>

enum { DECLARED_WITHIN = 8192 };

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

/* Both forms: <meta charset="x"> and content="text/html; charset=x"; and <?xml encoding="x"?>. */
static struct str name_after(struct str head, size_t at)
{
	while (at < head.n && (is_space(head.s[at]) || head.s[at] == '=' || head.s[at] == '"' || head.s[at] == '\''))
		at++;
	size_t end = at;
	while (end < head.n && is_name(head.s[end]))
		end++;
	return str_slice(head, at, end);
}

struct str charset_declared(struct str bytes)
{
	struct str head = str_slice(bytes, 0, bytes.n < DECLARED_WITHIN ? bytes.n : DECLARED_WITHIN);
	if (str_starts(head, STR("<?xml"))) {
		size_t at = str_find(str_slice(head, 0, head.n < 200 ? head.n : 200), STR("encoding"));
		if (at != STR_NONE)
			return name_after(head, at + 8);
	}
	for (size_t from = 0; from < head.n;) {
		size_t meta = str_find_nocase(str_slice(head, from, head.n), STR("<meta"));
		if (meta == STR_NONE)
			break;
		from += meta + 5;
		size_t end = str_find(str_slice(head, from, head.n), STR(">"));
		struct str tag = str_slice(head, from, end == STR_NONE ? head.n : from + end);
		size_t at = str_find_nocase(tag, STR("charset"));
		if (at != STR_NONE && name_after(tag, at + 7).n)
			return name_after(tag, at + 7);
	}
	return STR("");
}

/* Bytes that the charset does not know become U+FFFD, one for each. */
static struct str convert(iconv_t cd, struct str bytes, struct arena *one, size_t *bad)
{
	size_t cap = bytes.n * 3 + 16;
	char *out = arena_alloc(one, cap), *to = out, *from = (char *)(ptrdiff_t)bytes.s;
	size_t left = bytes.n, room = cap;
	while (left > 0 && room > 3) {
		if (iconv(cd, &from, &left, &to, &room) != (size_t)-1 || left == 0)
			break;
		*to++ = '\xEF', *to++ = '\xBF', *to++ = '\xBD';
		room -= 3;
		from++, left--;
		++*bad;
	}
	if (room)
		iconv(cd, NULL, NULL, &to, &room);
	return (struct str){out, (size_t)(to - out)};
}

static bool try_charset(const char *name, struct str bytes, struct arena *one, struct str *out, size_t *bad)
{
	iconv_t cd = iconv_open("UTF-8", name);
	*bad = 0;
	if (cd == (iconv_t)-1)
		return false;
	*out = convert(cd, bytes, one, bad);
	iconv_close(cd);
	return true;
}

static struct str as(const char *name, struct str bytes, struct arena *one)
{
	struct str out;
	size_t bad;
	return try_charset(name, bytes, one, &out, &bad) ? out : utf8_mend(one, bytes, &bad);
}

static bool is_single_latin(struct str name)
{
	return str_eq_nocase(name, STR("windows-1252")) || str_eq_nocase(name, STR("iso-8859-1")) ||
	       str_eq_nocase(name, STR("us-ascii"));
}

/* windows-1258 writes tones as marks of their own after a vowel: a letter followed by 0xCC 0xEC 0xD2 0xDE 0xF2. Latin text has
 * these letters (Ì ì Ò Þ ò) mostly after consonants, and never as often. */
static bool looks_vietnamese(struct str bytes)
{
	size_t tones = 0, high = 0;
	for (size_t i = 1; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.s[i], before = (unsigned char)(bytes.s[i - 1] | 0x20);
		if (c < 0x80)
			continue;
		high++;
		bool vowel = before == 'a' || before == 'e' || before == 'i' || before == 'o' || before == 'u' || before == 'y' ||
			     before >= 0xE0;
		tones += vowel && (c == 0xCC || c == 0xEC || c == 0xD2 || c == 0xDE || c == 0xF2);
	}
	return high >= 20 && tones * 8 > high;
}

/* Pairs of bytes of GB2312: both over 0xA0. */
static bool looks_chinese(struct str bytes)
{
	size_t pairs = 0, high = 0;
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.s[i];
		if (c < 0x80)
			continue;
		high++;
		if (c >= 0xB0 && c <= 0xF7 && i + 1 < bytes.n && (unsigned char)bytes.s[i + 1] > 0xA0)
			pairs++, high++, i++;
	}
	return high >= 40 && pairs * 2 * 10 > high * 8;
}

static size_t high_bytes(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.s[i] >= 0x80;
	return n;
}

/* A page in UTF-8 with some broken pieces is still UTF-8. */
static bool mostly_utf8(struct str bytes, struct arena *one, struct str *mended)
{
	size_t bad = 0;
	*mended = utf8_mend(one, bytes, &bad);
	return bad * 20 <= high_bytes(bytes);
}

static struct str by_looks(struct str bytes, struct arena *one)
{
	if (looks_vietnamese(bytes))
		return as("CP1258", bytes, one);
	if (looks_chinese(bytes))
		return as("GB18030", bytes, one);
	return as("CP1252", bytes, one);
}

static bool is_utf8_name(struct str name)
{
	return str_eq_nocase(name, STR("utf-8")) || str_eq_nocase(name, STR("utf8"));
}

static struct str as_declared(struct str name, struct str bytes, struct arena *one)
{
	char *cname = str_starts(name, STR("gb")) || str_starts(name, STR("GB")) ? arena_cstr(one, STR("GB18030"))
										 : arena_cstr(one, name);
	struct str out;
	size_t bad;
	if (!try_charset(cname, bytes, one, &out, &bad) || bad * 20 > high_bytes(bytes))
		return by_looks(bytes, one);
	return out;
}

struct str charset_decode(struct str bytes, struct arena *one)
{
	struct str mended;
	if (str_cut(&bytes, STR("\xEF\xBB\xBF"))) {
		size_t bad;
		return utf8_mend(one, bytes, &bad);
	}
	if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
		return as("UTF-16", bytes, one);
	if (utf8_valid(bytes))
		return bytes;
	struct str name = charset_declared(bytes);
	if (name.n && !is_utf8_name(name) && !str_starts(name, STR("utf-16")) &&
		!(is_single_latin(name) && looks_vietnamese(bytes)))
		return as_declared(name, bytes, one);
	return mostly_utf8(bytes, one, &mended) ? mended : by_looks(bytes, one);
}
