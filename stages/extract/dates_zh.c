/* Dates as Chinese writes them; every character is a word. */
#include "date_reader.h"

/* "三月", "二十七日", "十一": up to 99 */
static bool cut_han_number(const struct date_reader *r, size_t *at, int *value)
{
	size_t p = *at;
	int tens = 1, ones = 0, digit, ten;
	bool any = false;

	if (cut_class(r, &p, DW_digit, &digit)) {
		any = true;
		ones = tens = digit;
	}
	if (cut_class(r, &p, DW_ten, &ten)) {
		tens = any ? tens * ten : ten;
		ones = cut_class(r, &p, DW_digit, &digit) ? digit : 0;
		ones += tens;
		any = true;
	}
	if (!any)
		return false;
	*value = ones;
	*at = p;
	return true;
}

static bool cut_number(const struct date_reader *r, size_t *at, int low, int high, int *value)
{
	size_t p = *at;

	if (cut_between(r, at, low, high, value))
		return true;
	if (!cut_han_number(r, &p, value) || *value < low || *value > high)
		return false;
	*at = p;
	return true;
}

/* "2023", "二〇二三" */
static bool cut_year(const struct date_reader *r, size_t *at, int *year)
{
	size_t p = *at;
	int digit, n = 0;

	if (cut_year_number(r, at, year))
		return true;
	for (int i = 0; i < 4; i++) {
		if (!cut_class(r, &p, DW_digit, &digit))
			return false;
		n = n * 10 + digit;
	}
	*year = n;
	*at = p;
	return n > 1000;
}

/* "2023年", "去年" */
static bool cut_year_word(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;

	if (cut_year(r, &q, &p->year) && cut_class(r, &q, DW_year, NULL)) {
		*at = q;
		return true;
	}
	p->year = 0;
	if (!r->published.month || !cut_class(r, at, DW_shifted_year, &shift))
		return false;
	p->year = r->published.year + shift;
	p->relative = true;
	return true;
}

static bool cut_month_word(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;

	if (cut_number(r, &q, 1, 12, &p->month) && cut_class(r, &q, DW_month, NULL)) {
		*at = q;
		return true;
	}
	p->month = 0;
	if (p->year || !r->published.month || !cut_class(r, at, DW_shifted_month, &shift))
		return false;
	p->month = month_shift(r->published, shift).month;
	p->year = month_shift(r->published, shift).year;
	p->relative = true;
	return true;
}

static void cut_part(const struct date_reader *r, size_t *at, struct point *p)
{
	int part;

	if (cut_class(r, at, DW_part_of_day, &part) && !p->time_of_day.n)
		p->time_of_day = time_of_day_name(part);
}

/* "今天", "昨晚", "当日下午" */
static bool cut_relative(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;
	struct day day = r->published;

	if (cut_class(r, &q, DW_same_day, &shift))
		day = r->last;
	else if (!cut_class(r, &q, DW_relative_day, &shift) &&
		 !(cut_class(r, &q, DW_part_head, &shift) && is_class(r, q, DW_part_of_day)))
		return false;
	if (!day.month)
		return false;
	day = day_of(day_number(day) + shift);
	p->year = day.year;
	p->month = day.month;
	p->day = day.day;
	p->relative = true;
	*at = q;
	return true;
}

/* "2023年3月27日", "3月27日", "27日", "19" in "19-20日" */
static bool cut_day_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	if (cut_relative(r, &q, p)) {
		cut_part(r, &q, p);
		*at = q;
		return true;
	}
	if (cut_numeric_day(r, &q, p) && p->year) {
		*at = q;
		return true;
	}
	p->year = p->month = p->day = 0;
	q = *at;
	cut_year_word(r, &q, p);
	if (!cut_month_word(r, &q, p) && p->year)
		return false;
	if (!cut_number(r, &q, 1, 31, &p->day))
		return false;
	p->led = cut_class(r, &q, DW_day, NULL);
	p->bare = !p->month;
	if (p->led)
		cut_part(r, &q, p);
	*at = q;
	return true;
}

