#include "event_names.h"

enum { FRONT_WORDS = 60, HELD_WORDS = 14 };

static bool is_in_day(const struct telling *t, size_t word)
{
	size_t i = dates_from(t->f, word + 1);
	const struct date *d = i > 0 ? &t->f->dates.v[i - 1] : NULL;

	return d && d->range.end > word && d->precision == DATE_DAY;
}

/* "越南X省与中国Y州第二次会议 | 以视频形式举行": what stands in front is its name where it is the one that was held, not "会议开幕时". */
static bool is_held_behind(const struct telling *t, const struct candidate *c)
{
	size_t end = t->f->sentences[c->sentence].end, i = c->name.end;
	size_t verb = find_cue(t, CUE_hold, i, i + HELD_WORDS < end ? i + HELD_WORDS : end);

	return verb != STR_NONE && (verb + t->cue[verb].words == end || has_cue(t, i, CUE_name_stop) || is_in_day(t, i) ||
					   is_char_at(t->f, verb + t->cue[verb].words, "。"));
}

/* The word behind the verb that holds it, else the first of the clause. */
static size_t front_of_phrase(const struct telling *t, const struct candidate *c)
{
	size_t first = t->f->sentences[c->sentence].first;

	for (size_t i = c->name.first; i > first && c->name.first - i < FRONT_WORDS; i--) {
		size_t verb = cue_before(t, CUE_hold, i);
		if (verb != STR_NONE)
			return i;
		if (c->shares && has_cue(t, i - 1, CUE_and))
			return i;
		if (is_char_at(t->f, i - 1, ",") || is_char_at(t->f, i - 1, "，") || is_char_at(t->f, i - 1, ":") ||
			is_char_at(t->f, i - 1, ";") || is_char_at(t->f, i - 1, "。") || is_in_day(t, i - 1))
			return is_held_behind(t, c) ? i : STR_NONE;
		if ((has_cue(t, i - 1, CUE_name_stop) && !place_at(t->f, i - 1)) || has_cue(t, i - 1, CUE_future))
			return STR_NONE;
	}
	return is_held_behind(t, c) && c->name.first - first < FRONT_WORDS ? first : STR_NONE;
}

void take_front_zh(const struct telling *t, struct candidate *c)
{
	size_t first;

	if (c->verb || c->anaphor || !(t->f->words.v[c->word.first].flags & WORD_HAN) || c->name.first == 0)
		return;
	first = front_of_phrase(t, c);
	if (first != STR_NONE && first < c->name.first)
		c->name.first = first;
}
