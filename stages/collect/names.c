#include "names.h"

#include "../lib/utf8.h"

#include <stdlib.h>
#include <unistr.h>

static void put_encoded(struct buf *b, struct str bytes)
{
	static const char digit[] = "0123456789ABCDEF";
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char byte = (unsigned char)bytes.s[i];
		buf_put(b, (struct str){(char[]){'%', digit[byte >> 4], digit[byte & 15]}, 3});
	}
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* C0, DEL, C1, line separators and what XML cannot hold. */
static bool is_unprintable(ucs4_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 || cp == 0x2029 || (cp & 0xfffe) == 0xfffe ||
	       (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* "#2", "#12#2" up to the end. */
static bool is_article_number(struct str rest)
{
	long n;
	while (str_cut(&rest, STR("#")))
		if (!str_cut_number(&rest, 18, &n))
			return false;
	return rest.n == 0;
}

static bool must_encode(struct str rest, ucs4_t cp)
{
	return is_unprintable(cp) || (cp == '%' && rest.n > 2 && is_hex(rest.s[1]) && is_hex(rest.s[2])) ||
	       (cp == '#' && is_article_number(rest));
}

/* Most names are letters, digits and little else. */
static bool is_simple(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] <= ' ' || name.s[i] > '~' || name.s[i] == '%' || name.s[i] == '#')
			return false;
	return true;
}

static struct str path_encode(struct arena *a, struct str bytes)
{
	struct buf b = {.arena = a};
	if (is_simple(bytes))
		return bytes;
	while (bytes.n) {
		ucs4_t cp;
		int n = u8_mbtoucr(&cp, (const uint8_t *)bytes.s, bytes.n);
		size_t length = n > 0 ? (size_t)n : 1;
		struct str piece = str_slice(bytes, 0, length);
		if (n <= 0 || must_encode(bytes, cp))
			put_encoded(&b, piece);
		else
			buf_put(&b, piece);
		bytes = str_slice(bytes, length, bytes.n);
	}
	return buf_str(&b);
}

static int by_source(const void *a, const void *b)
{
	const struct input_file *x = a, *y = b;
	int order = str_cmp(x->source, y->source);
	return order ? order : str_cmp(x->path, y->path);
}

static bool inside_character(struct str s, size_t at)
{
	return at < s.n && ((unsigned char)s.s[at] & 0xc0) == 0x80;
}

/* The encoded path with the characters in which it differs from `source` shown as bytes. */
static struct str differing_shown(struct arena *a, struct str path, struct str source)
{
	struct buf b = {.arena = a};
	size_t head = 0, tail = 0, least = path.n < source.n ? path.n : source.n;
	while (head < least && path.s[head] == source.s[head])
		head++;
	while (inside_character(path, head))
		head--;
	while (tail < least - head && path.s[path.n - 1 - tail] == source.s[source.n - 1 - tail])
		tail++;
	while (inside_character(path, path.n - tail))
		tail--;
	buf_put(&b, str_slice(path, 0, head));
	put_encoded(&b, str_slice(path, head, path.n - tail));
	buf_put(&b, str_slice(path, path.n - tail, path.n));
	return buf_str(&b);
}

/* Of files with one source the one that is spelled so keeps it, or the first by bytes if none is. */
static void part_namesakes(struct input_file *v, size_t n, struct arena *run)
{
	size_t keeper = 0;
	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i].encoded, v[i].source))
			keeper = i;
	struct str source = v[keeper].source;
	for (size_t i = 0; i < n; i++)
		if (i != keeper)
			v[i].source = differing_shown(run, v[i].encoded, source);
}

/* A list may name a file twice. Sorted in, sorted out. */
static void drop_repeated(struct input_files *all)
{
	size_t kept = 0;
	for (size_t i = 0; i < all->n; i++)
		if (!kept || !str_eq(all->v[kept - 1].path, all->v[i].path))
			all->v[kept++] = all->v[i];
	all->n = kept;
}

static void sort_by_source(struct input_files *all)
{
	if (all->n)
		qsort(all->v, all->n, sizeof *all->v, by_source);
}

void names_give(struct input_files *all, struct arena *run)
{
	for (size_t i = 0; i < all->n; i++) {
		all->v[i].encoded = path_encode(run, all->v[i].path);
		all->v[i].source = utf8_nfc(run, all->v[i].encoded);
	}
	sort_by_source(all);
	drop_repeated(all);
	for (size_t i = 0, end; i < all->n; i = end) {
		struct str source = all->v[i].source;
		for (end = i + 1; end < all->n && str_eq(all->v[end].source, source);)
			end++;
		part_namesakes(&all->v[i], end - i, run);
	}
	sort_by_source(all);
}
