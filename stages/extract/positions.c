#include "positions.h"

#include "../lib/utf8.h"
#include "gazetteer.h"
#include "names.h"
#include "people_cues.h"
#include "title_parts.h"
#include "title_words.h"

/* Words of a title at most: a bound for hostile texts. */
enum { LONGEST = 120 };

static size_t place_end(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->country.n && p->range.first == i ? p->range.end : 0; /* "tỉnh Lê Văn Mẫu" is no place */
}

/* "Chủ tịch UBND tỉnh | Cao Bằng Lê Văn Mẫu": the end of a place whose first word the office took; 0 where no name follows. */
static size_t rest_of_place(const struct facts *f, size_t i, size_t end)
{
	const struct place *p = place_at(f, i);

	if (!p || !p->country.n || p->range.first >= i)
		return 0;
	return name_words(f, name_run(f, p->range.end, end)) >= 2 ? p->range.end : 0;
}

bool is_person_ahead(const struct facts *f, size_t i, size_t end)
{
	struct range h = honorific_at(f, i, end);

	return (h.end > h.first && is_upper(f, h.end)) || is_cue(f, i, CUE_LIST) || is_item(f, i, end);
}

bool is_surname_run(const struct facts *f, size_t i, size_t end)
{
	struct range run = name_run(f, i, end);
	struct phrase_hit hit;

	return name_words(f, run) >= 2 && name_words(f, run) <= 4 && is_surname(f, i) && !is_place_run(f, run) &&
	       !phrases_at(&f->lex->office_fields.phrases, &f->words, i, &hit);
}

size_t master_of_office(const struct facts *f, size_t i)
{
	for (size_t k = i + 1, end = i + office_at(f, i); k + 1 < end && is_vietnamese(f); k++)
		if (is_cue(f, k, CUE_OF) && office_at(f, k + 1))
			return k + 1;
	return 0;
}

/* An office with a name directly behind it belongs to that name. */
static bool is_named_office(const struct facts *f, size_t i, size_t end)
{
	struct title t;

	if (!office_at(f, i) || master_of_office(f, i))
		return false;
	t = title_at(f, i, end, false);
	if (t.name.end == t.name.first && is_vietnamese(f) && t.text.end > i && !word_is(f, t.text.end, WORD_PUNCT)) {
		struct range h = honorific_at(f, t.text.end, end); /* "Chủ tịch Thượng viện Campuchia Samdech A" */
		return h.end > h.first && name_words(f, name_run(f, h.end, end)) >= 2;
	}
	return t.name.end > t.name.first;
}

/* "ông A - Phó Thủ tướng, Bộ trưởng X Lê Văn Mẫu": the first office is A's, the last one's is the other's. */
static bool is_first_of_offices(const struct facts *f, size_t i, size_t end)
{
	struct title t = title_at(f, i, end, false);

	for (size_t k = i + 1; is_vietnamese(f) && k + 1 < t.text.end; k++)
		if (word_is_char(f, k, ",") && office_at(f, k + 1))
			return true;
	return false;
}

/* "và": on inside "giáo dục và đào tạo", "Văn hóa và Du lịch"; not before another person or group. */
static bool and_goes_on(const struct facts *f, size_t i, size_t end, bool behind_name)
{
	size_t n = i + is_cue(f, i, CUE_AND);

	if (n != i + 1 || n >= end || word_is(f, n, WORD_PUNCT) || is_cue(f, n, CUE_STOP) || is_cue(f, n, CUE_GROUP) ||
		is_cue(f, n, CUE_DELEGATION) || (is_vietnamese(f) && is_cue(f, n, CUE_PLURAL) && office_at(f, n + 1)))
		return false;
	if (is_person_ahead(f, n, end) || is_surname_run(f, n, end))
		return false;
	if (office_at(f, n)) /* "Deputy Secretary of the Party Committee and Mayor"; in Vietnamese offices are joined by commas */
		return !is_vietnamese(f) && (!behind_name || !is_named_office(f, n, end));
	if (is_upper(f, n) || (is_lower(f, n) && is_title_word(f, n) && is_title_word(f, i - 1)))
		return true;
	return behind_name && is_vietnamese(f) && closes_list_of_fields(f, i);
}

