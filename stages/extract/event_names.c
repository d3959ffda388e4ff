#include "event_names.h"

#include "side_signs.h"

enum { NAME_WORDS = 60, PHRASE_WORDS = 25 };

/* "Lê Văn Ký": one capital syllable inside a sentence is a name. */
static bool is_name_written(const struct telling *t, size_t i)
{
	size_t s = t->f->sentence_of[i];

	return t->f->language == LANGUAGE_VI && t->f->words.v[i].flags & WORD_UPPER && !(t->f->words.v[i].flags & WORD_CAPS) &&
	       s != STR_NONE && t->f->sentences[s].first != i && t->f->words.v[i - 1].flags & WORD_UPPER;
}

/* "Thứ trưởng Ngoại | giao Lưu Văn Ký": the second syllable begins a name. */
static bool reaches_into_name(const struct telling *t, size_t i, size_t words)
{
	const struct word *w = t->f->words.v;
	struct phrase_hit hit;

	return t->f->language == LANGUAGE_VI && words == 2 && i + 2 < t->f->words.n && !(w[i].flags & WORD_UPPER) &&
	       w[i + 1].flags & WORD_UPPER && w[i + 2].flags & WORD_UPPER && !opens_cue(t, i + 1, CUE_delegation) &&
	       phrases_at(&t->f->lex->surnames.phrases, &t->f->words, i + 1, &hit);
}

/* "cuộc | gặp gỡ báo chí": words that are no event reach beyond it. */
static bool goes_on_as_none(const struct telling *t, size_t i, size_t words)
{
	for (size_t k = i + 1; k < i + words; k++)
		if (has_cue(t, k, CUE_no_event) && k + t->cue[k].words > i + words)
			return true;
	return false;
}

bool event_word_there(const struct telling *t, size_t i, struct phrase_hit *hit)
{
	const struct lexicon *l = &t->f->lex->event_words;

	if (t->covered[i] || !phrases_at(&l->phrases, &t->f->words, i, hit) || goes_on_as_none(t, i, (size_t)hit->words) ||
		reaches_into_name(t, i, (size_t)hit->words))
		return false;
	for (int row = hit->row; row >= 0; row = phrases_next_row(&l->phrases, hit, row))
		if (str_eq(lexicon_cell(l, row, t->tables->word_language), t->f->lang)) {
			if (hit->words == 1 && is_name_written(t, i))
				return false;
			hit->row = row;
			return !str_eq(lexicon_cell(l, row, t->tables->word_strength), STR("none"));
		}
	return false;
}

/* ---- ordinals ---- */

static int number_value(const struct telling *t, size_t word, size_t *end)
{
	long value = 0;

	if (word >= t->f->words.n)
		return 0;
	if (t->f->words.v[word].flags & WORD_NUMBER && str_number(words_text(&t->f->words, word, word + 1), &value) &&
		value > 0 && value < 200 && !is_char_at(t->f, word + 1, "/")) {
		*end = word + 1;
		return (int)value;
	}
	if (!has_cue(t, word, CUE_number))
		return 0;
	*end = word + t->cue[word].words;
	return t->cue[word].value;
}

int ordinal_at(const struct telling *t, size_t word, size_t *end)
{
	if (has_cue(t, word, CUE_ordinal))
		return number_value(t, word + t->cue[word].words, end);
	if (!has_cue(t, word, CUE_ordinal_word))
		return 0;
	*end = word + t->cue[word].words;
	return t->cue[word].value;
}

/* ---- names ---- */

/* "and the 16th session": the word behind article and number. */
static size_t past_article(const struct telling *t, size_t i)
{
	size_t end;

	if (!str_eq(t->f->lang, STR("en")))
		return i;
	if (has_cue(t, i, CUE_article))
		i++;
	return ordinal_at(t, i, &end) > 0 ? end : i;
}

/* "… và Hội nghị …", ", Hội nghị …": the next event's name begins. */
static bool next_event_at(const struct telling *t, size_t i)
{
	size_t n = has_cue(t, i, CUE_and) ? t->cue[i].words : 1;
	struct phrase_hit hit;

	if (has_cue(t, i + n, CUE_counted) && t->f->language == LANGUAGE_VI)
		n += t->cue[i + n].words; /* "và các hội nghị liên quan" */
	return i + n < t->f->words.n && (has_cue(t, i, CUE_and) || has_cue(t, i, CUE_comma)) &&
	       event_word_at(t, past_article(t, i + n), &hit) &&
	       !str_eq(lexicon_cell(&t->f->lex->event_words, hit.row, t->tables->word_pos), STR("verb"));
}

