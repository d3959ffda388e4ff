#include "release.h"

#include "../lib/fail.h"
#include "../lib/file.h"
#include "digest.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNFINISHED "new-"

/* Every file of a folder of ours, and the folder. Such a folder holds files only. */
static void remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);

	if (!dir)
		return;
	for (struct dirent *e; (e = readdir(dir));)
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			unlinkat(dirfd(dir), e->d_name, 0);
	closedir(dir);
	rmdir(folder);
}

static bool is_unfinished(const char *name)
{
	return !strncmp(name, UNFINISHED, strlen(UNFINISHED));
}

static bool is_finished(const char *name)
{
	return strlen(name) == 16 && strspn(name, "0123456789abcdef") == 16;
}

static void remove_where(const struct release *r, bool (*wanted)(const char *name), struct str kept, struct str kept_too)
{
	DIR *dir = opendir(r->shelf);

	if (!dir)
		return;
	for (struct dirent *e; (e = readdir(dir));)
		if (wanted(e->d_name) && !str_eq(str_of(e->d_name), kept) && !str_eq(str_of(e->d_name), kept_too))
			remove_folder(arena_printf(r->run, "%s/%s", r->shelf, e->d_name).s);
	closedir(dir);
}

/* The folder being filled when fail() calls exit(). */
static const char *unfinished;

static void remove_unfinished(void)
{
	if (unfinished)
		remove_folder(unfinished);
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

struct release release_begin(const char *dataset, struct arena *run)
{
	struct str name = str_of(dataset);
	struct release r = {.run = run};
	struct stat st;

	while (name.n > 1 && name.s[name.n - 1] == '/')
		name.n--;
	r.dataset = arena_cstr(run, name);
	r.shelf = arena_printf(run, "%s.d", r.dataset).s;
	r.folder = arena_printf(run, "%s/" UNFINISHED "%ld", r.shelf, (long)getpid()).s;
	if (!lstat(r.dataset, &st) && !S_ISLNK(st.st_mode))
		fail(FAIL_RUN, "'%s' is in the way: a link to the published folder is to stand there", r.dataset);
	remove_where(&r, is_unfinished, STR(""), STR("")); /* of a run that was killed */
	unfinished = r.folder;
	atexit(remove_unfinished);
	make_parent(arena_printf(run, "%s/", r.folder).s);
	return r;
}

static bool same_file(const char *a, const char *b, struct arena *run)
{
	struct stat x, y;

	return !stat(a, &x) && !stat(b, &y) && S_ISREG(y.st_mode) && x.st_size == y.st_size &&
	       str_eq(digest_file(a, run).sha256, digest_file(b, run).sha256);
}

/* Somebody may have worked in the published folder. */
static bool is_whole(const struct release *r, const char *place)
{
	DIR *dir = opendir(r->folder);
	bool whole = dir != NULL;

	for (struct dirent *e; whole && (e = readdir(dir));)
		if (e->d_name[0] != '.')
			whole = same_file(arena_printf(r->run, "%s/%s", r->folder, e->d_name).s,
				arena_printf(r->run, "%s/%s", place, e->d_name).s, r->run);
	if (dir)
		closedir(dir);
	return whole;
}

/* The folder in the shelf that the link names, empty where there is none. */
static struct str published_now(const struct release *r)
{
	char target[4096];
	ssize_t n = readlink(r->dataset, target, sizeof target - 1);

	if (n < 0)
		return STR("");
	target[n] = '\0';
	struct str ours = arena_printf(r->run, "%s/%s", last_part(r->shelf), last_part(target));
	return str_eq(ours, str_of(target)) ? arena_str(r->run, str_of(last_part(target))) : STR("");
}

static void must(int result, const char *what, const char *path)
{
	if (result)
		fail(FAIL_RUN, "cannot %s '%s': %s", what, path, strerror(errno));
}

/* rename() replaces a link as one step; symlink() cannot. */
static void switch_link(const struct release *r, const char *target)
{
	const char *beside = arena_printf(r->run, "%s.%ld.tmp", r->dataset, (long)getpid()).s;

	unlink(beside);
	must(symlink(target, beside), "make the link", beside);
	if (rename(beside, r->dataset)) {
		int why = errno;

		unlink(beside);
		fail(FAIL_RUN, "cannot publish '%s': %s", r->dataset, strerror(why));
	}
}

bool release_publish(struct release *r, struct str hash)
{
	const char *place = arena_printf(r->run, "%s/%.*s", r->shelf, STR_ARG(hash)).s;
	const char *target = arena_printf(r->run, "%s/%.*s", last_part(r->shelf), STR_ARG(hash)).s;
	bool whole = is_whole(r, place);

	if (!whole) {
		remove_folder(place); /* there only after somebody changed it by hand */
		must(rename(r->folder, place), "rename", r->folder);
	}
	struct str before = published_now(r);
	if (!str_eq(before, hash)) {
		switch_link(r, target);
		remove_where(r, is_finished, hash, before);
	}
	remove_unfinished();
	unfinished = NULL;
	return whole && str_eq(before, hash);
}
