#include "places.h"

#include "../lib/utf8.h"
#include "positions.h"
#include "sights.h"

#include <stdlib.h>
#include <string.h>

/* ---- codes in time ---- */

struct str province_on(const struct gazetteer *g, struct str code, struct day on)
{
	if (on.year * 100 + on.month < 202507)
		return code;
	for (size_t i = 0; i < g->mergers.n; i++)
		if (str_eq(g->mergers.v[i].from, code))
			return g->mergers.v[i].into;
	return code;
}

static struct day day_of_iso(struct str s)
{
	long y = 0, m = 0, d = 0;

	if (!str_cut_number(&s, 4, &y) || !str_cut(&s, STR("-")) || !str_cut_number(&s, 2, &m) || !str_cut(&s, STR("-")) ||
		!str_cut_number(&s, 2, &d))
		return (struct day){0};
	return (struct day){(int)y, (int)m, (int)d};
}

static bool is_later(struct day a, struct day b)
{
	return (a.year * 100 + a.month) * 100 + a.day > (b.year * 100 + b.month) * 100 + b.day;
}

/* "27/3/2023" at a word; year 0 if none. */
static struct day full_date_at(const struct facts *f, size_t i)
{
	long d = number_there(f, i), m = number_there(f, i + 2), y = number_there(f, i + 4);

	if (d < 1 || d > 31 || m < 1 || m > 12 || y < 1900 || y > 2199)
		return (struct day){0};
	return (struct day){(int)y, (int)m, (int)d};
}

/* What tells the codes of an article: its publication, else the latest full date in its text; year 0 where there is none. */
static struct day article_day(const struct facts *f)
{
	struct day day = day_of_iso(f->article->published_at), other;

	if (day.year)
		return day;
	for (size_t i = 0; i + 4 < f->words.n; i++)
		if (f->words.v[i].flags & WORD_NUMBER && (other = full_date_at(f, i)).year && is_later(other, day))
			day = other;
	return day;
}

/* ---- what stands beside a name ---- */
/* ---- meaning ---- */

/* What the article says of a name. */
struct lesson {
	struct str name;
	enum place_level level;
	struct str country, province;
};
struct lessons {
	struct lesson *v;
	size_t n, cap;
};

static struct str folded_name(const struct facts *f, struct sight *s)
{
	if (!s->folded.n)
		s->folded = utf8_fold(f->one, range_text(f, s->place.name));
	return s->folded;
}

/* A toponym where the type word or its own row leaves one level: "thành phố Hà Giang" lies in the province Hà Giang. */
static void take_toponym(struct sight *s, const struct toponym *t)
{
	s->place.level = s->wanted >= 0 ? (enum place_level)s->wanted : t->level;
	s->place.country = t->country;
	s->place.province = t->province;
}

/* Its type word and what the text says of it leave room for the meaning. */
static bool may_mean(const struct sight *s, const struct toponym *t)
{
	if (!level_fits(t->level, s->wanted))
		return false;
	return !s->told || ((!s->place.country.n || str_eq(s->place.country, t->country)) &&
				   (!s->place.province.n || str_eq(s->place.province, t->province)));
}

/* How well a meaning fits: places named with certainty in the article speak for it. */
static int fitness(const struct toponym *t, const struct sight *s, const struct sights *all)
{
	/* a bare name is the province's before that of a town or district far away */
	int score = s->wanted >= 0 ? ((int)t->level == s->wanted ? 100 : 0) : t->level == PLACE_PROVINCE ? 100 : 0;

	for (size_t i = 0; i < all->n; i++) {
		const struct place *p = &all->v[i].place;
		if (&all->v[i] == s || (all->v[i].hit.words && all->v[i].hit.spelling == s->hit.spelling && !all->v[i].told))
			continue; /* a name does not speak for itself */
		if (p->certain && p->province.n)
			score += str_eq(p->province, t->province) ? 8 : 0;
		if (p->certain && p->country.n && score < 90)
			score += str_eq(p->country, t->country);
	}
	return score * 4 + (t->level == PLACE_PROVINCE ? 2 : 0) + (str_eq(t->country, STR("VN")) ? 1 : 0);
}

