#include "other_status.h"

#include "journeys.h"
#include "series_sides.h"
#include "side_signs.h"

enum { REFERENCE_DAYS = 8 };

bool same_date(const struct choice *h, size_t a, size_t b)
{
	const struct date *x, *y;

	if (a == STR_NONE || b == STR_NONE)
		return a == b;
	x = &h->t.f->dates.v[a];
	y = &h->t.f->dates.v[b];
	return x->start.year == y->start.year && x->start.month == y->start.month && x->start.day == y->start.day &&
	       x->end.month == y->end.month && x->end.day == y->end.day;
}

/* "Cũng trong ngày 9/1, đoàn công tác tỉnh Hủa Phăn đến chúc Tết …": a visit or call of a province that no event has yet. */
bool tells_other_guest(const struct choice *h, const struct candidate *c)
{
	const struct facts *f = h->t.f;

	if ((c->kind != KIND_VISIT && c->kind != KIND_CALL) || !c->date_in_front || c->framework || c->anaphor)
		return false;
	for (size_t i = places_from(f, c->clause.first); i < f->places.n && f->places.v[i].range.first < c->clause.end; i++) {
		const struct place *p = &f->places.v[i];
		bool home = str_eq(p->country, STR("VN")) && !(p->range.first >= c->place.first && p->range.first < c->place.end);
		bool told = !p->certain || p->level != PLACE_PROVINCE || home;
		for (size_t k = 0; k < h->frames.n && !told; k++)
			told = has_side(h->frames.v[k].sides, p->province);
		if (!told)
			return true;
	}
	return false;
}

bool has_foreign_place(const struct choice *h, const struct candidate *c)
{
	return tells_foreign(h, c->clause.first, c->clause.end);
}

/* "Dự kiến, đoàn sẽ hội đàm với Bí thư Tỉnh ủy X; hội đàm với Y": what a visit that has begun will bring. */
bool is_talks_ahead(const struct choice *h, const struct candidate *c)
{
	return main_frame(h)->kind == KIND_VISIT && main_frame(h)->status == STATUS_HELD && c->kind == KIND_TALKS && c->future &&
	       has_cue(&h->t, c->word.end, CUE_with) && c->date == STR_NONE && has_foreign_place(h, c) &&
	       is_body(h->t.f, c->sentence);
}

/* The day that other dates are judged by: of the main event, of its framework, of publication. */
static struct day reference_day(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);
	size_t date = main_frame(h)->date;

	for (size_t i = 0; date == STR_NONE && i < h->t.all.n; i++)
		if (at(h, i)->framework && at(h, i)->sentence == m->sentence)
			date = at(h, i)->date;
	return date != STR_NONE && h->t.f->dates.v[date].start.year ? h->t.f->dates.v[date].start : h->t.published;
}

bool is_earlier(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	struct day day = reference_day(h);

	if (d && !day.year) /* the main event's year is nowhere: a dated visit in passing is another, earlier one */
		return d->year_written && !c->date_in_front && !c->future && !c->framework &&
		       c->sentence > at(h, h->main)->sentence;
	return d && d->end.year && days_apart(day, d->end) > REFERENCE_DAYS;
}

bool is_later(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	const struct date *m = main_frame(h)->date == STR_NONE ? NULL : &h->t.f->dates.v[main_frame(h)->date];
	struct day day = h->t.published.year ? h->t.published : reference_day(h);

	if (d && c->verb && d->precision == DATE_YEAR && c->date_in_front && !c->future)
		return false; /* "On the occasion of the New Year 2023, delegations met" */
	if (!h->t.published.year && m && m->start.year && m->end.year && !m->open_end)
		day = m->end; /* no day of a visit is later than the visit */
	return d && d->start.year && day.year && date_against(d, day) > 0 && !tells_end(&h->t, d);
}

/* "Ngay trước cuộc gặp của lãnh đạo hai tỉnh, sáng nay, …": behind the first comma of the clause. */
static bool is_behind_front(const struct choice *h, const struct candidate *c, size_t date)
{
	size_t comma = find_cue(&h->t, CUE_comma, c->clause.first, date);

	return c->follow && comma != STR_NONE && comma + 1 == date;
}

/* The date opens its sentence or clause: "Chiều cùng ngày, …". */
static bool opens_clause(const struct choice *h, const struct candidate *c)
{
	size_t date = c->date_in_front ? h->t.f->dates.v[c->date].range.first : 0;

	return c->date_in_front && (c->day_part || date <= c->clause.first + 8 || is_behind_front(h, c, date));
}

