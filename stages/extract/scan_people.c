/* Those who take part by name: in lists, addressed, behind their titles, or bare. */
#include "scan.h"

#include "../lib/utf8.h"
#include "groups.h"
#include "names.h"
#include "positions.h"
#include "roles.h"

static bool is_upper(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
}

static bool is_address(const struct facts *f, struct range honorific)
{
	return honorific.end > honorific.first && is_honorific(f, honorific.first, STR("address"));
}

/* "do ông A, ... làm Trưởng đoàn": where the verb stands that makes a head of him who is named at `first`; 0 if nowhere. */
static size_t leading_verb(const struct scan *s, size_t first, size_t i)
{
	const struct facts *f = s->f;
	enum role r;

	if (!first || !is_cue(f, first - 1, CUE_LED) || !is_vietnamese(f))
		return 0;
	for (size_t k = i; k < s->end && k < i + 50 && !word_is_char(f, k, ";.:"); k++) {
		if (role_after_at(f, k, &r) > 1 && r == ROLE_HEAD && !office_at(f, k))
			return k;
		if (k > i && (is_item(f, k, s->end) ||
				     (honorific_at(f, k, s->end).end > k && is_upper(f, honorific_at(f, k, s->end).end))))
			return 0;
	}
	return 0;
}

/* His title, where its words are in no table: all between a mark behind the name and the verb. */
static struct range title_before_verb(const struct facts *f, size_t i, size_t verb)
{
	struct range t = {i + 1, verb};

	if (!verb || !word_is_char(f, i, ",-(") || verb < i + 2)
		return (struct range){i, i};
	while (t.end > t.first && word_is_char(f, t.end - 1, ",)"))
		t.end--;
	for (size_t k = t.first; k < t.end; k++)
		if (is_cue(f, k, CUE_AND) || (is_cue(f, k, CUE_STOP) && !word_is(f, k, WORD_UPPER) && !is_title_word(f, k)))
			return (struct range){i, i};
	return t;
}

static size_t mention_with_title(const struct scan *s, struct range title);
static void he_speaks(struct scan *s, size_t who, size_t behind);

/* "Tại các cuộc gặp với Chủ tịch Thượng viện A và Chủ tịch Quốc hội B, Chủ tịch nước khẳng định": the office behind the comma is
 * of somebody named before, and the verb is his. */
static bool is_subject_named_before(const struct scan *s, const struct mention *m)
{
	enum role r;
	size_t who;

	if (!is_vietnamese(s->f) || m->before.end == m->before.first || m->behind.end == m->behind.first ||
		!word_is_char(s->f, m->name.end, ",") || !role_after_at(s->f, m->behind.end, &r))
		return false;
	who = mention_with_title(s, m->behind);
	return who != STR_NONE && !str_eq(range_text(s->f, s->found.v[who].name), range_text(s->f, m->name));
}

/* A name at `name`, with what stands behind it. */
static size_t add_person(
	struct scan *s, size_t first, struct range honorific, struct range before, struct range name, const char *rule)
{
	struct mention m = {.name = name, .before = before, .first = first, .rule = rule};
	size_t past, verb;
	bool subject;

	m.behind = title_behind(s->f, name.end, s->end, &past);
	if (before.end > before.first && opens_next_title(s->f, name.end, s->end)) {
		m.behind = (struct range){name.end, name.end}; /* "Bộ trưởng A, Bộ trưởng, Chủ nhiệm Văn phòng B" */
		past = name.end;
	}
	subject = is_subject_named_before(s, &m);
	if (subject) {
		he_speaks(s, mention_with_title(s, m.behind), m.behind.end);
		m.behind = (struct range){name.end, name.end};
	}
	m.end = past > name.end ? past : name.end;
	verb = leading_verb(s, first, m.end);
	if (verb) {
		m.role = ROLE_HEAD;
		if (m.behind.end == m.behind.first)
			m.behind = title_before_verb(s->f, m.end, verb);
		if (m.behind.end > m.end)
			m.end = m.behind.end;
	}
	m.honorific = honorific.end > honorific.first ? range_text(s->f, honorific) : s->honorific;
	if (is_address(s->f, honorific))
		s->shared = (struct range){0, 0}; /* "; đồng chí Z, ..." ends the shared title, not the list */
	m.shared = s->shared;
	m.end = subject ? name.end : m.end;
	add_mention(s, m);
	return subject ? past : m.end;
}

