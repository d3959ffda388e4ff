/* article_bytes.h - articles as bytes, to be put aside until all are read.
 * Shape:  of an article what resolve asks for: ids, times, language, fingerprints, events, participants, agreements and topics.
 * Owner:  the arena given; what is taken points into the bytes.
 * Errors: none.
 * Use:    struct place at = aside_put(&a, article_bytes(&article, &one)); article_of(aside_take(&a, at, &one), &one, &article); */
#ifndef ARTICLE_BYTES_H
#define ARTICLE_BYTES_H

#include "../lib/article.h"

struct str article_bytes(const struct article *a, struct arena *one);
void article_of(struct str bytes, struct arena *one, struct article *a);

#endif
