/* Months, spans and years as Vietnamese writes them, and the order in which all its rules are asked. */
#include "dates_vi.h"

bool cut_month_number(const struct date_reader *r, size_t *at, int *month)
{
	size_t p = *at, q;
	int n;

	if (cut_between(r, at, 1, 12, month))
		return true;
	q = p;
	/* "9 tháng năm 2025" counts months: the word is "year" here, not "five" */
	if (cut_class(r, &q, DW_year, NULL) && (cut_year_number(r, &q, &n) || is_class(r, q, DW_shift)))
		return false;
	if (!cut_class(r, &p, DW_month_name, month))
		return false;
	*at = p;
	return true;
}

bool cut_year_tail(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift;

	if (cut_glued_year(r, at, &p->year))
		return true;
	cut_mark(r, &q, ',');
	cut_class(r, &q, DW_of, NULL);
	if (!cut_class(r, &q, DW_year, NULL))
		return false;
	if (!cut_year_number(r, &q, &p->year)) {
		if (!r->published.month || !cut_class(r, &q, DW_shift, &shift))
			return false;
		p->year = r->published.year + shift;
		p->relative = true;
	}
	*at = q;
	return true;
}

bool cut_bare_year(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	if (!cut_year_number(r, &q, &p->year) || p->year < 1900 || p->year > 2100 || is_glued(r, q)) {
		p->year = 0;
		return false;
	}
	*at = q;
	return true;
}

/* Where nothing follows, for "tới" is also the verb "to come to". */
void cut_told_ahead(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int shift, now = r->published.month * 32 + r->published.day;
	int then = p->month * 32 + (p->day ? p->day : r->published.day);

	if (!r->published.month || !cut_class(r, &q, DW_shift, &shift) || (q < r->end && !(r->ws->v[q].flags & WORD_PUNCT)))
		return;
	if (shift) {
		p->year = r->published.year + (shift > 0 ? then < now : -(then > now));
		p->relative = true;
	}
	*at = q;
}

static bool cut_month_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	p->led = cut_class(r, &q, DW_month, NULL);
	if (!cut_month_number(r, &q, &p->month) || (p->led && is_class(r, q, DW_day)))
		return false;
	if (!p->led) {
		if (!cut_glued_year(r, &q, &p->year) && p->link != LINK_NONE)
			cut_year_tail(r, &q, p); /* "tháng 5, 6 năm 2024" */
	} else if (!cut_year_tail(r, &q, p) && !cut_bare_year(r, &q, p)) {
		cut_told_ahead(r, &q, p);
	}
	p->bare = !p->led && !p->year;
	*at = q;
	return true;
}

static bool trim_months(struct chain *c)
{
	size_t n = 1;

	while (n < c->n && !(c->point[n].link == LINK_AND && c->point[n - 1].year))
		n++;
	while (n && c->point[n - 1].bare && c->point[n - 1].link != LINK_TO)
		n--;
	c->n = n;
	return n && c->point[0].led;
}

static void cut_part_of_span(const struct date_reader *r, size_t *at)
{
	if (!cut_class(r, at, DW_early, NULL) && !cut_class(r, at, DW_middle, NULL))
		cut_class(r, at, DW_late, NULL);
}

/* "6 tháng 1 lần" */
static bool follows_number(const struct date_reader *r, size_t at, const struct chain *c)
{
	size_t end = c->point[0].end;

	return at && r->ws->v[at - 1].flags & WORD_NUMBER && !(r->ws->v[at].flags & WORD_LINE) && !c->point[0].year &&
	       end < r->end && !(r->ws->v[end].flags & (WORD_PUNCT | WORD_UPPER));
}

/* "tháng 10/2022", "cuối tháng 3 năm ngoái", "tháng 7-8/2024", "từ tháng 3 đến tháng 5/2023" */
static bool cut_months(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_class(r, &p, DW_half, NULL))
		cut_part_of_span(r, &p);
	if (!is_class(r, p, DW_month) || after_class(r, *at, DW_each) || !cut_chain(r, &p, cut_month_point, &c) ||
		!trim_months(&c))
		return false;
	if (follows_number(r, *at, &c) || !chain_months(r, &c, d))
		return false;
	*at = c.point[c.n - 1].end;
	return true;
}

/* "10/2022" without the word: no number of a paper, of a house, of a marker */
static bool cut_plain_month(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_chain(r, &p, cut_month_point, &c) || after_class(r, *at, DW_not_date) || after_class(r, *at, DW_number_sign))
		return false;
	while (c.n > 1 && !c.point[c.n - 1].year)
		c.n--; /* "6/2019, hai bên" */
	if (!c.point[0].year || !c.point[c.n - 1].year || !chain_months(r, &c, d))
		return false;
	*at = c.point[c.n - 1].end;
	return true;
}

