/* explain.h - why the readings of one article were tied to others or kept apart.
 * Shape:  under each event of the article the other readings of it, with the points of each kind; then readings of other events
 *         that came near, and what forbids those of the same days and parties. Under each person the other articles that name
 *         it, and the namesakes. Points are those between two readings: what the company of other events adds is not in them.
 * Owner:  nothing is kept.
 * Errors: no article of that source ends the program, exit 2.
 * Use:    explain_ties(stdout, &world, &likeness, STR("page.html"), &run);                                          */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "things.h"

#include <stdio.h>

void explain_ties(FILE *to, const struct world *w, const struct likeness *l, struct str source, struct arena *run);

#endif
