#include "sorter.h"

#include <assert.h>
#include <stdlib.h>

enum { HELD = 8 << 20, ITEMS = HELD / 64, PIECE = 64 << 10 };

/* A record: lengths of its key and value, then both. */
struct lengths {
	uint32_t key, value;
};
struct sorter_item {
	uint64_t first; /* eight bytes of the key, as a number */
	const char *record;
};
struct sorter_run {
	long long begin, end, place; /* in the file; up to where it was read */
	char *piece;
	size_t n, at;
	struct str key, value; /* of its first record */
};

struct sorter sorter_open(const char *folder, struct arena *run)
{
	return (struct sorter){.file = unnamed_in(folder),
		.run = run,
		.held = arena_room(run, HELD, 1),
		.item = arena_room(run, ITEMS, sizeof(struct sorter_item))};
}

void sorter_close(struct sorter *s)
{
	unnamed_close(&s->file);
}

/* The length of a record. */
static size_t look(const char *record, struct str *key, struct str *value)
{
	struct lengths n;
	memcpy(&n, record, sizeof n);
	*key = (struct str){record + sizeof n, n.key};
	*value = (struct str){record + sizeof n + n.key, n.value};
	return sizeof n + n.key + n.value;
}

static int by_key(const void *a, const void *b)
{
	const struct sorter_item *x = a, *y = b;
	struct str k, l, value;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	look(x->record, &k, &value);
	look(y->record, &l, &value);
	int order = str_cmp(k, l);
	return order ? order : (x->record > y->record) - (x->record < y->record);
}

static void sort(struct sorter *s)
{
	if (!s->sorted && s->items)
		qsort(s->item, s->items, sizeof *s->item, by_key);
	s->sorted = true;
	s->at = 0;
}

/* The records held go behind the file, by pieces. */
static void write_run(struct sorter *s)
{
	struct sorter_run *run = PUSH(s->run, &s->runs);
	struct buf out = {.arena = s->run, .s = arena_room(s->run, PIECE, 1), .cap = PIECE};
	struct str key, value;
	sort(s);
	run->piece = out.s;
	run->begin = s->file.end;
	for (size_t i = 0; i < s->items; i++) {
		struct str record = {s->item[i].record, look(s->item[i].record, &key, &value)};
		if (record.n > out.cap - out.n) {
			unnamed_put(&s->file, out.s, out.n);
			out.n = 0;
		}
		buf_put(&out, record);
	}
	unnamed_put(&s->file, out.s, out.n);
	run->end = s->file.end;
	s->n = s->items = 0;
}

static uint64_t first_of(struct str key)
{
	uint64_t first = 0;
	for (size_t i = 0; i < sizeof first; i++)
		first = first << 8 | (i < key.n ? (unsigned char)key.s[i] : 0);
	return first;
}

void sorter_put(struct sorter *s, struct str key, struct str value)
{
	struct lengths n = {(uint32_t)key.n, (uint32_t)value.n};
	assert(sizeof n + key.n + value.n <= PIECE);
	if (s->items == ITEMS || HELD - s->n < sizeof n + key.n + value.n)
		write_run(s);
	char *to = s->held + s->n;
	memcpy(to, &n, sizeof n);
	memcpy(to + sizeof n, key.s, key.n);
	memcpy(to + sizeof n + key.n, value.s, value.n);
	s->item[s->items++] = (struct sorter_item){first_of(key), to};
	s->n += sizeof n + key.n + value.n;
	s->sorted = false;
}

/* What is left of the piece moves to its front, and the run goes on behind it. */
static void read_on(struct sorter *s, struct sorter_run *r)
{
	r->n -= r->at;
	memmove(r->piece, r->piece + r->at, r->n);
	r->at = 0;
	size_t left = (size_t)(r->end - r->place), n = left < PIECE - r->n ? left : PIECE - r->n;
	unnamed_get(&s->file, r->place, r->piece + r->n, n);
	r->place += (long long)n;
	r->n += n;
}

static bool is_whole(const struct sorter_run *r)
{
	struct str key, value;
	return r->n - r->at >= sizeof(struct lengths) && look(r->piece + r->at, &key, &value) <= r->n - r->at;
}

static bool step(struct sorter *s, struct sorter_run *r)
{
	if (!is_whole(r) && r->place < r->end)
		read_on(s, r);
	if (!is_whole(r))
		return false;
	r->at += look(r->piece + r->at, &r->key, &r->value);
	return true;
}

static bool is_before(const struct sorter_run *a, const struct sorter_run *b)
{
	int order = str_cmp(a->key, b->key);
	return order ? order < 0 : a < b;
}

static void sink(struct sorter *s, size_t i)
{
	struct sorter_run **v = s->heap, *moved = v[i];
	for (size_t below; (below = 2 * i + 1) < s->heaped; i = below) {
		if (below + 1 < s->heaped && is_before(v[below + 1], v[below]))
			below++;
		if (!is_before(v[below], moved))
			break;
		v[i] = v[below];
	}
	v[i] = moved;
}

void sorter_rewind(struct sorter *s)
{
	if (!s->runs.n) {
		sort(s);
		return;
	}
	if (s->items) {
		write_run(s);
		s->heap = NEW(s->run, struct sorter_run *, s->runs.n);
	}
	s->heaped = 0;
	s->last = NULL;
	for (size_t i = 0; i < s->runs.n; i++) {
		struct sorter_run *r = &s->runs.v[i];
		r->place = r->begin;
		r->n = r->at = 0;
		if (step(s, r))
			s->heap[s->heaped++] = r;
	}
	for (size_t i = s->heaped; i-- > 0;)
		sink(s, i);
}

/* The run whose record was read goes to its next one only now: that record is good until then. */
static void pass_last(struct sorter *s)
{
	if (s->last && !step(s, s->last))
		s->heap[0] = s->heap[--s->heaped];
	if (s->last && s->heaped)
		sink(s, 0);
	s->last = NULL;
}

bool sorter_next(struct sorter *s, struct str *key, struct str *value)
{
	if (!s->runs.n) {
		if (s->at == s->items)
			return false;
		look(s->item[s->at++].record, key, value);
		return true;
	}
	pass_last(s);
	if (!s->heaped)
		return false;
	s->last = s->heap[0];
	*key = s->last->key;
	*value = s->last->value;
	return true;
}
