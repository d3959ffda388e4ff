/* The words of a date: classes, digits, clocks, points and their chains. */
#include "date_reader.h"

#include "../lib/utf8.h"

bool cut_class_ahead(const struct date_reader *r, size_t *at, enum date_class c, int *value)
{
	struct phrase_hit hit;

	if (*at >= r->end || !phrases_at(&r->tables->word[c][r->lang], r->ws, *at, &hit) || *at + hit.words > r->end ||
		r->tables->value[hit.row] == DATE_WORD_BLOCKED)
		return false;
	if (value)
		*value = r->tables->value[hit.row];
	*at += hit.words;
	return true;
}

bool after_class(const struct date_reader *r, size_t at, enum date_class c)
{
	for (size_t k = 1; k <= 4 && k <= at; k++) {
		size_t end = at - k;

		if (r->ws->v[at - k + 1 < r->ws->n ? at - k + 1 : at - k].flags & WORD_LINE && k > 1)
			return false;
		if (k == 1 && at < r->ws->n && r->ws->v[at].flags & WORD_LINE)
			return false;
		if (cut_class(r, &end, c, NULL) && end == at)
			return true;
	}
	return false;
}

bool piece_is(const struct date_reader *r, struct str piece, enum date_class c)
{
	const struct phrases *p = &r->tables->word[c][r->lang];
	struct arena scratch = {0};
	struct words ws = words_cut(piece, p->vocabulary, &scratch);
	struct phrase_hit hit;
	bool found = phrases_at(p, &ws, 0, &hit) && hit.words == ws.n;

	arena_release(&scratch);
	return found;
}

struct str time_of_day_name(int value)
{
	static const struct str name[] = {{"", 0}, {"morning", 7}, {"noon", 4}, {"afternoon", 9}, {"evening", 7}};

	return name[value];
}

bool is_glued(const struct date_reader *r, size_t at)
{
	return at < r->ws->n && !(r->ws->v[at].flags & WORD_SPACE);
}

static bool is_dash(struct str word)
{
	size_t at = 0;
	uint32_t cp = utf8_next(word, &at);

	return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFF0D;
}

bool cut_mark_ahead(const struct date_reader *r, size_t *at, char mark)
{
	struct str word = words_text(r->ws, *at, *at + 1);

	if (!(mark == '-' ? is_dash(word) : word.n == 1 && word.s[0] == mark))
		return false;
	(*at)++;
	return true;
}

bool cut_digits_ahead(const struct date_reader *r, size_t *at, size_t max_digits, int *value)
{
	struct str word = words_text(r->ws, *at, *at + 1);
	long n;

	if (word.n > max_digits || word.n > 9 || !str_number(word, &n))
		return false;
	*value = (int)n;
	(*at)++;
	return true;
}

bool cut_between(const struct date_reader *r, size_t *at, int low, int high, int *value)
{
	size_t p = *at;
	int n;

	if (!cut_digits(r, &p, 2, &n) || n < low || n > high)
		return false;
	*value = n;
	*at = p;
	return true;
}

bool cut_count(const struct date_reader *r, size_t *at, int *value)
{
	return cut_digits(r, at, 3, value) || cut_class(r, at, DW_number, value);
}

bool cut_unit(const struct date_reader *r, size_t *at, enum date_class *unit)
{
	static const enum date_class units[] = {DW_day, DW_week, DW_month, DW_year};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (cut_class(r, at, *unit = units[i], NULL))
			return true;
	return false;
}

bool cut_year_number(const struct date_reader *r, size_t *at, int *year)
{
	size_t p = *at;
	int n;

	if (!cut_digits(r, &p, 4, &n) || n < 1000 || n > 2199)
		return false;
	*year = n;
	*at = p;
	return true;
}

/* "8h30", "8h": digits, an hour word, perhaps digits, in one word. */
static bool is_clock_word(const struct date_reader *r, struct str word)
{
	long n;
	size_t letters = 0;

	if (!str_cut_number(&word, 2, &n) || n > 24)
		return false;
	while (letters < word.n && !is_digit(word.s[letters]))
		letters++;
	if (!letters || !piece_is(r, str_slice(word, 0, letters), DW_hour))
		return false;
	word = str_slice(word, letters, word.n);
	return !word.n || (str_cut_number(&word, 2, &n) && n < 60 && (!word.n || piece_is(r, word, DW_minute)));
}

/* "30 phút"; "30" alone before a comma, a part of the day or "ngày", not in "8 giờ 15/3" */
static void cut_minutes(const struct date_reader *r, size_t *at)
{
	size_t p = *at;
	int n;

	if (!cut_between(r, &p, 0, 59, &n))
		return;
	if (cut_class(r, &p, DW_minute, NULL) ||
		(words_text(r->ws, *at, p).n == 2 && (p >= r->end || is_class(r, p, DW_part_of_day) || is_class(r, p, DW_day) ||
							     words_text(r->ws, p, p + 1).s[0] == ',')))
		*at = p;
}