/* "giữa Tổ chức Hòa bình và …": a noun, where the verb is written small. */
static bool is_body_written(const struct telling *t, size_t i)
{
	size_t s = t->f->sentence_of[i];

	return t->f->language == LANGUAGE_VI && t->f->words.v[i].flags & WORD_UPPER && !(t->f->words.v[i].flags & WORD_CAPS) &&
	       s != STR_NONE && t->f->sentences[s].first != i && !is_headline(t->f, s);
}

static bool ends_span(const struct telling *t, size_t i)
{
	static const uint64_t stops = (uint64_t)1 << CUE_name_stop | (uint64_t)1 << CUE_theme | (uint64_t)1 << CUE_future |
				      (uint64_t)1 << CUE_done | (uint64_t)1 << CUE_hold | (uint64_t)1 << CUE_host |
				      (uint64_t)1 << CUE_framework;

	if (place_at(t->f, i) && place_at(t->f, i)->certain)
		return false; /* "Cao Bằng" holds "bằng" */
	if (has_cue(t, i, CUE_hold) && is_body_written(t, i))
		return false;
	return is_char_at(t->f, i, ";") || is_char_at(t->f, i, ".") || is_char_at(t->f, i, ":") || t->cue[i].classes & stops;
}

/* "lần đầu tiên" is no number. */
static bool is_bare_ordinal(const struct telling *t, size_t i)
{
	size_t end;

	return has_cue(t, i, CUE_ordinal) && ordinal_at(t, i, &end) == 0;
}

/* "giữa UBND tỉnh A và chính quyền tỉnh B, chính quyền tỉnh C": a body with its place goes on; not ", UBND tỉnh C tổ chức". */
static bool is_next_body(const struct telling *t, size_t i)
{
	struct phrase_hit body;
	const struct place *p;

	if (!phrases_at(&t->f->lex->organisations.phrases, &t->f->words, i, &body))
		return false;
	p = place_at(t->f, i + body.words);
	return p && p->certain && p->level <= PLACE_PROVINCE && !has_cue(t, p->range.end, CUE_host) &&
	       !has_cue(t, p->range.end, CUE_hold) && !has_cue(t, p->range.end, CUE_done) &&
	       !has_cue(t, p->range.end, CUE_jointly);
}

/* "giữa tỉnh A và tỉnh B, | tỉnh C và tỉnh D đã ký kết …": the places behind the comma act on their own. */
static bool places_act(const struct telling *t, size_t i, size_t limit)
{
	bool joined = false;

	for (const struct place *p; i < limit; i++)
		if ((p = place_at(t->f, i)))
			i = p->range.end > i ? p->range.end - 1 : i;
		else if (has_cue(t, i, CUE_and))
			joined = true;
		else if (!(t->f->words.v[i].flags & WORD_PUNCT))
			break;
	return joined && i < limit && (has_cue(t, i, CUE_done) || has_cue(t, i, CUE_future) || has_cue(t, i, CUE_sign));
}

/* "xuất, nhập cảnh", "kinh tế, thương mại": a comma that one expression holds. */
static bool is_comma_in_words(const struct telling *t, size_t i)
{
	if (!is_char_at(t->f, i, ","))
		return false;
	for (size_t back = 1; back < 4 && back <= i; back++)
		if (has_cue(t, i - back, CUE_name_word) && t->cue[i - back].words > back)
			return true;
	return false;
}

/* "giữa A với lực lượng công an, | quân sự hai tỉnh B và C": small words, and whose bodies they are. */
static bool reaches_provinces(const struct telling *t, size_t i, size_t limit)
{
	enum { BODY_WORDS = 5 };

	for (size_t k = i; t->f->language == LANGUAGE_VI && k + 1 < limit && k < i + BODY_WORDS; k++) {
		if (k > i && (has_cue(t, k, CUE_number) || has_cue(t, k, CUE_counted)) && has_cue(t, k + 1, CUE_home) &&
			place_at(t->f, k + 2))
			return true;
		if (t->f->words.v[k].flags & (WORD_PUNCT | WORD_UPPER | WORD_NUMBER) || ends_span(t, k))
			return false;
	}
	return false;
}

