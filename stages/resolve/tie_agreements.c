#include "tie_agreements.h"

#include "../lib/hash.h"
#include "../lib/table.h"
#include "../lib/utf8.h"
#include "buckets.h"

#include <string.h>

struct known {
	struct str id, kind, instruments, title;
	struct strs countries, phrases; /* folded; all must stand in the title */
	size_t thing;
};
struct known_agreements {
	struct known *v;
	size_t n, cap;
};

static struct strs folded_phrases(struct str cell, struct arena *run)
{
	struct strs phrases = list_cut(cell, '|', run);

	for (size_t i = 0; i < phrases.n; i++)
		phrases.v[i] = utf8_fold(run, phrases.v[i]);
	return phrases;
}

static bool is_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		if (!((id.s[i] >= 'a' && id.s[i] <= 'z') || (i && (is_digit(id.s[i]) || id.s[i] == '-'))))
			return false;
	return id.n > 0;
}

struct known_agreements *known_agreements_load(const char *config, struct arena *run)
{
	struct known_agreements *all = NEW(run, struct known_agreements, 1);
	struct table t = table_load(config, "known_agreements.csv", run);
	unsigned id = table_column(&t, "id"), kind = table_column(&t, "kind"), count = table_column(&t, "instruments"),
		 title = table_column(&t, "title"), words = table_column(&t, "words"), countries = table_column(&t, "countries");

	for (size_t i = 0; i < t.n; i++) {
		const struct str *cell = t.rows[i].cell;

		if (!is_id(cell[id]))
			table_fail(&t, &t.rows[i], "'%.*s' is no id (small letters, digits, hyphens)", STR_ARG(cell[id]));
		for (size_t j = 0; j < all->n; j++)
			if (str_eq(all->v[j].id, cell[id]) && !str_eq(all->v[j].title, cell[title]))
				table_fail(&t, &t.rows[i], "id '%.*s' stands twice with different titles", STR_ARG(cell[id]));
		*PUSH(run, all) = (struct known){.id = cell[id],
			.kind = cell[kind],
			.instruments = cell[count],
			.title = cell[title],
			.countries = list_cut(cell[countries], ';', run),
			.phrases = folded_phrases(cell[words], run),
			.thing = STR_NONE};
	}
	return all;
}

struct tying {
	const struct event_row *rows;
	const struct known_agreements *known;
	const struct likeness *l;
	struct arena *run;
};

struct strs agreement_parties(const struct agreement_key *a, const struct event_row *rows, struct arena *one)
{
	struct strs own = list_cut(cell_of(a->cells, AG_parties), ';', one);

	return own.n || !a->event ? own : rows[a->event->thing].parties;
}

int agreement_stage(struct str status)
{
	static const char *const stage[] = {"signed", "agreed", "planned", "proposed", "referenced"};

	for (int i = 0; i < 4; i++)
		if (str_eq(status, str_of(stage[i])))
			return i;
	return 4;
}

static bool concerns(const struct known *k, const struct strs *parties, struct str folded_title)
{
	for (size_t c = 0; c < k->countries.n; c++) {
		bool found = !parties->n && folded_title.n;

		for (size_t i = 0; i < parties->n; i++)
			found |= str_eq(country_of(parties->v[i]), k->countries.v[c]);
		if (!found)
			return false;
	}
	return true;
}

static bool has_phrases(const struct known *k, struct str folded_title)
{
	for (size_t i = 0; i < k->phrases.n; i++)
		if (!str_has(folded_title, k->phrases.v[i]))
			return false;
	return k->phrases.n > 0;
}

static struct known *find_known(const struct tying *t, const struct agreement_key *a, struct arena *one)
{
	struct str title = utf8_fold(one, cell_of(a->cells, AG_title));
	struct strs parties = agreement_parties(a, t->rows, one);

