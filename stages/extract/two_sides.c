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

/* The headline, the sentence of the main candidate; the first one below a headline that alone has it. */
static bool is_near(const struct choice *h, size_t s, bool *first)
{
	const struct facts *f = h->t.f;
	size_t main = at(h, h->main)->sentence;
	bool opens = *first && is_body(f, s) && is_headline(f, main);

	*first &= !is_body(f, s);
	return is_headline(f, s) || s == main || opens;
}

bool two_sides_meet(const struct choice *h)
{
	const struct facts *f = h->t.f;
	struct parties p = {.home = {.country = STR("VN"), .weight = SIDE_PARTY},
		.partner = {.country = str_slice(h->sides.foreign, 0, 2), .weight = SIDE_PARTY}};
	struct side_signs near = {0};
	bool first = true;

	if (!str_eq(f->lang, STR("vi")))
		return true;
	for (size_t s = 0; s < f->article->sentences.n; s++)
		if (is_near(h, s, &first))
			read_range(&h->t, f->sentences[s], &p, &near);
	return near.home || (near.n < 2 && (near.located || f->home.n));
}
