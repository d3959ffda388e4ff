#include "saved_text.h"

#include "language.h"
#include "text_columns.h"

#include "../lib/utf8.h"

enum { TITLE_WORDS = 4, ENDLESS = 45, CAPTION = 60, CARD = 45, LEAST_WORDS = 20, LONG_ENOUGH = 80 };

/* What a line is before any of its neighbours is asked. */
enum line_kind { LINE_TEXT, LINE_SHORT, LINE_PICTURE, LINE_TOOL, LINE_CUE, LINE_TEASER, LINE_NONE };

struct line {
	struct str text, folded;
	size_t words;
	enum line_kind kind;
	bool caption_cell; /* "| caption |" under a picture */
	bool bullet;
	bool caption_words;
	bool teaser_cue; /* a LINE_CUE of other stories, not of boilerplate */
};
struct lines {
	struct line *v;
	size_t n, cap;
};

static bool ends_in(struct str folded, const char *suffix)
{
	return str_ends(folded, str_of(suffix));
}

/* "2-hnbthu.jpg": a file name alone. */
static bool is_picture_name(struct str s)
{
	static const char *const kinds[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ends_in(s, kinds[i]) && str_find(s, STR(" ")) == STR_NONE)
			return true;
	return false;
}

/* "[hd-6]": what stands for a picture in a dump. */
static bool is_bracketed(struct str s)
{
	return str_starts(s, STR("[")) && str_ends(s, STR("]")) && str_find(s, STR("]")) == s.n - 1 && count_words(s) <= 8;
}

/* "[dot] Giới thiệu": the name of a small picture before a line. */
static struct str without_picture_name(struct str s)
{
	size_t end = str_starts(s, STR("[")) ? str_find(s, STR("] ")) : STR_NONE, at = 1;
	if (end == STR_NONE || end > 16 || str_find(str_slice(s, 0, end), STR(" ")) != STR_NONE)
		return s;
	uint32_t first = utf8_next(s, &at);
	return cp_is_lower(first) || cp_is_digit(first) ? str_trim(str_slice(s, end + 1, s.n)) : s;
}

/* "![alt](address)": the mark of a picture in a dump. */
static bool cut_picture_mark(struct str *s)
{
	if (!str_starts(*s, STR("![")))
		return false;
	size_t middle = str_find(*s, STR("](")), end = str_find(*s, STR(")"));
	if (middle == STR_NONE || end == STR_NONE || end < middle)
		return false;
	*s = str_trim(str_slice(*s, end + 1, s->n));
	return true;
}

/* "A- A A+ |", "1 2 3 4 5 ...": nothing to read. */
static bool is_signs(struct str s)
{
	size_t letters = 0, runs = 0;
	bool inside = false;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		bool letter = cp_is_letter(cp) || cp_is_han(cp);
		letters += letter;
		runs += letter && !inside;
		inside = letter;
	}
	return letters <= runs; /* no word of two letters */
}

/* "Trang chủ | Thời sự | ...", "Trang nhất » Đối ngoại": a menu or a path. */
static bool is_menu(struct str s)
{
	size_t bars = 0;
	for (size_t i = 0; i + 2 < s.n; i++)
		bars += s.s[i] == ' ' && (s.s[i + 1] == '|' || s.s[i + 1] == '/' || s.s[i + 1] == '>') && s.s[i + 2] == ' ';
	return bars >= 3 || str_has(s, STR(" » "));
}

/* "(14/7)", "24/03/2021" behind a headline; ">>" before it. */
static bool is_teaser_form(struct str s)
{
	if (str_starts(s, STR(">>")) || str_starts(s, STR("»")))
		return true;
	if (str_ends(s, STR(")")))
		s.n--;
	size_t digits = 0, slashes = 0;
	while (s.n && (is_digit(s.s[s.n - 1]) || s.s[s.n - 1] == '/' || s.s[s.n - 1] == '-')) {
		digits += is_digit(s.s[s.n - 1]);
		slashes += !is_digit(s.s[s.n - 1]);
		s.n--;
	}
	return slashes && digits >= 2 && s.n && s.s[s.n - 1] == '(';
}

