/* spill.h - memory that moves to a file when the process would hold more than a bound.
 * Shape:  pieces of whole pages. Where the process holds more than the bound, the pieces that were taken first are written to
 *         an unnamed file and mapped from it at the same address: pointers stay good, what is touched comes back, and what was
 *         not touched for a round leaves again. So results cannot depend on the bound, only time does.
 *         The bound is kept where spill_trim() is called before much memory is touched; it looks the oftener, the nearer the bound is.
 * Owner:  the struct; the file has no name from its first moment, so nothing is left over, whatever ends the program.
 * Errors: no memory, or a file that cannot be made or written, ends the program, exit 1.
 * Use:    struct spill spill = spill_open(folder, 256000000); struct arena run = {.spill = &spill};
 *         for (...) { work(&run); spill_trim(&spill); }   spill_close(&spill);                                        */
#ifndef SPILL_H
#define SPILL_H

#include "unnamed.h"

#include <stdbool.h>
#include <stddef.h>

struct spill_piece {
	char *at;
	size_t size, whole; /* whole: of all the pieces that were taken together, in the first of them */
	long long in_file;  /* where in the file; -1: it was never written */
	bool last;          /* it leaves after all others: an index, which is used everywhere at any time */
};

struct spill {
	struct unnamed file;
	size_t bound; /* bytes that the process may hold; 0: any */
	int statm;
	struct spill_piece *piece;
	size_t n, cap, hand;  /* hand: the piece that leaves next */
	size_t calls, waited; /* calls of spill_trim() before the process is asked for its size again: left, and in all */
	size_t held, a_call;  /* at the last look: bytes held, and what a call brings */
	size_t base; /* what the process holds beside: with less than some room above it, all that was let go comes back at once */
};

struct spill spill_open(const char *folder, size_t bound);
void spill_close(struct spill *s);
/* Bytes that the process held at most so far; 0 where the system does not tell. */
size_t spill_most_held(void);

/* Zeroed. */
void *spill_take(struct spill *s, size_t size, bool last);
void spill_give(struct spill *s, void *at);
/* Something is in the file. */
static inline bool spill_began(const struct spill *s)
{
	return s && s->file.end > 0;
}
void spill_look(struct spill *s);
/* To be called in every long loop; s may be NULL. */
static inline void spill_trim(struct spill *s)
{
	if (s && s->bound && s->calls-- == 0)
		spill_look(s);
}

#endif
