/* What opens and fills a title: offices, forms of address and ranks, bodies. */
#include "title_words.h"

#include "names.h"
#include "people_cues.h"
#include "positions.h"
#include "title_parts.h"

static size_t longest(const struct facts *f, size_t i, const struct phrases *p)
{
	struct phrase_hit hit;

	return i < f->words.n && phrases_at(p, &f->words, i, &hit) ? hit.words : 0;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

bool is_possessive(const struct facts *f, size_t i)
{
	struct str w = range_text(f, (struct range){i, i + 1});

	return str_ends(w, STR("'s")) || str_ends(w, STR("\xE2\x80\x99s"));
}

/* "| VGCL | President": the letters of a body in front of an office in an English text. */
bool is_abbreviated_body(const struct facts *f, size_t i)
{
	return f->language == LANGUAGE_EN && word_is(f, i, WORD_CAPS) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER) &&
	       f->words.v[i].end - f->words.v[i].start > 1 && is_cue(f, i + 1, CUE_OFFICE) && word_is(f, i + 1, WORD_UPPER) &&
	       !word_is(f, i + 1, WORD_CAPS);
}

/* "Lao Consul General", "Svay Rieng's police commissioner": the words up to the office, or 0. */
static size_t owner_words(const struct facts *f, size_t i)
{
	const struct place *p = is_vietnamese(f) || !is_upper(f, i) ? NULL : place_at(f, i);

	for (size_t n = 1; !is_vietnamese(f) && n <= 3 && is_upper(f, i + n - 1); n++)
		if (is_possessive(f, i + n - 1))
			return n;
	if (p && p->range.first == i)
		return p->range.end - i;
	return is_abbreviated_body(f, i); /* "VGCL President" */
}

static size_t office_words(const struct facts *f, size_t i)
{
	size_t before = is_cue(f, i, CUE_BEFORE_OFFICE), owner = owner_words(f, i), n;

	if (owner && (n = larger(is_cue(f, i + owner, CUE_OFFICE), longest(f, i + owner, &f->lex->offices.phrases))))
		return owner + n;
	n = is_cue(f, i, CUE_OFFICE);
	if (before && (n = office_at(f, i + before)))
		return before + n;
	if (n == 1 && !word_is(f, i, WORD_UPPER) && !is_cue(f, i + 1, CUE_TITLE_OF))
		n = 0;
	if (word_is(f, i, WORD_UPPER) || n)
		n = larger(n, longest(f, i, &f->lex->offices.phrases));
	if (!n && i > 0 && word_is_char(f, i - 1, ",-(:;") && word_is(f, i, WORD_CAPS) && word_is_char(f, i + 1, ",") &&
		office_at(f, i + 2) && !longest(f, i, &f->lex->organisations.phrases))
		n = 1; /* an abbreviation that no table knows: "A, UVTVTU, Phó Chủ tịch UBND tỉnh"; not "tại X, Thủ tướng" */
	return n;
}

/* Not "the Governor's"; "member of the Party Committee's Standing Board" opens with its first word. */
size_t office_there(const struct facts *f, size_t i)
{
	size_t n = office_words(f, i);

	if (!n || is_vietnamese(f) || !is_possessive(f, i + n - 1))
		return n;
	return n > 2 && is_cue(f, i + 1, CUE_TITLE_OF) ? 1 : 0;
}

static size_t one_honorific(const struct facts *f, size_t i)
{
	const struct lexicon *l = &f->lex->honorifics;
	struct phrase_hit hit;

	if (!phrases_may(&l->phrases, &f->words, i) || is_cue(f, i, CUE_LIST) || !phrases_at(&l->phrases, &f->words, i, &hit))
		return 0;
	for (int row = hit.row; row >= 0; row = phrases_next_row(&l->phrases, &hit, row))
		if (str_eq(lexicon_cell(l, row, f->lex->people->honorific_language), f->lang))
			return hit.words;
	return 0;
}

bool is_honorific(const struct facts *f, size_t i, struct str kind)
{
	const struct lexicon *l = &f->lex->honorifics;
	struct phrase_hit hit;

	return phrases_at(&l->phrases, &f->words, i, &hit) &&
	       str_eq(lexicon_cell(l, hit.row, f->lex->people->honorific_kind), kind);
}

struct range honorific_there(const struct facts *f, size_t i, size_t end)
{
	struct range h = {i, i};

	for (size_t n; h.end < end; h.end += n) {
		bool comma = h.end > i && word_is_char(f, h.end, ","); /* "Đại tá, TS. Lê Văn Mẫu" */
		if (!(n = one_honorific(f, h.end + comma)) || (comma && is_lower(f, h.end + 1)))
			break;
		n += comma;
		while (word_is_char(f, h.end + n, ".") && h.end + n + 1 < end && !word_is(f, h.end + n, WORD_SPACE))
			n++;
	}
	if (h.end > end)
		h.end = i;
	return h;
}

size_t body_at(const struct facts *f, size_t i)
{
	size_t n = is_cue(f, i, CUE_GLUE);

	n = larger(n, longest(f, i, &f->lex->office_fields.phrases));
	n = larger(n, longest(f, i, &f->lex->organisations.phrases));
	return n;
}
