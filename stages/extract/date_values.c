/* Dates from chains of points, and from values worked out from the reference. */
#include "date_reader.h"

#include <stdlib.h>

/* A d/m with no word before it and no year may be a fraction, a score, "24/7", a marker of the border. */
bool chain_is_date(const struct date_reader *r, const struct chain *c)
{
	const struct point *p = &c->point[0];
	size_t end = c->point[c->n - 1].end;

	if (!p->led && !p->year && is_class(r, end, DW_counted))
		return false; /* "từ 10-12 tỷ đồng", "10/12 xã" */
	if (p->led || after_class(r, p->first, DW_from) || (p->first && words_text(r->ws, p->first - 1, p->first).s[0] == '('))
		return true;
	if (after_class(r, p->first, DW_not_date))
		return false;
	if (c->n > 1 && !c->point[c->n - 1].year) {
		size_t mark = c->point[c->n - 1].first + 1;

		if (cut_mark(r, &mark, '-'))
			return false; /* "4-4-2" */
	}
	if (c->n > 1 || p->year || after_class(r, p->first, DW_at) || after_class(r, p->first, DW_to))
		return true;
	if (p->day == 24 && p->month == 7)
		return false;
	/* "3/4 diện tích", "8/8 điểm cầu" */
	return !(p->day <= p->month && end - p->first == 3 && end < r->end &&
		 words_text(r->ws, p->first, p->first + 1).s[0] != '0' && !(r->ws->v[end].flags & (WORD_PUNCT | WORD_UPPER)));
}

int this_year(const struct date_reader *r)
{
	return r->published.month ? r->published.year : r->near.year;
}

static int nearest_year(const struct date_reader *r, int month, int day)
{
	long best = 0;
	int year = 0;

	if (!r->near.month)
		return r->near.year;
	for (int y = r->near.year - 1; y <= r->near.year + 1; y++) {
		struct day d = {y, month, day ? day : 15};
		long away = day_exists(d) ? labs(day_number(d) - day_number(r->near)) : -1;

		if (away >= 0 && (!year || away < best)) {
			best = away;
			year = y;
		}
	}
	return year;
}

/* "hồi tháng 4" in a text of November is not of the next year, though that April is nearer. */
static int year_of(const struct date_reader *r, const struct point *p)
{
	int year = nearest_year(r, p->month, p->day);

	return r->near.month && year > r->near.year && after_class(r, p->first, DW_was) ? year - 1 : year;
}

static bool is_before(const struct point *a, const struct point *b)
{
	return a->month != b->month ? a->month < b->month : a->day < b->day;
}

static void lend_backwards(struct point *p, const struct point *from)
{
	if (!p->month && from->month) {
		p->month = from->month;
		p->year = from->year;
		if (p->day > from->day && !p->year)
			p->month = 0; /* "30, 2/3": not one list */
	} else if (p->month && !p->year && from->year) {
		p->year = is_before(from, p) ? from->year - 1 : from->year;
	}
}

static void lend_forwards(struct point *p, const struct point *from)
{
	if (!p->month) {
		p->month = from->month;
		p->year = from->year;
	} else if (!p->year && from->year) {
		p->year = is_before(p, from) ? from->year + 1 : from->year;
	}
}

static bool any_year(const struct chain *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->point[i].year && !c->point[i].relative)
			return true;
	return false;
}

static bool any_relative(const struct chain *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->point[i].relative)
			return true;
	return false;
}

static void lend(const struct date_reader *r, struct chain *c)
{
	for (size_t i = c->n - 1; i-- > 0;)
		lend_backwards(&c->point[i], &c->point[i + 1]);
	for (size_t i = 1; i < c->n; i++)
		lend_forwards(&c->point[i], &c->point[i - 1]);
	if (!c->point[0].year && c->point[0].month)
		c->point[0].year = year_of(r, &c->point[0]);
	for (size_t i = 1; i < c->n; i++)
		lend_forwards(&c->point[i], &c->point[i - 1]);
}

static struct str basis_of(const struct date_reader *r, bool written, bool relative)
{
	return relative ? STR("published") : written ? STR("text") : r->basis;
}

/* A day without a year is tried in a leap year, so that 29/2 passes. */
static bool is_day(const struct point *p)
{
	return day_exists((struct day){p->year ? p->year : 2000, p->month, p->day});
}

bool chain_days(const struct date_reader *r, struct chain *c, struct date *d)
{
	bool written = any_year(c), relative = any_relative(c);
	const struct point *a = &c->point[0], *b = &c->point[c->n - 1];

	lend(r, c);
	if (!is_day(a) || !is_day(b))
		return false;
	date_days(d, (struct day){a->year, a->month, a->day}, (struct day){b->year, b->month, b->day},
		basis_of(r, written, relative));
	d->time_of_day = a->time_of_day;
	d->year_written = written;
	return day_number(d->start) <= day_number(d->end);
}

bool chain_months(const struct date_reader *r, struct chain *c, struct date *d)
{
	bool written = any_year(c), relative = any_relative(c);
	const struct point *a = &c->point[0], *b = &c->point[c->n - 1];

	lend(r, c);
	*d = (struct date){.precision = DATE_MONTH, .start = {a->year, a->month, 1}, .year_written = written};
	d->end = month_end((struct day){b->year, b->month, 1});
	d->basis = basis_of(r, written, relative);
	return a->month && b->month && day_number(d->start) <= day_number(d->end);
}

