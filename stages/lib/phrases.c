#include "words.h"

#include <assert.h>
#include <string.h>

/* ---- as it grows ---- */

struct trie_row {
	uint32_t first, words; /* of the phrase, in trie.said */
	uint32_t list;
	uint32_t bit; /* of word.lists, counted through all sets */
	int row;
};

/* ---- as it is asked: what a question needs lies side by side ---- */

/* A step is a place in the trie: the first word of a phrase has its own number, those behind one place stand in a row by word, up to
 * NO_KEY. */
struct trie_step {
	uint64_t follows; /* bits of the words that lead on */
	uint32_t behind;  /* the first step of that row */
	uint32_t answer;  /* of the longest phrase up to here, 0 for none */
};
enum { MOST_WORDS = 32767 }; /* of a phrase, and of its list's number less than twice as many */
#define NO_KEY UINT32_MAX    /* behind every word */

struct trie_phrase {
	uint32_t list : 16, words : 15, several : 1; /* rows of the list have the spelling: `row` is where they stand in `same` */
	int row;
};
/* The phrases that end here, one at least, and the answer of the shorter ones on the way here, 0 for none. What is asked of most lies in
 * one line of a processor's cache. */
struct trie_answer {
	uint64_t lists[LIST_SETS], marks; /* as in struct words */
	uint32_t before, more, end;       /* phrases behind the first */
	struct trie_phrase first;
} __attribute__((aligned(64)));
struct trie_same {
	int row;
	bool last;
};

struct trie {
	struct arena *arena;
	uint32_t lists, bits, marks;         /* given away */
	uint64_t mark[LIST_SETS * LIST_SET]; /* by bit: the marks of those lists */
	struct {
		uint32_t *v;
		size_t n, cap;
	} said; /* words of all phrases */
	struct {
		struct trie_row *v;
		size_t n, cap;
	} rows;

	bool settled;
	size_t words; /* steps that first words have */
	struct trie_step *step;
	uint32_t *key;              /* by step: the word that leads to it */
	struct trie_answer *answer; /* answer[0] is none */
	size_t answers;
	struct {
		struct trie_phrase *v;
		size_t n, cap;
	} phrases;
	struct {
		struct trie_same *v; /* v[0] is none */
		size_t n, cap;
	} same;
};

static uint64_t bit_of(uint32_t number)
{
	return (uint64_t)1 << (number & 63);
}

/* Of the list's bit, through all sets. */
static uint32_t number_of(const struct phrases *p)
{
	return p->set * LIST_SET + (uint32_t)__builtin_ctzll(p->bit);
}

static struct trie *trie_of(struct vocabulary *v, struct arena *run)
{
	if (!v->arena)
		v->arena = run;
	if (!v->memory)
		v->memory = word_memory_new(v->arena);
	if (!v->trie) {
		v->trie = NEW(v->arena, struct trie, 1);
		v->trie->arena = v->arena;
	}
	return v->trie;
}

struct phrases phrases_new(struct vocabulary *v, struct arena *run)
{
	struct trie *t = trie_of(v, run);
	uint32_t at = t->bits++;

	assert(t->lists <= UINT16_MAX);
	return (struct phrases){v, t, bit_of(at), at / LIST_SET % LIST_SETS, t->lists++};
}

struct phrases phrases_new_beside(const struct phrases *other)
{
	struct phrases p = *other;

	p.number = p.vocabulary->trie->lists++;
	return p;
}

void phrases_new_set(struct vocabulary *v, struct arena *run)
{
	struct trie *t = trie_of(v, run);

	t->bits = (t->bits + LIST_SET - 1) / LIST_SET * LIST_SET;
}

/* With all marks given away, one that others have too: it is asked in vain then. */
struct lists lists_new(struct vocabulary *v, uint32_t flags, struct arena *run)
{
	struct trie *t = trie_of(v, run);
	uint32_t mark = WORD_FLAGS + t->marks++ % (64 - WORD_FLAGS);

	return (struct lists){bit_of(mark) | flags, t};
}

void lists_add(struct lists *l, const struct phrases *p)
{
	l->trie->mark[number_of(p)] |= l->marks & ~(uint64_t)(bit_of(WORD_FLAGS) - 1);
	l->trie->settled = false;
}

