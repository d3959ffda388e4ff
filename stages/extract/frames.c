#include "frames.h"

#include "origins.h"

#include "dates.h"

/* ---- dates ---- */

static long number_of(struct day d)
{
	return (d.year * 100L + d.month) * 100 + d.day;
}

int date_against(const struct date *d, struct day day)
{
	if (number_of(d->start) > number_of(day))
		return 1;
	return number_of(d->end) < number_of(day) ? -1 : 0;
}

static bool same_day(struct day a, struct day b)
{
	return number_of(a) == number_of(b);
}

static struct str edtf_month_day(struct arena *one, struct day d)
{
	return d.year ? day_text(one, d) : arena_printf(one, "XXXX-%02d-%02d", d.month, d.day);
}

static struct str edtf_of(struct arena *one, const struct date *d)
{
	struct str year = d->start.year ? arena_printf(one, "%04d", d->start.year) : STR("XXXX");
	bool whole = d->start.year == d->end.year;

	switch (whole ? d->precision : DATE_DAY) {
	case DATE_MONTH:
		if (d->start.month != d->end.month)
			return arena_printf(
				one, "%.*s-%02d/%.*s-%02d", STR_ARG(year), d->start.month, STR_ARG(year), d->end.month);
		return arena_printf(one, "%.*s-%02d", STR_ARG(year), d->start.month);
	case DATE_QUARTER:
		return arena_printf(one, "%.*s-%d", STR_ARG(year), 33 + (d->start.month - 1) / 3);
	case DATE_HALF:
		return arena_printf(one, "%.*s-%d", STR_ARG(year), 40 + (d->start.month - 1) / 6);
	case DATE_YEAR:
		return year;
	case DATE_NONE:
	case DATE_DAY:
	case DATE_WEEK:
	case DATE_DECADE:
		break;
	}
	if (d->precision == DATE_YEAR)
		return arena_printf(one, "%04d/%04d", d->start.year, d->end.year);
	if (d->open_end)
		return arena_join(one, edtf_month_day(one, d->start), STR("/"), STR(".."));
	if (same_day(d->start, d->end))
		return edtf_month_day(one, d->start);
	return arena_join(one, edtf_month_day(one, d->start), STR("/"), edtf_month_day(one, d->end));
}

/* By more than the day or two that a page may be put up in advance. */
static bool is_after(struct day a, struct day b)
{
	return (a.year * 12L + a.month) * 31 + a.day > (b.year * 12L + b.month) * 31 + b.day + 2;
}

/* A year that was worked out must fit: not after publication for what was held, not before it for what is planned. */
static struct date fitted(const struct telling *t, const struct frame *e)
{
	struct date d = t->f->dates.v[e->date];
	int step;

	if (d.year_written || !d.start.year || !t->published.year)
		return d;
	step = e->status == STATUS_PLANNED && date_against(&d, t->published) < 0                                 ? 1
	       : (e->status == STATUS_HELD || e->status == STATUS_REFERENCED) && is_after(d.start, t->published) ? -1
														 : 0;
	d.start.year += step;
	d.end.year += d.end.year ? step : 0;
	return d;
}

static void add_inferred(const struct telling *t, struct reading *r, const char *column)
{
	r->cell[EV_inferred] = arena_join(t->f->one, r->cell[EV_inferred], STR("; "), str_of(column));
}

/* "khai mạc sáng 9/10 … và kéo dài đến hết ngày 10/10". */
static void take_until(const struct telling *t, struct date *d)
{
	size_t sentence = t->f->sentence_of[d->range.first];
	size_t until = sentence == STR_NONE ? STR_NONE : find_cue(t, CUE_until, d->range.end, t->f->sentences[sentence].end);
	size_t i = until == STR_NONE ? t->f->dates.n : dates_from(t->f, until);

	if (i < t->f->dates.n && t->f->dates.v[i].range.first <= until + t->cue[until].words && t->f->dates.v[i].end.year)
		d->end = t->f->dates.v[i].end;
}

