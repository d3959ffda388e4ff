#include "digests.h"

#include "archives.h"

#include "../lib/hash.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <nettle/sha2.h>
#include <nettle/umac.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHA_DIGITS = 2 * SHA256_DIGEST_SIZE, UMAC_DIGITS = 2 * UMAC128_DIGEST_SIZE, LONGEST_LINE = 16 * 1024 };

/* "path,size,inode,mtime_ns,ctime_ns" */
static struct str seen_of(const struct input_file *f, struct arena *one)
{
	struct buf b = {.arena = one};
	csv_cell(&(struct csv_writer){.out = &b}, f->encoded);
	buf_put(&b, arena_printf(one, ",%" PRIu64 ",%" PRIu64 ",%" PRId64 ",%" PRId64, f->state.size, f->state.inode,
			    f->state.mtime_ns, f->state.ctime_ns));
	return buf_str(&b);
}

/* The cell before the last `cells` commas; its quotes are taken off. */
static struct str path_of(struct str seen, int cells, struct arena *one)
{
	struct buf b = {.arena = one};
	for (size_t comma; cells > 0 && (comma = str_rfind_char(seen, ',')) != STR_NONE; cells--)
		seen = str_slice(seen, 0, comma);
	if (!str_cut(&seen, STR("\"")) || !str_ends(seen, STR("\"")))
		return seen;
	for (size_t i = 0; i + 1 < seen.n; i++) {
		buf_putc(&b, seen.s[i]);
		if (seen.s[i] == '"')
			i++;
	}
	return buf_str(&b);
}

static bool is_hash(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_digit(s.s[i]) && (s.s[i] < 'a' || s.s[i] > 'f'))
			return false;
	return s.n == SHA_DIGITS || s.n == UMAC_DIGITS;
}

static bool take_line(struct notes *n, struct str line)
{
	size_t end = str_rfind_char(line, ','), comma = end == STR_NONE ? end : str_rfind_char(str_slice(line, 0, end), ',');
	if (comma == STR_NONE || !is_hash(str_slice(line, comma + 1, end)))
		return false;
	n->archive = str_ends(line, STR(",warc"));
	n->seen = arena_str(&n->one, str_slice(line, 0, comma));
	n->hash = arena_str(&n->one, str_slice(line, comma + 1, end));
	n->source = utf8_nfc(&n->one, path_of(n->seen, 4, &n->one));
	return true;
}

/* On to the next note that is one. */
static void next_note(struct notes *n)
{
	static char line[LONGEST_LINE];
	arena_reset(&n->one);
	while (n->f && fgets(line, sizeof line, n->f))
		if (take_line(n, str_trim(str_of(line))))
			return;
	if (n->f)
		fclose(n->f);
	n->f = NULL;
}

static void notes_open(struct notes *n, const char *path)
{
	struct stat st;
	n->f = fopen(path, "rb");
	if (!n->f)
		return;
	n->written_ns = fstat(fileno(n->f), &st) ? 0 : file_state_of(&st).mtime_ns;
	next_note(n);
}

/* A file changed after its hash was taken, but within one tick of the clock, looks unchanged: such notes do not count. */
static bool is_noted(struct notes *n, const struct input_file *f, struct arena *one)
{
	while (n->f && str_cmp(n->source, f->source) < 0)
		next_note(n);
	return n->f && str_eq(n->source, f->source) && f->state.ctime_ns < n->written_ns && str_eq(n->seen, seen_of(f, one));
}

/* Of files that share a name in NFC the notes would not stand in the order of the sources. */
static bool can_be_noted(const struct input_file *f, struct arena *one)
{
	return !f->why && str_eq(utf8_nfc(one, f->encoded), f->source);
}

/* One of both. */
struct hashing {
	bool strong;
	struct sha256_ctx sha;
	struct umac128_ctx umac;
};

static struct hashing *hashing_new(bool strong)
{
	static const uint8_t key[UMAC_KEY_SIZE] = "what has changed", nonce[8];
	static struct hashing h;
	static bool ready;
	if (!ready)
		umac128_set_key(&h.umac, key);
	ready = true;
	h.strong = strong;
	sha256_init(&h.sha);
	umac128_set_nonce(&h.umac, sizeof nonce, nonce);
	return &h;
}

static void hashing_take(struct hashing *h, const uint8_t *bytes, size_t n)
{
	if (h->strong)
		sha256_update(&h->sha, n, bytes);
	else
		umac128_update(&h->umac, n, bytes);
}

