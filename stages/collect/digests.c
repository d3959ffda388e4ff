#include "digests.h"

#include "archives.h"

#include "../lib/file.h"
#include "../lib/hash.h"
#include "../lib/table.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HASH_DIGITS = 64 };

static int by_seen(const void *a, const void *b)
{
	return str_cmp((*(const struct note *const *)a)->seen, (*(const struct note *const *)b)->seen);
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
	return notes;
}

/* "path,size,inode,mtime_ns,ctime_ns" */
static void put_seen(struct buf *b, const struct input_file *f)
{
	char numbers[128];
	int n = snprintf(numbers, sizeof numbers, ",%" PRIu64 ",%" PRIu64 ",%" PRId64 ",%" PRId64, f->state.size, f->state.inode,
		f->state.mtime_ns, f->state.ctime_ns);
	csv_cell(&(struct csv_writer){.out = b}, f->encoded);
	buf_put(b, (struct str){numbers, (size_t)n});
}

void notes_write(const char *path, const struct input_files *all, struct arena *run)
{
	struct buf b = {.arena = run};
	struct outfile out;
	buf_put(&b, STR("path,size,inode,mtime_ns,ctime_ns,sha256,kind\r\n"));
	for (size_t i = 0; i < all->n; i++) {
		if (all->v[i].why)
			continue;
		put_seen(&b, &all->v[i]);
		buf_putc(&b, ',');
		buf_put(&b, all->v[i].sha256);
		buf_put(&b, all->v[i].archive ? STR(",warc\r\n") : STR(",\r\n"));
	}
	outfile_open(&out, path);
	fwrite(b.s, 1, b.n, out.f);
	outfile_commit_if_changed(&out);
}

static const struct note *find_note(struct notes *old, struct str seen, struct arena *run)
{
	const struct note wanted = {.seen = seen}, *key = &wanted, **found;
	if (!old->sorted) {
		old->sorted = NEW(run, const struct note *, old->n);
		for (size_t i = 0; i < old->n; i++)
			old->sorted[i] = &old->v[i];
		qsort(old->sorted, old->n, sizeof *old->sorted, by_seen);
	}
	found = bsearch(&key, old->sorted, old->n, sizeof *old->sorted, by_seen);
	return found ? *found : NULL;
}

/* A file changed after its hash was taken, but within one tick of the clock, looks unchanged: such notes do not count. */
static const struct note *note_for(struct notes *old, const struct input_file *f, struct arena *run)
{
	struct buf seen = {.arena = run};
	const struct note *note;
	if (!old->n || f->state.ctime_ns >= old->written_ns)
		return NULL;
	put_seen(&seen, f);
	note = old->next < old->n && str_eq(old->v[old->next].seen, buf_str(&seen)) ? &old->v[old->next]
										    : find_note(old, buf_str(&seen), run);
	if (note)
		old->next = (size_t)(note - old->v) + 1;
	return note;
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

void digests_find(struct input_files *all, struct notes *old, const char *folder, struct arena *run)
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
