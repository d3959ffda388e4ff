#include "date_reader.h"
#include "extract.h"
#include "gazetteer.h"
#include "people_cues.h"

/* Every spelling of a row: the cells of the blank-separated columns, cut at '|'. */
static void add_spellings(struct lexicon *l, const char *columns)
{
	struct str names = str_of(columns), name, cell, spelling;

	phrases_said(&l->phrases, &l->said.first);
	while (str_split(&names, ' ', &name)) {
		char column[32] = "";
		for (size_t i = 0; i < name.n && i < sizeof column - 1; i++)
			column[i] = name.s[i];
		unsigned c = table_column(&l->table, column);
		for (size_t row = 0; row < l->table.n; row++) {
			cell = l->table.rows[row].cell[c];
			while (str_split(&cell, '|', &spelling))
				if (str_trim(spelling).n)
					phrases_add(&l->phrases, str_trim(spelling), (int)row);
		}
		if (!str_eq(name, STR("chinese")))
			phrases_said(&l->phrases, &l->said.end);
	}
}

struct lexicon lexicon_load(const char *config, const char *name, const char *columns, struct lexicons *all)
{
	struct lexicon l = {.table = table_load(config, name, all->run), .phrases = phrases_new(&all->vocabulary, all->run)};

	add_spellings(&l, columns);
	return l;
}

void phrases_by_language(struct phrases lists[LANGUAGES], struct lexicons *lex)
{
	lists[0] = phrases_new(&lex->vocabulary, lex->run);
	for (int l = 1; l < LANGUAGES; l++)
		lists[l] = phrases_new_beside(&lists[0]);
}

struct lexicons *lexicons_load(const char *config, struct arena *run)
{
	struct lexicons *all = NEW(run, struct lexicons, 1);

	all->run = run;
	all->limits = limits_load(config, run);
	all->vocabulary.arena = run;
	all->opens_office = lists_new(&all->vocabulary, WORD_CAPS, run);
	all->offices = lexicon_load(config, "lexicon/offices.csv", "office variants english chinese", all);
	all->office_fields = lexicon_load(config, "lexicon/office_fields.csv", "field variants english chinese", all);
	all->organisations = lexicon_load(config, "lexicon/organisations.csv", "organisation variants english chinese", all);
	all->honorifics = lexicon_load(config, "lexicon/honorifics.csv", "form variants english chinese", all);
	all->event_words = lexicon_load(config, "lexicon/event_words.csv", "word", all);
	all->role_words = lexicon_load(config, "lexicon/role_words.csv", "cue", all);
	all->instruments = lexicon_load(config, "lexicon/instruments.csv", "phrase variants", all);
	all->units = lexicon_load(config, "lexicon/units.csv", "unit", all);
	all->topics = lexicon_load(config, "lexicon/topics.csv", "vietnamese english chinese", all);
	all->attendance_words = lexicon_load(config, "lexicon/attendance_words.csv", "cue", all);
	all->place_words = lexicon_load(config, "lexicon/place_words.csv", "word", all);
	all->surnames = lexicon_load(config, "lexicon/surnames.csv", "surname", all);
	all->datelines = lexicon_load(config, "lexicon/dateline_words.csv", "pattern", all);
	all->gazetteer = gazetteer_load(config, all);
	all->events = event_tables_load(config, all);
	all->agreements = agreement_tables_load(config, all);
	all->figures = figure_tables_load(config, all);
	all->topic_codes = topic_tables_load(config, all);
	phrases_new_set(&all->vocabulary, run);
	all->dates = date_tables_load(config, all);
	phrases_new_set(&all->vocabulary, run);
	all->people = people_tables_load(config, all);
	return all;
}

void lexicons_ask_all(struct lexicons *lex)
{
	date_tables_ask_all(lex->dates);
	lex->opens_office.marks |= WORD_ANY;
	people_tables_ask_all(lex->people);
	lex->gazetteer->begins.marks |= WORD_ANY;
}
