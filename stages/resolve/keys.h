/* keys.h - the readings of all batches without their text: what resolve keeps in memory.
 * Shape:  articles in order of publication (dated before undated, then by source), each with its readings. Cells are as in
 *         article.h (EV_kind, PA_name ...); equal cells share their bytes.
 * Owner:  the arena `run`.
 * Errors: a batch list or key file that cannot be read ends the program, exit 1.
 * Use:    struct keys k = keys_read(list, folder, &prints, &run); for (size_t i = 0; i < k.n; i++) use(k.v[i]);             */
#ifndef KEYS_H
#define KEYS_H

#include "../lib/article.h"
#include "period.h"

struct hashes {
	uint64_t *v; /* sorted, each once */
	size_t n, cap;
};

/* What the event of a reading is compared by; filled by tie_events.c. */
struct event_key {
	struct article_key *article;
	struct str id; /* "e1" */
	struct str *cell;
	struct event_key *part_of;
	struct period when;
	int month_day;         /* 327 for the 27th of March of an untold year */
	long ordinal, next_of; /* next_of: the number it must have as the next one after its article's main event, or 0 */
	int kind;
	bool main, held, planned, referenced;
	bool periodic, annual, quarterly; /* "định kỳ" (regular), "thường niên" (annual), "quý II" (second quarter) */
	struct strs parties;              /* as the contract codes them */
	struct hashes persons;            /* names, by sound */
	struct hashes at_home;            /* those of Viet Nam in Latin letters: they sound alike in every language */
	struct hashes words;              /* of the name */
	struct str body; /* that the name tells: "giữa Công an hai tỉnh" (between the police of ...); or empty */
	uint64_t theme;
	size_t thing; /* index of its event, STR_NONE before it has one */
};

struct person_key {
	struct article_key *article;
	struct str id;           /* "p1" */
	struct event_key *event; /* or NULL */
	struct str *cell;
	uint64_t sound; /* of the name */
	size_t order, thing;
};

struct agreement_key {
	struct article_key *article;
	struct str id; /* "a1" */
	struct event_key *event;
	struct str *cell;
	struct hashes words; /* of the title */
	size_t order, thing;
};

struct topic_key {
	struct event_key *event;
	struct str topic;
};

struct article_key {
	struct str id, source, lang, published_at, sha256, signature;
	long published; /* day, or NO_DAY */
	struct event_key *events;
	size_t n_events;
	struct person_key *persons;
	size_t n_persons;
	struct agreement_key *agreements;
	size_t n_agreements;
	struct topic_key *topics;
	size_t n_topics;
	const struct article_key *reprint_of;
	size_t rank;
};

struct batch {
	struct str id;
	struct article_key **v; /* in the order of the key file */
	size_t n, cap;
};

struct keys {
	struct article_key **v; /* in order of publication */
	size_t n, cap;
	struct batch *batches; /* in the order of the list */
	size_t n_batches;
};

/* `prints` holds what only find_reprints() needs: sha256 and signature. */
struct keys keys_read(const char *list, const char *folder, struct arena *prints, struct arena *run);
void hashes_add(struct hashes *h, uint64_t value, struct arena *run);
/* A copy without room to grow. */
struct hashes hashes_keep(const struct hashes *h, struct arena *run);
size_t hashes_common(const struct hashes *a, const struct hashes *b);

#endif
