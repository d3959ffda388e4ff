/* The time of publication as pages print it or put it into a meta element, and days of the calendar. */
#include "rig/rig.h"

#include "../../stages/clean/printed_time.h"
#include "../../stages/lib/utf8.h"

static const struct clock_words *clock_words;

void fuzz_open(struct arena *run)
{
	clock_words = clock_words_load(rig_config, run);
}

static uint64_t check_time(const struct printed_time *t, struct arena *one)
{
	struct printed_time home = time_in_vietnam(*t);
	struct str iso = time_iso(&home, one);
	struct day d;

	HOLDS(t->month >= 1 && t->month <= 12 && t->day >= 1 && t->day <= 31);
	HOLDS(t->hour >= -1 && t->hour < 25 && t->minute >= -1 && t->minute < 60 && t->second >= -1 && t->second < 61);
	rig_at(iso);
	HOLDS(iso.n >= 10 && day_read(iso, &d) && day_exists(d));
	HOLDS(same_day(t, t));
	return rig_hash(0, iso);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	size_t bad;
	bool month_first = rig_choice(&in, 2);
	struct str text = utf8_fold(one, utf8_nfc(one, utf8_mend(one, in, &bad)));
	struct printed_time t;
	struct day d;
	uint64_t h = (uint64_t)is_weekday(clock_words, text) | (uint64_t)begins_day(clock_words, text) << 1;

	if (find_printed_time(clock_words, text, month_first, &t)) {
		HOLDS(t.start < t.end && t.end <= text.n);
		h = rig_number(h, check_time(&t, one));
	}
	if (read_meta_time(clock_words, text, &t))
		h = rig_number(h, check_time(&t, one));
	if (day_read(text, &d)) {
		struct day same = day_of(day_number(d));

		HOLDS(!day_exists(d) || (same.year == d.year && same.month == d.month && same.day == d.day));
	}
	return h;
}
