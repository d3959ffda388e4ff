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

static const struct article_key *first_printing(const struct keys *k, size_t i)
{
	return k->v[i]->reprint_of ? k->v[i]->reprint_of : k->v[i];
}

static const struct article_key *find_equal(const struct keys *k, const struct article_key *a, const struct buckets *b)
{
	uint32_t same = a->sha256.n ? bucket_last(b, key_join(0, str_hash(a->sha256))) : 0;

	return same ? first_printing(k, b->entry.v[same].thing) : NULL;
}

static const struct article_key *find_near(
	const struct keys *k, const struct article_key *a, const struct settings *set, const struct buckets *b)
{
	for (size_t band = 0; band < bands(a->signature); band++) {
		size_t seen = 0;

		for (uint32_t i = bucket_last(b, band_key(a->signature, band)); i && seen++ < (size_t)set->bucket;
			i = b->entry.v[i].before)
			if (share_equal(k->v[b->entry.v[i].thing]->signature, a->signature) >= set->reprint_signature)
				return first_printing(k, b->entry.v[i].thing);
	}
	return NULL;
}

void find_reprints(struct keys *k, const struct settings *set)
{
	struct arena index = {0};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < k->n; i++) {
		struct article_key *a = k->v[i];

		a->reprint_of = find_equal(k, a, &b);
		if (!a->reprint_of)
			a->reprint_of = find_near(k, a, set, &b);
		if (a->sha256.n)
			bucket_put(&b, key_join(0, str_hash(a->sha256)), i);
		for (size_t band = 0; band < bands(a->signature); band++)
			bucket_put(&b, band_key(a->signature, band), i);
	}
	arena_release(&index);
}
