#include "journeys.h"

static size_t headline_candidate(const struct choice *h)
{
	size_t weak = STR_NONE;

	for (size_t i = 0; i < h->t.all.n; i++)
		if (is_headline(h->t.f, at(h, i)->sentence) && is_real(at(h, i)) && !at(h, i)->framework && !at(h, i)->anaphor &&
			!at(h, i)->invited) {
			if (weak != STR_NONE && at(h, i)->future_near && at(h, weak)->kind == KIND_WORKING_SESSION)
				return weak; /* "Ba tỉnh họp chuẩn bị Giao lưu hữu nghị …" */
			bool opens = at(h, i)->kind == KIND_OTHER
					     ? at(h, i)->ordinal > 0 && h->t.f->language == LANGUAGE_EN /* "15th tourism fair" */
					     : at(h, i)->word.first <= h->t.f->sentences[at(h, i)->sentence].first + 1;
			if ((!at(h, i)->weak && at(h, i)->kind != KIND_SIGNING) || opens)
				return i;
			if (weak == STR_NONE && at(h, i)->kind != KIND_OTHER)
				weak = i;
		}
	return weak;
}

static bool may_be_main(const struct choice *h, const struct candidate *c)
{
	return is_body(h->t.f, c->sentence) && c->sentence < h->lede_end && is_real(c) && !c->framework && !c->past &&
	       !(c->aside && c->verb) && !c->invited && c->kind != KIND_OTHER;
}

/* "chuyến thăm, hội đàm thường niên": the talks are the event. */
bool is_joined_visit(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i), *next = i + 1 < h->t.all.n ? at(h, i + 1) : NULL;

	return c->kind == KIND_VISIT && next && next->kind == KIND_TALKS && next->sentence == c->sentence &&
	       next->word.first == c->word.end + 1;
}

/* "Năm 2015, hai tỉnh đã ký …": months before the page. */
static bool is_background(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	if (!d || !h->t.published.year)
		return false;
	if (!d->year_written)
		return d->precision == DATE_MONTH && d->start.year && days_apart(h->t.published, d->end) > 20;
	return d->precision == DATE_YEAR ? d->end.year < h->t.published.year : days_apart(h->t.published, d->end) > 60;
}

/* "Ngày 30/8 đã diễn ra cuộc họp của lãnh đạo 3 tỉnh …": told with its day, and both sides are there. */
static bool meets_to_prepare(const struct choice *h, const struct candidate *c)
{
	return c->weak && c->kind == KIND_WORKING_SESSION && c->date_in_front && !c->future && tells_both_sides(h, c);
}

/* "chủ trì lễ đón Thứ trưởng X. Tại cuộc hội đàm diễn ra sau đó, …": the talks are the event. */
static bool leads_to_talks(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->t.all.n && is_welcome(h, c); i++)
		if (at(h, i)->kind == KIND_TALKS && may_be_main(h, at(h, i)) && !at(h, i)->future)
			return true;
	return false;
}

/* "đã đón tiếp Đoàn đại biểu tỉnh X sang thăm": the visit is said of the guests. */
static bool is_said_of_guests(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i), *o = i ? at(h, i - 1) : NULL;
	size_t guests;

	if (!o || o->kind != KIND_CALL || !o->verb || !is_real(o) || o->sentence != c->sentence || !o->date_in_front ||
		(h->headline != STR_NONE && at(h, h->headline)->kind == KIND_VISIT))
		return false;
	guests = find_cue(&h->t, CUE_delegation, o->word.first, c->word.first);
	return guests <= o->word.end + 3 && find_cue(&h->t, CUE_done, guests, c->word.first) == STR_NONE;
}

/* "đã đón tiếp và hội đàm với …": the talks are the event. */
static bool is_before_talks(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i), *next = i + 1 < h->t.all.n ? at(h, i + 1) : NULL;

	return c->kind == KIND_CALL && c->verb && c->weak && next && next->kind == KIND_TALKS && next->sentence == c->sentence &&
	       next->word.first == c->word.end + 1;
}

