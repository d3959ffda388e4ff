#include "sheet.h"
#include "things.h"

static struct str ordinals_of(const struct series *s, const struct event_row *rows, struct arena *one)
{
	struct strs list = {0};
	size_t *number = NEW(one, size_t, s->n + 1), n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (rows[s->v[i]].number > 0)
			number[n++] = (size_t)rows[s->v[i]].number;
	n = numbers_once(number, n);
	for (size_t i = 0; i < n; i++)
		*PUSH(one, &list) = arena_printf(one, "%zu", number[i]);
	return list_join(&list, one);
}

void write_series(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet s;
	struct order o = {0};

	for (size_t i = 0; i < w->series.n; i++)
		order_add(&o, w->series.v[i].id, i, run);
	order_sort(&o);
	sheet_open(&s, folder, "series", "series_id,name,kind,parties,ordinals,events", run);
	for (size_t i = 0; i < o.n; i++, spill_trim(run->spill)) {
		const struct series *x = &w->series.v[o.v[i].at];

		sheet_put(&s, x->id);
		sheet_put(&s, x->name);
		sheet_put(&s, x->kind);
		sheet_put(&s, list_join(&x->parties, &s.one));
		sheet_put(&s, ordinals_of(x, w->rows, &s.one));
		sheet_number(&s, x->n);
		sheet_end_row(&s);
	}
	sheet_close(&s);
}