/* "Tổng đội Biên phòng": a capital and a small word that titles are made of. */
static bool is_body(const struct facts *f, size_t i)
{
	return is_upper(f, i) && is_title_word(f, i) && is_lower(f, i + 1) && is_title_word(f, i + 1) &&
	       !is_cue(f, i, CUE_DELEGATION) && !is_cue(f, i, CUE_SIDE) && !is_cue(f, i, CUE_GROUP) && !is_cue(f, i, CUE_HOSTS);
}

bool is_head_of_delegation(const struct facts *f, size_t i)
{
	enum role r;
	size_t n = role_after_at(f, i, &r);

	return n && r == ROLE_HEAD && n >= office_at(f, i);
}

/* ", Trưởng đoàn đại biểu cấp cao tỉnh X": with the words that tell whose, it is a title too. */
static bool is_delegation_named(const struct facts *f, size_t i)
{
	enum role r;

	i += role_after_at(f, i, &r);
	return (is_lower(f, i) && (is_title_word(f, i) || is_cue(f, i, CUE_UNIT)) && !is_cue(f, i, CUE_STOP)) ||
	       place_end(f, i) || (is_upper(f, i) && is_cue(f, i, CUE_BODY));
}

size_t office_of_some(const struct facts *f, size_t i)
{
	size_t n = office_at(f, i), some = n ? is_cue(f, i + n, CUE_SOME) : 0;

	return some ? n + some : 0;
}

static bool comma_goes_on(const struct facts *f, size_t n, size_t end, bool behind_name)
{
	if (!is_vietnamese(f) && n + 1 < end && is_cue(f, n, CUE_AND) == 1 && behind_name && office_at(f, n + 1))
		return !is_named_office(f, n + 1, end) &&
		       !is_item(f, n + 1, end); /* ", and head of the delegation of deputies" */
	if (n >= end || is_item(f, n, end) || office_of_some(f, n))
		return false;
	if (is_head_of_delegation(f, n))
		return behind_name && is_delegation_named(f, n);
	if (is_cue(f, n, CUE_BEFORE_OFFICE) && office_at(f, n + is_cue(f, n, CUE_BEFORE_OFFICE)))
		return true; /* ", kiêm Trưởng ban" */
	if (office_at(f, n))
		return !behind_name || !is_named_office(f, n, end) || is_first_of_offices(f, n, end);
	if (place_end(f, n) && !is_cue(f, place_end(f, n), CUE_HEADER))
		return true;
	if (is_cue(f, n, CUE_UNIT) && is_lower(f, n))
		return is_upper(f, n + is_cue(f, n, CUE_UNIT));
	if (is_vietnamese(f) && is_lower(f, n))
		return behind_name && is_list_of_fields(f, n, end);
	return is_upper(f, n) && (is_cue(f, n, CUE_BODY) || (is_vietnamese(f) && is_body(f, n)));
}

static bool dash_goes_on(const struct facts *f, size_t n, size_t end, bool behind_name)
{
	if (is_vietnamese(f) && behind_name && is_head_of_delegation(f, n) && !is_delegation_named(f, n))
		return false; /* "ông A - Chủ tịch Hội X - Trưởng đoàn" */
	if (n >= end || word_is(f, n, WORD_PUNCT) || is_person_ahead(f, n, end))
		return false;
	if (office_at(f, n))
		return !behind_name || !is_named_office(f, n, end);
	if (place_end(f, n) || is_cue(f, n, CUE_BODY))
		return true;
	return is_title_word(f, n) && !is_surname_run(f, n, end) && !is_cue(f, n, CUE_STOP);
}

