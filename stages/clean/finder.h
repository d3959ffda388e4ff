/* finder.h - what the five steps of choose.h share: the page with what has been found of its elements and pieces.
 * Shape:  choose.c finds container and run; line_cues.c tells lines by their words, boxes.c the elements that are no article,
 *         weigh.c what a piece is worth to the run, settle.c what becomes of each piece.
 * Owner:  everything in the arena `one`.
 * Errors: none.
 * Use:    only by these files.                                                                                      */
#ifndef FINDER_H
#define FINDER_H

#include "choose.h"
#include "links.h"

enum box { BOX_NONE, BOX_MENU, BOX_SMALL, BOX_CAPTION };

enum { PARAGRAPH_WORDS = 10, SHORT_PARAGRAPH_WORDS = 6, CARD_WORDS = 110 };

struct sums {
	double paragraph, prose, words, bytes, link_bytes;
};

struct finder {
	struct page *p;
	const struct field_tables *t;
	const struct headline *h;
	struct arena *one;
	struct sums *sum;   /* by element, of its subtree */
	double *value;      /* by element, of its subtree as a container */
	unsigned *under;    /* by element: classes that are looked at on or around it */
	unsigned char *box; /* by element */
	unsigned char *holds_title;
	size_t *home; /* by piece: the nearest element with more than one piece */
	unsigned char *paragraph, *cue, *imprint;
	double *home_words; /* by element: words of paragraphs whose home it is */
	double all;         /* words of all paragraphs */
	unsigned doubted;   /* class groups that say nothing on this page */
	double mild;        /* factor of the limits of exclusion */
	size_t least_words;
	size_t within;
	size_t container;
	struct str host; /* of the page itself */
	size_t tail;     /* piece from which only other stories follow, 0 for none */
};

static inline bool in_heading(const struct page *p, size_t i)
{
	size_t e = p->pieces.v[i].element;
	return tag_has(p->elements.v[e].tag, TAG_HEADING) ||
	       (e && tag_has(p->elements.v[p->elements.v[e].parent].tag, TAG_HEADING));
}

static inline bool alive(const struct finder *f, size_t i)
{
	return f->box[f->p->pieces.v[i].element] == BOX_NONE;
}

/* A heading behind which nothing is the article. */
static inline bool ends_article(enum cue_kind cue)
{
	return cue == CUE_TEASER || cue == CUE_BOILERPLATE || cue == CUE_TOOL;
}

/* line_cues.c: fills cue and imprint. */
void find_line_cues(struct finder *f);

/* boxes.c: doubt_classes() before find_boxes(); readmit_boxes() once the run is known. */
void doubt_classes(struct finder *f);
void find_boxes(struct finder *f);
void readmit_boxes(struct finder *f, const struct chosen *run);

/* weigh.c: `best` is the home that holds most of the body, by best_home(), which fills home_words. main_words() are those that count
 * for the end of the article. */
bool is_link_line(const struct finder *f, size_t i);
bool names_source(const struct finder *f, size_t i);
bool is_card(const struct finder *f, size_t i);
double paragraph_weight(const struct finder *f, size_t i, size_t best);
double piece_weight(const struct finder *f, size_t i, size_t best);
size_t best_home(struct finder *f, size_t first, size_t end);
double main_words(const struct finder *f, size_t i, size_t best);

/* settle.c: gives each piece its state; the run may begin earlier afterwards. */
void settle_pieces(struct finder *f, struct chosen *run, bool lede);

#endif
