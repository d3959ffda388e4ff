#include "party_list.h"

#include "event_names.h"

/* "paid an official visit to | Cambodia": whom the visit is to, and not where. */
static bool is_visited_country(const struct telling *t, const struct place *p)
{
	enum { EVENT_WORDS = 5 };
	size_t at = p->range.first;
	struct phrase_hit hit;

	if (t->f->language != LANGUAGE_EN || p->level != PLACE_COUNTRY)
		return false;
	for (size_t back = 2; back <= EVENT_WORDS && back <= at; back++)
		if (event_word_at(t, at - back, &hit) && (hit.words == back || hit.words + 1 == back))
			return t->tables->kind_of_row[hit.row] == KIND_VISIT;
	return false;
}

static bool is_located(const struct telling *t, const struct place *p)
{
	struct phrase_hit hit;
	size_t before = p ? p->range.first : 0;

	if (before == 0 || is_visited_country(t, p))
		return false;
	/* "in the Lao city of Luang Prabang" */
	for (size_t back = 0; str_eq(t->f->lang, STR("en")) && back < 3 && before > 1; back++, before--)
		if (t->f->words.v[before - 1].flags & WORD_PUNCT || has_cue(t, before - 1, CUE_name_stop) ||
			has_cue(t, before - 1, CUE_and))
			break;
	/* "the Border Guard Command of Vietnam's Lao Cai": whose it is; but "in the city of Hanoi" */
	if (str_eq(t->f->lang, STR("en")) && before > 1 && place_word_at(t->f, before - 1, PW_of, &hit) &&
		!place_word_at(t->f, before - 2, PW_unit, &hit))
		return false;
	/* "tại trụ sở Bộ Công Thương (Hà Nội)" */
	for (size_t back = 0; is_char_at(t->f, p->range.first - 1, "(") && p->level == PLACE_PROVINCE && back < 8 && before > 2;
		back++, before--)
		if (back && (t->f->words.v[before - 2].flags & WORD_PUNCT || place_at(t->f, before - 2)))
			return false;
		else if (has_cue(t, before - 2, CUE_name_stop) &&
			 phrases_at(&t->f->lex->place_words.phrases, &t->f->words, before - 2, &hit) && hit.words == 1)
			return true;
	return phrases_at(&t->f->lex->place_words.phrases, &t->f->words, before - 1, &hit) && hit.words == 1 &&
	       has_cue(t, before - 1, CUE_name_stop);
}

static bool is_dash(const struct telling *t, size_t word)
{
	return is_char_at(t->f, word, "-") || is_char_at(t->f, word, "–");
}

static const struct place *country_at(const struct telling *t, size_t dash, size_t word)
{
	const struct place *p = is_dash(t, dash) ? place_at(t->f, word) : NULL;

	return p && p->level == PLACE_COUNTRY ? p : NULL;
}

/* All the countries that dashes join to this one, itself included. */
static struct range joined_countries(const struct telling *t, const struct place *p)
{
	struct range r = p->range;
	const struct place *next;

	while ((next = country_at(t, r.end, r.end + 1)))
		r.end = next->range.end;
	while (r.first > 1 && (next = country_at(t, r.first - 1, r.first - 2)))
		r.first = next->range.first;
	return r;
}

static bool in_pair(const struct telling *t, const struct place *p)
{
	return p->level == PLACE_COUNTRY &&
	       (country_at(t, p->range.end, p->range.end + 1) ||
		       (p->range.first > 1 && country_at(t, p->range.first - 1, p->range.first - 2)));
}

/* "Hanoi (VNA) – …", 越通社河内——: where it was written. */
static bool is_dateline(const struct telling *t, const struct place *p)
{
	size_t s = t->f->sentence_of[p->range.first];
	size_t end = p->range.end;

	if (s == STR_NONE || p->range.first > t->f->sentences[s].first + 4 || t->f->language == LANGUAGE_VI || in_pair(t, p))
		return false; /* "Vietnam-China trade fair" */
	if (is_char_at(t->f, end, "("))
		end += 3;
	if (is_char_at(t->f, end, ",") && date_beginning(t->f, end + 1))
		end = date_beginning(t->f, end + 1)->range.end; /* "HANOI, April 23 — …" */
	return is_char_at(t->f, end, "–") || is_char_at(t->f, end, "—") || is_char_at(t->f, end, "-");
}

static bool is_country_at(const struct telling *t, size_t word)
{
	const struct place *p = place_at(t->f, word);

	return p && p->level == PLACE_COUNTRY;
}

