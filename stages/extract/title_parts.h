/* title_parts.h - words of a title that no table knows: where they belong to it all the same.
 * Shape:  each is asked at a word of small letters inside a Vietnamese title (at a comma or "và" for the lists of fields), and
 *         looks ahead for what closes the part: a mark, somebody else, a name.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    if (behind_name ? is_closed_part(f, i, end) : reaches_name(f, i, end)) i++;                                 */
#ifndef TITLE_PARTS_H
#define TITLE_PARTS_H

#include "extract.h"

/* Behind a comma: more fields, the last one behind "và". */
bool is_list_of_fields(const struct facts *f, size_t i, size_t end);
/* "và" behind such fields. */
bool closes_list_of_fields(const struct facts *f, size_t i);
bool is_closed_part(const struct facts *f, size_t i, size_t end);
bool is_second_syllable(const struct facts *f, size_t i);
bool reaches_name(const struct facts *f, size_t i, size_t end);

#endif
