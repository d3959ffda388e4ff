/* show.h - one input with its articles as text for people.
 * Shape:  blocks and sentences one a line; a reading is "[words]e1", or in colour by kind with its id behind. A block of lines
 *         begins with its source at the margin.
 * Owner:  everything in the arena `one`.
 * Errors: those of the stream.
 * Use:    show_input(stdout, &input, isatty(1), &one);                                                            */
#ifndef SHOW_H
#define SHOW_H

#include "../lib/article.h"

#include <stdio.h>

void show_input(FILE *out, const struct input *in, bool colour, struct arena *one);

#endif
