/* person_forms.h - what the readings of one person say together.
 * Shape:  the name is the spelling of most readings, one with Vietnamese marks before one without, none in capitals; beside it
 *         the spelling without marks, the one in Chinese characters (both also from aliases.csv) and all others.
 * Owner:  the arena given.
 * Errors: none.
 * Use:    struct forms f = forms_of(w, voices, n, &one); */
#ifndef PERSON_FORMS_H
#define PERSON_FORMS_H

#include "things.h"

struct forms {
	struct str name, latin, chinese, aliases;
};

struct forms forms_of(const struct world *w, const struct voice *v, size_t n, struct arena *one);
/* The cell of most readings, the first of equals. */
struct str person_vote(const struct voice *v, size_t n, unsigned cell);
size_t articles_of(const struct voice *v, size_t n);

#endif
