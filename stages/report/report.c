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
#include <sys/wait.h>
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
	if (!unfinished)
		return;
	while (wait(NULL) > 0) /* until nobody writes there */
		;
	remove_folder(unfinished);
}

static void copy(const char *from, const char *to, struct arena *one)
{
	struct str bytes, why;

	if (!file_read(from, 0, one, &bytes, &why))
		fail(FAIL_USAGE, "%s: %.*s", from, STR_ARG(why));
	page_file(to, bytes);
}

/* One language of the report: what is called how, and the stylesheets with these words in them. */
struct edition {
	struct str language;
	struct labels labels;
	struct site site;
	struct arena run, one;
	pid_t writer;
};

static void open_edition(struct edition *e, const char *config, struct str language, const char *folder)
{
	const char *in = arena_printf(&e->run, "%s/%.*s", folder, STR_ARG(language)).s;
	static const char *const parts[] = {"event", "person", "article"};

	e->language = language;
	e->labels = labels_load(config, language, &e->run);
	e->site = site_open(config, &e->labels, in, &e->run, &e->one);
	for (size_t i = 0; i < 3; i++)
		make_parent(arena_printf(&e->run, "%s/%s/", in, parts[i]).s);
}

static void write_edition(struct edition *e, struct tables *t)
{
	write_overview(&e->site, t);
	write_events(&e->site, t);
	write_persons(&e->site, t);
	write_articles(&e->site, t);
	write_search(&e->site, t);
}

/* Each edition in a process of its own: they share the tables, and nothing that one changes. */
static void write_editions(struct edition *all, size_t n, struct tables *t)
{
	for (size_t i = 0; i < n; i++) {
		all[i].writer = fork();
		if (all[i].writer < 0)
			fail(FAIL_RUN, "cannot start a process: %s", strerror(errno));
		if (all[i].writer)
			continue;
		unfinished = NULL; /* the first process removes it */
		write_edition(&all[i], t);
		_exit(0);
	}
	for (size_t i = 0; i < n; i++) {
		int status;

		if (waitpid(all[i].writer, &status, 0) < 0 || !WIFEXITED(status))
			fail(FAIL_RUN, "the pages in '%.*s' are not finished", STR_ARG(all[i].language));
		if (WEXITSTATUS(status)) /* which has said why */
			fail(WEXITSTATUS(status), "no report in '%.*s'", STR_ARG(all[i].language));
	}
}

static void write_languages(const char *config, struct tables *t, struct strs languages, const char *folder)
{
	struct arena run = {0};
	struct edition *all = NEW(&run, struct edition, languages.n);

	for (size_t i = 0; i < languages.n; i++)
		open_edition(&all[i], config, languages.v[i], folder);
	write_editions(all, languages.n, t);
	for (size_t i = 0; i < languages.n; i++) {
		site_close(&all[i].site);
		arena_release(&all[i].one);
		arena_release(&all[i].run);
	}
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
	write_languages(config, &t, languages, new);
	put_into_place(new, folder, &run);
	arena_release(&run);
}
