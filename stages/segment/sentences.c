#include "sentences.h"

#include "../lib/sixteen.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
	BRACKET_REACH = 300, /* bytes in which a bracket must close to hold its sentences together */
	TOKEN_REACH = 64,    /* bytes before a full stop that matter */
};

struct abbreviation {
	struct str text;
	bool may_end; /* "v.v.", "p.m.": ends a sentence where a capital follows */
};
struct abbreviations {
	struct abbreviation *v;
	size_t n, cap;
};

static int by_text(const void *a, const void *b)
{
	return str_cmp(((const struct abbreviation *)a)->text, ((const struct abbreviation *)b)->text);
}

struct abbreviations *abbreviations_load(const char *config, struct arena *run)
{
	struct abbreviations *all = NEW(run, struct abbreviations, 1);
	struct table t = table_load(config, "lexicon/abbreviations.csv", run);
	unsigned text = table_column(&t, "abbreviation"), ends = table_column(&t, "ends_sentence");
	for (size_t i = 0; i < t.n; i++)
		*PUSH(run, all) = (struct abbreviation){t.rows[i].cell[text], table_choice(&t, &t.rows[i], ends, "0 1") == 1};
	if (all->n)
		qsort(all->v, all->n, sizeof *all->v, by_text);
	return all;
}

static const struct abbreviation *find_abbreviation(const struct abbreviations *all, struct str text)
{
	struct abbreviation wanted = {.text = text};
	return all->n ? bsearch(&wanted, all->v, all->n, sizeof *all->v, by_text) : NULL;
}

/* The block in hand, and the full stop (or its like) that is being looked at. */
struct stop {
	struct str text;
	const struct abbreviations *abbreviations;
	size_t start;    /* of the sentence */
	size_t end;      /* of the block */
	size_t at, past; /* of the mark, with the marks, quotation marks and brackets that follow it */
	size_t bracket;  /* the last open one, or STR_NONE */
	uint32_t mark;
	bool single; /* one "." and nothing like "..." or "?!" */
};

static bool is_han_mark(uint32_t cp)
{
	return cp == 0x3002 /* 。 */ || cp == 0xff01 /* ！ */ || cp == 0xff1f /* ？ */;
}

static bool is_mark(uint32_t cp)
{
	return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 /* … */ || is_han_mark(cp);
}

static bool is_closing(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201d || cp == 0x2019 || cp == 0xbb || cp == 0x300d ||
	       cp == 0x300f || cp == 0x300b || cp == 0xff09;
}

static bool is_opening(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == '(' || cp == '[' || cp == 0x201c || cp == 0x2018 || cp == 0xab || cp == 0x300c ||
	       cp == 0x300e || cp == 0x300a || cp == 0xff08;
}

static bool is_bullet(uint32_t cp)
{
	return cp == '-' || cp == '+' || cp == '*' || cp == 0x2013 || cp == 0x2014 || cp == 0x2022;
}

static uint32_t peek(struct str text, size_t at)
{
	return utf8_next(text, &at);
}

static size_t skip_spaces(struct str text, size_t at, size_t end)
{
	for (size_t next = at; next < end; at = next)
		if (!cp_is_space(utf8_next(text, &next)))
			break;
	return at;
}

/* "./." too. */
static void take_marks(struct stop *s)
{
	for (size_t next = s->past; s->past < s->end; s->past = next) {
		uint32_t cp = utf8_next(s->text, &next);
		bool slash = cp == '/' && peek(s->text, next) == '.';
		if (!is_mark(cp) && !slash && !is_closing(cp))
			return;
		if (is_mark(cp) || slash)
			s->single = false;
	}
}

/* What stands before the mark up to a blank or an opening: "GS.TS", "27.3", "Đ/c". */
static struct str token_before(const struct stop *s)
{
	size_t from = s->at, least = s->at > s->start + TOKEN_REACH ? s->at - TOKEN_REACH : s->start;
	while (from > least) {
		uint32_t cp = utf8_before(s->text, from);
		if (cp_is_space(cp) || is_opening(cp))
			break;
		from = utf8_back(s->text, from);
	}
	return str_slice(s->text, from, s->at);
}

