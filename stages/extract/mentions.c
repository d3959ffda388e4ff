#include "mentions.h"

#include "../lib/utf8.h"
#include "groups.h"
#include "names.h"
#include "positions.h"
#include "roles.h"
#include "scan.h"

#include <stdlib.h>

static bool is_upper(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
}

struct str name_key(const struct facts *f, struct range name)
{
	return utf8_fold(f->one, range_text(f, name));
}

uint64_t name_number(const struct facts *f, struct range name)
{
	uint64_t number = 0;

	for (size_t i = name.first; i < name.end; i++)
		number = (number + f->words.hash[i] + (i > name.first && word_is(f, i, WORD_SPACE))) * 0xd6e8feb86659fd93u;
	return number;
}

bool is_own_sentence(const struct facts *f, size_t event, size_t sentence)
{
	return event < f->events.n && f->events.v[event].sentence == sentence;
}

bool is_told_in(const struct facts *f, size_t event, size_t sentence)
{
	return event < f->events.n && (f->events.v[event].sentence == sentence || f->events.tells[sentence] == event);
}

/* "ông A, Chỉ huy trưởng | làm trưởng đoàn | cùng đại diện ...": words of such a verb, or 0. */
static size_t acting_head(const struct facts *f, size_t i)
{
	enum role r;
	size_t n = role_after_at(f, i, &r);

	return n > 1 && r == ROLE_HEAD && !office_at(f, i) ? n : 0;
}

/* Only commas, semicolons and "and" between the last mention and word i. */
static bool is_chained(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t k;

	if (!s->found.n || s->found.v[s->found.n - 1].sentence != s->sentence)
		return false;
	k = s->found.v[s->found.n - 1].end;
	if (k >= i || i - k > 6)
		return k == i;
	for (size_t n; k < i; k += n)
		if (!(n = is_cue(f, k, CUE_AND)) && !(n = is_cue(f, k, CUE_LIST)) && !(n = word_is_char(f, k, ",;")) &&
			!(n = acting_head(f, k)))
			return false;
	return true;
}

/* A title or a verb behind "A, B" and "A và B" holds for both. */
static void share_with_chain(struct scan *s, const struct mention *last, enum role verb)
{
	for (size_t i = s->found.n - 1;
		i-- > 0 && s->found.v[i].chain == last->chain && s->found.v[i].sentence == last->sentence;) {
		struct mention *m = &s->found.v[i];
		if (!m->group && last->listed == m->listed && (!m->listed || verb >= ROLE_SIGNATORY))
			m->role = higher(m->role, verb);
	}
}

static bool has_title(const struct mention *m)
{
	return m->before.end > m->before.first || m->behind.end > m->behind.first;
}

/* "các đồng chí Lê Văn Mẫu, Trần Văn Thử, Phó Chủ tịch UBND tỉnh": one title behind bare names. */
static void share_title(struct scan *s)
{
	const struct mention *last = &s->found.v[s->found.n - 1];

	if (!s->honorific.n || last->group || last->behind.end == last->behind.first)
		return;
	for (size_t i = s->found.n - 1;
		i-- > 0 && s->found.v[i].chain == last->chain && s->found.v[i].sentence == last->sentence;) {
		struct mention *m = &s->found.v[i];
		if (m->group || has_title(m) || m->shared.end > m->shared.first || word_is_char(s->f, m->end, ";"))
			break;
		m->behind = last->behind;
	}
}

/* "Thiếu tá A cho biết: quý I hai bên đã tổ chức 6 lần tuần tra": what he tells of is not where he speaks. */
static bool is_told_behind(const struct scan *s, size_t i)
{
	return s->event < s->f->events.n && s->event_before < s->f->events.n && is_own_sentence(s->f, s->event, s->sentence) &&
	       s->f->events.v[s->event].word.first >= i;
}

/* The first name of a block whose own title speaks for another side: the block was misread. */
static void mend_block(struct scan *s, struct mention *m)
{
	struct side own = side_of_title(s->f, m->behind.end > m->behind.first ? m->behind : m->before, &s->parties);

	if (!s->block.weight || own.weight < SIDE_OFFICE || own.weight == SIDE_DIPLOMAT ||
		str_eq(own.country, s->block.country) || (own.any_foreign && !str_eq(s->block.country, STR("VN"))))
		return;
	own.weight = SIDE_BLOCK;
	own.central = own.central_at_home = own.local = false;
	s->block = m->block = own;
}

