#include "groups.h"

#include "names.h"
#include "people_cues.h"
#include "places.h"
#include "positions.h"

static bool is_person(const struct facts *f, size_t i, size_t end)
{
	struct range h = honorific_at(f, i, end);
	struct title t;

	if (h.end > i && (word_is(f, h.end, WORD_UPPER) || word_is_char(f, h.end, ":")))
		return true;
	if (is_item(f, i, end) || is_cue(f, i, CUE_LIST))
		return true;
	t = title_at(f, i, end, false);
	return t.name.end > t.name.first;
}

/* "hơn 200 người dân", "300 đại biểu" */
static size_t counted_words(const struct facts *f, size_t i)
{
	size_t k = i + is_cue(f, i, CUE_ABOUT_NUMBER), n;

	if (!word_is(f, k, WORD_NUMBER))
		return 0;
	for (k++; word_is_char(f, k, ".") && word_is(f, k + 1, WORD_NUMBER); k += 2) /* "1.200" */
		;
	n = is_cue(f, k, CUE_COUNTED);
	return n ? k + n - i : 0;
}

/* "các Phó Chủ tịch UBND tỉnh" */
static size_t plural_office(const struct facts *f, size_t i)
{
	size_t n = is_cue(f, i, CUE_PLURAL), office = n ? office_at(f, i + n) : 0;

	return office ? n + office : 0;
}

/* Behind a comma or "và": another head noun, a person or a verb begins something new. */
static bool begins_new(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	struct str strength = STR("");

	size_t header = is_cue(f, i, CUE_HEADER);

	if (header && is_person(f, i + header, end)) /* ", including Le Van Mau, Secretary ..." */
		return true;
	if (i >= end || is_person(f, i, end) || is_cue(f, i, CUE_JOINT)) /* ", hai đơn vị phụ trách địa bàn" */
		return true;
	if (person_cue(f, i, CUE_GROUP, &strength) ? !str_eq(strength, STR("weak")) : counted_words(f, i) || plural_office(f, i))
		return true;
	return !word_is(f, i, WORD_UPPER) && (role_after_at(f, i, &r) || role_before_at(f, i, &r) || is_cue(f, i, CUE_SIDE));
}

/* "đại diện Cục Đối ngoại (Bộ Quốc phòng)": the bracket that closes a short aside, or 0. */
static size_t closing(const struct facts *f, size_t i, size_t end)
{
	for (size_t k = i + 1; k < end && k < i + 8 && !is_cue(f, k, CUE_STOP); k++)
		if (word_is_char(f, k, ")"))
			return k;
	return 0;
}

static bool day_begins(const struct facts *f, size_t i)
{
	size_t d = dates_from(f, i);

	return d < f->dates.n && f->dates.v[d].range.first == i && f->dates.v[d].precision == DATE_DAY;
}

/* English: "leaders of X province | in Y town": where they are met, behind the place that they are of. */
static bool at_other_place(const struct facts *f, size_t first, size_t i)
{
	const struct place *p = place_at(f, i + is_cue(f, i, CUE_AT));
	size_t before = places_from(f, first);

	while (before < f->places.n && f->places.v[before].range.first < i && !f->places.v[before].province.n)
		before++;
	return !is_vietnamese(f) && is_cue(f, i, CUE_AT) && p && (p->level == PLACE_DISTRICT || p->level == PLACE_COMMUNE) &&
	       before < f->places.n && f->places.v[before].range.first < i && f->places.v[before].province.n;
}

/* "lãnh đạo tỉnh | tại trụ sở UBND tỉnh X": where they meet; "các cơ quan Việt Nam tại Lào" goes on. */
static bool at_venue(const struct facts *f, size_t i)
{
	size_t n = is_cue(f, i, CUE_AT);
	struct phrase_hit hit;

	return n && place_word_at(f, i + n, PW_venue, &hit);
}

