#include "frame_cells.h"

/* The first place in the words; "Tổng Lãnh sự quán Lào tại Đà Nẵng" is in Đà Nẵng. */
const struct place *place_in(const struct telling *t, struct range r)
{
	for (size_t i = r.first + 1; i < r.end; i++)
		if (has_cue(t, i - 1, CUE_name_stop) && place_at(t->f, i) && place_at(t->f, i)->range.first == i &&
			place_at(t->f, i)->province.n)
			return place_at(t->f, i);
	if (r.end > r.first && place_at(t->f, r.first) && place_at(t->f, r.first)->country.n)
		return place_at(t->f, r.first);
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++)
		if (t->f->places.v[i].country.n)
			return &t->f->places.v[i];
	return NULL;
}

static const struct place *province_in(const struct telling *t, struct range r)
{
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++)
		if (t->f->places.v[i].province.n && t->f->places.v[i].certain)
			return &t->f->places.v[i];
	return NULL;
}

/* "tại thành phố X (Châu Y, tỉnh Z, Trung Quốc)": what follows may say more than the place itself. */
static const struct place *place_behind(const struct telling *t, struct range r)
{
	const struct place *p;

	if (!is_char_at(t->f, r.end, "(") && !is_char_at(t->f, r.end, ","))
		return NULL;
	p = place_at(t->f, r.end + 1);
	return p && p->range.first == r.end + 1 && p->country.n && !is_char_at(t->f, p->range.end, ":") ? p : NULL;
}

void write_codes(struct reading *r, struct str country, struct str province)
{
	r->cell[EV_country] = country;
	r->cell[EV_province_code] = province;
}

/* "tại tỉnh", "tại địa phương", "in the northern province": says where, but is no name of a place. */
static bool is_bare_home(const struct telling *t, struct range r)
{
	struct phrase_hit hit;

	if (t->f->language == LANGUAGE_EN && r.end == r.first + 1 && !place_at(t->f, r.first) &&
		place_word_at(t->f, r.first, PW_unit, &hit))
		return true;
	return has_cue(t, r.first, CUE_home) && t->cue[r.first].words == r.end - r.first;
}

/* 崇左市市长在市行政中心会见了…: a place without a name in Chinese lies where the one before it says. */
static const struct place *host_city(const struct telling *t, struct range r)
{
	size_t i = places_from(t->f, r.first), sentence = t->f->sentence_of[r.first];
	const struct place *p = i > 0 ? &t->f->places.v[i - 1] : NULL;
	bool near = p && sentence != STR_NONE && p->range.first >= t->f->sentences[sentence].first;

	return near && p->province.n && p->certain && t->f->words.v[r.first].flags & WORD_HAN ? p : NULL;
}

/* 越南外交部长在外交部总部: the country that stands before it in the sentence. */
static const struct place *host_country(const struct telling *t, struct range r)
{
	size_t i = places_from(t->f, r.first), sentence = t->f->sentence_of[r.first];
	const struct place *p = i > 0 ? &t->f->places.v[i - 1] : NULL;
	bool near = p && sentence != STR_NONE && p->range.first >= t->f->sentences[sentence].first;

	return near && p->level == PLACE_COUNTRY && t->f->words.v[r.first].flags & WORD_HAN ? p : NULL;
}

/* An earlier or announced meeting in a town that no list holds: it may lie on either side. */
static bool is_unknown_elsewhere(const struct telling *t, const struct frame *e)
{
	size_t name = e->place.end - 1;

	return (e->status == STATUS_PLANNED || e->status == STATUS_REFERENCED) && e->place.end > e->place.first + 1 &&
	       t->f->words.v[name].flags & WORD_UPPER && !(t->f->words.v[name].flags & WORD_CAPS) &&
	       t->f->words.v[name - 1].flags & (WORD_UPPER | WORD_PUNCT);
}

