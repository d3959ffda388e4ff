#include "story.h"

#include "language.h"
#include "links.h"

#include "../lib/utf8.h"

enum {
	CAPTION_WORDS = 60,
	HEADING_WORDS = 25,
	TEASER_WORDS = 5,
	STORY_WORDS = 80,
	LEAST_WORDS = 20,
	SHORT_WORDS = 60,
	MANY_PIECES = 20000,
	SAMPLE = 20000,        /* bytes, */
	LONG_SAMPLE = 1 << 20, /* at most so many of one piece */
};

static enum tag around(const struct page *p, size_t i, enum tag a, enum tag b)
{
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 6; e = p->elements.v[e].parent, up++)
		if (p->elements.v[e].tag == a || p->elements.v[e].tag == b)
			return p->elements.v[e].tag;
	return TAG_OTHER;
}

static bool mostly(size_t part, size_t whole)
{
	return whole && part * 10 >= whole * 8;
}

/* In a figure, or a table of picture and text alone. */
static bool in_picture_table(const struct page *p, size_t i)
{
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 6; e = p->elements.v[e].parent, up++) {
		const struct element *el = &p->elements.v[e];
		if (el->tag == TAG_figure || el->tag == TAG_table)
			return el->end_piece - el->first_piece <= 3;
	}
	return false;
}

static bool leads_on(struct str s)
{
	return str_ends(s, STR(":")) || str_ends(s, STR("：")) || str_ends(s, STR("…"));
}

/* A short text right behind a picture, slanted, in a table cell, without a full stop, or with the words of a caption. */
static bool reads_as_caption(const struct page *p, size_t i, const struct field_tables *t, struct arena *one)
{
	const struct piece *x = &p->pieces.v[i];
	if (x->words > CAPTION_WORDS || !x->words || (!x->pictures && x->words > 45))
		return false;
	struct str folded = piece_folded(x, one);
	if (is_byline_line(x->text, folded, t, one))
		return false;
	bool sentence = ends_like_sentence(x->text);
	enum caption_proof proof = caption_words(t->cues, folded);
	if (x->words <= 45 && proof == CAPTION_BY_CREDIT)
		return true;
	if (!x->pictures)
		return x->words <= 25 && !sentence && proof <= CAPTION_BY_BEGINNING;
	bool weak = proof < CAPTION_BY_NOTHING, slanted = mostly(x->italic_bytes, x->bytes);
	bool heading = mostly(x->bold_bytes, x->bytes) || (p->elements.v[x->element].classes & IN_CLASS(CLASS_TITLE));
	if ((heading || leads_on(x->text) || p->elements.v[x->element].tag == TAG_li) && !weak && !slanted)
		return false; /* a heading, a lead-in or an item below a picture */
	bool cell = in_picture_table(p, i);
	return x->words <= 14 || slanted || cell || !sentence || (x->words <= 35 && weak);
}

static bool is_caption(const struct page *p, size_t i, const struct field_tables *t, struct arena *one)
{
	struct arena_mark mark = arena_mark(one);
	bool caption = reads_as_caption(p, i, t, one);
	arena_back(one, mark);
	return caption;
}

/* Nothing but the picture above or beside says so: neither slant nor class nor words. */
static bool is_weak_caption(const struct page *p, size_t i, const struct field_tables *t, struct arena *one)
{
	const struct piece *x = &p->pieces.v[i];
	return x->state == PIECE_CAPTION && x->pictures && !mostly(x->italic_bytes, x->bytes) &&
	       !has_caption_words(t->cues, piece_folded(x, one), CAPTION_BY_WEAK_WORDS) &&
	       !(p->elements.v[x->element].classes & (IN_CLASS(CLASS_CAPTION) | IN_CLASS(CLASS_PICTURE)));
}

