#include "candidate_words.h"

#include "event_names.h"
#include "event_places.h"
#include "side_signs.h"

enum { FRAMEWORK_REACH = 6, HELD_REACH = 14 };

static bool is_closing_quote(const struct telling *t, size_t i)
{
	return is_char_at(t->f, i, "\"") || is_char_at(t->f, i, "\xE2\x80\x9D") || is_char_at(t->f, i, "\xE3\x80\x8D") ||
	       is_char_at(t->f, i, "\xE3\x80\x8B");
}

/* 边民大联欢”活动启动仪式: the last of several nouns is what is held. */
static bool is_before_head(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;
	size_t i = c->word.end;

	while (i < c->clause.end && i < c->word.end + 3 &&
		(has_cue(t, i, CUE_name_word) || (t->f->words.v[i].flags & WORD_PUNCT && is_closing_quote(t, i))))
		i += has_cue(t, i, CUE_name_word) ? t->cue[i].words : 1;
	return i < c->clause.end && event_word_at(t, i, &hit) &&
	       str_eq(lexicon_cell(&t->f->lex->event_words, hit.row, t->tables->word_pos), STR("noun"));
}

/* Chinese says it behind the word: 会谈纪要, 会谈74次, 访问期间, 会谈中. */
static void read_behind(const struct telling *t, struct candidate *c)
{
	size_t i = c->word.end;

	if (!is_han(t, c->word.first) || i >= c->clause.end)
		return;
	c->document |= has_cue(t, i, CUE_document) || has_cue(t, i, CUE_of) || is_before_head(t, c);
	c->counted |= t->f->words.v[i].flags & WORD_NUMBER && !date_beginning(t->f, i);
	c->framework |= has_cue(t, i, CUE_framework);
	c->anaphor |= has_cue(t, i, CUE_anaphor);
}

/* 举行26场各领域友好见面会: a number right behind the verb of holding, not the 10 of 10周年庆祝活动. */
static bool has_count_in_front(const struct telling *t, size_t first, size_t word)
{
	for (size_t i = word; i-- > first && i + 9 > word;) {
		const struct word *w = &t->f->words.v[i];
		size_t d = dates_from(t->f, i + 1), verb = i ? cue_before(t, CUE_hold, i) : STR_NONE;
		if (w->flags & WORD_PUNCT || has_cue(t, i, CUE_hold) || has_cue(t, i, CUE_name_stop))
			return false;
		if (w->flags & WORD_NUMBER)
			return verb != STR_NONE && !(d > 0 && t->f->dates.v[d - 1].range.end > i);
	}
	return false;
}

/* "…, ngày cuối trong | chuyến thăm, hai bên đã hội đàm": another meeting is told behind it. */
static bool is_told_behind(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;

	for (size_t i = c->word.end; i < c->clause.end; i++)
		if (event_word_at(t, i, &hit) && t->tables->kind_of_row[hit.row] != c->kind &&
			cue_before(t, CUE_done, i) != STR_NONE)
			return true;
	return false;
}

/* "Nhân | chuyến thăm …, đoàn đã hội đàm": in front of its clause, and the cue reaches into the event word. */
static bool opens_visit(const struct telling *t, const struct candidate *c, size_t cue)
{
	bool front = cue == c->clause.first || has_cue(t, cue - 1, CUE_comma) || is_char_at(t->f, cue - 1, "-");

	return c->word.end > c->word.first + 1 && cue + t->cue[cue].words == c->word.first + 1 && (front || is_told_behind(t, c));
}

/* "Chiều 5/6, khi tiếp Ngoại trưởng X, …", "Khi tiếp Ngoại trưởng X hôm nay tại …": the reception has a day. */
static bool is_reception_told(const struct telling *t, const struct candidate *c)
{
	const struct facts *f = t->f;

	for (size_t i = dates_from(f, c->clause.first); i < f->dates.n && f->dates.v[i].range.first < c->word.end + 16; i++)
		if ((c->kind == KIND_CALL ||
			    ((c->kind == KIND_GATHERING || c->kind == KIND_TALKS) && is_somebody(f, c->word.end))) &&
			f->dates.v[i].range.first < c->clause.end && f->dates.v[i].precision == DATE_DAY &&
			!f->dates.v[i].recurring)
			return true;
	return false;
}

