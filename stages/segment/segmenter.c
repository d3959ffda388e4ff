#include "segmenter.h"
#include "articles.h"
#include "bylines.h"
#include "captions.h"
#include "datelines.h"
#include "lede.h"
#include "long_sentences.h"
#include "sentences.h"

#include "../lib/fence.h"

struct segmenter {
	struct byline_tables *bylines;
	struct caption_tables *captions;
	struct dateline_tables *datelines;
	struct abbreviations *abbreviations;
	struct limits limits;
};

/* What `clean` found for the page is the first article's; on a page of several a byline of its own counts more, and a reporter
 * whom the dateline names most. */
static struct str author_of(
	const struct article *a, struct str byline, bool several, const struct segmenter *t, struct arena *one)
{
	struct str reporter = dateline_author(a, t->bylines, one);
	if (reporter.n)
		return reporter;
	if (several && byline.n)
		return byline;
	if (str_eq(a->lang, STR("en")) && a->url.n)
		return a->author; /* "Anne Green-Hill" is one name; a last line in capitals may be a heading */
	if (!a->author.n)
		return byline;
	bool is_byline;
	struct str names = byline_author(a->author, t->bylines, one, &is_byline);
	return is_byline ? names : a->author; /* "Tin, ảnh: A - B" */
}

static void segment_article(struct article *a, bool several, const struct segmenter *t, struct arena *one)
{
	struct str byline = bylines_mark(a, t->bylines, one);
	captions_mark(a, t->captions, one);
	lede_find(a);
	datelines_find(a, t->datelines, one);
	a->author = author_of(a, byline, several, t, one);
	sentences_find(a, t->abbreviations, one);
	long_sentences_cut(a, t->limits.sentence_bytes, one);
	article_identify(a, one);
}

struct segmenter *segmenter_load(const char *config, struct arena *run)
{
	struct segmenter *s = NEW(run, struct segmenter, 1);
	*s = (struct segmenter){byline_tables_load(config, run), caption_tables_load(config, run),
		dateline_tables_load(config, run), abbreviations_load(config, run), limits_load(config, run)};
	return s;
}

const struct limits *segmenter_limits(const struct segmenter *s)
{
	return &s->limits;
}

struct segmenting {
	const struct segmenter *s;
	struct arena *one;
	struct input *in;
};

static void segment_articles(void *of)
{
	const struct segmenting *job = of;
	const struct segmenter *s = job->s;
	struct arena *one = job->one;
	struct input *in = job->in;

	articles_split(in, one);
	for (size_t i = 0; i < in->articles.n; i++)
		segment_article(&in->articles.v[i], in->articles.n > 1, s, one);
}

void segment_input(const struct segmenter *s, struct arena *one, struct input *in)
{
	struct segmenting job = {s, one, in};
	struct str why = fence_input(&s->limits, one, segment_articles, &job);

	if (why.n)
		input_reject(in, why, one);
}
