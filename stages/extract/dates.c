#include "dates.h"

#include "article_year.h"
#include "date_reader.h"
#include "lunar.h"

#include <stdlib.h>

enum { OPENING_WORDS = 6 }; /* "(BP) - Ngày 24-9" */

const char *const date_precision_name[] = {"none", "day", "week", "month", "quarter", "half", "year", "decade"};

#define DW(name) #name " "
static const char class_names[] = DATE_CLASSES(DW);
#undef DW

/* Parts of the day by time_of_day_name(), "none", "MM-DD" of a feast as MMDD, or a number. */
static int read_value(const struct table *t, const struct table_row *row, unsigned column, int class)
{
	struct str cell = row->cell[column];
	bool minus = str_cut(&cell, STR("-"));
	long n = 0;

	if (class == DW_part_of_day)
		return table_choice(t, row, column, "morning noon afternoon evening") + 1;
	if (str_eq(cell, STR("none")))
		return DATE_WORD_BLOCKED;
	if ((class == DW_holiday || class == DW_lunar_feast) && cell.n == 5 && cell.s[2] == '-') {
		long month = 0;
		str_cut_number(&cell, 2, &month);
		cell = str_slice(cell, 1, cell.n);
		if (str_number(cell, &n) && day_exists((struct day){2000, (int)month, (int)n}))
			return (int)(month * 100 + n);
	} else if (!cell.n || (str_number(cell, &n) && n < 1000)) {
		return minus ? -(int)n : (int)n;
	}
	table_fail(t, row, "'%.*s' is no value of a date word", STR_ARG(row->cell[column]));
}

static void add_word(struct date_tables *dates, const struct table *t, int row, const unsigned column[4])
{
	const struct table_row *r = &t->rows[row];
	int class = table_choice(t, r, column[1], class_names);
	int language = r->cell[column[3]].n ? table_choice(t, r, column[3], "vi en zh") : LANGUAGES;

	dates->value[row] = read_value(t, r, column[2], class);
	for (int l = 0; l < LANGUAGES; l++)
		if (language == LANGUAGES || language == l)
			phrases_add(&dates->word[class][l], r->cell[column[0]], row);
}

static const struct date_rule *const rules[LANGUAGES] = {date_rules_vi, date_rules_en, date_rules_zh};

static void note_opens(struct date_tables *dates, int language, struct lexicons *lex)
{
	struct lists *all = &dates->begins[language];

	all->marks = WORD_LINE;
	for (size_t i = 0; rules[language][i].cut; i++) {
		const struct date_rule *rule = &rules[language][i];
		struct lists *l = &dates->opens[language][i];

		*l = lists_new(&lex->vocabulary, rule->number ? WORD_NUMBER : 0, lex->run);
		for (const enum date_class *c = rule->opens; c && *c != DATE_CLASS_COUNT; c++)
			lists_add(l, &dates->word[*c][language]);
		all->marks |= l->marks;
	}
}

void date_tables_ask_all(struct date_tables *dates)
{
	for (int l = 0; l < LANGUAGES; l++) {
		dates->begins[l].marks |= WORD_ANY;
		for (size_t i = 0; rules[l][i].cut; i++)
			dates->opens[l][i].marks |= WORD_ANY;
	}
}

struct date_tables *date_tables_load(const char *config, struct lexicons *lex)
{
	struct table t = table_load(config, "lexicon/date_words.csv", lex->run);
	const unsigned column[4] = {
		table_column(&t, "word"), table_column(&t, "class"), table_column(&t, "value"), table_column(&t, "language")};
	struct date_tables *dates = NEW(lex->run, struct date_tables, 1);

	for (int c = 0; c < DATE_CLASS_COUNT; c++)
		phrases_by_language(dates->word[c], lex);
	dates->value = NEW(lex->run, int, t.n);
	for (size_t row = 0; row < t.n; row++)
		add_word(dates, &t, (int)row, column);
	for (int l = 0; l < LANGUAGES; l++)
		note_opens(dates, l, lex);
	dates->lunar = lunar_load(config, lex->run);
	return dates;
}

static bool has_flag(const struct date_reader *r, size_t at, uint32_t flag)
{
	return at < r->ws->n && r->ws->v[at].flags & flag;
}

static char mark_at(const struct date_reader *r, size_t at)
{
	size_t p = at;

	return cut_mark(r, &p, '-') ? '-' : has_flag(r, at, WORD_PUNCT) ? words_text(r->ws, at, at + 1).s[0] : '\0';
}

