#include "things.h"

#include "part.h"
#include "records.h"
#include "row.h"

struct things_out {
	const struct dataset_table *table;
	struct part *part, *xml_part;
	struct xml xml;
	struct arena one;
};

static void take(const struct str *raw, void *context)
{
	struct things_out *e = context;
	struct str *cell = NEW(&e->one, struct str, e->table->n);

	for (size_t i = 0; i < e->table->n; i++)
		cell[i] = column_value(e->table, i, raw[i], raw[0], &e->one);
	part_put(e->part, row_csv(e->table, cell, &e->one));
	e->part->rows++;
	row_element(&e->xml, e->table, cell);
	part_put(e->xml_part, xml_take(&e->xml));
	arena_reset(&e->one);
}

static void export_table(struct things_out *e, struct parts *parts, const char *from, struct arena *run)
{
	struct strs header = {0};

	for (size_t i = 0; i < e->table->n; i++)
		*PUSH(run, &header) = e->table->v[i].name;
	e->part = part_open(parts, arena_printf(run, "%.*s.csv.gz", STR_ARG(e->table->name)));
	records_read(arena_printf(run, "%s/%.*s.csv", from, STR_ARG(e->table->name)).s, &header, take, e);
}

void things_export(const struct schema *s, const char *from, const char *folder, struct arena *run)
{
	struct parts parts = parts_in(folder, run);
	struct things_out e = {.xml_part = part_open(&parts, STR("things.xml.gz"))};

	xml_open(&e.xml, run);
	xml_skip(&e.xml);
	xml_start(&e.xml, STR("things"));
	xml_line(&e.xml);
	for (size_t i = 0; i < s->n; i++) {
		e.table = &s->v[i];
		if (e.table->things)
			export_table(&e, &parts, from, run);
	}
	xml_end(&e.xml);
	xml_line(&e.xml);
	part_put(e.xml_part, xml_take(&e.xml));
	parts_commit(&parts);
	arena_release(&e.one);
}
