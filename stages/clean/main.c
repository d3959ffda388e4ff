/* clean - find the article in a scraped page
 * usage: clean [-t] [-C config] [-e charset] [-o output] [-r folder] [-m manifest] [-x cuts] [page]
 * One page (file or standard input), every record of a web archive, or every input of a manifest becomes an input of the stream
 * with its article: text as blocks, title, time, writer, language, counters. -t prints the main text alone. */
#include "captures.h"

#include "../lib/fail.h"
#include "../lib/fence.h"
#include "../lib/options.h"

#include <sys/stat.h>

static const char usage[] = "[-t] [-C config] [-e charset] [-o output] [-r folder] [-m manifest] [-x cuts] [page]";
static const char help[] =
	"Find the article in a scraped page (HTML or saved text, a file or standard input), or in every record of a WARC.\n"
	"  -e charset    what the transport said of the page (windows-1258, gb2312 ...)\n"
	"  -m manifest   clean every input of this list, as written by collect\n"
	"  -r folder     the folder that paths of the manifest are relative to\n"
	"  -t            print the main text alone: no headline, captions, byline\n"
	"  -x cuts       also write to this file what was cut away and why, for people\n"
	"  -C config     folder of the tables (config)\n"
	"  -o output     file to write instead of standard output\n"
	"  -h, -V        print this help, the version\n";

/* A pipe, a socket or a device among the inputs: it may have no end, or wait for ever. */
static bool is_no_file(const char *path)
{
	struct stat st;
	return !stat(path, &st) && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static void clean_file_row(const struct capture_job *job, const struct manifest_row *row)
{
	struct input in = {.source = row->source, .reason = STR("")};
	if (row->duplicate_of.n) {
		in.outcome = STR("duplicate");
		in.reason = arena_printf(job->one, "same bytes as %.*s", STR_ARG(row->duplicate_of));
	} else if (job->listed && is_no_file(row->path)) {
		in.outcome = STR("rejected");
		in.reason = STR("not a file");
	} else {
		clean_file(job->cleaner, row->path, job->charset, job->one, &in);
	}
	input_write(job->out, &in);
	arena_reset(job->one);
}

/* A range of a web archive, and the rows behind it that tell of duplicates in it. */
static void clean_range(const struct capture_job *job, const struct manifest_row *row, size_t known)
{
	struct input lost = {.source = row->source, .outcome = STR("rejected"), .reason = STR("changed while it was read")};
	if (captures_begin(job, row->path, (struct warc_range){row->offset, row->end, row->record}))
		captures_clean(job, row->source, row + 1, known);
	else
		input_write(job->out, &lost);
}

static void clean_manifest(const struct capture_job *job, const struct manifest *m)
{
	for (size_t i = 0, known = 0; i < m->n; i += known + 1) {
		for (known = 0; i + known + 1 < m->n && m->v[i + known + 1].record && !m->v[i + known + 1].end;)
			known++;
		if (m->v[i].end)
			clean_range(job, &m->v[i], known);
		else
			clean_file_row(job, &m->v[i]);
	}
}

/* A page or a web archive; the main text alone is that of a page. */
static void clean_operand(const struct capture_job *job, const char *path)
{
	struct manifest_row row = {.source = str_of(path ? path : "-"), .path = path};
	if (captures_begin(job, path, (struct warc_range){0}))
		captures_clean(job, row.source, NULL, 0);
	else
		clean_file_row(job, &row);
}

static void print_main_text(const struct capture_job *job, const char *path, const char *output)
{
	struct input in = {.source = STR("-")};
	struct outfile out;
	clean_file(job->cleaner, path, job->charset, job->one, &in);
	outfile_open(&out, output);
	struct str text = in.articles.n ? main_text(&in.articles.v[0], job->one) : STR("");
	fwrite(text.s, 1, text.n, out.f);
	outfile_commit(&out);
}

int main(int argc, char **argv)
{
	const char *manifest = NULL, *folder = NULL, *text_only = NULL, *charset = NULL, *cuts = NULL;
	struct option_own own[] = {{'e', true, &charset}, {'m', true, &manifest}, {'r', true, &folder}, {'t', false, &text_only},
		{'x', true, &cuts}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0}, one = {0};
	if (opt.n_operands > 1 || (manifest && (opt.input || text_only)))
		fail(FAIL_USAGE, "one page or one manifest");
	struct cleaner *c = cleaner_load(opt.config, &run);
	struct capture_job job = {
		.cleaner = c, .warc = warc_new(&run), .charset = str_of(charset), .one = &one, .listed = manifest};
	struct manifest list = {0};
	if (manifest)
		list = manifest_load(manifest, folder, &run);
	struct outfile told;
	if (cuts) {
		outfile_open(&told, cuts);
		cleaner_tell(c, told.f);
	}
	fence_stage(cleaner_limits(c)->stage_megabytes);
	if (text_only) {
		print_main_text(&job, opt.input, opt.output);
	} else {
		job.out = inputs_create(opt.output, &run);
		if (manifest)
			clean_manifest(&job, &list);
		else
			clean_operand(&job, opt.input);
		inputs_commit(job.out);
	}
	if (cuts)
		outfile_commit(&told);
	cleaner_release(c);
	arena_release(&one);
	arena_release(&run);
	return 0;
}
