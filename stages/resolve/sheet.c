#include "sheet.h"

#include <stdlib.h>

void sheet_open(struct sheet *s, const char *folder, const char *name, const char *header, struct arena *run)
{
	*s = (struct sheet){
		.aside = aside_in(run->spill->file.folder), .rows = {.arena = &s->index}, .index = {.spill = run->spill}};
	s->csv.out = &s->rows;
	outfile_open(&s->out, arena_cstr(run, arena_printf(run, "%s/%s.csv", folder, name)));
	fprintf(s->out.f, "%s\r\n", header);
}

void sheet_put(struct sheet *s, struct str cell)
{
	csv_cell(&s->csv, cell);
}

void sheet_number(struct sheet *s, size_t n)
{
	csv_cell(&s->csv, arena_printf(&s->one, "%zu", n));
}

void sheet_end_row(struct sheet *s)
{
	csv_end_row(&s->csv);
	arena_reset(&s->one);
}

void sheet_end_thing(struct sheet *s, struct str id)
{
	if (s->rows.n) {
		order_add(&s->order, id, 0, &s->index);
		s->order.v[s->order.n - 1].place = aside_put(&s->aside, buf_str(&s->rows));
	}
	s->rows.n = 0;
	spill_trim(s->index.spill);
}

void sheet_close(struct sheet *s)
{
	order_sort(&s->order);
	for (size_t i = 0; i < s->order.n; i++, arena_reset(&s->one), spill_trim(s->index.spill)) {
		struct str rows = aside_take(&s->aside, s->order.v[i].place, &s->one);

		fwrite(rows.s, 1, rows.n, s->out.f);
	}
	aside_close(&s->aside);
	outfile_commit_if_changed(&s->out);
	arena_release(&s->one);
	arena_release(&s->index);
}

static int by_id(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return x->first != y->first ? (x->first < y->first ? -1 : 1) : str_cmp(x->id, y->id);
}

/* In the order of the bytes; a shorter id comes first. */
static uint64_t first_bytes(struct str id)
{
	uint64_t first = 0;

	for (size_t i = 0; i < 8; i++)
		first = first << 8 | (i < id.n ? (unsigned char)id.s[i] : 0);
	return first;
}

void order_add(struct order *o, struct str id, size_t at, struct arena *run)
{
	if (id.n)
		*PUSH(run, o) = (struct named){.first = first_bytes(id), .id = id, .at = at};
}

void order_sort(struct order *o)
{
	if (o->n)
		qsort(o->v, o->n, sizeof *o->v, by_id);
}
