#include "event_places.h"

#include "candidate_dates.h"
#include "event_names.h"
#include "gazetteer.h"
#include "positions.h"

enum { PLACE_HEAD_WORDS = 6 };

static bool is_venue_head(const struct facts *f, size_t i)
{
	struct phrase_hit hit;

	return place_word_at(f, i, PW_venue, &hit) || place_word_at(f, i, PW_border, &hit) ||
	       place_word_at(f, i, PW_border_gate, &hit) || place_word_at(f, i, PW_border_marker, &hit) ||
	       place_word_at(f, i, PW_link_point, &hit) || place_word_at(f, i, PW_unit, &hit);
}

static bool stops_place(const struct telling *t, size_t i)
{
	const struct word *w = &t->f->words.v[i];
	struct phrase_hit hit;

	return w->flags & WORD_PUNCT || (w->flags & WORD_HAN && event_word_at(t, i, &hit)) || has_cue(t, i, CUE_name_stop) ||
	       has_cue(t, i, CUE_and) || has_cue(t, i, CUE_with) || has_cue(t, i, CUE_delegation) ||
	       date_beginning(t->f, i) != NULL;
}

/* "in the Vietnamese province", "in the Lao locality on May 5": the side's own, without its name. */
static bool is_unnamed(const struct telling *t, const struct place *country, size_t end)
{
	size_t i = country->range.end;
	struct phrase_hit hit;

	if (i >= end || !place_word_at(t->f, i, PW_unit, &hit) || hit.words > 1)
		return false;
	return i + 1 >= end || !place_at(t->f, i + 1);
}

/* "in the Mekong Delta province", "in the northern mountainous province": the narrator's own, without its name; its last word. */
static struct range own_province(const struct telling *t, size_t first, size_t end)
{
	struct phrase_hit hit;

	if (first >= end || !has_cue(t, first, CUE_article))
		return (struct range){0, 0};
	for (size_t i = first + 1; i < end && i < first + 5; i++) {
		const struct place *p = place_at(t->f, i);
		if ((p && p->country.n) || t->f->words.v[i].flags & WORD_PUNCT || date_beginning(t->f, i))
			break;
		if (place_word_at(t->f, i, PW_unit, &hit))
			return i > first + 1 && hit.words == 1 && t->f->lex->gazetteer->word_level[hit.row] == PLACE_PROVINCE
				       ? (struct range){i, i + 1}
				       : (struct range){0, 0};
	}
	return (struct range){0, 0};
}

/* "at Hekou District | People's Hospital": the house that capitals name behind its place. */
static struct range with_house_behind(const struct telling *t, struct range r, size_t end)
{
	struct phrase_hit hit;

	for (size_t i = r.end; i < end && i < r.end + 5 && t->f->words.v[i].flags & WORD_UPPER && !place_at(t->f, i); i++)
		if (place_word_at(t->f, i, PW_venue, &hit))
			return (struct range){r.first, i + hit.words};
	return r;
}

/* "in the Lao city of Luang Prabang", "in the Vietnamese locality's Dong Ha city": the last place before a stop. */
static struct range english_place(const struct telling *t, size_t first, size_t end)
{
	struct range found = {0, 0};

	for (size_t i = first; i < end && i < first + 8; i++) {
		const struct place *p = place_at(t->f, i);
		if (p && p->range.first == i && p->level == PLACE_COUNTRY && is_unnamed(t, p, end))
			return (struct range){i, p->range.end + 1};
		if (p && p->range.first == i && p->level != PLACE_COUNTRY) {
			found = p->range;
			i = p->range.end - 1;
		} else if (t->f->words.v[i].flags & (WORD_PUNCT | WORD_NUMBER) || has_cue(t, i, CUE_name_stop) ||
			   date_beginning(t->f, i)) {
			break;
		}
		if (found.end && !is_possessive(t->f, found.end - 1)) /* "in X's | Tam Mau city" */
			break;
	}
	return found.end ? with_house_behind(t, found, end) : own_province(t, first, end);
}

/* "Cửa khẩu quốc tế Lao Bảo - Đen Sa Vẳn": a pair of gates is one place. */
static struct range with_counterpart(const struct telling *t, const struct place *p)
{
	size_t dash = p->range.end;
	const struct place *other = is_char_at(t->f, dash, "-") || is_char_at(t->f, dash, "–") ? place_at(t->f, dash + 1) : NULL;

