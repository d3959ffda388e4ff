/* The lists that a stage reads back: manifests, links, notes of archives. The first byte chooses which. */
#include "rig/rig.h"

#include "../../stages/clean/manifest.h"
#include "../../stages/collect/archives.h"
#include "../../stages/export/links.h"

struct reading_list {
	unsigned which;
	struct str bytes;
	uint64_t hash;
};

void fuzz_open(struct arena *run)
{
	(void)run;
}

static uint64_t read_manifest(struct str bytes, struct arena *a)
{
	struct manifest m = manifest_load(rig_file(1, bytes), "/in", a);
	uint64_t h = m.n;

	for (size_t i = 0; i < m.n; i++) {
		check_utf8(m.v[i].source);
		HOLDS(m.v[i].source.n && *m.v[i].path == '/');
		h = rig_number(rig_hash(h, str_of(m.v[i].path)), m.v[i].offset);
	}
	return h;
}

static uint64_t read_links(struct str bytes, struct arena *a)
{
	struct links l = links_load(rig_file(1, bytes), a);
	uint64_t h = l.n;

	for (size_t i = 0; i < l.n; i++) {
		HOLDS(l.v[i].kind < LINK_KINDS);
		HOLDS(!l.v[i].thing.n || links_find(&l, l.v[i].article, l.v[i].kind, l.v[i].id).n || l.n > 1);
		h = rig_hash(h, l.v[i].thing);
	}
	return h;
}

static uint64_t read_archive(struct str bytes, struct arena *a)
{
	rig_replace("/notes/archives/x.csv", bytes);
	struct archive *noted = archive_noted("/notes", STR("x"), a);
	uint64_t h = noted ? noted->n : 0;

	HOLDS(rig_opened("/notes/archives/x.csv"));
	for (size_t i = 0; noted && i < noted->n; i++)
		h = rig_hash(rig_number(h, noted->v[i].record), noted->v[i].digest);
	return h;
}

static void read_list(void *of)
{
	struct reading_list *r = of;
	struct arena a = {0};

	if (r->which == 0)
		r->hash = read_manifest(r->bytes, &a);
	else if (r->which == 1)
		r->hash = read_links(r->bytes, &a);
	else
		r->hash = read_archive(r->bytes, &a);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct reading_list r = {.which = rig_choice(&in, 3), .bytes = in};
	bool taken;

	(void)one;
	taken = rig_try(read_list, &r);
	rig_replace(NULL, STR(""));
	return rig_hash(rig_number(r.hash, taken), rig_refusal());
}
