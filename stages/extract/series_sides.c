#include "series_sides.h"

bool has_side(const struct sides *s, struct str code)
{
	for (size_t i = 0; i < s->codes.n; i++)
		if (str_eq(s->codes.v[i], code))
			return true;
	return false;
}

static bool has_series_sides(const struct choice *h, const struct frame *e)
{
	const struct strs *a = &e->sides->codes, *b = &h->sides.codes;

	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (!has_side(&h->sides, a->v[i]))
			return false;
	return a->n == b->n;
}

/* "kể từ hội nghị năm 2023": told by its year alone. */
static bool is_earlier_of_series(const struct frame *e)
{
	return e->status == STATUS_REFERENCED && !e->c->verb && e->date != STR_NONE && e->kind == KIND_CONFERENCE;
}

/* Named side by side they have the same members, and so have two numbers of one series: "Hội nghị lần thứ 4 giữa …", "lần thứ 5". */
static void share_sides(struct choice *h)
{
	for (size_t i = 1; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		for (size_t k = 1; k < h->frames.n; k++) {
			const struct frame *o = &h->frames.v[k];
			bool beside = (e->c->beside && o->c == e->c - 1) || (o->c->beside && e->c == o->c - 1);
			if (k != i && has_series_sides(h, e) && e->c->between.end == 0 && !has_series_sides(h, o) &&
				(beside || (o->ordinal && e->kind == o->kind && (e->ordinal || is_earlier_of_series(e)))))
				e->sides = o->sides;
		}
	}
}

static const struct place *province_of(const struct choice *h, struct range place)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, place.first); i < f->places.n && f->places.v[i].range.first < place.end; i++)
		if (f->places.v[i].certain && f->places.v[i].province.n)
			return &f->places.v[i];
	return NULL;
}

static bool is_of_series(const struct choice *h, const struct frame *e)
{
	return e->c->ordinal || (main_frame(h)->ordinal && e->kind == main_frame(h)->kind && !e->c->verb);
}

/* "lần thứ hai ở X năm 2029": an earlier one in a province that is none of the sides was one of the two countries. */
static void widen_sides(struct choice *h)
{
	for (size_t i = 1; i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		const struct place *p = province_of(h, e->place);
		struct sides *s;
		if (e->status != STATUS_REFERENCED || !is_of_series(h, e) || e->sides != &h->sides || !p ||
			has_side(&h->sides, p->province))
			continue;
		s = NEW(h->t.f->one, struct sides, 1);
		*s = (struct sides){.home = STR("VN"), .foreign = str_slice(h->sides.foreign, 0, 2)};
		*PUSH(h->t.f->one, &s->codes) = s->home;
		*PUSH(h->t.f->one, &s->codes) = s->foreign;
		e->sides = s;
	}
}

void share_series_sides(struct choice *h)
{
	share_sides(h);
	widen_sides(h);
}