	if (p->level != PLACE_GATE || !other || other->level != PLACE_GATE || other->range.first != dash + 1)
		return p->range;
	return (struct range){p->range.first, other->range.end};
}

/* 在外交部总部, 在防城区行政中心会议室: the word that makes a venue of it stands last. */
static struct range han_venue(const struct telling *t, size_t first, size_t end)
{
	struct range found = {0, 0};
	struct phrase_hit hit;

	if (first >= end || !(t->f->words.v[first].flags & WORD_HAN) || is_venue_head(t->f, first))
		return found;
	for (size_t i = first; i < end && i < first + 20 && (i == first || !stops_place(t, i)); i++)
		if (i > first && place_word_at(t->f, i, PW_venue, &hit))
			found = (struct range){first, i + hit.words};
	return found;
}

/* "tại Bali, Indonesia", "tại Montreal (Canada)": a name that no list holds, with its country behind. */
static struct range unlisted_city(const struct telling *t, size_t first, size_t end)
{
	size_t i = first;
	const struct place *p;

	while (i < end && i < first + 4 && t->f->words.v[i].flags & WORD_UPPER && !stops_place(t, i))
		i++;
	p = i > first && i + 1 < end && (is_char_at(t->f, i, ",") || is_char_at(t->f, i, "(")) ? place_at(t->f, i + 1) : NULL;
	return p && p->range.first == i + 1 && p->certain && p->level == PLACE_COUNTRY ? (struct range){first, i}
										       : (struct range){0, 0};
}

/* "khu vực mốc 1090-1091", "mốc 1223/2": a mark between numbers. */
static bool is_between_numbers(const struct telling *t, size_t i)
{
	return (is_char_at(t->f, i, "-") || is_char_at(t->f, i, "–") || is_char_at(t->f, i, "/")) && i > 0 &&
	       t->f->words.v[i - 1].flags & WORD_NUMBER && i + 1 < t->f->words.n && t->f->words.v[i + 1].flags & WORD_NUMBER;
}

/* "Trung tâm Thương mại quốc tế Trung Quốc-ASEAN": a country inside the name of a house. */
static bool is_in_house_name(const struct telling *t, const struct place *p)
{
	return p->level == PLACE_COUNTRY && is_char_at(t->f, p->range.end, "-") &&
	       t->f->words.v[p->range.end + 1].flags & WORD_UPPER;
}

/* The words of a place after a preposition: a name, or a small head ("trụ sở UBND tỉnh", "trung tâm huyện Phù Lưu"). */
static struct range place_phrase(const struct telling *t, size_t first, size_t end)
{
	const struct place *p = place_at(t->f, first);
	struct range venue = han_venue(t, first, end);
	struct phrase_hit hit;
	size_t i = first;

	if (venue.end > (p ? p->range.end : 0))
		return venue;
	while (p && p->range.first == i && t->f->words.v[i].flags & WORD_HAN && place_at(t->f, p->range.end) &&
		place_at(t->f, p->range.end)->level > p->level) {
		i = p->range.end; /* 越南高平省重庆县 */
		p = place_at(t->f, i);
	}
	if (i > first)
		return p->range;
	if (p && p->range.first == first && !is_possessive(t->f, p->range.end - 1))
		return t->f->language == LANGUAGE_EN ? with_house_behind(t, with_counterpart(t, p), end) : with_counterpart(t, p);
	if (str_eq(t->f->lang, STR("en")))
		return english_place(t, first, end);
	if (t->f->language == LANGUAGE_VI && event_word_at(t, first, &hit) && !is_venue_head(t->f, first))
		return (struct range){0, 0}; /* "tại hội đàm chiều 2/11" */
	if (!is_venue_head(t->f, first) && !has_cue(t, first, CUE_organisation))
		return unlisted_city(t, first, end);
	if (place_word_at(t->f, first, PW_venue, &hit))
		i += hit.words - 1; /* "Trung tâm Hội nghị và Triển lãm" */
	while (i < end && i < first + 12 && !(i > first && stops_place(t, i) && !is_between_numbers(t, i))) {
		if (is_char_at(t->f, i + 1, "(") && is_char_at(t->f, i + 3, ")")) { /* "Bộ Chỉ huy Quân sự (CHQS) tỉnh" */
			i += 4;
			continue;
		}
		p = place_at(t->f, i);
		if (p && p->range.first == i && !is_in_house_name(t, p))
			return (struct range){first, p->range.end};
		i = p && p->range.first == i ? p->range.end + 1 : i + 1;
	}
	return (struct range){first, i};
}

