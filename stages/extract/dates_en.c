/* Dates as English pages of Vietnamese papers write them. */
#include "date_reader.h"

static bool is_capital(const struct date_reader *r, size_t at)
{
	return at < r->end && r->ws->v[at].flags & WORD_UPPER;
}

/* Capital letter: "march" and "may" are verbs. */
static bool cut_month_name(const struct date_reader *r, size_t *at, int *month)
{
	return is_capital(r, *at) && cut_class(r, at, DW_month_name, month);
}

/* "27", "27th" */
static bool cut_ordinal_day(const struct date_reader *r, size_t *at, int *day)
{
	struct str word = words_text(r->ws, *at, *at + 1);
	long n;

	if (cut_between(r, at, 1, 31, day))
		return true;
	if (*at >= r->end || !str_cut_number(&word, 2, &n) || n < 1 || n > 31 || !piece_is(r, word, DW_day_suffix))
		return false;
	*day = (int)n;
	(*at)++;
	return true;
}

/* ", 2023", " 2023", " of 2023", ", last year" */
static bool cut_year_tail(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;

	cut_mark(r, &q, ',');
	cut_class(r, &q, DW_of, NULL);
	if (!cut_year_number(r, &q, &p->year)) {
		if (!r->published.month || !cut_class(r, &q, DW_shifted_year, &shift))
			return false;
		p->year = r->published.year + shift;
		p->relative = true;
	}
	if (p->year < 1900 || p->year > 2100) {
		p->year = 0;
		return false;
	}
	*at = q;
	return true;
}

struct lead {
	struct day day;
	size_t end;
	int weekday;
};

static void lead_relative(struct lead *l, const struct date_reader *r, int shift, size_t end)
{
	if (r->published.month)
		l->day = day_of(day_number(r->published) + shift);
	l->end = end;
}

/* "Monday", "next Monday", "last Friday"; the last one where no word says which */
static bool cut_weekday(const struct date_reader *r, size_t *at, struct lead *l)
{
	size_t p = *at;
	int shift = -1;
	bool shifted = cut_class(r, &p, DW_shift, &shift);

	if (!is_capital(r, p) || !cut_class(r, &p, DW_weekday, &l->weekday))
		return false;
	l->day = last_weekday(r, l->weekday, !shifted);
	if (shift > 0 && l->day.month)
		l->day = day_of(day_number(l->day) + 7);
	l->end = *at = p;
	return true;
}

/* "the morning of", "this afternoon", "yesterday", "on Monday morning" */
static bool cut_lead_word(const struct date_reader *r, size_t *at, struct lead *l, struct point *point)
{
	size_t p = *at;
	int shift, part;

	if (cut_class(r, &p, DW_part_head, &shift) && cut_class(r, &p, DW_part_of_day, &part)) {
		lead_relative(l, r, shift, p);
		point->time_of_day = time_of_day_name(part);
	} else if (p = *at, cut_class(r, &p, DW_relative_day, &shift)) {
		lead_relative(l, r, shift, p);
	} else if (p = *at, cut_class(r, &p, DW_same_day, &shift)) {
		l->day = r->last.month ? day_of(day_number(r->last) + shift) : r->last;
		l->end = p;
	} else if (p = *at, cut_weekday(r, &p, l)) {
		;
	} else if (p = *at, cut_class(r, &p, DW_part_of_day, &part)) {
		point->time_of_day = time_of_day_name(part);
		l->end = l->end ? p : 0;
		cut_class(r, &p, DW_of, NULL);
	} else if (p = *at, !cut_clock(r, &p)) {
		return false;
	}
	*at = p;
	return true;
}

/* "March 27, 2023", "27 March", "the 27th of March 2023", "27/3/2023" */
static bool cut_day_numbers(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	if (cut_numeric_day(r, &q, p)) {
		*at = q;
		return true;
	}
	p->year = p->month = p->day = 0;
	q = *at;
	if (cut_month_name(r, &q, &p->month)) {
		p->led = true;
		if (!cut_ordinal_day(r, &q, &p->day))
			return false;
	} else if (cut_ordinal_day(r, &q, &p->day)) {
		cut_class(r, &q, DW_of, NULL);
		if (!cut_month_name(r, &q, &p->month)) {
			p->day = 0;
			return false;
		}
		p->led = true;
	} else {
		return false;
	}
	cut_year_tail(r, &q, p);
	*at = q;
	return true;
}

static void cut_part_after(const struct date_reader *r, size_t *at, struct point *p)
{
	int part;

	if (!p->time_of_day.n && cut_class(r, at, DW_part_of_day, &part))
		p->time_of_day = time_of_day_name(part);
}

