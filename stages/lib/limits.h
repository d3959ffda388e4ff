/* limits.h - what one input may be and take: config/limits.csv.
 * Shape:  one number for each name; the list below is the whole list.
 * Owner:  a plain value.
 * Errors: an unknown, missing or repeated name, or a value that is no whole number from its least on: "FILE:LINE: what", exit 2.
 * Use:    struct limits l = limits_load(config, &run); if (text.n > l.text_bytes) ...                                  */
#ifndef LIMITS_H
#define LIMITS_H

#include "arena.h"

/* clang-format off */
/* Each with the least that it may be. */
#define LIMITS(X) \
	X(article_megabytes, 1) X(article_seconds, 1) X(depth, 1) X(evidence_bytes, 1) X(meeting_words, 1) X(page_bytes, 1) \
	X(places, 1) X(sentence_bytes, 100) X(stage_megabytes, 64) X(text_bytes, 1)
/* clang-format on */

struct limits {
#define MEMBER(name, least) size_t name;
	LIMITS(MEMBER)
#undef MEMBER
};

struct limits limits_load(const char *config, struct arena *run);

#endif