static void choose_toponym(const struct facts *f, struct sight *s, const struct sights *all)
{
	const struct toponym *best = NULL;
	int best_score = -1;
	bool only = s->hit.words && gazetteer_next(gazetteer_in(f), &s->hit, s->hit.spelling) < 0;

	if (!s->hit.words)
		return;
	for (int row = s->hit.spelling; row >= 0; row = gazetteer_next(gazetteer_in(f), &s->hit, row)) {
		const struct toponym *t = toponym_of(gazetteer_in(f), row);
		int score = !may_mean(s, t) ? -1 : only ? 0 : fitness(t, s, all);
		if (score > best_score) {
			best = t;
			best_score = score;
		}
	}
	if (best)
		take_toponym(s, best);
}

static size_t syllables_of(const struct facts *f, struct range r)
{
	size_t n = 0;

	for (size_t i = r.first; i < r.end; i++)
		n += !(f->words.v[i].flags & WORD_PUNCT);
	return n;
}

/* "May", "Thanh", "Kep": too short to be told from other words without a type word. */
static bool is_short(const struct facts *f, const struct sight *s)
{
	size_t letters = s->place.level == PLACE_PROVINCE ? 5 : str_eq(f->lang, STR("en")) ? 4 : 6; /* "Hekou", "Bavet" */

	return syllables_of(f, s->place.name) == 1 && !(f->words.v[s->place.name.first].flags & WORD_HAN) &&
	       range_text(f, s->place.name).n < letters;
}

static bool is_ambiguous(const struct facts *f, const struct sight *s)
{
	bool needs_cue, other = false; /* another province of the name */

	if (!s->hit.words)
		return false;
	if (f->words.v[s->place.name.first].flags & WORD_HAN && s->hit.words > 2)
		return false; /* 友谊关, 西双版纳 */
	needs_cue = f->words.v[s->place.name.first].flags & WORD_HAN
			    ? toponym_of(gazetteer_in(f), s->hit.spelling)->needs_cue_han
			    : toponym_of(gazetteer_in(f), s->hit.spelling)->needs_cue && f->language == LANGUAGE_VI;
	if (f->words.v[s->place.name.first].flags & WORD_CAPS)
		needs_cue = false; /* "TPHCM" */
	if (s->place.level == PLACE_COUNTRY)
		return needs_cue && syllables_of(f, s->place.name) == 1;
	for (int row = s->hit.spelling; row >= 0; row = gazetteer_next(gazetteer_in(f), &s->hit, row))
		other |= toponym_of(gazetteer_in(f), row)->level == PLACE_PROVINCE &&
			 !str_eq(toponym_of(gazetteer_in(f), row)->province, s->place.province);
	return needs_cue || other || (s->place.level > PLACE_PROVINCE && s->place.level != PLACE_INSTITUTION) || is_short(f, s);
}

static bool hit_of_link(const struct facts *f, size_t i, struct phrase_hit *hit)
{
	return place_word_at(f, i, PW_preposition, hit) || place_word_at(f, i, PW_of, hit);
}

/* Is it said what it lies in? ", tỉnh Y", "(tỉnh Y)", "thuộc tỉnh Y"; in Chinese what it lies in stands before. */
static const struct sight *container_of(const struct facts *f, const struct sights *all, size_t i)
{
	const struct sight *s = &all->v[i], *next = i + 1 < all->n ? &all->v[i + 1] : NULL;
	struct phrase_hit hit;

	if (next && on_one_line(f, s->place.range.first, next->place.range.first)) {
		size_t gap = next->place.range.first - s->place.range.end;
		bool linked = gap == 1 && (sight_char(f, s->place.range.end, ",") || sight_char(f, s->place.range.end, "("));
		linked =
			linked || (gap <= 2 && next->wanted >= 0 && hit_of_link(f, s->place.range.end, &hit) && hit.words == gap);
		if (linked)
			return next;
	}
	if (i > 0 && all->v[i - 1].place.range.end == s->place.range.first &&
		(f->words.v[s->place.range.first].flags & WORD_HAN || is_possessive(f, s->place.range.first - 1)))
		return &all->v[i - 1];
	return NULL;
}

/* Also "thôn X, xã Y": both are below the district, by different words. */
static bool is_above(const struct facts *f, const struct place *upper, const struct place *lower)
{
	bool apart = lower->level == PLACE_COMMUNE && upper->level == PLACE_COMMUNE && lower->range.first < lower->name.first &&
		     upper->range.first < upper->name.first &&
		     !str_eq(words_text(&f->words, lower->range.first, lower->name.first),
			     words_text(&f->words, upper->range.first, upper->name.first));

	return apart || upper->level < lower->level || (lower->level >= PLACE_GATE && upper->level <= PLACE_COMMUNE);
}