bool is_known(const struct scan *s, struct range run)
{
	size_t low = 0, high = s->known->names.n;
	uint64_t number;

	if (name_words(s->f, run) < 2)
		return false;
	if (!high) {
		*PUSH(s->f->one, &s->known->asked) = run;
		return false;
	}
	number = name_number(s->f, run);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->known->names.v[middle] == number)
			return true;
		if (s->known->names.v[middle] < number)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* "ông Phong": the last word of a full name met before; outside Vietnamese texts "Chen" too, the first of a Chinese one. */
static bool is_last_word_of(const struct scan *s, const struct mention *m, size_t i)
{
	size_t own = !is_vietnamese(s->f) && name_words(s->f, m->name) == 2 ? m->name.first : m->name.end - 1;

	return !m->group && m->name.end > m->name.first + 1 &&
	       str_eq(range_text(s->f, (struct range){own, own + 1}), range_text(s->f, (struct range){i, i + 1}));
}

/* "ông Vương", "bà Pany": the first word, which is the family name of a Chinese guest or the own name of a Lao one. */
static bool is_first_word_of(const struct scan *s, const struct mention *m, size_t i)
{
	return !m->group && m->name.end > m->name.first + 1 && !word_is_char(s->f, m->name.first + 1, "-") &&
	       str_eq(range_text(s->f, (struct range){m->name.first, m->name.first + 1}),
		       range_text(s->f, (struct range){i, i + 1}));
}

/* The last of them who is here, else the last who was named. */
static size_t mention_of_word(
	const struct scan *s, size_t i, bool (*is_word_of)(const struct scan *s, const struct mention *m, size_t i))
{
	size_t found = STR_NONE;

	for (size_t k = s->found.n, oldest = k > MEMORY ? k - MEMORY : 0; k-- > oldest;) {
		if (!is_word_of(s, &s->found.v[k], i))
			continue;
		if (!s->found.v[k].absent)
			return k;
		found = found == STR_NONE ? k : found;
	}
	return found;
}

static size_t mention_of_short(const struct scan *s, size_t i)
{
	size_t who = mention_of_word(s, i, is_last_word_of);

	return who == STR_NONE && is_vietnamese(s->f) ? mention_of_word(s, i, is_first_word_of) : who;
}

/* "Đồng chí nhấn mạnh", "Ông cho biết", "Ông Phong đề nghị": words of somebody named before. */
static void he_speaks(struct scan *s, size_t who, size_t behind)
{
	enum role r = behind == STR_NONE ? ROLE_SPEAKER : role_behind(s->f, behind, s->end, true);

	if (who != STR_NONE && (r == ROLE_SPEAKER || r == ROLE_SIGNATORY))
		s->found.v[who].role = higher(s->found.v[who].role, r);
}

static struct str titles_of(const struct facts *f, struct mention *m)
{
	if (!m->titles.s)
		m->titles = utf8_fold(f->one, arena_join(f->one, range_text(f, m->before), STR(", "), range_text(f, m->behind)));
	return m->titles;
}

/* How well a title that holds the words fits them: "Thủ tướng" alone is no "Phó Thủ tướng", and before that of another country
 * that of one's own. */
static int fit_of_title(const struct facts *f, struct mention *m, struct str words)
{
	struct str titles = titles_of(f, m);
	struct range own = m->before.end > m->before.first ? m->before : m->behind;
	struct str country = side_of_places(f, own).country;
	bool whole = str_starts(titles, words) || str_has(titles, arena_join(f->one, STR(","), STR(" "), words));

	if (m->group || !str_has(titles, words))
		return 0;
	return 1 + 2 * whole + (country.n == 0 || str_eq(country, STR("VN")));
}

