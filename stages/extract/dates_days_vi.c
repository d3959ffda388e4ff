/* Days as Vietnamese writes them: hour, weekday, numbers, and words such as "hôm qua". */
#include "dates_vi.h"

/* What stands before the numbers of a day: "8 giờ 30 phút sáng", "chiều thứ Năm", "sáng nay", "ngày". */
struct lead {
	struct point *point;
	int weekday;
	bool has_day; /* `day` is known without numbers: "hôm nay", "thứ Sáu tuần tới" */
	bool past;    /* "hôm thứ Tư" */
	struct day day;
	size_t end; /* where the part that tells a day ends */
};

static void lead_day(struct lead *l, struct day day, size_t end)
{
	l->has_day = day.month != 0;
	l->day = day;
	l->end = end;
}

static struct day shifted(struct day from, int shift)
{
	return from.month ? day_of(day_number(from) + shift) : (struct day){0};
}

/* The first one after today. */
static struct day next_weekday(const struct date_reader *r, struct day last)
{
	struct day next = shifted(last, 7);

	return next.month && day_number(next) == day_number(r->published) ? shifted(next, 7) : next;
}

/* "thứ Sáu", "thứ Sáu tuần tới", "thứ ba tới"; not "lần thứ ba này" */
static bool cut_weekday(const struct date_reader *r, size_t *at, struct lead *l)
{
	size_t p = *at, q;
	int shift;

	if ((q = p - 1, p && cut_class(r, &q, DW_not_date, NULL)) || !cut_class(r, &p, DW_weekday, &l->weekday))
		return false;
	*at = q = p;
	cut_class(r, &q, DW_of, NULL);
	if (cut_class(r, &q, DW_week, NULL) && cut_class(r, &q, DW_shift, &shift)) {
		lead_day(l, weekday_in(r, l->weekday, shift), *at = q);
	} else if (q = p, cut_class(r, &q, DW_shift, &shift)) {
		struct day last = last_weekday(r, l->weekday, false);

		lead_day(l, shift > 0 ? next_weekday(r, last) : shift < 0 ? last : weekday_in(r, l->weekday, 0), *at = q);
	} else if (l->past || l->point->time_of_day.n) {
		lead_day(l, last_weekday(r, l->weekday, !l->past), p);
	}
	return true;
}

/* "sáng", "sáng nay", "tối qua"; not the second word of "hai chiều" (both ways) */
static bool cut_part_of_day(const struct date_reader *r, size_t *at, struct lead *l)
{
	size_t p = *at, q;
	int part, shift;

	if (!cut_class(r, &p, DW_part_of_day, &part) || after_class(r, *at, DW_number))
		return false;
	if (!l->point->time_of_day.n)
		l->point->time_of_day = time_of_day_name(part);
	q = p;
	if (cut_class(r, &q, DW_part_tail, &shift))
		lead_day(l, shifted(r->published, shift), p = q);
	*at = p;
	return true;
}

/* "trước 3/4" leads as little as "số 3/4"; what leads says that a day follows. */
static bool cut_lead_word(const struct date_reader *r, size_t *at, struct lead *l)
{
	size_t p = *at;
	int shift;

	if (cut_class(r, &p, DW_relative_day, &shift)) {
		lead_day(l, shifted(r->published, shift), p);
	} else if (cut_class(r, &p, DW_same_day, &shift)) {
		lead_day(l, shifted(r->last, shift), p);
	} else if (p = *at, is_class(r, p, DW_past_day) && (p++, l->past = true, cut_weekday(r, &p, l))) {
		*at = p;
		return l->point->led = true;
	} else if (p = *at, !cut_part_of_day(r, &p, l) && !cut_clock(r, &p) && !cut_weekday(r, &p, l) &&
				    !cut_class(r, &p, DW_day, NULL) && !cut_class(r, &p, DW_first_days, NULL)) {
		return false;
	}
	*at = p;
	return l->point->led = true;
}

/* "ngày 20 tháng trước", "ngày 5 tháng này" */
static bool cut_day_of_shifted(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int day, shift;
	struct day month;

	if (!p->led || !r->published.month || !cut_between(r, &q, 1, 31, &day) || !cut_class(r, &q, DW_month, NULL) ||
		!cut_class(r, &q, DW_shift, &shift))
		return false;
	month = month_shift(r->published, shift);
	p->year = month.year;
	p->month = month.month;
	p->day = day;
	p->relative = true;
	*at = q;
	return true;
}

/* "27 tháng 3", "27 tháng 3 năm 2023"; "2 tháng 10 ngày" is a length. */
static bool cut_worded_day(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;

	if ((!cut_between(r, &q, 1, 31, &p->day) && !(p->led && cut_class(r, &q, DW_number, &p->day))) ||
		!cut_class(r, &q, DW_month, NULL) || !cut_month_number(r, &q, &p->month) || is_class(r, q, DW_day))
		return false;
	/* "6 tháng 1 lần": without a word before the day and without a year nothing may follow but a mark */
	if (!cut_year_tail(r, &q, p) && !cut_bare_year(r, &q, p) && !p->led && q < r->end && !(r->ws->v[q].flags & WORD_PUNCT) &&
		!after_class(r, *at, DW_to) && !after_class(r, *at, DW_from) && !is_class(r, q, DW_to) && !is_class(r, q, DW_at))
		return false;
	*at = q;
	return true;
}

/* "9-10 tháng 1": the month follows, so these are two days. */
static bool has_month_behind(const struct date_reader *r, size_t at)
{
	int month;

	return cut_class(r, &at, DW_month, NULL) && cut_month_number(r, &at, &month);
}

