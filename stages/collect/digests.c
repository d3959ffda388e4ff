#include "digests.h"

#include "archives.h"

#include "../lib/file.h"
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

/* The notes of the last run, one after the other. */
struct notes {
	FILE *f; /* NULL behind their end */
	int64_t written_ns;
	struct arena one; /* holds the note in hand */
	struct str source, seen, sha256;
	bool archive;
};

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

static bool take_line(struct notes *n, struct str line)
{
	size_t end = str_rfind_char(line, ','), comma = end == STR_NONE ? end : str_rfind_char(str_slice(line, 0, end), ',');
	if (comma == STR_NONE || end - comma - 1 != HASH_DIGITS)
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

void notes_write(const char *path, const struct input_files *all)
{
	struct arena one = {0};
	struct outfile out;
	outfile_open(&out, path);
	fputs("path,size,inode,mtime_ns,ctime_ns,sha256,kind\r\n", out.f);
	for (size_t i = 0; i < all->n; i++, arena_reset(&one)) {
		const struct input_file *f = &all->v[i];
		if (!can_be_noted(f, &one))
			continue;
		struct str seen = seen_of(f, &one);
		fprintf(out.f, "%.*s,%.*s,%s\r\n", STR_ARG(seen), STR_ARG(f->sha256), f->archive ? "warc" : "");
	}
	outfile_commit_if_changed(&out);
	arena_release(&one);
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
static int hash_file(int root, struct input_file *f, const char *folder, struct arena *run, struct arena *one)
{
	struct stat st;
	int fd = openat(root, arena_cstr(one, f->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno;
	int why = fstat(fd, &st) ? errno : 0;
	if (!why) {
		f->state = file_state_of(&st);
		why = hash_content(fd, run, &f->sha256);
		if (!why && is_archive(fd, run))
			f->archive = archive_read(folder, f->sha256, fd, run);
	}
	close(fd);
	return why;
}

/* False where the notes of a web archive are gone. */
static bool take_note(struct input_file *f, const struct notes *n, const char *folder, struct arena *run)
{
	f->sha256 = arena_str(run, n->sha256);
	f->archive = n->archive ? archive_noted(folder, f->sha256, run) : NULL;
	return !n->archive || f->archive;
}

void digests_find(struct input_files *all, const char *notes, const char *folder, struct arena *run)
{
	struct arena one = {0};
	struct notes old = {0};
	notes_open(&old, notes);
	for (size_t i = 0; i < all->n; i++, arena_reset(&one)) {
		struct input_file *f = &all->v[i];
		if (!f->why && !(is_noted(&old, f, &one) && take_note(f, &old, folder, run)))
			f->why = hash_file(all->root, f, folder, run, &one);
	}
	if (old.f)
		fclose(old.f);
	arena_release(&old.one);
	arena_release(&one);
}