/* Who was named with that title; of equals the last. */
static size_t mention_with_title(const struct scan *s, struct range title)
{
	struct str words = utf8_fold(s->f->one, range_text(s->f, title));
	size_t found = STR_NONE;
	int best = 0;

	for (size_t k = s->found.n, oldest = k > MEMORY ? k - MEMORY : 0; k-- > oldest;) {
		int fit = fit_of_title(s->f, &s->found.v[k], words);
		if (fit > best) {
			best = fit;
			found = k;
		}
	}
	if (found == STR_NONE && title.end > title.first + 1 && is_abbreviated_body(s->f, title.first))
		return mention_with_title(s, (struct range){title.first + 1, title.end}); /* "the VGCL | President" */
	return found;
}

/* "Đồng chí Tỉnh trưởng nhấn mạnh", "Chủ tịch UBND tỉnh Lạng Sơn đề nghị": with the place or without. */
static size_t mention_of_title(const struct scan *s, struct range title)
{
	const struct place *p = place_at(s->f, title.end - 1);
	size_t who = mention_with_title(s, title);

	if (who == STR_NONE && p && p->country.n && p->name.first > title.first + 1)
		who = mention_with_title(s, (struct range){title.first, p->name.first});
	return who;
}

/* Names of Laos may have six syllables without a hyphen; a Vietnamese one with more than five runs into what follows. */
static struct range cut_to_name(const struct facts *f, struct range run)
{
	size_t most = is_surname(f, run.first) ? 5 : 6;

	if (most == 6 && name_words(f, run) <= 8 && word_is_char(f, run.end, ",-(") && office_at(f, run.end + 1))
		return run; /* all of "Xổm Mẫu Phụ Thử Khăm Mạ Xay, Giám đốc ..." */
	while (name_words(f, run) > most)
		run.end--;
	return run;
}

/* "Thiếu tướng Sỉ Mẫu - Xỏn Thử Vông, Ủy viên ...": a guest's family name behind a spaced dash. */
static struct range with_family_name(const struct scan *s, struct range run)
{
	const struct facts *f = s->f;
	size_t dash = run.end;
	struct range rest = {dash, dash};
	bool dashed = dash > run.first + 1 && word_is_char(f, dash - 2, "-");

	if (!is_vietnamese(f) || !word_is_char(f, dash, "-") || !word_is(f, dash, WORD_SPACE) || is_surname(f, run.first))
		return run;
	rest = name_run(f, dash + 1, s->end);
	if (rest.end == rest.first || name_words(f, run) + name_words(f, rest) > 6 || (!dashed && is_surname(f, rest.first)) ||
		place_at(f, rest.first) || (!dashed && is_title_word(f, rest.first)) || is_cue(f, rest.first, CUE_UNIT))
		return run;
	if (!word_is(f, rest.end, WORD_PUNCT) && !is_cue(f, rest.end, CUE_STOP))
		return run;
	return (struct range){run.first, rest.end};
}

static struct range whole_name(const struct scan *s, struct range run)
{
	struct range longer = with_family_name(s, run);

	while (longer.end > run.end) {
		run = longer;
		longer = with_family_name(s, run);
	}
	return run;
}

/* The name behind a form of address; "Seng - Mẫu - Sụ - Thử" has dashes all through. */
static struct range addressed_name(const struct scan *s, size_t i)
{
	const struct place *p = place_at(s->f, i);
	bool serves = p && p->range.first == i && p->level == PLACE_COUNTRY && p->certain; /* "Đại tướng Lào | Khăm Mẫu" */
	size_t first = serves ? p->range.end : i;

	return whole_name(s, cut_to_name(s->f, name_run(s->f, first, s->end)));
}

/* "do Chủ tịch Hội đồng tỉnh X, | Kai Mẫu làm trưởng đoàn" */
static bool is_led_by(const struct facts *f, struct range run)
{
	enum role r;

	return is_vietnamese(f) && role_after_at(f, run.end, &r) > 1 && r == ROLE_HEAD;
}

