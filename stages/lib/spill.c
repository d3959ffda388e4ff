#include "spill.h"

#include "fail.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The process is asked for its size at every so many calls, seldom before anything left; pieces that leave together. */
enum { SELDOM = 64, OFTEN = 4, AT_ONCE = 16 };

struct spill spill_open(const char *folder, size_t bound)
{
	return (struct spill){
		.file = unnamed_in(folder), .bound = bound, .statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)};
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

/* Bytes in memory; 0 where the system does not tell, and then there is no bound. */
static size_t held(const struct spill *s)
{
	char text[128];
	ssize_t n = pread(s->statm, text, sizeof text - 1, 0);
	size_t pages = 0;

	text[n > 0 ? n : 0] = '\0';
	return sscanf(text, "%*s %zu", &pages) == 1 ? pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
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

/* Down to seven eighths of the bound, so that not every call has to; once around at most. */
static void let_go(struct spill *s, bool last)
{
	size_t left = s->n;

	while (left && held(s) > s->bound / 8 * 7)
		for (int i = 0; i < AT_ONCE && left; left--) {
			s->hand = s->hand < s->n ? s->hand : 0;
			if (s->piece[s->hand].last == last) {
				leave(s, &s->piece[s->hand]);
				i++;
			}
			s->hand++;
		}
}

static void trim(struct spill *s)
{
	if (!s->bound || held(s) <= s->bound / 16 * 15)
		return;
	let_go(s, false);
	let_go(s, true);
}

void spill_trim(struct spill *s)
{
	if (s && s->n && ++s->calls % (spill_began(s) ? OFTEN : SELDOM) == 0)
		trim(s);
}

static size_t whole_pages(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	return (size + page - 1) / page * page;
}

void *spill_take(struct spill *s, size_t size, bool last)
{
	struct spill_piece p = {.size = whole_pages(size), .in_file = -1, .last = last};

	trim(s);
	if (s->n == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 64;
		s->piece = realloc(s->piece, s->cap * sizeof *s->piece);
		if (!s->piece)
			fail(FAIL_RUN, "out of memory");
	}
	p.at = map(NULL, p.size, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	s->piece[s->n++] = p;
	return p.at;
}

/* What lay in the file is cut out of it. */
void spill_give(struct spill *s, void *at)
{
	for (size_t i = s->n; i-- > 0;)
		if (s->piece[i].at == at) {
			munmap(at, s->piece[i].size);
			if (s->piece[i].in_file >= 0)
				unnamed_cut(&s->file, s->piece[i].in_file, s->piece[i].size);
			memmove(&s->piece[i], &s->piece[i + 1], (--s->n - i) * sizeof *s->piece);
			s->hand -= s->hand > i;
			return;
		}
}
