/* title_words.h - the words by which a title is cut and read besides the offices themselves.
 * Shape:  lists over one vocabulary, that of the offices: joins ("kiêm", and), words before an office ("nguyên", former), heads of
 *         offices, bodies ("Sở", department), units with their level ("huyện", district; "provincial"), states ("Vương quốc", kingdom), cities
 *         and municipalities.
 * Owner:  the arena `run`.
 * Errors: a class or level that C does not know: "FILE:LINE: what", exit 2.
 * Use:    struct title_words *t = title_words_load(config, offices, &run);
 *         if (title_word(&t->join, &ws, i)) ...                                                                  */
#ifndef TITLE_WORDS_H
#define TITLE_WORDS_H

#include "offices.h"

#include "../lib/words.h"

struct unit {
	enum office_level level;
	bool behind; /* it stands behind the name: "Jinping county" */
};

struct units {
	struct unit *v;
	size_t n, cap;
};

struct title_words {
	const struct offices *offices;
	struct phrases join, before, city, head, body, unit, state, province, municipality;
	struct units units;         /* by row of `unit` */
	struct strs municipalities; /* codes */
};

struct title_words *title_words_load(const char *config, struct offices *offices, struct arena *run);

/* Words of the longest phrase that begins at word i, 0 if none does. */
static inline size_t title_word(const struct phrases *p, const struct words *ws, size_t i)
{
	struct phrase_hit hit;

	return phrases_at(p, ws, i, &hit) ? hit.words : 0;
}

#endif
