/* charset.h - the bytes of a page as UTF-8.
 * Shape:  a byte order mark decides; bytes that are valid as UTF-8 are UTF-8 whatever is said of them; then what the transport and
 *         the page say, if the bytes agree; else what the bytes look like. Vietnamese in windows-1258 is told by its syllables.
 * Owner:  the result is in the arena, or the input itself.
 * Errors: none: what cannot be read becomes U+FFFD and is counted.
 * Use:    struct str text = charset_decode(syllables, bytes, STR("gb2312"), &one, &bad);                           */
#ifndef CHARSET_H
#define CHARSET_H

#include "syllables.h"

/* `hint`: the charset that came with the page, as in an HTTP header; may be empty. */
struct str charset_decode(const struct syllables *s, struct str bytes, struct str hint, struct arena *one, size_t *bad);
/* The name in a charset declaration of the first kilobytes ("windows-1258"), or empty. */
struct str charset_declared(struct str bytes);
/* Two bytes for each character: zeros are no proof of a binary file. */
bool charset_is_wide(struct str bytes, struct str hint);

#endif