/* "(Việt Nam)", "(AFD)", "Cục trưởng Cục Mẫu (Bộ X) Lê Văn Thử": the word behind the bracket, or 0 where it holds something else. */
static size_t bracket_end(const struct facts *f, size_t i, size_t end)
{
	size_t k = i + 1, close;

	for (close = k; close < end && close < i + 10 && !word_is_char(f, close, ")"); close++)
		;
	if (close == k + 1 && word_is(f, k, WORD_CAPS) && word_is_char(f, close, ")"))
		return close + 1; /* "Trưởng đoàn đại biểu Quốc hội (ĐBQH) tỉnh" */
	if (!word_is_char(f, close, ")") || office_at(f, k) ||
		!(place_end(f, k) || word_is(f, k, WORD_CAPS) || is_body(f, k) ||
			(is_cue(f, k, CUE_BODY) && is_surname_run(f, close + 1, end))))
		return 0;
	return close + 1;
}

/* "TP.", "Q.": a full stop inside a sentence, behind a short or capital word. */
static bool is_inner_stop(const struct facts *f, size_t i, size_t end)
{
	return word_is_char(f, i, ".") && i + 1 < end && !word_is(f, i, WORD_SPACE) &&
	       (word_is(f, i - 1, WORD_CAPS) || f->words.v[i - 1].end - f->words.v[i - 1].start <= 2);
}

/* "the Veterans' Association": the mark of the many. */
static bool is_plural_owner(const struct facts *f, size_t i, size_t end)
{
	struct str mark = range_text(f, (struct range){i, i + 1});

	return f->language == LANGUAGE_EN && i + 1 < end && !word_is(f, i, WORD_SPACE) && word_is(f, i + 1, WORD_SPACE) &&
	       (str_eq(mark, STR("'")) || str_eq(mark, STR("\xE2\x80\x99"))) && is_upper(f, i + 1) &&
	       str_ends(range_text(f, (struct range){i - 1, i}), STR("s"));
}

/* The word behind the punctuation at i where the title goes on, or 0. */
static size_t past_punctuation(const struct facts *f, size_t i, size_t end, bool behind_name)
{
	if (word_is_char(f, i, ","))
		return comma_goes_on(f, i + 1, end, behind_name) ? i + 1 : 0;
	if (word_is_char(f, i, "(") || word_is_char(f, i, "["))
		return bracket_end(f, i, end);
	if (word_is_char(f, i, "-")) {
		if (!word_is(f, i, WORD_SPACE) && i + 1 < end && !word_is(f, i + 1, WORD_SPACE))
			return i + 1;
		return dash_goes_on(f, i + 1, end, behind_name) ? i + 1 : 0;
	}
	return word_is_char(f, i, "&/") || is_inner_stop(f, i, end) || is_plural_owner(f, i, end) ? i + 1 : 0;
}

/* "Secretary of the Party Committee | in Yunnan province": the body has no province yet. */
static bool lacks_province(const struct facts *f, size_t first, size_t i)
{
	if (f->language != LANGUAGE_EN || i == first || !is_upper(f, i - 1))
		return false;
	for (size_t k = first; k < i; k++)
		if (place_at(f, k) && place_at(f, k)->level != PLACE_COUNTRY)
			return false;
	return true;
}

/* "tại": a diplomat's country of service, a country behind any office, a place with a name behind it ("Chủ tịch Hội người Việt
 * tại X Lê Văn Mẫu"). */
