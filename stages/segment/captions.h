/* captions.h - paragraphs that stand under a picture.
 * Shape:  where the page does not tell (saved text has no pictures), words and form do: a credit at the end ("(Ảnh: A)"), a
 *         beginning such as "Quang cảnh", one short sentence that ends with "phát biểu tại hội nghị", or a line without a full
 *         stop between two whole paragraphs.
 * Owner:  tables live in `run`; kinds of blocks change.
 * Errors: those of tables: FILE:LINE, exit 2.
 * Use:    captions_mark(&article, caption_tables_load(config, &run), &one); */
#ifndef CAPTIONS_H
#define CAPTIONS_H

#include "../lib/article.h"

struct caption_tables *caption_tables_load(const char *config, struct arena *run);
void captions_mark(struct article *a, const struct caption_tables *tables, struct arena *one);

#endif
