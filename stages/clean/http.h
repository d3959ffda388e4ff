/* http.h - what a server sent: the head of the answer read, the body as it was before it was cut in chunks and packed.
 * Shape:  status 0 where the bytes are no HTTP message: then all of them are the body.
 * Owner:  views into the message, or the arena where something was unpacked.
 * Errors: `broken` says why there is no body.
 * Use:    struct http_message m = http_read(bytes, 64 << 20, &one); if (m.status == 200) ... m.body                 */
#ifndef HTTP_H
#define HTTP_H

#include "../lib/arena.h"

struct http_message {
	long status;
	struct str type;    /* "text/html", as written */
	struct str charset; /* of the Content-Type, or empty */
	struct str body;
	struct str broken;
};

/* `limit`: of the body unpacked. */
struct http_message http_read(struct str bytes, size_t limit, struct arena *one);
/* Both parts of "text/html; charset=utf-8". */
void http_content_type(struct str field, struct str *type, struct str *charset);

#endif
