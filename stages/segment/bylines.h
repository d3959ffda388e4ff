/* bylines.h - the line that names the writer, and the names in it.
 * Shape:  "A B", "A B - C D", "Tin, ảnh: E.F.", "Theo Báo Điện Biên Phủ", "文/…": the last blocks of an
 *         article, pictures' captions aside, or a line with a label under the headline. A label of
 *         config/lexicon/byline_words.csv says what the names are; without one only names may stand in the line.
 * Owner:  tables live in `run`; the names found are made in `one`.
 * Errors: those of tables: FILE:LINE, exit 2.
 * Use:    struct str author = bylines_mark(&article, tables, &one);   kinds of blocks change, "A; B" comes back */
#ifndef BYLINES_H
#define BYLINES_H

#include "../lib/article.h"

struct byline_tables *byline_tables_load(const char *config, struct arena *run);
struct str bylines_mark(struct article *a, const struct byline_tables *tables, struct arena *one);
/* The reporter whom a dateline names. */
struct str dateline_author(const struct article *a, const struct byline_tables *tables, struct arena *one);
/* The writers that one line names, joined by "; "; *is_byline says whether it is such a line at all. */
struct str byline_author(struct str line, const struct byline_tables *tables, struct arena *one, bool *is_byline);

#endif
