#include "part.h"

#include "../lib/fail.h"
#include "../lib/table.h"

struct parts parts_in(const char *folder, struct arena *run)
{
	return (struct parts){.folder = folder, .run = run};
}

struct part *part_open(struct parts *all, struct str name)
{
	struct part *p = NEW(all->run, struct part, 1);

	if (all->n == sizeof all->v / sizeof *all->v)
		fail(FAIL_USAGE, "too many tables in tables.csv");
	p->name = arena_cstr(all->run, name);
	gzip_open(&p->out, arena_printf(all->run, "%s/%s", all->folder, p->name).s);
	all->v[all->n++] = p;
	return p;
}

void part_put(struct part *p, struct str bytes)
{
	gzip_put(&p->out, bytes);
}

static void list_part(struct csv_writer *w, const struct parts *all, const struct part *p)
{
	csv_cell(w, str_of(p->name));
	csv_cell(w, arena_printf(all->run, "%lu", p->rows));
	csv_cell(w, arena_printf(all->run, "%llu", p->out.packed));
	csv_cell(w, arena_printf(all->run, "%llu", p->out.unpacked));
	csv_end_row(w);
}

void parts_commit(struct parts *all)
{
	struct buf text = {.arena = all->run};
	struct csv_writer w = {.out = &text};
	struct outfile list;

	buf_put(&text, STR("file,rows,bytes,unpacked\r\n"));
	for (size_t i = 0; i < all->n; i++) {
		gzip_commit(&all->v[i]->out);
		list_part(&w, all, all->v[i]);
	}
	outfile_open(&list, arena_printf(all->run, "%s/parts.csv", all->folder).s);
	fwrite(text.s, 1, text.n, list.f);
	outfile_commit(&list);
}
