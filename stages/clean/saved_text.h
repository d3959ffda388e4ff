/* saved_text.h - a page saved as plain text: menus as lines with bullets, picture names, remains of tables, tails of other
 * stories.
 * Shape:  the same decisions as on elements, made on lines; fills the article as story_read() does.
 * Owner:  the arena `one`.
 * Errors: none; false where there is no paragraph.
 * Use:    if (saved_text_read(text, STR(""), &tables, one, &article, NULL)) ... */
#ifndef SAVED_TEXT_H
#define SAVED_TEXT_H

#include "story.h"

/* `url` is where it was fetched from, or empty. What became of the lines goes to `seen` as pieces, where it is not NULL. */
bool saved_text_read(
	struct str text, struct str url, const struct field_tables *t, struct arena *one, struct article *a, struct page *seen);

#endif
