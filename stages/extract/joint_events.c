#include "joint_events.h"

enum { GAP_WORDS = 6 };

/* Only "và", "cùng", a comma or semicolon, verbs of holding and "buổi" stand between them. */
static bool is_gap(const struct telling *t, size_t first, size_t end)
{
	bool joined = false;

	if (end > first + GAP_WORDS)
		return false;
	for (size_t i = first; i < end;) {
		bool joins = has_cue(t, i, CUE_and) || has_cue(t, i, CUE_jointly) || has_cue(t, i, CUE_comma) ||
			     is_char_at(t->f, i, ";");
		if (!joins && !has_cue(t, i, CUE_hold) && !has_cue(t, i, CUE_classifier))
			return false;
		joined |= joins;
		i += t->cue[i].words ? t->cue[i].words : 1;
	}
	return joined;
}

static bool is_fully_named(const struct candidate *c)
{
	return !c->verb && !c->weak && !c->counted && !c->document && !c->anaphor && c->kind != KIND_SIGNING &&
	       c->kind != KIND_VISIT && (c->ordinal || c->between.end || c->name.end >= c->word.end + 2);
}

/* "Hội nghị hợp tác lần thứ 6 (HTX 6) | và …": behind the short name in brackets. */
static size_t past_short_name(const struct telling *t, size_t i)
{
	for (size_t k = i + 1; is_char_at(t->f, i, "(") && k <= i + GAP_WORDS; k++)
		if (is_char_at(t->f, k, ")"))
			return k + 1;
	return i;
}

static bool stand_beside(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	return a->sentence == b->sentence && is_fully_named(a) && is_fully_named(b) && a->name.end <= b->word.first &&
	       is_gap(t, past_short_name(t, a->name.end), b->word.first);
}

/* No date, or only the year, quarter or half that a nearer day lies in. */
static bool lacks_date(const struct telling *t, const struct candidate *c)
{
	enum date_precision p = c->date == STR_NONE ? DATE_NONE : t->f->dates.v[c->date].precision;

	return p == DATE_NONE || p == DATE_YEAR || p == DATE_HALF || p == DATE_QUARTER;
}

static bool has_date_behind(const struct telling *t, const struct candidate *c)
{
	return c->date != STR_NONE && t->f->dates.v[c->date].range.first >= c->name.end;
}

/* What stands in front of the first is said of the second. */
static void share_front(const struct telling *t, const struct candidate *a, struct candidate *b)
{
	if (lacks_date(t, b) && a->date_in_front && !lacks_date(t, a)) {
		b->date = a->date;
		b->date_in_front = true;
	}
	if (!b->place.end && a->place.end && a->place.end <= a->word.first)
		b->place = a->place;
	b->future |= a->future;
	b->future_near |= a->future_near && b->future;
	b->past |= a->past;
	b->framework |= a->framework;
}

/* What stands behind the second is said of the first. */
static void share_back(const struct telling *t, struct candidate *a, const struct candidate *b)
{
	if (has_date_behind(t, b) && (a->date == STR_NONE || (lacks_date(t, a) && !lacks_date(t, b)))) {
		a->date = b->date;
		a->date_in_front = false;
	}
	if (!a->place.end && b->place.first >= b->name.end && b->place.end)
		a->place = b->place;
	a->future |= b->future;
	a->future_near |= b->future_near;
}

/* "Năm 2030, hai bên đã tổ chức Gặp gỡ … tại X; Hội nghị lần thứ 5 …": an item that opens with its noun. */
static bool is_next_item(const struct candidate *a, const struct candidate *b)
{
	return a->sentence == b->sentence && b->clause.first > a->clause.first && b->word.first <= b->clause.first + 1 &&
	       is_fully_named(b) && !a->counted && !a->document && !a->anaphor && !a->framework;
}

static void share_item(struct candidate *b, const struct candidate *a)
{
	if (b->date != STR_NONE || a->date == STR_NONE || !a->date_in_front)
		return;
	b->date = a->date;
	b->date_in_front = b->beside = true;
}

/* "Sáng 5/6, đoàn đã chào Thủ tướng X, Chủ tịch Quốc hội Y và hội đàm với Z": talks that go on with the same subject. */
static bool is_next_deed(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	enum { SOMEBODY = 4 };
	bool goes_on = b->word.first == b->clause.first ||
		       (has_cue(t, b->word.first - 1, CUE_and) && b->word.first > a->word.end + SOMEBODY);

	return a->sentence == b->sentence && goes_on && a->kind == KIND_CALL && b->kind == KIND_TALKS &&
	       has_cue(t, b->word.end, CUE_with) && !a->document && !a->anaphor && !b->anaphor && !b->counted &&
	       t->f->language == LANGUAGE_VI;
}

void share_joint(struct telling *t)
{
	for (size_t i = 1; i < t->all.n; i++) {
		struct candidate *a = &t->all.v[i - 1], *b = &t->all.v[i];
		if (is_next_item(a, b) || is_next_deed(t, a, b))
			share_item(b, a);
		if (!stand_beside(t, a, b))
			continue;
		b->beside = true;
		share_front(t, a, b);
		share_back(t, a, b);
	}
}