static bool cut_day_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at, start;
	struct lead l = {0};

	while (start = q, cut_lead_word(r, &q, &l, p))
		if (is_class(r, start, DW_weekday) || is_class(r, q, DW_and))
			cut_mark(r, &q, ',');
	p->led = q > *at;
	start = q;
	bool bracket = p->led && cut_mark(r, &q, '(');
	if (cut_day_numbers(r, &q, p)) {
		if (bracket)
			cut_mark(r, &q, ')');
		cut_part_after(r, &q, p);
		*at = q;
		return true;
	}
	if (l.day.month) {
		point_relative(p, l.day);
		*at = l.end;
		cut_part_after(r, at, p);
		return true;
	}
	q = start;
	if (!cut_ordinal_day(r, &q, &p->day))
		return false;
	p->bare = true;
	cut_year_tail(r, &q, p);
	*at = q;
	return true;
}

/* Bare numbers at the end: "March 27 to 29", "March 27-29, 2023", but "March 27 and 29 officials". */
static bool keeps_bare(const struct date_reader *r, const struct point *p)
{
	return p->year || p->link == LINK_TO || p->end >= r->end || r->ws->v[p->end].flags & WORD_PUNCT ||
	       is_class(r, p->end, DW_at);
}

static bool trim_days(const struct date_reader *r, struct chain *c)
{
	size_t n = 1, full = c->n;

	while (n < c->n && !(c->point[n].link == LINK_AND && !c->point[n - 1].bare && !c->point[n].bare))
		n++;
	while (n > 1 && c->point[n - 1].bare && !keeps_bare(r, &c->point[n - 1]))
		n--;
	c->n = n;
	for (size_t i = 0; i < n; i++)
		if (!c->point[i].bare)
			full = i;
	return full < n && !(c->point[0].bare && c->point[1].link != LINK_TO && !after_class(r, c->point[0].first, DW_at));
}

/* A bare number after a full day has the year of the whole: "October 30 - November 1, 2022", "February 19-20, 2025". */
static bool cut_days(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_chain(r, &p, cut_day_point, &c) || !trim_days(r, &c) || !chain_is_date(r, &c))
		return false;
	for (size_t i = 1; i < c.n; i++)
		if (c.point[i].bare && c.point[i].year && !c.point[i - 1].year)
			c.point[i].month = c.point[i - 1].month;
	*at = c.point[c.n - 1].end;
	return chain_days(r, &c, d);
}

static bool cut_part_of_span(const struct date_reader *r, size_t *at)
{
	if (!cut_class(r, at, DW_early, NULL) && !cut_class(r, at, DW_middle, NULL) && !cut_class(r, at, DW_late, NULL))
		return false;
	cut_mark(r, at, '-');
	cut_class(r, at, DW_of, NULL);
	return true;
}

static bool cut_month_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int day;

	p->led = cut_part_of_span(r, &q);
	if (!cut_month_name(r, &q, &p->month))
		return false;
	if (!cut_year_tail(r, &q, p) && cut_ordinal_day(r, &q, &day))
		return false;
	*at = q;
	return true;
}

/* "March 2023", "in March", "early March", "from March to May 2023" */
static bool cut_months(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_chain(r, &p, cut_month_point, &c))
		return false;
	if (c.point[c.n - 1].link == LINK_AND && c.point[0].year)
		c.n = 1;
	if (!c.point[c.n - 1].year && !c.point[0].led && !after_class(r, *at, DW_at) && !after_class(r, *at, DW_from))
		return false;
	*at = c.point[c.n - 1].end;
	return chain_months(r, &c, d);
}

/* The year at the end of "the first half of 2023", "the second quarter of last year"; 0 if none. */
static int cut_year_of(const struct date_reader *r, size_t *at)
{
	struct point p = {0};

	return cut_year_tail(r, at, &p) ? p.year : 0;
}

/* "the second quarter of 2024", "Q2 2024" */
static bool cut_quarter(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int quarter;
	struct str word = words_text(r->ws, p, p + 1);
	long n = 0;

	if (word.n == 2 && word.s[0] == 'Q' && str_number(str_slice(word, 1, 2), &n) && n >= 1 && n <= 4) {
		quarter = (int)n;
		p++;
		cut_mark(r, &p, '/');
	} else if (!cut_class(r, &p, DW_ordinal, &quarter) || quarter < 1 || quarter > 4 || !cut_class(r, &p, DW_quarter, NULL)) {
		return false;
	}
	*at = p;
	n = cut_year_of(r, at);
	return date_quarter(r, d, (int)n, quarter);
}

