/* words.h - text as words, and word lists looked up by longest match.
 * Shape:  a text is cut into words: a maximal run of letters, digits and marks (an apostrophe inside stays: H'Yim),
 *         or one other visible character (comma, hyphen, bracket ...); a Chinese character is a word of its own.
 *         A vocabulary numbers every folded word (utf8_fold) that some list knows; 0 is a word that none knows. What a word as
 *         it is written folds to is worked out once and remembered, for the first WORD_FORMS distinct words.
 *         `phrases` is a list of phrases; all lists over a vocabulary share one trie, which words_cut() walks once from every
 *         word on: what begins there in any list is known before a rule asks.
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
	WORD_ANY = 128, /* of words.marks: each word has it */
	WORD_FLAGS = 8, /* so many */
};

enum { LIST_SETS = 4, LIST_SET = 64 };

struct word {
	uint32_t start, end; /* bytes of the text */
	uint32_t id;         /* in the vocabulary, 0 if no list knows it */
	uint32_t flags;
	uint32_t form;   /* what is remembered of it, 0 for nothing */
	uint32_t answer; /* of the trie: the phrases of all lists that begin here */
};

struct words {
	struct word *v;
	size_t n, cap;
	struct str text;
	const struct vocabulary *vocabulary;
	uint64_t *lists
		[LIST_SETS]; /* by word: one bit for each list that has a phrase which begins there; a fifth set shares the first */
	uint64_t *marks;     /* by word: its flags, and a bit for each `struct lists` */
	uint64_t *hash;      /* by word: str_hash() of the folded one */
};

/* Folded words <-> numbers. Grows while tables load; looked up only while text is read. */
struct vocabulary {
	struct arena *arena;
	struct str *word; /* by number; word[0] is empty */
	size_t n, cap;
	uint32_t *slot;
	size_t slots;
	struct word_memory *memory; /* of words as they are written */
	struct trie *trie;          /* of all lists */
};
uint32_t vocabulary_add(struct vocabulary *v, struct str word);
uint32_t vocabulary_find(const struct vocabulary *v, struct str folded);

/* Rare words behind so many distinct ones, and very long ones, are worked out each time they are met. */
enum { WORD_FORMS = 65536 };

/* What a word as it is written comes to. */
struct word_form {
	const char *written;
	struct str fold;
	struct str bare; /* utf8_skeleton(), when it was asked for: vocabulary_bare() */
	uint64_t hash;   /* of fold, str_hash() */
	uint32_t id, flags;
	uint32_t asked; /* words known when it had no number of its own */
};
struct word_memory *word_memory_new(struct arena *run);
/* The number of its form, which stays; 0 where nothing is remembered: no vocabulary, a very long word, no room. */
uint32_t vocabulary_form(const struct vocabulary *v, struct str word);
const struct word_form *vocabulary_form_at(const struct vocabulary *v, uint32_t form);
struct str vocabulary_bare(const struct vocabulary *v, uint32_t form);
/* What each word is whose place is known. */
void vocabulary_know(const struct vocabulary *v, struct words *ws, struct arena *one);
uint32_t word_flags(struct str word);
/* Worked out anew; its bytes in `a` or in the word itself. */
struct word_form word_form_of(const struct vocabulary *v, struct str word, struct arena *a);

/* The word at or behind *at, which moves past it; its place and its flags WORD_SPACE and WORD_LINE. False at the end. */
bool words_next(struct str text, size_t *at, struct word *w);
struct words words_cut(struct str text, const struct vocabulary *v, struct arena *one);
/* Bytes from the first word's start to the last one's end; [first, end). */
struct str words_text(const struct words *ws, size_t first, size_t end);
/* The word as it is written. */
static inline bool words_is(const struct words *ws, size_t i, struct str written)
{
	return i < ws->n && ws->v[i].end - ws->v[i].start == written.n &&
	       !memcmp(ws->text.s + ws->v[i].start, written.s, written.n);
}
/* Folded as in the vocabulary. */
struct str words_fold(const struct words *ws, size_t at, struct arena *one);
/* utf8_skeleton() of it */
struct str words_bare(const struct words *ws, size_t at, struct arena *one);
/* A question about words as they are written, which each of them is asked once. */
struct word_question {
	unsigned char *answer; /* by form: 0 not asked yet, 1 no, 2 yes */
	bool (*is)(const void *of, struct str bare);
	const void *of;
};
struct word_question word_question_new(bool (*is)(const void *of, struct str bare), const void *of, struct arena *run);
bool word_question_ask(const struct word_question *q, const struct words *ws, size_t at, struct arena *one);
static inline bool word_is_known_as(const struct word_question *q, const struct words *ws, size_t at, struct arena *one)
{
	unsigned char answer = q->answer[ws->v[at].form];

	return answer ? answer == 2 : word_question_ask(q, ws, at, one);
}
/* Runs of letters and digits, and Chinese characters, which are no part of them. */
struct word_count {
	size_t words, han;
};
struct word_count words_count(struct str text);
/* The word with the first byte at or after `byte`; ws->n if none. */
size_t words_find(const struct words *ws, size_t byte);