/* The year at the end of "9 tháng đầu năm 2024", "nửa đầu năm ngoái", "4 tháng đầu năm": 0 is the present one. */
static bool cut_year_of(const struct date_reader *r, size_t *at, int *year, bool bare_too)
{
	size_t p = *at;
	int shift;

	*year = 0;
	cut_class(r, &p, DW_of, NULL);
	if (!cut_class(r, &p, DW_year, NULL))
		return false;
	if (!cut_year_number(r, &p, year)) {
		if (r->published.month && cut_class(r, &p, DW_shift, &shift))
			*year = r->published.year + shift;
		else if (!bare_too)
			return false;
	}
	*at = p;
	return true;
}

/* "9 tháng đầu năm 2024", "6 tháng cuối năm", "11 tháng năm 2025" */
static bool cut_months_of_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int n, year;
	bool early, late;

	if (!cut_count(r, &p, &n) || n < 1 || n > 12 || !cut_class(r, &p, DW_month, NULL))
		return false;
	late = cut_class(r, &p, DW_late, NULL);
	early = !late && cut_class(r, &p, DW_early, NULL);
	if (!cut_year_of(r, &p, &year, early || late))
		return false;
	*at = p;
	if (n == 6)
		return date_half(r, d, year, late ? 2 : 1);
	return date_months(d, year ? year : this_year(r), late ? 13 - n : 1, late ? 12 : n, year ? STR("text") : r->basis);
}

/* "nửa đầu năm 2023" */
static bool cut_half_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int half, year;

	if (!cut_class(r, &p, DW_half, &half) || (!cut_year_number(r, &p, &year) && !cut_year_of(r, &p, &year, true)))
		return false;
	*at = p;
	return date_half(r, d, year, half);
}

/* "3 năm qua", "hai tuần tới", "20 năm trước đây", "cách đây hai ngày" */
static bool cut_span(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int n, shift;
	enum date_class unit;
	bool ago = cut_class(r, &p, DW_ago_before, NULL);

	if (after_class(r, *at, DW_not_date) || !cut_count(r, &p, &n) || !cut_unit(r, &p, &unit))
		return false; /* "Hội nghị lần | 6 hôm qua diễn ra" */
	if (ago || (is_class(r, p, DW_ago) && !is_class(r, p, DW_span_shift))) {
		size_t q = p;

		/* "3 năm trước đó" counts from what was told */
		if (!ago && (cut_class(r, &q, DW_ago, NULL), q - p == 1) && !is_class(r, p, DW_shift))
			return false;
		cut_class(r, &p, DW_ago, NULL);
		*at = p;
		return date_ago(r, d, unit, n);
	}
	if (cut_class(r, &p, DW_ahead, NULL)) {
		*at = p;
		return date_ago(r, d, unit, -n);
	}
	if (!cut_class(r, &p, DW_span_shift, &shift))
		return false;
	*at = p;
	return date_span(r, d, unit, n, shift);
}

static bool cut_quarter_number(const struct date_reader *r, size_t *at, int *quarter)
{
	return cut_between(r, at, 1, 4, quarter) || cut_class(r, at, DW_roman, quarter) ||
	       (cut_class(r, at, DW_number, quarter) && *quarter <= 4);
}

/* "2 quý đầu năm 2024", "ba quý cuối năm" */
static bool cut_quarters_of_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int n, year;
	bool late;

	if (!cut_count(r, &p, &n) || n < 2 || n > 4 || !cut_class(r, &p, DW_quarter, NULL))
		return false;
	late = cut_class(r, &p, DW_late, NULL);
	if ((!late && !cut_class(r, &p, DW_early, NULL)) || !cut_year_of(r, &p, &year, true) ||
		!date_quarter(r, d, year ? year : this_year(r), late ? 4 : n))
		return false;
	*at = p;
	d->start = (struct day){d->end.year, late ? 13 - 3 * n : 1, 1};
	return true;
}

/* "hồi đầu năm", "vào cuối năm": the present one */
static bool cut_this_year(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;

	if ((!cut_class(r, &p, DW_early, NULL) && !cut_class(r, &p, DW_late, NULL)) || !cut_class(r, &p, DW_year, NULL) ||
		!after_class(r, *at, DW_at) || !this_year(r) || (p < r->end && !(r->ws->v[p].flags & WORD_PUNCT)))
		return false;
	*at = p;
	return date_years(d, this_year(r), this_year(r), r->basis);
}

/* "quý III/2022", "quý I và quý II năm 2023", "quý trước" */
static bool cut_quarter(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at, q;
	int first, last, shift;
	struct point tail = {0};

	if (!cut_class(r, &p, DW_quarter, NULL))
		return false;
	if (cut_class(r, &p, DW_early, NULL)) {
		first = 1;
	} else if (cut_class(r, &p, DW_late, NULL)) {
		first = 4;
	} else if (!cut_quarter_number(r, &p, &first)) {
		if (!cut_class(r, &p, DW_shift, &shift))
			return false;
		*at = p;
		return date_relative_quarter(r, d, shift);
	}
	last = first;
	q = p;
	if (cut_link(r, &q) && (cut_class(r, &q, DW_quarter, NULL), cut_quarter_number(r, &q, &last)) && last > first)
		p = q;
	else
		last = first;
	cut_year_tail(r, &p, &tail);
	*at = p;
	if (!date_quarter(r, d, tail.year, last))
		return false;
	d->start = (struct day){d->start.year, first * 3 - 2, 1};
	return true;
}

