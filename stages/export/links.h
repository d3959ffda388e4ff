/* links.h - what resolve made of the local ids of a batch.
 * Shape:  rows article_id, kind (event, participant, agreement, reprint), id (local: "e1"), thing (id of the thing;
 *         for a reprint the article_id of the first printing, `id` stays empty). Sorted, found by bisection.
 * Owner:  the arena given.
 * Errors: a file that is not of this form ends the program, exit 1.
 * Use:    struct str event_id = links_find(&l, a->id, LINK_EVENT, r->id);                                         */
#ifndef EXPORT_LINKS_H
#define EXPORT_LINKS_H

#include "../lib/arena.h"

enum link_kind { LINK_EVENT, LINK_PARTICIPANT, LINK_AGREEMENT, LINK_REPRINT, LINK_KINDS };

struct link {
	struct str article, id, thing;
	enum link_kind kind;
};
struct links {
	struct link *v;
	size_t n, cap;
};

struct links links_load(const char *path, struct arena *run);
/* Empty where there is no such link. */
struct str links_find(const struct links *l, struct str article, enum link_kind kind, struct str id);

#endif
