/* agreement.h - an instrument while it is being read: one mention, later one row.
 * Shape:  a list for the article in the order of the text; merged and rejected ones stay in it, marked `dropped`.
 * Owner:  `one`.
 * Errors: none.
 * Use:    struct agreements all = {0}; *PUSH(f->one, &all) = ...; agreements_merge(f, &all);                     */
#ifndef AGREEMENT_H
#define AGREEMENT_H

#include "agreement_cues.h"

enum agreement_status { SIGNED, AGREED, PLANNED, PROPOSED, REFERENCED, UNGOVERNED };

struct agreement {
	struct range title; /* with the noun */
	struct str kind;
	enum instrument_use use;
	enum agreement_status status;
	enum cue_class by; /* what governs it; CUE_OTHER: no cue of its own clause */
	struct range cue;  /* its words, empty where none does */
	int cue_row;
	long count;         /* 0: not counted */
	size_t count_first; /* first word of the number */
	bool plural;
	bool bare;    /* nothing but a phrase of the table */
	bool capital; /* written as a name */
	bool between; /* its title names the two sides: "giữa" (between) */
	bool joint;   /* its title tells of two sides, so or by "hợp tác" (cooperation) */
	bool of_year; /* its title holds a year */
	bool behind;  /* "được ký" (was signed) stands behind */
	bool dated;   /* "ký năm 2019" (signed in 2019) stands behind */
	bool joined;  /* to one before it in a list */
	bool listed;  /* its members follow */
	bool partly;  /* some of its members follow */
	bool told;    /* "đã ký" (have signed): at some time */
	bool also;    /* "cũng ký" (also signed): none of those told before */
	bool summed;  /* over some time: no day of its own */
	size_t sentence, event;
	struct day day; /* of the clause; year 0: none */
	int from, to;   /* years of validity, 0: none */
	bool dropped;
};
struct agreements {
	struct agreement *v;
	size_t n, cap;
};

static inline bool is_counted(const struct agreement *a)
{
	return a->count > 1;
}

/* One sentence in hand. */
struct agreement_reader {
	struct facts *f;
	struct agreement_sentence s;
	size_t sentence;
	struct agreements *all;
	const struct agreement *last; /* accepted before in this sentence */
	enum agreement_status told;   /* of the papers told last, in the sentence before, also where they are no row */
	enum agreement_status items;  /* of the numbered items below it */
	enum agreement_status list;   /* of the list that a "gồm:" (consisting of) opened, also in the block before */
};

/* agreement_status.c: what governs an instrument. The cue is NULL where a list, or its form alone, decided. */
enum agreement_status agreement_judge(
	const struct agreement_reader *r, const struct agreement *a, size_t noun, const struct cue **by);
/* "... được ký kết" (was signed) behind a title. */
bool agreement_signed_behind(const struct agreement_sentence *s, size_t end);
/* Words between two items of a list: separators, determiners, numbers. */
bool only_joiners(const struct facts *f, const struct agreement_sentence *s, size_t first, size_t end);
/* A cue of the class ends within `reach` words before the word. */
bool softened_by(const struct agreement_sentence *s, size_t word, size_t reach, enum cue_class class);
size_t clause_start(const struct facts *f, const struct agreement_sentence *s, size_t word);

/* agreement_event.c: the meeting and the day. Index of the event that the sentence is about, the main one failing that. */
size_t agreement_event(const struct facts *f, size_t sentence);
/* The day that the clause of the governing word gives. */
struct day agreement_day(const struct agreement_reader *r, const struct agreement *a, size_t word);
/* "... vào năm 2025" (in the year 2025) behind a title; 0: none. */
int agreement_year_behind(const struct agreement_reader *r, size_t end);
/* Old papers become references; what is agreed now belongs to the meeting at hand. */
void agreement_settle(const struct agreement_reader *r, struct agreement *a);
/* *inferred: it is the event's day. */
struct str agreement_signed_date(const struct facts *f, const struct agreement *a, bool *inferred);

/* agreement_merge.c: one instrument named several times is one row; a counted group gives way to its named members. */
void agreements_merge(const struct facts *f, struct agreements *all);

#endif