static bool at_goes_on(const struct facts *f, size_t first, size_t i, bool behind_name)
{
	const struct place *p = place_at(f, i + is_cue(f, i, CUE_AT));
	size_t end = f->words.n;

	for (size_t k = first; k < i; k++)
		if (is_cue(f, k, CUE_DIPLOMAT))
			return true;
	if (p && p->country.n && !behind_name && is_vietnamese(f) && is_surname_run(f, p->range.end, end))
		return true;
	if (f->language == LANGUAGE_EN && i == first + office_at(f, first) && is_cue(f, i + 1, CUE_ARTICLE) && is_upper(f, i + 2))
		return true; /* "Minister | at the Prime Minister's Office" */
	return p && (p->level == PLACE_COUNTRY ||
			    (p->level == PLACE_PROVINCE && p->range.end > p->name.end && lacks_province(f, first, i)));
}

/* "Chăn-mẫu-thử", "Viện Ngôn ngữ Đông Nam Á": a small syllable that goes with the one before. */
static bool is_inside_word(const struct facts *f, size_t i)
{
	bool tight = word_is_char(f, i - 1, "-") && !word_is(f, i - 1, WORD_SPACE) && !word_is(f, i, WORD_SPACE);

	return tight || (is_vietnamese(f) && is_upper(f, i - 1) && !word_is(f, i - 1, WORD_CAPS) && is_upper(f, i + 1));
}

/* A word of small letters: the word behind it where the title goes on, or 0. */
/* "of the Vietnamese northern border province of": words between an article and what it stands for. */
static bool is_attribute(const struct facts *f, size_t i, size_t end)
{
	size_t k = i, unit = i;

	while (k > 0 && i - k < 4 && !is_cue(f, k, CUE_ARTICLE) && (is_lower(f, k) || is_cue(f, k, CUE_BEFORE_OFFICE)))
		k--;
	while (unit < end && unit < i + 4 && is_lower(f, unit) && !is_cue(f, unit, CUE_LOCAL) && !is_cue(f, unit, CUE_STOP))
		unit++;
	return k < i && is_cue(f, k, CUE_ARTICLE) && is_cue(f, unit, CUE_LOCAL);
}

static size_t past_small(const struct facts *f, size_t first, size_t i, size_t end, bool behind_name)
{
	size_t n;

	if (is_cue(f, i, CUE_AND))
		return and_goes_on(f, i, end, behind_name) ? i + 1 : 0;
	if ((n = is_cue(f, i, CUE_AT)))
		return at_goes_on(f, first, i, behind_name) ? i + n : 0;
	if ((n = is_cue(f, i, CUE_OF)))
		return is_upper(f, i + n) && !office_at(f, i + n) ? i + n : 0;
	if (is_cue(f, i, CUE_STOP) || is_cue(f, i, CUE_LIST) || is_cue(f, i, CUE_GROUP) ||
		(is_cue(f, i, CUE_SOME) && word_is_char(f, i - 1, ")")))
		return 0;
	if (role_after_at(f, i, &(enum role){ROLE_NONE}))
		return 0;
	if (honorific_at(f, i, end).end > i && is_upper(f, honorific_at(f, i, end).end))
		return 0;
	if (is_cue(f, i - 1, CUE_ARTICLE) || (!is_vietnamese(f) && is_attribute(f, i, end)))
		return i + 1; /* "of the northern province of" */
	if (is_cue(f, i, CUE_ABOUT))
		return 0;
	if (is_title_word(f, i) || is_cue(f, i, CUE_UNIT) || is_inside_word(f, i))
		return i + 1;
	if (!is_vietnamese(f))
		return 0;
	return (behind_name ? is_second_syllable(f, i) || is_closed_part(f, i, end) : reaches_name(f, i, end)) ? i + 1 : 0;
}

static bool is_open_end(const struct facts *f, size_t i, size_t end)
{
	return i >= end || word_is(f, i, WORD_PUNCT) || is_lower(f, i);
}

static bool is_title_going_on(const struct facts *f, size_t i)
{
	return is_vietnamese(f) && is_lower(f, i) && is_title_word(f, i) && !is_cue(f, i, CUE_STOP) && !is_cue(f, i, CUE_AND);
}

