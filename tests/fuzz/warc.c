/* The records of a web archive, plain or gzip. From each record where a range may begin it reads as from the first. */
#include "rig/rig.h"

#include "../../stages/lib/warc.h"

enum { MOST = 64, LIMIT = 4096 };

static struct warc *reader;

void fuzz_open(struct arena *run)
{
	reader = warc_new(run);
}

struct told {
	uint64_t hash[MOST];
	struct warc_range from[MOST];
	size_t n;
};

static uint64_t hash_of(const struct warc_record *r)
{
	uint64_t h = rig_number(r->number, r->offset);

	h = rig_hash(rig_hash(rig_hash(h, r->header), r->body), r->broken);
	return rig_number(rig_number(h, r->length), r->may_begin);
}

static struct told tell(int fd, struct warc_range range, size_t size, struct arena *one)
{
	struct told t = {0};
	struct warc_record r;

	if (warc_begin(reader, fd, range))
		for (; t.n < MOST && warc_next(reader, LIMIT, one, &r); t.n++) {
			HOLDS(r.offset <= size && r.body.n <= LIMIT && r.number == (range.number ? range.number : 1) + t.n);
			HOLDS(r.broken.n || r.body.n == r.length || r.body.n == LIMIT || r.length > LIMIT);
			header_field(r.header, STR("WARC-Target-URI"));
			t.hash[t.n] = hash_of(&r);
			t.from[t.n] = (struct warc_range){r.may_begin ? r.offset : 0, 0, r.number};
		}
	return t;
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	int fd = rig_descriptor(1, in);
	struct told all = tell(fd, (struct warc_range){0}, in.n, one);
	uint64_t h = all.n;

	for (size_t i = 0; i < all.n; i++)
		h = rig_number(h, all.hash[i]);
	for (size_t i = 1; i < all.n && all.n < MOST; i += i / 2 + 1)
		if (all.from[i].offset) {
			struct told rest = tell(fd, all.from[i], in.n, one);

			HOLDS(rest.n == all.n - i);
			HOLDS(!memcmp(rest.hash, all.hash + i, rest.n * sizeof *rest.hash));
		}
	return h;
}
