/* An article as the stages segment and extract read it, explained or not. */
#include "rig/rig.h"

#include "../../stages/export/schema.h"
#include "../../stages/segment/segmenter.h"

int extract_main(int argc, char **argv);
#define main extract_main
#include "../../stages/extract/main.c"
#undef main

static struct lexicons *lex;
static const struct segmenter *segmenter;
static struct schema schema;

void fuzz_open(struct arena *run)
{
	lex = lexicons_load(rig_config, run);
	segmenter = segmenter_load(rig_config, run);
	schema = schema_load(rig_config, run);
}

/* What export would leave empty, as no value of its column. */
static void check_columns(const struct reading_table *of, const struct reading *r, struct arena *one)
{
	const struct dataset_table *t = schema_table(&schema, of->table);

	for (size_t c = 0; c < t->n; c++)
		for (unsigned i = 0; i < of->cells; i++)
			if (str_eq(t->v[c].name, str_of(of->cell[i])) && !str_eq(t->v[c].name, STR("part_of")) &&
				!str_eq(t->v[c].name, STR("raised_by"))) {
				rig_at(r->cell[i]);
				HOLDS(!r->cell[i].n || column_value(t, c, r->cell[i], STR("fuzz"), one).n);
			}
}

static void check_rows(const struct input *in, struct arena *one)
{
	for (size_t i = 0; i < in->articles.n; i++)
		for (int k = 0; k < READING_KINDS; k++)
			for (size_t n = 0; n < in->articles.v[i].readings[k].n; n++)
				check_columns(&reading_tables[k], &in->articles.v[i].readings[k].v[n], one);
}

static uint64_t read_one(struct str in, bool explained, struct arena *one)
{
	struct input page = rig_input(in, one);

	segment_input(segmenter, one, &page);
	read_input(&page, lex, explained, one);
	check_input(&page);
	check_rows(&page, one);
	return check_stream(&page, one);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	uint64_t h = read_one(in, false, one);

	if (h % 4 == 0)
		HOLDS(read_one(in, true, one) == h);
	return h;
}
