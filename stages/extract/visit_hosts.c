#include "visit_hosts.h"

#include "../lib/words.h"

/* "đến thăm, làm việc tại tỉnh X", "… với Hội Nông dân tỉnh X": the first province behind the word. */
static const struct place *host_of(const struct choice *h, const struct candidate *c)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, c->word.end); i < f->places.n && f->places.v[i].range.first < c->segment.end; i++)
		if (f->places.v[i].certain && f->places.v[i].province.n)
			return &f->places.v[i];
	return NULL;
}

static bool names(const struct choice *h, struct range part, struct str province)
{
	const struct facts *f = h->t.f;

	for (size_t i = places_from(f, part.first); i < f->places.n && f->places.v[i].range.first < part.end; i++)
		if (f->places.v[i].certain && str_eq(f->places.v[i].province, province))
			return true;
	return false;
}

/* The sides without one host, and with another where one is given. */
static const struct sides *exchange(const struct choice *h, const struct sides *s, struct str out, struct str in)
{
	struct sides *own = NEW(h->t.f->one, struct sides, 1);

	*own = (struct sides){.home = s->home, .foreign = s->foreign};
	for (size_t i = 0; i < s->codes.n; i++)
		if (!str_eq(s->codes.v[i], out) && !str_eq(s->codes.v[i], in))
			*PUSH(h->t.f->one, &own->codes) = s->codes.v[i];
	if (in.n)
		*PUSH(h->t.f->one, &own->codes) = in;
	if (str_eq(own->home, out))
		own->home = in;
	if (str_eq(own->foreign, out))
		own->foreign = in;
	return own;
}

static bool is_held_visit(const struct frame *e)
{
	return e->kind == KIND_VISIT && e->status == STATUS_HELD && !e->c->framework;
}

void part_visit_hosts(struct choice *h)
{
	struct frame *m = &h->frames.v[0];
	const struct place *host = is_held_visit(m) ? host_of(h, m->c) : NULL;

	for (size_t i = 1; host && i < h->frames.n; i++) {
		struct frame *e = &h->frames.v[i];
		const struct place *next = is_held_visit(e) ? host_of(h, e->c) : NULL;
		if (!next || !str_eq(next->country, host->country) || str_eq(next->province, host->province))
			continue;
		e->sides = exchange(h, e->sides, host->province, next->province);
		if (!names(h, h->t.f->sentences[m->c->sentence], next->province) && m->sides->codes.n > 2)
			m->sides = exchange(h, m->sides, next->province, STR(""));
	}
}

static size_t homes_of(const struct sides *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->codes.n; i++)
		n += str_starts(s->codes.v[i], STR("VN"));
	return n;
}

const struct sides *sides_of_same_home(const struct choice *h, const struct candidate *c, const struct sides *s)
{
	const struct frame *e = &h->frames.v[h->frames.n - 1];
	const struct facts *f = h->t.f;
	size_t first = places_from(f, c->clause.first);
	struct sides *own;

	if (e->main || f->block_of[e->c->word.first] != f->block_of[c->word.first] || homes_of(e->sides) == 0 ||
		homes_of(e->sides) >= homes_of(s) ||
		(first < f->places.n && f->places.v[first].range.first < c->word.first &&
			str_eq(f->places.v[first].country, STR("VN"))))
		return s;
	own = NEW(f->one, struct sides, 1);
	*own = (struct sides){.home = e->sides->home, .foreign = s->foreign};
	for (size_t i = 0; i < e->sides->codes.n; i++)
		if (str_starts(e->sides->codes.v[i], STR("VN")))
			*PUSH(f->one, &own->codes) = e->sides->codes.v[i];
	for (size_t i = 0; i < s->codes.n; i++)
		if (!str_starts(s->codes.v[i], STR("VN")))
			*PUSH(f->one, &own->codes) = s->codes.v[i];
	return own;
}
