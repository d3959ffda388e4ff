/* Sentences and datelines: lines in, one sentence a line out, a dateline in square brackets before its block. */
#include "../../stages/segment/sentences.h"
#include "../../stages/segment/datelines.h"
#include "blocks.h"
#include "cases.h"

struct tables {
	struct dateline_tables *datelines;
	struct abbreviations *abbreviations;
};

static struct str answer(struct str in, const void *context, struct arena *one)
{
	const struct tables *t = context;
	struct article a = article_of(in, one);
	struct buf out = {.arena = one};
	datelines_find(&a, t->datelines, one);
	sentences_find(&a, t->abbreviations, one);
	for (size_t i = 0, d = 0; i < a.sentences.n; i++) {
		if (d < a.datelines.n && a.datelines.v[d].start < a.sentences.v[i].start) {
			struct str dateline = span_of(a.text, a.datelines.v[d++]);
			buf_put(&out, arena_printf(one, "[%.*s]\n", STR_ARG(dateline)));
		}
		buf_put(&out, span_of(a.text, a.sentences.v[i]));
		buf_putc(&out, '\n');
	}
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct tables t = {dateline_tables_load("config", &run), abbreviations_load("config", &run)};
	int failed = cases_run(argc, argv, "tests/cases/segment/sentences.cases", answer, &t);
	arena_release(&run);
	return failed;
}
