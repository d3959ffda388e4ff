#include "extract.h"

/* Words of a span of the text. */
static struct range range_of(const struct words *ws, struct span s)
{
	struct range r = {words_find(ws, s.start), words_find(ws, s.end)};

	return r;
}

static void number_words(size_t *number, struct range r, size_t value)
{
	for (size_t i = r.first; i < r.end; i++)
		number[i] = value;
}

static size_t *no_numbers(size_t n, struct arena *one)
{
	size_t *v = NEW(one, size_t, n + 1);

	for (size_t i = 0; i <= n; i++)
		v[i] = STR_NONE;
	return v;
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

	f.language = str_eq(f.lang, STR("vi")) ? LANGUAGE_VI : str_eq(f.lang, STR("zh")) ? LANGUAGE_ZH : LANGUAGE_EN;
	f.words = words_cut(a->text, &lex->vocabulary, one);
	f.sentences = NEW(one, struct range, a->sentences.n + 1);
	f.sentence_of = no_numbers(f.words.n, one);
	f.block_of = no_numbers(f.words.n, one);
	f.place_of = NEW(one, uint32_t, f.words.n + 1);
	for (size_t i = 0; i < a->sentences.n; i++) {
		f.sentences[i] = range_of(&f.words, a->sentences.v[i]);
		number_words(f.sentence_of, f.sentences[i], i);
	}
	for (size_t i = 0; i < a->blocks.n; i++)
		number_words(f.block_of, range_of(&f.words, a->blocks.v[i].at), i);
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