/* "Tại cuộc gặp ngày 12/12/2023", "Hội nghị lần thứ 15 (tháng 2/2024)" */
static bool names_its_date(const struct choice *h, const struct candidate *c)
{
	size_t first = c->date == STR_NONE ? 0 : h->t.f->dates.v[c->date].range.first;
	size_t end = c->name.end > c->word.end ? c->name.end : c->word.end;

	if (c->date == STR_NONE)
		return false;
	if (h->t.f->dates.v[c->date].range.end == c->word.first)
		return true; /* "at last year's conference" */
	if (first >= c->word.end && first < c->name.end)
		return true; /* "tại Hội nghị cấp cao năm 2024" */
	if (c->place.end == first && c->place.first == end + 1)
		return true; /* "cuộc giao lưu tại Xiêng Khoảng tháng 3/2018" */
	return first == end || (first == end + 1 && (is_char_at(h->t.f, end, "(") || has_cue(&h->t, end, CUE_name_stop)));
}

/* "ông đã hội đàm với Thủ tướng X chiều 26/3": the day right behind whom it was with. */
static bool is_day_behind_partner(const struct choice *h, const struct candidate *c)
{
	enum { PARTNER_WORDS = 14 };
	size_t date = c->date == STR_NONE || c->date_in_front ? 0 : h->t.f->dates.v[c->date].range.first;
	size_t partner = c->word.end + has_cue(&h->t, c->word.end, CUE_with);

	return (c->kind == KIND_CALL || c->kind == KIND_TALKS) && !c->framework && !c->anaphor && date > partner &&
	       date <= c->word.end + PARTNER_WORDS && find_cue(&h->t, CUE_comma, c->word.end, date) == STR_NONE &&
	       is_somebody(h->t.f, partner) && is_body(h->t.f, c->sentence);
}

/* "Đoàn … thăm từ 26 đến 27/9. Tại buổi làm việc sáng 26/9, …": told again with a day of its own inside the visit. */
static bool is_day_of_visit(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	return d && m->kind == KIND_VISIT && is_range_of_days(h, m->date) && c->kind != KIND_VISIT && !c->date_in_front &&
	       d->precision == DATE_DAY && !is_range_of_days(h, c->date) &&
	       (names_its_date(h, c) || is_day_behind_partner(h, c)) && !c->weak &&
	       date_against(&h->t.f->dates.v[m->date], d->start) == 0;
}

/* "tổ chức Chương trình gặp gỡ … và Hội nghị …": held together with the main event and named beside it. */
bool is_joint(const struct choice *h, const struct candidate *c)
{
	const struct candidate *m = main_frame(h)->c;
	const struct candidate *before = NULL;
	size_t joint = c->word.first - 1;

	for (size_t i = 0; i < h->t.all.n && at(h, i)->word.first < c->word.first; i++)
		before = at(h, i);
	if (before == m && c->beside)
		return true;
	return before == m && c->sentence == m->sentence && !c->verb && c->kind != KIND_VISIT && c->kind != KIND_OTHER &&
	       !c->weak && !m->verb && c->kind != KIND_SIGNING && joint < m->name.end + 2 &&
	       (has_cue(&h->t, joint, CUE_and) || has_cue(&h->t, joint, CUE_comma));
}

/* "sẽ" near a day of the last weeks belongs to something else. */
static bool is_just_past(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	long days;

	if (!d || d->precision != DATE_DAY || !d->start.year || !h->t.published.year)
		return false;
	days = days_apart(h->t.published, d->start);
	return days > 0 && days < 60;
}

/* "… và chứng kiến Lễ kết nghĩa giữa A với B": a named ceremony of the same day. */
bool is_witnessed(const struct choice *h, const struct candidate *c)
{
	size_t first = c->word.first > c->clause.first + 4 ? c->word.first - 4 : c->clause.first;

	return c->kind == KIND_CEREMONY && !c->verb && !c->weak && c->between.end && c->date == STR_NONE &&
	       find_cue(&h->t, CUE_hold, first, c->word.first) != STR_NONE;
}

/* "Khảo sát xong, hai bên tổ chức hội đàm tại trụ sở X": of a kind that no event has, held at a place of its own. */
static bool is_held_elsewhere(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].kind == c->kind)
			return false;
	return (c->kind == KIND_TALKS || c->kind == KIND_CONFERENCE || c->kind == KIND_GATHERING) && !c->verb && !c->weak &&
	       !c->anaphor && !c->framework && c->date == STR_NONE && c->place.end && c->place.first == c->name.end + 1 &&
	       cue_before(&h->t, CUE_hold, c->word.first) != STR_NONE && is_body(h->t.f, c->sentence);
}

