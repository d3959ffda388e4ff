#include "xml.h"

#include "eight.h"
#include "utf8.h"

#include <assert.h>
#include <string.h>

/* What cannot stand as itself: in a text, and in an attribute, where white space must be kept too. */
enum { LONGEST_ESCAPE = 6, LONGEST_NUMBER = 20 };
static const struct str in_text['>' + 1] = {
	['<'] = {"&lt;", 4}, ['>'] = {"&gt;", 4}, ['&'] = {"&amp;", 5}, ['"'] = {"&quot;", 6}, ['\r'] = {"&#13;", 5}};
static const struct str in_attribute['>' + 1] = {['<'] = {"&lt;", 4},
	['>'] = {"&gt;", 4},
	['&'] = {"&amp;", 5},
	['"'] = {"&quot;", 6},
	['\r'] = {"&#13;", 5},
	['\n'] = {"&#10;", 5},
	['\t'] = {"&#9;", 4}};

static inline char *copied(char *to, struct str s)
{
	memcpy(to, s.s, s.n);
	return to + s.n;
}

static uint64_t equal_bytes(uint64_t x, unsigned char c)
{
	x ^= EIGHT(c);
	return (x - EIGHT(1)) & ~x & EIGHT(0x80);
}

/* No control, and none of < > & ", which are two pairs that differ in one bit. */
static bool is_plain(uint64_t x)
{
	return !(equal_bytes(x | EIGHT('<' ^ '>'), '>') | equal_bytes(x | EIGHT('"' ^ '&'), '&') | eight_has_control(x));
}

static char *escaped_byte(char *to, unsigned char c, const struct str *escapes)
{
	if (c <= '>' && escapes[c].n)
		return copied(to, escapes[c]);
	*to = (char)c;
	return to + 1;
}

/* `to` has room for LONGEST_ESCAPE times the bytes, and eight more. */
static char *escaped(char *to, struct str s, const struct str *escapes)
{
	size_t i = 0;

	while (i < s.n) {
		size_t n = s.n - i < 8 ? s.n - i : 8;
		uint64_t x = n == 8 ? eight_at(s.s + i) : eight_few(s.s + i, n);

		if (is_plain(n == 8 ? x : x | EIGHT('a') << 8 * n)) {
			eight_put(to, x);
			to += n;
			i += n;
		} else {
			for (size_t end = i + n; i < end; i++)
				to = escaped_byte(to, (unsigned char)s.s[i], escapes);
		}
	}
	return to;
}

static void close_start(struct xml *x)
{
	if (x->open)
		buf_putc(&x->out, '>');
	x->open = false;
}

void xml_open(struct xml *x, struct arena *a)
{
	*x = (struct xml){.out = {.arena = a}};
	buf_put(&x->out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

void xml_start(struct xml *x, struct str element)
{
	char *to;

	assert(x->depth < XML_DEPTH);
	close_start(x);
	to = buf_room(&x->out, element.n + 1);
	*to = '<';
	copied(to + 1, element);
	x->out.n += element.n + 1;
	x->inside[x->depth++] = element;
	x->open = true;
}

static inline char *start_attribute(struct xml *x, struct str name, size_t value_room)
{
	char *to = buf_room(&x->out, name.n + value_room + 4);

	assert(x->open);
	*to++ = ' ';
	to = copied(to, name);
	*to++ = '=';
	*to++ = '"';
	return to;
}

static inline void end_attribute(struct xml *x, char *to)
{
	*to++ = '"';
	x->out.n = (size_t)(to - x->out.s);
}

void xml_attribute(struct xml *x, struct str name, struct str value)
{
	end_attribute(x, escaped(start_attribute(x, name, value.n * LONGEST_ESCAPE + 8), value, in_attribute));
}

static inline char *put_number(char *to, size_t value)
{
	size_t digits = 1;

	for (size_t more = value; more >= 10; more /= 10)
		digits++;
	for (size_t i = digits; i-- > 0; value /= 10)
		to[i] = (char)('0' + value % 10);
	return to + digits;
}

void xml_number(struct xml *x, struct str name, size_t value)
{
	end_attribute(x, put_number(start_attribute(x, name, LONGEST_NUMBER), value));
}

void xml_list(struct xml *x, struct str name)
{
	x->out.n = (size_t)(start_attribute(x, name, 0) - x->out.s);
}

static inline char *start_item(struct xml *x, size_t room)
{
	char *to = buf_room(&x->out, room + 1);

	if (x->out.s[x->out.n - 1] != '"')
		*to++ = ' ';
	return to;
}

void xml_list_number(struct xml *x, size_t value)
{
	char *to = start_item(x, LONGEST_NUMBER);

	x->out.n = (size_t)(put_number(to, value) - x->out.s);
}

void xml_list_word(struct xml *x, struct str word)
{
	char *to = start_item(x, word.n);

	x->out.n = (size_t)(copied(to, word) - x->out.s);
}

void xml_list_end(struct xml *x)
{
	buf_putc(&x->out, '"');
}

enum { PIECE = 4096 };

static void put_escaped(struct xml *x, struct str piece)
{
	char *end = escaped(buf_room(&x->out, piece.n * LONGEST_ESCAPE + 8), piece, in_text);

	x->out.n = (size_t)(end - x->out.s);
}

/* In pieces, so that the room they may need is not that of the whole. */
void xml_text(struct xml *x, struct str text)
{
	close_start(x);
	for (size_t at = 0; at < text.n; at += PIECE)
		put_escaped(x, str_slice(text, at, at + PIECE));
}

/* In several, of which a reader holds no more than one at once. */
void xml_sections(struct xml *x, struct str text)
{
	close_start(x);
	for (size_t at = 0, end; at < text.n; at = end) {
		struct str piece = str_slice(text, at, end = utf8_piece(text, at, PIECE));

		if (str_has(piece, STR("]]>")) || memchr(piece.s, '\r', piece.n)) {
			put_escaped(x, piece);
			continue;
		}
		buf_put(&x->out, STR("<![CDATA["));
		buf_put(&x->out, piece);
		buf_put(&x->out, STR("]]>"));
	}
}

void xml_end(struct xml *x)
{
	struct str element = x->inside[--x->depth];

	if (x->open) {
		buf_put(&x->out, STR("/>"));
	} else {
		buf_put(&x->out, STR("</"));
		buf_put(&x->out, element);
		buf_putc(&x->out, '>');
	}
	x->open = false;
}

void xml_line(struct xml *x)
{
	if (x->open)
		buf_put(&x->out, STR(">\n"));
	else
		buf_putc(&x->out, '\n');
	x->open = false;
}
