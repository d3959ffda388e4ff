/* resolve - one event, one person, one agreement, one series over all articles
 * usage: resolve [-C config] -d folder -b batches keys        Reads the keys of every batch, writes links and things.
 *        resolve [-C config] -x source -b batches keys        Prints why the readings of one article were tied or kept apart. */
#include "../lib/fail.h"
#include "../lib/options.h"
#include "explain.h"
#include "reprints.h"
#include "things.h"

static const char help[] =
	"Ties the readings of all articles to events, persons, agreements and series.\n"
	"  -b batches  file with the ids of the batches, one a line\n"
	"  -d folder   where links/BATCH.csv and the tables of things are written, each only where it changes\n"
	"  -x source   print why the readings of this article were tied or kept apart, and write nothing\n"
	"  -C config   folder of the tables (default: config)\n"
	"  -h, -V      this help; version\n"
	"keys is the folder with BATCH.xml of each batch, written by extract -k.\n";

static const char usage[] = "[-C config] -d folder | -x source -b batches keys";

static struct event_row *merge_events(
	const struct event_things *events, const struct provinces *p, const struct series_words *words, struct arena *run)
{
	struct event_row *rows = NEW(run, struct event_row, events->n + 1);

	for (size_t i = 0; i < events->n; i++)
		if (events->v[i].n)
			rows[i] = merge_event(&events->v[i], p, words, run);
	return rows;
}

static void resolve_events(struct world *w, const struct likeness *l, const struct series_words *words, struct arena *run)
{
	prepare_events(&w->keys, w->names, words, w->offices, run);
	w->events = tie_events(&w->keys, l, run);
	w->rows = merge_events(&w->events, w->provinces, words, run);
	w->series = find_series(&w->events, w->rows, l, words, run);
	complete_series(&w->events, w->rows, &w->series, l, words, run);
	w->series = find_series(&w->events, w->rows, l, words, run);
	date_by_series(&w->series, w->rows, run);
	date_by_framework(&w->events, w->rows);
}

int main(int argc, char **argv)
{
	const char *folder = NULL, *batches = NULL, *source = NULL;
	const struct option_own own[] = {{'d', true, &folder}, {'b', true, &batches}, {'x', true, &source}, {0, false, NULL}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0}, prints = {0};
	struct world w = {0};

	if ((!folder && !source) || !batches || opt.n_operands != 1)
		fail(FAIL_USAGE, "needs a folder, a list of batches and the folder of the keys; usage: resolve %s", usage);
	struct settings set = settings_load(opt.config, &run);
	struct provinces provinces = provinces_load(opt.config, set.province_merger, &run);
	struct names names = names_load(opt.config, &run);
	struct offices *offices = offices_load(opt.config, &run);
	struct likeness likeness = likeness_load(opt.config, &set, &provinces, &run);
	struct series_words *words = series_words_load(opt.config, &run);
	struct known_agreements *known = known_agreements_load(opt.config, &run);

	w.names = &names;
	w.provinces = &provinces;
	w.offices = offices;
	w.party_names = party_names_load(opt.config, &run);
	w.titles = title_words_load(opt.config, offices, &run);
	w.keys = keys_read(batches, opt.input, &prints, &run);
	find_reprints(&w.keys, &set);
	arena_release(&prints);
	resolve_events(&w, &likeness, words, &run);
	w.persons = tie_persons(&w.keys, &w.events, &names, w.offices, &provinces, &set, &run);
	w.agreements = tie_agreements(&w.keys, w.rows, known, &likeness, words, &run);
	if (source) {
		explain_ties(stdout, &w, &likeness, str_of(source), &run);
		arena_release(&run);
		return 0;
	}
	write_events(folder, &w, &run);
	write_agreements(folder, &w, &run);
	write_persons(folder, &w, &run);
	write_series(folder, &w, &run);
	write_links(folder, &w, &run);
	arena_release(&run);
	return 0;
}
