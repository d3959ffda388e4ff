#include "arena.h"

#include "fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chunk {
	struct chunk *next;
	size_t size, used;
	max_align_t bytes[];
};

enum { FIRST_CHUNK = 64 * 1024, ALIGN = sizeof(max_align_t) };

static struct chunk *chunk_new(struct arena *a, size_t size)
{
	size_t wanted = a->first ? a->first->size * 2 : FIRST_CHUNK;
	struct chunk *c;

	if (wanted > 64u * 1024 * 1024)
		wanted = 64u * 1024 * 1024;
	if (wanted < size)
		wanted = size;
	c = malloc(sizeof *c + wanted);
	if (!c)
		fail(FAIL_RUN, "out of memory");
	*c = (struct chunk){a->first, wanted, 0};
	a->first = c;
	return c;
}

static size_t aligned(size_t size)
{
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* Not zeroed: for what is written at once. */
static void *take(struct arena *a, size_t size)
{
	struct chunk *c = a->first;
	char *p;

	if (size > SIZE_MAX / 4)
		fail(FAIL_RUN, "out of memory");
	size = aligned(size);
	if (!c || c->size - c->used < size)
		c = chunk_new(a, size);
	p = (char *)c->bytes + c->used;
	c->used += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

/* What was taken last may grow where it lies. */
static bool grows_in_place(struct arena *a, const void *v, size_t size, size_t wanted)
{
	struct chunk *c = a->first;

	size = aligned(size);
	wanted = aligned(wanted);
	if (!c || !v || c->used < size || (const char *)v != (const char *)c->bytes + c->used - size ||
		c->size - c->used < wanted - size)
		return false;
	c->used += wanted - size;
	return true;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		fail(FAIL_RUN, "out of memory");
	return arena_alloc(a, count * size);
}

/* Keeps the largest chunk, so that a steady stream of inputs allocates nothing. */
void arena_reset(struct arena *a)
{
	struct chunk *best = NULL;

	for (struct chunk *c = a->first, *next; c; c = next) {
		next = c->next;
		if (!best || c->size > best->size) {
			free(best);
			best = c;
		} else {
			free(c);
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
	for (struct chunk *c = a->first, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	a->first = NULL;
}

struct str arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_cstr(a, s), s.n};
}

char *arena_cstr(struct arena *a, struct str s)
{
	char *copy = take(a, s.n + 1);

	if (s.n)
		memcpy(copy, s.s, s.n);
	copy[s.n] = '\0';
	return copy;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	int n;
	char *s;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		fail(FAIL_RUN, "cannot format text");
	s = arena_alloc(a, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(s, (size_t)n + 1, format, args);
	va_end(args);
	return (struct str){s, (size_t)n};
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
	void *more = v;

	if (n < *cap)
		return v;
	if (wanted > SIZE_MAX / 4 / size)
		fail(FAIL_RUN, "out of memory");
	if (!grows_in_place(a, v, *cap * size, wanted * size))
		more = take(a, wanted * size);
	if (n && more != v)
		memcpy(more, v, n * size);
	memset((char *)more + n * size, 0, (wanted - n) * size);
	*cap = wanted;
	return more;
}

static void buf_room(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;
	char *s;

	if (b->cap - b->n >= more)
		return;
	while (cap - b->n < more)
		cap *= 2;
	if (!grows_in_place(b->arena, b->s, b->cap, cap)) {
		s = take(b->arena, cap);
		if (b->n)
			memcpy(s, b->s, b->n);
		b->s = s;
	}
	b->cap = cap;
}

void buf_put(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	buf_room(b, s.n);
	memcpy(b->s + b->n, s.s, s.n);
	b->n += s.n;
}

void buf_putc(struct buf *b, char c)
{
	buf_room(b, 1);
	b->s[b->n++] = c;
}
