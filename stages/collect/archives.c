#include "archives.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/warc.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

enum { LONGEST_DIGEST = 160, DIGITS = 64 /* of SHA-256 */ };

struct str record_source(const struct input_file *f, size_t record, struct arena *run)
{
	return arena_printf(run, "%.*s#%zu", STR_ARG(f->source), record);
}

static struct warc *reader(struct arena *run)
{
	static struct warc *one;
	if (!one)
		one = warc_new(run);
	return one;
}

bool is_archive(int fd, struct arena *run)
{
	return warc_begin(reader(run), fd, (struct warc_range){0});
}

static bool is_type(struct str type, const char *name)
{
	return str_eq_nocase(type, str_of(name));
}

/* "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ" */
static bool is_digest(struct str s)
{
	if (s.n < 28 || s.n > LONGEST_DIGEST || !str_has(s, STR(":")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.s[i]) && !((s.s[i] | 0x20) >= 'a' && (s.s[i] | 0x20) <= 'z') && !strchr(":=+/_-", s.s[i]))
			return false;
	return true;
}

/* Only pages that were there: all redirections have one empty body. */
static struct str digest_of(const struct warc_record *r, bool response)
{
	struct str digest = header_field(r->header, STR("WARC-Payload-Digest")), line = str_slice(r->body, 0, 16);
	if (response && (!str_starts(line, STR("HTTP/")) || !str_has(line, STR(" 200"))))
		return STR("");
	if (!digest.n && !response)
		digest = header_field(r->header, STR("WARC-Block-Digest"));
	return is_digest(digest) ? digest : STR("");
}

static void note_record(struct archive *a, const struct warc_record *r, struct arena *run)
{
	struct str type = header_field(r->header, STR("WARC-Type"));
	bool response = is_type(type, "response");
	if (!r->broken.n && (response || is_type(type, "resource") || is_type(type, "conversion")))
		*PUSH(run, a) =
			(struct capture){r->number, r->offset, r->may_begin, arena_str(run, digest_of(r, response)), STR("")};
}

static const char *notes_path(const char *folder, struct str sha256, struct arena *run)
{
	return arena_cstr(run, arena_printf(run, "%s/archives/%.*s.csv", folder, STR_ARG(sha256)));
}

static void write_notes(const char *path, const struct archive *a)
{
	struct outfile out;
	outfile_open(&out, path);
	fputs("record,offset,digest\r\n", out.f);
	for (size_t i = 0; i < a->n; i++) {
		const struct capture *c = &a->v[i];
		fprintf(out.f, "%zu,", c->record);
		if (c->may_begin)
			fprintf(out.f, "%" PRIu64, c->offset);
		fprintf(out.f, ",%.*s\r\n", STR_ARG(c->digest));
	}
	outfile_commit(&out);
}

static bool read_note(struct str line, struct capture *c)
{
	struct str record, offset, digest;
	long number, place = 0;
	line = str_trim(line);
	if (!str_split(&line, ',', &record) || !str_split(&line, ',', &offset) || !str_number(record, &number))
		return false;
	if (!str_split(&line, ',', &digest))
		digest = STR("");
	if (offset.n && !str_number(offset, &place))
		return false;
	*c = (struct capture){(size_t)number, (uint64_t)place, offset.n > 0, digest, STR("")};
	return true;
}

struct archive *archive_noted(const char *folder, struct str sha256, struct arena *run)
{
	struct str bytes, why, line;
	struct archive *a = NEW(run, struct archive, 1);
	struct capture c;
	if (!file_read(notes_path(folder, sha256, run), 0, run, &bytes, &why) ||
		!str_cut(&bytes, STR("record,offset,digest\r\n")))
		return NULL;
	while (str_split(&bytes, '\n', &line) && line.n) {
		if (!read_note(line, &c))
			return NULL;
		*PUSH(run, a) = c;
	}
	return a;
}

struct archive *archive_read(const char *folder, struct str sha256, int fd, struct arena *run)
{
	struct archive *a = archive_noted(folder, sha256, run);
	struct arena one = {0};
	if (a)
		return a;
	a = NEW(run, struct archive, 1);
	if (warc_begin(reader(run), fd, (struct warc_range){0}))
		for (struct warc_record r; warc_next(reader(run), 0, &one, &r); arena_reset(&one))
			note_record(a, &r, run);
	arena_release(&one);
	write_notes(notes_path(folder, sha256, run), a);
	return a;
}

/* Of 16 hex digits. */
static bool cut_number(struct str sha256, uint64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < 16; i++) {
		char c = i < sha256.n ? sha256.s[i] : 'x';
		if (!is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*n = *n << 4 | (uint64_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return true;
}

void archive_set_add(struct archive_set *set, struct str sha256, struct arena *run)
{
	uint64_t n;
	if (cut_number(sha256, &n))
		*PUSH(run, set) = n;
}

static int by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static bool is_note_of_other(struct str name, const struct archive_set *set)
{
	uint64_t n;
	return name.n == DIGITS + 4 && str_ends(name, STR(".csv")) && cut_number(name, &n) &&
	       !(set->n && bsearch(&n, set->v, set->n, sizeof *set->v, by_number));
}

void archives_remove_others(const char *folder, struct archive_set *set, struct arena *run)
{
	DIR *dir = opendir(arena_cstr(run, arena_printf(run, "%s/archives", folder)));
	if (!dir)
		return;
	if (set->n)
		qsort(set->v, set->n, sizeof *set->v, by_number);
	for (struct dirent *e; (e = readdir(dir));)
		if (is_note_of_other(str_of(e->d_name), set) && unlinkat(dirfd(dir), e->d_name, 0))
			fail(FAIL_RUN, "cannot remove '%s/archives/%s': %s", folder, e->d_name, strerror(errno));
	closedir(dir);
}
