#include "mentions.h"

#include "../lib/utf8.h"
#include "groups.h"
#include "names.h"
#include "positions.h"
#include "roles.h"

/* What is known while the sentences are read one after the other. */
struct scan {
	const struct facts *f;
	struct mentions found;
	struct strs known; /* folded names of an earlier pass */
	struct parties parties;
	size_t sentence, event, event_before, end; /* event_before: of the sentence before */
	/* the list in hand */
	struct str honorific;
	struct range shared;
	bool plural; /* a list without a form of address: its shared title alone opened it */
	bool listed;
	enum role header;
	size_t header_end;  /* the word behind the header cue */
	size_t absent_at;   /* a phrase that begins here is only talked about */
	size_t under_header; /* mentions since the header */
	size_t in_sentence; /* mentions of this sentence */
	size_t in_block;    /* mentions since the side was set */
	/* sides */
	struct side block, delegation, visited; /* visited: in this paragraph, by the delegation */
	size_t chain;
	size_t subject; /* the mention that "he" stands for */
};

static bool is_upper(const struct facts *f, size_t i)
{
	return word_is(f, i, WORD_UPPER) && !word_is(f, i, WORD_PUNCT | WORD_NUMBER);
}

static struct str name_key(const struct facts *f, struct range name)
{
	return utf8_fold(f->one, range_text(f, name));
}

static bool is_known(const struct scan *s, struct range run)
{
	struct str key;

	if (name_words(s->f, run) < 2)
		return false;
	key = name_key(s->f, run);
	for (size_t i = 0; i < s->known.n; i++)
		if (str_eq(s->known.v[i], key))
			return true;
	return false;
}

static void end_list(struct scan *s)
{
	s->honorific = STR("");
	s->shared = (struct range){0, 0};
	s->plural = false;
}

/* Only commas, semicolons and "and" between the last mention and word i. */
static bool is_chained(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t k;

	if (!s->found.n || s->found.v[s->found.n - 1].sentence != s->sentence)
		return false;
	k = s->found.v[s->found.n - 1].end;
	if (k >= i || i - k > 4)
		return k == i;
	for (size_t n; k < i; k += n)
		if (!(n = person_cue(f, k, CUE_AND, NULL)) && !(n = person_cue(f, k, CUE_LIST, NULL)) && !(n = word_is_char(f, k, ",;")))
			return false;
	return true;
}

static bool is_own_sentence(const struct facts *f, size_t event, size_t sentence)
{
	return event < f->events.n && f->events.v[event].sentence == sentence;
}

/* "của" before the phrase (and "giữa", where no meeting is told), unless it ends a cue of taking part ("với sự tham dự của"). */
static bool is_only_talked_about(const struct scan *s, size_t first)
{
	if (s->absent_at == first)
		return true;
	if (first == s->f->sentences[s->sentence].first || s->header_end == first)
		return false;
	if (person_cue(s->f, first - 1, CUE_OF, NULL) == 1)
		return true;
	return person_cue(s->f, first - 1, CUE_BETWEEN, NULL) == 1 && !is_own_sentence(s->f, s->event, s->sentence);
}