/* "Chủ tịch Quốc hội Lào, Xay Phong Mẫu;": behind a comma and before a mark, no office of his own behind. */
static bool is_guest_named(const struct scan *s, size_t i, struct range run)
{
	const struct facts *f = s->f;
	size_t words = name_words(f, run);

	return is_vietnamese(f) && word_is_char(f, i, ",") && words >= 2 && words <= 4 && is_foreign_shape(f, run) &&
	       !place_at(f, run.first) && !is_title_word(f, run.first) && !is_item(f, run.first, s->end) &&
	       (run.end >= s->end || word_is_char(f, run.end, ",;.") || is_cue(f, run.end, CUE_AND) ||
		       is_cue(f, run.end, CUE_STOP));
}

/* "Chủ tịch UBND tỉnh, ông Lê Văn Mẫu", "... - đồng chí A", "... - Lê Văn Mẫu": where the name is; else empty. */
static struct range name_behind_title(const struct scan *s, size_t i, struct range *honorific)
{
	const struct facts *f = s->f;
	bool mark = word_is_char(f, i, ",-:");
	struct range run;

	*honorific = honorific_at(f, i + mark, s->end);
	run = cut_to_name(f, name_run(f, honorific->end, s->end));
	if (honorific->end > honorific->first && (name_words(f, run) >= 2 || (run.end > run.first && is_foreign_shape(f, run))))
		return run;
	if (mark && is_guest_named(s, i, run))
		return run;
	if (mark && ((is_name_like(f, run) && (is_surname(f, run.first) || is_led_by(f, run))) || is_known(s, run)) &&
		!is_item(f, run.first, s->end) && !is_place_run(f, run))
		return run;
	return (struct range){i, i};
}

/* "các đồng chí Phó Chủ tịch UBND tỉnh: Lào Cai, Hà Giang": whose office, not whose name. */
static bool is_place_ahead(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->country.n && p->range.first == i && !is_upper(f, p->range.end);
}

/* "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy, lãnh đạo UBND tỉnh, … tham gia đoàn": the first of several groups. */
static bool begins_groups(const struct facts *f, size_t i, size_t end)
{
	return f->sentence_of[i] != STR_NONE && f->sentences[f->sentence_of[i]].first == i && word_is_char(f, end, ",") &&
	       group_head(f, end + 1);
}

/* "các đồng chí: ...", "các đồng chí Ủy viên Trung ương Đảng: ...", "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy" */
size_t read_list(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct str honorific = STR("");
	size_t n = person_cue(f, i, CUE_LIST, &honorific);
	struct title t;
	bool listed;

	if (!n)
		return 0;
	t = title_at(f, i + n, s->end, false);
	if (is_cue(f, i, CUE_GROUP) > n && !word_is_char(f, t.text.end, ":"))
		return 0;
	if (is_cue(f, i, CUE_GROUP) == n && i + n < s->end && !word_is(f, i + n, WORD_UPPER | WORD_PUNCT) &&
		t.text.end == t.text.first)
		return 0; /* "các đại biểu sở, ngành khác" */
	if (s->absent_at == i)
		s->absent_at = i + n;
	listed = in_list_position(s, i);
	end_list(s);
	s->honorific = honorific;
	if (t.text.end == t.text.first)
		return s->header_end = i + n + word_is_char(f, i + n, ":");
	if (t.name.end > t.name.first) { /* "các đồng chí Phó Chủ tịch UBND tỉnh Lê Văn Mẫu, Trần Văn Thử" */
		s->shared = t.text;
		s->header_end = t.name.first;
		return add_person(s, t.name.first, (struct range){0, 0}, (struct range){0, 0}, t.name, "list, office before");
	}
	if (word_is_char(f, t.text.end, ":") && !is_place_ahead(f, t.text.end + 1)) {
		s->shared = t.text;
		return t.text.end + 1;
	}
	if (!listed && !begins_groups(f, i, t.text.end))
		return t.text.end; /* "hai đồng chí Bí thư Tỉnh ủy": those named before */
	return add_group(s, word_is_char(f, t.text.end, ":") ? group_at(f, i + n, s->end) : (struct range){i, t.text.end});
}

