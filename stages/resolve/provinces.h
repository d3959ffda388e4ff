/* provinces.h - what became of what province (config/lexicon/vn-provinces.csv).
 * Shape:  codes of the contract ("VN-03", "CN-YN", "VN") go in and out as views.
 * Owner:  the arena given.
 * Errors: a merged_into that is no code of the table: "FILE:LINE: what", exit 2.
 * Use:    province_now(&p, STR("VN-03")) is VN-07; province_called(&p, code, day) as it was called on that day.         */
#ifndef PROVINCES_H
#define PROVINCES_H

#include "../lib/arena.h"

enum { PROVINCE_SLOTS = 256, NO_PROVINCE = UINT16_MAX };

struct province {
	struct str code, into; /* into: empty, or the code that it is part of since the mergers */
	uint16_t next;         /* of the same slot, or NO_PROVINCE */
};
struct provinces {
	struct province *v;
	size_t n, cap;
	long merged_on; /* day of the mergers */
	uint16_t slot[PROVINCE_SLOTS];
};

/* merged_on as YYYYMMDD. */
struct provinces provinces_load(const char *config, double merged_on, struct arena *run);
/* The code after the mergers. */
struct str province_now(const struct provinces *p, struct str code);
/* The same where `day` is known and not before the mergers, else the code itself. */
struct str province_called(const struct provinces *p, struct str code, long day);
/* A list of codes after the mergers, each once. */
struct strs parties_now(const struct strs *parties, const struct provinces *p, struct arena *a);
/* "VN" of "VN-03". */
struct str country_of(struct str code);

#endif
