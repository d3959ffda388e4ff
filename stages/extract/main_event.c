#include "choice.h"
#include "event_names.h"
#include "event_places.h"

enum { DATE_SENTENCES = 7, ZONE_SENTENCES = 12, PLACE_REACH = 10, NEAR_DAYS = 7, MONTHS_AHEAD = 60 };

static bool same_day(const struct choice *h, size_t a, size_t b)
{
	const struct date *x = &h->t.f->dates.v[a], *y = &h->t.f->dates.v[b];

	return x->precision == DATE_DAY && y->precision == DATE_DAY && x->start.year == y->start.year &&
	       x->start.month == y->start.month && x->start.day == y->start.day;
}

static bool is_dated(const struct choice *h, size_t date)
{
	return date != STR_NONE && !is_vague(h, date);
}

/* "4 năm sau chuyến thăm của người tiền nhiệm", "nhân chuyến thăm Lào tháng 8/2031": another visit. */
static bool is_of_another(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	struct str here = country_told(h, e->place), there = country_told(h, c->place);

	if (c->sentence == e->c->sentence || is_headline(h->t.f, c->sentence))
		return false;
	if ((is_dated(h, c->date) && is_dated(h, e->date) && !same_day(h, c->date, e->date)) ||
		(is_future_date(h, c->date) && !e->c->future))
		return true;
	return c->kind == KIND_VISIT && ((here.n && there.n && !str_eq(here, there)) || (e->c->verb && c->anaphor));
}

/* "Tháng 12/2030, hội nghị lần thứ ba đã …": the number of one held in another month. */
static bool is_of_other_month(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	const struct date *d = c->date_in_front ? &h->t.f->dates.v[c->date] : NULL;
	const struct date *o = e->date == STR_NONE ? NULL : &h->t.f->dates.v[e->date];

	return d && o && d->precision == DATE_MONTH && d->start.year && o->start.year && c->sentence != e->c->sentence &&
	       date_against(d, o->start) != 0;
}

/* The fullest name that headline and lede give, and an ordinal from anywhere near. */
static void fill_name(const struct choice *h, struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		bool near = is_headline(h->t.f, c->sentence) || c->sentence < h->lede_end;
		bool paper = c->document && c->between.end && !e->c->between.end && !c->ordinal &&
			     places_from(h->t.f, c->between.first) <
				     places_from(h->t.f, c->between.end); /* "Biên bản Hội nghị giữa A và B" */
		if ((!near && !paper) || !same_event(e, c) || (c->counted && !is_headline(h->t.f, c->sentence)))
			continue;
		if (!e->ordinal && !is_of_other_month(h, e, c) &&
			!(c->sentence == e->c->sentence && c->row != e->c->row && c->word.first >= e->c->name.end))
			e->ordinal = c->ordinal; /* not "hội nghị … về kết quả Đại hội lần thứ XIII" */
		if (event_name_words(c) > e->name.end - e->name.first &&
			!(c->verb && (!e->c->verb || h->t.f->language == LANGUAGE_VI)) && !is_of_another(h, e, c))
			e->name = c->name;
	}
}

/* A meeting is told in the sentence: not "Đây là lần thứ tư ông X đến Việt Nam". */
static bool tells_its_word(const struct choice *h, const struct frame *e, size_t sentence)
{
	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->sentence == sentence && at(h, i)->kind == e->kind && at(h, i)->kind != KIND_VISIT)
			return true;
	return e->kind != KIND_VISIT &&
	       find_cue(&h->t, CUE_hold, h->t.f->sentences[sentence].first, h->t.f->sentences[sentence].end) != STR_NONE;
}

/* "Đây là lần thứ tư cuộc họp được mở." */
static void ordinal_of_this(const struct choice *h, struct frame *e)
{
	for (size_t s = 0; !e->ordinal && s < h->lede_end + 2 && s < h->t.f->article->sentences.n; s++) {
		size_t first = h->t.f->sentences[s].first, end;
		if (is_body(h->t.f, s) && has_cue(&h->t, first, CUE_this_is) && tells_its_word(h, e, s))
			e->ordinal = ordinal_at(&h->t, first + h->t.cue[first].words, &end);
	}
}

/* "Chiều 9/2, tại trụ sở Tỉnh ủy, đồng chí X tiếp Đoàn …, sang thăm, chúc Tết tỉnh": the front is said of the visit too. */
static void take_front(const struct choice *h, struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (e->kind != KIND_VISIT || e->date != STR_NONE || c->sentence != e->c->sentence ||
			c->word.first > e->c->word.first || c->framework || !is_real(c) || !c->date_in_front)
			continue;
		e->date = c->date;
		if (e->place.end == 0)
			e->place = c->place;
	}
}

