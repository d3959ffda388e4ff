/* offices.h - what a position is: level, branch, organisation (lexicon/offices.csv, organisations.csv).
 * Shape:  every office in the text is looked up; the longest speaks for the whole.
 * Owner:  tables in `run`; results point into them.
 * Errors: a broken table: "FILE:LINE: what", exit 2.
 * Use:    struct office o = office_of(offices, STR("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"), &one);   province, party */
#ifndef OFFICES_H
#define OFFICES_H

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

struct offices;
struct offices *offices_load(const char *config, struct arena *run);
struct office office_of(const struct offices *o, struct str position, struct arena *one);

#endif