/* "ông Khamphone, Phó Tỉnh trưởng": a guest of one name, not the last word of one met before. */
static bool is_one_word_name(const struct scan *s, struct range run)
{
	size_t past;
	struct range title = title_behind(s->f, run.end, s->end, &past);

	return is_vietnamese(s->f) && run.end == run.first + 1 && title.end > title.first &&
	       mention_of_short(s, run.first) == STR_NONE && is_foreign_shape(s->f, run);
}

/* "đồng chí | Giám đốc các sở" */
static bool is_plural_office(const struct facts *f, size_t i)
{
	size_t n = office_at(f, i);

	return n && (is_cue(f, i + n, CUE_PLURAL) || (n > 2 && is_cue(f, i + n - 2, CUE_PLURAL)));
}

/* "Đồng chí Chủ tịch UBND xã X bày tỏ …": an office with its place, and nobody was named with it. */
static bool is_unnamed_speaker(struct scan *s, size_t i, struct range title)
{
	return is_vietnamese(s->f) && begins_clause(s, i) && !s->in_sentence &&
	       side_of_places(s->f, title).weight == SIDE_PLACE && mention_of_title(s, title) == STR_NONE &&
	       role_behind(s->f, title.end, s->end, true) == ROLE_SPEAKER;
}

/* A form of address, rank or degree: a name, a title with a name, or "he". */
size_t read_addressed(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct range h = honorific_at(f, i, s->end), run, own;
	struct title t;

	if (h.end == i || is_place_run(f, (struct range){i, h.end + 1}) || office_at(f, i) > h.end - i)
		return 0; /* "Bà Rịa", "General Secretary" */
	if (word_is_char(f, h.end, ":") && is_upper(f, h.end + 1)) {
		run = cut_to_name(f, name_run(f, h.end + 1, s->end));
		if (name_words(f, run) >= 2)
			return add_person(s, i, h, (struct range){0, 0}, run, "address, colon");
	}
	t = title_at(f, h.end + word_is_char(f, h.end, ","), s->end, false); /* "Đại tá, Phó Giám đốc Công an tỉnh Lê Văn Mẫu" */
	if (t.name.end > t.name.first)
		return add_person(s, i, h, t.text, t.name, "address, office before");
	if (t.text.first > h.end)
		return h.end;
	if (t.text.end > t.text.first && is_plural_office(f, h.end) && in_list_position(s, i))
		return add_group(s, (struct range){i, group_end(f, h.end + office_at(f, h.end), s->end)});
	if (t.text.end > t.text.first) {
		run = name_behind_title(s, t.text.end, &own); /* "đồng chí Bí thư Tỉnh ủy - Lê Văn Mẫu" */
		if (run.end > run.first)
			return add_person(s, i, own.end > own.first ? own : h, t.text, run, "address, office before");
		if (is_unnamed_speaker(s, i, t.text))
			return add_group(s, t.text);
		he_speaks(s, mention_of_title(s, t.text), t.text.end);
		return t.text.end;
	}
	run = addressed_name(s, h.end);
	if (name_words(f, run) >= 2 || run.end - run.first >= 5) /* "Oh-Sae-Hyun" */
		return add_person(s, i, h, (struct range){0, 0}, run, "address");
	if (is_one_word_name(s, run))
		return add_person(s, i, h, (struct range){0, 0}, run, "address, one word");
	he_speaks(s, run.end > run.first ? mention_of_short(s, run.first) : s->subject, run.end > run.first ? run.end : h.end);
	return run.end > h.end ? run.end : h.end;
}

/* "Theo Chủ tịch tỉnh X, …": the office is of somebody who is named elsewhere, and ends at the mark. */
static bool is_source_only(const struct scan *s, size_t i)
{
	return is_vietnamese(s->f) && i > 0 && s->header_end == i && is_cue(s->f, i - 1, CUE_SOURCE);
}

static size_t first_mark(const struct facts *f, struct range r)
{
	size_t i = r.first;

	while (i < r.end && !word_is_char(f, i, ",;"))
		i++;
	return i;
}

