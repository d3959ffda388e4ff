#include "limits.h"

#include "table.h"

struct limit {
	const char *name;
	size_t *value;
	long least;
};

static struct limit *find(struct limit *all, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(all[i].name), name))
			return &all[i];
	return NULL;
}

static void read_row(const struct table *t, const struct table_row *row, struct limit *l, struct str cell)
{
	long value;

	if (!l)
		table_fail(t, row, "unknown name '%.*s'", STR_ARG(row->cell[table_column(t, "name")]));
	if (*l->value)
		table_fail(t, row, "'%s' stands twice", l->name);
	if (!str_number(cell, &value) || value < l->least)
		table_fail(t, row, "'%.*s' is no whole number from %ld on", STR_ARG(cell), l->least);
	*l->value = (size_t)value;
}

struct limits limits_load(const char *config, struct arena *run)
{
	struct limits limits = {0};
	struct limit all[] = {
#define ENTRY(name, least) {#name, &limits.name, least},
		LIMITS(ENTRY)
#undef ENTRY
	};
	const size_t n = sizeof all / sizeof *all;
	struct table t = table_load(config, "limits.csv", run);
	unsigned name = table_column(&t, "name"), value = table_column(&t, "value");

	for (size_t i = 0; i < t.n; i++)
		read_row(&t, &t.rows[i], find(all, n, t.rows[i].cell[name]), t.rows[i].cell[value]);
	for (size_t i = 0; i < n; i++)
		if (!*all[i].value)
			table_fail(&t, t.n ? &t.rows[t.n - 1] : &(struct table_row){.line = 1}, "no row '%s'", all[i].name);
	return limits;
}
