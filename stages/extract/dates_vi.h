/* dates_vi.h - what the files of Vietnamese dates share: days, lunar days and feasts, months and years.
 * Shape:  rules of date_reader.h; a missing year is the one nearest to the reference.
 * Owner:  nothing is kept.
 * Errors: none; a year that the table of new years does not have gives no lunar date.
 * Use:    const struct date_rule rules[] = {{cut_tet, true, OPENS(DW_day, DW_tet)}, ... {0}};                       */
#ifndef DATES_VI_H
#define DATES_VI_H

#include "date_reader.h"

/* A month in digits or words. */
bool cut_month_number(const struct date_reader *r, size_t *at, int *month);
/* "năm 2023", "của năm 2023", "năm nay", "/2023" */
bool cut_year_tail(const struct date_reader *r, size_t *at, struct point *p);
/* "tháng 10 2017" */
bool cut_bare_year(const struct date_reader *r, size_t *at, struct point *p);
/* "15/1 tới" (coming), "tháng 12 vừa qua" (past) say on which side of the publication. */
void cut_told_ahead(const struct date_reader *r, size_t *at, struct point *p);

date_cutter cut_days, cut_day_alone;
date_cutter cut_tet, cut_lunar_feast, cut_lunar_day;

#endif