void phrases_add(struct phrases *p, struct str phrase, int row)
{
	struct trie *t = p->vocabulary->trie;
	uint32_t first = (uint32_t)t->said.n;
	struct word w;

	for (size_t at = 0; t->said.n - first < MOST_WORDS && words_next(phrase, &at, &w);)
		*PUSH(t->arena, &t->said) = vocabulary_add(p->vocabulary, str_slice(phrase, w.start, w.end));
	if (t->said.n > first)
		*PUSH(t->arena, &t->rows) = (struct trie_row){first, (uint32_t)t->said.n - first, p->number, number_of(p), row};
	t->settled = false;
}

const uint32_t *phrases_said(const struct phrases *p, size_t *n)
{
	*n = p->trie->said.n;
	return p->trie->said.v;
}

/* ---- putting in order ---- */

/* Rows in an order that is made of stable sorts by counting. */
struct sorting {
	uint32_t *row, *sorted, *key, *count;
};

/* The rows from `start` on by key[row], which is less than `keys`. */
static void sort_from(struct sorting *s, size_t start, size_t end, size_t keys)
{
	memset(s->count, 0, (keys + 1) * sizeof *s->count);
	for (size_t i = start; i < end; i++)
		s->count[s->key[s->row[i]] + 1]++;
	for (size_t k = 1; k < keys; k++)
		s->count[k] += s->count[k - 1];
	for (size_t i = start; i < end; i++)
		s->sorted[start + s->count[s->key[s->row[i]]]++] = s->row[i];
	memcpy(s->row + start, s->sorted + start, (end - start) * sizeof *s->row);
}

/* By their words, the shorter of two alike first; then by list, then as they were added. The words are sorted by from the last one
 * to the first: a row joins when its own last word is reached, before the longer ones. */
static const uint32_t *rows_in_order(const struct trie *t)
{
	size_t n = t->rows.n, longest = 0;
	const struct trie_row *rows = t->rows.v;
	struct sorting s = {
		.row = NEW(t->arena, uint32_t, n), .sorted = NEW(t->arena, uint32_t, n), .key = NEW(t->arena, uint32_t, n)};

	for (size_t i = 0; i < n; i++)
		if (rows[i].words > longest)
			longest = rows[i].words;
	s.count = NEW(t->arena, uint32_t, t->words + t->lists + longest + 2);
	for (size_t i = 0; i < n; i++) {
		s.row[i] = (uint32_t)i;
		s.key[i] = rows[i].list;
	}
	sort_from(&s, 0, n, t->lists);
	for (size_t i = 0; i < n; i++)
		s.key[i] = rows[i].words;
	sort_from(&s, 0, n, longest + 1);
	for (size_t depth = longest, start = n; depth-- > 0;) {
		while (start && rows[s.row[start - 1]].words > depth)
			start--;
		for (size_t i = start; i < n; i++)
			s.key[s.row[i]] = t->said.v[rows[s.row[i]].first + depth];
		sort_from(&s, start, n, t->words);
	}
	return s.row;
}

/* Rows of one list with one spelling: the first one's, and the others behind it. */
static struct trie_phrase phrase_of(struct trie *t, const uint32_t *row, size_t n)
{
	const struct trie_row *first = &t->rows.v[row[0]];
	uint32_t same = (uint32_t)t->same.n, at;

	for (size_t i = 0; i < n; i++) {
		for (at = same; at < t->same.n && t->same.v[at].row != t->rows.v[row[i]].row; at++)
			;
		if (at == t->same.n)
			*PUSH(t->arena, &t->same) = (struct trie_same){t->rows.v[row[i]].row, false};
	}
	if (t->same.n - same == 1)
		t->same.n = same;
	else
		t->same.v[t->same.n - 1].last = true;
	return (struct trie_phrase){
		first->list & UINT16_MAX, first->words & MOST_WORDS, t->same.n > same, t->same.n > same ? (int)same : first->row};
}

