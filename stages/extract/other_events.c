#include "journeys.h"
#include "other_status.h"
#include "series_sides.h"
#include "two_sides.h"
#include "visit_hosts.h"

enum { MAX_FRAMES = 24, BARE_REACH = 4 };

/* A visit of some days with talks (or a working session that no headline competes with) on a day of its own: both are main. */
static bool is_second_main(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);
	bool named = h->headline != STR_NONE && at(h, h->headline)->kind == c->kind;

	if (c->kind == KIND_VISIT && !c->framework && is_range_of_days(h, c->date) && c->date_in_front &&
		c->sentence < h->lede_end)
		return m->kind == KIND_TALKS || m->kind == KIND_WORKING_SESSION;
	if (m->kind != KIND_VISIT || !is_range_of_days(h, m->date) || !c->date_in_front || c->framework || c->weak)
		return false;
	return c->kind == KIND_TALKS || (c->kind == KIND_WORKING_SESSION && (named || h->headline == STR_NONE) &&
						cue_before(&h->t, CUE_classifier, c->word.first) != STR_NONE);
}

/* "Năm 2031, kỳ họp được tổ chức tại …": the year or month that the event's own day lies in. */
static bool is_told_by_period(const struct choice *h, const struct candidate *c, const struct frame *e)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	const struct date *o = e->date == STR_NONE ? NULL : &h->t.f->dates.v[e->date];

	if (c->follow || (c->future && e->status == STATUS_HELD))
		return false; /* "Năm nay hai bên sẽ tổ chức …" */
	return d && o && d->start.year && o->start.year && o->precision == DATE_DAY && d->precision != DATE_DAY && !c->verb &&
	       !c->ordinal && !c->between.end && date_against(d, o->start) == 0;
}

/* "Cùng ngày, X hội kiến với Z": after a call that was told another one, of the same day. */
static bool is_next_call(const struct candidate *c, const struct frame *e)
{
	return c->kind == KIND_CALL && c->follow && c->date_in_front && !c->anaphor && c->sentence > e->c->sentence;
}

/* "Hội nghị trù bị lần thứ 9 …; Hội nghị cấp cao lần thứ 9 sẽ diễn ra ngày 4/6": what was held was not yet the one to come. */
static bool is_prepared(const struct choice *h, const struct candidate *c, const struct frame *e)
{
	return e->status == STATUS_HELD && c->row != e->c->row && c->ordinal && c->future && !c->date_in_front &&
	       c->date != STR_NONE && e->date != STR_NONE && h->t.f->dates.v[e->date].end.year &&
	       date_against(&h->t.f->dates.v[c->date], h->t.f->dates.v[e->date].end) > 0;
}

/* "tiếp xúc song phương hôm 7/8" and in the next sentence "hôm 7/8 gặp gỡ": one meeting by two words. */
static bool is_same_meeting(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	bool words = (e->kind == KIND_CALL && c->kind == KIND_GATHERING) || (e->kind == KIND_GATHERING && c->kind == KIND_CALL);

	bool hour = c->date == STR_NONE || e->date == STR_NONE || !h->t.f->dates.v[c->date].time_of_day.n ||
		    !h->t.f->dates.v[e->date].time_of_day.n ||
		    str_eq(h->t.f->dates.v[c->date].time_of_day, h->t.f->dates.v[e->date].time_of_day);
	bool place = c->place.end == 0 || e->place.end == 0 || c->place.first == e->place.first;

	return words && hour && place && e->main && !c->follow && !c->ordinal && !c->between.end && c->sentence < h->lede_end &&
	       c->date != STR_NONE && same_date(h, c->date, e->date) && !is_other_hour(h, e->date, c) &&
	       h->t.f->language == LANGUAGE_VI;
}

