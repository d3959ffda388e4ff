#include "sights.h"

#include "names.h"
#include "people_cues.h"
#include "positions.h"

#include "../lib/utf8.h"

#include <string.h>

enum { TYPE_WORDS = 6, PEOPLES_WORDS = 10 };

long number_there(const struct facts *f, size_t at)
{
	long value = 0;

	return at < f->words.n && str_number(range_text(f, (struct range){at, at + 1}), &value) ? value : -1;
}

const struct gazetteer *gazetteer_in(const struct facts *f)
{
	return f->lex->gazetteer;
}

/* A type word that begins at i: "tỉnh", "cửa khẩu quốc tế", "nước". */
static bool type_word_at(const struct facts *f, size_t i, struct phrase_hit *hit, int *level)
{
	if (!phrases_may(&gazetteer_in(f)->type_words, &f->words, i))
		return false;
	if (!place_word_at(f, i, PW_unit, hit) && !place_word_at(f, i, PW_border_gate, hit) &&
		!place_word_at(f, i, PW_country, hit))
		return false;
	*level = gazetteer_in(f)->word_level[hit->row];
	return *level >= 0;
}

bool on_one_line(const struct facts *f, size_t before, size_t word)
{
	return before < word && word < f->words.n && f->block_of[before] == f->block_of[word];
}

/* The type word that ends right before word i; its first word, or i. */
static size_t type_word_before(const struct facts *f, size_t i, int *level)
{
	struct phrase_hit hit;

	if (f->words.v[i].flags & WORD_HAN)
		return i; /* 谅山省谅山市: its own stands behind it */
	for (size_t back = i < TYPE_WORDS ? i : TYPE_WORDS; back > 0; back--)
		if (on_one_line(f, i - back, i) && type_word_at(f, i - back, &hit, level) && hit.words == back)
			return i - back;
	return i;
}

/* "dân tộc Choang", "dân tộc Hà Nhì và dân tộc Di", "các dân tộc": what stands between "châu tự trị" and the name. */
static size_t peoples_before(const struct facts *f, size_t i, int *level)
{
	struct phrase_hit hit;
	bool people = false;

	for (size_t at = i; at > 0 && i - at < PEOPLES_WORDS; at--) {
		const struct word *w = &f->words.v[at - 1];
		if (!on_one_line(f, at - 1, i))
			break;
		if (people && type_word_before(f, at, level) < at)
			return type_word_before(f, at, level);
		if (at - 1 > 0 && place_word_at(f, at - 2, PW_people, &hit) && hit.words == 2) {
			people = true;
			at--;
		} else if (!(w->flags & WORD_UPPER) && !place_word_at(f, at - 1, PW_joiner, &hit) &&
			   !(w->flags & WORD_PUNCT && place_word_at(f, at, PW_people, &hit))) {
			break;
		}
	}
	return i;
}

/* "Cao Bang city of Cao Bang province": the last word of "city of" belongs to what follows. */
static bool ends_in_of(const struct facts *f, size_t i, size_t words)
{
	struct phrase_hit hit;

	return words > 1 && place_word_at(f, i + words - 1, PW_of, &hit);
}

/* English and Chinese have the type word after the name: "Cao Bang province", "Honghe Hani and Yi Autonomous Prefecture", 红河州.
 */
static size_t type_word_after(const struct facts *f, size_t end, int *level)
{
	struct phrase_hit hit;
	struct spelling_hit known;
	bool han = end > 0 && f->words.v[end - 1].flags & WORD_HAN;

	if (end > 0 && is_possessive(f, end - 1))
		return end; /* "Lang Son's Dong Dang town" */
	for (size_t at = end; at < end + PEOPLES_WORDS && at < f->words.n && on_one_line(f, end - 1, at); at++) {
		const struct word *w = &f->words.v[at];
		bool peoples = at == end || (han && place_word_at(f, at - 1, PW_people, &hit)) ||
			       (!han && !(f->words.v[at - 1].flags & WORD_PUNCT));

		if (at > end && gazetteer_at(gazetteer_in(f), &f->words, at, f->lang, &known, f->one))
			break; /* "Lai Chau and Honghe prefecture" are two */
		if (peoples && type_word_at(f, at, &hit, level) && (han || *level != PLACE_GATE || at == end) &&
			*level != PLACE_COUNTRY)
			return at + hit.words - ends_in_of(f, at, hit.words);
		if (w->flags & (WORD_PUNCT | WORD_NUMBER) ||
			(!han && !(w->flags & WORD_UPPER) && !place_word_at(f, at, PW_joiner, &hit)))
			break;
	}
	return end;
}

bool sight_char(const struct facts *f, size_t i, const char *one)
{
	return words_is(&f->words, i, str_of(one));
}

bool sight_dash(const struct facts *f, size_t i)
{
	return sight_char(f, i, "-") || sight_char(f, i, "–") || sight_char(f, i, "—");
}

bool is_name_syllable(const struct facts *f, size_t i)
{
	return i < f->words.n && f->words.v[i].flags & WORD_UPPER && !(f->words.v[i].flags & WORD_CAPS);
}

