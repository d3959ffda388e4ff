/* Runs tests/cases/extract/TABLE.cases (or the files named): the finders over a small article, the rows of that table as its
 * "# prints:" line says; then again with every rule asked at every word, which must change nothing. The form is told in tests/cases/README.md. */
#include "cases.h"

#include "../../stages/extract/extract.h"
#include "../../stages/lib/utf8.h"

#include <glob.h>
#include <stdlib.h>

struct table_cases {
	const struct lexicons *lex;
	struct str table;    /* "agreements" ... */
	struct str template; /* "kind|status|title" */
};

/* ---- a small article ---- */

static const struct {
	const char *label;
	enum block_kind kind;
} labels[] = {{"headline: ", BLOCK_HEADLINE}, {"caption: ", BLOCK_CAPTION}, {"heading: ", BLOCK_HEADING}, {"item: ", BLOCK_ITEM},
	{"byline: ", BLOCK_BYLINE}};

/* A sentence ends at a full stop behind a small letter, digit or bracket, before a blank and a capital: not in "TP. Huế". */
static bool ends_sentence(struct str line, size_t at)
{
	size_t before = at, after = at + 2;
	uint32_t cp = utf8_before(line, before);

	if (line.s[at] != '.' || at + 2 >= line.n || line.s[at + 1] != ' ')
		return false;
	return !cp_is_upper(cp) && (cp_is_upper(utf8_next(line, &after)));
}

static void add_sentences(struct article *a, struct span block, struct arena *one)
{
	struct str line = span_of(a->text, block);
	size_t start = 0;

	for (size_t i = 0; i < line.n; i++)
		if (ends_sentence(line, i)) {
			*PUSH(one, &a->sentences) = (struct span){block.start + start, block.start + i + 1};
			start = i + 2;
		}
	*PUSH(one, &a->sentences) = (struct span){block.start + start, block.end};
}

static bool take_setting(struct article *a, struct str line)
{
	if (str_cut(&line, STR("published: ")))
		a->published_at = line;
	else if (str_cut(&line, STR("lang: ")))
		a->lang = line;
	else
		return false;
	return true;
}

static enum block_kind kind_of_line(struct str *line, bool lede)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_cut(line, str_of(labels[i].label)))
			return labels[i].kind;
	return lede ? BLOCK_LEDE : BLOCK_PARAGRAPH;
}

static struct article article_of(struct str in, struct arena *one)
{
	struct article a = {.source = STR("case.html"), .lang = STR("vi"), .published_at = STR("2023-03-28")};
	struct buf text = {.arena = one};
	bool lede = true;

	for (struct str line; str_split(&in, '\n', &line);) {
		if (!line.n || take_setting(&a, line))
			continue;
		enum block_kind kind = kind_of_line(&line, lede);
		lede = lede && kind != BLOCK_LEDE;
		if (text.n)
			buf_putc(&text, '\n');
		*PUSH(one, &a.blocks) = (struct block){.kind = kind, .at = {text.n, text.n + line.n}};
		if (kind == BLOCK_HEADLINE && !a.title.n)
			a.title = line;
		buf_put(&text, line);
	}
	a.text = buf_str(&text);
	for (size_t i = 0; i < a.blocks.n; i++)
		add_sentences(&a, a.blocks.v[i].at, one);
	return a;
}

/* ---- rows ---- */

static const char *const level_name[] = {"country", "province", "district", "commune", "gate", "institution", "venue"};
static const char *const precision_name[] = {"none", "day", "week", "month", "quarter", "half", "year", "decade"};

static struct str day_cell(struct arena *one, struct day d)
{
	return d.month ? arena_printf(one, "%04d-%02d-%02d", d.year, d.month, d.day) : STR("");
}

static struct str date_cell(const struct facts *f, const struct date *d, struct str column)
{
	if (str_eq(column, STR("text")))
		return range_text(f, d->range);
	if (str_eq(column, STR("start")))
		return day_cell(f->one, d->start);
	if (str_eq(column, STR("end")))
		return d->open_end ? STR("open") : day_cell(f->one, d->end);
	if (str_eq(column, STR("precision")))
		return str_of(precision_name[d->precision]);
	if (str_eq(column, STR("basis")))
		return d->basis;
	if (str_eq(column, STR("time_of_day")))
		return d->time_of_day;
	return str_eq(column, STR("recurring")) ? (d->recurring ? STR("recurring") : STR("")) : column;
}

static struct str place_cell(const struct facts *f, const struct place *p, struct str column)
{
	if (str_eq(column, STR("text")))
		return range_text(f, p->range);
	if (str_eq(column, STR("name")))
		return range_text(f, p->name);
	if (str_eq(column, STR("level")))
		return str_of(level_name[p->level]);
	if (str_eq(column, STR("country")))
		return p->country;
	if (str_eq(column, STR("province")))
		return p->province;
	return str_eq(column, STR("certain")) ? (p->certain ? STR("certain") : STR("")) : column;
}

