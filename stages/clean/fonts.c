#include "fonts.h"

#include "markup.h"

#include "../lib/fail.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <iconv.h>
#include <unicase.h>

enum encoding { TCVN3, VNI, VISCII, ENCODINGS, NO_ENCODING = ENCODINGS };
enum {
	DEEPEST = 200,
	LONGEST_RUN = 1 << 15, /* bytes */
	RUN_WORDS = 5,         /* marked words of a run that is evidence, */
	PAGE_WORDS = 12,       /* of all such runs of a page */
	HINTS = 3,
	WITNESSES = 400,    /* so many runs with Western letters tell of the page */
	SYMBOL_ALONE = 0xB7 /* stands between items */
};

struct letter {
	uint32_t second, to; /* second: 0 where one code makes the letter */
};
struct font {
	struct {
		struct letter *v;
		size_t n, cap;
	} of[256]; /* by the first code */
};
struct fonts {
	struct font font[ENCODINGS];
	const struct syllables *syllables;
};

/* A byte of windows-1252 from its code point; 0 for ASCII and what it has not. */
static unsigned char western(uint32_t cp)
{
	static const uint16_t at_128[32] = {0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
		0x2039, 0x152, 0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
		0x203A, 0x153, 0, 0x17E, 0x178};
	if (cp < 0x100)
		return cp < 0x80 ? 0 : (unsigned char)cp;
	for (unsigned i = 0; i < 32; i++)
		if (at_128[i] == cp)
			return (unsigned char)(128 + i);
	return 0;
}

/* TCVN3 fonts keep the quotation marks of windows-1252, and its marks without a letter are not used. */
static void fill_by_iconv(struct font *f, const char *charset, unsigned first, struct arena *run)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		fail(FAIL_RUN, "iconv does not know %s", charset);
	for (unsigned byte = first; byte < 256; byte++) {
		char from = (char)byte, out[8], *in = &from, *to = out;
		size_t left = 1, room = sizeof out, at = 0;
		if (iconv(cd, &in, &left, &to, &room) == (size_t)-1 || iconv(cd, NULL, NULL, &to, &room) == (size_t)-1)
			continue;
		struct str made = {out, sizeof out - room};
		uint32_t cp = utf8_next(made, &at);
		if (at == made.n && cp_is_letter(cp) && (cp < 0x300 || cp > 0x36F))
			*PUSH(run, &f->of[byte]) = (struct letter){0, cp};
	}
	iconv_close(cd);
}

static void fill_by_table(struct font *f, const char *config, struct arena *run)
{
	struct table t = table_load(config, "vni.csv", run);
	unsigned written = table_column(&t, "written"), letter = table_column(&t, "letter");
	for (size_t i = 0; i < t.n; i++) {
		size_t at = 0, at_letter = 0;
		struct str w = t.rows[i].cell[written], l = t.rows[i].cell[letter];
		uint32_t first = utf8_next(w, &at), second = at < w.n ? utf8_next(w, &at) : 0, to = utf8_next(l, &at_letter);
		if (!first || first > 255 || at < w.n || at_letter != l.n || !to)
			table_fail(&t, &t.rows[i], "wanted one or two letters of Latin-1, and one letter");
		*PUSH(run, &f->of[first]) = (struct letter){second, to};
	}
}

const struct fonts *fonts_load(const char *config, const struct syllables *s, struct arena *run)
{
	struct fonts *f = NEW(run, struct fonts, 1);
	f->syllables = s;
	fill_by_iconv(&f->font[TCVN3], "TCVN", 0xA1, run);
	fill_by_iconv(&f->font[VISCII], "VISCII", 0x80, run);
	fill_by_table(&f->font[VNI], config, run);
	return f;
}

static size_t find_byte(struct str s, size_t at, int c)
{
	const char *found = at < s.n ? memchr(s.s + at, c, s.n - at) : NULL;
	return found ? (size_t)(found - s.s) : s.n;
}

static bool is_western_letter(struct str s, size_t at)
{
	unsigned char c = at < s.n ? (unsigned char)s.s[at] : 0;
	return (c | 0x20) >= 'a' ? (c | 0x20) <= 'z' || c == 0xC2 || c == 0xC3 : c == '&';
}

