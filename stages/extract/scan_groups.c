/* Those who take part without a name. */
#include "scan.h"

#include "groups.h"
#include "positions.h"
#include "roles.h"

/* "Đoàn | đại biểu cấp cao tỉnh X" */
static bool is_inside_delegation(const struct facts *f, size_t i)
{
	return i > 0 && is_cue(f, i - 1, CUE_DELEGATION) > 1;
}

size_t add_group(struct scan *s, struct range g)
{
	struct range other = next_country(s->f, g), own = {g.first, other.first};
	struct mention m = {.group = true, .rule = "group"};
	bool apart = other.end > other.first && (is_vietnamese(s->f) || group_head(s->f, other.first));

	end_list(s);
	if (!apart)
		own = g; /* "Leaders of A, B and C": one head noun */
	while (own.end > own.first + 1 && ((word_is(s->f, own.end - 1, WORD_PUNCT) && !word_is_char(s->f, own.end - 1, ")")) ||
						  is_cue(s->f, own.end - 1, CUE_AND)))
		own.end--;
	m.name = is_joint_group(s->f, g) ? g : own;
	if ((m.delegation = is_inside_delegation(s->f, g.first)))
		m.name.first--;
	m.first = g.first;
	m.end = g.end;
	add_mention(s, m);
	if (apart && !is_joint_group(s->f, g)) {
		m.name = other;
		m.first = other.first;
		add_mention(s, m);
	}
	return g.end;
}

/* Behind a mark, "and" or "there are": there alone "các sở", "các tỉnh" take part. */
static bool is_enumerated(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;

	return i > 0 && (word_is_char(f, i - 1, ",;:") || is_cue(f, i - 1, CUE_AND) || is_cue(f, i - 1, CUE_HEADER));
}

/* "chào lãnh đạo Châu ủy", "làm việc với lãnh đạo Học viện": the event is with them. */
static bool is_met(const struct scan *s, size_t i)
{
	size_t first = s->f->sentences[s->sentence].first;
	enum role r;

	if (!is_own_sentence(s->f, s->event, s->sentence))
		return false;
	for (size_t k = i; k-- > first && k + 5 > i;)
		if (k + role_after_at(s->f, k, &r) == i && (r == ROLE_MEETS || r == ROLE_ATTENDEE))
			return true;
	return i > first && is_cue(s->f, i - 1, CUE_AND) && is_cue(s->f, i - 1, CUE_STOP) &&
	       s->f->events.v[s->event].word.first < i;
}

/* Headline and caption tell of groups that the text names in full. */
bool is_repeated(const struct facts *f, size_t i)
{
	enum block_kind kind = f->article->blocks.v[f->block_of[i]].kind;

	return kind == BLOCK_HEADLINE || kind == BLOCK_CAPTION;
}

/* The first word, also behind a dateline: "Tay Ninh (VNA) - Officials from ..." */
static bool opens_sentence(const struct scan *s, size_t i)
{
	return i == s->f->sentences[s->sentence].first || (!s->in_sentence && word_is_char(s->f, i - 1, "-"));
}

/* "lãnh đạo tỉnh X có ông A, ...": no group, the side of the list behind it. */
static size_t read_leaders(struct scan *s, struct range g)
{
	const struct facts *f = s->f;
	size_t n = is_cue(f, g.end, CUE_HEADER), i = g.end + n;
	struct side side = side_of_places(f, g);

	if (!n || !is_vietnamese(f) || side.weight != SIDE_PLACE ||
		!(honorific_at(f, i, s->end).end > i || office_at(f, i) || is_cue(f, i, CUE_LIST)))
		return 0;
	set_block(s, side);
	s->listed = true;
	return s->header_end = i;
}

