#include "table.h"

#include "eight.h"
#include "fail.h"
#include "file.h"
#include "utf8.h"

#include <csv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHOSEN = 128 };
struct table_choice {
	const char *choices;
	struct str cell;
	int index;
};

struct cells {
	struct str *v;
	size_t n, cap;
};

/* State of the libcsv callbacks. */
struct loading {
	struct table *table;
	struct arena *arena;
	struct cells cells;
	struct {
		struct table_row *v;
		size_t n, cap;
	} rows;
	unsigned long line, ended; /* where the row in hand begins; rows ended so far */
};

static void add_cell(struct loading *l, struct str cell)
{
	struct cells *c = &l->cells;

	if (!c->v && l->table->header) {
		c->cap = l->table->columns;
		c->v = arena_room(l->arena, c->cap, sizeof *c->v);
	}
	*PUSH(l->arena, c) = str_trim(cell);
}

/* The parser's bytes do not stay. */
static void take_cell(void *bytes, size_t n, void *context)
{
	struct loading *l = context;

	add_cell(l, arena_str(l->arena, (struct str){bytes ? bytes : "", n}));
}

static void take_row(int end, void *context)
{
	struct loading *l = context;
	struct table *t = l->table;

	(void)end;
	l->ended++;
	if (!t->header) {
		t->header = l->cells.v;
		t->columns = l->cells.n;
	} else if (l->cells.n && str_starts(l->cells.v[0], STR("#"))) {
		/* a comment row */
	} else if (l->cells.n != t->columns) {
		fail_at(t->path, l->line, "%zu cells where the header has %zu", l->cells.n, t->columns);
	} else {
		*PUSH(l->arena, &l->rows) = (struct table_row){l->cells.v, l->line};
	}
	l->cells = (struct cells){0};
}

/* A row without quotation marks on a line of its own, as most are: its cells are pieces of the table's text. False, and nothing is
 * taken, where it is none. */
static bool take_plain_row(struct loading *l, struct str line)
{
	size_t start = 0;

	line = str_trim(line);
	if (!line.n || memchr(line.s, '"', line.n) || memchr(line.s, '\r', line.n))
		return false;
	for (size_t at = 0; at < line.n; at += 8) {
		uint64_t x = line.n - at < 8 ? eight_few(line.s + at, line.n - at) : eight_at(line.s + at);

		for (uint64_t commas = eight_equal(x, ','); commas; commas &= commas - 1) {
			size_t comma = at + (size_t)__builtin_ctzll(commas) / 8;

			add_cell(l, str_slice(line, start, comma));
			start = comma + 1;
		}
	}
	add_cell(l, str_slice(line, start, line.n));
	take_row('\n', l);
	return true;
}

/* libcsv knows no lines: feed it one line at a time and count. A quoted cell may run over several. */
static void parse(struct loading *l, struct str text)
{
	struct csv_parser p;
	unsigned long at = 0, ended = 0;

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		fail(FAIL_RUN, "out of memory");
	csv_set_space_func(&p, NULL);
	l->line = 1;
	while (text.n) {
		const char *end = memchr(text.s, '\n', text.n);
		size_t n = end ? (size_t)(end - text.s) + 1 : text.n;

		at++;
		if (!(l->line == at && take_plain_row(l, str_slice(text, 0, n))) &&
			csv_parse(&p, text.s, n, take_cell, take_row, l) != n)
			fail_at(l->table->path, at, "broken quotation marks");
		if (l->ended != ended || (l->line == at && !str_trim(str_slice(text, 0, n)).n))
			l->line = at + 1;
		ended = l->ended;
		text = str_slice(text, n, text.n);
	}
	if (csv_fini(&p, take_cell, take_row, l))
		fail_at(l->table->path, l->line, "a quotation mark is not closed");
	csv_free(&p);
}

struct table table_load(const char *folder, const char *name, struct arena *a)
{
	struct table t = {.path = arena_printf(a, "%s/%s", folder, name).s};
	struct loading l = {.table = &t, .arena = a};
	struct str text, why;

	if (!file_read(t.path, 0, a, &text, &why))
		fail(FAIL_USAGE, "%s: %.*s", t.path, STR_ARG(why));
	str_cut(&text, STR("\xEF\xBB\xBF"));
	if (!utf8_valid(text))
		fail_at(t.path, 1, "the table is not UTF-8 text");
	parse(&l, utf8_nfc(a, text));
	if (!t.header)
		fail_at(t.path, 1, "the table is empty, not even a header");
	t.rows = l.rows.v;
	t.n = l.rows.n;
	t.chosen = NEW(a, struct table_choice, CHOSEN);
	return t;
}

unsigned table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->columns; i++)
		if (str_eq(t->header[i], str_of(name)))
			return (unsigned)i;
	fail_at(t->path, 1, "no column '%s'", name);
}

void table_fail(const struct table *t, const struct table_row *row, const char *format, ...)
{
	va_list args;
	char what[512];

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail_at(t->path, row->line, "%s", what);
}

/* Index among the blank-separated words, -1 for none. */
static int index_of(struct str word, struct str words)
{
	struct str one;

	for (int i = 0; str_split(&words, ' ', &one); i++)
		if (str_eq(word, one))
			return i;
	return -1;
}

int table_choice(const struct table *t, const struct table_row *row, unsigned column, const char *choices)
{
	struct str cell = row->cell[column];
	size_t slot = cell.n ? (unsigned char)cell.s[0] + 7u * (unsigned char)cell.s[cell.n - 1] + 31 * cell.n : 0;
	struct table_choice *c = &t->chosen[slot % CHOSEN];

	if (c->choices != choices || !str_eq(c->cell, cell))
		*c = (struct table_choice){choices, cell, index_of(cell, str_of(choices))};
	if (c->index < 0)
		table_fail(t, row, "%.*s '%.*s' is none of: %s", STR_ARG(t->header[column]), STR_ARG(cell), choices);
	return c->index;
}

static bool needs_quotes(struct str cell)
{
	if (!cell.n)
		return false;
	if (memchr(cell.s, ',', cell.n) || memchr(cell.s, '"', cell.n) || memchr(cell.s, '\n', cell.n) ||
		memchr(cell.s, '\r', cell.n))
		return true;
	return is_space(cell.s[0]) || is_space(cell.s[cell.n - 1]);
}

void csv_cell(struct csv_writer *w, struct str cell)
{
	if (w->mid_row)
		buf_putc(w->out, ',');
	w->mid_row = true;
	if (!needs_quotes(cell)) {
		buf_put(w->out, cell);
		return;
	}
	size_t room = 2 * cell.n + 2;
	if (!str_has(cell, STR("\""))) { /* as most that hold a comma */
		buf_putc(w->out, '"');
		buf_put(w->out, cell);
		buf_putc(w->out, '"');
		return;
	}
	w->out->n += csv_write(buf_room(w->out, room), room, cell.s, cell.n);
}

void csv_end_row(struct csv_writer *w)
{
	buf_put(w->out, STR("\r\n"));
	w->mid_row = false;
}

bool csv_would_run(struct str cell)
{
	while (str_cut(&cell, STR("'")))
		;
	return cell.n && strchr("=+-@\t\r", cell.s[0]);
}