/* "Đoàn còn có cuộc hội đàm với đoàn đại biểu tỉnh X": inside a visit of some days the talks that are told with their partner. */
static bool is_talks_of_visit(const struct choice *h, const struct candidate *c)
{
	if (is_dated_below(h, c))
		return false;
	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].kind == c->kind)
			return false;
	return main_frame(h)->kind == KIND_VISIT && is_range_of_days(h, main_frame(h)->date) && c->kind == KIND_TALKS &&
	       !c->verb && !c->anaphor && !c->framework && (c->between.end || has_cue(&h->t, c->word.end, CUE_with)) &&
	       has_foreign_place(h, c) && is_body(h->t.f, c->sentence);
}

/* "… hôm nay còn hội kiến Chủ tịch X": of a kind that no event has, with the day right in front of the verb. */
static bool is_call_of_day(const struct choice *h, const struct candidate *c)
{
	enum { ADVERBS = 2 };

	if (!c->date_in_front || c->word.first > h->t.f->dates.v[c->date].range.end + ADVERBS || c->anaphor || c->framework)
		return false;
	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].kind == c->kind)
			return false;
	return (c->kind == KIND_CALL || c->kind == KIND_TALKS) && h->t.f->dates.v[c->date].precision == DATE_DAY &&
	       !is_range_of_days(h, c->date) && is_body(h->t.f, c->sentence) &&
	       (has_foreign_place(h, c) || (main_frame(h)->kind == KIND_VISIT && is_somebody(h->t.f, c->word.end)));
}

/* "Trong cuộc gặp Thủ tướng X hôm qua, …": of a kind that no event has, with the day right behind whom it was with. */
static bool is_meeting_of_day(const struct choice *h, const struct candidate *c)
{
	enum { PARTNER_WORDS = 14 };
	size_t date = c->date == STR_NONE || c->date_in_front ? 0 : h->t.f->dates.v[c->date].range.first;

	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].kind == c->kind && !h->frames.v[i].c->framework)
			return false;
	return (c->kind == KIND_CALL || c->kind == KIND_TALKS) && !c->verb && !c->framework && date > c->word.end &&
	       date <= c->word.end + PARTNER_WORDS && find_cue(&h->t, CUE_comma, c->word.end, date) == STR_NONE &&
	       h->t.f->dates.v[c->date].precision == DATE_DAY && !is_range_of_days(h, c->date) &&
	       tells_foreign(h, c->word.end, date) && is_body(h->t.f, c->sentence);
}

/* "Trước đó, ông A sáng nay đã cùng ông B đồng chủ trì Phiên họp lần thứ 8 Ủy ban X": a number and a day of its own. */
static bool is_numbered_on_day(const struct choice *h, const struct candidate *c)
{
	return c->ordinal && !c->verb && !c->anaphor && !c->framework && c->date_in_front && is_meeting(c->kind) &&
	       h->t.f->dates.v[c->date].precision == DATE_DAY && is_body(h->t.f, c->sentence);
}

/* "…, lên đường thăm Lào và dự Diễn đàn X, tổ chức tại Y ngày 11 - 15/5": named, with place and day behind a verb of holding. */
static bool is_held_at(const struct choice *h, const struct candidate *c)
{
	size_t date = c->date == STR_NONE || c->date_in_front ? 0 : h->t.f->dates.v[c->date].range.first;
	enum { NEAR = 3 };

	return !c->verb && !c->weak && !c->anaphor && is_meeting(c->kind) && event_name_words(c) > 2 && c->place.end &&
	       c->place.first >= c->name.end && date > c->name.end && h->t.f->dates.v[c->date].precision == DATE_DAY &&
	       find_cue(&h->t, CUE_hold, c->name.end, c->name.end + NEAR) != STR_NONE && is_body(h->t.f, c->sentence);
}

/* "Phát biểu tại Hội nghị kết nối diễn ra chiều 29/11": of a kind that no event has, named again with the day it was held. */
static bool is_held_by_day(const struct choice *h, const struct candidate *c)
{
	size_t date = c->date == STR_NONE || c->date_in_front ? 0 : h->t.f->dates.v[c->date].range.first;
	size_t hold = find_cue(&h->t, CUE_hold, c->word.end, date);

	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].kind == c->kind || (is_meeting(c->kind) && is_meeting(h->frames.v[i].kind)))
			return false;
	return hold != STR_NONE && !c->verb && !c->weak && !c->framework && h->t.f->dates.v[c->date].precision == DATE_DAY &&
	       date <= hold + h->t.cue[hold].words + 1 && is_body(h->t.f, c->sentence);
}