bool cut_clock(const struct date_reader *r, size_t *at)
{
	size_t p = *at;
	int n;

	if (p >= r->end || !(r->ws->v[p].flags & WORD_NUMBER))
		return false;
	if (is_clock_word(r, words_text(r->ws, p, p + 1))) {
		p++;
	} else if (cut_between(r, &p, 0, 24, &n) && is_glued(r, p) && cut_mark(r, &p, ':') && cut_between(r, &p, 0, 59, &n)) {
		if (is_glued(r, p) && cut_mark(r, &p, ':') && !cut_between(r, &p, 0, 59, &n))
			return false;
	} else {
		p = *at;
		if (!cut_between(r, &p, 0, 24, &n) || !cut_class(r, &p, DW_hour, NULL))
			return false;
	}
	cut_minutes(r, &p);
	*at = p;
	return true;
}

void point_relative(struct point *p, struct day day)
{
	p->year = day.year;
	p->month = day.month;
	p->day = day.day;
	p->led = p->relative = true;
	p->bare = false;
}

enum link cut_link(const struct date_reader *r, size_t *at)
{
	if (cut_class(r, at, DW_to, NULL))
		return LINK_TO;
	return cut_class(r, at, DW_and, NULL) ? LINK_AND : LINK_NONE;
}

bool cut_chain(const struct date_reader *r, size_t *at, point_cutter *cut, struct chain *c)
{
	size_t p = *at;

	c->n = 0;
	while (c->n < CHAIN_MAX) {
		struct point *next = &c->point[c->n];
		size_t start = p;
		enum link link = c->n ? cut_link(r, &start) : LINK_NONE;

		*next = (struct point){.link = link, .first = start};
		if ((c->n && !link) || !cut(r, &start, next))
			break;
		next->end = p = start;
		c->n++;
	}
	if (!c->n)
		return false;
	*at = p;
	return true;
}

static bool cut_glued_mark(const struct date_reader *r, size_t *at, const char *marks, char *mark)
{
	for (; *marks; marks++)
		if ((is_glued(r, *at) || *marks == '/') && cut_mark(r, at, *marks)) {
			*mark = *marks;
			return true;
		}
	return false;
}

/* "99" is 1999, "23" 2023. */
static int full_year(int year)
{
	return year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
}

static bool cut_year_after(const struct date_reader *r, size_t *at, const char *marks, bool short_too, int *year)
{
	size_t p = *at;
	char mark;

	if (!cut_glued_mark(r, &p, marks, &mark) || (mark != '/' && !is_glued(r, p)))
		return false;
	if (!cut_year_number(r, &p, year)) {
		if (!short_too || words_text(r->ws, p, p + 1).n != 2 || !is_glued(r, p) || !cut_between(r, &p, 0, 99, year))
			return false;
		*year = full_year(*year);
	}
	*at = p;
	return true;
}

bool cut_glued_year(const struct date_reader *r, size_t *at, int *year)
{
	return cut_year_after(r, at, "/-.", false, year);
}

/* "9-10/2/2025" is not the ninth of October: another mark goes on. */
static bool goes_on(const struct date_reader *r, size_t at)
{
	char mark;

	return is_glued(r, at) && cut_glued_mark(r, &at, "/.", &mark) && is_glued(r, at) && r->ws->v[at].flags & WORD_NUMBER;
}

/* "2023-03-27", "2023/3/27" */
static bool cut_iso_day(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	char mark, again;

	if (!cut_year_number(r, &q, &p->year) || !cut_glued_mark(r, &q, "/-.", &mark) || !is_glued(r, q) ||
		!cut_between(r, &q, 1, 12, &p->month) || !cut_glued_mark(r, &q, (const char[]){mark, '\0'}, &again) ||
		!is_glued(r, q) || !cut_between(r, &q, 1, 31, &p->day)) {
		p->year = 0;
		return false;
	}
	*at = q;
	return true;
}

bool cut_numeric_day(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	char mark;

	if (cut_iso_day(r, at, p))
		return true;
	if (!cut_between(r, &q, 1, 31, &p->day) || !cut_glued_mark(r, &q, "/-.", &mark) || (mark != '/' && !is_glued(r, q)) ||
		!cut_between(r, &q, 1, 12, &p->month))
		return false;
	if (!cut_year_after(r, &q, (const char[]){mark, '\0'}, mark != '.', &p->year) && mark == '-' && goes_on(r, q))
		return false;
	if (!p->year)
		cut_glued_year(r, &q, &p->year);
	/* "3-2" is a score, "27.3" a number, but not in "từ ngày 12 đến 14-4" */
	if (!p->year && mark != '/' && !p->led && !p->link && !after_class(r, *at, DW_from))
		return false;
	*at = q;
	return true;
}