/* "từ ngày 12 đến 14/10, Hội … sang thăm, hội đàm với …": told in one breath, the days are said of both. */
void take_joined_visit(const struct choice *h, struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		if (!is_joined_visit(h, i) || at(h, i + 1) != e->c)
			continue;
		if (e->date == STR_NONE)
			e->date = at(h, i)->date;
		if (e->place.end == 0)
			e->place = at(h, i)->place;
	}
}

/* Its place stands right behind its words or the day behind them, behind a verb of holding, or in front; not "dâng hoa tại đài
 * tưởng niệm …; giao lưu". */
static bool owns_place(const struct choice *h, const struct candidate *c)
{
	const struct date *day = date_beginning(h->t.f, c->name.end);

	if (c->verb && c->kind == KIND_CALL && c->date_in_front)
		return true; /* "hôm nay tiếp ông X, Bí thư Y, tại trụ sở Chính phủ" */
	return c->place.first <= (day ? day->range.end : c->name.end) + 2 || c->place.end <= c->word.first
		       ? c->place.first >= c->name.end || c->place.first <= c->clause.first + 12
		       : find_cue(&h->t, CUE_hold, c->name.end, c->place.first) != STR_NONE;
}

/* "Trong chuyến thăm tỉnh X ngày 17/3, đoàn đã hội đàm": a visit of one day, so its day is that of the talks. */
static void take_day_of_framework(const struct choice *h, struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n && e->date == STR_NONE; i++) {
		const struct candidate *c = at(h, i);
		if (c->framework && c->kind == KIND_VISIT && c->sentence == e->c->sentence && c->date != STR_NONE &&
			!is_range_of_days(h, c->date) && h->t.f->dates.v[c->date].precision == DATE_DAY)
			e->date = c->date;
	}
}

/* "Khi tiếp Ngoại trưởng X hôm nay tại …": the reception that the headline or a caption tells without its day. */
static bool is_told_with_day(const struct choice *h, const struct candidate *c)
{
	const struct date *d = &h->t.f->dates.v[c->date];
	bool beside = d->range.first == c->name.end && d->basis.n && !d->year_written; /* "cuộc gặp song phương hôm nay ở …" */
	bool placed = !c->verb && c->place.first >= c->name.end && c->place.first <= c->name.end + PLACE_REACH &&
		      d->range.first >= c->place.end && d->range.first <= c->place.end + PLACE_REACH;

	if (placed && c->sentence < h->lede_end && d->precision == DATE_DAY)
		return true; /* "dự Diễn đàn X tại Phnom Penh, Campuchia trong hai ngày 11/5 và 12/5" */

	return c->sentence < h->lede_end && ((c->verb && c->kind == KIND_CALL && !c->anaphor) || beside) &&
	       d->precision == DATE_DAY && !is_range_of_days(h, c->date);
}

/* "tuần tới", and later "từ 4/4 đến 5/4": days inside a week or month. */
static bool is_within(const struct choice *h, size_t days, size_t period)
{
	const struct date *d = days == STR_NONE ? NULL : &h->t.f->dates.v[days];
	const struct date *p = period == STR_NONE ? NULL : &h->t.f->dates.v[period];

	return d && p && d->precision == DATE_DAY && (p->precision == DATE_WEEK || p->precision == DATE_MONTH) && d->start.year &&
	       p->start.year && date_against(p, d->start) == 0;
}

/* "ở khu vực biên giới", "đến Lào dự hội nghị", and later "tại huyện X, tỉnh Y": a place that says more. */
static bool is_better_place(const struct choice *h, const struct frame *e, struct range other)
{
	const struct facts *f = h->t.f;
	size_t i = places_from(f, e->place.first), k = places_from(f, other.first);
	const struct place *old = i < f->places.n && f->places.v[i].range.first < e->place.end ? &f->places.v[i] : NULL;
	const struct place *new = k < f->places.n && f->places.v[k].range.first < other.end ? &f->places.v[k] : NULL;
	struct phrase_hit hit;

	if (!new || !new->certain || !new->province.n)
		return false;
	if (old && old->country.n)
		return e->kind != KIND_VISIT && old->level == PLACE_COUNTRY && str_eq(old->country, new->country);
	return place_word_at(f, e->place.first, PW_border, &hit);
}

