/* arena.h - memory in two lifetimes: `run` (tables, options) and `one` (the input in hand).
 * Shape:  a list of chunks; allocation moves forward, arena_reset() takes everything back and keeps the largest chunk.
 * Owner:  whoever declares `struct arena a = {0}`; nobody frees a piece.
 * Errors: no memory ends the program (exit 1). Memory comes zeroed and aligned for any type.
 * Use:    struct date *d = NEW(&one, struct date, 1);
 *         struct dates { struct date *v; size_t n, cap; } all = {0};  *PUSH(&one, &all) = (struct date){...};      */
#ifndef ARENA_H
#define ARENA_H

#include "spill.h"
#include "str.h"

#include <signal.h>
#include <string.h>

/* How much may be asked of an arena; see fence.h. */
struct arena_bound {
	size_t left;
	volatile sig_atomic_t late; /* set by a signal: no more of anything */
	void (*over)(void);         /* does not return */
};

struct arena {
	struct chunk *first; /* pieces are cut from it */
	struct chunk *large; /* each holds one piece of a megabyte or more, the newest first */
	size_t larges;
	struct spill *spill;       /* NULL, or where its memory comes from (see spill.h): that of `run` where it may be large */
	bool index;                /* its memory goes to the file last */
	bool large_pages;          /* for some megabytes of tables: a fault for two of them each, and few look-ups of addresses */
	struct arena_bound *bound; /* NULL: any */
};

void *arena_alloc(struct arena *a, size_t size);
void arena_reset(struct arena *a);
void arena_release(struct arena *a);

/* What was taken after the mark is given back: for what lives inside one function, in a loop over many texts. */
struct arena_mark {
	struct chunk *first;
	size_t used, larges, left;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_back(struct arena *a, struct arena_mark to);

#define NEW(a, type, count) ((type *)arena_alloc_array((a), (count), sizeof(type)))
void *arena_alloc_array(struct arena *a, size_t count, size_t size);

/* Copies; arena_cstr() ends with NUL for C libraries. */
struct str arena_str(struct arena *a, struct str s);
/* The last piece taken, `v` of `size` bytes, needs only `left` of them. */
void arena_shorten(struct arena *a, const void *v, size_t size, size_t left);
char *arena_cstr(struct arena *a, struct str s);
/* A piece of a megabyte or more that nobody needs any more, by its first byte; any other waits for the reset. Not between
 * arena_mark() and arena_back(). */
void arena_give_back(struct arena *a, const void *v);
struct str arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* In decimal digits. */
struct str arena_number(struct arena *a, uint64_t value);
/* s, sep, t joined; where one is empty the other alone. */
struct str arena_join(struct arena *a, struct str s, struct str sep, struct str t);

/* A list is any struct { T *v; size_t n, cap; } (extra members may follow): a new zeroed element at its end. */
#define PUSH(a, list) \
	((list)->v = (list)->n < (list)->cap ? (list)->v \
					     : arena_grow((a), (list)->v, &(list)->cap, (list)->n, sizeof *(list)->v), \
		memset(&(list)->v[(list)->n], 0, sizeof *(list)->v), (list)->n++, &(list)->v[(list)->n - 1])
/* Room for more than n. */
void *arena_grow(struct arena *a, void *v, size_t *cap, size_t n, size_t size);
/* Room for so many before the first PUSH, so that a list that may become long is not copied. Untouched room costs nothing. */
#define RESERVE(a, list, count) ((list)->v = arena_room((a), (count), sizeof *(list)->v), (list)->cap = (count))
void *arena_room(struct arena *a, size_t count, size_t size); /* not zeroed: PUSH does that */

struct strs {
	struct str *v;
	size_t n, cap;
};

/* Bytes that grow in an arena. */
struct buf {
	struct arena *arena;
	char *s;
	size_t n, cap;
};
char *buf_grow(struct buf *b, size_t more);
/* Room for so many bytes behind what stands there; *b grows when they are there. */
static inline char *buf_room(struct buf *b, size_t more)
{
	return b->cap - b->n >= more ? b->s + b->n : buf_grow(b, more);
}
void buf_put(struct buf *b, struct str s);
void buf_putc(struct buf *b, char c);
/* What stands in b now; valid until the next put. */
static inline struct str buf_str(const struct buf *b)
{
	return (struct str){b->s ? b->s : "", b->n};
}

#endif