/* "trụ sở Bộ Ngoại giao Lào": the ministry of another country. */
static bool is_seat_abroad(const struct telling *t, const struct place *p)
{
	const struct place *next = p && p->level == PLACE_INSTITUTION ? place_at(t->f, p->range.end) : NULL;

	return next && next->level == PLACE_COUNTRY && !str_eq(next->country, p->country);
}

/* The only province of the country among the sides, or empty. */
static struct str only_of(const struct sides *s, struct str country)
{
	struct str only = STR("");

	for (size_t i = 0; i < s->codes.n; i++) {
		if (s->codes.v[i].n < 3 || !str_starts(s->codes.v[i], country))
			continue;
		if (only.n)
			return STR("");
		only = s->codes.v[i];
	}
	return only;
}

/* "thăm các tỉnh X, Y và Z (Lào)": a visit to several provinces is in none of them alone. */
static bool opens_row(const struct telling *t, const struct place *p)
{
	size_t i = p ? p->range.end : 0;
	const struct place *next;

	if (is_char_at(t->f, i, "(") && is_char_at(t->f, i + 2, ")"))
		i += 3; /* "tỉnh X (Lào) và tỉnh Y" */
	if (!p || p->level != PLACE_PROVINCE || !(has_cue(t, i, CUE_comma) || has_cue(t, i, CUE_and)))
		return false;
	next = place_at(t->f, i + t->cue[i].words);
	return next && next->range.first == i + t->cue[i].words && next->certain && next->level == PLACE_PROVINCE &&
	       str_eq(next->country, p->country) && !str_eq(next->province, p->province);
}

/* "tại Trung tâm Thương mại Trung Quốc-ASEAN ở huyện X": where the house lies whose name holds a country; NULL if not told. */
static const struct place *seat_of_house(const struct telling *t, struct range house, const struct place *country)
{
	const struct place *seat = house.end + 1 < t->f->words.n ? place_at(t->f, house.end + 1) : NULL;
	struct phrase_hit hit;

	if (!country || country->level != PLACE_COUNTRY || country->range.end >= house.end ||
		country->range.first == house.first || !place_word_at(t->f, house.end, PW_preposition, &hit) || hit.words != 1)
		return NULL;
	return seat && seat->range.first == house.end + 1 && seat->certain && seat->province.n ? seat : NULL;
}

/* "Tổng Lãnh sự quán Lào | tại thành phố": a house of another country in the narrator's own place. */
static bool is_house_at_home(const struct telling *t, struct range r)
{
	struct phrase_hit hit;

	return r.end > r.first + 2 && place_word_at(t->f, r.first, PW_venue, &hit) && t->f->language == LANGUAGE_VI &&
	       !place_at(t->f, r.end - 1) && cue_before(t, CUE_home, r.end) != STR_NONE;
}

void write_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	const struct gazetteer *g = t->f->lex->gazetteer;
	const struct place *p = place_in(t, e->place), *more = place_behind(t, e->place), *last, *country;

	if (e->place.end <= e->place.first)
		return;
	if ((e->kind == KIND_VISIT || e->kind == KIND_TALKS) && opens_row(t, p)) {
		write_codes(r, p->country, STR(""));
		return;
	}
	if (seat_of_house(t, e->place, p))
		p = seat_of_house(t, e->place, p);
	if (is_house_at_home(t, e->place))
		p = more = NULL;
	last = !p && !more ? host_city(t, e->place) : NULL;
	country = !p && !more && !last ? host_country(t, e->place) : NULL;
	if (p && p->level == PLACE_COUNTRY && more && more->level != PLACE_COUNTRY)
		more = NULL;
	if (p && p->level == PLACE_COUNTRY && e->place.end == p->range.end + 1) {
		write_codes(r, p->country, province_on(g, only_of(e->sides, p->country), on));
		return; /* "in the Vietnamese province" */
	}
	if (!is_bare_home(t, e->place))
		r->cell[EV_place] = range_text(t->f, e->place);
	if (is_seat_abroad(t, p))
		write_codes(r, place_at(t->f, p->range.end)->country, STR(""));
	else if (p && (p->province.n || p->level == PLACE_COUNTRY))
		write_codes(r, p->country, province_on(g, p->province, on));
	else if (more)
		write_codes(r, more->country, province_on(g, more->province, on));
	else if (p)
		write_codes(r, p->country, p->province);
	else if (!last && country)
		write_codes(r, country->country, STR(""));
	else if (last ||
		 (e->sides->home.n > 2 && !is_unknown_elsewhere(t, e) && (!e->visited.n || str_eq(e->visited, STR("VN"))))) {
		struct str province = last ? last->province : e->sides->home;
		write_codes(r, str_slice(province, 0, 2), province_on(g, province, on));
		add_inferred(t, r, "country");
		add_inferred(t, r, "province_code");
	}
}

