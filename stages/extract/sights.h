/* sights.h - words that may be names of places, before it is decided what they mean.
 * Shape:  sights in the order of the text: spellings of the gazetteer, and names that only their type word tells ("huyện Phù Lưu").
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    struct sights all = {0}; collect_sights(f, &all);  */
#ifndef SIGHTS_H
#define SIGHTS_H

#include "places.h"

enum { UNKNOWN_NAME_WORDS = 4 };

/* A place as it stands, before its meaning is chosen. */
struct sight {
	struct place place;
	struct str folded;       /* the name, when it was asked for */
	struct spelling_hit hit; /* hit.words == 0: only a type word tells that it is a place */
	int wanted;              /* level told by a type word, -1 if none */
	bool cue;                /* a type word, a preposition or a bracket beside it */
	bool named_person;       /* a surname stands before it */
	bool told;               /* the text beside it names its province or country */
};
struct sights {
	struct sight *v;
	size_t n, cap;
};

void collect_sights(struct facts *f, struct sights *all);

/* The gazetteer of the article's language. */
const struct gazetteer *gazetteer_in(const struct facts *f);
/* Capital, not all capitals, no punctuation: a syllable of a name. */
bool is_name_syllable(const struct facts *f, size_t i);
/* The place would be the rest of a name: "Lê Lào Cai". */
bool surname_before(const struct facts *f, size_t i, const struct spelling_hit *known, size_t past);
bool level_fits(enum place_level has, int wanted);
bool on_one_line(const struct facts *f, size_t before, size_t word);
bool sight_char(const struct facts *f, size_t i, const char *one);
bool sight_dash(const struct facts *f, size_t i);
/* -1 where no number stands. */
long number_there(const struct facts *f, size_t at);

#endif
