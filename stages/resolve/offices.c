#include "offices.h"

static void add_spellings(struct lookup *l, struct str cell, int row)
{
	struct str form;

	while (str_split(&cell, '|', &form))
		if (str_trim(form).n)
			phrases_add(&l->phrases, str_trim(form), row);
}

static void load(
	struct lookup *l, struct vocabulary *words, const char *config, const char *file, const char *name, struct arena *run)
{
	unsigned variants, english, chinese;

	l->table = table_load(config, file, run);
	l->phrases = phrases_new(words, run);
	l->name = table_column(&l->table, name);
	variants = table_column(&l->table, "variants");
	english = table_column(&l->table, "english");
	chinese = table_column(&l->table, "chinese");
	for (size_t i = 0; i < l->table.n; i++) {
		const struct str *cell = l->table.rows[i].cell;

		phrases_add(&l->phrases, cell[l->name], (int)i);
		add_spellings(l, cell[variants], (int)i);
		add_spellings(l, cell[english], (int)i);
		add_spellings(l, cell[chinese], (int)i);
	}
}

static void check_rows(const struct lookup *l)
{
	static const char levels[] = "central province district commune other", sides[] = "VN CN LA KH any";
	static const char branches[] = "party government assembly front military border_guard police justice diplomatic business "
				       "academic association other";

	for (size_t i = 0; i < l->table.n; i++) {
		const struct table_row *row = &l->table.rows[i];

		table_choice(&l->table, row, l->level, levels);
		table_choice(&l->table, row, l->branch, branches);
		table_choice(&l->table, row, l->side, sides);
	}
}

struct offices *offices_load(const char *config, struct arena *run)
{
	struct offices *o = NEW(run, struct offices, 1);

	o->words.arena = run;
	load(&o->office, &o->words, config, "lexicon/offices.csv", "office", run);
	load(&o->organisation, &o->words, config, "lexicon/organisations.csv", "organisation", run);
	o->office.level = table_column(&o->office.table, "level");
	o->office.branch = table_column(&o->office.table, "branch");
	o->office.side = table_column(&o->office.table, "side");
	check_rows(&o->office);
	o->organisation.side = table_column(&o->organisation.table, "country");
	o->organisation.kind = table_column(&o->organisation.table, "kind");
	return o;
}

enum office_level office_level_of(struct str word)
{
	static const char *const name[] = {"", "commune", "district", "province", "central"};

	for (int i = COMMUNE; i <= CENTRAL; i++)
		if (str_eq(word, str_of(name[i])))
			return (enum office_level)i;
	return NO_LEVEL;
}

static bool is_uniform(struct str branch)
{
	return str_eq(branch, STR("military")) || str_eq(branch, STR("border_guard")) || str_eq(branch, STR("police"));
}

static bool is_civil(struct str branch)
{
	return !is_uniform(branch) && !str_eq(branch, STR("party")) && !str_eq(branch, STR("other"));
}

/* Weights of the longest so far: of all offices, and of those that are no seat in the Party. */
struct longest {
	size_t office, work;
};

/* The longest office gives level and branch; one whose level the table leaves open gives way to one with a level. */
static void see_office(
	struct office *o, const struct lookup *l, const struct phrase_hit *hit, struct longest *longest, struct arena *one)
{
	const struct str *cell = l->table.rows[hit->row].cell;
	enum office_level level = office_level_of(cell[l->level]);
	size_t weight = hit->words + (level ? 100 : 0);

	if (weight > longest->office) {
		longest->office = weight;
		o->level = level ? cell[l->level] : STR("");
		o->branch = cell[l->branch];
	}
	if (weight > longest->work && !str_eq(cell[l->branch], STR("party"))) {
		longest->work = weight;
		o->work = (size_t)hit->row + 1;
	}
	o->highest = level > o->highest ? level : o->highest;
	o->uniform |= is_uniform(cell[l->branch]);
	o->civil |= is_civil(cell[l->branch]);
	o->central_party |= level == CENTRAL && str_eq(cell[l->branch], STR("party"));
	for (int row = hit->row; row >= 0; row = phrases_next_row(&l->phrases, hit, row))
		hashes_add(&o->rows, (uint64_t)row, one);
}

static struct str longest_organisation(const struct lookup *l, const struct words *ws)
{
	struct phrase_hit hit;
	struct str found = STR("");
	size_t longest = 0;

	for (size_t i = 0; i < ws->n; i++)
		if (phrases_at(&l->phrases, ws, i, &hit) && hit.words > longest) {
			longest = hit.words;
			found = l->table.rows[hit.row].cell[l->name];
		}
	return found;
}

struct str organisation_in(const struct offices *os, struct str text, struct arena *one)
{
	struct words ws = words_cut(text, &os->words, one);

	return longest_organisation(&os->organisation, &ws);
}

struct office office_of(const struct offices *os, struct str position, struct arena *one)
{
	struct office o = {0};
	struct words ws = words_cut(position, &os->words, one);
	struct phrase_hit hit;
	struct longest longest = {0, 0};

	for (size_t i = 0; i < ws.n; i += hit.words)
		if (phrases_at(&os->office.phrases, &ws, i, &hit))
			see_office(&o, &os->office, &hit, &longest, one);
		else
			hit.words = 1;
	o.organisation = longest_organisation(&os->organisation, &ws);
	return o;
}
