#include "tags.h"

#include <stddef.h>

static const struct str names[TAG_COUNT] = {{"", 0},
#define X(name, flags) {#name, sizeof #name - 1},
	TAGS(X)
#undef X
};

const unsigned tag_flags[TAG_COUNT] = {0,
#define X(name, flags) flags,
	TAGS(X)
#undef X
};

/* Open hash by length, first and last letter; filled once, before main(). */
enum { SLOTS = 512 };
static unsigned char slot[SLOTS];
static size_t longest;

static size_t slot_of(struct str name)
{
	unsigned first = (unsigned char)name.s[0] | 0x20, last = (unsigned char)name.s[name.n - 1] | 0x20;

	return (first * 7 + last * 61 + (unsigned)name.n * 29) % SLOTS;
}

struct str tag_name(enum tag tag)
{
	return names[tag];
}

enum tag tag_find(struct str name)
{
	if (!name.n || name.n > longest)
		return TAG_OTHER;
	for (size_t at = slot_of(name); slot[at]; at = (at + 1) % SLOTS)
		if (str_eq_nocase(name, names[slot[at]]))
			return (enum tag)slot[at];
	return TAG_OTHER;
}

__attribute__((constructor)) static void fill_slots(void)
{
	for (size_t tag = 1; tag < TAG_COUNT; tag++) {
		size_t at = slot_of(names[tag]);

		while (slot[at])
			at = (at + 1) % SLOTS;
		slot[at] = (unsigned char)tag;
		longest = names[tag].n > longest ? names[tag].n : longest;
	}
}
