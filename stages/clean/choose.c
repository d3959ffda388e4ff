#include "choose.h"

#include "links.h"

#include "../lib/utf8.h"

#include <string.h>

#define PROSE_SHARE 0.7
#define ABOVE_TITLE 0.3

enum box { BOX_NONE, BOX_MENU, BOX_SMALL, BOX_CAPTION };

enum {
	PARAGRAPH_WORDS = 10,
	SHORT_PARAGRAPH_WORDS = 6,
	CARD_WORDS = 110,
	PLAIN_CARD_WORDS = 30,
	LAST_RESORT_WORDS = 4,
	SHORT_ARTICLE = 60,
	BODY_WORDS = 40, /* of a box that a bad name does not drop */
	FOLDED_WORDS = 20,
	LIST_WORDS = 20,
	SECTION_WORDS = 60,
	END_MARK = 24, /* bytes */
	PROMO_WORDS = 45,
	COPY_BEGINNING = 50 /* bytes */
};

struct sums {
	double paragraph, words, bytes, link_bytes;
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
	size_t tail; /* piece from which only other stories follow, 0 for none */
};

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

static bool in_heading(const struct page *p, size_t i)
{
	size_t e = p->pieces.v[i].element;
	return tag_has(p->elements.v[e].tag, TAG_HEADING) ||
	       (e && tag_has(p->elements.v[p->elements.v[e].parent].tag, TAG_HEADING));
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

static void sum_up(struct finder *f)
{
	struct page *p = f->p;
	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct piece *x = &p->pieces.v[i];
		struct sums *s = &f->sum[x->element];
		f->paragraph[i] = is_paragraph(f, i);
		s->paragraph += f->paragraph[i] ? (double)x->words : 0;
		s->words += (double)x->words;
		s->bytes += (double)x->bytes;
		s->link_bytes += (double)x->link_bytes;
	}
	for (size_t e = p->elements.n; e-- > 1;) {
		struct sums *s = &f->sum[e], *up = &f->sum[p->elements.v[e].parent];
		up->paragraph += s->paragraph;
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
static void doubt_classes(struct finder *f)
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
		if ((c & IN_CLASS(rules[i].group)) && share < rules[i].limit * f->mild)
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

/* A heading behind which nothing is the article. */
static bool ends_article(enum cue_kind cue)
{
	return cue == CUE_TEASER || cue == CUE_BOILERPLATE || cue == CUE_TOOL;
}

/* Sentences in paragraphs, not headlines, captions and their first lines in turn. */
static bool is_prose(const struct finder *f, const struct element *el)
{
	double prose = 0, words = 0;
	for (size_t i = el->first_piece; i < el->end_piece; i++) {
		const struct piece *x = &f->p->pieces.v[i];
		words += (double)x->words;
		prose += x->words >= 15 && ends_like_sentence(x->text) && f->cue[i] == CUE_NONE ? (double)x->words : 0;
	}
	return prose >= PROSE_SHARE * words && !ends_article((enum cue_kind)f->cue[el->first_piece]);
}

/* Prose without links is part of the article around it, whatever its box is called: page builders and ids made of headings
 * name so much. What boxes of these kinds hold is never the article. */
static bool is_misnamed(const struct finder *f, size_t e)
{
	enum { NEVER = 1 << CLASS_AUTHOR | 1 << CLASS_COMMENT | 1 << CLASS_COOKIE | 1 << CLASS_DISCLAIMER | 1 << CLASS_HIDDEN |
		       1 << CLASS_NEWSLETTER | 1 << CLASS_TAGS };
	const struct element *el = &f->p->elements.v[e];
	bool box = el->tag == TAG_aside || !by_tag(f, e, 0);
	return box && !el->hidden && !(el->classes & NEVER) && f->sum[e].paragraph >= BODY_WORDS && f->sum[e].link_bytes < 0.1 * f->sum[e].bytes && is_prose(f, el);
}

/* Right below the headline. */
static bool opens_article(const struct finder *f, size_t e)
{
	size_t first = f->p->elements.v[e].first_piece;
	return f->h->piece != STR_NONE && first > f->h->piece && first <= f->h->piece + 3;
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

static void exclude(struct finder *f)
{
	for (size_t e = 1; e < f->p->elements.n; e++) {
		enum box above = (enum box)f->box[f->p->elements.v[e].parent];
		f->box[e] = (unsigned char)(above == BOX_NONE ? judge(f, e) : above);
	}
	f->box[0] = BOX_NONE;
}

static bool alive(const struct finder *f, size_t i)
{
	return f->box[f->p->pieces.v[i].element] == BOX_NONE;
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
			value[p->pieces.v[i].element] += f->paragraph[i] ? paragraph_value(f, i) : -0.6;
	}
	for (size_t e = p->elements.n; e-- > 1;)
		value[p->elements.v[e].parent] += value[e];
	f->container = f->within;
	for (size_t e = f->within + 1; e <= p->elements.v[f->within].last; e++)
		if (value[e] >= value[f->container])
			f->container = e;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.s[i]))
			return true;
	return false;
}

