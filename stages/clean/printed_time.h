/* printed_time.h - the time of publication as pages print it.
 * Shape:  one date, with hour and minute where they stand near: "Thứ ba, 7/11/2023, 09:15 (GMT+7)", "09:40 21/08/2019",
 *         "07-03-2026 - 09:40 AM", "24/12/12 11:05 tối", "ngày 27 tháng 3 năm 2023", "2024年11月7日 09:12", "March 5, 2018
 *         21:15". Words of months and hours come from config/lexicon/clock_words.csv.
 * Owner:  times are values; results in the arena given.
 * Errors: none for text: false where there is no possible date. A broken table row: FILE:LINE, exit 2.
 * Use:    struct printed_time t; if (find_printed_time(clock, folded, false, &t)) iso = time_iso(&t, &one); */
#ifndef PRINTED_TIME_H
#define PRINTED_TIME_H

#include "../lib/arena.h"

enum { ZONE_UNKNOWN = 9999, ZONE_VIETNAM = 7 * 60 };

struct printed_time {
	int year, month, day;
	int hour, minute, second; /* -1 where not printed */
	int zone;                 /* minutes east of Greenwich, or ZONE_UNKNOWN */
	size_t start, end;        /* of date and time in the text */
};

struct clock_words;
const struct clock_words *clock_words_load(const char *config, struct arena *run);

/* The first date of a text that is folded (utf8_fold). month_first: 03-08-2011 is the 8th of March. */
bool find_printed_time(const struct clock_words *w, struct str folded, bool month_first, struct printed_time *t);
/* The text is the name of a weekday, or begins with one and a comma. */
bool is_weekday(const struct clock_words *w, struct str folded);
/* It begins with a weekday, or a month and a day ("march 6th"). */
bool begins_day(const struct clock_words *w, struct str folded);
/* "2023-12-12T11:05:00Z" and the like; else any printed form. */
bool read_meta_time(const struct clock_words *w, struct str folded, struct printed_time *t);
/* In Viet Nam's time where it is in another one. */
struct printed_time time_in_vietnam(struct printed_time t);
/* "2022-05-14T12:31:08+07:00", or the day alone. */
struct str time_iso(const struct printed_time *t, struct arena *a);
bool same_day(const struct printed_time *a, const struct printed_time *b);

#endif