/* Told already: the same kind and number or date. */
static bool is_told(const struct choice *h, const struct candidate *c, enum event_status status)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *e = &h->frames.v[i];
		if (is_prepared(h, c, e) || is_stop_by_place(h, c) || is_next_call(c, e))
			continue;
		if (c->ordinal && c->ordinal == e->ordinal &&
			(e->kind == c->kind || (is_meeting(e->kind) && is_meeting(c->kind))))
			return true;
		if (is_same_meeting(h, e, c))
			return true;
		if (e->kind != c->kind || (c->ordinal && e->ordinal))
			continue;
		if ((c->follow && tells_other_guest(h, c)) || (c->beside && e->c->sentence == c->sentence))
			continue;
		if (c->kind == KIND_CEREMONY && c->row != e->c->row && !c->verb && !c->weak && is_other_hour(h, e->date, c))
			continue; /* "Chiều cùng ngày, hai bên dự Lễ khai thông …" */
		if ((c->day_part && c->day_part != e->c->day_part && c->place.end) ||
			(is_other_hour(h, e->date, c) && c->place.end))
			continue; /* "Buổi chiều, đoàn đến thăm …", "Chiều cùng ngày, … dự lễ khánh thành tại …" */
		if (e->c->sentence == c->sentence && e->c->clause.first != c->clause.first && is_talks_ahead(h, c))
			continue;
		if (e->status == status && (c->date == STR_NONE || same_date(h, c->date, e->date)))
			return true;
		if (e->main && is_told_by_period(h, c, e))
			return true;
	}
	return false;
}

/* "Đại hội lần thứ XIII", "họp": meetings of one's own side, unless of the main event's kind or with a foreign place. */
static bool is_domestic(const struct choice *h, const struct candidate *c)
{
	bool meeting = c->kind == KIND_CONFERENCE || c->kind == KIND_WORKING_SESSION || c->kind == KIND_CEREMONY;

	return c->weak && meeting && c->kind != main_frame(h)->kind && !has_foreign_place(h, c);
}

/* "chủ trì hội nghị bàn kế hoạch đón tiếp Đoàn …": the meeting at home that prepares the planned one. */
static bool announces_main(const struct choice *h, const struct candidate *c)
{
	return main_frame(h)->status == STATUS_PLANNED && (c->kind == KIND_CONFERENCE || c->kind == KIND_WORKING_SESSION) &&
	       !c->future && !c->ordinal && !c->between.end && !has_cue(&h->t, c->word.end, CUE_with) && !is_later(h, c) &&
	       !(is_earlier(h, c) && h->t.f->dates.v[c->date].precision != DATE_DAY); /* not that of "tháng 3/2009" */
}

/* "sẽ chủ trì lễ đón và hội đàm với": the talks are the meeting. */
static bool is_welcome_to_talks(const struct choice *h, size_t i)
{
	const struct candidate *next = i + 1 < h->t.all.n ? at(h, i + 1) : NULL;

	return is_welcome(h, at(h, i)) && next && next->sentence == at(h, i)->sentence && is_real(next) &&
	       next->clause.first == at(h, i)->clause.first && (next->kind == KIND_TALKS || next->kind == KIND_CALL);
}

/* "nhắc lại kết quả chuyến thăm Lào … hồi tháng 4", "kết quả Hội nghị … tổ chức tại X tháng 1": what is spoken of has its own day
 * or month behind it. */
static bool is_dated_result(const struct choice *h, const struct candidate *c)
{
	const struct date *d =
		c->document && !c->verb && !c->date_in_front && c->date != STR_NONE ? &h->t.f->dates.v[c->date] : NULL;

	if (!d || (d->precision != DATE_DAY && d->precision != DATE_MONTH) || c->weak || !is_body(h->t.f, c->sentence))
		return false;
	return (c->kind == KIND_VISIT && is_country(h, c->place)) ||
	       (is_meeting(c->kind) && find_cue(&h->t, CUE_hold, c->name.end, d->range.first) != STR_NONE);
}

