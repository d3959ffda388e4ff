#include "parties.h"

#include "counted_members.h"
#include "side_signs.h"

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
		add_parties(t, &list, c->between);
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

	for (size_t i = 0; !home.n && i < t->f->places.n; i++) {
		const struct place *p = &t->f->places.v[i];
		if (p->certain && p->level == PLACE_PROVINCE && str_eq(p->country, STR("VN")) && !is_where(t, p))
			home = p->province;
	}
	if (!home.n && !speaks_of_home(t->f)) {
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
	if (t->f->language == LANGUAGE_EN && find_cue(t, CUE_relative, main->word.end, r.end) != STR_NONE)
		r.end = find_cue(t, CUE_relative, main->word.end, r.end); /* ", who is visiting Vietnam to meet provinces …" */
	return r;
}

/* "Nhân chuyến thăm tỉnh X từ ngày …, đoàn đã hội đàm với đoàn tỉnh bạn": whom the visit in front is to. */
static void add_visited(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	for (size_t i = 0; i < t->all.n; i++) {
		const struct candidate *c = &t->all.v[i];
		if (c->framework && c->kind == KIND_VISIT && c->sentence == main->sentence && c->word.end <= main->word.first)
			add_parties(t, list, c->name);
	}
}

/* The countries that the event's name tells, here or in the headline. */
static struct party_list states_named(const struct telling *t, const struct candidate *main)
{
	struct party_list named = {0};

	add_parties(t, &named, main->name);
	for (size_t i = 0; i < t->all.n && !named.n; i++)
		if (is_headline(t->f, t->all.v[i].sentence) && t->all.v[i].kind == main->kind)
			add_parties(t, &named, t->all.v[i].name);
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
	if ((s->foreign.n > 2 && t->f->language == LANGUAGE_VI) || !speaks_of_home(t->f))
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

/* Where states meet a capital stands for its state: "Thủ tướng đến Viêng Chăn dự Hội nghị …". */
static void take_states_for_capitals(struct sides *s, bool state_visit)
{
	size_t n = 0;

	for (size_t i = 0; !state_visit && i < s->codes.n; i++)
		if (s->codes.v[i].n > 2 && !is_capital(s->codes.v[i]))
			return;
	for (size_t i = 0; i < s->codes.n; i++) {
		struct str country = str_slice(s->codes.v[i], 0, 2);
		bool told = false;
		for (size_t k = 0; k < n; k++)
			told |= str_eq(s->codes.v[k], country);
		if (!told)
			s->codes.v[n++] = country;
	}
	s->codes.n = n;
	s->home = str_slice(s->home, 0, 2);
	s->foreign = str_slice(s->foreign, 0, 2);
}

/* "Hợp tác giữa hai thủ đô Hà Nội - Phnom Penh": the headline names both cities. */
static bool cities_meet(const struct telling *t)
{
	struct party_list list = {0};
	bool ours = false, theirs = false;

	for (size_t i = 0; i < t->f->article->sentences.n; i++)
		if (is_headline(t->f, i))
			add_parties(t, &list, t->f->sentences[i]);
	for (size_t i = 0; i < list.n; i++)
		if (is_capital(list.v[i].code) && rank_of(&list.v[i]) == 3) {
			ours |= party_is_vietnamese(&list.v[i]);
			theirs |= !party_is_vietnamese(&list.v[i]);
		}
	return ours && theirs;
}

/* "Chủ tịch Quốc hội Campuchia đến Hà Nội, bắt đầu thăm chính thức Việt Nam": the country is visited. */
static bool visits_country(const struct telling *t, const struct candidate *main)
{
	const struct place *p = main->kind == KIND_VISIT ? place_at(t->f, main->place.first) : NULL;

	return main->place.end && p && p->level == PLACE_COUNTRY;
}

/* "Chủ tịch Trung Quốc sẽ tới Đà Nẵng, bắt đầu chuyến thăm chính thức Việt Nam": who speaks for a country visits another one,
 * whatever provinces he sees. */
static bool is_state_visit(const struct telling *t, const struct candidate *main)
{
	const struct place *behind = place_at(t->f, main->word.end);
	bool country = visits_country(t, main) || (main->kind == KIND_VISIT && behind && behind->level == PLACE_COUNTRY);
	size_t first = t->f->sentences[main->sentence].first;

	country |= main->way;
	return country && t->f->language == LANGUAGE_VI && find_cue(t, CUE_national, first, main->word.first) != STR_NONE &&
	       find_cue(t, CUE_home, first, main->word.first) == STR_NONE;
}

static bool tells_state_office(const struct telling *t, const struct candidate *main)
{
	for (size_t i = 0; i <= main->sentence; i++)
		if ((i == main->sentence || is_headline(t->f, i)) &&
			find_cue(t, CUE_national, t->f->sentences[i].first, t->f->sentences[i].end) != STR_NONE)
			return true;
	return false;
}

/* "… chủ trì lễ đón Chủ tịch Trung Quốc X. Ông X thăm chính thức Việt Nam từ ngày …": who he is was told before. */
static void add_lede(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	for (size_t i = 0; i < main->sentence; i++)
		if (is_body(t->f, i))
			add_parties(t, list, t->f->sentences[i]);
}

/* The two words at i stand in the range too. */
static bool is_named_in(const struct telling *t, size_t i, struct range r)
{
	const uint64_t *hash = t->f->words.hash;

	for (size_t k = r.first; i + 1 < t->f->words.n && k + 1 < r.end; k++)
		if (hash[k] == hash[i] && hash[k + 1] == hash[i + 1])
			return true;
	return false;
}

enum { FIRST_SENTENCES = 5 };

/* "meeting of the procuracies of Vietnam-China border provinces" */
static bool tells_pair(const struct party_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].pair)
			return true;
	return false;
}

