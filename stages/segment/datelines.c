#include "datelines.h"

#include "../lib/table.h"
#include "../lib/utf8.h"
#include "../lib/words.h"

enum {
	FIRST_BLOCKS = 3,   /* lede, and what may be the first paragraph */
	LONGEST_SOURCE = 5, /* words in brackets */
	LONGEST_PLACE = 10, /* words before "(TTXVN)": a place and a date */
	REACH = 400,        /* bytes of a block that are looked at */
	LONGEST_CAPS = 3,   /* words in capitals: "BAC LIEU CITY" */
};

struct dateline_tables {
	struct vocabulary vocabulary;
	struct phrases sources;
	bool *wants_dash;    /* by row */
	struct str *closing; /* by row: what ends the dateline, a place and a day in between; empty if nothing does */
};

static bool is_punctuation(const struct words *ws, size_t i, const char *which)
{
	if (i >= ws->n)
		return false;
	size_t at = 0;
	uint32_t cp = utf8_next(words_text(ws, i, i + 1), &at);
	for (struct str rest = str_of(which); rest.n;) {
		size_t past = 0;
		if (utf8_next(rest, &past) == cp)
			return true;
		rest = str_slice(rest, past, rest.n);
	}
	return false;
}

static bool is_dash(const struct words *ws, size_t i)
{
	return is_punctuation(ws, i, "-–—―");
}

/* "(SGGPO).-" and "HANOI —" are kept as what stands before dots and dashes, "新华社…日电" as its two ends. */
static void add_row(struct dateline_tables *t, struct str pattern, int row, struct arena *run)
{
	size_t gap = str_find(pattern, STR("\xE2\x80\xA6"));
	if (gap != STR_NONE) {
		t->closing[row] = str_slice(pattern, gap + 3, pattern.n);
		pattern = str_slice(pattern, 0, gap);
	}
	struct words ws = words_cut(pattern, NULL, run);
	size_t n = ws.n;
	while (n && (is_dash(&ws, n - 1) || is_punctuation(&ws, n - 1, ".")))
		t->wants_dash[row] |= is_dash(&ws, --n);
	if (n)
		phrases_add(&t->sources, words_text(&ws, 0, n), row);
}

struct dateline_tables *dateline_tables_load(const char *config, struct arena *run)
{
	struct dateline_tables *t = NEW(run, struct dateline_tables, 1);
	struct table table = table_load(config, "lexicon/dateline_words.csv", run);
	unsigned pattern = table_column(&table, "pattern");
	t->vocabulary.arena = run;
	t->sources = phrases_new(&t->vocabulary, run);
	t->wants_dash = NEW(run, bool, table.n + 1);
	t->closing = NEW(run, struct str, table.n + 1);
	for (size_t i = 0; i < table.n; i++)
		add_row(t, table.rows[i].cell[pattern], (int)i, run);
	return t;
}

/* Dots, then dashes: 0 where no dash stands at i, else the word after them. */
static size_t after_dash(const struct words *ws, size_t i)
{
	while (is_punctuation(ws, i, "."))
		i++;
	if (!is_dash(ws, i))
		return 0;
	while (is_dash(ws, i))
		i++;
	return i;
}

/* The word after the closing bracket of the one at i, if it is near; else 0. */
static size_t after_bracket(const struct words *ws, size_t i, size_t longest)
{
	if (!is_punctuation(ws, i, "(（"))
		return 0;
	for (size_t end = i + 1; end < ws->n && end <= i + longest + 1; end++)
		if (is_punctuation(ws, end, ")）"))
			return end + 1;
	return 0;
}

/* A sentence. */
static bool begins(const struct words *ws, size_t i)
{
	return i < ws->n && (ws->v[i].flags & (WORD_UPPER | WORD_NUMBER));
}

/* "新华社南宁5月19日电": the word behind the closing, 0 if it does not come soon. */
static size_t after_closing(const struct words *ws, const struct dateline_tables *t, const struct phrase_hit *hit)
{
	for (int row = hit->row; row >= 0; row = phrases_next_row(&t->sources, hit, row))
		for (size_t i = hit->words; t->closing[row].n && i < ws->n && i < hit->words + 2 * LONGEST_PLACE; i++) {
			struct str rest = str_slice(ws->text, ws->v[i].start, ws->text.n);
			size_t end = i;
			if (!str_starts(rest, t->closing[row]))
				continue;
			while (end < ws->n && ws->v[end].start < ws->v[i].start + t->closing[row].n)
				end++;
			return end;
		}
	return 0;
}

/* Every row of it wants a closing. */
static bool only_closed(const struct dateline_tables *t, const struct phrase_hit *hit)
{
	for (int row = hit->row; row >= 0; row = phrases_next_row(&t->sources, hit, row))
		if (!t->closing[row].n)
			return false;
	return true;
}

/* A source of the table. Behind brackets the dash may be missing: "(TTXVN) Ngày 5/4". Where a row needs none, "本报讯", one may
 * still follow, or the reporter in brackets. */
