/* extract - find events, places, dates, people, agreements, figures and topics in segmented articles
 * What came in goes out unchanged; readings are added, each with its place in the text and its evidence. */
#include "../lib/fence.h"
#include "../lib/options.h"
#include "explain.h"
#include "extract.h"
#include "signature.h"

static const char usage[] = "[-C config] [-k keys] [-o output] [-x] [input]";
static const char help[] = "Reads segmented articles, adds to each what it tells: events with date and place, participants,\n"
			   "agreements, figures and topics.\n"
			   "  -C config  folder of the tables (default: config)\n"
			   "  -k keys    also write the stream without text, which resolve reads\n"
			   "  -o output  file to write instead of standard output\n"
			   "  -x         explain: print each reading with the rule and the table rows that gave it, for people\n"
			   "  -h, -V     print this help, the version\n";

static void read_article(struct article *a, const struct lexicons *lex, bool explain, struct arena *one)
{
	struct facts f = facts_prepare(a, lex, one);
	f.explain = explain;
	a->signature = signature_of(&f.words, a, one);
	find_places(&f);
	find_dates(&f);
	find_events(&f);
	if (!a->readings[READING_EVENT].n)
		return; /* an article that is not about a meeting has nothing else to tell */
	find_people(&f);
	find_agreements(&f);
	find_figures(&f);
	find_topics(&f);
}

/* What the rows of its readings take. */
static size_t evidence_bytes(const struct article *a)
{
	enum { ROW = 100 };
	size_t bytes = 0;

	for (int kind = 0; kind < READING_KINDS; kind++)
		for (size_t i = 0; i < a->readings[kind].n; i++)
			bytes += ROW + a->readings[kind].v[i].evidence.end - a->readings[kind].v[i].evidence.start;
	return bytes;
}

static void read_input(struct input *in, const struct lexicons *lex, bool explain, struct arena *one)
{
	size_t events = 0, bytes = 0, most = lex->limits.evidence_bytes;

	for (size_t i = 0; i < in->articles.n; i++) {
		read_article(&in->articles.v[i], lex, explain, one);
		events += in->articles.v[i].readings[READING_EVENT].n;
		bytes += evidence_bytes(&in->articles.v[i]);
	}
	if (!events && str_eq(in->outcome, STR("ok")))
		in->outcome = STR("no_event");
	if (bytes > most)
		input_reject(in, arena_printf(one, "readings of more than %zu bytes", most), one);
}

struct work {
	struct input *in;
	const struct lexicons *lex;
	struct arena *one;
	bool explain;
};

static void do_work(void *of)
{
	const struct work *w = of;

	read_input(w->in, w->lex, w->explain, w->one);
}

static void read_behind_fence(struct work *w, struct input *in)
{
	w->in = in;
	struct str why = fence_input(&w->lex->limits, w->one, do_work, w);
	if (why.n)
		input_reject(in, why, w->one);
}

static void explain_all(struct input_reader *in, const char *output, struct work *w)
{
	struct outfile out;

	outfile_open(&out, output);
	for (struct input i; input_read(in, w->one, &i); arena_reset(w->one)) {
		read_behind_fence(w, &i);
		explain_input(out.f, &i);
	}
	outfile_commit(&out);
}

static void write_all(struct input_reader *in, const char *output, const char *keys, struct work *w)
{
	struct arena *run = w->lex->run;
	struct input_writer *out = inputs_create(output, run), *key = keys ? inputs_create(keys, run) : NULL;

	for (struct input i; input_read(in, w->one, &i); arena_reset(w->one)) {
		read_behind_fence(w, &i);
		input_write_both(out, key, &i);
	}
	if (key)
		inputs_commit(key);
	inputs_commit(out);
}

int main(int argc, char **argv)
{
	const char *keys = NULL, *explain = NULL;
	const struct option_own own[] = {{'k', true, &keys}, {'x', false, &explain}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {.large_pages = true}, one = {0};

	options_operands(&opt, 1);
	const struct lexicons *lex = lexicons_load(opt.config, &run);
	struct work w = {.lex = lex, .one = &one, .explain = explain};
	fence_stage(lex->limits.stage_megabytes);
	struct input_reader *in = inputs_open(opt.input, &run);

	if (explain)
		explain_all(in, opt.output, &w);
	else
		write_all(in, opt.output, keys, &w);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
