#include "../lib/fail.h"
#include "tables.h"

#include <jansson.h>
#include <stdio.h>

static void add(json_t *all, const struct store *t, struct str *const row, const char *folder, const char *key, const char *name,
	const char *date)
{
	struct arena one = {0};
	struct str id = store_cell(t, row, key), shown = store_cell(t, row, name), when = store_cell(t, row, date);

	if (shown.n)
		json_array_append_new(all, json_pack("[s, s, s]", arena_printf(&one, "%s/%.*s.html", folder, STR_ARG(id)).s,
						   arena_cstr(&one, shown), arena_cstr(&one, when)));
	arena_release(&one);
}

static void add_all(json_t *all, const struct store *t, const char *folder, const char *key, const char *name, const char *date)
{
	for (size_t i = 0; i < t->n; i++)
		add(all, t, t->v[i], folder, key, name, date);
}

/* A script, since a page opened from a disk may load no data. */
void write_search(struct site *s, struct tables *t)
{
	json_t *all = json_array();
	const char *path = arena_printf(s->one, "%s/names.js", s->folder).s;
	FILE *f = fopen(path, "wb");

	add_all(all, &t->events, "event", "event_id", "name", "start_date");
	add_all(all, &t->persons, "person", "person_id", "name", "last_seen");
	add_all(all, &t->articles, "article", "article_id", "title", "published_on");
	if (!f || fputs("var names = ", f) < 0 || json_dumpf(all, f, JSON_COMPACT) || fputs(";\n", f) < 0 || fclose(f))
		fail(FAIL_RUN, "cannot write '%s'", path);
	json_decref(all);
	page_write(s, SHEET_SEARCH, page_begin(s, "page"), "search.html");
}
