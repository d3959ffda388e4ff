#include "journeys.h"
#include "two_sides.h"

/* ---- telling ---- */

static struct str id_of_frame(const struct choice *h, size_t i)
{
	return arena_printf(h->t.f->one, "e%zu", i + 1);
}

/* "Dự kiến, đoàn sẽ hội đàm với …": still to come in the visit that has begun. */
static bool comes_in_visit(const struct frame *e, const struct frame *whole)
{
	return whole->kind == KIND_VISIT && e->status == STATUS_PLANNED && e->kind == KIND_TALKS && e->date == STR_NONE &&
	       !e->ordinal && !e->c->next;
}

/* "đoàn tỉnh A đã thăm, hội đàm với các tỉnh X, Y": a visit without a place is where the provinces behind its word are. */
static struct range place_of_whole(const struct choice *h, const struct frame *e)
{
	const struct facts *f = h->t.f;
	size_t i = places_from(f, e->c->clause.first);
	bool ours = i < f->places.n && f->places.v[i].range.first < e->c->word.first && str_eq(f->places.v[i].country, STR("VN"));

	if (e->place.end || e->kind != KIND_VISIT || !ours)
		return e->place;
	for (i = places_from(f, e->c->word.end); i < f->places.n && f->places.v[i].range.first < e->c->clause.end; i++)
		if (f->places.v[i].certain && f->places.v[i].level == PLACE_PROVINCE)
			return str_eq(f->places.v[i].country, STR("VN")) ? e->place : f->places.v[i].range;
	return e->place;
}

/* "Ngày 25/6, đoàn thăm và làm việc với tỉnh X. … Buổi chiều, đoàn hội đàm với …": a part of the day of the visit. */
static bool holds_part_of_day(const struct choice *h, const struct frame *e)
{
	if (!e->main || e->kind != KIND_VISIT || e->date == STR_NONE)
		return false;
	for (size_t i = 0; i < h->frames.n; i++) {
		const struct frame *o = &h->frames.v[i];
		if (o != e && o->status == STATUS_HELD && o->c->day_part && o->date == e->date &&
			(o->kind == KIND_TALKS || o->kind == KIND_WORKING_SESSION))
			return true;
	}
	return false;
}

/* "Trong khuôn khổ Hội nghị … tổ chức ngày 27/3, tại thành phố X, ông A đã hội kiến": the place behind the framework's day is its own
 * too. */
static void take_place_of_part(const struct choice *h, struct frame *e, const struct frame *part)
{
	const struct date *d = e->date == STR_NONE ? NULL : &h->t.f->dates.v[e->date];

	if (e->place.end == 0 && e->c->framework && d && e->c->sentence == part->c->sentence && part->place.end &&
		part->place.first > d->range.end && part->place.first <= d->range.end + 3 &&
		find_cue(&h->t, CUE_hold, e->c->name.end, d->range.first) != STR_NONE)
		e->place = part->place;
}

/* A held visit or framework holds the other held ones; a framework clause of the main event's sentence holds the main. */
static void link_parts(struct choice *h)
{
	size_t whole = STR_NONE;

	for (size_t i = 0; i < h->frames.n && whole == STR_NONE; i++) {
		const struct frame *e = &h->frames.v[i];
		if (e->status == STATUS_HELD &&
			(e->c->framework || holds_part_of_day(h, e) ||
				((e->kind == KIND_VISIT || e->kind == KIND_GATHERING) && is_range_of_days(h, e->date))))
			whole = i;
	}
	for (size_t i = 0; i < h->frames.n && whole != STR_NONE; i++)
		if (i != whole &&
			(h->frames.v[i].status == STATUS_HELD || comes_in_visit(&h->frames.v[i], &h->frames.v[whole]))) {
			h->frames.v[i].part_of = id_of_frame(h, whole);
			take_place_of_part(h, &h->frames.v[whole], &h->frames.v[i]);
			h->frames.v[i].whole_place = place_of_whole(h, &h->frames.v[whole]);
		}
}

/* "Sáng 25/9, Thủ tướng chủ trì lễ đón … Ngay sau lễ đón, hai bên hội đàm": inside a visit of some days the day of the welcome. */
static size_t day_of_welcome(const struct choice *h, const struct frame *e)
{
	for (size_t i = 0; i < h->t.all.n && is_range_of_days(h, main_frame(h)->date); i++) {
		const struct candidate *c = at(h, i);
		if (is_welcome(h, c) && c->sentence < e->c->sentence && c->date != STR_NONE && !c->future &&
			h->t.f->dates.v[c->date].precision == DATE_DAY && !is_range_of_days(h, c->date))
			return c->date;
	}
	return STR_NONE;
}