/* "đã đến thăm, tìm hiểu | Khu công nghiệp X", "thăm trường Y": a trip to see something inside what is told. */
static bool is_site_trip(const struct choice *h, const struct candidate *c)
{
	enum { BEHIND = 4 };

	if (c->kind != KIND_VISIT || !c->verb || c->future || h->t.f->language != LANGUAGE_VI)
		return false;
	for (size_t i = c->word.end; i < c->clause.end && i < c->word.end + BEHIND; i++)
		if (has_cue(&h->t, i, CUE_rite))
			return true;
		else if (has_cue(&h->t, i, CUE_delegation) || has_cue(&h->t, i, CUE_with) || place_at(h->t.f, i) ||
			 is_char_at(h->t.f, i, ";") || is_char_at(h->t.f, i, "."))
			return false;
	return false;
}

static bool may_be_other(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i);

	bool numbered = c->ordinal && c->ordinal != main_frame(h)->ordinal && !c->weak;
	bool dated = c->between.end && c->date != STR_NONE && !c->date_in_front; /* "kết quả Gặp gỡ … giữa A và B ngày 3/6" */
	bool coming = c->document && !c->verb && c->future_near && c->date != STR_NONE && !c->date_in_front;
	bool told = c->document && !c->verb && (c->kind == main_frame(h)->kind || is_meeting(c->kind) || dated) &&
		    (numbered || dated);

	told |= is_dated_result(h, c);
	told |= coming; /* "công tác chuẩn bị Lễ khánh thành …, dự kiến cuối tháng 11" */
	if (i == h->main || is_headline(h->t.f, c->sentence) || (!is_real(c) && !told && !c->calls) ||
		(c->aside && (c->verb || is_welcome(h, c))))
		return false;
	if (is_site_trip(h, c) || is_domestic(h, c) || is_preparation(h, c) || announces_main(h, c) ||
		is_welcome_to_talks(h, i) || journey_of(h, i) == h->main ||
		(is_joined_visit(h, i) && !is_range_of_days(h, c->date)) || others_meet(h, c))
		return false;
	return !(c->weak && (c->kind == KIND_OTHER || c->kind == KIND_WORKING_SESSION) && !c->future && !c->framework &&
		 !is_later(h, c) && !c->ordinal && !c->postponed && !c->cancelled && !has_cue(&h->t, c->word.end, CUE_with));
}

/* Of two candidates in one clause with one date the first tells the event. */
static bool is_doubled(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *e = &h->frames.v[i];
		if (is_joint(h, c) || c->beside || c->aside || is_just_over(h, c) || (c->shares && c->ordinal))
			return false;
		/* "đã tiếp đoàn … đến thăm thành phố" */
		if (e->c->sentence == c->sentence && e->c->clause.first == c->clause.first && e->kind == KIND_CALL &&
			c->kind == KIND_VISIT && c->verb && c->date == STR_NONE && e->c->word.first < c->word.first)
			return true;
		if (e->c->sentence == c->sentence && e->c->clause.first == c->clause.first && e->date == c->date &&
			!e->c->framework && !(c->framework && c->kind == KIND_VISIT) && (c->date != STR_NONE || !e->main))
			return true;
	}
	return false;
}

static const struct sides *own_sides(struct choice *h, const struct candidate *c)
{
	struct sides *own = NEW(h->t.f->one, struct sides, 1);

	*own = sides_of_other(&h->t, c, &h->sides);
	return own;
}

static const struct sides *sides_of_guest(struct choice *h, const struct candidate *c)
{
	struct sides *own = NEW(h->t.f->one, struct sides, 1);

	*own = sides_of_clause(&h->t, c, &h->sides);
	return own;
}

static bool is_stop_kind(enum event_kind kind)
{
	return kind == KIND_VISIT || kind == KIND_CALL || kind == KIND_TALKS || kind == KIND_WORKING_SESSION ||
	       kind == KIND_SIGNING;
}

