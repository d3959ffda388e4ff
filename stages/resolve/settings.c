#include "settings.h"

#include "../lib/table.h"

#include <stdlib.h>

struct setting {
	struct str name;
	double *value;
	bool seen;
};

static bool read_number(struct str cell, struct arena *run, double *value)
{
	char *end, *text = arena_cstr(run, cell);

	*value = strtod(text, &end);
	return cell.n && !*end;
}

static struct setting *find(struct setting *all, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(all[i].name, name))
			return &all[i];
	return NULL;
}

struct settings settings_load(const char *config, struct arena *run)
{
	struct settings set = {0};
	struct setting all[] = {
#define ENTRY(name) {STR(#name), &set.name, false},
		SETTINGS(ENTRY)
#undef ENTRY
	};
	const size_t n = sizeof all / sizeof *all;
	struct table t = table_load(config, "resolve.csv", run);
	unsigned name = table_column(&t, "name"), value = table_column(&t, "value");

	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		struct setting *s = find(all, n, row->cell[name]);

		if (!s)
			table_fail(&t, row, "unknown name '%.*s'", STR_ARG(row->cell[name]));
		else if (s->seen)
			table_fail(&t, row, "'%.*s' stands twice", STR_ARG(row->cell[name]));
		else if (!read_number(row->cell[value], run, s->value))
			table_fail(&t, row, "'%.*s' is no number", STR_ARG(row->cell[value]));
		else
			s->seen = true;
	}
	for (size_t i = 0; i < n; i++)
		if (!all[i].seen)
			table_fail(&t, t.n ? &t.rows[t.n - 1] : &(struct table_row){.line = 1}, "no row '%.*s'",
				STR_ARG(all[i].name));
	return set;
}
