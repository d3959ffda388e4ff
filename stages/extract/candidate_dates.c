#include "candidate_dates.h"

static bool is_range(const struct date *d)
{
	return d->precision == DATE_DAY && (d->start.day != d->end.day || d->start.month != d->end.month);
}

static bool is_short_event(enum event_kind kind)
{
	return kind == KIND_TALKS || kind == KIND_CALL || kind == KIND_PHONE_CALL || kind == KIND_SIGNING ||
	       kind == KIND_WORKING_SESSION;
}

static bool has_visit_beside(const struct telling *t, const struct candidate *c)
{
	for (size_t i = 0; i < t->all.n; i++)
		if (t->all.v[i].kind == KIND_VISIT && t->all.v[i].sentence == c->sentence)
			return true;
	return false;
}

/* "chuyến công du hai ngày (5 - 6/11)": days told behind their number. */
static bool spells_days(const struct telling *t, const struct candidate *c, const struct date *d)
{
	enum { NUMBER_AND_NOUN = 3 };

	return c->kind == KIND_VISIT && is_range(d) && t->f->language == LANGUAGE_VI &&
	       d->range.first <= c->name.end + NUMBER_AND_NOUN + 1;
}

/* Not an anniversary, not the day of a paper ("ký ngày …", "(tháng 12/2023)"), not a range for an hour's meeting. */
static bool may_date(const struct telling *t, const struct candidate *c, size_t i)
{
	const struct date *d = &t->f->dates.v[i];

	if (d->recurring || d->precision == DATE_NONE || d->precision == DATE_DECADE)
		return false;
	if (d->precision == DATE_YEAR && d->start.year != d->end.year)
		return false; /* the years of a plan */
	if (is_short_event(c->kind) && is_range(d) && has_visit_beside(t, c))
		return false;
	if (has_cue(t, d->range.end, CUE_tells) && d->range.first > c->word.first)
		return false; /* "sẽ dự hội nghị, Bộ Ngoại giao hôm nay thông báo" */
	if (in_front(t, CUE_letter, d->range.first))
		return false; /* "nhận thư mời ngày 5/6 của …" */
	return !in_front(t, CUE_sign, d->range.first) &&
	       !(d->range.first > c->name.end + 1 && is_char_at(t->f, d->range.first - 1, "(") && !spells_days(t, c, d) &&
		       !place_at(t->f, d->range.first - 2)); /* "tổ chức tại Côn Minh (tháng 6/2019)" */
}

static bool is_period(const struct date *d)
{
	return (d->precision == DATE_YEAR || d->precision == DATE_HALF || d->precision == DATE_QUARTER) && !d->recurring &&
	       d->start.year == d->end.year;
}

/* 2025年工作会谈, 第一季度会晤: the period that the meeting is called by. */
static bool is_in_front_of_name(const struct telling *t, const struct candidate *c, size_t date)
{
	const struct date *d = &t->f->dates.v[date];

	if (!is_han(t, c->word.first) || !is_period(d) || d->range.end > c->word.first || c->word.first - d->range.end > 8)
		return false;
	for (size_t i = d->range.end; i < c->word.first; i++)
		if (t->f->words.v[i].flags & WORD_PUNCT || has_cue(t, i, CUE_name_stop) || has_cue(t, i, CUE_hold))
			return false;
	return true;
}

/* "hôm nay cho biết trong cuộc hội kiến với …": told there, so on the day of the meeting. */
static bool is_told_there(const struct telling *t, const struct candidate *c, size_t tells)
{
	enum { NEAR = 2 };
	size_t classifier = cue_before(t, CUE_classifier, c->word.first);
	size_t at = cue_before(t, CUE_name_stop, classifier == STR_NONE ? c->word.first : classifier);

	return (classifier != STR_NONE || has_cue(t, c->word.first, CUE_classifier)) && at != STR_NONE && t->cue[at].value &&
	       at <= tells + t->cue[tells].words + NEAR;
}

static size_t telling_behind(const struct telling *t, const struct candidate *c, size_t date)
{
	size_t tells = find_cue(t, CUE_tells, t->f->dates.v[date].range.end, c->word.first);

	if (tells != STR_NONE && (is_told_there(t, c, tells) || in_front(t, CUE_mechanism, c->word.first)))
		return STR_NONE; /* "hôm nay nhấn mạnh … khi gặp gỡ lãnh đạo X" */
	return tells;
}