static void add_other(struct choice *h, const struct candidate *c, enum event_status status)
{
	struct frame e = frame_of(h, c, "other");

	e.status = status;
	if (status == STATUS_HELD)
		take_joined_visit(h, &e);
	if (c->weak && c->ordinal && main_frame(h)->ordinal)
		e.kind = main_frame(h)->kind; /* "the 33rd meeting" of the series */
	e.main = (status == STATUS_HELD && is_second_main(h, c)) ||
		 (c->shares && c->ordinal && status == main_frame(h)->status && c->sentence == main_frame(h)->c->sentence);
	if (status == STATUS_HELD && is_joint(h, c)) {
		struct frame *m = &h->frames.v[0];
		e.main = true;
		if (m->date == STR_NONE)
			m->date = c->date; /* "Gặp gỡ … và Hội nghị … diễn ra từ ngày 19 - 21/2": said of both */
		if (m->place.end == 0)
			m->place = c->place;
		e.date = m->date;
		e.place = m->place;
		e.zone_first = main_frame(h)->zone_first;
		e.zone_end = main_frame(h)->zone_end;
	}
	if (c->between.end > c->between.first || (status == STATUS_REFERENCED && c->kind == KIND_VISIT))
		e.sides = own_sides(h, c);
	else if (c->kind == KIND_VISIT && is_country(h, c->place) && main_frame(h)->sides->home.n == 2)
		e.sides = own_sides(h, c); /* "Trước đó, Chủ tịch nước thăm chính thức Lào" */
	else if (is_stop_kind(c->kind) &&
		 ((status == STATUS_HELD && (c->date_in_front || is_stop_by_place(h, c))) || status == STATUS_PLANNED))
		e.sides = sides_of_guest(h, c);
	if (status == STATUS_PLANNED && is_stop_kind(c->kind) && c->between.end == 0)
		e.sides = sides_of_same_home(h, c, e.sides);
	if (h->frames.n < MAX_FRAMES)
		*PUSH(h->t.f->one, &h->frames) = e;
}

/* "Biên bản Hội đàm lần thứ 13 tổ chức tại Côn Minh (tháng 6/2019)": date and place of a numbered event that was told without. */
static void complete_numbered(struct choice *h, const struct candidate *c)
{
	for (size_t i = 1; i < h->frames.n && c->ordinal; i++) {
		struct frame *e = &h->frames.v[i];
		if (e->ordinal != c->ordinal || !(e->kind == c->kind || (is_meeting(e->kind) && is_meeting(c->kind))))
			continue;
		if (e->date == STR_NONE && c->date != STR_NONE && !c->date_in_front)
			e->date = c->date;
		if (e->place.end == 0 && c->place.first >= c->word.end)
			e->place = c->place;
	}
}

/* "Chương trình giao lưu diễn ra từ ngày …": a bare noun takes number and name from the only numbered one of its kind. */
static void name_bare(const struct choice *h, struct frame *e)
{
	const struct candidate *full = NULL;

	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->kind != e->kind || !c->ordinal || (c->future && e->status == STATUS_HELD))
			continue;
		if ((full && full->ordinal != c->ordinal) || c->ordinal == main_frame(h)->ordinal)
			return;
		if (c->date != STR_NONE && e->date != STR_NONE && !same_date(h, c->date, e->date) && !is_vague(h, c->date) &&
			!is_vague(h, e->date))
			return; /* another meeting of another day */
		full = !full || event_name_words(c) > event_name_words(full) ? c : full;
	}
	if (!full || full->word.first > e->c->word.first)
		return;
	e->ordinal = full->ordinal;
	e->name = full->name;
}

static void name_others(struct choice *h)
{
	for (size_t i = 1; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		if (!e->ordinal && !e->c->verb && e->name.end <= e->c->word.end && e->status != STATUS_REFERENCED)
			name_bare(h, e);
	}
}

