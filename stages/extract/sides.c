#include "sides.h"

#include "names.h"
#include "people_cues.h"
#include "positions.h"

static bool is_home_country(struct str country)
{
	return str_eq(country, STR("VN"));
}

static struct side side_of_code(struct str code, enum side_weight weight)
{
	struct side s = {.country = str_slice(code, 0, 2), .weight = weight};

	if (code.n > 2)
		s.province = code;
	return s;
}

/* The only code of the country among the parties, or empty. */
static struct str only_party(struct str codes, struct str country)
{
	struct str code, only = STR("");
	size_t n = 0;

	while (str_split(&codes, ';', &code)) {
		code = str_trim(code);
		if (code.n > 2 && str_starts(code, country) && !str_eq(code, only)) {
			only = code;
			n++;
		}
	}
	return n == 1 ? only : STR("");
}

struct str province_for(const struct side *s, const struct parties *p)
{
	struct str only = only_party(p->codes, s->country);

	if (only.n)
		return only;
	if (str_eq(s->country, p->partner.country))
		return p->partner.province;
	if (!str_eq(s->country, p->home.country))
		return STR("");
	return p->home.province.n || !s->local ? p->home.province : p->province;
}

/* How often the text names each country and province, by code. */
struct tally {
	struct str code;
	size_t n;
};
struct tallies {
	struct tally *v;
	size_t n, cap;
};

static void count_code(const struct facts *f, struct tallies *all, struct str code)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].code, code)) {
			all->v[i].n++;
			return;
		}
	*PUSH(f->one, all) = (struct tally){code, 1};
}

static struct tallies count_places(const struct facts *f)
{
	struct tallies all = {0};

	for (size_t i = 0; i < f->places.n; i++) {
		if (f->places.v[i].country.n)
			count_code(f, &all, f->places.v[i].country);
		if (f->places.v[i].province.n)
			count_code(f, &all, f->places.v[i].province);
	}
	return all;
}

/* The foreign country that the text names most; of two the one named first. */
static struct str commonest_foreign(const struct tallies *all)
{
	struct tally best = {0};

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].code.n == 2 && !is_home_country(all->v[i].code) && all->v[i].n > best.n)
			best = all->v[i];
	return best.n ? best.code : STR("");
}

static struct str commonest_province(const struct tallies *all, struct str country)
{
	struct tally best = {0};

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].code.n > 2 && str_starts(all->v[i].code, country) && all->v[i].n > best.n)
			best = all->v[i];
	return best.n ? best.code : STR("");
}

static bool has_party(struct str codes, struct str prefix)
{
	struct str code;

	while (str_split(&codes, ';', &code))
		if (str_starts(str_trim(code), prefix))
			return true;
	return false;
}

static bool has_code(struct str codes, struct str wanted)
{
	struct str code;

	while (str_split(&codes, ';', &code))
		if (str_eq(str_trim(code), wanted))
			return true;
	return false;
}

bool is_party(const struct parties *p, struct str province)
{
	return !has_party(p->codes, str_slice(province, 0, 2)) || has_code(p->codes, province);
}

static struct parties parties_of(const struct facts *f, size_t event, const struct tallies *tallies)
{
	struct parties p = {.home = {.country = STR("VN"), .weight = SIDE_PARTY}};
	struct str codes, code;

