/* tape.h - records one after the other, any number of them in a megabyte of memory.
 * Shape:  put all, then wind back and read them, as often as needed. What is more than the megabyte lies in an unnamed file.
 * Owner:  the arena given; a record that was read is good until the next is.
 * Errors: those of unnamed.h.
 * Use:    struct tape t = tape_open(folder, &run); tape_put(&t, record);  tape_rewind(&t); while (tape_next(&t, &record)) ... */
#ifndef TAPE_H
#define TAPE_H

#include "../lib/arena.h"
#include "../lib/unnamed.h"

struct tape {
	struct unnamed file;
	char *held;
	size_t n, at;
	long long place; /* in the file, up to which it was read */
	bool reading;
};

struct tape tape_open(const char *folder, struct arena *run);
void tape_put(struct tape *t, struct str record);
void tape_rewind(struct tape *t);
bool tape_next(struct tape *t, struct str *record);
void tape_close(struct tape *t);

#endif
