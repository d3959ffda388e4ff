/* choice.h - which of the candidates become events: the main one, what happened beside it, and when there is none.
 * Shape:  choose_main() finds the main candidate, add_main() and add_others() make frames of candidates; frames.v[0] is the
 *         main one. is_in_passing() and its like say that the article tells of no meeting after all.
 * Owner:  the arena `one`.
 * Errors: none.
 * Use:    if (choose_main(&h) && !is_in_passing(&h)) { h.sides = sides_of(&h.t, at(&h, h.main)); add_main(&h); add_others(&h); } */
#ifndef CHOICE_H
#define CHOICE_H

#include "frames.h"

enum { LEDE_SENTENCES = 4 };

struct frames {
	struct frame *v;
	size_t n, cap;
};

/* What the choice of events is made from. */
struct choice {
	struct telling t;
	struct frames frames;
	struct sides sides;
	size_t headline; /* index of the headline's candidate, STR_NONE if none */
	size_t main;     /* index of the main candidate */
	size_t lede_end; /* sentence after the ones that count as lede */
};

static inline const struct candidate *at(const struct choice *h, size_t i)
{
	return &h->t.all.v[i];
}

static inline bool is_real(const struct candidate *c)
{
	return !c->counted && !c->document && !c->bare;
}

static inline const struct frame *main_frame(const struct choice *h)
{
	return &h->frames.v[0];
}

/* What all of them ask: choice.c. */
long days_apart(struct day a, struct day b);
bool is_meeting(enum event_kind kind);
bool is_future_date(const struct choice *h, size_t date);
size_t end_of_lede(const struct facts *f, size_t sentences);
bool is_vague(const struct choice *h, size_t date);
bool tells_foreign(const struct choice *h, size_t first, size_t end);
bool tells_both_sides(const struct choice *h, const struct candidate *c);
bool is_preparation(const struct choice *h, const struct candidate *c);
struct frame frame_of(const struct choice *h, const struct candidate *c, const char *rule);
size_t event_name_words(const struct candidate *c);
bool same_event(const struct frame *e, const struct candidate *c);
/* Both are told with a part of the day, and not the same: "Chiều cùng ngày, …". */
bool is_other_hour(const struct choice *h, size_t date, const struct candidate *c);
bool is_country(const struct choice *h, struct range place);
bool is_told_held(const struct choice *h, const struct candidate *c);
bool is_range_of_days(const struct choice *h, size_t date);
bool is_welcome(const struct choice *h, const struct candidate *c);
struct str country_told(const struct choice *h, struct range place);
struct str visited_country(const struct choice *h, const struct frame *e);

/* The main candidate: main_choice.c. */
bool is_joined_visit(const struct choice *h, size_t i);
bool choose_main(struct choice *h);
/* Where the main candidate names nobody of the other side: one told with its day further down in the lede. */
bool choose_told_below(struct choice *h);

/* Its frame, filled from headline and lede: main_event.c. */
void add_main(struct choice *h);
/* Date and place of the visit told in one breath with the talks. */
void take_joined_visit(const struct choice *h, struct frame *e);

/* What else is told, with its status: other_events.c. */
bool is_witnessed(const struct choice *h, const struct candidate *c);
void add_others(struct choice *h);

/* Reasons to tell of none: no_meeting.c. */
bool is_in_passing(const struct choice *h);
bool is_own_session(const struct choice *h);
bool tells_other_news(const struct choice *h);

#endif
