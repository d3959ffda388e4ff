#include "tape.h"

#include <assert.h>

enum { HELD = 1 << 20 };

struct tape tape_open(const char *folder, struct arena *run)
{
	return (struct tape){.file = unnamed_in(folder), .held = arena_room(run, HELD, 1)};
}

void tape_close(struct tape *t)
{
	unnamed_close(&t->file);
}

static void write_held(struct tape *t)
{
	unnamed_put(&t->file, t->held, t->n);
	t->n = 0;
}

/* Its length before it. */
void tape_put(struct tape *t, struct str record)
{
	uint32_t n = (uint32_t)record.n;
	assert(record.n < HELD / 2);
	if (HELD - t->n < sizeof n + n)
		write_held(t);
	memcpy(t->held + t->n, &n, sizeof n);
	memcpy(t->held + t->n + sizeof n, record.s, n);
	t->n += sizeof n + n;
}

/* Once something is in the file, all is. */
void tape_rewind(struct tape *t)
{
	if (t->file.end && !t->reading)
		write_held(t);
	if (t->file.end)
		t->n = 0;
	t->reading = true;
	t->place = 0;
	t->at = 0;
}

static bool is_whole(const struct tape *t)
{
	uint32_t n;
	if (t->n - t->at < sizeof n)
		return false;
	memcpy(&n, t->held + t->at, sizeof n);
	return t->n - t->at - sizeof n >= n;
}

static void read_on(struct tape *t)
{
	t->n -= t->at;
	memmove(t->held, t->held + t->at, t->n);
	t->at = 0;
	size_t left = (size_t)(t->file.end - t->place), n = left < HELD - t->n ? left : HELD - t->n;
	unnamed_get(&t->file, t->place, t->held + t->n, n);
	t->place += (long long)n;
	t->n += n;
}

bool tape_next(struct tape *t, struct str *record)
{
	uint32_t n;
	if (!is_whole(t) && t->place < t->file.end)
		read_on(t);
	if (!is_whole(t))
		return false;
	memcpy(&n, t->held + t->at, sizeof n);
	*record = (struct str){t->held + t->at + sizeof n, n};
	t->at += sizeof n + n;
	return true;
}
