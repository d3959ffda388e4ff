/* markup.h - HTML cut into tags and text; never builds a tree.
 * Shape:  markup_next() gives one token after the other; views point into the page, references (&amp;) not yet replaced.
 *         Comments, doctypes and processing instructions are passed over. What stands in script, style, textarea, title and the
 *         like comes as one TOKEN_RAW behind its open tag.
 * Owner:  tokens point into the page; attributes are valid until the next token.
 * Errors: none: any bytes are a page. Time is linear in the page.
 * Use:    struct markup m = markup_begin(page); for (struct token t; markup_next(&m, &t);) ...                     */
#ifndef MARKUP_H
#define MARKUP_H

#include "../lib/arena.h"
#include "tags.h"

enum token_kind { TOKEN_TEXT, TOKEN_RAW, TOKEN_OPEN, TOKEN_CLOSE };

/* The attributes that are looked at; of one that stands twice the first. In the order of their length. */
/* clang-format off */
#define ATTRIBUTES(X) \
	X(id, "id") X(rel, "rel") \
	X(face, "face") X(href, "href") X(name, "name") X(type, "type") \
	X(align, "align") X(class, "class") X(style, "style") X(width, "width") \
	X(hidden, "hidden") X(content, "content") X(datetime, "datetime") X(itemprop, "itemprop") \
	X(property, "property") X(aria_hidden, "aria-hidden")
/* clang-format on */
enum attribute {
#define X(name, text) ATTRIBUTE_##name,
	ATTRIBUTES(X)
#undef X
		ATTRIBUTE_COUNT
};

struct token {
	enum token_kind kind;
	enum tag tag;
	bool self_closing;
	struct str name;                   /* of a tag */
	struct str text;                   /* of TOKEN_TEXT and TOKEN_RAW */
	unsigned attributes;               /* bits, 1 << ATTRIBUTE_x, of those that the tag has */
	struct str value[ATTRIBUTE_COUNT]; /* of those alone */
};

struct markup {
	struct str page;
	size_t at;
	enum tag raw;             /* the open element whose content is not markup */
	bool comments_close;      /* some "-->" may still follow */
	bool unclosed[TAG_COUNT]; /* no end tag of this raw element follows any more */
};

struct markup markup_begin(struct str page);
bool markup_next(struct markup *m, struct token *t);
/* The value as it stands, without quotation marks; empty where the attribute is missing. */
static inline struct str token_attribute(const struct token *t, enum attribute a)
{
	return t->attributes & 1u << a ? t->value[a] : STR("");
}
static inline bool token_has_attribute(const struct token *t, enum attribute a)
{
	return t->attributes & 1u << a;
}

/* Named and numeric character references of text appended to out; unknown ones stay as they are. */
void put_decoded(struct buf *out, struct str text, bool in_attribute);
struct str decoded(struct arena *a, struct str text, bool in_attribute);

#endif