static bool is_time_line(const struct line *l, const struct field_tables *t)
{
	struct printed_time time;
	if (l->words <= 7 && l->text.n <= 44 && find_printed_time(t->clock, l->folded, false, &time))
		return true;
	if (l->words > 18 || !find_printed_time(t->clock, l->folded, false, &time))
		return false;
	return (time.hour >= 0 && (l->words <= 14 || !ends_like_sentence(l->text))) ||
	       time.end - time.start >= l->folded.n * 6 / 10;
}

static enum line_kind kind_of_line(const struct line *l, const struct field_tables *t)
{
	struct str rest;
	bool sentence = ends_like_sentence(l->text);
	if (is_picture_name(l->folded) || is_bracketed(l->text))
		return LINE_PICTURE;
	if (is_signs(l->text))
		return LINE_TOOL;
	if (l->words <= 20) {
		enum cue_kind cue = cue_line(t->cues, l->folded);
		if (cue == CUE_TEASER || cue == CUE_BOILERPLATE || cue == CUE_TOOL)
			return LINE_CUE;
		if (cue == CUE_VIEWS || cue == CUE_DATE ||
			(l->words <= 16 && cue_after(t->cues, CUE_VIEWS, l->folded, &rest) && rest.n && is_digit(rest.s[0])))
			return LINE_TOOL;
		if (is_time_line(l, t) || str_starts(l->folded, STR("a- a")))
			return LINE_TOOL;
		if (!sentence && l->words <= 8 && cue_begins_boilerplate(t->cues, l->folded))
			return LINE_TOOL;
	}
	if (l->words <= 150 && cue_imprint(t->cues, l->folded))
		return LINE_CUE;
	if (is_menu(l->text) && !sentence)
		return LINE_TOOL;
	if (is_teaser_form(l->text))
		return LINE_TEASER;
	bool clauses = str_has(l->text, STR(", ")) || str_has(l->text, STR(". ")) || str_has(l->text, STR("，"));
	return (l->words >= ENDLESS && clauses) || (l->words >= 10 && sentence) ? LINE_TEXT : LINE_SHORT;
}

/* "[text](address)" of a dump becomes text; *links is how much of the line that was. */
static struct str without_link_marks(struct str s, struct arena *one, size_t *links)
{
	struct buf out = {.arena = one};
	*links = 0;
	if (!str_has(s, STR("](")))
		return s;
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_slice(s, i, s.n);
		size_t middle = s.s[i] == '[' ? str_find(rest, STR("](")) : STR_NONE;
		size_t end = middle == STR_NONE ? STR_NONE : str_find(str_slice(rest, middle, rest.n), STR(")"));
		size_t inner = middle == STR_NONE ? STR_NONE : str_find(str_slice(rest, 1, middle), STR("["));
		if (end == STR_NONE || inner != STR_NONE) {
			buf_putc(&out, s.s[i]);
			continue;
		}
		buf_put(&out, str_slice(rest, 1, middle));
		*links += middle - 1;
		i += middle + end;
	}
	return buf_str(&out);
}

static void add_line(struct lines *all, struct str raw, const struct field_tables *t, struct arena *one)
{
	struct line l = {.kind = LINE_NONE};
	struct str s = str_trim(without_bullet(utf8_nfc(one, utf8_fold_space(one, raw)), &l.bullet));
	s = without_picture_name(s);
	bool picture = cut_picture_mark(&s);
	bool cell = str_cut(&s, STR("|"));
	size_t links;
	s = str_trim(without_link_marks(s, one, &links));
	while (str_cut(&s, STR("**")) || str_cut(&s, STR("__")))
		;
	while (str_ends(s, STR("**")) || str_ends(s, STR("__")))
		s.n -= 2;
	while (s.n && s.s[s.n - 1] == '|')
		s = str_trim(str_slice(s, 0, s.n - 1));
	if (picture)
		*PUSH(one, all) = (struct line){.kind = LINE_PICTURE, .text = STR(""), .folded = STR("")};
	if (!s.n)
		return;
	l.text = s;
	l.folded = utf8_fold(one, s);
	l.words = count_words(s);
	l.caption_cell = cell;
	l.kind = kind_of_line(&l, t);
	l.teaser_cue = l.kind == LINE_CUE && cue_line(t->cues, l.folded) == CUE_TEASER;
	l.caption_words = l.words <= 45 && has_caption_words(t->cues, l.folded, CAPTION_BY_WEAK_WORDS);
	if (links * 10 > s.n * 8 && (l.kind == LINE_SHORT || l.kind == LINE_TEXT) && l.words >= 4)
		l.kind = LINE_TEASER;
	*PUSH(one, all) = l;
}

