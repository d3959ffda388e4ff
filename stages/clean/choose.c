#include "choose.h"

#include "finder.h"

#include <string.h>

#define ABOVE_TITLE 0.3

const struct choice_weights chosen_weights = {.other = 0.6, .link = 3, .card = 6, .limit = 1};

enum { PROSE_WORDS = 15, LAST_RESORT_WORDS = 4, SHORT_ARTICLE = 60, END_MARK = 24 /* bytes */ };

/* "... 98次。（完）", "... ngày 16/6. (TTXVN)": what an agency sets behind the full stop. */
static struct str without_end_mark(struct str s)
{
	bool wide = str_ends(s, STR("）"));
	size_t open = 0, last = 0;
	if (!wide && !str_ends(s, STR(")")))
		return s;
	for (struct str at = s; (open = str_find(at, wide ? STR("（") : STR("("))) != STR_NONE; at = str_slice(s, last, s.n))
		last = (size_t)(at.s - s.s) + open + 1;
	return last && s.n - last <= END_MARK ? str_trim(str_slice(s, 0, last - 1)) : s;
}

bool ends_like_sentence(struct str s)
{
	static const char *const ends[] = {".", "!", "?", ":", ";", "…", "。", "！", "？", "：", ".”", ".\"", "./", "”", "\""};
	bool ascii = s.n && (unsigned char)s.s[s.n - 1] < 0x80;
	if (!s.n || (ascii && !memchr(".!?:;/\")", s.s[s.n - 1], 8)))
		return false;
	s = without_end_mark(s);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(s, str_of(ends[i])))
			return true;
	return false;
}

/* Addresses and attributes that a broken page shows: half of the bytes stand in words with "://" or '="'. */
static bool is_address_text(struct str s)
{
	size_t found = 0;
	if (!str_has(s, STR("://")) && !str_has(s, STR("=\"")))
		return false;
	for (size_t at = 0, end; at < s.n; at = end + 1) {
		for (end = at; end < s.n && s.s[end] != ' ';)
			end++;
		struct str word = str_slice(s, at, end);
		found += str_has(word, STR("://")) || str_has(word, STR("=\"")) ? word.n : 0;
	}
	return found * 2 > s.n;
}

static bool is_paragraph(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	bool in_title = in_heading(f->p, i) && !(x->words >= 25 && ends_like_sentence(x->text)); /* a lede may be an h2 */
	bool linked = link_share(x) >= 0.5 && (double)x->words * (1 - link_share(x)) < 15;
	if (linked || f->cue[i] != CUE_NONE || in_title || i == f->h->piece || !piece_inside(f->p, i, f->within) ||
		is_address_text(x->text))
		return false;
	if (f->least_words < PARAGRAPH_WORDS)
		return x->words >= f->least_words;
	return x->words >= PARAGRAPH_WORDS || (x->words >= SHORT_PARAGRAPH_WORDS && ends_like_sentence(x->text));
}

static bool is_prose_piece(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	return x->words >= PROSE_WORDS && f->cue[i] == CUE_NONE && ends_like_sentence(x->text);
}

static void sum_up(struct finder *f)
{
	struct page *p = f->p;
	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct piece *x = &p->pieces.v[i];
		struct sums *s = &f->sum[x->element];
		f->paragraph[i] = is_paragraph(f, i);
		s->paragraph += f->paragraph[i] ? (double)x->words : 0;
		s->prose += is_prose_piece(f, i) ? (double)x->words : 0;
		s->words += (double)x->words;
		s->bytes += (double)x->bytes;
		s->link_bytes += (double)x->link_bytes;
	}
	for (size_t e = p->elements.n; e-- > 1;) {
		struct sums *s = &f->sum[e], *up = &f->sum[p->elements.v[e].parent];
		up->paragraph += s->paragraph;
		up->prose += s->prose;
		up->words += s->words;
		up->bytes += s->bytes;
		up->link_bytes += s->link_bytes;
	}
	f->all = f->sum[0].paragraph;
}

