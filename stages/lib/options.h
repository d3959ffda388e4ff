/* options.h - the options that every stage has: -C config, -o output, -h, -V, and its own.
 * Shape:  options_read() fills the struct and leaves optind at the first operand.
 * Owner:  strings belong to argv.
 * Errors: an unknown option or a missing value: one line on stderr, exit 2. -h prints usage and help on stdout, exit 0.
 * Use:    see any main.c                                                                                         */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

/* An option of the stage's own; value receives the argument, or "" for a flag that takes none. */
struct option_own {
	char letter;
	bool takes_value;
	const char **value;
};

struct options {
	const char *config; /* folder of the tables; default "config" */
	const char *output; /* NULL or "-": standard output */
	const char *input;  /* first operand; NULL or "-": standard input */
	char **operands;    /* all operands */
	int n_operands;
};

/* `usage` is the line after "usage: NAME "; `help` what -h prints below it. `own` ends with letter 0, or is NULL. */
struct options options_read(int argc, char **argv, const char *usage, const char *help, const struct option_own *own);

/* More than so many operands: one line on stderr, exit 2. */
void options_operands(const struct options *opt, int most);

/* Shown by -V. */
#define BIENBAN_VERSION "0.1.0"

#endif
