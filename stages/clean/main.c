/* clean - find the article in a scraped page
 * usage: clean [-t] [-C config] [-e charset] [-o output] [-r folder] [-m manifest] [page]
 * One page (file or standard input), or every input of a manifest, becomes an input of the stream with its article: text as
 * blocks, title, time, writer, language, counters. -t prints the main text alone. */
#include "cleaner.h"
#include "manifest.h"

#include "../lib/fail.h"
#include "../lib/options.h"

static const char usage[] = "[-t] [-C config] [-e charset] [-o output] [-r folder] [-m manifest] [page]";
static const char help[] = "Find the article in a scraped page (HTML or saved text, a file or standard input).\n"
			   "  -e charset    what the transport said of the page (windows-1258, gb2312 ...)\n"
			   "  -m manifest   clean every input of this list, as written by collect\n"
			   "  -r folder     the folder that paths of the manifest are relative to\n"
			   "  -t            print the main text alone: no headline, captions, byline\n"
			   "  -C config     folder of the tables (config)\n"
			   "  -o output     file to write instead of standard output\n"
			   "  -h, -V        print this help, the version\n";

static void clean_manifest(
	const struct cleaner *c, const struct manifest *m, struct str charset, struct input_writer *out, struct arena *one)
{
	for (size_t i = 0; i < m->n; i++, arena_reset(one)) {
		const struct manifest_row *row = &m->v[i];
		struct input in = {.source = row->source, .reason = STR("")};
		if (row->duplicate_of.n) {
			in.outcome = STR("duplicate");
			in.reason = arena_printf(one, "same bytes as %.*s", STR_ARG(row->duplicate_of));
		} else {
			clean_file(c, row->path, charset, one, &in);
		}
		input_write(out, &in);
	}
}

static struct input clean_page(const struct cleaner *c, const char *path, struct str charset, struct arena *one)
{
	struct input in = {.source = str_of(path ? path : "-"), .reason = STR("")};
	clean_file(c, path, charset, one, &in);
	return in;
}

static void print_main_text(const struct input *in, const char *output, struct arena *one)
{
	struct outfile out;
	outfile_open(&out, output);
	struct str text = in->articles.n ? main_text(&in->articles.v[0], one) : STR("");
	fwrite(text.s, 1, text.n, out.f);
	outfile_commit(&out);
}

int main(int argc, char **argv)
{
	const char *manifest = NULL, *folder = NULL, *text_only = NULL, *charset = NULL;
	struct option_own own[] = {
		{'e', true, &charset}, {'m', true, &manifest}, {'r', true, &folder}, {'t', false, &text_only}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0}, one = {0};
	if (opt.n_operands > 1 || (manifest && (opt.input || text_only)))
		fail(FAIL_USAGE, "one page or one manifest");
	struct cleaner *c = cleaner_load(opt.config, &run);
	struct manifest list = {0};
	if (manifest)
		list = manifest_load(manifest, folder, &run);
	struct input in = {0};
	if (!manifest)
		in = clean_page(c, opt.input, str_of(charset), &one);
	if (text_only) {
		print_main_text(&in, opt.output, &one);
	} else {
		struct input_writer *out = inputs_create(opt.output, &run);
		if (manifest)
			clean_manifest(c, &list, str_of(charset), out, &one);
		else
			input_write(out, &in);
		inputs_commit(out);
	}
	cleaner_release(c);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
