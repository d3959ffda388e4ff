#include "agreement_title.h"

enum {
	TITLE_MAX = 70 /* words; the longest seen has 45 */,
	AFTER_BETWEEN = 14,
	LIST_ITEM = 5,
	FIELD_MAX = 12,
	AFTER_VERB = 3 /* words from "go on with" to the instrument */,
};

bool title_dash(const struct facts *f, size_t word)
{
	return word_is(f, word, STR("-")) || word_is(f, word, STR("–")) || word_is(f, word, STR("—"));
}

static bool is_year_range(const struct facts *f, size_t word)
{
	return year_at(f, word) && title_dash(f, word + 1) && year_at(f, word + 2);
}

bool years_in(const struct facts *f, struct range r, int *from, int *to)
{
	for (size_t i = r.first; i + 2 < r.end; i++)
		if (is_year_range(f, i)) {
			*from = year_at(f, i);
			*to = year_at(f, i + 2);
			return *from <= *to;
		}
	for (size_t d = dates_from(f, r.first); d < f->dates.n && f->dates.v[d].range.end <= r.end; d++)
		if (f->dates.v[d].precision == DATE_YEAR && f->dates.v[d].start.year < f->dates.v[d].end.year) {
			*from = f->dates.v[d].start.year; /* 2022年至2025年 */
			*to = f->dates.v[d].end.year;
			return true;
		}
	return false;
}

/* The word that closes what the word opens, or 0. */
size_t title_closing(const struct facts *f, size_t word, size_t limit)
{
	/* papers mix the two forms of quotation marks */
	static const char *const pairs[][2] = {
		{"“", "”"}, {"“", "\""}, {"\"", "\""}, {"\"", "”"}, {"《", "》"}, {"«", "»"}, {"(", ")"}};

	for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++)
		if (word_is(f, word, str_of(pairs[p][0])))
			for (size_t i = word + 1; i < limit; i++)
				if (word_is(f, i, str_of(pairs[p][1])))
					return i;
	return 0;
}

bool title_closed(const struct facts *f, size_t word)
{
	return word_is(f, word, STR("”")) || word_is(f, word, STR("》")) || word_is(f, word, STR("»")) ||
	       word_is(f, word, STR(")"));
}

/* "các khu (điểm) chợ": a word or two that the title goes on behind. */
static bool is_inserted(const struct facts *f, size_t open, size_t close)
{
	for (size_t i = open + 1; i < close; i++)
		if (f->words.v[i].flags & (WORD_UPPER | WORD_PUNCT | WORD_NUMBER))
			return false;
	return f->language == LANGUAGE_VI && close - open < 4 && close + 1 < f->words.n &&
	       !(f->words.v[close + 1].flags & (WORD_PUNCT | WORD_UPPER | WORD_NUMBER));
}

/* "(Việt Nam)", "(Trung Quốc)" belong to a title, "(tháng 12/2023)" and "(sau đây gọi là ...)" do not. */
static bool is_place_bracket(const struct facts *f, size_t open, size_t close)
{
	bool upper = false;

	for (size_t i = open + 1; i < close; i++) {
		if (f->words.v[i].flags & WORD_NUMBER)
			return false;
		upper = upper || f->words.v[i].flags & WORD_UPPER;
	}
	return upper ? close - open < 12 : is_inserted(f, open, close);
}

/* "(nước CHDCND Lào)" (the country of ...) belongs to a title only where it goes on. */
static bool is_remark(const struct facts *f, const struct agreement_sentence *s, size_t open, size_t close)
{
	const struct cue *behind = cue_at(s, close + 1);

	return !(f->words.v[open + 1].flags & WORD_UPPER) && !(behind && behind->class == CUE_AND) &&
	       !is_inserted(f, open, close);
}

static bool ends_title(enum cue_class class)
{
	switch (class) {
	case CUE_SIGN:
	case CUE_AGREE:
	case CUE_ADOPT:
	case CUE_REACH:
	case CUE_PROPOSE:
	case CUE_FUTURE:
	case CUE_PAST:
	case CUE_PASSIVE:
	case CUE_OLD:
	case CUE_LATER:
	case CUE_LIST:
	case CUE_AMONG:
	case CUE_STOP:
	case CUE_SPAN:
		return true;
	default:
		return false;
	}
}

