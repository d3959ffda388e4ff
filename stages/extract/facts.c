#include "extract.h"

/* Words of a span of the text. */
static struct range range_of(const struct words *ws, struct span s)
{
	struct range r = {words_find(ws, s.start), words_find(ws, s.end)};

	return r;
}

/* By word: the number of the span that holds it. Spans come in the order of the text, mostly. */
struct numbering {
	const struct words *ws;
	size_t *number, done; /* words with a number, or without one for good */
};

static struct numbering numbering_begin(const struct words *ws, struct arena *one)
{
	return (struct numbering){ws, arena_room(one, ws->n + 1, sizeof(size_t)), 0};
}

static struct range number_words(struct numbering *n, struct span s, size_t value)
{
	const struct words *ws = n->ws;
	bool next = n->done < ws->n && ws->v[n->done].start >= s.start && (!n->done || ws->v[n->done - 1].start < s.start);
	struct range r = {next ? n->done : words_find(ws, s.start), 0};

	while (n->done < r.first)
		n->number[n->done++] = STR_NONE;
	for (r.end = r.first; r.end < ws->n && ws->v[r.end].start < s.end; r.end++)
		n->number[r.end] = value;
	if (n->done < r.end)
		n->done = r.end;
	return r;
}

static size_t *numbering_end(struct numbering *n)
{
	while (n->done <= n->ws->n)
		n->number[n->done++] = STR_NONE;
	return n->number;
}

/* "(AGO) -": the paper before the lede names its province. */
static struct str home_of_datelines(const struct facts *f)
{
	const struct lexicon *l = &f->lex->datelines;
	unsigned column = table_column(&l->table, "province_code");
	struct phrase_hit hit;

	for (size_t i = 0; i < f->article->datelines.n; i++) {
		struct range r = range_of(&f->words, f->article->datelines.v[i]);
		for (size_t w = r.first; w < r.end; w++)
			if (phrases_at(&l->phrases, &f->words, w, &hit) && lexicon_cell(l, hit.row, column).n)
				return lexicon_cell(l, hit.row, column);
	}
	return STR("");
}

struct facts facts_prepare(struct article *a, const struct lexicons *lex, struct arena *one)
{
	struct facts f = {.article = a, .lex = lex, .one = one, .lang = a->lang.n ? a->lang : STR("vi")};
	struct numbering numbering;

	f.language = str_eq(f.lang, STR("vi")) ? LANGUAGE_VI : str_eq(f.lang, STR("zh")) ? LANGUAGE_ZH : LANGUAGE_EN;
	f.words = words_cut(a->text, &lex->vocabulary, one);
	f.place_of = NEW(one, uint32_t, f.words.n + 1);
	f.sentences = NEW(one, struct range, a->sentences.n + 1);
	numbering = numbering_begin(&f.words, one);
	for (size_t i = 0; i < a->sentences.n; i++)
		f.sentences[i] = number_words(&numbering, a->sentences.v[i], i);
	f.sentence_of = numbering_end(&numbering);
	numbering = numbering_begin(&f.words, one);
	for (size_t i = 0; i < a->blocks.n; i++)
		number_words(&numbering, a->blocks.v[i].at, i);
	f.block_of = numbering_end(&numbering);
	f.home = home_of_datelines(&f);
	return f;
}

struct span range_span(const struct facts *f, struct range r)
{
	if (r.first >= r.end)
		return (struct span){0, 0};
	return (struct span){f->words.v[r.first].start, f->words.v[r.end - 1].end};
}

struct str range_text(const struct facts *f, struct range r)
{
	return span_of(f->article->text, range_span(f, r));
}

struct span evidence_at(const struct facts *f, size_t word)
{
	if (word >= f->words.n)
		return (struct span){0, 0};
	if (f->sentence_of[word] != STR_NONE)
		return f->article->sentences.v[f->sentence_of[word]];
	if (f->block_of[word] != STR_NONE)
		return f->article->blocks.v[f->block_of[word]].at;
	return (struct span){f->words.v[word].start, f->words.v[word].end};
}

size_t places_from(const struct facts *f, size_t word)
{
	size_t low = 0, high = f->places.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->places.v[middle].range.first < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t dates_from(const struct facts *f, size_t word)
{
	size_t low = 0, high = f->dates.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (f->dates.v[middle].range.first < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