/* A title or a verb behind "A, B" and "A và B" holds for both. */
static void share_with_chain(struct scan *s, const struct mention *last, enum role verb)
{
	for (size_t i = s->found.n - 1; i-- > 0 && s->found.v[i].chain == last->chain && s->found.v[i].sentence == last->sentence;) {
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
	for (size_t i = s->found.n - 1; i-- > 0 && s->found.v[i].chain == last->chain && s->found.v[i].sentence == last->sentence;) {
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

static size_t add_mention(struct scan *s, struct mention m)
{
	const struct facts *f = s->f;
	bool chained = is_chained(s, m.first);
	const struct mention *previous = s->found.n ? &s->found.v[s->found.n - 1] : NULL;
	enum role verb = role_behind(f, m.end, s->end, !s->listed);

	m.sentence = s->sentence;
	m.event = verb == ROLE_SPEAKER && is_told_behind(s, m.end) ? s->event_before : s->event;
	m.listed = s->listed;
	m.block = s->block;
	m.chain = chained ? s->chain : ++s->chain;
	m.absent = is_only_talked_about(s, m.first) || verb == ROLE_ABSENT || (chained && previous && previous->absent);
	m.role = higher(s->header, verb);
	if (m.group && m.role >= ROLE_HEAD)
		m.role = ROLE_ATTENDEE;
	if (s->header == ROLE_SPEAKER || s->header == ROLE_HEAD)
		s->header = ROLE_NONE; /* "Phát biểu tại hội nghị, đồng chí A": one speaks, one leads */
	*PUSH(f->one, &s->found) = m;
	s->in_sentence++;
	s->in_block++;
	s->under_header++;
	share_title(s);
	if (verb > ROLE_ATTENDEE || (verb && !s->listed))
		share_with_chain(s, &s->found.v[s->found.n - 1], verb);
	if (!m.absent && !m.group && !s->listed)
		s->subject = s->found.n - 1;
	return m.end;
}

static bool is_address(const struct facts *f, struct range honorific)
{
	const struct lexicon *l = &f->lex->honorifics;
	struct phrase_hit hit;

	return honorific.end > honorific.first && phrases_at(&l->phrases, &f->words, honorific.first, &hit) &&
	       str_eq(lexicon_cell(l, hit.row, f->lex->people->honorific_kind), STR("address"));
}

/* A name at `name`, with what stands behind it. */
static size_t add_person(struct scan *s, size_t first, struct range honorific, struct range before, struct range name, const char *rule)
{
	struct mention m = {.name = name, .before = before, .first = first, .rule = rule};
	size_t past;

	m.behind = title_behind(s->f, name.end, s->end, &past);
	m.end = past > name.end ? past : name.end;
	m.honorific = honorific.end > honorific.first ? range_text(s->f, honorific) : s->honorific;
	if (is_address(s->f, honorific))
		s->shared = (struct range){0, 0}; /* "; đồng chí Z, ..." ends the shared title, not the list */
	m.shared = s->shared;
	return add_mention(s, m);
}

static size_t add_group(struct scan *s, struct range g)
{
	struct range other = next_country(s->f, g), own = {g.first, other.first};
	struct mention m = {.group = true, .rule = "group"};

	end_list(s);
	while (own.end > own.first + 1 && (word_is(s->f, own.end - 1, WORD_PUNCT) || person_cue(s->f, own.end - 1, CUE_AND, NULL)))
		own.end--;
	m.name = is_joint_group(s->f, g) ? g : own;
	m.first = g.first;
	m.end = g.end;
	add_mention(s, m);
	if (other.end > other.first && !is_joint_group(s->f, g)) {
		m.name = other;
		m.first = other.first;
		add_mention(s, m);
	}
	return g.end;
}

/* --- sides: "về phía X có", "phía bạn", "đoàn ... X do" --- */

static void set_block(struct scan *s, struct side side)
{
	s->block = side;
	if (side.weight)
		s->block.weight = SIDE_BLOCK;
	s->in_block = 0;
	if (s->under_header) { /* "Chủ trì tại điểm cầu X có": a side between header and names leaves the header */
		s->header = ROLE_NONE;
		s->listed = false;
	}
	end_list(s);
}

/* A mark, but not the comma of "thành phố X, tỉnh Y". */
static bool ends_side(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i + 1);

	return word_is_char(f, i, ",;:.") && !(word_is_char(f, i, ",") && p && p->range.first == i + 1 && p->level != PLACE_VENUE);
}

/* The words behind a side cue, up to the verb, the comma or the name. */
static struct range side_words(const struct scan *s, size_t i, size_t most)
{
	struct range r = {i, i};

	while (r.end < s->end && r.end < i + most && !ends_side(s->f, r.end) && !person_cue(s->f, r.end, CUE_HEADER, NULL) &&
	       !person_cue(s->f, r.end, CUE_STOP, NULL) && honorific_at(s->f, r.end, s->end).end == r.end)
		r.end++;
	return r;
}

static bool begins_clause(const struct scan *s, size_t i)
{
	return i == s->f->sentences[s->sentence].first || word_is(s->f, i - 1, WORD_PUNCT);
}

/* A header stands at the front of its clause; elsewhere the verb has a subject of its own ("UBND tỉnh chủ trì"). */
static bool opens_clause(const struct scan *s, size_t i)
{
	return begins_clause(s, i) || !is_vietnamese(s->f) || person_cue(s->f, i - 1, CUE_AND, NULL) ||
	       is_upper(s->f, i) || person_cue(s->f, i - 1, CUE_ADVERB, NULL);
}

static void read_visit(struct scan *s, size_t i)
{
	size_t n = person_cue(s->f, i, CUE_VISITS, NULL);
	struct side side;

	if (!n)
		return;
	side = side_of_places(s->f, side_words(s, i + n, 6));
	if (side.weight && !str_eq(side.country, s->delegation.country))
		s->visited = side;
}

/* "đoàn ... do", "delegation from ..., led by" */
static bool is_led(const struct scan *s, size_t i)
{
	enum role r;

	if (person_cue(s->f, i, CUE_HEADER, NULL) || person_cue(s->f, i, CUE_STOP, NULL))
		return true;
	return role_before_at(s->f, i + word_is_char(s->f, i, ","), &r) && r == ROLE_HEAD;
}

static size_t read_side(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct side side = {0};
	size_t n;

	read_visit(s, i);

	if ((n = person_cue(f, i, CUE_PARTNER, NULL)))
		set_block(s, s->parties.partner);
	else if ((n = person_cue(f, i, CUE_COUNTRY_SIDE, &side.country))) {
		side.weight = SIDE_BLOCK;
		set_block(s, side);
	} else if ((n = person_cue(f, i, CUE_OWN, NULL)))
		set_block(s, s->parties.home);
	else if ((n = person_cue(f, i, CUE_HOSTS, NULL)))
		set_block(s, s->visited.weight ? s->visited : host_side(&s->delegation, &s->parties));
	else if ((n = person_cue(f, i, CUE_MEMBERS, NULL)) && begins_clause(s, i)) /* not "làm việc với đoàn có" */
		set_block(s, s->delegation.weight ? s->delegation : s->parties.partner);
	else if ((n = person_cue(f, i, CUE_SIDE, NULL)) || (n = person_cue(f, i, CUE_SITE, NULL))) {
		side = side_of_places(f, side_words(s, i + n, 12));
		if (!side.weight)
			return 0;
		set_block(s, side);
	} else if ((n = person_cue(f, i, CUE_DELEGATION, NULL))) {
		side = side_of_places(f, side_words(s, i + n, 25));
		if (!side.weight)
			return 0;
		s->delegation = side;
		s->delegation.weight = SIDE_BLOCK;
		if (is_led(s, side_words(s, i + n, 25).end))
			set_block(s, side);
	} else {
		return 0;
	}
	return i + n;
}

/* --- headers: "Dự và chủ trì có", "Phát biểu tại", "trong chuyến thăm của" --- */

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
		s->absent_at = i + n;
		s->absent_at += person_cue(s->f, i + n, CUE_AND, NULL); /* "Chủ tịch X cùng các vị lãnh đạo tiền bối" */
		return i + n;
	}
	if (r > ROLE_ATTENDEE && !opens_clause(s, i))
		return i + n;
	if (s->in_block > 1 && !s->in_sentence)
		set_block(s, (struct side){0}); /* "Dự lễ còn có ..." behind a list of one side */
	s->header = r;
	s->under_header = 0;
	s->header_end = i + n;
	s->listed = s->listed || r == ROLE_ATTENDEE;
	end_list(s);
	return i + n;
}