/* Past "the", "all", numbers and an opening quotation mark, to where an instrument might stand. */
static size_t past_determiners(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	for (; i < s->range.end; i++) {
		const struct cue *c = cue_over(s, i);
		bool determiner = c && (c->class == CUE_PLURAL || c->class == CUE_COUNT || c->class == CUE_ARTICLE);
		if (!determiner && !(f->words.v[i].flags & (WORD_NUMBER | WORD_PUNCT)))
			break;
	}
	return i;
}

/* "nghiên cứu khoa học" (research) is a field, "nghiên cứu" alone a verb. */
static bool is_field(const struct facts *f, const struct cue *c)
{
	struct phrase_hit hit;

	return phrases_at(&f->lex->topics.phrases, &f->words, c->range.first, &hit) && hit.words > c->range.end - c->range.first;
}

static bool is_inner_verb(const struct cue *c)
{
	return c && (c->class == CUE_PREPARE || c->class == CUE_REFER);
}

static bool has_instrument(const struct agreement_sentence *s, size_t first, size_t end)
{
	for (size_t i = first; i < end && i < s->range.end; i++)
		if (instrument_at(s, i))
			return true;
	return false;
}

/* "giữa tỉnh A và 3 tỉnh của Lào" (between A and 3 provinces of Laos) */
static bool leads_between(const struct agreement_sentence *s, size_t title, size_t end)
{
	for (size_t i = title; i < end; i++)
		if (cue_at(s, i) && cue_at(s, i)->class == CUE_BETWEEN)
			return true;
	return false;
}

/* "và Kế hoạch hợp tác" (and the plan), "và thống nhất" (and agreed): what follows is no part of the title.
 * `title` is its first word. */
static bool is_new_item(const struct facts *f, const struct agreement_sentence *s, size_t title, size_t after_and)
{
	size_t i = past_determiners(f, s, after_and);
	const struct cue *c = cue_at(s, i);
	const struct instrument *noun = instrument_at(s, i);

	const struct instrument *head = instrument_at(s, title);
	bool counts = f->words.v[after_and].flags & WORD_NUMBER && !year_at(f, after_and); /* "và 2 năm thực hiện ..." */
	bool field = c && is_field(f, c); /* "và trao đổi sinh viên" (and the exchange of students) */

	/* "Hiệp định về cửa khẩu và quy chế quản lý cửa khẩu": a small noun of the same kind goes on a capital one */
	if (noun && head && noun->row != head->row && str_eq(instrument_kind(f, noun), instrument_kind(f, head)) &&
		f->words.v[title].flags & WORD_UPPER && !(f->words.v[i].flags & WORD_UPPER))
		return false;
	if (counts && !leads_between(s, title, after_and))
		return true;
	if (c && is_inner_verb(c) && has_instrument(s, c->range.end, c->range.end + AFTER_VERB))
		return true; /* "và tiếp tục thực hiện tốt Thỏa thuận ..." (and go on carrying out the agreement) */
	if (noun || (c && !field && (ends_title(c->class) || c->class == CUE_VERB || c->class == CUE_HAND)))
		return true;
	/* "and a new draft agreement": the noun stands last */
	for (size_t k = i; str_eq(f->lang, STR("en")) && k < i + 4 && k < s->range.end; k++) {
		if (instrument_at(s, k))
			return true;
		if (cue_at(s, k) && cue_at(s, k)->class == CUE_AND)
			break;
	}
	return false;
}

static bool is_topic_at(const struct facts *f, size_t word)
{
	struct phrase_hit hit;

	return phrases_at(&f->lex->topics.phrases, &f->words, word, &hit);
}

static bool ends_with_topic(const struct facts *f, size_t first, size_t end)
{
	struct phrase_hit hit;

	for (size_t i = end > first + 6 ? end - 6 : first; i < end; i++)
		if (phrases_at(&f->lex->topics.phrases, &f->words, i, &hit) && i + hit.words == end)
			return true;
	return false;
}