/* "tiếp đoàn tham dự Chương trình giao lưu … năm 2031 trong hai ngày 27 - 28/8": named, of another kind, with days of its own that
 * the main event falls in. */
static bool is_attended(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);
	enum { NEAR = 4 };

	return c->sentence == m->c->sentence && c->word.first > m->c->word.first && !c->verb && !c->weak && !c->date_in_front &&
	       c->kind != m->kind && is_range_of_days(h, c->date) && event_name_words(c) > 2 && is_body(h->t.f, c->sentence) &&
	       h->t.f->dates.v[c->date].range.first <= c->name.end + NEAR && m->date != STR_NONE &&
	       date_against(&h->t.f->dates.v[c->date], h->t.f->dates.v[m->date].start) == 0;
}

/* "Nhận lời mời …, từ ngày 11 đến 14/3, đoàn sang thăm tỉnh X và dự Hội nghị lần thứ 3": the days around the main event. */
static bool is_visit_around(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);

	return c->kind == KIND_VISIT && !c->framework && c->date_in_front && is_range_of_days(h, c->date) &&
	       c->sentence == m->c->sentence && c->word.first < m->c->word.first && m->date != STR_NONE &&
	       !same_date(h, c->date, m->date) && date_against(&h->t.f->dates.v[c->date], h->t.f->dates.v[m->date].start) == 0;
}

/* "Dịp này, đoàn đã đến thăm …, làm việc với …": inside a visit or call it has neither a time nor a place of its own. */
static bool is_part_of_visit(const struct choice *h, const struct candidate *c)
{
	enum event_kind main = main_frame(h)->kind;
	bool part = c->kind == KIND_VISIT || c->kind == KIND_WORKING_SESSION || c->kind == KIND_CALL || c->kind == KIND_GATHERING;
	bool inside = main == KIND_VISIT || main == KIND_CALL || (c->kind == KIND_VISIT && c->verb && !has_foreign_place(h, c));

	return part && inside && c->place.end == 0 && !c->ordinal && !tells_other_guest(h, c);
}

/* "Cũng trong sáng nay, đoàn đã chào cột mốc, thăm trường X": no meeting of the two sides. */
static bool is_site_trip(const struct choice *h, const struct candidate *c)
{
	if (is_behind_rite(h, c))
		return true;
	return c->follow && c->verb && (c->kind == KIND_VISIT || (c->kind == KIND_CALL && c->weak)) && c->place.end == 0 &&
	       !has_foreign_place(h, c) && !tells_other_guest(h, c) &&
	       places_from(h->t.f, c->word.end) == places_from(h->t.f, c->segment.end);
}

/* "Ngay sau kỳ họp lần thứ 40 … ngày 5/2, hai Thủ tướng chứng kiến lễ ký": a numbered session on the day of the main event. */
bool is_just_over(const struct choice *h, const struct candidate *c)
{
	return (c->anaphor || c->follow) && c->ordinal && c->kind == KIND_COMMITTEE_SESSION && main_frame(h)->kind != c->kind &&
	       same_date(h, c->date, main_frame(h)->date);
}

/* "Gần đây nhất, tháng 4/2031, đoàn đại biểu tỉnh X đã sang thăm tỉnh Y": the month opens it, and a delegation goes somewhere. */
static bool is_visit_of_delegation(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date_in_front ? &h->t.f->dates.v[c->date] : NULL;

	return d && c->kind == KIND_VISIT && d->precision == DATE_MONTH && d->range.first <= c->clause.first + 4 &&
	       c->place.first >= c->word.end && find_cue(&h->t, CUE_delegation, d->range.end, c->word.first) != STR_NONE;
}

/* "vừa thăm X và đồng chủ trì Kỳ họp lần thứ 15 Ủy ban …, Hội nghị … lần thứ 9": a numbered session that
 * somebody presided over, and what is joined to it. */
static bool is_presided(const struct choice *h, const struct candidate *c)
{
	bool listed = has_cue(&h->t, c->word.first - 1, CUE_comma) || has_cue(&h->t, c->word.first - 1, CUE_and);

	if (!c->ordinal || c->verb || c->weak || c->anaphor || c->framework || c->date != STR_NONE ||
		!is_body(h->t.f, c->sentence) || event_name_words(c) < 6)
		return false;
	for (size_t i = 1; i < h->frames.n && listed; i++)
		if (h->frames.v[i].c->sentence == c->sentence && h->frames.v[i].ordinal && h->frames.v[i].status == STATUS_HELD)
			return true;
	return c->kind == KIND_COMMITTEE_SESSION &&
	       (cue_before(&h->t, CUE_host, c->word.first) != STR_NONE || cue_before(&h->t, CUE_hold, c->word.first) != STR_NONE);
}