/* A story in pictures tells itself below them, and so does one whose steps each follow a picture. */
static void free_weak_captions(struct page *p, const struct chosen *run, const struct field_tables *t, struct arena *one)
{
	size_t weak = 0, in_tables = 0, body = 0, below = 0;
	for (size_t i = run->first; i < run->end; i++) {
		bool found = is_weak_caption(p, i, t, one), text = p->pieces.v[i].state == PIECE_BODY;
		weak += found;
		in_tables += found && in_picture_table(p, i);
		body += text && p->pieces.v[i].words >= 10;
		below += text && p->pieces.v[i].pictures;
	}
	bool steps = below >= 3 && below > weak, pictures = weak - in_tables >= 6 && (weak - in_tables) * 3 > body;
	for (size_t i = run->first; i < run->end && (steps || pictures); i++)
		if (is_weak_caption(p, i, t, one) && (steps || !in_picture_table(p, i)))
			p->pieces.v[i].state = PIECE_BODY;
}

static void mark_captions(struct page *p, const struct chosen *run, const struct field_tables *t, struct arena *one)
{
	size_t captions = 0, body = 0;
	for (size_t i = run->first; i < run->end; i++) {
		struct piece *x = &p->pieces.v[i];
		if (x->state == PIECE_BODY && is_caption(p, i, t, one))
			x->state = PIECE_CAPTION;
		captions += x->state == PIECE_CAPTION ? x->words : 0;
		body += x->state == PIECE_BODY ? x->words : 0;
	}
	free_weak_captions(p, run, t, one);
	for (size_t i = run->first; i < run->end && captions * 2 > body; i++)
		if (p->pieces.v[i].state == PIECE_CAPTION)
			p->pieces.v[i].state = PIECE_BODY; /* a story in pictures */
}

/* Captions of the pictures that follow the text. */
static void take_captions_behind(struct page *p, struct chosen *run, size_t to, const struct field_tables *t, struct arena *one)
{
	for (size_t i = run->end; i < to && i < run->end + 3; i++) {
		struct piece *x = &p->pieces.v[i];
		if (x->state != PIECE_OUT || link_share(x) > 0.3 || !x->pictures || !is_caption(p, i, t, one))
			return;
		x->state = PIECE_CAPTION;
		run->end = i + 1;
	}
}

static enum block_kind kind_of(const struct page *p, size_t i)
{
	const struct piece *x = &p->pieces.v[i];
	switch (x->state) {
	case PIECE_LEDE:
		return BLOCK_LEDE;
	case PIECE_HEADING:
		return BLOCK_HEADING;
	case PIECE_CAPTION:
		return BLOCK_CAPTION;
	case PIECE_BYLINE:
		return BLOCK_BYLINE;
	default:
		break;
	}
	if (mostly(x->bold_bytes, x->bytes) && x->words <= HEADING_WORDS && !ends_like_sentence(x->text))
		return BLOCK_HEADING;
	if (around(p, i, TAG_li, TAG_dd) != TAG_OTHER)
		return BLOCK_ITEM;
	if (around(p, i, TAG_blockquote, TAG_blockquote) != TAG_OTHER)
		return BLOCK_QUOTE;
	return BLOCK_PARAGRAPH;
}

void story_add_block(struct article *a, struct buf *text, enum block_kind kind, struct str block, struct arena *one)
{
	if (text->n)
		buf_putc(text, '\n');
	size_t start = text->n;
	buf_put(text, block);
	*PUSH(one, &a->blocks) = (struct block){.kind = kind, .at = {start, text->n}, .published_at = STR("")};
}

static bool goes_out(enum piece_state s)
{
	return s == PIECE_BODY || s == PIECE_LEDE || s == PIECE_HEADING || s == PIECE_CAPTION || s == PIECE_BYLINE;
}

/* The table row that a piece stands in, 0 if none. */
static size_t row_of(const struct page *p, size_t i)
{
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 6; e = p->elements.v[e].parent, up++)
		if (p->elements.v[e].tag == TAG_tr)
			return e;
	return 0;
}

