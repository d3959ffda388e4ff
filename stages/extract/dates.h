/* dates.h - dates in a text, as written and as read.
 * Shape:  find_dates() of extract.h fills facts->dates; the grammars are dates_vi.c, dates_en.c, dates_zh.c over date_reader.h,
 *         their words config/lexicon/date_words.csv. A phrase alone goes through the very same code.
 * Owner:  dates lie in the arena `one`; their texts are constant.
 * Errors: a class, language or value that is not known: FILE:LINE, exit 2.
 * Use:    struct date d; if (date_of_phrase(lex, phrase, lang, published, &one, &d)) use(d.start);                 */
#ifndef DATES_H
#define DATES_H

#include "extract.h"

extern const char *const date_precision_name[]; /* by enum date_precision */

/* The first date in the phrase, read as in an article of that language and day. */
bool date_of_phrase(
	const struct lexicons *lex, struct str phrase, struct str lang, struct day published, struct arena *one, struct date *d);

#endif
