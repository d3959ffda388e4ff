/* What collect remembers of the last run (state.csv): each line is a note, or none. What is written of a file is read again as the
 * same. The first byte chooses. */
#include "rig/rig.h"

#include "../../stages/collect/digests.c"

struct reading_notes {
	struct str bytes;
	uint64_t hash;
};

void fuzz_open(struct arena *run)
{
	(void)run;
}

static void read_notes(void *of)
{
	struct reading_notes *r = of;
	struct notes n = {0};

	for (notes_open(&n, rig_file(1, r->bytes)); n.f; next_note(&n)) {
		rig_at(n.seen);
		HOLDS(n.hash.n == SHA_DIGITS || n.hash.n == UMAC_DIGITS);
		for (size_t i = 0; i < n.hash.n; i++)
			HOLDS(strchr("0123456789abcdef", n.hash.s[i]));
		r->hash = rig_hash(rig_hash(rig_number(r->hash, n.archive), n.source), n.seen);
	}
	arena_release(&n.one);
}

/* A path as names.h gives it: UTF-8 without controls. */
static struct str encoded_path(struct str in, struct arena *one)
{
	struct buf path = {.arena = one};
	size_t bad;

	in = utf8_mend(one, in, &bad);
	for (size_t i = 0; i < in.n; i++)
		if ((unsigned char)in.s[i] >= ' ' && in.s[i] != 0x7F)
			buf_putc(&path, in.s[i]);
	return buf_str(&path);
}

static void write_and_read(void *of)
{
	static const char hash[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	struct reading_notes *r = of;
	struct arena one = {0};
	struct input_file f = {.encoded = encoded_path(r->bytes, &one), .archive = r->bytes.n % 2};
	struct str seen, line;
	struct notes n = {0};

	f.state = (struct file_state){r->bytes.n, rig_hash(1, f.encoded), -(int64_t)r->bytes.n, INT64_MIN};
	f.source = utf8_nfc(&one, f.encoded);
	seen = seen_of(&f, &one);
	line = arena_printf(&one, "%.*s,%s,%s\r\n", STR_ARG(seen), hash, f.archive ? "warc" : "");
	rig_at(line);
	if (line.n >= LONGEST_LINE)
		return;
	notes_open(&n, rig_file(1, line));
	n.written_ns = INT64_MAX;
	HOLDS(n.f && str_eq(n.source, f.source) && n.archive == f.archive && str_eq(n.hash, str_of(hash)));
	HOLDS(is_noted(&n, &f, &one));
	r->hash = rig_hash(0, seen);
	fclose(n.f);
	arena_release(&n.one);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	rig_work *const works[] = {read_notes, write_and_read};
	unsigned which = rig_choice(&in, 2);
	struct reading_notes r = {.bytes = in};

	(void)one;
	HOLDS(rig_try(works[which], &r));
	return r.hash;
}