/* "Chủ tịch nước và Thủ tướng Lào chứng kiến": the office with its place was told of somebody above. */
static bool is_told_by_office(const struct scan *s, struct range title)
{
	const struct place *p = place_at(s->f, title.end - 1);

	return is_vietnamese(s->f) && p && p->country.n && mention_with_title(s, title) != STR_NONE;
}

/* ", Trưởng đoàn" behind a person is no group. */
static bool is_role_word(const struct facts *f, struct range title)
{
	enum role r = ROLE_NONE;

	return role_after_at(f, title.first, &r) >= title.end - title.first && r == ROLE_HEAD;
}

/* "làm trưởng đoàn, cô giáo A nói": what the one before does, no office of the one behind. */
static size_t past_acting_head(const struct facts *f, size_t i)
{
	enum role r;
	size_t n = role_after_at(f, i, &r);

	return n > 1 && r == ROLE_HEAD && !office_at(f, i) && 1 + office_at(f, i + 1) >= n ? i + n : 0;
}

/* The main clause behind it is of whoever receives the delegation. */
static size_t read_acting_head(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t past = past_acting_head(f, i);

	if (past && word_is_char(f, past, ",") && (honorific_at(f, past + 1, s->end).end > past + 1 || office_at(f, past + 1)))
		set_block(s, (struct side){0});
	return past;
}

static bool has_any_title(const struct mention *m)
{
	return m->before.end > m->before.first || m->behind.end > m->behind.first || m->shared.end > m->shared.first;
}

/* "Thứ trưởng | Mẫu nhấn mạnh" */
static size_t read_short_name(struct scan *s, size_t i, struct range title)
{
	size_t who = i < s->end && is_upper(s->f, i) && !is_upper(s->f, i + 1) ? mention_of_short(s, i) : STR_NONE;

	if (who == STR_NONE || place_at(s->f, i))
		return 0;
	if (!has_any_title(&s->found.v[who]) && title.end > title.first && title.end <= i &&
		(is_title_word(s->f, title.end - 1) || place_at(s->f, title.end - 1)))
		s->found.v[who].before = title; /* "Ông Prak Mẫu …. Bộ trưởng Ngoại giao Mẫu" */
	he_speaks(s, who, i + 1);
	return i + 1;
}

/* "Secretary Mau called on ...": a short title and the short name of somebody met before. */
static size_t read_short_title(struct scan *s, struct range title)
{
	size_t name = title.end - 1, who;

	if (is_vietnamese(s->f))
		return name > title.first && is_upper(s->f, name) && !is_title_word(s->f, name)
			       ? read_short_name(s, name, (struct range){title.first, name})
			       : read_short_name(s, title.end, title);
	if (title.end < title.first + 2 || title.end > title.first + 4 || !is_upper(s->f, name) || is_title_word(s->f, name))
		return 0;
	who = mention_of_short(s, name);
	if (who == STR_NONE)
		return 0;
	he_speaks(s, who, title.end);
	return title.end;
}

/* "tại Phủ | Chủ tịch, ông A, ...": the house, not its master. */
static size_t past_house(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->level == PLACE_INSTITUTION && p->range.first < i ? p->range.end : 0;
}

