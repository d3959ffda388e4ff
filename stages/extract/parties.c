#include "parties.h"

#include "event_names.h"

/* A place as a party: told outright, or only as where something is ("tại X"). */
struct party {
	struct str code, country;
	bool located;
	bool gate;  /* its border gate is told */
	bool aside; /* only spoken of: "xuất khẩu sang Trung Quốc", "quan hệ Việt Nam - Trung Quốc" */
	bool pair;  /* the latter: two countries joined by a dash */
};
struct party_list {
	struct party *v;
	size_t n, cap;
};

static bool is_located(const struct telling *t, const struct place *p)
{
	struct phrase_hit hit;
	size_t before = p ? p->range.first : 0;

	if (before == 0)
		return false;
	/* "in the Lao city of Luang Prabang" */
	for (size_t back = 0; str_eq(t->f->lang, STR("en")) && back < 3 && before > 1; back++, before--)
		if (t->f->words.v[before - 1].flags & WORD_PUNCT || has_cue(t, before - 1, CUE_name_stop) ||
			has_cue(t, before - 1, CUE_and))
			break;
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

/* "Hanoi (VNA) – …", 越通社河内——: where it was written. */
static bool is_dateline(const struct telling *t, const struct place *p)
{
	size_t s = t->f->sentence_of[p->range.first];
	size_t end = p->range.end;

	if (s == STR_NONE || p->range.first > t->f->sentences[s].first + 4 || t->f->language == LANGUAGE_VI)
		return false;
	if (is_char_at(t->f, end, "("))
		end += 3;
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
		if (is_located(t, p) || is_located(t, joined_place(t, p)) || is_located_city(t, p))
			return true;
		if (!inner || inner->range.end != p->range.first - 1 || inner->level <= p->level ||
			!(is_char_at(t->f, p->range.first - 1, ",") || is_char_at(t->f, p->range.first - 1, "(")))
			return false;
		p = inner;
	}
	return false;
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

static bool is_aside(const struct telling *t, const struct place *p)
{
	const struct place *before = p->range.first > 1 ? place_at(t->f, p->range.first - 2) : NULL;

	if (p->level != PLACE_COUNTRY)
		return false;
	if ((in_pair(t, p) && !is_acting_pair(t, p)) || cue_before(t, CUE_aside, p->range.first) != STR_NONE)
		return true;
	/* "cửa khẩu với Lào và Trung Quốc" */
	return before && before->level == PLACE_COUNTRY && before->range.end == p->range.first - 1 &&
	       !is_char_at(t->f, p->range.first - 1, "(") && cue_before(t, CUE_aside, before->range.first) != STR_NONE;
}

/* "thượng đỉnh Mỹ - Triều Tiên": the words that name two other countries. */
static bool is_of_others(const struct telling *t, const struct place *p)
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

	if (!party.code.n || !p->certain || p->level == PLACE_VENUE || is_dateline(t, p) || is_of_others(t, p) ||
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

static void add_places(const struct telling *t, struct party_list *list, struct range r)
{
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++)
		add_party(t, list, &t->f->places.v[i]);
}

static bool is_vietnamese(const struct party *p)
{
	return str_eq(p->country, STR("VN"));
}

static bool is_province(const struct party *p)
{
	return p->code.n > 2;
}

/* The best sort of party that a side has: 3 a province told outright, 2 a country, 1 a province where something is, 0 a pair. */
static int rank_of(const struct party *p)
{
	if (p->aside)
		return 0;
	return is_province(p) ? (p->located ? 1 : 3) : (p->located ? 0 : 2);
}

static int best_rank(const struct party_list *list, bool vietnamese)
{
	int best = -1;

	for (size_t i = 0; i < list->n; i++)
		if (is_vietnamese(&list->v[i]) == vietnamese && rank_of(&list->v[i]) > best)
			best = rank_of(&list->v[i]);
	return best;
}

static bool has_located(const struct party_list *list, bool vietnamese, bool gate_only)
{
	for (size_t i = 0; i < list->n; i++)
		if (is_vietnamese(&list->v[i]) == vietnamese && rank_of(&list->v[i]) == 1 && (list->v[i].gate || !gate_only))
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

static void take_codes(const struct telling *t, const struct party_list *list, struct sides *s)
{
	int home = wanted_rank(list, true), foreign = wanted_rank(list, false);

	if (foreign == 0)
		return; /* only spoken of */

	for (size_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];
		if (rank_of(p) != (is_vietnamese(p) ? home : foreign))
			continue;
		if (is_vietnamese(p) && !s->home.n)
			s->home = p->code;
		if (!is_vietnamese(p) && !s->foreign.n)
			s->foreign = p->code;
		*PUSH(t->f->one, &s->codes) = p->code;
	}
}

static struct sides sides_in(const struct telling *t, const struct party_list *list)
{
	struct sides s = {0};

	take_codes(t, list, &s);
	return s;
}

static bool has_provinces(const struct party_list *list, bool vietnamese)
{
	return best_rank(list, vietnamese) == 3;
}

/* Other names of the same event in the article: the "giữa …" that tells most provinces. */
static struct party_list best_between(const struct telling *t, const struct candidate *main)
{
	struct party_list best = {0};

	for (size_t i = 0; i < t->all.n; i++) {
		struct party_list list = {0};
		const struct candidate *c = &t->all.v[i];
		if ((c->kind != main->kind && !(c->framework && c->sentence == main->sentence)) ||
			c->between.end <= c->between.first)
			continue;
		add_places(t, &list, c->between);
		if (has_provinces(&list, true) && best_rank(&list, false) >= 2 && list.n > best.n)
			best = list;
	}
	return best;
}

/* No Vietnamese side is named: the paper's province, the first one the article names, or the country; none in a text of
 * another language that does not speak of Viet Nam at all. */
static void add_home(const struct telling *t, struct sides *s)
{
	struct str home = t->f->home;
	bool spoken_of = t->f->language == LANGUAGE_VI;

	for (size_t i = 0; !home.n && i < t->f->places.n; i++) {
		const struct place *p = &t->f->places.v[i];
		spoken_of |= str_eq(p->country, STR("VN"));
		if (p->certain && p->level == PLACE_PROVINCE && str_eq(p->country, STR("VN")) && !is_located(t, p))
			home = p->province;
	}
	if (!home.n && !spoken_of) {
		*s = (struct sides){0};
		return;
	}
	s->home = home.n ? home : STR("VN");
	*PUSH(t->f->one, &s->codes) = s->home;
}

/* The main event's sentence without a framework clause in front. */
static struct range own_words(const struct telling *t, const struct candidate *main)
{
	struct range r = t->f->sentences[main->sentence];

	for (size_t i = 0; i < t->all.n; i++)
		if (t->all.v[i].framework && t->all.v[i].sentence == main->sentence && t->all.v[i].word.end <= main->word.first)
			r.first = t->all.v[i].name.end;
	for (size_t i = 0; i < t->all.n; i++) /* "làm việc với tỉnh X, chuẩn bị Hội nghị giữa các tỉnh X, Y, dự kiến …" */
		if (t->all.v[i].sentence == main->sentence && t->all.v[i].word.first > main->name.end && t->all.v[i].future &&
			t->all.v[i].between.end > t->all.v[i].between.first && t->all.v[i].word.first < r.end)
			r.end = t->all.v[i].word.first;
	return r;
}

/* "Nhân chuyến thăm tỉnh X từ ngày …, đoàn đã hội đàm với đoàn tỉnh bạn": whom the visit in front is to. */
static void add_visited(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	for (size_t i = 0; i < t->all.n; i++) {
		const struct candidate *c = &t->all.v[i];
		if (c->framework && c->kind == KIND_VISIT && c->sentence == main->sentence && c->word.end <= main->word.first)
			add_places(t, list, c->name);
	}
}

/* A visit of another level, told by countries alone, has the countries as its sides. */
struct sides sides_of_other(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list list = {0};
	struct sides s;
	size_t end = c->date != STR_NONE && !c->date_in_front ? t->f->dates.v[c->date].range.end : c->segment.end;

	if (c->between.end > c->between.first) {
		add_places(t, &list, c->between);
		if (has_provinces(&list, true) && best_rank(&list, false) >= 2)
			return sides_in(t, &list);
		return *series;
	}
	if (c->kind != KIND_VISIT)
		return *series;
	add_places(t, &list, (struct range){c->word.first, end});
	if (best_rank(&list, false) < 0 && best_rank(&list, true) == 2) { /* "chuyến thăm Việt Nam của Tổng Bí thư …" */
		s = (struct sides){.home = STR("VN"), .foreign = str_slice(series->foreign, 0, 2)};
		*PUSH(t->f->one, &s.codes) = s.home;
		*PUSH(t->f->one, &s.codes) = s.foreign;
		return s;
	}
	if (best_rank(&list, false) != 2 || best_rank(&list, true) == 3)
		return *series;
	s = sides_in(t, &list);
	if (!s.home.n)
		*PUSH(t->f->one, &s.codes) = s.home = STR("VN");
	return s;
}

static void replace_side(const struct telling *t, struct sides *s, const struct party_list *list, bool vietnamese)
{
	size_t n = 0;

	for (size_t i = 0; i < s->codes.n; i++)
		if (str_starts(s->codes.v[i], STR("VN")) != vietnamese)
			s->codes.v[n++] = s->codes.v[i];
	s->codes.n = n;
	for (size_t i = 0; i < list->n; i++)
		*PUSH(t->f->one, &s->codes) = list->v[i].code;
}

/* Not just the sides of the whole again. */
static bool tells_fewer(const struct party_list *list, const struct sides *s)
{
	size_t here = 0, all = 0;

	for (size_t i = 0; i < s->codes.n; i++) {
		bool told = false;
		if (str_starts(s->codes.v[i], STR("VN")))
			continue;
		for (size_t k = 0; k < list->n; k++)
			told |= str_eq(list->v[k].code, s->codes.v[i]) && rank_of(&list->v[k]) == 3;
		here += told;
		all++;
	}
	return here < all;
}

/* "đoàn đại biểu tỉnh X cũng đã đến chúc Tết tỉnh Y": a delegation of one province, not a joint one that its leader leads. */
static bool is_own_delegation(const struct telling *t, const struct candidate *c)
{
	size_t guest = find_cue(t, CUE_delegation, c->clause.first, c->word.first);
	size_t at = guest == STR_NONE ? t->f->places.n : places_from(t->f, guest);
	const struct place *p = at < t->f->places.n ? &t->f->places.v[at] : NULL;

	return p && p->range.first < guest + 9 && p->range.end <= c->word.first && p->level == PLACE_PROVINCE &&
	       find_cue(t, CUE_by, guest, p->range.first) == STR_NONE && !has_cue(t, p->range.end, CUE_and);
}

/* "sang thăm tỉnh X và dự Hội nghị giữa …": those behind the next event are its own. */
static size_t end_of_stop(const struct candidate *c)
{
	return c->kind == KIND_VISIT ? c->segment.end : c->clause.end;
}

/* "Bí thư Tỉnh ủy Phù Lưu đã hội đàm với Bí thư Tỉnh ủy Vân Nam": both sides are told, and fewer provinces than of the whole. */
static bool tells_own_home(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list before = {0}, behind = {0};
	size_t here = 0, all = 0;

	add_places(t, &before, (struct range){c->clause.first, c->word.first});
	add_places(t, &behind, (struct range){c->word.end, end_of_stop(c)});
	for (size_t i = 0; i < before.n; i++)
		here += is_vietnamese(&before.v[i]) && rank_of(&before.v[i]) == 3;
	for (size_t i = 0; i < series->codes.n; i++)
		all += str_starts(series->codes.v[i], STR("VN"));
	return (c->kind != KIND_VISIT || is_own_delegation(t, c)) && here > 0 && (here < all || series->home.n < 3) &&
	       best_rank(&behind, false) == 3 && best_rank(&behind, true) < 0;
}

static bool is_side(const struct sides *s, struct str code)
{
	for (size_t i = 0; i < s->codes.n; i++)
		if (str_eq(s->codes.v[i], code))
			return true;
	return false;
}

/* At a stop of a journey to several provinces also the one that it is held in: "tại thành phố X, đoàn đã làm việc với quận Y". */
static void take_stop(struct party_list *list, const struct sides *series)
{
	size_t foreign = 0;

	for (size_t i = 0; i < series->codes.n; i++)
		foreign += !str_starts(series->codes.v[i], STR("VN")) && series->codes.v[i].n > 2;
	for (size_t i = 0; foreign > 1 && best_rank(list, false) < 3 && i < list->n; i++)
		if (is_province(&list->v[i]) && is_side(series, list->v[i].code))
			list->v[i].located = list->v[i].aside = false;
}

/* "Ngày 12/4, đoàn tới thị xã X chúc Tết tỉnh Khăm Muộn": of a journey each stop has its own foreign province. */
struct sides sides_of_clause(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list list = {0};
	struct sides s = {0};

	add_places(t, &list, (struct range){c->clause.first, end_of_stop(c)});
	if (tells_own_home(t, c, series))
		return sides_in(t, &list);
	take_stop(&list, series);
	if (best_rank(&list, false) != 3 || series->home.n < 3 || !tells_fewer(&list, series))
		return *series;
	s.home = series->home;
	for (size_t i = 0; i < series->codes.n; i++)
		if (str_starts(series->codes.v[i], STR("VN")))
			*PUSH(t->f->one, &s.codes) = series->codes.v[i];
	for (size_t i = 0; i < list.n; i++)
		if (!is_vietnamese(&list.v[i]) && rank_of(&list.v[i]) == 3) {
			if (!s.foreign.n)
				s.foreign = list.v[i].code;
			*PUSH(t->f->one, &s.codes) = list.v[i].code;
		}
	return s;
}

/* "với Công an 5 tỉnh Bắc Lào. Phía bạn có công an các tỉnh: A; B; C": the row of provinces in one of the next sentences. */
static void take_row(const struct telling *t, const struct candidate *main, struct sides *s, bool vietnamese)
{
	const struct facts *f = t->f;
	size_t end = main->sentence + 6 < f->article->sentences.n ? main->sentence + 6 : f->article->sentences.n;

	for (size_t k = main->sentence; k < end; k++)
		for (size_t i = f->sentences[k].first; is_body(f, k) && i < f->sentences[k].end; i++) {
			struct party_list list = {0};
			size_t stop;
			if (!has_cue(t, i, CUE_list_of))
				continue;
			for (stop = i + t->cue[i].words; stop < f->sentences[k].end; stop++) {
				const struct place *p = place_at(f, stop);
				if (p && p->level == PLACE_PROVINCE && p->certain && str_eq(p->country, STR("VN")) == vietnamese)
					stop = p->range.end - 1;
				else if (!(f->words.v[stop].flags & WORD_PUNCT) && !has_cue(t, stop, CUE_and))
					break;
			}
			add_places(t, &list, (struct range){i, stop});
			if (list.n < 3)
				continue;
			replace_side(t, s, &list, vietnamese);
			return;
		}
}

/* "4 tỉnh biên giới của Việt Nam", "5 tỉnh Bắc Lào" in headline or lede: more provinces than are named there. */
static bool counts_provinces(const struct telling *t, const struct candidate *main, bool vietnamese)
{
	const struct facts *f = t->f;

	for (size_t k = 0; k <= main->sentence; k++)
		for (size_t i = f->sentences[k].first; i + 1 < f->sentences[k].end; i++) {
			const struct place *p;
			size_t at;
			if (!(f->words.v[i].flags & WORD_NUMBER || has_cue(t, i, CUE_number)) || !has_cue(t, i + 1, CUE_home))
				continue;
			at = places_from(f, i + 1);
			p = at < f->places.n && f->places.v[at].range.first < i + 7 ? &f->places.v[at] : NULL;
			if (p && p->level == PLACE_COUNTRY && str_eq(p->country, STR("VN")) == vietnamese)
				return true;
		}
	return false;
}

/* The countries that the event's name tells, here or in the headline. */
static struct party_list states_named(const struct telling *t, const struct candidate *main)
{
	struct party_list named = {0};

	add_places(t, &named, main->name);
	for (size_t i = 0; i < t->all.n && !named.n; i++)
		if (is_headline(t->f, t->all.v[i].sentence) && t->all.v[i].kind == main->kind)
			add_places(t, &named, t->all.v[i].name);
	return named;
}

/* "Giao lưu quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 8": its name tells two countries, and no foreign province is told.
 */
static bool is_national(const struct telling *t, const struct candidate *main, const struct party_list *list)
{
	struct party_list named = states_named(t, main);

	for (size_t i = 0; i < named.n; i++)
		if (!named.v[i].pair)
			return false;
	return best_rank(list, false) <= 2 && best_rank(&named, true) == 0 && best_rank(&named, false) == 0;
}

/* "Hội nghị 9 tỉnh 3 nước" */
static bool counts_members(const struct telling *t, const struct candidate *main)
{
	for (size_t i = main->name.first; i + 1 < main->name.end; i++)
		if ((t->f->words.v[i].flags & WORD_NUMBER || has_cue(t, i, CUE_number)) && has_cue(t, i + 1, CUE_home))
			return true;
	return false;
}

/* "đoàn đại biểu các tỉnh: A, B (Việt Nam), X và Y (Lào)": the members named in one of the next sentences. */
static struct party_list members_told(const struct telling *t, const struct candidate *main)
{
	const struct facts *f = t->f;

	for (size_t k = main->sentence; k < f->article->sentences.n && k < main->sentence + 5; k++) {
		size_t row = is_body(f, k) ? find_cue(t, CUE_list_of, f->sentences[k].first, f->sentences[k].end) : STR_NONE;
		struct party_list list = {0};
		if (row == STR_NONE)
			continue;
		add_places(t, &list, (struct range){row, f->sentences[k].end});
		if (has_provinces(&list, true) && has_provinces(&list, false) && list.n > 2)
			return list;
	}
	return (struct party_list){0};
}

static struct sides sides_of_states(const struct telling *t, const struct candidate *main)
{
	struct party_list named = states_named(t, main);

	for (size_t i = 0; i < named.n; i++)
		named.v[i].aside = false;
	return sides_in(t, &named);
}

static void drop_venue(const struct telling *t, struct sides *s)
{
	size_t n = 0;
	bool kept = false;

	s->home = STR("VN");
	for (size_t i = 0; i < s->codes.n; i++) {
		bool vietnamese = str_starts(s->codes.v[i], STR("VN"));
		if (!(vietnamese && kept))
			s->codes.v[n++] = vietnamese ? s->home : s->codes.v[i];
		kept |= vietnamese;
	}
	s->codes.n = n;
	if (kept)
		return;
	if (s->foreign.n > 2 && t->f->language == LANGUAGE_VI)
		s->home = STR(""); /* whoever meets a province: add_home() */
	else
		*PUSH(t->f->one, &s->codes) = s->home;
}

/* A minister, a president: not those of the other country ("Phó Chủ tịch Quốc hội nước CHDCND Lào"). */
static bool speaks_for_country(const struct telling *t, const struct candidate *main)
{
	size_t end = str_eq(t->f->lang, STR("en")) ? t->f->sentences[main->sentence].end : main->word.first;

	for (size_t i = t->f->sentences[main->sentence].first; i < end; i++) {
		size_t behind = i + t->cue[i].words, p = places_from(t->f, behind);
		if (!has_cue(t, i, CUE_national))
			continue;
		if (p == t->f->places.n || t->f->places.v[p].range.first > behind + 1 ||
			t->f->places.v[p].level != PLACE_COUNTRY || str_eq(t->f->places.v[p].country, STR("VN")))
			return true;
	}
	return false;
}

/* "Hội nghị Ủy ban công tác liên hợp lần thứ VI": its members may be told by the name of an earlier session. */
static bool is_session_of_series(const struct candidate *main)
{
	return main->ordinal && (main->kind == KIND_COMMITTEE_SESSION || main->kind == KIND_CONFERENCE);
}

static bool is_capital(struct str code)
{
	return str_eq(code, STR("VN-HN"));
}

/* "Chủ tịch Quốc hội Campuchia đến Hà Nội, bắt đầu thăm chính thức Việt Nam": the country is visited. */
static bool visits_country(const struct telling *t, const struct candidate *main)
{
	const struct place *p = main->kind == KIND_VISIT ? place_at(t->f, main->place.first) : NULL;

	return main->place.end && p && p->level == PLACE_COUNTRY;
}

static bool tells_state_office(const struct telling *t, const struct candidate *main)
{
	struct range r = t->f->sentences[main->sentence];

	return find_cue(t, CUE_national, r.first, r.end) != STR_NONE;
}

/* "… chủ trì lễ đón Chủ tịch Trung Quốc X. Ông X thăm chính thức Việt Nam từ ngày …": who he is was told before. */
static void add_lede(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	for (size_t i = 0; i < main->sentence; i++)
		if (is_body(t->f, i))
			add_places(t, list, t->f->sentences[i]);
}

struct sides sides_of(const struct telling *t, const struct candidate *main)
{
	struct party_list list = {0}, between = {0};
	struct sides s;

	if (main->between.end > main->between.first)
		add_places(t, &between, main->between);
	if (!has_provinces(&between, true) || best_rank(&between, false) < 2) {
		between = (struct party_list){0};
		for (size_t i = 0; i < t->f->article->sentences.n; i++)
			if (is_headline(t->f, i))
				add_places(t, &list, t->f->sentences[i]);
		add_places(t, &list, own_words(t, main));
		if (best_rank(&list, false) < 3)
			add_visited(t, main, &list);
		for (size_t i = main->sentence + 1; is_headline(t->f, main->sentence) && i < t->f->article->sentences.n; i++)
			if (is_body(t->f, i)) {
				add_places(t, &list, t->f->sentences[i]);
				break;
			}
		if (!has_provinces(&list, true) || is_session_of_series(main))
			between = best_between(t, main);
	}
	if (!between.n && best_rank(&list, false) < 1 && (main->date != STR_NONE || main->place.end))
		add_lede(t, main, &list);
	struct party_list members = counts_members(t, main) ? members_told(t, main) : (struct party_list){0};
	if (members.n)
		between = members;
	if (is_national(t, main, between.n ? &between : &list))
		return sides_of_states(t, main);
	s = sides_in(t, between.n ? &between : &list);
	if (s.foreign.n && best_rank(between.n ? &between : &list, true) <= 2 && speaks_for_country(t, main))
		drop_venue(t, &s); /* a minister in Hà Nội meets for his country */
	if (s.foreign.n == 2 && is_capital(s.home) && (visits_country(t, main) || tells_state_office(t, main)))
		drop_venue(t, &s); /* "Chủ tịch Quốc hội Campuchia đến thủ đô Hà Nội, thăm chính thức Việt Nam" */
	if (s.foreign.n && !s.home.n)
		add_home(t, &s);
	if (s.foreign.n && counts_provinces(t, main, true))
		take_row(t, main, &s, true);
	if (s.foreign.n && counts_provinces(t, main, false))
		take_row(t, main, &s, false);
	return s;
}

struct str sides_cell(const struct telling *t, const struct sides *s, struct day on)
{
	struct str cell = STR("");

	for (size_t i = 0; i < s->codes.n; i++)
		cell = arena_join(t->f->one, cell, STR("; "), province_on(t->f->lex->gazetteer, s->codes.v[i], on));
	return cell;
}
