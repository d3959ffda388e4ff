/* signature.h - a sketch of an article's body by which near-identical texts are found: MinHash over word 4-shingles
 * (A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences 1997).
 * Shape:  SIGNATURE_VALUES numbers of 32 bits as 8 lower-case hex digits each. One hash serves all: it chooses a place for each
 *         shingle, where the least number stays (P. Li, A. B. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012); empty
 *         places borrow (A. Shrivastava, "Optimal Densification for Fast and Accurate Minwise Hashing", ICML 2017).
 *         The share of equal numbers at equal places in two signatures estimates how much of the texts is shared.
 *         Headline, captions and byline do not count: a reprint changes them first. No words: empty.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    a->signature = signature_of(&words, a, &one);                                                          */
#ifndef SIGNATURE_H
#define SIGNATURE_H

#include "../lib/article.h"
#include "../lib/words.h"

enum { SIGNATURE_VALUES = 64, SIGNATURE_SHINGLE = 4 };

struct str signature_of(const struct words *ws, const struct article *a, struct arena *one);

#endif