	if (agreement_stage(cell_of(a->cells, AG_status)) < 4 && a->event && t->rows[a->event->thing].parties.n &&
		t->rows[a->event->thing].parties.v[0].n > 2)
		return NULL; /* what two provinces sign is another paper of that name */
	for (size_t i = 0; i < t->known->n; i++) {
		struct known *k = &t->known->v[i];

		if ((!k->instruments.n || str_eq(k->instruments, cell_of(a->cells, AG_instruments))) &&
			(!k->kind.n || str_eq(k->kind, cell_of(a->cells, AG_kind))) && has_phrases(k, title) &&
			concerns(k, &parties, title))
			return k;
	}
	return NULL;
}

static bool kinds_near(const struct agreement_key *a, const struct agreement_key *b)
{
	struct str p = cell_of(a->cells, AG_kind), q = cell_of(b->cells, AG_kind);
	bool minutes = str_eq(p, STR("minutes")) || str_eq(q, STR("minutes"));
	bool memorandum = str_eq(p, STR("memorandum")) || str_eq(q, STR("memorandum"));
	bool open =
		str_eq(p, STR("other")) || str_eq(q, STR("other")) || str_eq(p, STR("agreement")) || str_eq(q, STR("agreement"));

	return str_eq(p, q) || (minutes && memorandum) || (open && !minutes);
}

static bool periods_fit(const struct agreement_key *a, const struct agreement_key *b)
{
	struct str s = cell_of(a->cells, AG_period_start), t = cell_of(b->cells, AG_period_start),
		   e = cell_of(a->cells, AG_period_end), f = cell_of(b->cells, AG_period_end);

	return (!s.n || !t.n || str_eq(s, t)) && (!e.n || !f.n || str_eq(e, f));
}

static bool days_fit(const struct agreement_key *a, const struct agreement_key *b)
{
	struct str s = cell_of(a->cells, AG_signed_date), t = cell_of(b->cells, AG_signed_date);

	return !s.n || !t.n || str_eq(s, t);
}

static bool counts_fit(const struct agreement_key *a, const struct agreement_key *b)
{
	return str_eq(cell_of(a->cells, AG_instruments), cell_of(b->cells, AG_instruments));
}

/* How many of this kind the article ties to the event. */
static size_t of_kind(const struct agreement_key *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->article->n_agreements; i++) {
		const struct agreement_key *other = &a->article->agreements[i];

		n += other->event == a->event && str_eq(cell_of(other->cells, AG_kind), cell_of(a->cells, AG_kind)) &&
		     agreement_stage(cell_of(other->cells, AG_status)) < 4;
	}
	return n;
}

static bool covers(const struct hashes *small, const struct hashes *large)
{
	return small->n && hashes_common(small, large) == small->n;
}

static bool same_event(const struct agreement_key *a, const struct agreement_key *b)
{
	return a->event && b->event && a->event->thing == b->event->thing;
}

static bool events_of_one_frame(const struct agreement_key *a, const struct agreement_key *b)
{
	const struct event_key *e = a->event, *f = b->event;

	return e && f &&
	       ((e->part_of && e->part_of->thing == f->thing) || (f->part_of && f->part_of->thing == e->thing) ||
		       (cell_of(a->cells, AG_signed_date).n &&
			       str_eq(cell_of(a->cells, AG_signed_date), cell_of(b->cells, AG_signed_date))));
}

/* "biên bản" (minutes) in one article and the minutes' full title in the other. */
static bool only_one_of_kind(const struct agreement_key *a, const struct agreement_key *b)
{
	bool other_language = a->article->lang != b->article->lang;

	return str_eq(cell_of(a->cells, AG_kind), cell_of(b->cells, AG_kind)) && of_kind(a) == 1 && of_kind(b) == 1 &&
	       agreement_stage(cell_of(a->cells, AG_status)) < 4 && agreement_stage(cell_of(b->cells, AG_status)) < 4 &&
	       (other_language || str_eq(cell_of(a->cells, AG_kind), STR("minutes")) || !a->words.n || !b->words.n ||
		       covers(&a->words, &b->words) || covers(&b->words, &a->words));
}

