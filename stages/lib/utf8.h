/* utf8.h - Unicode for the whole program, by libunistring.
 * Shape:  functions over struct str; code points are uint32_t.
 * Owner:  results in the arena given, or the input itself where nothing had to change.
 * Errors: bad bytes become U+FFFD and are counted, one for each maximal broken piece.
 * Use:    text = utf8_nfc(&one, utf8_mend(&one, bytes, &bad));                                                   */
#ifndef UTF8_H
#define UTF8_H

#include "arena.h"

/* The code point at *at, which moves past it; the text must be valid UTF-8. Past the end: 0. */
uint32_t utf8_next(struct str s, size_t *at);
/* The code point that ends before `at`, 0 at the start. */
uint32_t utf8_before(struct str s, size_t at);
void utf8_put(struct buf *b, uint32_t cp);
size_t utf8_count(struct str s);
bool utf8_valid(struct str s);
struct str utf8_mend(struct arena *a, struct str bytes, size_t *bad);

/* Canonical composition (NFC); the input itself where it already is NFC. */
struct str utf8_nfc(struct arena *a, struct str s);
/* Runs of white space (U+00A0, U+3000 and line breaks too) become one blank, none at the ends; soft hyphens, zero-width
 * characters, bidi controls, controls and U+FEFF vanish. */
struct str utf8_fold_space(struct arena *a, struct str s);
struct str utf8_lower(struct arena *a, struct str s);
/* For comparing: lower case, tone marks of oa, oe, uy in the older place (hoà -> hòa), dashes as '-', quotation marks
 * as '"' or '\'', U+00D0 as đ, blanks folded. NFC in, NFC out. */
struct str utf8_fold(struct arena *a, struct str s);
/* Without any tone or vowel mark, hyphen, apostrophe or blank, lower case ASCII: "Bô-ly-khăm-xay" -> "bolykhamxay". */
struct str utf8_skeleton(struct arena *a, struct str s);

bool cp_is_upper(uint32_t cp);
bool cp_is_lower(uint32_t cp);
bool cp_is_letter(uint32_t cp); /* letters and combining marks */
bool cp_is_digit(uint32_t cp);
bool cp_is_han(uint32_t cp);
bool cp_is_space(uint32_t cp);

#endif