/* --- people --- */

static bool in_list_position(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t first = f->sentences[s->sentence].first;

	if (s->header_end == i)
		return true;
	if (is_chained(s, i))
		return true;
	if (i == first || !(s->header || s->listed || s->honorific.n || s->plural))
		return false;
	return word_is_char(f, i - 1, ",;:") || person_cue(f, i - 1, CUE_AND, NULL) || person_cue(f, i - 1, CUE_HEADER, NULL);
}

/* "các đồng chí: ...", "các đồng chí Ủy viên Trung ương Đảng: ...", "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy" */
static size_t read_list(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct str honorific = STR("");
	size_t n = person_cue(f, i, CUE_LIST, &honorific);
	struct title t;
	bool listed;

	if (!n)
		return 0;
	t = title_at(f, i + n, s->end, false);
	if (person_cue(f, i, CUE_GROUP, NULL) > n && !word_is_char(f, t.text.end, ":"))
		return 0;
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
	if (word_is_char(f, t.text.end, ":")) {
		s->shared = t.text;
		return t.text.end + 1;
	}
	if (!listed)
		return t.text.end; /* "hai đồng chí Bí thư Tỉnh ủy": those named before */
	return add_group(s, (struct range){i, t.text.end});
}

/* "ông Phong": the last word of a full name met before; outside Vietnamese texts "Chen" too, the first of a Chinese one. */
static bool is_last_word_of(const struct scan *s, const struct mention *m, size_t i)
{
	size_t own = !is_vietnamese(s->f) && name_words(s->f, m->name) == 2 ? m->name.first : m->name.end - 1;

	return !m->group && m->name.end > m->name.first + 1 &&
	       str_eq(range_text(s->f, (struct range){own, own + 1}), range_text(s->f, (struct range){i, i + 1}));
}

