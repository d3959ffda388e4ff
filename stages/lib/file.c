#include "file.h"

#include "fail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static bool is_standard(const char *path)
{
	return !path || !strcmp(path, "-");
}

/* gzread() passes plain bytes through, so one loop serves both. Its traps: a truncated file reads like its end
 * and only gzclose() tells; what follows the last member is ignored. */
static bool read_all(gzFile in, const char *path, size_t limit, struct buf *b, struct str *why)
{
	enum { PIECE = 256 * 1024 };
	static char piece[PIECE];
	int n;

	while ((n = gzread(in, piece, PIECE)) > 0) {
		if (limit && b->n + (size_t)n > limit) {
			*why = arena_printf(b->arena, "larger than %zu bytes", limit);
			gzclose(in);
			return false;
		}
		buf_put(b, (struct str){piece, (size_t)n});
	}
	if (n < 0) {
		int code;
		const char *message = gzerror(in, &code);

		if (code == Z_ERRNO)
			fail(FAIL_RUN, "cannot read '%s': %s", path ? path : "standard input", strerror(errno));
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

bool file_read(const char *path, size_t limit, struct arena *a, struct str *bytes, struct str *why)
{
	struct buf b = {.arena = a};
	struct stat st;
	gzFile in = is_standard(path) ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");

	if (!in && !lies_in_the_name(errno))
		fail(FAIL_RUN, "cannot open '%s': %s", path ? path : "standard input", strerror(errno));
	if (!in) {
		*why = arena_printf(a, "cannot open: %s", strerror(errno));
		return false;
	}
	if (!is_standard(path) && !stat(path, &st) && S_ISDIR(st.st_mode)) {
		*why = STR("is a folder");
		gzclose(in);
		return false;
	}
	gzbuffer(in, 128 * 1024);
	if (!read_all(in, path, limit, &b, why))
		return false;
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
