/* segmenter.h - one input from cleaned blocks to articles with named parts and sentences.
 * Shape:  segmenter_load() reads the tables; segment_input() cuts a page of several articles and marks each of them.
 * Owner:  tables in `run`, everything of an input in `one`.
 * Errors: a broken table: FILE:LINE, exit 2.
 * Use:    struct segmenter *s = segmenter_load(config, &run); segment_input(s, &one, &in);                       */
#ifndef SEGMENTER_H
#define SEGMENTER_H

#include "../lib/article.h"
#include "../lib/limits.h"

struct segmenter;

const struct limits *segmenter_limits(const struct segmenter *s);
struct segmenter *segmenter_load(const char *config, struct arena *run);
void segment_input(const struct segmenter *s, struct arena *one, struct input *in);

#endif
