/* visit_hosts.h - a journey over several provinces: each visit has the province of its own that receives it.
 * Shape:  after all frames are made; a visit that goes on to another province of the host's country has that one and the guests,
 *         and the main visit no longer has it unless its own sentence names it.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    add_others(&h); part_visit_hosts(&h);                                                                    */
#ifndef VISIT_HOSTS_H
#define VISIT_HOSTS_H

#include "choice.h"

void part_visit_hosts(struct choice *h);

/* "Theo kế hoạch, ngày 12/4, đoàn sẽ chúc Tết tỉnh Y", behind what one of two delegations did alone: it is still that one. */
const struct sides *sides_of_same_home(const struct choice *h, const struct candidate *c, const struct sides *s);

#endif