static struct str hashing_end(struct hashing *h, struct arena *a)
{
	uint8_t sha[SHA256_DIGEST_SIZE], umac[UMAC128_DIGEST_SIZE];
	sha256_digest(&h->sha, sizeof sha, sha);
	umac128_digest(&h->umac, sizeof umac, umac);
	return h->strong ? hex_of(a, sha, sizeof sha) : hex_of(a, umac, sizeof umac);
}

/* 0 at the end, -1 where it cannot be read. */
static ssize_t read_piece(int fd, uint8_t *to, size_t n)
{
	ssize_t got;
	while ((got = read(fd, to, n)) < 0 && errno == EINTR)
		;
	return got;
}

/* 0, or errno. An input may be larger than memory. What cannot be read is no archive either. */
static int hash_content(int fd, struct digests *d, struct input_file *f)
{
	static uint8_t bytes[1 << 18];
	ssize_t n = read_piece(fd, bytes, sizeof bytes);
	int why = n < 0 ? errno : 0;
	f->archive = n > 0 && is_archive(fd, d->run);
	struct hashing *h = hashing_new(f->archive);
	while (n > 0) {
		hashing_take(h, bytes, (size_t)n);
		n = read_piece(fd, bytes, sizeof bytes);
		why = n < 0 ? errno : 0;
	}
	f->hash = hashing_end(h, &d->one);
	return why;
}

/* O_NONBLOCK: the name may have become a pipe in the meantime. */
static int hash_file(struct digests *d, struct input_file *f)
{
	struct stat st;
	int fd = openat(d->root, arena_cstr(&d->one, f->path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno;
	int why = fstat(fd, &st) ? errno : S_ISREG(st.st_mode) ? 0 : ENXIO;
	if (!why) {
		f->state = file_state_of(&st);
		why = hash_content(fd, d, f);
		f->archive &= !why;
		if (f->archive)
			archive_read(d->folder, f->hash, fd, &d->one);
		if (why)
			f->hash = STR("");
	}
	close(fd);
	return why;
}

/* False where the notes of a web archive are gone. */
static bool take_note(struct digests *d, struct input_file *f)
{
	f->hash = d->old.hash;
	f->archive = d->old.archive;
	return !f->archive || archive_noted(d->folder, f->hash, &d->one);
}

void digests_open(struct digests *d, const char *notes, const char *folder, int root, struct arena *run)
{
	*d = (struct digests){.folder = folder, .root = root, .run = run};
	notes_open(&d->old, notes);
	outfile_open(&d->new, notes);
	fputs("path,size,inode,mtime_ns,ctime_ns,hash,kind\r\n", d->new.f);
}

static void write_note(struct digests *d, const struct input_file *f)
{
	struct str seen = seen_of(f, &d->one);
	fprintf(d->new.f, "%.*s,%.*s,%s\r\n", STR_ARG(seen), STR_ARG(f->hash), f->archive ? "warc" : "");
}

void digest_take(struct digests *d, struct input_file *f)
{
	arena_reset(&d->one);
	if (!f->why && !(is_noted(&d->old, f, &d->one) && take_note(d, f)))
		f->why = hash_file(d, f);
	if (can_be_noted(f, &d->one))
		write_note(d, f);
}

static FILE *open_content(const struct digests *d, struct str path, struct arena *one)
{
	int fd = openat(d->root, arena_cstr(one, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	return fd < 0 ? NULL : fdopen(fd, "rb");
}

bool digest_same_bytes(const struct digests *d, struct str path, struct str other)
{
	static char bytes[2][1 << 16];
	struct arena one = {0};
	FILE *f = open_content(d, path, &one), *g = open_content(d, other, &one);
	bool same = f && g;
	for (size_t n = 1; same && n;) {
		n = fread(bytes[0], 1, sizeof bytes[0], f);
		same = fread(bytes[1], 1, sizeof bytes[1], g) == n && !memcmp(bytes[0], bytes[1], n) && !ferror(f) && !ferror(g);
	}
	if (f)
		fclose(f);
	if (g)
		fclose(g);
	arena_release(&one);
	return same;
}

void digests_commit(struct digests *d)
{
	outfile_commit_if_changed(&d->new);
	if (d->old.f)
		fclose(d->old.f);
	arena_release(&d->old.one);
	arena_release(&d->one);
}
