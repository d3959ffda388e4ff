/* series_words.h - what in a meeting's name changes from one time to the next (lexicon/series_words.csv).
 * Shape:  "Hội đàm thường niên lần thứ 3 năm 2022 giữa A và B" -> "Hội đàm thường niên giữa A và B".
 * Owner:  tables in `run`, results in the arena given.
 * Errors: a role that C does not know: "FILE:LINE: what", exit 2.
 * Use:    struct series_words *w = series_words_load(config, &run); name = series_name(w, name, &run);             */
#ifndef SERIES_WORDS_H
#define SERIES_WORDS_H

#include "keys.h"

struct series_words;
struct series_words *series_words_load(const char *config, struct arena *run);
/* Without number and year. */
struct str series_name(const struct series_words *w, struct str name, struct arena *a);
/* It begins with a verb ("tổ chức hội nghị", to hold a conference), not with a noun. */
bool name_is_verb(const struct series_words *w, struct str name, struct arena *one);
/* What the name says of its recurrence. */
struct name_says name_says(const struct series_words *w, struct str name, struct arena *one);
/* The folded words of a name or title, punctuation left out. */
struct hashes words_of_name(const struct series_words *w, struct str name, struct arena *a);

#endif
