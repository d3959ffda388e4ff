/* words.h - text as words, and word lists looked up by longest match.
 * Shape:  a text is cut into words: a maximal run of letters, digits and marks (an apostrophe inside stays: H'Yim),
 *         or one other visible character (comma, hyphen, bracket ...); a Chinese character is a word of its own.
 *         A vocabulary numbers every folded word (utf8_fold) that some list knows; 0 is a word that none knows.
 *         `phrases` is a trie of such numbers; one for each list.
 * Owner:  the arena given at creation; words point into the text.
 * Errors: none.
 * Use:    struct phrase_hit h;
 *         for (size_t i = 0; i < ws.n; i += h.words) if (!phrases_at(&p, &ws, i, &h)) h.words = 1; else use(h.row);  */
#ifndef WORDS_H
#define WORDS_H

#include "arena.h"

enum {
	WORD_UPPER = 1,  /* begins with an upper-case letter */
	WORD_CAPS = 2,   /* all letters upper case, two or more */
	WORD_NUMBER = 4, /* begins with a digit */
	WORD_PUNCT = 8,  /* not a letter or digit */
	WORD_SPACE = 16, /* white space (or the text's start) stands before it */
	WORD_LINE = 32,  /* first word of a line (block) */
	WORD_HAN = 64,
};

struct word {
	uint32_t start, end; /* bytes of the text */
	uint32_t id;         /* in the vocabulary, 0 if no list knows it */
	uint32_t flags;
};

struct words {
	struct word *v;
	size_t n, cap;
	struct str text;
	struct arena *arena;          /* of the answers below */
	struct phrase_answer **asked; /* by number of a list, then by word: what phrases_at() found there once */
};

/* Folded words <-> numbers. Grows while tables load; looked up only while text is read. */
struct vocabulary {
	struct arena *arena;
	struct str *word; /* by number; word[0] is empty */
	size_t n, cap;
	uint32_t *slot;
	size_t slots;
	size_t lists; /* of phrases */
};
uint32_t vocabulary_add(struct vocabulary *v, struct str word);
uint32_t vocabulary_find(const struct vocabulary *v, struct str folded);

struct words words_cut(struct str text, const struct vocabulary *v, struct arena *one);
/* Bytes from the first word's start to the last one's end; [first, end). */
struct str words_text(const struct words *ws, size_t first, size_t end);
/* Folded as in the vocabulary. */
struct str words_fold(const struct words *ws, size_t at, struct arena *one);
/* The word with the first byte at or after `byte`; ws->n if none. */
size_t words_find(const struct words *ws, size_t byte);

struct phrases {
	struct vocabulary *vocabulary;
	struct arena *arena;
	size_t number; /* among the lists of the vocabulary */
	struct phrase_node *nodes;
	size_t n, cap;
	struct phrase_edge *edge; /* open hash of (node, word) */
	size_t edges, edge_slots;
	unsigned char *begins; /* by word: some phrase begins with it */
	size_t begins_cap;
};

struct phrase_hit {
	size_t words; /* length of the match in words */
	int row;      /* as given to phrases_add(); of several rows with the same spelling the first */
	int node;     /* for phrases_next_row() */
};

struct phrases phrases_new(struct vocabulary *v, struct arena *run);
void phrases_add(struct phrases *p, struct str phrase, int row);
bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit);
/* Longest match that begins at word i; false if none. */
static inline bool phrases_at(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	if (i < ws->n && ws->v[i].id < p->begins_cap && p->begins[ws->v[i].id])
		return phrases_ask(p, ws, i, hit);
	hit->words = 0;
	return false;
}
/* Another row with the very spelling of the hit (the same word in two rows), after `row`; -1 when there is none. */
int phrases_next_row(const struct phrases *p, const struct phrase_hit *hit, int row);

#endif
