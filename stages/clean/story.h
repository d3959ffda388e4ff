/* story.h - a page with chosen pieces as the article that goes out: blocks with kinds, text, fields.
 * Shape:  fills struct article: url, site, title, published_at, author, lang, views, teasers, text, blocks. A second article of
 *         the page begins with a BLOCK_HEADLINE of its own.
 * Owner:  the arena `one`.
 * Errors: none; story_read() is false where the page has no article.
 * Use:    if (story_read(&page, &from, &tables, one, &article)) ...                                                      */
#ifndef STORY_H
#define STORY_H

#include "../lib/article.h"
#include "fields.h"
#include "sites.h"

/* sites NULL: no rules; `html` is what the page was read from, and is read again where its host has rules. `url` is where it was
 * fetched from, or empty; what the page says of its address goes before it. */
struct story_source {
	struct str html, url;
	const struct class_words *classes;
	const struct sites *sites;
	size_t deepest; /* see page_from_html() */
};
bool story_read(
	struct page *p, const struct story_source *from, const struct field_tables *t, struct arena *one, struct article *a);

/* The first of the addresses that is one, and its host. */
void story_set_address(struct article *a, const struct str *tries, size_t n, struct arena *one);
/* Blocks one a line, kinds as given; used by pages and saved text. */
void story_add_block(struct article *a, struct buf *text, enum block_kind kind, struct str block, struct arena *one);

#endif