/* "Lê Văn Mẫu, Phó Chủ tịch UBND tỉnh, Trưởng đoàn đại biểu tỉnh X", "Trưởng đoàn Việt Nam, Thiếu tướng Lê Văn Mẫu" */
static enum role role_of_title(const struct facts *f, struct range title)
{
	for (size_t i = title.first; i < title.end; i++)
		if ((i == title.first || word_is_char(f, i - 1, ",-")) && is_head_of_delegation(f, i))
			return ROLE_HEAD;
	return ROLE_NONE;
}

/* "Ông A, Tỉnh trưởng tỉnh X; ông B, Chủ tịch HĐND tỉnh": an office without a place leans on the item before. */
static struct side side_of_neighbour(const struct scan *s, const struct mention *m)
{
	const struct mention *last = &s->found.v[s->found.n - 1];
	struct side side = side_of_title(s->f, last->behind.end > last->behind.first ? last->behind : last->before, &s->parties);
	bool own = is_his_delegation(s->f, m) ||
		   (m->group && side.weight != SIDE_DIPLOMAT && is_vietnamese(s->f) && is_cue(s->f, m->first - 1, CUE_AND));

	if (last->group || (!own && (side.weight == SIDE_DIPLOMAT || !word_is_char(s->f, m->first - 1, ";"))))
		return (struct side){0};
	if (side.weight < SIDE_PLACE)
		return last->block;
	side.weight = SIDE_HINT;
	side.central = side.central_at_home = side.local = false;
	return side;
}

/* "Dẫn đầu đoàn các tỉnh có: ông A, ...; bà B, ..." */
static bool is_list_of_heads(const struct scan *s)
{
	size_t i = s->header_end;

	return i != STR_NONE && i && (word_is_char(s->f, i, ":") || word_is_char(s->f, i - 1, ":"));
}

/* "Bộ trưởng A gặp | Bộ trưởng B": who is met is here as much as who meets him. */
static enum role role_of_met(const struct scan *s, const struct mention *m)
{
	const struct mention *last = s->found.n ? &s->found.v[s->found.n - 1] : NULL;
	enum role r;

	if (!s->in_sentence || last->group || last->absent || !is_vietnamese(s->f))
		return ROLE_NONE;
	for (size_t k = last->end; k < m->first && k < last->end + 6; k++)
		if (k + role_after_at(s->f, k, &r) == m->first && r == ROLE_MEETS)
			return r;
	return ROLE_NONE;
}

/* "Ông A vui mừng đón ông B. Ông nhấn mạnh …": he of the next sentence is A. */
static bool has_spoken(const struct scan *s)
{
	return s->subject != STR_NONE && s->found.v[s->subject].sentence == s->sentence &&
	       s->found.v[s->subject].role == ROLE_SPEAKER;
}

size_t add_mention(struct scan *s, struct mention m)
{
	const struct facts *f = s->f;
	bool chained = is_chained(s, m.first);
	enum role verb = role_behind(f, m.end, s->end, !s->listed);

	if (m.first > f->sentences[s->sentence].first && is_cue(f, m.first - 1, CUE_OBJECT) && word_is_char(f, m.end, ","))
		verb = role_in_relative(f, m.end, s->end); /* "had talks with A, mayor of X, and visited ..." */
	m.sentence = s->sentence;
	m.event = (verb == ROLE_SPEAKER || s->header == ROLE_SPEAKER) && is_told_behind(s, m.end) ? s->event_before : s->event;
	m.listed = s->listed;
	m.block = s->block.weight || !chained ? s->block : side_of_neighbour(s, &m);
	m.chain = chained ? s->chain : ++s->chain;
	m.absent = is_absent(s, &m, chained, verb);
	m.reported = is_in_speech(s, &m);
	m.role = higher(m.role, higher(s->header, higher(verb, role_of_met(s, &m))));
	m.role = higher(m.role, higher(role_of_title(f, m.before), role_of_title(f, m.behind)));
	if (m.group && m.role >= ROLE_HEAD)
		m.role = ROLE_ATTENDEE;
	if (s->header == ROLE_SPEAKER || (s->header == ROLE_HEAD && !is_list_of_heads(s)))
		s->header = ROLE_NONE; /* "Phát biểu tại hội nghị, đồng chí A": one speaks, one leads */
	s->in_sentence++;
	if (!m.group && !s->in_block++)
		mend_block(s, &m);
	*PUSH(f->one, &s->found) = m;
	share_title(s);
	if (s->short_name != STR_NONE && s->beside == m.first && verb > ROLE_ATTENDEE)
		s->found.v[s->short_name].role = higher(s->found.v[s->short_name].role, verb);
	if (verb > ROLE_ATTENDEE || (verb && !s->listed))
		share_with_chain(s, &s->found.v[s->found.n - 1], verb);
	if (!m.absent && !m.group && !s->listed && !(verb == ROLE_NONE && has_spoken(s)))
		s->subject = s->found.n - 1;
	return m.end;
}

