/* date_reader.h - what the grammars of dates share: words of dates by class, points in time, and chains of them.
 * Shape:  a grammar is a list of rules; each is tried at a word and answers the date that begins there. Cutters move *at
 *         forward past what they matched, or leave it. A point is a day, month or year as far as it is written (0: not written);
 *         a chain is "19, 20 và 21/2/2025" or "từ tháng 3 đến tháng 5/2023": points that lend each other what they lack.
 * Owner:  everything points into the tables and the words.
 * Errors: none; what is no date is not matched.
 * Use:    static bool cut_week(const struct date_reader *r, size_t *at, struct date *d) { ... }                     */
#ifndef DATE_READER_H
#define DATE_READER_H

#include "extract.h"

/* Classes of config/lexicon/date_words.csv. */
/* clang-format off */
#define DATE_CLASSES(X) \
	X(ago) X(ago_before) X(ahead) X(and) X(anniversary) X(at) X(branch) X(century) X(counted) X(day) X(day_suffix) X(decade) \
	X(decade_suffix) X(digit) X(each) X(early) X(eve) X(first_days) X(first_of) X(from) X(full_moon) X(half) \
	X(held) X(holiday) X(hour) X(late) X(lunar) X(lunar_feast) X(lunar_month) X(middle) X(minute) X(month) X(month_name) \
	X(months) X(not_date) X(number) X(number_sign) X(of) X(ordinal) X(ordinal_mark) X(paper) X(part_head) \
	X(part_of_day) X(part_tail) X(past_day) X(period) X(quarter) X(relative_day) X(roman) X(same_day) X(shift) \
	X(shifted_month) X(shifted_quarter) X(shifted_week) X(shifted_weekend) X(shifted_year) X(span_shift) X(stem) \
	X(ten) X(term) X(tet) X(to) X(was) X(week) X(weekday) X(weekend) X(will) X(year)
/* clang-format on */
#define DW(name) DW_##name,
enum date_class { DATE_CLASSES(DW) DATE_CLASS_COUNT };
#undef DW

/* Value of a word that must not be taken for its class although it begins like one. */
enum { DATE_WORD_BLOCKED = -1000 };

enum { DATE_RULES = 20 };

struct date_tables {
	struct phrases word[DATE_CLASS_COUNT][LANGUAGES];
	struct lists opens[LANGUAGES][DATE_RULES]; /* what each rule may begin with */
	struct lists begins[LANGUAGES];            /* all of it, and lines */
	int *value;                                /* by row */
	struct lunar *lunar;
};

struct date_reader {
	const struct words *ws;
	const struct date_tables *tables;
	enum language lang;
	size_t end;           /* no word from here on belongs to the line */
	struct day published; /* what "hôm nay" is; month 0 if not known */
	/* A missing year is the one that comes nearest to it; that very year where its month is 0; none where its year is 0. */
	struct day near;
	struct str basis; /* of a year found so: "published" or "article" */
	struct day last;  /* the day told before, for "cùng ngày" */
	struct day front; /* the last one that opened a block: what a new block's "cùng ngày" means */
};

/* A rule answers the date that begins at *at and moves *at past it; precision none: words in the form of a date that are none. It
 * is asked only where a word of one of its classes begins, or a number if it begins with that too. */
typedef bool date_cutter(const struct date_reader *r, size_t *at, struct date *d);
struct date_rule {
	date_cutter *cut;
	bool number;
	const enum date_class *opens; /* up to DATE_CLASS_COUNT, or NULL */
};
#define OPENS(...) ((const enum date_class[]){__VA_ARGS__, DATE_CLASS_COUNT})
extern const struct date_rule date_rules_vi[], date_rules_en[], date_rules_zh[];

