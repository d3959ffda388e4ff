#include "event_names.h"
#include "event_places.h"
#include "frames.h"

enum { LEDE_SENTENCES = 4, DATE_SENTENCES = 7, ZONE_SENTENCES = 12, REFERENCE_DAYS = 8, MAX_FRAMES = 24 };

struct frames {
	struct frame *v;
	size_t n, cap;
};

/* What the choice of events is made from. */
struct choice {
	struct telling t;
	struct frames frames;
	struct sides sides;
	size_t headline; /* index of the headline's candidate, STR_NONE if none */
	size_t main;     /* index of the main candidate */
	size_t lede_end; /* sentence after the ones that count as lede */
};

static const struct candidate *at(const struct choice *h, size_t i)
{
	return &h->t.all.v[i];
}

static bool is_real(const struct candidate *c)
{
	return !c->counted && !c->document;
}

static long days_apart(struct day a, struct day b)
{
	return (a.year - b.year) * 365L + (a.month - b.month) * 30L + (a.day - b.day);
}

/* Kinds that one meeting may be called by. */
static bool is_meeting(enum event_kind kind)
{
	return kind == KIND_CONFERENCE || kind == KIND_COMMITTEE_SESSION || kind == KIND_TALKS;
}

static bool is_future_date(const struct choice *h, size_t date)
{
	const struct date *d = date == STR_NONE ? NULL : &h->t.f->dates.v[date];

	return d && d->start.year && h->t.published.year && date_against(d, h->t.published) > 0;
}

/* ---- main ---- */

static size_t headline_candidate(const struct choice *h)
{
	size_t weak = STR_NONE;

	for (size_t i = 0; i < h->t.all.n; i++)
		if (is_headline(h->t.f, at(h, i)->sentence) && is_real(at(h, i)) && !at(h, i)->framework && !at(h, i)->anaphor) {
			if (weak != STR_NONE && at(h, i)->future_near && at(h, weak)->kind == KIND_WORKING_SESSION)
				return weak; /* "Ba tỉnh họp chuẩn bị Giao lưu hữu nghị …" */
			bool opens = at(h, i)->word.first <= h->t.f->sentences[at(h, i)->sentence].first + 1 &&
				     at(h, i)->kind != KIND_OTHER;
			if ((!at(h, i)->weak && at(h, i)->kind != KIND_SIGNING) || opens)
				return i;
			if (weak == STR_NONE && at(h, i)->kind != KIND_OTHER)
				weak = i;
		}
	return weak;
}

/* The sentence after the first ones of the running text. */
static size_t end_of_lede(const struct facts *f, size_t sentences)
{
	size_t n = 0;

	for (size_t s = 0; s < f->article->sentences.n; s++)
		if (is_body(f, s) && ++n > sentences)
			return s;
	return f->article->sentences.n;
}

static bool may_be_main(const struct choice *h, const struct candidate *c)
{
	return is_body(h->t.f, c->sentence) && c->sentence < h->lede_end && is_real(c) && !c->framework && !c->past &&
	       !c->invited && c->kind != KIND_OTHER;
}

/* "chuyến thăm, hội đàm thường niên": the talks are the event. */
static bool is_joined_visit(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i), *next = i + 1 < h->t.all.n ? at(h, i + 1) : NULL;

	return c->kind == KIND_VISIT && next && next->kind == KIND_TALKS && next->sentence == c->sentence &&
	       next->word.first == c->word.end + 1;
}

/* No date, or only the year or quarter of the name. */
static bool is_vague(const struct choice *h, size_t date)
{
	enum date_precision p = date == STR_NONE ? DATE_NONE : h->t.f->dates.v[date].precision;

	return p == DATE_NONE || p == DATE_YEAR || p == DATE_HALF || p == DATE_QUARTER;
}

static bool tells_foreign(const struct choice *h, size_t first, size_t end)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, first); i < f->places.n && f->places.v[i].range.first < end; i++)
		if (f->places.v[i].certain && f->places.v[i].country.n && !str_eq(f->places.v[i].country, STR("VN")))
			return true;
	return false;
}