/* "Tin tức > Hợp tác quốc tế" */
static bool is_path(const struct piece *x)
{
	return x->words <= 14 && !ends_like_sentence(x->text) &&
	       (str_has(x->text, STR(" > ")) || str_has(x->text, STR(" » ")) || str_has(x->text, STR(" / ")));
}

/* "Thứ sáu, 18/11/2022, 16:40 | Lượt xem: 1.284": a line that is time and counter. */
static bool is_time_line(const struct finder *f, const struct piece *x, struct str folded)
{
	struct printed_time time;
	struct str behind;
	if (!has_digit(folded))
		return false;
	bool labelled = cue_after(f->t->cues, CUE_VIEWS, folded, &behind);
	if (labelled && x->words <= 14 && behind.n && is_digit(behind.s[0]))
		return true;
	labelled = labelled || cue_after(f->t->cues, CUE_DATE, folded, &behind);
	if (x->words > (labelled ? 22 : 16) || !find_printed_time(f->t->clock, folded, false, &time))
		return false;
	return time.hour >= 0 ? !ends_like_sentence(x->text) || x->words <= 10 : time.end - time.start >= folded.n * 6 / 10;
}

static bool may_be_imprint(struct str s)
{
	return str_has(s, STR(":")) || str_has(s, STR("©"));
}

static enum cue_kind beginning(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	enum cue_kind found = cue_beginning(f->t->cues, piece_folded(x, f->one));
	bool heading = x->words <= 8 && (in_heading(f->p, i) || x->bold_bytes * 10 >= x->bytes * 8);
	return found == CUE_ABOUT && !heading ? CUE_NONE : found;
}

static void find_cues(struct finder *f)
{
	struct arena_mark mark = arena_mark(f->one);
	for (size_t i = 0; i < f->p->pieces.n; i++, arena_back(f->one, mark)) {
		const struct piece *x = &f->p->pieces.v[i];
		f->cue[i] = CUE_NONE;
		/* "... Điện thoại: 0271...": the line of the office at the foot */
		f->imprint[i] = x->words <= 150 && may_be_imprint(x->text) && cue_imprint(f->t->cues, piece_folded(x, f->one));
		if (x->words <= PROMO_WORDS)
			f->cue[i] = (unsigned char)beginning(f, i);
		if (x->words > 22 || f->cue[i] != CUE_NONE)
			continue;
		struct str folded = piece_folded(x, f->one);
		if (x->words <= 14)
			f->cue[i] = (unsigned char)cue_line(f->t->cues, folded);
		if (f->cue[i] == CUE_NONE && (is_path(x) || is_time_line(f, x, folded)))
			f->cue[i] = CUE_DATE;
	}
}

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
static bool is_link_line(const struct finder *f, size_t i)
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
static bool names_source(const struct finder *f, size_t i)
{
	const struct piece *x = &f->p->pieces.v[i];
	return (in_heading(f->p, i) || list_of_item(f->p, i)) && x->href.n && !may_lead_to_story(f->host, x->href);
}

