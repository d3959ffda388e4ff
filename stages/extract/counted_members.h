/* counted_members.h - the provinces of a meeting that headline or lede only count, named in one of the next sentences.
 * Shape:  "Hội nghị 9 tỉnh 3 nước", "với Công an 5 tỉnh Bắc Lào. Phía bạn có công an các tỉnh: A; B; C".
 * Owner:  the arena `one`.
 * Errors: none; no members where none are counted or the row is not found.
 * Use:    struct party_list list = members_told(&t, main); take_counted(&t, main, &s);                               */
#ifndef COUNTED_MEMBERS_H
#define COUNTED_MEMBERS_H

#include "party_list.h"

/* The members of both sides where the event's name counts them. */
struct party_list members_told(const struct telling *t, const struct candidate *main);
/* Puts the provinces of a counted side in the place of what was told of it. */
void take_counted(const struct telling *t, const struct candidate *main, struct sides *s);

#endif