static const char *const day_parts[] = {"morning", "noon", "afternoon", "evening"};

static struct day write_dates(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct date d;

	if (e->date == STR_NONE)
		return t->published;
	d = fitted(t, e);
	r->cell[EV_date_text] = range_text(t->f, d.range);
	take_until(t, &d);
	d.open_end |= e->c->begins && e->date == e->c->date && same_day(d.start, d.end);
	r->cell[EV_date_edtf] = edtf_of(t->f->one, &d);
	r->cell[EV_time_of_day] = e->c->day_part && e->date == e->c->date ? str_of(day_parts[e->c->day_part - 1]) : d.time_of_day;
	if (!r->cell[EV_time_of_day].n && e->c->date != STR_NONE && e->c->date != e->date &&
		same_day(d.start, t->f->dates.v[e->c->date].start)) /* "sáng 27/2, …. Chuyến thăm từ ngày 27/2 đến 1/3" */
		r->cell[EV_time_of_day] = t->f->dates.v[e->c->date].time_of_day;
	if (!d.start.year)
		return t->published;
	r->cell[EV_start_date] = day_text(t->f->one, d.start);
	if (!d.open_end)
		r->cell[EV_end_date] = day_text(t->f->one, d.end);
	r->cell[EV_date_precision] = str_of(date_precision_name[d.precision]);
	r->cell[EV_date_basis] = d.basis.n ? d.basis : STR("text");
	if (!d.year_written) {
		add_inferred(t, r, "start_date");
		if (!d.open_end)
			add_inferred(t, r, "end_date");
	}
	return d.start;
}

/* ---- where ---- */