/* "Ngày 7/4, đoàn công tác tỉnh X tiếp tục thăm …": the next stop of somebody, on a day; not "nhất trí tiếp tục thăm". */
static bool is_next_stop(const struct telling *t, const struct candidate *c)
{
	const struct facts *f = t->f;
	size_t on = cue_before(t, CUE_mechanism, c->word.first), day = dates_from(f, c->clause.first);

	if (!(c->verb || c->kind == KIND_VISIT) || c->kind == KIND_OTHER || on == STR_NONE || on <= c->clause.first ||
		f->language != LANGUAGE_VI || day == f->dates.n || f->dates.v[day].range.end >= on ||
		f->dates.v[day].precision != DATE_DAY || f->dates.v[day].recurring)
		return false;
	return f->words.v[on - 1].flags & WORD_UPPER || cue_before(t, CUE_delegation, on) != STR_NONE ||
	       cue_before(t, CUE_done, on) != STR_NONE || cue_before(t, CUE_home, on) != STR_NONE;
}

/* Cue words right before the event word, "buổi", "cuộc", "chuyến" between them not counted. */
static void read_front(const struct telling *t, struct candidate *c)
{
	size_t at = c->word.first;
	size_t classifier = cue_before(t, CUE_classifier, at);
	size_t reach = at > c->clause.first + FRAMEWORK_REACH ? at - FRAMEWORK_REACH : c->clause.first;

	if (classifier != STR_NONE && classifier >= c->clause.first)
		at = classifier;
	c->counted = in_front(t, CUE_counted, at) || (at > c->clause.first && has_cue(t, at - 1, CUE_counted)) ||
		     (in_front(t, CUE_mechanism, at) && !is_reception_told(t, c) && !is_next_stop(t, c)) ||
		     (at > c->clause.first && (at < c->word.first || has_cue(t, at, CUE_classifier)) &&
			     t->f->words.v[at - 1].flags & WORD_NUMBER);
	c->counted |= has_cue(t, c->word.end, CUE_counted) && t->cue[c->word.end].value > 0; /* "đã tiếp xúc nhiều lần" */
	c->counted |= is_han(t, at) && has_count_in_front(t, c->clause.first, at);
	c->document = in_front(t, CUE_document, at);
	c->anaphor = in_front(t, CUE_anaphor, at);
	for (size_t i = at; i-- > reach;) {
		if (is_char_at(t->f, i, ",") || date_beginning(t->f, i))
			break;
		if (has_cue(t, i, CUE_framework) && (i + t->cue[i].words <= at || opens_visit(t, c, i)))
			c->framework = true;
	}
	read_behind(t, c);
}

/* "met to exchange experience … on October 18", "during a meeting held at … on October 17" */
static bool is_english_told(const struct telling *t, const struct candidate *c)
{
	return str_eq(t->f->lang, STR("en")) && dates_from(t->f, c->word.end) < dates_from(t->f, c->clause.end);
}

/* "Trong khuôn khổ Lễ hội X do A và B phối hợp tổ chức": a festival that is held. */
static bool is_held_framework(const struct telling *t, const struct candidate *c)
{
	return c->framework && c->kind == KIND_OTHER && find_cue(t, CUE_by, c->name.end, c->clause.end) != STR_NONE;
}

/* "Đàm phán cấp chính phủ về biên giới Việt Nam - Lào | được tổ chức" */
static bool names_two_sides(const struct telling *t, const struct candidate *c)
{
	size_t hold = find_cue(t, CUE_hold, c->word.end, c->clause.end);
	bool home = false, foreign = false;

	for (size_t i = places_from(t->f, c->word.end); i < t->f->places.n && t->f->places.v[i].range.first < hold; i++) {
		home |= str_eq(t->f->places.v[i].country, STR("VN"));
		foreign |= t->f->places.v[i].country.n && !str_eq(t->f->places.v[i].country, STR("VN"));
	}
	return hold != STR_NONE && home && foreign;
}

/* "Lễ đón Thủ tướng X và phu nhân được tổ chức chiều 11/5 tại …" */
static bool is_held_on_day(const struct telling *t, const struct candidate *c)
{
	size_t limit = c->word.end + 2 * HELD_REACH < c->clause.end ? c->word.end + 2 * HELD_REACH : c->clause.end;
	bool opens = !c->verb && c->word.first == t->f->sentences[c->sentence].first &&
		     names_two_sides(t, c); /* "Đàm phán … Việt Nam - Lào được tổ chức tại X ngày 5/2" */
	bool noun = !c->verb && (c->kind == KIND_CEREMONY || has_cue(t, c->word.first, CUE_classifier) || opens);
	size_t hold = !noun ? STR_NONE : find_cue(t, CUE_hold, c->word.end, limit);

	size_t day = hold == STR_NONE ? t->f->dates.n : dates_from(t->f, hold);

	return day < t->f->dates.n && t->f->dates.v[day].range.first < c->clause.end &&
	       t->f->dates.v[day].range.first <= hold + t->cue[hold].words + (opens ? HELD_REACH : 1);
}

