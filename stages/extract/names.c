#include "names.h"

#include "../lib/utf8.h"
#include "people_cues.h"
#include "positions.h"

#include <string.h>

static bool is_capital(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER | WORD_HAN);
}

static bool is_small_letter(const struct facts *f, size_t i)
{
	return i < f->words.n && !word_is(f, i, WORD_UPPER | WORD_PUNCT | WORD_NUMBER | WORD_HAN);
}

/* UBND, BĐBP: no name, unless all of it is in capitals. */
static bool is_abbreviation(const struct facts *f, size_t i, bool capitals)
{
	return word_is(f, i, WORD_CAPS) && !capitals;
}

static bool opens_something_else(const struct facts *f, size_t i)
{
	struct range h = honorific_at(f, i, f->words.n);

	return office_at(f, i) >= 2 || (h.end - h.first >= 2 && !is_capital(f, i + 1)) || /* not the name "Lê Tiến Sĩ" */
	       is_cue(f, i, CUE_LIST);
}

/* "Sang-ho", "Xay-xổm": no blank at either side. */
static bool tight_hyphen(const struct facts *f, size_t i)
{
	return word_is_char(f, i, "-") && !word_is(f, i, WORD_SPACE) && i + 1 < f->words.n &&
	       !word_is(f, i + 1, WORD_SPACE | WORD_PUNCT);
}

/* "Đại tướng Xay Mẫu - thử, Tổng Tư lệnh", "Xay Mẫu - thử bày tỏ": the last syllable of a guest's name. */
static bool ends_guest_name(const struct facts *f, struct range run, size_t i)
{
	enum role r;

	return is_vietnamese(f) && run.end == run.first + 2 && word_is(f, i, WORD_SPACE) && word_is(f, i + 1, WORD_SPACE) &&
	       (word_is_char(f, i + 2, ",.") || is_cue(f, i + 2, CUE_STOP) || is_cue(f, i + 2, CUE_AND)) &&
	       !is_surname_of(f, run.first, STR("VN")) && !is_cue(f, i + 1, CUE_STOP) && !is_cue(f, i + 1, CUE_GROUP) &&
	       !is_title_word(f, i + 1) && !office_at(f, i + 1) && !role_after_at(f, i + 1, &r) && !place_at(f, run.first);
}

/* "Khăm - mẫu Xay - thử": a small syllable behind a dash, while the name is no more than the first syllable or has
 * such a dash already, and no title begins there. */
static bool loose_hyphen(const struct facts *f, struct range run, size_t i)
{
	bool dashed = false;

	if (!word_is_char(f, i, "-") || !is_small_letter(f, i + 1) || word_is(f, i + 1, WORD_LINE))
		return false;
	if (ends_guest_name(f, run, i))
		return true;
	for (size_t k = run.first; k < run.end; k++)
		dashed |= word_is_char(f, k, "-");
	if (!dashed &&
		(run.end - run.first > 1 || (i + 2 < f->words.n && !is_capital(f, i + 2) && !word_is_char(f, i + 2, "-,"))))
		return false;
	return !office_at(f, i + 1) && !(is_cue(f, i + 1, CUE_UNIT) && is_capital(f, i + 2)) && !is_cue(f, i + 1, CUE_BODY) &&
	       !is_cue(f, i + 1, CUE_GROUP);
}

struct range name_run(const struct facts *f, size_t i, size_t end)
{
	struct range run = {i, i};
	bool capitals = word_is(f, i, WORD_CAPS) && word_is(f, i + 1, WORD_CAPS);

	if (i >= end || !is_capital(f, i) || is_abbreviation(f, i, capitals))
		return run;
	if (end > i + 30)
		end = i + 30; /* no name is longer */
	for (run.end = i + 1; run.end < end;) {
		size_t k = run.end;
		if ((tight_hyphen(f, k) && !office_at(f, k + 1)) || loose_hyphen(f, run, k))
			run.end = k + 2;
		else if (is_capital(f, k) && !is_abbreviation(f, k, capitals) && !word_is(f, k, WORD_LINE) &&
			 !opens_something_else(f, k))
			run.end = k + 1;
		else
			break;
	}
	if (run.end > end)
		run.end = end;
	return run;
}

size_t name_words(const struct facts *f, struct range run)
{
	size_t n = 0;

	for (size_t k = run.first; k < run.end; k++)
		if (!word_is(f, k, WORD_PUNCT) && (k == run.first || !word_is_char(f, k - 1, "-")))
			n++;
	return n;
}

