#include "two_sides.h"

#include "side_signs.h"

static void read_place(const struct telling *t, const struct place *p, struct side_signs *s)
{
	if (!p->certain || !p->country.n)
		return;
	if (!str_eq(p->country, STR("VN")))
		add_side_sign(s, p->country);
	else if (is_where(t, p))
		s->located = true;
	else
		s->home = true;
}

static void read_range(const struct telling *t, struct range r, const struct parties *p, struct side_signs *s)
{
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++)
		read_place(t, &t->f->places.v[i], s);
	read_side_signs(t->f, r, p, s);
}

static bool is_foreign(const struct place *p)
{
	return p->certain && p->country.n && !str_eq(p->country, STR("VN"));
}

static bool names_foreign(const struct telling *t, size_t first, size_t end)
{
	for (size_t i = places_from(t->f, first); i < t->f->places.n && t->f->places.v[i].range.first < end; i++)
		if (is_foreign(&t->f->places.v[i]))
			return true;
	return false;
}

enum { REACH = 10, HOSTS_REACH = 24 };

/* "đoàn đại biểu tỉnh X", "với Đại sứ quán Y": whoever the word speaks of is foreign. */
static bool reaches_foreign(const struct telling *t, size_t word, size_t end)
{
	size_t behind = word + t->cue[word].words;

	return names_foreign(t, behind, behind + REACH < end ? behind + REACH : end);
}

/* "tỉnh X và tỉnh Y (Lào)", "Việt Nam - Lào": nothing but marks and "và" between a place of each side. */
static bool is_paired(const struct telling *t, const struct place *a, const struct place *b)
{
	if (a->range.end >= b->range.first || !a->certain || !b->certain || is_foreign(a) == is_foreign(b))
		return false;
	for (size_t i = a->range.end; i < b->range.first; i++)
		if (!(t->f->words.v[i].flags & WORD_PUNCT) && !has_cue(t, i, CUE_and) && !has_cue(t, i, CUE_with) &&
			!place_at(t->f, i))
			return false;
	return true;
}

/* "Bộ Tư pháp và Bộ Tư pháp Lào", "Công an tỉnh A và Công an tỉnh B (Lào)": bodies of one name, that of the other side behind. */
static bool is_mirrored(const struct telling *t, struct range r, size_t i)
{
	const struct words *w = &t->f->words;
	size_t own = i;

	if (!has_cue(t, i, CUE_and) || i + 2 >= r.end || !(w->v[i + 1].flags & WORD_UPPER) || place_at(t->f, i + 1))
		return false;
	while (own > r.first && i - own < REACH && !(w->v[own - 1].flags & WORD_NUMBER) && !is_char_at(t->f, own - 1, ";"))
		if (w->v[--own].flags & WORD_UPPER &&
			str_eq(range_text(t->f, (struct range){own, own + 2}), range_text(t->f, (struct range){i + 1, i + 3})))
			break;
	if (i - own >= REACH || own == i ||
		!str_eq(range_text(t->f, (struct range){own, own + 2}), range_text(t->f, (struct range){i + 1, i + 3})))
		return false;
	if (names_foreign(t, own, i))
		return false; /* two others meet */
	for (size_t k = i + 1; k < r.end && k < i + REACH && !is_char_at(t->f, k, ","); k++)
		if (place_at(t->f, k) && is_foreign(place_at(t->f, k)))
			return true;
	return false;
}

/* The other side is told as acting: an office, a delegation, "with" it, a place in one breath with a Vietnamese one. */
static bool acts_in(const struct telling *t, struct range r, const struct parties *p)
{
	struct side_signs signs = {0};

	read_side_signs(t->f, r, p, &signs);
	if (signs.n || signs.joint)
		return true;
	for (size_t i = r.first; i < r.end; i++) {
		bool meets = has_cue(t, i, CUE_with) || has_cue(t, i, CUE_delegation) || has_cue(t, i, CUE_between) ||
			     has_cue(t, i, CUE_receive);
		size_t hosts =
			i + HOSTS_REACH < r.end ? i + HOSTS_REACH : r.end; /* "do A (Việt Nam) và B (Trung Quốc) tổ chức" */
		if (is_mirrored(t, r, i) || (meets && reaches_foreign(t, i, r.end)) ||
			(has_cue(t, i, CUE_by) && names_foreign(t, i, hosts)))
			return true;
	}
	for (size_t i = places_from(t->f, r.first); i + 1 < t->f->places.n && t->f->places.v[i + 1].range.end <= r.end; i++)
		if (is_paired(t, &t->f->places.v[i], &t->f->places.v[i + 1]))
			return true;
	return false;
}