/* "giữa A, B và C (Việt Nam) và D": commas and brackets belong to it, a date or a verb ends it. "các tỉnh: A, B" has a colon. */
static size_t between_end(const struct telling *t, size_t first, size_t limit)
{
	size_t i = first + 1;
	bool joined = t->f->language == LANGUAGE_VI && has_cue(t, i, CUE_number); /* "giữa hai bên, …" */

	for (; i < limit && i < first + NAME_WORDS; i++) {
		const struct place *p = place_at(t->f, i);

		joined |= has_cue(t, i, CUE_and) || has_cue(t, i, CUE_with);
		if (p && p->certain && p->range.end > i) {
			i = p->range.end - 1;
			continue;
		}
		if (is_char_at(t->f, i, ":") && !joined)
			continue;
		if (!joined && is_char_at(t->f, i + 1, ":"))
			continue; /* "gồm:" */
		if (ends_span(t, i) || date_beginning(t->f, i) || next_event_at(t, i) || is_bare_ordinal(t, i) ||
			(is_char_at(t->f, i, "(") && !place_at(t->f, i + 1)) ||
			(has_cue(t, i, CUE_and) && has_cue(t, i + 1, CUE_document)))
			break;
		if (is_char_at(t->f, i, ",") && joined && !is_comma_in_words(t, i) && !reaches_provinces(t, i + 1, limit) &&
			(place_at(t->f, i + 1) ? places_act(t, i + 1, limit) : !is_next_body(t, i + 1)))
			break;
	}
	while (i > first && is_char_at(t->f, i - 1, ","))
		i--;
	return i;
}

static bool is_dash_at(const struct telling *t, size_t i)
{
	return is_char_at(t->f, i, "-") || is_char_at(t->f, i, "–");
}

/* "cầu X - kết nối hai bờ": what a dash adds. */
static bool is_dash_of_remark(const struct telling *t, size_t i)
{
	return is_dash_at(t, i) && t->f->language == LANGUAGE_VI && i + 1 < t->f->words.n && !place_at(t->f, i + 1) &&
	       !(t->f->words.v[i + 1].flags & (WORD_UPPER | WORD_NUMBER | WORD_PUNCT)) && t->f->words.v[i + 1].flags & WORD_SPACE;
}

/* Behind brackets that hold a place: "Bản Giốc (Việt Nam) - …"; i itself where none stand. */
static size_t skip_place_brackets(const struct telling *t, size_t i)
{
	const struct place *p = is_char_at(t->f, i, "(") ? place_at(t->f, i + 1) : NULL;

	return p && is_char_at(t->f, p->range.end, ")") ? p->range.end + 1 : i;
}

static bool is_comma_in_place(const struct telling *t, size_t i)
{
	return is_char_at(t->f, i, ",") && place_at(t->f, i + 1) && place_at(t->f, i - 1);
}

/* "của Tổng Bí thư, Chủ tịch nước X": a comma between two offices. */
static bool is_comma_in_offices(const struct telling *t, size_t i)
{
	const struct phrases *offices = &t->f->lex->offices.phrases;
	struct phrase_hit hit;

	if (!is_char_at(t->f, i, ",") || !phrases_at(offices, &t->f->words, i + 1, &hit))
		return false;
	for (size_t back = 1; back < 9 && back <= i; back++)
		if (phrases_at(offices, &t->f->words, i - back, &hit) && (size_t)hit.words == back)
			return true;
	return false;
}

/* "chuyến thăm Trung Quốc của đồng chí X", "buổi hội đàm với Đoàn đại biểu tỉnh Y": to the end of the noun phrase. */
static size_t phrase_end(const struct telling *t, size_t i, size_t limit, bool places)
{
	size_t first = i;

	while (i < limit && i < first + PHRASE_WORDS && !date_beginning(t->f, i) && !next_event_at(t, i)) {
		size_t behind = skip_place_brackets(t, i);
		bool place = places && i + 1 < limit && has_cue(t, i, CUE_name_stop) &&
			     (place_at(t->f, i + 1) || has_cue(t, i + 1, CUE_home));
		if (behind > i)
			i = behind;
		else if ((ends_span(t, i) && !place) || is_char_at(t->f, i, "(") ||
			 (places && i > first + 2 && has_cue(t, i, CUE_mechanism)) || /* "Chuyến thăm của ông X thúc đẩy …" */
			 (is_char_at(t->f, i, ",") && !is_comma_in_place(t, i) && !is_comma_in_offices(t, i) &&
				 !is_comma_in_words(t, i)) ||
			 is_bare_ordinal(t, i) || is_dash_of_remark(t, i))
			break;
		else
			i++;
	}
	return i;
}

