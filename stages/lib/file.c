#include "file.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static bool is_standard(const char *path)
{
	return !path || !strcmp(path, "-");
}

static _Noreturn void cannot_read(const char *path)
{
	fail(FAIL_RUN, "cannot read '%s': %s", path ? path : "standard input", strerror(errno));
}

static bool too_large(const struct buf *b, size_t limit, struct str *why)
{
	*why = arena_printf(b->arena, "larger than %zu bytes", limit);
	return false;
}

/* For streams too: gzread() passes plain bytes through. Its traps: a truncated file reads like its end and only gzclose() tells;
 * what follows the last member is ignored. */
static bool read_all(gzFile in, const char *path, size_t limit, struct buf *b, struct str *why)
{
	enum { PIECE = 256 * 1024 };
	static char piece[PIECE];
	int n;

	while ((n = gzread(in, piece, PIECE)) > 0) {
		if (limit && b->n + (size_t)n > limit) {
			gzclose(in);
			return too_large(b, limit, why);
		}
		buf_put(b, (struct str){piece, (size_t)n});
	}
	if (n < 0) {
		int code;
		const char *message = gzerror(in, &code);

		if (code == Z_ERRNO)
			cannot_read(path);
		*why = arena_printf(b->arena, "broken gzip data: %s", message);
		gzclose(in);
		return false;
	}
	if (gzclose(in) != Z_OK) {
		*why = STR("truncated gzip data");
		return false;
	}
	return true;
}

/* Other reasons (no descriptor left, a failing disk) are the machine's: tomorrow the same file may be read. */
static bool lies_in_the_name(int error)
{
	return error == ENOENT || error == EACCES || error == EPERM || error == ENOTDIR || error == ELOOP ||
	       error == ENAMETOOLONG || error == ENXIO || error == EISDIR || error == EOVERFLOW;
}

/* The files of /proc say that they have no bytes; that one cannot be read is no disk's failure. */
static bool is_hollow(int fd, const struct stat *st)
{
	char byte;

	return S_ISREG(st->st_mode) && !st->st_size && pread(fd, &byte, 1, 0) < 0;
}

static bool is_packed(int fd, const char *path)
{
	unsigned char magic[2];
	ssize_t n = pread(fd, magic, sizeof magic, 0);

	if (n < 0)
		cannot_read(path);
	return n == sizeof magic && magic[0] == 0x1f && magic[1] == 0x8b;
}

static bool read_more(int fd, const char *path, struct buf *b)
{
	char *room = buf_room(b, 1);
	ssize_t n = read(fd, room, b->cap - b->n);

	if (n < 0)
		cannot_read(path);
	b->n += (size_t)n;
	return n > 0;
}

/* Into room of its size and a byte more, behind which a file ends that did not grow. */
static bool read_plain(int fd, const char *path, size_t size, size_t limit, struct buf *b, struct str *why)
{
	if (limit && size > limit)
		return too_large(b, limit, why);
	b->cap = size + 1;
	b->s = arena_room(b->arena, b->cap, 1);
	while (read_more(fd, path, b))
		if (limit && b->n > limit)
			return too_large(b, limit, why);
	return true;
}

static bool open_file(const char *path, int *fd, struct stat *st, struct str *why, struct arena *a)
{
	*fd = is_standard(path) ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
	if (*fd >= 0 && !fstat(*fd, st))
		return true;
	if (!lies_in_the_name(errno))
		fail(FAIL_RUN, "cannot open '%s': %s", path ? path : "standard input", strerror(errno));
	*why = arena_printf(a, "cannot open: %s", strerror(errno));
	return false;
}

static bool read_packed(int fd, const char *path, size_t limit, struct buf *b, struct str *why)
{
	gzFile in = gzdopen(fd, "rb");

	if (!in)
		fail(FAIL_RUN, "out of memory");
	gzbuffer(in, 128 * 1024);
	return read_all(in, path, limit, b, why);
}

bool file_read(const char *path, size_t limit, struct arena *a, struct str *bytes, struct str *why)
{
	struct buf b = {.arena = a};
	struct stat st;
	int fd;

	if (!open_file(path, &fd, &st, why, a))
		return false;
	if (!is_standard(path) && S_ISDIR(st.st_mode)) {
		*why = STR("is a folder");
		close(fd);
		return false;
	}
	if (is_hollow(fd, &st)) {
		*why = arena_printf(a, "cannot read: %s", strerror(errno));
		close(fd);
		return false;
	}
	if (is_standard(path) || !S_ISREG(st.st_mode) || is_packed(fd, path)) {
		if (!read_packed(fd, path, limit, &b, why))
			return false;
	} else {
		bool whole = read_plain(fd, path, (size_t)st.st_size, limit, &b, why);

		close(fd);
		if (!whole)
			return false;
	}
	*bytes = buf_str(&b);
	return true;
}