/* Headlines that are links stand up to three pieces before in a small box: the text of a card. */
static bool is_card(const struct finder *f, size_t i)
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
static bool carries(const struct finder *f, size_t home, size_t best)
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
	if (!i || home == TAG_ul || home == TAG_ol || tag == TAG_td || x->element == x[-1].element)
		return false;
	return x->words < PLAIN_CARD_WORDS && f->home_words[f->home[i]] < 60 && f->home[i - 1] == f->home[i] && x[-1].words >= 4 &&
	       !ends_like_sentence(x[-1].text);
}

static double paragraph_weight(const struct finder *f, size_t i, size_t best)
{
	const struct piece *x = &f->p->pieces.v[i];
	double words = (double)x->words;
	if (f->imprint[i] && f->home[i] != best)
		return -10;
	if (carries(f, f->home[i], best) && !(f->tail && i >= f->tail))
		return f->home[i] != best && is_card(f, i) && f->home_words[f->home[i]] < CARD_WORDS ? -6 : words;
	if (is_card(f, i) || is_plain_card(f, i))
		return -6;
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

static double weight(const struct finder *f, size_t i, size_t best)
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
		return x->words >= 4 ? -3 : -1;
	if (f->paragraph[i])
		return paragraph_weight(f, i, best);
	if (in_heading(f->p, i))
		return 0;
	return carries(f, f->home[i], best) || is_list_in(f, f->home[i], best) ? 1 : -0.6;
}

static size_t best_home(struct finder *f, size_t first, size_t end)
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
static double main_words(const struct finder *f, size_t i, size_t best)
{
	bool part = f->paragraph[i] && alive(f, i) && carries(f, f->home[i], best) && !is_card(f, i);
	return part || is_main_paragraph(f, i, best) ? (double)f->p->pieces.v[i].words : 0;
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
		sum += f->cue[i] == CUE_ABOUT && alive(f, i) && seen >= 120 ? -40 : weight(f, i, best_of);
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
	find_cues(&f);
	return f;
}

static bool try_once(struct finder *f, double mild, size_t least_words, struct chosen *run)
{
	f->mild = mild;
	f->least_words = least_words;
	memset(f->sum, 0, (f->p->elements.n + 1) * sizeof *f->sum);
	sum_up(f);
	doubt_classes(f);
	exclude(f);
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

/* Short lines above the first paragraph that are neither headings nor sentences: a section's name, a button. */
static void trim_start(struct finder *f, const struct chosen *run)
{
	for (size_t i = run->first; i < run->end && !f->paragraph[i]; i++) {
		struct piece *x = &f->p->pieces.v[i];
		if (x->state == PIECE_BODY && x->words <= 5 && !ends_like_sentence(x->text) && f->least_words == PARAGRAPH_WORDS)
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

static void readmit(struct finder *f, const struct chosen *run)
{
	const struct page *p = f->p;
	for (size_t e = f->container + 1; e <= p->elements.v[f->container].last; e++) {
		bool root = f->box[e] == BOX_MENU && f->box[p->elements.v[e].parent] == BOX_NONE;
		const struct element *el = &p->elements.v[e];
		if (!root || el->first_piece <= run->first || el->end_piece >= run->end || !is_misnamed(f, e))
			continue;
		f->box[e] = BOX_NONE;
		for (size_t k = e + 1; k <= p->elements.v[e].last; k++)
			f->box[k] = (unsigned char)(f->box[p->elements.v[k].parent] == BOX_NONE ? judge(f, k)
												: f->box[p->elements.v[k].parent]);
	}
}

static void settle(struct finder *f, struct chosen *run, bool lede)
{
	readmit(f, run);
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

static bool overlap(const struct chosen *a, const struct chosen *b)
{
	return a->first < b->end && b->first < a->end;
}

bool choose_article(struct page *p, size_t within, const struct headline *h, const struct field_tables *t, bool lede,
	struct arena *one, struct chosen *run)
{
	struct finder f = begin(p, h, t, one);
	f.within = within;
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
	settle(&f, run, lede);
	return true;
}