/* Cells of one row of short texts; *end is the piece behind them. */
static bool data_row(const struct page *p, size_t i, size_t last, size_t *end)
{
	size_t row = row_of(p, i), cells = 0, at = i;
	if (!row)
		return false;
	for (; at < last && row_of(p, at) == row; at++, cells++)
		if (p->pieces.v[at].words > 30 || p->pieces.v[at].state != PIECE_BODY ||
			(at > i && p->pieces.v[at].element == p->pieces.v[at - 1].element))
			return false;
	*end = at;
	return cells >= 2;
}

static void add_pieces(const struct page *p, size_t from, size_t to, struct article *a, struct buf *text, struct arena *one)
{
	for (size_t i = from; i < to; i++) {
		if (!goes_out(p->pieces.v[i].state))
			continue;
		size_t end;
		if (!data_row(p, i, to, &end)) {
			story_add_block(a, text, kind_of(p, i), p->pieces.v[i].text, one);
			continue;
		}
		struct buf row = {.arena = one};
		for (size_t k = i; k < end; k++) {
			buf_put(&row, k > i ? STR(" | ") : STR(""));
			buf_put(&row, p->pieces.v[k].text);
		}
		story_add_block(a, text, BLOCK_ROW, buf_str(&row), one);
		i = end - 1;
	}
}

/* Links to other stories that were cut off: links of a headline's length, each address or text once. */
static long count_teasers(const struct page *p, const struct place *w, struct arena *one)
{
	struct {
		uint64_t *v;
		size_t n, cap;
	} seen = {0};
	for (size_t i = 0; i < p->pieces.n && seen.n < 400; i++) {
		const struct piece *x = &p->pieces.v[i];
		bool menu = around(p, i, TAG_nav, TAG_footer) != TAG_OTHER ||
			    i + 40 < (w->headline < w->run.first ? w->headline : w->run.first);
		if (link_share(x) < 0.6 || x->words < TEASER_WORDS || goes_out(x->state) || x->state == PIECE_TITLE || menu)
			continue;
		struct arena_mark mark = arena_mark(one);
		uint64_t hash = str_hash(piece_folded(x, one));
		arena_back(one, mark);
		bool known = false;
		for (size_t k = 0; k < seen.n && !known; k++)
			known = seen.v[k] == hash;
		if (!known)
			*PUSH(one, &seen) = hash;
	}
	return (long)seen.n;
}

static bool is_address(struct str s)
{
	return (str_starts(s, STR("http://")) || str_starts(s, STR("https://"))) && host_of(s).n;
}

void story_set_address(struct article *a, const struct str *tries, size_t n, struct arena *one)
{
	a->url = STR("");
	for (size_t i = 0; i < n && !a->url.n; i++)
		if (is_address(tries[i]))
			a->url = utf8_fold_space(one, utf8_nfc(one, utf8_mend(one, tries[i], &(size_t){0})));
	a->site = utf8_lower(one, host_of(a->url));
}

static void set_address(
	const struct page *p, const struct story_meta *meta, struct str fetched, struct article *a, struct arena *one)
{
	const struct str tries[] = {p->canonical, p->og_url, meta->url, fetched};
	story_set_address(a, tries, 4, one);
	if (!a->site.n)
		a->site = p->og_site.n ? p->og_site : meta->publisher;
}

static struct str sample(const struct page *p, struct arena *one)
{
	struct buf b = {.arena = one};
	for (size_t i = 0; i < p->pieces.n && b.n < SAMPLE; i++)
		if (p->pieces.v[i].words >= 20 && link_share(&p->pieces.v[i]) < 0.5)
			buf_put(&b, str_slice(p->pieces.v[i].text, 0, LONG_SAMPLE));
	for (size_t i = 0; i < p->pieces.n && b.n < 400; i++)
		buf_put(&b, p->pieces.v[i].text);
	return buf_str(&b);
}

static void take_fields(struct page *p, const struct place *w, const struct story_meta *meta, const struct field_tables *t,
	struct article *a, struct arena *one)
{
	a->author = find_author(p, w, meta, a->url, t, one);
	a->published_at = find_published(p, w, meta, a->url, t, one);
	a->views = find_views(p, w, t, one);
	a->teasers = count_teasers(p, w, one);
}