/* A noun in use: "buổi hội đàm", "tham dự hội đàm", but not "đã hội đàm". */
static bool is_noun_used(const struct telling *t, const struct candidate *c)
{
	return !c->verb &&
	       (has_cue(t, c->word.first, CUE_classifier) || cue_before(t, CUE_classifier, c->word.first) != STR_NONE ||
		       cue_before(t, CUE_hold, c->word.first) != STR_NONE || cue_before(t, CUE_host, c->word.first) != STR_NONE);
}

static bool names_itself_long(enum event_kind kind)
{
	return kind == KIND_COMMITTEE_SESSION || kind == KIND_CEREMONY || kind == KIND_SIGNING;
}

/* "Hội chợ Thương mại - Du lịch …", "Lễ hội Thác nước …", "…, Hội chợ kết nối giao thương …", not "Hội chợ vốn …". */
static bool is_proper_name(const struct telling *t, const struct candidate *c)
{
	bool inside = c->word.first > t->f->sentences[c->sentence].first && t->f->words.v[c->word.first].flags & WORD_UPPER &&
		      has_cue(t, c->word.end, CUE_name_word);

	return c->kind == KIND_OTHER && !c->verb && !is_headline(t->f, c->sentence) && t->f->language == LANGUAGE_VI &&
	       c->word.end < t->f->words.n && (inside || t->f->words.v[c->word.end].flags & WORD_UPPER);
}

/* "tổ chức Hội nghị đánh giá kết quả …", "Hội nghị sơ kết …", but not "Hội nghị đánh giá, từ năm 2021 …"; *end moves past it. */
static bool names_its_task(const struct telling *t, const struct candidate *c, size_t *end)
{
	size_t task = find_cue(t, CUE_task, c->word.first, c->word.end + 1), behind;

	if (c->kind != KIND_CONFERENCE || !is_noun_used(t, c) || task == STR_NONE)
		return false;
	behind = task + t->cue[task].words;
	if (is_char_at(t->f, behind, ","))
		return false;
	*end = behind > *end ? behind : *end;
	return true;
}

/* Behind places of one level joined by dashes; i itself where none stand. */
static size_t joined_places_end(const struct telling *t, size_t i)
{
	const struct place *p = place_at(t->f, i), *next;
	size_t end = i;

	for (; p && p->certain && is_dash_at(t, p->range.end); p = next) {
		next = place_at(t->f, p->range.end + 1);
		if (!next || !next->certain || (next->level == PLACE_COUNTRY) != (p->level == PLACE_COUNTRY))
			break;
		end = next->range.end;
	}
	return end;
}

/* "Bí thư thứ nhất" */
static bool is_in_office(const struct telling *t, size_t i)
{
	const struct phrases *offices = &t->f->lex->offices.phrases;
	struct phrase_hit hit;

	for (size_t back = 1; back < 4 && back <= i && has_cue(t, i, CUE_ordinal); back++)
		if (phrases_at(offices, &t->f->words, i - back, &hit) && (size_t)hit.words > back)
			return true;
	return false;
}

/* "Hội nghị phòng, chống ma túy lần thứ 5": the comma lies between two words of the name where its ordinal, or who meets, follows. */
static bool is_comma_in_name(const struct telling *t, const struct candidate *c, size_t i, size_t limit)
{
	enum { FAR = 14 };
	size_t after, first = i + 1;

	if (!is_char_at(t->f, i, ",") || i == c->word.end || first >= limit ||
		t->f->words.v[first].flags & (WORD_UPPER | WORD_NUMBER))
		return false;
	for (size_t k = first; k < limit && k < first + FAR; k++) {
		if (k + 3 < limit && is_char_at(t->f, k, "(") && t->f->words.v[k + 1].flags & WORD_CAPS &&
			is_char_at(t->f, k + 2, ")"))
			k += 3; /* "phòng, chống mua bán người (MBN) lần thứ ba" */
		if (has_cue(t, k, CUE_between) || ordinal_at(t, k, &after) > 0 || joined_places_end(t, k) > k)
			return k > first;
		if (ends_span(t, k) || date_beginning(t->f, k) || next_event_at(t, k) || is_char_at(t->f, k, "(") ||
			(is_char_at(t->f, k, ",") && t->f->words.v[k + 1].flags & (WORD_UPPER | WORD_NUMBER)))
			return false;
	}
	return false;
}