/* "…, khi đón Thủ tướng X thăm chính thức. … X đến thăm chính thức Lào trong hai ngày 24/4 và 25/4": the visit told again. */
static bool tells_days_again(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	struct str here = country_told(h, e->place), there = country_told(h, c->place);

	return e->kind == KIND_VISIT && e->c->verb && e->date == STR_NONE && c->kind == KIND_VISIT && (c->verb || !c->anaphor) &&
	       there.n && (!here.n || str_eq(here, there)) && h->t.f->dates.v[c->date].precision == DATE_DAY && !c->date_in_front;
}

/* It has no day, or only a week, a month, the day of the way there. */
static bool may_be_dated_better(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	bool better = is_vague(h, e->date) || is_within(h, c->date, e->date) || (e->c->way && e->date == e->c->date);

	return better && c->date != STR_NONE && !is_vague(h, c->date);
}

static bool may_be_placed_better(const struct choice *h, const struct frame *e, const struct candidate *c)
{
	return (e->place.end == 0 || is_better_place(h, e, c->place)) && c->place.end &&
	       (!c->anaphor || c->place.first == c->word.end + 1);
}

/* Date and place from a later sentence that tells of the same event. */
static void fill_from_others(const struct choice *h, struct frame *e)
{
	size_t limit = end_of_lede(h->t.f, DATE_SENTENCES);

	take_front(h, e);
	for (size_t i = 0; i < h->t.all.n; i++) /* the framework's place before that of other sentences */
		if (at(h, i)->framework && at(h, i)->sentence == e->c->sentence && e->place.end == 0 &&
			!is_country(h, at(h, i)->place))
			e->place = at(h, i)->place;
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->sentence >= limit || !same_event(e, c) || !is_real(c) || is_other_hour(h, e->date, c))
			continue;
		bool again = c->date != STR_NONE && tells_days_again(h, e, c);
		if (again && e->place.end == 0)
			e->place = c->place;
		if (may_be_dated_better(h, e, c) && (c->date_in_front || is_headline(h->t.f, c->sentence) || is_told_held(h, c) ||
							    is_told_with_day(h, c) || again))
			e->date = c->date;
		if (may_be_placed_better(h, e, c) && (owns_place(h, c) || (c->date != STR_NONE && is_told_with_day(h, c))))
			e->place = c->place; /* "Cùng dự hội đàm tại trụ sở …" */
	}
	take_joined_visit(h, e);
	take_day_of_framework(h, e);
}

/* "đã diễn ra" the morning after the page's date: pages are put up in advance; a day without its year may be months ago. */
static bool is_told_as_done(const struct choice *h, const struct candidate *c, size_t date)
{
	size_t first = c->word.first > c->clause.first + 6 ? c->word.first - 6 : c->clause.first;

	return date != STR_NONE && h->t.published.year &&
	       (days_apart(h->t.f->dates.v[date].start, h->t.published) <= 1 ||
		       (!h->t.f->dates.v[date].year_written &&
			       days_apart(h->t.f->dates.v[date].start, h->t.published) > MONTHS_AHEAD)) &&
	       find_cue(&h->t, CUE_done, first, c->word.first) != STR_NONE;
}

/* "Chuẩn bị các điều kiện cho Hội đàm cấp cao" */
static bool headline_prepares(const struct choice *h)
{
	return h->headline != STR_NONE && at(h, h->headline)->future_near && at(h, h->headline)->kind == at(h, h->main)->kind;
}

/* Begun before the page was published. */
static bool is_over(const struct choice *h, size_t date)
{
	const struct date *d = date == STR_NONE ? NULL : &h->t.f->dates.v[date];

	return d && d->precision == DATE_DAY && d->start.year && h->t.published.year && days_apart(d->start, h->t.published) < 0;
}

static enum event_status status_of_main(const struct choice *h, const struct candidate *c, const struct frame *e)
{
	if (c->cancelled)
		return STATUS_CANCELLED;
	if (c->postponed)
		return STATUS_POSTPONED;
	if (!c->future && is_told_as_done(h, c, e->date))
		return STATUS_HELD;
	if (is_over(h, e->date) && h->t.f->language != LANGUAGE_VI)
		return STATUS_HELD; /* "The visit is set to strengthen ties. The delegation came on April 3" */
	return is_future_date(h, e->date) || c->future_near || headline_prepares(h) ||
			       (c->future && !(e->date != STR_NONE && h->t.published.year && !is_future_date(h, e->date)))
		       ? STATUS_PLANNED
		       : STATUS_HELD;
}