static struct lines cut_lines(struct str text, const struct field_tables *t, struct arena *one)
{
	struct lines all = {0};
	struct strs raw = text_lines(text, one);
	for (size_t i = 0; i < raw.n; i++)
		add_line(&all, raw.v[i], t, one);
	return all;
}

static bool long_text(const struct line *l)
{
	return l->kind == LINE_TEXT && !l->caption_cell;
}

/* A headline and one or two sentences below it: the card of another story. */
static bool is_carded(const struct lines *all, size_t i)
{
	const struct line *before = i ? &all->v[i - 1] : NULL;
	if (!before || all->v[i].words > 120)
		return false;
	bool caption = before->caption_cell || before->caption_words || (i >= 2 && all->v[i - 2].kind == LINE_PICTURE);
	return (before->kind == LINE_SHORT && before->words >= 4 && !caption) || before->kind == LINE_TEASER;
}

/* A heading of other stories, a byline or the imprint ends the article unless much text follows it that is no card. */
static bool is_tail(const struct lines *all, size_t at, size_t words_before)
{
	size_t words = 0, halves = 0;
	if (words_before < LONG_ENOUGH)
		return false;
	for (size_t i = at + 1; i < all->n && halves < 5; i++) {
		const struct line *l = &all->v[i];
		if (l->kind == LINE_CUE && !l->teaser_cue && i > at + 1)
			break; /* comments, imprint */
		halves += l->kind == LINE_CUE;
		if (long_text(l) && l->words >= 25 && !is_carded(all, i))
			words += l->words >> halves;
	}
	return words < 40 || words * 10 < words_before;
}

/* Two cards in a row. */
static bool in_cards(const struct lines *all, size_t i)
{
	if (!is_carded(all, i) || all->v[i].words > CARD)
		return false;
	bool before = i >= 2 && long_text(&all->v[i - 2]) && all->v[i - 2].words <= CARD && is_carded(all, i - 2);
	bool after = i + 2 < all->n && long_text(&all->v[i + 2]) && all->v[i + 2].words <= CARD && is_carded(all, i + 2);
	return before || after;
}

/* "Thanh Mẫu", "Tin, ảnh: ...": every word begins with a capital, or a label stands before. */
static bool is_byline_like(const struct line *l, const struct field_tables *t, struct arena *one)
{
	if (l->kind != LINE_SHORT || l->words > 12)
		return false;
	if (is_byline_line(l->text, utf8_fold(one, l->text), t, one))
		return true;
	return l->words >= 2 && l->words <= 4 && is_writer_like(l->text) && all_words_capital(l->text);
}

struct range {
	size_t first, end; /* lines of the article, headline apart */
	size_t title;
};

static double line_weight(const struct lines *all, size_t i)
{
	const struct line *l = &all->v[i];
	switch (l->kind) {
	case LINE_TEXT:
		return l->caption_cell ? 0 : in_cards(all, i) ? -6 : (double)l->words;
	case LINE_CUE:
		return -10;
	case LINE_TEASER:
		return -4;
	case LINE_PICTURE:
		return 0;
	default:
		return l->caption_cell ? 0 : -2;
	}
}

/* The densest run: paragraphs count their words, other lines cost. */
static struct range find_range(const struct lines *all, const struct field_tables *t, struct arena *one)
{
	struct range best = {0, 0, STR_NONE};
	double sum = 0, most = 0;
	size_t start = 0, words = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct line *l = &all->v[i];
		if ((l->kind == LINE_CUE || (i && long_text(&all->v[i - 1]) && is_byline_like(l, t, one))) &&
			is_tail(all, i, words))
			break;
		if (sum <= 0) {
			sum = 0;
			start = i;
			words = 0;
		}
		sum += line_weight(all, i);
		words += long_text(l) ? l->words : 0;
		if (sum > most) {
			most = sum;
			best.first = start;
			best.end = i + 1;
		}
	}
	return best;
}