void end_list(struct scan *s)
{
	s->honorific = STR("");
	s->shared = (struct range){0, 0};
	s->plural = false;
}

bool begins_clause(const struct scan *s, size_t i)
{
	return i == s->f->sentences[s->sentence].first || word_is(s->f, i - 1, WORD_PUNCT);
}

/* A header stands at the front of its clause; elsewhere the verb has a subject of its own ("UBND tỉnh chủ trì"). */
static bool opens_clause(const struct scan *s, size_t i)
{
	return begins_clause(s, i) || !is_vietnamese(s->f) || is_cue(s->f, i - 1, CUE_AND) || is_upper(s->f, i) ||
	       is_cue(s->f, i - 1, CUE_ADVERB);
}

bool in_list_position(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t first = f->sentences[s->sentence].first;

	if (s->header_end == i)
		return true;
	if (is_chained(s, i))
		return true;
	if (i == first || !(s->header || s->listed || s->honorific.n || s->plural))
		return false;
	return word_is_char(f, i - 1, ",;:") || is_cue(f, i - 1, CUE_AND) || is_cue(f, i - 1, CUE_HEADER);
}

/* "Đồng chí A, Chủ tịch UBND tỉnh, thay mặt lãnh đạo tỉnh ...": the verb is his. */
static bool is_behind_subject(const struct scan *s, size_t i)
{
	if (s->subject == STR_NONE || s->subject + 1 != s->found.n || s->found.v[s->subject].sentence != s->sentence)
		return false;
	return s->found.v[s->subject].end + 1 == i && word_is_char(s->f, i - 1, ",");
}

/* "Theo Chủ tịch UBND tỉnh Lê Văn Mẫu, ...", '..., said Li Mau, mayor of ...' */
static size_t read_source(struct scan *s, size_t i)
{
	size_t n = is_cue(s->f, i, CUE_SOURCE);

	if (!n || !begins_clause(s, i))
		return 0;
	if (!office_at(s->f, i + n) && honorific_at(s->f, i + n, s->end).end == i + n && !is_item(s->f, i + n, s->end))
		return 0;
	s->header = ROLE_SPEAKER;
	return s->header_end = i + n;
}

/* "Đồng chí A, Phó Chủ tịch UBND tỉnh đã chủ trì buổi đón Đoàn do đồng chí B ...": his verb, no header for those behind. */
static bool is_verb_of_last(const struct scan *s, size_t i)
{
	size_t k, n;

	if (!s->in_sentence)
		return false;
	for (k = s->found.v[s->found.n - 1].end; k < i && (n = is_cue(s->f, k, CUE_ADVERB)); k += n)
		;
	return k == i;
}

/* "… diễn ra dưới sự chủ trì của | ông A": a header wherever it stands. */
static bool ends_with_of(const struct facts *f, size_t i, size_t n)
{
	return n > 1 && is_vietnamese(f) && is_cue(f, i + n - 1, CUE_OF) == 1;
}