/* "Đại sứ Việt Nam tại Trung Quốc": an office, not a venue. */
static bool is_office_place(const struct telling *t, size_t preposition)
{
	struct phrase_hit hit;
	const struct place *p = preposition > 0 ? place_at(t->f, preposition - 1) : NULL;
	size_t last = p && p->level == PLACE_COUNTRY ? p->range.first : preposition;
	size_t first = last > 8 ? last - 8 : 0;

	for (size_t i = first; i < preposition; i++)
		if (phrases_at(&t->f->lex->offices.phrases, &t->f->words, i, &hit) && i + hit.words <= preposition &&
			!is_head_of_delegation(t->f, i)) { /* "do ông A làm trưởng đoàn tại X" */
			if (i + hit.words == preposition || (p && p->level == PLACE_COUNTRY && i + hit.words + 3 > last))
				return true;
		}
	return false;
}

/* "Fangchenggang city in China's Guangxi": says where a place lies, not where something is held. */
static bool is_container(const struct telling *t, size_t preposition, struct range r)
{
	const struct place *inner = preposition > 0 ? place_at(t->f, preposition - 1) : NULL;
	const struct place *outer = r.end > r.first ? place_at(t->f, r.first) : NULL;

	return inner && outer && outer->level < inner->level;
}

/* ", Chi nhánh Phòng Thương mại … tại Cần Thơ": a place is told already, and this one belongs to the body's name. */
static bool is_seat_of_body(const struct telling *t, size_t first, size_t preposition)
{
	for (size_t i = preposition; i-- > first;) {
		if (is_char_at(t->f, i, ","))
			return i + 1 < preposition && find_cue(t, CUE_organisation, i + 1, preposition) != STR_NONE;
		if (t->f->words.v[i].flags & WORD_PUNCT)
			return false;
	}
	return false;
}

struct range located_after(const struct telling *t, size_t first, size_t end)
{
	size_t purpose = find_cue(t, CUE_purpose, first, end);
	size_t held = str_eq(t->f->lang, STR("en")) ? find_cue(t, CUE_hold, first, end) : STR_NONE;
	struct range r;

	if (purpose != STR_NONE)
		end = purpose;
	r = located_in(t, held != STR_NONE && held < end ? held : first, end, false); /* "… in Nanning took place in Lang Son" */
	if (!r.end && held != STR_NONE)
		r = located_in(t, first, end, false);
	return r.end && find_cue(t, CUE_sign, first, r.first) == STR_NONE ? r : (struct range){0, 0};
}

/* "quân tình nguyện Việt Nam tại Campuchia": where people of one country are in another. */
static bool is_abroad(const struct telling *t, size_t preposition, struct range r)
{
	const struct place *of = preposition > 0 ? place_at(t->f, preposition - 1) : NULL;
	const struct place *in = place_at(t->f, r.first);

	return t->f->language == LANGUAGE_VI && of && of->level == PLACE_COUNTRY && in && in->level == PLACE_COUNTRY &&
	       in->range.end == r.end && !str_eq(of->country, in->country);
}

/* "kế hoạch “Nâng cao chất lượng tại Bệnh viện X”": inside a title. */
static bool is_quoted(const struct telling *t, size_t first, size_t i)
{
	while (i-- > first)
		if (is_char_at(t->f, i, "\xE2\x80\x9C") || is_char_at(t->f, i, "\xE2\x80\x9D"))
			return is_char_at(t->f, i, "\xE2\x80\x9C");
	return false;
}

/* "trong bối cảnh thế giới và | khu vực": a word for places without a name, unless it means the narrator's own. */
static bool is_bare_unit(const struct telling *t, struct range r)
{
	struct phrase_hit hit;

	return t->f->language == LANGUAGE_VI && place_word_at(t->f, r.first, PW_unit, &hit) &&
	       r.first + (size_t)hit.words == r.end && !has_cue(t, r.first, CUE_home);
}