/* The words tell nothing but the country that the other place lies in. */
static bool is_country_of(const struct telling *t, struct range r, const struct place *other)
{
	const struct place *p = place_in(t, r);

	return p && p->level == PLACE_COUNTRY && r.end == p->range.end && str_eq(p->country, other->country);
}

/* No place of its own: country and province of the event that holds it; where that goes to several, the one that is met. */
void write_whole_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	const struct place *p = place_in(t, e->whole_place);

	struct str province = opens_row(t, p) ? only_of(e->sides, p->country) : p ? p->province : STR("");

	if (!p || (r->cell[EV_country].n && !is_country_of(t, e->place, p)))
		return; /* "Trong những ngày ở Trung Quốc, …" of a visit to Vân Nam */
	write_codes(r, p->country, province_on(t->f->lex->gazetteer, province, on));
	if (e->place.end == 0)
		add_inferred(t, r, "country");
	if (province.n)
		add_inferred(t, r, "province_code");
}

/* Talks without a place in the course of a visit: in the country visited. */
void write_visited_country(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct phrase_hit hit;

	if (r->cell[EV_country].n || e->status != STATUS_HELD || !e->visited.n)
		return;
	if (r->cell[EV_place].n && place_word_at(t->f, e->place.first, PW_unit, &hit) && str_eq(e->visited, STR("VN")))
		return; /* "tại thủ đô Washington": in the list, if it were here */
	write_codes(r, e->visited, STR(""));
	add_inferred(t, r, "country");
}

/* "Chủ tịch tỉnh X đón tiếp và hội đàm với …": who receives and meets in one breath. */
static bool is_received(const struct telling *t, const struct candidate *c)
{
	const struct candidate *before = c > t->all.v ? c - 1 : NULL;

	return has_cue(t, c->word.first, CUE_receive) ||
	       (c->kind == KIND_TALKS && before && before->sentence == c->sentence && before->word.end + 1 == c->word.first &&
		       has_cue(t, before->word.first, CUE_receive));
}

/* "Trong khuôn khổ chuyến thăm Việt Nam, Chủ tịch tỉnh X đón tiếp …": the place is of the visit, and the receiver lives in it. */
static bool is_in_country_alone(const struct telling *t, const struct frame *e, const struct place *receiver)
{
	const struct place *p = place_in(t, e->place);
	struct str home = receiver ? receiver->country : STR("VN");

	return p && p->level == PLACE_COUNTRY && e->place.first == p->range.first && e->place.end == p->range.end &&
	       str_eq(p->country, home);
}

/* "UBND tỉnh chào xã giao Đoàn công tác tỉnh X", "lãnh đạo tỉnh làm việc với đoàn tỉnh X": they come to it. */
static bool meets_guests(const struct telling *t, const struct candidate *c)
{
	bool with = has_cue(t, c->word.end, CUE_with) || (c->word.end && has_cue(t, c->word.end - 1, CUE_with));
	size_t whom = c->word.end + (has_cue(t, c->word.end, CUE_with) ? t->cue[c->word.end].words : 0);

	if (t->f->language != LANGUAGE_VI || c->anaphor || c->word.first <= c->clause.first + 3 ||
		!has_cue(t, whom, CUE_delegation) || find_cue(t, CUE_delegation, c->clause.first, c->word.first) != STR_NONE)
		return false;
	return has_cue(t, c->word.first, CUE_courtesy) ||
	       (with && c->verb && (c->kind == KIND_WORKING_SESSION || c->kind == KIND_TALKS));
}

