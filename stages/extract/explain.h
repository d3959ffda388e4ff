/* explain.h - what was read, for people.
 * Shape:  for each reading a line "e1 event: words that gave it", its filled cells, its rule, the table rows
 *         it rests on as FILE:LINE with the words of the text that they stand for, and its evidence.
 * Owner:  nothing is kept.
 * Errors: a full disk is seen when the file is committed.
 * Use:    explain_input(stdout, &input);                                                                         */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "../lib/article.h"
#include <stdio.h>

void explain_input(FILE *out, const struct input *in);

#endif
