#include "inputs.h"

#include "../lib/fail.h"
#include "../lib/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How deep folders are read while the ones around them stay open. */
enum { OPEN_FOLDERS = 64 };

/* A folder on the way down to the one in hand. */
struct trail {
	const struct trail *up;
	dev_t device;
	ino_t inode;
	unsigned depth;
};

struct walk {
	input_taker *take;
	void *context;
	int root;
	struct arena *run;
	struct buf path;      /* of what is looked at */
	struct trail without; /* a folder that is left out; inode 0: none */
};

static int64_t nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

struct file_state file_state_of(const struct stat *st)
{
	return (struct file_state){
		(uint64_t)st->st_size, (uint64_t)st->st_ino, nanoseconds(st->st_mtim), nanoseconds(st->st_ctim)};
}

static void add_file(struct walk *w, const struct stat *st, int why)
{
	struct input_file f = {.path = buf_str(&w->path), .why = why};
	if (st)
		f.state = file_state_of(st);
	w->take(&f, w->context);
}

static bool on_trail(const struct trail *t, const struct stat *st)
{
	for (; t; t = t->up)
		if (t->device == st->st_dev && t->inode == st->st_ino)
			return true;
	return false;
}

static void walk_folder(struct walk *w, int around, const char *name, const struct trail *up);

/* What stands at the path: a file is taken, a folder walked, or kept for later, so that a bounded number is open at any depth. */
static void look_at(struct walk *w, int folder, const char *name, const struct trail *here, struct strs *later)
{
	struct stat st;
	if (fstatat(folder, name, &st, 0))
		add_file(w, NULL, errno);
	else if (S_ISREG(st.st_mode))
		add_file(w, &st, 0);
	else if (!S_ISDIR(st.st_mode))
		add_file(w, NULL, ENXIO); /* a pipe, a socket, a device: not opened */
	else if (here && here->depth >= OPEN_FOLDERS)
		*PUSH(w->run, later) = arena_str(w->run, buf_str(&w->path));
	else
		walk_folder(w, folder, name, here);
}

static void cannot_read(const struct walk *w)
{
	fail(FAIL_RUN, "cannot read folder '%.*s': %s", STR_ARG(buf_str(&w->path)), strerror(errno));
}

static void read_names(struct walk *w, int folder, const struct trail *here, struct strs *later)
{
	size_t n = w->path.n;
	DIR *dir = fdopendir(folder);
	if (!dir)
		cannot_read(w);
	for (struct dirent *e; (errno = 0, e = readdir(dir)); w->path.n = n) {
		if (*e->d_name == '.')
			continue;
		if (n)
			buf_putc(&w->path, '/');
		buf_put(&w->path, str_of(e->d_name));
		look_at(w, folder, e->d_name, here, later);
	}
	if (errno)
		cannot_read(w);
	closedir(dir);
}