/* "Phó Chủ tịch UBND tỉnh Lê Văn Mẫu tại cửa khẩu X": the name ends the title; "Đại sứ Cuba tại Việt Nam" goes on. */
static bool is_name_at_place(const struct facts *f, struct range run)
{
	return is_cue(f, run.end, CUE_AT) && is_surname(f, run.first) && is_name_like(f, run);
}

static bool opens_title_part(const struct facts *f, struct range run)
{
	return body_at(f, run.first) || office_at(f, run.first) || is_cue(f, run.first, CUE_UNIT) ||
	       is_cue(f, run.first, CUE_BODY);
}

/* "tỉnh Xiêng Khoảng Bun Mẫu Xay Thử": behind a known place all of the run is the name, whatever its syllables. */
static bool is_behind_place(const struct facts *f, struct range run)
{
	const struct place *p = run.first ? place_at(f, run.first - 1) : NULL;
	size_t n = name_words(f, run);

	return is_vietnamese(f) && p && p->country.n && p->range.end == run.first && n >= 2 && n <= 6 && !is_place_run(f, run) &&
	       !place_end(f, run.first) && !opens_title_part(f, run);
}

/* "Governor | Chieng Mau", "Deputy Governor of X province | Chanh Thu": where titles are written in capitals too, a run of two or
 * three words of no title and no place is a name, whether or not its first is a known surname. */
static bool is_behind_title_word(const struct facts *f, struct range run)
{
	size_t n = name_words(f, run), before = run.first ? run.first - 1 : run.first;

	if (f->language != LANGUAGE_EN || n < 2 || n > 3 || is_possessive(f, run.end - 1) || is_cue(f, before, CUE_TITLE_OF) ||
		is_cue(f, before, CUE_ARTICLE) || is_cue(f, before, CUE_AND) || !is_title_word(f, before))
		return false;
	for (size_t k = run.first; k < run.end; k++)
		if (is_title_word(f, k) || (place_at(f, k) && place_at(f, k)->country.n))
			return false;
	return true;
}

/* "Chi nhánh Mausun | Hoàn Kiếm": a company and where it is. */
static bool ends_in_place(const struct facts *f, struct range run)
{
	const struct place *p = run.end ? place_at(f, run.end - 1) : NULL;

	return is_vietnamese(f) && p && p->country.n && p->range.end == run.end && p->range.first > run.first &&
	       p->range.end - p->range.first > 1 && is_foreign_shape(f, (struct range){run.first, p->range.first});
}

/* "do Phó Tỉnh trưởng | Hem Mẫu | làm Trưởng đoàn": all of the run is the name, whatever its syllables. */
static bool is_named_head(const struct facts *f, struct range run)
{
	size_t n = name_words(f, run);
	enum role r;

	if (!is_vietnamese(f) || n < 2 || n > 6 || role_after_at(f, run.end, &r) < 2 || r != ROLE_HEAD || office_at(f, run.end) ||
		opens_title_part(f, run))
		return false;
	for (size_t i = run.first; i < run.end; i++)
		if (word_is(f, i, WORD_CAPS) || is_title_word(f, i) || (place_at(f, i) && place_at(f, i)->country.n))
			return false;
	return true;
}

/* "Party Secretary | Giang A Mau": the letter is a middle name behind a surname. */
static bool is_middle_letter(const struct facts *f, struct range run, size_t i)
{
	return i > run.first && is_surname(f, i - 1) && !is_title_word(f, i - 1) && !place_at(f, i - 1);
}

/* "Vice Secretary of the Party Committee | Y Bier Mau": highland names begin with one letter. */
static bool lettered_name(const struct facts *f, struct range run, struct range *name)
{
	for (size_t i = run.first; f->language == LANGUAGE_EN && i + 1 < run.end; i++) {
		*name = (struct range){i - is_middle_letter(f, run, i), run.end};
		if (f->words.v[i].end - f->words.v[i].start == 1 && !word_is(f, i, WORD_PUNCT | WORD_NUMBER) &&
			name_words(f, *name) <= 4 && !is_title_word(f, i + 1))
			return true;
	}
	return false;
}

