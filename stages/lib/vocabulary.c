#include "words.h"

#include "eight.h"
#include "utf8.h"

#include <string.h>

enum { LONGEST_REMEMBERED = 64 };
/* What has a number of its own keeps it. */
#define FOR_EVER UINT32_MAX

/* What a text asks of a word stands in the slot itself. */
struct word_slot {
	uint64_t head, tail; /* the first and the last eight bytes */
	uint64_t hash;       /* of what it folds to */
	uint32_t id;
	uint16_t form;    /* less than WORD_FORMS */
	uint8_t n, flags; /* bytes; those of struct word that are the word's own */
};

enum { FORMS_AT_ONCE = 1024 };

struct word_memory {
	struct arena *arena;
	struct word_form *form[WORD_FORMS / FORMS_AT_ONCE]; /* so many in each; the first of all is none */
	size_t n;
	struct word_slot *slot;
	size_t slots, known; /* words of the vocabulary when the ids of the slots were asked */
};

/* ---- folded words and their numbers ---- */

static void slots_grow(struct vocabulary *v)
{
	v->slots = v->slots ? v->slots * 2 : 1024;
	v->slot = NEW(v->arena, uint32_t, v->slots);
	for (size_t id = 1; id < v->n; id++) {
		size_t at = str_hash(v->word[id]) & (v->slots - 1);

		while (v->slot[at])
			at = (at + 1) & (v->slots - 1);
		v->slot[at] = (uint32_t)id;
	}
}

static uint32_t *slot_of(const struct vocabulary *v, struct str folded, uint64_t hash)
{
	size_t at = hash & (v->slots - 1);

	while (v->slot[at] && !str_eq(v->word[v->slot[at]], folded))
		at = (at + 1) & (v->slots - 1);
	return &v->slot[at];
}

uint32_t vocabulary_find(const struct vocabulary *v, struct str folded)
{
	return v && v->slots ? *slot_of(v, folded, str_hash(folded)) : 0;
}

static uint32_t add_folded(struct vocabulary *v, struct str folded, uint64_t hash)
{
	uint32_t *slot;

	if (v->n * 2 >= v->slots)
		slots_grow(v);
	slot = slot_of(v, folded, hash);
	if (*slot)
		return *slot;
	if (!v->n) {
		v->word = arena_grow(v->arena, NULL, &v->cap, 0, sizeof *v->word);
		v->word[v->n++] = STR(""); /* word 0 is none */
	}
	v->word = arena_grow(v->arena, v->word, &v->cap, v->n, sizeof *v->word);
	v->word[v->n] = folded;
	return *slot = (uint32_t)v->n++;
}

/* ---- words as they are written ---- */

static inline struct word_form *form_of(const struct word_memory *m, size_t form)
{
	return &m->form[form / FORMS_AT_ONCE][form % FORMS_AT_ONCE];
}

static void add_form(struct word_memory *m, struct word_form f)
{
	struct word_form **some = &m->form[m->n / FORMS_AT_ONCE];

	if (!*some)
		*some = arena_room(m->arena, FORMS_AT_ONCE, sizeof **some);
	*form_of(m, m->n++) = f;
}

struct word_memory *word_memory_new(struct arena *run)
{
	struct word_memory *m = NEW(run, struct word_memory, 1);

	m->arena = run;
	add_form(m, (struct word_form){0});
	return m;
}

static uint32_t case_flags(struct str word)
{
	size_t at = 0, upper = 0, letters = 0;
	bool first_upper = cp_is_upper(utf8_next(word, &at));

	for (at = 0; at < word.n;) {
		uint32_t cp = utf8_next(word, &at);

		letters += cp_is_letter(cp);
		upper += cp_is_upper(cp);
	}
	return (first_upper ? WORD_UPPER : 0u) | (letters > 1 && upper == letters ? WORD_CAPS : 0u);
}

uint32_t word_flags(struct str word)
{
	size_t at = 0;
	uint32_t cp = utf8_next(word, &at);

	if (cp_is_han(cp))
		return WORD_HAN;
	if (cp_is_digit(cp))
		return WORD_NUMBER;
	return cp_is_letter(cp) ? case_flags(word) : WORD_PUNCT;
}

/* "Takeo's" is Takeo. */
static struct str without_possessive(struct str fold)
{
	return fold.n > 4 && str_ends(fold, STR("'s")) ? str_slice(fold, 0, fold.n - 2) : fold;
}

struct word_form word_form_of(const struct vocabulary *v, struct str word, struct arena *a)
{
	struct str fold = utf8_fold(a, word), owner = without_possessive(fold);
	uint64_t hash = str_hash(fold);
	uint32_t id = v && v->slots ? *slot_of(v, fold, hash) : 0;

	return (struct word_form){.written = word.s,
		.fold = fold,
		.hash = hash,
		.id = id || owner.n == fold.n ? id : vocabulary_find(v, owner),
		.asked = id  ? FOR_EVER
			 : v ? (uint32_t)v->n
			     : 0,
		.flags = word_flags(word)};
}

/* Up to eight bytes, the first one lowest. */
static inline uint64_t head_of(struct str text, size_t start, size_t end)
{
	size_t n = end - start;

	if (start + 8 <= text.n)
		return eight_first(eight_at(text.s + start), n < 8 ? (unsigned)n : 8);
	return eight_few(text.s + start, n);
}

/* What tells a word of up to sixteen bytes from others. */
struct word_key {
	uint64_t head, tail;
	uint8_t n;
};

static inline struct word_key key_for(struct str text, size_t start, size_t end)
{
	size_t n = end - start;

	return (struct word_key){
		head_of(text, start, n < 8 ? end : start + 8), n > 8 ? eight_at(text.s + end - 8) : 0, (uint8_t)n};
}

