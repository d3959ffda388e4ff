#include "words.h"

#include "eight.h"
#include "utf8.h"

#include <string.h>

static bool is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Bytes of a letter or digit of Latin script by its first one: ASCII, two from C3 to C8, three from E1 B8 to E1 BB. */
#define TEN(x) x, x, x, x, x, x, x, x, x, x
#define ALPHABET TEN(1), TEN(1), 1, 1, 1, 1, 1, 1
static const unsigned char latin_bytes[256] = {
	['0'] = TEN(1), ['A'] = ALPHABET, ['a'] = ALPHABET, [0xC3] = 2, 2, 2, 2, 2, 2, [0xE1] = 3};

/* No letters after all: multiplied, divided, what else begins with E1. */
static inline bool is_no_latin(unsigned char first, unsigned char second)
{
	return (first == 0xC3 && (second & 0xDF) == 0x97) || (first == 0xE1 && (second & 0xFC) != 0xB8);
}

/* The same of eight bytes at once: how many of them are such letters and digits, whole ones; what is doubtful ends them. Behind a
 * first byte stand its others, the text is valid. */
static inline unsigned latin_prefix(uint64_t x)
{
	uint64_t low = x & EIGHT(0x7F), high = x & EIGHT(0x80);
	uint64_t two = ((low + EIGHT(0x80 - 0x43)) ^ (low + EIGHT(0x80 - 0x49))) & high; /* C3 to C8 */
	uint64_t three = eight_equal(x, 0xE1) & eight_equal(x & EIGHT(0xFC), 0xB8) >> 8;
	uint64_t other = eight_equal(x & EIGHT(0xDF), 0x97) >> 8; /* no letter behind C3 */
	uint64_t is = ((eight_letters(low) | eight_digits(low)) & ~high) | (high & ~(x << 1)) | (two & ~other) | three;
	uint64_t ends = ~is & EIGHT(0x80);

	if (ends)
		return (unsigned)__builtin_ctzll(ends) / 8;
	return two >> 63 ? 7 : three >> 55 & 1 ? 6 : 8;
}

/* Past the letters and digits of Latin script. */
static inline size_t past_latin(struct str text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.s;

	if (at >= text.n || !latin_bytes[s[at]])
		return at;
	for (unsigned n = 8; n >= 6 && at + 8 <= text.n;) {
		at += n = latin_prefix(eight_at(text.s + at));
		if (n < 8 && s[at] < 0x80)
			return at;
	}
	while (at < text.n) {
		size_t n = latin_bytes[s[at]];

		if (!n || at + n > text.n || (n > 1 && is_no_latin(s[at], s[at + 1])))
			break;
		at += n;
	}
	return at;
}

/* What may go on behind that: other scripts and marks, an apostrophe. */
static inline bool may_go_on(struct str text, size_t at)
{
	return at < text.n && ((unsigned char)text.s[at] >= 0x80 || text.s[at] == '\'');
}

/* Letters, digits and marks; an apostrophe where letters stand on both sides. A Chinese character ends a word. */
static size_t word_end(struct str text, size_t at)
{
	while (may_go_on(text, at = past_latin(text, at))) {
		size_t next = at;
		uint32_t cp = utf8_next(text, &next);

		if (is_apostrophe(cp)) {
			size_t after = next;

			if (!cp_is_letter(utf8_next(text, &after)) || !cp_is_letter(utf8_before(text, at)))
				break;
		} else if (cp_is_han(cp) || !(cp_is_letter(cp) || cp_is_digit(cp))) {
			break;
		}
		at = next;
	}
	return at;
}

/* Where the word ends that begins at `start`; there stands no white space. */
static inline size_t end_of(struct str text, size_t start)
{
	size_t at = past_latin(text, start);
	uint32_t cp;

	if (at > start)
		return may_go_on(text, at) ? word_end(text, at) : at;
	if ((unsigned char)text.s[start] < 0x80)
		return start + 1;
	cp = utf8_next(text, &at);
	return !cp_is_han(cp) && (cp_is_letter(cp) || cp_is_digit(cp)) ? word_end(text, at) : at;
}

enum { BYTES_OF_WORD = 5 }; /* with the blank; more words than so make room for themselves */

