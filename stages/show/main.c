/* show - articles as they were read: their sentences with each reading marked where it stands
 * usage: show [-c] [-o output] [input]        The stream of extract, for people. */
#include "../lib/options.h"
#include "show.h"

#include <stddef.h>

static const char usage[] = "[-c] [-o output] [input]";
static const char help[] = "Prints articles sentence by sentence, each reading marked where it stands.\n"
			   "  -c         in colour by kind of reading\n"
			   "  -o output  file to write instead of standard output\n"
			   "  -h, -V     print this help, the version\n"
			   "input is what extract wrote (standard input).\n";

int main(int argc, char **argv)
{
	const char *colour = NULL;
	const struct option_own own[] = {{'c', false, &colour}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0}, one = {0};
	struct outfile out;

	options_operands(&opt, 1);
	struct input_reader *in = inputs_open(opt.input, &run);
	outfile_open(&out, opt.output);
	for (struct input i; input_read(in, &one, &i); arena_reset(&one))
		show_input(out.f, &i, colour, &one);
	outfile_commit(&out);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