/* Behind "03 tỉnh: A - B - C (Lào)"; i itself where no number of provinces stands. */
static size_t members_end(const struct telling *t, size_t i, size_t limit)
{
	size_t end = i;

	if (!(t->f->words.v[i].flags & WORD_NUMBER || has_cue(t, i, CUE_number)) || !has_cue(t, i + 1, CUE_home))
		return i;
	for (i += 2; i < limit; i++) {
		const struct place *p = place_at(t->f, i);
		if (p)
			end = i = p->range.end - 1, end++;
		else if (is_char_at(t->f, i, ")") && end == i)
			end++;
		else if (!has_cue(t, i, CUE_and) && !(t->f->words.v[i].flags & WORD_PUNCT))
			break;
	}
	return end;
}

/* "Hội đàm về phòng, chống dịch tại khu vực biên giới giữa A và B": the headline that begins with its event names it whole. */
static size_t between_in_headline(const struct telling *t, const struct candidate *c, size_t limit)
{
	if (c->verb || c->word.first != t->f->sentences[c->sentence].first || !is_headline(t->f, c->sentence))
		return STR_NONE;
	for (size_t i = c->word.end; i < limit && i < c->word.end + PHRASE_WORDS; i++)
		if (opens_cue(t, i, CUE_between))
			return i; /* also in "biên giới giữa" */
		else if (is_char_at(t->f, i, ":") || is_char_at(t->f, i, ".") || has_cue(t, i, CUE_hold) ||
			 has_cue(t, i, CUE_done))
			break;
	return STR_NONE;
}

/* "cuộc hội đàm hợp tác kiểm dịch y tế với Sở Y tế X": whom it is with follows some words on what it is about. */
static bool is_near_with(const struct telling *t, const struct candidate *c, size_t i)
{
	enum { ABOUT_WORDS = 12 };

	return c->kind == KIND_TALKS && t->f->language == LANGUAGE_VI && i > c->word.end && i <= c->word.end + ABOUT_WORDS &&
	       is_noun_used(t, c) && opens_cue(t, i, CUE_with);
}

/* "… về hợp tác kinh tế, văn hóa, khoa học kỹ thuật tại X": fields that the body is for, behind a first one. */
static bool is_comma_in_fields(const struct telling *t, const struct candidate *c, size_t i, size_t limit)
{
	struct phrase_hit hit;

	return c->kind == KIND_COMMITTEE_SESSION && c->ordinal && is_char_at(t->f, i, ",") && i + 1 < limit &&
	       phrases_at(&t->f->lex->topics.phrases, &t->f->words, i + 1, &hit);
}

/* Behind "(MLC)" in front of the number; i itself where none stands. */
static size_t skip_acronym(const struct telling *t, size_t i, int *number)
{
	size_t end;

	if (!is_char_at(t->f, i, "(") || i + 3 >= t->f->words.n || !(t->f->words.v[i + 1].flags & WORD_CAPS) ||
		!is_char_at(t->f, i + 2, ")"))
		return i;
	*number = ordinal_at(t, i + 3, &end);
	return *number > 0 ? i + 3 : i;
}

/* "Hội nghị cấp cao CLMV 9": behind the acronym and its number; i itself where none stands. */
static size_t numbered_acronym_end(const struct telling *t, size_t i, int *number)
{
	size_t end = i;

	if (i + 1 >= t->f->words.n || !(t->f->words.v[i].flags & WORD_CAPS) || t->f->words.v[i].flags & WORD_NUMBER ||
		!(t->f->words.v[i + 1].flags & WORD_NUMBER) || date_beginning(t->f, i + 1))
		return i;
	*number = number_value(t, i + 1, &end);
	return *number > 0 ? end : i;
}

