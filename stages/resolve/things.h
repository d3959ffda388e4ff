/* things.h - all that is known in the end, and the tables of it, in the contract's columns and order, raw cells.
 * Shape:  events.csv, parties.csv, participants.csv, agreements.csv, persons.csv, positions.csv, series.csv, each by id, each
 *         rewritten only where its bytes change.
 * Owner:  nothing is kept.
 * Errors: a file that cannot be written ends the program, exit 1.
 * Use:    write_events("out/resolve", &world, write_persons("out/resolve", &world, &run), &run);                                                             */
#ifndef THINGS_H
#define THINGS_H

#include "party_names.h"
#include "posts.h"
#include "series.h"
#include "tie_agreements.h"
#include "tie_persons.h"

struct world {
	struct keys keys;
	struct event_things events;
	struct event_row *rows; /* by event */
	struct series_list series;
	struct person_things persons;
	struct agreement_things agreements;
	const struct names *names;
	const struct offices *offices;
	const struct title_words *titles;
	const struct party_names *party_names;
	const struct provinces *provinces;
};

/* events, parties, participants; `shown` as write_persons() gave it */
void write_events(const char *folder, const struct world *w, const struct str *shown, struct arena *run);
void write_agreements(const char *folder, const struct world *w, struct arena *run);
/* persons, positions. The names by which persons are called, by person. */
const struct str *write_persons(const char *folder, const struct world *w, struct arena *run);
void write_series(const char *folder, const struct world *w, struct arena *run);
/* Instruments signed or agreed, by event. */
size_t *count_agreements(const struct world *w, struct arena *run);
/* links/BATCH.csv for each batch; those of batches that are gone are removed. */
void write_links(const char *folder, const struct world *w, struct arena *run);

#endif
