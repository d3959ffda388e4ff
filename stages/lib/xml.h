/* xml.h - XML, UTF-8, written piece by piece into memory.
 * Shape:  elements, their attributes and text are appended; xml_take() hands out what has been written since the last call.
 * Owner:  the arena given to xml_open(); names of elements live until xml_end(). What is taken is stale when more is written.
 * Errors: none; values are valid UTF-8 without the controls that XML cannot hold.
 * Use:    struct xml x; xml_open(&x, &run); xml_start(&x, STR("article")); ... xml_end(&x); part_put(p, xml_take(&x)); */
#ifndef XML_H
#define XML_H

#include "arena.h"

enum { XML_DEPTH = 16 };

struct xml {
	struct buf out;
	struct str inside[XML_DEPTH]; /* the elements that are not ended */
	size_t depth;
	bool open; /* the last one takes attributes yet */
};

/* The XML declaration is the first thing written; xml_skip() drops what stands so far. */
void xml_open(struct xml *x, struct arena *a);
void xml_start(struct xml *x, struct str element);
void xml_attribute(struct xml *x, struct str name, struct str value);
void xml_number(struct xml *x, struct str name, size_t value);
/* An attribute of several numbers or words: libxml2 takes as long for an attribute as for some hundred of its letters. */
void xml_list(struct xml *x, struct str name);
void xml_list_number(struct xml *x, size_t value);
/* Letters only. */
void xml_list_word(struct xml *x, struct str word);
void xml_list_end(struct xml *x);
void xml_text(struct xml *x, struct str text);
/* The same as CDATA, which libxml2 reads in one go, and text that is not ASCII letter by letter; whole letters only. */
void xml_sections(struct xml *x, struct str text);
void xml_end(struct xml *x);
/* A line break between elements, where the schema lets white space stand. */
void xml_line(struct xml *x);
static inline size_t xml_length(const struct xml *x)
{
	return x->out.n;
}
/* What was written to `from` since it had that length: whole elements, or attributes. */
static inline void xml_copy(struct xml *x, const struct xml *from, size_t since)
{
	buf_put(&x->out, str_slice(buf_str(&from->out), since, from->out.n));
}
static inline struct str xml_take(struct xml *x)
{
	struct str written = buf_str(&x->out);

	x->out.n = 0;
	return written;
}
static inline void xml_skip(struct xml *x)
{
	x->out.n = 0;
}

#endif