/* "lĩnh vực thuế, hải quan và thương mại": a short piece in small letters that another comma or "and" follows. */
static bool is_list_item(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	for (size_t n = 0; n < LIST_ITEM && i < s->range.end; n++, i++) {
		const struct cue *c = cue_at(s, i);
		if (n && ((c && c->class == CUE_AND) || word_is(f, i, STR(","))))
			return true;
		if (n && c && c->class == CUE_TAIL && year_at(f, c->range.end))
			return true; /* "an ninh, đối ngoại năm 2032" */
		if (c && c->class == CUE_PAIR) {
			i = c->range.end - 1;
			continue;
		}
		if ((c && c->class != CUE_TAIL && c->class != CUE_OTHER && !is_field(f, c)) ||
			f->words.v[i].flags & (WORD_UPPER | WORD_PUNCT | WORD_NUMBER))
			return false;
	}
	return false;
}

/* "giữa Sở Y tế A, Bệnh viện B và Bệnh viện C": capitals after the comma, and an "and" soon. */
static bool is_party_list(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	if (!(f->words.v[i].flags & WORD_UPPER) || instrument_at(s, i))
		return false;
	for (size_t n = 0; n < AFTER_BETWEEN && i < s->range.end; n++, i++) {
		const struct cue *c = cue_at(s, i);
		if (c && c->class == CUE_AND)
			return !is_new_item(f, s, i, c->range.end);
		if (c && ends_title(c->class))
			return false;
	}
	return false;
}

struct walk {
	size_t first, at;
	bool between, place; /* seen so far: "giữa" (between), a place */
};

/* "kinh tế - xã hội, quốc phòng - an ninh giai đoạn 2031 - 2035", "với Tỉnh đoàn A giai đoạn ...": up to the years of validity.
 * `stop` is the first word that cannot stand in between. */
static bool runs_to_period(const struct facts *f, const struct agreement_sentence *s, size_t i, uint32_t stop)
{
	for (size_t n = 0; n < AFTER_BETWEEN && i < s->range.end; n++, i++) {
		const struct cue *c = cue_at(s, i);
		if (n && c && c->class == CUE_TAIL)
			return is_year_range(f, c->range.end);
		if ((c && (ends_title(c->class) || c->class == CUE_VERB || is_inner_verb(c))) || instrument_at(s, i) ||
			word_is(f, i, STR(";")) || f->words.v[i].flags & stop)
			return false;
	}
	return false;
}

/* "kinh tế - xã hội, quốc phòng | , an ninh, đối ngoại": a comma already parts fields. */
static bool is_listed_before(const struct facts *f, const struct walk *w)
{
	for (size_t i = w->at; i-- > w->first && w->at - i <= LIST_ITEM;)
		if (word_is(f, i, STR(",")))
			return true;
	return false;
}

/* "hợp tác, trao đổi kinh nghiệm giữa hai Sở": a short piece in small letters up to those between whom. */
static bool runs_to_sides(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	for (size_t n = 0; n < LIST_ITEM && i < s->range.end; n++, i++) {
		const struct cue *c = cue_at(s, i);
		if (n && c && c->class == CUE_BETWEEN)
			return true;
		if ((c && c->class != CUE_JOINT && c->class != CUE_HAND) || instrument_at(s, i) ||
			f->words.v[i].flags & (WORD_UPPER | WORD_PUNCT | WORD_NUMBER))
			return false;
	}
	return false;
}

/* "nông nghiệp, du lịch.", not "..., khu du lịch đón 900 đoàn": a field that stands alone, up to a mark, "and" or a verb. */
static bool ends_soon(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	for (size_t n = 0; n < FIELD_MAX; n++, i++) {
		const struct cue *c = cue_at(s, i);
		if (i >= s->range.end || f->words.v[i].flags & WORD_PUNCT)
			return true;
		if (n && c && (ends_title(c->class) || c->class == CUE_AND || c->class == CUE_TAIL || c->class == CUE_BETWEEN))
			return true;
		if (f->words.v[i].flags & WORD_NUMBER)
			return false;
	}
	return false;
}

/* "quản lý, bảo vệ rừng, ngăn chặn buôn bán gỗ.": the last piece of a list tells of a field too. */
static bool holds_topic(const struct facts *f, size_t i)
{
	for (size_t n = 0; n < LIST_ITEM && i < f->words.n && !(f->words.v[i].flags & WORD_PUNCT); n++, i++)
		if (is_topic_at(f, i))
			return true;
	return false;
}

