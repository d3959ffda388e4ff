/* A table of a dataset as report, database and workbook read it: what is read, written as export writes it, is read again as the same.
 * The first byte chooses the table. */
#include "rig/rig.h"

#include "../../stages/lib/published.h"
#include "../../stages/lib/table.h"

static struct published tables;

struct reading_published {
	const struct published_table *table;
	struct str bytes;
	struct buf written;
	uint64_t hash;
	size_t columns;
};

void fuzz_open(struct arena *run)
{
	tables = published_tables(rig_config, run);
}

static void write_cell(struct csv_writer *w, struct str cell)
{
	struct str guarded = csv_would_run(cell) ? arena_printf(w->out->arena, "'%.*s", STR_ARG(cell)) : cell;

	/* printf stops at a zero */
	csv_cell(w, guarded.n == cell.n + 1 ? guarded : cell);
}

static void write_header(struct reading_published *r, const struct published_table *t)
{
	struct csv_writer w = {.out = &r->written};

	for (size_t i = 0; i < t->n; i++)
		csv_cell(&w, t->v[i].name);
	csv_end_row(&w);
	r->columns = t->n;
}

static void take(const struct published_table *t, size_t row, const struct str *cell, void *context)
{
	struct reading_published *r = context;
	struct csv_writer w = {.out = &r->written};

	if (!row)
		write_header(r, t);
	HOLDS(t->n == r->columns);
	for (size_t i = 0; i < t->n; i++) {
		r->hash = rig_hash(r->hash, cell[i]);
		write_cell(&w, cell[i]);
	}
	csv_end_row(&w);
}

static uint64_t read_bytes(struct reading_published *r, struct str bytes, struct arena *a)
{
	const char *path = arena_printf(a, "/set/%.*s.csv", STR_ARG(r->table->name)).s;

	r->hash = 0;
	r->written = (struct buf){.arena = a};
	rig_replace(path, bytes);
	published_read("/set", r->table, take, r, a);
	return r->hash;
}

/* An empty line is no row, a mark at the head of the file no part of a name, and a cell with a zero cannot be guarded. */
static bool can_be_written(const struct reading_published *r)
{
	struct str text = buf_str(&r->written);

	return r->columns > 1 && !str_starts(text, STR("\xEF\xBB\xBF")) && !str_starts(text, STR("\"\xEF\xBB\xBF")) &&
	       !memchr(text.s, 0, text.n);
}

static void read_table(void *of)
{
	struct reading_published *r = of;
	struct arena a = {0};
	uint64_t first = read_bytes(r, r->bytes, &a);
	struct str written = buf_str(&r->written);

	if (!written.n || !can_be_written(r))
		return;
	rig_at(written);
	HOLDS(read_bytes(r, written, &a) == first);
	HOLDS(str_eq(buf_str(&r->written), written));
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct reading_published r = {.table = &tables.v[rig_choice(&in, (unsigned)tables.n)], .bytes = in};
	bool taken;

	(void)one;
	taken = rig_try(read_table, &r);
	rig_replace(NULL, STR(""));
	HOLDS(taken || !memchr(rig_refusal().s, '\n', rig_refusal().n));
	return rig_hash(rig_number(r.hash, taken), rig_refusal());
}
