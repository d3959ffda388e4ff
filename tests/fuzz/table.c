/* A table of config: what can be read is written and read again as the same. */
#include "rig/rig.h"

#include "../../stages/lib/table.h"

struct reading_table_of {
	struct str bytes;
	uint64_t hash;
};

void fuzz_open(struct arena *run)
{
	(void)run;
}

static struct table load(unsigned number, struct str bytes, struct arena *a)
{
	return table_load("/proc/self/fd", rig_file(number, bytes) + STR("/proc/self/fd/").n, a);
}

static void write_row(struct buf *out, const struct str *cell, size_t n)
{
	struct csv_writer w = {.out = out};

	for (size_t i = 0; i < n; i++)
		csv_cell(&w, cell[i]);
	csv_end_row(&w);
}

static void check_cell(struct str cell)
{
	check_utf8(cell);
	HOLDS(str_eq(str_trim(cell), cell));
}

/* A row of one empty cell is an empty line, which is no row. */
static void check_again(const struct table *t, struct arena *a)
{
	struct buf out = {.arena = a};
	struct table again;
	size_t k = 0;

	write_row(&out, t->header, t->columns);
	for (size_t i = 0; i < t->n; i++)
		write_row(&out, t->rows[i].cell, t->columns);
	again = load(2, buf_str(&out), a);
	if (t->columns < 2)
		return;
	HOLDS(again.columns == t->columns && again.n == t->n);
	for (; k < t->n * t->columns; k++)
		HOLDS(str_eq(again.rows[k / t->columns].cell[k % t->columns], t->rows[k / t->columns].cell[k % t->columns]));
}

static void read_table(void *of)
{
	struct reading_table_of *r = of;
	struct arena a = {0};
	struct table t = load(1, r->bytes, &a);

	for (size_t i = 0; i < t.n; i++)
		for (size_t c = 0; c < t.columns; c++) {
			check_cell(t.rows[i].cell[c]);
			r->hash = rig_hash(r->hash, t.rows[i].cell[c]);
		}
	check_again(&t, &a);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct reading_table_of r = {.bytes = in};

	(void)one;
	if (!rig_try(read_table, &r))
		return rig_hash(1, rig_refusal());
	return r.hash;
}