/* "gặp mặt kỷ niệm 39 năm Ngày chiến thắng ở Campuchia": the country of what is remembered. */
static bool is_where_remembered(const struct telling *t, size_t first, size_t preposition, struct range r)
{
	enum { REMEMBERED_WORDS = 16 };
	const struct place *p = place_at(t->f, r.first);
	size_t from = preposition > first + REMEMBERED_WORDS ? preposition - REMEMBERED_WORDS : first, cue;

	if (!p || p->level != PLACE_COUNTRY)
		return false;
	cue = find_cue(t, CUE_anniversary, from, preposition);
	return cue != STR_NONE && find_cue(t, CUE_comma, cue, preposition) == STR_NONE;
}

struct range located_in(const struct telling *t, size_t first, size_t end, bool last)
{
	struct range found = {0, 0};
	struct phrase_hit hit;
	bool english = str_eq(t->f->lang, STR("en"));

	for (size_t i = first; i + 1 < end; i++) {
		if (!place_word_at(t->f, i, PW_preposition, &hit) || (hit.words != 1 && !(t->f->words.v[i].flags & WORD_HAN)) ||
			!has_cue(t, i, CUE_name_stop) || is_office_place(t, i) || (english && ends_title(t->f, i)))
			continue;
		if (found.end && is_seat_of_body(t, found.end, i))
			continue;
		struct range r = place_phrase(t, i + (size_t)hit.words, end);
		if (english && (has_cue(t, i, CUE_goal) || is_container(t, i, r)))
			continue;
		if (r.end > r.first && !is_bare_unit(t, r) && !is_abroad(t, i, r) && !is_quoted(t, first, i) &&
			!is_where_remembered(t, first, i, r)) {
			found = r;
			if (!last)
				return found;
		}
	}
	return found;
}

/* "paid an official visit to | Cambodia", where no place in it is told. */
static struct range goal_country(const struct telling *t, const struct candidate *c)
{
	size_t i = c->word.end + 1;
	const struct place *p = has_cue(t, i - 1, CUE_goal) && c->verb ? place_at(t->f, i) : NULL;
	bool country = p && p->level == PLACE_COUNTRY && p->range.first == i && p->certain;

	return country ? p->range : (struct range){0, 0};
}

/* "visited Salavan", "paid a visit to Laos' Salavan", "visited and extended greetings to Salavan". */
static struct range english_goal(const struct telling *t, const struct candidate *c)
{
	struct range r = english_place(t, c->word.end + has_cue(t, c->word.end, CUE_goal), c->segment.end);

	for (size_t i = c->word.end; !r.end && i < c->segment.end && i < c->word.end + 8; i++) {
		if (t->f->words.v[i].flags & WORD_PUNCT || date_beginning(t->f, i))
			break;
		if (has_cue(t, i, CUE_goal))
			r = english_place(t, i + 1, c->segment.end);
	}
	return r;
}

/* "đến chúc mừng Tổng Lãnh sự quán Lào tại Đà Nẵng": a house of the other country. */
static struct range mission_of(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;
	size_t limit = c->word.end + 10 < c->segment.end ? c->word.end + 10 : c->segment.end;

	for (size_t i = c->word.end; i < limit; i++) {
		const struct place *of, *in;
		if (!place_word_at(t->f, i, PW_venue, &hit))
			continue;
		of = place_at(t->f, i + hit.words);
		if (!of || of->level != PLACE_COUNTRY || !place_word_at(t->f, of->range.end, PW_preposition, &hit))
			continue;
		in = place_at(t->f, of->range.end + 1);
		if (!in && has_cue(t, of->range.end + 1, CUE_home))
			return (struct range){i, of->range.end + 1 + t->cue[of->range.end + 1].words}; /* "tại thành phố" */
		if (in && in->range.first == of->range.end + 1 && in->level != PLACE_COUNTRY)
			return (struct range){i, in->range.end};
	}
	return (struct range){0, 0};
}

static bool counts_places(const struct telling *t, size_t i)
{
	return has_cue(t, i, CUE_counted) || has_cue(t, i, CUE_number) ||
	       (i < t->f->words.n && t->f->words.v[i].flags & WORD_NUMBER && !date_beginning(t->f, i));
}

/* "chuyến thăm Phù Lưu", "sang thăm các tỉnh X và Y", "thăm … tới Trung Quốc". */
static struct range goal_of(const struct telling *t, const struct candidate *c)
{
	struct range mission = mission_of(t, c);
	struct phrase_hit hit;

