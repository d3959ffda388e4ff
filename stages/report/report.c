#include "report.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "tables.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct store load(const struct published *all, const char *dataset, const char *name, struct arena *run)
{
	const struct published_table *t = published_find(all, str_of(name));

	if (!t)
		fail(FAIL_USAGE, "tables.csv has no table '%s'", name);
	return store_load(dataset, t, run);
}

static struct tables load_tables(const char *config, const char *dataset, struct arena *run)
{
	struct published all = published_tables(config, run);
	struct tables t = {.dataset = dataset};

	t.events = load(&all, dataset, "events", run);
	t.parties = load(&all, dataset, "parties", run);
	t.participants = load(&all, dataset, "participants", run);
	t.agreements = load(&all, dataset, "agreements", run);
	t.persons = load(&all, dataset, "persons", run);
	t.positions = load(&all, dataset, "positions", run);
	t.series = load(&all, dataset, "series", run);
	t.articles = load(&all, dataset, "articles", run);
	t.event_mentions = load(&all, dataset, "event_mentions", run);
	t.topics = load(&all, dataset, "topics", run);
	t.inputs = load(&all, dataset, "inputs", run);
	return t;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

static void remove_folder(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* The folder being filled when fail() calls exit(). */
static const char *unfinished;

static void remove_unfinished(void)
{
	if (unfinished)
		remove_folder(unfinished);
}

static void copy(const char *from, const char *to, struct arena *one)
{
	struct str bytes, why;

	if (!file_read(from, 0, one, &bytes, &why))
		fail(FAIL_USAGE, "%s: %.*s", from, STR_ARG(why));
	page_file(to, bytes);
}

static void write_language(const char *config, struct tables *t, struct str language, const char *folder)
{
	struct arena run = {0}, one = {0};
	struct labels labels = labels_load(config, language, &run);
	const char *in = arena_printf(&run, "%s/%.*s", folder, STR_ARG(language)).s;
	struct site site = site_open(config, &labels, in, &run, &one);
	static const char *const parts[] = {"event", "person", "article"};

	for (size_t i = 0; i < 3; i++)
		make_parent(arena_printf(&run, "%s/%s/", in, parts[i]).s);
	write_overview(&site, t);
	write_events(&site, t);
	write_persons(&site, t);
	write_articles(&site, t);
	write_search(&site, t);
	site_close(&site);
	arena_release(&one);
	arena_release(&run);
}

/* What stood there goes when the new one stands beside it. */
static void put_into_place(const char *new, const char *folder, struct arena *run)
{
	const char *old = arena_printf(run, "%s.old", new).s;

	if (rename(folder, old) && errno != ENOENT)
		fail(FAIL_RUN, "cannot rename '%s': %s", folder, strerror(errno));
	if (rename(new, folder))
		fail(FAIL_RUN, "cannot rename '%s': %s", new, strerror(errno));
	unfinished = NULL;
	remove_folder(old);
}

void report_write(const char *config, const char *dataset, const char *folder)
{
	struct arena run = {0};
	struct tables t = load_tables(config, dataset, &run);
	struct strs languages = labels_languages(config, &run);
	const char *new = arena_printf(&run, "%s.%ld.tmp", folder, (long)getpid()).s;

	if (!t.events.n && !t.inputs.n)
		fail(FAIL_USAGE, "no dataset in '%s'", dataset);
	unfinished = new;
	atexit(remove_unfinished);
	make_parent(arena_printf(&run, "%s/", new).s);
	copy(arena_printf(&run, "%s/report/style.css", config).s, arena_printf(&run, "%s/style.css", new).s, &run);
	copy(arena_printf(&run, "%s/report/search.js", config).s, arena_printf(&run, "%s/search.js", new).s, &run);
	copy(arena_printf(&run, "%s/report/index.html", config).s, arena_printf(&run, "%s/index.html", new).s, &run);
	for (size_t i = 0; i < languages.n; i++)
		write_language(config, &t, languages.v[i], new);
	put_into_place(new, folder, &run);
	arena_release(&run);
}