/* The last paragraph may lack its full stop: long, or right above the byline. */
static void take_open_end(const struct lines *all, struct range *r, const struct field_tables *t, struct arena *one)
{
	while (r->end > r->first && r->end < all->n && all->v[r->end].kind == LINE_SHORT && !all->v[r->end].caption_cell) {
		const struct line *l = &all->v[r->end], *next = r->end + 1 < all->n ? &all->v[r->end + 1] : NULL;
		bool above_byline = l->words >= 12 && next && is_byline_like(next, t, one);
		if (!above_byline && l->words < 28)
			return;
		r->end++;
	}
}

static bool may_be_title(const struct line *l)
{
	return (l->kind == LINE_SHORT || l->kind == LINE_TEXT) && l->words >= TITLE_WORDS && l->words <= 60 && !l->caption_cell;
}

/* "... ảnh 1": the title once more as the picture's name. */
static bool repeats(const struct line *l, const struct line *title)
{
	if (!str_starts(l->folded, title->folded))
		return false;
	return l->words <= title->words + 2;
}

/* How often later lines begin with this one. */
static size_t repetitions(const struct lines *all, size_t at)
{
	size_t n = 0;
	for (size_t i = at + 1; i < all->n && i < at + 400; i++)
		n += repeats(&all->v[i], &all->v[at]);
	return n;
}

/* "Chuyên mục: ...": a field. */
static bool is_labelled(const struct line *l)
{
	size_t colon = str_find(l->text, STR(": "));
	return l->words <= 10 && colon != STR_NONE && count_words(str_slice(l->text, 0, colon)) <= 3;
}

/* Upward from the text over tools and captions; a line that others repeat, or that a date line follows, is preferred. */
static double title_score(const struct lines *all, size_t i, size_t from, const struct field_tables *t)
{
	const struct line *l = &all->v[i];
	double score = 1 + (double)(i - from) * 0.15 + (l->words >= 8 ? 3 : l->words >= 6 ? 1.5 : 0);
	score += i + 1 < all->n && all->v[i + 1].kind == LINE_TOOL ? 2 : 0;
	score += l->words >= 6 && repetitions(all, i) ? 4 : 0;
	score -= l->kind == LINE_TEXT && ends_like_sentence(l->text) ? 3 : 0;
	score -= cue_begins_boilerplate(t->cues, l->folded) ? 2 : 0;
	score -= is_labelled(l) || has_caption_words(t->cues, l->folded, CAPTION_BY_CREDIT) ? 3 : 0;
	score -= l->words > 40 ? 3 : l->words > 28 ? 2 : 0; /* a lede without its full stop */
	return score;
}

static size_t find_title(const struct lines *all, const struct range *r, const struct field_tables *t)
{
	size_t best = STR_NONE;
	double most = 0;
	size_t from = r->first > 14 ? r->first - 14 : 0;
	for (size_t i = from; i <= r->first && i < r->end; i++) {
		const struct line *l = &all->v[i];
		if (!may_be_title(l) || (i == r->first && ends_like_sentence(l->text)))
			continue;
		double score = title_score(all, i, from, t);
		if (score > most)
			most = score, best = i;
	}
	return best;
}

/* A lede may lack its full stop. */
static bool is_open_lede(const struct line *l)
{
	return l->kind == LINE_SHORT && l->words >= 20;
}

/* Pictures and captions may stand between the headline and the first paragraph; a lede too. */
static void start_behind_title(const struct lines *all, struct range *r)
{
	if (r->title == STR_NONE)
		return;
	if (r->title < r->first) {
		for (size_t i = r->title + 1; i < r->first; i++)
			if (all->v[i].kind == LINE_TEXT || all->v[i].caption_cell || is_open_lede(&all->v[i])) {
				r->first = i;
				return;
			}
	} else {
		r->first = r->title + 1;
	}
}

