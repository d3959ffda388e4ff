#include "http.h"

#include "../lib/warc.h"

#include <zlib.h>

void http_content_type(struct str field, struct str *type, struct str *charset)
{
	str_split(&field, ';', type);
	*type = str_trim(*type);
	*charset = STR("");
	for (struct str part; str_split(&field, ';', &part);) {
		part = str_trim(part);
		if (!str_cut_nocase(&part, STR("charset=")))
			continue;
		str_cut(&part, STR("\""));
		while (str_ends(part, STR("\"")))
			part.n--;
		*charset = part;
	}
}

static int hex(char c)
{
	char lower = (char)(c | 0x20);
	return is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* "1f4;name=value" and the end of the line. */
static bool cut_chunk_size(struct str *in, size_t *size)
{
	struct str rest = *in, line;
	size_t digits = 0;
	*size = 0;
	if (!str_split(&rest, '\n', &line))
		return false;
	for (; digits < line.n && digits < 12 && hex(line.s[digits]) >= 0; digits++)
		*size = *size * 16 + (size_t)hex(line.s[digits]);
	struct str tail = str_trim(str_slice(line, digits, line.n));
	if (!digits || (tail.n && tail.s[0] != ';'))
		return false;
	*in = rest;
	return true;
}

/* Some writers put the chunks together and leave the header: then the body does not begin with a size. A body that ends too
 * early is what came of it. */
static struct str joined(struct str body, struct arena *one)
{
	size_t size, n = 0;
	struct str rest = body;
	if (!cut_chunk_size(&rest, &size))
		return body;
	char *to = NEW(one, char, body.n + 1);
	while (size && rest.n) {
		struct str chunk = str_slice(rest, 0, size);
		memcpy(to + n, chunk.s, chunk.n);
		n += chunk.n;
		rest = str_slice(rest, chunk.n, rest.n);
		str_cut(&rest, STR("\r"));
		str_cut(&rest, STR("\n"));
		if (!cut_chunk_size(&rest, &size))
			break;
	}
	return (struct str){to, n};
}

/* zlib's answer; what came out is in *b. */
static int inflate_all(struct str in, int window, size_t limit, struct buf *b)
{
	enum { PIECE = 64 << 10 };
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)in.s, .avail_in = (unsigned)in.n};
	int result = inflateInit2(&z, window);
	while (result == Z_OK && b->n <= limit) {
		z.next_out = (unsigned char *)buf_room(b, PIECE);
		z.avail_out = PIECE;
		result = inflate(&z, Z_NO_FLUSH);
		b->n += PIECE - z.avail_out;
		if (result == Z_BUF_ERROR || (result == Z_OK && !z.avail_in && z.avail_out))
			break;
	}
	inflateEnd(&z);
	return result;
}

enum { WITH_GZIP = 16, ZLIB = 0, BARE = -MAX_WBITS };

static bool is_zlib(struct str s)
{
	return s.n >= 2 && (s.s[0] & 0x0f) == 8 && ((unsigned char)s.s[0] * 256u + (unsigned char)s.s[1]) % 31 == 0;
}

static struct str unpacked(struct str body, int window, size_t limit, struct arena *one, struct str *broken)
{
	struct buf b = {.arena = one};
	int result = inflate_all(body, window, limit, &b);
	if (b.n > limit)
		*broken = arena_printf(one, "larger than %zu bytes", limit);
	else if (result != Z_STREAM_END)
		*broken = STR("broken gzip data");
	return buf_str(&b);
}

/* One coding of Content-Encoding undone. A body that is not packed although its header says so is left as it is: some writers unpack. */
static struct str decoded_from(struct str coding, struct str body, size_t limit, struct arena *one, struct str *broken)
{
	bool gzip = str_eq_nocase(coding, STR("gzip")) || str_eq_nocase(coding, STR("x-gzip"));
	if (gzip)
		return str_starts(body, STR("\x1f\x8b")) ? unpacked(body, MAX_WBITS + WITH_GZIP, limit, one, broken) : body;
	if (str_eq_nocase(coding, STR("deflate"))) {
		struct str plain = unpacked(body, is_zlib(body) ? ZLIB : BARE, limit, one, broken);
		return broken->n && str_starts(str_trim(body), STR("<")) ? (*broken = STR(""), body) : plain;
	}
	if (coding.n && !str_eq_nocase(coding, STR("identity")) && !str_starts(str_trim(body), STR("<")))
		*broken = arena_printf(one, "packed in a way that is not read: %.*s", STR_ARG(coding));
	return body;
}

/* "gzip, deflate": the last was applied last. */
static struct str undo_codings(struct str codings, struct str body, size_t limit, struct arena *one, struct str *broken)
{
	for (int i = 0; i < 3 && codings.n && !broken->n; i++) {
		size_t comma = str_rfind_char(codings, ',');
		size_t from = comma == STR_NONE ? 0 : comma + 1;
		body = decoded_from(str_trim(str_slice(codings, from, codings.n)), body, limit, one, broken);
		codings = str_slice(codings, 0, comma == STR_NONE ? 0 : comma);
	}
	return body;
}

struct http_message http_read(struct str bytes, size_t limit, struct arena *one)
{
	struct http_message m = {0, STR(""), STR(""), bytes, STR("")};
	struct str line = str_slice(bytes, 0, 32);
	size_t blank = str_find(line, STR(" ")), end = header_end(bytes);
	if (!str_starts(line, STR("HTTP/")) || blank == STR_NONE)
		return m;
	line = str_slice(line, blank + 1, line.n);
	if (!str_cut_number(&line, 3, &m.status))
		return m;
	struct str head = str_slice(bytes, 0, end);
	http_content_type(header_field(head, STR("Content-Type")), &m.type, &m.charset);
	m.body = end == STR_NONE ? STR("") : str_slice(bytes, end, bytes.n);
	if (str_find_nocase(header_field(head, STR("Transfer-Encoding")), STR("chunked")) != STR_NONE)
		m.body = joined(m.body, one);
	m.body = undo_codings(header_field(head, STR("Content-Encoding")), m.body, limit, one, &m.broken);
	return m;
}
