/* fence.h - what reads bytes of strangers does it behind a fence.
 * Shape:  fence_stage() shuts the process in, once, when its tables are read: no network, no other program, no look into other
 *         processes (libseccomp), no core file, a bound on its memory. fence_input() does the work on one input, and gives up
 *         where it takes more CPU time or memory than the limits say; memory is counted as what is asked of the arena, so that
 *         the answer is the same on every machine. A system that does not know seccomp goes without it.
 * Owner:  the arena; what the work left in it may be used until it is reset.
 * Errors: no memory beyond the stage's bound ends the program as elsewhere; so does an input that cannot be given up, exit 1.
 * Use:    fence_stage(limits.stage_megabytes);  struct str why = fence_input(&limits, &one, work, &job);  if (why.n) ...              */
#ifndef FENCE_H
#define FENCE_H

#include "limits.h"

/* 0 megabytes: any memory. */
void fence_stage(size_t megabytes);
/* Empty where the work was done, else why it was given up, in static memory. What it held beside the arena (a tree of libxml2) is
 * then lost. */
struct str fence_input(const struct limits *l, struct arena *one, void (*work)(void *of), void *of);

/* Asked by the work itself: more of these than the bound is too many, and the work ends here. Goes on where nobody is behind a fence. */
void fence_count(size_t n, size_t most, const char *of);

#endif
