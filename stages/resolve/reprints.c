#include "reprints.h"

#include "buckets.h"

enum { NUMBER = 8, BAND = 4 }; /* digits of a number, numbers of a band */

static double share_equal(struct str a, struct str b)
{
	size_t n = a.n / NUMBER, equal = 0;

	if (!n || a.n != b.n)
		return 0;
	for (size_t i = 0; i < n; i++)
		equal += str_eq(str_slice(a, i * NUMBER, (i + 1) * NUMBER), str_slice(b, i * NUMBER, (i + 1) * NUMBER));
	return (double)equal / (double)n;
}

static uint64_t band_key(struct str signature, size_t band)
{
	return key_join(band + 1, str_hash(str_slice(signature, band * BAND * NUMBER, (band + 1) * BAND * NUMBER)));
}

static size_t bands(struct str signature)
{
	return signature.n / (BAND * NUMBER);
}

/* The latest article with the same key and a text that passes, of those before i; STR_NONE where there is none. */
static size_t find_near(const struct keys *k, size_t i, uint64_t key, const struct settings *set, const struct buckets *b)
{
	size_t seen = 0;

	for (uint32_t at = bucket_last(b, key); at && seen++ < (size_t)set->bucket; at = b->entry.v[at].before)
		if (share_equal(k->v[b->entry.v[at].thing]->signature, k->v[i]->signature) >= set->reprint_signature)
			return b->entry.v[at].thing;
	return STR_NONE;
}

/* One band over all articles at a time: the index of all bands together would be larger than the keys. */
static void find_by_band(const struct keys *k, size_t band, size_t *earlier, const struct settings *set)
{
	struct arena index = {0};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < k->n; i++) {
		if (band >= bands(k->v[i]->signature))
			continue;
		uint64_t key = band_key(k->v[i]->signature, band);

		if (earlier[i] == STR_NONE)
			earlier[i] = find_near(k, i, key, set, &b);
		bucket_put(&b, key, i);
	}
	arena_release(&index);
}

static void find_equal(const struct keys *k, size_t *earlier)
{
	struct arena index = {0};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < k->n; i++) {
		uint64_t key = str_hash(k->v[i]->sha256);
		uint32_t same = k->v[i]->sha256.n ? bucket_last(&b, key) : 0;

		earlier[i] = same ? b.entry.v[same].thing : STR_NONE;
		if (k->v[i]->sha256.n)
			bucket_put(&b, key, i);
	}
	arena_release(&index);
}

void find_reprints(struct keys *k, const struct settings *set)
{
	struct arena one = {0};
	size_t *earlier = NEW(&one, size_t, k->n), most = 0;

	find_equal(k, earlier);
	for (size_t i = 0; i < k->n; i++)
		most = bands(k->v[i]->signature) > most ? bands(k->v[i]->signature) : most;
	for (size_t band = 0; band < most; band++)
		find_by_band(k, band, earlier, set);
	for (size_t i = 0; i < k->n; i++) {
		const struct article_key *e = earlier[i] == STR_NONE ? NULL : k->v[earlier[i]];

		k->v[i]->reprint_of = e && e->reprint_of ? e->reprint_of : e;
	}
	arena_release(&one);
}