/* "Chủ tịch nước X tiếp Chủ tịch nước Y", and further down "Chủ tịch nước Trung Quốc Y": the first office with a foreign country. */
static void add_office_below(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	enum { SENTENCES = 10 };
	size_t last =
		main->sentence + SENTENCES < t->f->article->sentences.n ? main->sentence + SENTENCES : t->f->article->sentences.n;

	for (size_t s = main->sentence + 1; s < last && t->f->language == LANGUAGE_VI; s++)
		for (size_t i = t->f->sentences[s].first; is_body(t->f, s) && i < t->f->sentences[s].end; i++) {
			const struct place *p = has_cue(t, i, CUE_national) ? place_at(t->f, i + t->cue[i].words) : NULL;
			if (!p || p->level != PLACE_COUNTRY || str_eq(p->country, STR("VN")) ||
				!is_named_in(t, p->range.end, t->f->sentences[main->sentence]))
				continue;
			add_parties(t, list, p->range);
			return;
		}
}

/* Who takes part is told in the next sentences. */
static void add_behind(const struct telling *t, const struct candidate *main, struct party_list *list)
{
	enum { SENTENCES = 2 };

	for (size_t i = main->sentence + 1, n = 0; i < t->f->article->sentences.n && n < SENTENCES; i++)
		if (is_body(t->f, i)) {
			add_parties(t, list, t->f->sentences[i]);
			n++;
		}
}

struct sides sides_of(const struct telling *t, const struct candidate *main)
{
	struct party_list list = {0}, between = {0};
	struct sides s;

	if (main->between.end > main->between.first)
		add_parties(t, &between, main->between);
	if (!has_provinces(&between, true) || best_rank(&between, false) < 2) {
		struct party_list states = between;
		between = (struct party_list){0};
		for (size_t i = 0; i < t->f->article->sentences.n; i++)
			if (is_headline(t->f, i))
				add_parties(t, &list, t->f->sentences[i]);
		add_parties(t, &list, own_words(t, main));
		if (best_rank(&list, false) < 3)
			add_visited(t, main, &list);
		for (size_t i = main->sentence + 1; is_headline(t->f, main->sentence) && i < t->f->article->sentences.n; i++)
			if (is_body(t->f, i)) {
				add_parties(t, &list, t->f->sentences[i]);
				break;
			}
		if (!has_provinces(&list, true) || is_session_of_series(main))
			between = best_between(t, main);
		if (!between.n && best_rank(&states, true) == 2 && best_rank(&states, false) == 2 && best_rank(&list, true) <= 2)
			between = states; /* "giữa Bộ Y tế Việt Nam và Bộ Y tế Lào tại …, tỉnh X" */
	}
	bool unsaid = t->f->language == LANGUAGE_EN && best_rank(&list, true) < 3 && best_rank(&list, false) < 3 &&
		      main->sentence < FIRST_SENTENCES; /* "The two sides agreed on it during their talks …" */
	if (!between.n &&
		(unsaid || (best_rank(&list, false) < 1 && (main->date != STR_NONE || main->place.end || main->spoken_of))))
		add_lede(t, main, &list);
	if (!between.n && best_rank(&list, false) < 1 && tells_state_office(t, main))
		add_office_below(t, main, &list);
	if (!between.n && best_rank(&list, false) < 1 && t->f->language != LANGUAGE_VI && !main->verb &&
		main->kind != KIND_VISIT && main->kind != KIND_CALL && tells_pair(&list))
		add_behind(t, main, &list);
	struct party_list members = members_told(t, main);
	if (members.n)
		between = members;
	if (is_national(t, main, between.n ? &between : &list))
		return sides_of_states(t, main);
	s = sides_in(t, between.n ? &between : &list);
	if (s.foreign.n && best_rank(between.n ? &between : &list, true) <= 2 && speaks_for_country(t, main))
		drop_venue(t, &s); /* a minister in Hà Nội meets for his country */
	if (s.foreign.n && !s.home.n)
		add_home(t, &s);
	if ((visits_country(t, main) || tells_state_office(t, main) || is_state_visit(t, main)) && !cities_meet(t))
		take_states_for_capitals(&s,
			is_state_visit(t, main)); /* "Chủ tịch Quốc hội Campuchia đến thủ đô Hà Nội, thăm chính thức Việt Nam" */
	if (s.foreign.n)
		take_counted(t, main, &s);
	return s;
}

struct str sides_cell(const struct telling *t, const struct sides *s, struct day on)
{
	struct str cell = STR("");

	for (size_t i = 0; i < s->codes.n; i++)
		cell = arena_join(t->f->one, cell, STR("; "), province_on(t->f->lex->gazetteer, s->codes.v[i], on));
	return cell;
}