size_t group_end(const struct facts *f, size_t i, size_t end)
{
	size_t first = i;

	for (size_t last = i + 150 < end ? i + 150 : end; i < last; i++) { /* no group is longer */
		size_t n = is_cue(f, i, CUE_AND);
		if (body_at(f, i) > 1) {
			i += body_at(f, i) - 1; /* "Bộ Ngoại giao": no verb in it */
			continue;
		}
		if (!is_cue(f, i, CUE_STOP) && is_cue(f, i, CUE_NO_ROLE) > 1) {
			i += is_cue(f, i, CUE_NO_ROLE) - 1; /* "Tổng | thư ký", "vốn | đăng ký": no verb in it either */
			continue;
		}
		if (is_vietnamese(f) && (day_begins(f, i) || at_venue(f, i)))
			break; /* "đoàn đại biểu Việt Nam | hôm nay bắt đầu …" */
		if (at_other_place(f, first, i))
			break;
		if (word_is_char(f, i, "(") && closing(f, i, end)) {
			i = closing(f, i, end);
			continue;
		}
		if (word_is_char(f, i, ".;()") && !(word_is_char(f, i, ".") && i + 1 < end && word_is(f, i - 1, WORD_CAPS)))
			break;
		if (word_is_char(f, i, ":") && is_person(f, i + 1, end))
			return i;
		if ((word_is_char(f, i, ",") && begins_new(f, i + 1, end)) || (n && begins_new(f, i + n, end)))
			break;
		if (!n && !word_is(f, i, WORD_UPPER | WORD_PUNCT | WORD_NUMBER) && !is_cue(f, i, CUE_JOINT) &&
			(is_cue(f, i, CUE_STOP) || is_cue(f, i, CUE_ABOUT) || is_cue(f, i, CUE_GROUP_STOP)))
			break;
	}
	while (i > 0 && word_is_char(f, i - 1, ",:;"))
		i--;
	return i;
}

size_t group_head(const struct facts *f, size_t i)
{
	size_t n = is_cue(f, i, CUE_GROUP);

	if (n && is_cue(f, i, CUE_NO_ROLE) > n)
		return 0; /* "các hội nghị": no "các hội" */
	if (!n)
		n = office_of_some(f, i);
	return n ? n : counted_words(f, i);
}

struct range group_at(const struct facts *f, size_t i, size_t end)
{
	struct range g = {i, i};
	size_t n = group_head(f, i);

	if (!n)
		n = office_at(f, i);
	if (!n)
		n = plural_office(f, i);
	if (!n)
		return g;
	while (is_cue(f, i + n, CUE_GROUP)) /* "lãnh đạo đại diện Sở Y tế" */
		n += is_cue(f, i + n, CUE_GROUP);
	g.end = group_end(f, i + n, end);
	return g;
}

struct range next_country(const struct facts *f, struct range g)
{
	struct str first = STR("");

	for (size_t i = g.first, cut = 0; i < g.end; i++) {
		const struct place *p = place_at(f, i);
		size_t n = is_cue(f, i, CUE_AND);
		if (n || word_is_char(f, i, ","))
			cut = n ? i + n : i + 1;
		if (!p || !p->country.n || p->range.first != i)
			continue;
		if (first.n && cut == i && p->level == PLACE_COUNTRY)
			break; /* "các cơ quan Việt Nam, Lào": one head noun */
		if (first.n && cut && !str_eq(first, p->country) && word_is(f, cut, WORD_UPPER))
			return (struct range){cut, g.end};
		if (!first.n)
			cut = 0;
		first = p->country;
	}
	return (struct range){g.end, g.end};
}

/* The country that is named at the word, empty if none. */
static struct str country_at(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->certain && p->level == PLACE_COUNTRY ? p->country : STR("");
}

bool is_joint_group(const struct facts *f, struct range g)
{
	for (size_t i = g.first; i < g.end; i++)
		if (is_cue(f, i, CUE_JOINT) || (word_is(f, i, WORD_NUMBER) && is_cue(f, i + 1, CUE_COUNTRIES)))
			return true; /* "lãnh đạo 36 quốc gia" */
	for (size_t i = g.first + 1; is_vietnamese(f) && i + 1 < g.end; i++) {
		struct str one = country_at(f, i - 1), other = country_at(f, i + 1);
		if (is_cue(f, i, CUE_AND) == 1 && one.n && other.n && str_eq(one, STR("VN")) != str_eq(other, STR("VN")))
			return true; /* "lãnh đạo Việt Nam và Lào" */
	}
	return false;
}
