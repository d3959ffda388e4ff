#include "choice.h"

#include <stdlib.h>

long days_apart(struct day a, struct day b)
{
	return (a.year - b.year) * 365L + (a.month - b.month) * 30L + (a.day - b.day);
}

/* Kinds that one meeting may be called by. */
bool is_meeting(enum event_kind kind)
{
	return kind == KIND_CONFERENCE || kind == KIND_COMMITTEE_SESSION || kind == KIND_TALKS;
}

bool is_future_date(const struct choice *h, size_t date)
{
	const struct date *d = date == STR_NONE ? NULL : &h->t.f->dates.v[date];

	return d && d->start.year && h->t.published.year && date_against(d, h->t.published) > 0;
}

/* The sentence after the first ones of the running text. */
size_t end_of_lede(const struct facts *f, size_t sentences)
{
	size_t n = 0;

	for (size_t s = 0; s < f->article->sentences.n; s++)
		if (is_body(f, s) && ++n > sentences)
			return s;
	return f->article->sentences.n;
}

/* No date, or only the year or quarter of the name. */
bool is_vague(const struct choice *h, size_t date)
{
	enum date_precision p = date == STR_NONE ? DATE_NONE : h->t.f->dates.v[date].precision;

	return p == DATE_NONE || p == DATE_YEAR || p == DATE_HALF || p == DATE_QUARTER;
}

bool tells_foreign(const struct choice *h, size_t first, size_t end)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, first); i < f->places.n && f->places.v[i].range.first < end; i++)
		if (f->places.v[i].certain && f->places.v[i].country.n && !str_eq(f->places.v[i].country, STR("VN")))
			return true;
	return false;
}

/* "cuộc họp của lãnh đạo 3 tỉnh A (Việt Nam) và B (Lào)": both sides meet to prepare; not "họp bàn đón Đoàn tỉnh B". */
bool tells_both_sides(const struct choice *h, const struct candidate *c)
{
	size_t end = c->word.end + 24 < c->segment.end ? c->word.end + 24 : c->segment.end;
	size_t guest = find_cue(&h->t, CUE_delegation, c->word.end, end);

	return find_cue(&h->t, CUE_home, c->word.end, c->word.end + 6) != STR_NONE &&
	       tells_foreign(h, c->word.end, guest == STR_NONE ? end : guest);
}

/* "họp bàn chuẩn bị đón Đoàn … sang thăm từ ngày 24/7": the visit to come is the event, not the meeting that prepares it. */
bool is_preparation(const struct choice *h, const struct candidate *c)
{
	if (tells_both_sides(h, c))
		return false;
	for (size_t i = 0; i < h->t.all.n && c->weak && c->kind == KIND_WORKING_SESSION; i++)
		if (at(h, i)->sentence == c->sentence && !at(h, i)->weak &&
			(is_future_date(h, at(h, i)->date) ||
				(at(h, i)->future_near && at(h, i)->date != STR_NONE && at(h, i)->date != c->date)))
			return true;
	return false;
}

struct frame frame_of(const struct choice *h, const struct candidate *c, const char *rule)
{
	struct frame e = {.c = c,
		.kind = c->kind,
		.name = c->name,
		.ordinal = c->ordinal,
		.date = c->date,
		.place = c->place,
		.sides = &h->sides,
		.until = STR_NONE,
		.rule = rule};

	e.zone_first = c->sentence;
	e.zone_end = c->sentence + 1;
	return e;
}

size_t event_name_words(const struct candidate *c)
{
	return c->name.end - c->name.first;
}

bool same_event(const struct frame *e, const struct candidate *c)
{
	return c->kind == e->kind && !(c->ordinal && e->ordinal && c->ordinal != e->ordinal) && !c->future && !c->past &&
	       !c->framework;
}

bool is_other_hour(const struct choice *h, size_t date, const struct candidate *c)
{
	struct str mine = date == STR_NONE ? STR("") : h->t.f->dates.v[date].time_of_day;
	struct str its = c->date == STR_NONE ? STR("") : h->t.f->dates.v[c->date].time_of_day;

	return its.n && !str_eq(mine, its) && c->date_in_front && c->follow;
}