/* White space before `at` is passed; what it says of the word behind it. */
static inline uint32_t pass_space(struct str text, size_t *at)
{
	uint32_t flags = 0;

	while (*at < text.n) {
		size_t next = *at;
		uint32_t cp = (unsigned char)text.s[next];

		if (cp > ' ' && cp < 0x7F)
			break;
		if (cp == ' ')
			next++;
		else if (!cp_is_space(cp = utf8_next(text, &next)))
			break;
		flags |= WORD_SPACE | (cp == '\n' ? (uint32_t)WORD_LINE : 0u);
		*at = next;
	}
	return flags;
}

static inline bool next_word(struct str text, size_t *at, struct word *w)
{
	uint32_t space = *at ? 0 : WORD_SPACE | WORD_LINE;

	space |= pass_space(text, at);
	if (*at >= text.n)
		return false;
	*w = (struct word){.start = (uint32_t)*at, .end = (uint32_t)end_of(text, *at), .flags = space};
	*at = w->end;
	return true;
}

bool words_next(struct str text, size_t *at, struct word *w)
{
	return next_word(text, at, w);
}

struct words words_cut(struct str text, const struct vocabulary *v, struct arena *one)
{
	struct words ws = {.text = text, .vocabulary = v};
	struct word w;

	RESERVE(one, &ws, text.n / BYTES_OF_WORD + 1);
	for (size_t at = 0; next_word(text, &at, &w);)
		*(ws.n < ws.cap ? &ws.v[ws.n++] : PUSH(one, &ws)) = w;
	for (size_t i = 0; !v && i < ws.n; i++)
		ws.v[i].flags |= word_flags(words_text(&ws, i, i + 1));
	if (v)
		vocabulary_know(v, &ws, one);
	if (v && v->trie)
		phrases_mark(v->trie, &ws, one);
	return ws;
}

struct str words_text(const struct words *ws, size_t first, size_t end)
{
	if (end > ws->n)
		end = ws->n;
	if (first >= end)
		return STR("");
	return str_slice(ws->text, ws->v[first].start, ws->v[end - 1].end);
}

struct str words_fold(const struct words *ws, size_t at, struct arena *one)
{
	if (at < ws->n && ws->v[at].form)
		return vocabulary_form_at(ws->vocabulary, ws->v[at].form)->fold;
	return utf8_fold(one, words_text(ws, at, at + 1));
}

struct str words_bare(const struct words *ws, size_t at, struct arena *one)
{
	if (at < ws->n && ws->v[at].form)
		return vocabulary_bare(ws->vocabulary, ws->v[at].form);
	return utf8_skeleton(one, words_text(ws, at, at + 1));
}

struct word_question word_question_new(bool (*is)(const void *of, struct str bare), const void *of, struct arena *run)
{
	return (struct word_question){NEW(run, unsigned char, WORD_FORMS), is, of};
}

bool word_question_ask(const struct word_question *q, const struct words *ws, size_t at, struct arena *one)
{
	bool yes = q->is(q->of, words_bare(ws, at, one));

	if (ws->v[at].form)
		q->answer[ws->v[at].form] = yes ? 2 : 1;
	return yes;
}

/* A letter of Latin script beyond ASCII by its first bytes, its length; 0 for all else. */
static size_t latin_letter(struct str text, size_t at)
{
	size_t n = latin_bytes[(unsigned char)text.s[at]];

	return n > 1 && at + n <= text.n && !is_no_latin((unsigned char)text.s[at], (unsigned char)text.s[at + 1]) ? n : 0;
}

struct word_count words_count(struct str text)
{
	struct word_count count = {0};
	bool inside = false;

	for (size_t at = 0, latin; at < text.n;) {
		bool letter = true;

		if (at + 8 <= text.n) {
			uint64_t x = eight_at(text.s + at), letters;
			unsigned ascii = eight_ascii_prefix(x);

			x = eight_first(x, ascii);
			letters = eight_letters(x) | eight_digits(x);
			count.words += eight_count(letters & ~(letters << 8 | (inside ? 0x80u : 0u)));
			inside = ascii ? letters >> (ascii * 8 - 1) & 1 : inside;
			at += ascii;
			if (ascii == 8)
				continue;
		}
		if ((latin = latin_letter(text, at))) {
			at += latin;
		} else {
			uint32_t cp = utf8_next(text, &at);
			bool han = cp_is_han(cp);

			count.han += han;
			letter = !han && (cp_is_letter(cp) || cp_is_digit(cp));
		}
		count.words += letter && !inside;
		inside = letter;
	}
	return count;
}

size_t words_find(const struct words *ws, size_t byte)
{
	size_t low = 0, high = ws->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (ws->v[mid].start < byte)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}
