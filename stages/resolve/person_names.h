/* person_names.h - one person's name in several spellings and scripts.
 * Shape:  fold: capitals, tone places and dashes made one ("Nguyễn Thuý Hoà" = "NGUYỄN THÚY HÒA"). Sound: without marks
 *         ("Nguyen Thuy Hoa"), and for Lao and Khmer names without the habits of transcription ("Bun-thoong
 *         Xay-nha-vông" = "Bounthong Xaynhavong", lexicon/name_sounds.csv). Every form of a row of aliases.csv has the
 *         sound of the row's name.
 * Owner:  the arena given at loading; results in the arena given.
 * Errors: a broken table: "FILE:LINE: what", exit 2.
 * Use:    struct names n = names_load(config, &run); uint64_t s = name_sound(&n, name, STR("LA"), &one); */
#ifndef PERSON_NAMES_H
#define PERSON_NAMES_H

#include "../lib/arena.h"

struct sound {
	struct str country, from, to;
};
struct alias {
	struct str fold; /* one form */
	struct str country;
	struct str latin, chinese; /* of the row: forms for persons.csv */
	uint64_t sound;            /* of the row's name */
};
struct reading_of_han {
	uint32_t han;
	struct strs vietnamese, pinyin; /* without marks */
};
struct names {
	struct arena *run;
	struct {
		struct sound *v;
		size_t n, cap;
	} sounds;
	struct {
		struct alias *v;
		size_t n, cap;
	} aliases;
	struct {
		struct reading_of_han *v;
		size_t n, cap;
	} han;
};

struct names names_load(const char *config, struct arena *run);
uint64_t name_sound(const struct names *n, struct str name, struct str country, struct arena *one);
/* The row of aliases.csv that knows the name, or NULL. */
const struct alias *name_alias(const struct names *n, struct str name, struct str country, struct arena *one);
bool name_is_han(struct str name);
/* Some letter carries a mark (ệ, đ): a form that tells Vietnamese names apart. */
bool name_has_marks(struct str name);
/* Every Chinese character of `han` has a reading (lexicon/han_names.csv) that the next syllable of `latin` can be: 韦光明
 * and "Wei Guangming" or "Vi Quang Minh". Unknown characters after the first fit anything. */
bool name_reads_as(const struct names *n, struct str han, struct str latin, struct arena *one);
/* The first character is known, and no reading of it begins `latin`. */
bool surname_differs(const struct names *n, struct str han, struct str latin, struct arena *one);
/* "Vi Quang Minh" and "Wei Guangming": each Vietnamese syllable is the reading of some character with the next pinyin. */
bool name_is_pinyin_of(const struct names *n, struct str pinyin, struct str vietnamese, struct arena *one);

#endif
