#include "captions.h"

#include "../lib/table.h"
#include "../lib/utf8.h"
#include "../lib/words.h"

enum {
	LONGEST = 60, /* words of a caption with a credit */
	LONGEST_BYTES = 1000,
	LONGEST_TOLD = 35,  /* of one that only its words tell */
	LONGEST_BEGUN = 14, /* of one that begins like a caption but ends with a full stop */
	SHORTEST_OPEN = 9,  /* a shorter line without a full stop is a heading */
	LONGEST_OPEN = 45,
	REACH = 8, /* words after "phát biểu tại", or of a credit */
};

enum caption_kind { CAPTION_TEXT, CAPTION_CREDIT, CAPTION_FILE, CAPTION_POSITION };
enum caption_place { PLACE_ANY, PLACE_END, PLACE_MIDDLE, PLACE_START, PLACE_START_OR_END };

struct caption_tables {
	struct vocabulary vocabulary;
	struct phrases phrases;
	size_t longest_credit; /* words */
	struct caption_word {
		enum caption_kind kind;
		enum caption_place place;
	} * words;
};

struct caption_tables *caption_tables_load(const char *config, struct arena *run)
{
	struct caption_tables *c = NEW(run, struct caption_tables, 1);
	struct table t = table_load(config, "lexicon/caption_words.csv", run);
	unsigned pattern = table_column(&t, "pattern"), kind = table_column(&t, "kind"), position = table_column(&t, "position");
	c->vocabulary.arena = run;
	c->phrases = phrases_new(&c->vocabulary, run);
	c->words = NEW(run, struct caption_word, t.n + 1);
	for (size_t i = 0; i < t.n; i++) {
		c->words[i].kind = (enum caption_kind)table_choice(&t, &t.rows[i], kind, "caption credit file position");
		c->words[i].place =
			(enum caption_place)table_choice(&t, &t.rows[i], position, "any end middle start start_or_end");
		phrases_add(&c->phrases, t.rows[i].cell[pattern], (int)i);
		size_t words = words_cut(t.rows[i].cell[pattern], NULL, run).n;
		if (c->words[i].kind == CAPTION_CREDIT && words > c->longest_credit)
			c->longest_credit = words;
	}
	return c;
}

/* A block as it looks from outside. */
struct look {
	struct words ws;
	bool whole;   /* ends like a sentence */
	bool several; /* more than one sentence, or a list */
	bool numbers;
};

static bool is_body(enum block_kind kind)
{
	return kind == BLOCK_PARAGRAPH || kind == BLOCK_LEDE || kind == BLOCK_HEADING;
}

static bool ends_sentence(struct str text)
{
	uint32_t last = utf8_before(text, text.n);
	return !cp_is_letter(last) && !cp_is_digit(last) && last != ')' && last != 0x201d && last != '"';
}

static struct look look_at(const struct article *a, size_t i, const struct caption_tables *c, struct arena *one)
{
	struct str text = span_of(a->text, a->blocks.v[i].at);
	struct look l = {.whole = ends_sentence(text), .several = str_has(text, STR(". ")) || str_has(text, STR(";"))};
	l.ws = words_cut(text, &c->vocabulary, one);
	for (size_t k = 0; k < l.ws.n; k++)
		l.numbers |= (l.ws.v[k].flags & WORD_NUMBER) != 0;
	return l;
}

/* "Ảnh:", "(Photo:", "摄": a bare "Ảnh" needs a colon or a bracket, for pictures are also talked about. */
static bool is_credit(const struct look *l, size_t i, size_t length)
{
	struct str hit = words_text(&l->ws, i, i + length), next = words_text(&l->ws, i + length, i + length + 1);
	return length > 1 || str_ends(hit, STR(":")) || str_eq(next, STR(":")) || (l->ws.v[i].flags & WORD_HAN);
}

static bool word_tells(const struct look *l, size_t i, const struct phrase_hit *hit, struct caption_word word)
{
	size_t n = l->ws.n, left = n - i - (size_t)hit->words;
	if (word.kind == CAPTION_CREDIT)
		return n <= LONGEST && (left <= REACH || (i == 0 && word.place == PLACE_START)) && is_credit(l, i, hit->words);
	if (word.kind == CAPTION_FILE)
		return left == 0 && n <= REACH;
	if (n > LONGEST_TOLD || l->several || l->numbers)
		return false;
	if (word.place == PLACE_START)
		return i == 0 && (!l->whole || n <= LONGEST_BEGUN);
	return word.kind == CAPTION_POSITION || (i > 0 && left <= REACH);
}