static bool all_digits(struct str s)
{
	long n;
	return str_number(s, &n);
}

static bool is_one_letter(struct str s)
{
	size_t at = 0;
	return s.n && cp_is_letter(utf8_next(s, &at)) && at == s.n;
}

static bool is_roman(struct str s)
{
	return s.n && s.n <= 5 && strspn(s.s, "IVX") >= s.n;
}

/* "1. Về kinh tế", "a. Nội dung", "II. Kết quả" at the beginning, bullets aside. */
static bool is_item_number(const struct stop *s, struct str token)
{
	if ((size_t)(token.s - s->text.s) > s->start + TOKEN_REACH)
		return false;
	for (size_t at = s->start; s->text.s + at < token.s;) {
		uint32_t cp = utf8_next(s->text, &at);
		if (!cp_is_space(cp) && !is_bullet(cp) && !is_opening(cp))
			return false;
	}
	return (token.n <= 3 && all_digits(token)) || is_one_letter(token) || is_roman(token);
}

/* "K", "M.T", but not the "V" of "lần thứ V" and the "C" of "6 độ C", which come after a small word. */
static bool is_initial(const struct stop *s, struct str token)
{
	size_t dot = str_rfind_char(token, '.');
	struct str last = dot == STR_NONE ? token : str_slice(token, dot + 1, token.n);
	size_t before = (size_t)(token.s - s->text.s);
	if (!is_one_letter(last) || !cp_is_upper(peek(last, 0)))
		return false;
	if (dot != STR_NONE || !strchr("CIV", last.s[0]))
		return true;
	while (before > s->start && cp_is_space(utf8_before(s->text, before)))
		before--;
	return before == s->start || !cp_is_lower(utf8_before(s->text, before));
}

/* The token with its full stop, or its last part: "ThS.BS." ends like "BS." */
static const struct abbreviation *abbreviation_at(const struct stop *s, struct str token)
{
	struct str dotted = {token.s, token.n + 1};
	const struct abbreviation *a = find_abbreviation(s->abbreviations, dotted);
	size_t dot = str_rfind_char(token, '.');
	return a || dot == STR_NONE ? a : find_abbreviation(s->abbreviations, str_slice(dotted, dot + 1, dotted.n));
}

/* "hiệu quả.Các bên": the blank was forgotten. Not "baocaobang.vn", not "TP.Hà Nội". */
static bool is_glued(const struct stop *s, struct str token, size_t next)
{
	uint32_t second;
	utf8_next(s->text, &next);
	second = peek(s->text, next);
	return cp_is_lower(utf8_before(s->text, s->at)) && !is_one_letter(token) &&
	       (cp_is_lower(second) || cp_is_space(second)) && !str_has(token, STR("."));
}

static bool full_stop_ends(const struct stop *s, size_t next, bool spaced, uint32_t first)
{
	struct str token = token_before(s);
	const struct abbreviation *a = abbreviation_at(s, token);
	if (a)
		return a->may_end && cp_is_upper(first);
	if (is_item_number(s, token) || is_initial(s, token))
		return false;
	if (cp_is_digit(first))
		return spaced && !(token.n <= 2 && all_digits(token)); /* "27. 3. 2023" */
	return spaced || is_glued(s, token, next);
}

static bool inside_brackets(const struct stop *s)
{
	size_t reach = s->past + BRACKET_REACH < s->end ? s->past + BRACKET_REACH : s->end;
	return s->bracket != STR_NONE && memchr(s->text.s + s->past, ')', reach - s->past);
}

/* The first letter or digit after the mark, over quotation marks, brackets and bullets. */
static size_t next_word(const struct stop *s, size_t at, bool *bracket)
{
	for (size_t past = at; at < s->end; at = past) {
		uint32_t cp = utf8_next(s->text, &past);
		if (!is_opening(cp) && !is_bullet(cp) && !cp_is_space(cp))
			break;
		*bracket |= cp == '(';
	}
	return at;
}

