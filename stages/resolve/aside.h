/* aside.h - bytes put aside in the order in which they come and taken in another one.
 * Shape:  two megabytes lie in memory, what is more in an unnamed file.
 * Owner:  the struct; what is taken lies there or in the arena given, until the next is put.
 * Errors: a file that cannot be made, written or read ends the program, exit 1.
 * Use:    struct aside a = aside_in(folder); struct place at = aside_put(&a, bytes); bytes = aside_take(&a, at, &one); */
#ifndef ASIDE_H
#define ASIDE_H

#include "../lib/arena.h"
#include "../lib/unnamed.h"

struct aside {
	struct unnamed file;
	struct arena arena;
	struct buf held; /* what the file does not have yet */
};
struct place {
	uint64_t at;
	uint32_t n;
};

struct aside aside_in(const char *folder);
struct place aside_put(struct aside *a, struct str bytes);
struct str aside_take(const struct aside *a, struct place where, struct arena *one);
void aside_close(struct aside *a);

#endif
