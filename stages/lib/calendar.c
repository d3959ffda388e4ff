#include "calendar.h"

static int month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : length[month - 1];
}

bool day_exists(struct day d)
{
	return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= month_length(d.year, d.month);
}

/* Years begin in March here, so that the leap day is the last of its year. */
long day_number(struct day d)
{
	long year = d.month <= 2 ? d.year - 1 : d.year;
	long month = (d.month + 9) % 12;

	return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + d.day - 1 - 719468;
}

struct day day_of(long number)
{
	long n = number + 719468;
	long year = (10000 * n + 14780) / 3652425;
	long rest = n - (365 * year + year / 4 - year / 100 + year / 400);

	if (rest < 0) {
		year--;
		rest = n - (365 * year + year / 4 - year / 100 + year / 400);
	}
	long month = (100 * rest + 52) / 3060;

	return (struct day){
		(int)(year + (month + 2) / 12), (int)((month + 2) % 12 + 1), (int)(rest - (month * 306 + 5) / 10 + 1)};
}

int weekday_of(long number)
{
	return (int)(((number + 3) % 7 + 7) % 7) + 1;
}

struct day month_shift(struct day d, int months)
{
	int n = d.year * 12 + d.month - 1 + months;

	return (struct day){n / 12, n % 12 + 1, 1};
}

struct day month_end(struct day d)
{
	return (struct day){d.year, d.month, month_length(d.year, d.month)};
}

static bool cut_field(struct str *in, size_t digits, int *value)
{
	struct str at = *in;
	long n;

	if (!str_cut_number(&at, digits, &n) || in->n - at.n != digits)
		return false;
	*value = (int)n;
	*in = at;
	return true;
}

bool day_read(struct str text, struct day *d)
{
	struct day read;

	*d = (struct day){0};
	if (!cut_field(&text, 4, &read.year) || !str_cut(&text, STR("-")) || !cut_field(&text, 2, &read.month) ||
		!str_cut(&text, STR("-")) || !cut_field(&text, 2, &read.day) || !day_exists(read) || read.year < CALENDAR_BEGAN)
		return false;
	*d = read;
	return true;
}

static void put_digits(char *text, size_t digits, int n)
{
	for (; digits-- > 0; n /= 10)
		text[digits] = (char)('0' + n % 10);
}

struct str day_text(struct arena *one, struct day d)
{
	if (!d.month)
		return STR("");
	char text[] = "0000-00-00";

	if (d.year < 0 || d.year > 9999)
		return arena_printf(one, "%04d-%02d-%02d", d.year, d.month, d.day);
	put_digits(text, 4, d.year);
	put_digits(text + 5, 2, d.month);
	put_digits(text + 8, 2, d.day);
	return arena_str(one, str_of(text));
}
