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

/* C0, DEL, C1, line separators, what turns the direction of the text around it, and what XML cannot hold. */
static bool is_unprintable(ucs4_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) ||
	       cp == 0x200e || cp == 0x200f || (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
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

/* Tables cut white space at the ends of a cell, and the dataset folds it. */
static bool is_lone_blank(const struct buf *before, struct str rest)
{
	return rest.s[0] == ' ' && rest.n > 1 && before->n && before->s[before->n - 1] != ' ';
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
		if (n <= 0 || must_encode(bytes, cp) || (cp_is_space(cp) && !is_lone_blank(&b, bytes)))
			put_encoded(&b, piece);
		else
			buf_put(&b, piece);
		bytes = str_slice(bytes, length, bytes.n);
	}
	return buf_str(&b);
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

struct names names_in(const char *folder, struct arena *run)
{
	struct names n = {.all = sorter_open(folder, run)};
	n.renamed = sorter_open(folder, run);
	n.left_out = tape_open(folder, run);
	n.last.arena = run;
	return n;
}

void names_close(struct names *n)
{
	sorter_close(&n->all);
	sorter_close(&n->renamed);
	tape_close(&n->left_out);
	arena_release(&n->one);
}

static void put(struct sorter *to, const struct input_file *f, struct arena *one)
{
	struct buf key = {.arena = one}, value = {.arena = one};
	buf_put(&key, f->source);
	buf_putc(&key, '\0');
	buf_put(&key, f->path);
	input_pack(&value, f);
	sorter_put(to, buf_str(&key), buf_str(&value));
}

void names_put(struct names *n, struct input_file f)
{
	arena_reset(&n->one);
	f.encoded = path_encode(&n->one, f.path);
	f.source = utf8_nfc(&n->one, f.encoded);
	n->mixed |= !str_eq(f.source, f.encoded);
	put(&n->all, &f, &n->one);
}

/* Files with one source, the first standing at `place` among all. */
struct namesakes {
	struct input_file *v;
	size_t n, cap, place;
};

static bool is_repeated(const struct namesakes *all, size_t i)
{
	return i && str_eq(all->v[i].path, all->v[i - 1].path);
}

/* The one that is spelled so, or the first by bytes if none is. */
static size_t keeper_of(const struct namesakes *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->v[i].encoded, all->v[i].source))
			return i;
	return 0;
}

static void part_namesakes(struct names *n, const struct namesakes *all)
{
	struct arena one = {0};
	size_t keeper = keeper_of(all);
	for (size_t i = 0; i < all->n; i++) {
		struct input_file f = all->v[i];
		size_t place = all->place + i;
		if (i == keeper)
			continue;
		tape_put(&n->left_out, (struct str){(const char *)&place, sizeof place});
		f.source = differing_shown(&one, f.encoded, f.source);
		if (!is_repeated(all, i))
			put(&n->renamed, &f, &one);
	}
	arena_release(&one);
}

static size_t next_left_out(struct names *n)
{
	struct str record;
	size_t place = STR_NONE;
	if (tape_next(&n->left_out, &record))
		memcpy(&place, record.s, sizeof place);
	return place;
}

/* A list may name a file twice. */
static bool is_last(const struct names *n, struct str key)
{
	return n->last.n && str_eq(buf_str(&n->last), key);
}

/* The next of all that keeps its source. */
static void pass_kept(struct names *n)
{
	struct named *next = &n->kept;
	bool out = true;
	while (out && (next->there = sorter_next(&n->all, &next->key, &next->value))) {
		out = n->place == n->next_out;
		n->place++;
		if (out)
			n->next_out = next_left_out(n);
		else
			out = is_last(n, next->key);
	}
	n->last.n = 0;
	if (next->there)
		buf_put(&n->last, next->key);
}

static void pass_shown(struct names *n)
{
	n->shown.there = sorter_next(&n->renamed, &n->shown.key, &n->shown.value);
}

static void begin(struct names *n)
{
	sorter_rewind(&n->all);
	sorter_rewind(&n->renamed);
	tape_rewind(&n->left_out);
	n->place = 0;
	n->next_out = next_left_out(n);
	pass_kept(n);
	pass_shown(n);
}

void names_settle(struct names *n)
{
	struct namesakes same = {0};
	struct str key, value;
	sorter_rewind(&n->all);
	for (size_t place = 0; n->mixed && sorter_next(&n->all, &key, &value); place++) {
		if (!same.n || !str_eq(same.v[0].source, input_unpack(value).source)) {
			part_namesakes(n, &same);
			arena_reset(&n->one);
			same = (struct namesakes){.place = place};
		}
		*PUSH(&n->one, &same) = input_unpack(arena_str(&n->one, value));
	}
	part_namesakes(n, &same);
	begin(n);
}

bool names_next(struct names *n, struct input_file *f)
{
	if (n->given == &n->kept)
		pass_kept(n);
	if (n->given == &n->shown)
		pass_shown(n);
	n->given = &n->kept;
	if (!n->kept.there || (n->shown.there && str_cmp(n->shown.key, n->kept.key) < 0))
		n->given = &n->shown;
	if (n->given->there)
		*f = input_unpack(n->given->value);
	return n->given->there;
}
