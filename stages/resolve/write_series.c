#include "sheet.h"
#include "things.h"

static struct str ordinals_of(const struct series *s, const struct event_row *rows, struct spill *spill, struct arena *one)
{
	struct strs list = {0};
	size_t *number = NEW(one, size_t, s->n + 1), n = 0;

	for (size_t i = 0; i < s->n; i++, spill_trim(spill))
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

	sheet_open(&s, folder, "series", "series_id,name,kind,parties,ordinals,events", run);
	for (size_t i = 0; i < w->series.n; i++) {
		const struct series *x = &w->series.v[i];

		sheet_put(&s, x->id);
		sheet_put(&s, x->name);
		sheet_put(&s, x->kind);
		sheet_put(&s, list_join(&x->parties, &s.one));
		sheet_put(&s, ordinals_of(x, w->rows, run->spill, &s.one));
		sheet_number(&s, x->n);
		sheet_end_row(&s);
		sheet_end_thing(&s, x->id);
	}
	sheet_close(&s);
}
