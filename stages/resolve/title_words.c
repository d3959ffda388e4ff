#include "title_words.h"

#include "lists.h"

enum title_class { JOIN, BEFORE, CITY, LEVEL };
static const char classes[] = "join before city province district commune";

static void add_unit(struct title_words *t, struct str word, struct unit unit, struct arena *run)
{
	phrases_add(&t->unit, word, (int)t->units.n);
	*PUSH(run, &t->units) = unit;
}

static void load_words(struct title_words *t, const char *config, struct arena *run)
{
	struct phrases *const list[] = {[JOIN] = &t->join, [BEFORE] = &t->before, [CITY] = &t->city};
	struct table words = table_load(config, "lexicon/title_words.csv", run);
	unsigned word = table_column(&words, "word"), class = table_column(&words, "class");

	for (size_t i = 0; i < words.n; i++) {
		const struct str *cell = words.rows[i].cell;
		int choice = table_choice(&words, &words.rows[i], class, classes);

		if (choice < LEVEL)
			phrases_add(list[choice], cell[word], (int)i);
		else
			add_unit(t, cell[word], (struct unit){office_level_of(cell[class]), true}, run);
	}
}

/* Of the cues for people the heads of offices and the bodies. */
static void load_heads(struct title_words *t, const char *config, struct arena *run)
{
	struct table cues = table_load(config, "lexicon/cues_people.csv", run);
	unsigned cue = table_column(&cues, "cue"), class = table_column(&cues, "class");

	for (size_t i = 0; i < cues.n; i++) {
		const struct str *cell = cues.rows[i].cell;

		if (str_eq(cell[class], STR("office")))
			phrases_add(&t->head, cell[cue], (int)i);
		else if (str_eq(cell[class], STR("body")))
			phrases_add(&t->body, cell[cue], (int)i);
	}
}

static void load_units(struct title_words *t, const char *config, struct arena *run)
{
	struct table words = table_load(config, "lexicon/place_words.csv", run);
	unsigned word = table_column(&words, "word"), kind = table_column(&words, "kind");
	unsigned level = table_column(&words, "level"), language = table_column(&words, "language");

	for (size_t i = 0; i < words.n; i++) {
		const struct str *cell = words.rows[i].cell;
		struct unit unit = {office_level_of(cell[level]), !str_eq(cell[language], STR("vi"))};

		if (str_eq(cell[kind], STR("unit")) && unit.level)
			add_unit(t, cell[word], unit, run);
		else if (str_eq(cell[kind], STR("country")))
			phrases_add(&t->state, cell[word], (int)i);
	}
}

struct province_name {
	struct str name, city, code; /* city: the name behind "thành phố" (city of), or empty */
};
struct province_names {
	struct province_name *v;
	size_t n, cap;
};

static void cut_names(const struct title_words *t, const struct vocabulary *v, struct str code, struct str names,
	struct province_names *all, struct arena *run)
{
	struct strs list = list_cut(names, ';', run);

	for (size_t i = 0; i < list.n; i++) {
		struct words ws = words_cut(list.v[i], v, run);
		size_t n = title_word(&t->city, &ws, 0);
		struct str city = n && n < ws.n ? words_text(&ws, n, ws.n) : STR("");

		*PUSH(run, all) = (struct province_name){list.v[i], city, code};
	}
}

/* A province that is also called "thành phố X" (city of X) is a municipality. All names are cut before the first is added: a word
 * list that has grown is put in order anew when it is asked. */
static void load_provinces(struct title_words *t, const struct vocabulary *v, const char *config, const char *file,
	const char *names, struct arena *run)
{
	struct table provinces = table_load(config, file, run);
	unsigned code = table_column(&provinces, "iso_code"), column = table_column(&provinces, names);
	struct province_names all = {0};

	for (size_t i = 0; i < provinces.n; i++)
		cut_names(t, v, provinces.rows[i].cell[code], provinces.rows[i].cell[column], &all, run);
	for (size_t i = 0; i < all.n; i++) {
		phrases_add(&t->province, all.v[i].name, 0);
		if (!all.v[i].city.n)
			continue;
		phrases_add(&t->municipality, all.v[i].city, (int)t->municipalities.n);
		*PUSH(run, &t->municipalities) = all.v[i].code;
	}
}

struct title_words *title_words_load(const char *config, struct offices *offices, struct arena *run)
{
	struct title_words *t = NEW(run, struct title_words, 1);
	struct vocabulary *v = &offices->words;
	struct phrases *const all[] = {
		&t->join, &t->before, &t->city, &t->head, &t->body, &t->unit, &t->state, &t->province, &t->municipality};

	t->offices = offices;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		*all[i] = phrases_new(v, run);
	load_words(t, config, run);
	load_heads(t, config, run);
	load_units(t, config, run);
	load_provinces(t, v, config, "lexicon/vn-provinces.csv", "name", run);
	load_provinces(t, v, config, "lexicon/vn-provinces.csv", "aliases", run);
	load_provinces(t, v, config, "lexicon/cn-provinces.csv", "vietnamese", run);
	load_provinces(t, v, config, "lexicon/cn-provinces.csv", "aliases", run);
	load_provinces(t, v, config, "lexicon/la-provinces.csv", "vietnamese", run);
	load_provinces(t, v, config, "lexicon/kh-provinces.csv", "vietnamese", run);
	return t;
}