/* "…, khi đón Thủ tướng X đến thăm": in a clause behind what the sentence tells. */
static bool is_received_visit(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i);
	size_t when = find_cue(&h->t, CUE_mechanism, c->clause.first + 1, c->word.first);

	if (c->kind != KIND_VISIT || !c->verb)
		return false;
	return is_said_of_guests(h, i) || (when != STR_NONE && find_cue(&h->t, CUE_receive, when, c->word.first) != STR_NONE);
}

/* "Sáng 14/3, Chủ tịch tỉnh A đã tiếp Đoàn công tác tỉnh X": what is announced further down is not the news. */
static bool is_told_with_guest(const struct choice *h, const struct candidate *c)
{
	return !c->weak && !c->future && c->date_in_front && !is_future_date(h, c->date) &&
	       tells_foreign(h, c->clause.first, c->clause.end) && !is_preparation(h, c);
}

/* "sẽ có cuộc làm việc tại Lào … sẽ đồng chủ trì Kỳ họp lần thứ 40 Ủy ban X": what the bare word of the lede stands for. */
static bool is_session_behind(const struct choice *h, const struct candidate *c, const struct candidate *first)
{
	return h->t.f->language == LANGUAGE_VI && first->kind == KIND_WORKING_SESSION && !first->between.end && first->future &&
	       (c->future || is_future_date(h, c->date)) && c->ordinal && is_meeting(c->kind) && !c->verb && c->date != STR_NONE;
}

/* In the first sentence that has one: that of the headline's kind, else the first strong one. */
static size_t lede_candidate(const struct choice *h)
{
	size_t best = STR_NONE;
	int best_score = 0;

	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		int score;
		if (!may_be_main(h, c))
			continue;
		score = 10 + (c->weak ? 0 : 8) + (c->date != STR_NONE ? 6 : 0) - (c->anaphor ? 6 : 0) -
			(c->kind == KIND_SIGNING ? 4 : 0);
		score += h->headline != STR_NONE && c->kind == at(h, h->headline)->kind ? 12 : 0;
		score -= is_joined_visit(h, i) ? 10 : is_preparation(h, c) ? 30 : 0;
		score -= is_before_talks(h, i) ? 14 : 0;
		score -= is_background(h, c) ? 15 : 0;
		score -= leads_to_talks(h, c) ? 20 : 0;
		score -= is_received_visit(h, i) ? 12 : 0;
		score +=
			c->ordinal && c->date_in_front && h->t.f->dates.v[c->date].precision == DATE_DAY && best != STR_NONE &&
					at(h, best)->date == STR_NONE
				? 6
				: 0; /* "Trong cuộc gặp với lãnh đạo X, … . Sáng 21/7, hội thảo lần thứ 15 giữa A và B đã khai mạc" */
		score += best != STR_NONE && is_session_behind(h, c, at(h, best)) ? 24 : 0;
		score -= best != STR_NONE && c->future_near && meets_to_prepare(h, at(h, best)) ? 20 : 0;
		score -= best != STR_NONE && c->future_near && is_told_with_guest(h, at(h, best)) ? 20 : 0;
		score += best == STR_NONE || c->sentence == at(h, best)->sentence ? 0 : -9;
		if (score > best_score) {
			best = i;
			best_score = score;
		}
	}
	return best;
}

/* A candidate of kind `other` is a main only where the headline tells of it: the one with a day, else the first ("Qua 24 lần
 * tổ chức, hội chợ đã thành thương hiệu" comes before "sáng 20/11, khai mạc Hội chợ …"). */
static size_t other_candidate(const struct choice *h)
{
	size_t first = STR_NONE;

	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (!is_body(h->t.f, c->sentence) || c->sentence >= h->lede_end || !is_real(c) || c->framework ||
			h->headline == STR_NONE || c->kind != at(h, h->headline)->kind)
			continue;
		if (c->date != STR_NONE && h->t.f->dates.v[c->date].precision == DATE_DAY)
			return i;
		first = first == STR_NONE ? i : first;
	}
	return first;
}