/* "hôm nay lên đường dự Hội nghị": the day of the way there. */
static bool is_way(const struct telling *t, const struct candidate *c, size_t date)
{
	size_t tells = telling_behind(t, c, date);

	return tells != STR_NONE && t->cue[tells].value;
}

/* "Ngày 5/4, Tỉnh đoàn cho biết đã tổ chức chuyến công tác": the day of the telling; the way there is part of a visit. */
static bool is_day_of_telling(const struct telling *t, const struct candidate *c, size_t date)
{
	return telling_behind(t, c, date) != STR_NONE && !(c->kind == KIND_VISIT && is_way(t, c, date));
}

/* "(Tên báo) - Ngày 26/5, …", "Theo tin của Đài: Ngày 26/5, …", "Theo phóng viên tại X, ngày 26/5, …" */
static bool is_behind_dateline(const struct telling *t, const struct candidate *c, size_t date)
{
	size_t first = t->f->dates.v[date].range.first, comma = find_cue(t, CUE_comma, c->clause.first, first);

	if (comma != STR_NONE && comma + 1 == first && has_cue(t, c->clause.first, CUE_name_stop))
		return true;
	return first > 1 && first < c->clause.first + 9 &&
	       (is_char_at(t->f, first - 1, ":") || (is_char_at(t->f, first - 1, "-") && is_char_at(t->f, first - 2, ")")));
}

/* "Ngày 26/5, trong khuôn khổ chuyến thăm từ ngày 25 đến 29/5, đoàn đã hội đàm": the day in front of the framework is the talks'. */
static size_t date_before_framework(const struct telling *t, const struct candidate *c, const struct candidate *framework)
{
	size_t i = dates_from(t->f, c->clause.first);

	if (i == t->f->dates.n || !(t->f->dates.v[i].range.first <= c->clause.first + 2 || is_behind_dateline(t, c, i)) ||
		t->f->dates.v[i].range.end >= framework->word.first || t->f->dates.v[i].precision != DATE_DAY ||
		!may_date(t, c, i))
		return STR_NONE;
	return i;
}

static size_t date_before_word(const struct telling *t, struct candidate *c)
{
	size_t found = STR_NONE, way = STR_NONE; /* 11月16日,2024年中越(…)联欢活动: the day behind the period */

	for (size_t i = dates_from(t->f, c->word.first); i-- > 0 && t->f->dates.v[i].range.first >= c->segment.first;) {
		if (!may_date(t, c, i) || is_in_front_of_name(t, c, i))
			continue;
		if (is_day_of_telling(t, c, i)) {
			way = is_way(t, c, i) ? i : way;
			continue;
		}
		if (found == STR_NONE || t->f->dates.v[i].precision == DATE_DAY)
			found = i;
		if (!is_han(t, c->word.first) || !is_period(&t->f->dates.v[found]))
			break;
	}
	c->way = found == STR_NONE && way != STR_NONE;
	return c->way ? way : found;
}

/* "hội đàm năm 2018", "hội đàm định kỳ quý IV": the period of the name, where no nearer date is told. */
static size_t date_in_name(const struct telling *t, const struct candidate *c)
{
	size_t i = dates_from(t->f, c->word.end);

	if (i < t->f->dates.n && t->f->dates.v[i].range.first < c->name.end && is_period(&t->f->dates.v[i]))
		return i;
	return i > 0 && is_in_front_of_name(t, c, i - 1) ? i - 1 : STR_NONE;
}

/* "Chuyến công tác nằm trong khuôn khổ Kế hoạch hợp tác năm 2031": the year of the paper. */
static bool is_of_paper(const struct telling *t, const struct candidate *c, size_t date)
{
	size_t frame = find_cue(t, CUE_framework, c->name.end, t->f->dates.v[date].range.first);

	return is_period(&t->f->dates.v[date]) && frame != STR_NONE &&
	       find_cue(t, CUE_document, frame, t->f->dates.v[date].range.first) != STR_NONE;
}

/* The first date behind the word; a bare year only where no nearer day or month follows ("Hội nghị … năm 2024 tổ chức ngày
 * 17/5"). */