/* What two meetings sign are two papers, whatever the titles; only a term ("giai đoạn 2031 - 2033") makes a title one's own. */
static bool is_settled(const struct agreement_key *a)
{
	return agreement_stage(cell_of(a->cells, AG_status)) == 0 && !cell_of(a->cells, AG_period_start).n;
}

/* 0 where the two are not one instrument. */
static double likeness(const struct tying *t, const struct agreement_key *a, const struct agreement_key *b, struct arena *one)
{
	double title = words_shared(&a->words, &b->words);
	bool here = same_event(a, b), cover = covers(&a->words, &b->words) || covers(&b->words, &a->words);
	struct strs p, q;

	if (!kinds_near(a, b) || !periods_fit(a, b) || !days_fit(a, b) || !counts_fit(a, b))
		return 0;
	if (a->article == b->article)
		return here && title >= 1 ? 2 : 0;
	if (here && only_one_of_kind(a, b))
		return 1.2 + title;
	if (here || events_of_one_frame(a, b))
		return title >= t->l->set->agreement_title || (cover && a->words.n >= 3 && b->words.n >= 3) ? 1 + title : 0;
	if (title < t->l->set->agreement_title_apart || (double)a->words.n < t->l->set->agreement_words ||
		(double)b->words.n < t->l->set->agreement_words)
		return 0;
	p = agreement_parties(a, t->rows, one);
	q = agreement_parties(b, t->rows, one);
	return parties_shared(t->l, &p, &q) >= 1 && !(is_settled(a) && is_settled(b)) ? title : 0;
}

static void add_reading(struct agreement_things *all, size_t thing, struct agreement_key *a, struct arena *run)
{
	*PUSH(run, &all->v[thing]) = a;
	a->thing = (uint32_t)thing;
}

static size_t new_agreement(struct agreement_things *all, const struct agreement_key *a, struct arena *run)
{
	struct str key = arena_printf(run, "%.*s#%.*s", STR_ARG(text_of(a->article->id)), STR_ARG(text_of(a->id)));

	*PUSH(run, all) = (struct agreement_thing){.id = id_of(run, STR("g"), key)};
	return all->n - 1;
}

static bool in_article(const struct agreement_thing *t, const struct agreement_key *a)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->article == a->article && words_shared(&t->v[i]->words, &a->words) < 1)
			return true;
	return false;
}

static double thing_likeness(
	const struct tying *t, const struct agreement_thing *thing, const struct agreement_key *a, struct arena *one)
{
	double best = 0;

	if (thing->known_title.n || in_article(thing, a))
		return 0;
	for (size_t i = 0; i < thing->n && i < (size_t)t->l->set->members; i++) {
		double like = likeness(t, thing->v[i], a, one);

		best = like > best ? like : best;
	}
	return best;
}

enum key_kind { BY_EVENT = 1, BY_DAY, BY_TITLE, BY_SETTLED_TITLE };

/* A party with each of the three least hashes of the title's words: two long titles with most words in common share one of them.
 */
static void add_title_keys(struct hashes *keys, const struct agreement_key *a, uint64_t party, bool looking, struct arena *one)
{
	bool settled = is_settled(a);

	for (size_t w = 0; w < 3; w++) {
		if (looking || !settled)
			hashes_add(keys, key_join(key_join(BY_TITLE, party), a->words.v[w]), one);
		if (looking != settled)
			hashes_add(keys, key_join(key_join(BY_SETTLED_TITLE, party), a->words.v[w]), one);
	}
}

/* Its event and the one around it, a party and the day, a party and the title. */
static struct hashes keys_of(const struct tying *t, const struct agreement_key *a, bool looking, struct arena *one)
{
	struct hashes keys = {0};
	struct strs parties = agreement_parties(a, t->rows, one);