/* Above its first paragraph a story of a page with several has a heading and a time of its own. */
static bool begins_as_story(const struct page *p, size_t e, const struct field_tables *t, struct arena *one)
{
	const struct element *el = &p->elements.v[e];
	bool heading = false, dated = false;
	if (element_hidden(p, e) || (el->classes & IN_CLASS(CLASS_COMMENT)))
		return false;
	struct arena_mark mark = arena_mark(one);
	for (size_t i = el->first_piece; i < el->end_piece && i < el->first_piece + 8; i++, arena_back(one, mark)) {
		const struct piece *x = &p->pieces.v[i];
		struct printed_time time;
		if (x->words >= 20 && link_share(x) < 0.5)
			break;
		const struct element *at = &p->elements.v[x->element], *up = &p->elements.v[at->parent];
		heading |=
			tag_has(at->tag, TAG_HEADING) || tag_has(up->tag, TAG_HEADING) || (at->classes & IN_CLASS(CLASS_TITLE));
		dated |= x->words <= 20 && find_printed_time(t->clock, piece_folded(x, one), false, &time);
	}
	return heading && dated;
}

struct numbers {
	size_t *v;
	size_t n, cap;
};

static double *paragraphs_of_elements(const struct page *p, struct arena *one)
{
	double *words = NEW(one, double, p->elements.n + 1);
	for (size_t i = 0; i < p->pieces.n; i++)
		if (p->pieces.v[i].words >= 15 && link_share(&p->pieces.v[i]) < 0.5)
			words[p->pieces.v[i].element] += (double)p->pieces.v[i].words;
	for (size_t e = p->elements.n; e-- > 1;)
		words[p->elements.v[e].parent] += words[e];
	return words;
}

/* Two or more elements beside each other, of one make, that each begin as a story and together hold most of the page's text. */
static struct numbers find_stories(const struct page *p, const struct field_tables *t, struct arena *one)
{
	double *words = paragraphs_of_elements(p, one);
	struct numbers likely = {0}, best = {0};
	double most = 0;
	for (size_t e = 1; e < p->elements.n && likely.n < 400; e++)
		if (words[e] >= STORY_WORDS && words[e] < 0.9 * words[0] && begins_as_story(p, e, t, one))
			*PUSH(one, &likely) = e;
	for (size_t i = 0; i < likely.n; i++) {
		const struct element *first = &p->elements.v[likely.v[i]];
		struct numbers group = {0};
		double sum = 0;
		for (size_t k = i; k < likely.n; k++) {
			const struct element *el = &p->elements.v[likely.v[k]];
			if (el->parent != first->parent || el->tag != first->tag || el->classes != first->classes)
				continue;
			*PUSH(one, &group) = likely.v[k];
			sum += words[likely.v[k]];
		}
		if (group.n >= 2 && sum > most)
			most = sum, best = group;
	}
	return most >= 0.6 * words[0] ? best : (struct numbers){0};
}

static size_t body_words(const struct page *p, size_t from, size_t to)
{
	size_t words = 0;
	for (size_t i = from; i < to; i++)
		words += p->pieces.v[i].state == PIECE_BODY || p->pieces.v[i].state == PIECE_LEDE ? p->pieces.v[i].words : 0;
	return words;
}

/* A front page or a list of stories leaves a few words; a short article stands right below its headline. */
static bool is_too_little(const struct page *p, const struct place *w, const struct headline *h)
{
	size_t words = body_words(p, w->from, w->to);
	bool below = h->piece != STR_NONE && h->piece <= w->run.first && w->run.first - h->piece <= 25;
	return words < LEAST_WORDS || (words < SHORT_WORDS && !below);
}