/* "hơn 110 doanh nghiệp, trong đó có | 46 doanh nghiệp Trung Quốc" */
static bool is_part_of_last(const struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	const struct mention *last = s->in_sentence ? &s->found.v[s->found.n - 1] : NULL;

	for (size_t k = last ? last->end : i; k < i && i - k < 6; k++)
		if (is_cue(f, k, CUE_AMONG))
			return last->group && (word_is(f, i, WORD_NUMBER) || is_cue(f, i, CUE_ABOUT_NUMBER));
	return false;
}

/* "Ngày 5/6, tại X, lãnh đạo UBND thành phố X làm việc với ...": the first of the event's own sentence. */
static bool tells_event(const struct scan *s, size_t i)
{
	return begins_clause(s, i) && !s->in_sentence && is_own_sentence(s->f, s->event, s->sentence);
}

/* "ông A dẫn đầu | Đoàn đại biểu ..." */
static bool is_led_by_last(const struct facts *f, size_t i)
{
	enum role r;

	for (size_t k = i; k-- > 0 && k + 4 > i;)
		if (k + role_after_at(f, k, &r) >= i && role_after_at(f, k, &r) && r == ROLE_HEAD)
			return true;
	return false;
}

/* "Leaders of A and B on May 5 signed": the word behind the day. */
static size_t past_date(const struct facts *f, size_t i)
{
	size_t d = dates_from(f, i);

	return !is_vietnamese(f) && d < f->dates.n && f->dates.v[d].range.first <= i + 1 ? f->dates.v[d].range.end : i;
}

/* "Đoàn tỉnh X do ông A làm trưởng đoàn đến làm việc với lãnh đạo tỉnh": whom the delegation meets is of the other side. */
static bool is_of_guests(const struct scan *s, struct range g)
{
	return s->led && s->delegation.weight && str_eq(s->block.country, s->delegation.country) &&
	       side_of_places(s->f, g).weight < SIDE_PLACE;
}

/* "Lãnh đạo Tỉnh ủy, HĐND tỉnh cùng các lãnh đạo sở, ngành | đón tiếp": the verb behind the last of several groups. */
static size_t past_groups(const struct scan *s, struct range g)
{
	const struct facts *f = s->f;

	for (size_t n = 0, i; n < 3 && is_vietnamese(f); n++) {
		i = g.end + word_is_char(f, g.end, ",");
		i += is_cue(f, i, CUE_AND);
		if (i == g.end || !group_head(f, i))
			break;
		g = group_at(f, i, s->end);
	}
	return g.end;
}

/* "Phát biểu tại đây, thay mặt chính quyền, | lực lượng vũ trang tỉnh X, ông A chúc …": they are spoken for. */
static bool is_spoken_for(const struct scan *s, size_t i)
{
	for (size_t k = i; !s->in_sentence && k-- > s->f->sentences[s->sentence].first && !word_is_char(s->f, k, ";:");)
		if (is_cue(s->f, k, CUE_BEHALF))
			return true;
	return false;
}

/* "… đã được | lãnh đạo hai tỉnh ký tháng 12/2030": what was signed elsewhere; "Ông A cho biết, hiện có | 5 doanh nghiệp …": of whom
 * he speaks. */
static bool is_only_told_of(const struct scan *s, size_t i, enum role r)
{
	const struct facts *f = s->f;
	const struct mention *last = s->in_sentence ? &s->found.v[s->found.n - 1] : NULL;
	bool counted = word_is(f, i, WORD_NUMBER) || is_cue(f, i, CUE_ABOUT_NUMBER);

	if (!is_vietnamese(f) || is_own_sentence(f, s->event, s->sentence))
		return false;
	if (r == ROLE_SIGNATORY && i > f->sentences[s->sentence].first && is_cue(f, i - 1, CUE_STOP) == 1)
		return true;
	return counted && last && !last->group && last->role == ROLE_SPEAKER && r == ROLE_NONE;
}

