#include "xml_reader.h"

#include "fail.h"
#include "utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { WINDOW = 256 * 1024 };

/* ---- the file ---- */

static unsigned long breaks(const char *s, size_t n)
{
	unsigned long lines = 0;

	for (const char *at = s; (at = memchr(at, '\n', n - (size_t)(at - s))); at++)
		lines++;
	return lines;
}

_Noreturn void xml_broken(const struct xml_reader *r, const char *format, ...)
{
	char what[256];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail(FAIL_RUN, "%s:%lu: %s", r->path, r->line + breaks(r->bytes, r->at) + 1, what);
}

/* What was passed makes room; where the rest fills the window, that grows. */
static void make_room(struct xml_reader *r)
{
	char *bytes = r->bytes;

	r->line += breaks(r->bytes, r->at);
	r->end -= r->at;
	if (r->end > r->cap / 2)
		bytes = arena_alloc(r->run, r->cap *= 2);
	memmove(bytes, r->bytes + r->at, r->end);
	r->bytes = bytes;
	r->at = 0;
}

/* False where the file has ended: every view into the window is stale. */
static bool more(struct xml_reader *r)
{
	int n;

	if (!r->file)
		return false;
	make_room(r);
	n = gzread(r->file, r->bytes + r->end, (unsigned)(r->cap - r->end));
	if (n > 0) {
		r->end += (size_t)n;
		return true;
	}
	if (n < 0 || gzclose(r->file) != Z_OK) /* a truncated file reads like its end */
		xml_broken(r, "cannot be read or unpacked");
	r->file = NULL;
	return false;
}

static struct str ahead(const struct xml_reader *r)
{
	return (struct str){r->bytes + r->at, r->end - r->at};
}

struct xml_reader *xml_reader_open(const char *path, struct arena *run)
{
	struct xml_reader *r = NEW(run, struct xml_reader, 1);
	bool standard = !path || !strcmp(path, "-");

	r->path = standard ? "standard input" : path;
	r->run = run;
	r->file = standard ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
	if (!r->file)
		fail(FAIL_RUN, "cannot open '%s': %s", r->path, strerror(errno));
	gzbuffer(r->file, WINDOW / 2);
	r->bytes = arena_alloc(run, r->cap = WINDOW);
	if (more(r) && str_starts(ahead(r), STR("\xEF\xBB\xBF")))
		r->at = 3;
	return r;
}

/* Bytes up to the mark and with it. */
static size_t past(struct xml_reader *r, struct str mark)
{
	size_t found;

	while ((found = str_find(ahead(r), mark)) == STR_NONE)
		if (!more(r))
			xml_broken(r, "ends where '%.*s' was expected", STR_ARG(mark));
	return found + mark.n;
}

/* ---- values ---- */

static bool is_character(uint32_t cp)
{
	return cp >= 0x20 ? cp < 0xD800 || (cp >= 0xE000 && cp <= 0x10FFFF && cp != 0xFFFE && cp != 0xFFFF)
			  : cp == '\t' || cp == '\n' || cp == '\r';
}

/* "#65" or "#x41" */
static uint32_t numbered(struct str name)
{
	bool hex = str_cut(&name, STR("#x"));
	uint32_t cp = 0;

	if (!hex)
		str_cut(&name, STR("#"));
	if (!name.n || name.n > 7)
		return 0;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.s[i], letter = (char)(c | 0x20);
		uint32_t digit = is_digit(c)                      ? (uint32_t)(c - '0')
				 : letter >= 'a' && letter <= 'f' ? (uint32_t)(letter - 'a' + 10)
								  : 99;
		if (digit >= (hex ? 16 : 10))
			return 0;
		cp = cp * (hex ? 16 : 10) + digit;
	}
	return cp;
}

static uint32_t entity(struct str name)
{
	static const struct {
		const char *name;
		char c;
	} all[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};

	if (str_starts(name, STR("#")))
		return numbered(name);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (str_eq(name, str_of(all[i].name)))
			return (unsigned char)all[i].c;
	return 0;
}

