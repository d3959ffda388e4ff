/* party_list.h - the provinces and countries that a stretch of text tells as parties, and how outright it tells them.
 * Shape:  parties in the order of the text, none twice; a side is told by its parties of the best rank.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    struct party_list list = {0}; add_parties(&t, &list, main->between); struct sides s = sides_in(&t, &list);  */
#ifndef PARTY_LIST_H
#define PARTY_LIST_H

#include "parties.h"

/* A place as a party: told outright, or only as where something is ("tại X"). */
struct party {
	struct str code, country;
	bool located;
	bool gate;  /* its border gate is told */
	bool aside; /* only spoken of: "xuất khẩu sang Trung Quốc", "quan hệ Việt Nam - Trung Quốc" */
	bool pair;  /* the latter: two countries joined by a dash */
};
struct party_list {
	struct party *v;
	size_t n, cap;
};

void add_parties(const struct telling *t, struct party_list *list, struct range r);
bool party_is_vietnamese(const struct party *p);
bool party_is_province(const struct party *p);
/* 3 a province told outright, 2 a country, 1 a province where something is, 0 only spoken of. */
int rank_of(const struct party *p);
/* Of one side; -1 if it has no party. */
int best_rank(const struct party_list *list, bool vietnamese);
bool has_provinces(const struct party_list *list, bool vietnamese);
/* Province codes of the capitals, which may stand for their states. */
bool is_capital(struct str code);
struct sides sides_in(const struct telling *t, const struct party_list *list);

#endif
