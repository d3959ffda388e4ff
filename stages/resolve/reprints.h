/* reprints.h - which article prints another one again.
 * Shape:  equal sha256, or a MinHash signature (a row of 8-digit hex numbers) of which `reprint_signature` parts are equal;
 *         reprint_of is the first printing. Signatures are compared where a band of four numbers agrees.
 * Owner:  nothing is kept but reprint_of.
 * Errors: none; an article without a signature reprints only what is equal.
 * Use:    find_reprints(&keys, &set, &run);                                                                     */
#ifndef REPRINTS_H
#define REPRINTS_H

#include "keys.h"
#include "settings.h"

void find_reprints(struct keys *k, const struct settings *set, const struct arena *run);

#endif