/* "Đón tiếp Chủ tịch X sang thăm chiều nay, ông Y …": what the sentence opens with, on a day in front of its comma. */
static bool is_opening_reception(const struct telling *t, const struct candidate *c)
{
	size_t comma = find_cue(t, CUE_comma, c->word.end, c->clause.end);
	size_t first = t->f->sentences[c->sentence].first;

	return c->verb && c->kind == KIND_CALL && c->word.first == first && comma != STR_NONE && is_somebody(t->f, c->word.end) &&
	       dates_from(t->f, first) < dates_from(t->f, comma);
}

/* "Trao đổi với Thủ tướng Lào X hôm qua tại Y, ông A khẳng định": with somebody of the other side; not "Trao đổi với phóng viên". */
static bool is_exchange_told(const struct telling *t, const struct candidate *c)
{
	enum { OFFICE_WORDS = 8 };

	for (size_t i = places_from(t->f, c->word.end);
		i < t->f->places.n && t->f->places.v[i].range.first < c->word.end + OFFICE_WORDS; i++)
		if (t->f->places.v[i].certain && t->f->places.v[i].country.n && !str_eq(t->f->places.v[i].country, STR("VN")))
			return is_opening_reception(t, c);
	return false;
}

bool weak_is_told(const struct telling *t, const struct candidate *c)
{
	if (has_cue(t, c->word.first, CUE_exchange))
		return is_exchange_told(t, c);

	size_t first = c->word.first > c->clause.first + 4 ? c->word.first - 4 : c->clause.first;

	return is_held_framework(t, c) || is_held_on_day(t, c) || is_opening_reception(t, c) ||
	       find_cue(t, CUE_done, first, c->word.first) != STR_NONE ||
	       find_cue(t, CUE_future, first, c->word.first) != STR_NONE ||
	       (!c->verb && find_cue(t, CUE_future, c->word.end,
				    c->word.end + 12 < c->clause.end ? c->word.end + 12 : c->clause.end) != STR_NONE) ||
	       (!c->verb && (date_beginning(t->f, c->word.end) || /* "có cuộc họp ngày 30/8" */
				    find_cue(t, CUE_postponed, c->word.end, c->clause.end) != STR_NONE)) ||
	       (in_front(t, CUE_host, c->word.first) &&
		       dates_from(t->f, c->word.end) < dates_from(t->f, c->word.end + HELD_REACH)) ||
	       in_front(t, CUE_classifier, c->word.first) || is_english_told(t, c) ||
	       dates_from(t->f, c->clause.first) < dates_from(t->f, c->word.first) ||
	       (is_headline(t->f, c->sentence) &&
		       !(c->verb && c->kind == KIND_CEREMONY)); /* "Thống nhất phương án khai trương" */
}

/* 联合工作委员会第十五次会晤: the body and a number right before the word. */
static bool has_numbered_body(const struct telling *t, const struct candidate *c)
{
	size_t number = cue_before(t, CUE_ordinal_word, c->word.first), first, body;

	if (!is_han(t, c->word.first) || number == STR_NONE)
		return false;
	first = number > c->clause.first + 10 ? number - 10 : c->clause.first;
	body = find_cue(t, CUE_body, first, number);
	return body != STR_NONE && body + t->cue[body].words == number;
}

/* A body in front of a Chinese word, which a longer one does not swallow: a 人民委员会 is a government. */
static bool has_body_in_front(const struct telling *t, const struct candidate *c)
{
	enum { IN_FRONT = 12, SWALLOWED = 4 };
	size_t body = c->word.first > IN_FRONT ? find_cue(t, CUE_body, c->word.first - IN_FRONT, c->word.first) : STR_NONE;

	if (body == STR_NONE)
		return false;
	for (size_t i = body > SWALLOWED ? body - SWALLOWED : 0; i < body; i++)
		if (has_cue(t, i, CUE_organisation) && i + t->cue[i].words > body)
			return false;
	return true;
}

