#include "party_names.h"

#include "../lib/table.h"
#include "../lib/words.h"
#include "lists.h"

struct party_names {
	struct vocabulary words;
	struct phrases phrases;
	struct strs code; /* by row of the phrases */
};

static void add_names(struct party_names *p, struct str code, struct str cell, struct arena *run)
{
	struct strs all = list_cut(cell, ';', run);

	for (size_t i = 0; i < all.n; i++) {
		struct strs forms = list_cut(all.v[i], '|', run);

		for (size_t j = 0; j < forms.n; j++) {
			phrases_add(&p->phrases, forms.v[j], (int)p->code.n);
			*PUSH(run, &p->code) = code;
		}
	}
}

static void load_names(
	struct party_names *p, const char *config, const char *file, const char *code, const char *columns, struct arena *run)
{
	struct table t = table_load(config, file, run);
	unsigned at = table_column(&t, code);

	for (struct str all = str_of(columns), name; str_split(&all, ' ', &name);) {
		unsigned column = table_column(&t, arena_cstr(run, name));

		for (size_t i = 0; i < t.n; i++)
			add_names(p, t.rows[i].cell[at], t.rows[i].cell[column], run);
	}
}

struct party_names *party_names_load(const char *config, struct arena *run)
{
	struct party_names *p = NEW(run, struct party_names, 1);

	p->words.arena = run;
	p->phrases = phrases_new(&p->words, run);
	load_names(p, config, "lexicon/vn-provinces.csv", "iso_code", "name english aliases chinese", run);
	load_names(p, config, "lexicon/cn-provinces.csv", "iso_code", "vietnamese english aliases chinese", run);
	load_names(p, config, "lexicon/la-provinces.csv", "iso_code", "vietnamese english chinese", run);
	load_names(p, config, "lexicon/kh-provinces.csv", "iso_code", "vietnamese english chinese", run);
	load_names(p, config, "lexicon/cn-cities.csv", "province_code", "vietnamese aliases pinyin chinese", run);
	return p;
}

struct strs parties_named(const struct party_names *p, struct str text, struct arena *one)
{
	struct words ws = words_cut(text, &p->words, one);
	struct strs codes = {0};
	struct phrase_hit hit;

	for (size_t i = 0; i < ws.n; i += hit.words ? hit.words : 1)
		if (phrases_at(&p->phrases, &ws, i, &hit) && !list_has(&codes, p->code.v[hit.row]))
			*PUSH(one, &codes) = p->code.v[hit.row];
	return codes;
}