void make_parent(const char *path)
{
	char folder[4096];
	size_t n = strlen(path);

	if (n >= sizeof folder)
		fail(FAIL_RUN, "name too long: '%.60s...'", path);
	memcpy(folder, path, n + 1);
	for (char *p = folder + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		if (mkdir(folder, 0777) && errno != EEXIST)
			fail(FAIL_RUN, "cannot make folder '%s': %s", folder, strerror(errno));
		*p = '/';
	}
}

/* Temporary files still open when fail() calls exit(). */
static struct {
	const char *name[16];
	size_t n;
} unfinished;

static void remove_unfinished(void)
{
	while (unfinished.n)
		unlink(unfinished.name[--unfinished.n]);
}

static void note_unfinished(const char *name)
{
	static bool registered;

	if (!registered) {
		registered = true;
		atexit(remove_unfinished);
	}
	if (unfinished.n < sizeof unfinished.name / sizeof *unfinished.name)
		unfinished.name[unfinished.n++] = name;
}

static void forget_unfinished(const char *name)
{
	for (size_t i = 0; i < unfinished.n; i++)
		if (unfinished.name[i] == name)
			unfinished.name[i] = unfinished.name[--unfinished.n];
}

/* "-o /dev/null": a device or pipe is written to, not replaced. */
static bool is_special(const char *path)
{
	struct stat st;

	return !stat(path, &st) && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

/* The system's own would be written a page at a time. */
enum { BUFFER = 64 * 1024 };

/* Names hold host and process id: on a shared file system two machines may write the same output. */
void outfile_open(struct outfile *out, const char *path)
{
	char host[64] = "";

	*out = (struct outfile){.f = stdout};
	if (is_standard(path))
		return;
	out->path = path;
	if (is_special(path)) {
		out->f = fopen(path, "wb");
		if (!out->f)
			fail(FAIL_RUN, "cannot write '%s': %s", path, strerror(errno));
		return;
	}
	gethostname(host, sizeof host - 1);
	make_parent(path);
	if (asprintf(&out->temporary, "%s.%s.%ld.tmp", path, host, (long)getpid()) < 0)
		fail(FAIL_RUN, "out of memory");
	out->f = fopen(out->temporary, "wb");
	if (!out->f)
		fail(FAIL_RUN, "cannot write '%s': %s", out->temporary, strerror(errno));
	note_unfinished(out->temporary);
	out->buffer = malloc(BUFFER);
	if (out->buffer)
		setvbuf(out->f, out->buffer, _IOFBF, BUFFER);
}

static void flush(struct outfile *out)
{
	const char *name = out->path ? out->path : "standard output";

	if (fflush(out->f) || ferror(out->f))
		fail(FAIL_RUN, "cannot write '%s': %s", name, strerror(errno));
	if (!out->path)
		return;
	if (out->temporary && fsync(fileno(out->f)))
		fail(FAIL_RUN, "cannot write '%s': %s", name, strerror(errno));
	if (fclose(out->f))
		fail(FAIL_RUN, "cannot write '%s': %s", name, strerror(errno));
}

static void forget(struct outfile *out)
{
	forget_unfinished(out->temporary);
	free(out->temporary);
	free(out->buffer);
	*out = (struct outfile){0};
}

void outfile_commit(struct outfile *out)
{
	flush(out);
	if (!out->temporary)
		return;
	if (rename(out->temporary, out->path))
		fail(FAIL_RUN, "cannot rename '%s' to '%s': %s", out->temporary, out->path, strerror(errno));
	forget(out);
}

static bool same_bytes(const char *one, const char *other)
{
	FILE *f = fopen(one, "rb"), *g = fopen(other, "rb");
	bool same = f && g;
	char a[8192], b[8192];

	while (same) {
		size_t n = fread(a, 1, sizeof a, f), m = fread(b, 1, sizeof b, g);

		same = n == m && !memcmp(a, b, n) && !ferror(f) && !ferror(g);
		if (n < sizeof a)
			break;
	}
	if (f)
		fclose(f);
	if (g)
		fclose(g);
	return same;
}

void outfile_commit_if_changed(struct outfile *out)
{
	if (!out->temporary) {
		outfile_commit(out);
		return;
	}
	flush(out);
	if (same_bytes(out->temporary, out->path))
		unlink(out->temporary);
	else if (rename(out->temporary, out->path))
		fail(FAIL_RUN, "cannot rename '%s' to '%s': %s", out->temporary, out->path, strerror(errno));
	forget(out);
}