static inline bool is_form(const struct word_memory *m, const struct word_slot *s, struct word_key key, const char *written)
{
	return s->head == key.head && s->tail == key.tail && s->n == key.n &&
	       (s->n <= 16 || !memcmp(form_of(m, s->form)->written, written, s->n));
}

static inline struct word_slot *form_slot(const struct word_memory *m, struct word_key key, const char *written)
{
	uint64_t sum = (key.head ^ key.tail * 0xff51afd7ed558ccdu) + key.n;
	size_t at = (size_t)(sum * 0x9e3779b97f4a7c15u >> 32) & (m->slots - 1);

	while (m->slot[at].form && !is_form(m, &m->slot[at], key, written))
		at = (at + 1) & (m->slots - 1);
	return &m->slot[at];
}

static void memory_grow(struct word_memory *m)
{
	const struct word_slot *old = m->slot;
	size_t slots = m->slots;

	m->slots = slots ? slots * 2 : 1024;
	m->slot = NEW(m->arena, struct word_slot, m->slots);
	for (size_t i = 0; i < slots; i++)
		if (old[i].form)
			*form_slot(m, (struct word_key){old[i].head, old[i].tail, old[i].n}, form_of(m, old[i].form)->written) =
				old[i];
}

/* The vocabulary may have grown since. */
static void ask_again(const struct vocabulary *v, struct word_form *f)
{
	struct str owner = without_possessive(f->fold);
	uint32_t id = *slot_of(v, f->fold, f->hash);

	f->asked = id ? FOR_EVER : (uint32_t)v->n;
	f->id = id || owner.n == f->fold.n ? id : vocabulary_find(v, owner);
}

/* NULL where there is no room. */
static struct word_slot *remember(const struct vocabulary *v, struct word_key key, const char *written)
{
	struct word_memory *m = v->memory;
	struct word_slot *slot;
	struct word_form f;

	if (m->n >= WORD_FORMS)
		return NULL;
	if (m->n * 4 >= m->slots * 3)
		memory_grow(m);
	f = word_form_of(v, arena_str(m->arena, (struct str){written, key.n}), m->arena);
	slot = form_slot(m, key, written);
	*slot = (struct word_slot){key.head, key.tail, f.hash, f.id, (uint16_t)m->n, key.n, (uint8_t)f.flags};
	add_form(m, f);
	return slot;
}

/* The slot that knows the word, or NULL. */
static inline struct word_slot *remembered(const struct vocabulary *v, struct str text, size_t start, size_t end)
{
	struct word_slot *slot;
	struct word_key key;

	if (end - start > LONGEST_REMEMBERED)
		return NULL;
	key = key_for(text, start, end);
	slot = v->memory->slots ? form_slot(v->memory, key, text.s + start) : NULL;
	return slot && slot->form ? slot : remember(v, key, text.s + start);
}

uint32_t vocabulary_form(const struct vocabulary *v, struct str word)
{
	const struct word_slot *slot = v->memory ? remembered(v, word, 0, word.n) : NULL;

	if (slot && form_of(v->memory, slot->form)->asked < v->n)
		ask_again(v, form_of(v->memory, slot->form));
	return slot ? slot->form : 0;
}

uint32_t vocabulary_add(struct vocabulary *v, struct str word)
{
	struct word_slot *slot = v->memory ? remembered(v, word, 0, word.n) : NULL;
	struct word_form *f = slot ? form_of(v->memory, slot->form) : NULL;
	struct str fold;

	if (!slot) {
		fold = utf8_fold(v->arena, word);
		return add_folded(v, fold, str_hash(fold));
	}
	if (!slot->id) {
		f->id = slot->id = add_folded(v, f->fold, f->hash);
		f->asked = FOR_EVER;
	}
	return slot->id;
}

struct str vocabulary_bare(const struct vocabulary *v, uint32_t form)
{
	struct word_form *f = form_of(v->memory, form);

	if (!f->bare.s)
		f->bare = utf8_skeleton(v->memory->arena, without_possessive(f->fold));
	return f->bare;
}

const struct word_form *vocabulary_form_at(const struct vocabulary *v, uint32_t form)
{
	return form_of(v->memory, form);
}

/* Words that the vocabulary has learnt since are known to the slots. */
static void settle(const struct vocabulary *v)
{
	struct word_memory *m = v->memory;

	for (size_t i = 0; i < m->slots && m->known != v->n; i++)
		if (m->slot[i].form) {
			struct word_form *f = form_of(m, m->slot[i].form);

			if (f->asked < v->n)
				ask_again(v, f);
			m->slot[i].id = f->id;
		}
	m->known = v->n;
}

static uint64_t know_anew(const struct vocabulary *v, struct str text, struct word *w)
{
	struct arena scratch = {0};
	struct word_form form = word_form_of(v, str_slice(text, w->start, w->end), &scratch);

	w->id = form.id;
	w->flags |= form.flags;
	arena_release(&scratch);
	return form.hash;
}

void vocabulary_know(const struct vocabulary *v, struct words *ws, struct arena *one)
{
	if (v->memory)
		settle(v);
	ws->hash = arena_room(one, ws->n, sizeof *ws->hash);
	for (size_t i = 0; i < ws->n; i++) {
		struct word *w = &ws->v[i];
		const struct word_slot *slot = v->memory ? remembered(v, ws->text, w->start, w->end) : NULL;

		if (!slot) {
			ws->hash[i] = know_anew(v, ws->text, w);
			continue;
		}
		ws->hash[i] = slot->hash;
		w->form = slot->form;
		w->id = slot->id;
		w->flags |= slot->flags;
	}
}
