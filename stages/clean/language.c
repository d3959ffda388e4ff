#include "language.h"

#include "../lib/eight.h"
#include "../lib/utf8.h"

/* Letters that Vietnamese has and Western languages have not, or rarely: ă đ ơ ư and U+1EA0 to U+1EF9. */
static bool is_vietnamese(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x102 || cp == 0x103 || cp == 0x110 || cp == 0x111 || cp == 0x1A0 ||
	       cp == 0x1A1 || cp == 0x1AF || cp == 0x1B0;
}

struct str language_of(struct str text)
{
	size_t letters = 0, han = 0, vietnamese = 0;
	for (size_t at = 0; at < text.n;) {
		if (at + 8 <= text.n) {
			uint64_t x = eight_at(text.s + at);
			unsigned ascii = eight_ascii_prefix(x);
			letters += eight_count(eight_letters(eight_first(x, ascii)));
			at += ascii;
			if (ascii == 8)
				continue;
		}
		uint32_t cp = utf8_next(text, &at);
		han += cp_is_han(cp);
		vietnamese += is_vietnamese(cp);
		letters += cp_is_letter(cp);
	}
	if (han * 4 > letters)
		return STR("zh");
	if (vietnamese * 25 > letters)
		return STR("vi");
	return letters ? STR("en") : STR("");
}