/* "Hội chợ diễn ra từ ngày 12 đến 18/9", "Hội nghị sẽ diễn ra hai ngày 5 và 6/4": the bare noun of the main event. */
static bool is_bare_main(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);

	return c->kind == m->kind && !c->verb && !c->ordinal && !c->between.end && !c->date_in_front &&
	       c->name.end <= c->word.end &&
	       (find_cue(&h->t, CUE_name_stop, c->word.end, c->word.end + BARE_REACH) != STR_NONE ||
		       find_cue(&h->t, CUE_future, c->word.end, c->word.end + BARE_REACH) != STR_NONE);
}

/* "… trong 6 ngày, từ ngày 11/6 đến ngày 16/6": the days of the visit that began in the lede. */
static bool prolongs_main(struct choice *h, const struct candidate *c)
{
	struct frame *m = &h->frames.v[0];

	if (!((m->kind == KIND_VISIT && c->kind == KIND_VISIT) || is_bare_main(h, c)) || !is_range_of_days(h, c->date) ||
		m->date == STR_NONE || is_range_of_days(h, m->date) ||
		days_apart(h->t.f->dates.v[m->date].start, h->t.f->dates.v[c->date].start) < 0 ||
		days_apart(h->t.f->dates.v[c->date].end, h->t.f->dates.v[m->date].start) < 0)
		return false;
	m->date = c->date;
	return true;
}

/* "Thủ tướng X sắp thăm Việt Nam. … sẽ thăm chính thức Việt Nam từ ngày 24 đến 26/9": the days of the visit announced. */
static bool tells_days_of_announced(struct choice *h, const struct candidate *c)
{
	struct frame *m = &h->frames.v[0];

	if (m->status != STATUS_PLANNED || m->kind != KIND_VISIT || c->kind != KIND_VISIT || !c->future || c->ordinal ||
		!is_range_of_days(h, c->date) || is_range_of_days(h, m->date) ||
		!str_eq(country_told(h, c->place), country_told(h, m->place)))
		return false;
	m->date = c->date;
	return true;
}

/* "Hội chợ kéo dài đến hết ngày 25/11": the end of the main event told later. */
static bool tells_end_of_main(struct choice *h, const struct candidate *c)
{
	struct frame *m = &h->frames.v[0];
	size_t until = c->date == STR_NONE || c->date_in_front
			       ? STR_NONE
			       : cue_before(&h->t, CUE_until, h->t.f->dates.v[c->date].range.first);

	if (until == STR_NONE || until < c->word.end || c->verb || c->kind != m->kind || m->date == STR_NONE ||
		(c->ordinal && c->ordinal != m->ordinal) || is_range_of_days(h, m->date) ||
		days_apart(h->t.f->dates.v[c->date].end, h->t.f->dates.v[m->date].start) < 0)
		return false;
	m->until = c->date;
	return true;
}

/* "… trong chuyến thăm tháng 10/2022" and "… (từ ngày 30/10 đến ngày 3/11/2022)": an earlier event told by its month and by its
 * days is one, of those days. */
static bool retells_days(struct choice *h, const struct candidate *c, enum event_status status)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	for (size_t i = 1; d && status == STATUS_REFERENCED && !c->ordinal && i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		const struct date *o = e->date == STR_NONE ? NULL : &h->t.f->dates.v[e->date];
		bool days = d->precision == DATE_DAY, days_before = o && o->precision == DATE_DAY;
		if (!o || e->status != status || e->kind != c->kind || e->ordinal || days == days_before || !d->start.year ||
			!o->start.year || (days ? o : d)->precision != DATE_MONTH)
			continue;
		if (date_against(days ? o : d, (days ? d : o)->start) != 0)
			continue;
		e->date = days ? c->date : e->date;
		return true;
	}
	return false;
}

