/* article_year.h - the year of an article that has no day of publication, from what it tells.
 * Shape:  the first day without a year is tried in each year that the text makes possible; every dated word says how well it
 *         goes with that day: "9 tháng đầu năm 2023" is told soon after, "(18/1/1950 - 18/1/2025)" in its last year.
 * Owner:  values.
 * Errors: none; month 0 where no day is without a year, year 0 where nothing speaks for any.
 * Use:    r.near = day_of_news(&r, &found, year_of_headline);                                                        */
#ifndef ARTICLE_YEAR_H
#define ARTICLE_YEAR_H

#include "date_reader.h"

/* `top` is a year named in headline or lede, or 0. */
struct day day_of_news(const struct date_reader *r, const struct dates *all, int top);

#endif
