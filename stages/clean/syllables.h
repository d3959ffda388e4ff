/* syllables.h - whether a word is written as Vietnamese writes its syllables: onset, rime, at most one tone, and behind a stop (c,
 * ch, p, t) only the two tones that can stand there. Bytes read in the wrong charset hardly ever are.
 * Shape:  config/lexicon/syllables.csv lists onsets, and rimes without their tone.
 * Owner:  the arena `run`.
 * Errors: a broken table: FILE:LINE, exit 2.
 * Use:    struct syllable_count n = syllables_count(s, text); if (n.marked_valid * 10 > n.marked * 9) ...          */
#ifndef SYLLABLES_H
#define SYLLABLES_H

#include "../lib/arena.h"

struct syllables;

const struct syllables *syllables_load(const char *config, struct arena *run);
/* word is letters in NFC, in any case. */
bool is_syllable(const struct syllables *s, struct str word);

/* Words with a letter beyond ASCII, and the others. */
struct syllable_count {
	size_t marked, marked_valid, plain, plain_valid;
};
struct syllable_count syllables_count(const struct syllables *s, struct str text);

#endif
