#include "book.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/published.h"
#include "../lib/table.h"
#include "../lib/utf8.h"
#include "places.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

/* Limits of Excel's: rows of a sheet below the header, code points of a cell, links of a sheet. */
enum { SHEET_ROWS = LXW_ROW_MAX - 1, CELL_LENGTH = 32767, SHEET_LINKS = 65530, LINK_LENGTH = 2079 };
/* Column widths, in characters. */
enum { NARROWEST = 9, WIDEST = 48, WRAPPED_WIDTH = 80, FILTER_BUTTON = 3 };
/* Day 60 of the calendar of spreadsheets is a 29th of February 1900 that never was. */
enum { FIRST_YEAR = 1901 };
enum { WIDEST_TABLE = LXW_COL_MAX, LINK_COLOUR = 0x0563C1 };
/* 1980-01-01, the first day that a zip file can tell. */
enum { CREATED = 315532800 };

struct book {
	lxw_workbook *xlsx;
	lxw_format *head, *text, *wrapped, *day, *link;
	const struct published *tables;
	struct places places;
	struct arena *run;
	size_t cut; /* texts longer than a cell may be */
};

/* A table while its sheets are filled. */
struct sheet {
	struct book *book;
	struct published_table t; /* with the columns that the file has */
	lxw_worksheet *now;
	size_t rows; /* of all its sheets */
	unsigned links;
	size_t *width; /* for each column the longest cell so far */
	struct arena one;
};

static void must(lxw_error error, const char *what)
{
	if (error)
		fail(FAIL_RUN, "cannot write %s: %s", what, lxw_strerror(error));
}

/* "figures", "figures 2": the sheet that holds a row. */
static const char *sheet_name(struct arena *a, struct str table, size_t row)
{
	size_t part = row / SHEET_ROWS;

	return part ? arena_printf(a, "%.*s %zu", STR_ARG(table), part + 1).s : arena_cstr(a, table);
}

static void begin_sheet(struct sheet *s)
{
	s->now = workbook_add_worksheet(s->book->xlsx, sheet_name(s->book->run, s->t.name, s->rows));
	if (!s->now)
		fail(FAIL_RUN, "out of memory");
	s->links = 0;
	for (size_t i = 0; i < s->t.n; i++)
		must(worksheet_write_string(s->now, 0, (lxw_col_t)i, arena_cstr(s->book->run, s->t.v[i].name), s->book->head),
			"a header");
	worksheet_freeze_panes(s->now, 1, 1);
}

static bool is_wrapped(const struct published_column *c)
{
	return str_eq(c->name, STR("evidence")) || str_eq(c->name, STR("meaning"));
}

static double width_of(const struct sheet *s, size_t column)
{
	size_t head = s->t.v[column].name.n + FILTER_BUTTON, width = s->width[column] > head ? s->width[column] : head;

	if (is_wrapped(&s->t.v[column]))
		return WRAPPED_WIDTH;
	return (double)(width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width);
}

static void end_sheet(struct sheet *s)
{
	size_t rows = s->rows ? (s->rows - 1) % SHEET_ROWS + 1 : 0;

	for (size_t i = 0; i < s->t.n; i++)
		worksheet_set_column(s->now, (lxw_col_t)i, (lxw_col_t)i, width_of(s, i), NULL);
	must(worksheet_autofilter(s->now, 0, 0, (lxw_row_t)rows, (lxw_col_t)(s->t.n - 1)), "a filter");
}

static const char *cell_text(struct sheet *s, struct str cell)
{
	if (cell.n > CELL_LENGTH && utf8_count(cell) > CELL_LENGTH) {
		size_t end = 0;

		for (size_t n = 0; n < CELL_LENGTH; n++)
			utf8_next(cell, &end);
		cell.n = end;
		s->book->cut++;
	}
	return arena_cstr(&s->one, cell);
}

static bool write_day(struct sheet *s, lxw_row_t row, lxw_col_t column, struct str cell)
{
	long year, month, day;

	if (!str_cut_number(&cell, 4, &year) || !str_cut(&cell, STR("-")) || !str_cut_number(&cell, 2, &month) ||
		!str_cut(&cell, STR("-")) || !str_cut_number(&cell, 2, &day) || cell.n || year < FIRST_YEAR)
		return false;
	lxw_datetime when = {.year = (int)year, .month = (int)month, .day = (int)day};
	must(worksheet_write_datetime(s->now, row, column, &when, s->book->day), "a day");
	return true;
}