static void find_homes(struct finder *f)
{
	struct page *p = f->p;
	for (size_t i = 0; i < p->pieces.n; i++) {
		size_t e = p->pieces.v[i].element;
		while (e && p->elements.v[e].end_piece - p->elements.v[e].first_piece < 2)
			e = p->elements.v[e].parent;
		f->home[i] = e;
	}
}

static void mark_title(struct finder *f)
{
	if (f->h->piece == STR_NONE || element_hidden(f->p, f->p->pieces.v[f->h->piece].element))
		return;
	for (size_t e = f->p->pieces.v[f->h->piece].element;; e = f->p->elements.v[e].parent) {
		f->holds_title[e] = 1;
		if (!e)
			break;
	}
}

/* The first paragraph below the headline counts for more, an office's address for nothing. */
static double paragraph_value(const struct finder *f, size_t i)
{
	size_t title = f->h->piece;
	if (f->imprint[i])
		return 0;
	bool near = title != STR_NONE && i > title && i <= title + 15;
	for (size_t k = title + 1; near && k < i; k++)
		near = !(f->paragraph[k] && alive(f, k));
	double words = (double)f->p->pieces.v[i].words;
	return title != STR_NONE && i < title ? words * ABOVE_TITLE : words + (near ? 60 : 0);
}

static void find_container(struct finder *f)
{
	struct page *p = f->p;
	double *value = f->value;
	memset(value, 0, (p->elements.n + 1) * sizeof *value);
	for (size_t i = 0; i < p->pieces.n; i++) {
		if (alive(f, i) && piece_inside(p, i, f->within))
			value[p->pieces.v[i].element] += f->paragraph[i] ? paragraph_value(f, i) : -f->t->weights->other;
	}
	for (size_t e = p->elements.n; e-- > 1;)
		value[p->elements.v[e].parent] += value[e];
	f->container = f->within;
	for (size_t e = f->within + 1; e <= p->elements.v[f->within].last; e++)
		if (value[e] >= value[f->container])
			f->container = e;
}

/* A heading of other stories behind nine tenths of the main words: from there on nothing is the article. */
static void find_tail(struct finder *f, size_t first, size_t end, size_t best)
{
	double seen = 0, all = 0;
	f->tail = 0;
	for (size_t i = first; i < end; i++)
		all += main_words(f, i, best);
	for (size_t i = first; i < end && !f->tail; i++) {
		seen += main_words(f, i, best);
		bool heading = f->cue[i] == CUE_TEASER && link_share(&f->p->pieces.v[i]) <= 0.4;
		if (seen >= 0.9 * all && heading && i > first)
			f->tail = i;
	}
}

/* The run of greatest weight among the container's pieces. */
static bool find_run(struct finder *f, struct chosen *run)
{
	const struct element *c = &f->p->elements.v[f->container];
	size_t best_of = best_home(f, c->first_piece, c->end_piece), start = c->first_piece;
	double sum = 0, best = 0, seen = 0;
	*run = (struct chosen){0, 0, 0};
	find_tail(f, c->first_piece, c->end_piece, best_of);
	for (size_t i = c->first_piece; i < c->end_piece; i++) {
		if (sum <= 0) {
			sum = 0;
			start = i;
		}
		seen += main_words(f, i, best_of);
		sum += f->cue[i] == CUE_ABOUT && alive(f, i) && seen >= 120 ? -40 : piece_weight(f, i, best_of);
		if (sum > best) {
			best = sum;
			run->first = start;
			run->end = i + 1;
		}
	}
	return best > 0;
}

static double paragraphs_between(const struct finder *f, size_t first, size_t end)
{
	double words = 0;
	for (size_t i = first; i < end; i++)
		words += f->paragraph[i] && alive(f, i) ? (double)f->p->pieces.v[i].words : 0;
	return words;
}

