/* articles.h - one page, one or several articles.
 * Shape:  a round-up page prints headline and text, headline and text ...: it is cut before each headline after the first that
 *         has a text of its own. The first article keeps the source of the input, the others get "#2", "#3". Spans are rebased.
 *         A further headline block that only repeats the title, or stands over nothing, becomes a heading.
 * Owner:  the arena given; texts are views of the input's.
 * Errors: none.
 * Use:    articles_split(&in, &one);   in.articles is replaced */
#ifndef ARTICLES_H
#define ARTICLES_H

#include "../lib/article.h"

void articles_split(struct input *in, struct arena *one);
/* Sets id, sha256 and the number of words. */
void article_identify(struct article *a, struct arena *one);

#endif