static size_t read_header(struct scan *s, size_t i)
{
	enum role r;
	size_t n = role_before_at(s->f, i, &r);

	if (!n)
		return 0;
	for (size_t k = 1; k < n; k++)
		if (honorific_at(s->f, i + k, s->end).end >= i + n)
			n = k; /* "theo ông": the address belongs to the name */
	if (r == ROLE_ABSENT) {
		s->addressed = !s->header;
		s->absent_at = i + n;
		s->absent_at += is_cue(s->f, i + n, CUE_AND); /* "Chủ tịch X cùng các vị lãnh đạo tiền bối" */
		return i + n;
	}
	if (r > ROLE_ATTENDEE && !ends_with_of(s->f, i, n) && (!opens_clause(s, i) || is_verb_of_last(s, i)))
		return i + n;
	if (r == ROLE_SPEAKER && is_behind_subject(s, i)) {
		s->found.v[s->subject].role = higher(s->found.v[s->subject].role, r);
		return i + n;
	}
	if (s->in_block > 1 && !s->in_sentence)
		set_block(s, (struct side){0}); /* "Dự lễ còn có ..." behind a list of one side */
	s->header = r;
	s->header_end = i + n;
	s->listed = s->listed || r <= ROLE_ATTENDEE;
	end_list(s);
	return i + n;
}

/* "Đồng chí A chúc ...; đề nghị ...": a later verb of the same subject. */
static void later_verb(struct scan *s, size_t i)
{
	enum role r;

	if (!word_is_char(s->f, i, ",;") || s->subject == STR_NONE || s->subject + 1 != s->found.n ||
		s->found.v[s->subject].sentence != s->sentence)
		return;
	for (size_t k = i > 3 ? i - 3 : 0; k < i; k++)
		if (k + is_cue(s->f, k, CUE_NO_ROLE) > i + 1)
			return; /* "tặng hoa, chúc mừng" */
	if (role_after_at(s->f, i + 1, &r) && r == ROLE_SPEAKER && i + 1 < s->end)
		s->found.v[s->subject].role = higher(s->found.v[s->subject].role, r);
}

/* "Đón Bộ trưởng A | tại sân bay quốc tế X | có" */
static bool is_only_where(const struct facts *f, size_t first, size_t end)
{
	enum { WHERE_WORDS = 12 };

	for (size_t i = first; i < end; i++)
		if (word_is(f, i, WORD_PUNCT) && !word_is_char(f, i, ","))
			return false;
	return first == end || (is_cue(f, first, CUE_AT) && end - first <= WHERE_WORDS);
}

/* "Cùng dự với Bộ trưởng A | có": one is named, and the list follows him. */
static bool is_behind_companion(const struct scan *s, size_t i)
{
	const struct mention *last = &s->found.v[s->found.n - 1];

	return s->in_sentence == 1 && is_only_where(s->f, last->end, i) && last->first &&
	       is_cue(s->f, last->first - 1, CUE_STOP) == 1;
}

/* "Dự Lễ có", "Tham gia buổi hội đàm gồm": the verb at the front of the clause is the header of the list. */
static void front_verb(struct scan *s, size_t i)
{
	enum role r;
	size_t k = i;

	while (k > s->f->sentences[s->sentence].first && !word_is_char(s->f, k - 1, ",;:"))
		k--;
	if (s->header || (s->in_sentence && !is_behind_companion(s, i)) || k == i || !role_after_at(s->f, k, &r) ||
		!(r == ROLE_ATTENDEE || r == ROLE_MEETS || r == ROLE_HEAD || r == ROLE_CHAIR))
		return;
	s->header = r;
	if (s->in_sentence)
		s->found.v[s->found.n - 1].role = higher(s->found.v[s->found.n - 1].role, ROLE_ATTENDEE);
}

/* Somebody follows, or a colon: not "phía X có nhu cầu". */
static bool opens_list(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	enum role r;

	return i >= s->end || word_is(f, i, WORD_PUNCT | WORD_UPPER) || honorific_at(f, i, s->end).end > i ||
	       is_cue(f, i, CUE_LIST) || is_cue(f, i, CUE_PLURAL) || group_head(f, i) || office_at(f, i) ||
	       role_before_at(f, i, &r) || is_cue(f, i, CUE_SIDE);
}