/* "khi Chủ tịch nước X thăm Lào vào tháng 4/2031": a verb alone needs its day, or the month behind the country visited. */
static bool is_dated_visit(const struct choice *h, const struct candidate *c)
{
	enum date_precision p = c->date == STR_NONE ? DATE_NONE : h->t.f->dates.v[c->date].precision;

	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	bool near = d && (c->date_in_front ? c->word.first <= d->range.end + 1 : d->range.first <= c->place.end + 2);

	return p == DATE_DAY || (p == DATE_MONTH && c->kind == KIND_VISIT && is_country(h, c->place) && near) ||
	       is_visit_of_delegation(h, c);
}

bool other_status(const struct choice *h, const struct candidate *c, enum event_status *status)
{
	const struct frame *m = main_frame(h);
	bool numbered = c->ordinal && c->ordinal != m->ordinal;

	for (size_t i = 0; i < h->frames.n; i++)
		if (c->beside && h->frames.v[i].c == c - 1) {
			*status = h->frames.v[i].status;
			return true;
		}
	if (c->cancelled || c->postponed) {
		*status = c->cancelled ? STATUS_CANCELLED : STATUS_POSTPONED;
		return !c->anaphor && (c->date != STR_NONE || c->ordinal);
	}
	if (c->kind == KIND_SIGNING && c->weak && !c->future && !opens_clause(h, c))
		return false; /* "ký kế hoạch năm 2026" */
	if (c->date_in_front && !c->ordinal && !c->verb && !opens_clause(h, c) && h->t.f->language == LANGUAGE_VI &&
		h->t.f->dates.v[c->date].precision == DATE_YEAR && c->between.end == 0)
		return false; /* "Tầm nhìn đến năm 2035, …, giao lưu giữa hai nước": the year of something else */
	if (((c->future && !is_just_past(h, c)) || is_later(h, c) || (c->invited && !c->date_in_front)) && !is_earlier(h, c)) {
		*status = STATUS_PLANNED;
		return ((!c->anaphor || (is_later(h, c) && names_its_date(h, c))) &&
			       (c->date != STR_NONE || numbered || c->next || (c->between.end && !c->verb && c->future_near) ||
				       is_talks_ahead(h, c))) ||
		       (c->framework && is_later(h, c));
	}
	if (is_earlier(h, c) || (c->past && (numbered || c->date != STR_NONE)) ||
		(numbered && c->ordinal < m->ordinal && (!c->framework || c->kind == m->kind))) {
		*status = STATUS_REFERENCED;
		if ((c->anaphor && !numbered && !names_its_date(h, c)) ||
			((c->kind == KIND_OTHER || (c->kind == KIND_SIGNING && c->weak)) && !c->ordinal) ||
			(c->verb && !c->ordinal && !is_dated_visit(h, c)) ||
			(c->date != STR_NONE && h->t.f->dates.v[c->date].open_end))
			return false;
		return (c->date != STR_NONE && !c->date_in_front) || numbered || is_earlier(h, c);
	}
	*status = STATUS_HELD;
	if (c->framework)
		return c->date != STR_NONE || c->ordinal;
	if (c->ordinal && !c->verb && c->ordinal != m->ordinal && c->between.end && m->kind == KIND_VISIT)
		return true; /* "Trong thời gian làm việc …, đoàn đã dự Hội nghị thường niên lần thứ 4 giữa …" */
	if (is_just_over(h, c) || is_witnessed(h, c) || is_day_of_visit(h, c) || is_held_elsewhere(h, c) ||
		is_talks_of_visit(h, c) || is_call_of_day(h, c) || is_held_by_day(h, c) || is_stop_by_place(h, c) ||
		is_visit_around(h, c) || is_attended(h, c) || is_meeting_of_day(h, c) || is_numbered_on_day(h, c) ||
		is_presided(h, c) || is_held_at(h, c) || c->calls)
		return true;
	return (opens_clause(h, c) && !is_site_trip(h, c)) || is_joint(h, c) || (c->shares && c->ordinal) ||
	       (c->date != STR_NONE && is_told_held(h, c)) ||
	       (c->follow && !c->anaphor && !c->weak && c->date == STR_NONE && m->status == STATUS_HELD &&
		       !is_part_of_visit(h, c)) ||
	       (c->date != STR_NONE && !c->date_in_front && c->kind == KIND_VISIT);
}
