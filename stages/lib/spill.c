#include "spill.h"

#include "fail.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* PIECE leaves or stays as a whole. A_CALL: what is touched at least from one call of spill_trim() to the next: where the system
 * brings back a page of the file it brings its neighbours, 64 KB. */
enum { PIECE = 1024 * 1024, A_CALL = 2 * 64 * 1024, AT_ONCE = 4, WORKING_ROOM = 8 * 1024 * 1024, SPARE = 16 * 1024 * 1024 };

/* Bytes in memory; 0 where the system does not tell, and then there is no bound. */
static size_t held(const struct spill *s)
{
	char text[128];
	ssize_t n = pread(s->statm, text, sizeof text - 1, 0);
	size_t pages = 0;

	text[n > 0 ? n : 0] = '\0';
	return sscanf(text, "%*s %zu", &pages) == 1 ? pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

struct spill spill_open(const char *folder, size_t bound)
{
	struct spill s = {.file = unnamed_in(folder), .bound = bound, .statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)};

	s.base = held(&s);
	return s;
}

size_t spill_most_held(void)
{
	FILE *f = fopen("/proc/self/status", "re");
	char line[256];
	size_t kb = 0;

	while (f && !kb && fgets(line, sizeof line, f))
		sscanf(line, "VmHWM: %zu kB", &kb);
	if (f)
		fclose(f);
	return kb * 1024;
}

void spill_close(struct spill *s)
{
	for (size_t i = 0; i < s->n; i++)
		munmap(s->piece[i].at, s->piece[i].size);
	free(s->piece);
	unnamed_close(&s->file);
	if (s->statm >= 0)
		close(s->statm);
	*s = (struct spill){.file = s->file, .statm = -1};
}

static void *map(void *at, size_t size, int flags, int file, long long offset)
{
	void *p = mmap(at, size, PROT_READ | PROT_WRITE, flags, file, offset);

	if (p == MAP_FAILED)
		fail(FAIL_RUN, "out of memory");
	return p;
}

/* The file's pages, which the system writes and takes back as it needs, are no longer held by the process. */
static void leave(struct spill *s, struct spill_piece *p)
{
	if (p->in_file >= 0) {
		madvise(p->at, p->size, MADV_DONTNEED);
		return;
	}
	p->in_file = unnamed_put(&s->file, p->at, p->size);
	map(p->at, p->size, MAP_SHARED | MAP_FIXED, s->file.file, p->in_file);
}

/* Some room is left for what is touched before the next look, more where the bound is narrow. Beside what cannot leave there has
 * to be room to work in. */
static size_t limit(const struct spill *s)
{
	size_t room = s->bound > s->base ? s->bound - s->base : 0, spare = room * 2 / 5;

	spare = spare < SPARE ? spare : SPARE;
	room -= spare > room / 8 ? spare : room / 8;
	return s->base + (room > WORKING_ROOM ? room : WORKING_ROOM);
}

/* Well below the limit, so that not every look has to let go. */
static size_t target(const struct spill *s)
{
	return limit(s) - (limit(s) - s->base) / 4;
}

/* Once around at most. */
static void let_go(struct spill *s, bool last)
{
	size_t left = s->n;

	while (left && held(s) > target(s))
		for (int i = 0; i < AT_ONCE && left; left--) {
			s->hand = s->hand < s->n ? s->hand : 0;
			if (s->piece[s->hand].last == last) {
				leave(s, &s->piece[s->hand]);
				i++;
			}
			s->hand++;
		}
}

/* What a call brings, as seen since the last look; of what was seen before little is forgotten. */
static void learn(struct spill *s, size_t now)
{
	size_t grown = now > s->held ? (now - s->held) / (s->waited + 1) : 0;

	s->a_call -= s->a_call / 64;
	s->a_call = grown > s->a_call ? grown : s->a_call;
	s->a_call = s->a_call > A_CALL ? s->a_call : A_CALL;
}

void spill_look(struct spill *s)
{
	size_t now = held(s);

	learn(s, now);
	if (now > limit(s)) {
		let_go(s, false);
		let_go(s, true);
		now = held(s);
		if (now > target(s)) /* something else has grown */
			s->base += now - target(s);
	}
	s->held = now;
	s->waited = s->calls = now < limit(s) ? (limit(s) - now) / (2 * s->a_call) : 0;
}

static size_t whole_pages(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	return (size + page - 1) / page * page;
}

static void add_piece(struct spill *s, struct spill_piece p)
{
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->piece = realloc(s->piece, s->cap * sizeof *s->piece);
		if (!s->piece)
			fail(FAIL_RUN, "out of memory");
	}
	s->piece[s->n++] = p;
}

void *spill_take(struct spill *s, size_t size, bool last)
{
	char *at;

	if (s->bound)
		spill_look(s);
	size = whole_pages(size);
	at = map(NULL, size, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	for (size_t done = 0; done < size; done += PIECE)
		add_piece(s, (struct spill_piece){.at = at + done,
				     .size = size - done < PIECE ? size - done : PIECE,
				     .whole = done ? 0 : size,
				     .in_file = -1,
				     .last = last});
	return at;
}

/* What lay in the file is cut out of it. */
void spill_give(struct spill *s, void *at)
{
	size_t first = s->n, end;

	while (s->piece[--first].at != at)
		assert(first);
	end = first + (s->piece[first].whole + PIECE - 1) / PIECE;
	munmap(at, s->piece[first].whole);
	for (size_t i = first; i < end; i++)
		if (s->piece[i].in_file >= 0)
			unnamed_cut(&s->file, s->piece[i].in_file, s->piece[i].size);
	memmove(&s->piece[first], &s->piece[end], (s->n - end) * sizeof *s->piece);
	s->n -= end - first;
	if (s->hand > first)
		s->hand = s->hand > end ? s->hand - (end - first) : first;
}