/* "The 17th meeting of the Vietnam-Cambodia Joint Commission": places and capitals up to the body. */
static bool is_of_joint_body(const struct telling *t, size_t i)
{
	enum { WORDS = 12 };

	if (t->f->language != LANGUAGE_EN || !has_cue(t, i, CUE_of))
		return false;
	for (size_t k = i + t->cue[i].words; k < t->f->words.n && k < i + WORDS; k++) {
		const struct place *p = place_at(t->f, k);
		if (has_cue(t, k, CUE_body))
			return true;
		if (!p && !(t->f->words.v[k].flags & WORD_UPPER) && !is_char_at(t->f, k, "-") && !is_char_at(t->f, k, "–"))
			return false;
	}
	return false;
}

/* "Hội nghị lần thứ 14 Ủy ban Công tác liên hợp" is a session of that body. */
void kind_by_body(const struct telling *t, struct candidate *c)
{
	size_t i = c->word.end, end;

	if (c->kind == KIND_TALKS && has_numbered_body(t, c))
		c->kind = KIND_COMMITTEE_SESSION;
	if (c->verb || (c->kind != KIND_CONFERENCE && c->kind != KIND_WORKING_SESSION))
		return; /* "đã làm việc với Ủy ban …" */
	if (is_of_joint_body(t, i)) {
		c->kind = KIND_COMMITTEE_SESSION;
		c->weak = false;
	}
	if (ordinal_at(t, i, &end) > 0)
		i = end;
	i += has_cue(t, i, CUE_of) || has_cue(t, i, CUE_name_word) ? t->cue[i].words : 0;
	if (has_cue(t, i, CUE_body) || (is_han(t, c->word.first) && has_body_in_front(t, c)))
		c->kind = KIND_COMMITTEE_SESSION;
}

/* "các thỏa thuận mà Chính phủ hai nước đã ký kết": told of the documents. */
static bool is_relative(const struct telling *t, const struct candidate *c)
{
	size_t relative =
		c->weak && c->kind == KIND_SIGNING ? find_cue(t, CUE_relative, c->clause.first, c->word.first) : STR_NONE;

	return relative != STR_NONE && dates_from(t->f, relative) == dates_from(t->f, c->word.first);
}

/* "HĐND tỉnh X khai mạc kỳ họp thứ 10": a session of its own members, unless a foreign place stands in its name or in front. */
static bool is_of_assembly(const struct telling *t, const struct candidate *c)
{
	const struct facts *f = t->f;
	size_t first = c->word.first > c->clause.first + 8 ? c->word.first - 8 : c->clause.first;

	if ((c->kind != KIND_COMMITTEE_SESSION && c->kind != KIND_CONFERENCE &&
		    (c->kind != KIND_WORKING_SESSION || has_cue(t, c->word.end, CUE_with) ||
			    opens_cue(t, c->word.end - 1, CUE_with))) ||
		c->between.end > c->between.first || find_cue(t, CUE_assembly, first, c->word.first) == STR_NONE)
		return false;
	for (size_t i = places_from(f, c->clause.first); i < f->places.n && f->places.v[i].range.first < c->name.end; i++)
		if (f->places.v[i].country.n && !str_eq(f->places.v[i].country, STR("VN")))
			return false;
	return true;
}

/* "thường xuyên duy trì trao đổi thông tin, gặp gỡ, làm việc": what is done again and again, without a day or number. */
static bool is_habit(const struct telling *t, const struct candidate *c)
{
	size_t habit = find_cue(t, CUE_habit, c->clause.first, c->word.first);

	if (habit == STR_NONE || c->ordinal || c->between.end || in_front(t, CUE_classifier, c->word.first) ||
		has_cue(t, c->word.first, CUE_classifier))
		return false;
	for (size_t i = dates_from(t->f, c->clause.first); i < t->f->dates.n && t->f->dates.v[i].range.first < c->word.first; i++)
		if (t->f->dates.v[i].precision == DATE_DAY && !t->f->dates.v[i].recurring)
			return false;
	return true;
}

/* "sau lễ đón tại trụ sở Bộ X, …" */
static bool has_place_and_comma(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;
	size_t comma = find_cue(t, CUE_comma, c->word.end, c->clause.end);

	return comma < c->word.end + 12 && place_word_at(t->f, c->word.end, PW_preposition, &hit);
}

enum { ASIDE_WORDS = 16 };