/* 'Diễn đàn cấp cao hợp tác "Dòng sông và Mái nhà"': behind the quotation that the name goes on in. */
static size_t quoted_end(const struct telling *t, size_t i, size_t limit)
{
	bool straight = is_char_at(t->f, i, "\"") || is_char_at(t->f, i, "'");

	if (!(straight || is_char_at(t->f, i, "\xE2\x80\x9C") || is_char_at(t->f, i, "\xE2\x80\x98")) || i + 2 >= limit ||
		!(t->f->words.v[i + 1].flags & WORD_UPPER))
		return i;
	for (size_t k = i + 2; k < limit && k < i + PHRASE_WORDS; k++)
		if (straight ? t->f->words.v[k].end - t->f->words.v[k].start == t->f->words.v[i].end - t->f->words.v[i].start &&
					str_eq(range_text(t->f, (struct range){k, k + 1}),
						range_text(t->f, (struct range){i, i + 1}))
			     : is_char_at(t->f, k, "\xE2\x80\x9D") || is_char_at(t->f, k, "\xE2\x80\x99"))
			return k + 1;
	return i;
}

/* "Diễn đàn cấp cao hợp tác | Dòng sông và Mái nhà ngày …": to the last capital, and the small syllable that its first words have
 * too; i itself where somebody or a place stands. */
static size_t proper_end(const struct telling *t, size_t i, size_t limit)
{
	enum { PROPER_WORDS = 10 };
	const struct word *w = t->f->words.v;
	size_t last = i, k = i;
	bool small = false;

	if (!(w[i].flags & WORD_UPPER) || w[i].flags & WORD_CAPS || is_somebody(t->f, i) || place_at(t->f, i))
		return i;
	for (; k < limit && k < i + PROPER_WORDS && !ends_span(t, k) && !date_beginning(t->f, k) && !next_event_at(t, k); k++) {
		if ((w[k].flags & WORD_PUNCT && !is_dash_at(t, k)) || has_cue(t, k, CUE_ordinal))
			break;
		small |= k == last + 1 && k > i && !(w[k].flags & (WORD_UPPER | WORD_PUNCT)) && k + 1 < limit &&
			 !has_cue(t, k, CUE_and);
		last = w[k].flags & WORD_UPPER ? k : last;
	}
	if (k <= last + 3 && k < limit)
		last = k - 1; /* "Ủy hội sông Mê Công | quốc tế tại" */
	else if (last + 1 < k && small && !(w[last + 1].flags & WORD_PUNCT) && !has_cue(t, last + 1, CUE_and))
		last++;
	return k == limit || ends_span(t, k) || date_beginning(t->f, k) || w[k].flags & WORD_PUNCT || has_cue(t, k, CUE_ordinal)
		       ? last + 1
		       : i;
}