/* "cuộc họp của lãnh đạo 3 tỉnh A (Việt Nam) và B (Lào)": both sides meet to prepare; not "họp bàn đón Đoàn tỉnh B". */
static bool tells_both_sides(const struct choice *h, const struct candidate *c)
{
	size_t end = c->word.end + 24 < c->segment.end ? c->word.end + 24 : c->segment.end;
	size_t guest = find_cue(&h->t, CUE_delegation, c->word.end, end);

	return find_cue(&h->t, CUE_home, c->word.end, c->word.end + 6) != STR_NONE &&
	       tells_foreign(h, c->word.end, guest == STR_NONE ? end : guest);
}

/* "họp bàn chuẩn bị đón Đoàn … sang thăm từ ngày 24/7": the visit to come is the event, not the meeting that prepares it. */
static bool is_preparation(const struct choice *h, const struct candidate *c)
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

/* "Năm 2015, hai tỉnh đã ký …": months before the page. */
static bool is_background(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	if (!d || !d->year_written || !h->t.published.year)
		return false;
	return d->precision == DATE_YEAR ? d->end.year < h->t.published.year : days_apart(h->t.published, d->end) > 60;
}

/* "Ngày 30/8 đã diễn ra cuộc họp của lãnh đạo 3 tỉnh …": told with its day, and both sides are there. */
static bool meets_to_prepare(const struct choice *h, const struct candidate *c)
{
	return c->weak && c->kind == KIND_WORKING_SESSION && c->date_in_front && !c->future && tells_both_sides(h, c);
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
		score -= is_background(h, c) ? 15 : 0;
		score -= best != STR_NONE && c->future_near && meets_to_prepare(h, at(h, best)) ? 20 : 0;
		score += best == STR_NONE || c->sentence == at(h, best)->sentence ? 0 : -9;
		if (score > best_score) {
			best = i;
			best_score = score;
		}
	}
	return best;
}

/* A candidate of kind `other` is a main only where the headline tells of it. */
static size_t other_candidate(const struct choice *h)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (is_body(h->t.f, c->sentence) && c->sentence < h->lede_end && is_real(c) && !c->framework &&
			h->headline != STR_NONE && c->kind == at(h, h->headline)->kind)
			return i;
	}
	return STR_NONE;
}

static bool choose_main(struct choice *h)
{
	h->headline = headline_candidate(h);
	h->lede_end = end_of_lede(h->t.f, LEDE_SENTENCES);
	h->main = h->headline != STR_NONE && at(h, h->headline)->kind == KIND_OTHER ? other_candidate(h) : STR_NONE;
	if (h->main == STR_NONE)
		h->main = lede_candidate(h);
	if (h->main == STR_NONE)
		h->main = h->headline;
	for (size_t i = 0; i < h->t.all.n && h->main == STR_NONE; i++)
		if (at(h, i)->framework && at(h, i)->date != STR_NONE && at(h, i)->sentence < h->lede_end && is_real(at(h, i)) &&
			!at(h, i)->future)
			h->main = i; /* "During their talks on November 25, …" */
	return h->main != STR_NONE;
}

/* ---- frames ---- */

static struct frame frame_of(const struct choice *h, const struct candidate *c, const char *rule)
{
	struct frame e = {.c = c,
		.kind = c->kind,
		.name = c->name,
		.ordinal = c->ordinal,
		.date = c->date,
		.place = c->place,
		.sides = &h->sides,
		.rule = rule};

	e.zone_first = c->sentence;
	e.zone_end = c->sentence + 1;
	return e;
}

static size_t name_words(const struct candidate *c)
{
	return c->name.end - c->name.first;
}

static bool same_event(const struct frame *e, const struct candidate *c)
{
	return c->kind == e->kind && !(c->ordinal && e->ordinal && c->ordinal != e->ordinal) && !c->future && !c->past &&
	       !c->framework;
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
		if (!e->ordinal)
			e->ordinal = c->ordinal;
		if (name_words(c) > e->name.end - e->name.first && !(c->verb && !e->c->verb))
			e->name = c->name;
	}
}