/* "Tuyên bố chung về nâng tầm quan hệ, xây dựng Cộng đồng …" (on raising relations, building the Community): a verb with the
 * name of what is built, no instrument. */
static bool is_goal_of_statement(
	const struct facts *f, const struct agreement_sentence *s, const struct walk *w, const struct cue *c)
{
	const struct instrument *head = instrument_at(s, w->first);
	size_t next = c->range.end;

	return head && str_eq(instrument_kind(f, head), STR("statement")) && next < s->range.end &&
	       f->words.v[next].flags & WORD_UPPER && !place_at(f, next) && !instrument_at(s, next);
}

static bool goes_on_over_comma(const struct facts *f, const struct agreement_sentence *s, const struct walk *w)
{
	size_t next = w->at + 1;
	const struct cue *c = cue_at(s, next);

	if (next >= s->range.end || instrument_at(s, next))
		return false;
	if (!w->between && runs_to_sides(f, s, next))
		return true;
	if (f->words.v[next].flags & WORD_NUMBER && !(f->words.v[next].flags & WORD_SPACE))
		return true; /* 11,5 */
	if (c && is_inner_verb(c) && is_inner_verb(cue_over(s, w->at - 1)))
		return true; /* "về xây dựng, triển khai hệ thống" (to build, to run a system) */
	if (c && is_inner_verb(c) && is_goal_of_statement(f, s, w, c))
		return true;
	if (c && c->class != CUE_PAIR && c->class != CUE_OTHER && !is_field(f, c))
		return c->class == CUE_TAIL;
	if ((w->place || w->between) && place_at(f, next))
		return true;
	if (w->between && (is_party_list(f, s, next) || runs_to_period(f, s, next, WORD_NUMBER)))
		return true; /* "giữa UBND tỉnh A và Chính quyền tỉnh B, chính quyền tỉnh C giai đoạn 2031 - 2035" */
	if (is_topic_at(f, next) && ends_with_topic(f, w->first, w->at) && ends_soon(f, s, next))
		return true;
	if (!w->between && is_listed_before(f, w) &&
		(is_list_item(f, s, next) || ((!c || c->class == CUE_OTHER) && ends_soon(f, s, next) && holds_topic(f, next))))
		return true;
	return (!w->between && is_list_item(f, s, next) && is_topic_at(f, next)) ||
	       runs_to_period(f, s, next, WORD_UPPER | WORD_NUMBER);
}

/* What meets between two sides: a place, or an office with a capital. */
static bool is_party_name(const struct facts *f, size_t word)
{
	return place_at(f, word) || (word < f->words.n && f->words.v[word].flags & WORD_UPPER);
}

static bool is_exact_date(const struct facts *f, size_t word)
{
	size_t i = dates_from(f, word);

	return i < f->dates.n && f->dates.v[i].range.first == word && f->dates.v[i].precision != DATE_YEAR &&
	       f->dates.v[i].precision != DATE_DECADE && f->dates.v[i].precision != DATE_HALF && !is_year_range(f, word);
}

static bool leans_on(const struct agreement_sentence *s, size_t word)
{
	const struct cue *c = cue_over(s, word);

	return c && (c->class == CUE_INSIDE || c->class == CUE_BETWEEN);
}

/* "biên bản giao ban quý 4 năm 2032" (of the fourth quarter), not "trong quý 4" (in it) */
static bool is_of_quarter(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	return f->language == LANGUAGE_VI && f->dates.v[dates_from(f, word)].precision == DATE_QUARTER && !leans_on(s, word - 1);
}

/* Right behind the noun, and those between whom right behind it. */
static bool is_signed_between(const struct agreement_sentence *s, const struct walk *w)
{
	const struct instrument *noun = instrument_at(s, w->first);
	const struct cue *sign = cue_at(s, w->at), *between = cue_at(s, sign->range.end);

	return noun && noun->range.end == w->at && between && between->class == CUE_BETWEEN;
}

/* "với Sở A", "với các tỉnh A, B" */
static bool leads_to_party(const struct facts *f, const struct agreement_sentence *s, const struct cue *with)
{
	const struct cue *plural = cue_at(s, with->range.end);

	if (plural && plural->class == CUE_PLURAL)
		return is_party_name(f, plural->range.end) || is_party_name(f, plural->range.end + 1);
	return is_party_name(f, with->range.end);
}

