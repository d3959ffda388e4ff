#include "batches.h"

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

enum { LONGEST = 2 /* times the mean */ };

/* FNV-1a, written down here because where batches end is part of the output; the upper half is mixed in, for its lower
 * bits are the weak ones. */
static uint64_t cut_hash(struct str source)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < source.n; i++)
		h = (h ^ (unsigned char)source.s[i]) * 1099511628211u;
	return h ^ h >> 32;
}

/* Some records of a web archive. */
struct range {
	const struct input_file *file;
	struct str source; /* FILE#N */
	size_t weight;     /* how many inputs it counts as */
	size_t record;     /* number of its first */
	uint64_t offset, end;
	const struct capture *captures, *behind; /* those in it */
};

/* The batch that is being filled, and those before. */
struct batches {
	const char *folder;
	size_t mean, weight;
	struct arena rows_of_one, one;
	struct buf rows;
	struct csv_writer csv;
	struct str id;
	struct buf ids;
};

/* The range that begins with that capture; the first of a file takes what stands before it. */
static struct range range_from(const struct input_file *f, const struct archive *a, size_t first, size_t end, struct arena *one)
{
	struct range r = {.file = f, .weight = end > first ? end - first : 1, .record = 1, .end = f->state.size};
	if (first) {
		r.record = a->v[first].record;
		r.offset = a->v[first].offset;
	}
	if (end < a->n)
		r.end = a->v[end].offset;
	r.captures = a->v + first;
	r.behind = a->v + end;
	r.source = record_source(f, r.record, one);
	return r;
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
	csv_cell(w, f->hash);
	csv_cell(w, f->duplicate_of);
	put_blanks(w, 3);
	csv_end_row(w);
}

/* And a row for each record in it that is known to repeat another. */
static void put_range(struct csv_writer *w, const struct range *row, struct arena *run)
{
	csv_cell(w, row->file->source);
	csv_cell(w, row->file->encoded);
	put_number(w, row->end - row->offset, run);
	csv_cell(w, row->file->hash);
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

static void begin_rows(struct batches *b)
{
	arena_reset(&b->rows_of_one);
	b->rows = (struct buf){.arena = &b->rows_of_one};
	b->csv = (struct csv_writer){.out = &b->rows};
	b->id = STR("");
	b->weight = 0;
	buf_put(&b->rows, STR("source,path,bytes,hash,duplicate_of,record,offset,end\r\n"));
}

static void end_batch(struct batches *b)
{
	if (!b->id.n)
		return;
	write_file(b->folder, arena_printf(&b->one, "%.*s.csv", STR_ARG(b->id)), buf_str(&b->rows), &b->one);
	buf_put(&b->ids, b->id);
	buf_putc(&b->ids, '\n');
	begin_rows(b);
}

/* Before its rows are put, and behind them. */
static void begin_input(struct batches *b, struct str source)
{
	if (!b->id.n)
		b->id = id_of(&b->rows_of_one, STR("b"), source);
}

static void end_input(struct batches *b, struct str source, size_t weight)
{
	size_t least = (b->mean + 1) / 2, one_in = b->mean - least + 1;
	b->weight += weight;
	if (b->weight >= LONGEST * b->mean || (b->weight >= least && cut_hash(source) % one_in < weight))
		end_batch(b);
}

static void add_file(struct batches *b, const struct input_file *f)
{
	begin_input(b, f->source);
	put_file(&b->csv, f, &b->one);
	end_input(b, f->source, 1);
}

static void add_range(struct batches *b, struct range r)
{
	begin_input(b, r.source);
	put_range(&b->csv, &r, &b->one);
	end_input(b, r.source, r.weight);
}

static void add_archive(struct batches *b, const struct input_file *f, const struct archive *a)
{
	size_t first = 0;
	for (size_t i = 1; i < a->n; i++)
		if (i - first >= b->mean && a->v[i].may_begin) {
			add_range(b, range_from(f, a, first, i, &b->one));
			first = i;
		}
	add_range(b, range_from(f, a, first, a->n, &b->one));
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct strs sorted(struct str ids, struct arena *run)
{
	struct strs all = {0};
	for (struct str id; str_split(&ids, '\n', &id);)
		if (id.n)
			*PUSH(run, &all) = id;
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_bytes);
	return all;
}

/* "b", 16 hex digits, ".csv": what this program wrote and nothing else. */
static bool is_manifest(struct str name)
{
	return name.n == 21 && name.s[0] == 'b' && strspn(name.s + 1, "0123456789abcdef") == 16 && str_ends(name, STR(".csv"));
}

static void remove_others(const char *folder, struct str ids, struct arena *run)
{
	struct strs listed = sorted(ids, run);
	DIR *dir = opendir(folder);
	if (!dir)
		fail(FAIL_RUN, "cannot read folder '%s': %s", folder, strerror(errno));
	for (struct dirent *e; (e = readdir(dir));) {
		struct str name = str_of(e->d_name), id = str_slice(name, 0, name.n > 4 ? name.n - 4 : 0);
		if (!is_manifest(name) || (listed.n && bsearch(&id, listed.v, listed.n, sizeof *listed.v, by_bytes)))
			continue;
		if (unlinkat(dirfd(dir), e->d_name, 0))
			fail(FAIL_RUN, "cannot remove '%s/%s': %s", folder, e->d_name, strerror(errno));
	}
	closedir(dir);
}

void batches_write(const char *folder, size_t mean, struct listing *all, struct arena *run)
{
	struct batches b = {.folder = folder, .mean = mean, .ids = {.arena = run}};
	begin_rows(&b);
	listing_rewind(all);
	for (struct input_file f; listing_next(all, &f); arena_reset(&b.one))
		if (f.archive && !f.duplicate_of.n)
			add_archive(&b, &f, listing_captures(all, &f, &b.one));
		else
			add_file(&b, &f);
	end_batch(&b);
	write_file(folder, STR("batches"), buf_str(&b.ids), run); /* after what it names, before what it no longer names goes */
	remove_others(folder, buf_str(&b.ids), run);
	arena_release(&b.one);
	arena_release(&b.rows_of_one);
}
