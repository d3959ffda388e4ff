/* roles.h - what somebody does at the meeting, by the verb behind his phrase.
 * Shape:  roles grow: attendee, speaker, signatory, head of delegation, chair.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    enum role r = role_behind(f, end_of_phrase, end_of_sentence, true);                                    */
#ifndef ROLES_H
#define ROLES_H

#include "people_cues.h"

/* `subject`: the verb may stand some words off; else only adverbs may stand between. */
enum role role_behind(const struct facts *f, size_t i, size_t end, bool subject);
/* ", who chaired the meeting": of the clause that begins at word i, ROLE_NONE if there is none. */
enum role role_in_relative(const struct facts *f, size_t i, size_t end);
static inline enum role higher(enum role a, enum role b)
{
	return a > b ? a : b;
}

#endif
