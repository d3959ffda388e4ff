#include "syllables.h"

#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <uninorm.h>

enum { LONGEST = 24, LONGEST_ONSET = 3 };
enum { ACUTE = 0x301, DOT_BELOW = 0x323 };

enum { LETTERS = 0x1F00 }; /* Latin, with all that Vietnamese adds */

struct syllables {
	struct strs onsets, rimes; /* sorted by bytes */
	struct {
		uint16_t bare; /* small, without its tone */
		uint16_t tone;
	} letter[LETTERS];
};

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static bool is_tone(ucs4_t mark)
{
	return mark == 0x300 || mark == ACUTE || mark == 0x303 || mark == 0x309 || mark == DOT_BELOW;
}

/* The letter without its tone, which goes to *tone; two tones make *tone a mark that is none. */
static ucs4_t without_tone(ucs4_t letter, ucs4_t *tone)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH], shape = 0;
	while (uc_canonical_decomposition(letter, parts) == 2) {
		letter = parts[0];
		if (is_tone(parts[1]))
			*tone = *tone ? 1 : parts[1];
		else
			shape = parts[1];
	}
	ucs4_t composed = shape ? uc_composition(letter, shape) : letter;
	return composed ? composed : letter;
}

const struct syllables *syllables_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "lexicon/syllables.csv", run);
	unsigned part = table_column(&t, "part"), text = table_column(&t, "text");
	struct syllables *s = NEW(run, struct syllables, 1);
	for (size_t i = 0; i < t.n; i++)
		*PUSH(run, table_choice(&t, &t.rows[i], part, "onset rime") ? &s->rimes : &s->onsets) = t.rows[i].cell[text];
	if (s->onsets.n)
		qsort(s->onsets.v, s->onsets.n, sizeof *s->onsets.v, by_bytes);
	if (s->rimes.n)
		qsort(s->rimes.v, s->rimes.n, sizeof *s->rimes.v, by_bytes);
	for (ucs4_t cp = 0; cp < LETTERS; cp++) {
		ucs4_t tone = 0, bare = without_tone(uc_tolower(cp), &tone);
		s->letter[cp].bare = (uint16_t)(bare < LETTERS ? bare : cp);
		s->letter[cp].tone = (uint16_t)tone;
	}
	return s;
}

static bool is_listed(const struct strs *list, struct str text)
{
	return list->n && bsearch(&text, list->v, list->n, sizeof *list->v, by_bytes);
}

static bool is_stop(struct str rime)
{
	return str_ends(rime, STR("c")) || str_ends(rime, STR("p")) || str_ends(rime, STR("t")) || str_ends(rime, STR("ch"));
}

bool is_syllable(const struct syllables *s, struct str word)
{
	char bytes[LONGEST + 8];
	struct arena none = {0};
	struct buf bare = {&none, bytes, 0, sizeof bytes};
	unsigned tone = 0;
	if (!word.n || word.n > LONGEST)
		return false;
	for (size_t at = 0; at < word.n && bare.n < LONGEST;) {
		uint32_t cp = utf8_next(word, &at);
		if (cp >= LETTERS)
			return false;
		if (s->letter[cp].tone)
			tone = tone ? 1 : s->letter[cp].tone;
		utf8_put(&bare, s->letter[cp].bare);
	}
	for (size_t cut = 0; cut <= LONGEST_ONSET && cut < bare.n; cut++) {
		struct str onset = str_slice(buf_str(&bare), 0, cut), rime = str_slice(buf_str(&bare), cut, bare.n);
		if ((!cut || is_listed(&s->onsets, onset)) && is_listed(&s->rimes, rime))
			return is_stop(rime) ? tone == ACUTE || tone == DOT_BELOW || !tone : tone != 1;
	}
	return false;
}

static void count_word(const struct syllables *s, struct str word, bool marked, struct syllable_count *n)
{
	bool valid = is_syllable(s, word);
	*(marked ? &n->marked : &n->plain) += 1;
	*(marked ? &n->marked_valid : &n->plain_valid) += valid;
}

struct syllable_count syllables_count(const struct syllables *s, struct str text)
{
	struct syllable_count n = {0};
	size_t start = 0;
	bool marked = false, inside = false;
	for (size_t at = 0; at < text.n;) {
		size_t here = at;
		uint32_t cp = utf8_next(text, &at);
		bool letter = cp_is_letter(cp);
		if (!letter && inside)
			count_word(s, str_slice(text, start, here), marked, &n);
		if (letter && !inside) {
			start = here;
			marked = false;
		}
		inside = letter;
		marked |= letter && cp >= 0x80;
	}
	if (inside)
		count_word(s, str_slice(text, start, text.n), marked, &n);
	return n;
}
