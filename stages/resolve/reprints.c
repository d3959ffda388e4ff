#include "reprints.h"

#include "buckets.h"
#include "sorted.h"

enum { BAND = 4 }; /* numbers of a band */

static double share_equal(const struct print *a, const struct print *b)
{
	size_t equal = 0;

	if (!a->n || a->n != b->n)
		return 0;
	for (size_t i = 0; i < a->n; i++)
		equal += a->signature[i] == b->signature[i];
	return (double)equal / (double)a->n;
}

static uint64_t band_key(const struct print *p, size_t band)
{
	const uint32_t *v = p->signature + band * BAND;

	return key_join((uint64_t)v[0] << 32 | v[1], (uint64_t)v[2] << 32 | v[3]);
}

static size_t bands(const struct print *p)
{
	return p->n / BAND;
}

struct finding {
	const struct keys *keys;
	const struct settings *set;
	uint32_t *earlier; /* by rank: the article that it reprints, or NONE */
	struct keyed *v;   /* those that have the key in hand */
	size_t n;
	struct spill *spill;
};

static const uint32_t NONE = UINT32_MAX;

static const struct print *print_at(const struct finding *f, uint32_t rank)
{
	return f->keys->v[rank]->print;
}

/* The latest of those before i whose text passes, of the latest ones; NONE where there is none. */
static uint32_t find_near(const struct finding *f, const struct keyed *same, size_t i)
{
	size_t first = i > (size_t)f->set->bucket ? i - (size_t)f->set->bucket : 0;

	for (size_t j = i; j-- > first;)
		if (share_equal(print_at(f, same[j].at), print_at(f, same[i].at)) >= f->set->reprint_signature)
			return same[j].at;
	return NONE;
}

/* One band over all articles at a time: all bands together would be larger than the keys. */
static void find_by_band(struct finding *f, size_t band)
{
	f->n = 0;
	for (uint32_t i = 0; i < f->keys->n; i++, spill_trim(f->spill))
		if (band < bands(print_at(f, i)))
			f->v[f->n++] = (struct keyed){band_key(print_at(f, i), band), i};
	sort_keyed(f->v, f->n, f->spill);
	for (size_t i = 0, end; i < f->n; i = end) {
		end = keyed_end(f->v, f->n, i);
		for (size_t j = i + 1; j < end; j++, spill_trim(f->spill))
			if (f->earlier[f->v[j].at] == NONE)
				f->earlier[f->v[j].at] = find_near(f, f->v + i, j - i);
	}
}

static void find_equal(struct finding *f)
{
	for (uint32_t i = 0; i < f->keys->n; i++, spill_trim(f->spill)) {
		f->earlier[i] = NONE;
		if (print_at(f, i)->sha256)
			f->v[f->n++] = (struct keyed){print_at(f, i)->sha256, i};
	}
	sort_keyed(f->v, f->n, f->spill);
	for (size_t i = 1; i < f->n; i++)
		if (f->v[i].key == f->v[i - 1].key)
			f->earlier[f->v[i].at] = f->v[i - 1].at;
}

void find_reprints(struct keys *k, const struct settings *set, const struct arena *run)
{
	struct arena one = {.spill = run->spill};
	struct finding f = {k, set, arena_room(&one, k->n, sizeof *f.earlier), NEW(&one, struct keyed, k->n), 0, run->spill};
	size_t most = 0;

	find_equal(&f);
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill))
		most = bands(k->v[i]->print) > most ? bands(k->v[i]->print) : most;
	for (size_t band = 0; band < most; band++)
		find_by_band(&f, band);
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill)) {
		const struct article_key *e = f.earlier[i] == NONE ? NULL : k->v[f.earlier[i]];

		k->v[i]->reprint_of = e && e->reprint_of ? e->reprint_of : e;
	}
	arena_release(&one);
}
