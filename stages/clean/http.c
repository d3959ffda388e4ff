#include "http.h"

#include "packings.h"

#include "../lib/warc.h"

/* Up to what ends a value: "utf-8;", "text/html charset=utf-8", "text/html, text/html". */
static struct str first_value(struct str s)
{
	size_t n = 0;
	while (n < s.n && !is_space(s.s[n]) && s.s[n] != ';' && s.s[n] != ',')
		n++;
	return str_slice(s, 0, n);
}

void http_content_type(struct str field, struct str *type, struct str *charset)
{
	const struct str name = STR("charset=");
	size_t at = str_find_nocase(field, name);
	*type = first_value(str_trim(field));
	*charset = STR("");
	if (at == STR_NONE)
		return;
	struct str value = str_trim(str_slice(field, at + name.n, field.n));
	if (!str_cut(&value, STR("\"")))
		str_cut(&value, STR("'"));
	value = first_value(value);
	while (str_ends(value, STR("\"")) || str_ends(value, STR("'")))
		value.n--;
	*charset = value;
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

/* "gzip, deflate": the last was applied last. */
static struct str undo_codings(struct str codings, struct str body, size_t limit, struct arena *one, struct str *broken)
{
	for (int i = 0; i < 3 && codings.n && !broken->n; i++) {
		size_t comma = str_rfind_char(codings, ',');
		size_t from = comma == STR_NONE ? 0 : comma + 1;
		struct str coding = str_trim(str_slice(codings, from, codings.n));
		if (coding.n && !str_eq_nocase(coding, STR("identity")))
			body = unpacked(coding, body, limit, one, broken);
		codings = str_slice(codings, 0, comma == STR_NONE ? 0 : comma);
	}
	return body;
}

static bool read_status(struct str bytes, long *status)
{
	struct str line = str_slice(bytes, 0, 32);
	size_t blank = str_find(line, STR(" "));
	if (!str_starts(line, STR("HTTP/")) || blank == STR_NONE)
		return false;
	line = str_slice(line, blank + 1, line.n);
	return str_cut_number(&line, 3, status);
}

/* What servers and proxies say before the answer itself: "100 Continue", "200 Connection established". */
static struct str without_interim(struct str bytes, size_t *end)
{
	long status;
	while ((*end = header_end(bytes)) != STR_NONE && read_status(bytes, &status) && status < 300 &&
		read_status(str_slice(bytes, *end, bytes.n), &status))
		bytes = str_slice(bytes, *end, bytes.n);
	return bytes;
}

struct http_message http_read(struct str bytes, size_t limit, struct arena *one)
{
	struct http_message m = {0, STR(""), STR(""), bytes, STR("")};
	size_t end;
	bytes = without_interim(bytes, &end);
	if (!read_status(bytes, &m.status))
		return m;
	struct str head = header_lines(str_slice(bytes, 0, end), one);
	http_content_type(header_field(head, STR("Content-Type")), &m.type, &m.charset);
	m.body = end == STR_NONE ? STR("") : str_slice(bytes, end, bytes.n);
	if (str_find_nocase(header_field(head, STR("Transfer-Encoding")), STR("chunked")) != STR_NONE)
		m.body = joined(m.body, one);
	m.body = undo_codings(header_field(head, STR("Content-Encoding")), m.body, limit, one, &m.broken);
	return m;
}