static bool is_caption_line(const struct lines *all, size_t i, const struct range *r, const struct field_tables *t)
{
	const struct line *l = &all->v[i];
	bool behind_picture =
		i > 0 && (all->v[i - 1].kind == LINE_PICTURE ||
				 (r->title != STR_NONE && r->title != i - 1 && repeats(&all->v[i - 1], &all->v[r->title])));
	if (l->words > CAPTION)
		return false;
	if (l->caption_cell || (behind_picture && l->words <= 45))
		return true;
	if (has_caption_words(t->cues, l->folded, CAPTION_BY_CREDIT) && l->words <= 45)
		return true;
	bool sentence = ends_like_sentence(l->text);
	if (l->words <= 35 && has_caption_words(t->cues, l->folded, CAPTION_BY_WEAK_WORDS) &&
		(!sentence || (l->words <= 25 && str_find(l->text, STR(", ")) == STR_NONE) ||
			has_caption_ending(t->cues, l->folded)))
		return true;
	bool first = i == r->first || (r->title != STR_NONE && i == r->title + 1); /* a lede may lack its full stop */
	bool last = i + 1 == r->end && l->words >= 12;                             /* so may the last paragraph */
	return !sentence && !str_ends(l->text, STR(",")) && l->words > 8 && l->words <= 40 && !first && !last;
}

/* "- Hai bên ...", "1. ...": an item, with or without an end. */
static bool is_item(struct str s)
{
	long n;
	if (str_starts(s, STR("- ")) || str_starts(s, STR("– ")) || str_starts(s, STR("+ ")) || str_starts(s, STR("* ")))
		return true;
	return str_cut_number(&s, 2, &n) && (str_starts(s, STR(". ")) || str_starts(s, STR(") ")));
}

static enum block_kind kind_of_block(const struct lines *all, size_t i, const struct range *r, const struct field_tables *t)
{
	const struct line *l = &all->v[i];
	bool behind_picture = i > 0 && all->v[i - 1].kind == LINE_PICTURE;
	if (is_item(l->text) && !behind_picture)
		return BLOCK_ITEM;
	if (is_caption_line(all, i, r, t))
		return BLOCK_CAPTION;
	if (l->kind == LINE_SHORT && !ends_like_sentence(l->text) && !is_open_lede(l))
		return BLOCK_HEADING;
	return BLOCK_PARAGRAPH;
}

/* One or two short lines behind the last paragraph. */
static size_t take_byline(const struct lines *all, const struct range *r, const struct field_tables *t, struct arena *one,
	struct article *a, struct str *editor)
{
	size_t end = r->end;
	*editor = STR("");
	for (size_t i = r->end; i < all->n && i < r->end + 5; i++) {
		const struct line *l = &all->v[i];
		if (l->kind == LINE_TEASER || l->kind == LINE_PICTURE)
			continue;
		bool lone = l->words == 1 && l->text.n > 3 && !str_has(l->text, STR(".")); /* a button, rather than a pen name */
		if (l->kind == LINE_CUE || l->kind == LINE_TOOL || l->words > 12)
			break;
		if (lone)
			continue;
		struct str names = byline_names(l->text, t, l->words > 6, one);
		bool alone = byline_alone(t->cues, l->folded) != NULL;
		if (!names.n && !alone)
			continue;
		bool is_editor = is_editor_line(l->text, t, one);
		if (is_editor && !editor->n)
			*editor = names;
		if (!a->author.n && !is_editor)
			a->author = names;
		end = i + 1;
	}
	return end;
}

/* "1.284" alone on the line behind its label. */
static long views_of_number(struct str s)
{
	long n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (is_digit(s.s[i]) && n < 100000000)
			n = n * 10 + (s.s[i] - '0');
		else if (s.s[i] != '.' && s.s[i] != ',')
			return -1;
	}
	return n ? n : -1;
}

/* Day and hour may stand on two lines. */
static struct str with_next_clock(const struct lines *all, size_t i, struct arena *one)
{
	const struct line *l = &all->v[i], *next = i + 1 < all->n ? &all->v[i + 1] : NULL;
	bool clock = next && next->kind == LINE_TOOL && next->words <= 3 && next->text.n <= 12 && next->text.n &&
		     is_digit(next->text.s[0]);
	return clock && str_find(l->text, STR(":")) == STR_NONE ? arena_join(one, l->folded, STR(" "), next->folded) : l->folded;
}

