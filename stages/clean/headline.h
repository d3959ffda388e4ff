/* headline.h - the title of the article: the line that the page shows, told by what its metadata call it.
 * Shape:  the piece that holds it (STR_NONE where only metadata know it) and its text. Also the words of metadata in JSON-LD.
 * Owner:  the arena `one`, or the page.
 * Errors: none; broken JSON-LD is passed over. The text is empty where nothing looks like a title.
 * Use:    struct story_meta meta = story_meta(&page, one); struct headline h = find_headline(&page, &meta, 0, one); */
#ifndef HEADLINE_H
#define HEADLINE_H

#include "page.h"

/* What JSON-LD (NewsArticle and its kin) says. */
struct story_meta {
	struct str headline, published, url, author, publisher;
};
struct story_meta story_meta(const struct page *p, struct arena *one);

struct headline {
	size_t piece;
	struct str text;
};
/* Looks inside one element (0: the page). */
struct headline find_headline(const struct page *p, const struct story_meta *meta, size_t within, struct arena *one);

/* The same words, but for signs and case. */
bool same_line(struct str a, struct str b, struct arena *one);

#endif