/* What comes right after the main event has its day. */
static void share(struct choice *h)
{
	for (size_t i = 0; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		bool elsewhere =
			e->c->place.end && e->c->place.first == e->c->name.end + 1 && !is_range_of_days(h, main_frame(h)->date);
		if (e->status == STATUS_HELD && (e->c->follow || is_witnessed(h, e->c) || elsewhere) && e->date == STR_NONE &&
			!e->c->framework && e->kind != KIND_VISIT)
			e->date = day_of_welcome(h, e) != STR_NONE ? day_of_welcome(h, e) : main_frame(h)->date;
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

/* "Với tinh thần hữu nghị, tại buổi hội đàm hai bên …" */
static bool is_behind_comma(const struct choice *h, const struct candidate *c)
{
	size_t at =
		has_cue(&h->t, c->word.first, CUE_classifier) ? c->word.first : cue_before(&h->t, CUE_classifier, c->word.first);
	size_t by = cue_before(&h->t, CUE_anaphor, at == STR_NONE ? c->word.first : at);

	return c->anaphor && by != STR_NONE && by > c->clause.first && by < c->clause.first + 12 &&
	       has_cue(&h->t, by - 1, CUE_comma);
}

/* Of several of the kind the one told last. */
static size_t last_told(const struct choice *h, const struct candidate *c)
{
	size_t found = STR_NONE;

	for (size_t k = 0; k < h->frames.n; k++) {
		const struct frame *e = &h->frames.v[k];
		if (e->kind != c->kind || e->status != STATUS_HELD || (k > 0 && e->c->sentence > c->sentence))
			continue;
		if (found == STR_NONE || e->c->sentence > h->frames.v[found].c->sentence)
			found = k;
	}
	return found;
}

/* "Tại buổi tiếp, …" falls back to the call that was told. */
static size_t named_again(const struct choice *h, size_t sentence)
{
	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		if (c->sentence != sentence || !(c->word.first <= c->clause.first + 6 || is_behind_comma(h, c)) || c->future ||
			c->past || c->framework)
			continue;
		if (c->counted && is_journey(h, main_frame(h)->c))
			return 0; /* "Tại các cuộc hội đàm" */
		if (last_told(h, c) != STR_NONE)
			return last_told(h, c);
	}
	return STR_NONE;
}

/* "Trước đó, chiều 13/3, đoàn chào lãnh đạo tỉnh. Tiếp đoàn có …": still the call. */
static bool opens_with_receivers(const struct choice *h, size_t sentence)
{
	const struct facts *f = h->t.f;

	return sentence < f->article->sentences.n && f->sentences[sentence].first < f->sentences[sentence].end &&
	       has_cue(&h->t, f->sentences[sentence].first, CUE_receivers);
}

static void fill_governs(struct choice *h)
{
	struct facts *f = h->t.f;
	size_t now = 0;
	bool back = false; /* what was told is over: on with the main event */

	for (size_t s = 0; s < f->article->sentences.n; s++) {
		size_t told = held_told_in(h, s), again = named_again(h, s);
		bool earlier = f->sentences[s].first < f->sentences[s].end && has_cue(&h->t, f->sentences[s].first, CUE_follow);
		if (told != STR_NONE)
			now = told;
		else if (again != STR_NONE)
			now = again;
		f->events.governs[s] = is_headline(f, s) ? 0 : now;
		back |= earlier && told != STR_NONE && h->frames.v[told].c->date_in_front && !h->frames.v[told].main &&
			h->frames.v[0].status == STATUS_HELD;
		if (back && !opens_with_receivers(h, s + 1)) {
			now = 0;
			back = false;
		}
	}
}

static size_t *no_governor(const struct facts *f)
{
	size_t *g = NEW(f->one, size_t, f->article->sentences.n + 1);

	for (size_t i = 0; i < f->article->sentences.n; i++)
		g[i] = STR_NONE;
	return g;
}

static bool has_two_sides(struct choice *h)
{
	h->sides = sides_of(&h->t, at(h, h->main));
	return h->sides.foreign.n && two_sides_meet(h);
}

static bool is_dated_apart(const struct choice *h, const struct candidate *c)
{
	const struct date *d = c->date == STR_NONE ? NULL : &h->t.f->dates.v[c->date];
	const struct date *o = main_frame(h)->date == STR_NONE ? NULL : &h->t.f->dates.v[main_frame(h)->date];

	return d && (!o || date_against(d, o->start) != 0);
}

/* "A hội kiến B" in the first sentence, "Cuộc hội kiến giữa A, …, và B, …, diễn ra chiều nay" in a later one. */
static void fill_tells(const struct choice *h)
{
	struct facts *f = h->t.f;

	for (size_t i = 0; i < h->t.all.n; i++) {
		const struct candidate *c = at(h, i);
		bool again = is_body(f, c->sentence) && is_real(c) && !c->anaphor && f->events.tells[c->sentence] == STR_NONE &&
			     same_event(main_frame(h), c) && main_frame(h)->status == STATUS_HELD && !is_dated_apart(h, c);
		if (again && f->events.governs[c->sentence] == 0)
			f->events.tells[c->sentence] = 0;
	}
	for (size_t i = 0; i < h->frames.n; i++)
		f->events.tells[h->frames.v[i].c->sentence] = STR_NONE; /* events.v[i].sentence says it */
}

void find_events(struct facts *f)
{
	struct choice h = {.t = tell_prepare(f)};

	f->events.governs = no_governor(f);
	f->events.tells = no_governor(f);
	collect_candidates(&h.t);
	if (!choose_main(&h) || is_in_passing(&h) || tells_other_news(&h) || is_own_session(&h))
		return;
	if (!has_two_sides(&h) && !(choose_told_below(&h) && has_two_sides(&h)))
		return;
	add_main(&h);
	add_others(&h);
	link_parts(&h);
	share(&h);
	tell(&h);
	fill_governs(&h);
	fill_tells(&h);
}