/* In the C locale: the program sets none. */
static bool write_number(struct sheet *s, lxw_row_t row, lxw_col_t column, struct str cell, lxw_format *format)
{
	char *end;
	double value = strtod(arena_cstr(&s->one, cell), &end);

	if (*end || !cell.n || !is_digit(cell.s[cell.n - 1]))
		return false;
	must(worksheet_write_number(s->now, row, column, value, format), "a number");
	return true;
}

/* The first row that the cell leads to: of the thing that it names, or, for a number of things ("participants"), of these. */
static bool find_target(const struct sheet *s, size_t column, const struct str *cell, struct str *table, size_t *row)
{
	const struct published_column *c = &s->t.v[column];
	const struct published_table *other = published_find(s->book->tables, c->references.n ? c->references : c->name);
	size_t key = other && c->references.n ? published_key(other) : published_key(&s->t);

	if (!other || key == STR_NONE)
		return false;
	*table = other->name;
	if (c->references.n)
		return places_find(&s->book->places, other->name, other->v[key].name, cell[column], row);
	return places_find(&s->book->places, other->name, s->t.v[key].name, cell[key], row);
}

/* A link is written first; a number may then take the place of its text. */
static bool write_link(struct sheet *s, lxw_row_t row, lxw_col_t column, const struct str *cell)
{
	struct str table, to = cell[column];
	size_t there;

	if (s->links == SHEET_LINKS || to.n > LINK_LENGTH)
		return false;
	if (find_target(s, column, cell, &table, &there))
		to = arena_printf(&s->one, "internal:'%s'!A%zu", sheet_name(&s->one, table, there), there % SHEET_ROWS + 2);
	else if (!str_starts(to, STR("http://")) && !str_starts(to, STR("https://")))
		return false;
	const char *shown = arena_cstr(&s->one, cell[column]);
	if (worksheet_write_url_opt(s->now, row, column, arena_cstr(&s->one, to), s->book->link, shown, NULL))
		return false;
	s->links++;
	return true;
}

static void write_cell(struct sheet *s, lxw_row_t row, lxw_col_t column, const struct str *cell)
{
	const struct published_column *c = &s->t.v[column];
	bool number = str_eq(c->type, STR("integer")) || str_eq(c->type, STR("number"));
	bool linked = write_link(s, row, column, cell);

	if ((number && write_number(s, row, column, cell[column], linked ? s->book->link : s->book->text)) || linked)
		return;
	if (str_eq(c->type, STR("date")) && write_day(s, row, column, cell[column]))
		return;
	lxw_format *format = is_wrapped(c) ? s->book->wrapped : s->book->text;
	must(worksheet_write_string(s->now, row, column, cell_text(s, cell[column]), format), "a cell");
}

static void write_row(const struct published_table *t, size_t row, const struct str *cell, void *context)
{
	struct sheet *s = context;
	lxw_row_t at = (lxw_row_t)(row % SHEET_ROWS + 1);

	s->t = *t;
	if (!s->now || (row && at == 1)) {
		if (s->now)
			end_sheet(s);
		begin_sheet(s);
	}
	for (size_t i = 0; i < t->n; i++) {
		size_t length = utf8_count(cell[i]);

		if (length)
			write_cell(s, at, (lxw_col_t)i, cell);
		if (length > s->width[i])
			s->width[i] = length;
	}
	s->rows = row + 1;
	arena_reset(&s->one);
}

static void write_table(struct book *b, const char *dataset, const struct published_table *t)
{
	struct sheet s = {.book = b, .t = *t, .width = NEW(b->run, size_t, WIDEST_TABLE)};

	if (!published_read(dataset, t, write_row, &s, b->run))
		return;
	if (!s.now)
		begin_sheet(&s);
	end_sheet(&s);
	arena_release(&s.one);
}

