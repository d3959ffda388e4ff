#include "sheet.h"
#include "things.h"

/* What the readings of one instrument say together. */
struct agreement_row {
	const struct agreement_key *furthest; /* signed before agreed before planned ... */
	size_t event, instruments, articles;
	struct str title;
};

static struct str agreement_title(const struct agreement_thing *t, const struct agreement_key *furthest)
{
	struct str best = cell_of(furthest->cells, AG_title);
	int stage = agreement_stage(cell_of(furthest->cells, AG_status));

	for (size_t i = 0; i < t->n; i++) {
		const struct cells *c = t->v[i]->cells;

		if (cell_of(c, AG_title).n > best.n && (!best.n || agreement_stage(cell_of(c, AG_status)) == stage))
			best = cell_of(c, AG_title);
	}
	return best.n ? best : t->known_title;
}

static struct agreement_row merge_agreement(const struct agreement_thing *t)
{
	struct agreement_row r = {.furthest = t->v[0], .event = STR_NONE};
	long count;

	for (size_t i = 0; i < t->n; i++) {
		if (agreement_stage(cell_of(t->v[i]->cells, AG_status)) < agreement_stage(cell_of(r.furthest->cells, AG_status)))
			r.furthest = t->v[i];
		r.articles += !i || t->v[i]->article != t->v[i - 1]->article;
	}
	if (agreement_stage(cell_of(r.furthest->cells, AG_status)) < 4 && r.furthest->event)
		r.event = r.furthest->event->thing;
	r.instruments = str_number(cell_of(r.furthest->cells, AG_instruments), &count) && count > 0 ? (size_t)count : 1;
	r.title = agreement_title(t, r.furthest);
	return r;
}

static struct str agreement_cell(const struct agreement_thing *t, const struct agreement_row *r, unsigned cell)
{
	if (cell_of(r->furthest->cells, cell).n)
		return cell_of(r->furthest->cells, cell);
	for (size_t i = 0; i < t->n; i++)
		if (cell_of(t->v[i]->cells, cell).n)
			return cell_of(t->v[i]->cells, cell);
	return STR("");
}

/* Instruments signed or agreed, by event. */
size_t *count_agreements(const struct world *w, struct arena *run)
{
	size_t *count = NEW(run, size_t, w->events.n + 1);

	for (size_t i = 0; i < w->agreements.n; i++, spill_trim(run->spill)) {
		struct agreement_row r = merge_agreement(&w->agreements.v[i]);

		if (r.event != STR_NONE && agreement_stage(cell_of(r.furthest->cells, AG_status)) <= 1)
			count[r.event] += r.instruments;
	}
	return count;
}

static void put_agreement(struct sheet *s, const struct world *w, const struct agreement_thing *t)
{
	struct agreement_row r = merge_agreement(t);
	struct strs parties = agreement_parties(r.furthest, w->rows, &s->one);

	sheet_put(s, t->id);
	sheet_put(s, r.event == STR_NONE ? STR("") : w->events.v[r.event].id);
	sheet_put(s, cell_of(r.furthest->cells, AG_kind));
	sheet_put(s, r.title);
	sheet_number(s, r.instruments);
	sheet_put(s, cell_of(r.furthest->cells, AG_status));
	sheet_put(s, list_join(&parties, &s->one));
	sheet_put(s, agreement_cell(t, &r, AG_signed_date));
	sheet_put(s, agreement_cell(t, &r, AG_period_start));
	sheet_put(s, agreement_cell(t, &r, AG_period_end));
	sheet_number(s, r.articles);
	sheet_end_row(s);
	sheet_end_thing(s, t->id);
}

void write_agreements(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet s;

	sheet_open(&s, folder, "agreements",
		"agreement_id,event_id,kind,title,instruments,status,parties,signed_date,period_start,"
		"period_end,articles",
		run);
	for (size_t i = 0; i < w->agreements.n; i++)
		put_agreement(&s, w, &w->agreements.v[i]);
	sheet_close(&s);
}