/* "tuần qua", "cuối tuần này", "tháng trước", "năm ngoái" */
static bool cut_shifted(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int shift;
	enum date_class unit;
	bool weekend;

	weekend = cut_class(r, &p, DW_weekend, NULL);
	if (!weekend) {
		cut_part_of_span(r, &p);
		if (!cut_unit(r, &p, &unit) || unit == DW_day)
			return false;
	}
	if (!cut_class(r, &p, DW_shift, &shift) || !r->published.month || after_class(r, *at, DW_each) ||
		after_class(r, *at, DW_number))
		return false;
	*at = p;
	if (weekend)
		return date_relative_weekend(r, d, shift);
	if (unit == DW_week)
		return date_relative_week(r, d, shift);
	if (unit == DW_month)
		return date_relative_month(r, d, shift);
	return date_years(d, r->published.year + shift, r->published.year + shift, STR("published"));
}

static bool cut_year_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	p->led = cut_class(r, &q, DW_year, NULL);
	if (!cut_year_number(r, &q, &p->year) || p->year < 1900)
		return false;
	*at = q;
	return true;
}

/* "năm 2022", "cuối năm 2022", "năm 2022 và 2023", "giai đoạn 2023 - 2025", "2021-2030" */
static bool cut_years(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at, q;
	bool period, term;

	term = cut_class(r, &p, DW_term, NULL);
	period = term || cut_class(r, &p, DW_period, NULL);
	if (period) {
		cut_class(r, &p, DW_from, NULL);
	} else {
		cut_part_of_span(r, &p);
	}
	q = p;
	if (!cut_chain(r, &p, cut_year_point, &c) ||
		(!c.point[0].led && (c.n == 1 || c.point[1].link != LINK_TO) && !(period && c.n > 1)))
		return false;
	if (q != *at && !period && !c.point[0].led)
		return false;
	*at = p;
	if (!chain_years(r, &c, d) || (!c.point[0].led && c.point[c.n - 1].year - c.point[0].year > 60))
		return false;
	d->recurring = term || period || (c.n > 1 && c.point[1].link == LINK_TO);
	return true;
}

/* "những năm 1990", "thập niên 90 của thế kỷ XX" */
static bool cut_decade(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int year;

	if (!cut_class(r, &p, DW_decade, NULL) || !cut_digits(r, &p, 4, &year) || year % 10 || (year >= 100 && year < 1000) ||
		!year)
		return false;
	if (year < 100)
		year += 1900;
	*at = p;
	date_years(d, year, year + 9, STR("text"));
	d->precision = DATE_DECADE;
	return true;
}

/* "ngày Quốc khánh 2014" */
static bool cut_holiday(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int holiday, year = 0;
	struct day day;

	cut_class(r, &p, DW_day, NULL);
	if (!cut_class(r, &p, DW_holiday, &holiday))
		return false;
	if (!cut_year_number(r, &p, &year) && (!cut_year_of(r, &p, &year, false) || !year))
		return false;
	day = (struct day){year, holiday / 100, holiday % 100};
	*at = p;
	date_days(d, day, day, STR("text"));
	d->recurring = true;
	return true;
}

/* clang-format off */
const struct date_rule date_rules_vi[] = {
	{cut_lunar_day, true, OPENS(DW_full_moon, DW_day, DW_first_days)},
	{cut_lunar_feast, false, OPENS(DW_day, DW_lunar_feast)},
	{cut_tet, true, OPENS(DW_day, DW_first_days, DW_eve, DW_tet)},
	{cut_days, true, OPENS(DW_relative_day, DW_same_day, DW_past_day, DW_part_of_day, DW_weekday, DW_day, DW_first_days)},
	{cut_day_alone, false, OPENS(DW_day)},
	{cut_months_of_year, true, OPENS(DW_number)},
	{cut_months, false, OPENS(DW_half, DW_early, DW_middle, DW_late, DW_month)},
	{cut_plain_month, true, OPENS(DW_month, DW_month_name)},
	{cut_half_year, false, OPENS(DW_half)},
	{cut_quarters_of_year, true, OPENS(DW_number)},
	{cut_quarter, false, OPENS(DW_quarter)},
	{cut_this_year, false, OPENS(DW_early, DW_late)},
	{cut_span, true, OPENS(DW_ago_before, DW_number)},
	{cut_shifted, false, OPENS(DW_weekend, DW_early, DW_middle, DW_late, DW_week, DW_month, DW_year)},
	{cut_decade, false, OPENS(DW_decade)},
	{cut_years, true, OPENS(DW_term, DW_period, DW_early, DW_middle, DW_late, DW_year)},
	{cut_holiday, false, OPENS(DW_day, DW_holiday)},
	{0},
};
/* clang-format on */
