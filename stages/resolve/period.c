#include "period.h"

/* Days from 1970-01-01 in the proleptic Gregorian calendar: years begin in March, so that the leap day comes last. */
static long count_days(long y, long m, long d)
{
	long shifted = m <= 2 ? y - 1 : y, era = (shifted >= 0 ? shifted : shifted - 399) / 400;
	long of_era = shifted - era * 400, of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

long iso_day(struct str iso)
{
	long y, m, d;

	if (!str_cut_number(&iso, 4, &y) || !str_cut(&iso, STR("-")) || !str_cut_number(&iso, 2, &m) ||
		!str_cut(&iso, STR("-")) || !str_cut_number(&iso, 2, &d))
		return NO_DAY;
	return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? count_days(y, m, d) : NO_DAY;
}

int day_year(long day)
{
	long z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year + year / 4 - year / 100);

	return (int)(year + era * 400 + ((5 * of_year + 2) / 153 >= 10));
}

int day_month_day(long day)
{
	int y = day_year(day);

	for (int m = 12; m >= 1; m--)
		if (count_days(y, m, 1) <= day)
			return m * 100 + (int)(day - count_days(y, m, 1)) + 1;
	return 0;
}

enum precision precision_of(struct str word)
{
	static const char *const name[] = {"", "decade", "year", "half", "quarter", "month", "week", "day"};

	for (int i = DECADE; i <= DAY; i++)
		if (str_eq(word, str_of(name[i])))
			return (enum precision)i;
	return NO_PRECISION;
}

struct period period_of(struct str start, struct str end, struct str precision)
{
	struct period p = {iso_day(start), iso_day(end), precision_of(precision), false};

	if (p.start == NO_DAY)
		return (struct period){NO_DAY, NO_DAY, NO_PRECISION, false};
	if (p.end == NO_DAY || p.end < p.start) {
		p.open = true;
		p.end = p.start;
	}
	if (p.precision == NO_PRECISION)
		p.precision = DAY;
	return p;
}

long periods_gap(struct period a, struct period b)
{
	return a.end < b.start ? b.start - a.end : a.start - b.end;
}

int month_day_of(struct str edtf)
{
	long m, d;

	if (!str_cut(&edtf, STR("XXXX-")) || !str_cut_number(&edtf, 2, &m) || !str_cut(&edtf, STR("-")) ||
		!str_cut_number(&edtf, 2, &d))
		return 0;
	return (int)(m * 100 + d);
}

struct str iso_text(struct arena *a, long day)
{
	int md = day == NO_DAY ? 0 : day_month_day(day);

	return day == NO_DAY ? STR("") : arena_printf(a, "%04d-%02d-%02d", day_year(day), md / 100, md % 100);
}