/* "Nguyễn Hòa Bình": capitals run up to the name and begin with a surname that does not open the sentence; not "Nông - Lâm
 * Lào". */
bool surname_before(const struct facts *f, size_t i, const struct spelling_hit *known, size_t past)
{
	size_t at = i;
	bool country = known && toponym_of(gazetteer_in(f), known->spelling)->level == PLACE_COUNTRY;
	struct phrase_hit hit;

	while (at > past && i - at < 3 && on_one_line(f, at - 1, i) && is_name_syllable(f, at - 1))
		at--;
	for (size_t k = at; f->language == LANGUAGE_EN && k < i; k++)
		if (is_surname(f, k) && (k + 2 <= i || (known && known->words > 1)))
			return true; /* "Chairman Vuong Dinh Hue", "Justice Nguyen Hoa Binh" */
	if (at == i || !phrases_at(&f->lex->surnames.phrases, &f->words, at, &hit))
		return false;
	return i - at > 1 || (!country && f->sentence_of[at] != STR_NONE && f->sentences[f->sentence_of[at]].first != at);
}

enum { STATE_WORDS = 4 };

/* "Đại sứ | Nhật", "Bộ trưởng Ngoại giao | Mỹ": who serves a state stands before its name. */
static bool is_behind_state(const struct facts *f, size_t i)
{
	struct phrase_hit hit;

	for (size_t n = 1; n <= STATE_WORDS && n <= i; n++)
		if (place_word_at(f, i - n, PW_state, &hit) && hit.words == n)
			return on_one_line(f, i - n, i);
	return false;
}

static bool cue_beside(const struct facts *f, struct range r)
{
	struct phrase_hit hit;

	if (r.first == 0)
		return false;
	return is_behind_state(f, r.first) || sight_char(f, r.first - 1, "(") ||
	       (place_word_at(f, r.first - 1, PW_preposition, &hit) && hit.words == 1);
}

/* ---- sights ---- */

bool level_fits(enum place_level has, int wanted)
{
	return wanted < 0 || (int)has == wanted || (wanted == PLACE_DISTRICT && has == PLACE_PROVINCE) ||
	       (wanted == PLACE_COMMUNE && has != PLACE_COUNTRY) ||
	       (wanted == PLACE_GATE && (has == PLACE_DISTRICT || has == PLACE_PROVINCE));
}

static bool any_level_fits(const struct facts *f, const struct spelling_hit *hit, int wanted)
{
	for (int s = hit->spelling; s >= 0; s = gazetteer_next(gazetteer_in(f), hit, s))
		if (level_fits(toponym_of(gazetteer_in(f), s)->level, wanted))
			return true;
	return false;
}

/* `taken`: the word behind the place before it. */
static void add_type_words(const struct facts *f, struct sight *s, size_t taken)
{
	size_t first = type_word_before(f, s->place.name.first, &s->wanted), end = s->place.name.end;
	bool country = toponym_of(gazetteer_in(f), s->hit.spelling)->level == PLACE_COUNTRY;

	if (first < taken) { /* "Dong Ha city of Quang Tri province" */
		first = s->place.name.first;
		s->wanted = -1;
	}
	if (first == s->place.name.first && !country)
		first = peoples_before(f, s->place.name.first, &s->wanted);
	if (first == s->place.name.first && !country && f->language != LANGUAGE_VI)
		end = type_word_after(f, s->place.name.end, &s->wanted);
	s->place.range = (struct range){first, end};
	if (country && s->wanted != PLACE_COUNTRY)
		first = s->place.range.first = s->place.name.first; /* "3 tỉnh Lào": provinces of Laos */
	if (first == s->place.name.first && end == s->place.name.end)
		s->wanted = -1;
}

static bool is_ward_number(const struct facts *f, size_t i)
{
	return number_there(f, i) >= 0 && number_there(f, i) < 100 && !sight_char(f, i + 1, "/") && !sight_char(f, i + 1, "-");
}

/* "Sùng Tả | Nông Chí Mẫu": a whole name of its own follows. */
static bool name_follows(const struct facts *f, size_t end)
{
	struct phrase_hit surname;

	return is_name_syllable(f, end) && is_name_syllable(f, end + 1) && on_one_line(f, end, end + 1) &&
	       phrases_at(&f->lex->surnames.phrases, &f->words, end, &surname);
}

/* "Vũ Quang Thành", "bà Viengthong Mẫu": a district behind a form of address, or that begins with a surname, and goes on. */
static bool is_person_name(const struct facts *f, size_t i, const struct spelling_hit *hit)
{
	struct phrase_hit word;
	size_t end = i + hit->words;
	bool titled = f->language == LANGUAGE_EN && i && is_title_word(f, i - 1) && !is_possessive(f, i - 1) &&
		      !is_title_word(f, end); /* "counterpart Viengthong Mau", not "China's Mengzi Border Guard" */
	bool addressed = i && phrases_at(&f->lex->honorifics.phrases, &f->words, i - 1, &word) && word.words == 1;

	return toponym_of(gazetteer_in(f), hit->spelling)->level > PLACE_PROVINCE && on_one_line(f, i, end) &&
	       is_name_syllable(f, end) && !name_follows(f, end) &&
	       (addressed || titled || phrases_at(&f->lex->surnames.phrases, &f->words, i, &word));
}

