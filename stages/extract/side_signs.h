/* side_signs.h - what a stretch of text tells of the sides: offices, bodies and names of Viet Nam and of other countries.
 * Shape:  `foreign` holds the other countries named, each once and no more than MOST_COUNTRIES of them.
 * Owner:  codes belong to the tables.
 * Errors: none.
 * Use:    struct side_signs s = {0}; read_side_signs(f, r, &parties, &s); if (s.home) ...                              */
#ifndef SIDE_SIGNS_H
#define SIDE_SIGNS_H

#include "sides.h"

enum { MOST_COUNTRIES = 4 };

struct side_signs {
	bool home;    /* Viet Nam, one of its provinces, bodies or officials */
	bool located; /* only as where something is: "tại Hà Nội" */
	bool joint;   /* "hai bên", "hai tỉnh" */
	struct str foreign[MOST_COUNTRIES];
	size_t n;
};

void add_side_sign(struct side_signs *s, struct str country);
/* The words of the range, its places left out. */
void read_side_signs(const struct facts *f, struct range r, const struct parties *p, struct side_signs *s);

/* The article speaks of Viet Nam: a place, or an office, body or party that only Viet Nam has. */
bool speaks_of_home(const struct facts *f);

/* Somebody who may meet or be met begins here: an office, a form of address, a delegation, several people. */
bool is_somebody(const struct facts *f, size_t i);

#endif
