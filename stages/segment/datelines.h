/* datelines.h - what stands before the first words of a report: who filed it, from where.
 * Shape:  a span at the start of the lede or of one of the first paragraphs, dash included: "(ĐBP) -", "LCĐT -", "QUANG NINH –",
 *         "Hà Giang, 27/3 (TTXVN) -", "本报讯（记者 …）". Known ones stand in config/lexicon/dateline_words.csv; of others the
 *         shape tells: a short name in brackets, or one in capitals, with a dash behind.
 * Owner:  tables live in `run`, spans in `one`.
 * Errors: those of tables: FILE:LINE, exit 2.
 * Use:    struct dateline_tables *t = dateline_tables_load(config, &run);  datelines_find(&article, t, &one); */
#ifndef DATELINES_H
#define DATELINES_H

#include "../lib/article.h"

struct dateline_tables *dateline_tables_load(const char *config, struct arena *run);
/* Fills article->datelines; kinds of blocks must be settled. */
void datelines_find(struct article *a, const struct dateline_tables *tables, struct arena *one);

#endif