/* "the first half of 2023", "the first nine months of 2024" */
static bool cut_part_of_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int half, n, year;

	if (cut_class(r, &p, DW_half, &half)) {
		year = cut_year_of(r, &p);
		if (!year)
			return false;
		*at = p;
		return date_half(r, d, year, half);
	}
	if (!cut_class(r, &p, DW_ordinal, &half) || (half != 1 && half != -1) || !cut_count(r, &p, &n) ||
		!cut_class(r, &p, DW_month, NULL) || n < 1 || n > 12)
		return false;
	year = cut_year_of(r, &p);
	if (half < 0 && !year)
		return false;
	*at = p;
	if (n == 6)
		return date_half(r, d, year, half == 1 ? 1 : 2);
	return date_months(
		d, year ? year : this_year(r), half == 1 ? 1 : 13 - n, half == 1 ? n : 12, year ? STR("text") : r->basis);
}

static bool cut_shifted(const struct date_reader *r, size_t *at, struct date *d)
{
	int shift;

	if (!r->published.month)
		return false;
	cut_part_of_span(r, at);
	if (cut_class(r, at, DW_shifted_weekend, &shift))
		return date_relative_weekend(r, d, shift);
	if (cut_class(r, at, DW_shifted_week, &shift))
		return date_relative_week(r, d, shift);
	if (cut_class(r, at, DW_shifted_month, &shift))
		return date_relative_month(r, d, shift);
	if (cut_class(r, at, DW_shifted_quarter, &shift))
		return date_relative_quarter(r, d, shift);
	return cut_class(r, at, DW_shifted_year, &shift) &&
	       date_years(d, r->published.year + shift, r->published.year + shift, STR("published"));
}

/* "the past five years", "two years ago" */
static bool cut_span(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int n, shift;
	enum date_class unit;
	bool span = cut_class(r, &p, DW_span_shift, &shift);

	if (!cut_count(r, &p, &n) || !cut_unit(r, &p, &unit) || (!span && !cut_class(r, &p, DW_ago, NULL)))
		return false;
	*at = p;
	return span ? date_span(r, d, unit, n, shift) : date_ago(r, d, unit, n);
}

static bool cut_year_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	if (!cut_year_number(r, &q, &p->year) || p->year < 1900 || p->year > 2100)
		return false;
	*at = q;
	return true;
}

/* "in 2022", "late 2023", "during 2023-2025", "2021-2030" */
static bool cut_years(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;
	bool period = cut_class(r, &p, DW_period, NULL) || cut_class(r, &p, DW_term, NULL);
	bool part = cut_part_of_span(r, &p);
	bool led = period || part || after_class(r, p, DW_at) || cut_class(r, &p, DW_year, NULL);

	if (!cut_chain(r, &p, cut_year_point, &c) ||
		(!led && (c.n == 1 || (c.point[1].link != LINK_TO && !after_class(r, *at, DW_from)))))
		return false;
	*at = p;
	d->recurring = false;
	if (!chain_years(r, &c, d))
		return false;
	d->recurring = c.n > 1;
	return true;
}

/* "the 1990s" */
static bool cut_decade(const struct date_reader *r, size_t *at, struct date *d)
{
	struct str word = words_text(r->ws, *at, *at + 1);
	long year;

	if (*at >= r->end || !str_cut_number(&word, 4, &year) || year < 1800 || year % 10 || !piece_is(r, word, DW_decade_suffix))
		return false;
	(*at)++;
	date_years(d, (int)year, (int)year + 9, STR("text"));
	d->precision = DATE_DECADE;
	return true;
}

/* clang-format off */
const struct date_rule date_rules_en[] = {
	{cut_days, true, OPENS(DW_part_head, DW_relative_day, DW_same_day, DW_shift, DW_weekday, DW_part_of_day, DW_month_name)},
	{cut_months, false, OPENS(DW_early, DW_middle, DW_late, DW_month_name)},
	{cut_quarter, false, OPENS(DW_ordinal)},
	{cut_part_of_year, false, OPENS(DW_half, DW_ordinal)},
	{cut_shifted, false, OPENS(DW_early, DW_middle, DW_late, DW_shifted_weekend, DW_shifted_week, DW_shifted_month, DW_shifted_quarter, DW_shifted_year)},
	{cut_span, true, OPENS(DW_span_shift, DW_number)},
	{cut_decade, true, NULL},
	{cut_years, true, OPENS(DW_period, DW_term, DW_early, DW_middle, DW_late, DW_year)},
	{0},
};
/* clang-format on */
