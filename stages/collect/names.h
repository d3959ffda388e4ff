/* names.h - file names, which are any bytes, as names in a text table.
 * Shape:  a path keeps valid UTF-8 as it is; control characters, bytes that are not UTF-8, a '%' before two hex digits
 *         and a '#' before digits at the end ("page.html#2" is how the second article of a page is called) become %XX, so that
 *         the bytes can be had back. A source is the same in NFC.
 * Owner:  the arena given.
 * Errors: none; two files whose sources are the same keep different ones (the one less like NFC shows its bytes).
 * Use:    names_give(&all, &run);   all.v is sorted by source afterwards */
#ifndef NAMES_H
#define NAMES_H

#include "inputs.h"

void names_give(struct input_files *all, struct arena *run);

#endif