/* What ends at a step, before all that ended on the way to it. */
static uint32_t add_answer(struct trie *t, const uint32_t *row, size_t n, uint32_t before)
{
	struct trie_answer *a = &t->answer[t->answers];

	*a = t->answer[before];
	a->before = before;
	a->more = (uint32_t)t->phrases.n;
	for (size_t i = 0, next; i < n; i = next) {
		const struct trie_row *r = &t->rows.v[row[i]];
		struct trie_phrase phrase;

		for (next = i + 1; next < n && t->rows.v[row[next]].list == r->list;)
			next++;
		a->lists[r->bit / LIST_SET] |= bit_of(r->bit);
		a->marks |= t->mark[r->bit];
		phrase = phrase_of(t, row + i, next - i);
		if (i)
			*PUSH(t->arena, &t->phrases) = phrase;
		else
			a->first = phrase;
	}
	a->end = (uint32_t)t->phrases.n;
	return (uint32_t)t->answers++;
}

/* How many steps there are: a row's words behind those that it shares with the row before, and the end of each row of steps. */
static size_t count_steps(const struct trie *t, const uint32_t *row)
{
	size_t n = t->words;

	for (size_t i = 0; i < t->rows.n; i++) {
		const struct trie_row *r = &t->rows.v[row[i]], *before = i ? &t->rows.v[row[i - 1]] : r;
		uint32_t common = 0;

		while (i && common < r->words && common < before->words &&
			t->said.v[r->first + common] == t->said.v[before->first + common])
			common++;
		if (common < r->words)
			n += 2 * (r->words - common) - (common ? before->words > common : 2);
	}
	return n;
}

/* The rows that go on behind a step, by its number. */
struct branch {
	uint32_t first, end, depth;
};

/* Rows with one word at the depth: where they end. */
static uint32_t same_word(const struct trie *t, const uint32_t *row, uint32_t first, uint32_t end, uint32_t depth)
{
	uint32_t word = t->said.v[t->rows.v[row[first]].first + depth], at = first + 1;

	while (at < end && t->said.v[t->rows.v[row[at]].first + depth] == word)
		at++;
	return at;
}

/* What ends at the step, and the row behind it at `next`; where the next row may begin. */
static size_t settle_step(struct trie *t, const uint32_t *row, struct branch *branch, size_t at, size_t next)
{
	struct branch b = branch[at];
	uint32_t ended = b.first;

	while (ended < b.end && t->rows.v[row[ended]].words == b.depth)
		ended++;
	if (ended > b.first)
		t->step[at].answer = add_answer(t, row + b.first, ended - b.first, t->step[at].answer);
	if (ended == b.end)
		return next;
	t->step[at].behind = (uint32_t)next;
	for (uint32_t first = ended, end; first < b.end; first = end, next++) {
		end = same_word(t, row, first, b.end, b.depth);
		t->key[next] = t->said.v[t->rows.v[row[first]].first + b.depth];
		t->step[at].follows |= bit_of(t->key[next]);
		t->step[next] = (struct trie_step){.answer = t->step[at].answer};
		branch[next] = (struct branch){first, end, b.depth + 1};
	}
	t->key[next] = NO_KEY;
	branch[next] = (struct branch){0};
	return next + 1;
}

static void settle_steps(struct trie *t)
{
	const uint32_t *row = rows_in_order(t);
	size_t steps = count_steps(t, row), next = t->words;
	struct branch *branch = arena_room(t->arena, steps, sizeof *branch);

	t->step = arena_room(t->arena, steps, sizeof *t->step);
	t->key = arena_room(t->arena, steps, sizeof *t->key);
	memset(branch, 0, t->words * sizeof *branch);
	memset(t->step, 0, t->words * sizeof *t->step);
	for (uint32_t first = 0, end; first < t->rows.n; first = end) {
		end = same_word(t, row, first, (uint32_t)t->rows.n, 0);
		branch[t->said.v[t->rows.v[row[first]].first]] = (struct branch){first, end, 1};
	}
	for (size_t at = 1; at < next; at++)
		next = settle_step(t, row, branch, at, next);
	assert(next == steps);
}

static struct trie_answer *room_for_answers(struct trie *t, size_t n)
{
	uintptr_t room = (uintptr_t)arena_room(t->arena, n + 1, sizeof *t->answer);
	uintptr_t line = sizeof *t->answer;

