/* dates_lunar_vi.h - Tết, full moons and days of the lunar calendar as Vietnamese writes them.
 * Shape:  rules of date_reader.h; a missing year is the one nearest to the reference.
 * Owner:  nothing is kept.
 * Errors: none; a year that the table of new years does not have gives no date.
 * Use:    const struct date_rule rules[] = {{cut_tet, true, OPENS(DW_day, DW_tet)}, ... {0}};                       */
#ifndef DATES_LUNAR_VI_H
#define DATES_LUNAR_VI_H

#include "date_reader.h"

/* Of dates_vi.c: a month in digits or words. */
bool cut_month_number(const struct date_reader *r, size_t *at, int *month);

date_cutter cut_tet, cut_lunar_feast, cut_lunar_day;

#endif