/* How often the tail byte of `sign` stands in it, with a letter behind; at most HINTS. */
static size_t count_sign(struct str text, struct str sign, size_t found)
{
	unsigned char tail = (unsigned char)sign.s[sign.n - 1];
	for (size_t at = 0; found < HINTS && (at = find_byte(text, at, tail)) < text.n; at++)
		found += at + 1 >= sign.n && str_starts(str_slice(text, at + 1 - sign.n, text.n), sign) &&
			 is_western_letter(text, at + 1);
	return found;
}

/* The same as references. */
static size_t count_references(struct str text, size_t found)
{
	static const char *const signs[] = {"&reg;", "&#174;", "&ouml;&ocirc;", "&#246;&#244;"};
	for (size_t at = 0; found < HINTS && (at = find_byte(text, at, '&')) < text.n; at++) {
		struct str rest = str_slice(text, at, text.n);
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			found += str_starts(rest, str_of(signs[i])) && is_western_letter(rest, str_of(signs[i]).n);
	}
	return found;
}

/* The commonest Vietnamese letters, as they look in the fonts: "®" (đ) before a letter in TCVN3, "öô" (ươ) in VNI, "ðß" (đư) in
 * VISCII. Pages without them are left alone unread: nearly all. */
static bool may_be_written_for_fonts(struct str text)
{
	size_t found = count_sign(text, STR("\xC2\xAE"), 0);
	found = count_sign(text, STR("\xC3\xB6\xC3\xB4"), found);
	found = count_sign(text, STR("\xC3\xB0\xC3\x9F"), found);
	return count_references(text, found) >= HINTS;
}

/* A piece of the page that is judged as one, and the font that its element names; what is longer than LONGEST_RUN in parts. */
struct run {
	struct str raw;
	enum encoding named;
	bool capitals;
};

struct named_font {
	enum tag tag;
	enum encoding encoding;
	bool capitals;
};

struct walk {
	struct markup markup;
	struct str line; /* what is left of the text in hand */
	struct run rest; /* of a long run */
	bool html;
	struct named_font open[DEEPEST];
	size_t depth;
};

/* face=".VnTimeH", style="font-family:'VNI-Times'" */
static struct named_font font_of(const struct token *t, struct named_font around)
{
	struct str names[] = {token_attribute(t, ATTRIBUTE_face), token_attribute(t, ATTRIBUTE_style)};
	around.tag = t->tag;
	for (size_t i = 0; i < 2; i++) {
		struct str name = names[i];
		size_t family = i ? str_find_nocase(name, STR("font-family")) : 0, at;
		if (!name.n || family == STR_NONE)
			continue;
		name = str_slice(name, family, name.n);
		around.encoding = NO_ENCODING;
		if ((at = str_find_nocase(name, STR(".vn"))) != STR_NONE) {
			size_t end = at + 3;
			while (end < name.n && (name.s[end] | 0x20) >= 'a' && (name.s[end] | 0x20) <= 'z')
				end++;
			around.encoding = TCVN3;
			around.capitals = end > at + 3 && name.s[end - 1] == 'H';
		} else if (str_find_nocase(name, STR("vni-")) != STR_NONE) {
			around.encoding = VNI;
			around.capitals = false;
		}
	}
	return around;
}

static void follow_fonts(struct walk *w, const struct token *t)
{
	struct named_font around = w->depth ? w->open[w->depth - 1] : (struct named_font){.encoding = NO_ENCODING};
	if (t->kind == TOKEN_OPEN && !tag_has(t->tag, TAG_VOID) && !t->self_closing && w->depth < DEEPEST) {
		w->open[w->depth++] = font_of(t, around);
	} else if (t->kind == TOKEN_CLOSE) {
		size_t d = w->depth;
		while (d && w->open[d - 1].tag != t->tag)
			d--;
		w->depth = d ? d - 1 : w->depth;
	}
}

static bool is_shown(const struct token *t)
{
	return t->kind == TOKEN_TEXT || (t->kind == TOKEN_RAW && t->tag == TAG_title);
}

