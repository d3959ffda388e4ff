#include "options.h"

#include "fail.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void print_version(void)
{
	printf("%s (bienban) " BIENBAN_VERSION "\n", program_name);
}

static const struct option_own *find_own(const struct option_own *own, int letter)
{
	for (; own && own->letter; own++)
		if (own->letter == letter)
			return own;
	return NULL;
}

/* The optstring of getopt(3): the four that every stage has, and its own. */
static void describe(char *letters, size_t size, const struct option_own *own)
{
	size_t n = (size_t)snprintf(letters, size, ":C:o:hV");

	for (; own && own->letter && n + 2 < size; own++) {
		letters[n++] = own->letter;
		if (own->takes_value)
			letters[n++] = ':';
	}
	letters[n] = '\0';
}

static _Noreturn void finish_output(void)
{
	if (fflush(stdout) || ferror(stdout))
		fail(FAIL_RUN, "cannot write to standard output");
	exit(0);
}

/* libxml2 prints to stderr unless it is told not to; our own messages name file and line. */
static void no_message(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

struct options options_read(int argc, char **argv, const char *usage, const char *help, const struct option_own *own)
{
	struct options opt = {.config = "config"};
	const char *slash = strrchr(argv[0], '/');
	char letters[64];
	int c;

	program_name = slash ? slash + 1 : argv[0];
	xmlSetGenericErrorFunc(NULL, no_message);
	describe(letters, sizeof letters, own);
	while ((c = getopt(argc, argv, letters)) != -1) {
		const struct option_own *mine = find_own(own, c);

		if (mine)
			*mine->value = mine->takes_value ? optarg : "";
		else if (c == 'C')
			opt.config = optarg;
		else if (c == 'o')
			opt.output = optarg;
		else if (c == 'h') {
			printf("usage: %s %s\n%s", program_name, usage, help);
			finish_output();
		} else if (c == 'V') {
			print_version();
			finish_output();
		} else if (c == ':')
			fail(FAIL_USAGE, "option -%c needs a value; usage: %s %s", optopt, program_name, usage);
		else
			fail(FAIL_USAGE, "unknown option -%c; usage: %s %s", optopt, program_name, usage);
	}
	opt.operands = argv + optind;
	opt.n_operands = argc - optind;
	opt.input = opt.n_operands ? argv[optind] : NULL;
	return opt;
}

void options_operands(const struct options *opt, int most)
{
	if (opt->n_operands > most)
		fail(FAIL_USAGE, "one too many: '%s'; -h shows how", opt->operands[most]);
}