/* The first place in the words; "Tổng Lãnh sự quán Lào tại Đà Nẵng" is in Đà Nẵng. */
static const struct place *place_in(const struct telling *t, struct range r)
{
	for (size_t i = r.first + 1; i < r.end; i++)
		if (has_cue(t, i - 1, CUE_name_stop) && place_at(t->f, i) && place_at(t->f, i)->range.first == i &&
			place_at(t->f, i)->province.n)
			return place_at(t->f, i);
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

static void write_codes(struct reading *r, struct str country, struct str province)
{
	r->cell[EV_country] = country;
	r->cell[EV_province_code] = province;
}

/* "tại tỉnh", "tại địa phương": says where, but is no name of a place. */
static bool is_bare_home(const struct telling *t, struct range r)
{
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

static void write_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	const struct gazetteer *g = t->f->lex->gazetteer;
	const struct place *p = place_in(t, e->place), *more = place_behind(t, e->place), *last, *country;

	if (e->place.end <= e->place.first)
		return;
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
	else if (last || (e->sides->home.n > 2 && !is_unknown_elsewhere(t, e))) {
		struct str province = last ? last->province : e->sides->home;
		write_codes(r, str_slice(province, 0, 2), province_on(g, province, on));
		add_inferred(t, r, "country");
		add_inferred(t, r, "province_code");
	}
}

/* No place of its own: country and province of the event that holds it. */
static void write_whole_place(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	const struct place *p = place_in(t, e->whole_place);

	if (r->cell[EV_country].n || !p)
		return;
	write_codes(r, p->country, province_on(t->f->lex->gazetteer, p->province, on));
	add_inferred(t, r, "country");
	if (p->province.n)
		add_inferred(t, r, "province_code");
}

/* Who receives is at home: "Bí thư Tỉnh ủy Phù Lưu đã tiếp …", "đến chào xã giao lãnh đạo tỉnh Phù Lưu" without a place. */
static void write_receiver(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	bool courtesy = has_cue(t, e->c->word.first, CUE_courtesy);
	struct range before = {e->c->clause.first, e->c->word.first}, after = {e->c->word.end, e->c->segment.end};
	const struct place *p = courtesy ? province_in(t, after) : place_in(t, before);

	if (r->cell[EV_country].n || e->status != STATUS_HELD || (!courtesy && !has_cue(t, e->c->word.first, CUE_receive)) ||
		(courtesy && !p))
		return;
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

/* "đến thăm, chúc Tết Bộ đội Biên phòng tỉnh X" without a place: where the visited are; those who come from abroad and visit
 * nobody that is named are where the paper's own side is. */
static void write_visited(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	size_t end = e->c->word.end, limit = end + 16 < e->c->segment.end ? end + 16 : e->c->segment.end;
	struct str received = receiving_province(t, e->c), visitor = visitor_country(t, e->c);
	const struct place *p;

	if (r->cell[EV_country].n || r->cell[EV_place].n || e->status != STATUS_HELD || e->kind != KIND_VISIT)
		return;
	p = province_in(t, (struct range){end, visited_end(t, end, limit)});
	if (is_noun_phrase(t, e->c) && !(p && str_eq(visitor, STR("VN")) && !str_eq(p->country, visitor)))
		return; /* "chuyến công tác, làm việc với Tỉnh đoàn X (Lào)" tells where, "chuyến thăm của đoàn X" does not */
	if (p)
		write_inferred_place(t, r, p->province, on);
	else if (received.n)
		write_inferred_place(t, r, received, on);
	else if (visitor.n && !str_eq(visitor, STR("VN")) && e->sides->home.n)
		write_inferred_place(t, r, e->sides->home, on);
}

/* ---- how ---- */

static bool in_zone(const struct frame *e, const struct telling *t, size_t sentence)
{
	return sentence >= e->zone_first && sentence < e->zone_end && (is_headline(t->f, sentence) || is_body(t->f, sentence));
}

static struct str attendance_in(const struct telling *t, struct range r, size_t word)
{
	const struct lexicon *l = &t->f->lex->attendance_words;
	struct str found = STR("");
	struct phrase_hit hit;

	for (size_t i = r.first; i < r.end; i++) {
		if (!phrases_at(&l->phrases, &t->f->words, i, &hit) ||
			!str_eq(lexicon_cell(l, hit.row, t->tables->attendance_language), t->f->lang))
			continue;
		struct str value = lexicon_cell(l, hit.row, t->tables->attendance);
		if (str_eq(value, STR("hybrid")))
			return value;
		if (str_eq(value, STR("online")) || (!found.n && i >= word && i < word + 4))
			found = value; /* "in person" is believed right beside the word only */
	}
	return found;
}

static bool meets_in_person(const struct frame *e)
{
	return e->status == STATUS_HELD && e->kind != KIND_VISIT && e->kind != KIND_PHONE_CALL;
}

/* "Phát biểu tại điểm cầu …" anywhere tells of link points. */
static bool has_link_points(const struct telling *t)
{
	const struct lexicon *l = &t->f->lex->place_words;
	struct phrase_hit hit;

	for (size_t i = 0; i < t->f->words.n; i++)
		if (phrases_at(&l->phrases, &t->f->words, i, &hit) && t->f->lex->gazetteer->word_kind[hit.row] == PW_link_point)
			return true;
	return false;
}

/* "Từ sau Hội nghị lần thứ 2 tổ chức trực tuyến …", "In August, the two sides held an online meeting": the next sentence may be
 * about another one. */
static bool tells_of_another(const struct telling *t, const struct frame *e, size_t sentence)
{
	struct range r = t->f->sentences[sentence];

	if (sentence == e->c->sentence || is_headline(t->f, sentence))
		return false;
	for (size_t i = 0; i < t->all.n; i++) {
		const struct candidate *c = &t->all.v[i];
		if (c->sentence == sentence && c->date != STR_NONE && e->date != STR_NONE &&
			date_against(&t->f->dates.v[c->date], t->f->dates.v[e->date].start) != 0)
			return true;
	}
	return find_cue(t, CUE_past, r.first, r.end) != STR_NONE;
}

static void write_attendance(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct str value = STR("");

	for (size_t s = e->zone_first; !value.n && s < e->zone_end && e->main; s++)
		if (in_zone(e, t, s) && s <= e->c->sentence + 1 && !tells_of_another(t, e, s))
			value = attendance_in(t, t->f->sentences[s], e->c->word.end);
	if (!value.n)
		value = attendance_in(t, e->main ? e->c->clause : e->c->segment, e->c->word.end);
	if (!value.n && e->main && e->status == STATUS_HELD && has_link_points(t))
		value = STR("online");
	if (!value.n && e->kind == KIND_PHONE_CALL && e->status == STATUS_HELD)
		value = STR("online");
	if (!value.n && e->main && e->status == STATUS_HELD && e->kind == KIND_VISIT && e->date != STR_NONE &&
		same_day(t->f->dates.v[e->date].start, t->f->dates.v[e->date].end) &&
		find_cue(t, CUE_receive, e->c->clause.first, e->c->word.first) != STR_NONE)
		value = STR("in_person"); /* "đã tiếp đoàn … đến thăm, chúc Tết tỉnh" */
	if (!value.n && meets_in_person(e) && (r->cell[EV_place].n || has_cue(t, e->c->word.first, CUE_receive) || e->main))
		value = STR("in_person");
	r->cell[EV_attendance] = value;
}

static void write_sites(const struct telling *t, const struct frame *e, struct reading *r)
{
	const struct lexicon *l = &t->f->lex->place_words;
	struct phrase_hit hit;
	long n;

	if (!e->main || str_eq(r->cell[EV_attendance], STR("in_person")))
		return;
	for (size_t s = e->zone_first; s < e->zone_end; s++)
		for (size_t i = t->f->sentences[s].first; in_zone(e, t, s) && i + 1 < t->f->sentences[s].end; i++)
			if (str_number(words_text(&t->f->words, i, i + 1), &n) &&
				phrases_at(&l->phrases, &t->f->words, i + 1, &hit) &&
				t->f->lex->gazetteer->word_kind[hit.row] == PW_link_point) {
				r->cell[EV_sites] = arena_printf(t->f->one, "%ld", n);
				return;
			}
}

/* ---- theme and host ---- */

static bool opens_quote(const struct facts *f, size_t i)
{
	return is_char_at(f, i, "“") || is_char_at(f, i, "\"") || is_char_at(f, i, "«") || is_char_at(f, i, "「");
}

static bool closes_quote(const struct facts *f, size_t i)
{
	return is_char_at(f, i, "”") || is_char_at(f, i, "\"") || is_char_at(f, i, "»") || is_char_at(f, i, "」");
}

static struct str quoted_after(const struct facts *f, size_t word, size_t end)
{
	size_t open = word;

	while (open < end && open < word + 6 && !opens_quote(f, open))
		open++;
	if (open >= end || !opens_quote(f, open))
		return STR("");
	for (size_t i = open + 1; i < end; i++)
		if (closes_quote(f, i))
			return words_text(&f->words, open + 1, i);
	return STR("");
}

static void write_theme(const struct telling *t, const struct frame *e, struct reading *r)
{
	for (size_t s = e->zone_first; s < e->zone_end && !r->cell[EV_theme].n; s++)
		for (size_t i = t->f->sentences[s].first; in_zone(e, t, s) && i < t->f->sentences[s].end; i++)
			if (has_cue(t, i, CUE_theme) &&
				((e->main && s < e->c->sentence + 3) || (i > e->c->word.first && i < e->c->segment.end))) {
				r->cell[EV_theme] = quoted_after(t->f, i + t->cue[i].words, t->f->sentences[s].end);
				break;
			}
}

static bool is_organisation(const struct telling *t, size_t first)
{
	const struct place *p = place_at(t->f, first);
	struct phrase_hit office = {0}, body = {0};
	bool is_office = phrases_at(&t->f->lex->offices.phrases, &t->f->words, first, &office);
	bool is_body = phrases_at(&t->f->lex->organisations.phrases, &t->f->words, first, &body);

	if (has_cue(t, first, CUE_organisation) && t->cue[first].words > body.words)
		body.words = t->cue[first].words;
	if (is_office && office.words >= body.words)
		return false; /* "Tổng Cục trưởng", but "Đại sứ quán" */
	if (p && p->range.first == first)
		return p->level <= PLACE_PROVINCE || p->level == PLACE_INSTITUTION; /* "…, huyện X" ends a longer name */
	return is_body || has_cue(t, first, CUE_organisation);
}

static bool date_covers(const struct telling *t, size_t word)
{
	size_t i = dates_from(t->f, word + 1);

	return i > 0 && t->f->dates.v[i - 1].range.end > word;
}

static size_t bracket_before(const struct telling *t, size_t close, size_t first)
{
	while (close > first && !is_char_at(t->f, close, "("))
		close--;
	return close;
}

/* Talks are held, not organised, by those who meet. */
static bool is_organised(enum event_kind kind)
{
	return kind == KIND_CONFERENCE || kind == KIND_GATHERING || kind == KIND_CEREMONY || kind == KIND_SIGNING ||
	       kind == KIND_OTHER;
}

/* "…, UBND tỉnh X và chính quyền tỉnh Y tổ chức Hội nghị": what stands between the last comma and the verb; those joined by
 * "và" host together. */
static struct range host_before(const struct telling *t, const struct candidate *c)
{
	size_t verb = cue_before(t, CUE_host, c->word.first), first;

	if (verb == STR_NONE && cue_before(t, CUE_classifier, c->word.first) != STR_NONE)
		verb = cue_before(t, CUE_host, cue_before(t, CUE_classifier, c->word.first));
	if (verb == STR_NONE)
		return (struct range){0, 0};
	while (verb > c->clause.first && (has_cue(t, verb - 1, CUE_done) || has_cue(t, verb - 1, CUE_hosts)))
		verb--;
	first = find_cue(t, CUE_jointly, c->segment.first, verb);
	if (first != STR_NONE)
		verb = first; /* "UBND tỉnh X phối hợp với Y, Z tổ chức": the first one hosts */
	while (verb > c->clause.first && has_cue(t, verb - 1, CUE_with))
		verb--; /* "cùng tổ chức" */
	first = verb;
	while (first > c->segment.first && !is_char_at(t->f, first - 1, ",") && !date_covers(t, first - 1))
		first = is_char_at(t->f, first - 1, ")") ? bracket_before(t, first - 1, c->segment.first) : first - 1;
	if (find_cue(t, CUE_tells, first, verb) != STR_NONE)
		verb = find_cue(t, CUE_tells, first, verb);
	for (size_t i = first; i < verb; i++) {
		bool joint =
			has_cue(t, i, CUE_and) && i > first && i + 1 < verb && is_organised(c->kind) && is_organisation(t, i + 1);
		if ((has_cue(t, i, CUE_and) && !joint) || has_cue(t, i, CUE_with) ||
			(i == first && has_cue(t, i, CUE_delegation)))
			return (struct range){0, 0};
	}
	return first < verb && verb - first < 32 ? (struct range){first, verb} : (struct range){0, 0};
}

/* "do tỉnh X đăng cai". */
static struct range host_after(const struct telling *t, const struct candidate *c)
{
	size_t by = find_cue(t, CUE_by, c->name.end, c->segment.end), end;

	if (by == STR_NONE)
		return (struct range){0, 0};
	by += t->cue[by].words;
	if (str_eq(t->f->lang, STR("en")) && (end = find_cue(t, CUE_name_stop, by, c->segment.end)) != STR_NONE && end - by < 14)
		return (struct range){by, end}; /* "will be hosted by Honghe prefecture in Mengzi" */
	end = find_cue(t, CUE_hosts, by, c->segment.end);
	if (end == STR_NONE || end - by > 14 || find_cue(t, CUE_delegation, by, end) != STR_NONE)
		return (struct range){0, 0};
	return (struct range){by, end};
}

/* Not "do dịch bệnh nên việc tổ chức …". */
static bool names_somebody(const struct telling *t, struct range r)
{
	bool named = !str_eq(t->f->lang, STR("vi")) || t->f->words.v[r.first].flags & WORD_UPPER;

	return named || is_organisation(t, r.first) || place_in(t, r);
}

static void write_host(const struct telling *t, const struct frame *e, struct reading *r, struct day on)
{
	struct range host = host_after(t, e->c);
	const struct place *p;

	if (host.end == 0 && e->status == STATUS_HELD)
		host = host_before(t, e->c);
	if (host.end == 0 || !(is_organisation(t, host.first) || host_after(t, e->c).end) || !names_somebody(t, host))
		return;
	r->cell[EV_host] = range_text(t->f, host);
	p = find_cue(t, CUE_and, host.first, host.end) == STR_NONE ? place_in(t, host) : NULL;
	if (p && p->province.n && !r->cell[EV_country].n) {
		write_codes(r, p->country, province_on(t->f->lex->gazetteer, p->province, on));
		add_inferred(t, r, "country");
		add_inferred(t, r, "province_code");
	}
}

/* ---- all ---- */

/* Words of the name as written, "buổi" and "cuộc" left out. */
static struct str frame_name(const struct telling *t, const struct frame *e)
{
	return e->c->verb && e->name.first == e->c->word.first && e->name.end <= e->c->word.end ? STR("")
												: range_text(t->f, e->name);
}

/* The name may come from the headline; the reading's own words lie in its sentence. */
static bool named_here(const struct telling *t, const struct frame *e)
{
	struct range r = t->f->sentences[e->c->sentence];

	return e->name.first < e->name.end && e->name.first >= r.first && e->name.end <= r.end && frame_name(t, e).n;
}

/* The event word, what its clause says of status and number, place and attendance. */
static void note_frame(const struct telling *t, const struct frame *e, struct reading *r)
{
	static const uint64_t telling_classes = 1ull << CUE_future | 1ull << CUE_next | 1ull << CUE_past | 1ull << CUE_done |
						1ull << CUE_postponed | 1ull << CUE_cancelled | 1ull << CUE_framework |
						1ull << CUE_ordinal_word | 1ull << CUE_hold | 1ull << CUE_host;
	const struct lexicons *lex = t->f->lex;

	note_row(t->f, r, "event word", &lex->event_words.table, e->c->row, e->c->word);
	for (size_t i = e->c->segment.first; t->f->explain && i < e->c->segment.end; i++)
		if (t->cue[i].classes & telling_classes)
			note_phrases(t->f, r, "cue", &t->tables->cues, (struct range){i, i + 1});
	note_places(t->f, r, e->place);
	note_phrases(t->f, r, "attendance", &lex->attendance_words, e->c->segment);
}

void frame_write(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct day on;

	r->cell[EV_main] = e->main ? STR("1") : STR("0");
	r->cell[EV_status] = str_of(event_status_name[e->status]);
	r->cell[EV_kind] = str_of(event_kind_name[e->kind]);
	r->cell[EV_kind_text] = range_text(t->f, e->c->word);
	r->cell[EV_name] = frame_name(t, e);
	if (e->ordinal)
		r->cell[EV_ordinal] = arena_printf(t->f->one, "%d", e->ordinal);
	on = write_dates(t, e, r);
	write_place(t, e, r, on);
	write_host(t, e, r, on);
	write_whole_place(t, e, r, on);
	write_receiver(t, e, r, on);
	write_visited(t, e, r, on);
	write_attendance(t, e, r);
	write_sites(t, e, r);
	write_theme(t, e, r);
	r->cell[EV_parties] = sides_cell(t, e->sides, on);
	r->cell[EV_part_of] = e->part_of;
	r->at = range_span(t->f, named_here(t, e) ? e->name : e->c->word);
	r->evidence = evidence_at(t->f, e->c->word.first);
	r->rule = str_of(e->rule);
	note_frame(t, e, r);
}