static void take_place_of_date(const struct choice *h, struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->date == e->date && at(h, i)->place.end) {
			e->place = at(h, i)->place;
			return;
		}
}

/* What is only announced: the first date after publication. */
static void take_future_date(const struct choice *h, struct frame *e)
{
	size_t limit = end_of_lede(h->t.f, DATE_SENTENCES);

	for (size_t i = 0; i < h->t.f->dates.n; i++) {
		const struct date *d = &h->t.f->dates.v[i];
		size_t s = h->t.f->sentence_of[d->range.first];
		if (d->precision == DATE_DAY && !d->recurring && s != STR_NONE && s < limit && is_future_date(h, i)) {
			e->date = i;
			take_place_of_date(h, e);
			return;
		}
	}
}

/* A day told in the sentences before the one that tells the event. */
static size_t date_of_lede(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->t.f->dates.n; i++) {
		const struct date *d = &h->t.f->dates.v[i];
		size_t s = h->t.f->sentence_of[d->range.first];
		bool english = str_eq(h->t.f->lang, STR("en")) &&
			       s < h->lede_end; /* "During their talks on November 25, …" comes later */
		if (s != STR_NONE && (s < c->sentence || english) && is_body(h->t.f, s) && d->precision == DATE_DAY &&
			!d->recurring && !is_future_date(h, i))
			return i;
	}
	return STR_NONE;
}

/* "trong cuộc họp hôm nay … Cuộc họp lần thứ 5 Ủy ban liên hợp": the bare word of the lede is the session named after it. */
static bool is_session_told(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->t.all.n && c->kind == KIND_WORKING_SESSION && c->weak; i++) {
		const struct candidate *o = at(h, i);
		if (o->kind == KIND_COMMITTEE_SESSION && o->ordinal && is_real(o) && !o->future && !o->past && !o->framework &&
			is_body(h->t.f, o->sentence) && o->sentence < h->lede_end)
			return true;
	}
	return false;
}

/* The day of a meeting told in its own words. */
static bool is_taken(const struct choice *h, size_t date)
{
	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->date == date)
			return true;
	return false;
}

/* "Trao đổi với Thủ tướng X trưa 21/12 tại …": the only day told near the meeting that is not long over. */
static size_t date_near(const struct choice *h, const struct candidate *c)
{
	const struct facts *f = h->t.f;

	for (size_t i = dates_from(f, f->sentences[c->sentence].end); i < f->dates.n; i++) {
		const struct date *d = &f->dates.v[i];
		size_t s = f->sentence_of[d->range.first];
		long days;
		if (s == STR_NONE || s >= h->lede_end)
			break;
		days = d->start.year && h->t.published.year ? days_apart(h->t.published, d->start) : -1;
		if (is_body(f, s) && d->precision == DATE_DAY && !d->recurring && !is_range_of_days(h, i) && days >= 0 &&
			days <= NEAR_DAYS && !is_taken(h, i))
			return i;
	}
	return STR_NONE;
}

/* "Diễn tập … tại huyện X tổ chức ngày 28/8. Đây là hoạt động chính của giao lưu …": with the day its place. */
static void take_day_told_before(const struct choice *h, struct frame *e)
{
	e->date = date_of_lede(h, e->c);
	if (e->place.end == 0 && h->t.f->sentence_of[h->t.f->dates.v[e->date].range.first] < e->c->sentence)
		take_place_of_date(h, e);
}

/* "Lãnh đạo tỉnh tiếp Đoàn tỉnh X", and below "Chiều 8/5, Đoàn đã đến thăm, làm việc": one reception. */
static bool is_received_guest(const struct choice *h, const struct candidate *c)
{
	const struct candidate *head = at(h, h->headline);

	return h->t.f->language == LANGUAGE_VI && head->kind == KIND_CALL && head->verb && !head->weak && c->kind == KIND_VISIT &&
	       c->verb && c->date_in_front && !is_range_of_days(h, c->date) && !c->future;
}

/* The headline's word names the kind of a meeting that the lede calls by another word. */
static enum event_kind kind_of_main(const struct choice *h, const struct candidate *c)
{
	enum event_kind kind = h->headline == STR_NONE ? c->kind : at(h, h->headline)->kind;

	if (is_session_told(h, c))
		return KIND_COMMITTEE_SESSION;
	if (h->headline != STR_NONE && is_received_guest(h, c))
		return KIND_CALL;

