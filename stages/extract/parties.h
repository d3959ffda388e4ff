/* parties.h - the two sides of a meeting: codes of the provinces, or of the countries, that meet.
 * Shape:  codes in the order of the text, no code twice. A side is told by its provinces, else by its country.
 * Owner:  the arena `one`.
 * Errors: none; a meeting without a foreign side has no sides (`foreign` empty).
 * Use:    struct sides s = sides_of(&t, main); if (!s.foreign.n) return;                                          */
#ifndef PARTIES_H
#define PARTIES_H

#include "candidates.h"

struct sides {
	struct strs codes;
	struct str home;    /* the first Vietnamese code */
	struct str foreign; /* the first other code; empty: no meeting of two sides */
};

/* Told only as where something is: "tại huyện X, tỉnh Y". */
bool is_where(const struct telling *t, const struct place *p);
struct sides sides_of(const struct telling *t, const struct candidate *main);
/* The sides of another event: its own "giữa A và B", the countries of a visit of states, else those of the series. */
struct sides sides_of_other(const struct telling *t, const struct candidate *c, const struct sides *series);
/* A visit or call of its own inside a journey: the foreign provinces of its clause. */
struct sides sides_of_clause(const struct telling *t, const struct candidate *c, const struct sides *series);
/* Codes joined by "; ", as of the day. */
struct str sides_cell(const struct telling *t, const struct sides *s, struct day on);

#endif
