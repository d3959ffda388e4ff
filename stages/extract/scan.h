/* scan.h - the reading of one article for mentions: what is known while the sentences are read one after the other.
 * Shape:  every read_ function looks at one word and answers the word behind what it took, or 0; mentions.c tries them in
 *         turn. scan_people.c reads names, scan_groups.c those without, scan_sides.c the side that a list stands under.
 * Owner:  mentions.c makes it, in `one`.
 * Errors: none.
 * Use:    if ((next = read_side(s, i)) || (next = read_addressed(s, i))) i = next;                                */
#ifndef SCAN_H
#define SCAN_H

#include "mentions.h"

/* So many mentions back somebody may be sought: a bound for hostile texts. */
enum { MEMORY = 200 };

/* Names that a first pass met, by numbers that tell folded names apart, sorted; and for which runs of words it would have looked there. */
struct known {
	struct {
		uint64_t *v;
		size_t n, cap;
	} names;
	struct {
		struct range *v;
		size_t n, cap;
	} asked;
};

struct scan {
	const struct facts *f;
	struct mentions found;
	const struct parties *all_parties; /* by event */
	struct known *known;
	struct parties parties;                    /* of the event in hand */
	size_t sentence, event, event_before, end; /* event_before: of the sentence before */
	/* the list in hand */
	struct str honorific;
	struct range shared;
	bool past;      /* the sentence begins with a year before the event's: whom it names is not here */
	bool addressed; /* greetings "gửi tới …": the groups of this sentence are not here */
	bool plural;    /* a list without a form of address: its shared title alone opened it */
	bool listed;
	enum role header;
	size_t header_end;  /* the word behind the header cue */
	size_t absent_at;   /* a phrase that begins here is only talked about */
	size_t in_sentence; /* mentions of this sentence */
	size_t in_block;    /* mentions since the side was set */
	/* sides */
	struct side block, delegation, visited; /* visited: in this paragraph, by the delegation */
	bool led;                               /* the block is of a delegation's head: no longer than his sentence */
	size_t delegation_end;                  /* the word behind the words of the delegation */
	size_t chain;
	size_t subject;            /* the mention that "he" stands for */
	size_t short_name, beside; /* "Vanxay and | Governor B signed": whom he stands for, and where the other begins */
};

/* A reader is asked only where a word of one of its classes begins, or of its other lists. */
struct mention_reader {
	size_t (*read)(struct scan *s, size_t i);
	const enum cue_class *opens; /* up to CUE_CLASSES, or NULL */
	enum { OPENS_NUMBER = 1, OPENS_OFFICE = 2, OPENS_ADDRESS = 4, OPENS_ROLE = 8 } others;
};

/* mentions.c */
extern const struct mention_reader mention_readers[];
size_t add_mention(struct scan *s, struct mention m);
/* Forgets the shared address and title. */
void end_list(struct scan *s);
/* The word stands where a name or group of a list may begin. */
bool in_list_position(const struct scan *s, size_t i);
bool begins_clause(const struct scan *s, size_t i);
struct str name_key(const struct facts *f, struct range name);
uint64_t name_number(const struct facts *f, struct range name);
bool is_own_sentence(const struct facts *f, size_t event, size_t sentence);

/* absence.c */
/* "ông A và các thành viên đoàn": theirs. */
bool is_his_delegation(const struct facts *f, const struct mention *m);
bool is_absent(const struct scan *s, const struct mention *m, bool chained, enum role verb);
/* Named in what somebody tells. */
bool is_in_speech(const struct scan *s, const struct mention *m);
/* The sentence begins with a year before the event's. */
bool tells_of_past(const struct scan *s, struct range sentence);

/* scan_sides.c */
void set_block(struct scan *s, struct side side);
size_t read_side(struct scan *s, size_t i);

/* scan_people.c */
bool is_known(const struct scan *s, struct range run);
size_t read_list(struct scan *s, size_t i);
size_t read_addressed(struct scan *s, size_t i);
size_t read_titled(struct scan *s, size_t i);
size_t read_bare(struct scan *s, size_t i);

/* scan_groups.c */
size_t add_group(struct scan *s, struct range g);
/* A headline or caption: what it tells of groups the text tells in full. */
bool is_repeated(const struct facts *f, size_t i);
size_t read_group(struct scan *s, size_t i);
size_t read_plural(struct scan *s, size_t i);
void read_delegation(struct scan *s, size_t i);

#endif
