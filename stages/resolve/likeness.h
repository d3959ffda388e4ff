/* likeness.h - do two readings tell of the same event? Points for what agrees, a veto for what cannot be.
 * Shape:  points add up (weights in resolve.csv); NOT_SAME is a veto, lower than any sum.
 * Owner:  near_kinds in `run`.
 * Errors: a kind in near_kinds.csv that the contract does not have, a nearness that is no number: "FILE:LINE: what", exit 2.
 * Use:    if (event_likeness(&l, a, b) >= set->event_threshold) ...                                               */
#ifndef LIKENESS_H
#define LIKENESS_H

#include "keys.h"
#include "provinces.h"
#include "settings.h"

#define NOT_SAME (-1000.0)

enum { EVENT_KINDS = 11 };
/* -1 for a word that is no kind. */
int event_kind_of(struct str word);

struct likeness {
	const struct settings *set;
	const struct provinces *provinces;
	double near[EVENT_KINDS][EVENT_KINDS]; /* 1 on the diagonal, 0 where two kinds are never one event */
};

struct likeness likeness_load(const char *config, const struct settings *set, const struct provinces *p, struct arena *run);
double event_likeness(const struct likeness *l, const struct event_key *a, const struct event_key *b);
/* The same, with what each part gives; for people. */
enum { LIKENESS_PARTS = 6 };
extern const char *const likeness_part[LIKENESS_PARTS];
double event_points(
	const struct likeness *l, const struct event_key *a, const struct event_key *b, double points[LIKENESS_PARTS]);
/* Share of the smaller list that stands in the other, as the provinces are called now; 0 where one is empty. */
double parties_shared(const struct likeness *l, const struct strs *a, const struct strs *b);
/* F1 of two sets of words. */
double words_shared(const struct hashes *a, const struct hashes *b);

#endif