	bool plain = str_eq(h->t.f->lang, STR("en")) &&
		     (c->kind == KIND_WORKING_SESSION || (c->kind == KIND_CALL && c->verb)); /* "had a meeting with", "met" */

	plain |= kind == KIND_TALKS && c->kind == KIND_CALL && c->verb &&
		 h->t.f->language == LANGUAGE_VI; /* "hội đàm": "Tiếp …" */
	if (kind == c->kind || at(h, h->headline)->weak || !is_meeting(kind) || !(is_meeting(c->kind) || plain))
		return c->kind;
	return kind;
}

/* Only the headline has the word: the first sentence below it tells day and place. */
static void take_from_lede(const struct choice *h, struct frame *e)
{
	const struct facts *f = h->t.f;

	for (size_t s = e->c->sentence + 1; s < f->article->sentences.n && s < h->lede_end; s++) {
		if (!is_body(f, s))
			continue;
		for (size_t i = dates_from(f, f->sentences[s].first);
			is_vague(h, e->date) && i < f->dates.n && f->dates.v[i].range.first < f->sentences[s].end; i++)
			if (f->dates.v[i].precision == DATE_DAY && !f->dates.v[i].recurring)
				e->date = i;
		if (e->place.end == 0)
			e->place = located_in(&h->t, f->sentences[s].first, f->sentences[s].end, false);
		return;
	}
}

/* "Lễ đón Bộ trưởng … tại Hà Nội chiều 25/1. Sau lễ đón, hai bên hội đàm": day and place of the welcome. */
static void take_from_welcome(const struct choice *h, struct frame *e)
{
	size_t limit = end_of_lede(h->t.f, DATE_SENTENCES);

	for (size_t i = 0; i < h->t.all.n && (e->kind == KIND_TALKS || e->kind == KIND_WORKING_SESSION); i++) {
		const struct candidate *c = at(h, i);
		if (c->sentence >= limit || c->future || !is_welcome(h, c))
			continue;
		if (is_vague(h, e->date) && c->date != STR_NONE)
			e->date = c->date;
		if (e->place.end == 0 && (e->date == c->date || c->date == STR_NONE))
			e->place = c->place;
	}
}

/* "tại Hà Nội chiều 5/2", "tại Hà Nội, ngày 5/2" */
static struct range place_ending_at(const struct choice *h, size_t sentence, size_t date)
{
	struct range r = located_in(&h->t, h->t.f->sentences[sentence].first, date, true);

	return r.end == date || (r.end + 1 == date && has_cue(&h->t, r.end, CUE_comma)) ? r : (struct range){0, 0};
}

/* "ký ngày 5/2 tại thủ đô X", "tại X, ngày 5/2": a place that stands beside its day. */
static void take_place_beside_day(const struct choice *h, struct frame *e)
{
	const struct facts *f = h->t.f;

	for (size_t i = 0; i < f->dates.n && e->place.end == 0 && e->date != STR_NONE; i++) {
		size_t s = f->sentence_of[f->dates.v[i].range.first], end = f->dates.v[i].range.end;
		struct range behind;
		if (s == STR_NONE || s >= h->lede_end || !(is_body(f, s) || is_headline(f, s)) || !same_day(h, i, e->date))
			continue;
		behind = located_in(&h->t, end, f->sentences[s].end, false);
		if (behind.end && behind.first <= end + 2)
			e->place = behind;
		else
			e->place = place_ending_at(h, s, f->dates.v[i].range.first);
	}
}

/* Behind the words of others in its clause, where it is not their own: "tiếp đoàn … đang có chuyến thăm tại Việt Nam". */
static struct range place_behind_others(const struct choice *h, const struct candidate *c)
{
	struct range r = located_after(&h->t, c->word.end, c->clause.end);

	for (size_t i = 0; r.end && i < h->t.all.n; i++)
		if (at(h, i) != c && at(h, i)->sentence == c->sentence && at(h, i)->kind == KIND_VISIT && is_country(h, r) &&
			at(h, i)->word.first < r.first)
			return (struct range){0, 0};
	return r;
}

/* "tiếp xúc song phương hôm 7/8 … hôm 7/8 gặp gỡ Ngoại trưởng X tại thủ đô Y": told by another word, with its day and place. */
static struct range place_told_again(const struct choice *h, const struct frame *e)
{
	for (size_t i = 0; e->date != STR_NONE && i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		bool meets = c->kind == KIND_CALL || c->kind == KIND_TALKS || c->kind == KIND_GATHERING ||
			     c->kind == KIND_WORKING_SESSION;
		if (meets && e->kind != KIND_VISIT && c->sentence < h->lede_end && is_real(c) && !c->framework && !c->anaphor &&
			!c->future && c->date != STR_NONE && same_day(h, c->date, e->date) && !is_other_hour(h, e->date, c) &&
			c->place.first >= c->word.end)
			return c->place;
	}
	return (struct range){0, 0};
}