static size_t date_after_word(const struct telling *t, const struct candidate *c)
{
	size_t found = STR_NONE;

	for (size_t i = dates_from(t->f, c->word.first); i < t->f->dates.n && t->f->dates.v[i].range.first < c->segment.end;
		i++) {
		if (!may_date(t, c, i) || i == date_in_name(t, c) || is_of_paper(t, c, i))
			continue;
		if (c->kind == KIND_SIGNING && c->verb && t->f->language == LANGUAGE_EN && is_period(&t->f->dates.v[i]))
			continue; /* "signed agreements on trade for 2031" */
		if (find_cue(t, CUE_sign, c->word.end, t->f->dates.v[i].range.first) != STR_NONE ||
			(is_period(&t->f->dates.v[i]) &&
				find_cue(t, CUE_purpose, c->word.end, t->f->dates.v[i].range.first) != STR_NONE))
			break; /* "nhằm kiểm điểm quan hệ năm 2030" */
		if (found == STR_NONE || t->f->dates.v[i].precision != DATE_YEAR)
			found = i;
		if (t->f->dates.v[i].precision != DATE_YEAR)
			break;
	}
	return found;
}

/* ", ngày 28/2/2023, đồng chí X đã hội đàm": a comma before the date after a framework clause gives it to what follows. */
static bool belongs_to_next(const struct telling *t, size_t date)
{
	size_t first = t->f->dates.v[date].range.first;

	for (size_t n = 0; n < 2 && t->f->language == LANGUAGE_VI && first > 1; n++)
		if (has_cue(t, first - 1, CUE_name_stop) || has_cue(t, first - 1, CUE_number) ||
			t->f->words.v[first - 1].flags & WORD_NUMBER)
			first--; /* ", trong hai ngày 6 và 7/4, …" */
	return first > 0 && is_char_at(t->f, first - 1, ",");
}

/* "Trong chuyến thăm X ngày 15 - 16/6, Chủ tịch nước hôm nay hội kiến …": the framework has its own days. */
static bool is_behind_framework(const struct telling *t, const struct candidate *framework, size_t date)
{
	const struct date *d = framework->date == STR_NONE ? NULL : &t->f->dates.v[framework->date];

	if (is_han(t, framework->word.first)) /* 访问期间,代表团11月24日下午拜访… */
		return find_cue(t, CUE_comma, framework->word.end, t->f->dates.v[date].range.first) != STR_NONE;
	if (!d) /* "Trong khuôn khổ kỳ họp lần thứ 4, Chủ tịch nước hôm nay …" */
		return has_cue(t, framework->name.end, CUE_comma) &&
		       find_cue(t, CUE_hold, framework->name.end, t->f->dates.v[date].range.first) == STR_NONE;
	return framework->date < date && find_cue(t, CUE_comma, d->range.end, t->f->dates.v[date].range.first) != STR_NONE;
}

static size_t count_dates(const struct telling *t, const struct candidate *c, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = dates_from(t->f, first); i < t->f->dates.n && t->f->dates.v[i].range.first < end; i++)
		n += may_date(t, c, i);
	return n;
}

/* "Tại lễ ký kết, …: Năm 2015, …": no day of a meeting that is only named again. */
static bool is_cut_off(const struct telling *t, const struct candidate *c, size_t date)
{
	for (size_t i = c->name.end; (c->anaphor || (c->past && !c->verb)) && i < t->f->dates.v[date].range.first; i++)
		if (t->f->words.v[i].flags & WORD_PUNCT && !place_at(t->f, i) && !is_char_at(t->f, i, "("))
			return true;
	return false;
}

/* "Trong khuôn khổ hội đàm, hai đoàn đánh giá kết quả quý 4": what follows the framework's clause is not its date, but
 * "Hội nghị …, tổ chức ngày 3/6" is. */
static bool is_behind_clause(const struct telling *t, const struct candidate *c, size_t date)
{
	for (size_t i = c->name.end; i < t->f->dates.v[date].range.first; i++)
		if (has_cue(t, i, CUE_comma) && !has_cue(t, i + 1, CUE_hold) && i + 1 < t->f->dates.v[date].range.first)
			return true;
	return false;
}

/* "Đêm 28/5, ông lên đường thăm X từ ngày 29 đến 31/5" */
static bool leads_to_range(const struct telling *t, size_t day, size_t range)
{
	const struct date *d = &t->f->dates.v[day], *r = &t->f->dates.v[range];

	return !is_range(d) && d->precision == DATE_DAY && is_range(r) &&
	       (d->start.month * 31 + d->start.day <= r->start.month * 31 + r->start.day);
}