/* "phụ lục bổ sung vào Thỏa thuận ..." (annex to the agreement): one word right behind the noun, and another noun. */
static bool adds_to_another(const struct agreement_sentence *s, const struct walk *w, const struct cue *c)
{
	const struct instrument *noun = instrument_at(s, w->first);

	return c->class == CUE_STOP && c->range.end - c->range.first == 1 && noun && noun->range.end == w->at &&
	       instrument_at(s, c->range.end);
}

/* A cue that ends titles elsewhere but is part of this one. */
static bool belongs(const struct facts *f, const struct agreement_sentence *s, const struct walk *w, const struct cue *c)
{
	bool partner = c->class == CUE_STOP && c->range.end - c->range.first == 1 && leads_to_party(f, s, c);

	if (c->class == CUE_SIGN) /* "Biên bản ký kết giữa A và B" (minutes signed between) */
		return is_signed_between(s, w);
	if (c->class == CUE_AND) /* "đào tạo và trao đổi sinh viên giai đoạn 2031 - 2035" */
		return runs_to_period(f, s, c->range.end, WORD_UPPER | WORD_NUMBER | WORD_PUNCT);
	if (partner && w->between) /* "giữa A với B" */
		return true;
	if (adds_to_another(s, w, c))
		return true;
	if (partner && runs_to_period(f, s, c->range.end, WORD_PUNCT | WORD_NUMBER)) /* "với A giai đoạn 2031 - 2035" */
		return true;
	return c->class == CUE_STOP && w->at > w->first && leans_on(s, w->at - 1); /* "của hai bên" (of both sides) */
}

/* "between the two cities in Hanoi", "for 2032 in Hanoi on Monday": where it was signed, no part of the title. */
static bool is_place_of_signing(
	const struct facts *f, const struct agreement_sentence *s, const struct walk *w, const struct cue *c)
{
	if (!c || !cue_tells_where(f, c))
		return false;
	const struct place *p = place_at(f, c->range.end);
	const struct cue *behind = p ? cue_at(s, p->range.end) : NULL;
	if (!w->between)
		return behind && behind->class == CUE_ON && is_exact_date(f, behind->range.end);
	return p && ((behind && behind->class == CUE_ON) || p->range.end >= s->range.end ||
			    f->words.v[p->range.end].flags & WORD_PUNCT);
}

/* One step: false where the title has ended. */
static bool step(const struct facts *f, const struct agreement_sentence *s, struct walk *w)
{
	const struct cue *c = cue_at(s, w->at);
	const struct instrument *noun = instrument_at(s, w->at); /* "của Hiệp định tạo thuận lợi cho vận tải": whole */
	size_t close = title_closing(f, w->at, s->range.end);

	if (word_is(f, w->at, STR("(")) && !(close && is_place_bracket(f, w->at, close) && !is_remark(f, s, w->at, close)))
		return false;
	if (close) {
		w->at = close + 1;
		return true;
	}
	if (word_is(f, w->at, STR(";")) || title_closed(f, w->at) || (is_exact_date(f, w->at) && !is_of_quarter(f, s, w->at)))
		return false;
	if (word_is(f, w->at, STR(":")) && !place_at(f, w->at + 1))
		return false;
	if (word_is(f, w->at, STR(",")) && !goes_on_over_comma(f, s, w))
		return false;
	if (is_place_of_signing(f, s, w, c))
		return false;
	if (c && belongs(f, s, w, c))
		c = NULL;
	if (c && (ends_title(c->class) || (c->class == CUE_AND && is_new_item(f, s, w->first, c->range.end))))
		return false;
	if (c && c->class == CUE_INSIDE && c->range.end - c->range.first > 1)
		return false; /* "trong khuôn khổ" (in the framework of) */
	w->between = w->between || (c && c->class == CUE_BETWEEN);
	w->place = w->place || place_at(f, w->at);
	w->at = noun ? noun->range.end : c ? c->range.end : w->at + 1;
	return true;
}

static bool is_loose(const struct facts *f, size_t word)
{
	return title_dash(f, word) || word_is(f, word, STR(".")) || word_is(f, word, STR(",")) || word_is(f, word, STR(":")) ||
	       word_is(f, word, STR("…")) || word_is(f, word, STR("/")); /* agencies end with "./." */
}

