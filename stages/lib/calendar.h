/* calendar.h - days of the Gregorian calendar as numbers, and back.
 * Shape:  a day number counts from 1970-01-01, which is 0; a struct day with month 0 is no day.
 * Owner:  values.
 * Errors: none; day_exists() asks first.
 * Use:    struct day tomorrow = day_of(day_number(today) + 1);                                                   */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "arena.h"

struct day {
	int year, month, day;
};

enum { CALENDAR_BEGAN = 1583 };

bool day_exists(struct day d);
long day_number(struct day d);
struct day day_of(long number);
/* 1 is Monday, 7 Sunday. */
int weekday_of(long number);
/* First day of the month that lies `months` after that of d. */
struct day month_shift(struct day d, int months);
struct day month_end(struct day d);
/* "2023-03-27" and longer, since CALENDAR_BEGAN; false (and no day) where the text does not begin with a day. */
bool day_read(struct str text, struct day *d);
/* "2023-03-27"; empty for no day. */
struct str day_text(struct arena *one, struct day d);

#endif