static bool ends_range(const struct telling *t, size_t day, size_t range)
{
	const struct date *d = &t->f->dates.v[day], *r = &t->f->dates.v[range];

	return !is_range(d) && is_range(r) && d->start.month == r->end.month && d->start.day == r->end.day;
}

/* "Ngày 20/3, đoàn sẽ dự Gặp gỡ đầu Xuân năm 2031": a day after publication inside the period of the name. */
static bool is_coming_day_within(const struct telling *t, size_t day, size_t period)
{
	const struct date *d = &t->f->dates.v[day], *p = &t->f->dates.v[period];

	return d->precision == DATE_DAY && p->start.year == d->start.year && p->start.month <= d->start.month &&
	       d->start.month <= p->end.month &&
	       (!t->published.year || (d->start.year * 12L + d->start.month) * 31 + d->start.day >
					      (t->published.year * 12L + t->published.month) * 31 + t->published.day);
}

/* "Năm 2031 là năm …, với chuyến thăm từ ngày 14 đến 15/4/2031": the day behind says more than the year in front. */
static bool is_bare_year(const struct telling *t, size_t date)
{
	return t->f->dates.v[date].precision == DATE_YEAR && t->f->language == LANGUAGE_VI;
}

/* "sau chuyến thăm Lào của ông X vào cuối tháng 2, chuyến thăm lần này …": the day in front of the comma is the first one's. */
static bool closes_before(const struct telling *t, const struct candidate *c, const struct candidate *previous, size_t date)
{
	size_t end = t->f->dates.v[date].range.end;

	return t->f->language == LANGUAGE_VI && previous->date == date && !previous->date_in_front && !c->verb &&
	       is_char_at(t->f, end, ",") && c->word.first <= end + 2;
}

static bool is_of_other_year(const struct telling *t, size_t day, size_t period)
{
	const struct date *d = &t->f->dates.v[day], *p = period == STR_NONE ? d : &t->f->dates.v[period];

	return d->start.year && p->start.year && d->start.year != p->start.year;
}

static bool is_exact(const struct telling *t, size_t date)
{
	return date != STR_NONE && (t->f->dates.v[date].precision == DATE_DAY || t->f->dates.v[date].precision == DATE_MONTH);
}

bool is_opened_by(const struct telling *t, const struct candidate *c, const struct candidate *previous)
{
	return previous && previous->kind == KIND_CEREMONY && previous->sentence == c->sentence &&
	       t->f->language == LANGUAGE_VI && c->word.first < previous->name.end;
}

/* The year behind what is opened is only its name. */
static bool has_day_of_opening(const struct telling *t, const struct candidate *c, const struct candidate *previous)
{
	return is_opened_by(t, c, previous) && previous->date != STR_NONE && c->date == date_in_name(t, c) &&
	       !is_of_other_year(t, previous->date, c->date);
}

/* "Chiều 11/7, Thượng tướng A; Thiếu tướng B đã tiếp đoàn …": the day opens the sentence, and nothing is told before. */
static size_t date_of_opening(const struct telling *t, const struct candidate *c)
{
	size_t first = t->f->sentences[c->sentence].first, i = dates_from(t->f, first);

	if (c->clause.first == first || t->f->language != LANGUAGE_VI || i == t->f->dates.n ||
		t->f->dates.v[i].range.first > first + 2 || t->f->dates.v[i].precision != DATE_DAY || !may_date(t, c, i))
		return STR_NONE;
	return i;
}

/* "HANOI, April 23 — … held talks on Monday": the day of the writing stands in front of the dash. */
static bool is_of_dateline(const struct telling *t, const struct candidate *c, size_t date)
{
	enum { WORDS = 6 };
	const struct range r = t->f->dates.v[date].range;

	return t->f->language == LANGUAGE_EN && r.first > c->clause.first && r.first <= c->clause.first + WORDS &&
	       is_char_at(t->f, r.first - 1, ",") && (is_char_at(t->f, r.end, "-") || is_char_at(t->f, r.end, "—"));
}

