/* str.h - views of bytes.
 * Shape:  struct str points at n bytes that somebody else owns; not NUL-terminated; text is UTF-8 unless a name says "bytes".
 * Owner:  never; a view lives as long as the bytes it was cut from.
 * Errors: none; searches answer STR_NONE, cutters answer false and leave the input where it was.
 * Use:    struct str rest = STR("a, b"), word; while (str_split(&rest, ',', &word)) use(str_trim(word));        */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *s;
	size_t n;
};

#define STR(lit) ((struct str){"" lit, sizeof(lit) - 1})
#define STR_NONE ((size_t)-1)
/* Arguments for "%.*s". */
#define STR_ARG(v) (int)(v).n, (v).s

static inline struct str str_of(const char *nul_terminated)
{
	return nul_terminated ? (struct str){nul_terminated, strlen(nul_terminated)} : STR("");
}
static inline struct str str_slice(struct str s, size_t start, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (start > end)
		start = end;
	return (struct str){s.s ? s.s + start : "", end - start};
}
/* Without blanks, tabs, carriage returns and newlines at both ends. */
struct str str_trim(struct str s);

static inline bool str_eq(struct str a, struct str b)
{
	/* codes differ at their ends */
	return a.n == b.n && (!a.n || (a.s[a.n - 1] == b.s[b.n - 1] && !memcmp(a.s, b.s, a.n)));
}
/* ASCII letters compare equal in either case. */
bool str_same_nocase(const char *a, const char *b, size_t n);
static inline bool str_eq_nocase(struct str a, struct str b)
{
	return a.n == b.n && str_same_nocase(a.s, b.s, a.n);
}
/* Byte order, for qsort. */
int str_cmp(struct str a, struct str b);
static inline bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && (!prefix.n || !memcmp(s.s, prefix.s, prefix.n));
}
static inline bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && (!suffix.n || !memcmp(s.s + s.n - suffix.n, suffix.s, suffix.n));
}
size_t str_find(struct str hay, struct str needle);
size_t str_find_nocase(struct str hay, struct str needle);
size_t str_rfind_char(struct str s, char c);
static inline bool str_has(struct str hay, struct str needle)
{
	return str_find(hay, needle) != STR_NONE;
}

/* Cutters move *in forward past what they matched, or leave it. */
bool str_cut(struct str *in, struct str prefix);
bool str_cut_nocase(struct str *in, struct str prefix);
/* The piece before the next `sep` (or the whole rest); false once *in is used up. "a,,b" gives "a", "", "b". */
bool str_split(struct str *in, char sep, struct str *piece);
/* Decimal digits, at least one and at most max_digits; the value fits a long for up to 18 digits. */
bool str_cut_number(struct str *in, size_t max_digits, long *value);
/* The whole of s is a decimal number. */
bool str_number(struct str s, long *value);

uint64_t str_hash(struct str s);
static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

#endif