	if (event < f->events.n) {
		const struct str *cell = f->article->readings[READING_EVENT].v[f->events.v[event].reading].cell;
		p.codes = cell[EV_parties];
		p.seat = side_of_code(cell[EV_province_code].n ? cell[EV_province_code] : cell[EV_country], SIDE_BLOCK);
		if (!p.seat.country.n)
			p.seat.weight = SIDE_UNKNOWN;
	}
	codes = p.codes;
	while (str_split(&codes, ';', &code))
		if (!p.partner.country.n && !is_home_country(str_slice(str_trim(code), 0, 2)))
			p.partner = side_of_code(str_trim(code), SIDE_PARTY);
	if (!p.partner.country.n)
		p.partner = side_of_code(commonest_foreign(tallies), SIDE_PARTY);
	if (!p.partner.province.n && p.partner.country.n && !p.codes.n)
		p.partner.province = commonest_province(tallies, p.partner.country);
	p.home.province = only_party(p.codes, STR("VN"));
	if (!p.home.province.n && event < f->events.n && str_starts(f->events.v[event].home_province, STR("VN")))
		p.home.province = f->events.v[event].home_province;
	if (!p.home.province.n && str_starts(f->home, STR("VN")) && (is_vietnamese(f) || !has_code(p.codes, STR("VN"))))
		p.home.province = f->home;
	if (!has_party(p.codes, STR("VN-")) && (is_vietnamese(f) || !has_code(p.codes, STR("VN"))))
		p.province = commonest_province(tallies, STR("VN"));
	return p;
}

const struct parties *parties_of_events(const struct facts *f)
{
	struct tallies tallies = count_places(f);
	struct parties *all = NEW(f->one, struct parties, f->events.n + 1);

	for (size_t e = 0; e < f->events.n; e++)
		all[e] = parties_of(f, e, &tallies);
	return all;
}

struct side host_side(const struct side *delegation, const struct parties *p)
{
	if (p->seat.weight && !str_eq(p->seat.country, delegation->country))
		return p->seat;
	if (!delegation->weight)
		return p->home;
	return str_eq(delegation->country, p->home.country) ? p->partner : p->home;
}

struct side guest_side(const struct parties *p)
{
	if (!p->seat.weight)
		return (struct side){0};
	return str_eq(p->seat.country, p->home.country) ? p->partner : p->home;
}

/* "các huyện giáp với Trung Quốc" */
static bool is_bordered(const struct facts *f, size_t place)
{
	for (size_t n = 1; n < 4 && n <= place; n++)
		if (is_cue(f, place - n, CUE_BORDERS) == n)
			return true;
	return false;
}

static struct side side_of_some_places(const struct facts *f, struct range r, bool certain)
{
	struct side s = {0};

	for (size_t i = places_from(f, r.first); i < f->places.n && f->places.v[i].range.first < r.end; i++) {
		const struct place *p = &f->places.v[i];
		if (!p->country.n || p->certain != certain || (s.country.n && !str_eq(s.country, p->country)) ||
			is_bordered(f, p->range.first))
			continue;
		s.country = p->country;
		if (!s.province.n)
			s.province = p->province;
		s.weight = certain ? SIDE_PLACE : SIDE_HINT;
	}
	return s;
}

struct side side_of_places(const struct facts *f, struct range r)
{
	struct side s = side_of_some_places(f, r, true);

	return s.weight ? s : side_of_some_places(f, r, false);
}

static bool is_part_of_place(const struct facts *f, size_t i, size_t words)
{
	const struct place *p = place_at(f, i);

	return p && p->certain && p->name.first <= i && p->name.end > i + words;
}

static size_t find_cue(const struct facts *f, struct range r, enum cue_class c, struct str *value)
{
	for (size_t i = r.first; i < r.end; i++) {
		size_t n = person_cue(f, i, c, value);
		if (c == CUE_CENTRAL && n == 1 && is_vietnamese(f) && !word_is(f, i, WORD_UPPER))
			continue; /* the "bộ" of "cán bộ" is no ministry */
		if (c == CUE_SERVES && n && is_part_of_place(f, i, n))
			continue; /* "Lao Cai" serves no Laos */
		if (n && i + n <= r.end)
			return i;
	}
	return r.end;
}

/* "Tổng Lãnh sự Việt Nam tại X": the country before "tại", else not the country of X. */
static struct side side_of_diplomat(const struct facts *f, struct range title, const struct parties *p)
{
	struct range before = {title.first, find_cue(f, title, CUE_AT, NULL)}, behind = {before.end, title.end};
	struct side s = side_of_places(f, before), seat = side_of_places(f, behind);

	if (!s.weight && seat.weight)
		s = is_home_country(seat.country) ? p->partner : p->home;
	s.province = STR("");
	s.central = true;
	if (s.weight)
		s.weight = SIDE_DIPLOMAT;
	return s;
}