	if (a->event)
		hashes_add(&keys, key_join(BY_EVENT, a->event->thing), one);
	if (a->event && a->event->part_of)
		hashes_add(&keys, key_join(BY_EVENT, a->event->part_of->thing), one);
	for (size_t i = 0; i < parties.n; i++) {
		uint64_t party = str_hash(province_now(t->l->provinces, parties.v[i]));

		if (cell_of(a->cells, AG_signed_date).n)
			hashes_add(&keys, key_join(key_join(BY_DAY, party), str_hash(cell_of(a->cells, AG_signed_date))), one);
		if (a->words.n >= 3 && a->words.n >= (size_t)t->l->set->agreement_words)
			add_title_keys(&keys, a, party, looking, one);
	}
	return keys;
}

static size_t best_thing(const struct tying *t, struct agreement_things *all, const struct agreement_key *a,
	const struct hashes *keys, const struct buckets *b, struct arena *one)
{
	size_t best = STR_NONE;
	double most = 0;

	for (size_t i = 0; i < keys->n; i++) {
		struct bucket_walk w = bucket_walk(b, keys->v[i]);
		size_t seen = 0, at;

		while (seen++ < (size_t)t->l->set->bucket && bucket_next(&w, &at)) {
			double like = all->v[at].seen_by == a ? 0 : thing_likeness(t, &all->v[at], a, one);

			all->v[at].seen_by = a;
			if (like > most || (like > 0 && like >= most && at < best)) {
				most = like;
				best = at;
			}
		}
	}
	return best;
}

static size_t known_thing(const struct tying *t, struct agreement_things *all, struct known *k)
{
	for (size_t i = 0; k->thing == STR_NONE && i < t->known->n; i++)
		if (str_eq(t->known->v[i].id, k->id) && t->known->v[i].thing != STR_NONE)
			k->thing = t->known->v[i].thing; /* another row of the same instrument */
	if (k->thing == STR_NONE) {
		*PUSH(t->run, all) = (struct agreement_thing){.id = k->id, .known_title = k->title};
		k->thing = all->n - 1;
	}
	return k->thing;
}

static void tie_reading(
	const struct tying *t, struct agreement_things *all, struct agreement_key *a, struct buckets *b, struct arena *one)
{
	struct known *known = find_known(t, a, one);
	struct hashes look = keys_of(t, a, true, one), keys = keys_of(t, a, false, one);
	size_t thing = known ? known_thing(t, all, known) : best_thing(t, all, a, &look, b, one);

	if (thing == STR_NONE)
		thing = new_agreement(all, a, t->run);
	add_reading(all, thing, a, t->run);
	for (size_t i = 0; !known && i < keys.n; i++)
		bucket_put(b, keys.v[i], thing);
}

struct agreement_things tie_agreements(struct keys *k, const struct event_row *rows, const struct known_agreements *known,
	const struct likeness *l, const struct series_words *words, struct arena *run)
{
	const struct tying t = {rows, known, l, run};
	struct agreement_things all = {0};
	struct arena one = {0}, index = {.spill = run->spill, .index = true};
	struct buckets b = {.arena = &index};

	for (size_t i = 0; i < known->n; i++)
		known->v[i].thing = STR_NONE; /* none of this run yet */
	for (size_t i = 0; i < k->n; i++, spill_trim(run->spill))
		for (size_t j = 0; j < k->v[i]->n_agreements; j++)
			k->v[i]->agreements[j].words = words_of_name(words, cell_of(k->v[i]->agreements[j].cells, AG_title), run);
	for (size_t i = 0; i < k->n; i++, arena_reset(&one), spill_trim(run->spill))
		for (size_t j = 0; j < k->v[i]->n_agreements; j++)
			tie_reading(&t, &all, &k->v[i]->agreements[j], &b, &one);
	arena_release(&index);
	arena_release(&one);
	return all;
}