/* Where the run keeps less than half of the container's paragraphs, all of them are taken. */
static void widen(const struct finder *f, struct chosen *run)
{
	const struct element *c = &f->p->elements.v[f->container];
	double all = paragraphs_between(f, c->first_piece, c->end_piece);
	if (paragraphs_between(f, run->first, run->end) >= 0.5 * all)
		return;
	size_t first = c->end_piece, end = c->first_piece;
	for (size_t i = c->first_piece; i < c->end_piece; i++)
		if (f->paragraph[i] && alive(f, i)) {
			first = i < first ? i : first;
			end = i + 1;
		}
	if (first < end)
		run->first = first, run->end = end;
}

/* The headings right above the first paragraph. */
static void take_headings_above(const struct finder *f, struct chosen *run)
{
	size_t title = f->h->piece, least = f->p->elements.v[f->container].first_piece;
	least = title != STR_NONE && title < run->first && title >= least ? title + 1 : least;
	for (size_t i = run->first; i > least; i--) {
		const struct piece *x = &f->p->pieces.v[i - 1];
		if (!alive(f, i - 1) || !in_heading(f->p, i - 1) || f->cue[i - 1] != CUE_NONE || link_share(x) > 0.5)
			return;
		run->first = i - 1;
	}
}

static struct finder begin(struct page *p, const struct headline *h, const struct field_tables *t, struct arena *one)
{
	struct finder f = {.p = p, .t = t, .h = h, .one = one, .host = own_host(p), .mild = 1, .least_words = PARAGRAPH_WORDS};
	f.sum = NEW(one, struct sums, p->elements.n + 1);
	f.value = NEW(one, double, p->elements.n + 1);
	f.under = NEW(one, unsigned, p->elements.n + 1);
	f.holds_title = NEW(one, unsigned char, p->elements.n + 1);
	f.box = NEW(one, unsigned char, p->elements.n + 1);
	f.home = NEW(one, size_t, p->pieces.n + 1);
	f.paragraph = NEW(one, unsigned char, p->pieces.n + 1);
	f.cue = NEW(one, unsigned char, p->pieces.n + 1);
	f.imprint = NEW(one, unsigned char, p->pieces.n + 1);
	f.home_words = NEW(one, double, p->elements.n + 1);
	mark_title(&f);
	find_homes(&f);
	find_line_cues(&f);
	return f;
}

static bool try_once(struct finder *f, double mild, size_t least_words, struct chosen *run)
{
	f->mild = mild;
	f->least_words = least_words;
	memset(f->sum, 0, (f->p->elements.n + 1) * sizeof *f->sum);
	sum_up(f);
	doubt_classes(f);
	find_boxes(f);
	find_container(f);
	if (!find_run(f, run))
		return false;
	widen(f, run);
	take_headings_above(f, run);
	run->words = (size_t)paragraphs_between(f, run->first, run->end);
	return true;
}

/* Words of the best run if nothing were excluded but menus. */
static double unlimited(struct finder *f)
{
	struct chosen run;
	return try_once(f, 0.3, PARAGRAPH_WORDS, &run) ? (double)run.words : 0;
}

static bool overlap(const struct chosen *a, const struct chosen *b)
{
	return a->first < b->end && b->first < a->end;
}

bool choose_article(struct page *p, size_t within, const struct headline *h, const struct field_tables *t, bool lede,
	struct arena *one, struct chosen *run)
{
	struct finder f = begin(p, h, t, one);
	f.within = within;
	p->box = f.box;
	p->cue = f.cue;
	double most = unlimited(&f), mild = 1;
	bool found = try_once(&f, 1, PARAGRAPH_WORDS, run);
	if (!found || (double)run->words < 0.35 * most) {
		mild = 0.3;
		found = try_once(&f, mild, PARAGRAPH_WORDS, run);
	}
	if (!found || run->words < SHORT_ARTICLE) {
		struct chosen again;
		if (try_once(&f, 1, LAST_RESORT_WORDS, &again) && (!found || overlap(run, &again)))
			*run = again, found = true;
		else if (found)
			try_once(&f, mild, PARAGRAPH_WORDS, run);
	}
	if (!found)
		return false;
	settle_pieces(&f, run, lede);
	return true;
}
