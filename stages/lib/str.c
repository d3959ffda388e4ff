#include "str.h"

#include <string.h>

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.s[0])) {
		s.s++;
		s.n--;
	}
	while (s.n && is_space(s.s[s.n - 1]))
		s.n--;
	return s;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_same_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i] && lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : a.n < b.n ? -1 : a.n > b.n;
}

/* By its first byte that is no blank: blanks stand everywhere. */
static size_t find_short(struct str hay, struct str needle)
{
	size_t pivot = needle.s[0] == ' ' && needle.n > 1;
	size_t last = hay.n - needle.n;

	for (size_t at = 0; at <= last; at++) {
		const char *found = memchr(hay.s + at + pivot, needle.s[pivot], last - at + 1);

		if (!found)
			break;
		at = (size_t)(found - hay.s) - pivot;
		if (!memcmp(hay.s + at, needle.s, needle.n))
			return at;
	}
	return STR_NONE;
}

size_t str_find(struct str hay, struct str needle)
{
	const char *at;

	if (!needle.n)
		return 0;
	if (hay.n < needle.n)
		return STR_NONE;
	if (needle.n <= 4)
		return find_short(hay, needle);
	at = memmem(hay.s, hay.n, needle.s, needle.n);
	return at ? (size_t)(at - hay.s) : STR_NONE;
}

size_t str_find_nocase(struct str hay, struct str needle)
{
	char first = needle.n ? lower(needle.s[0]) : 0;

	for (size_t i = 0; i + needle.n <= hay.n; i++)
		if (!needle.n || (lower(hay.s[i]) == first && str_same_nocase(hay.s + i, needle.s, needle.n)))
			return i;
	return STR_NONE;
}

size_t str_rfind_char(struct str s, char c)
{
	for (size_t i = s.n; i > 0; i--)
		if (s.s[i - 1] == c)
			return i - 1;
	return STR_NONE;
}

bool str_cut(struct str *in, struct str prefix)
{
	if (!str_starts(*in, prefix))
		return false;
	*in = str_slice(*in, prefix.n, in->n);
	return true;
}

bool str_cut_nocase(struct str *in, struct str prefix)
{
	if (in->n < prefix.n || !str_eq_nocase(str_slice(*in, 0, prefix.n), prefix))
		return false;
	*in = str_slice(*in, prefix.n, in->n);
	return true;
}

bool str_split(struct str *in, char sep, struct str *piece)
{
	const char *at;

	if (!in->s)
		return false;
	at = in->n ? memchr(in->s, sep, in->n) : NULL;
	if (!at) {
		*piece = *in;
		*in = (struct str){NULL, 0};
		return true;
	}
	*piece = (struct str){in->s, (size_t)(at - in->s)};
	*in = (struct str){at + 1, in->n - piece->n - 1};
	return true;
}

bool str_cut_number(struct str *in, size_t max_digits, long *value)
{
	long v = 0;
	size_t n = 0;

	while (n < in->n && n < max_digits && n < 18 && is_digit(in->s[n]))
		v = v * 10 + (in->s[n++] - '0');
	if (!n)
		return false;
	*in = str_slice(*in, n, in->n);
	*value = v;
	return true;
}

bool str_number(struct str s, long *value)
{
	return str_cut_number(&s, 18, value) && !s.n;
}

uint64_t str_hash(struct str s) /* FNV-1a, 64 bits, with a final mix */
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 0x100000001b3u;
	h ^= h >> 32;
	return h * 0x9e3779b97f4a7c15u;
}