static size_t mention_of_short(const struct scan *s, size_t i)
{
	for (size_t k = s->found.n; k-- > 0;)
		if (is_last_word_of(s, &s->found.v[k], i))
			return k;
	return STR_NONE;
}

/* "Đồng chí nhấn mạnh", "Ông cho biết", "Ông Phong đề nghị": words of somebody named before. */
static void he_speaks(struct scan *s, size_t who, size_t behind)
{
	if (who != STR_NONE && (behind == STR_NONE || role_behind(s->f, behind, s->end, true) == ROLE_SPEAKER))
		s->found.v[who].role = higher(s->found.v[who].role, ROLE_SPEAKER);
}

/* "Đồng chí Tỉnh trưởng nhấn mạnh", "Chủ tịch UBND tỉnh đề nghị": who was named with that title. */
static size_t mention_of_title(const struct scan *s, struct range title)
{
	struct str words = utf8_fold(s->f->one, range_text(s->f, title));

	for (size_t k = s->found.n; k-- > 0;) {
		const struct mention *m = &s->found.v[k];
		if (!m->group && (str_has(utf8_fold(s->f->one, range_text(s->f, m->behind)), words) ||
				  str_has(utf8_fold(s->f->one, range_text(s->f, m->before)), words)))
			return k;
	}
	return STR_NONE;
}

static struct range at_most_five(const struct facts *f, struct range run)
{
	while (name_words(f, run) > 5)
		run.end--;
	return run;
}

/* "Chủ tịch UBND tỉnh, ông Lê Văn Mẫu", "... - đồng chí A", "... - Lê Văn Mẫu": where the name is; else empty. */
static struct range name_behind_title(const struct scan *s, size_t i, struct range *honorific)
{
	const struct facts *f = s->f;
	bool mark = word_is_char(f, i, ",-:");
	struct range run;

	*honorific = honorific_at(f, i + mark, s->end);
	run = at_most_five(f, name_run(f, honorific->end, s->end));
	if (honorific->end > honorific->first && name_words(f, run) >= 2)
		return run;
	if (mark && is_name_like(f, run) && is_surname(f, run.first) && !is_item(f, run.first, s->end) && !is_place_run(f, run))
		return run;
	return (struct range){i, i};
}