/* "Đây là lần thứ tư cuộc họp được mở." */
static void ordinal_of_this(const struct choice *h, struct frame *e)
{
	for (size_t s = 0; !e->ordinal && s < h->lede_end + 2 && s < h->t.f->article->sentences.n; s++) {
		size_t first = h->t.f->sentences[s].first, end;
		if (is_body(h->t.f, s) && has_cue(&h->t, first, CUE_this_is))
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

static bool is_country(const struct choice *h, struct range place)
{
	const struct place *p = place.end ? place_at(h->t.f, place.first) : NULL;

	return p && p->level == PLACE_COUNTRY;
}

/* "từ ngày 12 đến 14/10, Hội … sang thăm, hội đàm với …": told in one breath, the days are said of both. */
static void take_joined_visit(const struct choice *h, struct frame *e)
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

/* "Chuyến công tác diễn ra từ ngày 2 đến 4/4": the event opens the sentence, and a verb of holding stands before the date. */
static bool is_told_held(const struct choice *h, const struct candidate *c)
{
	size_t date = h->t.f->dates.v[c->date].range.first;

	return !c->verb && !c->anaphor && c->word.first <= c->clause.first + 1 && date >= c->name.end &&
	       date < c->name.end + 12 && find_cue(&h->t, CUE_hold, c->name.end, date) != STR_NONE;
}

/* Its place stands right behind its words, behind a verb of holding, or in front; not "dâng hoa tại đài tưởng niệm …; giao lưu". */
static bool owns_place(const struct choice *h, const struct candidate *c)
{
	return c->place.first <= c->name.end + 2 || c->place.end <= c->word.first
		       ? c->place.first >= c->name.end || c->place.first <= c->clause.first + 12
		       : find_cue(&h->t, CUE_hold, c->name.end, c->place.first) != STR_NONE;
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
		if (c->sentence >= limit || !same_event(e, c) || !is_real(c))
			continue;
		if (is_vague(h, e->date) && c->date != STR_NONE && !is_vague(h, c->date) &&
			(c->date_in_front || is_headline(h->t.f, c->sentence) || is_told_held(h, c)))
			e->date = c->date;
		if (e->place.end == 0 && c->place.end && (!c->anaphor || c->place.first == c->word.end + 1) && owns_place(h, c))
			e->place = c->place; /* "Cùng dự hội đàm tại trụ sở …" */
	}
	take_joined_visit(h, e);
}

/* "đã diễn ra" the morning after the page's date: pages are put up in advance. */
static bool is_told_as_done(const struct choice *h, const struct candidate *c, size_t date)
{
	size_t first = c->word.first > c->clause.first + 6 ? c->word.first - 6 : c->clause.first;

	return date != STR_NONE && h->t.published.year && days_apart(h->t.f->dates.v[date].start, h->t.published) <= 1 &&
	       find_cue(&h->t, CUE_done, first, c->word.first) != STR_NONE;
}

/* "Chuẩn bị các điều kiện cho Hội đàm cấp cao" */
static bool headline_prepares(const struct choice *h)
{
	return h->headline != STR_NONE && at(h, h->headline)->future_near && at(h, h->headline)->kind == at(h, h->main)->kind;
}

static enum event_status status_of_main(const struct choice *h, const struct candidate *c, const struct frame *e)
{
	if (c->cancelled)
		return STATUS_CANCELLED;
	if (c->postponed)
		return STATUS_POSTPONED;
	if (!c->future && is_told_as_done(h, c, e->date))
		return STATUS_HELD;
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

/* The headline's word names the kind of a meeting that the lede calls by another word. */
static enum event_kind kind_of_main(const struct choice *h, const struct candidate *c)
{
	enum event_kind kind = h->headline == STR_NONE ? c->kind : at(h, h->headline)->kind;

	if (kind == c->kind || at(h, h->headline)->weak || !is_meeting(kind) || !is_meeting(c->kind))
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

static void add_main(struct choice *h)
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
	if (e.place.end == 0)
		e.place = place_behind_others(h, c);
	if (is_vague(h, e.date) && date_of_lede(h, c) != STR_NONE)
		e.date = date_of_lede(h, c);
	e.status = status_of_main(h, c, &e);
	if (e.status == STATUS_PLANNED && !is_future_date(h, e.date))
		take_future_date(h, &e);
	*PUSH(h->t.f->one, &h->frames) = e;
}

static const struct frame *main_frame(const struct choice *h)
{
	return &h->frames.v[0];
}

/* ---- a second main ---- */

static bool is_range_of_days(const struct choice *h, size_t date)
{
	const struct date *d = date == STR_NONE ? NULL : &h->t.f->dates.v[date];

	return d && d->precision == DATE_DAY && (d->start.day != d->end.day || d->start.month != d->end.month);
}

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

/* ---- the others ---- */

static bool same_date(const struct choice *h, size_t a, size_t b)
{
	const struct date *x, *y;

	if (a == STR_NONE || b == STR_NONE)
		return a == b;
	x = &h->t.f->dates.v[a];
	y = &h->t.f->dates.v[b];
	return x->start.year == y->start.year && x->start.month == y->start.month && x->start.day == y->start.day &&
	       x->end.month == y->end.month && x->end.day == y->end.day;
}

static bool has_code(const struct sides *s, struct str code)
{
	for (size_t i = 0; i < s->codes.n; i++)
		if (str_eq(s->codes.v[i], code))
			return true;
	return false;
}

/* "Cũng trong ngày 9/1, đoàn công tác tỉnh Hủa Phăn đến chúc Tết …": a visit or call of a province that no event has yet. */
static bool tells_other_guest(const struct choice *h, const struct candidate *c)
{
	const struct facts *f = h->t.f;

	if ((c->kind != KIND_VISIT && c->kind != KIND_CALL) || !c->date_in_front || c->framework || c->anaphor)
		return false;
	for (size_t i = places_from(f, c->clause.first); i < f->places.n && f->places.v[i].range.first < c->clause.end; i++) {
		const struct place *p = &f->places.v[i];
		bool told = !p->certain || p->level != PLACE_PROVINCE || str_eq(p->country, STR("VN"));
		for (size_t k = 0; k < h->frames.n && !told; k++)
			told = has_code(h->frames.v[k].sides, p->province);
		if (!told)
			return true;
	}
	return false;
}

/* Told already: the same kind and number or date. */
static bool is_told(const struct choice *h, const struct candidate *c, enum event_status status)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *e = &h->frames.v[i];
		if (c->ordinal && c->ordinal == e->ordinal &&
			(e->kind == c->kind || (is_meeting(e->kind) && is_meeting(c->kind))))
			return true;
		if (e->kind != c->kind || (c->ordinal && e->ordinal))
			continue;
		if (c->follow && tells_other_guest(h, c))
			continue;
		if (c->day_part && c->day_part != e->c->day_part && c->place.end)
			continue; /* "Buổi chiều, đoàn đến thăm …" */
		if (e->status == status && (c->date == STR_NONE || same_date(h, c->date, e->date)))
			return true;
	}
	return false;
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

static bool is_earlier(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	struct day day = reference_day(h);

	if (d && !day.year) /* the main event's year is nowhere: a dated visit in passing is another, earlier one */
		return d->year_written && !c->date_in_front && !c->future && !c->framework &&
		       c->sentence > at(h, h->main)->sentence;
	return d && d->end.year && days_apart(day, d->end) > REFERENCE_DAYS;
}

static bool is_later(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	struct day day = h->t.published.year ? h->t.published : reference_day(h);

	return d && d->start.year && day.year && date_against(d, day) > 0;
}

/* The date opens its sentence or clause: "Chiều cùng ngày, …". */
static bool opens_clause(const struct choice *h, const struct candidate *c)
{
	return c->date_in_front && (c->day_part || h->t.f->dates.v[c->date].range.first <= c->clause.first + 8);
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
	if (c->place.end == first && c->place.first == end + 1)
		return true; /* "cuộc giao lưu tại Xiêng Khoảng tháng 3/2018" */
	return first == end || (first == end + 1 && is_char_at(h->t.f, end, "("));
}

/* "Đoàn … thăm từ 26 đến 27/9. Tại buổi làm việc sáng 26/9, …": told again with a day of its own inside the visit. */
static bool is_day_of_visit(const struct choice *h, const struct candidate *c)
{
	const struct frame *m = main_frame(h);
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];

	return d && m->kind == KIND_VISIT && is_range_of_days(h, m->date) && c->kind != KIND_VISIT && !c->date_in_front &&
	       d->precision == DATE_DAY && !is_range_of_days(h, c->date) && names_its_date(h, c) && !c->weak &&
	       date_against(&h->t.f->dates.v[m->date], d->start) == 0;
}

