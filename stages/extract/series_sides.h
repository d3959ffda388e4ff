/* series_sides.h - who met in the other numbers of a series.
 * Shape:  after all frames are made; what is named beside another or is of one series with it has its sides, and an earlier one
 *         that a province held which is none of the sides was one of the two countries.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    add_others(&h); share_series_sides(&h);                                                                  */
#ifndef SERIES_SIDES_H
#define SERIES_SIDES_H

#include "choice.h"

void share_series_sides(struct choice *h);
bool has_side(const struct sides *s, struct str code);

#endif
