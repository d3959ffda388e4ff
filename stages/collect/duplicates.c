#include "duplicates.h"

#include <string.h>

struct duplicates duplicates_in(const char *folder, struct arena *run)
{
	return (struct duplicates){.by_hash = sorter_open(folder, run), .firsts = sorter_open(folder, run)};
}

void duplicates_close(struct duplicates *d)
{
	sorter_close(&d->by_hash);
	sorter_close(&d->firsts);
	arena_release(&d->one);
}

/* A number whose bytes sort as it does. */
struct place {
	char bytes[sizeof(uint64_t)];
};

static struct place place_of(uint64_t n)
{
	struct place p;
	for (size_t i = sizeof p.bytes; i-- > 0; n >>= 8)
		p.bytes[i] = (char)(n & 0xFF);
	return p;
}

/* Name and path, which hold no NUL, with one between them. */
static struct str path_in(struct str value)
{
	size_t end = strnlen(value.s, value.n);
	return end < value.n ? str_slice(value, end + 1, value.n) : STR("");
}

static struct str name_in(struct str value)
{
	return str_slice(value, 0, strnlen(value.s, value.n));
}

void duplicates_put(struct duplicates *d, struct str hash, uint64_t place, struct str name, struct str path)
{
	char key[256 + sizeof(struct place)];
	struct buf value = {.arena = &d->one};
	arena_reset(&d->one);
	buf_put(&value, name);
	if (path.n) {
		buf_putc(&value, '\0');
		buf_put(&value, path);
	}
	struct place p = place_of(place);
	hash = str_slice(hash, 0, sizeof key - sizeof p);
	memcpy(key, hash.s, hash.n);
	memcpy(key + hash.n, &p, sizeof p);
	sorter_put(&d->by_hash, (struct str){key, hash.n + sizeof p}, buf_str(&value));
}

void duplicates_settle(struct duplicates *d, bool (*same)(const void *of, struct str path, struct str other), const void *of)
{
	struct arena run = {0};
	struct buf first = {.arena = &run}, name = {.arena = &run};
	struct str key, value;
	sorter_rewind(&d->by_hash);
	while (sorter_next(&d->by_hash, &key, &value)) {
		size_t hash = key.n - sizeof(struct place);
		if (first.n && str_eq(buf_str(&first), str_slice(key, 0, hash))) {
			struct str path = path_in(value);
			if (!path.n || !same || same(of, path_in(buf_str(&name)), path))
				sorter_put(&d->firsts, str_slice(key, hash, key.n), name_in(buf_str(&name)));
			continue;
		}
		first.n = name.n = 0;
		buf_put(&first, str_slice(key, 0, hash));
		buf_put(&name, value);
	}
	arena_release(&run);
	duplicates_rewind(d);
}

void duplicates_rewind(struct duplicates *d)
{
	sorter_rewind(&d->firsts);
	d->there = sorter_next(&d->firsts, &d->key, &d->name);
}

struct str duplicates_of(struct duplicates *d, uint64_t place)
{
	struct place p = place_of(place);
	struct str wanted = {p.bytes, sizeof p};
	while (d->there && str_cmp(d->key, wanted) < 0)
		d->there = sorter_next(&d->firsts, &d->key, &d->name);
	return d->there && str_eq(d->key, wanted) ? d->name : STR("");
}