/* A number glued to one before it ("1.116/2", "NQ-27/3") begins no date. */
static bool starts_clean(const struct date_reader *r, size_t at)
{
	char mark;

	if (!has_flag(r, at, WORD_NUMBER) || !at || !is_glued(r, at) || has_flag(r, at - 1, WORD_HAN))
		return true;
	mark = mark_at(r, at - 1);
	if (!mark)
		return false;
	if (at < 2 || !is_glued(r, at - 1) || has_flag(r, at - 2, WORD_PUNCT | WORD_HAN))
		return true;
	return !has_flag(r, at - 2, WORD_NUMBER) && mark != '/' && mark != '-';
}

/* "03/2023/NĐ-CP", "3/4%", "12/3-TB" are no dates; "27/3-" and "27/3." are. */
static bool ends_clean(const struct date_reader *r, size_t at)
{
	char mark = mark_at(r, at);

	if (!is_glued(r, at) || has_flag(r, at, WORD_HAN) || has_flag(r, at - 1, WORD_HAN))
		return true;
	if (!mark)
		return !has_flag(r, at - 1, WORD_NUMBER);
	if (mark == '/' || mark == '%')
		return false;
	if (!is_glued(r, at + 1) || (mark != '-' && mark != '.' && mark != ',' && mark != ':'))
		return true;
	return !has_flag(r, at + 1, WORD_NUMBER) && !(mark == '-' && has_flag(r, at + 1, WORD_CAPS));
}

/* Past a number and all that is glued to it. */
static size_t past_number(const struct date_reader *r, size_t at)
{
	if (!has_flag(r, at++, WORD_NUMBER))
		return at;
	while (is_glued(r, at) && at < r->end && !has_flag(r, at, WORD_HAN)) {
		if (has_flag(r, at, WORD_PUNCT) && (!is_glued(r, at + 1) || has_flag(r, at + 1, WORD_PUNCT)))
			break;
		at++;
	}
	return at;
}

static size_t line_end(const struct words *ws, size_t at)
{
	for (at++; at < ws->n && !(ws->v[at].flags & WORD_LINE);)
		at++;
	return at;
}

/* The longest answer of all rules, the first one of those alike. */
static bool cut_date(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t best = *at;

	if (!starts_clean(r, *at))
		return false;
	for (uint64_t which = lists_which(r->tables->opens[r->lang], DATE_RULES, r->ws, *at); which; which &= which - 1) {
		struct date read = {0};
		size_t p = *at;

		if (rules[r->lang][__builtin_ctzll(which)].cut(r, &p, &read) && p > best && ends_clean(r, p)) {
			*d = read;
			best = p;
		}
	}
	if (best == *at)
		return false;
	d->range = (struct range){*at, best};
	*at = best;
	return true;
}

/* "Nghị quyết số 12/NQ-HĐND ngày 10/7/2023", "Thông báo số 97 ngày …": the number of a paper stands before its date. */
static bool follows_paper_number(const struct date_reader *r, size_t first)
{
	bool mark = false, number = false, letters = false;
	size_t at = first;

	if (first && has_flag(r, first - 1, WORD_NUMBER) && after_class(r, first - 1, DW_number_sign))
		return true;

	while (at-- > 0 && first - at < 12) {
		mark |= mark_at(r, at) == '/' || mark_at(r, at) == '-';
		number |= has_flag(r, at, WORD_NUMBER);
		letters |= has_flag(r, at, WORD_CAPS);
		if (!is_glued(r, at))
			break;
	}
	return mark && number && letters;
}

static long days_between(struct day a, struct day b)
{
	return labs(day_number(a) - day_number(b));
}

/* "ký ngày 18/11/2009": a paper's date, if it is not news. */
static bool is_signing_of_old(const struct date_reader *r, const struct date *d)
{
	return after_class(r, d->range.first, DW_paper) && d->year_written &&
	       (!r->published.month || days_between(d->start, r->published) > 60);
}

/* "kỷ niệm 75 năm Ngày thành lập … (18/1/1950 - 18/1/2025)", "Quốc khánh 2/9"; a comma outside brackets ends the phrase. */
static bool follows_anniversary(const struct date_reader *r, size_t first)
{
	bool bracket = first && mark_at(r, first - 1) == '(';
	size_t reach = bracket ? 30 : 12;

	for (size_t at = first; at-- > 0 && first - at <= reach;) {
		char mark = mark_at(r, at);

		if (has_flag(r, at + 1, WORD_LINE) || mark == ';' || (mark == '.' && has_flag(r, at + 1, WORD_UPPER)) ||
			(mark == ',' && !bracket) || is_class(r, at, DW_held))
			return false;
		if (is_class(r, at, DW_anniversary) || (bracket && is_class(r, at, DW_tet)))
			return true;
	}
	return false;
}

