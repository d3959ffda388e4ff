#include "aside.h"

#include <assert.h>

enum { HELD = 2 * 1024 * 1024 };

struct aside aside_in(const char *folder)
{
	return (struct aside){.file = unnamed_in(folder)};
}

void aside_close(struct aside *a)
{
	unnamed_close(&a->file);
	arena_release(&a->arena);
}

struct place aside_put(struct aside *a, struct str bytes)
{
	struct place where;

	assert(bytes.n < UINT32_MAX);
	a->held.arena = &a->arena;
	if (a->held.n + bytes.n > HELD) {
		unnamed_put(&a->file, a->held.s, a->held.n);
		a->held.n = 0;
	}
	where = (struct place){(uint64_t)a->file.end + a->held.n, (uint32_t)bytes.n};
	buf_put(&a->held, bytes);
	return where;
}

struct str aside_take(const struct aside *a, struct place where, struct arena *one)
{
	char *bytes;

	if (where.at >= (uint64_t)a->file.end)
		return (struct str){a->held.s + (where.at - (uint64_t)a->file.end), where.n};
	bytes = arena_room(one, where.n, 1);
	unnamed_get(&a->file, (long long)where.at, bytes, where.n);
	return (struct str){bytes, where.n};
}
