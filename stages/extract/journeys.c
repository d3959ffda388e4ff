#include "journeys.h"

#include "event_places.h"

static bool is_stop(const struct choice *h, const struct candidate *visit, size_t days, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	return d && is_real(c) && !c->framework && c->sentence > visit->sentence && is_body(h->t.f, c->sentence) &&
	       c->date_in_front && d->precision == DATE_DAY && !is_range_of_days(h, c->date) &&
	       date_against(&h->t.f->dates.v[days], d->start) == 0;
}

/* Talks (calls …) on more than one day of the visit. */
static bool goes_on(const struct choice *h, const struct candidate *visit, enum event_kind kind)
{
	const struct candidate *first = NULL;

	if (visit->kind != KIND_VISIT || !is_real(visit) || !is_range_of_days(h, visit->date))
		return false;
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->kind != kind || !is_stop(h, visit, visit->date, c))
			continue;
		if (first && days_apart(h->t.f->dates.v[c->date].start, h->t.f->dates.v[first->date].start) != 0)
			return true;
		first = first ? first : c;
	}
	return false;
}

bool is_journey(const struct choice *h, const struct candidate *visit)
{
	return goes_on(h, visit, KIND_TALKS) || goes_on(h, visit, KIND_CALL) || goes_on(h, visit, KIND_WORKING_SESSION);
}

/* "Trong chuyến thăm các tỉnh X, Y từ ngày 3 đến 6/4, đoàn đã hội đàm với lãnh đạo các tỉnh", "từ ngày 3 đến 6/4, đoàn đã sang thăm
 * và hội đàm với công an hai tỉnh": the talks of the stops, told in one word. */
size_t journey_of(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i);

	if (c->kind != KIND_TALKS && c->kind != KIND_CALL && c->kind != KIND_WORKING_SESSION)
		return STR_NONE;
	for (size_t k = i; k-- > 0 && at(h, k)->sentence == c->sentence;)
		if ((c->date == STR_NONE || c->date == at(h, k)->date) && goes_on(h, at(h, k), c->kind))
			return k;
	return STR_NONE;
}

/* "chúc Tết Bí thư Tỉnh ủy X", not "thăm nhà máy ở X" */
static bool visits_somebody(const struct choice *h, const struct candidate *c)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, c->word.end); i < f->places.n && f->places.v[i].range.first < c->segment.end; i++)
		if (f->places.v[i].certain && !str_eq(f->places.v[i].country, STR("VN")) && !is_where(&h->t, &f->places.v[i]))
			return true;
	return false;
}

bool is_stop_by_place(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);
	const struct place *p = c->place.end ? place_at(h->t.f, c->place.end - 1) : NULL;

	if (m->kind != KIND_VISIT || m->status != STATUS_HELD || (c->kind != KIND_TALKS && !is_range_of_days(h, m->date)) ||
		c->date != STR_NONE || c->anaphor || c->framework || c->future || c->place.first > c->clause.first + 2 || !p ||
		str_eq(p->country, STR("VN")))
		return false;
	if (c->kind != KIND_TALKS && c->kind != KIND_WORKING_SESSION && c->kind != KIND_CALL &&
		!(c->kind == KIND_VISIT && visits_somebody(h, c) && !is_country(h, c->place)))
		return false;
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct place *o = h->frames.v[i].place.end ? place_at(h->t.f, h->frames.v[i].place.end - 1) : NULL;
		if (i && o && str_eq(o->province, p->province) && h->frames.v[i].kind == c->kind)
			return false;
	}
	return is_body(h->t.f, c->sentence);
}

bool is_dated_below(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->kind == c->kind && main_frame(h)->date != STR_NONE &&
			is_stop(h, main_frame(h)->c, main_frame(h)->date, at(h, i)))
			return true;
	return false;
}

void take_days_in_front(const struct choice *h, struct frame *e)
{
	const struct facts *f = h->t.f;

	for (size_t i = 0; e->date == STR_NONE && e->status == STATUS_HELD && i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		size_t first = f->sentences[c->sentence].first, date = dates_from(f, first);
		if (!c->framework || c->kind != e->kind || c->ordinal != e->ordinal || !is_body(f, c->sentence) ||
			date >= f->dates.n || f->dates.v[date].range.first > first + 8 ||
			f->dates.v[date].range.end > c->word.first || !is_range_of_days(h, date))
			continue;
		e->date = date;
		if (e->place.end == 0)
			e->place = located_in(&h->t, f->dates.v[date].range.end, c->word.first, false);
	}
}

bool is_behind_rite(const struct choice *h, const struct candidate *c)
{
	size_t rite = find_cue(&h->t, CUE_rite, c->clause.first, c->word.first);

	while (rite != STR_NONE && h->t.cue[rite].value) /* a sight, which a visit has behind it */
		rite = find_cue(&h->t, CUE_rite, rite + 1, c->word.first);

	return rite != STR_NONE && c->verb && c->kind == KIND_VISIT && !visits_somebody(h, c) &&
	       find_cue(&h->t, CUE_comma, rite, c->word.first) == STR_NONE;
}