/* "on labour in the | third quarter" */
static bool is_small_word(const struct agreement_sentence *s, size_t word)
{
	const struct cue *c = cue_over(s, word);

	return c && (c->class == CUE_ARTICLE || c->class == CUE_INSIDE || c->class == CUE_ON);
}

static size_t right_end(const struct facts *f, const struct agreement_sentence *s, size_t first, size_t at)
{
	struct walk w = {.first = first, .at = at};

	while (w.at < s->range.end && w.at - first < TITLE_MAX) {
		if (is_year_range(f, w.at)) {
			const struct cue *behind = cue_at(s, w.at + 3);
			if (behind && behind->class == CUE_TAIL && str_eq(f->lang, STR("en")))
				return behind->range.end; /* "the 2025-2027 period" */
			if (!behind || behind->class != CUE_BETWEEN)
				return w.at + 3;
			w.at += 3; /* "giai đoạn 2031 - 2035 giữa hai tỉnh" */
		}
		if (!step(f, s, &w))
			break;
	}
	while (w.at > at && (is_loose(f, w.at - 1) || is_small_word(s, w.at - 1)))
		w.at--;
	return w.at;
}

/* The apostrophe of "the talks' minutes", glued to what stands before it only; not of "the two countries' treaty". */
static bool is_possessive(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	const struct cue *the = word >= s->range.first + 2 ? cue_over(s, word - 2) : NULL;

	return the && the->class == CUE_ARTICLE && (word_is(f, word, STR("'")) || word_is(f, word, STR("’"))) &&
	       !(f->words.v[word].flags & WORD_SPACE) && f->words.v[word + 1].flags & WORD_SPACE;
}

/* "the joint pilot agreement", "the 2018 Cooperation Plan": English says which before the noun. */
static size_t left_end(const struct facts *f, const struct agreement_sentence *s, size_t first)
{
	size_t i = first;

	while (i > s->range.first && first - i < 5) {
		const struct cue *c = cue_over(s, i - 1);
		if (i >= s->range.first + 3 && is_year_range(f, i - 3)) {
			i -= 3;
			continue;
		}
		if (title_dash(f, i - 1) && !(f->words.v[i].flags & WORD_SPACE) && i >= s->range.first + 2) {
			i -= 2; /* "a 5-year", "a cross-border" */
			continue;
		}
		if (is_possessive(f, s, i - 1)) {
			i -= 2; /* "the talks' minutes" */
			continue;
		}
		if (f->words.v[i - 1].flags & WORD_PUNCT)
			break;
		bool number = f->words.v[i - 1].flags & WORD_NUMBER && !year_at(f, i - 1); /* "16 cooperation documents" */
		if (number || (c && (c->class == CUE_ARTICLE || c->class == CUE_COUNT || c->class == CUE_PLURAL ||
					    c->class == CUE_SIGN)))
			return i;
		if (c && c->class != CUE_JOINT)
			break;
		i--;
	}
	return first;
}

/* "a framework agreement in 2019" */
static bool is_year_of_signing(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	const struct cue *in = cue_at(s, word);

	return str_eq(f->lang, STR("en")) && in && in->class == CUE_INSIDE && year_at(f, word + 1);
}

struct range title_of(const struct facts *f, const struct agreement_sentence *s, const struct instrument *i)
{
	const struct instrument *behind = i->use == USE_DRAFT ? instrument_at(s, i->range.end) : NULL;
	struct range r = behind ? behind->range : i->range;

	if (r.first > s->range.first && !(f->words.v[r.first].flags & WORD_SPACE) && !word_is(f, r.first - 1, STR("("))) {
		size_t close = title_closing(f, r.first - 1, s->range.end);
		if (close)
			return (struct range){r.first, close};
	}
	if (str_eq(f->lang, STR("zh")))
		return title_zh(f, s, r);
	if (str_eq(f->lang, STR("en")))
		r.first = left_end(f, s, r.first);
	size_t noun = r.end;
	r.end = right_end(f, s, r.first, r.end);
	if (r.end == noun + 2 && is_year_of_signing(f, s, noun) && !str_eq(instrument_kind(f, i), STR("plan")))
		r.end = noun;
	return r;
}
