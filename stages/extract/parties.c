#include "parties.h"

/* A place as a party: told outright, or only as where something is ("tại X"). */
struct party {
	struct str code, country;
	bool located;
	bool dash; /* "Việt Nam - Trung Quốc": of the relation, not of this meeting */
};
struct party_list {
	struct party *v;
	size_t n, cap;
};

static bool is_located(const struct telling *t, const struct place *p)
{
	struct phrase_hit hit;
	size_t before = p->range.first;

	if (before == 0)
		return false;
	return phrases_at(&t->f->lex->place_words.phrases, &t->f->words, before - 1, &hit) && hit.words == 1 && has_cue(t, before - 1, CUE_name_stop);
}

static bool is_dash(const struct telling *t, size_t word)
{
	return is_char_at(t->f, word, "-") || is_char_at(t->f, word, "–");
}

/* A country joined to another by a dash. */
static bool in_pair(const struct telling *t, const struct place *p)
{
	const struct place *after = place_at(t->f, p->range.end + 1);
	const struct place *before = p->range.first > 1 ? place_at(t->f, p->range.first - 2) : NULL;

	if (p->level != PLACE_COUNTRY)
		return false;
	return (is_dash(t, p->range.end) && after && after->level == PLACE_COUNTRY) ||
		(p->range.first > 1 && is_dash(t, p->range.first - 1) && before && before->level == PLACE_COUNTRY);
}

static void add_party(const struct telling *t, struct party_list *list, const struct place *p)
{
	struct party party = {.code = p->level == PLACE_COUNTRY || !p->province.n ? p->country : p->province, .country = p->country,
		.located = is_located(t, p) || p->level == PLACE_INSTITUTION, .dash = in_pair(t, p)};

	if (!party.code.n || !p->certain || p->level == PLACE_GATE || p->level == PLACE_VENUE)
		return;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i].code, party.code)) {
			list->v[i].located &= party.located;
			list->v[i].dash &= party.dash;
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
	if (p->dash)
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

/* A province at "tại" is a party where the side has none better than its country and the other side has provinces. */
static int wanted_rank(const struct party_list *list, bool vietnamese)
{
	int own = best_rank(list, vietnamese), other = best_rank(list, !vietnamese);
	bool located = false;

	for (size_t i = 0; i < list->n; i++)
		located |= is_vietnamese(&list->v[i]) == vietnamese && rank_of(&list->v[i]) == 1;
	return own == 2 && located && (other == 3) ? 1 : own;
}

static bool has_country_side(const struct party_list *list, const struct party *p, int rank)
{
	(void)list;
	return rank_of(p) == rank;
}

static void take_codes(const struct telling *t, const struct party_list *list, struct sides *s)
{
	int home = wanted_rank(list, true), foreign = wanted_rank(list, false);

	for (size_t i = 0; i < list->n; i++) {
		const struct party *p = &list->v[i];
		if (!has_country_side(list, p, is_vietnamese(p) ? home : foreign))
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
		if (c->kind != main->kind || c->between.end <= c->between.first)
			continue;
		add_places(t, &list, c->between);
		if (has_provinces(&list, true) && best_rank(&list, false) >= 2 && list.n > best.n)
			best = list;
	}
	return best;
}

/* No Vietnamese side is named: the paper's province, the first one the article names, or the country. */
static void add_home(const struct telling *t, struct sides *s)
{
	struct str home = t->f->home;

	for (size_t i = 0; !home.n && i < t->f->places.n; i++) {
		const struct place *p = &t->f->places.v[i];
		if (p->certain && p->level == PLACE_PROVINCE && str_eq(p->country, STR("VN")) && !is_located(t, p))
			home = p->province;
	}
	s->home = home.n ? home : STR("VN");
	*PUSH(t->f->one, &s->codes) = s->home;
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
		add_places(t, &list, t->f->sentences[main->sentence]);
		if (!has_provinces(&list, true))
			between = best_between(t, main);
	}
	s = sides_in(t, between.n ? &between : &list);
	if (s.foreign.n && !s.home.n)
		add_home(t, &s);
	return s;
}

struct str sides_cell(const struct telling *t, const struct sides *s, struct day on)
{
	struct str cell = STR("");

	for (size_t i = 0; i < s->codes.n; i++)
		cell = arena_join(t->f->one, cell, STR("; "), province_on(t->f->lex->gazetteer, s->codes.v[i], on));
	return cell;
}
