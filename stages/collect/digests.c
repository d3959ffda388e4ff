#include "digests.h"

#include "archives.h"

#include "../lib/hash.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HASH_DIGITS = 64, LONGEST_LINE = 16 * 1024 };

/* "path,size,inode,mtime_ns,ctime_ns" */
static struct str seen_of(const struct input_file *f, struct arena *one)
{
	struct buf b = {.arena = one};
	csv_cell(&(struct csv_writer){.out = &b}, f->encoded);
	buf_put(&b, arena_printf(one, ",%" PRIu64 ",%" PRIu64 ",%" PRId64 ",%" PRId64, f->state.size, f->state.inode,
			    f->state.mtime_ns, f->state.ctime_ns));
	return buf_str(&b);
}

/* The cell before the last `cells` commas; its quotes are taken off. */
static struct str path_of(struct str seen, int cells, struct arena *one)
{
	struct buf b = {.arena = one};
	for (size_t comma; cells > 0 && (comma = str_rfind_char(seen, ',')) != STR_NONE; cells--)
		seen = str_slice(seen, 0, comma);
	if (!str_cut(&seen, STR("\"")) || !str_ends(seen, STR("\"")))
		return seen;
	for (size_t i = 0; i + 1 < seen.n; i++) {
		buf_putc(&b, seen.s[i]);
		if (seen.s[i] == '"')
			i++;
	}
	return buf_str(&b);
}

static bool is_hash(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.s[i]) && (s.s[i] < 'a' || s.s[i] > 'f'))
			return false;
	return s.n == HASH_DIGITS;
}

static bool take_line(struct notes *n, struct str line)
{
	size_t end = str_rfind_char(line, ','), comma = end == STR_NONE ? end : str_rfind_char(str_slice(line, 0, end), ',');
	if (comma == STR_NONE || !is_hash(str_slice(line, comma + 1, end)))
		return false;
	n->archive = str_ends(line, STR(",warc"));
	n->seen = arena_str(&n->one, str_slice(line, 0, comma));
	n->sha256 = arena_str(&n->one, str_slice(line, comma + 1, end));
	n->source = utf8_nfc(&n->one, path_of(n->seen, 4, &n->one));
	return true;
}

/* On to the next note that is one. */
static void next_note(struct notes *n)
{
	static char line[LONGEST_LINE];
	arena_reset(&n->one);
	while (n->f && fgets(line, sizeof line, n->f))
		if (take_line(n, str_trim(str_of(line))))
			return;
	if (n->f)
		fclose(n->f);
	n->f = NULL;
}

static void notes_open(struct notes *n, const char *path)
{
	struct stat st;
	n->f = fopen(path, "rb");
	if (!n->f)
		return;
	n->written_ns = fstat(fileno(n->f), &st) ? 0 : file_state_of(&st).mtime_ns;
	next_note(n);
}

/* A file changed after its hash was taken, but within one tick of the clock, looks unchanged: such notes do not count. */
static bool is_noted(struct notes *n, const struct input_file *f, struct arena *one)
{
	while (n->f && str_cmp(n->source, f->source) < 0)
		next_note(n);
	return n->f && str_eq(n->source, f->source) && f->state.ctime_ns < n->written_ns && str_eq(n->seen, seen_of(f, one));
}

/* Of files that share a name in NFC the notes would not stand in the order of the sources. */
static bool can_be_noted(const struct input_file *f, struct arena *one)
{
	return !f->why && str_eq(utf8_nfc(one, f->encoded), f->source);
}

/* 0, or errno. An input may be larger than memory. */
static int hash_content(int fd, struct arena *a, struct str *sha256)
{
	static uint8_t bytes[1 << 18];
	struct sha256_ctx hash;
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_init(&hash);
	for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) != 0;) {
		if (n > 0)
			sha256_update(&hash, (size_t)n, bytes);
		else if (errno != EINTR)
			return errno;
	}
	sha256_digest(&hash, sizeof digest, digest);
	*sha256 = hex_of(a, digest, sizeof digest);
	return 0;
}

/* O_NONBLOCK: the name may have become a pipe in the meantime. */
static int hash_file(struct digests *d, struct input_file *f)
{
	struct stat st;
	int fd = openat(d->root, arena_cstr(&d->one, f->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno;
	int why = fstat(fd, &st) ? errno : S_ISREG(st.st_mode) ? 0 : ENXIO;
	if (!why) {
		f->state = file_state_of(&st);
		why = hash_content(fd, &d->one, &f->sha256);
		f->archive = !why && is_archive(fd, d->run);
		if (f->archive)
			archive_read(d->folder, f->sha256, fd, &d->one);
	}
	close(fd);
	return why;
}

/* False where the notes of a web archive are gone. */
static bool take_note(struct digests *d, struct input_file *f)
{
	f->sha256 = d->old.sha256;
	f->archive = d->old.archive;
	return !f->archive || archive_noted(d->folder, f->sha256, &d->one);
}

void digests_open(struct digests *d, const char *notes, const char *folder, int root, struct arena *run)
{
	*d = (struct digests){.folder = folder, .root = root, .run = run};
	notes_open(&d->old, notes);
	outfile_open(&d->new, notes);
	fputs("path,size,inode,mtime_ns,ctime_ns,sha256,kind\r\n", d->new.f);
}

static void write_note(struct digests *d, const struct input_file *f)
{
	struct str seen = seen_of(f, &d->one);
	fprintf(d->new.f, "%.*s,%.*s,%s\r\n", STR_ARG(seen), STR_ARG(f->sha256), f->archive ? "warc" : "");
}

void digest_take(struct digests *d, struct input_file *f)
{
	arena_reset(&d->one);
	if (!f->why && !(is_noted(&d->old, f, &d->one) && take_note(d, f)))
		f->why = hash_file(d, f);
	if (can_be_noted(f, &d->one))
		write_note(d, f);
}

void digests_commit(struct digests *d)
{
	outfile_commit_if_changed(&d->new);
	if (d->old.f)
		fclose(d->old.f);
	arena_release(&d->old.one);
	arena_release(&d->one);
}