size_t read_titled(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t past = read_acting_head(s, i);
	struct title t;
	struct range h = {0, 0}, name;
	enum role r;

	if (past || !office_at(f, i))
		return past;
	if ((past = past_house(f, i)))
		return past;
	t = title_at(f, i, s->end, false);
	if (master_of_office(f, i) && t.name.end > t.name.first)
		return t.name.end;
	if (t.name.end == t.name.first && (past = read_short_title(s, t.text)))
		return past;
	if (!is_vietnamese(f) && i > f->sentences[s->sentence].first && place_at(f, i - 1) && place_at(f, i - 1)->range.end == i)
		t.text.first = place_at(f, i - 1)->range.first; /* "Yunnan Vice Governor" */
	if (t.name.end > t.name.first)
		return add_person(s, i, h, t.text, t.name, "office before");
	name = name_behind_title(s, t.text.end, &h);
	if (name.end > name.first && s->absent_at == i && word_is_char(f, t.text.end, ","))
		return t.text.end; /* "Thừa ủy quyền của Chủ tịch UBND tỉnh, ông A, Giám đốc Sở …, ký": two men */
	if (name.end > name.first)
		return add_person(s, i, h, t.text, name, "office, address");
	if (role_after_at(f, i, &r) && r == ROLE_HEAD && is_cue(f, t.text.end, CUE_HEADER)) {
		s->header = r; /* "Trưởng đoàn đại biểu Việt Nam là đồng chí A" */
		s->header_end = t.text.end + 1;
		return t.text.end + 1;
	}
	if (is_source_only(s, i))
		t.text.end = first_mark(f, t.text);
	else if (!is_told_by_office(s, t.text) && in_list_position(s, i) && t.text.end > i + 1 && !is_role_word(f, t.text) &&
		 (is_vietnamese(f) || !is_repeated(f, i)))
		return add_group(s, group_at(f, i, s->end));
	if (begins_clause(s, i) && (is_upper(f, i) || !is_vietnamese(f))) /* not "đề nghị tăng cường trao đổi giảng viên" */
		he_speaks(s, mention_of_title(s, t.text), t.text.end);
	return t.text.end;
}

/* A mark, "and" or a verb stands before: not "Trường THPT Lê Văn Mẫu, Phó Hiệu trưởng". */
static bool at_boundary(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;

	return begins_clause(s, i) || s->header_end == i || is_cue(f, i - 1, CUE_AND) || is_cue(f, i - 1, CUE_HEADER) ||
	       is_cue(f, i - 1, CUE_OF) || (!is_upper(f, i - 1) && is_cue(f, i - 1, CUE_STOP));
}

/* "Phía Trung Quốc, Nùng Bổng Mẫu Thử, Trạm trưởng ...", "Dự có Bun Mẫu, Tỉnh trưởng": one whose surname no table knows, where
 * somebody is due. */
static bool is_due(const struct scan *s, struct range run)
{
	const struct facts *f = s->f;

	if (!is_vietnamese(f) || is_cue(f, run.first, CUE_BODY) || is_cue(f, run.first, CUE_UNIT) || body_at(f, run.first) ||
		name_words(f, run) > 4 || !word_is_char(f, run.end, ",-"))
		return false;
	if ((s->honorific.n || s->plural || s->listed) && in_list_position(s, run.first))
		return true;
	return s->block.weight && !s->in_block && run.first && word_is_char(f, run.first - 1, ",:");
}

/* A bare name: known from elsewhere, an item with its office behind, or one of a list. */
size_t read_bare(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct range run, none = {0, 0};

	if (!is_upper(f, i) || (i > 0 && word_is_char(f, i - 1, "-") && !word_is(f, i, WORD_SPACE)))
		return 0;
	run = name_run(f, i, s->end);
	if ((s->honorific.n || s->plural) && in_list_position(s, i) && !is_item_run(f, run, s->end))
		run = whole_name(s, run);            /* "các đồng chí: Bun Mẫu - Xay Thử, Tỉnh trưởng" */
	if (run.end == i + 1 && !is_vietnamese(f)) { /* "Mai said", "According to Chen" */
		s->short_name = mention_of_short(s, i);
		s->beside = run.end + is_cue(f, run.end, CUE_AND);
		he_speaks(s, s->short_name, s->header == ROLE_SPEAKER ? STR_NONE : run.end);
	}
	if (is_known(s, run))
		return add_person(s, i, none, none, run, "known");
	if (is_item_run(f, run, s->end) && at_boundary(s, i) &&
		(is_name_like(f, run) || ((s->honorific.n || s->plural) && in_list_position(s, i)) || is_due(s, run)))
		return add_person(s, i, none, none, run, "item");
	if ((s->honorific.n || s->plural) && in_list_position(s, i) && is_name_like(f, run))
		return add_person(s, i, none, none, run, "list");
	if (!is_vietnamese(f) && s->header == ROLE_HEAD && s->header_end == i && is_name_like(f, run) && !is_place_run(f, run))
		return add_person(s, i, none, none, run, "led by"); /* "a delegation led by Le Van Mau" */
	return run.end > i ? run.end : 0;
}