/* "Chương trình diễn ra từ ngày 5 đến 7/6", "Các hoạt động được tổ chức trong hai ngày …": the days of what was told without. */
static size_t date_of_programme(const struct choice *h, const struct candidate *c)
{
	enum { SENTENCES = 5, WORDS = 3 };
	const struct facts *f = h->t.f;

	for (size_t s = c->sentence + 1; s < f->article->sentences.n && s <= c->sentence + SENTENCES; s++) {
		size_t first = f->sentences[s].first, noun = first, hold, date;
		if (!is_body(f, s) || first >= f->sentences[s].end)
			continue;
		noun += has_cue(&h->t, first, CUE_programme) ? 0 : 1; /* "Các hoạt động" */
		hold = has_cue(&h->t, noun, CUE_programme) ? find_cue(&h->t, CUE_hold, noun, noun + WORDS + 1) : STR_NONE;
		date = hold == STR_NONE ? f->dates.n : dates_from(f, hold);
		if (date < f->dates.n && f->dates.v[date].range.first < f->sentences[s].end &&
			f->dates.v[date].precision == DATE_DAY && !f->dates.v[date].recurring)
			return date;
	}
	return STR_NONE;
}

/* "ban hành kế hoạch tham dự Gặp gỡ đầu Xuân năm 2031", and below "đoàn sẽ dự Gặp gỡ từ ngày 12/3": told without a day, it is to come. */
static bool is_announced_below(const struct choice *h, const struct frame *e)
{
	size_t first = e->c->word.first > e->c->clause.first + 6 ? e->c->word.first - 6 : e->c->clause.first;

	if (h->t.f->language != LANGUAGE_VI || e->c->verb || !is_vague(h, e->date) || e->kind == KIND_VISIT ||
		e->kind == KIND_SIGNING || find_cue(&h->t, CUE_done, first, e->c->word.first) != STR_NONE)
		return false;
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->kind == e->kind && c->future && !c->next && is_real(c) && c->sentence > e->c->sentence &&
			c->sentence < e->zone_end && is_body(h->t.f, c->sentence) && (!c->ordinal || c->ordinal == e->ordinal) &&
			!c->postponed && !c->cancelled &&
			(c->date == STR_NONE ? e->kind != KIND_TALKS : is_future_date(h, c->date)))
			return true;
	}
	return false;
}

void add_main(struct choice *h)
{
	const struct candidate *c = at(h, h->main);
	struct frame e = frame_of(h, c, "main");

	e.main = true;
	e.kind = kind_of_main(h, c);
	e.zone_first = 0;
	e.zone_end = end_of_lede(h->t.f, ZONE_SENTENCES);
	fill_name(h, &e);
	ordinal_of_this(h, &e);
	fill_from_others(h, &e);
	if (is_headline(h->t.f, c->sentence))
		take_from_lede(h, &e);
	take_from_welcome(h, &e);
	if (e.place.end == 0)
		e.place = place_behind_others(h, c);
	if (e.place.end == 0 && h->t.f->language == LANGUAGE_VI)
		e.place = place_told_again(h, &e);
	bool announced = is_announced_below(h, &e);
	if (is_vague(h, e.date) && !announced && date_of_lede(h, c) != STR_NONE)
		take_day_told_before(h, &e);
	if (e.date == STR_NONE && !announced && !c->future && h->t.f->language == LANGUAGE_VI)
		e.date = date_near(h, c);
	if (is_vague(h, e.date) && date_of_programme(h, c) != STR_NONE)
		e.date = date_of_programme(h, c);
	take_place_beside_day(h, &e);
	e.visited = visited_country(h, &e);
	e.status = announced ? STATUS_PLANNED : status_of_main(h, c, &e);
	if (e.status == STATUS_PLANNED && !is_future_date(h, e.date))
		take_future_date(h, &e);
	if (e.status == STATUS_PLANNED && is_over(h, e.date) && !is_range_of_days(h, e.date) && e.kind != KIND_VISIT)
		e.date = STR_NONE; /* "Ngày 20/3 yêu cầu chuẩn bị tốt cho Giao lưu": of the order */
	*PUSH(h->t.f->one, &h->frames) = e;
}