/* From the event word to the right: ordinal, words like "thường niên", a year, "giữa …", "với …", the body that meets. */
static size_t name_end(const struct telling *t, struct candidate *c)
{
	size_t i, end = c->word.end, after, limit = t->f->sentences[c->sentence].end;
	size_t titled = between_in_headline(t, c, limit);
	struct phrase_hit inner;
	bool own = true; /* until another event is named: "Hội nghị trù bị Chương trình gặp gỡ … lần thứ 16" */
	bool loose = c->kind == KIND_CONFERENCE || c->kind == KIND_GATHERING;
	bool han = !c->verb &&
		   t->f->words.v[c->word.first].flags & WORD_HAN; /* the word that says what it is stands last: 签字仪式 */
	bool to_end = names_its_task(t, c, &end) || (names_itself_long(c->kind) && !han) || is_proper_name(t, c);
	int n;

	i = titled != STR_NONE ? titled : end;
	while (i < limit && i < c->word.end + NAME_WORDS) {
		own = own && !(i > c->word.end && event_word_at(t, i, &inner));
		if (own && !is_in_office(t, i) && (n = ordinal_at(t, i, &after)) > 0) {
			c->ordinal = c->ordinal ? c->ordinal : n;
			i = end = after;
			to_end |=
				c->kind == KIND_TALKS && !han && has_cue(t, i, CUE_body); /* "đàm phán vòng 6 Nhóm công tác …" */
		} else if (has_cue(t, i, CUE_between) || i == titled) {
			end = between_end(t, i, limit);
			c->between = (struct range){i, end};
			for (; own && !c->ordinal && i < end; i++)
				c->ordinal = ordinal_at(t, i, &after); /* "giữa A và B lần thứ V" */
			return end;
		} else if (has_cue(t, i, CUE_name_word) && (loose || i == end)) {
			i = end = i + t->cue[i].words;
		} else if (i == end && members_end(t, i, limit) > i) {
			return members_end(t, i, limit);
		} else if (i == end && i > c->word.end && !has_cue(t, i + 1, CUE_home) &&
			   (t->f->words.v[i].flags & WORD_NUMBER ||
				   (has_cue(t, i, CUE_number) && t->f->words.v[i].flags & WORD_UPPER))) {
			i = end = i + 1; /* "năm 2021", "quý II", "quý 2/2023" */
			if (is_char_at(t->f, i, "/") && i + 1 < limit && t->f->words.v[i + 1].flags & WORD_NUMBER)
				i = end = i + 2;
		} else if ((i == end && has_cue(t, i, CUE_with) &&
				   !(c->kind == KIND_CONFERENCE && i > c->word.end && has_cue(t, i, CUE_and))) ||
			   is_near_with(t, c, i)) { /* not "dự Hội nghị X cùng Thủ tướng Y" */
			return is_noun_used(t, c) ? phrase_end(t, i + 1, limit, false) : end;
		} else if (loose && joined_places_end(t, i) > i) {
			i = end = joined_places_end(t, i); /* "Diễn đàn xúc tiến du lịch Việt Nam - Trung Quốc" */
		} else if (loose && !han && skip_acronym(t, i, &n) > i) {
			c->ordinal = c->ordinal || !own ? c->ordinal : n;
			i = end = skip_acronym(t, i, &n);
		} else if (loose && !han && numbered_acronym_end(t, i, &n) > i) {
			c->ordinal = c->ordinal || !own ? c->ordinal : n;
			i = end = numbered_acronym_end(t, i, &n);
		} else if (loose && !han && i == end && i > c->word.end && quoted_end(t, i, limit) > i) {
			i = end = quoted_end(t, i, limit);
		} else if (skip_place_brackets(t, i) > i) {
			i = skip_place_brackets(t, i);
			if (end + 4 >= i || to_end)
				end = i;
		} else if (c->kind == KIND_CONFERENCE && t->f->language == LANGUAGE_VI && i == end &&
			   !is_headline(t->f, c->sentence) && proper_end(t, i, limit) > i + 1) {
			i = end = proper_end(t, i, limit);
		} else if (is_comma_in_words(t, i) ||
			   (!han && (is_comma_in_name(t, c, i, limit) || is_comma_in_fields(t, c, i, limit)))) {
			i++;
		} else if (to_end && is_dash_of_remark(t, i)) {
			break;
		} else if (ends_span(t, i) || next_event_at(t, i) || (han && has_cue(t, i, CUE_and)) ||
			   is_char_at(t->f, i, ",") || is_char_at(t->f, i, "(")) {
			break;
		} else {
			i++;
			if (to_end)
				end = i;
		}
	}
	return end;
}

/* The quotation mark that closes one inside the name: 'lễ mừng "Năm Hữu nghị 2031"'. */
static bool closes_quote(const struct telling *t, size_t first, size_t i)
{
	bool straight = is_char_at(t->f, i, "\"");
	size_t marks = 0;

	for (size_t k = first; k < i; k++)
		marks += is_char_at(t->f, k, straight ? "\"" : "\xE2\x80\x9C");
	return straight ? marks % 2 : marks && is_char_at(t->f, i, "\xE2\x80\x9D");
}

static bool is_trailing(const struct telling *t, size_t first, size_t i)
{
	return t->f->words.v[i].flags & WORD_PUNCT && !is_char_at(t->f, i, ")") && !closes_quote(t, first, i);
}

/* "chuyến thăm hữu nghị | bốn ngày tại …": how long it takes is no part of the name. */
static bool counts_days(const struct telling *t, size_t i)
{
	size_t behind = 0;

	return number_value(t, i, &behind) > 0 && behind == i + 1 && has_cue(t, behind, CUE_name_stop) &&
	       !in_front(t, CUE_ordinal, i);
}

