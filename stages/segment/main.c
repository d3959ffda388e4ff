/* segment - name the parts of an article: headline, lede, byline, dateline, sentences
 * usage: segment [-C config] [-o output] [input]        A page that holds several articles becomes several; no text changes. */
#include "../lib/options.h"
#include "articles.h"
#include "bylines.h"
#include "captions.h"
#include "datelines.h"
#include "lede.h"
#include "sentences.h"

static const char usage[] = "[-C config] [-o output] [input]";
static const char help[] =
	"Reads cleaned articles, cuts pages that hold several, and marks lede, byline, dateline and sentences.\n"
	"  -C config  folder of the tables (default: config)\n"
	"  -o output  file to write instead of standard output\n"
	"  -h, -V     print this help, the version\n";

struct tables {
	struct byline_tables *bylines;
	struct caption_tables *captions;
	struct dateline_tables *datelines;
	struct abbreviations *abbreviations;
};

/* What `clean` found for the page is the first article's; on a page of several a byline of its own counts more, and a reporter
 * whom the dateline names most. */
static struct str author_of(const struct article *a, struct str byline, bool several, const struct tables *t, struct arena *one)
{
	struct str reporter = dateline_author(a, t->bylines, one);
	if (reporter.n)
		return reporter;
	if (!a->author.n || (several && byline.n))
		return byline;
	bool is_byline;
	struct str names = byline_author(a->author, t->bylines, one, &is_byline);
	return is_byline ? names : a->author; /* "Tin, ảnh: A - B" */
}

static void segment_article(struct article *a, bool several, const struct tables *t, struct arena *one)
{
	struct str byline = bylines_mark(a, t->bylines, one);
	captions_mark(a, t->captions, one);
	lede_find(a);
	datelines_find(a, t->datelines, one);
	a->author = author_of(a, byline, several, t, one);
	sentences_find(a, t->abbreviations, one);
	article_identify(a, one);
}

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);
	struct arena run = {0}, one = {0};
	struct tables t = {byline_tables_load(opt.config, &run), caption_tables_load(opt.config, &run),
		dateline_tables_load(opt.config, &run), abbreviations_load(opt.config, &run)};
	struct input_reader *in = inputs_open(opt.input, &run);
	struct input_writer *out = inputs_create(opt.output, &run);

	for (struct input i; input_read(in, &one, &i); arena_reset(&one)) {
		articles_split(&i, &one);
		for (size_t k = 0; k < i.articles.n; k++)
			segment_article(&i.articles.v[k], i.articles.n > 1, &t, &one);
		input_write(out, &i);
	}
	inputs_commit(out);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
