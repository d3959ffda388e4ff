/* held.h - what a stage holds when it ends the program: its arenas, the parser of its tables or stream, its open files.
 * Shape:  arena.c is compiled with held_malloc() and its kin; the linker puts __wrap_x() in the place of x() of libcsv, libxml2, zlib.
 *         held_release() gives back all that was taken since held_begin().
 * Owner:  one list, of what is held now.
 * Errors: none.
 * Use:    held_begin(&run); work(); held_release();                                                                   */
#ifndef HELD_H
#define HELD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
void *held_malloc(const struct arena *a, size_t size);
void *held_calloc(const struct arena *a, size_t count, size_t size);
void *held_realloc(const struct arena *a, void *at, size_t size);
void held_free(void *at);

/* What the arena `run` takes in the meantime it keeps. */
void held_begin(const struct arena *run);
/* Parsers and files, as long as the functions that hold them have not been left. */
void held_close(void);
void held_release(void);

#endif
