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

bool two_sides_meet(const struct choice *h)
{
	const struct facts *f = h->t.f;
	struct parties p = {.home = {.country = STR("VN"), .weight = SIDE_PARTY},
		.partner = {.country = str_slice(h->sides.foreign, 0, 2), .weight = SIDE_PARTY}};
	struct side_signs near = {0}, lede = {0};

	if (!str_eq(f->lang, STR("vi")))
		return true;
	for (size_t s = 0; s < f->article->sentences.n; s++)
		if (is_headline(f, s) || s == at(h, h->main)->sentence)
			read_range(&h->t, f->sentences[s], &p, &near);
	if (near.home)
		return true;
	for (size_t s = 0; s < h->lede_end; s++)
		if (is_body(f, s))
			read_range(&h->t, f->sentences[s], &p, &lede);
	return near.n < 2 && (lede.home || near.located || lede.located || f->home.n);
}
