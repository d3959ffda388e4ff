#include "xml.h"

#include <assert.h>

/* What cannot stand as itself: in a text, and in an attribute, where white space must be kept too. */
static const struct str in_text[128] = {
	['<'] = {"&lt;", 4}, ['>'] = {"&gt;", 4}, ['&'] = {"&amp;", 5}, ['"'] = {"&quot;", 6}, ['\r'] = {"&#13;", 5}};
static const struct str in_attribute[128] = {['<'] = {"&lt;", 4},
	['>'] = {"&gt;", 4},
	['&'] = {"&amp;", 5},
	['"'] = {"&quot;", 6},
	['\r'] = {"&#13;", 5},
	['\n'] = {"&#10;", 5},
	['\t'] = {"&#9;", 4}};

static void put_escaped(struct buf *b, struct str s, const struct str *escapes)
{
	size_t plain = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c > '>' || !escapes[c].n)
			continue;
		buf_put(b, str_slice(s, plain, i));
		buf_put(b, escapes[c]);
		plain = i + 1;
	}
	buf_put(b, str_slice(s, plain, s.n));
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
	assert(x->depth < XML_DEPTH);
	close_start(x);
	buf_putc(&x->out, '<');
	buf_put(&x->out, element);
	x->inside[x->depth++] = element;
	x->open = true;
}

static void put_name(struct buf *b, struct str name)
{
	buf_putc(b, ' ');
	buf_put(b, name);
	buf_put(b, STR("=\""));
}

void xml_attribute(struct xml *x, struct str name, struct str value)
{
	assert(x->open);
	put_name(&x->out, name);
	put_escaped(&x->out, value, in_attribute);
	buf_putc(&x->out, '"');
}

void xml_number(struct xml *x, struct str name, size_t value)
{
	char digits[24];
	size_t at = sizeof digits;

	digits[--at] = '"';
	do
		digits[--at] = (char)('0' + value % 10);
	while (value /= 10);
	put_name(&x->out, name);
	buf_put(&x->out, (struct str){digits + at, sizeof digits - at});
}

void xml_text(struct xml *x, struct str text)
{
	close_start(x);
	put_escaped(&x->out, text, in_text);
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
	close_start(x);
	buf_putc(&x->out, '\n');
}
