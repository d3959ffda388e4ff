/* candidate_words.h - what the words beside an event word make of it: a framework, a habit, a paper, a part of another name.
 * Shape:  a candidate with its word, kind, clause and name; the flags of the struct are written.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    kind_by_body(&t, &c); read_name(&t, &c); read_words_beside(&t, &c); if (c.weak && !weak_is_told(&t, &c)) return; */
#ifndef CANDIDATE_WORDS_H
#define CANDIDATE_WORDS_H

#include "candidates.h"

/* "Hội nghị lần thứ 14 Ủy ban Công tác liên hợp" is a session of that body. */
void kind_by_body(const struct telling *t, struct candidate *c);
void read_words_beside(const struct telling *t, struct candidate *c);
/* A word that is often no meeting, told like one. */
bool weak_is_told(const struct telling *t, const struct candidate *c);

#endif
