/* extract - find events, places, dates, people, agreements, figures and topics in segmented articles
 * What came in goes out unchanged; readings are added, each with its place in the text and its evidence. */
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

static void read_input(struct input *in, const struct lexicons *lex, bool explain, struct arena *one)
{
	size_t events = 0;

	for (size_t i = 0; i < in->articles.n; i++) {
		read_article(&in->articles.v[i], lex, explain, one);
		events += in->articles.v[i].readings[READING_EVENT].n;
	}
	if (!events && str_eq(in->outcome, STR("ok")))
		in->outcome = STR("no_event");
}

static void explain_all(struct input_reader *in, const char *output, const struct lexicons *lex, struct arena *one)
{
	struct outfile out;

	outfile_open(&out, output);
	for (struct input i; input_read(in, one, &i); arena_reset(one)) {
		read_input(&i, lex, true, one);
		explain_input(out.f, &i);
	}
	outfile_commit(&out);
}

static void write_all(
	struct input_reader *in, const char *output, const char *keys, const struct lexicons *lex, struct arena *one)
{
	struct input_writer *out = inputs_create(output, lex->run), *key = keys ? inputs_create(keys, lex->run) : NULL;

	for (struct input i; input_read(in, one, &i); arena_reset(one)) {
		read_input(&i, lex, false, one);
		input_write(out, &i);
		if (key)
			input_write_keys(key, &i);
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
	struct input_reader *in = inputs_open(opt.input, &run);

	if (explain)
		explain_all(in, opt.output, lex, &one);
	else
		write_all(in, opt.output, keys, lex, &one);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
