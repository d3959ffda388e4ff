#include "finder.h"

#define PROSE_SHARE 0.7

enum {
	BODY_WORDS = 40, /* of a box that a bad name does not drop */
	SIGNATURE_WORDS = 20,
	FOLDED_WORDS = 20,
	COPY_BEGINNING = 50 /* bytes */
};

static bool holds(const struct page *p, size_t e, enum tag tag)
{
	for (size_t i = e + 1; i <= p->elements.v[e].last; i++)
		if (p->elements.v[i].tag == tag)
			return true;
	return false;
}

/* A heading of a section inside the article, wrapped in a header. */
static bool heads_section(const struct finder *f, size_t e)
{
	const struct element *el = &f->p->elements.v[e];
	return f->h->piece != STR_NONE && el->first_piece > f->h->piece && el->end_piece - el->first_piece <= 2;
}

static enum box by_tag(const struct finder *f, size_t e, double share)
{
	switch (f->p->elements.v[e].tag) {
	case TAG_nav:
	case TAG_button:
	case TAG_dialog:
	case TAG_menu:
		return share < 0.5 ? BOX_MENU : BOX_NONE;
	case TAG_footer:
	case TAG_aside:
		return share < 0.5 * f->mild || f->h->piece != STR_NONE ? BOX_MENU : BOX_NONE;
	case TAG_header:
		return share < 0.3 * f->mild && !heads_section(f, e) ? BOX_SMALL : BOX_NONE;
	case TAG_form:
		return share < 0.3 * f->mild ? BOX_MENU : BOX_NONE;
	case TAG_figure: /* a data table may stand in one */
		return share < 0.3 * f->mild && !holds(f->p, e, TAG_table) ? BOX_CAPTION : BOX_NONE;
	case TAG_figcaption:
	case TAG_caption:
		return share < 0.3 * f->mild ? BOX_CAPTION : BOX_NONE;
	default:
		return BOX_NONE;
	}
}

/* A paragraph of its own: a box name on it is an accident ("p class=list"). */
static bool is_plain(const struct finder *f, size_t e, double link)
{
	enum tag tag = f->p->elements.v[e].tag;
	return tag == TAG_blockquote || (tag == TAG_p && f->sum[e].words >= 20 && link < 0.3);
}

static const struct class_rule {
	enum class_group group;
	double limit; /* share of the page's paragraphs from which the name is not believed */
	enum box box;
} rules[] = {{CLASS_NAV, 0.5, BOX_MENU}, {CLASS_SHARE, 0.5, BOX_MENU}, {CLASS_RELATED, 0.5, BOX_MENU},
	{CLASS_NEWSLETTER, 0.5, BOX_MENU}, {CLASS_DISCLAIMER, 0.5, BOX_MENU}, {CLASS_AUTHOR, 0.3, BOX_SMALL},
	{CLASS_AD, 0.15, BOX_MENU}, {CLASS_TAGS, 0.3, BOX_MENU}, {CLASS_HIDDEN, 0.1, BOX_SMALL}};
enum { RULES = sizeof rules / sizeof *rules };

/* Page builders put "widget" or "header" on every block: a name that stands around much of the text in small pieces says nothing.
 */
void doubt_classes(struct finder *f)
{
	const struct page *p = f->p;
	double total[RULES] = {0};
	f->doubted = 0;
	for (size_t e = 1; e < p->elements.n; e++) {
		unsigned above = f->under[e] = f->under[p->elements.v[e].parent], classes = p->elements.v[e].classes;
		for (size_t r = 0; r < RULES && classes && !f->holds_title[e]; r++) {
			unsigned group = IN_CLASS(rules[r].group);
			if (!(classes & group) || f->sum[e].paragraph >= rules[r].limit * f->all)
				continue;
			f->under[e] |= group;
			total[r] += above & group ? 0 : f->sum[e].paragraph;
		}
	}
	for (size_t r = 0; r < RULES; r++) {
		bool structural = rules[r].group == CLASS_NAV || rules[r].group == CLASS_SHARE || rules[r].group == CLASS_AUTHOR;
		if (total[r] >= (structural ? 0.7 : 0.8) * f->all)
			f->doubted |= IN_CLASS(rules[r].group);
	}
}

static enum box by_class(const struct finder *f, size_t e, double share, double link)
{
	const struct element *el = &f->p->elements.v[e];
	const struct sums *s = &f->sum[e];
	unsigned c = el->classes & ~f->doubted;
	/* text without links that calls itself body too is no menu, whatever else its name says */
	if ((c & IN_CLASS(CLASS_NAV)) && (c & IN_CLASS(CLASS_BODY)) && link < 0.1 && s->paragraph >= BODY_WORDS)
		c &= ~IN_CLASS(CLASS_NAV);
	if (!c || is_plain(f, e, link) || tag_has(el->tag, TAG_HEADING)) /* the id of a heading is made of its words */
		return BOX_NONE;
	if ((c & IN_CLASS(CLASS_CAPTION)) && s->words <= 120 && share < 0.3 * f->mild)
		return BOX_CAPTION;
	if ((c & IN_CLASS(CLASS_LEDE)) && s->words >= 10 && link < 0.3 && share < 0.9)
		return BOX_NONE;
	for (size_t i = 0; i < RULES; i++)
		if ((c & IN_CLASS(rules[i].group)) && share < rules[i].limit * f->mild * f->t->weights->limit)
			return rules[i].box;
	if ((c & (IN_CLASS(CLASS_DATE) | IN_CLASS(CLASS_UPDATE) | IN_CLASS(CLASS_VIEWS) | IN_CLASS(CLASS_SOURCE))) &&
		s->words <= 25 && s->paragraph < 12)
		return BOX_SMALL;
	if ((c & IN_CLASS(CLASS_PICTURE)) && s->words <= 60 && share < 0.2 * f->mild)
		return BOX_CAPTION;
	if ((c & IN_CLASS(CLASS_LIST)) && link > 0.5)
		return BOX_MENU;
	return BOX_NONE;
}

