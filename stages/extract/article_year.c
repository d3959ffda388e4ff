#include "article_year.h"

enum tense { TENSE_UNKNOWN, TENSE_PAST, TENSE_FUTURE };

static bool ends_clause(const struct date_reader *r, size_t at)
{
	const struct word *w = &r->ws->v[at];
	char mark = w->flags & WORD_PUNCT ? r->ws->text.s[w->start] : '\0';

	return w->flags & WORD_LINE || mark == ';' || (mark == '.' && at + 1 < r->ws->n && r->ws->v[at + 1].flags & WORD_UPPER);
}

static bool cue_at(const struct date_reader *r, size_t at, enum tense *tense)
{
	struct date_reader all = *r;

	all.end = r->ws->n;
	if (is_class(&all, at, DW_will))
		*tense = TENSE_FUTURE;
	else if (is_class(&all, at, DW_was))
		*tense = TENSE_PAST;
	else
		return false;
	return true;
}

/* "sẽ … vào tháng 5/2024" or "năm 2023 … đạt": the nearest cue before the date, else behind it. */
static enum tense tense_of(const struct date_reader *r, const struct date *d)
{
	enum tense tense = TENSE_UNKNOWN;

	for (size_t at = d->range.first; at-- > 0 && d->range.first - at < 25 && !ends_clause(r, at);)
		if (cue_at(r, at, &tense))
			return tense;
	for (size_t at = d->range.end; at < r->ws->n && at - d->range.end < 15 && !ends_clause(r, at); at++)
		if (cue_at(r, at, &tense))
			return tense;
	return tense;
}

enum {
	ENOUGH = 3,      /* votes; a term alone ("giai đoạn 2024 - 2026") does not tell the year */
	LOOKED_AT = 200, /* dates */
	FIRST_YEAR = 1900,
	FIRST_PAGES = 1996, /* earlier days that a page tells are history, not its news */
	YEARS = 300,
};

/* Points for `day` as the day of the news. All weights are votes of one reading; a full day nearby weighs most. */

/* A day told in full: the news itself, else something past, seldom a plan. */
static int vote_of_day(const struct date *d, long day)
{
	long away = day_number(d->start) - day;

	if (away >= -7 && away <= 7)
		return 6;
	if (away < 0)
		return away >= -365 ? 2 : 0;
	return away <= 200 ? 1 : -3;
}

/* Anniversaries are told in their year, Tết near its day; the dates of papers say nothing. */
static int vote_of_recurring(const struct date *d, const struct day *day)
{
	long away = day_number(d->end) - day_number(*day);

	if (d->start.year != d->end.year && d->start.month == d->end.month)
		return d->end.year == day->year ? 4 : 0;
	return d->start.year == d->end.year && away >= -60 && away <= 60 ? 3 : 0;
}

/* "9 tháng đầu năm 2023" is reported when it is over. */
static bool is_begun_year(const struct date_reader *r, const struct date *d)
{
	return r->ws->v[d->range.first].flags & WORD_NUMBER && (d->precision == DATE_MONTH || d->precision == DATE_HALF) &&
	       d->start.month == 1 && d->end.month > 1 && d->start.year == d->end.year;
}

static int vote_of_begun_year(const struct date *d, long day)
{
	long late = day - day_number(d->end);

	if (late < -31)
		return -5;
	return late < 0 ? 2 : late <= 150 ? 6 : late <= 365 ? 0 : -2;
}

/* A month, quarter or half: not long past, or soon to come. */
static int vote_of_months(const struct date *d, long day, enum tense tense)
{
	long past = day - day_number(d->end), ahead = day_number(d->start) - day;

	if (past > 0)
		return tense == TENSE_FUTURE ? -3 : past <= 120 ? 3 : past <= 270 ? 2 : past <= 400;
	if (ahead <= 0)
		return 3;
	if (tense == TENSE_PAST || ahead > 800)
		return -3;
	return ahead > 400 ? 0 : tense == TENSE_FUTURE ? 3 : 1;
}

