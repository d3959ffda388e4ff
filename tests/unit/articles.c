/* Pages with several articles, and the kinds of their blocks: blocks in; "== source: title (author)" and the blocks out. */
#include "../../stages/segment/articles.h"
#include "../../stages/segment/bylines.h"
#include "../../stages/segment/captions.h"
#include "../../stages/segment/lede.h"
#include "blocks.h"
#include "cases.h"

static void show(const struct article *a, struct str author, struct buf *out, struct arena *one)
{
	buf_put(out, arena_printf(one, "%.*s: %.*s (%.*s)\n", STR_ARG(a->source), STR_ARG(a->title), STR_ARG(author)));
	for (size_t i = 0; i < a->blocks.n; i++) {
		struct str text = span_of(a->text, a->blocks.v[i].at);
		size_t comma = text.n > 60 ? str_find(text, STR(",")) : STR_NONE;
		buf_put(out, arena_printf(one, "  %s| %.*s%s\n", block_kind_name[a->blocks.v[i].kind],
				     (int)(comma < text.n ? comma : text.n), text.s, comma < text.n ? ",..." : ""));
	}
}

struct tables {
	struct byline_tables *bylines;
	struct caption_tables *captions;
};

static struct str answer(struct str in, const void *context, struct arena *one)
{
	const struct tables *t = context;
	struct input i = {.source = STR("page.html")};
	struct buf out = {.arena = one};
	struct article page = article_of(in, one);
	page.title = page.blocks.n ? span_of(page.text, page.blocks.v[0].at) : STR("");
	*PUSH(one, &i.articles) = page;
	articles_split(&i, one);
	for (size_t k = 0; k < i.articles.n; k++) {
		struct str author = bylines_mark(&i.articles.v[k], t->bylines, one);
		captions_mark(&i.articles.v[k], t->captions, one);
		lede_find(&i.articles.v[k]);
		show(&i.articles.v[k], author, &out, one);
	}
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct tables tables = {byline_tables_load("config", &run), caption_tables_load("config", &run)};
	int failed = cases_run(argc, argv, "tests/cases/segment/articles.cases", answer, &tables);
	arena_release(&run);
	return failed;
}