/* A form of address, rank or degree: a name, a title with a name, or "he". */
static size_t read_addressed(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct range h = honorific_at(f, i, s->end), run, own;
	struct title t;

	if (h.end == i || is_place_run(f, (struct range){i, h.end + 1}) || office_at(f, i) > h.end - i)
		return 0; /* "Bà Rịa", "General Secretary" */
	if (word_is_char(f, h.end, ":") && is_upper(f, h.end + 1)) {
		run = at_most_five(f, name_run(f, h.end + 1, s->end));
		if (name_words(f, run) >= 2)
			return add_person(s, i, h, (struct range){0, 0}, run, "address, colon");
	}
	t = title_at(f, h.end + word_is_char(f, h.end, ","), s->end, false); /* "Đại tá, Phó Giám đốc Công an tỉnh Lê Văn Mẫu" */
	if (t.name.end > t.name.first)
		return add_person(s, i, h, t.text, t.name, "address, office before");
	if (t.text.first > h.end)
		return h.end;
	if (t.text.end > t.text.first) {
		run = name_behind_title(s, t.text.end, &own); /* "đồng chí Bí thư Tỉnh ủy - Lê Văn Mẫu" */
		if (run.end > run.first)
			return add_person(s, i, own.end > own.first ? own : h, t.text, run, "address, office before");
		he_speaks(s, mention_of_title(s, t.text), t.text.end);
		return t.text.end;
	}
	run = at_most_five(f, name_run(f, h.end, s->end));
	if (name_words(f, run) >= 2 || run.end - run.first >= 5) /* "Oh-Sae-Hyun" */
		return add_person(s, i, h, (struct range){0, 0}, run, "address");
	he_speaks(s, run.end > run.first ? mention_of_short(s, run.first) : s->subject, run.end > run.first ? run.end : h.end);
	return run.end > h.end ? run.end : h.end;
}

/* "các Phó Chủ tịch UBND tỉnh: A, B", "các Phó Chủ tịch UBND tỉnh A, B", else a group */
static size_t read_plural(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t n = person_cue(f, i, CUE_PLURAL, NULL);
	struct title t;

	if (!n || !office_at(f, i + n) || !in_list_position(s, i))
		return 0;
	t = title_at(f, i + n, s->end, false);
	end_list(s);
	if (t.name.end == t.name.first && !word_is_char(f, t.text.end, ":"))
		return add_group(s, group_at(f, i, s->end));
	s->shared = t.text;
	s->plural = true;
	s->header_end = t.text.end + word_is_char(f, t.text.end, ":");
	return s->header_end;
}

/* Behind a mark, "and" or "there are": there alone "các sở", "các tỉnh" take part. */
static bool is_enumerated(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;

	return i > 0 && (word_is_char(f, i - 1, ",;:") || person_cue(f, i - 1, CUE_AND, NULL) || person_cue(f, i - 1, CUE_HEADER, NULL));
}

/* "chào lãnh đạo Châu ủy", "làm việc với lãnh đạo Học viện": the event is with them. */
static bool is_met(const struct scan *s, size_t i)
{
	size_t first = s->f->sentences[s->sentence].first;
	enum role r;

	if (!is_own_sentence(s->f, s->event, s->sentence))
		return false;
	for (size_t k = i; k-- > first && k + 5 > i;)
		if (k + role_after_at(s->f, k, &r) == i && r == ROLE_ATTENDEE)
			return true;
	return i > first && person_cue(s->f, i - 1, CUE_AND, NULL) && person_cue(s->f, i - 1, CUE_STOP, NULL) &&
	       s->f->events.v[s->event].word.first < i;
}

/* A group has a place in a list, or is the one that signs or attends. */
static size_t read_group(struct scan *s, size_t i)
{
	struct str strength = STR("");
	struct range g;
	enum role r;

	if (!group_head(s->f, i))
		return 0;
	person_cue(s->f, i, CUE_GROUP, &strength);
	g = group_at(s->f, i, s->end);
	if (word_is_char(s->f, g.end, ":")) { /* "các đồng chí lãnh đạo tỉnh: A, ...; B, ..." */
		end_list(s);
		person_cue(s->f, i, CUE_LIST, &s->honorific);
		s->listed = true;
		return s->header_end = g.end + 1;
	}
	r = role_behind(s->f, g.end, s->end, false);
	if (in_list_position(s, i) && (!str_eq(strength, STR("weak")) || is_enumerated(s, i)))
		return add_group(s, g);
	if (!str_eq(strength, STR("weak")) && is_met(s, i)) {
		if (!s->block.weight)
			set_block(s, host_side(&s->delegation, &s->parties));
		return add_group(s, g);
	}
	if (!str_eq(strength, STR("weak")) && (r == ROLE_SIGNATORY || (r == ROLE_ATTENDEE && begins_clause(s, i))))
		return add_group(s, g);
	return 0;
}

