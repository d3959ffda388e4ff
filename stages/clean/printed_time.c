#include "printed_time.h"

#include "../lib/calendar.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>

enum clock_role {
	AFTER_NOON,
	BEFORE_NOON,
	DAY_AFTER,
	HOUR_WORD,
	MINUTE_WORD,
	MONTH,
	MONTH_AFTER,
	MONTH_WORD,
	NOON,
	WEEKDAY,
	YEAR_AFTER,
	YEAR_WORD,
	ZONE,
	NO_ROLE
};
static const char roles[] = "after_noon before_noon day_after hour_word minute_word month month_after month_word noon weekday "
			    "year_after year_word zone";

struct clock_word {
	struct str word;
	enum clock_role role;
	long value;
};
struct clock_words {
	struct clock_word *v;
	size_t n, cap;
	unsigned begins[256]; /* by first byte: bits of the roles that have such a word, */
	size_t first[257];    /* and where these words stand */
};

static int by_word(const void *a, const void *b)
{
	return str_cmp(((const struct clock_word *)a)->word, ((const struct clock_word *)b)->word);
}

const struct clock_words *clock_words_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "lexicon/clock_words.csv", run);
	unsigned word = table_column(&t, "word"), role = table_column(&t, "role"), value = table_column(&t, "value");
	struct clock_words *w = NEW(run, struct clock_words, 1);
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		struct clock_word c = {
			.word = utf8_fold(run, row->cell[word]), .role = (enum clock_role)table_choice(&t, row, role, roles)};
		if (!c.word.n)
			table_fail(&t, row, "word is empty");
		if (c.role == MONTH && (!str_number(row->cell[value], &c.value) || c.value < 1 || c.value > 12))
			table_fail(&t, row, "value of a month is not 1 to 12");
		if (c.role == WEEKDAY && (!str_number(row->cell[value], &c.value) || c.value < 1 || c.value > 7))
			table_fail(&t, row, "value of a weekday is not 1 (Monday) to 7");
		*PUSH(run, w) = c;
		w->begins[(unsigned char)c.word.s[0]] |= 1u << c.role;
	}
	if (w->n)
		qsort(w->v, w->n, sizeof *w->v, by_word);
	for (size_t c = 0, i = 0; c <= 256; c++) {
		while (i < w->n && (unsigned char)w->v[i].word.s[0] < c)
			i++;
		w->first[c] = i;
	}
	return w;
}

static void skip(struct str *in, const char *signs)
{
	while (in->n) {
		const char *s = signs;
		while (*s && *s != in->s[0])
			s++;
		if (!*s)
			return;
		*in = str_slice(*in, 1, in->n);
	}
}

/* The longest word of the table that *in begins with, not cut inside a longer word of the text. */
static bool cut_word(const struct clock_words *w, struct str *in, enum clock_role role, long *value)
{
	size_t best = 0;
	unsigned char first = in->n ? (unsigned char)in->s[0] : 0;
	if (!(w->begins[first] & 1u << role))
		return false;
	for (size_t i = w->first[first]; i < w->first[first + 1]; i++) {
		const struct clock_word *c = &w->v[i];
		if (c->role != role || c->word.n <= best || !str_starts(*in, c->word))
			continue;
		size_t at = c->word.n, next = at;
		bool inside = at < in->n && cp_is_letter(utf8_next(*in, &next)) && !cp_is_han(utf8_before(*in, at));
		if (inside)
			continue;
		best = c->word.n;
		if (value)
			*value = c->value;
	}
	*in = str_slice(*in, best, in->n);
	return best > 0;
}

static bool set_date(struct printed_time *t, long year, long month, long day)
{
	if (year < 100)
		year += 2000;
	if (year < 1990 || year > 2099 || !day_exists((struct day){(int)year, (int)month, (int)day}))
		return false;
	t->year = (int)year, t->month = (int)month, t->day = (int)day;
	return true;
}

/* A number of exactly or at most so many digits. */
static bool cut_digits(struct str *in, size_t least, size_t most, long *value)
{
	struct str at = *in;
	if (!str_cut_number(&at, most, value) || (at.n && is_digit(at.s[0])) || in->n - at.n < least)
		return false;
	*in = at;
	return true;
}

static bool cut_separator(struct str *in, char *sign)
{
	struct str at = *in;
	skip(&at, " ");
	if (!at.n || (at.s[0] != '/' && at.s[0] != '-' && at.s[0] != '.'))
		return false;
	*sign = at.s[0];
	*in = str_slice(at, 1, at.n);
	skip(in, " ");
	return true;
}