/* A group has a place in a list, or is the one that signs or attends. */
size_t read_group(struct scan *s, size_t i)
{
	struct str strength = STR("");
	struct range g;
	enum role r;
	size_t n;

	if (!group_head(s->f, i) || is_repeated(s->f, i))
		return 0;
	if (is_inside_delegation(s->f, i) && is_led_by_last(s->f, i - 1))
		return 0;
	person_cue(s->f, i, CUE_GROUP, &strength);
	g = group_at(s->f, i, s->end);
	if (word_is_char(s->f, g.end, ":")) { /* "các đồng chí lãnh đạo tỉnh: A, ...; B, ..." */
		end_list(s);
		person_cue(s->f, i, CUE_LIST, &s->honorific);
		s->listed = true;
		return s->header_end = g.end + 1;
	}
	if ((n = read_leaders(s, g)))
		return n;
	if (is_part_of_last(s, i) || is_spoken_for(s, i))
		return g.end;
	r = role_behind(s->f, past_date(s->f, past_groups(s, g)), s->end, false);
	if (s->addressed && is_vietnamese(s->f) && !s->header && (r == ROLE_NONE || r == ROLE_SPEAKER || r == ROLE_ABSENT))
		return g.end;
	if (is_only_told_of(s, i, r))
		return g.end;
	if (in_list_position(s, i) && (!str_eq(strength, STR("weak")) || is_enumerated(s, i)))
		return add_group(s, g);
	if (!str_eq(strength, STR("weak")) && is_met(s, i)) {
		if (!s->block.weight || is_of_guests(s, g))
			set_block(s, host_side(&s->delegation, &s->parties));
		return add_group(s, g);
	}
	if (!str_eq(strength, STR("weak")) &&
		(r == ROLE_SIGNATORY ||
			((r == ROLE_ATTENDEE || r == ROLE_MEETS) && (opens_sentence(s, i) || tells_event(s, i))) ||
			(r == ROLE_MEETS && begins_clause(s, i) && is_vietnamese(s->f))))
		return add_group(s, g);
	if (r == ROLE_SPEAKER && opens_sentence(s, i) && !str_eq(strength, STR("weak")) && !is_joint_group(s->f, g) &&
		side_of_places(s->f, g).weight == SIDE_PLACE)
		return add_group(s, g);
	return 0;
}

/* "các Phó Chủ tịch UBND tỉnh: A, B", "các Phó Chủ tịch UBND tỉnh A, B", else a group */
size_t read_plural(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t n = is_cue(f, i, CUE_PLURAL);
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

/* "Đoàn đại biểu | tỉnh X", "đoàn cán bộ | Bộ Nông nghiệp" */
static bool says_whose(const struct facts *f, struct range r)
{
	return side_of_places(f, r).weight == SIDE_PLACE ||
	       (r.end > r.first + 1 && word_is(f, r.first, WORD_UPPER) && is_cue(f, r.first, CUE_BODY));
}

/* "ông A tiếp Đoàn đại biểu tỉnh X": named with a person and without a head. */
void read_delegation(struct scan *s, size_t i)
{
	size_t hosts = is_cue(s->f, i, CUE_HOSTS), n, end;

	if (!s->in_sentence || (!hosts && is_cue(s->f, i, CUE_DELEGATION) < 2) || is_led_by_last(s->f, i))
		return;
	if (hosts > 1 && is_own_sentence(s->f, s->event, s->sentence))
		i += hosts - 1; /* "tiếp đoàn đại biểu" */
	else if (!is_met(s, i) && !(is_enumerated(s, i) && in_list_position(s, i)))
		return;
	n = is_cue(s->f, i, CUE_DELEGATION);
	if (n < 2)
		return;
	end = group_end(s->f, i + n, s->end);
	if (is_cue(s->f, end + word_is_char(s->f, end, ","), CUE_LED) || !says_whose(s->f, (struct range){i + n, end}))
		return;
	add_mention(
		s, (struct mention){
			   .group = true, .delegation = true, .rule = "delegation", .name = {i, end}, .first = i, .end = end});
}
