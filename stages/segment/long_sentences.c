#include "long_sentences.h"

#include "../lib/utf8.h"

static bool is_pause(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == 0x3001 /* 、 */ || cp == 0xff0c /* ， */ || cp == 0xff1b /* ； */;
}

/* Where a piece ends that begins at `from`: behind the last pause of its second half, else the last blank, else between letters. */
static size_t piece_end(struct str text, size_t from, size_t most)
{
	size_t limit = utf8_piece(text, from, most), pause = 0, blank = 0;

	for (size_t at = utf8_piece(text, from, most / 2); at < limit;) {
		uint32_t cp = utf8_next(text, &at);
		if (is_pause(cp))
			pause = at;
		else if (cp_is_space(cp))
			blank = at;
	}
	return pause ? pause : blank ? blank : limit;
}

static void add(struct article *a, struct spans *to, struct span s, struct arena *one)
{
	while (s.end > s.start && cp_is_space(utf8_before(a->text, s.end)))
		s.end = utf8_back(a->text, s.end);
	if (s.end > s.start)
		*PUSH(one, to) = s;
}

static void cut(struct article *a, struct spans *to, struct span s, size_t most, struct arena *one)
{
	while (s.end - s.start > most) {
		size_t end = piece_end(str_slice(a->text, 0, s.end), s.start, most);
		add(a, to, (struct span){s.start, end}, one);
		for (s.start = end; s.start < s.end && cp_is_space(utf8_next(a->text, &end)); s.start = end)
			;
	}
	add(a, to, s, one);
}

void long_sentences_cut(struct article *a, size_t most, struct arena *one)
{
	struct spans all = a->sentences;
	bool any = false;

	for (size_t i = 0; i < all.n; i++)
		any |= all.v[i].end - all.v[i].start > most;
	if (!any)
		return;
	a->sentences = (struct spans){0};
	for (size_t i = 0; i < all.n; i++)
		cut(a, &a->sentences, all.v[i], most, one);
}