/* From right to left, so that "xã X, huyện Y, tỉnh Z" hands Z down to both. */
static void read_containers(const struct facts *f, struct sights *all)
{
	for (size_t i = all->n; i-- > 0;) {
		struct sight *s = &all->v[i];
		const struct sight *in = container_of(f, all, i);

		if (!s->hit.words)
			s->place.level = (enum place_level)s->wanted;
		if (!in || !is_above(f, &in->place, &s->place) || in->named_person)
			continue;
		/* "Lào Cai, Việt Nam" in a list of parties is no container of a country of its own */
		if (in->place.country.n)
			s->place.country = in->place.country;
		s->place.province = in->place.level == PLACE_COUNTRY ? STR("") : in->place.province;
		s->told = true;
		choose_toponym(f, s, all);
	}
}

static bool is_learnt(const struct lessons *lessons, const struct lesson *new)
{
	for (size_t i = 0; i < lessons->n; i++)
		if (str_eq(lessons->v[i].name, new->name) && lessons->v[i].level == new->level)
			return true;
	return false;
}

static void learn(const struct facts *f, struct sights *all, struct lessons *lessons)
{
	for (size_t i = 0; i < all->n; i++) {
		struct sight *s = &all->v[i];
		if (!s->told || s->wanted < 0 || !s->place.country.n)
			continue;
		struct lesson new = {folded_name(f, s), s->place.level, s->place.country, s->place.province};
		if (!is_learnt(lessons, &new))
			*PUSH(f->one, lessons) = new;
	}
}

static void apply_lessons(const struct facts *f, struct sights *all, const struct lessons *lessons)
{
	for (size_t i = 0; i < all->n; i++) {
		struct sight *s = &all->v[i];
		for (size_t k = 0; k < lessons->n && !s->told; k++) {
			const struct lesson *l = &lessons->v[k];
			if (!str_eq(folded_name(f, s), l->name) || (s->wanted >= 0 && s->wanted != (int)l->level))
				continue;
			if (s->wanted < 0 && s->hit.words &&
				toponym_of(gazetteer_in(f), s->hit.spelling)->level == PLACE_PROVINCE)
				continue;
			s->place.level = l->level;
			s->place.country = l->country;
			s->place.province = l->province;
			s->told = s->cue = true;
		}
	}
}

/* Named elsewhere with its type word: then the bare name is sure too. */
static bool typed_elsewhere(const struct facts *f, const struct sights *all, struct sight *s)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].wanted >= 0 && all->v[i].hit.words && str_eq(folded_name(f, &all->v[i]), folded_name(f, s)))
			return true;
	return false;
}

static bool near_home(const struct sights *all, const struct sight *s)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].place.certain && all->v[i].place.level <= PLACE_PROVINCE &&
			str_eq(all->v[i].place.country, s->place.country) &&
			(all->v[i].place.level == PLACE_COUNTRY || str_eq(all->v[i].place.province, s->place.province)))
			return true;
	return false;
}

static void decide(const struct facts *f, struct sights *all)
{
	for (size_t i = 0; i < all->n; i++)
		choose_toponym(f, &all->v[i], all);
	for (size_t i = 0; i < all->n; i++)
		all->v[i].place.certain = !all->v[i].named_person && (all->v[i].wanted >= 0 || !is_ambiguous(f, &all->v[i]));
	read_containers(f, all);
	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].told)
			choose_toponym(f, &all->v[i], all);
	for (size_t i = 0; i < all->n; i++) {
		struct sight *s = &all->v[i];
		if (!s->place.certain && !s->named_person)
			s->place.certain = s->told || (s->place.level != PLACE_COUNTRY && typed_elsewhere(f, all, s)) ||
					   ((s->place.level == PLACE_COUNTRY || !is_short(f, s)) &&
						   (s->cue || (s->place.level > PLACE_COUNTRY && near_home(all, s))));
	}
}

/* "Tây Trang - Pang Hốc": a gate beside a sure gate is one. */
static void decide_pairs(const struct facts *f, struct sights *all)
{
	for (size_t i = 1; i < all->n; i++) {
		struct sight *a = &all->v[i - 1], *b = &all->v[i];
		if (a->place.level == PLACE_GATE && b->place.level == PLACE_GATE &&
			b->place.range.first == a->place.range.end + 1 && sight_dash(f, a->place.range.end) && !is_short(f, b) &&
			!b->named_person)
			a->place.certain = b->place.certain = a->place.certain || b->place.certain;
	}
}

