#include "words.h"

#include <string.h>

/* ---- as it grows ---- */

/* A phrase of a list ends at a node. */
struct trie_end {
	uint32_t list;
	uint32_t bit; /* of word.lists, counted through all sets */
	int row;
	uint32_t more; /* the next row of the list with this spelling; 0 is none */
	uint32_t next; /* the first row of another list */
};

struct trie_node {
	uint32_t parent, word; /* which leads to it */
	uint32_t depth;
	uint32_t ends; /* the first one, 0 for none */
};

/* ---- as it is asked: what a question needs lies side by side ---- */

/* A step is a place in the trie, numbered anew: the first word of a phrase has its own number, those behind one place stand in a
 * row by word, up to NO_KEY. */
struct trie_step {
	uint64_t follows; /* bits of the words that lead on */
	uint32_t behind;  /* the first step of that row */
	uint32_t answer;  /* of the longest phrase up to here, 0 for none */
};
enum { NO_KEY = 0 }; /* no phrase holds word 0 */

struct trie_answer {
	uint64_t lists[LIST_SETS], marks; /* as in struct words */
	uint32_t phrases, end;            /* those that end on the way here, the longest first */
};
struct trie_phrase {
	uint32_t list, words;
	int row;
	uint32_t end; /* where several rows have the spelling, else 0 */
};

struct trie {
	struct arena *arena;
	uint32_t lists, bits, marks;         /* given away */
	uint64_t mark[LIST_SETS * LIST_SET]; /* by bit: the marks of those lists */
	struct trie_node *v;                 /* v[0] is the root */
	size_t n, cap;
	struct {
		struct trie_end *v; /* v[0] is none */
		size_t n, cap;
	} ends;
	uint32_t *edge; /* open hash of (parent, word): the node, 0 for none */
	size_t edges, edge_slots;
	uint32_t *start; /* by word: the root's child */
	size_t starts;

	bool settled;
	struct trie_step *step;
	uint32_t *key; /* by step: the word that leads to it */
	size_t words;  /* steps that first words have */
	struct {
		struct trie_answer *v; /* v[0] is none */
		size_t n, cap;
	} answers;
	struct {
		struct trie_phrase *v;
		size_t n, cap;
	} phrases;
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

static struct trie *trie_new(struct arena *run)
{
	struct trie *t = NEW(run, struct trie, 1);

