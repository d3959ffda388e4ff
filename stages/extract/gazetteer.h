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
#include "skeletons.h"

/* Kinds of config/lexicon/place_words.csv. */
#define PLACE_WORDS(X) \
	X(preposition) \
	X(venue) \
	X(link_point) X(border_gate) X(border_marker) X(border) X(unit) X(country) X(state) X(people) X(joiner) X(of) X(no_place)
#define PW(name) PW_##name,
enum place_word { PLACE_WORDS(PW) };
#undef PW

struct toponym {
	struct str name;
	struct str bare; /* utf8_skeleton() of a home province's name */
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
	bool paired;  /* only beside another country and a dash: "Việt - Trung" */
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
	struct phrases phrases;     /* rows are spellings */
	struct skeletons skeletons; /* and these */
	struct word_question opens; /* does one of them begin with the word? */
	struct lists begins;        /* what a place may begin with */
	struct {
		struct merger {
			struct str from, into;
		} * v;
		size_t n, cap;
	} mergers;
	struct toponyms {
		const struct toponym **v;
		size_t n, cap;
	} home_provinces;
	struct phrases type_words;  /* those of place_words that stand beside a name: unit, border_gate, country */
	struct phrases link_points; /* those of that kind */
	struct phrases traps;       /* those that hold no place */
	enum place_word *word_kind; /* by row of place_words */
	signed char *word_level;    /* enum place_level, -1 for none */
};

struct spelling_hit {
	size_t words;
	int spelling;
	struct phrase_hit phrase; /* words == 0: found by skeleton, there is no next */
};

bool gazetteer_word(const struct facts *f, size_t i, enum place_word kind, struct phrase_hit *hit);
/* The longest phrase of place_words at word i, if a row of it is of the kind; hit->row is that row. */
static inline bool place_word_at(const struct facts *f, size_t i, enum place_word kind, struct phrase_hit *hit)
{
	return phrases_may(&f->lex->place_words.phrases, &f->words, i) && gazetteer_word(f, i, kind, hit);
}
/* The longest spelling at word i of a text in the language; nothing of the hit lies in `scratch`. */
bool gazetteer_at(const struct gazetteer *g, const struct words *ws, size_t i, struct str lang, struct spelling_hit *hit,
	struct arena *one);
int gazetteer_next(const struct gazetteer *g, const struct spelling_hit *hit, int spelling);
static inline const struct toponym *toponym_of(const struct gazetteer *g, int spelling)
{
	return &g->toponyms.v[g->spellings.v[spelling].toponym];
}

#endif