/* Who receives is at home: "Bí thư Tỉnh ủy Phù Lưu đã tiếp …", "đến chào xã giao lãnh đạo tỉnh Phù Lưu" without a place. */
void write_receiver(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	bool courtesy = has_cue(t, e->c->word.first, CUE_courtesy) && !has_cue(t, e->c->word.end, CUE_delegation);
	bool guests = meets_guests(t, e->c);
	size_t front = e->c->date_in_front && e->c->date == e->date ? t->f->dates.v[e->date].range.end : e->c->clause.first;
	struct range before = {front, e->c->word.first}, after = {e->c->word.end, e->c->segment.end};
	const struct place *p = courtesy ? province_in(t, after) : place_in(t, before);

	if ((r->cell[EV_country].n && !is_in_country_alone(t, e, p)) || e->status != STATUS_HELD ||
		(!courtesy && !guests && !is_received(t, e->c)) || (courtesy && !p))
		return;
	if (is_in_country_alone(t, e, p))
		r->cell[EV_place] = STR("");
	if (p && p->province.n)
		write_codes(r, p->country, province_on(t->f->lex->gazetteer, p->province, on));
	else if (e->sides->home.n > 2)
		write_codes(r, STR("VN"), province_on(t->f->lex->gazetteer, e->sides->home, on));
	if (r->cell[EV_country].n) {
		add_inferred(t, r, "country");
		add_inferred(t, r, "province_code");
	}
}

static void write_inferred_place(const struct telling *t, struct reading *r, struct str province, struct day on)
{
	write_codes(r, str_slice(province, 0, 2), province.n > 2 ? province_on(t->f->lex->gazetteer, province, on) : STR(""));
	add_inferred(t, r, "country");
	if (province.n > 2)
		add_inferred(t, r, "province_code");
}

/* Where the phrase of those who are visited ends: "cán bộ, chiến sĩ BĐBP tỉnh X" goes on over its comma. */
static size_t visited_end(const struct telling *t, size_t first, size_t limit)
{
	size_t end = first;

	while (end < limit && !has_cue(t, end, CUE_delegation) && !has_cue(t, end, CUE_name_stop)) {
		bool comma = is_char_at(t->f, end, ",") && end + 1 < limit && !(t->f->words.v[end + 1].flags & WORD_UPPER);
		if (t->f->words.v[end].flags & WORD_PUNCT && !comma)
			break;
		end++;
	}
	return end;
}

/* "Chủ tịch tỉnh X tiếp Đoàn … đến thăm, chúc Tết": who receives, in front of the visit, is at home. */
static struct str receiving_province(const struct telling *t, const struct candidate *c)
{
	for (size_t i = c->clause.first; i < c->word.first; i++) {
		size_t at = places_from(t->f, c->clause.first);
		if (!has_cue(t, i, CUE_receive) && !has_cue(t, i, CUE_receivers))
			continue;
		for (; at < t->f->places.n && t->f->places.v[at].range.first < i; at++)
			if (t->f->places.v[at].certain && t->f->places.v[at].province.n)
				return t->f->places.v[at].province;
		return STR("");
	}
	return STR("");
}

/* The country of those who come: of the first place in front of the verb; not "nhân dịp sang Việt Nam công tác". */
static struct str visitor_country(const struct telling *t, const struct candidate *c)
{
	for (size_t i = places_from(t->f, c->clause.first); i < t->f->places.n && t->f->places.v[i].range.first < c->word.first;
		i++) {
		const struct place *p = &t->f->places.v[i];
		bool gone_to = p->range.first > 0 && has_cue(t, p->range.first - 1, CUE_goal);
		if (p->certain && p->country.n && !gone_to)
			return p->country;
	}
	return STR("");
}