/* "27/3/2023", "24/12/12", "5.3.2013" */
static bool cut_day_month_year(struct str *in, bool month_first, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	char a, b;
	if (!cut_digits(&at, 1, 2, &day) || !cut_separator(&at, &a) || !cut_digits(&at, 1, 2, &month) ||
		!cut_separator(&at, &b) || a != b)
		return false;
	struct str before = at;
	if (!cut_digits(&at, 2, 4, &year) || before.n - at.n == 3)
		return false;
	/* only "2/24/2026", a year in full, tells by itself that the month is first */
	bool swapped = ((month_first && a != '.') || (a == '/' && month > 12 && year > 99)) && set_date(t, year, day, month);
	if (!swapped && !set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

/* "2023-03-27", "2024/11/07", "2024.11.07" */
static bool cut_year_month_day(struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	char a, b;
	if (!cut_digits(&at, 4, 4, &year) || !cut_separator(&at, &a) || !cut_digits(&at, 1, 2, &month) ||
		!cut_separator(&at, &b) || a != b || !cut_digits(&at, 1, 2, &day) || !set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

/* "27 tháng 3 năm 2023", "27 tháng 3, 2023" */
static bool cut_day_word_month(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	if (!cut_digits(&at, 1, 2, &day))
		return false;
	skip(&at, " ");
	if (!cut_word(w, &at, MONTH_WORD, NULL))
		return false;
	skip(&at, " ");
	if (!cut_digits(&at, 1, 2, &month))
		return false;
	skip(&at, " ,/-");
	cut_word(w, &at, YEAR_WORD, NULL);
	skip(&at, " ");
	if (!cut_digits(&at, 4, 4, &year) || !set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

/* "th" of "5th" */
static void skip_ordinal(struct str *in)
{
	struct str at = *in;
	while (at.n && in->n - at.n < 2 && at.s[0] >= 'a' && at.s[0] <= 'z')
		at = str_slice(at, 1, at.n);
	if (in->n - at.n == 2 && at.n && (at.s[0] == ' ' || at.s[0] == ','))
		*in = at;
}

/* "5 March 2018", "5th March 2018", "05-Mar-2018" */
static bool cut_day_name_year(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	if (!cut_digits(&at, 1, 2, &day))
		return false;
	skip_ordinal(&at);
	skip(&at, " -.");
	if (!cut_word(w, &at, MONTH, &month))
		return false;
	skip(&at, " -.,");
	if (!cut_digits(&at, 4, 4, &year) || !set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

/* "March 5, 2018", "Mar. 5th 2018" */
static bool cut_name_day_year(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	if (!cut_word(w, &at, MONTH, &month))
		return false;
	skip(&at, " .");
	if (!cut_digits(&at, 1, 2, &day))
		return false;
	skip_ordinal(&at);
	skip(&at, " ,");
	if (!cut_digits(&at, 4, 4, &year) || !set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

/* "2024年11月7日" */
static bool cut_year_month_day_after(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long day, month, year;
	if (!cut_digits(&at, 4, 4, &year) || (skip(&at, " "), !cut_word(w, &at, YEAR_AFTER, NULL)) ||
		(skip(&at, " "), !cut_digits(&at, 1, 2, &month)) || (skip(&at, " "), !cut_word(w, &at, MONTH_AFTER, NULL)) ||
		(skip(&at, " "), !cut_digits(&at, 1, 2, &day)) || (skip(&at, " "), !cut_word(w, &at, DAY_AFTER, NULL)) ||
		!set_date(t, year, month, day))
		return false;
	*in = at;
	return true;
}

static void turn_hour(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	skip(&at, " ");
	if (cut_word(w, &at, AFTER_NOON, NULL)) {
		if (t->hour < 12)
			t->hour += 12; /* "15:20 PM" is 15:20, "12:31:08 PM" is 12:31:08 */
	} else if (cut_word(w, &at, BEFORE_NOON, NULL)) {
		if (t->hour == 12)
			t->hour = 0;
	} else if (cut_word(w, &at, NOON, NULL)) {
		if (t->hour < 4)
			t->hour += 12;
	} else {
		return;
	}
	*in = at;
}

/* "(GMT+7)", "GMT +07:00", "+07:00" */
static void cut_zone(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long hours = 0, minutes = 0;
	skip(&at, " (,");
	bool named = cut_word(w, &at, ZONE, NULL);
	skip(&at, " ");
	bool west = str_starts(at, STR("-"));
	if (!named || (!str_cut(&at, STR("+")) && !str_cut(&at, STR("-"))) || !cut_digits(&at, 1, 4, &hours))
		return;
	if (hours > 14)
		minutes = hours % 100, hours /= 100;
	else if (str_cut(&at, STR(":")) && !cut_digits(&at, 2, 2, &minutes))
		return;
	t->zone = (int)(hours * 60 + minutes) * (west ? -1 : 1);
	str_cut(&at, STR(")"));
	*in = at;
}

/* "12:31:08 PM", "9h15", "9 giờ 15 phút" */
static bool cut_clock(const struct clock_words *w, struct str *in, struct printed_time *t)
{
	struct str at = *in;
	long hour, minute, second = -1;
	if (!cut_digits(&at, 1, 2, &hour) || hour > 23)
		return false;
	bool colon = str_cut(&at, STR(":"));
	if (!colon) {
		skip(&at, " ");
		if (!cut_word(w, &at, HOUR_WORD, NULL) && !(str_starts(at, STR("h")) && str_cut(&at, STR("h"))))
			return false;
	}
	skip(&at, " ");
	if (!cut_digits(&at, 2, 2, &minute) || minute > 59)
		return false;
	struct str more = at;
	if (str_cut(&more, STR(":")) && cut_digits(&more, 2, 2, &second) && second < 60)
		at = more;
	else
		second = -1;
	more = at;
	skip(&more, " ");
	if (cut_word(w, &more, MINUTE_WORD, NULL))
		at = more;
	t->hour = (int)hour, t->minute = (int)minute, t->second = (int)second;
	turn_hour(w, &at, t);
	cut_zone(w, &at, t);
	*in = at;
	return true;
}

enum { CLOCK_NEAR = 24 };

/* "27/3/2023 | 12:47": few signs or words between. */
static bool clock_behind(const struct clock_words *w, struct str text, struct printed_time *t)
{
	size_t last = t->end + CLOCK_NEAR < text.n ? t->end + CLOCK_NEAR : text.n;
	for (size_t i = t->end; i < last; i++) {
		struct str at = str_slice(text, i, text.n);
		if (!is_digit(text.s[i]) || (i && is_digit(text.s[i - 1])))
			continue;
		if (!cut_clock(w, &at, t))
			return false;
		t->end = text.n - at.n;
		return true;
	}
	return false;
}

/* "09:40 21/08/2019", "15:20 PM | 21/12/2012" */
static bool clock_before(const struct clock_words *w, struct str text, struct printed_time *t)
{
	size_t first = t->start > CLOCK_NEAR + 16 ? t->start - CLOCK_NEAR - 16 : 0;
	for (size_t i = first; i < t->start; i++) {
		struct str at = str_slice(text, i, t->start);
		if (!is_digit(text.s[i]) || (i && (is_digit(text.s[i - 1]) || text.s[i - 1] == ':')))
			continue;
		if (!cut_clock(w, &at, t))
			continue;
		bool digits_between = false;
		for (size_t k = 0; k < at.n; k++)
			digits_between |= is_digit(at.s[k]);
		if (!digits_between) {
			t->start = i;
			return true;
		}
		t->hour = t->minute = t->second = -1;
	}
	return false;
}

static bool cut_date(const struct clock_words *w, struct str *in, bool month_first, struct printed_time *t)
{
	if (is_digit(in->s[0]))
		return cut_year_month_day(in, t) || cut_day_month_year(in, month_first, t) || cut_day_word_month(w, in, t) ||
		       cut_day_name_year(w, in, t) || cut_year_month_day_after(w, in, t);
	return cut_name_day_year(w, in, t);
}

bool is_weekday(const struct clock_words *w, struct str folded)
{
	return cut_word(w, &folded, WEEKDAY, NULL) && (!folded.n || folded.s[0] == ',');
}

bool begins_day(const struct clock_words *w, struct str folded)
{
	struct str at = folded;
	long day;
	if (cut_word(w, &folded, WEEKDAY, NULL))
		return true;
	return cut_word(w, &at, MONTH, NULL) && (skip(&at, " ."), cut_digits(&at, 1, 2, &day));
}

static bool is_on_weekday(int year, int month, int day, long named)
{
	return weekday_of(day_number((struct day){year, month, day})) == named;
}

/* "Thu, 11/08/2024": where the weekday fits only with the month first, the month stands first. */
static void check_weekday(const struct clock_words *w, struct str text, struct printed_time *t)
{
	long named = 0;
	for (size_t i = t->start > 24 ? t->start - 24 : 0; i < t->start; i++) {
		struct str at = str_slice(text, i, t->start);
		if (((unsigned char)text.s[i] & 0xC0) != 0x80 && !(i && cp_is_letter(utf8_before(text, i))) &&
			cut_word(w, &at, WEEKDAY, &named))
			break;
	}
	if (!named || t->day > 12 || is_on_weekday(t->year, t->month, t->day, named) ||
		!is_on_weekday(t->year, t->day, t->month, named))
		return;
	int day = t->day;
	t->day = t->month;
	t->month = day;
}

static bool begins_word(struct str text, size_t at)
{
	if (!at)
		return true;
	uint32_t before = utf8_before(text, at);
	if (is_digit(text.s[at]))
		return !cp_is_digit(before) && before != '/' && before != '.';
	return !cp_is_letter(before);
}

/* Behind the fourth digit from the end no date begins: the shortest is "1/3/23". 0 for fewer digits. */
static size_t dates_end(struct str s)
{
	int digits = 0;
	for (size_t at = s.n; at-- > 0;)
		if (is_digit(s.s[at]) && ++digits == 4)
			return at + 1;
	return 0;
}

static bool may_begin_date(const struct clock_words *w, char c)
{
	return is_digit(c) || w->begins[(unsigned char)c] & 1u << MONTH;
}

bool find_printed_time(const struct clock_words *w, struct str text, bool month_first, struct printed_time *t)
{
	for (size_t i = 0, end = dates_end(text); i < end; i++) {
		struct str at = str_slice(text, i, text.n);
		if (!may_begin_date(w, text.s[i]) || !begins_word(text, i))
			continue;
		*t = (struct printed_time){.hour = -1, .minute = -1, .second = -1, .zone = ZONE_UNKNOWN, .start = i};
		if (!cut_date(w, &at, month_first, t))
			continue;
		t->end = text.n - at.n;
		check_weekday(w, text, t);
		if (!clock_behind(w, text, t))
			clock_before(w, text, t);
		return true;
	}
	return false;
}

static bool cut_iso_zone(struct str *in, struct printed_time *t)
{
	long hours, minutes = 0;
	if (str_cut_nocase(in, STR("z"))) {
		t->zone = 0;
		return true;
	}
	bool west = str_starts(*in, STR("-"));
	if (!str_cut(in, STR("+")) && !str_cut(in, STR("-")))
		return false;
	if (!cut_digits(in, 1, 4, &hours))
		return false;
	if (hours > 14)
		minutes = hours % 100, hours /= 100;
	else if (str_cut(in, STR(":")) && !cut_digits(in, 2, 2, &minutes))
		return false;
	t->zone = (int)(hours * 60 + minutes) * (west ? -1 : 1);
	return true;
}

bool read_meta_time(const struct clock_words *w, struct str s, struct printed_time *t)
{
	struct str at = s;
	*t = (struct printed_time){.hour = -1, .minute = -1, .second = -1, .zone = ZONE_UNKNOWN};
	if (!cut_year_month_day(&at, t))
		return find_printed_time(w, s, false, t);
	if (!str_cut_nocase(&at, STR("t")))
		skip(&at, " ");
	if (!cut_clock(w, &at, t))
		return true;
	if (str_cut(&at, STR(".")))
		while (at.n && is_digit(at.s[0]))
			at = str_slice(at, 1, at.n);
	skip(&at, " ");
	cut_iso_zone(&at, t);
	return true;
}

static void next_day(struct printed_time *t, int by)
{
	struct day d = day_of(day_number((struct day){t->year, t->month, t->day}) + by);

	t->year = d.year, t->month = d.month, t->day = d.day;
}

struct printed_time time_in_vietnam(struct printed_time t)
{
	if (t.zone == ZONE_UNKNOWN || t.zone == ZONE_VIETNAM || t.hour < 0) {
		t.zone = ZONE_VIETNAM;
		return t;
	}
	int minutes = t.hour * 60 + t.minute + ZONE_VIETNAM - t.zone;
	if (minutes < 0)
		next_day(&t, -1), minutes += 24 * 60;
	else if (minutes >= 24 * 60)
		next_day(&t, 1), minutes -= 24 * 60;
	t.hour = minutes / 60, t.minute = minutes % 60, t.zone = ZONE_VIETNAM;
	return t;
}

struct str time_iso(const struct printed_time *t, struct arena *a)
{
	int zone = t->zone == ZONE_UNKNOWN ? ZONE_VIETNAM : t->zone, away = zone < 0 ? -zone : zone;
	if (t->hour < 0)
		return arena_printf(a, "%04d-%02d-%02d", t->year, t->month, t->day);
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", t->year, t->month, t->day, t->hour, t->minute,
		t->second < 0 ? 0 : t->second, zone < 0 ? '-' : '+', away / 60, away % 60);
}

bool same_day(const struct printed_time *a, const struct printed_time *b)
{
	return a->year == b->year && a->month == b->month && a->day == b->day;
}
