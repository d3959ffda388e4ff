/* origins.h - which rows of the tables a reading rests on, for people.
 * Shape:  a list of (what the row gave, its file and line, words of the text), in the order in which they were noted.
 * Owner:  `one`. Kept only where f->explain is set: in a build nothing is noted.
 * Errors: none.
 * Use:    note_phrases(f, r, "instrument", &lex->instruments, a->title); for (o = r->origins; o; o = o->next) ...  */
#ifndef ORIGINS_H
#define ORIGINS_H

#include "extract.h"

struct origin {
	const char *what;
	const char *path;
	unsigned long line;
	struct str words; /* of the text, empty where the row was not found by words of its own */
	struct origin *next;
};

void note_row(const struct facts *f, struct reading *r, const char *what, const struct table *t, int row, struct range words);
/* The rows of the phrases in the words, by longest match. */
void note_phrases(const struct facts *f, struct reading *r, const char *what, const struct lexicon *l, struct range in);
/* The rows of the gazetteer for the places that the words name. */
void note_places(const struct facts *f, struct reading *r, struct range in);

#endif