/* "3月27至29日": the word for day may stand at the end alone. */
static bool cut_days(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;
	bool full = false;

	if (!cut_chain(r, &p, cut_day_point, &c))
		return false;
	while (c.n && !c.point[c.n - 1].led && !c.point[c.n - 1].year)
		c.n--;
	for (size_t i = 1; i < c.n; i++)
		if (c.point[i].link == LINK_AND && c.point[i].month && c.point[i - 1].month)
			c.n = i;
	for (size_t i = 0; i < c.n; i++)
		full |= c.point[i].month != 0;
	if (!full || !chain_days(r, &c, d))
		return false;
	*at = c.point[c.n - 1].end;
	return true;
}

/* "27日上午" in a report: the last such day before it was printed. */
static bool cut_day_alone(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int day;
	struct day near = r->near;
	struct point part = {0};

	if (!near.month || !cut_number(r, &p, 1, 31, &day) || !cut_class(r, &p, DW_day, NULL))
		return false;
	cut_part(r, &p, &part);
	if (near.day < day)
		near = month_shift(near, -1);
	near.day = day;
	if (!day_exists(near) || !date_days(d, near, near, r->basis))
		return false;
	d->time_of_day = part.time_of_day;
	*at = p;
	return true;
}

static bool cut_month_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	cut_year_word(r, &q, p);
	if (!cut_month_word(r, &q, p)) {
		p->bare = true;
		if (p->year || !cut_number(r, &q, 1, 12, &p->month))
			return false;
	}
	*at = q;
	return true;
}

static void cut_part_of_span(const struct date_reader *r, size_t *at)
{
	if (!cut_class(r, at, DW_early, NULL) && !cut_class(r, at, DW_middle, NULL))
		cut_class(r, at, DW_late, NULL);
}

/* "2022年10月", "1至9月", "3月底", "上个月" */
static bool cut_months(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_chain(r, &p, cut_month_point, &c))
		return false;
	while (c.n && c.point[c.n - 1].bare)
		c.n--;
	for (size_t i = 1; i < c.n; i++)
		if (c.point[i].link == LINK_AND && !c.point[i - 1].bare)
			c.n = i;
	if (!c.n)
		return false;
	/* "2024年1至9月": the year stands with the first, a bare number */
	*at = c.point[c.n - 1].end;
	cut_part_of_span(r, at);
	return chain_months(r, &c, d);
}

static bool cut_year_before(const struct date_reader *r, size_t *at, int *year)
{
	struct point p = {0};
	bool found = cut_year_word(r, at, &p);

	*year = p.year;
	return found;
}

/* "2024年1至9月", "2024年1-9月" */
static bool cut_months_of_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int year, first, last;

	if (!cut_year_before(r, &p, &year) || !cut_number(r, &p, 1, 12, &first) || cut_link(r, &p) != LINK_TO ||
		!cut_number(r, &p, 1, 12, &last) || !cut_class(r, &p, DW_month, NULL) || is_class(r, p, DW_digit) || last < first)
		return false;
	*at = p;
	return date_months(d, year, first, last, STR("text"));
}

/* "2022年第三季度", "上半年", "2024年前9个月" */
static bool cut_part_of_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int year, n;

	cut_year_before(r, &p, &year);
	*at = p;
	if (cut_class(r, at, DW_half, &n))
		return date_half(r, d, year, n);
	if (cut_class(r, &p, DW_first_of, NULL) && cut_number(r, &p, 1, 12, &n) && cut_class(r, &p, DW_months, NULL)) {
		*at = p;
		if (n == 6)
			return date_half(r, d, year, 1);
		return date_months(d, year ? year : this_year(r), 1, n, year ? STR("text") : r->basis);
	}
	p = *at;
	cut_class(r, &p, DW_ordinal_mark, NULL);
	if (!cut_number(r, &p, 1, 4, &n) || !cut_class(r, &p, DW_quarter, NULL))
		return false;
	*at = p;
	return date_quarter(r, d, year, n);
}

