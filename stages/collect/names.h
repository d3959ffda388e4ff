/* names.h - file names, which are any bytes, as names in a text table.
 * Shape:  a path keeps valid UTF-8 as it is; control characters, white space that is more than one blank between words, bytes that
 *         are not UTF-8, a '%' before two hex digits and a '#' before digits at the end ("page.html#2" is how the second article
 *         of a page is called) become %XX, so that the bytes can be had back. A source is the same in NFC. All are named first;
 *         then they come in the order of their sources, each once.
 * Owner:  the arena given; a file that was given is good until the next is.
 * Errors: none of its own; two files whose sources are the same keep different ones (the one less like NFC shows its bytes).
 * Use:    struct names n = names_in(folder, &run); names_put(&n, &f); names_settle(&n); while (names_next(&n, &f)) ... */
#ifndef NAMES_H
#define NAMES_H

#include "inputs.h"
#include "sorter.h"
#include "tape.h"

/* The next of a sorter. */
struct named {
	struct str key, value;
	bool there;
};

struct names {
	struct sorter all;      /* by source and path */
	struct sorter renamed;  /* those of `all` that had to get another source than the one they stand under there */
	struct tape left_out;   /* where these stand in `all` */
	bool mixed;             /* some source is not its path */
	size_t place, next_out; /* in `all`; where the next that is left out stands */
	struct named kept, shown, *given;
	struct buf last; /* the key of `kept` */
	struct arena one;
};

struct names names_in(const char *folder, struct arena *run);
void names_put(struct names *n, struct input_file f);
void names_settle(struct names *n);
bool names_next(struct names *n, struct input_file *f);
void names_close(struct names *n);

#endif