static bool told_by_words(const struct look *l, const struct caption_tables *c)
{
	struct phrase_hit hit;
	for (size_t i = 0; i < l->ws.n; i++)
		if (phrases_at(&c->phrases, &l->ws, i, &hit) && word_tells(l, i, &hit, c->words[hit.row]))
			return true;
	return false;
}

/* A line without a full stop between a whole paragraph and one that begins anew; text that is broken into short lines begins them
 * with small letters as often as not. */
static bool told_by_form(const struct article *a, size_t i, const struct look *l)
{
	if (l->whole || l->several || l->ws.n < SHORTEST_OPEN || l->ws.n > LONGEST_OPEN || i + 1 >= a->blocks.n ||
		!(l->ws.v[0].flags & WORD_UPPER))
		return false;
	const struct block *before = &a->blocks.v[i - 1], *after = &a->blocks.v[i + 1];
	struct str next = span_of(a->text, after->at);
	size_t at = 0;
	return is_body(before->kind) && ends_sentence(span_of(a->text, before->at)) && is_body(after->kind) &&
	       ends_sentence(next) && !cp_is_lower(utf8_next(next, &at));
}

static bool holds_credit(struct str text, const struct caption_tables *c, struct arena *one)
{
	struct words ws = words_cut(text, &c->vocabulary, one);
	struct phrase_hit hit;
	for (size_t i = 0; i < ws.n; i++)
		if (phrases_at(&c->phrases, &ws, i, &hit) && c->words[hit.row].kind == CAPTION_CREDIT)
			return true;
	return false;
}

/* A blank parts two words at least. */
static size_t count_blanks(struct str text)
{
	size_t blanks = 0;
	for (size_t i = 0; i < text.n; i++)
		blanks += text.s[i] == ' ';
	return blanks;
}

static bool has_number(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (is_digit(text.s[i]) && (!i || text.s[i - 1] == ' '))
			return true;
	return false;
}

/* Nothing but a credit at either end makes it a caption. */
static bool wants_credit(struct str text, size_t blanks, bool known)
{
	return str_has(text, STR(". ")) || str_has(text, STR(";")) || (known && (blanks >= LONGEST_TOLD || has_number(text)));
}

/* Most paragraphs have none there, and are cut no further. */
static bool may_tell(struct str text, bool known, const struct caption_tables *c, struct arena *one)
{
	size_t head = 0, tail = text.n, blanks = text.n <= LONGEST_BYTES ? count_blanks(text) : LONGEST;
	if (blanks >= LONGEST)
		return false;
	if (!wants_credit(text, blanks, known))
		return true;
	for (blanks = 0; head < text.n && blanks < c->longest_credit; head++)
		blanks += text.s[head] == ' ';
	for (blanks = 0; tail > head && blanks < REACH + c->longest_credit; tail--)
		blanks += text.s[tail - 1] == ' ';
	return tail <= head || holds_credit(str_slice(text, 0, head), c, one) ||
	       holds_credit(str_slice(text, tail, text.n), c, one);
}

/* Where no paragraph would be left, they are the text. */
static void keep_some(struct article *a, const struct spans *marked)
{
	for (size_t i = 0; i < a->blocks.n; i++)
		if (a->blocks.v[i].kind == BLOCK_PARAGRAPH)
			return;
	for (size_t k = 0; k < marked->n; k++)
		a->blocks.v[marked->v[k].start].kind = (enum block_kind)marked->v[k].end;
}

void captions_mark(struct article *a, const struct caption_tables *c, struct arena *one)
{
	struct spans marked = {0}; /* number and kind of each */
	bool known = a->captions.n > 0;
	bool begun = false; /* the first paragraph must tell by a credit, for a lede may be short too */
	for (size_t i = 0; i < a->blocks.n; i++) {
		struct block *b = &a->blocks.v[i];
		if (b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_HEADING) {
			begun |= b->kind == BLOCK_LEDE;
			continue;
		}
		if (!may_tell(span_of(a->text, b->at), known, c, one)) {
			begun |= b->kind == BLOCK_PARAGRAPH;
			continue;
		}
		struct look l = look_at(a, i, c, one);
		bool told = told_by_words(&l, c) && (begun || !l.whole);
		if (told || (!known && begun && b->kind == BLOCK_PARAGRAPH && told_by_form(a, i, &l))) {
			*PUSH(one, &marked) = (struct span){i, b->kind};
			b->kind = BLOCK_CAPTION;
			continue;
		}
		begun |= b->kind == BLOCK_PARAGRAPH;
	}
	keep_some(a, &marked);
}