	if (str_eq(t->f->lang, STR("en")))
		return english_goal(t, c);
	if (mission.end)
		return mission;
	for (size_t i = c->word.end; i < c->segment.end; i++) {
		const struct place *p = place_at(t->f, i);
		bool led = i == c->word.end || has_cue(t, i - 1, CUE_goal) || i == c->name.end ||
			   place_word_at(t->f, i - 1, PW_country, &hit) ||
			   (counts_places(t, i - 1) &&
				   has_cue(t, i - 2, CUE_name_stop)); /* "tại các tỉnh X, Y", "tại hai tỉnh X và Y" */
		if (date_beginning(t->f, i)) {
			i = date_beginning(t->f, i)->range.end - 1;
			continue;
		}
		if (p && led && (p->range.first == i || i == c->word.end)) /* "cấp nhà nước Campuchia" */
			return (struct range){i, p->range.end};
		if (t->f->words.v[i].flags & WORD_PUNCT)
			break;
	}
	if (!has_cue(t, c->word.first, CUE_goal))
		return (struct range){0, 0};
	/* "sang thăm và hội đàm với Cục Công an Châu X": where the other side is; "Tết của Lào" is nowhere */
	for (size_t i = places_from(t->f, c->word.end); i < t->f->places.n && t->f->places.v[i].range.first < c->clause.end; i++)
		if (t->f->places.v[i].certain && t->f->places.v[i].level != PLACE_COUNTRY &&
			!str_eq(t->f->places.v[i].country, STR("VN")))
			return t->f->places.v[i].range;
	return (struct range){0, 0};
}

/* "làm việc với Tập đoàn X (thành phố Y)". */
static struct range place_in_brackets(const struct telling *t, const struct candidate *c)
{
	for (size_t i = c->word.end; i < c->segment.end && i < c->word.end + 14; i++) {
		const struct place *p = place_at(t->f, i + 1);
		if (is_char_at(t->f, i, "(") && p && p->range.first == i + 1 && p->level == PLACE_DISTRICT)
			return p->range;
		if (is_char_at(t->f, i, ","))
			break;
	}
	return (struct range){0, 0};
}

/* "Ngay khi đến Thakhek, ngày 20/11, đoàn đã chào …" */
static struct range arrival_of(const struct telling *t, const struct candidate *c)
{
	for (size_t i = c->clause.first; c->follow && i < c->clause.first + 6 && i + 1 < c->word.first; i++) {
		const struct place *p = has_cue(t, i, CUE_goal) ? place_at(t->f, i + 1) : NULL;
		if (p && p->range.first == i + 1 && p->certain)
			return p->range;
	}
	return (struct range){0, 0};
}

/* "đoàn đã đến thành phố X và hội đàm với lãnh đạo tỉnh" */
static struct range come_to(const struct telling *t, const struct candidate *c)
{
	enum { JOINED_WORDS = 3 };

	for (size_t i = places_from(t->f, c->segment.first); i < t->f->places.n && t->f->places.v[i].range.first < c->word.first;
		i++) {
		const struct place *p = &t->f->places.v[i];
		if (p->certain && p->level != PLACE_COUNTRY && p->range.first > c->segment.first &&
			has_cue(t, p->range.first - 1, CUE_goal) && p->range.end + JOINED_WORDS >= c->word.first &&
			(has_cue(t, p->range.end, CUE_and) || has_cue(t, p->range.end, CUE_comma)))
			return p->range;
	}
	return (struct range){0, 0};
}

/* "đến sân bay A, Thượng Hải, bắt đầu chuyến công du": where a journey has come to that tells no goal behind it. */
static struct range reached_before(const struct telling *t, const struct candidate *c)
{
	enum { BEGINS_WORDS = 5 };
	struct phrase_hit hit;
	size_t goal;

	for (size_t i = places_from(t->f, c->segment.first); i < t->f->places.n && t->f->places.v[i].range.first < c->word.first;
		i++) {
		const struct place *p = &t->f->places.v[i];
		if (c->verb || !p->certain || p->range.end + BEGINS_WORDS < c->word.first || p->range.first < 2)
			continue;
		for (goal = p->range.first; goal > c->segment.first && !has_cue(t, goal - 1, CUE_goal);)
			goal--;
		if (goal > c->segment.first && (goal == p->range.first || place_word_at(t->f, goal, PW_venue, &hit)))
			return p->range;
	}
	return (struct range){0, 0};
}

