#include "publish.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/hash.h"
#include "describe.h"
#include "gzip.h"
#include "records.h"
#include "release.h"
#include "row.h"
#include "summary.h"

#include <stdio.h>
#include <stdlib.h>

#define BOM "\xEF\xBB\xBF"

/* A line of parts.csv. */
struct piece {
	struct str file;
	long rows, bytes, unpacked;
};
/* The folder of a batch, or of the things. */
struct source {
	const char *folder;
	struct arena *run;
	struct piece *v;
	size_t n, cap;
};
struct sources {
	struct source *v;
	size_t n, cap;
};

struct publishing {
	const struct schema *schema;
	struct publication what;
	struct sources batches;
	struct source things;
	struct release release;
	struct dataset_files files;
	struct summary summary;
	struct arena *run;
};

static void take_piece(const struct str *cell, void *context)
{
	struct source *s = context;
	struct piece *p = PUSH(s->run, s);

	p->file = arena_str(s->run, cell[0]);
	if (!str_number(cell[1], &p->rows) || !str_number(cell[2], &p->bytes) || !str_number(cell[3], &p->unpacked))
		fail(FAIL_RUN, "%s/parts.csv: a number was expected", s->folder);
}

static struct source source_load(const char *parts, struct str id, struct arena *run)
{
	struct str names[] = {STR("file"), STR("rows"), STR("bytes"), STR("unpacked")};
	struct strs header = {.v = names, .n = 4};
	struct source s = {.folder = arena_printf(run, "%s/%.*s", parts, STR_ARG(id)).s, .run = run};

	records_read(arena_printf(run, "%s/parts.csv", s.folder).s, &header, take_piece, &s);
	return s;
}

static void load_sources(struct publishing *p)
{
	struct str text, why, line;

	if (!file_read(p->what.list, 0, p->run, &text, &why))
		fail(FAIL_RUN, "%s: %.*s", p->what.list, STR_ARG(why));
	while (str_split(&text, '\n', &line))
		if (str_trim(line).n)
			*PUSH(p->run, &p->batches) = source_load(p->what.parts, str_trim(line), p->run);
	p->things = source_load(p->what.parts, STR("things"), p->run);
}

static const struct piece *piece_of(const struct source *s, struct str file)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->v[i].file, file))
			return &s->v[i];
	fail(FAIL_RUN, "%s has no %.*s", s->folder, STR_ARG(file));
}

/* Copies a body as it lies there; returns its rows. */
static unsigned long append_piece(struct publishing *p, struct gzip *out, const struct source *s, struct str file)
{
	const struct piece *piece = piece_of(s, file);
	const char *path = arena_printf(p->run, "%s/%.*s", s->folder, STR_ARG(file)).s;

	if (gzip_append(out, path, (unsigned long long)piece->unpacked) != (unsigned long long)piece->bytes)
		fail(FAIL_RUN, "'%s' is not as long as its parts.csv says; remove its folder to have it made anew", path);
	return (unsigned long)piece->rows;
}

static const char *path_of(const struct publishing *p, struct str file)
{
	return arena_printf(p->run, "%s/%.*s", p->release.folder, STR_ARG(file)).s;
}

static void add_file(struct publishing *p, struct str name, const struct dataset_table *table)
{
	*PUSH(p->run, &p->files) = (struct dataset_file){name, table, digest_file(path_of(p, name), p->run)};
}

static void publish_table(struct publishing *p, const struct dataset_table *t)
{
	struct str name = arena_printf(p->run, "%.*s.csv.gz", STR_ARG(t->name));
	struct str mark = p->what.bom ? STR(BOM) : STR("");
	struct gzip out;
	unsigned long rows = 0;

	gzip_open(&out, path_of(p, name));
	gzip_put(&out, arena_join(p->run, mark, STR(""), row_header(t, p->run)));
	if (t->things)
		rows = append_piece(p, &out, &p->things, name);
	for (size_t i = 0; !t->things && i < p->batches.n; i++)
		rows += append_piece(p, &out, &p->batches.v[i], name);
	gzip_commit(&out);
	add_file(p, name, t);
	summary_count(&p->summary, t->name, rows);
}

static void publish_xml(struct publishing *p)
{
	struct gzip out;

	gzip_open(&out, path_of(p, STR("dataset.xml.gz")));
	gzip_put(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dataset>\n"));
	for (size_t i = 0; i < p->batches.n; i++)
		append_piece(p, &out, &p->batches.v[i], STR("articles.xml.gz"));
	append_piece(p, &out, &p->things, STR("things.xml.gz"));
	gzip_put(&out, STR("</dataset>\n"));
	gzip_commit(&out);
	add_file(p, STR("dataset.xml.gz"), NULL);
}

static void publish_text(struct publishing *p, struct str name, struct str text)
{
	struct outfile out;

	outfile_open(&out, path_of(p, name));
	fwrite(text.s, 1, text.n, out.f);
	outfile_commit(&out);
	add_file(p, name, NULL);
}

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct dataset_file *)a)->name, ((const struct dataset_file *)b)->name);
}

/* As `sha256sum -c` reads it. */
static struct str checksums(struct publishing *p)
{
	struct buf text = {.arena = p->run};

	qsort(p->files.v, p->files.n, sizeof *p->files.v, by_name);
	for (size_t i = 0; i < p->files.n; i++)
		buf_put(&text,
			arena_printf(p->run, "%.*s  %.*s\n", STR_ARG(p->files.v[i].digest.sha256), STR_ARG(p->files.v[i].name)));
	return buf_str(&text);
}

static void summarize_inputs(struct publishing *p)
{
	const struct dataset_table *inputs = schema_table(p->schema, "inputs");

	for (size_t i = 0; i < p->batches.n; i++)
		summary_read_inputs(&p->summary, inputs, arena_printf(p->run, "%s/inputs.csv.gz", p->batches.v[i].folder).s);
}

void publish(const struct schema *s, const struct package *package, struct publication what, struct arena *run)
{
	struct publishing p = {.schema = s, .what = what, .run = run, .summary = {.run = run}};

	load_sources(&p);
	p.release = release_begin(what.dataset, run);
	for (size_t i = 0; i < s->n; i++)
		publish_table(&p, &s->v[i]);
	publish_xml(&p);
	struct str description = describe_package(s, package, &p.files, run);
	publish_text(&p, STR("datapackage.json"), description);
	publish_text(&p, STR("dataset.rng"), describe_xml(s, run));
	publish_text(&p, STR("codebook.md"), describe_tables(s, package, p.what.values, run));
	struct str sums = checksums(&p);
	publish_text(&p, STR("SHA256SUMS"), sums);
	release_publish(&p.release, str_slice(sha256_hex(run, sums), 0, 16));
	summarize_inputs(&p);
	summary_print(&p.summary, p.release.dataset, what.public_release);
}