static bool is_ellipsis(const struct stop *s)
{
	return s->mark == 0x2026 || (s->mark == '.' && s->text.s[s->at + 1] == '.');
}

static bool ends_sentence(const struct stop *s)
{
	size_t next = skip_spaces(s->text, s->past, s->end);
	bool spaced = next > s->past, bracket = false;
	if (next == s->end)
		return true;
	if (inside_brackets(s) || is_han_mark(s->mark))
		return !inside_brackets(s);
	next = next_word(s, next, &bracket);
	uint32_t first = peek(s->text, next);
	if (cp_is_lower(first) || (!spaced && !cp_is_upper(first)))
		return false;
	if (s->mark == '.' && s->single)
		return full_stop_ends(s, next, spaced, first);
	return !bracket || !is_ellipsis(s); /* "các tỉnh Lào Cai, Hà Giang… (Việt Nam)" */
}

static bool has_word(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		if (cp_is_letter(cp) || cp_is_digit(cp))
			return true;
	}
	return false;
}

static void add_sentence(struct article *a, size_t start, size_t end, struct arena *one)
{
	while (end > start && cp_is_space(utf8_before(a->text, end)))
		end = utf8_back(a->text, end);
	if (has_word(str_slice(a->text, start, end)))
		*PUSH(one, &a->sentences) = (struct span){start, end};
}

/* The next byte that a mark or a bracket may begin with. */
static size_t next_stop(struct str text, size_t at, size_t end)
{
	static const bool stops[256] = {['.'] = true,
		['!'] = true,
		['?'] = true,
		['('] = true,
		[')'] = true,
		[0xE2] = true,
		[0xE3] = true,
		[0xEF] = true};
	for (; at + 16 <= end; at += 16) {
		sixteen v = sixteen_at(text.s + at);

		if (sixteen_any(
			    (v == '.') | (v == '!') | (v == '?') | (v == '(') | (v == ')') | ((v & 0xFE) == 0xE2) | (v == 0xEF)))
			break;
	}
	while (at < end && !stops[(unsigned char)text.s[at]])
		at++;
	return at;
}

static void split_block(struct article *a, size_t start, size_t end, const struct abbreviations *abbreviations, struct arena *one)
{
	struct stop s = {.text = a->text, .abbreviations = abbreviations, .start = start, .end = end, .bracket = STR_NONE};
	for (size_t at = start; (at = next_stop(a->text, at, end)) < end;) {
		size_t here = at;
		uint32_t cp = utf8_next(a->text, &at);
		if (cp == '(')
			s.bracket = here;
		if (cp == ')')
			s.bracket = STR_NONE;
		if (!is_mark(cp))
			continue;
		s.at = here, s.past = at, s.mark = cp, s.single = true;
		take_marks(&s);
		at = s.past;
		if (memchr(a->text.s + here, ')', s.past - here))
			s.bracket = STR_NONE;
		if (!ends_sentence(&s))
			continue;
		add_sentence(a, s.start, s.past, one);
		at = s.start = skip_spaces(a->text, s.past, end);
		s.bracket = STR_NONE;
	}
	add_sentence(a, s.start, end, one);
}

static size_t after_dateline(const struct article *a, const struct block *b)
{
	for (size_t i = 0; i < a->datelines.n; i++)
		if (a->datelines.v[i].start >= b->at.start && a->datelines.v[i].end <= b->at.end)
			return a->datelines.v[i].end;
	return b->at.start;
}

void sentences_find(struct article *a, const struct abbreviations *abbreviations, struct arena *one)
{
	a->sentences = (struct spans){0};
	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		size_t start = skip_spaces(a->text, after_dateline(a, b), b->at.end);
		if (b->kind == BLOCK_HEADLINE || b->kind == BLOCK_BYLINE || b->kind == BLOCK_ROW)
			add_sentence(a, start, b->at.end, one);
		else
			split_block(a, start, b->at.end, abbreviations, one);
	}
}