/* "Sáng 6/1, sau khi đến chào lãnh đạo tỉnh, đoàn đã hội đàm": what came first, in front of what is told. */
static bool is_done_before(const struct telling *t, const struct candidate *c)
{
	size_t once = find_cue(t, CUE_once, c->clause.first, c->word.first);
	size_t comma = find_cue(t, CUE_comma, c->word.end, c->clause.end);

	return once != STR_NONE && find_cue(t, CUE_comma, once, c->word.first) == STR_NONE && comma != STR_NONE &&
	       comma < c->word.end + ASIDE_WORDS && comma + 3 < c->clause.end &&
	       (once == c->clause.first || has_cue(t, once - 1, CUE_comma));
}

/* "Sáng 6/1, sau hội đàm, hai bên dự lễ ký": what is over stands between two commas. */
static bool is_aside(const struct telling *t, const struct candidate *c)
{
	size_t after = c->word.first - 1; /* "sau", or "sau cuộc" */

	if (c->verb)
		return is_done_before(t, c);
	if (c->word.first < c->clause.first + 3 ||
		!(has_cue(t, c->word.end, CUE_comma) || (opens_cue(t, c->word.first, CUE_welcome) && has_place_and_comma(t, c))))
		return false;
	if (!has_cue(t, after, CUE_anaphor))
		after--;
	return has_cue(t, after, CUE_anaphor) && has_cue(t, after - 1, CUE_comma);
}

enum { OBJECT_WORDS = 3 };

static bool tells_when_or_why(const struct telling *t, size_t i)
{
	struct phrase_hit hit;

	return t->f->words.v[i].flags & WORD_PUNCT || date_beginning(t->f, i) || has_cue(t, i, CUE_and) ||
	       has_cue(t, i, CUE_goal) || has_cue(t, i, CUE_purpose) || has_cue(t, i, CUE_framework) ||
	       place_word_at(t->f, i, PW_preposition, &hit);
}

/* "gặp | Bí thư", "tiếp thân mật | đoàn"; not "gặp sự cố", "bán tiếp cho". What stands right behind may also end the clause. */
static bool has_object(const struct telling *t, const struct candidate *c)
{
	size_t i = c->word.end;

	if (i >= c->clause.end || tells_when_or_why(t, i) || (i > c->word.first + 1 && is_somebody(t->f, i - 1)))
		return true; /* "tiếp đoàn | thanh niên" */
	for (; i < c->clause.end && i < c->word.end + OBJECT_WORDS; i++) {
		if (t->f->words.v[i].flags & (WORD_PUNCT | WORD_UPPER) || has_cue(t, i, CUE_with) ||
			has_cue(t, i, CUE_delegation) || has_cue(t, i, CUE_number) || has_cue(t, i, CUE_organisation) ||
			has_cue(t, i, CUE_national) || is_somebody(t->f, i))
			return true;
		if (has_cue(t, i, CUE_name_stop))
			return false;
	}
	return false;
}

/* "thăm họ hàng": no place, nobody. */
static bool has_goal(const struct telling *t, const struct candidate *c)
{
	return places_from(t->f, c->word.end) < places_from(t->f, c->clause.end) || has_object(t, c);
}

/* A verb that needs somebody, or a place, behind it. */
static bool lacks_object(const struct telling *t, const struct candidate *c)
{
	if (!c->verb || t->f->language != LANGUAGE_VI || in_front(t, CUE_classifier, c->word.first))
		return false;
	return (c->kind == KIND_CALL && !has_object(t, c)) || (c->kind == KIND_VISIT && !has_goal(t, c));
}

/* "cuộc gặp thượng đỉnh giữa Tổng thống Mỹ và Chủ tịch Triều Tiên", "hội nghị Mỹ - Triều": two countries, and neither is ours. */
static bool is_between_others(const struct telling *t, const struct candidate *c)
{
	struct range r = c->between.end > c->between.first ? c->between : (struct range){c->word.end, c->name.end};
	const struct place *first = NULL;
	bool two = false;

	if (find_cue(t, CUE_others, c->word.first, r.end > c->word.end ? r.end + 1 : c->word.end + 1) != STR_NONE)
		return true;
	if (!c->between.end && has_cue(t, c->word.end, CUE_with))
		return false; /* the other side may be two */
	for (size_t i = places_from(t->f, r.first); i < t->f->places.n && t->f->places.v[i].range.first < r.end; i++) {
		const struct place *p = &t->f->places.v[i];
		if (str_eq(p->country, STR("VN")) || (p->country.n && p->level != PLACE_COUNTRY))
			return false;
		two |= first && p->certain && !str_eq(p->country, first->country);
		first = first || !p->certain ? first : p;
	}
	return two;
}