/* "năm 2023": this year, last year's figures (in spring above all), next year's plan. */
static int vote_of_year(const struct date *d, const struct day *day, enum tense tense)
{
	int away = d->start.year - day->year;
	bool spring = day->month <= 6;

	switch (away) {
	case 0:
		return spring && tense == TENSE_PAST ? 1 : 2;
	case -1:
		return tense == TENSE_FUTURE ? -3 : spring ? 3 : 2;
	case -2:
		return tense == TENSE_FUTURE ? -3 : spring;
	case 1:
		return tense == TENSE_PAST ? -3 : tense == TENSE_FUTURE ? 2 : 1;
	default:
		return away < 0 ? (tense == TENSE_FUTURE ? -3 : 0) : tense == TENSE_PAST ? -3 : away > 4 ? 0 : -1;
	}
}

/* "giai đoạn 2023 - 2025" is planned at its beginning, reported within it. */
static int vote_of_term(const struct date *d, const struct day *day)
{
	if (day->year < d->start.year - 1 || day->year > d->end.year + 1)
		return -2;
	return day->year == d->start.year ? 2 : 1;
}

static int vote(const struct date_reader *r, const struct date *d, const struct day *day)
{
	enum tense tense;

	if (!d->year_written)
		return 0;
	if (d->precision == DATE_DAY)
		return d->recurring ? vote_of_recurring(d, day) : vote_of_day(d, day_number(*day));
	if (d->precision == DATE_DECADE)
		return 0;
	if (is_begun_year(r, d))
		return vote_of_begun_year(d, day_number(*day));
	tense = tense_of(r, d);
	if (d->precision == DATE_YEAR)
		return d->start.year == d->end.year ? vote_of_year(d, day, tense) : vote_of_term(d, day);
	return vote_of_months(d, day_number(*day), tense);
}

static int votes(const struct date_reader *r, const struct dates *found, int top, const struct day *day)
{
	int sum = top == day->year ? 5 : 0;

	for (size_t i = 0; i < found->n; i++)
		sum += vote(r, &found->v[i], day);
	return sum;
}

static const struct date *first_without_year(const struct dates *found)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->v[i].precision == DATE_DAY && !found->v[i].start.year && found->v[i].start.month &&
			!found->v[i].recurring)
			return &found->v[i];
	return NULL;
}

/* The better of `best` and the same day in another year. */
static void try_year(const struct date_reader *r, const struct dates *found, int top, int year, struct day *best, int *most)
{
	struct day day = {year, best->month, best->day};
	int sum = day_exists(day) ? votes(r, found, top, &day) : 0;

	if (sum > *most) {
		*most = sum;
		best->year = year;
	}
}

/* The years told, and those beside them. */
static void mark_years(const struct dates *found, int top, bool possible[YEARS])
{
	if (top)
		possible[top - FIRST_YEAR] = true;
	for (size_t i = 0; i < found->n; i++)
		for (int away = -1; away <= 1 && found->v[i].year_written; away++) {
			int start = found->v[i].start.year + away - FIRST_YEAR, end = found->v[i].end.year + away - FIRST_YEAR;

			if (start < 0 || end < start || end >= YEARS)
				continue;
			possible[start] |= start >= FIRST_PAGES - FIRST_YEAR;
			possible[end] |= end >= FIRST_PAGES - FIRST_YEAR;
		}
}

struct day day_of_news(const struct date_reader *r, const struct dates *all, int top)
{
	struct dates found = {.v = all->v, .n = all->n < LOOKED_AT ? all->n : LOOKED_AT};
	const struct date *first = first_without_year(&found);
	struct day best = {0};
	bool possible[YEARS] = {false};
	int most = ENOUGH - 1;

	if (!first)
		return best;
	best = first->start;
	mark_years(&found, top, possible);
	for (int year = 0; year < YEARS; year++)
		if (possible[year])
			try_year(r, &found, top, year + FIRST_YEAR, &best, &most);
	return best.year ? best : (struct day){0};
}
