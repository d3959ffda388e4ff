/* resolve - one event, one person, one agreement, one series over all articles
 * usage: resolve [-C config] [-m MB] [-t folder] -d folder -b batches keys     Reads the keys of every batch, writes links and things.
 *        resolve [-C config] [-m MB] [-t folder] -x source -b batches keys     Prints why the readings of one article were tied or
 *                                                                              kept apart. */
#include "../lib/fail.h"
#include "../lib/fence.h"
#include "../lib/file.h"
#include "../lib/options.h"
#include "../lib/spill.h"
#include "explain.h"
#include "reprints.h"
#include "things.h"

#include <stdlib.h>

static const char help[] =
	"Ties the readings of all articles to events, persons, agreements and series.\n"
	"  -b batches  file with the ids of the batches, one a line\n"
	"  -d folder   where links/BATCH.csv and the tables of things are written, each only where it changes\n"
	"  -m MB       memory that it may hold, in millions of bytes; 0: any (default: memory_mb of resolve.csv)\n"
	"  -t folder   where it puts what it cannot hold, in a file without a name (default: that of -d)\n"
	"  -x source   print why the readings of this article were tied or kept apart, and write nothing\n"
	"  -C config   folder of the tables (default: config)\n"
	"  -h, -V      this help; version\n"
	"keys is the folder with BATCH.xml of each batch, written by extract -k.\n";

static const char usage[] = "[-C config] [-m MB] [-t folder] -d folder | -x source -b batches keys";

static struct event_row *merge_events(
	const struct event_things *events, const struct provinces *p, const struct series_words *words, struct arena *run)
{
	struct event_row *rows = NEW(run, struct event_row, events->n + 1);

	for (size_t i = 0; i < events->n; i++, spill_trim(run->spill))
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
	date_by_framework(&w->events, w->rows, run->spill);
}

static void write_things(const char *folder, const struct world *w, struct arena *run)
{
	const struct str *shown = write_persons(folder, w, run);

	write_events(folder, w, shown, run);
	write_agreements(folder, w, run);
	write_series(folder, w, run);
	write_links(folder, w, run);
}

/* Bytes that -m, or else the table, allows. */
static size_t memory_bound(const char *told, const struct settings *set)
{
	char *end = "";
	double mb = told ? strtod(told, &end) : set->memory_mb;

	if (*end || !(mb >= 0 && mb < 1e9) || (told && !*told))
		fail(FAIL_USAGE, "memory has to be a number of millions of bytes; usage: resolve %s", usage);
	return (size_t)(mb * 1e6);
}

static void tell_needs(const struct spill *s)
{
	size_t most = spill_most_held();

	if (s->bound && most > s->bound)
		warn("%.0f MB of memory are less than it needs: it held %zu", (double)s->bound / 1e6, (most + 999999) / 1000000);
}

int main(int argc, char **argv)
{
	const char *folder = NULL, *batches = NULL, *source = NULL, *memory = NULL, *spilled = NULL;
	const struct option_own own[] = {{'d', true, &folder}, {'b', true, &batches}, {'x', true, &source}, {'m', true, &memory},
		{'t', true, &spilled}, {0, false, NULL}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0};
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
	if (!spilled)
		spilled = folder ? folder : opt.input;
	if (folder)
		make_parent(arena_printf(&run, "%s/", folder).s);
	struct spill spill = spill_open(spilled, memory_bound(memory, &set));
	struct arena all = {.spill = &spill};

	fence_stage(0);
	w.keys = keys_read(batches, opt.input, spilled, &all);
	find_reprints(&w.keys, &set, &all);
	keys_drop_prints(&w.keys);
	resolve_events(&w, &likeness, words, &all);
	w.persons = tie_persons(&w.keys, &w.events, &names, w.offices, &provinces, &set, &all);
	w.agreements = tie_agreements(&w.keys, w.rows, known, &likeness, words, &all);
	if (source)
		explain_ties(stdout, &w, &likeness, str_of(source), &all);
	else
		write_things(folder, &w, &all);
	tell_needs(&spill);
	arena_release(&all);
	spill_close(&spill);
	arena_release(&run);
	return 0;
}