static bool has_foreign_place(const struct choice *h, const struct candidate *c)
{
	return tells_foreign(h, c->clause.first, c->clause.end);
}

/* "tổ chức Chương trình gặp gỡ … và Hội nghị …": held together with the main event and named beside it. */
static bool is_joint(const struct choice *h, const struct candidate *c)
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
static bool is_witnessed(const struct choice *h, const struct candidate *c)
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

/* "Dịp này, đoàn đã đến thăm …, làm việc với …": inside a visit or call it has neither a time nor a place of its own. */
static bool is_part_of_visit(const struct choice *h, const struct candidate *c)
{
	enum event_kind main = main_frame(h)->kind;
	bool part = c->kind == KIND_VISIT || c->kind == KIND_WORKING_SESSION || c->kind == KIND_CALL || c->kind == KIND_GATHERING;
	bool inside = main == KIND_VISIT || main == KIND_CALL || (c->kind == KIND_VISIT && c->verb && !has_foreign_place(h, c));

	return part && inside && c->place.end == 0 && !c->ordinal && !tells_other_guest(h, c);
}

static bool other_status(const struct choice *h, const struct candidate *c, enum event_status *status)
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
	if (((c->future && !is_just_past(h, c)) || is_later(h, c) || (c->invited && !c->date_in_front)) && !is_earlier(h, c)) {
		*status = STATUS_PLANNED;
		return (!c->anaphor &&
			       (c->date != STR_NONE || numbered || c->next || (c->between.end && !c->verb && c->future_near))) ||
		       (c->framework && is_later(h, c));
	}
	if (is_earlier(h, c) || (c->past && (numbered || c->date != STR_NONE)) ||
		(numbered && c->ordinal < m->ordinal && (!c->framework || c->kind == m->kind))) {
		*status = STATUS_REFERENCED;
		if ((c->anaphor && !numbered && !names_its_date(h, c)) ||
			((c->kind == KIND_OTHER || (c->kind == KIND_SIGNING && c->weak)) && !c->ordinal) ||
			(c->verb && !c->ordinal && (c->date == STR_NONE || h->t.f->dates.v[c->date].precision != DATE_DAY)) ||
			(c->date != STR_NONE && h->t.f->dates.v[c->date].open_end))
			return false;
		return (c->date != STR_NONE && !c->date_in_front) || numbered || is_earlier(h, c);
	}
	*status = STATUS_HELD;
	if (c->framework)
		return c->date != STR_NONE || c->ordinal;
	if (c->ordinal && !c->verb && c->ordinal != m->ordinal && c->between.end && m->kind == KIND_VISIT)
		return true; /* "Trong thời gian làm việc …, đoàn đã dự Hội nghị thường niên lần thứ 4 giữa …" */
	if (is_witnessed(h, c) || is_day_of_visit(h, c) || is_held_elsewhere(h, c))
		return true;
	return opens_clause(h, c) || is_joint(h, c) || (c->shares && c->ordinal) || (c->date != STR_NONE && is_told_held(h, c)) ||
	       (c->follow && !c->anaphor && !c->weak && c->date == STR_NONE && !is_part_of_visit(h, c)) ||
	       (c->date != STR_NONE && !c->date_in_front && c->kind == KIND_VISIT);
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
	       !c->future && !c->ordinal && !c->between.end && !has_cue(&h->t, c->word.end, CUE_with) && !is_later(h, c);
}