static bool has_begun(const struct choice *h, size_t date)
{
	const struct day start = h->t.f->dates.v[date].start;

	return start.year && h->t.published.year && days_apart(h->t.published, start) >= 0;
}

/* "Trong chuyến thăm tỉnh X từ ngày 10 đến 12/3, …. Ngày 11/3, đoàn đã đến thăm trường Y": the whole before its parts. */
static size_t visit_above(const struct choice *h, size_t part)
{
	const struct candidate *p = at(h, part);

	for (size_t i = 0; i < part && (p->future_near || (p->kind == KIND_VISIT && p->date != STR_NONE)) && !p->framework; i++) {
		const struct candidate *c = at(h, i);
		if (p->future_near) { /* "Trong chuyến thăm từ ngày 17 - 21/2, …. Theo kế hoạch, đoàn sẽ hội đàm": it has begun */
			if (c->framework && c->kind == KIND_VISIT && is_real(c) && is_range_of_days(h, c->date) &&
				c->sentence < p->sentence && is_body(h->t.f, c->sentence) && has_begun(h, c->date))
				return i;
			continue;
		}
		if (c->framework && c->kind == KIND_VISIT && is_real(c) && is_range_of_days(h, c->date) &&
			c->sentence < p->sentence && is_body(h->t.f, c->sentence) &&
			date_against(&h->t.f->dates.v[c->date], h->t.f->dates.v[p->date].start) == 0)
			return i;
	}
	return STR_NONE;
}

/* "Lãnh đạo tỉnh X thăm, chúc Tết tỉnh Y", and below only "Tại cuộc gặp, …": what is named again is the visit. */
static bool is_part_of_headline(const struct choice *h, const struct candidate *c)
{
	const struct candidate *head = h->headline == STR_NONE ? NULL : at(h, h->headline);

	return head && head->kind == KIND_VISIT && !head->weak && !head->future && c->anaphor && !c->verb &&
	       c->date == STR_NONE && (c->kind == KIND_CALL || c->kind == KIND_GATHERING || c->kind == KIND_WORKING_SESSION);
}

enum { TOLD_BELOW = 12 };

/* Nothing in the lede is called a meeting: "Đây là một trong các nội dung của Phiên họp lần thứ 8 Ủy ban X tại Y", or the first one
 * below that is told with its day and the other side. */
static size_t told_below(const struct choice *h)
{
	for (size_t i = 0; i < h->t.all.n && at(h, i)->sentence < end_of_lede(h->t.f, TOLD_BELOW); i++) {
		const struct candidate *c = at(h, i);
		const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
		bool session = c->ordinal && c->kind == KIND_COMMITTEE_SESSION && c->place.end && !c->verb && !c->past;
		bool dated = d && c->date_in_front && d->precision == DATE_DAY && d->start.year && !c->weak && !c->anaphor &&
			     h->t.published.year && days_apart(h->t.published, d->end) < 8 &&
			     (c->kind == KIND_CALL || c->kind == KIND_TALKS || c->kind == KIND_VISIT);
		if (is_body(h->t.f, c->sentence) && (is_real(c) || (session && !c->counted && !c->bare)) && !c->framework &&
			!c->invited && !c->past &&
			((tells_foreign(h, c->clause.first, c->clause.end) && (session || dated)) || c->spoken_of))
			return i;
	}
	return STR_NONE;
}

/* Headline "Tuần tra song phương …", and far down only "hai đội đã gặp gỡ": a word in passing is not the news. */
static bool is_less_than_headline(const struct choice *h, const struct candidate *c)
{
	const struct candidate *head = h->headline == STR_NONE ? NULL : at(h, h->headline);

	return head && head->kind == KIND_OTHER && !head->weak && c->date == STR_NONE && c->sentence >= end_of_lede(h->t.f, 1) &&
	       (c->weak || !tells_foreign(h, c->clause.first, c->clause.end));
}

