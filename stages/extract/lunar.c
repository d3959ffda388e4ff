#include "lunar.h"

struct lunar_year {
	int year, leap, months;
	long begins; /* day number of Tết */
	int length[13];
};

struct lunar {
	struct lunar_year *year;
	size_t n;
};

static void read_months(const struct table *t, const struct table_row *row, struct lunar_year *y)
{
	struct str rest = row->cell[table_column(t, "month_days")], piece;
	long n;

	while (str_split(&rest, ' ', &piece)) {
		if (y->months == 13 || !str_number(piece, &n) || (n != 29 && n != 30))
			table_fail(t, row, "'%.*s' is not the length of a lunar month", STR_ARG(piece));
		y->length[y->months++] = (int)n;
	}
	if (y->months != (y->leap ? 13 : 12))
		table_fail(t, row, "%d months", y->months);
}

static void read_year(const struct table *t, const struct table_row *row, struct lunar_year *y)
{
	struct day begins;
	long leap = 0;

	if (!day_read(row->cell[table_column(t, "new_year")], &begins))
		table_fail(t, row, "the new year is no day");
	if (row->cell[table_column(t, "leap_month")].n &&
		(!str_number(row->cell[table_column(t, "leap_month")], &leap) || leap < 1 || leap > 12))
		table_fail(t, row, "the leap month is no month");
	*y = (struct lunar_year){.year = begins.year, .leap = (int)leap, .begins = day_number(begins)};
	read_months(t, row, y);
}

static long days_in(const struct lunar_year *y)
{
	long days = 0;

	for (int m = 0; m < y->months; m++)
		days += y->length[m];
	return days;
}

struct lunar *lunar_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "lexicon/lunar_new_year.csv", run);
	struct lunar *l = NEW(run, struct lunar, 1);

	l->year = NEW(run, struct lunar_year, t.n);
	for (l->n = 0; l->n < t.n; l->n++) {
		struct lunar_year *y = &l->year[l->n];

		read_year(&t, &t.rows[l->n], y);
		if (l->n && y[-1].begins + days_in(&y[-1]) != y->begins)
			table_fail(&t, &t.rows[l->n], "the months of the year before do not end here");
	}
	return l;
}

static const struct lunar_year *year_at(const struct lunar *l, int year)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->year[i].year == year)
			return &l->year[i];
	return NULL;
}

struct day lunar_day(const struct lunar *l, int year, int month, int day)
{
	const struct lunar_year *y = year_at(l, year);
	int at = y && y->leap && month > y->leap ? month : month - 1;
	long n;

	if (!y || month < 1 || month > 12 || day < 1 || day > y->length[at])
		return (struct day){0};
	n = y->begins + day - 1;
	for (int m = 0; m < at; m++)
		n += y->length[m];
	return day_of(n);
}

struct day lunar_eve(const struct lunar *l, int year)
{
	const struct lunar_year *y = year_at(l, year);

	return y ? day_of(y->begins - 1) : (struct day){0};
}

int sexagenary_year(int stem, int branch, int near)
{
	for (int d = 0; d <= 30; d++)
		for (int year = near - d; year <= near + d; year += d ? 2 * d : 1)
			if ((year + 6) % 10 == stem && (year + 8) % 12 == branch)
				return year;
	return 0;
}
