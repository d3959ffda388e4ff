/* saved_text.h - a page saved as plain text: menus as lines with bullets, picture names, remains of tables, tails of other
 * stories.
 * Shape:  the same decisions as on elements, made on lines; fills the article as story_read() does.
 * Owner:  the arena `one`.
 * Errors: none; false where there is no paragraph.
 * Use:    if (saved_text_read(text, STR(""), &tables, one, &article)) ... */
#ifndef SAVED_TEXT_H
#define SAVED_TEXT_H

#include "story.h"

/* `url` is where it was fetched from, or empty. */
bool saved_text_read(struct str text, struct str url, const struct field_tables *t, struct arena *one, struct article *a);

#endif
