/* persons.h - whether a line holds a person's name, by its capitals and config/lexicon/surnames.csv.
 * Shape:  "Hồ Hương", "Minh Nguyễn": two to four words with capitals, a surname first or last.
 * Owner:  the arena given to surnames_load(); results are views of the line.
 * Errors: a missing column: FILE:LINE, exit 2.
 * Use:    struct str who = person_of(surnames, STR("Nông Hoài An - Đài PT-TH tỉnh"));                              */
#ifndef PERSONS_H
#define PERSONS_H

#include "../lib/arena.h"

struct surnames;
const struct surnames *surnames_load(const char *config, struct arena *run);
/* The name at the beginning of a line, up to a dash, slash, comma or bracket; empty where that is no person. */
struct str person_of(const struct surnames *s, struct str line, struct arena *one);
bool all_words_capital(struct str s);

#endif
