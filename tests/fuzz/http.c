/* What a server sent: its head, chunks and packings. */
#include "rig/rig.h"

#include "../../stages/clean/http.h"
#include "../../stages/lib/warc.h"

enum { LIMIT = 1 << 18 };

void fuzz_open(struct arena *run)
{
	(void)run;
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct http_message m = http_read(in, LIMIT, one);
	struct str type, charset, lines = header_lines(in, one), value = header_field(lines, STR("Content-Type"));

	HOLDS(m.status >= 0 && m.status < 1000);
	HOLDS(m.body.n <= (in.n > LIMIT ? in.n : LIMIT));
	HOLDS(m.type.n <= in.n && m.charset.n <= in.n);
	http_content_type(value, &type, &charset);
	HOLDS(type.n <= value.n && charset.n <= value.n);
	HOLDS(header_end(in) == STR_NONE || header_end(in) <= in.n);
	return rig_hash(rig_hash(rig_hash((uint64_t)m.status, m.body), m.broken), type);
}
