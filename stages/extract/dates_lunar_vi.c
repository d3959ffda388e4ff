#include "dates_vi.h"

#include "lunar.h"

#include <stdlib.h>

/* "Giáp Thìn", "2024", "năm 2024", "năm Ất Tỵ"; the lunar year, 0 if none stands there. */
static int cut_lunar_year(const struct date_reader *r, size_t *at)
{
	size_t p = *at;
	int stem, branch, year = 0;

	cut_class(r, &p, DW_year, NULL);
	if (cut_class(r, &p, DW_stem, &stem) && cut_class(r, &p, DW_branch, &branch)) {
		year = sexagenary_year(stem, branch, this_year(r) ? this_year(r) : 2015);
		*at = p;
		cut_class(r, &p, DW_year, NULL);
		cut_mark(r, &p, '-');
		if (cut_year_number(r, &p, &stem))
			*at = p;
	} else if (p = *at, cut_class(r, &p, DW_year, NULL), cut_year_number(r, &p, &year)) {
		*at = p;
	}
	return year;
}

/* The day of the lunar year given, or the one nearest to the reference. Month 13 is the last one before that year. */
static bool date_lunar(const struct date_reader *r, struct date *d, int year, int month, int day)
{
	struct day best = {0};
	int near = this_year(r);

	for (int y = year ? year : near - 1; y <= (year ? year : near + 1); y++) {
		struct day found = lunar_day(r->tables->lunar, month == 13 ? y - 1 : y, month == 13 ? 12 : month, day);

		if (month == 13 && !found.month)
			found = lunar_eve(r->tables->lunar, y);
		if (!found.month)
			continue;
		if (!best.month || (r->near.month && labs(day_number(found) - day_number(r->near)) <
							     labs(day_number(best) - day_number(r->near))))
			best = found;
	}
	return best.month && date_days(d, best, best, year ? STR("text") : r->basis);
}

static bool cut_lunar_day_number(const struct date_reader *r, size_t *at, int *day, bool *first_days)
{
	size_t p = *at;

	while (cut_class(r, &p, DW_day, NULL))
		;
	*first_days = cut_class(r, &p, DW_first_days, NULL);
	if (!cut_between(r, &p, 1, 30, day) && !(*first_days && cut_class(r, &p, DW_number, day)))
		return false;
	*at = p;
	return true;
}

/* "mùng 3 Tết", "29 Tết", "Tết Giáp Thìn" */
bool cut_tet(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at, q;
	int day = 1, year;
	bool first_days, numbered = cut_lunar_day_number(r, &p, &day, &first_days);

	if (!numbered && cut_class(r, &p, DW_eve, NULL)) {
		*at = p;
		return date_lunar(r, d, 0, 13, 30);
	}
	if (!cut_class(r, &p, DW_tet, NULL) || (numbered && !first_days && day < 20))
		return false;
	q = p;
	year = cut_lunar_year(r, &p);
	if (!numbered && (p == q || !year))
		return false;
	*at = p;
	if (!date_lunar(r, d, year, day >= 20 ? 13 : 1, day))
		return false;
	d->recurring = !numbered;
	return true;
}

/* "Tết Trung thu năm 2024", "Giỗ Tổ Hùng Vương": a feast of the lunar year. */
bool cut_lunar_feast(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int feast, year;

	while (cut_class(r, &p, DW_day, NULL))
		;
	if (!cut_class(r, &p, DW_lunar_feast, &feast))
		return false;
	year = cut_lunar_year(r, &p);
	*at = p;
	if (!date_lunar(r, d, year, feast / 100, feast % 100))
		return false;
	d->recurring = true;
	return true;
}

/* "tháng Giêng", "tháng 3", "tháng Chạp", or "/3" */
static bool cut_lunar_month(const struct date_reader *r, size_t *at, int *month, bool *named)
{
	size_t p = *at;

	*named = false;
	if (cut_mark(r, &p, '/')) {
		if (!cut_between(r, &p, 1, 12, month))
			return false;
	} else if (!cut_class(r, &p, DW_month, NULL) ||
		   (!(*named = cut_class(r, &p, DW_lunar_month, month)) && !cut_month_number(r, &p, month))) {
		return false;
	}
	*at = p;
	return true;
}

static bool cut_lunar_word(const struct date_reader *r, size_t *at)
{
	size_t p = *at;
	bool bracket = cut_mark(r, &p, '(');

	if (!cut_class(r, &p, DW_lunar, NULL))
		return false;
	if (bracket)
		cut_mark(r, &p, ')');
	*at = p;
	return true;
}

/* "Rằm tháng Giêng năm 2023", "ngày 23 tháng Chạp", "mùng 10 tháng 3 âm lịch", "ngày 10/3 (âm lịch)" */
bool cut_lunar_day(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int day = 15, month, year;
	bool first_days, named, lunar, full_moon = cut_class(r, &p, DW_full_moon, NULL);

	if ((!full_moon && !cut_lunar_day_number(r, &p, &day, &first_days)) || !cut_lunar_month(r, &p, &month, &named))
		return false;
	lunar = cut_lunar_word(r, &p);
	year = cut_lunar_year(r, &p);
	lunar |= cut_lunar_word(r, &p);
	*at = p;
	return (lunar || full_moon || named) && date_lunar(r, d, year, month, day);
}
