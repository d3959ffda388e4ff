#include "describe.h"

#include "../lib/fail.h"

#include <jansson.h>
#include <stdlib.h>

static json_t *must(json_t *j)
{
	if (!j)
		fail(FAIL_RUN, "cannot write datapackage.json: out of memory, or text that is not UTF-8");
	return j;
}

static json_t *text(struct str s)
{
	return must(json_stringn(s.s, s.n));
}

static void set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, must(value)))
		fail(FAIL_RUN, "out of memory");
}

static void add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, must(value)))
		fail(FAIL_RUN, "out of memory");
}

static json_t *texts(const struct strs *all)
{
	json_t *array = must(json_array());

	for (size_t i = 0; i < all->n; i++)
		add(array, text(all->v[i]));
	return array;
}

/* The values of an enumeration are of the field's own type: numbers for an integer. */
static json_t *choices(const struct column *c)
{
	json_t *array = must(json_array());
	long number;

	for (size_t i = 0; i < c->choices.n; i++)
		add(array, str_eq(str_of(c->type->field), STR("integer")) && str_number(c->choices.v[i], &number)
				   ? json_integer(number)
				   : text(c->choices.v[i]));
	return array;
}

static json_t *field(const struct column *c)
{
	json_t *f = must(json_object()), *constraints = must(json_object());

	set(f, "name", text(c->name));
	set(f, "type", json_string(c->type->field));
	set(f, "description", text(c->meaning));
	if (c->required)
		set(constraints, "required", json_true());
	if (c->choices.n)
		set(constraints, "enum", choices(c));
	else if (c->type->pattern && str_eq(str_of(c->type->field), STR("string")))
		set(constraints, "pattern", json_string(c->type->pattern));
	if (json_object_size(constraints))
		set(f, "constraints", constraints);
	else
		json_decref(constraints);
	return f;
}

/* A reference of a table to itself names it, too: version 1 of the standard asks for a name, version 2 allows it. */
static json_t *foreign_key(const struct schema *s, const struct column *c, struct arena *run)
{
	const struct dataset_table *to = schema_table(s, arena_cstr(run, c->references));
	json_t *key = must(json_object()), *reference = must(json_object());

	set(key, "fields", json_pack("[o]", text(c->name)));
	set(reference, "resource", text(to->name));
	set(reference, "fields", json_pack("[o]", text(schema_key(to)->name)));
	set(key, "reference", reference);
	return key;
}

static json_t *table_schema(const struct schema *s, const struct dataset_table *t, struct arena *run)
{
	json_t *schema = must(json_object()), *fields = must(json_array()), *primary = must(json_array()),
	       *foreign = must(json_array());

	for (size_t i = 0; i < t->n; i++) {
		const struct column *c = &t->v[i];

		add(fields, field(c));
		if (c->key)
			add(primary, text(c->name));
		if (c->references.n)
			add(foreign, foreign_key(s, c, run));
	}
	set(schema, "$schema", json_string("https://datapackage.org/profiles/2.0/tableschema.json"));
	set(schema, "fields", fields);
	set(schema, "missingValues", json_pack("[s]", ""));
	if (json_array_size(primary))
		set(schema, "primaryKey", primary);
	else
		json_decref(primary);
	if (json_array_size(foreign))
		set(schema, "foreignKeys", foreign);
	else
		json_decref(foreign);
	return schema;
}

static json_t *dialect(void)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:b, s:b}", "$schema", "https://datapackage.org/profiles/2.0/tabledialect.json",
		"delimiter", ",", "lineTerminator", "\r\n", "quoteChar", "\"", "doubleQuote", 1, "header", 1);
}

static json_t *resource(const struct schema *s, const struct dataset_file *f, struct arena *run)
{
	json_t *r = must(json_object());
	struct str hash = arena_join(run, STR("sha256"), STR(":"), f->digest.sha256);

	set(r, "$schema", json_string("https://datapackage.org/profiles/2.0/dataresource.json"));
	set(r, "name", f->table ? text(f->table->name) : json_string("dataset"));
	set(r, "path", text(f->name));
	if (f->table) {
		set(r, "description", text(f->table->meaning));
		set(r, "type", json_string("table"));
	}
	set(r, "format", json_string(f->table ? "csv" : "xml"));
	set(r, "mediatype", json_string(f->table ? "text/csv" : "application/xml"));
	set(r, "compression", json_string("gz"));
	set(r, "encoding", json_string("utf-8"));
	set(r, "bytes", json_integer((json_int_t)f->digest.bytes));
	set(r, "hash", text(hash));
	if (f->table) {
		set(r, "dialect", dialect());
		set(r, "schema", table_schema(s, f->table, run));
	}
	return r;
}

struct str describe_package(const struct schema *s, const struct package *p, const struct dataset_files *files, struct arena *run)
{
	json_t *top = must(json_object()), *resources = must(json_array());

	set(top, "$schema", json_string("https://datapackage.org/profiles/2.0/datapackage.json"));
	set(top, "name", text(p->name));
	set(top, "title", text(p->title));
	set(top, "description", text(p->description));
	set(top, "version", text(p->version));
	set(top, "licenses",
		json_pack("[{s:o, s:o, s:o}]", "name", text(p->licence_name), "path", text(p->licence_path), "title",
			text(p->licence_title)));
	if (p->keywords.n)
		set(top, "keywords", texts(&p->keywords));
	for (size_t i = 0; i < files->n; i++)
		add(resources, resource(s, &files->v[i], run));
	set(top, "resources", resources);

	char *dump = json_dumps(top, JSON_INDENT(2));
	if (!dump)
		fail(FAIL_RUN, "out of memory");
	struct str out = arena_join(run, str_of(dump), STR("\n"), STR(" "));
	free(dump);
	json_decref(top);
	return str_slice(out, 0, out.n - 1);
}
