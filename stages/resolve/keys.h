/* keys.h - the readings of all batches without their text: what resolve keeps in memory.
 * Shape:  articles in order of publication (dated before undated, then by source), each with its readings.
 * Owner:  the arena `run`.
 * Errors: a batch list or key file that cannot be read ends the program, exit 1.
 * Use:    struct keys k = keys_read(list, folder, spilled, &run); for (size_t i = 0; i < k.n; i++) use(k.v[i]);             */
#ifndef KEYS_H
#define KEYS_H

#include "cells.h"
#include "told.h"

struct hashes {
	uint64_t *v; /* sorted, each once */
	size_t n, cap;
};

/* Of a meeting's recurrence. */
struct name_says {
	bool annual;    /* "thường niên" (annual) */
	bool periodic;  /* that, or "định kỳ" (regular) */
	bool quarterly; /* "quý II" (second quarter) */
};

#define NO_THING UINT32_MAX

/* What the event of a reading is compared by; filled by tie_events.c. */
struct event_key {
	struct article_key *article;
	const struct text *id; /* "e1" */
	const struct cells *cells;
	struct event_key *part_of;
	struct strs parties;   /* as the contract codes them */
	struct hashes persons; /* names, by sound */
	struct hashes at_home; /* those of Viet Nam in Latin letters: they sound alike in every language */
	struct hashes words;   /* of the name */
	uint64_t body; /* hash of the one that the name tells: "giữa Công an hai tỉnh" (between the police of ...); 0: none */
	uint64_t theme;
	struct told told;
	uint32_t thing; /* index of its event, NO_THING before it has one */
	struct name_says says;
};

struct person_key {
	struct article_key *article;
	const struct text *id;   /* "p1" */
	struct event_key *event; /* or NULL */
	const struct cells *cells;
	uint64_t sound; /* of the name */
	uint32_t thing;
};

struct agreement_key {
	struct article_key *article;
	const struct text *id; /* "a1" */
	struct event_key *event;
	const struct cells *cells;
	struct hashes words; /* of the title */
	uint32_t thing;
};

struct topic_key {
	struct event_key *event;
	const struct text *topic;
};

/* Of an article's text: a hash of its sha256, 0 where it has none, and its MinHash signature. */
struct print {
	uint64_t sha256;
	uint32_t *signature;
	size_t n;
};

struct article_key {
	const struct text *id, *source, *lang;
	struct print *print; /* only find_reprints() needs it */
	struct event_key *events;
	struct person_key *persons;
	struct agreement_key *agreements;
	struct topic_key *topics;
	uint32_t n_events, n_persons, n_agreements, n_topics;
	uint32_t rank, place; /* in the order of publication, and of the key files */
	int published;        /* day, or NO_DAY */
	const struct article_key *reprint_of;
};

struct batch {
	struct str id;
	size_t first, n; /* places of its articles */
};

struct keys {
	struct article_key **v; /* in order of publication */
	size_t n;
	struct batch *batches; /* in the order of the list */
	size_t n_batches;
	struct arena articles, events, persons, others, shared, prints; /* what is gone through together lies together */
};

/* `spilled` is the folder for what does not fit into memory before it is in order. */
struct keys keys_read(const char *list, const char *folder, const char *spilled, struct arena *run);
void keys_drop_prints(struct keys *k);
void hashes_add(struct hashes *h, uint64_t value, struct arena *run);
/* A copy without room to grow. */
struct hashes hashes_keep(const struct hashes *h, struct arena *run);
size_t hashes_common(const struct hashes *a, const struct hashes *b);

#endif
