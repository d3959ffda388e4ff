#include "markup.h"

#include "../lib/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

struct markup markup_begin(struct str page)
{
	return (struct markup){.page = page, .comments_close = true};
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t find_from(struct str s, size_t at, struct str needle)
{
	size_t found = str_find(str_slice(s, at, s.n), needle);
	return found == STR_NONE ? STR_NONE : at + found;
}

static size_t find_byte(struct str s, size_t at, char c)
{
	const char *found = at < s.n ? memchr(s.s + at, c, s.n - at) : NULL;
	return found ? (size_t)(found - s.s) : s.n;
}

static void skip_space(struct markup *m)
{
	while (m->at < m->page.n && is_space(m->page.s[m->at]))
		m->at++;
}

/* "<!-- ... -->"; one that is never closed is taken as a bare "<!" up to the next ">", so that it does not eat the page. */
static void skip_comment(struct markup *m)
{
	size_t end = m->comments_close ? find_from(m->page, m->at + 2, STR("-->")) : STR_NONE;
	if (end != STR_NONE) {
		m->at = end + 3;
		return;
	}
	m->comments_close = false;
	end = find_byte(m->page, m->at, '>');
	m->at = end < m->page.n ? end + 1 : end;
}

/* At "<!", "<?" or "</>": comment, doctype, CDATA mark, processing instruction, end tag without a name. */
static void skip_declaration(struct markup *m)
{
	struct str rest = str_slice(m->page, m->at, m->page.n);
	if (str_starts(rest, STR("<!--"))) {
		skip_comment(m);
		return;
	}
	size_t end = find_byte(m->page, m->at, '>');
	m->at = end < m->page.n ? end + 1 : end;
}

static struct str cut_name(struct markup *m, bool of_tag)
{
	static const bool may_end[256] = {[' '] = true,
		['\t'] = true,
		['\n'] = true,
		['\r'] = true,
		['\f'] = true,
		['>'] = true,
		['/'] = true,
		['='] = true};
	size_t start = m->at;
	while (m->at < m->page.n) {
		char c = m->page.s[m->at];
		if (!may_end[(unsigned char)c]) {
			m->at++;
			continue;
		}
		if (is_space(c) || c == '>' || (c == '/' && (of_tag || m->at + 1 >= m->page.n || m->page.s[m->at + 1] == '>')) ||
			(!of_tag && c == '='))
			break;
		m->at++;
	}
	if (m->at == start && m->at < m->page.n)
		m->at++; /* a lone '=' or '/': always move */
	return str_slice(m->page, start, m->at);
}

static struct str cut_value(struct markup *m)
{
	skip_space(m);
	if (m->at >= m->page.n)
		return STR("");
	char quote = m->page.s[m->at];
	size_t start = m->at;
	if (quote == '"' || quote == '\'') {
		size_t end = find_byte(m->page, ++start, quote);
		m->at = end < m->page.n ? end + 1 : end;
		return str_slice(m->page, start, end);
	}
	while (m->at < m->page.n && !is_space(m->page.s[m->at]) && m->page.s[m->at] != '>')
		m->at++;
	return str_slice(m->page, start, m->at);
}

static const struct str attribute_names[ATTRIBUTE_COUNT] = {
#define X(name, text) {text, sizeof text - 1},
	ATTRIBUTES(X)
#undef X
};

static void keep_attribute(struct token *t, struct str name, struct str value)
{
	for (unsigned a = 0; a < ATTRIBUTE_COUNT && attribute_names[a].n <= name.n; a++)
		if (((unsigned char)name.s[0] | 0x20) == (unsigned char)attribute_names[a].s[0] &&
			str_eq_nocase(name, attribute_names[a])) {
			if (!(t->attributes & 1u << a))
				t->value[a] = value;
			t->attributes |= 1u << a;
			return;
		}
}

static void read_attributes(struct markup *m, struct token *t)
{
	for (;;) {
		skip_space(m);
		if (m->at >= m->page.n || m->page.s[m->at] == '>')
			break;
		if (m->page.s[m->at] == '/') {
			t->self_closing = m->at + 1 < m->page.n && m->page.s[m->at + 1] == '>';
			m->at++;
			continue;
		}
		struct str name = cut_name(m, false), value = STR("");
		skip_space(m);
		if (m->at < m->page.n && m->page.s[m->at] == '=') {
			m->at++;
			value = cut_value(m);
		}
		keep_attribute(t, name, value);
	}
	if (m->at < m->page.n)
		m->at++;
}

static void read_tag(struct markup *m, struct token *t)
{
	t->kind = m->page.s[m->at + 1] == '/' ? TOKEN_CLOSE : TOKEN_OPEN;
	m->at += t->kind == TOKEN_CLOSE ? 2 : 1;
	t->name = cut_name(m, true);
	t->tag = tag_find(t->name);
	read_attributes(m, t);
	if (t->kind == TOKEN_OPEN && tag_has(t->tag, TAG_RAW) && !t->self_closing)
		m->raw = t->tag;
}

/* Up to "</script" of the same name; without one the element is taken as empty. */
static bool read_raw(struct markup *m, struct token *t)
{
	enum tag tag = m->raw;
	m->raw = TAG_OTHER;
	for (size_t at = m->unclosed[tag] ? m->page.n : m->at; (at = find_byte(m->page, at, '<')) < m->page.n; at++) {
		if (at + 2 >= m->page.n || m->page.s[at + 1] != '/')
			continue;
		size_t end = at + 2;
		while (end < m->page.n && is_letter(m->page.s[end]))
			end++;
		if (tag_find(str_slice(m->page, at + 2, end)) != tag)
			continue;
		*t = (struct token){.kind = TOKEN_RAW, .tag = tag, .text = str_slice(m->page, m->at, at)};
		m->at = at;
		return true;
	}
	m->unclosed[tag] = true;
	return false;
}

static bool starts_tag(struct str page, size_t at)
{
	if (at + 1 >= page.n)
		return false;
	return is_letter(page.s[at + 1]) || (page.s[at + 1] == '/' && at + 2 < page.n && is_letter(page.s[at + 2]));
}

static bool starts_declaration(struct str page, size_t at)
{
	if (at + 1 >= page.n)
		return false;
	char c = page.s[at + 1];
	return c == '!' || c == '?' || (c == '/' && at + 2 < page.n && !is_letter(page.s[at + 2]));
}

bool markup_next(struct markup *m, struct token *t)
{
	if (m->raw != TAG_OTHER && read_raw(m, t))
		return true;
	while (m->at < m->page.n) {
		size_t start = m->at;
		size_t end = find_byte(m->page, start, '<');
		while (end < m->page.n && !starts_tag(m->page, end) && !starts_declaration(m->page, end))
			end = find_byte(m->page, end + 1, '<');
		memset(t, 0, offsetof(struct token, value));
		if (end > start) {
			t->kind = TOKEN_TEXT;
			t->text = str_slice(m->page, start, end);
			m->at = end;
			return true;
		}
		if (!starts_declaration(m->page, start)) {
			read_tag(m, t);
			return true;
		}
		skip_declaration(m);
	}
	return false;
}

/* windows-1252 for &#128; to &#159;, as every browser reads them. */
static uint32_t legacy_code(uint32_t cp)
{
	static const uint16_t at_128[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
		0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
		0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};
	return cp >= 128 && cp < 160 ? at_128[cp - 128] : cp;
}

static int digit_value(char c, int base)
{
	int v = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
	return v < base ? v : -1;
}

/* "&#7879;", "&#x1EC7;", the semicolon may be missing. Moves *at past it. */
static bool put_numeric(struct buf *out, struct str s, size_t *at)
{
	size_t i = *at + 2;
	int base = i < s.n && (s.s[i] | 0x20) == 'x' ? 16 : 10;
	i += base == 16;
	uint32_t cp = 0;
	size_t digits = i;
	for (; i < s.n && digit_value(s.s[i], base) >= 0; i++)
		cp = cp > 0x110000 ? cp : cp * (uint32_t)base + (uint32_t)digit_value(s.s[i], base);
	if (i == digits)
		return false;
	*at = i + (i < s.n && s.s[i] == ';');
	cp = legacy_code(cp);
	if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		cp = 0xFFFD;
	utf8_put(out, cp);
	return true;
}

/* libxml2's names, hashed; its own search goes through all of them. */
enum { ENTITY_SLOTS = 1024 };
static const htmlEntityDesc *entity[ENTITY_SLOTS];

static size_t entity_slot(const char *name)
{
	return (size_t)(str_hash(str_of(name)) % ENTITY_SLOTS);
}

static void fill_entities(void)
{
	/* Latin, Greek, punctuation, letter-like signs, arrows and mathematics, shapes */
	static const struct {
		unsigned first, last;
	} named[] = {{34, 255}, {338, 402}, {710, 732}, {913, 982}, {8194, 8501}, {8592, 9002}, {9674, 9830}};
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		for (unsigned code = named[i].first; code <= named[i].last; code++) {
			const htmlEntityDesc *e = htmlEntityValueLookup(code);
			size_t at = e ? entity_slot(e->name) : 0;
			while (e && entity[at])
				at = (at + 1) % ENTITY_SLOTS;
			if (e)
				entity[at] = e;
		}
}

static uint32_t named_code(const char *name)
{
	static bool filled;
	if (!filled)
		fill_entities();
	filled = true;
	for (size_t at = entity_slot(name); entity[at]; at = (at + 1) % ENTITY_SLOTS)
		if (strcmp(entity[at]->name, name) == 0)
			return entity[at]->value;
	return 0;
}

/* "&agrave;"; without a semicolon the longest known name, as in "&nbspPV", but not inside an attribute ("?a=1&copy=2"). */
static bool put_named(struct buf *out, struct str s, size_t *at, bool in_attribute)
{
	char name[12];
	size_t n = 0;
	while (n + 1 < sizeof name && *at + 1 + n < s.n && (is_letter(s.s[*at + 1 + n]) || (n && is_digit(s.s[*at + 1 + n]))))
		name[n] = s.s[*at + 1 + n], n++;
	bool closed = *at + 1 + n < s.n && s.s[*at + 1 + n] == ';';
	if (!closed && in_attribute)
		return false;
	for (size_t least = closed ? n : 2; n >= least && n > 0; n--) {
		name[n] = 0;
		uint32_t cp = strcmp(name, "apos") == 0 ? '\'' : named_code(name);
		if (!cp || (!closed && cp > 255 && n < 4))
			continue;
		utf8_put(out, cp);
		*at += 1 + n + closed;
		return true;
	}
	return false;
}

void put_decoded(struct buf *out, struct str text, bool in_attribute)
{
	for (size_t at = 0; at < text.n;) {
		size_t amp = find_byte(text, at, '&');
		buf_put(out, str_slice(text, at, amp));
		at = amp;
		if (at >= text.n)
			break;
		bool known = at + 1 < text.n && text.s[at + 1] == '#' ? put_numeric(out, text, &at)
								      : put_named(out, text, &at, in_attribute);
		if (!known) {
			buf_putc(out, '&');
			at++;
		}
	}
}

struct str decoded(struct arena *a, struct str text, bool in_attribute)
{
	if (find_byte(text, 0, '&') == text.n)
		return text;
	struct buf out = {.arena = a};
	put_decoded(&out, text, in_attribute);
	return buf_str(&out);
}