static bool next_whole_run(struct walk *w, struct run *r)
{
	*r = (struct run){.named = NO_ENCODING};
	if (!w->html)
		return str_split(&w->line, '\n', &r->raw);
	for (struct token t; markup_next(&w->markup, &t);) {
		follow_fonts(w, &t);
		r->raw = is_shown(&t) ? t.text : t.tag == TAG_meta ? token_attribute(&t, ATTRIBUTE_content) : STR("");
		if (!r->raw.n)
			continue;
		if (t.kind == TOKEN_TEXT && w->depth) {
			r->named = w->open[w->depth - 1].encoding;
			r->capitals = w->open[w->depth - 1].capitals;
		}
		return true;
	}
	return false;
}

/* Cut at a blank. */
static bool next_run(struct walk *w, struct run *r)
{
	if (w->rest.raw.n) {
		*r = w->rest;
		w->rest.raw.n = 0;
	} else if (!next_whole_run(w, r)) {
		return false;
	}
	size_t end = r->raw.n > LONGEST_RUN ? find_byte(r->raw, LONGEST_RUN, ' ') : r->raw.n;
	if (end < r->raw.n) {
		w->rest = *r;
		w->rest.raw = str_slice(r->raw, end, r->raw.n);
		r->raw.n = end;
	}
	return true;
}

static struct walk walk_begin(struct str text, bool html)
{
	return (struct walk){.markup = markup_begin(text), .line = text, .html = html};
}

/* Letters that no font encoding has: the run is in Unicode already. */
static bool is_unicode(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		if (cp > 0xFF && cp_is_letter(cp) && !western(cp))
			return true;
	}
	return false;
}

static bool has_western(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return true;
	return false;
}

/* The letter that begins at *at, which moves past it; 0 for none. */
static uint32_t letter_at(const struct font *f, struct str s, size_t *at)
{
	size_t next = *at;
	uint32_t first = utf8_next(s, &next), second, found = 0;
	unsigned char byte = first < 0x80 ? (unsigned char)first : western(first);
	size_t after = next, end = next;
	second = after < s.n ? utf8_next(s, &after) : 0;
	for (size_t i = 0; byte && i < f->of[byte].n; i++) {
		const struct letter *l = &f->of[byte].v[i];
		if (l->second ? l->second == second : !found) {
			found = l->to;
			end = l->second ? after : next;
			if (l->second)
				break;
		}
	}
	*at = found ? end : *at;
	return found;
}

/* A sign of its own, such as a bullet, between things that are no letters. */
static bool stays_sign(const struct fonts *f, uint32_t cp, uint32_t letter, uint32_t before, uint32_t after)
{
	char bytes[8];
	struct arena none = {0};
	struct buf word = {&none, bytes, 0, sizeof bytes};
	if (cp_is_letter(cp) || western(before) > 0xA0 || cp_is_letter(before) || western(after) > 0xA0 || cp_is_letter(after))
		return false;
	utf8_put(&word, letter);
	return cp == SYMBOL_ALONE || !is_syllable(f->syllables, buf_str(&word));
}

static struct str rewritten(const struct fonts *f, enum encoding e, struct str s, bool capitals, struct arena *one)
{
	struct buf out = {.arena = one};
	uint32_t before = ' ';
	for (size_t at = 0; at < s.n;) {
		size_t plain = at;
		uint32_t cp = utf8_next(s, &plain), letter = letter_at(&f->font[e], s, &at), after;
		size_t peek = letter ? at : plain;
		after = peek < s.n ? utf8_next(s, &peek) : ' ';
		if (!letter || stays_sign(f, cp, letter, before, after)) {
			letter = cp;
			at = plain;
		}
		utf8_put(&out, capitals ? uc_toupper(letter) : letter);
		before = cp;
	}
	return buf_str(&out);
}

/* ASCII letters of a text are its witness: "T×NH §IÖN BI£N" was drawn in capitals. */
static bool is_in_capitals(struct str s)
{
	size_t capitals = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= 'a' && s.s[i] <= 'z')
			return false;
		capitals += s.s[i] >= 'A' && s.s[i] <= 'Z';
	}
	return capitals >= 4;
}

static struct str read_as(const struct fonts *f, enum encoding e, struct str s, bool capitals, struct arena *one)
{
	return rewritten(f, e, s, e != VNI && (capitals || is_in_capitals(s)), one);
}

/* Its words are syllables, and were not. */
static bool is_evidence(const struct syllable_count *before, const struct syllable_count *after)
{
	return after->marked >= RUN_WORDS && after->marked_valid * 100 >= after->marked * 85 &&
	       after->plain_valid * 2 >= after->plain && before->marked_valid * 2 <= before->marked;
}

