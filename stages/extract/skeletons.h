/* skeletons.h - names found whatever their marks, hyphens and blanks, and however a sound is spelt.
 * Shape:  a trie of letters. One sound is one letter: ph p, kh k, th t, ou u, y i, x s, c k, doubled letters once. A walk takes
 *         the skeletons (utf8_skeleton) of a name's words one after the other.
 * Owner:  the arena given.
 * Errors: none; what holds anything but letters and digits of ASCII is never found.
 * Use:    struct skeleton_walk w = {0}; if (skeletons_walk(s, &w, STR("bo")) && skeletons_walk(s, &w, STR("lykhamxay")))
 *                 row = skeletons_row(s, &w);                                                                       */
#ifndef SKELETONS_H
#define SKELETONS_H

#include "../lib/arena.h"

enum { SKELETON_LETTERS = 36 };

struct skeleton_node {
	uint32_t next[SKELETON_LETTERS];
	int row; /* -1: no name ends here */
};
struct skeletons {
	struct skeleton_node *v; /* v[0] is the root */
	size_t n, cap;
};

struct skeleton_walk {
	uint32_t node;
	char last, waiting; /* the letter taken last; the one whose sound depends on the next */
	bool lost;
};

/* A name with fewer sounds than `least` is not added; of several with the same sounds the first is found. */
void skeletons_add(struct skeletons *s, struct str name, int row, size_t least, struct arena *run);
/* False as soon as no name begins so. */
bool skeletons_walk(const struct skeletons *s, struct skeleton_walk *w, struct str skeleton);
/* The name that ends here; -1 where none does. */
int skeletons_row(const struct skeletons *s, const struct skeleton_walk *w);

#endif