/* One story: the page, or one element of a page with several. Its blocks go to the end of a. */
static bool read_one(struct page *p, size_t within, const struct story_meta *meta, struct str lang, const struct field_tables *t,
	struct arena *one, struct article *a, struct buf *text)
{
	const struct element *region = &p->elements.v[within];
	struct headline h = find_headline(p, meta, within, one);
	struct place w = {.from = region->first_piece, .to = region->end_piece, .lang = lang};
	bool lede = !str_eq(lang, STR("en"));
	bool first = a->blocks.n == 0;
	if (!choose_article(p, within, &h, t, lede, one, &w.run))
		return false;
	w.headline = h.piece == STR_NONE ? w.run.first : h.piece;
	mark_captions(p, &w.run, t, one);
	take_captions_behind(p, &w.run, w.to, t, one);
	if (is_too_little(p, &w, &h))
		return false;
	struct article other = {.url = STR("")};
	take_fields(p, &w, meta, t, first ? a : &other, one);
	if (h.text.n)
		story_add_block(a, text, BLOCK_HEADLINE, h.text, one);
	if (h.text.n && !first)
		a->blocks.v[a->blocks.n - 1].published_at = other.published_at;
	if (first)
		a->title = h.text;
	add_pieces(p, w.from, w.to, a, text, one);
	return true;
}

/* The page again, cut by the rules of its host; what its head says stays. */
static bool cut_by_site(struct page *p, const struct story_source *from, struct str host, struct str source, struct arena *one,
	struct site_cut *cut)
{
	if (!site_cut(from->sites, host, source, from->html, one, cut))
		return false;
	struct page head = *p;
	*p = page_from_html(cut->html, from->classes, from->deepest, one);
	p->title_tag = head.title_tag;
	p->og_title = cut->title;
	p->og_site = head.og_site;
	p->published = head.published;
	p->generator = head.generator;
	return true;
}

/* What no rule gives stays as the general method reads it in the whole page. */
static void take_cut_fields(const struct site_cut *cut, const struct article *whole, const struct field_tables *t,
	struct arena *one, struct article *a)
{
	struct printed_time time;
	struct str names = cut->author.n ? byline_names(cut->author, t, false, one) : whole->author;

	if (cut->date.n && find_printed_time(t->clock, utf8_fold(one, cut->date), false, &time))
		a->published_at = time_iso(&time, one);
	else if (whole->published_at.n)
		a->published_at = whole->published_at;
	a->author = names.n ? names : a->author;
}

/* One story, or each of several. */
static bool read_stories(struct page *p, const struct story_meta *meta, struct str lang, const struct field_tables *t,
	struct arena *one, struct article *a, struct buf *text)
{
	static const struct story_meta none = {{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", 0}};
	struct numbers stories = find_stories(p, t, one);
	bool found = false;

	if (p->pieces.n > MANY_PIECES)
		RESERVE(one, &a->blocks, p->pieces.n + 2);
	for (size_t i = 0; i < stories.n; i++)
		found |= read_one(p, stories.v[i], i ? &none : meta, lang, t, one, a, text);
	return found || read_one(p, 0, meta, lang, t, one, a, text);
}

bool story_read(
	struct page *p, const struct story_source *from, const struct field_tables *t, struct arena *one, struct article *a)
{
	struct story_meta meta = story_meta(p, one);
	struct str lang = language_of(sample(p, one));
	struct buf text = {.arena = one};
	struct site_cut cut;
	set_address(p, &meta, from->url, a, one);
	const struct place whole = {.from = 0, .to = p->pieces.n};
	struct str host = utf8_lower(one, host_of(a->url));
	bool ruled = from->sites && site_has_rules(from->sites, host);
	long uncut_teasers = ruled ? count_teasers(p, &whole, one) : 0;
	const struct article blank = *a;
	bool found = read_stories(p, &meta, lang, t, one, a, &text);
	ruled = ruled && cut_by_site(p, from, host, a->source, one, &cut);
	if (ruled) {
		struct article general = *a;
		*a = blank;
		text = (struct buf){.arena = one};
		found = read_one(p, 0, &meta, lang, t, one, a, &text);
		take_cut_fields(&cut, &general, t, one, a);
	}
	a->teasers = ruled ? uncut_teasers : a->teasers;
	a->text = buf_str(&text);
	a->captions = STR("known");
	a->lang = language_of(a->text);
	return found;
}