/* "tại Bali, Indonesia": a city that no list holds stands between. */
static bool is_located_city(const struct telling *t, const struct place *p)
{
	size_t i = p->range.first;
	struct phrase_hit hit;

	if (p->level != PLACE_COUNTRY || i < 3 || !(is_char_at(t->f, i - 1, ",") || is_char_at(t->f, i - 1, "(")) ||
		t->f->language != LANGUAGE_VI)
		return false;
	for (i -= 2; i > 0 && i + 6 > p->range.first && t->f->words.v[i].flags & WORD_UPPER; i--)
		;
	return i + 2 < p->range.first && place_word_at(t->f, i, PW_preposition, &hit) && hit.words == 1 &&
	       has_cue(t, i, CUE_name_stop);
}

/* "đến sân bay quốc tế A, thành phố B": where the venue is. */
static bool is_behind_venue(const struct telling *t, const struct place *p)
{
	enum { VENUE_WORDS = 12 };
	size_t at = p->range.first;
	struct phrase_hit hit;

	if (at < 2 || !is_char_at(t->f, at - 1, ","))
		return false;
	for (size_t i = at - 1; i-- > 0 && i + VENUE_WORDS > at && !(t->f->words.v[i].flags & WORD_PUNCT) && !place_at(t->f, i);)
		if (place_word_at(t->f, i, PW_venue, &hit))
			return true;
	return false;
}

/* "tại tỉnh X (Việt Nam) và tỉnh Y (Trung Quốc)", "tại Lào và Campuchia": the place that "và" joins this one to, NULL if none. */
static const struct place *joined_place(const struct telling *t, const struct place *p)
{
	size_t at = p->range.first;
	const struct place *country;

	if (at < 3 || !has_cue(t, at - 1, CUE_and) || (p->level == PLACE_COUNTRY && !is_country_at(t, at - 2)))
		return NULL;
	country = is_char_at(t->f, at - 2, ")") ? place_at(t->f, at - 3) : NULL;
	return country && country->range.first > 2 ? place_at(t->f, country->range.first - 2) : place_at(t->f, at - 2);
}

/* Also behind a place that is: "tại huyện Hướng Hóa, tỉnh Quảng Trị". */
bool is_where(const struct telling *t, const struct place *p)
{
	for (int depth = 0; p && depth < 4; depth++) {
		const struct place *inner = p->range.first > 1 ? place_at(t->f, p->range.first - 2) : NULL;
		if (is_located(t, p) || is_located(t, joined_place(t, p)) || is_located_city(t, p) || is_behind_venue(t, p))
			return true;
		if (!inner || inner->range.end != p->range.first - 1 || inner->level <= p->level ||
			!(is_char_at(t->f, p->range.first - 1, ",") || is_char_at(t->f, p->range.first - 1, "(")))
			return false;
		p = inner;
	}
	return false;
}

/* "Việt - Trung đàm phán về …", "Bộ trưởng Quốc phòng Việt Nam - Lào hội đàm": the pair opens the sentence or meets. */
static bool is_acting_pair(const struct telling *t, const struct place *p)
{
	struct range pair = joined_countries(t, p);
	size_t first = pair.first, end = pair.end, s = t->f->sentence_of[first];
	struct phrase_hit hit;

	if (t->f->language != LANGUAGE_VI || s == STR_NONE || end >= t->f->words.n)
		return false;
	for (size_t back = 1; back < 5 && back <= first; back++) /* "Hội Hữu nghị Việt Nam - Lào" */
		if (phrases_at(&t->f->lex->organisations.phrases, &t->f->words, first - back, &hit) && (size_t)hit.words > back)
			return false;
	return (t->f->sentences[s].first == first && !(t->f->words.v[end].flags & WORD_PUNCT)) || event_word_at(t, end, &hit);
}

/* "tiếp đoàn châu X và Tổng lãnh sự Việt Nam tại Côn Minh": who comes along from a house of ours abroad. */
static bool comes_from_house_abroad(const struct telling *t, const struct place *p)
{
	enum { BACK = 12 };
	const struct place *seat = place_at(t->f, p->range.end + 1);
	struct phrase_hit hit;

	if (p->level != PLACE_COUNTRY || !str_eq(p->country, STR("VN")) || t->f->language != LANGUAGE_VI || !seat ||
		str_eq(seat->country, STR("VN")) || !place_word_at(t->f, p->range.end, PW_preposition, &hit))
		return false;
	for (size_t i = p->range.first;
		i-- > 0 && i + BACK > p->range.first && t->f->sentence_of[i] == t->f->sentence_of[p->range.first];)
		if (has_cue(t, i, CUE_and))
			return true;
	return false;
}

