#include "words.h"

#include "utf8.h"

#include <string.h>

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

static uint32_t *slot_of(const struct vocabulary *v, struct str folded)
{
	size_t at = str_hash(folded) & (v->slots - 1);

	while (v->slot[at] && !str_eq(v->word[v->slot[at]], folded))
		at = (at + 1) & (v->slots - 1);
	return &v->slot[at];
}

uint32_t vocabulary_find(const struct vocabulary *v, struct str folded)
{
	return v && v->slots ? *slot_of(v, folded) : 0;
}

uint32_t vocabulary_add(struct vocabulary *v, struct str word)
{
	struct str folded = utf8_fold(v->arena, word);
	uint32_t *slot;

	if (v->n * 2 >= v->slots)
		slots_grow(v);
	slot = slot_of(v, folded);
	if (*slot)
		return *slot;
	if (!v->n) {
		v->word = arena_grow(v->arena, NULL, &v->cap, 0, sizeof *v->word); /* word 0 is none */
		v->n = 1;
	}
	v->word = arena_grow(v->arena, v->word, &v->cap, v->n, sizeof *v->word);
	v->word[v->n] = folded;
	return *slot = (uint32_t)v->n++;
}

static bool is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Letters, digits and marks; an apostrophe where letters stand on both sides. A Chinese character ends a word. */
static size_t word_end(struct str text, size_t at)
{
	while (at < text.n) {
		size_t next = at;
		uint32_t cp = utf8_next(text, &next);

		if (is_apostrophe(cp)) {
			size_t after = next;

			if (!cp_is_letter(utf8_next(text, &after)) || !cp_is_letter(utf8_before(text, at)))
				break;
		} else if (cp_is_han(cp) || !(cp_is_letter(cp) || cp_is_digit(cp))) {
			break;
		}
		at = next;
	}
	return at;
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

/* The end of a word of ASCII letters and digits, as most are, with its case; `start` where it may hold other signs. */
static size_t ascii_word_end(struct str text, size_t start, uint32_t *flags)
{
	size_t at = start, letters = 0, upper = 0;

	for (; at < text.n && (unsigned char)text.s[at] < 0x80; at++) {
		unsigned c = cp_table[(unsigned char)text.s[at]];

		if (!(c & (CP_LETTER | CP_DIGIT)))
			break;
		letters += (c & CP_LETTER) != 0;
		upper += (c & CP_UPPER) != 0;
	}
	if (at < text.n && ((unsigned char)text.s[at] >= 0x80 || text.s[at] == '\''))
		return start;
	*flags = (cp_is_upper((unsigned char)text.s[start]) ? WORD_UPPER : 0u) |
		 (letters > 1 && upper == letters ? WORD_CAPS : 0u);
	return at;
}

/* Words of visible ASCII in small letters; the fold is for the others. */
static bool lower_ascii(struct str word, char *to)
{
	for (size_t i = 0; i < word.n; i++) {
		char c = word.s[i];

		if (c <= ' ' || c > '~')
			return false;
		to[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	return true;
}

static uint32_t number_of(const struct vocabulary *v, struct str word, struct arena *scratch)
{
	char lower[32];

	if (word.n <= sizeof lower && lower_ascii(word, lower))
		return vocabulary_find(v, (struct str){lower, word.n});
	return vocabulary_find(v, utf8_fold(scratch, word));
}

struct words words_cut(struct str text, const struct vocabulary *v, struct arena *one)
{
	struct words ws = {.text = text, .arena = one, .asked = v ? NEW(one, struct phrase_answer *, v->lists) : NULL};
	uint32_t before = WORD_SPACE | WORD_LINE;
	struct arena scratch = {0};

	for (size_t at = 0; at < text.n;) {
		size_t start = at;
		uint32_t cp = utf8_next(text, &at), flags = before;

		if (cp_is_space(cp)) {
			before |= WORD_SPACE | (cp == '\n' ? (uint32_t)WORD_LINE : 0u);
			continue;
		}
		if (cp_is_han(cp)) {
			flags |= WORD_HAN;
		} else if (cp_is_letter(cp) || cp_is_digit(cp)) {
			uint32_t letter_case = 0;
			size_t end = ascii_word_end(text, start, &letter_case);

			at = end > start ? end : word_end(text, at);
			if (end == start)
				letter_case = case_flags(str_slice(text, start, at));
			flags |= cp_is_digit(cp) ? (uint32_t)WORD_NUMBER : letter_case;
		} else {
			flags |= WORD_PUNCT;
		}
		*PUSH(one, &ws) = (struct word){(uint32_t)start, (uint32_t)at, 0, flags};
		if (v) {
			ws.v[ws.n - 1].id = number_of(v, str_slice(text, start, at), &scratch);
			if (ws.n % 256 == 0)
				arena_reset(&scratch);
		}
		before = 0;
	}
	arena_release(&scratch);
	return ws;
}

struct str words_text(const struct words *ws, size_t first, size_t end)
{
	if (end > ws->n)
		end = ws->n;
	if (first >= end)
		return STR("");
	return str_slice(ws->text, ws->v[first].start, ws->v[end - 1].end);
}

struct str words_fold(const struct words *ws, size_t at, struct arena *one)
{
	return utf8_fold(one, words_text(ws, at, at + 1));
}

size_t words_find(const struct words *ws, size_t byte)
{
	size_t low = 0, high = ws->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (ws->v[mid].start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Rows that end at a node, in the order they were added. */
struct phrase_row {
	int row;
	struct phrase_row *next;
};
struct phrase_node {
	struct phrase_row *rows;
};
struct phrase_edge {
	uint32_t from, word, to; /* to == 0: an empty slot, as nothing leads back to the root */
};

struct phrases phrases_new(struct vocabulary *v, struct arena *run)
{
	struct phrases p = {.vocabulary = v, .arena = run, .number = v->lists++};

	if (!v->arena)
		v->arena = run;
	p.nodes = arena_grow(run, NULL, &p.cap, 0, sizeof *p.nodes); /* node 0 is the root */
	p.n = 1;
	return p;
}

static struct phrase_edge *edge_of(const struct phrases *p, uint32_t from, uint32_t word)
{
	uint64_t h = ((uint64_t)from << 32 | word) * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(h >> 32) & (p->edge_slots - 1);

	while (p->edge[at].to && (p->edge[at].from != from || p->edge[at].word != word))
		at = (at + 1) & (p->edge_slots - 1);
	return &p->edge[at];
}

static void edges_grow(struct phrases *p)
{
	struct phrase_edge *old = p->edge;
	size_t slots = p->edge_slots;

	p->edge_slots = slots ? slots * 2 : 256;
	p->edge = NEW(p->arena, struct phrase_edge, p->edge_slots);
	for (size_t i = 0; i < slots; i++)
		if (old[i].to)
			*edge_of(p, old[i].from, old[i].word) = old[i];
}

static uint32_t step_or_add(struct phrases *p, uint32_t from, uint32_t word)
{
	struct phrase_edge *e;

	if (p->edges * 2 >= p->edge_slots)
		edges_grow(p);
	e = edge_of(p, from, word);
	if (!e->to) {
		p->nodes = arena_grow(p->arena, p->nodes, &p->cap, p->n, sizeof *p->nodes);
		*e = (struct phrase_edge){from, word, (uint32_t)p->n++};
		p->edges++;
	}
	return e->to;
}

static void note_begin(struct phrases *p, uint32_t word)
{
	if (word >= p->begins_cap) {
		size_t cap = (size_t)word * 2 + 256;
		unsigned char *more = NEW(p->arena, unsigned char, cap);

		if (p->begins_cap)
			memcpy(more, p->begins, p->begins_cap);
		p->begins = more;
		p->begins_cap = cap;
	}
	p->begins[word] = 1;
}

void phrases_add(struct phrases *p, struct str phrase, int row)
{
	struct arena scratch = {0};
	struct words ws = words_cut(phrase, NULL, &scratch);
	uint32_t node = 0;
	struct phrase_row **end;

	for (size_t i = 0; i < ws.n; i++) {
		uint32_t word = vocabulary_add(p->vocabulary, words_text(&ws, i, i + 1));

		if (!i)
			note_begin(p, word);
		node = step_or_add(p, node, word);
	}
	arena_release(&scratch);
	if (!node)
		return;
	for (end = &p->nodes[node].rows; *end; end = &(*end)->next)
		if ((*end)->row == row)
			return;
	*end = NEW(p->arena, struct phrase_row, 1);
	(*end)->row = row;
}

static struct phrase_hit look_up(const struct phrases *p, const struct words *ws, size_t i)
{
	struct phrase_hit hit = {0};
	uint32_t node = 0;

	for (size_t at = i; at < ws->n && ws->v[at].id; at++) {
		if (at > i && ws->v[at].flags & WORD_LINE)
			break;
		node = edge_of(p, node, ws->v[at].id)->to;
		if (!node)
			break;
		if (p->nodes[node].rows)
			hit = (struct phrase_hit){at + 1 - i, p->nodes[node].rows->row, (int)node};
	}
	return hit;
}

/* Rules ask for the same list at the same word again and again. */
struct phrase_answer {
	struct phrase_hit hit;
	bool known;
};

bool phrases_ask(const struct phrases *p, const struct words *ws, size_t i, struct phrase_hit *hit)
{
	struct phrase_answer *answer;

	if (!ws->asked) {
		*hit = look_up(p, ws, i);
		return hit->words > 0;
	}
	if (!ws->asked[p->number])
		ws->asked[p->number] = NEW(ws->arena, struct phrase_answer, ws->n);
	answer = &ws->asked[p->number][i];
	if (!answer->known)
		*answer = (struct phrase_answer){look_up(p, ws, i), true};
	*hit = answer->hit;
	return hit->words > 0;
}

int phrases_next_row(const struct phrases *p, const struct phrase_hit *hit, int row)
{
	const struct phrase_row *r = p->nodes[hit->node].rows;

	while (r && r->row != row)
		r = r->next;
	return r && r->next ? r->next->row : -1;
}