bool is_country(const struct choice *h, struct range place)
{
	const struct place *p = place.end ? place_at(h->t.f, place.first) : NULL;

	return p && p->level == PLACE_COUNTRY;
}

/* "Tại buổi làm việc diễn ra ngày 3/6, ...": told again, the day right behind the verb. */
static bool is_held_on(const struct choice *h, const struct candidate *c, size_t day)
{
	size_t end = c->name.end > c->word.end ? c->name.end : c->word.end;

	return !c->verb && has_cue(&h->t, end, CUE_hold) && day > end && day <= end + h->t.cue[end].words + 1;
}

/* "Chuyến công tác diễn ra từ ngày 2 đến 4/4": the event opens the sentence, and a verb of holding stands before the date. */
bool is_told_held(const struct choice *h, const struct candidate *c)
{
	const struct range day = h->t.f->dates.v[c->date].range;
	size_t date = day.first;

	if (is_han(&h->t, c->word.first)) /* 会议于11月5日上午举行 */
		return !c->verb && date >= c->word.end && date < c->name.end + 4 &&
		       find_cue(&h->t, CUE_hold, day.end, day.end + 4) != STR_NONE;
	if (is_held_on(h, c, date))
		return true;
	return !c->verb && !c->anaphor && c->word.first <= c->clause.first + 1 && date >= c->name.end &&
	       date < c->name.end + 12 && find_cue(&h->t, CUE_hold, c->name.end, date) != STR_NONE;
}

bool is_range_of_days(const struct choice *h, size_t date)
{
	const struct date *d = date == STR_NONE ? NULL : &h->t.f->dates.v[date];

	return d && d->precision == DATE_DAY && (d->start.day != d->end.day || d->start.month != d->end.month);
}

struct str country_told(const struct choice *h, struct range place)
{
	const struct facts *f = h->t.f;
	const struct place *inside = place.end > place.first ? place_at(f, place.first) : NULL;

	if (inside && inside->country.n)
		return inside->country;
	for (size_t i = places_from(f, place.first); i < f->places.n && f->places.v[i].range.first < place.end; i++)
		if (f->places.v[i].certain && f->places.v[i].country.n)
			return f->places.v[i].country;
	return STR("");
}

/* A visit that is going on: not announced, wished for or months ago. */
static bool is_course_of(const struct choice *h, const struct candidate *c, const struct frame *e)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	const struct date *o = e->date == STR_NONE ? NULL : &h->t.f->dates.v[e->date];

	if (c->kind != KIND_VISIT || c->future || c->past || c->invited || !is_real(c) || c == e->c || !is_country(h, c->place))
		return false;
	if (!d)
		return (c->framework || !c->anaphor) &&
		       (h->sides.home.n == 2 || (c->sentence <= e->c->sentence + 1 && e->c->sentence <= c->sentence + 1));
	return d->precision == DATE_DAY && (!o || !o->start.year || labs(days_apart(d->start, o->start)) < 9);
}

/* "nhân chuyến thăm chính thức Lào", "đang thăm Việt Nam": where talks without a place are; empty where two are told. */
struct str visited_country(const struct choice *h, const struct frame *e)
{
	struct str found = STR("");

	for (size_t i = 0; i < h->t.all.n && at(h, i)->sentence < h->lede_end + 2 && e->kind != KIND_VISIT; i++) {
		struct str country = is_course_of(h, at(h, i), e) ? country_told(h, at(h, i)->place) : STR("");
		if (found.n && country.n && !str_eq(found, country))
			return STR("");
		found = country.n ? country : found;
	}
	return found;
}

/* "lễ đón": the guest is welcomed before the meeting. */
bool is_welcome(const struct choice *h, const struct candidate *c)
{
	return c->kind == KIND_CEREMONY && opens_cue(&h->t, c->word.first, CUE_welcome);
}