/* "sang Thủ đô X, nước Y tham dự Diễn đàn": where a meeting is that somebody goes to attend. */
static struct range goal_of_attendance(const struct telling *t, const struct candidate *c)
{
	size_t attends = cue_before(t, CUE_hold, c->word.first);
	bool meeting = c->kind == KIND_CONFERENCE || c->kind == KIND_COMMITTEE_SESSION || c->kind == KIND_CEREMONY ||
		       (c->kind == KIND_OTHER && !c->verb);

	for (size_t i = c->segment.first; meeting && attends != STR_NONE && i + 1 < attends; i++) {
		const struct place *p = has_cue(t, i, CUE_goal) ? place_at(t->f, i + 1) : NULL;
		if (p && p->range.first == i + 1 && p->certain && p->range.end + 5 > attends)
			return p->range;
	}
	return (struct range){0, 0};
}

/* ", tại tỉnh X": a phrase of its own, said of what follows. */
static bool opens_phrase(const struct telling *t, struct range place)
{
	return place.end && place.first > 1 && is_char_at(t->f, place.first - 2, ",");
}

/* The place belongs to the words of another event: right behind its name or the date behind that, or in it. */
static bool holds_place(const struct facts *f, const struct candidate *other, struct range place)
{
	const struct date *d = date_beginning(f, other->name.end);

	return place.first == other->name.end + 1 || (d && place.first == d->range.end + 1) ||
	       (place.first >= other->name.first && place.first < other->name.end);
}

/* "Chiều 20/2, tại X, nhân dịp dự Gặp gỡ …, đoàn đã hội kiến …": the place in front of the framework is the call's. */
static struct range place_before_framework(const struct telling *t, const struct candidate *c, const struct candidate *framework)
{
	size_t end = find_cue(t, CUE_framework, c->clause.first, framework->word.first);
	struct range r = {0, 0};

	if (end != STR_NONE && t->f->language == LANGUAGE_VI)
		r = located_in(t, c->clause.first, end, true);
	return r.end && r.end < end && has_cue(t, end - 1, CUE_comma) ? r : (struct range){0, 0};
}

void take_place(const struct telling *t, struct candidate *c, const struct candidate *previous)
{
	size_t front = c->segment.first;

	/* "Trong khuôn khổ Hội nghị … tổ chức tại X, ông Y đã hội kiến": X is the framework's */
	c->place = located_in(t, front, c->word.first, true);
	if (previous && previous->framework && previous->sentence == c->sentence && !opens_phrase(t, c->place))
		c->place = place_before_framework(t, c, previous);
	/* "chuyến công tác tại Lào, chiều 2/12, đoàn đã chào …": nor the one right behind another event's name */
	for (size_t k = 0; c->place.end && k < t->all.n; k++)
		if (&t->all.v[k] != c && t->all.v[k].sentence == c->sentence && holds_place(t->f, &t->all.v[k], c->place))
			c->place = (struct range){0, 0};
	if (c->place.end == 0 || c->framework || c->future || str_eq(t->f->lang, STR("en"))) {
		struct range after = located_after(t, c->word.end, c->segment.end);
		if (c->framework && opens_phrase(t, after))
			after = (struct range){0, 0};
		if (after.end || c->framework)
			c->place = after;
	}
	if (located_after(t, c->word.end, c->segment.end).first == c->word.end + 1)
		c->place = located_after(t, c->word.end, c->segment.end); /* "tọa đàm tại Khách sạn X" */
	if (c->place.end == 0 && is_opened_by(t, c, previous))
		c->place = previous->place;
	if (c->place.end == 0)
		c->place = arrival_of(t, c);
	if (c->place.end == 0 && !c->framework && t->f->language == LANGUAGE_VI) {
		c->place = come_to(t, c);
		if (c->place.end == 0)
			c->place = goal_of_attendance(t, c);
	}
	if (c->place.end == 0 && c->kind == KIND_WORKING_SESSION)
		c->place = place_in_brackets(t, c);
	if (c->kind == KIND_VISIT && (c->place.end == 0 || c->place.first < c->word.first)) {
		struct range goal = goal_of(t, c);
		if (goal.end == 0 && c->place.end == 0 && t->f->language == LANGUAGE_VI)
			goal = reached_before(t, c);
		if (goal.end == 0 && c->place.end == 0 && t->f->language == LANGUAGE_EN)
			goal = goal_country(t, c);
		if (goal.end)
			c->place = goal;
	}
}
