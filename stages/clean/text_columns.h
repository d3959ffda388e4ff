/* text_columns.h - the lines of saved text: columns of layout tables taken apart, lines broken at a width joined again.
 * Shape:  struct strs of whole lines in reading order: of a table what stands left comes before what stands right of it.
 * Owner:  the arena `one`; lines are views of the text where nothing had to be joined.
 * Errors: none; the number of lines is bounded.
 * Use:    struct strs lines = text_lines(text, one);                                                              */
#ifndef TEXT_COLUMNS_H
#define TEXT_COLUMNS_H

#include "../lib/arena.h"

struct strs text_lines(struct str text, struct arena *one);
/* Without a list mark at its beginning ("• ", "# "). */
struct str without_bullet(struct str s, bool *bullet);

#endif