/* "Thủ tướng Campuchia | Hun Mẫu | bên lề …", "Bộ trưởng | Lê Văn Mẫu | ở X": right behind the country or the office it is the name,
 * whatever word follows. */
static bool is_right_behind(const struct facts *f, struct range run)
{
	if (name_words(f, run) < 2)
		return false;
	if (is_behind_place(f, run) && place_at(f, run.first - 1)->level == PLACE_COUNTRY)
		return true;
	for (size_t back = 1; back <= 4 && back <= run.first; back++)
		if (office_at(f, run.first - back) == back)
			return is_surname(f, run.first) && is_name_like(f, run) && !is_cue(f, run.end, CUE_UNIT);
	return false;
}

/* "Chủ tịch Thượng viện | Say Chum": behind an office of a state that is not ours alone no field follows, but its holder. */
static bool is_behind_state_office(const struct facts *f, struct range run)
{
	const struct lexicon *l = &f->lex->offices;
	struct phrase_hit hit;
	size_t n = name_words(f, run);

	if (!is_vietnamese(f) || n < 2 || n > 4 || word_is(f, run.first, WORD_CAPS) || opens_title_part(f, run) ||
		place_at(f, run.first))
		return false;
	for (size_t back = 1; back <= 5 && back <= run.first; back++)
		if (phrases_at(&l->phrases, &f->words, run.first - back, &hit) && (size_t)hit.words == back)
			return str_eq(lexicon_cell(l, hit.row, f->lex->people->office_level), STR("central")) &&
			       !str_eq(lexicon_cell(l, hit.row, f->lex->people->office_side), STR("VN"));
	return false;
}

/* "tỉnh" */
static bool is_province_word(const struct facts *f, size_t i)
{
	struct phrase_hit hit;

	return is_vietnamese(f) && is_lower(f, i) && place_word_at(f, i, PW_unit, &hit) && hit.words == 1 &&
	       f->lex->gazetteer->word_level[hit.row] == PLACE_PROVINCE;
}

/* A capitalised run inside a title before a name: true where a name begins in it. */
static bool name_in_run(const struct facts *f, size_t i, size_t end, struct range *name)
{
	struct range run = name_run(f, i, end);
	while (is_vietnamese(f) && run.end > run.first + 2 && word_is(f, run.first, WORD_CAPS) &&
		!word_is(f, run.end - 1, WORD_CAPS))
		run.first++;                           /* "Trưởng SOM ASEAN | Lê Văn Mẫu" */
	bool unit = i > 0 && is_cue(f, i - 1, CUE_AT); /* "Tổng Lãnh sự Việt Nam tại Mẫu Châu Lê Văn Thử" */

	for (size_t back = 1; back <= 3 && back <= i; back++)
		unit |= is_cue(f, i - back, CUE_UNIT) == back;
	bool known = unit && i >= 2 && word_is(f, i - 2, WORD_CAPS) && is_surname(f, i);
	if (known || (unit && is_province_word(f, i - 1) && (is_surname_of(f, i, STR("VN")) || is_highland_shape(f, run))))
		unit = false; /* "Chủ tịch UBND tỉnh Lê Mẫu", "Hội Phụ nữ tỉnh Lê Mẫu": the provinces are known */
	bool stays = is_behind_place(f, run) && name_words(f, run) > 2 &&
		     is_cue(f, run.end, CUE_AT); /* "… Mẫu Chăn Vi Thử tại Vinh" */
	if (lettered_name(f, run, name))
		return true;
	if (is_named_head(f, run) || is_behind_state_office(f, run)) {
		*name = run;
		return true;
	}
	if (ends_in_place(f, run) ||
		(!stays && (!is_open_end(f, run.end, end) ||
				   (is_title_going_on(f, run.end) && !is_name_at_place(f, run) && !is_right_behind(f, run)))))
		return false;
	if (!is_behind_place(f, run) && !is_behind_title_word(f, run))
		run.first = name_start(f, run, unit);
	*name = run;
	return run.first < run.end;
}

