/* lunar.h - days of the lunar calendar as Viet Nam keeps it.
 * Shape:  config/lexicon/lunar_new_year.csv: for each year the day of Tết, the leap month (it follows the month of that
 *         number) and the lengths of its 12 or 13 months.
 * Owner:  the arena of the lexicons.
 * Errors: a year whose months do not lead to the next year's Tết: FILE:LINE, exit 2. A day that is not in the table is no day.
 * Use:    struct day d = lunar_day(t->lunar, 2025, 3, 10);        10th of the third month, leap month aside        */
#ifndef LUNAR_H
#define LUNAR_H

#include "extract.h"

struct lunar *lunar_load(const char *config, struct arena *run);
/* The lunar year is named by the Gregorian year in which it begins; month 0 where the table ends. */
struct day lunar_day(const struct lunar *l, int year, int month, int day);
/* The last day of the year before: "30 Tết", which is a 29th in some years. */
struct day lunar_eve(const struct lunar *l, int year);
/* The year of the sexagenary cycle nearest to `near`: stem 0-9 (Giáp first), branch 0-11 (Tý first); 0 where they do not go
 * together. */
int sexagenary_year(int stem, int branch, int near);

#endif
