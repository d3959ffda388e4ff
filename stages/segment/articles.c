#include "articles.h"

#include "../lib/hash.h"
#include "../lib/utf8.h"
#include "../lib/words.h"

enum { SHORTEST_BODY = 100 /* bytes of a paragraph: twenty words of Vietnamese, thirty characters of Chinese */ };

static struct str block_text(const struct article *a, size_t i)
{
	return span_of(a->text, a->blocks.v[i].at);
}

static bool is_body(const struct article *a, size_t i)
{
	enum block_kind kind = a->blocks.v[i].kind;
	size_t length = block_text(a, i).n;
	return length >= SHORTEST_BODY &&
	       (kind == BLOCK_LEDE || kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM || kind == BLOCK_QUOTE);
}

static bool has_body(const struct article *a, size_t headline)
{
	for (size_t i = headline + 1; i < a->blocks.n && a->blocks.v[i].kind != BLOCK_HEADLINE; i++)
		if (is_body(a, i))
			return true;
	return false;
}

/* "TITLE" in capitals over the body once more. */
static bool is_repeated(const struct article *a, size_t headline, size_t first, struct arena *one)
{
	struct str text = utf8_fold(one, block_text(a, headline));
	return str_eq(text, utf8_fold(one, a->title)) || str_eq(text, utf8_fold(one, block_text(a, first)));
}

/* Leaves only headlines that begin an article. */
static void settle_headlines(struct article *a, struct arena *one)
{
	size_t first = STR_NONE;
	for (size_t i = 0; i < a->blocks.n; i++) {
		if (a->blocks.v[i].kind != BLOCK_HEADLINE)
			continue;
		if (first == STR_NONE)
			first = i;
		else if (!has_body(a, i) || is_repeated(a, i, first, one))
			a->blocks.v[i].kind = BLOCK_HEADING;
	}
}

/* The block after the last one of the article that begins at `first`. */
static size_t article_end(const struct article *a, size_t first)
{
	bool titled = first > 0;
	for (size_t i = first; i < a->blocks.n; i++)
		if (a->blocks.v[i].kind == BLOCK_HEADLINE && i > first) {
			if (titled)
				return i;
			titled = true;
		} else if (a->blocks.v[i].kind == BLOCK_HEADLINE) {
			titled = true;
		}
	return a->blocks.n;
}

static void take_blocks(struct article *piece, const struct article *whole, size_t first, size_t end, struct arena *one)
{
	size_t base = whole->blocks.v[first].at.start;
	piece->text = str_slice(whole->text, base, whole->blocks.v[end - 1].at.end);
	piece->blocks = (struct blocks){0};
	for (size_t i = first; i < end; i++) {
		struct block b = whole->blocks.v[i];
		b.at = (struct span){b.at.start - base, b.at.end - base};
		*PUSH(one, &piece->blocks) = b;
	}
}

static struct article further_article(const struct article *whole, size_t first)
{
	const struct block *headline = &whole->blocks.v[first];
	struct article a = *whole;
	a.title = block_text(whole, first);
	a.published_at = headline->published_at.n ? headline->published_at : whole->published_at;
	a.author = (struct str){0};
	a.views = -1;
	a.teasers = 0;
	return a;
}

static void split(const struct article *whole, struct articles *into, struct arena *one)
{
	for (size_t first = 0, end; first < whole->blocks.n; first = end) {
		end = article_end(whole, first);
		struct article *piece = PUSH(one, into);
		*piece = first ? further_article(whole, first) : *whole;
		if (end - first < whole->blocks.n)
			take_blocks(piece, whole, first, end, one);
	}
	if (!whole->blocks.n)
		*PUSH(one, into) = *whole;
}

void articles_split(struct input *in, struct arena *one)
{
	struct articles all = {0};
	for (size_t i = 0; i < in->articles.n; i++) {
		settle_headlines(&in->articles.v[i], one);
		split(&in->articles.v[i], &all, one);
	}
	for (size_t i = 0; i < all.n; i++)
		all.v[i].source = i ? arena_printf(one, "%.*s#%zu", STR_ARG(in->source), i + 1) : in->source;
	in->articles = all;
}

void article_identify(struct article *a, struct arena *one)
{
	a->id = id_of(one, STR("a"), a->source);
	a->sha256 = sha256_hex(one, a->text);
	struct word_count count = words_count(a->text);
	a->words = (long)(count.words + count.han);
}