/* "(dự tại điểm cầu X)": the word behind a short aside, or 0. */
static size_t past_aside(const struct scan *s, size_t i)
{
	if (!word_is_char(s->f, i, "("))
		return 0;
	for (size_t k = i + 1; k < s->end && k < i + 12 && honorific_at(s->f, k, s->end).end == k; k++)
		if (word_is_char(s->f, k, ")"))
			return k + 1;
	return 0;
}

/* "the visit by Party General Secretary": the phrase begins behind it. */
static bool is_word_before_title(const struct facts *f, size_t i)
{
	if (is_vietnamese(f) || office_at(f, i))
		return false;
	return is_cue(f, i, CUE_ARTICLE) || (is_upper(f, i) && office_at(f, i + 1));
}

static size_t read_list_verb(struct scan *s, size_t i)
{
	size_t n = is_cue(s->f, i, CUE_HEADER);

	if (!n)
		return 0;
	if (!opens_list(s, i + n))
		return i + n;
	front_verb(s, i);
	s->listed = s->listed || s->header || s->block.weight;
	if (s->listed)
		s->header_end = i + n;
	return i + n;
}

static size_t read_absent(struct scan *s, size_t i)
{
	size_t n = is_cue(s->f, i, CUE_ABSENT);

	return n ? s->absent_at = i + n : 0;
}

#define OPENS(...) ((const enum cue_class[]){__VA_ARGS__, CUE_CLASSES})
const struct mention_reader mention_readers[] = {
	{read_absent, OPENS(CUE_ABSENT), 0},
	{read_side,
		OPENS(CUE_VISITS, CUE_LED, CUE_PARTNER, CUE_COUNTRY_SIDE, CUE_OWN, CUE_HOSTS, CUE_MEMBERS, CUE_SIDE, CUE_SITE,
			CUE_DELEGATION),
		0},
	{read_source, OPENS(CUE_SOURCE), 0},
	{read_header, NULL, OPENS_ROLE},
	{read_list, OPENS(CUE_LIST), 0},
	{read_addressed, NULL, OPENS_ADDRESS},
	{read_list_verb, OPENS(CUE_HEADER), 0},
	{read_group, OPENS(CUE_GROUP, CUE_OFFICE, CUE_BEFORE_OFFICE, CUE_ABOUT_NUMBER), OPENS_NUMBER | OPENS_OFFICE},
	{read_plural, OPENS(CUE_PLURAL), 0},
	{0},
};

static size_t read_cue(struct scan *s, size_t i)
{
	size_t next;

	for (uint64_t which = lists_which(s->f->lex->people->opens, MENTION_READERS, &s->f->words, i); which; which &= which - 1)
		if ((next = mention_readers[__builtin_ctzll(which)].read(s, i)))
			return next;
	return 0;
}

static size_t step(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	bool cue = lists_begin(&f->lex->people->reads, &f->words, i);
	size_t next;

	if (cue)
		read_delegation(s, i);
	if (s->absent_at == i && is_word_before_title(f, i))
		s->absent_at++;
	if (word_is(f, i, WORD_PUNCT)) {
		later_verb(s, i);
		if ((next = past_aside(s, i)))
			return next;
	}
	if (cue && (next = read_cue(s, i)))
		return next;
	if (!word_is(f, i, WORD_PUNCT) && ((next = read_titled(s, i)) || (next = read_bare(s, i))))
		return next;
	return i + 1;
}

/* A headline in capitals tells names from nothing else. */
static bool is_all_capitals(const struct facts *f, struct range r)
{
	size_t words = 0, small = 0;

	for (size_t i = r.first; i < r.end && small * 5 <= r.end - r.first; i++) {
		words += !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
		small += !word_is(f, i, WORD_PUNCT | WORD_NUMBER | WORD_CAPS);
	}
	return words >= 6 && small * 5 <= words;
}

static bool is_read(const struct facts *f, size_t sentence)
{
	struct range r = f->sentences[sentence];

	return r.first < r.end && f->block_of[r.first] != STR_NONE &&
	       f->article->blocks.v[f->block_of[r.first]].kind != BLOCK_BYLINE && !is_all_capitals(f, r);
}

static bool same_block(const struct facts *f, size_t a, size_t b)
{
	return f->block_of[f->sentences[a].first] == f->block_of[f->sentences[b].first];
}

