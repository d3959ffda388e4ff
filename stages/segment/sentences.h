/* sentences.h - where sentences begin and end.
 * Shape:  spans inside one block each, in order; headline, byline and row blocks are one sentence, a dateline is outside. A full
 *         stop ends none after an abbreviation ("TP. Hà Giang"), an initial ("B. Lan"), the number of an item ("1. Về"), inside
 *         a number or brackets, and before a small letter; colons and semicolons never do.
 * Owner:  abbreviations live in `run`; spans in `one`.
 * Errors: those of tables: FILE:LINE, exit 2.
 * Use:    struct abbreviations *abbr = abbreviations_load(config, &run);  sentences_find(&article, abbr, &one); */
#ifndef SENTENCES_H
#define SENTENCES_H

#include "../lib/article.h"

struct abbreviations *abbreviations_load(const char *config, struct arena *run);
/* Fills article->sentences; blocks and datelines must be known. */
void sentences_find(struct article *a, const struct abbreviations *abbreviations, struct arena *one);

#endif
