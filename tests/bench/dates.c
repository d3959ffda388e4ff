/* Reads a table phrase,reference_date,expected_start,expected_end,precision,source,time_of_day through the code of extract.
 * usage: bench_dates FILE.csv OUT.csv [-v]    OUT.csv gets what was read; -v lists the errors. */
#include "../../stages/extract/dates.h"
#include "../../stages/lib/calendar.h"
#include "../../stages/lib/fail.h"
#include "../../stages/lib/utf8.h"

#include <stdio.h>
#include <string.h>

enum { PHRASE, REFERENCE, START, END, PRECISION, SOURCE, TIME, COLUMNS };

struct count {
	struct str source;
	int right, wrong, missed;
};
struct counts {
	struct count *v;
	size_t n, cap;
};

/* An article has its language; a phrase alone shows it by its letters. */
static struct str language_of(struct str phrase)
{
	struct str lang = STR("en");

	for (size_t at = 0; at < phrase.n;) {
		uint32_t cp = utf8_next(phrase, &at);
		if (cp_is_han(cp))
			return STR("zh");
		if (cp > 0x7F && cp_is_letter(cp))
			lang = STR("vi");
	}
	return lang;
}

static struct count *count_of(struct counts *all, struct str source, struct arena *run)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].source, source))
			return &all->v[i];
	*PUSH(run, all) = (struct count){.source = source};
	return &all->v[all->n - 1];
}

static bool is_right(const struct str *row, const struct str *got)
{
	if (!str_eq(got[START], row[START]) || !str_eq(got[END], row[END]) || !str_eq(got[PRECISION], row[PRECISION]))
		return false;
	return !row[TIME].n || str_eq(got[TIME], row[TIME]);
}

static void judge(struct count *c, const struct str *row, const struct str *got, bool verbose)
{
	bool found = !str_eq(got[PRECISION], STR("none"));

	if (is_right(row, got)) {
		c->right++;
		return;
	}
	*(found ? &c->wrong : &c->missed) += 1;
	if (verbose)
		printf("%s: %.*s (%.*s): %.*s %.*s %.*s %.*s, not %.*s %.*s %.*s %.*s\n", found ? "wrong" : "missed",
			STR_ARG(row[PHRASE]), STR_ARG(row[REFERENCE]), STR_ARG(got[START]), STR_ARG(got[END]),
			STR_ARG(got[PRECISION]), STR_ARG(got[TIME]), STR_ARG(row[START]), STR_ARG(row[END]),
			STR_ARG(row[PRECISION]), STR_ARG(row[TIME]));
}

static void read_phrase(const struct lexicons *lex, const struct str *row, struct arena *run, struct str *got)
{
	struct day reference;
	struct date d = {0};

	day_read(row[REFERENCE], &reference);
	date_of_phrase(lex, row[PHRASE], language_of(row[PHRASE]), reference, run, &d);
	got[PHRASE] = row[PHRASE];
	got[REFERENCE] = row[REFERENCE];
	got[START] = day_text(run, d.start);
	got[END] = day_text(run, d.end);
	got[PRECISION] = str_of(date_precision_name[d.precision]);
	got[TIME] = d.time_of_day;
}

static void write_row(struct outfile *out, const struct str *cell, struct arena *run)
{
	static const int order[] = {PHRASE, REFERENCE, START, END, PRECISION, TIME};
	struct buf buf = {.arena = run};
	struct csv_writer w = {.out = &buf};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		csv_cell(&w, cell[order[i]]);
	csv_end_row(&w);
	fwrite(buf.s, 1, buf.n, out->f);
}

static struct table table_of(char *path, struct arena *run)
{
	char *slash = strrchr(path, '/');

	if (!slash)
		return table_load(".", path, run);
	*slash = '\0';
	return table_load(path, slash + 1, run);
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct counts counts = {0};
	struct count sum = {0};
	struct outfile out;

	program_name = "bench_dates";
	if (argc < 3)
		fail(FAIL_USAGE, "usage: bench_dates FILE.csv OUT.csv [-v]");
	struct lexicons *lex = lexicons_load("config", &run);
	struct table t = table_of(argv[1], &run);
	static const char *const column[COLUMNS] = {
		"phrase", "reference_date", "expected_start", "expected_end", "precision", "source", "time_of_day"};
	struct str row[COLUMNS], got[COLUMNS],
		head[COLUMNS] = {[PHRASE] = STR("phrase"),
			[REFERENCE] = STR("reference_date"),
			[START] = STR("start"),
			[END] = STR("end"),
			[PRECISION] = STR("precision"),
			[TIME] = STR("time_of_day")};
	outfile_open(&out, argv[2]);
	write_row(&out, head, &run);
	for (size_t i = 0; i < t.n; i++) {
		for (int c = 0; c < COLUMNS; c++)
			row[c] = t.rows[i].cell[table_column(&t, column[c])];
		read_phrase(lex, row, &run, got);
		write_row(&out, got, &run);
		judge(count_of(&counts, row[SOURCE], &run), row, got, argc > 3 && !strcmp(argv[3], "-v"));
	}
	outfile_commit(&out);
	for (size_t i = 0; i < counts.n; i++) {
		const struct count *c = &counts.v[i];
		printf("%.*s: %d right, %d wrong, %d missed\n", STR_ARG(c->source), c->right, c->wrong, c->missed);
		sum = (struct count){
			.right = sum.right + c->right, .wrong = sum.wrong + c->wrong, .missed = sum.missed + c->missed};
	}
	printf("%d right, %d wrong, %d missed\n", sum.right, sum.wrong, sum.missed);
	arena_release(&run);
	return 0;
}