static struct str reading_cell(const struct facts *f, const struct reading_table *t, const struct reading *r, struct str column)
{
	for (unsigned i = 0; i < t->cells; i++)
		if (str_eq(column, str_of(t->cell[i])))
			return r->cell[i];
	if (str_eq(column, STR("id")))
		return r->id;
	if (str_eq(column, STR("event")))
		return r->event;
	if (str_eq(column, STR("rule")))
		return r->rule;
	if (str_eq(column, STR("words")))
		return span_of(f->article->text, r->at);
	return str_eq(column, STR("evidence")) ? span_of(f->article->text, r->evidence) : column;
}

static bool is_column_char(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

static struct str cell_of(const struct facts *f, int kind, size_t row, struct str column)
{
	if (kind == READING_KINDS)
		return date_cell(f, &f->dates.v[row], column);
	if (kind == READING_KINDS + 1)
		return place_cell(f, &f->places.v[row], column);
	return reading_cell(f, &reading_tables[kind], &f->article->readings[kind].v[row], column);
}

/* Each run of small letters in the template is a column, or stands for itself. */
static void print_row(struct buf *out, const struct facts *f, int kind, size_t row, struct str template)
{
	for (size_t i = 0, end; i < template.n; i = end) {
		for (end = i; end < template.n && is_column_char(template.s[end]);)
			end++;
		if (end > i)
			buf_put(out, cell_of(f, kind, row, str_slice(template, i, end)));
		else
			buf_putc(out, template.s[end++]);
	}
	buf_putc(out, '\n');
}

static int kind_of_table(struct str table)
{
	static const char *const names[] = {"events", "people", "agreements", "figures", "topics", "dates", "places"};

	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (str_eq(table, str_of(names[i])))
			return i;
	fprintf(stderr, "no table of this name: %.*s\n", STR_ARG(table));
	exit(2);
}

static size_t rows_of(const struct facts *f, int kind)
{
	if (kind >= READING_KINDS)
		return kind == READING_KINDS ? f->dates.n : f->places.n;
	return f->article->readings[kind].n;
}

static struct str answer(struct str in, const void *context, struct arena *one)
{
	const struct table_cases *t = context;
	struct article a = article_of(in, one);
	struct facts f = facts_prepare(&a, t->lex, one);
	struct buf out = {.arena = one};
	int kind = kind_of_table(t->table);

	find_places(&f);
	find_dates(&f);
	find_events(&f);
	find_people(&f);
	find_agreements(&f);
	find_figures(&f);
	find_topics(&f);
	for (size_t i = 0; i < rows_of(&f, kind); i++)
		print_row(&out, &f, kind, i, t->template);
	return buf_str(&out);
}

/* ---- files ---- */

static struct str template_of(const char *path, struct arena *run)
{
	struct str bytes, why, line;

	if (file_read(path, 0, run, &bytes, &why))
		while (str_split(&bytes, '\n', &line))
			if (str_cut(&line, STR("# prints: ")))
				return line;
	fprintf(stderr, "%s: no line \"# prints: ...\"\n", path);
	exit(2);
}

static int run_file(const char *path, const struct lexicons *lex, int *number, struct arena *run)
{
	struct str name = str_of(path);
	size_t slash = str_rfind_char(name, '/');
	struct table_cases t = {.lex = lex, .template = template_of(path, run)};

	name = str_slice(name, slash == STR_NONE ? 0 : slash + 1, name.n);
	str_split(&name, '.', &t.table);
	printf("# %s\n", path);
	return cases_file(path, number, answer, &t);
}

static int run_files(char **path, size_t n, const struct lexicons *lex, int *number, struct arena *run)
{
	int failed = 0;

	for (size_t i = 0; i < n; i++)
		failed += run_file(path[i], lex, number, run);
	return failed;
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	struct lexicons *lex = lexicons_load("config", &run);
	int number = 0, failed;
	glob_t all = {0};

	if (argc < 2 && glob("tests/cases/extract/*.cases", 0, NULL, &all))
		return 2;
	char **path = argc < 2 ? all.gl_pathv : argv + 1;
	size_t paths = argc < 2 ? all.gl_pathc : (size_t)argc - 1;

	failed = run_files(path, paths, lex, &number, &run);
	lexicons_ask_all(lex);
	printf("# every rule at every word\n");
	failed += run_files(path, paths, lex, &number, &run);
	printf("1..%d\n", number);
	globfree(&all);
	arena_release(&run);
	return failed > 0;
}
