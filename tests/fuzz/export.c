/* A batch as export reads it from the stream, with a link for each of its readings: what goes out is read again under the same columns,
 * its cells are values of them, a reading's evidence stands in the text, and the XML is well formed. The parts stay in memory. */
#include "rig/rig.h"

#include "../../stages/export/links.h"
#include "../../stages/export/part.h"
#include "../../stages/export/records.h"
#include "../../stages/export/row.h"

#include <libxml/parser.h>

enum { PARTS = 16 };
static struct {
	struct part *part;
	struct str name;
	struct buf text;
} written[PARTS];
static size_t parts;
static struct arena *holds;

static struct parts memory_parts(struct arena *run)
{
	parts = 0;
	holds = run;
	return (struct parts){.run = run};
}

static struct part *memory_open(struct str name)
{
	HOLDS(parts < PARTS);
	written[parts].part = NEW(holds, struct part, 1);
	written[parts].name = name;
	written[parts].text = (struct buf){.arena = holds};
	return written[parts++].part;
}

static void memory_put(const struct part *p, struct str bytes)
{
	for (size_t i = 0; i < parts; i++)
		if (written[i].part == p)
			buf_put(&written[i].text, bytes);
}

#define parts_in(folder, run) ((void)(folder), memory_parts(run))
#define part_open(all, name) ((void)(all), memory_open(name))
#define part_put(p, bytes) memory_put(p, bytes)
#define parts_commit(all) ((void)(all))
#include "../../stages/export/batch.c"

static struct schema schema;

struct exporting {
	struct str bytes;
	const struct dataset_table *table;
	struct arena *a;
	uint64_t hash;
};

void fuzz_open(struct arena *run)
{
	schema = schema_load(rig_config, run);
}

static void put_link(struct csv_writer *w, struct str article, const char *kind, struct str id, const char *thing)
{
	csv_cell(w, article);
	csv_cell(w, str_of(kind));
	csv_cell(w, id);
	csv_cell(w, str_of(thing));
	csv_end_row(w);
}

static void put_links(struct csv_writer *w, const struct article *a)
{
	static const struct {
		enum reading_kind kind;
		const char *name, *thing;
	} linked[] = {{READING_EVENT, "event", "ev-00112233445566778899"},
		{READING_PARTICIPANT, "participant", "per-0011223344556677"},
		{READING_AGREEMENT, "agreement", "ag-00112233445566778899"}};

	for (size_t k = 0; k < sizeof linked / sizeof *linked; k++)
		for (size_t i = 0; i < a->readings[linked[k].kind].n; i++)
			put_link(w, a->id, linked[k].name, a->readings[linked[k].kind].v[i].id, linked[k].thing);
}

static struct str links_of(struct str stream, struct arena *a)
{
	struct buf out = {.arena = a};
	struct csv_writer w = {.out = &out};
	struct input_reader *in = inputs_open(rig_file(1, stream), a);

	buf_put(&out, STR("article_id,kind,id,thing\r\n"));
	for (struct input i; input_read(in, a, &i);)
		for (size_t k = 0; k < i.articles.n; k++)
			put_links(&w, &i.articles.v[k]);
	return buf_str(&out);
}

static void check_row(const struct str *cell, void *context)
{
	struct exporting *e = context;
	const struct dataset_table *t = e->table;

	for (size_t i = 0; i < t->n; i++) {
		struct str own = cell[i];

		rig_at(own);
		check_text(own);
		HOLDS(!t->v[i].type->text || !own.n || !strchr("=+-@\t\r", *own.s));
		if (t->v[i].type->text && own.n > 1 && *own.s == '\'' && csv_would_run(str_slice(own, 1, own.n)))
			str_cut(&own, STR("'"));
		HOLDS(str_eq(column_value(t, i, own, STR("fuzz"), e->a), own));
		e->hash = rig_hash(e->hash, own);
	}
}

static void check_xml(struct str text)
{
	xmlDoc *doc;

	doc = xmlReadMemory(text.s, (int)text.n, NULL, NULL, XML_PARSE_NOERROR | XML_PARSE_HUGE);
	rig_at(text);
	HOLDS(doc);
	xmlFreeDoc(doc);
}

static void check_parts(struct exporting *e)
{
	struct buf xml = {.arena = e->a};

	buf_put(&xml, STR("<dataset>"));
	for (size_t i = 0; i < parts; i++) {
		struct str name = written[i].name;

		if (str_eq(name, STR("articles.xml.gz"))) {
			buf_put(&xml, buf_str(&written[i].text));
			continue;
		}
		e->table = schema_table(&schema, arena_cstr(e->a, str_slice(name, 0, str_find(name, STR(".")))));
		records_parse(e->table->name.s, buf_str(&written[i].text), e->table->n, check_row, e);
	}
	buf_put(&xml, STR("</dataset>"));
	check_xml(buf_str(&xml));
}

static void export_stream(void *of)
{
	struct exporting *e = of;
	struct arena a = {0};
	const char *links;

	e->a = &a;
	links = rig_file(2, links_of(e->bytes, &a));
	batch_export(&schema, (struct batch){rig_file(1, e->bytes), links, "/none", e->bytes.n % 5 == 0}, &a);
	check_parts(e);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct exporting e = {.bytes = in};
	bool taken = rig_try(export_stream, &e);

	(void)one;
	return rig_hash(rig_number(e.hash, taken), rig_refusal());
}