static bool cut_shifted(const struct date_reader *r, size_t *at, struct date *d)
{
	int shift, weekday;
	size_t p = *at;
	struct day day;

	if (!r->published.month)
		return false;
	if (cut_class(r, &p, DW_weekday, &weekday) &&
		(p >= r->end || r->ws->v[p].flags & WORD_PUNCT || is_class(r, p, DW_part_of_day))) {
		day = last_weekday(r, weekday, true);
		*at = p;
		return date_days(d, day, day, STR("published"));
	}
	if (cut_class(r, at, DW_shifted_week, &shift)) {
		if (!cut_class(r, at, DW_digit, &weekday) || weekday < 1 || weekday > 6)
			return date_relative_week(r, d, shift);
		day = weekday_in(r, weekday, shift); /* "上周五" */
		return date_days(d, day, day, STR("published"));
	}
	if (cut_class(r, at, DW_shifted_quarter, &shift))
		return date_relative_quarter(r, d, shift);
	return false;
}

/* "过去5年", "近三年" */
static bool cut_span(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int n, shift;
	enum date_class unit = DW_year;

	if (!cut_class(r, &p, DW_span_shift, &shift) || !cut_number(r, &p, 1, 99, &n))
		return false;
	if (cut_class(r, &p, DW_months, NULL))
		unit = DW_month;
	else if (!cut_class(r, &p, DW_year, NULL))
		return false;
	*at = p;
	return date_span(r, d, unit, n, shift);
}

static bool cut_year_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;

	if (cut_year(r, &q, &p->year)) {
		p->led = cut_class(r, &q, DW_year, NULL);
		p->bare = !p->led;
	} else if (p->year = 0, r->published.month && cut_class(r, &q, DW_shifted_year, &shift)) {
		p->year = r->published.year + shift;
		p->relative = p->led = true;
	} else {
		return false;
	}
	*at = q;
	return true;
}

/* "2024年", "2023—2025年", "去年底", "20世纪90年代" */
static bool cut_years(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;
	int century, decade;

	if (cut_number(r, &p, 19, 21, &century) && cut_class(r, &p, DW_century, NULL) && cut_number(r, &p, 10, 90, &decade) &&
		cut_class(r, &p, DW_decade, NULL)) {
		*at = p;
		date_years(d, century * 100 - 100 + decade, century * 100 - 91 + decade, STR("text"));
		d->precision = DATE_DECADE;
		return true;
	}
	p = *at;
	if (!cut_chain(r, &p, cut_year_point, &c))
		return false;
	while (c.n && c.point[c.n - 1].bare)
		c.n--;
	if (!c.n || !chain_years(r, &c, d))
		return false;
	*at = c.point[c.n - 1].end;
	cut_part_of_span(r, at);
	d->recurring = c.n > 1;
	return true;
}

/* clang-format off */
const struct date_rule date_rules_zh[] = {
	{cut_days, true, OPENS(DW_same_day, DW_relative_day, DW_part_head, DW_digit, DW_ten, DW_shifted_year, DW_shifted_month)},
	{cut_day_alone, true, OPENS(DW_digit, DW_ten)},
	{cut_months_of_year, true, OPENS(DW_digit, DW_shifted_year)},
	{cut_months, true, OPENS(DW_digit, DW_ten, DW_shifted_year, DW_shifted_month)},
	{cut_part_of_year, true, OPENS(DW_digit, DW_ten, DW_shifted_year, DW_half, DW_first_of, DW_ordinal_mark)},
	{cut_shifted, false, OPENS(DW_weekday, DW_shifted_week, DW_shifted_quarter)},
	{cut_span, false, OPENS(DW_span_shift)},
	{cut_years, true, OPENS(DW_digit, DW_ten, DW_shifted_year)},
	{0},
};
/* clang-format on */
