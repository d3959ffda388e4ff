#include "aside.h"
#include "things.h"

#include "../lib/fail.h"
#include "../lib/table.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

static void put_link(struct csv_writer *c, const struct article_key *a, struct str kind, struct str id, struct str thing)
{
	csv_cell(c, text_of(a->id));
	csv_cell(c, kind);
	csv_cell(c, id);
	csv_cell(c, thing);
	csv_end_row(c);
}

static struct str links_of(const struct article_key *a, const struct world *w, struct arena *one)
{
	struct buf text = {.arena = one};
	struct csv_writer c = {.out = &text};

	for (size_t i = 0; i < a->n_events; i++)
		put_link(&c, a, STR("event"), text_of(a->events[i].id), w->events.v[a->events[i].thing].id);
	for (size_t i = 0; i < a->n_persons; i++)
		put_link(&c, a, STR("participant"), text_of(a->persons[i].id), w->persons.v[a->persons[i].thing].id);
	for (size_t i = 0; i < a->n_agreements; i++)
		put_link(&c, a, STR("agreement"), text_of(a->agreements[i].id), w->agreements.v[a->agreements[i].thing].id);
	if (a->reprint_of)
		put_link(&c, a, STR("reprint"), STR(""), text_of(a->reprint_of->id));
	return buf_str(&text);
}

/* The links of all articles, by their places. */
struct links {
	struct aside aside;
	struct place *v;
};

static struct links put_links(const struct world *w, struct arena *run)
{
	struct links all = {aside_in(run->spill->file.folder), arena_room(run, w->keys.n, sizeof(struct place))};
	struct arena one = {0};

	for (size_t i = 0; i < w->keys.n; i++, arena_reset(&one), spill_trim(run->spill)) {
		const struct article_key *a = w->keys.v[i];

		all.v[a->place] = aside_put(&all.aside, links_of(a, w, &one));
	}
	arena_release(&one);
	return all;
}

static void write_batch(const char *path, const struct batch *b, const struct links *all)
{
	struct arena one = {0};
	struct outfile out;

	outfile_open(&out, path);
	fputs("article_id,kind,id,thing\r\n", out.f);
	for (size_t i = 0; i < b->n; i++, arena_reset(&one)) {
		struct str links = aside_take(&all->aside, all->v[b->first + i], &one);

		if (links.n)
			fwrite(links.s, 1, links.n, out.f);
	}
	outfile_commit_if_changed(&out);
	arena_release(&one);
}

static bool is_batch(const struct keys *k, struct str file)
{
	for (size_t i = 0; i < k->n_batches; i++)
		if (file.n == k->batches[i].id.n + 4 && str_starts(file, k->batches[i].id) && str_ends(file, STR(".csv")))
			return true;
	return !str_ends(file, STR(".csv"));
}

static void remove_old(const char *folder, const struct keys *k, struct arena *run)
{
	DIR *dir = opendir(folder);

	for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
		const char *path = arena_cstr(run, arena_printf(run, "%s/%s", folder, entry->d_name));

		if (!is_batch(k, str_of(entry->d_name)) && unlink(path))
			fail(FAIL_RUN, "cannot remove '%s': %s", path, strerror(errno));
	}
	if (dir)
		closedir(dir);
}

void write_links(const char *folder, const struct world *w, struct arena *run)
{
	struct arena one = {0};
	const char *links = arena_cstr(&one, arena_printf(&one, "%s/links", folder));
	struct links all = put_links(w, run);

	for (size_t i = 0; i < w->keys.n_batches; i++) {
		const struct batch *b = &w->keys.batches[i];

		write_batch(arena_cstr(&one, arena_printf(&one, "%s/%.*s.csv", links, STR_ARG(b->id))), b, &all);
	}
	aside_close(&all.aside);
	remove_old(links, &w->keys, &one);
	arena_release(&one);
}
