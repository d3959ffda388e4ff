/* cleaner.h - one input from bytes to its article, or to the reason why it has none.
 * Shape:  cleaner_load() reads the tables; clean_input() fills outcome, reason and at most one article.
 * Owner:  tables in `run`, everything of an input in `one`.
 * Errors: a broken table: FILE:LINE, exit 2. A page that cannot be read is `rejected`, one without an article `no_article`.
 * Use:    struct cleaner *c = cleaner_load(config, &run); struct input in = {.source = name}; clean_input(c, bytes, (struct transport){STR(""), STR("")}, &one, &in); */
#ifndef CLEANER_H
#define CLEANER_H

#include "../lib/article.h"
#include "../lib/limits.h"

struct choice_weights;
struct cleaner;

/* What came with the page and is not in it; both may be empty. */
struct transport {
	struct str charset; /* as in an HTTP header */
	struct str url;     /* where it was fetched from, for a page that does not give its address */
};

struct cleaner *cleaner_load(const char *config, struct arena *run);
const struct limits *cleaner_limits(const struct cleaner *c);
/* Others than chosen_weights (choose.h), which must live as long. */
void cleaner_weigh(struct cleaner *c, const struct choice_weights *weights);
/* From now on what became of each input's pieces goes to `told`, for people. */
void cleaner_tell(struct cleaner *c, FILE *told);
/* Gives back what libxml2 holds of the rules. */
void cleaner_release(struct cleaner *c);
/* Bytes of a long page that lie in `one` are given back once they are decoded. */
void clean_input(const struct cleaner *c, struct str bytes, struct transport with, struct arena *one, struct input *in);
/* Reads the file too; answers its number of bytes. */
size_t clean_file(const struct cleaner *c, const char *path, struct str charset, struct arena *one, struct input *in);
/* The main text alone: lede, paragraphs, headings, items, rows, and further headlines; no captions, no byline. */
struct str main_text(const struct article *a, struct arena *one);

#endif