static struct str surname_group(const struct facts *f, size_t i, bool *found)
{
	const struct lexicon *l = &f->lex->surnames;
	const struct phrases *p = is_vietnamese(f) ? &l->phrases : &f->lex->people->plain_surname;
	struct str group = STR("");
	struct phrase_hit hit;

	*found = i < f->words.n && is_capital(f, i) && phrases_at(p, &f->words, i, &hit);
	if (*found)
		group = lexicon_cell(l, hit.row, f->lex->people->surname_group);
	*found = *found && !(is_vietnamese(f) && str_eq(group, STR("pinyin")));
	return group;
}

bool is_surname(const struct facts *f, size_t i)
{
	bool found;

	surname_group(f, i, &found);
	return found;
}

bool is_surname_of(const struct facts *f, size_t i, struct str country)
{
	bool found;
	struct str group = surname_group(f, i, &found);

	bool cambodian = str_eq(group, STR("cambodian")), chinese = str_eq(group, STR("chinese"));

	return found && ((str_eq(country, STR("KH")) && cambodian) || (str_eq(country, STR("CN")) && chinese) ||
				(str_eq(country, STR("VN")) && !cambodian && !chinese));
}

static struct str cut_one_of(struct str s, const char *const *set)
{
	for (size_t k = 0; set[k]; k++)
		if (str_starts(s, str_of(set[k])))
			return str_slice(s, str_of(set[k]).n, s.n);
	return s;
}

static bool one_of(struct str s, const char *const *set)
{
	for (size_t k = 0; set[k]; k++)
		if (set[k][0] == (s.n ? s.s[0] : '\0') && str_eq(s, str_of(set[k])))
			return true;
	return false;
}

