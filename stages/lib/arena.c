#include "arena.h"

#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct chunk {
	struct chunk *next;
	size_t size, used;
	max_align_t bytes[];
};

#ifndef ARENA_LARGE
#define ARENA_LARGE (1024 * 1024) /* tests/fuzz has every piece stand alone, so that what lies beside it is not touched unseen */
#endif

enum {
	FIRST_CHUNK = 64 * 1024,
	LARGEST_CHUNK = 8 * 1024 * 1024,
	SPILLED_CHUNK = 1024 * 1024, /* a piece of spill.c */
	LARGE = ARENA_LARGE,
	LARGE_PAGE = 2 * 1024 * 1024,
	ALIGN = _Alignof(max_align_t)
};

static struct chunk *chunk_of(void *memory, struct chunk *next, size_t size, size_t used)
{
	struct chunk *c = memory;

	if (!c)
		fail(FAIL_RUN, "out of memory");
	*c = (struct chunk){next, size, used};
	return c;
}

/* Where the system has no large pages nothing is lost. */
static void *take_pages(size_t size)
{
	void *p = NULL;

	if (posix_memalign(&p, LARGE_PAGE, size))
		return NULL;
	madvise(p, size, MADV_HUGEPAGE);
	return p;
}

/* calloc() does not touch pages that come fresh from the system: room that is never used takes no memory. */
static void *take_memory(const struct arena *a, size_t size, bool zeroed)
{
	if (a->spill)
		return spill_take(a->spill, size, a->index);
	if (zeroed)
		return calloc(1, size);
	return a->large_pages && size >= LARGE_PAGE ? take_pages(size) : malloc(size);
}

static void give_memory(const struct arena *a, struct chunk *c)
{
	if (a->spill)
		spill_give(a->spill, c);
	else
		free(c);
}

static void add_chunk(struct arena *a, size_t size)
{
	size_t wanted = a->large_pages ? LARGE_PAGE : FIRST_CHUNK;

	if (a->first)
		wanted = (a->first->size + sizeof(struct chunk)) * 2;
	if (a->spill)
		wanted = SPILLED_CHUNK;
	if (wanted > LARGEST_CHUNK)
		wanted = LARGEST_CHUNK;
	wanted -= sizeof(struct chunk);
	if (wanted < size)
		wanted = size;
	a->first = chunk_of(take_memory(a, sizeof(struct chunk) + wanted, false), a->first, wanted, 0);
}

static void *take_large(struct arena *a, size_t size, bool zeroed)
{
	size_t whole = sizeof(struct chunk) + size;

	a->large = chunk_of(take_memory(a, whole, zeroed), a->large, size, size);
	a->larges++;
	return a->large->bytes;
}

static size_t aligned(size_t size)
{
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

static bool has_room(const struct arena *a, size_t size)
{
	return a->first && a->first->size - a->first->used >= size;
}

/* So much more of what is asked for. What is given back, or grows where it lies, counts in full: whether it can depends on what was
 * read before. */
static void spend(const struct arena *a, size_t size)
{
	struct arena_bound *b = a->bound;

	if (!b)
		return;
	if (b->late || b->left < size)
		b->over();
	b->left -= size;
}

static void *take(struct arena *a, size_t size, bool zeroed)
{
	char *p;

	if (size > SIZE_MAX / 4)
		fail(FAIL_RUN, "out of memory");
	size = aligned(size);
	spend(a, size);
	if (size >= LARGE && (zeroed || !has_room(a, size)))
		return take_large(a, size, zeroed);
	if (!has_room(a, size))
		add_chunk(a, size);
	p = (char *)a->first->bytes + a->first->used;
	a->first->used += size;
	return zeroed ? memset(p, 0, size) : p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, true);
}

static bool is_last(const struct arena *a, const void *v, size_t size)
{
	const struct chunk *c = a->first;

	return c && v && c->used >= size && (const char *)v == (const char *)c->bytes + c->used - size;
}

/* What was taken last may grow where it lies. */
static bool grows_in_place(struct arena *a, const void *v, size_t size, size_t wanted)
{
	struct chunk *c = a->first;

	size = aligned(size);
	wanted = aligned(wanted);
	if (!is_last(a, v, size) || wanted >= LARGE || c->size - c->used < wanted - size)
		return false;
	spend(a, wanted);
	c->used += wanted - size;
	return true;
}

void arena_shorten(struct arena *a, const void *v, size_t size, size_t left)
{
	if (is_last(a, v, aligned(size)))
		a->first->used -= aligned(size) - aligned(left);
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->first, a->first ? a->first->used : 0, a->larges, a->bound ? a->bound->left : 0};
}

