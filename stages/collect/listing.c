#include "listing.h"

#include "../lib/fail.h"
#include "names.h"

static void name(struct names *names, struct tape *found)
{
	struct str record;
	tape_rewind(found);
	while (tape_next(found, &record))
		names_put(names, input_unpack(record));
	names_settle(names);
}

static void note_file(struct listing *l, const struct input_file *f, struct buf *record)
{
	record->n = 0;
	input_pack(record, f);
	tape_put(&l->files, buf_str(record));
	sum_add(f, &l->sum);
	if (f->hash.n)
		duplicates_put(&l->by_content, f->hash, l->place, f->source, f->archive ? STR("") : f->path);
	if (f->archive)
		archive_set_add(&l->archives, f->hash, l->run);
	l->place++;
}

static bool same_bytes(const void *of, struct str path, struct str other)
{
	return digest_same_bytes(of, path, other);
}

static void read_files(struct listing *l, struct tape *found)
{
	struct names names = names_in(l->folder, l->run);
	struct arena one = {0};
	struct buf record = {.arena = &one};
	name(&names, found);
	for (struct input_file f; names_next(&names, &f);) {
		digest_take(&l->digests, &f);
		note_file(l, &f, &record);
	}
	duplicates_settle(&l->by_content, same_bytes, &l->digests);
	names_close(&names);
	arena_release(&one);
}

static struct archive *noted(const struct listing *l, const struct input_file *f, struct arena *one)
{
	struct archive *a = archive_noted(l->folder, f->hash, one);
	if (!a)
		fail(FAIL_RUN, "the notes of '%.*s' are gone", STR_ARG(f->source));
	return a;
}

static void read_captures(struct listing *l)
{
	struct arena one = {0};
	uint64_t place = 0;
	listing_rewind(l);
	for (struct input_file f; l->archives.n && listing_next(l, &f); arena_reset(&one)) {
		const struct archive *a = f.archive && !f.duplicate_of.n ? noted(l, &f, &one) : &(struct archive){0};
		for (size_t i = 0; i < a->n; i++, place++)
			if (a->v[i].digest.n)
				duplicates_put(
					&l->by_digest, a->v[i].digest, place, record_source(&f, a->v[i].record, &one), STR(""));
	}
	duplicates_settle(&l->by_digest, NULL, NULL);
	arena_release(&one);
}

void listing_make(struct listing *l, struct tape *found, const char *notes, const char *folder, int root, struct arena *run)
{
	*l = (struct listing){.folder = folder, .files = tape_open(folder, run), .run = run};
	l->by_content = duplicates_in(folder, run);
	l->by_digest = duplicates_in(folder, run);
	digests_open(&l->digests, notes, folder, root, run);
	read_files(l, found);
	read_captures(l);
}

void listing_rewind(struct listing *l)
{
	tape_rewind(&l->files);
	duplicates_rewind(&l->by_content);
	duplicates_rewind(&l->by_digest);
	l->place = l->capture = 0;
}

bool listing_next(struct listing *l, struct input_file *f)
{
	struct str record;
	if (!tape_next(&l->files, &record))
		return false;
	*f = input_unpack(record);
	f->duplicate_of = duplicates_of(&l->by_content, l->place++);
	return true;
}

struct archive *listing_captures(struct listing *l, const struct input_file *f, struct arena *one)
{
	struct archive *a = noted(l, f, one);
	for (size_t i = 0; i < a->n; i++)
		a->v[i].duplicate_of = arena_str(one, duplicates_of(&l->by_digest, l->capture++));
	return a;
}

void listing_close(struct listing *l)
{
	digests_commit(&l->digests);
	archives_remove_others(l->folder, &l->archives, l->run);
	tape_close(&l->files);
	duplicates_close(&l->by_content);
	duplicates_close(&l->by_digest);
}
