/* The arenas of the stages, whose memory is given back where a stage would have ended the program. */
#include <stdlib.h>

#include "held.h"

#include "../../../stages/lib/arena.h"

#ifdef __SANITIZE_ADDRESS__
#define ARENA_LARGE 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_LARGE 1
#endif
#endif

/* Each is called where the arena is at hand as `a`. */
#define malloc(size) held_malloc(a, size)
#define calloc(count, size) held_calloc(a, count, size)
#define realloc(at, size) held_realloc(a, at, size)
#define free held_free

#include "../../../stages/lib/arena.c"