/* "phản đối Trung Quốc | diễn tập": one country, and another than ours, does it alone; not "Việt Nam - Trung Quốc diễn tập". */
static bool is_of_other_alone(const struct telling *t, const struct candidate *c)
{
	const struct place *p =
		c->kind == KIND_OTHER && c->word.first > c->clause.first ? place_at(t->f, c->word.first - 1) : NULL;
	size_t before;

	if (!p || p->level != PLACE_COUNTRY || p->range.end != c->word.first || str_eq(p->country, STR("VN")) ||
		t->f->language != LANGUAGE_VI)
		return false;
	before = p->range.first - (p->range.first > 0);
	return !has_cue(t, before, CUE_and) && !has_cue(t, before, CUE_with) && !has_cue(t, before, CUE_comma) &&
	       !is_char_at(t->f, before, "-") && !is_char_at(t->f, before, "–");
}

/* "trao đổi công tác chuẩn bị …": the word reaches into another one. */
static bool is_cut_word(const struct telling *t, const struct candidate *c)
{
	for (size_t i = c->word.first + 1; i < c->word.end; i++)
		if (has_cue(t, i, CUE_document) && i + t->cue[i].words > c->word.end)
			return true;
	return false;
}

/* "dự phiên toàn thể Hội nghị X": a part of what is named behind it. */
static bool is_part_of_name(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;

	return c->weak && !c->verb && c->kind == KIND_COMMITTEE_SESSION && event_word_at(t, c->word.end, &hit) &&
	       t->tables->kind_of_row[hit.row] == KIND_CONFERENCE;
}

/* "đoàn đã kết thúc chuyến công tác": its end is told of the visit, behind those who end it. */
static bool is_ended(const struct telling *t, const struct candidate *c)
{
	size_t at = cue_before(t, CUE_classifier, c->word.first);
	size_t end = cue_before(t, CUE_anaphor, at == STR_NONE ? c->word.first : at);

	return c->kind == KIND_VISIT && !c->verb && end != STR_NONE && end > c->clause.first + 2 &&
	       !has_cue(t, end - 1, CUE_comma);
}

/* "trước khi kết thúc chuyến thăm vào chiều 26/3" */
static bool is_end_told(const struct telling *t, const struct candidate *c)
{
	size_t at = cue_before(t, CUE_classifier, c->word.first);
	size_t end = cue_before(t, CUE_anaphor, at == STR_NONE ? c->word.first : at);

	return c->kind == KIND_VISIT && !c->verb && end != STR_NONE && t->cue[end].value && t->f->language == LANGUAGE_VI;
}

/* "Tổng thư ký Diễn đàn X": a body that an office is of. */
static bool is_of_office(const struct telling *t, const struct candidate *c)
{
	const struct phrases *offices = &t->f->lex->offices.phrases;
	struct phrase_hit hit;

	if (c->verb || !(t->f->words.v[c->word.first].flags & WORD_UPPER) || is_headline(t->f, c->sentence))
		return false;
	for (size_t back = 1; back < 4 && c->clause.first + back <= c->word.first; back++)
		if (phrases_at(offices, &t->f->words, c->word.first - back, &hit) && (size_t)hit.words == back)
			return true;
	return false;
}

/* Where "cuộc", "buổi" or the word itself begins. */
static size_t front_of(const struct telling *t, const struct candidate *c)
{
	size_t classifier = cue_before(t, CUE_classifier, c->word.first);

	return classifier == STR_NONE ? c->word.first : classifier;
}

void read_words_beside(const struct telling *t, struct candidate *c)
{
	read_front(t, c);
	c->counted |= is_habit(t, c) || is_relative(t, c) || is_of_office(t, c);
	c->counted |= is_cut_word(t, c) || is_part_of_name(t, c);
	c->spoken_of = has_cue(t, c->clause.first, CUE_this_is) && in_front(t, CUE_mechanism, front_of(t, c)) &&
		       (c->kind == KIND_CALL || c->kind == KIND_TALKS) && !c->verb && t->f->language == LANGUAGE_VI;
	c->counted = c->counted && !c->spoken_of;
	c->ends = is_ended(t, c) || is_end_told(t, c);
	c->anaphor = c->anaphor && !c->ends;
	c->aside = is_aside(t, c);
	c->own_body = is_of_assembly(t, c);
	c->counted |= c->own_body;
	c->bare = lacks_object(t, c) || is_between_others(t, c) || is_of_other_alone(t, c);
}
