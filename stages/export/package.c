#include "package.h"

#include "../lib/fail.h"
#include "../lib/table.h"

struct property {
	const char *name;
	struct str *into;
};

static struct str *into_of(const struct property *all, struct str name)
{
	for (; all->name; all++)
		if (str_eq(name, str_of(all->name)))
			return all->into;
	return NULL;
}

struct package package_load(const char *config, struct arena *run)
{
	struct package p = {0};
	struct table t = table_load(config, "package.csv", run);
	unsigned property = table_column(&t, "property"), value = table_column(&t, "value");
	const struct property all[] = {{"name", &p.name}, {"title", &p.title}, {"description", &p.description},
		{"version", &p.version}, {"licence_name", &p.licence_name}, {"licence_title", &p.licence_title},
		{"licence_path", &p.licence_path}, {0}};

	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		struct str *into = into_of(all, row->cell[property]);

		if (str_eq(row->cell[property], STR("keyword")))
			into = PUSH(run, &p.keywords);
		if (!into)
			table_fail(&t, row, "no property '%.*s'", STR_ARG(row->cell[property]));
		if (into->n)
			table_fail(&t, row, "'%.*s' stands twice", STR_ARG(row->cell[property]));
		*into = row->cell[value];
	}
	for (const struct property *q = all; q->name; q++)
		if (!q->into->n)
			fail_at(t.path, 1, "no property '%s'", q->name);
	return p;
}