	return (struct trie_answer *)((room + line - 1) / line * line);
}

static void settle(struct trie *t, size_t words)
{
	t->words = words;
	t->phrases.n = t->same.n = 0;
	t->answer = room_for_answers(t, t->rows.n + 1);
	t->answer[0] = (struct trie_answer){0};
	t->answers = 1;
	*PUSH(t->arena, &t->same) = (struct trie_same){0};
	settle_steps(t);
	t->settled = true;
}

/* ---- asking ---- */

/* The word may lead on from the step. */
static inline uint64_t may_lead(const struct trie_step *from, const struct word *w)
{
	return (from->follows >> (w->id & 63)) & (w->id != 0) & !(w->flags & WORD_LINE);
}

/* The step that the word leads to, 0 for none. */
static uint32_t next_step(const struct trie *t, uint32_t from, uint32_t word)
{
	uint32_t at = t->step[from].behind;

	while (t->key[at] < word)
		at++;
	return t->key[at] == word ? at : 0;
}

/* The longest phrase of any list that begins at the word, which may lead on to the next one. */
static uint32_t answer_at(const struct trie *t, const struct words *ws, size_t i)
{
	uint32_t last = ws->v[i].id, next;

	do {
		next = next_step(t, last, ws->v[++i].id);
		last = next ? next : last;
	} while (next && i + 1 < ws->n && may_lead(&t->step[last], &ws->v[i + 1]));
	return t->step[last].answer;
}

/* Of most words it is known at a glance that no phrase goes on behind them: no branch is taken for these. */
static void find_answers(const struct trie *t, struct words *ws)
{
	for (size_t start = 0; start < ws->n; start += 64) {
		size_t end = ws->n - start < 64 ? ws->n : start + 64;
		uint64_t leads = 0;

		for (size_t i = start; i < end; i++) {
			const struct trie_step *step = &t->step[ws->v[i].id];

			ws->v[i].answer = step->answer;
			leads |= (i + 1 < ws->n ? may_lead(step, &ws->v[i + 1]) : 0) << (i - start);
		}
		for (; leads; leads &= leads - 1) {
			size_t i = start + (size_t)__builtin_ctzll(leads);
			ws->v[i].answer = answer_at(t, ws, i);
		}
	}
}

void phrases_mark(struct trie *t, struct words *ws, struct arena *one)
{
	if (!t->settled || t->words != ws->vocabulary->n)
		settle(t, ws->vocabulary->n);
	find_answers(t, ws);
	ws->marks = arena_room(one, ws->n, sizeof *ws->marks);
	for (size_t set = 0; set < LIST_SETS; set++)
		ws->lists[set] = arena_room(one, ws->n, sizeof *ws->lists[set]);
	for (size_t i = 0; i < ws->n; i++) {
		const struct trie_answer *a = &t->answer[ws->v[i].answer];

		ws->marks[i] = ws->v[i].flags | WORD_ANY | a->marks;
		for (size_t set = 0; set < LIST_SETS; set++)
			ws->lists[set][i] = a->lists[set];
	}
}

static inline bool ask_phrase(
	const struct trie *t, const struct trie_phrase *f, uint32_t list, size_t words, struct phrase_hit *hit)
{
	if (f->list != list || f->words > words)
		return false;
	*hit = (struct phrase_hit){f->words, f->several ? t->same.v[f->row].row : f->row, f->several ? (uint32_t)f->row : 0};
	return true;
}

bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	const struct trie *t = p->trie;
	const struct trie_answer *a;

	for (uint32_t at = ws->v[i].answer; at; at = a->before) {
		a = &t->answer[at];
		if (ask_phrase(t, &a->first, p->number, ws->n - i, hit))
			return true;
		for (uint32_t k = a->more; k < a->end; k++)
			if (ask_phrase(t, &t->phrases.v[k], p->number, ws->n - i, hit))
				return true;
	}
	hit->words = 0;
	return false;
}

int phrases_row_behind(const struct phrases *p, const struct phrase_hit *hit, int row)
{
	const struct trie_same *same = &p->trie->same.v[hit->at];

	while (same->row != row && !same->last)
		same++;
	return same->last ? -1 : same[1].row;
}