/* A word of one syllable ("Anh", "Đức") without any cue is left out altogether. */
static bool is_kept(const struct facts *f, const struct sight *s)
{
	bool one = s->place.name.end - s->place.name.first == 1 && !(f->words.v[s->place.name.first].flags & WORD_HAN);

	if (s->named_person)
		return false;
	return s->place.certain || !one;
}

/* ---- names learnt from the article, standing alone ---- */

static bool lesson_at(const struct facts *f, const struct lesson *l, size_t i, struct str first, size_t *end)
{
	if (!str_starts(l->name, first))
		return false;
	for (size_t n = 1; n <= UNKNOWN_NAME_WORDS + 1 && i + n <= f->words.n; n++)
		if (str_eq(utf8_fold(f->one, words_text(&f->words, i, i + n)), l->name)) {
			*end = i + n;
			return true;
		}
	return false;
}

static bool add_lesson(struct facts *f, struct sights *all, const struct lesson *l, size_t i, struct str first)
{
	size_t end;

	if (l->level <= PLACE_PROVINCE || !lesson_at(f, l, i, first, &end) || surname_before(f, i, NULL, 0) ||
		is_name_syllable(f, end))
		return false;
	*PUSH(f->one, all) = (struct sight){.wanted = -1,
		.told = true,
		.place = {.range = {i, end},
			.name = {i, end},
			.level = l->level,
			.country = l->country,
			.province = l->province,
			.certain = true}};
	return true;
}

static void add_learnt(struct facts *f, struct sights *all, const struct lessons *lessons)
{
	bool *covered = NEW(f->one, bool, f->words.n + 1);

	for (size_t k = 0; k < all->n; k++)
		for (size_t i = all->v[k].place.range.first; i < all->v[k].place.range.end; i++)
			covered[i] = true;
	for (size_t i = 0; lessons->n && i < f->words.n; i++) {
		if (covered[i] || !(f->words.v[i].flags & WORD_UPPER))
			continue;
		struct str first = words_fold(&f->words, i, f->one);
		for (size_t k = 0; k < lessons->n; k++)
			if (add_lesson(f, all, &lessons->v[k], i, first)) {
				i = all->v[all->n - 1].place.range.end - 1;
				break;
			}
	}
}

static int by_first_word(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->range.first < y->range.first ? -1 : x->range.first > y->range.first;
}

/* "baolangson.vn", "songv.langson.gov.vn": the site of a province. The longest name wins. */
static struct str home_of_site(const struct facts *f)
{
	struct str host = utf8_skeleton(f->one, f->article->site.n ? f->article->site : f->article->url), home = STR("");
	size_t longest = 4;

	for (size_t i = 0; i < gazetteer_in(f)->home_provinces.n; i++) {
		const struct toponym *t = gazetteer_in(f)->home_provinces.v[i];
		if (t->bare.n > longest && str_has(host, t->bare)) {
			longest = t->bare.n;
			home = t->province;
		}
	}
	return home;
}

void find_places(struct facts *f)
{
	struct sights all = {0};
	struct lessons lessons = {0};
	struct day day = article_day(f);

	collect_sights(f, &all);
	fence_count(all.n, f->lex->limits.places, "names of places");
	decide(f, &all);
	decide_pairs(f, &all);
	learn(f, &all, &lessons);
	apply_lessons(f, &all, &lessons);
	add_learnt(f, &all, &lessons);
	for (size_t i = 0; i < all.n; i++) {
		if (!is_kept(f, &all.v[i]))
			continue;
		all.v[i].place.province = province_on(gazetteer_in(f), all.v[i].place.province, day);
		*PUSH(f->one, &f->places) = all.v[i].place;
	}
	if (!f->home.n)
		f->home = province_on(gazetteer_in(f), home_of_site(f), day);
	if (f->places.n)
		qsort(f->places.v, f->places.n, sizeof *f->places.v, by_first_word);
	for (size_t i = 0; i < f->places.n; i++)
		for (size_t w = f->places.v[i].range.first; w < f->places.v[i].range.end; w++)
			f->place_of[w] = (uint32_t)i + 1;
}
