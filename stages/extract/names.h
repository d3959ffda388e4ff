/* names.h - personal names of all peoples of the region, and of their guests.
 * Shape:  a name is a run of capitalised syllables, two to five words of them; hyphens join syllables inside a word
 *         ("Khăm-phăn Xay-xổm-phon"), also where blanks stand beside them ("Khăm - mẫu Xay - thử").
 * Owner:  nothing is kept.
 * Errors: none.
 * Use:    struct range run = name_run(f, i, end); if (name_words(f, run) >= 2 && is_surname(f, run.first)) ...      */
#ifndef NAMES_H
#define NAMES_H

#include "extract.h"

/* The capitalised run that begins at word i and ends before `end`, an office, a rank or a form of address; empty if none. */
struct range name_run(const struct facts *f, size_t i, size_t end);
/* Words of the run, syllables joined by hyphens counting as one. */
size_t name_words(const struct facts *f, struct range run);
bool is_surname(const struct facts *f, size_t i);
/* For people_tables.vietnamese: a syllable that Vietnamese may spell, marks taken off. */
bool is_spelt_vietnamese(const void *of, struct str bare);
/* Of the country's people: "Hun" of Cambodia; the Khmer of Viet Nam have others. */
bool is_surname_of(const struct facts *f, size_t i, struct str country);
/* Has a hyphen, or a syllable that Vietnamese cannot spell. */
bool is_foreign_shape(const struct facts *f, struct range run);
/* Of a people of the Central Highlands. */
bool is_highland_shape(const struct facts *f, struct range run);
/* A surname of the Kinh, and only Vietnamese syllables. */
bool is_kinh_shape(const struct facts *f, struct range run);
/* A surname of China in Latin letters and one given name. */
bool is_pinyin_shape(const struct facts *f, struct range run);
/* Two to five words, a surname first or a foreign shape, and no place known as such. */
bool is_name_like(const struct facts *f, struct range run);
/* The name at the end of a capitalised run that begins inside a title: where it starts, or run.end if there is none.
 * `after_unit`: the word before the run wants a place name ("huyện"). */
size_t name_start(const struct facts *f, struct range run, bool after_unit);
bool is_place_run(const struct facts *f, struct range run);

#endif
