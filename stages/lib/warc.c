#include "warc.h"

#include "warc_bytes.h"

enum { LONGEST_HEADER = 64 << 10, SOME_HEADER = 4096, START_OF_BODY = 64, MARK = 5 /* bytes of WARC/ */ };

struct warc {
	struct warc_bytes *bytes;
	size_t number; /* of the record read last */
	uint64_t end;
	uint64_t frontier; /* up to here bytes were read for a record that proved broken; see again_from() */
	uint64_t member;   /* where the one in hand begins */
	bool inside;       /* a record begins here in it */
};

struct warc *warc_new(struct arena *run)
{
	struct warc *w = NEW(run, struct warc, 1);
	w->bytes = bytes_new(run);
	return w;
}

bool warc_begin(struct warc *w, int fd, struct warc_range range)
{
	w->number = range.number ? range.number - 1 : 0;
	w->end = range.end ? range.end : UINT64_MAX;
	w->frontier = 0;
	w->inside = false;
	return bytes_begin(w->bytes, fd, range.offset);
}

size_t header_end(struct str bytes)
{
	for (size_t at = 0; at < bytes.n; at++) {
		const char *line = memchr(bytes.s + at, '\n', bytes.n - at);
		if (!line)
			return STR_NONE;
		at = (size_t)(line - bytes.s);
		if (at + 1 < bytes.n && bytes.s[at + 1] == '\n')
			return at + 2;
		if (at + 2 < bytes.n && bytes.s[at + 1] == '\r' && bytes.s[at + 2] == '\n')
			return at + 3;
	}
	return STR_NONE;
}

struct str header_lines(struct str bytes, struct arena *one)
{
	char *to = arena_cstr(one, bytes), *end = to + bytes.n;
	for (char *at = to; (at = memchr(at, '\n', (size_t)(end - at))); at++) {
		if (at[1] != ' ' && at[1] != '\t')
			continue;
		*at = ' ';
		if (at > to && at[-1] == '\r')
			at[-1] = ' ';
	}
	return (struct str){to, bytes.n};
}

struct str header_field(struct str lines, struct str name)
{
	for (struct str line; str_split(&lines, '\n', &line);) {
		if (!str_cut_nocase(&line, name))
			continue;
		line = str_trim(line);
		if (str_cut(&line, STR(":")))
			return str_trim(line);
	}
	return STR("");
}

static size_t pass_line_ends(struct warc_bytes *b)
{
	size_t n = 0;
	for (struct str v; (v = bytes_ahead(b, 1)).n && (v.s[0] == '\r' || v.s[0] == '\n'); n++)
		bytes_pass(b, 1);
	return n;
}

static bool at_record(struct warc_bytes *b)
{
	return str_starts(bytes_ahead(b, MARK), STR("WARC/"));
}

/* To the next "WARC/1.1" that ends a line, for what stands before it may be cut short; false at the end of the stream. */
static bool search(struct warc_bytes *b)
{
	const struct str wanted = STR("WARC/1.");
	const size_t line = wanted.n + 2;
	for (;;) {
		struct str v = bytes_ahead(b, line);
		size_t at = v.n < line ? STR_NONE : str_find(str_slice(v, 0, v.n - 2), wanted);
		if (v.n < line) {
			bytes_pass(b, v.n);
			return false;
		}
		bytes_pass(b, at == STR_NONE ? v.n - line + 1 : at);
		if (at == STR_NONE)
			continue;
		v = bytes_ahead(b, line);
		if (is_digit(v.s[wanted.n]) && (v.s[wanted.n + 1] == '\r' || v.s[wanted.n + 1] == '\n'))
			return true;
		bytes_pass(b, 1);
	}
}

/* Where to look for the next record behind one that is broken: it may have swallowed others, so right behind its beginning.
 * But a record that was itself found in this way is not gone back for once more: each byte is read a few times at most. */
static uint64_t again_from(struct warc *w, const struct warc_record *r, uint64_t beginning)
{
	uint64_t from = r->offset < w->frontier && w->frontier > beginning ? w->frontier : beginning;
	uint64_t where = bytes_where(w->bytes);
	if (where > w->frontier)
		w->frontier = where;
	return from;
}

static struct str ended_early(const struct warc_bytes *b)
{
	if (!b->packed || b->member == MEMBER_TRUNCATED)
		return STR("truncated record");
	return b->member == MEMBER_BROKEN ? STR("broken gzip data") : STR("wrong Content-Length");
}

static bool read_header(struct warc_bytes *b, struct arena *one, struct warc_record *r)
{
	struct str v;
	size_t end = STR_NONE;
	for (size_t want = SOME_HEADER; end == STR_NONE && want <= LONGEST_HEADER; want *= 2) {
		v = bytes_ahead(b, want);
		end = header_end(str_slice(v, 0, LONGEST_HEADER));
		if (end == STR_NONE && v.n < want && !(str_starts(v, STR("WARC/")) && bytes_go_on(b)))
			break;
	}
	if (!str_starts(v, STR("WARC/")) || end == STR_NONE) {
		bool text = str_starts(v, STR("WARC/"));
		r->broken = !text                  ? STR("not a WARC record")
			    : v.n < LONGEST_HEADER ? ended_early(b)
						   : STR("no end of the header");
		if (v.n)
			bytes_pass(b, 1);
		return false;
	}
	r->header = header_lines(str_slice(v, 0, end), one);
	bytes_pass(b, end);
	return true;
}

