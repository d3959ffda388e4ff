/* gazetteer.h - the place tables of config/lexicon as one list of toponyms with all their spellings.
 * Shape:  a toponym is one row of a table; a spelling one way to write it, in Vietnamese, Latin letters or Chinese.
 *         Spellings are found by longest match, those of Lao and Khmer places by skeleton too: Bô-ly-khăm-xay,
 *         BôLyKhămXay, Bolikhamxay are one.
 * Owner:  the arena of the lexicons.
 * Errors: a missing or broken table, a code of another form than "VN-04", a level that C does not know: FILE:LINE, exit
 *         2.
 * Use:    struct spelling_hit h; if (gazetteer_at(g, &f->words, i, f->lang, &h, f->one)) for (int s = h.spelling; s >=
 *         0; s = gazetteer_next(g, &h, s)) ... */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "extract.h"

struct toponym {
	struct str name;
	enum place_level level;
	struct str country, province;
	bool needs_cue;     /* also a common word or a person's name */
	bool needs_cue_han; /* its Chinese name is */
	const char *path;   /* of its table */
	unsigned long line;
};

struct spelling {
	int toponym;
	unsigned capitals; /* so many words at its end must begin with a capital */
	unsigned words;
	bool han;
	bool english; /* only in English: "Lao" would be found in "Lao động" */
};

struct skeleton_slot {
	struct str key;
	int spelling;
};

struct gazetteer {
	const struct lexicons *lex;
	struct {
		struct toponym *v;
		size_t n, cap;
	} toponyms;
	struct {
		struct spelling *v;
		size_t n, cap;
	} spellings;
	struct phrases phrases; /* rows are spellings */
	struct skeleton_slot *slot;
	size_t slots, skeletons;
	struct {
		struct merger {
			struct str from, into;
		} * v;
		size_t n, cap;
	} mergers;
	unsigned word_kind, word_level; /* columns of place_words */
};

struct spelling_hit {
	size_t words;
	int spelling;
	struct phrase_hit phrase; /* words == 0: found by skeleton, there is no next */
};

/* The longest spelling at word i of a text in the language; nothing of the hit lies in `scratch`. */
bool gazetteer_at(const struct gazetteer *g, const struct words *ws, size_t i, struct str lang, struct spelling_hit *hit,
	struct arena *one);
int gazetteer_next(const struct gazetteer *g, const struct spelling_hit *hit, int spelling);
static inline const struct toponym *toponym_of(const struct gazetteer *g, int spelling)
{
	return &g->toponyms.v[g->spellings.v[spelling].toponym];
}

#endif
