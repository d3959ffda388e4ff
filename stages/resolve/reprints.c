#include "reprints.h"

#include "buckets.h"

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

/* The latest article with the same key and a text that passes, of those before i; STR_NONE where there is none. */
static size_t find_near(const struct keys *k, size_t i, uint64_t key, const struct settings *set, const struct buckets *b)
{
	size_t seen = 0;

	for (uint32_t at = bucket_last(b, key); at && seen++ < (size_t)set->bucket; at = bucket_entry(b, at)->before)
		if (share_equal(k->v[bucket_entry(b, at)->thing]->print, k->v[i]->print) >= set->reprint_signature)
			return bucket_entry(b, at)->thing;
	return STR_NONE;
}

/* One band over all articles at a time: the index of all bands together would be larger than the keys. */
static void find_by_band(const struct keys *k, size_t band, size_t *earlier, const struct settings *set, const struct arena *run)
{
	struct arena index = {.spill = run->spill, .index = true};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < k->n; i++) {
		if (band >= bands(k->v[i]->print))
			continue;
		uint64_t key = band_key(k->v[i]->print, band);

		if (earlier[i] == STR_NONE)
			earlier[i] = find_near(k, i, key, set, &b);
		bucket_put(&b, key, i);
		spill_trim(run->spill);
	}
	arena_release(&index);
}

static void find_equal(const struct keys *k, size_t *earlier, const struct arena *run)
{
	struct arena index = {.spill = run->spill, .index = true};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < k->n; i++) {
		uint64_t key = k->v[i]->print->sha256;
		uint32_t same = key ? bucket_last(&b, key) : 0;

		earlier[i] = same ? bucket_entry(&b, same)->thing : STR_NONE;
		if (key)
			bucket_put(&b, key, i);
		spill_trim(run->spill);
	}
	arena_release(&index);
}

void find_reprints(struct keys *k, const struct settings *set, const struct arena *run)
{
	struct arena one = {.spill = run->spill};
	size_t *earlier = NEW(&one, size_t, k->n), most = 0;

	find_equal(k, earlier, run);
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill))
		most = bands(k->v[i]->print) > most ? bands(k->v[i]->print) : most;
	for (size_t band = 0; band < most; band++)
		find_by_band(k, band, earlier, set, run);
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill)) {
		const struct article_key *e = earlier[i] == STR_NONE ? NULL : k->v[earlier[i]];

		k->v[i]->reprint_of = e && e->reprint_of ? e->reprint_of : e;
	}
	arena_release(&one);
}
