#include "things.h"

#include "../lib/fail.h"
#include "../lib/table.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

static void put_link(struct csv_writer *c, const struct article_key *a, struct str kind, struct str id, struct str thing)
{
	csv_cell(c, a->id);
	csv_cell(c, kind);
	csv_cell(c, id);
	csv_cell(c, thing);
	csv_end_row(c);
}

static void put_article(struct csv_writer *c, const struct article_key *a, const struct world *w)
{
	for (size_t i = 0; i < a->n_events; i++)
		put_link(c, a, STR("event"), text_of(a->events[i].id), w->events.v[a->events[i].thing].id);
	for (size_t i = 0; i < a->n_persons; i++)
		put_link(c, a, STR("participant"), text_of(a->persons[i].id), w->persons.v[a->persons[i].thing].id);
	for (size_t i = 0; i < a->n_agreements; i++)
		put_link(c, a, STR("agreement"), text_of(a->agreements[i].id), w->agreements.v[a->agreements[i].thing].id);
	if (a->reprint_of)
		put_link(c, a, STR("reprint"), STR(""), a->reprint_of->id);
}

static void write_batch(const char *path, const struct batch *b, const struct world *w, struct spill *spill)
{
	struct arena one = {0};
	struct buf text = {.arena = &one};
	struct csv_writer c = {.out = &text};
	struct outfile out;

	buf_put(&text, STR("article_id,kind,id,thing\r\n"));
	for (size_t i = 0; i < b->n; i++, spill_trim(spill))
		put_article(&c, w->keys.read[b->first + i], w);
	outfile_open(&out, path);
	fwrite(text.s, 1, text.n, out.f);
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
	const char *links = arena_cstr(run, arena_printf(run, "%s/links", folder));

	for (size_t i = 0; i < w->keys.n_batches; i++) {
		const struct batch *b = &w->keys.batches[i];

		write_batch(arena_cstr(run, arena_printf(run, "%s/%.*s.csv", links, STR_ARG(b->id))), b, w, run->spill);
	}
	remove_old(links, &w->keys, run);
}
