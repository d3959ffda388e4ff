/* page.h - an input as a list of pieces of text with what stands around each: the one form that every later decision reads.
 * Shape:  a piece is what a reader sees as one paragraph, line, heading, cell or menu item. Elements are the block-level elements
 *         in the order of the page, numbered, with parent and last descendant, so that "is inside" is two comparisons and a sum
 *         over a subtree is one pass backward. Element 0 is the page. Saved text has pieces and one element.
 *         Marks are inline elements (and times) that say what they hold: <span class="author">.
 * Owner:  everything in the arena `one`.
 * Errors: none: any bytes are a page; sizes are bounded, what is over the bound is not read.
 * Use:    struct page p = page_from_html(text, words, &one); for (size_t i = 0; i < p.pieces.n; i++) ...            */
#ifndef PAGE_H
#define PAGE_H

#include "class_words.h"
#include "markup.h"

#include "../lib/utf8.h"

/* Why a piece is in or out; the last decision wins. */
enum piece_state {
	PIECE_UNDECIDED,
	PIECE_EXCLUDED, /* stands in a menu, a footer, a box of links ... */
	PIECE_OUT,      /* outside of the article's run */
	PIECE_CUE,      /* a heading of other stories */
	PIECE_TEASER,   /* a link to another story, a card */
	PIECE_TOOL,     /* date line, counter, share buttons */
	PIECE_TITLE,    /* the headline, or its repetition */
	PIECE_BODY,
	PIECE_LEDE,
	PIECE_HEADING,
	PIECE_CAPTION,
	PIECE_BYLINE,
};

struct piece {
	struct str text;   /* NFC, white space folded */
	struct str folded; /* utf8_fold() of it, of a short piece; see piece_folded() */
	size_t element;
	size_t words;
	size_t bytes, link_bytes, bold_bytes, italic_bytes; /* without white space */
	size_t links;
	size_t pictures; /* between the piece before and this one */
	struct str href; /* of its first link */
	bool broken;     /* begins at a <br> */
	bool right;      /* set flush right */
	bool bullet;     /* of saved text: a list mark stood before it */
	bool cell;       /* of saved text: a remainder of a table */
	enum piece_state state;
};

struct element {
	size_t parent, last; /* last: the greatest number of an element inside */
	size_t first_piece, end_piece;
	enum tag tag;
	unsigned classes;
	bool hidden;
	bool body_property; /* itemprop articleBody */
};

struct mark {
	unsigned classes;
	enum tag tag;
	struct str text, datetime;
	size_t piece;   /* the piece that it stands in */
	size_t element; /* the block-level element around */
};

struct page {
	struct {
		struct piece *v;
		size_t n, cap;
	} pieces;
	struct {
		struct element *v;
		size_t n, cap;
	} elements;
	struct {
		struct mark *v;
		size_t n, cap;
	} marks;
	struct strs json;    /* bodies of application/ld+json */
	struct strs authors; /* meta author, article:author and their kin */
	struct str title_tag, og_title, og_url, canonical, og_site, generator, published;
	struct str dated; /* a meta date that may be the last change */
	bool saved_text;
	const unsigned char *box, *cue; /* what choose_article() thought: by element (enum box), by piece (enum cue_kind) */
};

/* Elements more than `deepest` inside each other count as their text. */
struct page page_from_html(struct str text, const struct class_words *words, size_t deepest, struct arena *one);
/* Whether text holds enough known tags to be read as HTML. */
bool looks_like_html(struct str text);

static inline bool element_inside(const struct page *p, size_t e, size_t outer)
{
	return e >= outer && e <= p->elements.v[outer].last;
}
static inline bool piece_inside(const struct page *p, size_t piece, size_t outer)
{
	return element_inside(p, p->pieces.v[piece].element, outer);
}
/* Short pieces are folded once, as every rule asks for them. */
static inline struct str piece_folded(const struct piece *x, struct arena *one)
{
	return x->folded.n ? x->folded : utf8_fold_flat(one, x->text);
}
/* The element or one around it is not shown. */
static inline bool element_hidden(const struct page *p, size_t e)
{
	while (e && !p->elements.v[e].hidden)
		e = p->elements.v[e].parent;
	return e != 0;
}
/* Runs of letters and digits; Chinese characters two to a word. */
size_t count_words(struct str text);
/* Of the piece's text, how much is links. */
static inline double link_share(const struct piece *p)
{
	return p->bytes ? (double)p->link_bytes / (double)p->bytes : 0;
}

#endif
