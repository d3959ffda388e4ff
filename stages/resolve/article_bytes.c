#include "article_bytes.h"

static const enum reading_kind kinds[] = {READING_EVENT, READING_PARTICIPANT, READING_AGREEMENT, READING_TOPIC};
enum { KINDS = sizeof kinds / sizeof *kinds };

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

struct str article_bytes(const struct article *a, struct arena *one)
{
	struct buf b = {.arena = one};
	const struct str texts[] = {a->id, a->source, a->lang, a->published_at, a->sha256, a->signature};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		put_text(&b, texts[i]);
	for (size_t k = 0; k < KINDS; k++)
		put_readings(&b, &a->readings[kinds[k]], reading_tables[kinds[k]].cells);
	return buf_str(&b);
}

void article_of(struct str bytes, struct arena *one, struct article *a)
{
	const char *at = bytes.s;
	struct str *const texts[] = {&a->id, &a->source, &a->lang, &a->published_at, &a->sha256, &a->signature};

	*a = (struct article){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = cut_text(&at);
	for (size_t k = 0; k < KINDS; k++)
		a->readings[kinds[k]] = cut_readings(&at, reading_tables[kinds[k]].cells, one);
}
