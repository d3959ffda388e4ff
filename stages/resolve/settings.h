/* settings.h - weights and limits of merging: config/resolve.csv.
 * Shape:  one number for each name; the list below is the whole list.
 * Owner:  a plain value.
 * Errors: an unknown, missing or repeated name, or a value that is no number: "FILE:LINE: what", exit 2.
 * Use:    struct settings set = settings_load(config, &run); if (points >= set.event_threshold) ...           */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "../lib/arena.h"

/* clang-format off */
#define SETTINGS(X) \
	X(agreement_title) X(agreement_title_apart) X(agreement_words) X(body_other) X(bucket) X(date_day) X(date_day_inside) X(date_half) \
	X(date_month) X(date_month_day) X(date_published) X(date_quarter) X(date_slack) X(date_unknown) X(date_week) \
	X(date_year) X(event_threshold) X(kind_far) X(kind_same) X(members) X(memory_mb) X(name_words) X(name_words_enough) X(ordinal) \
	X(ordinal_next) X(parties) X(parties_missing) X(parties_other_side) X(parties_whole) X(person) X(person_career_days) \
	X(person_gap_days) X(person_move_days) X(person_office_days) X(person_silence_days) X(persons_few) X(persons_none) X(place) X(place_other) X(plan_late) X(province_merger) \
	X(published_days) X(published_late) X(reprint) X(reprint_signature) X(same_company) X(series_per_year) X(theme) \
	X(time_of_day_other)
/* clang-format on */

struct settings {
#define MEMBER(name) double name;
	SETTINGS(MEMBER)
#undef MEMBER
};

struct settings settings_load(const char *config, struct arena *run);

#endif
