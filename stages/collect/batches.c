#include "batches.h"

#include "archives.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/hash.h"
#include "../lib/table.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 4 /* times the mean */ };

/* FNV-1a, written down here because where batches end is part of the output; the upper half is mixed in, for its lower
 * bits are the weak ones. */
static uint64_t cut_hash(struct str source)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < source.n; i++)
		h = (h ^ (unsigned char)source.s[i]) * 1099511628211u;
	return h ^ h >> 32;
}

/* The range that begins with that capture; the first of a file takes what stands before it. */
static struct input_row range_from(const struct input_file *f, size_t first, size_t end, struct arena *run)
{
	const struct archive *a = f->archive;
	struct input_row row = {.file = f, .weight = end > first ? end - first : 1, .record = 1, .end = f->state.size};
	if (first) {
		row.record = a->v[first].record;
		row.offset = a->v[first].offset;
	}
	if (end < a->n)
		row.end = a->v[end].offset;
	row.captures = a->v + first;
	row.behind = a->v + end;
	row.source = record_source(f, row.record, run);
	return row;
}

static void add_ranges(struct input_rows *rows, const struct input_file *f, size_t mean, struct arena *run)
{
	const struct archive *a = f->archive;
	size_t first = 0;
	for (size_t i = 1; i < a->n; i++)
		if (i - first >= mean && a->v[i].may_begin) {
			*PUSH(run, rows) = range_from(f, first, i, run);
			first = i;
		}
	*PUSH(run, rows) = range_from(f, first, a->n, run);
}

static struct input_rows rows_of(const struct input_files *all, size_t mean, struct arena *run)
{
	struct input_rows rows = {0};
	RESERVE(run, &rows, all->n + 1);
	for (size_t i = 0; i < all->n; i++) {
		const struct input_file *f = &all->v[i];
		if (f->archive && !f->duplicate_of.n)
			add_ranges(&rows, f, mean, run);
		else
			*PUSH(run, &rows) = (struct input_row){.file = f, .source = f->source, .weight = 1};
	}
	return rows;
}

struct batches batches_cut(const struct input_files *all, size_t mean, struct arena *run)
{
	struct batches batches = {.rows = rows_of(all, mean, run)};
	const struct input_row *rows = batches.rows.v;
	for (size_t i = 0, first = 0, weight = 0; i < batches.rows.n; i++) {
		weight += rows[i].weight;
		if (i + 1 < batches.rows.n && weight < LONGEST * mean && cut_hash(rows[i].source) % mean >= rows[i].weight)
			continue;
		*PUSH(run, &batches) = (struct batch){id_of(run, STR("b"), rows[first].source), first, i + 1};
		first = i + 1;
		weight = 0;
	}
	return batches;
}

static void put_number(struct csv_writer *w, uint64_t n, struct arena *run)
{
	csv_cell(w, arena_printf(run, "%" PRIu64, n));
}

static void put_blanks(struct csv_writer *w, size_t n)
{
	while (n--)
		csv_cell(w, STR(""));
}

static void put_file(struct csv_writer *w, const struct input_file *f, struct arena *run)
{
	csv_cell(w, f->source);
	csv_cell(w, f->encoded);
	csv_cell(w, f->why ? STR("") : arena_printf(run, "%" PRIu64, f->state.size));
	csv_cell(w, f->sha256);
	csv_cell(w, f->duplicate_of);
	put_blanks(w, 3);
	csv_end_row(w);
}

/* And a row for each record in it that is known to repeat another. */
static void put_range(struct csv_writer *w, const struct input_row *row, struct arena *run)
{
	csv_cell(w, row->file->source);
	csv_cell(w, row->file->encoded);
	put_number(w, row->end - row->offset, run);
	csv_cell(w, row->file->sha256);
	csv_cell(w, STR(""));
	put_number(w, row->record, run);
	put_number(w, row->offset, run);
	put_number(w, row->end, run);
	csv_end_row(w);
	for (const struct capture *c = row->captures; c < row->behind; c++) {
		if (!c->duplicate_of.n)
			continue;
		csv_cell(w, record_source(row->file, c->record, run));
		csv_cell(w, row->file->encoded);
		put_blanks(w, 2);
		csv_cell(w, c->duplicate_of);
		put_number(w, c->record, run);
		put_blanks(w, 2);
		csv_end_row(w);
	}
}

static void write_file(const char *folder, struct str name, struct str bytes, struct arena *run)
{
	const char *path = arena_cstr(run, arena_printf(run, "%s/%.*s", folder, STR_ARG(name)));
	struct str old, why;
	struct outfile out;
	if (file_read(path, 0, run, &old, &why) && str_eq(old, bytes))
		return; /* thousands of them in an idle run: no temporary file for each */
	outfile_open(&out, path);
	fwrite(bytes.s, 1, bytes.n, out.f);
	outfile_commit(&out);
}

static void write_manifest(const char *folder, const struct batches *all, const struct batch *batch, struct arena *one)
{
	struct buf b = {.arena = one};
	struct csv_writer w = {.out = &b};
	buf_put(&b, STR("source,path,bytes,sha256,duplicate_of,record,offset,end\r\n"));
	for (size_t i = batch->first; i < batch->end; i++)
		if (all->rows.v[i].record)
			put_range(&w, &all->rows.v[i], one);
		else
			put_file(&w, all->rows.v[i].file, one);
	write_file(folder, arena_printf(one, "%.*s.csv", STR_ARG(batch->id)), buf_str(&b), one);
}

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct batch *)a)->id, ((const struct batch *)b)->id);
}

/* "b", 16 hex digits, ".csv": what this program wrote and nothing else. */
static bool is_manifest(struct str name)
{
	return name.n == 21 && name.s[0] == 'b' && strspn(name.s + 1, "0123456789abcdef") == 16 && str_ends(name, STR(".csv"));
}

static void remove_others(const char *folder, const struct batches *batches, struct arena *run)
{
	struct batch *sorted = NEW(run, struct batch, batches->n + 1);
	DIR *dir = opendir(folder);
	if (!dir)
		fail(FAIL_RUN, "cannot read folder '%s': %s", folder, strerror(errno));
	for (size_t i = 0; i < batches->n; i++)
		sorted[i] = batches->v[i];
	qsort(sorted, batches->n, sizeof *sorted, by_id);
	for (struct dirent *e; (e = readdir(dir));) {
		struct str name = str_of(e->d_name);
		struct batch wanted = {.id = str_slice(name, 0, name.n > 4 ? name.n - 4 : 0)};
		if (!is_manifest(name) || bsearch(&wanted, sorted, batches->n, sizeof *sorted, by_id))
			continue;
		if (unlinkat(dirfd(dir), e->d_name, 0))
			fail(FAIL_RUN, "cannot remove '%s/%s': %s", folder, e->d_name, strerror(errno));
	}
	closedir(dir);
}

void manifests_write(const char *folder, const struct batches *batches, struct arena *run)
{
	struct buf ids = {.arena = run};
	struct arena one = {0};
	for (size_t i = 0; i < batches->n; i++, arena_reset(&one)) {
		write_manifest(folder, batches, &batches->v[i], &one);
		buf_put(&ids, batches->v[i].id);
		buf_putc(&ids, '\n');
	}
	write_file(folder, STR("batches"), buf_str(&ids), run); /* after what it names, before what it no longer names goes */
	remove_others(folder, batches, run);
	arena_release(&one);
}