static bool cut_day_numbers(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	struct point before = *p;

	if (cut_numeric_day(r, &q, p) && (p->year || !has_month_behind(r, q))) {
		if (!p->year && !cut_year_tail(r, &q, p))
			cut_told_ahead(r, &q, p);
	} else if (*p = before, q = *at, !cut_day_of_shifted(r, &q, p) && !cut_worded_day(r, &q, p)) {
		*p = before;
		return false;
	}
	*at = q;
	return true;
}

/* After a lead: "27/3", "(27/3)", ", ngày 27/3". */
static bool cut_led_numbers(const struct date_reader *r, size_t *at, struct lead *l)
{
	size_t q = *at;
	bool bracket = false;

	if (l->point->led && (cut_mark(r, &q, ',') || (bracket = cut_mark(r, &q, '('))))
		while (cut_class(r, &q, DW_day, NULL) || cut_weekday(r, &q, l))
			cut_mark(r, &q, ',');
	if (!cut_day_numbers(r, &q, l->point))
		return false;
	if (bracket)
		cut_mark(r, &q, ')');
	*at = q;
	return true;
}

/* "(hôm nay) lúc 2 giờ chiều" */
static void cut_hour_after(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	int part;

	if (!cut_class(r, &q, DW_at, NULL) || !cut_clock(r, &q))
		return;
	*at = q;
	if (!p->time_of_day.n && cut_class(r, at, DW_part_of_day, &part))
		p->time_of_day = time_of_day_name(part);
}

/* "chiều nay 24/2" on a page put up months later: the last such day. */
static void told_today(const struct date_reader *r, struct point *p)
{
	struct day day = {r->published.year, p->month, p->day};

	if (!p->month || !p->day || !day_exists(day))
		return;
	day.year -= day_number(day) > day_number(r->published) + 1;
	if (day_number(r->published) - day_number(day) >= 300)
		return;
	p->year = day.year;
	p->relative = true;
}

static bool cut_day_point(const struct date_reader *r, size_t *at, struct point *p)
{
	size_t q = *at;
	struct lead l = {.point = p};

	while (cut_lead_word(r, &q, &l))
		if (l.weekday && cut_mark(r, &q, ',') && !is_class(r, q, DW_day))
			q--;
	if (cut_led_numbers(r, &q, &l)) {
		if (l.has_day && !p->year && r->published.month)
			told_today(r, p);
		*at = q;
		return true;
	}
	if (l.has_day) {
		point_relative(p, l.day);
		cut_hour_after(r, &l.end, p);
		*at = l.end;
		return true;
	}
	if (!cut_between(r, &q, 1, 31, &p->day) && !(p->led && cut_class(r, &q, DW_number, &p->day)))
		return false;
	p->bare = true;
	*at = q;
	return true;
}

/* "30/4 và 1/5": the day after. */
static bool is_next_day(const struct date_reader *r, const struct point *a, const struct point *b)
{
	struct day first = {a->year ? a->year : this_year(r) ? this_year(r) : 2023, a->month, a->day};
	struct day next;

	if (a->bare || b->bare || b->led || a->relative || b->relative || (a->year && !b->year) || !day_exists(first))
		return false;
	next = day_of(day_number(first) + 1);
	return next.month == b->month && next.day == b->day && (!b->year || !a->year || b->year == next.year);
}

/* A list joined by "và" or a comma goes on only from a bare number or to the next day, and ends with a full one; a bare first
 * number with no word to lead it needs a dash: "12 - 13/12". */
static bool trim_days(const struct date_reader *r, struct chain *c)
{
	size_t n = 1, first = c->point[0].first;
	bool opened = first && (r->ws->v[first - 1].flags & WORD_PUNCT) && strchr("(:", words_text(r->ws, first - 1, first).s[0]);

	while (n < c->n &&
		!(c->point[n].link == LINK_AND && !c->point[n - 1].bare && !is_next_day(r, &c->point[n - 1], &c->point[n])))
		n++;
	while (n && c->point[n - 1].bare)
		n--;
	c->n = n;
	return n && (n == 1 || !c->point[0].bare || c->point[0].led || opened || c->point[1].link == LINK_TO);
}

bool cut_days(const struct date_reader *r, size_t *at, struct date *d)
{
	struct chain c;
	size_t p = *at;

	if (!cut_chain(r, &p, cut_day_point, &c) || !trim_days(r, &c) || !chain_is_date(r, &c))
		return false;
	p = c.point[c.n - 1].end;
	if (!chain_days(r, &c, d)) {
		if (c.n == 1 || c.point[0].bare) {
			*at = p;
			*d = (struct date){0};
			return c.point[0].led; /* "ngày 29 tháng 2 năm 2023": its month and year are none either */
		}
		c.n = 1;
		p = c.point[0].end;
		if (!chain_days(r, &c, d))
			return false;
	}
	*at = p;
	return true;
}

/* "3 giờ chiều", "trong ngày 27": the number of a day alone, where nothing is counted. */
bool cut_day_alone(const struct date_reader *r, size_t *at, struct date *d)
{
	size_t p = *at;
	int day;
	struct day near = r->near;

	if (!cut_class(r, &p, DW_day, NULL) || !cut_between(r, &p, 1, 31, &day) || !near.month ||
		!(after_class(r, *at, DW_part_of_day) || after_class(r, *at, DW_at) || after_class(r, *at, DW_from)) ||
		(p < r->end && !(r->ws->v[p].flags & WORD_PUNCT)))
		return false;
	if (near.day + 3 < day)
		near = month_shift(near, -1);
	near.day = day;
	if (!day_exists(near))
		return false;
	*at = p;
	return date_days(d, near, near, r->basis);
}