static bool may_be_other(const struct choice *h, size_t i)
{
	const struct candidate *c = at(h, i);

	bool numbered = c->ordinal && c->ordinal != main_frame(h)->ordinal && !c->weak;
	bool dated = c->between.end && c->date != STR_NONE && !c->date_in_front; /* "kết quả Gặp gỡ … giữa A và B ngày 3/6" */
	bool told = c->document && !c->verb && (c->kind == main_frame(h)->kind || is_meeting(c->kind) || dated) &&
		    (numbered || dated);

	if (i == h->main || is_headline(h->t.f, c->sentence) || (!is_real(c) && !told))
		return false;
	if (is_domestic(h, c) || is_preparation(h, c) || announces_main(h, c))
		return false;
	return !(c->weak && (c->kind == KIND_OTHER || c->kind == KIND_WORKING_SESSION) && !c->future && !is_later(h, c) &&
		 !c->ordinal && !c->postponed && !c->cancelled && !has_cue(&h->t, c->word.end, CUE_with));
}

/* Of two candidates in one clause with one date the first tells the event. */
static bool is_doubled(const struct choice *h, const struct candidate *c)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *e = &h->frames.v[i];
		if (is_joint(h, c) || c->beside || (c->shares && c->ordinal))
			return false;
		/* "đã tiếp đoàn … đến thăm thành phố" */
		if (e->c->sentence == c->sentence && e->c->clause.first == c->clause.first && e->kind == KIND_CALL &&
			c->kind == KIND_VISIT && c->verb && c->date == STR_NONE && e->c->word.first < c->word.first)
			return true;
		if (e->c->sentence == c->sentence && e->c->clause.first == c->clause.first && e->date == c->date &&
			!e->c->framework && (c->date != STR_NONE || !e->main))
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

