#include "../lib/xml.h"
#include "describe.h"

/* RELAX NG in its XML form. A `define` for each table that has an element, named after the table. */

static void start(struct xml *x, const char *element, const char *name)
{
	xml_start(x, str_of(element));
	if (name)
		xml_attribute(x, STR("name"), str_of(name));
	xml_line(x);
}

static void end(struct xml *x)
{
	xml_end(x);
	xml_line(x);
}

static void element(struct xml *x, const char *name)
{
	xml_start(x, str_of(name));
	xml_end(x);
}

static void choice(struct xml *x, struct str value)
{
	xml_start(x, STR("value"));
	xml_text(x, value);
	xml_end(x);
}

static void describe_value(struct xml *x, const struct column *c)
{
	if (c->choices.n) {
		xml_start(x, STR("choice"));
		for (size_t i = 0; i < c->choices.n; i++)
			choice(x, c->choices.v[i]);
		xml_end(x);
		return;
	}
	if (!c->type->pattern) {
		element(x, "text");
		return;
	}
	xml_start(x, STR("data"));
	xml_attribute(x, STR("type"), str_of(c->type->xsd));
	xml_start(x, STR("param"));
	xml_attribute(x, STR("name"), STR("pattern"));
	xml_text(x, str_of(c->type->pattern));
	xml_end(x);
	xml_end(x);
}

static void describe_column(struct xml *x, const struct column *c)
{
	if (!c->required)
		xml_start(x, STR("optional"));
	xml_start(x, STR("attribute"));
	xml_attribute(x, STR("name"), c->attribute);
	describe_value(x, c);
	xml_end(x);
	if (!c->required)
		xml_end(x);
	xml_line(x);
}

/* Attributes have no order, so <interleave> adds no meaning; without it libxml2 follows both cases of each attribute that may
 * be missing, and the time for an event with twenty of them is exponential. */
static void describe_columns(struct xml *x, const struct dataset_table *t)
{
	start(x, "interleave", NULL);
	element(x, "empty");
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].attribute.n)
			describe_column(x, &t->v[i]);
	end(x);
}

static void any_number_of(struct xml *x, struct str table)
{
	xml_start(x, STR("zeroOrMore"));
	xml_start(x, STR("ref"));
	xml_attribute(x, STR("name"), table);
	xml_end(x);
	xml_end(x);
	xml_line(x);
}

/* The character data of <text> is the cleaned text; a public release has none. */
static void describe_text(struct xml *x)
{
	start(x, "optional", NULL);
	start(x, "element", "text");
	start(x, "mixed", NULL);
	start(x, "zeroOrMore", NULL);
	start(x, "element", "block");
	xml_start(x, STR("attribute"));
	xml_attribute(x, STR("name"), STR("kind"));
	xml_start(x, STR("choice"));
	for (int k = 0; k < BLOCK_KINDS; k++)
		choice(x, str_of(block_kind_name[k]));
	xml_end(x);
	xml_end(x);
	element(x, "text");
	end(x);
	end(x);
	end(x);
	end(x);
	end(x);
}

/* The order in which batch.c nests: a reading without an event stands in the article, behind its events. */
static void describe_children(struct xml *x, const struct dataset_table *t)
{
	bool article = str_eq(t->name, STR("articles"));

	if (article) {
		describe_text(x);
		any_number_of(x, str_of(reading_tables[READING_EVENT].table));
	}
	if (article || str_eq(t->name, str_of(reading_tables[READING_EVENT].table)))
		for (int k = READING_PARTICIPANT; k < READING_KINDS; k++)
			any_number_of(x, str_of(reading_tables[k].table));
}

static void describe_table(struct xml *x, const struct dataset_table *t, struct arena *run)
{
	start(x, "define", arena_cstr(run, t->name));
	start(x, "element", arena_cstr(run, t->element));
	describe_columns(x, t);
	describe_children(x, t);
	end(x);
	end(x);
}

static void describe_root(struct xml *x, const struct schema *s)
{
	start(x, "start", NULL);
	start(x, "element", "dataset");
	any_number_of(x, STR("articles"));
	start(x, "element", "things");
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].things)
			any_number_of(x, s->v[i].name);
	end(x);
	end(x);
	end(x);
}

struct str describe_xml(const struct schema *s, struct arena *run)
{
	struct xml x;

	xml_open(&x, run);
	xml_start(&x, STR("grammar"));
	xml_attribute(&x, STR("xmlns"), STR("http://relaxng.org/ns/structure/1.0"));
	xml_attribute(&x, STR("datatypeLibrary"), STR("http://www.w3.org/2001/XMLSchema-datatypes"));
	xml_line(&x);
	describe_root(&x, s);
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].element.n)
			describe_table(&x, &s->v[i], run);
	end(&x);
	return xml_take(&x);
}