struct phrases {
	struct vocabulary *vocabulary;
	const struct trie *trie;
	uint64_t bit; /* of word.lists[set] */
	uint32_t set, number;
};

struct phrase_hit {
	size_t words; /* length of the match in words */
	int row;      /* as given to phrases_add(); of several rows with the same spelling the first */
	uint32_t at;  /* where several rows have the spelling, else 0 */
};

/* What begins at each word in any list: words_cut() asks it. */
void phrases_mark(struct trie *t, struct words *ws, struct arena *one);

struct phrases phrases_new(struct vocabulary *v, struct arena *run);
/* A list that shares the bit of another: of both only one is asked in a text. */
struct phrases phrases_new_beside(const struct phrases *other);
/* The lists that are made from now on stand in a set of their own, as long as there are no more than LIST_SET. */
void phrases_new_set(struct vocabulary *v, struct arena *run);
void phrases_add(struct phrases *p, struct str phrase, int row);
/* The words of all phrases so far, by their numbers, in the order that they were added. */
const uint32_t *phrases_said(const struct phrases *p, size_t *n);
bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit);
/* Some phrase of the list begins at word i, if it ends before ws->n. */
static inline bool phrases_may(const struct phrases *p, const struct words *ws, size_t i)
{
	return i < ws->n && ws->lists[p->set][i] & p->bit;
}
/* Longest match that begins at word i and ends before ws->n; false if none. */
static inline bool phrases_at(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	if (phrases_may(p, ws, i))
		return phrases_ask(p, ws, i, hit);
	hit->words = 0;
	return false;
}
/* Several lists that are asked at once, and flags of a word with them. */
struct lists {
	uint64_t marks;
	struct trie *trie;
};
/* `flags` of struct word. */
struct lists lists_new(struct vocabulary *v, uint32_t flags, struct arena *run);
void lists_add(struct lists *l, const struct phrases *p);
/* Some phrase of one of them begins at word i, or it has one of the flags. */
static inline bool lists_begin(const struct lists *l, const struct words *ws, size_t i)
{
	return i < ws->n && ws->marks[i] & l->marks;
}
/* Which of n, up to 64, begin at word i: a bit for each. */
static inline uint64_t lists_which(const struct lists *l, size_t n, const struct words *ws, size_t i)
{
	uint64_t marks = i < ws->n ? ws->marks[i] : 0, which = 0;

	for (size_t k = 0; k < n; k++)
		which |= (uint64_t)((marks & l[k].marks) != 0) << k;
	return which;
}
int phrases_row_behind(const struct phrases *p, const struct phrase_hit *hit, int row);
/* Another row with the very spelling of the hit (the same word in two rows), after `row`; -1 when there is none. */
static inline int phrases_next_row(const struct phrases *p, const struct phrase_hit *hit, int row)
{
	return hit->at ? phrases_row_behind(p, hit, row) : -1;
}

/* The words of [first, end) where a list has a phrase, or one of several lists has: asked of 64 at once, since where one begins is hard
 * to foretell for a processor too. */
struct starts {
	const uint64_t *of; /* by word */
	uint64_t bits, found;
	size_t at, asked, end; /* found is of the words from `at` up to `asked` */
};
static inline struct starts phrases_starts(const struct phrases *p, const struct words *ws, size_t first, size_t end)
{
	return (struct starts){ws->lists[p->set], p->bit, 0, first, first, end < ws->n ? end : ws->n};
}
static inline struct starts lists_starts(const struct lists *l, const struct words *ws, size_t first, size_t end)
{
	return (struct starts){ws->marks, l->marks, 0, first, first, end < ws->n ? end : ws->n};
}
/* The first one from word i on, which is no earlier than when it was asked before; the end where there is none. */
static inline size_t starts_next(struct starts *s, size_t i)
{
	size_t past = i > s->at ? i - s->at : 0;
	uint64_t left = i < s->asked ? s->found >> past << past : 0;

	while (!left) {
		s->at = i < s->asked ? s->asked : i;
		if (s->at >= s->end)
			return s->end;
		s->asked = s->end - s->at < 64 ? s->end : s->at + 64;
		for (size_t k = s->asked; k-- > s->at;)
			left = left << 1 | ((s->of[k] & s->bits) != 0);
		s->found = left;
	}
	return s->at + (size_t)__builtin_ctzll(left);
}

#endif