static void add_other(struct choice *h, const struct candidate *c, enum event_status status)
{
	struct frame e = frame_of(h, c, "other");

	e.status = status;
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
	else if (status == STATUS_HELD && (c->kind == KIND_VISIT || c->kind == KIND_CALL || c->kind == KIND_TALKS) &&
		 c->date_in_front && !e.main)
		e.sides = sides_of_guest(h, c);
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
		if (c->kind != e->kind || !c->ordinal)
			continue;
		if ((full && full->ordinal != c->ordinal) || c->ordinal == main_frame(h)->ordinal)
			return;
		full = !full || name_words(c) > name_words(full) ? c : full;
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

/* "… trong 6 ngày, từ ngày 11/6 đến ngày 16/6": the days of the visit that began in the lede. */
static bool prolongs_main(struct choice *h, const struct candidate *c)
{
	struct frame *m = &h->frames.v[0];

	if (m->kind != KIND_VISIT || c->kind != KIND_VISIT || !is_range_of_days(h, c->date) || m->date == STR_NONE ||
		is_range_of_days(h, m->date) || days_apart(h->t.f->dates.v[m->date].start, h->t.f->dates.v[c->date].start) < 0 ||
		days_apart(h->t.f->dates.v[c->date].end, h->t.f->dates.v[m->date].start) < 0)
		return false;
	m->date = c->date;
	return true;
}

static bool has_series_sides(const struct choice *h, const struct frame *e)
{
	const struct strs *a = &e->sides->codes, *b = &h->sides.codes;

	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (!has_code(&h->sides, a->v[i]))
			return false;
	return a->n == b->n;
}

/* Named side by side they have the same members, and so have two numbers of one series: "Hội nghị lần thứ 4 giữa …", "lần thứ 5". */
static void share_sides(struct choice *h)
{
	for (size_t i = 1; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		for (size_t k = 1; k < h->frames.n; k++) {
			const struct frame *o = &h->frames.v[k];
			bool beside = (e->c->beside && o->c == e->c - 1) || (o->c->beside && e->c == o->c - 1);
			if (k != i && has_series_sides(h, e) && e->c->between.end == 0 && !has_series_sides(h, o) &&
				(beside || (e->ordinal && o->ordinal && e->kind == o->kind)))
				e->sides = o->sides;
		}
	}
}

static void add_others(struct choice *h)
{
	enum event_status status;

	for (size_t i = 0; i < h->t.all.n; i++)
		if (may_be_other(h, i) && !prolongs_main(h, at(h, i)) && other_status(h, at(h, i), &status) &&
			!is_told(h, at(h, i), status) && !is_doubled(h, at(h, i)))
			add_other(h, at(h, i), status);
	for (size_t i = 0; i < h->t.all.n; i++)
		complete_numbered(h, at(h, i));
	name_others(h);
	share_sides(h);
}

/* ---- telling ---- */

static struct str id_of_frame(const struct choice *h, size_t i)
{
	return arena_printf(h->t.f->one, "e%zu", i + 1);
}

/* A held visit or framework holds the other held ones; a framework clause of the main event's sentence holds the main. */
static void link_parts(struct choice *h)
{
	size_t whole = STR_NONE;

	for (size_t i = 0; i < h->frames.n && whole == STR_NONE; i++) {
		const struct frame *e = &h->frames.v[i];
		if (e->status == STATUS_HELD && (e->c->framework || ((e->kind == KIND_VISIT || e->kind == KIND_GATHERING) &&
									    is_range_of_days(h, e->date))))
			whole = i;
	}
	for (size_t i = 0; i < h->frames.n && whole != STR_NONE; i++)
		if (i != whole && h->frames.v[i].status == STATUS_HELD) {
			h->frames.v[i].part_of = id_of_frame(h, whole);
			h->frames.v[i].whole_place = h->frames.v[whole].place;
		}
}

/* What comes right after the main event has its day. */
static void share(struct choice *h)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		bool elsewhere = e->c->place.end && e->c->place.first == e->c->name.end + 1 && !is_range_of_days(h, main_frame(h)->date);
		if (e->status == STATUS_HELD && (e->c->follow || is_witnessed(h, e->c) || elsewhere) && e->date == STR_NONE &&
			!e->c->framework && e->kind != KIND_VISIT)
			e->date = main_frame(h)->date;
	}
}