/* "Ngày 5/3, ông A đã có các cuộc làm việc với B và C": several of one day, and nothing else is told. */
static size_t row_of_meetings(const struct choice *h)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->counted && !c->document && !c->bare && !c->anaphor && !c->future && !c->past && !c->framework &&
			h->t.f->language == LANGUAGE_VI && c->date_in_front && h->t.f->dates.v[c->date].precision == DATE_DAY &&
			is_body(h->t.f, c->sentence) && c->sentence < end_of_lede(h->t.f, 1) &&
			has_cue(&h->t, c->word.end, CUE_with) && cue_before(&h->t, CUE_mechanism, c->word.first) == STR_NONE &&
			tells_foreign(h, c->word.end, c->clause.end))
			return i;
	}
	return STR_NONE;
}

static bool tells_home(const struct choice *h, size_t first, size_t end)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, first); i < f->places.n && f->places.v[i].range.first < end; i++)
		if (f->places.v[i].certain && str_eq(f->places.v[i].country, STR("VN")))
			return true;
	return false;
}

/* "Sáng 12/9, Đồn A (Lạng Sơn) và Trạm B (Trung Quốc) tổ chức tuần tra song phương": no headline tells of it, but the lede does, with
 * its day, both sides and a verb of holding. */
static size_t other_of_lede(const struct choice *h)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		bool held = cue_before(&h->t, CUE_hold, c->word.first) != STR_NONE ||
			    cue_before(&h->t, CUE_host, c->word.first) != STR_NONE ||
			    (c->verb && cue_before(&h->t, CUE_done, c->word.first) != STR_NONE);
		if (c->kind == KIND_OTHER && held && is_real(c) && !c->weak && !c->framework && !c->anaphor && !c->past &&
			is_body(h->t.f, c->sentence) && c->sentence < end_of_lede(h->t.f, 2) && c->date != STR_NONE &&
			h->t.f->dates.v[c->date].precision == DATE_DAY && !is_background(h, c) &&
			tells_foreign(h, c->clause.first, c->clause.end) && tells_home(h, c->clause.first, c->clause.end))
			return i;
	}
	return STR_NONE;
}

bool choose_main(struct choice *h)
{
	h->headline = headline_candidate(h);
	h->lede_end = end_of_lede(h->t.f, LEDE_SENTENCES);
	h->main = h->headline != STR_NONE && at(h, h->headline)->kind == KIND_OTHER ? other_candidate(h) : STR_NONE;
	if (h->main == STR_NONE)
		h->main = lede_candidate(h);
	if (h->main == STR_NONE || is_part_of_headline(h, at(h, h->main)) || is_less_than_headline(h, at(h, h->main)))
		h->main = h->headline;
	for (size_t i = 0; i < h->t.all.n && h->main == STR_NONE; i++)
		if (at(h, i)->framework && at(h, i)->date != STR_NONE && at(h, i)->sentence < h->lede_end && is_real(at(h, i)) &&
			!at(h, i)->future)
			h->main = i; /* "During their talks on November 25, …" */
	if (h->main == STR_NONE && h->t.f->language == LANGUAGE_VI)
		h->main = told_below(h);
	if (h->main == STR_NONE)
		h->main = row_of_meetings(h);
	if (h->main == STR_NONE && h->t.f->language == LANGUAGE_VI)
		h->main = other_of_lede(h);
	if (h->main != STR_NONE && journey_of(h, h->main) != STR_NONE)
		h->main = journey_of(h, h->main);
	if (h->main != STR_NONE && visit_above(h, h->main) != STR_NONE)
		h->main = visit_above(h, h->main);
	return h->main != STR_NONE;
}

bool choose_told_below(struct choice *h)
{
	for (size_t i = h->main + 1; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		bool dated =
			(c->date_in_front || (c->way && c->date != STR_NONE)) && h->t.f->dates.v[c->date].precision == DATE_DAY;
		if (may_be_main(h, c) && !c->weak && !c->verb && !c->anaphor && (dated || c->ordinal) &&
			tells_foreign(h, c->clause.first, c->clause.end)) {
			h->main = i;
			return true;
		}
	}
	return false;
}
