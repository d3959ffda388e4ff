#include "digests.h"

#include "archives.h"

#include "../lib/file.h"
#include "../lib/hash.h"
#include "../lib/table.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HASH_DIGITS = 64 };

static int by_seen(const void *a, const void *b)
{
	const struct note *x = a, *y = b;
	return str_cmp(x->seen, y->seen);
}

struct notes notes_read(const char *path, struct arena *run)
{
	struct notes notes = {0};
	struct stat st;
	struct str bytes, why, line;
	if (stat(path, &st) || !file_read(path, 0, run, &bytes, &why))
		return notes;
	notes.written_ns = file_state_of(&st).mtime_ns;
	while (str_split(&bytes, '\n', &line)) {
		line = str_trim(line);
		bool archive = str_ends(line, STR(",warc"));
		size_t end = str_rfind_char(line, ','),
		       comma = end == STR_NONE ? end : str_rfind_char(str_slice(line, 0, end), ',');
		if (comma != STR_NONE && end - comma - 1 == HASH_DIGITS)
			*PUSH(run, &notes) = (struct note){str_slice(line, 0, comma), str_slice(line, comma + 1, end), archive};
	}
	if (notes.n)
		qsort(notes.v, notes.n, sizeof *notes.v, by_seen);
	return notes;
}

/* "path,size,inode,mtime_ns,ctime_ns" */
static void put_seen(struct csv_writer *w, const struct input_file *f, struct arena *run)
{
	csv_cell(w, f->encoded);
	csv_cell(w, arena_printf(run, "%" PRIu64, f->state.size));
	csv_cell(w, arena_printf(run, "%" PRIu64, f->state.inode));
	csv_cell(w, arena_printf(run, "%" PRId64, f->state.mtime_ns));
	csv_cell(w, arena_printf(run, "%" PRId64, f->state.ctime_ns));
}

void notes_write(const char *path, const struct input_files *all, struct arena *run)
{
	struct buf b = {.arena = run};
	struct csv_writer w = {.out = &b};
	struct outfile out;
	buf_put(&b, STR("path,size,inode,mtime_ns,ctime_ns,sha256,kind\r\n"));
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].why)
			continue;
		put_seen(&w, &all->v[i], run);
		csv_cell(&w, all->v[i].sha256);
		csv_cell(&w, all->v[i].archive ? STR("warc") : STR(""));
		csv_end_row(&w);
	}
	outfile_open(&out, path);
	fwrite(b.s, 1, b.n, out.f);
	outfile_commit_if_changed(&out);
}

/* A file changed after its hash was taken, but within one tick of the clock, looks unchanged: such notes do not count. */
static const struct note *note_for(const struct notes *old, const struct input_file *f, struct arena *run)
{
	struct buf seen = {.arena = run};
	struct csv_writer w = {.out = &seen};
	if (!old->n || f->state.ctime_ns >= old->written_ns)
		return NULL;
	put_seen(&w, f, run);
	return bsearch(&(struct note){.seen = buf_str(&seen)}, old->v, old->n, sizeof *old->v, by_seen);
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
static int hash_file(int root, struct input_file *f, const char *folder, struct arena *run)
{
	struct stat st;
	int fd = openat(root, arena_cstr(run, f->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
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
static bool take_note(struct input_file *f, const struct note *note, const char *folder, struct arena *run)
{
	f->sha256 = note->sha256;
	f->archive = note->archive ? archive_noted(folder, note->sha256, run) : NULL;
	return !note->archive || f->archive;
}

void digests_find(struct input_files *all, const struct notes *old, const char *folder, struct arena *run)
{
	for (size_t i = 0; i < all->n; i++) {
		struct input_file *f = &all->v[i];
		if (f->why)
			continue;
		const struct note *note = note_for(old, f, run);
		if (!note || !take_note(f, note, folder, run))
			f->why = hash_file(all->root, f, folder, run);
	}
}