static bool read_length(struct warc_record *r)
{
	long length;
	struct str digits = header_field(r->header, STR("Content-Length"));
	if (!str_cut_number(&digits, 18, &length) || digits.n) {
		r->broken = STR("no Content-Length");
		return false;
	}
	r->length = (uint64_t)length;
	return true;
}

/* The first bytes of a body say much of it, also where it is too long. A body may go on in the next gzip member: so it is where a
 * whole archive was packed in pieces that know nothing of records. */
static void read_body(struct warc_bytes *b, size_t limit, struct arena *one, struct warc_record *r)
{
	bool whole = r->length <= limit && (b->packed || r->length <= b->size);
	size_t keep = whole ? (size_t)r->length : r->length < START_OF_BODY ? (size_t)r->length : START_OF_BODY, got = 0;
	char *to = NEW(one, char, keep + 1);
	while (got < keep) {
		struct str v = str_slice(bytes_ahead(b, 1), 0, keep - got);
		if (!v.n && !bytes_go_on(b))
			break;
		memcpy(to + got, v.s, v.n);
		bytes_pass(b, v.n);
		got += v.n;
	}
	r->body = (struct str){to, got};
	uint64_t left = r->length - got;
	do
		left -= bytes_pass(b, left);
	while (left && bytes_go_on(b));
	if (left)
		r->broken = ended_early(b);
}

/* Whether the next record begins in the member, too; a piece may end anywhere behind the last. */
static bool begins_inside(struct warc_bytes *b)
{
	size_t line_ends = pass_line_ends(b), n = bytes_ahead(b, MARK).n;
	uint64_t where = bytes_where(b);
	if ((n ? n < MARK : line_ends < strlen("\r\n\r\n")) && bytes_go_on(b)) {
		pass_line_ends(b);
		if (!at_record(b) && (bytes_ahead(b, 1).n || b->member != MEMBER_WHOLE))
			bytes_seek(b, where);
	}
	return at_record(b);
}

static void finish_packed(struct warc *w, struct warc_record *r)
{
	struct warc_bytes *b = w->bytes;
	if (!r->broken.n) {
		w->inside = begins_inside(b);
		if (w->inside)
			return;
		if (bytes_ahead(b, 1).n)
			r->broken = STR("wrong Content-Length");
	}
	w->inside = search(b);
	if (w->inside || b->member == MEMBER_WHOLE)
		return;
	r->broken = ended_early(b);
	bytes_seek(b, bytes_find_member(b, again_from(w, r, r->offset + 1)));
}

static void finish_plain(struct warc *w, struct warc_record *r, uint64_t body)
{
	struct warc_bytes *b = w->bytes;
	if (!r->broken.n) {
		bool ended = str_starts(bytes_ahead(b, 4), STR("\r\n\r\n"));
		pass_line_ends(b);
		if (ended || at_record(b) || !bytes_ahead(b, 1).n)
			return;
		r->broken = STR("wrong Content-Length");
	}
	bytes_seek(b, again_from(w, r, body));
	search(b);
}

static void read_record(struct warc *w, size_t limit, struct arena *one, struct warc_record *r)
{
	struct warc_bytes *b = w->bytes;
	uint64_t body = r->offset + 1;
	if (read_header(b, one, r)) {
		body = bytes_where(b);
		if (read_length(r))
			read_body(b, limit, one, r);
	}
	if (b->packed)
		finish_packed(w, r);
	else
		finish_plain(w, r, body);
}

/* Bytes that are no record, up to the next one. */
static void pass_over(struct warc *w, struct arena *one, struct warc_record *r)
{
	struct warc_bytes *b = w->bytes;
	if (b->packed)
		bytes_seek(b, bytes_find_member(b, r->offset));
	else
		search(b);
	r->broken = arena_printf(one, "%zu bytes that are no record", (size_t)(bytes_where(b) - r->offset));
}

/* False at the end of the range. */
static bool next_place(struct warc *w)
{
	struct warc_bytes *b = w->bytes;
	if (w->inside)
		return true;
	if (!b->packed)
		pass_line_ends(b);
	w->member = bytes_where(b);
	return w->member < b->size && w->member < w->end;
}

bool warc_next(struct warc *w, size_t limit, struct arena *one, struct warc_record *r)
{
	struct warc_bytes *b = w->bytes;
	if (!next_place(w))
		return false;
	*r = (struct warc_record){.number = ++w->number, .offset = w->member};
	bool first = !w->inside && w->member >= w->frontier;
	if (w->inside || (b->packed ? bytes_member(b) : at_record(b)))
		read_record(w, limit, one, r);
	else
		pass_over(w, one, r);
	r->may_begin = first && !r->broken.n;
	return true;
}