void take_date(struct telling *t, struct candidate *c, const struct candidate *previous)
{
	size_t before = date_before_word(t, c), after = date_after_word(t, c);

	if (before != STR_NONE && after != STR_NONE && is_of_dateline(t, c, before))
		before = STR_NONE;
	if (before != STR_NONE && after != STR_NONE && is_han(t, c->word.first) && is_period(&t->f->dates.v[before]) &&
		t->f->dates.v[after].precision == DATE_DAY)
		before = STR_NONE; /* 2024年新春会晤暨第十五次会晤于5月12日举行 */
	if (previous && before != STR_NONE && after != STR_NONE && previous->date == before && !previous->date_in_front)
		before = STR_NONE; /* "chuyến thăm … vào tháng 12/2022 và Hội nghị … năm 2021" */
	if (previous && before != STR_NONE && is_period(&t->f->dates.v[before]) && before == previous->date &&
		!previous->date_in_front && t->f->dates.v[before].range.end <= previous->name.end)
		before = STR_NONE; /* "Gặp gỡ đầu Xuân năm 2031 và Hội nghị lần thứ 9": the year of the first one's name */
	if (previous && before != STR_NONE && closes_before(t, c, previous, before))
		before = STR_NONE;
	if (previous && previous->framework && before != STR_NONE && !belongs_to_next(t, before) &&
		!is_behind_framework(t, previous, before) && count_dates(t, c, c->segment.first, c->word.first) < 2)
		before = STR_NONE;
	if (previous && previous->framework && before == STR_NONE)
		before = date_before_framework(t, c, previous);
	if (!previous && before == STR_NONE && after == STR_NONE)
		before = date_of_opening(t, c);
	if (after != STR_NONE && is_cut_off(t, c, after))
		after = STR_NONE;
	if (after != STR_NONE && c->framework && t->f->language != LANGUAGE_EN && is_behind_clause(t, c, after))
		after = STR_NONE;
	if (after != STR_NONE && belongs_to_next(t, after) && (c->framework || c->segment.end < c->clause.end))
		after = STR_NONE;
	if (c->future && before != STR_NONE && after != STR_NONE && is_period(&t->f->dates.v[after]) &&
		t->f->dates.v[before].precision == DATE_DAY)
		after = STR_NONE; /* "từ 19 đến 21/6, đoàn sẽ dự Lễ ký Thỏa thuận năm 2023" */
	if (c->framework || c->future || c->past || (previous && previous->sentence == c->sentence && before == STR_NONE))
		c->date = after != STR_NONE || c->framework ? after : before;
	else
		c->date = before != STR_NONE && !(is_bare_year(t, before) && is_exact(t, after)) ? before : after;
	if (c->way && after != STR_NONE && t->f->dates.v[after].precision == DATE_DAY && c->kind != KIND_VISIT)
		c->date = after; /* "sáng nay lên đường dự Diễn đàn X ngày 25 - 27/4" */
	if (before != STR_NONE && after != STR_NONE && c->kind == KIND_VISIT &&
		(leads_to_range(t, before, after) || ends_range(t, before, after)))
		c->date = after; /* "Tối 30/11, … đến Hà Nội, thăm chính thức Việt Nam từ ngày 30/11 đến ngày 2/12" */
	if (c->date == STR_NONE || ((c->future || c->past) && c->date == before && date_in_name(t, c) != STR_NONE &&
					   !is_coming_day_within(t, before, date_in_name(t, c))))
		c->date = date_in_name(t, c); /* "trong quý 4 và thống nhất tổ chức hội đàm quý 1/2025" */
	if (c->anaphor && c->date != STR_NONE && c->date == before && is_of_other_year(t, before, date_in_name(t, c)))
		c->date = date_in_name(t, c); /* "Ngày 5/6/2031, …, theo biên bản ký tại Hội nghị năm 2030" */
	if (has_day_of_opening(t, c, previous))
		c->date = previous->date;
	c->date_in_front = c->date != STR_NONE && c->date == before;
}

/* "; buổi chiều, đoàn …", "Buổi sáng, tại …": a part of the day told last. */
void take_day_part(struct telling *t, struct candidate *c)
{
	size_t part = find_cue(t, CUE_day_part, c->clause.first, c->clause.first + 3), i;

	if (c->date != STR_NONE || part == STR_NONE || part > c->word.first)
		return;
	for (i = dates_from(t->f, c->clause.first); i-- > 0;)
		if (t->f->dates.v[i].precision == DATE_DAY && !t->f->dates.v[i].recurring)
			break;
	if (i == STR_NONE)
		return;
	c->date = i;
	c->date_in_front = true;
	c->day_part = t->cue[part].value;
}