/* One chunk behind the mark is kept, emptied: the next round of the loop needs it again. */
void arena_back(struct arena *a, struct arena_mark to)
{
	if (a->bound)
		a->bound->left = to.left;
	while (a->larges > to.larges) {
		struct chunk *next = a->large->next;

		give_memory(a, a->large);
		a->large = next;
		a->larges--;
	}
	while (a->first != to.first && a->first->next != to.first) {
		struct chunk *next = a->first->next;

		give_memory(a, a->first);
		a->first = next;
	}
	if (a->first)
		a->first->used = a->first == to.first ? to.used : 0;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		fail(FAIL_RUN, "out of memory");
	return arena_alloc(a, count * size);
}

void *arena_room(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		fail(FAIL_RUN, "out of memory");
	return take(a, count * size, false);
}

static void free_large(struct arena *a)
{
	for (struct chunk *c = a->large, *next; c; c = next) {
		next = c->next;
		give_memory(a, c);
	}
	a->large = NULL;
	a->larges = 0;
}

void arena_give_back(struct arena *a, const void *v)
{
	for (struct chunk **at = &a->large; *at; at = &(*at)->next)
		if ((const void *)(*at)->bytes == v) {
			struct chunk *next = (*at)->next;

			give_memory(a, *at);
			*at = next;
			a->larges--;
			return;
		}
}

/* Keeps the largest chunk, so that a steady stream of inputs allocates nothing. */
void arena_reset(struct arena *a)
{
	struct chunk *best = NULL;

	free_large(a);
	for (struct chunk *c = a->first, *next; c; c = next) {
		next = c->next;
		if (!best || c->size > best->size) {
			if (best)
				give_memory(a, best);
			best = c;
		} else {
			give_memory(a, c);
		}
	}
	if (best) {
		best->next = NULL;
		best->used = 0;
	}
	a->first = best;
}

void arena_release(struct arena *a)
{
	free_large(a);
	for (struct chunk *c = a->first, *next; c; c = next) {
		next = c->next;
		give_memory(a, c);
	}
	a->first = NULL;
}

struct str arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_cstr(a, s), s.n};
}

char *arena_cstr(struct arena *a, struct str s)
{
	char *copy = take(a, s.n + 1, false);

	if (s.n)
		memcpy(copy, s.s, s.n);
	copy[s.n] = '\0';
	return copy;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	int n;
	char *s, few[128];

	va_start(args, format);
	n = vsnprintf(few, sizeof few, format, args);
	va_end(args);
	if (n < 0)
		fail(FAIL_RUN, "cannot format text");
	if ((size_t)n < sizeof few)
		return arena_str(a, (struct str){few, (size_t)n});
	s = arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(s, (size_t)n + 1, format, args);
	va_end(args);
	return (struct str){s, (size_t)n};
}

struct str arena_number(struct arena *a, uint64_t value)
{
	char digits[20];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + value % 10);
	while (value /= 10);
	return arena_str(a, (struct str){digits + at, sizeof digits - at});
}

struct str arena_join(struct arena *a, struct str s, struct str sep, struct str t)
{
	struct buf b = {.arena = a};

	if (!s.n || !t.n)
		return s.n ? s : t;
	buf_put(&b, s);
	buf_put(&b, sep);
	buf_put(&b, t);
	return buf_str(&b);
}

void *arena_grow(struct arena *a, void *v, size_t *cap, size_t n, size_t size)
{
	size_t wanted = *cap ? *cap * 2 : 8;

	if (wanted > SIZE_MAX / 4 / size)
		fail(FAIL_RUN, "out of memory");
	if (n < *cap)
		return v;
	if (!grows_in_place(a, v, *cap * size, wanted * size)) {
		void *more = take(a, wanted * size, false);

		if (n)
			memcpy(more, v, n * size);
		v = more;
	}
	*cap = wanted;
	return v;
}

/* A large piece is grown by the system, which moves pages instead of copying them. */
static void *grow_large(struct arena *a, const void *v, size_t wanted)
{
	for (struct chunk **at = &a->large; *at && !a->spill; at = &(*at)->next)
		if ((const void *)(*at)->bytes == v) {
			struct chunk *next = (*at)->next;

			spend(a, aligned(wanted));
			*at = chunk_of(realloc(*at, sizeof(struct chunk) + wanted), next, wanted, wanted);
			return (*at)->bytes;
		}
	return NULL;
}

char *buf_grow(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;
	char *s;

	while (cap - b->n < more)
		cap *= 2;
	if (!grows_in_place(b->arena, b->s, b->cap, cap)) {
		s = b->cap >= LARGE ? grow_large(b->arena, b->s, cap) : NULL;
		if (!s) {
			s = take(b->arena, cap, false);
			if (b->n)
				memcpy(s, b->s, b->n);
		}
		b->s = s;
	}
	b->cap = cap;
	return b->s + b->n;
}

void buf_put(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	memcpy(buf_room(b, s.n), s.s, s.n);
	b->n += s.n;
}

void buf_putc(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->n++;
}
