/* groups.h - those who take part without a name: "lãnh đạo các sở, ngành", "đại diện ...".
 * Shape:  a group opens with a head noun, or with an office that no name follows, and runs to the next head noun,
 *         person, verb or semicolon.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    struct range g = group_at(f, i, end); if (g.end > g.first) ...                                          */
#ifndef GROUPS_H
#define GROUPS_H

#include "extract.h"

/* Words of the head noun at word i, with the number before it; 0 if none. */
size_t group_head(const struct facts *f, size_t i);
struct range group_at(const struct facts *f, size_t i, size_t end);
/* Where a group ends whose head noun ends at word i. */
size_t group_end(const struct facts *f, size_t i, size_t end);
/* The part of a group that begins with a body of another country: "lãnh đạo Ban A Trung Quốc và [Ban B Việt Nam]"; empty if none.
 */
struct range next_country(const struct facts *f, struct range g);
/* The group speaks of both sides at once. */
bool is_joint_group(const struct facts *f, struct range g);

#endif