static bool is_rank_before_name(const struct facts *f, size_t i, size_t end)
{
	struct range h = honorific_at(f, i, end);

	if (!is_vietnamese(f) && is_title_word(f, h.end) && !is_surname(f, h.end))
		return false; /* "General Department" */
	return h.end > i && is_upper(f, h.end) && !office_at(f, i) && !is_place_run(f, (struct range){i, h.end + 1}) &&
	       !place_end(f, h.end); /* "Liên đoàn Luật sư Việt Nam" */
}

/* Small words that cannot end a title. */
static size_t trim_end(const struct facts *f, size_t first, size_t end)
{
	while (end > first + 1 && (is_cue(f, end - 1, CUE_AND) || is_cue(f, end - 1, CUE_OF) || is_cue(f, end - 1, CUE_AT) ||
					  (word_is(f, end - 1, WORD_PUNCT) && !word_is_char(f, end - 1, ")."))))
		end--;
	return end;
}

/* "Giám đốc Hà Nam Mẫu", "Party Secretary Thai Thi Mau", "Tổng Lãnh sự Lào Viengxay Mẫu": a place that only begins a name. */
static bool place_begins_name(const struct facts *f, size_t i, size_t end, struct range *name)
{
	struct range run = name_run(f, i, end);
	const struct place *before = i ? place_at(f, i - 1) : NULL;
	size_t n = name_words(f, run);
	bool behind_place = is_vietnamese(f) && before && before->country.n && before->range.end == i;

	if (!place_end(f, i) || run.end <= place_end(f, i) || !is_open_end(f, run.end, end))
		return false;
	if (!(n == 3 && is_surname(f, i)) && !(behind_place && n >= 2 && n <= 5))
		return false;
	if (!is_vietnamese(f) && is_title_word(f, run.end - 1) && !is_surname(f, run.end - 1))
		return false; /* "Director of the Ha Giang Department of Foreign Affairs" */
	*name = run;
	return true;
}

struct title title_at(const struct facts *f, size_t i, size_t end, bool behind_name)
{
	struct title t = {{i, i}, {i, i}};
	size_t j = i + office_at(f, i), next, n;

	if (j == i)
		return t;
	if (end > i + LONGEST)
		end = i + LONGEST;
	while (j < end) {
		if ((n = office_at(f, j)) > 1 || (n = body_at(f, j)))
			next = j + n;
		else if (is_rank_before_name(f, j, end))
			break;
		else if (!behind_name && (n = rest_of_place(f, j, end)))
			next = n;
		else if (word_is(f, j, WORD_PUNCT))
			next = past_punctuation(f, j, end, behind_name);
		else if ((next = place_end(f, j)))
			next = !behind_name && place_begins_name(f, j, end, &t.name) ? 0 : next;
		else if (is_lower(f, j))
			next = past_small(f, i, j, end, behind_name);
		else if (!behind_name && is_upper(f, j) && name_in_run(f, j, end, &t.name))
			next = 0;
		else
			next = j + 1;
		if (!next)
			break;
		j = next;
	}
	if (t.name.first < t.name.end) {
		t.text.end = t.name.first;
	} else {
		t.text.end = trim_end(f, i, j < end ? j : end);
		t.name = (struct range){t.text.end, t.text.end};
	}
	return t;
}

/* "Lê Văn Mẫu (ảnh, bên phải), Phó Giám đốc": the word behind the aside, or 0. */
static size_t aside_end(const struct facts *f, size_t i, size_t end)
{
	for (size_t k = i + 1; k < end && k < i + 9; k++)
		if (word_is_char(f, k, ")"))
			return word_is_char(f, k + 1, ",-") && office_at(f, k + 2) ? k + 1 : 0;
	return 0;
}