/* The headline, the sentence of the main candidate; the first one below a headline that alone has it. */
static bool is_near(const struct choice *h, size_t s, bool *first)
{
	const struct facts *f = h->t.f;
	size_t main = at(h, h->main)->sentence;
	bool opens = *first && is_body(f, s) && is_headline(f, main);

	*first &= !is_body(f, s);
	return is_headline(f, s) || s == main || opens;
}

static struct parties parties_of(const struct choice *h)
{
	return (struct parties){.home = {.country = STR("VN"), .weight = SIDE_PARTY},
		.partner = {.country = str_slice(h->sides.foreign, 0, 2), .weight = SIDE_PARTY}};
}

bool others_meet(const struct choice *h, const struct candidate *c)
{
	struct parties p = parties_of(h);
	struct side_signs signs = {0};

	if (h->t.f->language != LANGUAGE_VI)
		return false;
	read_range(&h->t, c->clause, &p, &signs);
	return signs.n > 1 && !signs.home && !signs.joint;
}

/* "Thủ tướng đến Campuchia dự …", "UBND tỉnh A và Sở Ngoại vụ B (Trung Quốc) tổ chức …": where somebody goes, or who holds it. */
static bool is_goal_or_host(const struct choice *h, const struct place *p)
{
	const struct candidate *c = at(h, h->main);
	bool goal = p->range.first > 0 && has_cue(&h->t, p->range.first - 1, CUE_goal);

	return is_foreign(p) &&
	       ((goal && (is_headline(h->t.f, h->t.f->sentence_of[p->range.first]) ||
				 h->t.f->sentence_of[p->range.first] == c->sentence)) ||
		       (p->range.first >= c->clause.first && p->range.end <= c->word.first && !is_where(&h->t, p)));
}

/* "hội thảo quốc gia về chiến thắng ở Campuchia": a conference at home is of two sides where the other one acts; not one with a
 * number, "giữa A và B", held abroad or by both. */
static bool may_be_of_one(const struct choice *h)
{
	const struct facts *f = h->t.f;
	const struct candidate *c = at(h, h->main);
	const struct place *p = c->place.end ? place_at(f, c->place.first) : NULL;

	if (c->kind != KIND_CONFERENCE || c->ordinal || c->between.end || (p && is_foreign(p)))
		return false;
	for (size_t i = 0; i < f->places.n; i++)
		if (f->sentence_of[f->places.v[i].range.first] != STR_NONE && is_goal_or_host(h, &f->places.v[i]))
			return false;
	return true;
}

bool two_sides_meet(const struct choice *h)
{
	const struct facts *f = h->t.f;
	struct parties p = parties_of(h);
	struct side_signs near = {0};
	bool first = true, acts = (!at(h, h->main)->weak && !may_be_of_one(h)) || is_welcome(h, at(h, h->main));

	if (f->language != LANGUAGE_VI)
		return true;
	for (size_t s = 0; s < f->article->sentences.n; s++) {
		if (!is_near(h, s, &first))
			continue;
		read_range(&h->t, f->sentences[s], &p, &near);
		acts |= acts_in(&h->t, f->sentences[s], &p);
		for (size_t i = f->sentences[s].first; i < f->sentences[s].end; i++)
			near.home |= is_mirrored(&h->t, f->sentences[s], i);
	}
	if (!acts)
		return false;
	return near.home || (near.n < 2 && (near.located || f->home.n));
}
