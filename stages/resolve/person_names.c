#include "person_names.h"

#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>
#include <string.h>

static void load_sounds(struct names *n, const char *config)
{
	struct table t = table_load(config, "lexicon/name_sounds.csv", n->run);
	unsigned country = table_column(&t, "country"), from = table_column(&t, "from"), to = table_column(&t, "to");

	for (size_t i = 0; i < t.n; i++) {
		if (!t.rows[i].cell[from].n)
			table_fail(&t, &t.rows[i], "nothing in 'from'");
		*PUSH(n->run, &n->sounds) = (struct sound){t.rows[i].cell[country], t.rows[i].cell[from], t.rows[i].cell[to]};
	}
}

static const struct sound *sound_at(const struct names *n, struct str country, struct str at)
{
	const struct sound *best = NULL;

	for (size_t i = 0; i < n->sounds.n; i++) {
		const struct sound *s = &n->sounds.v[i];

		if (s->from.s[0] == at.s[0] && str_eq(s->country, country) && str_starts(at, s->from) &&
			(!best || s->from.n > best->from.n))
			best = s;
	}
	return best;
}

/* Letters of the skeleton by sound, double ones once. */
static struct str write_sound(const struct names *n, struct str skeleton, struct str country, struct arena *one)
{
	struct buf b = {.arena = one};

	for (size_t i = 0; i < skeleton.n;) {
		const struct sound *s = sound_at(n, country, str_slice(skeleton, i, skeleton.n));
		struct str piece = s ? s->to : str_slice(skeleton, i, i + 1);

		if (piece.n && !(b.n && b.s[b.n - 1] == piece.s[0]))
			buf_put(&b, piece);
		i += s ? s->from.n : 1;
	}
	return buf_str(&b);
}

static bool has_sounds(const struct names *n, struct str country)
{
	for (size_t i = 0; i < n->sounds.n; i++)
		if (str_eq(n->sounds.v[i].country, country))
			return true;
	return false;
}

static int by_fold(const void *a, const void *b)
{
	return str_cmp(((const struct alias *)a)->fold, ((const struct alias *)b)->fold);
}

static void add_forms(struct names *n, struct str forms, const struct alias *row)
{
	struct str form;

	while (str_split(&forms, '|', &form))
		if (str_trim(form).n) {
			struct alias *a = PUSH(n->run, &n->aliases);

			*a = *row;
			a->fold = utf8_fold(n->run, str_trim(form));
		}
}

static void load_aliases(struct names *n, const char *config)
{
	struct table t = table_load(config, "aliases.csv", n->run);
	unsigned name = table_column(&t, "name"), latin = table_column(&t, "latin"), chinese = table_column(&t, "chinese"),
		 country = table_column(&t, "country");

	for (size_t i = 0; i < t.n; i++) {
		const struct str *cell = t.rows[i].cell;
		struct str latin_forms = cell[latin], chinese_forms = cell[chinese];
		struct alias row = {.country = cell[country]};

		if (!cell[name].n || cell[country].n != 2)
			table_fail(&t, &t.rows[i], "a row needs a name and a country of two letters");
		row.sound = str_hash(utf8_skeleton(n->run, cell[name]));
		str_split(&latin_forms, '|', &row.latin);
		str_split(&chinese_forms, '|', &row.chinese);
		add_forms(n, cell[name], &row);
		add_forms(n, cell[latin], &row);
		add_forms(n, cell[chinese], &row);
	}
	if (n->aliases.n)
		qsort(n->aliases.v, n->aliases.n, sizeof *n->aliases.v, by_fold);
}

static int by_han(const void *a, const void *b)
{
	uint32_t x = ((const struct reading_of_han *)a)->han, y = ((const struct reading_of_han *)b)->han;

	return (x > y) - (x < y);
}

static struct strs skeletons_of(struct names *n, struct str cell)
{
	struct strs all = {0};
	struct str form;

	while (str_split(&cell, '|', &form))
		*PUSH(n->run, &all) = utf8_skeleton(n->run, form);
	return all;
}

static void load_han(struct names *n, const char *config)
{
	struct table t = table_load(config, "lexicon/han_names.csv", n->run);
	unsigned han = table_column(&t, "han"), vietnamese = table_column(&t, "vietnamese"), pinyin = table_column(&t, "pinyin");

	for (size_t i = 0; i < t.n; i++) {
		struct reading_of_han *h = PUSH(n->run, &n->han);
		size_t at = 0;

		h->han = utf8_next(t.rows[i].cell[han], &at);
		if (!cp_is_han(h->han) || at != t.rows[i].cell[han].n)
			table_fail(&t, &t.rows[i], "'%.*s' is not one Chinese character", STR_ARG(t.rows[i].cell[han]));
		h->vietnamese = skeletons_of(n, t.rows[i].cell[vietnamese]);
		h->pinyin = skeletons_of(n, t.rows[i].cell[pinyin]);
	}
	if (n->han.n)
		qsort(n->han.v, n->han.n, sizeof *n->han.v, by_han);
}

