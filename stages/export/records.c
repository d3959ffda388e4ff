#include "records.h"

#include "../lib/fail.h"
#include "../lib/utf8.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

struct reading_state {
	const char *path;
	const struct strs *header; /* NULL once it has been read */
	size_t columns;
	record_taker *take;
	void *context;
	struct arena row;
	struct strs cells;
	unsigned long line;
};

static _Noreturn void broken(const struct reading_state *s, const char *what)
{
	fail(FAIL_RUN, "%s:%lu: %s", s->path, s->line, what);
}

/* No controls but white space, neither U+FFFE nor U+FFFF. */
static bool is_xml_text(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < ' ' ? c != '\t' && c != '\n' && c != '\r'
			    : c == 0xEF && (str_starts(str_slice(s, i, s.n), STR("\xEF\xBF\xBE")) ||
						   str_starts(str_slice(s, i, s.n), STR("\xEF\xBF\xBF"))))
			return false;
	}
	return true;
}

static void take_cell(void *bytes, size_t n, void *context)
{
	struct reading_state *s = context;
	struct str cell = {bytes ? bytes : "", n};

	if (!utf8_valid(cell) || !is_xml_text(cell))
		broken(s, "a cell is not UTF-8 text that XML can hold");
	*PUSH(&s->row, &s->cells) = arena_str(&s->row, cell);
}

static void check_header(const struct reading_state *s)
{
	for (size_t i = 0; i < s->columns; i++)
		if (!str_eq(s->cells.v[i], s->header->v[i]))
			fail(FAIL_RUN, "%s: column %zu is '%.*s' where '%.*s' was expected", s->path, i + 1,
				STR_ARG(s->cells.v[i]), STR_ARG(s->header->v[i]));
}

static void take_row(int end, void *context)
{
	struct reading_state *s = context;

	(void)end;
	s->line++;
	if (s->cells.n != s->columns)
		broken(s, "the row has another number of cells than the table has columns");
	if (s->header) {
		check_header(s);
		s->header = NULL;
	} else {
		s->take(s->cells.v, s->context);
	}
	s->cells = (struct strs){0};
	arena_reset(&s->row);
}

/* Without it libcsv cuts blanks and tabs off the ends of a cell without quotes. */
static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void start(struct csv_parser *p)
{
	if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
		fail(FAIL_RUN, "out of memory");
	csv_set_space_func(p, no_space);
}

static void feed(struct csv_parser *p, struct reading_state *s, struct str bytes)
{
	if (csv_parse(p, bytes.s, bytes.n, take_cell, take_row, s) != bytes.n)
		broken(s, "broken quotation marks");
}

static void finish(struct csv_parser *p, struct reading_state *s)
{
	if (csv_fini(p, take_cell, take_row, s))
		broken(s, "a quotation mark is not closed");
	if (s->header)
		broken(s, "no header row");
	csv_free(p);
	arena_release(&s->row);
}

void records_read(const char *path, const struct strs *header, record_taker *take, void *context)
{
	struct reading_state s = {.path = path, .header = header, .columns = header->n, .take = take, .context = context};
	struct csv_parser p;
	static char piece[64 * 1024];
	FILE *f = fopen(path, "rb");

	if (!f)
		fail(FAIL_RUN, "cannot open '%s': %s", path, strerror(errno));
	start(&p);
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		feed(&p, &s, (struct str){piece, n});
	if (ferror(f))
		fail(FAIL_RUN, "cannot read '%s': %s", path, strerror(errno));
	fclose(f);
	finish(&p, &s);
}

void records_parse(const char *name, struct str text, size_t columns, record_taker *take, void *context)
{
	struct reading_state s = {.path = name, .columns = columns, .take = take, .context = context};
	struct csv_parser p;

	start(&p);
	feed(&p, &s, text);
	finish(&p, &s);
}
