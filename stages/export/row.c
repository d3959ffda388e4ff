#include "row.h"

struct str row_csv(const struct dataset_table *t, const struct str *cell, struct arena *one)
{
	struct buf line = {.arena = one};
	struct csv_writer w = {.out = &line};

	for (size_t i = 0; i < t->n; i++) {
		bool guard = t->v[i].type->text && csv_would_run(cell[i]);

		csv_cell(&w, guard ? arena_printf(one, "'%.*s", STR_ARG(cell[i])) : cell[i]);
	}
	csv_end_row(&w);
	return buf_str(&line);
}

struct str row_header(const struct dataset_table *t, struct arena *one)
{
	struct buf line = {.arena = one};
	struct csv_writer w = {.out = &line};

	for (size_t i = 0; i < t->n; i++)
		csv_cell(&w, t->v[i].name);
	csv_end_row(&w);
	return buf_str(&line);
}

void row_attributes(struct xml *x, const struct dataset_table *t, const struct str *cell)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].attribute.n && cell[i].n)
			xml_attribute(x, t->v[i].attribute, cell[i]);
}

void row_element(struct xml *x, const struct dataset_table *t, const struct str *cell)
{
	xml_start(x, t->element);
	row_attributes(x, t, cell);
	xml_end(x);
	xml_line(x);
}
