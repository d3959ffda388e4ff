#include "inputs.h"

#include "../lib/fail.h"
#include "../lib/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder on the way down to the one in hand. */
struct trail {
	const struct trail *up;
	dev_t device;
	ino_t inode;
};

struct walk {
	struct input_files *found;
	struct arena *run;
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

static void add_file(struct walk *w, struct str path, const struct stat *st, int why)
{
	const struct input_file *old = w->found->v;
	struct input_file *f = PUSH(w->run, w->found);
	if (w->found->v != old)
		arena_give_back(w->run, old);
	f->path = path;
	f->why = why;
	if (st)
		f->state = file_state_of(st);
}

static bool on_trail(const struct trail *t, const struct stat *st)
{
	for (; t; t = t->up)
		if (t->device == st->st_dev && t->inode == st->st_ino)
			return true;
	return false;
}

static void walk_folder(struct walk *w, struct str path, const struct trail *up);

/* One name of a folder: a file is added, a folder kept for later, so that one descriptor is open at any depth. */
static void look_at(struct walk *w, int folder, const char *name, struct str path, struct strs *folders)
{
	struct stat st;
	if (fstatat(folder, name, &st, 0))
		add_file(w, path, NULL, errno);
	else if (S_ISDIR(st.st_mode))
		*PUSH(w->run, folders) = path;
	else if (S_ISREG(st.st_mode))
		add_file(w, path, &st, 0);
	else
		warn("not a file, left out: '%.*s'", STR_ARG(path));
}

static void read_names(struct walk *w, int folder, struct str path, struct strs *folders)
{
	DIR *dir = fdopendir(folder);
	if (!dir)
		fail(FAIL_RUN, "cannot read folder '%.*s': %s", STR_ARG(path), strerror(errno));
	for (struct dirent *e; (errno = 0, e = readdir(dir));) {
		struct str name = str_of(e->d_name);
		if (*name.s != '.')
			look_at(w, folder, name.s, path.n ? arena_join(w->run, path, STR("/"), name) : arena_str(w->run, name),
				folders);
	}
	if (errno)
		fail(FAIL_RUN, "cannot read folder '%.*s': %s", STR_ARG(path), strerror(errno));
	closedir(dir);
}

static void walk_folder(struct walk *w, struct str path, const struct trail *up)
{
	struct strs folders = {0};
	struct stat st;
	int folder = openat(w->found->root, path.n ? arena_cstr(w->run, path) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0 || fstat(folder, &st)) {
		add_file(w, path, NULL, errno);
		return;
	}
	if (on_trail(up, &st) || (up && on_trail(&w->without, &st))) { /* a link to a folder that we are in; our own output */
		close(folder);
		return;
	}
	struct trail here = {up, st.st_dev, st.st_ino};
	read_names(w, folder, path, &folders);
	for (size_t i = 0; i < folders.n; i++)
		walk_folder(w, folders.v[i], &here);
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
	struct strs folders = {0};
	if (!file_read(list, 0, w->run, &bytes, &why))
		fail(FAIL_USAGE, "cannot read list '%s': %.*s", list, STR_ARG(why));
	char end = bytes.n && memchr(bytes.s, '\0', bytes.n) ? '\0' : '\n';
	for (unsigned long n = 1; str_split(&bytes, end, &line); n++) {
		while (str_cut(&line, STR("./")))
			;
		if (leaves_folder(line))
			fail_at(list, n, "not a path inside the input folder");
		if (line.n)
			look_at(w, w->found->root, arena_cstr(w->run, line), line, &folders);
	}
	for (size_t i = 0; i < folders.n; i++)
		walk_folder(w, folders.v[i], NULL);
}

static void single_file(struct walk *w, const char *input, const struct stat *st)
{
	struct str path = str_of(input);
	size_t slash = str_rfind_char(path, '/');
	size_t name = slash == STR_NONE ? 0 : slash + 1;
	w->found->root = name ? open(arena_cstr(w->run, str_slice(path, 0, name)), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : AT_FDCWD;
	add_file(w, str_slice(path, name, path.n), st, 0);
}

struct input_files inputs_find(const char *input, const char *list, const char *without, struct arena *run)
{
	struct input_files found = {.root = AT_FDCWD};
	struct walk w = {.found = &found, .run = run};
	struct stat st;
	if (without && !stat(without, &st))
		w.without = (struct trail){NULL, st.st_dev, st.st_ino};
	if (stat(input, &st))
		fail(FAIL_USAGE, "cannot open '%s': %s", input, strerror(errno));
	if (!S_ISDIR(st.st_mode)) {
		single_file(&w, input, &st);
		return found;
	}
	found.root = open(input, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (found.root < 0)
		fail(FAIL_USAGE, "cannot open '%s': %s", input, strerror(errno));
	if (list)
		read_list(&w, list);
	else
		walk_folder(&w, STR(""), NULL);
	return found;
}
