/* spool.h - articles put aside in the order in which they come and taken in another one.
 * Shape:  of an article what resolve asks for: ids, times, language, fingerprints, events, participants, agreements and topics.
 *         A few megabytes lie in memory, what is more in an unnamed file.
 * Owner:  the struct; what is taken lies in the arena given.
 * Errors: a file that cannot be made, written or read ends the program, exit 1.
 * Use:    struct spool s = spool_in(folder); struct spooled at = spool_put(&s, &article); spool_take(&s, at, &one, &article); */
#ifndef SPOOL_H
#define SPOOL_H

#include "../lib/article.h"
#include "../lib/unnamed.h"

struct spool {
	struct unnamed file;
	struct arena arena;
	struct buf held;      /* what the file does not have yet */
	struct arena written; /* for one record on its way in */
};

struct spooled {
	uint64_t at;
	uint32_t n;
};

struct spool spool_in(const char *folder);
struct spooled spool_put(struct spool *s, const struct article *a);
void spool_take(const struct spool *s, struct spooled where, struct arena *one, struct article *a);
void spool_close(struct spool *s);

#endif
