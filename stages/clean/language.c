#include "language.h"

#include "../lib/sixteen.h"
#include "../lib/utf8.h"

/* Letters that Vietnamese has and Western languages have not, or rarely: ă đ ơ ư and U+1EA0 to U+1EF9. */
static bool is_vietnamese(uint32_t cp)
{
	return (cp >= 0x1EA0 && cp <= 0x1EF9) || cp == 0x102 || cp == 0x103 || cp == 0x110 || cp == 0x111 || cp == 0x1A0 ||
	       cp == 0x1A1 || cp == 0x1AF || cp == 0x1B0;
}

struct count {
	size_t letters, han, vietnamese;
};

/* Bytes of vectors, added up: of up to 255 of them. */
static size_t sum(sixteen v)
{
	size_t n = 0;
	for (size_t i = 0; i < sizeof v; i++)
		n += v[i];
	return n;
}

static sixteen ascii_letters(sixteen v)
{
	return (sixteen)((sixteen)((v | 0x20) - 'a') < 26);
}

/* The first bytes of letters with marks: U+00C0 to U+01BF but two signs, U+1E80 to U+1EFF. */
static sixteen first_of_letters(sixteen v, sixteen next)
{
	sixteen_mask latin = (v > 0xC2) & (v < 0xC7) & ~((v == 0xC3) & ((next & 0xDF) == 0x97));
	return (sixteen)(latin | ((v == 0xE1) & ((next & 0xFE) == 0xBA)));
}

/* And of those that is_vietnamese() tells. */
static sixteen first_of_vietnamese(sixteen v, sixteen next, sixteen third)
{
	sixteen_mask two = ((v == 0xC4) & (((next & 0xFE) == 0x82) | ((next & 0xFE) == 0x90))) |
			   ((v == 0xC6) & (((next & 0xFE) == 0xA0) | (next == 0xAF) | (next == 0xB0)));
	return (sixteen)(two | ((v == 0xE1) & (((next == 0xBA) & (third > 0x9F)) | ((next == 0xBB) & (third < 0xBA)))));
}

/* Sixteen bytes at a time, while no other characters stand there; returns where it ends, which may be inside of one. */
static size_t count_letters(struct str text, size_t at, struct count *n)
{
	sixteen letters = {0}, vietnamese = {0};
	for (unsigned times = 0; times < 255 && at + 18 <= text.n; times++, at += 16) {
		sixteen v = sixteen_at(text.s + at), next = sixteen_at(text.s + at + 1), third = sixteen_at(text.s + at + 2);
		sixteen first = first_of_letters(v, next);
		if (sixteen_any((sixteen_mask)((sixteen)(v > 0xBF) & ~first)))
			break;
		letters -= ascii_letters(v) | first;
		vietnamese -= first_of_vietnamese(v, next, third);
	}
	n->letters += sum(letters);
	n->vietnamese += sum(vietnamese);
	return at;
}

static struct count count_all(struct str text)
{
	struct count n = {0};
	for (size_t at = 0; (at = count_letters(text, at, &n)) < text.n;) {
		size_t end = at + 16;
		while (at < text.n && ((unsigned char)text.s[at] & 0xC0) == 0x80)
			at++; /* counted by its first byte */
		while (at < end && at < text.n) {
			uint32_t cp = utf8_next(text, &at);
			n.han += cp_is_han(cp);
			n.vietnamese += is_vietnamese(cp);
			n.letters += cp_is_letter(cp);
		}
	}
	return n;
}

struct str language_of(struct str text)
{
	struct count n = count_all(text);
	if (n.han * 4 > n.letters)
		return STR("zh");
	if (n.vietnamese * 25 > n.letters)
		return STR("vi");
	return n.letters ? STR("en") : STR("");
}
