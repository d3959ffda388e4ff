/* cuts.h - what became of the pieces of a page, told for people: what was kept, what was cut away and why, and where on the page
 * the title, the time and the writer stand.
 * Shape:  a block of lines for an input: its source at the margin, all else indented.
 * Owner:  everything in the arena `one`.
 * Errors: those of the stream.
 * Use:    cuts_tell(file, &input, &page, &tables, sites, one);                                                      */
#ifndef CUTS_H
#define CUTS_H

#include "story.h"

#include <stdio.h>

/* `in` has at most one article, and `p` is what it was chosen from. */
void cuts_tell(FILE *out, const struct input *in, const struct page *p, const struct field_tables *t, const struct sites *sites,
	struct arena *one);
/* The first line alone, of an input that was not looked at. */
void cuts_refused(FILE *out, const struct input *in);

#endif