static int open_folder(const struct walk *w, int around, const char *name, struct stat *st)
{
	int folder;
	errno = ENAMETOOLONG;
	if (w->path.n >= PATH_MAX)
		return -1;
	folder = openat(around, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return folder < 0 || fstat(folder, st) ? -1 : folder;
}

static void walk_later(struct walk *w, const struct strs *folders, const struct trail *here)
{
	for (size_t i = 0; i < folders->n; i++) {
		w->path.n = 0;
		buf_put(&w->path, folders->v[i]);
		walk_folder(w, w->root, arena_cstr(w->run, folders->v[i]), here);
	}
}

/* The path is that of the folder, before and after. */
static void walk_folder(struct walk *w, int around, const char *name, const struct trail *up)
{
	size_t n = w->path.n;
	struct strs later = {0};
	struct stat st;
	int folder = open_folder(w, around, name, &st);
	if (folder < 0) {
		add_file(w, NULL, errno);
		return;
	}
	if (on_trail(up, &st) || (up && on_trail(&w->without, &st))) { /* a link to a folder that we are in; our own output */
		close(folder);
		return;
	}
	struct trail here = {up, st.st_dev, st.st_ino, up ? up->depth + 1 : 0};
	read_names(w, folder, &here, &later);
	walk_later(w, &later, &here);
	w->path.n = n;
}

static bool leaves_folder(struct str path)
{
	for (struct str rest = path, part; str_split(&rest, '/', &part);)
		if (str_eq(part, STR("..")))
			return true;
	return str_starts(path, STR("/"));
}

static void read_list(struct walk *w, const char *list)
{
	struct str bytes, why, line;
	if (!file_read(list, 0, w->run, &bytes, &why))
		fail(FAIL_USAGE, "cannot read list '%s': %.*s", list, STR_ARG(why));
	char end = bytes.n && memchr(bytes.s, '\0', bytes.n) ? '\0' : '\n';
	for (unsigned long n = 1; str_split(&bytes, end, &line); n++) {
		while (str_cut(&line, STR("./")))
			;
		if (leaves_folder(line))
			fail_at(list, n, "not a path inside the input folder");
		w->path.n = 0;
		buf_put(&w->path, line);
		if (line.n)
			look_at(w, w->root, arena_cstr(w->run, line), NULL, NULL);
	}
}

static void single_file(struct walk *w, const char *input, const struct stat *st)
{
	struct str path = str_of(input);
	size_t slash = str_rfind_char(path, '/');
	size_t name = slash == STR_NONE ? 0 : slash + 1;
	w->root = name ? open(arena_cstr(w->run, str_slice(path, 0, name)), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : AT_FDCWD;
	buf_put(&w->path, str_slice(path, name, path.n));
	add_file(w, st, 0);
}

int inputs_walk(const char *input, const char *list, const char *without, input_taker *take, void *context, struct arena *run)
{
	struct arena names = {0};
	struct walk w = {.take = take, .context = context, .run = run, .path = {.arena = &names}};
	struct stat st;
	if (without && !stat(without, &st))
		w.without = (struct trail){NULL, st.st_dev, st.st_ino, 0};
	if (stat(input, &st))
		fail(FAIL_USAGE, "cannot open '%s': %s", input, strerror(errno));
	if (!S_ISDIR(st.st_mode)) {
		single_file(&w, input, &st);
	} else {
		w.root = open(input, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (w.root < 0)
			fail(FAIL_USAGE, "cannot open '%s': %s", input, strerror(errno));
		if (list)
			read_list(&w, list);
		else
			walk_folder(&w, w.root, ".", NULL);
	}
	arena_release(&names);
	return w.root;
}

/* Before the bytes of path, and of encoded and source where they are others. */
struct packed {
	struct file_state state;
	int why;
	uint32_t path, encoded, source, hash;
	bool archive;
};

void input_pack(struct buf *b, const struct input_file *f)
{
	struct packed p = {.state = f->state,
		.why = f->why,
		.path = (uint32_t)f->path.n,
		.hash = (uint32_t)f->hash.n,
		.archive = f->archive};
	p.encoded = str_eq(f->encoded, f->path) ? 0 : (uint32_t)f->encoded.n;
	p.source = str_eq(f->source, f->path) ? 0 : (uint32_t)f->source.n;
	buf_put(b, (struct str){(const char *)&p, sizeof p});
	buf_put(b, f->path);
	buf_put(b, str_slice(f->encoded, 0, p.encoded));
	buf_put(b, str_slice(f->source, 0, p.source));
	buf_put(b, f->hash);
}

static struct str cut(struct str *bytes, size_t n)
{
	struct str s = str_slice(*bytes, 0, n);
	*bytes = str_slice(*bytes, n, bytes->n);
	return s;
}

struct input_file input_unpack(struct str bytes)
{
	struct packed p;
	memcpy(&p, cut(&bytes, sizeof p).s, sizeof p);
	struct input_file f = {.state = p.state, .why = p.why, .archive = p.archive};
	f.path = cut(&bytes, p.path);
	f.encoded = p.encoded ? cut(&bytes, p.encoded) : f.path;
	f.source = p.source ? cut(&bytes, p.source) : f.path;
	f.hash = cut(&bytes, p.hash);
	return f;
}