/* Metadata as hidden elements hold the shown text a second time. */
static bool is_copy(const struct finder *f, size_t e)
{
	const struct page *p = f->p;
	const struct element *el = &p->elements.v[e];
	struct str longest = STR("");
	for (size_t i = el->first_piece; i < el->end_piece; i++)
		if (p->pieces.v[i].text.n > longest.n)
			longest = p->pieces.v[i].text;
	if (longest.n <= COPY_BEGINNING)
		return false;
	longest.n = COPY_BEGINNING;
	for (size_t i = 0; i < p->pieces.n; i++)
		if ((i < el->first_piece || i >= el->end_piece) && str_has(p->pieces.v[i].text, longest))
			return true;
	return false;
}

/* Hidden until the reader unfolds it, such as an answer below its question, is text. */
static bool is_unseen(const struct finder *f, size_t e, double share, double link)
{
	bool folded = f->sum[e].paragraph >= FOLDED_WORDS && link < 0.3;
	return (share < 0.1 && !folded) || (share >= 0.02 && is_copy(f, e)); /* so that few are compared with the page */
}

/* Sentences in paragraphs, not headlines, captions and their first lines in turn. */
static bool is_prose(const struct finder *f, size_t e)
{
	return f->sum[e].prose >= PROSE_SHARE * f->sum[e].words &&
	       !ends_article((enum cue_kind)f->cue[f->p->elements.v[e].first_piece]);
}

/* Prose without links is part of the article around it, whatever its box is called: page builders and ids made of headings
 * name so much. What boxes of these kinds hold is never the article. */
static bool is_misnamed(const struct finder *f, size_t e)
{
	enum {
		NEVER = 1 << CLASS_AUTHOR | 1 << CLASS_COMMENT | 1 << CLASS_COOKIE | 1 << CLASS_DISCLAIMER | 1 << CLASS_HIDDEN |
			1 << CLASS_NEWSLETTER | 1 << CLASS_TAGS
	};
	const struct element *el = &f->p->elements.v[e];
	bool box = el->tag == TAG_aside || !by_tag(f, e, 0);
	return box && !el->hidden && !(el->classes & NEVER) && f->sum[e].paragraph >= BODY_WORDS &&
	       f->sum[e].link_bytes < 0.1 * f->sum[e].bytes && is_prose(f, e);
}

/* Right below the headline: no more between them than who wrote when. */
static bool opens_article(const struct finder *f, size_t e)
{
	size_t title = f->h->piece, first = f->p->elements.v[e].first_piece, words = 0;
	if (f->p->elements.v[e].tag == TAG_aside || title == STR_NONE || first <= title || first > title + 8)
		return false;
	for (size_t i = title + 1; i < first; i++)
		words += f->p->pieces.v[i].words;
	return words <= SIGNATURE_WORDS;
}

static enum box judge(const struct finder *f, size_t e)
{
	const struct element *el = &f->p->elements.v[e];
	const struct sums *s = &f->sum[e];
	double share = f->all > 0 ? s->paragraph / f->all : 0, link = s->bytes > 0 ? s->link_bytes / s->bytes : 0;
	if (f->holds_title[e])
		return BOX_NONE;
	if (el->classes & (IN_CLASS(CLASS_COMMENT) | IN_CLASS(CLASS_COOKIE)))
		return BOX_MENU;
	if (el->hidden && is_unseen(f, e, share, link))
		return BOX_MENU;
	if (((el->classes & IN_CLASS(CLASS_BODY)) || el->body_property) && share > 0.2)
		return BOX_NONE;
	enum box b = by_tag(f, e, share);
	b = b != BOX_NONE ? b : by_class(f, e, share, link);
	return b == BOX_MENU && opens_article(f, e) && is_misnamed(f, e) ? BOX_NONE : b;
}

void find_boxes(struct finder *f)
{
	for (size_t e = 1; e < f->p->elements.n; e++) {
		enum box above = (enum box)f->box[f->p->elements.v[e].parent];
		f->box[e] = (unsigned char)(above == BOX_NONE ? judge(f, e) : above);
	}
	f->box[0] = BOX_NONE;
}

void readmit_boxes(struct finder *f, const struct chosen *run)
{
	const struct page *p = f->p;
	for (size_t e = f->container + 1; e <= p->elements.v[f->container].last; e++) {
		bool root = f->box[e] == BOX_MENU && f->box[p->elements.v[e].parent] == BOX_NONE;
		const struct element *el = &p->elements.v[e];
		if (!root || el->first_piece <= run->first || el->end_piece >= run->end || !is_misnamed(f, e))
			continue;
		f->box[e] = BOX_NONE;
		for (size_t k = e + 1; k <= p->elements.v[e].last; k++)
			f->box[k] =
				(unsigned char)(f->box[p->elements.v[k].parent] == BOX_NONE ? judge(f, k)
											    : f->box[p->elements.v[k].parent]);
	}
}
