#include "labels.h"

#include "../lib/fail.h"
#include "../lib/table.h"

#include <stdlib.h>

#define WORDS "report/words.csv"

struct strs labels_languages(const char *config, struct arena *run)
{
	struct table t = table_load(config, WORDS, run);
	struct strs all = {0};

	for (size_t i = 1; i < t.columns; i++)
		*PUSH(run, &all) = t.header[i];
	return all;
}

static void load_words(struct labels *l, const char *config, struct arena *run)
{
	struct table t = table_load(config, WORDS, run);
	unsigned key = table_column(&t, "key"), text = table_column(&t, arena_cstr(run, l->language));

	for (size_t i = 0; i < t.n; i++)
		*PUSH(run, l) = (struct label){t.rows[i].cell[key], t.rows[i].cell[text]};
}

/* A table of places: its codes, and the first of the names in a column. */
struct gazetteer {
	const char *file, *code, *vietnamese;
};

static void load_names(struct labels *l, const char *config, const struct gazetteer *g, struct arena *run)
{
	struct table t = table_load(config, g->file, run);
	bool vietnamese = str_eq(l->language, STR("vi"));
	unsigned code = table_column(&t, g->code), name = table_column(&t, vietnamese ? g->vietnamese : "english");

	for (size_t i = 0; i < t.n; i++) {
		struct str names = t.rows[i].cell[name], first;

		if (str_split(&names, ';', &first) && t.rows[i].cell[code].n)
			*PUSH(run, l) = (struct label){t.rows[i].cell[code], str_trim(first)};
	}
}

static int by_key(const void *a, const void *b)
{
	return str_cmp(((const struct label *)a)->key, ((const struct label *)b)->key);
}

struct labels labels_load(const char *config, struct str language, struct arena *run)
{
	static const struct gazetteer gazetteers[] = {{"lexicon/vn-provinces.csv", "iso_code", "name"},
		{"lexicon/cn-provinces.csv", "iso_code", "vietnamese"}, {"lexicon/la-provinces.csv", "iso_code", "vietnamese"},
		{"lexicon/kh-provinces.csv", "iso_code", "vietnamese"}, {"lexicon/countries.csv", "iso2", "vietnamese"}};
	struct labels l = {.language = language};

	load_words(&l, config, run);
	for (size_t i = 0; i < sizeof gazetteers / sizeof *gazetteers; i++)
		load_names(&l, config, &gazetteers[i], run);
	qsort(l.v, l.n, sizeof *l.v, by_key);
	for (size_t i = 1; i < l.n; i++)
		if (str_eq(l.v[i - 1].key, l.v[i].key))
			fail(FAIL_USAGE, "%s/" WORDS ": '%.*s' stands twice", config, STR_ARG(l.v[i].key));
	return l;
}

struct str label_find(const struct labels *l, struct str key)
{
	struct label wanted = {.key = key};
	const struct label *found = bsearch(&wanted, l->v, l->n, sizeof *l->v, by_key);

	return found ? found->text : STR("");
}

/* "kind.talks", or the code itself. */
static struct str label_one(const struct labels *l, struct str column, struct str value, struct arena *one)
{
	struct str text = label_find(l, column.n ? arena_printf(one, "%.*s.%.*s", STR_ARG(column), STR_ARG(value)) : value);

	return text.n ? text : value;
}

struct str label_cell(const struct labels *l, const struct published_column *c, struct str cell, struct arena *one)
{
	bool place = str_eq(c->type, STR("codes")) || str_eq(c->type, STR("province")) || str_eq(c->type, STR("country"));
	bool topic = str_starts(c->name, STR("topic"));
	struct buf all = {.arena = one};

	if (!place && !topic && !c->choices.n && !str_eq(c->name, STR("raised_by")))
		return STR("");
	for (struct str piece; str_split(&cell, ';', &piece);) {
		if (all.n)
			buf_put(&all, STR("; "));
		buf_put(&all, label_one(l, topic ? STR("topic") : c->choices.n ? c->name : STR(""), str_trim(piece), one));
	}
	return buf_str(&all);
}
