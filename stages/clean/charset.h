/* charset.h - the bytes of a page as UTF-8.
 * Shape:  byte order mark first, then what the page says about itself if its bytes agree, else what the bytes look like.
 * Owner:  the result is in the arena, or the input itself.
 * Errors: none: what cannot be read becomes U+FFFD.
 * Use:    struct str text = charset_decode(bytes, &one);                                                          */
#ifndef CHARSET_H
#define CHARSET_H

#include "../lib/arena.h"

struct str charset_decode(struct str bytes, struct arena *one);
/* The name in a charset declaration of the first kilobytes ("windows-1258"), or empty. */
struct str charset_declared(struct str bytes);

#endif