static bool has_date_label(const struct line *l, const struct field_tables *t)
{
	struct str behind;
	return cue_after(t->cues, CUE_DATE, l->folded, &behind);
}

/* A line between headline and text, with the time right above or below. */
static bool beside_time(const struct lines *all, size_t i)
{
	return (i && all->v[i - 1].kind == LINE_TOOL) || (i + 1 < all->n && all->v[i + 1].kind == LINE_TOOL);
}

static void take_line_fields(
	const struct lines *all, const struct range *r, const struct field_tables *t, struct arena *one, struct article *a)
{
	size_t top = r->title == STR_NONE ? r->first : r->title < r->first ? r->title : r->first;
	size_t from = top > 3 ? top - 3 : 0, to = r->end + 6 < all->n ? r->end + 6 : all->n;
	int best = 0;
	for (size_t i = from; i < to; i++) {
		const struct line *l = &all->v[i];
		struct printed_time time;
		if (i >= r->first && i < r->end && l->kind == LINE_TEXT)
			continue;
		bool place = i + 2 >= top || has_date_label(l, t); /* further up stands the day of today */
		if (i >= r->end && (l->kind == LINE_CUE || l->kind == LINE_TEASER))
			break;
		if (l->kind == LINE_TOOL && place && find_printed_time(t->clock, with_next_clock(all, i, one), false, &time) &&
			(time.hour >= 0 || i + 1 >= top || has_date_label(l, t))) {
			struct str behind;
			int score = 1 + (time.hour >= 0 ? 2 : 0) + (i > top && i < r->first ? 3 : 0) +
				    (cue_after(t->cues, CUE_DATE, l->folded, &behind) ? 2 : 0);
			if (score > best)
				a->published_at = time_iso(&time, one);
			best = score > best ? score : best;
		}
		bool label_only;
		long views = l->words <= 20 && a->views < 0 ? views_of_line(t, l->folded, &label_only) : -1;
		if (l->words <= 20 && a->views < 0 && views < 0 && label_only && i + 1 < all->n)
			views = views_of_number(all->v[i + 1].text);
		a->views = views > 0 ? views : a->views;
		if (!a->author.n && (i < r->first || i >= r->end) && l->words <= 24)
			a->author = byline_inside(l->text, t, one);
		if (!a->author.n && i > top && i < r->first)
			a->author = byline_before_time(l->text, t, one);
		if (!a->author.n && i > top && i < r->first && beside_time(all, i) && l->words >= 2 && l->words <= 4 &&
			all_words_capital(l->text))
			a->author = byline_names(l->text, t, false, one);
	}
}

/* Lines of a headline's length behind the article, each once. */
static long count_tail(const struct lines *all, size_t from, struct arena *one)
{
	struct {
		uint64_t *v;
		size_t n, cap;
	} seen = {0};
	for (size_t i = from; i < all->n && seen.n < 400; i++) {
		const struct line *l = &all->v[i];
		if (l->kind == LINE_CUE || l->kind == LINE_TOOL || l->words < 6 ||
			(l->kind == LINE_TEXT && ends_like_sentence(l->text)))
			continue;
		uint64_t hash = str_hash(l->folded);
		bool known = false;
		for (size_t k = 0; k < seen.n && !known; k++)
			known = seen.v[k] == hash;
		if (!known)
			*PUSH(one, &seen) = hash;
	}
	return (long)seen.n;
}

/* A short line with a time line right below it, inside the run: the headline of the next story. */
static struct str next_headline_time(
	const struct lines *all, size_t i, const struct range *r, const struct field_tables *t, struct arena *one)
{
	struct printed_time time;
	if (i <= r->first || i + 1 >= r->end || !may_be_title(&all->v[i]) || ends_like_sentence(all->v[i].text) ||
		all->v[i + 1].kind != LINE_TOOL || !find_printed_time(t->clock, all->v[i + 1].folded, false, &time))
		return STR("");
	return time_iso(&time, one);
}

/* Captions that outweigh the paragraphs are the story. */
static bool is_picture_story(const struct lines *all, const struct range *r, const struct field_tables *t)
{
	size_t captions = 0, body = 0;
	for (size_t i = r->first; i < r->end; i++) {
		bool caption = is_caption_line(all, i, r, t);
		captions += caption ? all->v[i].words : 0;
		body += !caption && all->v[i].kind == LINE_TEXT ? all->v[i].words : 0;
	}
	return captions * 2 > body;
}