static size_t known_source(const struct words *ws, const struct dateline_tables *t)
{
	struct phrase_hit hit;
	if (!phrases_at(&t->sources, ws, 0, &hit))
		return 0;
	size_t end = after_closing(ws, t, &hit), dash;
	if (!end) {
		end = hit.words;
		if (only_closed(t, &hit))
			return 0;
	}
	dash = after_dash(ws, end);
	if (dash || (t->wants_dash[hit.row] && !(is_punctuation(ws, end - 1, ")") && begins(ws, end))))
		return dash;
	size_t reporter = after_bracket(ws, end, 4 * LONGEST_PLACE);
	if (!reporter)
		return is_punctuation(ws, end, ".") ? end + 1 : end;
	dash = after_dash(ws, reporter);
	return dash ? dash : reporter;
}

/* ".vn", ".gov.vn" glued to a name. */
static size_t after_domain(const struct words *ws, size_t i)
{
	while (is_punctuation(ws, i, ".") && i + 1 < ws->n && !(ws->v[i].flags & WORD_SPACE) &&
		!(ws->v[i + 1].flags & (WORD_SPACE | WORD_PUNCT)))
		i += 2;
	return i;
}

/* "(HLO) -", "Hà Giang, 27/3 (TTXVN) -": a place begins with a capital. Behind a place the brackets must hold capitals, an
 * address or a source of the table: "Lào Cai (Việt Nam) - Vân Nam (Trung Quốc)" is none. */
static size_t source_in_brackets(const struct words *ws, const struct dateline_tables *t)
{
	struct phrase_hit hit;
	size_t open = 0;
	while (open < ws->n && open <= LONGEST_PLACE && !is_punctuation(ws, open, "(.;:"))
		open++;
	size_t close = after_bracket(ws, open, LONGEST_SOURCE);
	if (!close || close < open + 3)
		return 0;
	bool sure = (ws->v[open + 1].flags & WORD_CAPS) || after_domain(ws, open + 2) > open + 2 ||
		    phrases_at(&t->sources, ws, open, &hit);
	if (!sure && (open || !(ws->v[1].flags & WORD_UPPER)))
		return 0;
	if (open && !(ws->v[0].flags & WORD_UPPER))
		return 0;
	size_t dash = after_dash(ws, close);
	return !dash && !open && sure && begins(ws, close) ? close : dash;
}

/* "TQO", "QUANG NINH", "VOV Online", "TTH.VN", "Baonghean.vn" */
static size_t bare_source(const struct words *ws)
{
	size_t end = 0;
	while (end < ws->n && end < LONGEST_CAPS && (ws->v[end].flags & WORD_CAPS))
		end++;
	size_t domain = after_domain(ws, end ? end : 1);
	if (!end || domain > end)
		return domain > 1 ? domain : 0;
	return end < ws->n && (ws->v[end].flags & WORD_UPPER) ? end + 1 : end;
}

/* With a dash that has a blank beside it, and a sentence behind: not "COVID-19", not "HĐND - UBND tỉnh". */
static size_t capitals(const struct words *ws)
{
	size_t end = bare_source(ws), past = end ? after_dash(ws, end) : 0;
	if (!past || past >= ws->n || !is_dash(ws, end))
		return 0;
	bool blank = (ws->v[end].flags | ws->v[past].flags) & WORD_SPACE;
	return blank && begins(ws, past) && !(ws->v[past].flags & WORD_CAPS) ? past : 0;
}

/* Words of the dateline at the start of a block; 0 if there is none, or nothing but it. */
static size_t dateline_words(const struct words *ws, const struct dateline_tables *t)
{
	size_t end = known_source(ws, t);
	if (!end)
		end = source_in_brackets(ws, t);
	if (!end)
		end = capitals(ws);
	return end < ws->n ? end : 0;
}

/* Cut at a blank, so that no character is broken. */
static struct str beginning(struct str text)
{
	size_t end = text.n > REACH ? str_rfind_char(str_slice(text, 0, REACH), ' ') : STR_NONE;
	return end == STR_NONE ? text : str_slice(text, 0, end);
}

void datelines_find(struct article *a, const struct dateline_tables *tables, struct arena *one)
{
	size_t seen = 0;
	a->datelines = (struct spans){0};
	for (size_t i = 0; i < a->blocks.n && seen < FIRST_BLOCKS; i++) {
		const struct block *b = &a->blocks.v[i];
		if (b->kind != BLOCK_LEDE && b->kind != BLOCK_PARAGRAPH)
			continue;
		struct words ws = words_cut(beginning(span_of(a->text, b->at)), &tables->vocabulary, one);
		size_t n = dateline_words(&ws, tables);
		seen++;
		if (n)
			*PUSH(one, &a->datelines) = (struct span){b->at.start, b->at.start + ws.v[n - 1].end};
	}
}
