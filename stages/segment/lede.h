/* lede.h - the paragraph that tells the news first.
 * Shape:  where `clean` named none, the first paragraph after the headline becomes the lede.
 * Owner:  changes kinds of blocks only.
 * Errors: none.
 * Use:    lede_find(&article); */
#ifndef LEDE_H
#define LEDE_H

#include "../lib/article.h"

void lede_find(struct article *a);

#endif