/* The part of the title that tells the level: not "member of the Central Committee", unless it stands alone. */
static bool is_central(const struct facts *f, struct range title, bool names_country, bool *at_home)
{
	size_t start = title.first;
	bool any = false;

	for (size_t i = title.first; i <= title.end; i++) {
		if (i < title.end && !word_is_char(f, i, ","))
			continue;
		struct range part = {start, i};
		start = i + 1;
		if (part.first < part.end && is_cue(f, part.first, CUE_COMMITTEE_MEMBER))
			continue;
		for (struct str only; (part.first = find_cue(f, part, CUE_CENTRAL, &only)) < part.end; part.first++) {
			if (str_eq(only, STR("country"))) { /* "Chủ tịch Hội Nhà báo Lào" */
				any |= names_country;
				continue;
			}
			any |= !only.n;
			*at_home = true;
		}
	}
	return any;
}

/* Both countries in one title ("Hội Hữu nghị Việt Nam - Trung Quốc") speak for none. */
static bool names_two_countries(const struct facts *f, struct range title)
{
	struct str first = STR("");

	for (size_t i = places_from(f, title.first); i < f->places.n && f->places.v[i].range.first < title.end; i++) {
		struct str c = f->places.v[i].country;
		if (c.n && first.n && !str_eq(c, first))
			return true;
		if (c.n)
			first = c;
	}
	return false;
}

/* "Giám đốc Cơ quan X Pháp tại Việt Nam": where somebody works is not whom he serves, if a place stands before. */
static size_t before_seat(const struct facts *f, struct range title)
{
	struct range before = {title.first, find_cue(f, title, CUE_AT, NULL)};

	return side_of_places(f, before).weight ? before.end : title.end;
}

/* "Chủ tịch Hội Hữu nghị Việt - Lào | tỉnh X": the words that tell whom he serves name another country too; the word behind
 * them, 0 if there are none. */
static size_t behind_friendship(const struct facts *f, struct range title, struct str *country)
{
	size_t at = find_cue(f, title, CUE_SERVES, country), i = places_from(f, at), end = at + is_cue(f, at, CUE_SERVES);

	if (at == title.end || i == f->places.n || f->places.v[i].range.end > end || f->places.v[i].level != PLACE_COUNTRY)
		return 0;
	return end;
}

/* "Bộ Ngoại giao Lào, Trưởng ban biên giới Lào - Việt Nam | phía Lào": what stands behind the pair of countries tells the side, else
 * what stands before it. */
static struct range beside_pair(const struct facts *f, struct range title)
{
	for (size_t i = places_from(f, title.first); i + 1 < f->places.n && f->places.v[i + 1].range.end <= title.end; i++) {
		const struct place *a = &f->places.v[i], *b = &f->places.v[i + 1];
		struct range before = {title.first, a->range.first}, behind = {b->range.end, title.end};
		if (a->level != PLACE_COUNTRY || b->level != PLACE_COUNTRY || b->range.first != a->range.end + 1 ||
			!word_is_char(f, a->range.end, "-"))
			continue;
		return side_of_places(f, behind).weight ? behind : side_of_places(f, before).weight ? before : title;
	}
	return title;
}

/* "Phủ Thủ tướng Lào": the only place of the title is a building, in whichever province it stands. */
static bool is_of_seat(const struct facts *f, struct range title)
{
	for (size_t i = places_from(f, title.first); i < f->places.n && f->places.v[i].range.first < title.end; i++)
		if (f->places.v[i].province.n && f->places.v[i].level != PLACE_INSTITUTION)
			return false;
	return true;
}

/* "UBND tỉnh", "xã"; not "xã hội", which has a value of its own. */
static bool is_local(const struct facts *f, struct range title)
{
	struct str no = STR("");

	for (size_t at; (at = find_cue(f, title, CUE_LOCAL, &no)) < title.end; title.first = at + 1)
		if (!no.n)
			return true;
	return false;
}