static void tell(struct choice *h)
{
	struct facts *f = h->t.f;

	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *e = &h->frames.v[i];
		size_t row = f->article->readings[READING_EVENT].n;
		frame_write(&h->t, e, reading_add(f->article, READING_EVENT, f->one));
		*PUSH(f->one, &f->events) = (struct event){.reading = row,
			.main = e->main,
			.word = e->c->word,
			.sentence = e->c->sentence,
			.home_country = STR("VN"),
			.home_province = h->sides.home.n > 2 ? h->sides.home : STR("")};
	}
}

/* ---- which event a sentence is about ---- */

static size_t held_told_in(const struct choice *h, size_t sentence)
{
	size_t found = STR_NONE;

	for (size_t i = 0; i < h->frames.n; i++)
		if (h->frames.v[i].c->sentence == sentence && h->frames.v[i].status == STATUS_HELD &&
			!h->frames.v[i].c->framework && (found == STR_NONE || (h->frames.v[i].main && !h->frames.v[i].c->beside)))
			found = i;
	return found;
}

/* "Tại buổi tiếp, …" falls back to the call that was told. */
static size_t named_again(const struct choice *h, size_t sentence)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->sentence != sentence || c->word.first > c->clause.first + 6 || c->future || c->past || c->framework)
			continue;
		for (size_t k = 0; k < h->frames.n; k++)
			if (h->frames.v[k].kind == c->kind && h->frames.v[k].status == STATUS_HELD)
				return k;
	}
	return STR_NONE;
}

static void fill_governs(struct choice *h)
{
	struct facts *f = h->t.f;
	size_t now = 0;

	for (size_t s = 0; s < f->article->sentences.n; s++) {
		size_t told = held_told_in(h, s), again = named_again(h, s);
		bool earlier = f->sentences[s].first < f->sentences[s].end && has_cue(&h->t, f->sentences[s].first, CUE_follow);
		if (told != STR_NONE)
			now = told;
		else if (again != STR_NONE)
			now = again;
		f->events.governs[s] = is_headline(f, s) ? 0 : now;
		if (earlier && told != STR_NONE && h->frames.v[told].c->date_in_front && !h->frames.v[told].main)
			now = 0;
	}
}