/* A list runs on over a full stop: "... Hoàng Văn Mẫu, Tổng lãnh sự ...", "Lãnh đạo các sở, ngành." */
static bool is_list_going_on(const struct scan *s, struct range sentence)
{
	struct range g = group_at(s->f, sentence.first, sentence.end);

	if (is_item(s->f, sentence.first, sentence.end))
		return true;
	return is_cue(s->f, sentence.first, CUE_GROUP) && role_behind(s->f, g.end, sentence.end, true) == ROLE_NONE;
}

/* "Tham dự có:" and its items, each a block with a dash before it. */
static bool is_item_block(const struct facts *f, size_t sentence)
{
	struct range before = f->sentences[sentence - 1], r = f->sentences[sentence];
	bool open = before.end > before.first && word_is_char(f, before.end - 1, ":;");

	if (open || r.first >= r.end)
		return open;
	return f->article->blocks.v[f->block_of[r.first]].kind == BLOCK_ITEM && word_is_char(f, before.end - 1, ".") == false;
}

static void begin_sentence(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct range r = f->sentences[i];
	bool item = i && !same_block(f, i - 1, i) && is_item_block(f, i);
	bool goes_on = item || (i && same_block(f, i - 1, i) && s->listed && is_list_going_on(s, r));

	if (!item && (!i || !same_block(f, i - 1, i))) {
		set_block(s, (struct side){0});
		s->visited = (struct side){0};
	}
	s->sentence = i;
	s->addressed = false;
	s->end = r.end;
	s->in_sentence = 0;
	s->absent_at = STR_NONE;
	s->header_end = STR_NONE;
	s->event_before = i ? s->event : STR_NONE;
	s->event = f->events.governs && f->events.governs[i] != STR_NONE ? f->events.governs[i] : 0;
	s->parties = s->all_parties[s->event];
	if (s->delegation.province.n && !is_party(&s->parties, s->delegation.province))
		s->delegation = (struct side){0}; /* of the stop before */
	s->past = tells_of_past(s, r);
	if (s->led && !goes_on)
		set_block(s, (struct side){0});
	if (goes_on) {
		s->header_end = r.first + word_is(f, r.first, WORD_PUNCT);
		return;
	}
	end_list(s);
	s->header = ROLE_NONE;
	s->listed = false;
}

static size_t next_to_read(const struct scan *s, struct starts *starts, size_t i)
{
	size_t next = starts_next(starts, i);

	return s->absent_at >= i && s->absent_at < next ? s->absent_at : next;
}

static struct mentions scan_article(const struct facts *f, const struct parties *parties, struct known *known)
{
	struct scan s = {.f = f, .all_parties = parties, .known = known, .subject = STR_NONE, .short_name = STR_NONE};
	struct starts starts;

	for (size_t i = 0; i < f->article->sentences.n; i++) {
		if (!is_read(f, i))
			continue;
		begin_sentence(&s, i);
		starts = lists_starts(&f->lex->people->begins, &f->words, f->sentences[i].first, s.end);
		for (size_t w = f->sentences[i].first; (w = next_to_read(&s, &starts, w)) < s.end;)
			w = step(&s, w);
	}
	return s.found;
}

static int compare_numbers(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void learn_names(const struct facts *f, const struct mentions *found, struct known *known)
{
	for (size_t i = 0; i < found->n; i++)
		if (!found->v[i].group)
			*PUSH(f->one, &known->names) = name_number(f, found->v[i].name);
	if (known->names.n)
		qsort(known->names.v, known->names.n, sizeof *known->names.v, compare_numbers);
}

/* The first pass learns the names; a second one is needed where it met one of them with nothing beside it to tell. */
struct mentions find_mentions(const struct facts *f, const struct parties *parties)
{
	struct known known = {0};
	struct scan asks = {.f = f, .known = &known};
	struct mentions first = scan_article(f, parties, &known);

	learn_names(f, &first, &known);
	for (size_t i = 0; known.names.n && i < known.asked.n; i++)
		if (is_known(&asks, known.asked.v[i]))
			return scan_article(f, parties, &known);
	return first;
}