static void put_blocks(const struct lines *all, const struct range *r, size_t end, const struct field_tables *t,
	struct arena *one, struct article *a)
{
	struct buf text = {.arena = one};
	struct str first_author = STR("");
	bool pictures = is_picture_story(all, r, t);
	if (a->title.n)
		story_add_block(a, &text, BLOCK_HEADLINE, a->title, one);
	for (size_t i = r->first; i < end; i++) {
		const struct line *l = &all->v[i];
		if (l->kind == LINE_PICTURE || l->kind == LINE_TOOL || l->kind == LINE_CUE || l->kind == LINE_TEASER ||
			i == r->title || (r->title != STR_NONE && repeats(l, &all->v[r->title])))
			continue;
		struct str published = next_headline_time(all, i, r, t, one);
		bool byline = i >= r->end || (i > r->first && long_text(&all->v[i - 1]) && is_byline_like(l, t, one));
		enum block_kind kind = byline ? BLOCK_BYLINE : kind_of_block(all, i, r, t);
		if (byline && !first_author.n)
			first_author = byline_names(l->text, t, false, one);
		if (published.n && first_author.n && i < r->end)
			a->author = first_author; /* what stood behind the last story was another's name */
		if (kind == BLOCK_CAPTION && pictures)
			kind = BLOCK_PARAGRAPH;
		story_add_block(a, &text, published.n ? BLOCK_HEADLINE : kind, l->text, one);
		a->blocks.v[a->blocks.n - 1].published_at = published;
	}
	a->text = buf_str(&text);
}

static size_t words_of_text(const struct lines *all, const struct range *r)
{
	size_t words = 0;
	for (size_t i = r->first; i < r->end; i++)
		words += all->v[i].kind == LINE_TEXT ? all->v[i].words : 0;
	return words;
}

static enum piece_state fate(const struct line *l, bool inside, bool title)
{
	switch (l->kind) {
	case LINE_CUE:
		return PIECE_CUE;
	case LINE_TEASER:
		return PIECE_TEASER;
	case LINE_PICTURE:
	case LINE_TOOL:
		return PIECE_TOOL;
	default:
		return title ? PIECE_TITLE : inside ? PIECE_BODY : PIECE_OUT;
	}
}

static void show_lines(const struct lines *all, const struct range *r, size_t end, struct page *seen, struct arena *one)
{
	for (size_t i = 0; seen && i < all->n; i++)
		*PUSH(one, &seen->pieces) = (struct piece){.text = all->v[i].text,
			.folded = all->v[i].folded,
			.words = all->v[i].words,
			.state = fate(&all->v[i], i >= r->first && i < end, i == r->title)};
}

bool saved_text_read(
	struct str text, struct str url, const struct field_tables *t, struct arena *one, struct article *a, struct page *seen)
{
	struct lines all = cut_lines(utf8_nfc(one, text), t, one);
	struct range r = find_range(&all, t, one);
	if (r.end <= r.first || words_of_text(&all, &r) < LEAST_WORDS) {
		show_lines(&all, &(struct range){.title = STR_NONE}, 0, seen, one);
		return false;
	}
	take_open_end(&all, &r, t, one);
	r.title = find_title(&all, &r, t);
	start_behind_title(&all, &r);
	a->title = r.title == STR_NONE ? STR("") : all.v[r.title].text;
	struct str editor;
	size_t end = take_byline(&all, &r, t, one, a, &editor);
	take_line_fields(&all, &r, t, one, a);
	if (!a->author.n)
		a->author = editor;
	put_blocks(&all, &r, end, t, one, a);
	show_lines(&all, &r, end, seen, one);
	story_set_address(a, &url, 1, one);
	if (!a->site.n && r.title != STR_NONE && r.title > 0 && all.v[0].words <= 14 && all.v[0].kind == LINE_SHORT)
		a->site = all.v[0].text;
	a->teasers = count_tail(&all, end, one);
	a->lang = language_of(a->text);
	return true;
}