bool chain_years(const struct date_reader *r, struct chain *c, struct date *d)
{
	const struct point *a = &c->point[0], *b = &c->point[c->n - 1];

	date_years(d, a->year, b->year, basis_of(r, any_year(c), any_relative(c)));
	d->year_written = any_year(c);
	return a->year && a->year <= b->year;
}

bool date_days(struct date *d, struct day start, struct day end, struct str basis)
{
	*d = (struct date){.start = start, .end = end, .precision = DATE_DAY, .basis = basis};
	d->year_written = str_eq(basis, STR("text"));
	return start.month && end.month;
}

static bool date_of(struct date *d, enum date_precision precision, struct day start, struct day last_month, struct str basis)
{
	*d = (struct date){.start = start, .end = month_end(last_month), .precision = precision, .basis = basis};
	d->year_written = str_eq(basis, STR("text"));
	return true;
}

bool date_months(struct date *d, int year, int first, int last, struct str basis)
{
	if (!year || first < 1 || last > 12 || first > last)
		return false;
	return date_of(d, DATE_MONTH, (struct day){year, first, 1}, (struct day){year, last, 1}, basis);
}

static bool date_third(
	const struct date_reader *r, struct date *d, enum date_precision precision, int year, int first, int months)
{
	struct str basis = year ? STR("text") : r->basis;

	if (!year)
		year = precision == DATE_QUARTER ? nearest_year(r, first + 1, 15) : this_year(r);
	return year && date_of(d, precision, (struct day){year, first, 1}, (struct day){year, first + months - 1, 1}, basis);
}

bool date_quarter(const struct date_reader *r, struct date *d, int year, int quarter)
{
	return date_third(r, d, DATE_QUARTER, year, quarter * 3 - 2, 3);
}

bool date_half(const struct date_reader *r, struct date *d, int year, int half)
{
	return date_third(r, d, DATE_HALF, year, half * 6 - 5, 6);
}

bool date_years(struct date *d, int first, int last, struct str basis)
{
	return date_of(d, DATE_YEAR, (struct day){first, 1, 1}, (struct day){last, 12, 1}, basis);
}

static bool date_relative_day(const struct date_reader *r, struct date *d, int shift)
{
	struct day day;

	if (!r->published.month)
		return false;
	day = day_of(day_number(r->published) + shift);
	return date_days(d, day, day, STR("published"));
}

static long monday(const struct date_reader *r)
{
	long today = day_number(r->published);

	return today - weekday_of(today) + 1;
}

bool date_relative_week(const struct date_reader *r, struct date *d, int shift)
{
	if (!r->published.month)
		return false;
	date_days(d, day_of(monday(r) + 7L * shift), day_of(monday(r) + 7L * shift + 6), STR("published"));
	d->precision = DATE_WEEK;
	return true;
}

bool date_relative_weekend(const struct date_reader *r, struct date *d, int shift)
{
	if (!r->published.month)
		return false;
	return date_days(d, day_of(monday(r) + 7L * shift + 5), day_of(monday(r) + 7L * shift + 6), STR("published"));
}

bool date_relative_month(const struct date_reader *r, struct date *d, int shift)
{
	struct day m = month_shift(r->published, shift);

	return r->published.month && date_of(d, DATE_MONTH, m, m, STR("published"));
}

bool date_relative_quarter(const struct date_reader *r, struct date *d, int shift)
{
	struct day m = month_shift(r->published, shift * 3 - (r->published.month + 2) % 3);

	return r->published.month && date_of(d, DATE_QUARTER, m, month_shift(m, 2), STR("published"));
}

bool date_span(const struct date_reader *r, struct date *d, enum date_class unit, int n, int shift)
{
	long today = day_number(r->published);
	int first = shift < 0 ? -n : 1, last = shift < 0 ? -1 : n, year = r->published.year;

	if (!r->published.month || n < 1 || n > 200)
		return false;
	if (unit == DW_day)
		return date_days(d, day_of(today + first), day_of(today + last), STR("published"));
	if (unit == DW_week) {
		date_days(d, day_of(monday(r) + 7L * first), day_of(monday(r) + 7L * last + 6), STR("published"));
		d->precision = DATE_WEEK;
		return true;
	}
	if (unit == DW_year)
		return date_years(d, year + first, year + last, STR("published"));
	return date_of(d, DATE_MONTH, month_shift(r->published, first), month_shift(r->published, last), STR("published"));
}

bool date_ago(const struct date_reader *r, struct date *d, enum date_class unit, int n)
{
	if (!r->published.month || !n || n < -200 || n > 900)
		return false;
	if (unit == DW_day)
		return date_relative_day(r, d, -n);
	if (unit == DW_week)
		return date_relative_week(r, d, -n);
	if (unit == DW_month)
		return date_relative_month(r, d, -n);
	return date_years(d, r->published.year - n, r->published.year - n, STR("published"));
}

struct day last_weekday(const struct date_reader *r, int weekday, bool today_too)
{
	long today = day_number(r->published), back = (weekday_of(today) - weekday + 7) % 7;

	if (!r->published.month)
		return (struct day){0};
	return day_of(today - (back || today_too ? back : 7));
}

struct day weekday_in(const struct date_reader *r, int weekday, int week)
{
	return r->published.month ? day_of(monday(r) + 7L * week + weekday - 1) : (struct day){0};
}
