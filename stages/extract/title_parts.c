/* Titles go on over words that no table knows where a list, a mark or somebody's name closes them. */
#include "title_parts.h"

#include "names.h"
#include "people_cues.h"
#include "positions.h"

static bool is_lower(const struct facts *f, size_t i)
{
	return i < f->words.n && !word_is(f, i, WORD_UPPER | WORD_PUNCT | WORD_NUMBER | WORD_HAN);
}

static bool is_upper(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
}

/* No part of a title: a verb, somebody else, a group, a side. */
static bool ends_part(const struct facts *f, size_t i, size_t end)
{
	enum role r;

	return is_cue(f, i, CUE_STOP) || is_cue(f, i, CUE_ABOUT) || is_cue(f, i, CUE_LIST) || is_cue(f, i, CUE_GROUP) ||
	       is_cue(f, i, CUE_HEADER) || is_cue(f, i, CUE_SIDE) || is_cue(f, i, CUE_ADVERB) || role_after_at(f, i, &r) ||
	       (role_before_at(f, i, &r) && r > ROLE_ABSENT) ||
	       (honorific_at(f, i, end).end > i && is_upper(f, honorific_at(f, i, end).end));
}

/* "Mỹ thuật, nhiếp ảnh | và triển lãm" */
bool closes_list_of_fields(const struct facts *f, size_t i)
{
	size_t k = i;

	while (k > 0 && i - k < 6 && is_lower(f, k - 1))
		k--;
	return k < i && k > 0 && is_lower(f, i + 1) && word_is_char(f, k - 1, ",");
}

/* "Cục Mỹ thuật | , nhiếp ảnh và triển lãm", "Ủy ban Văn hóa, giáo dục, thanh niên và nhi đồng của Quốc hội" */
bool is_list_of_fields(const struct facts *f, size_t i, size_t end)
{
	for (size_t k = i; k < end && k < i + 12; k++) {
		if (is_cue(f, k, CUE_AND))
			return k > i && is_lower(f, k - 1) && is_lower(f, k + 1) && !ends_part(f, k + 1, end);
		if (word_is_char(f, k, ",") ? !is_lower(f, k + 1) : !is_lower(f, k) || ends_part(f, k, end) || office_at(f, k))
			return false;
	}
	return false;
}

/* "Phòng Nguồn vốn và | Ngân quỹ": a capital and a small word, nobody's name. */
static bool begins_second_field(const struct facts *f, size_t i, size_t end)
{
	return is_upper(f, i) && is_lower(f, i + 1) && !is_person_ahead(f, i, end) && !office_at(f, i) &&
	       !is_cue(f, i, CUE_GROUP) && !ends_part(f, i, end) && !ends_part(f, i + 1, end);
}

/* Words that no table knows, up to a mark or "và" behind which somebody else is named, or to the end: "Cục Điều | tiết điện
 * lực; ông B, ...". Only behind a name. */
bool is_closed_part(const struct facts *f, size_t i, size_t end)
{
	enum { MOST = 10 };

	for (size_t k = i, n; k < end && k < i + MOST; k += n) {
		n = body_at(f, k) > 1 ? body_at(f, k) : 1;
		if (n > 1)
			continue;
		if (is_cue(f, k, CUE_AND) && (closes_list_of_fields(f, k) || begins_second_field(f, k + 1, end)))
			continue;
		if (is_cue(f, k, CUE_AND) || word_is_char(f, k, ","))
			return k > i && (is_person_ahead(f, k + 1, end) || is_cue(f, k + 1, CUE_GROUP) || office_at(f, k + 1) ||
						is_cue(f, k + 1, CUE_BODY) || is_list_of_fields(f, k + 1, end));
		if (word_is_char(f, k, ";()") || (word_is_char(f, k, "-") && word_is(f, k, WORD_SPACE)))
			return true;
		if (word_is(f, k, WORD_PUNCT) || (!is_upper(f, k) && ends_part(f, k, end)))
			return k > i && k + 1 >= end;
	}
	return end < i + MOST;
}

/* "Cục Điều | tiết": one capital opens a word of two syllables. */
bool is_second_syllable(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i - 1);

	return is_upper(f, i - 1) && !word_is(f, i - 1, WORD_CAPS) && (!is_upper(f, i - 2) || is_title_word(f, i - 2)) &&
	       !(p && p->country.n);
}

/* "Cục Điều | tiết điện lực Lê Văn Mẫu": small words that no table knows, and somebody's full name. */
bool reaches_name(const struct facts *f, size_t i, size_t end)
{
	size_t k = i;

	while (k < end && k < i + 6 && is_lower(f, k) && !ends_part(f, k, end) && !is_cue(f, k, CUE_AND))
		k++;
	if (!is_surname_run(f, k, end) || name_words(f, name_run(f, k, end)) < 3 || office_at(f, k))
		return false;
	return is_second_syllable(f, i) || (is_lower(f, i - 1) && !is_title_word(f, i - 1));
}