/* The orthography of a Vietnamese syllable, marks taken off: initial, vowels, final. */
bool is_spelt_vietnamese(const void *of, struct str s)
{
	static const char *const initials[] = {"ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d",
		"g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", NULL};
	static const char *const finals[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t", NULL};
	static const char *const vowels[] = {"a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o",
		"oa", "oai", "oay", "oao", "oe", "oeo", "oi", "oo", "u", "ua", "uai", "uay", "ue", "ui", "uo", "uoi", "uou", "uu",
		"uy", "uya", "uye", "uyu", "y", "ye", "yeu", "", NULL};
	struct str rest = cut_one_of(s, initials);
	size_t n = 0;

	(void)of;
	while (n < rest.n && strchr("aeiouy", rest.s[n]))
		n++;
	if (!n && rest.n == s.n)
		return false;
	return one_of(str_slice(rest, 0, n), vowels) && one_of(str_slice(rest, n, rest.n), finals);
}

static bool is_vietnamese_syllable(const struct facts *f, size_t i)
{
	return word_is_known_as(&f->lex->people->vietnamese, &f->words, i, f->one);
}

/* In a language of capital titles ("Border Guard High Command") the words of titles are no names. */
static bool has_title_word(const struct facts *f, struct range run)
{
	for (size_t k = run.first; k < run.end; k++)
		if (!word_is(f, k, WORD_PUNCT) && is_title_word(f, k) && !is_surname(f, k) && !is_vietnamese_syllable(f, k))
			return true;
	return false;
}

bool is_foreign_shape(const struct facts *f, struct range run)
{
	for (size_t k = run.first; k < run.end; k++)
		if (word_is_char(f, k, "-") || (!word_is(f, k, WORD_PUNCT) && !is_vietnamese_syllable(f, k)))
			return true;
	return false;
}

/* "Y Biêr Niê", "H'Yim Kđoh", "K'Brông": a clan name behind, or a letter and an apostrophe before. */
bool is_highland_shape(const struct facts *f, struct range run)
{
	struct str first = range_text(f, (struct range){run.first, run.first + 1});
	bool found;

	if (run.end < run.first + 2)
		return false;
	return (first.n > 2 && (first.s[1] == '\'' || (unsigned char)first.s[1] == 0xE2)) ||
	       str_eq(surname_group(f, run.end - 1, &found), STR("tay-nguyen"));
}

bool is_kinh_shape(const struct facts *f, struct range run)
{
	bool found;

	return str_eq(surname_group(f, run.first, &found), STR("kinh")) && found && name_words(f, run) >= 3 &&
	       !is_foreign_shape(f, run);
}

/* "Tan" is a surname of both countries. */
bool is_pinyin_shape(const struct facts *f, struct range run)
{
	const struct lexicon *l = &f->lex->surnames;
	const struct phrases *p = is_vietnamese(f) ? &l->phrases : &f->lex->people->plain_surname;
	struct phrase_hit hit;

	if (is_vietnamese(f) || !is_capital(f, run.first) || name_words(f, run) != 2 ||
		!phrases_at(p, &f->words, run.first, &hit))
		return false;
	for (int row = hit.row; row >= 0; row = phrases_next_row(p, &hit, row))
		if (str_eq(lexicon_cell(l, row, f->lex->people->surname_group), STR("pinyin")))
			return true;
	return false;
}

bool is_place_run(const struct facts *f, struct range run)
{
	const struct place *p = place_at(f, run.first);

	return p && p->country.n && p->range.first <= run.first && p->range.end >= run.end;
}

bool is_name_like(const struct facts *f, struct range run)
{
	size_t n = name_words(f, run);

	if (!is_vietnamese(f) && has_title_word(f, run))
		return false;

	return n >= 2 && n <= 5 && !is_place_run(f, run) && (is_surname(f, run.first) || is_foreign_shape(f, run));
}

static bool begins_word(const struct facts *f, struct range run, size_t p)
{
	return !word_is(f, p, WORD_PUNCT) && (p == run.first || !word_is_char(f, p - 1, "-"));
}

/* The last word of the run with n words behind and including it, by surname. */
static size_t surname_with(const struct facts *f, struct range run, size_t n)
{
	for (size_t p = run.first; p < run.end; p++) {
		struct range rest = {p, run.end};
		if (begins_word(f, run, p) && name_words(f, rest) == n && is_surname(f, p) && !is_place_run(f, rest))
			return p;
	}
	return run.end;
}

/* "Trưởng bản Nậm Mẫu Lù Văn Thử": the word before Văn or Thị is the surname, known or not. */
static size_t before_middle_name(const struct facts *f, struct range run)
{
	for (size_t p = run.first + 1; p + 1 < run.end; p++)
		if (is_cue(f, p, CUE_MIDDLE) && !word_is(f, p - 1, WORD_PUNCT) &&
			name_words(f, (struct range){p - 1, run.end}) <= 5)
			return p - 1;
	return run.end;
}

static size_t name_start_of_any(const struct facts *f, struct range run, bool after_unit)
{
	size_t n, p;

	while (!is_vietnamese(f) && run.first < run.end && is_title_word(f, run.first) && !is_surname(f, run.first))
		run.first++;
	n = name_words(f, run);
	if (is_place_run(f, run) || n < 2)
		return run.end;
	if ((p = before_middle_name(f, run)) < run.end)
		return p;
	if (is_vietnamese(f) && n <= 4 && is_highland_shape(f, run) && is_surname(f, run.first))
		return run.first; /* "Bí thư Huyện ủy Y Biêr Mẫu" */
	p = run.first + 1;        /* "Tổng giám đốc Mausun Post | Lê Văn Mẫu": the last word of a firm */
	if (is_vietnamese(f) && !after_unit && n >= 4 && n <= 5 && !is_surname(f, run.first) &&
		!is_vietnamese_syllable(f, run.first) && begins_word(f, run, p) && is_kinh_shape(f, (struct range){p, run.end}))
		return p;
	if (!after_unit && n <= 5 && is_name_like(f, run) && (n < 5 || is_surname(f, run.first)))
		return run.first;
	if (after_unit && n == 3 && is_surname(f, run.first) && !is_foreign_shape(f, run))
		return run.first;
	if (n == 4 && is_surname(f, run.first) && !is_foreign_shape(f, run))
		return run.first;
	if (n >= 4) {
		static const size_t lengths[] = {3, 4, 2};
		for (size_t k = 0; k < 3; k++)
			if ((p = surname_with(f, run, lengths[k])) < run.end && (p > run.first || !after_unit))
				return p;
	}
	if (is_foreign_shape(f, run) && is_vietnamese(f)) { /* "tỉnh Ehime Murakami Tokio" */
		if (!after_unit && n <= 4)
			return run.first;
		for (p = run.first; p < run.end; p++)
			if (n >= 3 && begins_word(f, run, p) && name_words(f, (struct range){p, run.end}) == 2)
				return p;
	}
	return run.end;
}

size_t name_start(const struct facts *f, struct range run, bool after_unit)
{
	struct range name = {name_start_of_any(f, run, after_unit), run.end};

	return !is_vietnamese(f) && has_title_word(f, name) ? run.end : name.first;
}
