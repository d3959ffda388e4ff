#include "words.h"

#include <string.h>

/* A phrase of a list ends at a node. */
struct trie_end {
	uint32_t list;
	int row;
	uint32_t more; /* the next row of the list with this spelling; 0 is none */
	uint32_t next; /* the first row of another list */
};

struct trie_node {
	uint32_t parent, word; /* which leads to it */
	uint32_t depth;
	uint32_t ends;             /* the first one, 0 for none */
	uint64_t lists[LIST_SETS]; /* bits of those lists */
	uint64_t follows;          /* bits of the words that lead on */
};

struct trie {
	struct arena *arena;
	uint32_t lists, bits; /* given away */
	struct trie_node *v;  /* v[0] is the root */
	size_t n, cap;
	struct {
		struct trie_end *v; /* v[0] is none */
		size_t n, cap;
	} ends;
	uint32_t *edge; /* open hash of (parent, word): the node, 0 for none */
	size_t edges, edge_slots;
	bool settled;
	uint32_t *start; /* by word: the root's child */
	size_t starts;
};

static uint64_t bit_of(uint32_t number)
{
	return (uint64_t)1 << (number & 63);
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
		t->v[from].follows |= bit_of(word);
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
	*PUSH(t->arena, &t->ends) = (struct trie_end){.list = p->number, .row = row, .next = first ? 0 : t->v[node].ends};
	if (last)
		t->ends.v[last].more = (uint32_t)t->ends.n - 1;
	else
		t->v[node].ends = (uint32_t)t->ends.n - 1;
	t->v[node].lists[p->set] |= p->bit;
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

/* ---- asking ---- */

static uint32_t next_node(const struct trie *t, uint32_t from, const struct word *w)
{
	if (!w->id || w->flags & WORD_LINE || !(t->v[from].follows & bit_of(w->id)))
		return 0;
	return *edge_of(t, from, w->id);
}

static void mark(const struct trie *t, const struct words *ws, size_t i)
{
	struct word *w = &ws->v[i];
	uint32_t node = w->id < t->starts ? t->start[w->id] : 0;

	for (size_t at = i; node; node = ++at < ws->n ? next_node(t, node, &ws->v[at]) : 0)
		if (t->v[node].ends) {
			for (size_t s = 0; s < LIST_SETS; s++)
				w->lists[s] |= t->v[node].lists[s];
			w->node = node;
		}
}

/* The lists of a node side by side, as they are looked through, then their further rows. */
static void settle(struct trie *t)
{
	struct trie_end *old = t->ends.v;
	size_t n = t->ends.n;

	t->ends.v = NEW(t->arena, struct trie_end, n);
	t->ends.n = 1;
	t->ends.cap = n;
	for (size_t i = 1; i < t->n; i++) {
		uint32_t first = t->v[i].ends;

		if (first)
			t->v[i].ends = (uint32_t)t->ends.n;
		for (uint32_t at = first; at; at = old[at].next) {
			struct trie_end *end = &t->ends.v[t->ends.n++];
			*end = old[at];
			end->next = old[at].next ? (uint32_t)t->ends.n : 0;
		}
	}
	for (size_t i = 1, firsts = t->ends.n; i < firsts; i++) {
		uint32_t *link = &t->ends.v[i].more;
		for (uint32_t at = *link; at; at = old[at].more) {
			*link = (uint32_t)t->ends.n;
			t->ends.v[t->ends.n] = (struct trie_end){.list = old[at].list, .row = old[at].row};
			link = &t->ends.v[t->ends.n++].more;
		}
	}
	t->settled = true;
}

void phrases_mark(struct trie *t, struct words *ws)
{
	if (!t->settled)
		settle(t);
	for (size_t i = 0; i < ws->n; i++)
		if (ws->v[i].id)
			mark(t, ws, i);
}

bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	const struct trie *t = p->trie;

	for (uint32_t node = ws->v[i].node; node; node = t->v[node].parent) {
		if (!(t->v[node].lists[p->set] & p->bit) || t->v[node].depth > ws->n - i)
			continue;
		for (uint32_t at = t->v[node].ends; at; at = t->ends.v[at].next)
			if (t->ends.v[at].list == p->number) {
				*hit = (struct phrase_hit){t->v[node].depth, t->ends.v[at].row, at};
				return true;
			}
	}
	hit->words = 0;
	return false;
}

int phrases_next_row(const struct phrases *p, const struct phrase_hit *hit, int row)
{
	const struct trie_end *ends = p->trie->ends.v;
	uint32_t at = hit->at;

	while (at && ends[at].row != row)
		at = ends[at].more;
	return at && ends[at].more ? ends[ends[at].more].row : -1;
}