static size_t add_known(struct facts *f, struct sights *all, size_t i, const struct spelling_hit *hit)
{
	struct phrase_hit type;
	int level;
	struct sight s = {.hit = *hit, .wanted = -1, .place.name = {i, i + hit->words}};

	size_t past = all->n ? all->v[all->n - 1].place.range.end : 0;

	add_type_words(f, &s, past);
	if (!any_level_fits(f, hit, s.wanted))
		s.hit.words = 0; /* "xã Lào": another place of the same name */
	if (s.wanted == PLACE_COMMUNE && s.place.range.end == s.place.name.end && is_ward_number(f, s.place.range.end))
		s.place.range.end = ++s.place.name.end; /* "phường Hà Giang 2" */
	s.cue = s.wanted >= 0 || cue_beside(f, s.place.range) || (type_word_at(f, i, &type, &level) && type.words < hit->words);
	s.named_person = s.wanted < 0 && (surname_before(f, i, hit, past) || is_person_name(f, i, hit));
	*PUSH(f->one, all) = s;
	return s.place.range.end;
}

/* How many capital syllables after a type word are the name: not those of a person that follows. */
static size_t unknown_name_end(const struct facts *f, size_t first, int level)
{
	size_t end = first;
	struct phrase_hit hit;

	while (end < f->words.n && end - first < UNKNOWN_NAME_WORDS + 3 && f->words.v[end].flags & WORD_UPPER &&
		(end == first || (on_one_line(f, first, end) && f->words.v[end].flags & WORD_SPACE)))
		end++;
	for (size_t at = first + 1; end - first > 3 && at + 2 <= end; at++)
		if (phrases_at(&f->lex->surnames.phrases, &f->words, at, &hit) && end - at <= 4)
			end = at;
	if (end - first > UNKNOWN_NAME_WORDS)
		end = first + 2;
	if (end > first && level == PLACE_COMMUNE && is_ward_number(f, end))
		end++;
	return end;
}

/* A type word mid-sentence is written small, or longer than a syllable, or an abbreviation: "Thị" is a middle name. */
static bool is_type_word_written(const struct facts *f, size_t i, size_t words)
{
	const struct word *w = &f->words.v[i];
	size_t sentence = f->sentence_of[i];

	return !(w->flags & WORD_UPPER) || words > 1 || w->flags & WORD_CAPS ||
	       (sentence != STR_NONE && f->sentences[sentence].first == i);
}

/* "4 tỉnh Nam Lào": no name of a province, a country said more closely. */
static bool ends_in_country(const struct facts *f, size_t first, size_t end)
{
	struct spelling_hit hit;

	for (size_t i = first + 1; i < end; i++)
		if (gazetteer_at(gazetteer_in(f), &f->words, i, f->lang, &hit, f->one) && any_level_fits(f, &hit, PLACE_COUNTRY))
			return true;
	return false;
}

/* A type word and a name that no table has; false where none begins at i. */
static bool add_unknown(struct facts *f, struct sights *all, size_t i, size_t *next)
{
	struct phrase_hit hit;
	struct spelling_hit known;
	int level;
	size_t first, end;

	if (!type_word_at(f, i, &hit, &level) || level == PLACE_COUNTRY || !is_type_word_written(f, i, hit.words))
		return false;
	first = i + hit.words;
	if (first >= f->words.n || !on_one_line(f, i, first) || !(f->words.v[first].flags & WORD_UPPER) ||
		f->words.v[first].flags & WORD_CAPS || gazetteer_at(gazetteer_in(f), &f->words, first, f->lang, &known, f->one))
		return false;
	end = unknown_name_end(f, first, level);
	if (ends_in_country(f, first, end))
		return false;
	*PUSH(f->one, all) = (struct sight){.wanted = level, .cue = true, .place = {.range = {i, end}, .name = {first, end}}};
	*next = end;
	return true;
}

void collect_sights(struct facts *f, struct sights *all)
{
	struct starts starts = lists_starts(&gazetteer_in(f)->begins, &f->words, 0, f->words.n);
	struct spelling_hit hit;
	struct phrase_hit trap;

	for (size_t i, next = 0; (i = starts_next(&starts, next)) < f->words.n;) {
		next = i + 1;
		if (f->words.v[i].flags & WORD_PUNCT)
			continue;
		if (place_word_at(f, i, PW_no_place, &trap))
			next = i + trap.words;
		else if (gazetteer_at(gazetteer_in(f), &f->words, i, f->lang, &hit, f->one))
			next = add_known(f, all, i, &hit);
		else if (f->language == LANGUAGE_VI)
			add_unknown(f, all, i, &next);
	}
}
