#include "spool.h"

#include <assert.h>

enum { HELD = 4 * 1024 * 1024 };

static const enum reading_kind kinds[] = {READING_EVENT, READING_PARTICIPANT, READING_AGREEMENT, READING_TOPIC};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct spool spool_in(const char *folder)
{
	return (struct spool){.file = unnamed_in(folder)};
}

void spool_close(struct spool *s)
{
	unnamed_close(&s->file);
	arena_release(&s->arena);
	arena_release(&s->written);
}

/* Seven bits a byte, the low ones first; the last byte has its high bit clear. */
static void put_number(struct buf *b, size_t n)
{
	for (; n >= 128; n >>= 7)
		buf_putc(b, (char)((n & 127) | 128));
	buf_putc(b, (char)n);
}

static size_t cut_number(const char **at)
{
	size_t n = 0;
	unsigned shift = 0;

	for (; (unsigned char)**at & 128; ++*at, shift += 7)
		n |= (size_t)((unsigned char)**at & 127) << shift;
	return n | ((size_t)(unsigned char)*(*at)++ << shift);
}

static void put_text(struct buf *b, struct str s)
{
	put_number(b, s.n);
	buf_put(b, s);
}

static struct str cut_text(const char **at)
{
	size_t n = cut_number(at);
	struct str s = {*at, n};

	*at += n;
	return s;
}

static void put_readings(struct buf *b, const struct readings *all, unsigned cells)
{
	put_number(b, all->n);
	for (size_t i = 0; i < all->n; i++) {
		put_text(b, all->v[i].id);
		put_text(b, all->v[i].event);
		for (unsigned c = 0; c < cells; c++)
			put_text(b, all->v[i].cell[c]);
	}
}

static struct readings cut_readings(const char **at, unsigned cells, struct arena *one)
{
	struct readings all = {.n = cut_number(at)};

	all.cap = all.n;
	all.v = NEW(one, struct reading, all.n);
	for (size_t i = 0; i < all.n; i++) {
		all.v[i].id = cut_text(at);
		all.v[i].event = cut_text(at);
		all.v[i].cell = NEW(one, struct str, cells);
		for (unsigned c = 0; c < cells; c++)
			all.v[i].cell[c] = cut_text(at);
	}
	return all;
}

static struct str record_of(const struct article *a, struct arena *one)
{
	struct buf b = {.arena = one};
	const struct str texts[] = {a->id, a->source, a->lang, a->published_at, a->sha256, a->signature};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		put_text(&b, texts[i]);
	for (size_t k = 0; k < KINDS; k++)
		put_readings(&b, &a->readings[kinds[k]], reading_tables[kinds[k]].cells);
	return buf_str(&b);
}

struct spooled spool_put(struct spool *s, const struct article *a)
{
	struct str record = record_of(a, &s->written);
	struct spooled where;

	assert(record.n < UINT32_MAX);
	if (!s->held.arena) {
		s->held.arena = &s->arena;
		buf_room(&s->held, HELD);
	}
	if (s->held.n + record.n > HELD) {
		unnamed_put(&s->file, s->held.s, s->held.n);
		s->held.n = 0;
	}
	where = (struct spooled){(uint64_t)s->file.end + s->held.n, (uint32_t)record.n};
	buf_put(&s->held, record);
	arena_reset(&s->written);
	return where;
}

static const char *bytes_at(const struct spool *s, struct spooled where, struct arena *one)
{
	char *bytes;

	if (where.at >= (uint64_t)s->file.end)
		return s->held.s + (where.at - (uint64_t)s->file.end);
	bytes = arena_room(one, where.n, 1);
	unnamed_get(&s->file, (long long)where.at, bytes, where.n);
	return bytes;
}

void spool_take(const struct spool *s, struct spooled where, struct arena *one, struct article *a)
{
	const char *at = bytes_at(s, where, one);
	struct str *const texts[] = {&a->id, &a->source, &a->lang, &a->published_at, &a->sha256, &a->signature};

	*a = (struct article){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = cut_text(&at);
	for (size_t k = 0; k < KINDS; k++)
		a->readings[kinds[k]] = cut_readings(&at, reading_tables[kinds[k]].cells, one);
}
