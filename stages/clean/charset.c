#include "charset.h"

#include "../lib/utf8.h"

#include <iconv.h>
#include <stddef.h>
#include <string.h>

enum { DECLARED_WITHIN = 8192, SHAPE_WITHIN = 4096, SAMPLE = 4 << 20 };

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

/* The next tag of that name behind `from`, comments apart; STR_NONE if none. */
static size_t next_meta(struct str head, size_t from)
{
	for (size_t at; (at = str_find(str_slice(head, from, head.n), STR("<"))) != STR_NONE; from++) {
		struct str rest = str_slice(head, from += at, head.n);
		if (str_cut_nocase(&rest, STR("<meta")))
			return from + 5;
		if (str_starts(rest, STR("<!--"))) {
			size_t end = str_find(rest, STR("-->"));
			from += end == STR_NONE ? 0 : end;
		}
	}
	return STR_NONE;
}

struct str charset_declared(struct str bytes)
{
	struct str head = str_slice(bytes, 0, bytes.n < DECLARED_WITHIN ? bytes.n : DECLARED_WITHIN);
	if (str_starts(head, STR("<?xml"))) {
		size_t at = str_find(str_slice(head, 0, head.n < 200 ? head.n : 200), STR("encoding"));
		if (at != STR_NONE)
			return name_after(head, at + 8);
	}
	for (size_t from = 0; (from = next_meta(head, from)) != STR_NONE;) {
		size_t end = str_find(str_slice(head, from, head.n), STR(">"));
		struct str tag = str_slice(head, from, end == STR_NONE ? head.n : from + end);
		size_t at = str_find_nocase(tag, STR("charset"));
		if (at != STR_NONE && name_after(tag, at + 7).n)
			return name_after(tag, at + 7);
	}
	return STR("");
}

/* Names that pages use, and what iconv calls what browsers read then. */
static const struct {
	const char *said, *meant;
} aliases[] = {{"iso-8859-1", "CP1252"}, {"iso8859-1", "CP1252"}, {"latin1", "CP1252"}, {"us-ascii", "CP1252"},
	{"ascii", "CP1252"}, {"windows-1252", "CP1252"}, {"x-user-defined", "CP1252"}, {"windows-1258", "CP1258"},
	{"x-cp1258", "CP1258"}, {"gb2312", "GB18030"}, {"gb_2312-80", "GB18030"}, {"gbk", "GB18030"}, {"x-gbk", "GB18030"},
	{"euc-cn", "GB18030"}, {"cp936", "GB18030"}, {"big5", "BIG5-HKSCS"}, {"x-x-big5", "BIG5-HKSCS"},
	{"cn-big5", "BIG5-HKSCS"}, {"cp950", "BIG5-HKSCS"}, {"shift_jis", "CP932"}, {"x-sjis", "CP932"}, {"euc-kr", "CP949"},
	{"ks_c_5601-1987", "CP949"}, {"iso-8859-9", "CP1254"}, {"x-viscii", "VISCII"}, {"x-viet-tcvn5712", "TCVN"}};

static const char *iconv_name(struct str said, struct arena *one)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (str_eq_nocase(said, str_of(aliases[i].said)))
			return aliases[i].meant;
	return said.n ? arena_cstr(one, said) : "";
}

static bool is_latin(const char *name)
{
	return strcmp(name, "CP1252") == 0;
}

/* What has no place among single bytes and pairs: these are told by the bytes alone. */
static bool is_unicode(struct str name)
{
	return str_cut_nocase(&name, STR("utf")) || str_cut_nocase(&name, STR("ucs-")) || str_cut_nocase(&name, STR("unicode"));
}

/* As browsers do, windows-1252 has no holes: VISCII fonts use them. */
static void put_bad(char **to, unsigned char byte, bool latin, size_t *bad)
{
	if (latin && byte < 0xA0) {
		*(*to)++ = '\xC2', *(*to)++ = (char)byte;
		return;
	}
	*(*to)++ = '\xEF', *(*to)++ = '\xBF', *(*to)++ = '\xBD';
	++*bad;
}