/* Past the '&' at *at. */
static void put_entity(const struct xml_reader *r, struct buf *b, struct str s, size_t *at)
{
	const char *end = memchr(s.s + *at, ';', s.n - *at);
	uint32_t cp = end ? entity(str_slice(s, *at + 1, (size_t)(end - s.s))) : 0;

	if (!is_character(cp))
		xml_broken(r, "'&' begins no character");
	utf8_put(b, cp);
	*at = (size_t)(end - s.s) + 1;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Line ends are U+000A; in an attribute any white space that is written as itself is a blank. */
static struct str decoded(const struct xml_reader *r, struct str s, bool attribute, struct arena *a)
{
	struct buf b = {.arena = a};

	for (size_t at = 0, plain = 0; at <= s.n;) {
		char c = at < s.n ? s.s[at] : '&';
		if (c != '&' && c != '\r' && !(attribute && is_white(c))) {
			at++;
			continue;
		}
		buf_put(&b, str_slice(s, plain, at));
		if (at == s.n)
			break;
		if (c == '&') {
			put_entity(r, &b, s, &at);
		} else {
			at += c == '\r' && at + 1 < s.n && s.s[at + 1] == '\n' ? 2 : 1;
			buf_putc(&b, attribute ? ' ' : '\n');
		}
		plain = at;
	}
	return buf_str(&b);
}

static void check_bytes(const struct xml_reader *r, struct str s)
{
	if (!utf8_valid(s))
		xml_broken(r, "is not UTF-8");
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] < ' ' && !is_white(s.s[i]))
			xml_broken(r, "holds a control character");
}

struct str xml_value(const struct xml_reader *r, struct str written, struct arena *a)
{
	bool plain = true;

	for (size_t i = 0; i < written.n && plain; i++)
		plain = written.s[i] != '&' && ((unsigned char)written.s[i] >= ' ');
	check_bytes(r, written);
	return plain ? arena_str(a, written) : decoded(r, written, true, a);
}

/* ---- tags ---- */

static bool begins_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

/* Up to white space or a sign of the tag. */
static struct str cut_name(struct str *in)
{
	size_t n = 0;

	while (n < in->n && !is_white(in->s[n]) && !memchr("=/><\"'&", in->s[n], 7))
		n++;
	struct str name = str_slice(*in, 0, n && begins_name(in->s[0]) ? n : 0);
	*in = str_slice(*in, name.n, in->n);
	return name;
}

static void skip_white(struct str *in)
{
	while (in->n && is_white(in->s[0]))
		*in = str_slice(*in, 1, in->n);
}

/* name="value"; false where the window ends first. */
static bool cut_attribute(struct xml_reader *r, struct str *in)
{
	struct xml_pair p = {.name = cut_name(in)};
	char quote;
	const char *end;

	skip_white(in);
	if (!in->n)
		return false;
	if (!p.name.n || !str_cut(in, STR("=")))
		xml_broken(r, "a tag holds what is no attribute");
	skip_white(in);
	if (!in->n)
		return false;
	quote = in->s[0];
	if (quote != '"' && quote != '\'')
		xml_broken(r, "the value of an attribute stands in no quotation marks");
	end = memchr(in->s + 1, quote, in->n - 1);
	if (!end)
		return false;
	p.value = (struct str){in->s + 1, (size_t)(end - in->s) - 1};
	if (memchr(p.value.s, '<', p.value.n))
		xml_broken(r, "a tag is not closed");
	*in = str_slice(*in, p.value.n + 2, in->n);
	*PUSH(r->run, &r->attributes) = p;
	return true;
}

/* The whole tag at r->at; false, and nothing is passed, where the window ends first. */
static bool cut_start(struct xml_reader *r)
{
	struct str in = str_slice(ahead(r), 1, r->end - r->at);

	r->attributes.n = 0;
	r->name = cut_name(&in);
	if (!r->name.n && in.n)
		xml_broken(r, "'<' begins no tag");
	for (;;) {
		size_t before = in.n;
		skip_white(&in);
		if (!in.n || (in.s[0] == '/' && in.n == 1))
			return false;
		r->empty = str_cut(&in, STR("/>"));
		if (r->empty || str_cut(&in, STR(">")))
			break;
		if (in.n == before)
			xml_broken(r, "a tag holds what is no attribute");
		if (!cut_attribute(r, &in))
			return false;
	}
	r->at = (size_t)(in.s - r->bytes);
	return true;
}