/* "Sin Mẫu (Sin Mâu-ny)": the word behind the other spelling of a name, or 0. */
static size_t other_spelling_end(const struct facts *f, size_t i, size_t end)
{
	struct range run = name_run(f, i + 1, end);

	return run.end > run.first && word_is_char(f, run.end, ")") && !office_at(f, i + 1) && !place_at(f, i + 1) ? run.end + 1
														   : 0;
}

bool opens_next_title(const struct facts *f, size_t i, size_t end)
{
	return is_vietnamese(f) && word_is_char(f, i, ",") && is_named_office(f, i + 1, end);
}

struct range title_behind(const struct facts *f, size_t i, size_t end, size_t *past)
{
	struct range none = {i, i}, t, rank;
	bool bracket = word_is_char(f, i, "("), dash;
	size_t first = i, close;

	*past = i;
	if (bracket && (close = other_spelling_end(f, i, end))) {
		*past = first = i = close;
		bracket = false;
	}
	if (word_is_char(f, i, ",") && is_cue(f, i + 1, CUE_SEAT) && word_is_char(f, i + 1 + is_cue(f, i + 1, CUE_SEAT), ",")) {
		*past = first = i = i + 1 + is_cue(f, i + 1, CUE_SEAT); /* "Lê Văn Mẫu, phải, tiếp …" */
		none = (struct range){i, i};
	}
	if (bracket && !office_at(f, i + 1) && (close = aside_end(f, i, end))) {
		first = i = close;
		bracket = false;
	}
	if (i >= end)
		return none;
	dash = is_vietnamese(f) && word_is_char(f, i, "-"); /* what stands behind it is his, whoever is named next */
	if (word_is_char(f, i, ",-:") || bracket)
		first = i + 1;
	else if (!(is_upper(f, i) && office_at(f, i) > 1))
		return none;
	rank = honorific_at(f, first, end);
	if (rank.end > first && word_is_char(f, rank.end, ",") && office_at(f, rank.end + 1))
		first = rank.end + 1; /* "Lê Văn Mẫu, Thượng tá, Phó Giám đốc" */
	if (is_rank_before_name(f, first, end) || !office_at(f, first))
		return none;
	if (!bracket && !dash && is_named_office(f, first, end) && !is_first_of_offices(f, first, end))
		return none;
	for (close = first; bracket && close < end && !word_is_char(f, close, ")"); close++)
		;
	t = title_at(f, first, bracket ? close : end, true).text;
	*past = bracket && word_is_char(f, close, ")") ? close + 1 : t.end;
	return t;
}

bool ends_title(const struct facts *f, size_t i)
{
	for (size_t k = i; k-- > 0 && k + 24 > i;) {
		const struct place *p = place_at(f, k);
		if (is_cue(f, k, CUE_OFFICE) || is_cue(f, k, CUE_DIPLOMAT))
			return true; /* also "the Chinese Embassy in Vietnam" */
		if (p && p->country.n)
			k = p->range.first;
		else if (!is_cue(f, k, CUE_TITLE_OF) && !is_cue(f, k, CUE_ARTICLE) && !is_cue(f, k, CUE_AND) &&
			 !is_title_word(f, k))
			return false;
	}
	return false;
}

bool is_item_run(const struct facts *f, struct range run, size_t end)
{
	size_t n;

	if (run.end < run.first + 2 || run.end + 1 >= end || !word_is_char(f, run.end, ",-("))
		return false;
	n = name_words(f, run);
	return n >= 2 && n <= 5 && office_at(f, run.end + 1) && !office_at(f, run.first) && !is_place_run(f, run);
}

bool is_item(const struct facts *f, size_t i, size_t end)
{
	return is_item_run(f, name_run(f, i, end), end);
}