	t->arena = run;
	*PUSH(run, t) = (struct trie_node){0};
	*PUSH(run, &t->ends) = (struct trie_end){0};
	return t;
}

static struct trie *trie_of(struct vocabulary *v, struct arena *run)
{
	if (!v->arena)
		v->arena = run;
	if (!v->memory)
		v->memory = word_memory_new(v->arena);
	if (!v->trie)
		v->trie = trie_new(v->arena);
	return v->trie;
}

struct phrases phrases_new(struct vocabulary *v, struct arena *run)
{
	struct trie *t = trie_of(v, run);
	uint32_t at = t->bits++;

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

/* ---- growing ---- */

static uint32_t *edge_of(const struct trie *t, uint32_t from, uint32_t word)
{
	uint64_t h = ((uint64_t)from << 32 | word) * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(h >> 32) & (t->edge_slots - 1);

	while (t->edge[at] && (t->v[t->edge[at]].parent != from || t->v[t->edge[at]].word != word))
		at = (at + 1) & (t->edge_slots - 1);
	return &t->edge[at];
}

static void edges_grow(struct trie *t)
{
	const uint32_t *old = t->edge;
	size_t slots = t->edge_slots;

	t->edge_slots = slots ? slots * 2 : 1024;
	t->edge = NEW(t->arena, uint32_t, t->edge_slots);
	for (size_t i = 0; i < slots; i++)
		if (old[i])
			*edge_of(t, t->v[old[i]].parent, t->v[old[i]].word) = old[i];
}

static uint32_t add_node(struct trie *t, uint32_t parent, uint32_t word)
{
	*PUSH(t->arena, t) = (struct trie_node){.parent = parent, .word = word, .depth = t->v[parent].depth + 1};
	return (uint32_t)t->n - 1;
}

static uint32_t start_or_add(struct trie *t, uint32_t word)
{
	if (word >= t->starts) {
		size_t starts = (size_t)word * 2 + 1024;
		uint32_t *more = NEW(t->arena, uint32_t, starts);

		if (t->starts)
			memcpy(more, t->start, t->starts * sizeof *more);
		t->start = more;
		t->starts = starts;
	}
	if (!t->start[word])
		t->start[word] = add_node(t, 0, word);
	return t->start[word];
}

static uint32_t step_or_add(struct trie *t, uint32_t from, uint32_t word)
{
	uint32_t *e;

	if (!from)
		return start_or_add(t, word);
	if (t->edges * 4 >= t->edge_slots * 3)
		edges_grow(t);
	e = edge_of(t, from, word);
	if (!*e) {
		*e = add_node(t, from, word);
		t->edges++;
	}
	return *e;
}

/* Rows stand in the order they were added, each once. */
static void add_row(struct trie *t, uint32_t node, const struct phrases *p, int row)
{
	uint32_t first = t->v[node].ends, last = 0;

	while (first && t->ends.v[first].list != p->number)
		first = t->ends.v[first].next;
	for (uint32_t at = first; at; at = t->ends.v[at].more) {
		if (t->ends.v[at].row == row)
			return;
		last = at;
	}
	*PUSH(t->arena, &t->ends) =
		(struct trie_end){.list = p->number, .bit = number_of(p), .row = row, .next = first ? 0 : t->v[node].ends};
	if (last)
		t->ends.v[last].more = (uint32_t)t->ends.n - 1;
	else
		t->v[node].ends = (uint32_t)t->ends.n - 1;
	t->settled = false;
}

void phrases_add(struct phrases *p, struct str phrase, int row)
{
	struct trie *t = p->vocabulary->trie;
	struct word w;
	uint32_t node = 0;

	for (size_t at = 0; words_next(phrase, &at, &w);)
		node = step_or_add(t, node, vocabulary_add(p->vocabulary, str_slice(phrase, w.start, w.end)));
	if (node)
		add_row(t, node, p, row);
}

/* ---- putting in order ---- */

/* Nodes by their word, so that a row of steps is filled in that order. */
static uint32_t *nodes_by_word(const struct trie *t, struct arena *scratch)
{
	uint32_t *from = NEW(scratch, uint32_t, t->words + 1), *nodes = NEW(scratch, uint32_t, t->n);

	for (size_t i = 1; i < t->n; i++)
		from[t->v[i].word + 1]++;
	for (size_t w = 1; w <= t->words; w++)
		from[w] += from[w - 1];
	for (size_t i = 1; i < t->n; i++)
		nodes[from[t->v[i].word]++] = (uint32_t)i;
	return nodes;
}

/* Where the row behind each node begins; one more than all steps for the last of them. */
static uint32_t *rows_behind(const struct trie *t, struct arena *scratch)
{
	uint32_t *row = NEW(scratch, uint32_t, t->n), next = (uint32_t)t->words;

	for (size_t i = 1; i < t->n; i++)
		row[t->v[i].parent]++;
	row[0] = 0;
	for (size_t i = 1; i < t->n; i++) {
		uint32_t n = row[i];

		row[i] = next;
		next += n ? n + 1 : 0;
	}
	row[0] = next;
	return row;
}

/* What ends at a node, before all that ended on the way to it. */
static uint32_t add_answer(struct trie *t, uint32_t ends, uint32_t words, uint32_t before)
{
	struct trie_answer a = t->answers.v[before], old = a;

	a.phrases = (uint32_t)t->phrases.n;
	for (uint32_t at = ends; at; at = t->ends.v[at].next) {
		const struct trie_end *e = &t->ends.v[at];

		a.lists[e->bit / LIST_SET] |= bit_of(e->bit);
		a.marks |= t->mark[e->bit];
		*PUSH(t->arena, &t->phrases) = (struct trie_phrase){e->list, words, e->row, e->more ? at : 0};
	}
	for (uint32_t i = old.phrases; i < old.end; i++) {
		struct trie_phrase shorter = t->phrases.v[i];
		*PUSH(t->arena, &t->phrases) = shorter;
	}
	a.end = (uint32_t)t->phrases.n;
	*PUSH(t->arena, &t->answers) = a;
	return (uint32_t)t->answers.n - 1;
}

static void settle_steps(struct trie *t, struct arena *scratch)
{
	const uint32_t *nodes = nodes_by_word(t, scratch);
	uint32_t *row = rows_behind(t, scratch), *filled = NEW(scratch, uint32_t, t->n), *step_of = NEW(scratch, uint32_t, t->n);

	t->step = NEW(t->arena, struct trie_step, row[0] + 1);
	t->key = NEW(t->arena, uint32_t, row[0] + 1);
	for (size_t i = 0; i < t->n - 1; i++) {
		const struct trie_node *node = &t->v[nodes[i]];

		step_of[nodes[i]] = node->parent ? row[node->parent] + filled[node->parent]++ : node->word;
		t->key[step_of[nodes[i]]] = node->word;
	}
	for (size_t i = 1; i < t->n; i++) {
		struct trie_step *step = &t->step[step_of[i]],
				 *parent = t->v[i].parent ? &t->step[step_of[t->v[i].parent]] : NULL;

		step->behind = row[i];
		step->answer = parent ? parent->answer : 0;
		if (parent)
			parent->follows |= bit_of(t->v[i].word);
		if (t->v[i].ends)
			step->answer = add_answer(t, t->v[i].ends, t->v[i].depth, step->answer);
	}
}

static void settle(struct trie *t, size_t words)
{
	struct arena scratch = {0};

	t->words = words;
	t->answers.n = t->phrases.n = 0;
	*PUSH(t->arena, &t->answers) = (struct trie_answer){0};
	settle_steps(t, &scratch);
	t->settled = true;
	arena_release(&scratch);
}

/* ---- asking ---- */

/* The step that the word leads to, 0 for none. */
static uint32_t next_step(const struct trie *t, uint32_t from, const struct word *w)
{
	uint32_t at = t->step[from].behind;

	if (!w->id || w->flags & WORD_LINE || !(t->step[from].follows & bit_of(w->id)))
		return 0;
	while (t->key[at] < w->id && t->key[at] != NO_KEY)
		at++;
	return t->key[at] == w->id ? at : 0;
}

/* The longest phrase of any list that begins at the word. */
static uint32_t answer_at(const struct trie *t, const struct words *ws, size_t i)
{
	uint32_t last = ws->v[i].id;

	for (size_t at = i + 1; at < ws->n && t->step[last].follows; at++) {
		uint32_t next = next_step(t, last, &ws->v[at]);
		if (!next)
			break;
		last = next;
	}
	return t->step[last].answer;
}

void phrases_mark(struct trie *t, struct words *ws, struct arena *one)
{
	if (!t->settled || t->words != ws->vocabulary->n)
		settle(t, ws->vocabulary->n);
	ws->marks = arena_room(one, ws->n, sizeof *ws->marks);
	for (size_t set = 0; set < LIST_SETS; set++)
		ws->lists[set] = arena_room(one, ws->n, sizeof *ws->lists[set]);
	for (size_t i = 0; i < ws->n; i++) {
		uint32_t answer = answer_at(t, ws, i);
		const struct trie_answer *a = &t->answers.v[answer];

		ws->v[i].answer = answer;
		ws->marks[i] = ws->v[i].flags | WORD_ANY | a->marks;
		for (size_t set = 0; set < LIST_SETS; set++)
			ws->lists[set][i] = a->lists[set];
	}
}

bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	const struct trie_answer *a = &p->trie->answers.v[ws->v[i].answer];

	for (const struct trie_phrase *f = &p->trie->phrases.v[a->phrases], *end = &p->trie->phrases.v[a->end]; f < end; f++)
		if (f->list == p->number && f->words <= ws->n - i) {
			*hit = (struct phrase_hit){f->words, f->row, f->end};
			return true;
		}
	hit->words = 0;
	return false;
}

int phrases_row_behind(const struct phrases *p, const struct phrase_hit *hit, int row)
{
	const struct trie_end *ends = p->trie->ends.v;
	uint32_t at = hit->at;

	while (at && ends[at].row != row)
		at = ends[at].more;
	return at && ends[at].more ? ends[ends[at].more].row : -1;
}
