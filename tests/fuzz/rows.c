/* Tables of things as export reads them from resolve: each row goes out as CSV and as XML. What goes out is of its column's type, goes
 * out again as the same, and is read again as the same. The first byte chooses the table. */
#include "rig/rig.h"

#include "../../stages/export/records.h"
#include "../../stages/export/row.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

struct reading_rows {
	const struct dataset_table *table;
	struct str bytes;
	struct arena *a;
	struct {
		struct str **v;
		size_t n, cap;
	} rows;
	struct buf csv;
	struct xml xml;
	size_t read_again;
	uint64_t hash;
};

static struct schema schema;

void fuzz_open(struct arena *run)
{
	schema = schema_load(rig_config, run);
}

static void take(const struct str *raw, void *context)
{
	struct reading_rows *r = context;
	const struct dataset_table *t = r->table;
	struct str *cell = NEW(r->a, struct str, t->n), line;

	for (size_t i = 0; i < t->n; i++) {
		cell[i] = column_value(t, i, arena_str(r->a, raw[i]), STR("fuzz"), r->a);
		check_text(cell[i]);
		HOLDS(str_eq(column_value(t, i, cell[i], STR("fuzz"), r->a), cell[i]));
		r->hash = rig_hash(r->hash, cell[i]);
	}
	line = row_csv(t, cell, r->a);
	buf_put(&r->csv, line);
	row_element(&r->xml, t, cell);
	*PUSH(r->a, &r->rows) = cell;
}

static void take_again(const struct str *got, void *context)
{
	struct reading_rows *r = context;
	struct str *const cell = r->rows.v[r->read_again++], own;

	for (size_t i = 0; i < r->table->n; i++) {
		bool guarded = r->table->v[i].type->text && csv_would_run(cell[i]);

		own = got[i];
		rig_at(own);
		HOLDS(!guarded || str_cut(&own, STR("'")));
		HOLDS(str_eq(own, cell[i]));
		HOLDS(!r->table->v[i].type->text || !got[i].n || !strchr("=+-@\t\r", got[i].s[0]));
	}
}

static void check_element(const xmlNode *e, const struct dataset_table *t, const struct str *cell)
{
	for (size_t i = 0; i < t->n; i++) {
		char name[64];
		xmlChar *value;

		if (!t->v[i].attribute.n)
			continue;
		snprintf(name, sizeof name, "%.*s", STR_ARG(t->v[i].attribute));
		value = xmlGetNoNsProp(e, (const xmlChar *)name);
		rig_at(cell[i]);
		HOLDS(str_eq(value ? str_of((char *)value) : STR(""), cell[i]));
		xmlFree(value);
	}
}

static void check_xml(struct reading_rows *r)
{
	struct str text = xml_take(&r->xml);
	xmlDoc *doc = xmlReadMemory(text.s, (int)text.n, NULL, NULL, XML_PARSE_NOERROR | XML_PARSE_NOBLANKS | XML_PARSE_HUGE);
	size_t n = 0;

	rig_at(text);
	HOLDS(doc);
	for (const xmlNode *e = xmlDocGetRootElement(doc)->children; e; e = e->next)
		if (e->type == XML_ELEMENT_NODE)
			check_element(e, r->table, r->rows.v[n++]);
	HOLDS(n == r->rows.n);
	xmlFreeDoc(doc);
}

static void read_rows(void *of)
{
	struct reading_rows *r = of;
	struct arena a = {0};
	struct strs header = {0};

	r->a = &a;
	r->csv = (struct buf){.arena = &a};
	for (size_t i = 0; i < r->table->n; i++)
		*PUSH(&a, &header) = r->table->v[i].name;
	xml_open(&r->xml, &a);
	xml_start(&r->xml, STR("things"));
	records_read(rig_file(1, r->bytes), &header, take, r);
	xml_end(&r->xml);
	check_xml(r);
	records_parse("again", buf_str(&r->csv), r->table->n, take_again, r);
	HOLDS(r->read_again == r->rows.n);
}

/* The n-th table of things. */
static const struct dataset_table *table_at(unsigned n)
{
	size_t i = 0;

	while (!schema.v[i].things || n--)
		i = (i + 1) % schema.n;
	return &schema.v[i];
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct reading_rows r = {.table = table_at(rig_choice(&in, 7)), .bytes = in};
	bool taken = rig_try(read_rows, &r);

	(void)one;
	HOLDS(taken || !memchr(rig_refusal().s, '\n', rig_refusal().n));
	return rig_hash(rig_number(r.hash, taken), rig_refusal());
}