/* Where things stand, and the first row that tells of a thing. */
static void note_places(const struct published_table *t, size_t row, const struct str *cell, void *context)
{
	struct book *b = context;
	size_t key = published_key(t);

	if (key != STR_NONE)
		places_put(&b->places, t->name, t->v[key].name, cell[key], row);
	for (size_t i = 0; i < t->n; i++)
		if (i != key && t->v[i].references.n && cell[i].n)
			places_put(&b->places, t->name, t->v[i].name, cell[i], row);
}

static void write_codebook(struct book *b)
{
	static const char *const columns[] = {"table", "column", "type", "values", "required", "refers_to", "meaning"};
	struct published_table t = {.name = STR("codebook")};
	struct sheet s = {.book = b, .t = t, .width = NEW(b->run, size_t, WIDEST_TABLE)};
	size_t row = 0;

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		*PUSH(b->run, &t) = (struct published_column){.name = str_of(columns[i]), .type = STR("string")};
	for (size_t i = 0; i < b->tables->n; i++) {
		const struct published_table *of = &b->tables->v[i];

		write_row(&t, row++, (struct str[]){of->name, STR(""), STR(""), STR(""), STR(""), STR(""), of->meaning}, &s);
		for (size_t j = 0; j < of->n; j++) {
			const struct published_column *c = &of->v[j];

			write_row(&t, row++,
				(struct str[]){of->name, c->name, c->type, c->choices, c->required ? STR("yes") : STR(""),
					c->references, c->meaning},
				&s);
		}
	}
	end_sheet(&s);
	arena_release(&s.one);
}

/* What the coded values mean, as values.csv has it. */
static void write_values(struct book *b, const char *config)
{
	struct table from = table_load(config, "values.csv", b->run);
	struct published_table t = {.name = STR("values")};
	struct sheet s = {.book = b, .t = t, .width = NEW(b->run, size_t, WIDEST_TABLE)};

	for (size_t i = 0; i < from.columns; i++)
		*PUSH(b->run, &t) = (struct published_column){.name = from.header[i], .type = STR("string")};
	for (size_t i = 0; i < from.n; i++)
		write_row(&t, i, from.rows[i].cell, &s);
	end_sheet(&s);
	arena_release(&s.one);
}

static lxw_format *new_format(struct book *b)
{
	lxw_format *f = workbook_add_format(b->xlsx);

	if (!f)
		fail(FAIL_RUN, "out of memory");
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	return f;
}

static void make_formats(struct book *b)
{
	b->text = new_format(b);
	b->head = new_format(b);
	format_set_bold(b->head);
	format_set_bottom(b->head, LXW_BORDER_THIN);
	b->wrapped = new_format(b);
	format_set_text_wrap(b->wrapped);
	b->day = new_format(b);
	format_set_num_format(b->day, "yyyy-mm-dd");
	b->link = new_format(b);
	format_set_font_color(b->link, LINK_COLOUR);
	format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
}

void book_write(const char *config, const char *dataset, const char *path, struct arena *run)
{
	struct published tables = published_tables(config, run);
	struct book b = {.tables = &tables, .run = run, .places.arena = run};
	struct outfile out;
	bool any = false;

	for (size_t i = 0; i < tables.n; i++)
		any |= published_read(dataset, &tables.v[i], note_places, &b, run);
	if (!any)
		fail(FAIL_USAGE, "no dataset in '%s'", dataset);
	outfile_open(&out, path);
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = getenv("TMPDIR")};
	/* libxlsxwriter opens the file by its name, in place of ours, which outfile_commit() brings to the disk and renames */
	b.xlsx = workbook_new_opt(out.temporary ? out.temporary : path, &options);
	if (!b.xlsx)
		fail(FAIL_RUN, "cannot write '%s'", path);
	/* the time of making is part of the file: the same dataset is to give the same bytes */
	workbook_set_properties(b.xlsx, &(lxw_doc_properties){.created = CREATED});
	make_formats(&b);
	for (int things = 1; things >= 0; things--)
		for (size_t i = 0; i < tables.n; i++)
			if (tables.v[i].things == things)
				write_table(&b, dataset, &tables.v[i]);
	write_codebook(&b);
	write_values(&b, config);
	must(workbook_close(b.xlsx), path);
	outfile_commit(&out);
	if (b.cut)
		warn("%zu texts are longer than a cell may be (%d characters): cut", b.cut, CELL_LENGTH);
}