static bool is_aside(const struct telling *t, const struct place *p)
{
	const struct place *before = p->range.first > 1 ? place_at(t->f, p->range.first - 2) : NULL;
	size_t cue = cue_before(t, CUE_aside, p->range.first);

	if (cue != STR_NONE && t->cue[cue].value)
		return true; /* "rời Thủ đô Hà Nội" */
	if (p->level != PLACE_COUNTRY)
		return false;
	if ((in_pair(t, p) && !is_acting_pair(t, p)) || cue != STR_NONE || comes_from_house_abroad(t, p))
		return true;
	/* "cửa khẩu với Lào và Trung Quốc" */
	return before && before->level == PLACE_COUNTRY && before->range.end == p->range.first - 1 &&
	       !is_char_at(t->f, p->range.first - 1, "(") && cue_before(t, CUE_aside, before->range.first) != STR_NONE;
}

/* "thượng đỉnh Mỹ - Triều Tiên": the words that name two other countries. */
static bool names_two_others(const struct telling *t, const struct place *p)
{
	for (size_t back = 0; back < 4 && back <= p->range.first; back++) {
		size_t i = p->range.first - back;
		if (has_cue(t, i, CUE_others) && i + t->cue[i].words >= p->range.end)
			return true;
	}
	return false;
}

static void add_party(const struct telling *t, struct party_list *list, const struct place *p)
{
	struct party party = {.code = p->level == PLACE_COUNTRY || !p->province.n ? p->country : p->province,
		.country = p->country,
		.located = is_where(t, p) || p->level == PLACE_GATE,
		.gate = p->level == PLACE_GATE,
		.aside = is_aside(t, p),
		.pair = in_pair(t, p)};

	if (!party.code.n || !p->certain || p->level == PLACE_VENUE || is_dateline(t, p) || names_two_others(t, p) ||
		(p->level == PLACE_INSTITUTION && is_where(t, p)))
		return;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i].code, party.code)) {
			list->v[i].located &= party.located;
			list->v[i].gate |= party.gate;
			list->v[i].aside &= party.aside;
			return;
		}
	*PUSH(t->f->one, list) = party;
}

void add_parties(const struct telling *t, struct party_list *list, struct range r)
{
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++)
		add_party(t, list, &t->f->places.v[i]);
}

bool party_is_vietnamese(const struct party *p)
{
	return str_eq(p->country, STR("VN"));
}

bool party_is_province(const struct party *p)
{
	return p->code.n > 2;
}

int rank_of(const struct party *p)
{
	if (p->aside)
		return 0;
	return party_is_province(p) ? (p->located ? 1 : 3) : (p->located ? 0 : 2);
}

int best_rank(const struct party_list *list, bool vietnamese)
{
	int best = -1;

	for (size_t i = 0; i < list->n; i++)
		if (party_is_vietnamese(&list->v[i]) == vietnamese && rank_of(&list->v[i]) > best)
			best = rank_of(&list->v[i]);
	return best;
}

static bool has_located(const struct party_list *list, bool vietnamese, bool gate_only)
{
	for (size_t i = 0; i < list->n; i++)
		if (party_is_vietnamese(&list->v[i]) == vietnamese && rank_of(&list->v[i]) == 1 &&
			(list->v[i].gate || !gate_only))
			return true;
	return false;
}

/* A province at "tại" or behind a gate is a party where the side has none better than its country and the other side has one;
 * two gates speak for both sides. */
static int wanted_rank(const struct party_list *list, bool vietnamese)
{
	int own = best_rank(list, vietnamese), other = best_rank(list, !vietnamese);

	if (own != 2 || !has_located(list, vietnamese, false))
		return own;
	if (other == 3)
		return 1;
	return has_located(list, true, true) && has_located(list, false, true) ? 1 : own;
}

bool is_capital(struct str code)
{
	static const char *const capitals[] = {"VN-HN", "CN-BJ", "LA-VT", "KH-12"};

	for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
		if (str_eq(code, str_of(capitals[i])))
			return true;
	return false;
}

static void take_codes(const struct telling *t, const struct party_list *list, struct sides *s)
{
	int home = wanted_rank(list, true), foreign = wanted_rank(list, false);

	if (foreign == 0)
		return; /* only spoken of */

	for (size_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];
		struct str code = p->code;
		if (rank_of(p) != (party_is_vietnamese(p) ? home : foreign))
			continue;
		if (p->located && is_capital(code) && (party_is_vietnamese(p) ? foreign : home) != 3 && !p->gate)
			code = p->country; /* "Hội nghị tại Bắc Kinh": where, and not who, unless a province meets it */
		if (party_is_vietnamese(p) && !s->home.n)
			s->home = code;
		if (!party_is_vietnamese(p) && !s->foreign.n)
			s->foreign = code;
		*PUSH(t->f->one, &s->codes) = code;
	}
}

struct sides sides_in(const struct telling *t, const struct party_list *list)
{
	struct sides s = {0};

	take_codes(t, list, &s);
	return s;
}

bool has_provinces(const struct party_list *list, bool vietnamese)
{
	return best_rank(list, vietnamese) == 3;
}
