#include "finder.h"

enum { PLAIN_CARD_WORDS = 30, LIST_WORDS = 20, SECTION_WORDS = 60 };

/* ">> Tin khác" before a headline. */
static bool starts_as_link(struct str s)
{
	return str_starts(s, STR(">>")) || str_starts(s, STR("»")) || str_starts(s, STR("> "));
}

/* The list whose item is this piece alone, 0 for none. */
static size_t list_of_item(const struct page *p, size_t i)
{
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 5; e = p->elements.v[e].parent, up++) {
		const struct element *el = &p->elements.v[e];
		if (el->tag == TAG_ul || el->tag == TAG_ol)
			return e;
		if (el->end_piece - el->first_piece > 1)
			return 0;
	}
	return 0;
}

/* A heading that is a link, with a long paragraph right below: a section of a round-up, no card. */
static bool heads_long_text(const struct finder *f, size_t i)
{
	return in_heading(f->p, i) && i + 1 < f->p->pieces.n && f->paragraph[i + 1] && alive(f, i + 1) &&
	       f->p->pieces.v[i + 1].words >= SECTION_WORDS;
}

/* A line that is a link, but for an item of a list that tells more than its links. */
bool is_link_line(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	if (heads_long_text(f, i))
		return false;
	size_t list = link_share(x) > 0.6 ? list_of_item(f->p, i) : 0;
	if (list && f->sum[list].words >= LIST_WORDS && f->sum[list].link_bytes < 0.5 * f->sum[list].bytes)
		return false;
	return link_share(x) > 0.6 || (starts_as_link(x->text) && x->links);
}

/* A heading or an item of a list that leads to somebody else's site: what the article tells of. */
bool names_source(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	return (in_heading(f->p, i) || list_of_item(f->p, i)) && x->href.n && !may_lead_to_story(f->host, x->href);
}

/* Headlines that are links stand up to three pieces before in a small box: the text of a card. */
bool is_card(const struct finder *f, size_t i)
{
	const struct page *p = f->p;
	for (size_t back = 1; back <= 3 && back <= i; back++) {
		const struct piece *x = &p->pieces.v[i - back];
		if (link_share(x) < 0.7 || x->words < 4 || starts_as_link(x->text) || !is_link_line(f, i - back) ||
			(x->links == 1 && !may_lead_to_story(f->host, x->href)))
			continue;
		for (size_t e = f->home[i]; e && f->sum[e].words < CARD_WORDS; e = p->elements.v[e].parent)
			if (piece_inside(p, i - back, e))
				return true;
	}
	return false;
}

/* Homes that carry body: at least a quarter of the best one's words, or inside or around it. */
static bool carries_body(const struct finder *f, size_t home, size_t best)
{
	double words = f->home_words[home];
	return (words >= 0.25 * f->home_words[best] && words >= 40) || element_inside(f->p, best, home);
}

/* A line without a full stop and one short sentence below it, alone in a small box: a card whose headline is no link. Not two
 * lines of one element, items of one list, cells of one row, nor what stands right below the article's headline. */
static bool is_plain_card(const struct finder *f, size_t i)
{
	const struct page *p = f->p;
	const struct piece *x = &p->pieces.v[i];
	enum tag home = p->elements.v[f->home[i]].tag, tag = p->elements.v[x->element].tag;
	if (!i || home == TAG_ul || home == TAG_ol || tag == TAG_td || x->element == x[-1].element || names_source(f, i - 1))
		return false;
	return x->words < PLAIN_CARD_WORDS && f->home_words[f->home[i]] < 60 && f->home[i - 1] == f->home[i] &&
	       x[-1].words >= 4 && !ends_like_sentence(x[-1].text);
}

double paragraph_weight(const struct finder *f, size_t i, size_t best)
{
	const struct piece *x = &f->p->pieces.v[i];
	double words = (double)x->words;
	if (f->imprint[i] && f->home[i] != best)
		return -10;
	if (carries_body(f, f->home[i], best) && !(f->tail && i >= f->tail))
		return f->home[i] != best && is_card(f, i) && f->home_words[f->home[i]] < CARD_WORDS ? -f->t->weights->card
												     : words;
	if (is_card(f, i) || is_plain_card(f, i))
		return -f->t->weights->card;
	if (f->tail && i >= f->tail)
		return -2;
	const struct sums *s = &f->sum[f->home[i]];
	double limit = element_inside(f->p, f->home[i], best) ? 0.3 : 0.1;
	return s->link_bytes < limit * s->bytes ? words : words * 0.1;
}

/* A list, or lines parted by <br>, right inside the home of the body. */
static bool is_list_in(const struct finder *f, size_t home, size_t best)
{
	const struct element *e = &f->p->elements.v[home];
	bool lines = e->tag == TAG_ul || e->tag == TAG_ol || e->tag == TAG_p || e->tag == TAG_dl || e->tag == TAG_blockquote;
	return lines && e->parent == best && f->sum[home].link_bytes < 0.3 * f->sum[home].bytes;
}

double piece_weight(const struct finder *f, size_t i, size_t best)
{
	const struct piece *x = &f->p->pieces.v[i];
	switch ((enum box)f->box[x->element]) {
	case BOX_MENU:
		return -2;
	case BOX_SMALL:
		return -0.5;
	case BOX_CAPTION:
		return 0;
	case BOX_NONE:
		break;
	}
	if (i == f->h->piece)
		return 0;
	if (ends_article((enum cue_kind)f->cue[i]))
		return -10;
	if (f->cue[i] == CUE_PROMO)
		return -3;
	if (f->cue[i] != CUE_NONE && f->cue[i] != CUE_ABOUT)
		return -0.2;
	if (is_link_line(f, i))
		return x->words >= 4 ? -f->t->weights->link : -1;
	if (f->paragraph[i])
		return paragraph_weight(f, i, best);
	if (in_heading(f->p, i))
		return 0;
	return carries_body(f, f->home[i], best) || is_list_in(f, f->home[i], best) ? 1 : -0.6;
}

size_t best_home(struct finder *f, size_t first, size_t end)
{
	for (size_t e = 0; e < f->p->elements.n; e++)
		f->home_words[e] = 0;
	size_t best = 0;
	for (size_t i = first; i < end; i++) {
		if (!alive(f, i) || !f->paragraph[i])
			continue;
		double *w = &f->home_words[f->home[i]];
		*w += (double)f->p->pieces.v[i].words;
		if (*w > f->home_words[best])
			best = f->home[i];
	}
	return best;
}

static bool is_main_paragraph(const struct finder *f, size_t i, size_t best)
{
	return f->paragraph[i] && alive(f, i) && !f->imprint[i] && !is_card(f, i) && !is_plain_card(f, i) &&
	       (f->home[i] == best || (element_inside(f->p, f->home[i], best) && f->p->pieces.v[i].words >= 15));
}

/* The words that count for the end of the article: of paragraphs that may be its body. */
double main_words(const struct finder *f, size_t i, size_t best)
{
	bool part = f->paragraph[i] && alive(f, i) && carries_body(f, f->home[i], best) && !is_card(f, i);
	return part || is_main_paragraph(f, i, best) ? (double)f->p->pieces.v[i].words : 0;
}
