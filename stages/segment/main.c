/* segment - name the parts of an article: headline, lede, byline, dateline, sentences
 * usage: segment [-C config] [-o output] [input]        A page that holds several articles becomes several; no text changes. */
#include "../lib/fence.h"
#include "../lib/options.h"
#include "segmenter.h"

static const char usage[] = "[-C config] [-o output] [input]";
static const char help[] =
	"Reads cleaned articles, cuts pages that hold several, and marks lede, byline, dateline and sentences.\n"
	"  -C config  folder of the tables (default: config)\n"
	"  -o output  file to write instead of standard output\n"
	"  -h, -V     print this help, the version\n";

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);
	struct arena run = {0}, one = {0};

	options_operands(&opt, 1);
	struct segmenter *s = segmenter_load(opt.config, &run);
	fence_stage(segmenter_limits(s)->stage_megabytes);
	struct input_reader *in = inputs_open(opt.input, &run);
	struct input_writer *out = inputs_create(opt.output, &run);

	for (struct input i; input_read(in, &one, &i); arena_reset(&one)) {
		segment_input(s, &one, &i);
		input_write(out, &i);
	}
	inputs_commit(out);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