static bool is_better(const struct syllable_count *before, const struct syllable_count *after)
{
	return after->marked && after->marked_valid * 100 >= after->marked * 70 &&
	       (!before->marked || after->marked_valid * before->marked > before->marked_valid * after->marked);
}

static struct str content_of(const struct run *r, bool html, struct arena *one)
{
	return html ? decoded(one, r->raw, false) : r->raw;
}

/* The encodings that the page uses, as bits: those of enough words, or of a font that is named around words; Word leaves such names
 * around Unicode too. */
static unsigned encodings_of(const struct fonts *f, struct str text, bool html, struct arena *one)
{
	size_t words[ENCODINGS] = {0}, named[ENCODINGS + 1] = {0}, misnamed[ENCODINGS + 1] = {0};
	unsigned found = 0;
	struct walk w = walk_begin(text, html);
	struct arena_mark mark = arena_mark(one);
	size_t witnesses = 0;
	for (struct run r; witnesses < WITNESSES && next_run(&w, &r); arena_back(one, mark)) {
		struct str s = content_of(&r, html, one);
		bool unicode = is_unicode(s);
		misnamed[r.named] += unicode;
		if (!has_western(s) || unicode)
			continue;
		witnesses++;
		struct syllable_count before = syllables_count(f->syllables, s);
		for (enum encoding e = 0; e < ENCODINGS; e++) {
			struct syllable_count after = syllables_count(f->syllables, read_as(f, e, s, r.capitals, one));
			if (is_evidence(&before, &after))
				words[e] += after.marked;
			named[e] += r.named == e && is_better(&before, &after);
		}
	}
	for (enum encoding e = 0; e < ENCODINGS; e++)
		if ((words[e] >= PAGE_WORDS && words[e] > misnamed[e]) || named[e] > misnamed[e])
			found |= 1u << e;
	return found;
}

/* Among the encodings of the page the one whose words are best; NO_ENCODING leaves the run as it is. */
static enum encoding encoding_of_run(const struct fonts *f, unsigned used, const struct run *r, struct str s, struct arena *one)
{
	enum encoding best = NO_ENCODING;
	struct syllable_count before = syllables_count(f->syllables, s), most = before;
	for (enum encoding e = 0; e < ENCODINGS; e++) {
		if (!(used & 1u << e))
			continue;
		struct syllable_count after = syllables_count(f->syllables, read_as(f, e, s, r->capitals, one));
		if (r->named == e && after.marked_valid >= before.marked_valid)
			return e;
		if (is_better(&most, &after)) {
			best = e;
			most = after;
		}
	}
	return best;
}

static void put_escaped(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		struct str c = s.s[i] == '<'   ? STR("&lt;")
			       : s.s[i] == '&' ? STR("&amp;")
			       : s.s[i] == '"' ? STR("&quot;")
					       : STR("");
		if (c.n)
			buf_put(out, c);
		else
			buf_putc(out, s.s[i]);
	}
}

struct str fonts_to_unicode(const struct fonts *f, struct str text, bool html, struct arena *one)
{
	unsigned used = may_be_written_for_fonts(text) ? encodings_of(f, text, html, one) : 0;
	struct buf out = {.arena = one};
	struct walk w = walk_begin(text, html);
	struct arena scratch = {0};
	size_t done = 0;
	if (!used)
		return text;
	out.cap = text.n + text.n / 4 + 64;
	out.s = arena_alloc(one, out.cap);
	for (struct run r; next_run(&w, &r); arena_reset(&scratch)) {
		struct str s = content_of(&r, html, &scratch);
		enum encoding e = has_western(s) && !is_unicode(s) ? encoding_of_run(f, used, &r, s, &scratch) : NO_ENCODING;
		if (e == NO_ENCODING)
			continue;
		struct str read = read_as(f, e, s, r.capitals, &scratch);
		size_t start = (size_t)(r.raw.s - text.s);
		buf_put(&out, str_slice(text, done, start));
		if (html)
			put_escaped(&out, read);
		else
			buf_put(&out, read);
		done = start + r.raw.n;
	}
	arena_release(&scratch);
	buf_put(&out, str_slice(text, done, text.n));
	return buf_str(&out);
}
