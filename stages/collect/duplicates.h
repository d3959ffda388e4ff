/* duplicates.h - contents that were there before.
 * Shape:  contents are put with their hashes, in the order of their places; once all are there, whoever goes through the places in the
 *         same order is told the name of the first with the same hash, and, where they are asked for, the same bytes.
 * Owner:  the arena given; an answer is good until the next.
 * Errors: those of unnamed.h.
 * Use:    duplicates_put(&d, hash, place, source, STR("")); duplicates_settle(&d, NULL, NULL);
 *         for (place ...) duplicates_of(&d, place)                                                                          */
#ifndef DUPLICATES_H
#define DUPLICATES_H

#include "sorter.h"

struct duplicates {
	struct sorter by_hash, firsts; /* by hash and place; by place, the names */
	struct str key, name;          /* the next of firsts */
	struct arena one;
	bool there;
};

struct duplicates duplicates_in(const char *folder, struct arena *run);
/* `path` is empty where the hash says enough. */
void duplicates_put(struct duplicates *d, struct str hash, uint64_t place, struct str name, struct str path);
/* `same` is asked of two paths, or NULL. */
void duplicates_settle(struct duplicates *d, bool (*same)(const void *of, struct str path, struct str other), const void *of);
void duplicates_rewind(struct duplicates *d);
/* Empty for what is no duplicate. */
struct str duplicates_of(struct duplicates *d, uint64_t place);
void duplicates_close(struct duplicates *d);

#endif
