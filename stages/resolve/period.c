#include "period.h"

#include "../lib/calendar.h"

int iso_day(struct str iso)
{
	struct day d;

	return day_read(iso, &d) ? (int)day_number(d) : NO_DAY;
}

int day_year(long day)
{
	return day_of(day).year;
}

int day_month_day(long day)
{
	return day_of(day).month * 100 + day_of(day).day;
}

static enum precision precision_of(struct str word)
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
	return day == NO_DAY ? STR("") : day_text(a, day_of(day));
}