/* ", Trưởng đoàn" behind a person is no group. */
static bool is_role_word(const struct facts *f, struct range title)
{
	enum role r = ROLE_NONE;

	return role_after_at(f, title.first, &r) >= title.end - title.first && r == ROLE_HEAD;
}

static size_t read_titled(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct title t = title_at(f, i, s->end, false);
	struct range h = {0, 0}, name;
	enum role r;

	if (t.text.end == t.text.first)
		return 0;
	if (!is_vietnamese(f) && i > 0 && place_at(f, i - 1) && place_at(f, i - 1)->range.end == i)
		t.text.first = place_at(f, i - 1)->range.first; /* "Yunnan Vice Governor" */
	if (t.name.end > t.name.first)
		return add_person(s, i, h, t.text, t.name, "office before");
	name = name_behind_title(s, t.text.end, &h);
	if (name.end > name.first)
		return add_person(s, i, h, t.text, name, "office, address");
	if (role_after_at(f, i, &r) && r == ROLE_HEAD && person_cue(f, t.text.end, CUE_HEADER, NULL)) {
		s->header = r; /* "Trưởng đoàn đại biểu Việt Nam là đồng chí A" */
		s->header_end = t.text.end + 1;
		return t.text.end + 1;
	}
	if (in_list_position(s, i) && t.text.end > i + 1 && !is_role_word(f, t.text))
		return add_group(s, group_at(f, i, s->end));
	he_speaks(s, mention_of_title(s, t.text), t.text.end);
	return t.text.end;
}

/* A mark, "and" or a verb stands before: not "Trường THPT Lê Văn Mẫu, Phó Hiệu trưởng". */
static bool at_boundary(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;

	return begins_clause(s, i) || s->header_end == i || person_cue(f, i - 1, CUE_AND, NULL) || person_cue(f, i - 1, CUE_HEADER, NULL) ||
	       person_cue(f, i - 1, CUE_OF, NULL) || (!is_upper(f, i - 1) && person_cue(f, i - 1, CUE_STOP, NULL));
}

/* A bare name: known from elsewhere, an item with its office behind, or one of a list. */
static size_t read_bare(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct range run, none = {0, 0};

	if (!is_upper(f, i) || (i > 0 && word_is_char(f, i - 1, "-") && !word_is(f, i, WORD_SPACE)))
		return 0;
	run = name_run(f, i, s->end);
	if (run.end == i + 1 && !is_vietnamese(f)) /* "Mai said", "According to Chen" */
		he_speaks(s, mention_of_short(s, i), s->header == ROLE_SPEAKER ? STR_NONE : run.end);
	if (is_known(s, run))
		return add_person(s, i, none, none, run, "known");
	if (is_item(f, i, s->end) && at_boundary(s, i) && (is_name_like(f, run) || ((s->honorific.n || s->plural) && in_list_position(s, i))))
		return add_person(s, i, none, none, run, "item");
	if ((s->honorific.n || s->plural) && in_list_position(s, i) && is_name_like(f, run))
		return add_person(s, i, none, none, run, "list");
	return run.end > i ? run.end : 0;
}

/* "Đồng chí A chúc ...; đề nghị ...": a later verb of the same subject. */
static void later_verb(struct scan *s, size_t i)
{
	enum role r;

	if (s->subject == STR_NONE || s->subject + 1 != s->found.n || s->found.v[s->subject].sentence != s->sentence)
		return;
	if (word_is_char(s->f, i, ",;") && role_after_at(s->f, i + 1, &r) && r == ROLE_SPEAKER && i + 1 < s->end)
		s->found.v[s->subject].role = higher(s->found.v[s->subject].role, r);
}

