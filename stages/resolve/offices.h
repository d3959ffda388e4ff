/* offices.h - what a position is: level, branch, organisation (lexicon/offices.csv, organisations.csv).
 * Shape:  every office in the text is looked up; the longest speaks for the whole.
 * Owner:  tables in `run`; results point into them.
 * Errors: a broken table: "FILE:LINE: what", exit 2.
 * Use:    struct office o = office_of(offices, STR("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"), &one);   province, party */
#ifndef OFFICES_H
#define OFFICES_H

#include "../lib/table.h"
#include "../lib/words.h"
#include "keys.h"

enum office_level { NO_LEVEL, COMMUNE, DISTRICT, PROVINCE, CENTRAL };

struct office {
	struct str level, branch, organisation; /* as the contract has them; level empty where the table says `other` */
	enum office_level highest;              /* of all offices in the text */
	bool uniform;                           /* one of them is military, border guard or police */
	bool civil;                             /* one is of government, assembly, front ...; a seat in the Party is neither */
	bool central_party;
	size_t work;        /* row + 1 of the longest office that is no seat in the Party, 0 if none */
	struct hashes rows; /* of offices.csv, in any language */
};

/* A table whose spellings are looked up. */
struct lookup {
	struct table table;
	struct phrases phrases;
	unsigned name, level, branch, side, kind; /* level, branch: of offices; kind: of organisations */
};
struct offices {
	struct vocabulary words;
	struct lookup office, organisation;
};

struct offices *offices_load(const char *config, struct arena *run);
/* NO_LEVEL for `other` and an empty cell. */
enum office_level office_level_of(struct str word);
/* The longest organisation that the text names, as the table calls it; or empty. */
struct str organisation_in(const struct offices *o, struct str text, struct arena *one);
struct office office_of(const struct offices *o, struct str position, struct arena *one);

#endif
