#include "tags.h"

#include <stddef.h>

static const struct {
	const char *name;
	unsigned flags;
} tags[TAG_COUNT] = {{"", 0},
#define X(name, flags) {#name, flags},
	TAGS(X)
#undef X
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static int compare(struct str name, const char *known)
{
	for (size_t i = 0; i < name.n; i++)
		if (lower(name.s[i]) != known[i])
			return (unsigned char)lower(name.s[i]) - (unsigned char)known[i];
	return known[name.n] ? -1 : 0;
}

/* The table is sorted by name, the empty name first. */
enum tag tag_find(struct str name)
{
	size_t low = 1, high = TAG_COUNT;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = compare(name, tags[mid].name);
		if (c == 0)
			return (enum tag)mid;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return TAG_OTHER;
}

bool tag_has(enum tag tag, unsigned flags)
{
	return (tags[tag].flags & flags) != 0;
}
