#include "manifest.h"

#include "../lib/table.h"

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static struct str decode(struct arena *run, struct str s)
{
	struct buf out = {.arena = run};
	for (size_t i = 0; i < s.n; i++) {
		bool coded = s.s[i] == '%' && i + 2 < s.n && hex(s.s[i + 1]) >= 0 && hex(s.s[i + 2]) >= 0;
		buf_putc(&out, coded ? (char)(hex(s.s[i + 1]) * 16 + hex(s.s[i + 2])) : s.s[i]);
		i += coded ? 2 : 0;
	}
	return buf_str(&out);
}

/* A number in a column that may be missing. */
static uint64_t number_in(const struct table *t, const struct table_row *row, const char *column)
{
	long n = 0;
	for (size_t i = 0; i < t->columns; i++)
		if (str_eq(t->header[i], str_of(column)) && row->cell[i].n && !str_number(row->cell[i], &n))
			table_fail(t, row, "'%s' is no number", column);
	return (uint64_t)n;
}

struct manifest manifest_load(const char *path, const char *folder, struct arena *run)
{
	struct str whole = str_of(path);
	size_t slash = str_rfind_char(whole, '/');
	const char *dir = slash == STR_NONE ? "." : slash ? arena_cstr(run, str_slice(whole, 0, slash)) : "/";
	struct table t = table_load(dir, slash == STR_NONE ? path : path + slash + 1, run);
	unsigned source = table_column(&t, "source"), name = table_column(&t, "path"),
		 duplicate = table_column(&t, "duplicate_of");
	struct manifest m = {0};
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		if (!row->cell[source].n || !row->cell[name].n)
			table_fail(&t, row, "source or path is empty");
		struct str file = decode(run, row->cell[name]);
		bool absolute = str_starts(file, STR("/"));
		if (folder && !absolute)
			file = arena_join(run, str_of(folder), STR("/"), file);
		*PUSH(run, &m) = (struct manifest_row){row->cell[source], row->cell[duplicate], arena_cstr(run, file),
			(size_t)number_in(&t, row, "record"), number_in(&t, row, "offset"), number_in(&t, row, "end")};
	}
	return m;
}