/* "Dự Lễ có", "Tham gia buổi hội đàm gồm": the verb at the front of the clause is the header of the list. */
static void front_verb(struct scan *s, size_t i)
{
	enum role r;
	size_t k = i;

	while (k > s->f->sentences[s->sentence].first && !word_is_char(s->f, k - 1, ",;:"))
		k--;
	if (!s->header && !s->in_sentence && k < i && role_after_at(s->f, k, &r) && (r == ROLE_ATTENDEE || r == ROLE_CHAIR))
		s->header = r;
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

/* "ông A tiếp Đoàn đại biểu tỉnh X": named with a person and without a head. */
static void read_delegation(struct scan *s, size_t i)
{
	struct mention m = {.group = true, .delegation = true, .rule = "delegation"};
	size_t hosts = person_cue(s->f, i, CUE_HOSTS, NULL), n, end;

	if (hosts > 1 && is_own_sentence(s->f, s->event, s->sentence))
		i += hosts - 1; /* "tiếp đoàn đại biểu" */
	else if (!is_met(s, i))
		return;
	n = person_cue(s->f, i, CUE_DELEGATION, NULL);
	if (n < 2 || !s->in_sentence)
		return;
	end = group_end(s->f, i + n, s->end);
	m.name = (struct range){i, end};
	if (person_cue(s->f, end + word_is_char(s->f, end, ","), CUE_LED, NULL) || !side_of_places(s->f, m.name).weight)
		return;
	m.first = i;
	m.end = end;
	add_mention(s, m);
}

static size_t step(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t next, n;

	read_delegation(s, i);

	later_verb(s, i);
	if ((next = past_aside(s, i)))
		return next;

	if ((n = person_cue(f, i, CUE_ABSENT, NULL))) {
		s->absent_at = i + n;
		return i + n;
	}
	if ((next = read_side(s, i)) || (next = read_header(s, i)) || (next = read_list(s, i)) || (next = read_addressed(s, i)))
		return next;
	if ((n = person_cue(f, i, CUE_HEADER, NULL))) {
		front_verb(s, i);
		s->listed = s->listed || s->header || s->block.weight;
		if (s->listed)
			s->header_end = i + n;
		return i + n;
	}
	if ((next = read_group(s, i)) || (next = read_plural(s, i)) || (next = read_titled(s, i)) || (next = read_bare(s, i)))
		return next;
	return i + 1;
}

static bool is_read(const struct facts *f, size_t sentence)
{
	struct range r = f->sentences[sentence];

	return r.first < r.end && f->block_of[r.first] != STR_NONE &&
	       f->article->blocks.v[f->block_of[r.first]].kind != BLOCK_BYLINE;
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
	return person_cue(s->f, sentence.first, CUE_GROUP, NULL) && role_behind(s->f, g.end, sentence.end, true) == ROLE_NONE;
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
	s->end = r.end;
	s->in_sentence = 0;
	s->absent_at = STR_NONE;
	s->header_end = STR_NONE;
	s->event_before = i ? s->event : STR_NONE;
	s->event = f->events.governs && f->events.governs[i] != STR_NONE ? f->events.governs[i] : 0;
	s->parties = parties_of(f, s->event);
	if (goes_on) {
		s->header_end = r.first + word_is(f, r.first, WORD_PUNCT);
		return;
	}
	end_list(s);
	s->header = ROLE_NONE;
	s->under_header = 0;
	s->listed = false;
}

static struct mentions scan_article(const struct facts *f, struct strs known)
{
	struct scan s = {.f = f, .known = known, .subject = STR_NONE};

	for (size_t i = 0; i < f->article->sentences.n; i++) {
		if (!is_read(f, i))
			continue;
		begin_sentence(&s, i);
		for (size_t w = f->sentences[i].first; w < s.end;)
			w = step(&s, w);
	}
	return s.found;
}

/* Two passes: the first learns the names, so that the second knows them where nothing stands beside them. */
struct mentions find_mentions(const struct facts *f)
{
	struct mentions first = scan_article(f, (struct strs){0});
	struct strs known = {0};

	for (size_t i = 0; i < first.n; i++)
		if (!first.v[i].group)
			*PUSH(f->one, &known) = name_key(f, first.v[i].name);
	return scan_article(f, known);
}