/* Words. */
bool cut_class_ahead(const struct date_reader *r, size_t *at, enum date_class c, int *value);
static inline bool cut_class(const struct date_reader *r, size_t *at, enum date_class c, int *value) /* value may be NULL */
{
	return phrases_may(&r->tables->word[c][r->lang], r->ws, *at) && cut_class_ahead(r, at, c, value);
}
static inline bool is_class(const struct date_reader *r, size_t at, enum date_class c)
{
	return cut_class(r, &at, c, NULL);
}
/* A phrase of the class ends right before the word, in the same line. */
bool after_class(const struct date_reader *r, size_t at, enum date_class c);
/* The class of a piece of a word: "h" in "8h30". */
bool piece_is(const struct date_reader *r, struct str piece, enum date_class c);
struct str time_of_day_name(int value);
bool cut_mark_ahead(const struct date_reader *r, size_t *at, char mark);
static inline bool cut_mark(const struct date_reader *r, size_t *at, char mark) /* dashes are '-' */
{
	return *at < r->end && r->ws->v[*at].flags & WORD_PUNCT && cut_mark_ahead(r, at, mark);
}
/* No white space before the word. */
bool is_glued(const struct date_reader *r, size_t at);
/* A word of digits only. */
bool cut_digits_ahead(const struct date_reader *r, size_t *at, size_t max_digits, int *value);
static inline bool cut_digits(const struct date_reader *r, size_t *at, size_t max_digits, int *value)
{
	return *at < r->end && r->ws->v[*at].flags & WORD_NUMBER && cut_digits_ahead(r, at, max_digits, value);
}
bool cut_between(const struct date_reader *r, size_t *at, int low, int high, int *value);
/* Digits or a number word. */
bool cut_count(const struct date_reader *r, size_t *at, int *value);
/* A unit of time that can be counted: day, week, month or year. */
bool cut_unit(const struct date_reader *r, size_t *at, enum date_class *unit);
bool cut_year_number(const struct date_reader *r, size_t *at, int *year);
/* "8 giờ 30 phút", "8h30", "07:20". */
bool cut_clock(const struct date_reader *r, size_t *at);

/* Points. */
enum link { LINK_NONE, LINK_AND, LINK_TO };
struct point {
	int year, month, day;
	bool bare;     /* a number alone: it must lend from its neighbours */
	bool led;      /* a word says that this is a date: "ngày", "sáng", "tháng" */
	bool relative; /* worked out from the day of publication */
	struct str time_of_day;
	enum link link; /* to the point before */
	size_t first, end;
};
/* The day worked out from the one of publication, with the point's own part of the day. */
void point_relative(struct point *p, struct day day);
enum { CHAIN_MAX = 12 };
struct chain {
	struct point point[CHAIN_MAX];
	size_t n;
};
typedef bool point_cutter(const struct date_reader *r, size_t *at, struct point *p);
enum link cut_link(const struct date_reader *r, size_t *at);
bool cut_chain(const struct date_reader *r, size_t *at, point_cutter *cut, struct chain *c);
/* "/2023", "-2023", ".2023" */
bool cut_glued_year(const struct date_reader *r, size_t *at, int *year);
/* d/m, d/m/yyyy, d-m-yyyy, d.m.yyyy. */
bool cut_numeric_day(const struct date_reader *r, size_t *at, struct point *p);

/* The numbers of a first point without a word to lead it are a date. */
bool chain_is_date(const struct date_reader *r, const struct chain *c);

/* Points lend each other what is missing, the years last; false where days do not exist or run backwards. */
bool chain_days(const struct date_reader *r, struct chain *c, struct date *d);
bool chain_months(const struct date_reader *r, struct chain *c, struct date *d);
bool chain_years(const struct date_reader *r, struct chain *c, struct date *d);

/* Dates from values. */
bool date_days(struct date *d, struct day start, struct day end, struct str basis);
bool date_months(struct date *d, int year, int first, int last, struct str basis);
bool date_quarter(const struct date_reader *r, struct date *d, int year, int quarter);
bool date_half(const struct date_reader *r, struct date *d, int year, int half);
bool date_years(struct date *d, int first, int last, struct str basis);
bool date_relative_week(const struct date_reader *r, struct date *d, int shift);
bool date_relative_weekend(const struct date_reader *r, struct date *d, int shift);
bool date_relative_month(const struct date_reader *r, struct date *d, int shift);
bool date_relative_quarter(const struct date_reader *r, struct date *d, int shift);
/* n whole units, the nearest of them `shift` away: 3 and -1 are the three before the present one. */
bool date_span(const struct date_reader *r, struct date *d, enum date_class unit, int n, int shift);
/* The unit n before the present one, or after it where n is negative. */
bool date_ago(const struct date_reader *r, struct date *d, enum date_class unit, int n);
/* The last such weekday, today included or not; a shift names a week: -1, 0, 1. */
struct day last_weekday(const struct date_reader *r, int weekday, bool today_too);
struct day weekday_in(const struct date_reader *r, int weekday, int week);
/* The present year as far as it is known, or 0. */
int this_year(const struct date_reader *r);

#endif