/* "chuyến thăm …", not "đến chúc Tết …". */
static bool is_noun_phrase(const struct telling *t, const struct candidate *c)
{
	return !c->verb &&
	       (has_cue(t, c->word.first, CUE_classifier) || cue_before(t, CUE_classifier, c->word.first) != STR_NONE);
}

/* "Đoàn đại biểu tỉnh X (Lào) đã làm việc với UBND tỉnh Y": a delegation goes to those whom it meets; not where two delegations
 * meet. */
static bool calls_on_hosts(const struct telling *t, const struct frame *e)
{
	const struct facts *f = t->f;
	const struct candidate *c = e->c;
	size_t word = c->word.end + (has_cue(t, c->word.end, CUE_with) ? t->cue[c->word.end].words : 0);
	size_t guests = find_cue(t, CUE_delegation, c->clause.first, c->word.first);
	struct str visitor = visitor_country(t, c);

	if (f->language != LANGUAGE_VI || !(e->kind == KIND_WORKING_SESSION || e->kind == KIND_TALKS) || guests == STR_NONE ||
		!visitor.n || has_cue(t, word, CUE_delegation) || find_cue(t, CUE_receive, c->clause.first, guests) != STR_NONE)
		return false;
	for (size_t i = places_from(f, c->clause.first); i < f->places.n && f->places.v[i].range.first < c->word.first; i++)
		if (f->places.v[i].certain && f->places.v[i].country.n && !str_eq(f->places.v[i].country, visitor))
			return false;
	return c->verb && has_cue(t, word - 1, CUE_with);
}

/* "đến thăm và hội đàm với Công an tỉnh X": talks told in one breath with the visit are where the visit is. */
static bool is_visit(const struct telling *t, const struct frame *e)
{
	const struct candidate *before = e->c > t->all.v ? e->c - 1 : NULL;

	return e->kind == KIND_VISIT || (e->kind == KIND_TALKS && before && before->kind == KIND_VISIT && before->verb &&
						before->sentence == e->c->sentence && before->word.end + 1 == e->c->word.first);
}

/* "đã thăm, hội đàm với tỉnh X": whom the talks are with is visited. */
static const struct candidate *with_talks(const struct telling *t, const struct candidate *c)
{
	const struct candidate *next = c + 1 < t->all.v + t->all.n ? c + 1 : c;

	return next->kind == KIND_TALKS && next->sentence == c->sentence && next->word.first == c->word.end + 1 ? next : c;
}

/* "đến thăm, chúc Tết Bộ đội Biên phòng tỉnh X" without a place: where the visited are; those who come from abroad and visit
 * nobody that is named are where the paper's own side is. */
void write_visited(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	const struct candidate *last = with_talks(t, e->c);
	size_t end = last->word.end, limit = end + 16 < last->segment.end ? end + 16 : last->segment.end;
	struct str received = receiving_province(t, e->c), visitor = visitor_country(t, e->c);
	const struct place *p;

	if (r->cell[EV_country].n || r->cell[EV_place].n || e->status != STATUS_HELD || !(is_visit(t, e) || calls_on_hosts(t, e)))
		return;
	p = province_in(t, (struct range){end, visited_end(t, end, limit)});
	if (is_noun_phrase(t, e->c) && !(p && str_eq(visitor, STR("VN")) && !str_eq(p->country, visitor)))
		return; /* "chuyến công tác, làm việc với Tỉnh đoàn X (Lào)" tells where, "chuyến thăm của đoàn X" does not */
	if (p)
		write_inferred_place(t, r, opens_row(t, p) ? p->country : p->province, on);
	else if (received.n)
		write_inferred_place(t, r, received, on);
	else if (visitor.n && !str_eq(visitor, STR("VN")) && e->sides->home.n)
		write_inferred_place(t, r, e->sides->home, on);
}