static size_t *no_governor(const struct facts *f)
{
	size_t *g = NEW(f->one, size_t, f->article->sentences.n + 1);

	for (size_t i = 0; i < f->article->sentences.n; i++)
		g[i] = STR_NONE;
	return g;
}

static bool has_day(const struct choice *h)
{
	for (size_t i = 0; i < h->t.f->dates.n; i++) {
		const struct date *d = &h->t.f->dates.v[i];
		size_t s = h->t.f->sentence_of[d->range.first];
		if (s != STR_NONE && s < h->lede_end && is_body(h->t.f, s) && d->precision == DATE_DAY && !d->recurring)
			return true;
	}
	return false;
}

static bool is_in_first_sentence(const struct choice *h, const struct candidate *c)
{
	return c->sentence < end_of_lede(h->t.f, 1);
}

/* A verb in passing: no headline, no date, and not told again; "tháng 2 vừa qua tỉnh đã làm việc với X" behind the first sentence. */
static bool is_in_passing(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);
	size_t told = 0;
	bool month =
		m->date != STR_NONE && m->verb && h->t.f->dates.v[m->date].precision != DATE_DAY && !is_in_first_sentence(h, m);

	for (size_t i = 0; i < h->t.all.n; i++)
		told += at(h, i)->kind == m->kind;
	if (h->headline == STR_NONE && month && told < 2)
		return true;
	return h->headline == STR_NONE && m->date == STR_NONE && !m->anaphor && told < 2 && !has_day(h);
}

/* "Ban Thường vụ Tỉnh ủy họp … Hội nghị thống nhất …": the session in the first sentence is the meeting spoken of. */
static bool is_own_session(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);

	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->own_body && is_in_first_sentence(h, at(h, i)))
			return !(m->kind == KIND_TALKS || m->kind == KIND_CALL || m->kind == KIND_VISIT ||
				       m->kind == KIND_GATHERING) &&
			       !m->between.end && !tells_foreign(h, m->clause.first, m->name.end);
	return false;
}

/* Words of crime, sport, weather: in the headline, or two in the first sentences. */
static size_t count_other_news(const struct choice *h)
{
	const struct facts *f = h->t.f;
	size_t end = end_of_lede(f, 2), n = 0;

	for (size_t s = 0; s < end; s++)
		for (size_t i = f->sentences[s].first; (is_headline(f, s) || is_body(f, s)) && i < f->sentences[s].end; i++)
			n += has_cue(&h->t, i, CUE_other_news) ? (is_headline(f, s) ? 2 : 1) : 0;
	return n;
}

/* "Xét xử nhóm mua bán người", "Đội tuyển gặp chủ nhà": a meeting told in passing, by a verb or below, is none. */
static bool tells_other_news(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);
	const struct candidate *head = h->headline == STR_NONE ? NULL : at(h, h->headline);

	if (count_other_news(h) < 2 || (head && !head->weak && head->kind != KIND_OTHER))
		return false;
	return m->weak || m->verb || m->kind == KIND_OTHER || m->date == STR_NONE || !is_in_first_sentence(h, m) ||
	       cue_before(&h->t, CUE_classifier, m->word.first) == STR_NONE;
}

void find_events(struct facts *f)
{
	struct choice h = {.t = tell_prepare(f)};

	f->events.governs = no_governor(f);
	collect_candidates(&h.t);
	if (!choose_main(&h) || is_in_passing(&h) || tells_other_news(&h) || is_own_session(&h))
		return;
	h.sides = sides_of(&h.t, at(&h, h.main));
	if (!h.sides.foreign.n)
		return;
	add_main(&h);
	add_others(&h);
	link_parts(&h);
	share(&h);
	tell(&h);
	fill_governs(&h);
}
