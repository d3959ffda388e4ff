/* tie_agreements.h - which readings name one instrument.
 * Shape:  well-known instruments have their ids in config/known_agreements.csv. Else: of one event the same kind and a
 *         title with common words (or the only one of its kind in both articles); of different events the same long title
 *         between the same parties.
 * Owner:  `run`.
 * Errors: a broken table, an id that is not of the contract's form or stands twice: "FILE:LINE: what", exit 2.
 * Use:    struct agreement_things all = tie_agreements(&keys, rows, known, &likeness, words, &run); */
#ifndef TIE_AGREEMENTS_H
#define TIE_AGREEMENTS_H

#include "merge_events.h"

struct agreement_thing {
	struct agreement_key **v; /* in order of publication */
	size_t n, cap;
	struct str id, known_title; /* known_title: of a well-known instrument */
	const struct agreement_key *seen_by;
};
struct agreement_things {
	struct agreement_thing *v;
	size_t n, cap;
};

struct known_agreements;
struct known_agreements *known_agreements_load(const char *config, struct arena *run);

struct agreement_things tie_agreements(struct keys *k, const struct event_row *rows, const struct known_agreements *known,
	const struct likeness *l, const struct series_words *words, struct arena *run);
/* The parties of the reading, or those of its event. */
struct strs agreement_parties(const struct agreement_key *a, const struct event_row *rows, struct arena *one);
/* 0 signed ... 4 referenced: how far it went. */
int agreement_stage(struct str status);

#endif