/* 'Hội thảo "Hợp tác X và các cơ hội | hợp tác khu vực"': a name that ends inside a quotation goes on to its end. */
static size_t behind_quote(const struct telling *t, size_t first, size_t end, size_t limit)
{
	size_t open = STR_NONE;

	for (size_t i = first; i < end; i++)
		if (is_char_at(t->f, i, "\"") || is_char_at(t->f, i, "\xE2\x80\x9C"))
			open = open == STR_NONE || !is_char_at(t->f, i, "\"") ? i : STR_NONE;
		else if (is_char_at(t->f, i, "\xE2\x80\x9D"))
			open = STR_NONE;
	for (size_t i = end; open != STR_NONE && i < limit && i < open + PHRASE_WORDS; i++)
		if (is_char_at(t->f, i, "\"") || is_char_at(t->f, i, "\xE2\x80\x9D"))
			return i + 1;
	return end;
}

void read_name(const struct telling *t, struct candidate *c)
{
	size_t first = c->word.first, end = name_end(t, c);

	if (c->kind == KIND_VISIT && !c->verb && end == c->word.end)
		end = phrase_end(t, end, t->f->sentences[c->sentence].end, true);
	if (c->kind == KIND_VISIT && end > c->word.end && counts_days(t, end - 1))
		end--;
	end = behind_quote(t, first, end, t->f->sentences[c->sentence].end);
	while (end > c->word.end &&
		(is_trailing(t, first, end - 1) || has_cue(t, end - 1, CUE_and) || has_cue(t, end - 1, CUE_between)))
		end--;
	if (has_cue(t, first, CUE_classifier) && t->cue[first].value && t->cue[first].words < c->word.end - first)
		first += t->cue[first].words;
	c->name = (struct range){first, end};
}

static bool ends_front(const struct telling *t, size_t i)
{
	return has_cue(t, i, CUE_comma) || has_cue(t, i, CUE_name_stop) || has_cue(t, i, CUE_hold) || has_cue(t, i, CUE_done) ||
	       has_cue(t, i, CUE_and) || is_char_at(t->f, i, ".") || is_char_at(t->f, i, ";") || date_beginning(t->f, i);
}

/* "The 15th Trade | and | Tourism Fair" */
static bool is_and_of_name(const struct telling *t, size_t i)
{
	return t->f->language == LANGUAGE_EN && has_cue(t, i, CUE_and) && i > 0 && i + 1 < t->f->words.n &&
	       t->f->words.v[i - 1].flags & WORD_UPPER && t->f->words.v[i + 1].flags & WORD_UPPER;
}

/* "The fifth Vietnam-Laos border defence friendship exchange", 第三次中越边境国防友好交流活动. */
static void ordinal_far_in_front(const struct telling *t, struct candidate *c)
{
	size_t end = 0;

	for (size_t i = c->word.first;
		i > c->clause.first && c->word.first - i < 14 && (!ends_front(t, i - 1) || is_and_of_name(t, i - 1)); i--) {
		int n = ordinal_at(t, i - 1, &end);
		if (n <= 0 || end > c->word.first)
			continue;
		c->ordinal = n;
		c->name.first = i - 1;
		return;
	}
}

/* "lần thứ ba" or "sixth" before the word, "Đây là lần thứ hai hội nghị …". */
void ordinal_in_front(const struct telling *t, struct candidate *c)
{
	if (c->verb && t->f->language == LANGUAGE_VI)
		return; /* "Trong lần thứ hai sang thăm tỉnh": how often he came */
	for (size_t back = 1; !c->ordinal && back <= 4 && c->clause.first + back <= c->word.first; back++) {
		size_t end = 0;
		int n = ordinal_at(t, c->word.first - back, &end);
		if (n > 0 && end + 1 >= c->word.first && end <= c->word.first) {
			c->ordinal = n;
			if (t->f->language != LANGUAGE_VI)
				c->name.first = c->word.first - back;
		}
	}
	if (!c->ordinal && !c->verb && t->f->language != LANGUAGE_VI)
		ordinal_far_in_front(t, c);
	if (c->name.first > 0 && has_cue(t, c->name.first - 1, CUE_article) && str_eq(t->f->lang, STR("en")) && !c->verb)
		c->name.first--; /* "The sixth annual talks" */
}