struct names names_load(const char *config, struct arena *run)
{
	struct names n = {.run = run};

	load_sounds(&n, config);
	load_aliases(&n, config);
	load_han(&n, config);
	return n;
}

const struct alias *name_alias(const struct names *n, struct str name, struct str country, struct arena *one)
{
	struct alias key = {.fold = utf8_fold(one, name)};
	size_t low = 0, high = n->aliases.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (by_fold(&n->aliases.v[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n->aliases.n && str_eq(n->aliases.v[low].fold, key.fold); low++)
		if (str_eq(n->aliases.v[low].country, country) || !country.n)
			return &n->aliases.v[low];
	return NULL;
}

uint64_t name_sound(const struct names *n, struct str name, struct str country, struct arena *one)
{
	const struct alias *alias = name_alias(n, name, country, one);
	struct str skeleton = utf8_skeleton(one, name);

	if (alias)
		return alias->sound;
	return str_hash(has_sounds(n, country) ? write_sound(n, skeleton, country, one) : skeleton);
}

bool name_is_han(struct str name)
{
	for (size_t at = 0; at < name.n;)
		if (cp_is_han(utf8_next(name, &at)))
			return true;
	return false;
}

bool name_has_marks(struct str name)
{
	for (size_t at = 0; at < name.n;)
		if (utf8_next(name, &at) >= 0xC0)
			return true;
	return false;
}

static const struct reading_of_han *readings(const struct names *n, uint32_t han)
{
	struct reading_of_han key = {.han = han};

	return n->han.n ? bsearch(&key, n->han.v, n->han.n, sizeof *n->han.v, by_han) : NULL;
}

static bool reads(const struct names *n, struct str han, size_t at, struct str latin);

/* One of the readings begins `latin`, and the characters from `at` on read as its rest. */
static bool reads_on(const struct names *n, const struct strs *readings, struct str han, size_t at, struct str latin)
{
	for (size_t i = 0; i < readings->n; i++) {
		struct str rest = latin;

		if (str_cut(&rest, readings->v[i]) && reads(n, han, at, rest))
			return true;
	}
	return false;
}

/* `latin` is a skeleton: no blanks, so syllables are tried by their readings. A character that no row knows is two to six
 * letters, but not the surname. */
static bool reads(const struct names *n, struct str han, size_t at, struct str latin)
{
	size_t next = at;
	const struct reading_of_han *h;

	if (at >= han.n)
		return !latin.n;
	h = readings(n, utf8_next(han, &next));
	if (h)
		return reads_on(n, &h->vietnamese, han, next, latin) || reads_on(n, &h->pinyin, han, next, latin);
	for (size_t skip = 2; at && skip <= 6 && skip <= latin.n; skip++)
		if (reads(n, han, next, str_slice(latin, skip, latin.n)))
			return true;
	return false;
}

enum { LONGEST_HAN_NAME = 6 * 4 }; /* bytes */

bool name_reads_as(const struct names *n, struct str han, struct str latin, struct arena *one)
{
	return han.n <= LONGEST_HAN_NAME && reads(n, han, 0, utf8_skeleton(one, latin));
}

static bool begins(struct str latin, const struct strs *readings)
{
	for (size_t i = 0; i < readings->n; i++)
		if (str_starts(latin, readings->v[i]))
			return true;
	return false;
}

bool surname_differs(const struct names *n, struct str han, struct str latin, struct arena *one)
{
	size_t at = 0;
	const struct reading_of_han *h = han.n ? readings(n, utf8_next(han, &at)) : NULL;
	struct str skeleton = utf8_skeleton(one, latin);

	return h && !begins(skeleton, &h->vietnamese) && !begins(skeleton, &h->pinyin);
}

static bool has_skeleton(const struct strs *list, struct str skeleton)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], skeleton))
			return true;
	return false;
}

static bool spells(const struct names *n, struct str vietnamese, struct str pinyin, struct arena *one)
{
	struct str syllable, rest = vietnamese;

	if (!str_split(&rest, ' ', &syllable))
		return !pinyin.n;
	syllable = utf8_skeleton(one, syllable);
	for (size_t i = 0; i < n->han.n; i++) {
		const struct reading_of_han *h = &n->han.v[i];

		for (size_t j = 0; has_skeleton(&h->vietnamese, syllable) && j < h->pinyin.n; j++) {
			struct str after = pinyin;

			if (str_cut(&after, h->pinyin.v[j]) && spells(n, rest, after, one))
				return true;
		}
	}
	return false;
}

bool name_is_pinyin_of(const struct names *n, struct str pinyin, struct str vietnamese, struct arena *one)
{
	return vietnamese.n <= 40 && spells(n, utf8_fold_space(one, vietnamese), utf8_skeleton(one, pinyin), one);
}