static void start_tag(struct xml_reader *r)
{
	while (!cut_start(r))
		if (!more(r))
			xml_broken(r, "ends inside a tag");
	if (r->depth == XML_DEPTH || r->name.n > XML_NAME)
		xml_broken(r, "elements stand too deep in each other, or a name is too long");
	memcpy(r->inside[r->depth].name, r->name.s, r->name.n);
	r->inside[r->depth++].n = r->name.n;
}

static struct str innermost(const struct xml_reader *r)
{
	return (struct str){r->inside[r->depth - 1].name, r->inside[r->depth - 1].n};
}

static void end_tag(struct xml_reader *r)
{
	size_t n = past(r, STR(">"));
	struct str in = str_slice(ahead(r), 2, n - 1);

	r->name = cut_name(&in);
	skip_white(&in);
	if (in.n || !r->depth || !str_eq(r->name, innermost(r)))
		xml_broken(r, "'%.*s' ends what has not started", STR_ARG(r->name));
	r->depth--;
	r->at += n;
}

/* "<?...?>", "<!--...-->" are passed; true where a CDATA section is. */
static bool pass_other(struct xml_reader *r)
{
	struct str in = ahead(r);

	if (str_starts(in, STR("<?"))) {
		r->at += past(r, STR("?>"));
	} else if (str_starts(in, STR("<!--"))) {
		r->at += 4;
		r->at += past(r, STR("-->"));
	} else if (str_starts(in, STR("<![CDATA["))) {
		return true;
	} else {
		xml_broken(r, "a document type is not read");
	}
	return false;
}

/* ---- what comes next ---- */

enum piece { PIECE_TEXT, PIECE_VERBATIM, PIECE_START, PIECE_END, PIECE_EOF };

/* A text is a view, which is passed by the next call. */
static enum piece next_piece(struct xml_reader *r, struct str *text)
{
	for (;;) {
		while (r->end - r->at < 9 && more(r))
			;
		if (r->at == r->end)
			return PIECE_EOF;
		if (r->bytes[r->at] != '<') {
			size_t n = r->end - r->at;
			const char *next;
			while (!(next = memchr(r->bytes + r->at, '<', r->end - r->at)) && more(r))
				;
			n = next ? (size_t)(next - r->bytes) - r->at : r->end - r->at;
			*text = str_slice(ahead(r), 0, n);
			r->at += n;
			return PIECE_TEXT;
		}
		if (r->at + 1 < r->end && r->bytes[r->at + 1] == '/') {
			end_tag(r);
			return PIECE_END;
		}
		if (r->at + 1 < r->end && (r->bytes[r->at + 1] == '!' || r->bytes[r->at + 1] == '?')) {
			if (!pass_other(r))
				continue;
			size_t n = past(r, STR("]]>"));
			*text = str_slice(ahead(r), 9, n - 3);
			r->at += n;
			return PIECE_VERBATIM;
		}
		start_tag(r);
		return PIECE_START;
	}
}

static bool is_blank(struct str s)
{
	return !str_trim(s).n;
}

enum xml_event xml_next(struct xml_reader *r)
{
	struct str text;
	enum piece p;

	if (r->empty) {
		r->empty = false;
		r->name = innermost(r);
		r->depth--;
		return XML_END;
	}
	while ((p = next_piece(r, &text)) == PIECE_TEXT || p == PIECE_VERBATIM)
		if (!r->depth && !is_blank(text))
			xml_broken(r, "text stands outside of all elements");
	if (p == PIECE_EOF && r->depth)
		xml_broken(r, "ends inside '%.*s'", STR_ARG(innermost(r)));
	return p == PIECE_START ? XML_START : p == PIECE_END ? XML_END : XML_EOF;
}

static struct str text_of(const struct xml_reader *r, struct str written, struct arena *a)
{
	check_bytes(r, written);
	if (memchr(written.s, '&', written.n) || memchr(written.s, '\r', written.n))
		return decoded(r, written, false, a);
	return arena_str(a, written);
}

struct str xml_content(struct xml_reader *r, struct arena *a)
{
	struct str all = STR(""), text;
	enum piece p;

	if (r->empty) {
		xml_next(r);
		return all;
	}
	while ((p = next_piece(r, &text)) == PIECE_TEXT || p == PIECE_VERBATIM)
		all = arena_join(a, all, STR(""), p == PIECE_TEXT ? text_of(r, text, a) : arena_str(a, text));
	if (p != PIECE_END)
		xml_broken(r, "an element stands in a text");
	return all;
}
