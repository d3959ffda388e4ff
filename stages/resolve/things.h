/* things.h - the tables of things, in the contract's columns and order, raw cells.
 * Shape:  events.csv, parties.csv, participants.csv, agreements.csv, persons.csv, positions.csv, series.csv, each by id, each
 *         rewritten only where its bytes change.
 * Owner:  nothing is kept.
 * Errors: a file that cannot be written ends the program, exit 1.
 * Use:    write_things("out/resolve", &world, &run);                                                             */
#ifndef THINGS_H
#define THINGS_H

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
	const struct provinces *provinces;
};

void write_things(const char *folder, const struct world *w, struct arena *run);
/* links/BATCH.csv for each batch; those of batches that are gone are removed. */
void write_links(const char *folder, const struct world *w, struct arena *run);

#endif