/* Bytes that the charset does not know become U+FFFD, one for each. */
static struct str convert(iconv_t cd, struct str bytes, bool latin, struct arena *one, size_t *bad)
{
	struct buf b = {.arena = one};
	char *out = buf_room(&b, bytes.n * 3 + 16), *to = out, *from = (char *)(ptrdiff_t)bytes.s;
	size_t left = bytes.n, room = b.cap;
	while (left > 0 && room > 3) {
		if (iconv(cd, &from, &left, &to, &room) != (size_t)-1 || left == 0)
			break;
		put_bad(&to, (unsigned char)*from, latin, bad);
		room = b.cap - (size_t)(to - out);
		from++, left--;
	}
	if (room)
		iconv(cd, NULL, NULL, &to, &room);
	arena_shorten(one, out, b.cap, (size_t)(to - out));
	return (struct str){out, (size_t)(to - out)};
}

static bool try_charset(const char *name, struct str bytes, struct arena *one, struct str *out, size_t *bad)
{
	iconv_t cd = *name ? iconv_open("UTF-8", name) : (iconv_t)-1;
	*bad = 0;
	if (cd == (iconv_t)-1)
		return false;
	*out = convert(cd, bytes, is_latin(name), one, bad);
	iconv_close(cd);
	return true;
}

static struct str as(const char *name, struct str bytes, struct arena *one, size_t *bad)
{
	struct str out;
	return try_charset(name, bytes, one, &out, bad) ? out : utf8_mend(one, bytes, bad);
}

static size_t high_bytes(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.s[i] >= 0x80;
	return n;
}

/* windows-1258 writes tones as marks of their own after a vowel: 0xCC 0xEC 0xD2 0xDE 0xF2. Western text may have these letters
 * (Ì ì Ò Þ ò), but then its words are no syllables. */
static bool has_tones(struct str bytes)
{
	size_t tones = 0, high = 0;
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.s[i];
		high += c >= 0x80;
		tones += c == 0xCC || c == 0xEC || c == 0xD2 || c == 0xDE || c == 0xF2;
	}
	return tones >= 2 && tones * 16 > high;
}

/* A long page from its first letter with a mark on. */
static struct str sample_of(struct str bytes)
{
	size_t at = 0;
	while (bytes.n > SAMPLE && at < bytes.n - SAMPLE && (unsigned char)bytes.s[at] < 0x80)
		at++;
	return str_slice(bytes, at, at + SAMPLE);
}

static bool looks_vietnamese(const struct syllables *s, struct str bytes, struct arena *one)
{
	struct arena_mark mark = arena_mark(one);
	struct syllable_count n = {0};
	struct str text;
	size_t bad;
	bytes = sample_of(bytes);
	if (has_tones(bytes) && try_charset("CP1258", bytes, one, &text, &bad))
		n = syllables_count(s, utf8_nfc(one, text));
	arena_back(one, mark);
	return n.marked >= 3 && n.marked_valid * 10 >= n.marked * 8;
}

/* Pairs of bytes, and how many of them are common characters or signs: GB2312 and Big5 put these first. */
struct pairs {
	size_t high, common;
};

static bool is_common_gb(unsigned char lead, unsigned char tail)
{
	return tail > 0xA0 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3));
}

static bool is_common_big5(unsigned char lead, unsigned char tail)
{
	return lead >= 0xA1 && lead <= 0xC6 && ((tail >= 0x40 && tail < 0x7F) || tail > 0xA0);
}

static struct pairs count_pairs(struct str bytes, bool (*is_common)(unsigned char, unsigned char))
{
	struct pairs n = {0, 0};
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char lead = (unsigned char)bytes.s[i], tail = i + 1 < bytes.n ? (unsigned char)bytes.s[i + 1] : 0;
		if (lead < 0x80)
			continue;
		n.high++;
		n.common += is_common(lead, tail);
		i += lead > 0x80 && (tail >= 0x80 || is_common(lead, tail)); /* a tail may be an ASCII letter */
	}
	return n;
}

/* "GB18030", "BIG5-HKSCS", or NULL. */
static const char *chinese_charset(struct str bytes)
{
	struct pairs gb = count_pairs(bytes, is_common_gb), big5 = count_pairs(bytes, is_common_big5);
	double share_gb = gb.high >= 8 ? (double)gb.common / (double)gb.high : 0,
	       share_big5 = big5.high >= 8 ? (double)big5.common / (double)big5.high : 0;
	if (share_gb < 0.8 && share_big5 < 0.8)
		return NULL;
	return share_big5 > share_gb ? "BIG5-HKSCS" : "GB18030";
}

static struct str by_looks(const struct syllables *s, struct str bytes, struct arena *one, size_t *bad)
{
	const char *chinese = chinese_charset(bytes);
	if (chinese)
		return as(chinese, bytes, one, bad);
	return as(looks_vietnamese(s, bytes, one) ? "CP1258" : "CP1252", bytes, one, bad);
}