/* "Đồn trưởng Đồn Biên phòng X, Trưởng đoàn phía Việt Nam": the office in front says more of whom he serves. */
static struct range before_role(const struct facts *f, struct range title)
{
	for (size_t i = title.first + 2; i < title.end; i++)
		if (word_is_char(f, i - 1, ",-") && is_head_of_delegation(f, i))
			return (struct range){title.first, i - 1};
	return title;
}

static struct side side_of_offices(const struct facts *f, struct range title, const struct parties *p)
{
	struct side s = {0};
	struct str country;
	struct range own;
	size_t behind;

	if (title.first >= title.end)
		return s;
	if (find_cue(f, title, CUE_DIPLOMAT, NULL) < title.end)
		return side_of_diplomat(f, title, p); /* a bare "Tham tán thương mại" serves the country of his list */
	title.end = before_seat(f, title);
	own = beside_pair(f, title);
	if (!names_two_countries(f, own))
		s = side_of_places(f, own);
	if ((behind = behind_friendship(f, title, &country))) {
		s = side_of_places(f, (struct range){behind, title.end});
		s = (struct side){
			.country = country, .weight = SIDE_PLACE, .province = str_eq(s.country, country) ? s.province : STR("")};
	}
	s.local = is_local(f, title);
	if (!s.local && (!s.province.n || is_of_seat(f, title)))
		s.central = is_central(f, title, s.weight == SIDE_PLACE && !s.province.n, &s.central_at_home);
	if (s.central)
		s.province = STR("");
	if (s.weight > SIDE_HINT)
		return s;
	if (find_cue(f, title, CUE_SERVES, &country) < title.end) {
		s.any_foreign = str_eq(country, STR("foreign"));
		country = s.any_foreign ? p->partner.country : country;
		if (s.weight && !str_eq(s.country, country))
			s.province = STR("");
		s.country = country;
		s.weight = country.n ? SIDE_OFFICE : SIDE_UNKNOWN;
	}
	return s;
}

struct side side_of_title(const struct facts *f, struct range title, const struct parties *p)
{
	struct range office = before_role(f, title);
	struct side s = side_of_offices(f, office, p);

	return s.weight || office.end == title.end ? s : side_of_offices(f, title, p);
}

/* Viet Nam meets two countries: a foreign name does not tell of which it is. */
static bool has_two_partners(const struct parties *p)
{
	struct str codes = p->codes, code;

	while (str_split(&codes, ';', &code)) {
		struct str country = str_slice(str_trim(code), 0, 2);
		if (!is_home_country(country) && !str_eq(country, p->partner.country))
			return true;
	}
	return false;
}

/* "Bun Mẫu", of syllables that Vietnamese has too; "Li Junyi" in a text of another language. */
static bool tells_little(const struct facts *f, struct range name, bool chinese)
{
	if (word_is(f, name.first, WORD_HAN))
		return true;
	return (chinese || is_vietnamese(f)) && !is_kinh_shape(f, name) && !is_highland_shape(f, name) &&
	       !is_foreign_shape(f, name);
}

struct side side_of_name(const struct facts *f, struct range name, const struct parties *p)
{
	bool chinese = str_eq(p->partner.country, STR("CN"));
	struct side s = {0};

	if (!p->partner.country.n || (chinese && (is_vietnamese(f) || word_is(f, name.first, WORD_HAN))))
		return s; /* each reads the other's names as its own: the shape says nothing */
	if (is_pinyin_shape(f, name))
		s.country = chinese ? p->partner.country : STR("");
	else if (is_kinh_shape(f, name) || is_highland_shape(f, name))
		s.country = p->home.country;
	else if ((is_vietnamese(f) || is_foreign_shape(f, name)) &&
		 (!is_surname(f, name.first) || is_surname_of(f, name.first, p->partner.country)))
		s.country = p->partner.country;
	if (s.country.n)
		s.weight = tells_little(f, name, chinese) || (!is_home_country(s.country) && has_two_partners(p)) ? SIDE_HINT
														  : SIDE_SHAPE;
	return s;
}
