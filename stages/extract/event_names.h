/* event_names.h - the words that name an event: its word in event_words, its ordinal, the end of its noun phrase.
 * Shape:  ranges of words of one sentence; a name has no "buổi", "cuộc" in front and is empty for a bare verb.
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    if (event_word_at(&t, i, &hit)) { c.word = ...; read_name(&t, &c); ordinal_in_front(&t, &c); }          */
#ifndef EVENT_NAMES_H
#define EVENT_NAMES_H

#include "candidates.h"

/* The longest event word at a word, in the language of the article. */
bool event_word_there(const struct telling *t, size_t i, struct phrase_hit *hit);
static inline bool event_word_at(const struct telling *t, size_t i, struct phrase_hit *hit)
{
	return phrases_may(&t->f->lex->event_words.phrases, &t->f->words, i) && event_word_there(t, i, hit);
}
/* The number told by an ordinal after the word ("lần thứ III") or before it ("sixth"); *end moves past it. 0 if none. */
int ordinal_at(const struct telling *t, size_t word, size_t *end);
/* Writes name, between, ordinal. */
void read_name(const struct telling *t, struct candidate *c);
/* "lần thứ ba" or "sixth" before the word, "Đây là lần thứ hai hội nghị …". */
void ordinal_in_front(const struct telling *t, struct candidate *c);
/* The noun phrase in front of a Chinese event word, from the verb that holds it or from the start of the clause. */
void take_front_zh(const struct telling *t, struct candidate *c);

#endif