/* What is said without thought: what servers and editors write into every page. */
static bool is_weak(const char *name)
{
	return !*name || is_latin(name);
}

/* GB and Big5 read each other's bytes; their common characters tell them apart. */
static const char *right_chinese(const char *name, struct str bytes)
{
	const char *seen = strcmp(name, "GB18030") == 0 || strcmp(name, "BIG5-HKSCS") == 0 ? chinese_charset(bytes) : NULL;
	return seen ? seen : name;
}

static struct str as_said(const struct syllables *s, struct str bytes, struct str hint, struct arena *one, size_t *bad)
{
	struct str said[] = {hint, charset_declared(bytes)}, out;
	for (size_t i = 0; i < 2; i++) {
		const char *name = is_unicode(said[i]) ? "" : iconv_name(said[i], one);
		struct arena_mark mark = arena_mark(one);
		if (!is_weak(name) && try_charset(right_chinese(name, bytes), bytes, one, &out, bad) &&
			*bad * 20 <= high_bytes(bytes))
			return out;
		arena_back(one, mark);
	}
	return by_looks(s, bytes, one, bad);
}

/* UTF-16 without a mark: every other byte of the tags and blanks is zero. NULL for other bytes. */
static const char *wide_charset(struct str bytes)
{
	size_t n = bytes.n < SHAPE_WITHIN ? bytes.n / 2 : SHAPE_WITHIN / 2, zeros[2] = {0, 0};
	if (!memchr(bytes.s, 0, n * 2))
		return NULL;
	for (size_t i = 0; i < n * 2; i++)
		zeros[i & 1] += !bytes.s[i];
	if (zeros[1] * 2 > n && zeros[0] * 20 <= zeros[1])
		return "UTF-16LE";
	return zeros[0] * 2 > n && zeros[1] * 20 <= zeros[0] ? "UTF-16BE" : NULL;
}

static const char *marked_charset(struct str bytes)
{
	static const struct {
		struct str mark;
		const char *name;
	} marks[] = {{{"\xFF\xFE\0\0", 4}, "UTF-32"}, {{"\0\0\xFE\xFF", 4}, "UTF-32"}, {{"\xFF\xFE", 2}, "UTF-16"},
		{{"\xFE\xFF", 2}, "UTF-16"}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(bytes, marks[i].mark))
			return marks[i].name;
	return NULL;
}

/* Named by the transport, and the bytes come in pairs. */
static const char *hinted_wide(struct str bytes, struct str hint)
{
	bool wide = str_cut_nocase(&hint, STR("utf-16"));
	if (!wide || bytes.n % 2 || utf8_valid(bytes))
		return NULL;
	return str_eq_nocase(hint, STR("be")) ? "UTF-16BE" : "UTF-16LE";
}

static const char *any_wide(struct str bytes, struct str hint)
{
	const char *name = marked_charset(bytes);
	if (!name)
		name = wide_charset(bytes);
	return name ? name : hinted_wide(bytes, hint);
}

bool charset_is_wide(struct str bytes, struct str hint)
{
	return any_wide(bytes, hint) != NULL;
}

/* Seven bits that are not ASCII: ESC opens another set of characters. */
static bool is_escaped(struct str name)
{
	return str_cut_nocase(&name, STR("iso-2022"));
}

/* Broken pieces in UTF-8: few, or not many where it is said to be UTF-8. */
static bool is_broken_utf8(struct str bytes, struct str hint)
{
	size_t broken = utf8_bad(bytes), high = high_bytes(bytes);
	return broken * 20 <= high || (broken * 3 <= high && is_unicode(hint.n ? hint : charset_declared(bytes)));
}

struct str charset_decode(const struct syllables *s, struct str bytes, struct str hint, struct arena *one, size_t *bad)
{
	const char *wide = any_wide(bytes, hint);
	*bad = 0;
	if (wide)
		return as(wide, bytes, one, bad);
	str_cut(&bytes, STR("\xEF\xBB\xBF"));
	if (utf8_valid(bytes)) {
		struct str name = memchr(bytes.s, 0x1B, bytes.n) ? hint.n ? hint : charset_declared(bytes) : STR("");
		return is_escaped(name) ? as(iconv_name(name, one), bytes, one, bad) : bytes;
	}
	if (is_broken_utf8(bytes, hint))
		return utf8_mend(one, bytes, bad);
	return as_said(s, bytes, hint, one, bad);
}