static bool is_recurring(const struct date_reader *r, const struct date *d)
{
	if (d->recurring || is_class(r, d->range.end, DW_each))
		return true; /* "từ tháng 3 đến tháng 5 hằng năm" */
	if (d->start.year && d->start.year < CALENDAR_BEGAN)
		return true; /* "năm 1428": history */
	if (d->precision != DATE_DAY)
		return false;
	if (d->start.year != d->end.year && d->start.month == d->end.month && d->start.day == d->end.day)
		return true; /* an anniversary and what it remembers */
	return follows_paper_number(r, d->range.first) || is_signing_of_old(r, d) ||
	       (!d->time_of_day.n && follows_anniversary(r, d->range.first));
}

/* "sáng" before a date that took no part of the day: "sáng mùng 3 Tết". */
static void take_part_before(const struct date_reader *r, struct date *d)
{
	for (size_t k = 1; k <= 3 && k <= d->range.first && d->precision == DATE_DAY && !d->time_of_day.n; k++) {
		size_t at = d->range.first - k;
		int part;

		if (cut_class(r, &at, DW_part_of_day, &part) && at == d->range.first && !after_class(r, at - k, DW_number)) {
			d->time_of_day = time_of_day_name(part);
			d->range.first -= k;
		}
	}
}

/* "từ ngày 5/3/2025" with no end; "từ 8 giờ ngày 5/3" is an hour. */
static bool is_open(const struct date_reader *r, const struct date *d)
{
	size_t at = d->range.first;

	return d->precision == DATE_DAY && day_number(d->start) == day_number(d->end) && after_class(r, at, DW_from) &&
	       !cut_clock(r, &at);
}

static struct dates read_dates(struct date_reader r, struct arena *one)
{
	struct starts starts = lists_starts(&r.tables->begins[r.lang], r.ws, 0, r.ws->n);
	struct dates all = {0};
	size_t line = 0;

	for (size_t at = 0; (at = starts_next(&starts, at)) < r.ws->n;) {
		struct date d;

		if (r.ws->v[at].flags & WORD_LINE) {
			r.end = line_end(r.ws, line = at);
			if (r.front.month)
				r.last = r.front;
		}
		if (!cut_date(&r, &at, &d)) {
			at = past_number(&r, at);
			continue;
		}
		if (d.precision == DATE_NONE)
			continue; /* the form of a day, but no day */
		take_part_before(&r, &d);
		d.recurring = is_recurring(&r, &d);
		if (!r.published.month && str_eq(d.basis, STR("published")))
			d.basis = r.basis; /* "cùng ngày" where no day of publication is known */
		d.open_end = is_open(&r, &d);
		if (d.precision == DATE_DAY && !d.recurring) {
			bool opens = d.range.first <= line + OPENING_WORDS;
			bool one_day = d.start.day == d.end.day && d.start.month == d.end.month;
			if (opens || one_day) /* "từ ngày 20 - 25/11. Chiều cùng ngày": not of those days */
				r.last = d.start;
			if (opens)
				r.front = d.start;
		}
		*PUSH(one, &all) = d;
	}
	return all;
}

/* The year of a headline or lede: "Gặp gỡ đầu Xuân 2023". */
static int year_on_top(const struct facts *f, const struct date_reader *r)
{
	for (size_t at = 0; at < f->words.n; at++) {
		size_t block = f->block_of[at], p = at;
		int year;

		if (block != STR_NONE && f->article->blocks.v[block].kind <= BLOCK_LEDE && starts_clean(r, at) &&
			cut_year_number(r, &p, &year) && year > 1980 && year < 2100 && !after_class(r, at, DW_to) &&
			!is_class(r, p, DW_to) && ends_clean(r, p))
			return year;
	}
	return 0;
}

static void year_from_text(const struct facts *f, struct date_reader *r)
{
	struct dates found = read_dates(*r, f->one);

	r->end = f->words.n;
	r->near = day_of_news(r, &found, year_on_top(f, r));
	r->basis = r->near.year ? STR("article") : STR("");
}

static enum language language_of(struct str lang)
{
	return str_starts(lang, STR("en")) ? LANGUAGE_EN : str_starts(lang, STR("zh")) ? LANGUAGE_ZH : LANGUAGE_VI;
}

void find_dates(struct facts *f)
{
	struct date_reader r = {
		.ws = &f->words, .tables = f->lex->dates, .lang = language_of(f->lang), .basis = STR("published")};

	if (day_read(f->article->published_at, &r.published))
		r.near = r.last = r.published;
	else
		year_from_text(f, &r);
	f->dates = read_dates(r, f->one);
}

bool date_of_phrase(
	const struct lexicons *lex, struct str phrase, struct str lang, struct day published, struct arena *one, struct date *d)
{
	struct words ws = words_cut(phrase, &lex->vocabulary, one);
	struct date_reader r = {.ws = &ws, .tables = lex->dates, .lang = language_of(lang), .basis = STR("published")};
	struct dates found;

	r.published = r.near = r.last = published;
	found = read_dates(r, one);
	if (found.n)
		*d = found.v[0];
	return found.n > 0;
}