/* "X hội đàm với Y" over "Ngày 6/5, Y dẫn đầu đoàn thăm chính thức Việt Nam": the talks of the headline, on the day of the visit. */
static void add_headline_talks(struct choice *h)
{
	const struct frame *m = main_frame(h);
	const struct candidate *c = h->headline == STR_NONE ? NULL : at(h, h->headline);
	struct frame e;

	if (!c || c->kind != KIND_TALKS || c->future || c->weak || !is_real(c) || m->kind != KIND_VISIT ||
		m->status != STATUS_HELD || is_range_of_days(h, m->date))
		return;
	for (size_t i = 0; i < h->frames.n; i++)
		if (is_meeting(h->frames.v[i].kind))
			return;
	e = frame_of(h, c, "headline");
	e.main = true;
	e.status = STATUS_HELD;
	e.date = m->date;
	*PUSH(h->t.f->one, &h->frames) = e;
}

/* "chủ trì lễ đón Thủ tướng X thăm chính thức … từ ngày 6 đến 8/12. … Tại hội đàm sau lễ đón, …": talks of a visit that are only
 * named again, on the day of the welcome. */
static void add_talks_of_welcome(struct choice *h)
{
	const struct candidate *welcome = NULL, *talks = NULL;
	struct frame e;

	for (size_t i = 0; i < h->t.all.n && main_frame(h)->kind == KIND_VISIT && main_frame(h)->status == STATUS_HELD; i++) {
		const struct candidate *c = at(h, i);
		if (!is_body(h->t.f, c->sentence) || c->future || c->counted || c->past)
			continue;
		if (!welcome && is_welcome(h, c) && c->date != STR_NONE && c->sentence < h->lede_end)
			welcome = c;
		talks = welcome && !talks && c->kind == KIND_TALKS && c->anaphor ? c : talks;
	}
	for (size_t i = 0; i < h->frames.n; i++)
		if (is_meeting(h->frames.v[i].kind))
			return;
	if (!talks || h->t.f->language != LANGUAGE_VI)
		return;
	e = frame_of(h, talks, "welcome");
	e.main = true;
	e.status = STATUS_HELD;
	e.date = welcome->date;
	*PUSH(h->t.f->one, &h->frames) = e;
}

/* "…, trước khi kết thúc chuyến thăm vào chiều 26/3": the end of a visit whose beginning was told. */
static bool tells_end_of_visit(struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; c->ends && i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		struct str here = country_told(h, e->place), there = country_told(h, c->place);
		if (e->kind != KIND_VISIT || e->status != STATUS_HELD || (here.n && there.n && !str_eq(here, there)))
			continue;
		if (c->date != STR_NONE && e->date != STR_NONE && !is_range_of_days(h, e->date) &&
			!is_range_of_days(h, c->date) &&
			days_apart(h->t.f->dates.v[c->date].end, h->t.f->dates.v[e->date].start) >= 0)
			e->until = c->date;
		return true;
	}
	return false;
}

void add_others(struct choice *h)
{
	enum event_status status;

	for (size_t i = 0; i < h->t.all.n; i++)
		if (may_be_other(h, i) && !prolongs_main(h, at(h, i)) && !tells_days_of_announced(h, at(h, i)) &&
			!tells_end_of_main(h, at(h, i)) && !tells_end_of_visit(h, at(h, i)) &&
			other_status(h, at(h, i), &status) && !is_told(h, at(h, i), status) && !is_doubled(h, at(h, i)) &&
			!retells_days(h, at(h, i), status))
			add_other(h, at(h, i), status);
	add_headline_talks(h);
	add_talks_of_welcome(h);
	for (size_t i = 0; i < h->t.all.n; i++)
		complete_numbered(h, at(h, i));
	for (size_t i = 1; i < h->frames.n; i++)
		take_days_in_front(h, &h->frames.v[i]);
	name_others(h);
	share_series_sides(h);
	part_visit_hosts(h);
}
