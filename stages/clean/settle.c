#include "finder.h"

enum { SIGNED_DATE_WORDS = 22 };

static void settle_piece(struct finder *f, size_t i, size_t best)
{
	struct piece *x = &f->p->pieces.v[i];
	enum box box = (enum box)f->box[x->element];
	if (same_line(x->text, f->h->text, f->one))
		x->state = PIECE_TITLE;
	else if (box == BOX_CAPTION)
		x->state = link_share(x) > 0.6 ? PIECE_TEASER : PIECE_CAPTION;
	else if (box != BOX_NONE)
		x->state = PIECE_EXCLUDED;
	else if (ends_article((enum cue_kind)f->cue[i]))
		x->state = PIECE_CUE;
	else if (f->cue[i] == CUE_PROMO)
		x->state = PIECE_TEASER;
	else if (f->cue[i] != CUE_NONE && f->cue[i] != CUE_ABOUT)
		x->state = PIECE_TOOL;
	else if (is_link_line(f, i) && !names_source(f, i))
		x->state = PIECE_TEASER;
	else if (f->paragraph[i])
		x->state = paragraph_weight(f, i, best) < 0 ? PIECE_TEASER : PIECE_BODY;
	else
		x->state = in_heading(f->p, i) ? PIECE_HEADING : PIECE_BODY;
}

/* Short lines right behind a cue belong to its box. */
static void cut_behind_cues(struct finder *f, const struct chosen *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		if (f->p->pieces.v[i].state != PIECE_CUE || link_share(&f->p->pieces.v[i]) > 0.4)
			continue;
		for (size_t k = i + 1; k < run->end && k < i + 12; k++) {
			struct piece *x = &f->p->pieces.v[k];
			bool small = !f->paragraph[k] && x->words >= 4 && f->home[k] == f->home[i];
			if (x->state == PIECE_BODY && !small)
				break;
			if (x->state == PIECE_BODY || x->state == PIECE_HEADING)
				x->state = PIECE_TEASER;
		}
	}
}

/* The first paragraph of the run where its element is called a lede, or is a heading by its tag. */
static void name_lede(struct finder *f, const struct chosen *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		struct piece *x = &f->p->pieces.v[i];
		if (x->state != PIECE_BODY || x->words < PARAGRAPH_WORDS)
			continue;
		if ((f->p->elements.v[x->element].classes & IN_CLASS(CLASS_LEDE)) || in_heading(f->p, i))
			x->state = PIECE_LEDE;
		return;
	}
}

static bool is_text(const struct piece *x)
{
	return (x->state == PIECE_BODY || x->state == PIECE_LEDE) && x->words >= 8;
}

/* A paragraph that stands twice counts once: below the headline rather than above it, else the first. */
static void drop_repeated(struct finder *f, const struct chosen *run)
{
	size_t n = 1, title = f->h->piece;
	while (n < (run->end - run->first) * 2)
		n *= 2;
	struct arena_mark mark = arena_mark(f->one);
	size_t *slot = NEW(f->one, size_t, n);
	for (size_t i = run->first; i < run->end; i++) {
		struct piece *x = &f->p->pieces.v[i];
		if (!is_text(x))
			continue;
		size_t k = (size_t)str_hash(x->text) & (n - 1);
		while (slot[k] && !str_eq(f->p->pieces.v[slot[k] - 1].text, x->text))
			k = (k + 1) & (n - 1);
		if (!slot[k]) {
			slot[k] = i + 1;
			continue;
		}
		bool above = title != STR_NONE && slot[k] - 1 < title && i > title;
		f->p->pieces.v[above ? slot[k] - 1 : i].state = PIECE_OUT;
		slot[k] = above ? i + 1 : slot[k];
	}
	arena_back(f->one, mark);
}

/* A heading that leads to no paragraph within eight pieces. */
static void drop_idle_headings(struct finder *f, const struct chosen *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		if (f->p->pieces.v[i].state != PIECE_HEADING)
			continue;
		bool leads = false;
		for (size_t k = i + 1; k < run->end && k <= i + 8 && !leads; k++)
			leads = f->p->pieces.v[k].state == PIECE_BODY;
		if (!leads)
			f->p->pieces.v[i].state = PIECE_OUT;
	}
}

/* "By Lan Pham on Monday, May 6, 2024", "Minh An | 6/5/2024 | News": a line with a date that begins with the writer or the date, or
 * has its parts between bars. */
static bool is_signed_date(const struct finder *f, const struct piece *x)
{
	struct printed_time time;
	if (x->words > SIGNED_DATE_WORDS)
		return false;
	struct str folded = piece_folded(x, f->one);
	if (!find_printed_time(f->t->clock, folded, false, &time))
		return false;
	size_t label;
	bool colon, by = byline_label(f->t->cues, folded, &label, &colon);
	bool parts =
		str_has(folded, STR("|")) || str_has(folded, STR("·")) || str_has(folded, STR("⋅")) || str_has(folded, STR("•"));
	return by || ((parts || !time.start) && !ends_like_sentence(x->text));
}

/* Above the first long paragraph: who wrote when, and short lines that are neither headings nor sentences: a section's name, a button.
 */
static void trim_start(struct finder *f, const struct chosen *run)
{
	for (size_t i = run->first; i < run->end; i++) {
		struct piece *x = &f->p->pieces.v[i];
		bool body = x->state == PIECE_BODY;
		if (body && is_signed_date(f, x))
			x->state = PIECE_TOOL;
		else if (f->paragraph[i])
			return;
		else if (body && x->words <= 5 && !ends_like_sentence(x->text) && f->least_words == PARAGRAPH_WORDS)
			x->state = PIECE_OUT;
	}
}

/* Text between the headline and the run, and what an element calls itself a lede just above. */
static void take_lede(struct finder *f, struct chosen *run)
{
	size_t from = f->h->piece != STR_NONE && f->h->piece < run->first ? f->h->piece + 1 : run->first;
	if (run->first - from > 60)
		return;
	for (size_t i = from; i < run->first; i++) {
		struct piece *x = &f->p->pieces.v[i];
		bool text = x->words >= PARAGRAPH_WORDS || (x->words >= 5 && ends_like_sentence(x->text));
		enum box box = (enum box)f->box[x->element];
		bool small_box = box == BOX_SMALL && f->p->elements.v[x->element].tag != TAG_header && x->words < 25;
		if (!text || link_share(x) > 0.3 || box == BOX_MENU || box == BOX_CAPTION || small_box || f->cue[i] != CUE_NONE ||
			same_line(x->text, f->h->text, f->one) || is_card(f, i))
			continue;
		x->state = PIECE_LEDE;
	}
}

void settle_pieces(struct finder *f, struct chosen *run, bool lede)
{
	readmit_boxes(f, run);
	const struct element *c = &f->p->elements.v[f->container];
	size_t best = best_home(f, c->first_piece, c->end_piece);
	for (size_t i = f->p->elements.v[f->within].first_piece; i < f->p->elements.v[f->within].end_piece; i++)
		f->p->pieces.v[i].state = PIECE_OUT;
	for (size_t i = run->first; i < run->end; i++)
		settle_piece(f, i, best);
	cut_behind_cues(f, run);
	trim_start(f, run);
	if (lede)
		take_lede(f, run);
	name_lede(f, run);
	drop_repeated(f, run);
	drop_idle_headings(f, run);
	if (f->h->piece != STR_NONE)
		f->p->pieces.v[f->h->piece].state = PIECE_TITLE;
	while (run->first + 1 < run->end && f->p->pieces.v[run->first].state < PIECE_BODY)
		run->first++;
}
