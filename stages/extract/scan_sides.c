/* Sides: "về phía X có", "phía bạn", "đoàn ... X do". */
#include "scan.h"

#include "positions.h"

void set_block(struct scan *s, struct side side)
{
	s->block = side;
	if (side.weight)
		s->block.weight = SIDE_BLOCK;
	s->in_block = 0;
	s->led = false;
	end_list(s);
}

static void set_led_block(struct scan *s, struct side side)
{
	set_block(s, side);
	s->led = true;
}

/* A mark, but not the comma of "thành phố X, tỉnh Y". */
static bool ends_side(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i + 1);

	return word_is_char(f, i, ",;:.") &&
	       !(word_is_char(f, i, ",") && p && p->range.first == i + 1 && p->level != PLACE_VENUE);
}

/* The words behind a side cue, up to the verb, the comma or the name. A body ("cơ quan ngoại giao") holds no verb. */
static struct range side_words(const struct scan *s, size_t i, size_t most)
{
	const struct facts *f = s->f;
	struct range r = {i, i};

	for (size_t n; r.end < s->end && r.end<i + most; r.end += n> 1 ? n : 1) {
		if ((n = body_at(f, r.end)) > 1)
			continue;
		if (ends_side(f, r.end) || is_cue(f, r.end, CUE_HEADER) || is_cue(f, r.end, CUE_STOP) ||
			honorific_at(f, r.end, s->end).end > r.end)
			break;
	}
	return r;
}

static void read_visit(struct scan *s, size_t i)
{
	size_t n = is_cue(s->f, i, CUE_VISITS);
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

	if (is_cue(s->f, i, CUE_HEADER) || is_cue(s->f, i, CUE_LED))
		return true;
	return role_before_at(s->f, i + word_is_char(s->f, i, ","), &r) && r == ROLE_HEAD;
}

/* "Đoàn đại biểu Đảng, Chính quyền thành phố X do": commas too, where its head follows. */
static struct range delegation_words(const struct scan *s, size_t i)
{
	for (size_t k = i; k < s->end && k < i + 25 && !word_is_char(s->f, k, ";:.") && !is_cue(s->f, k, CUE_DELEGATION); k++)
		if (is_cue(s->f, k, CUE_LED))
			return (struct range){i, k};
	return side_words(s, i, 25);
}

/* "thành viên đoàn Việt Nam gồm"; where nobody says whose, of the delegation named last. */
static struct side side_of_members(const struct scan *s, size_t i)
{
	struct side side = side_of_places(s->f, side_words(s, i, 8));

	if (side.weight)
		return side;
	return s->delegation.weight ? s->delegation : guest_side(&s->parties);
}

/* "Văn phòng Ngoại vụ Sùng Tả do ông A làm trưởng đoàn": the place before says whose head follows; not "tại X do". */
static void read_led(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	size_t n = is_cue(f, i, CUE_LED), first = i;
	struct side side;

	if (!n || !(honorific_at(f, i + n, s->end).end > i + n || office_at(f, i + n)))
		return;
	if (s->delegation.weight && i > 0 && s->delegation_end == i) { /* "đón đoàn tỉnh X (Lào) do" */
		set_led_block(s, s->delegation);
		return;
	}
	while (first > f->sentences[s->sentence].first && first + 12 > i && !word_is(f, first - 1, WORD_PUNCT) &&
		!is_cue(f, first - 1, CUE_AT))
		first--;
	side = side_of_places(f, (struct range){first, i});
	if (side.weight == SIDE_PLACE && !is_cue(f, first - 1, CUE_AT))
		set_led_block(s, side);
}

/* Words of a hosting verb: "đón đoàn đại biểu tỉnh X tại cửa khẩu Y" tells of the delegation too. */
static size_t read_hosted(struct scan *s, size_t i)
{
	size_t n = is_cue(s->f, i, CUE_HOSTS);
	struct range of;
	struct side side;

	if (!n || !is_cue(s->f, i + n - 1, CUE_DELEGATION))
		return n;
	of = delegation_words(s, i + n);
	s->delegation_end = of.end;
	for (size_t k = of.first; k < of.end; k++)
		if (is_cue(s->f, k, CUE_AT))
			of.end = k;
	side = side_of_places(s->f, of);
	if (side.weight == SIDE_PLACE) {
		s->delegation = side;
		s->delegation.weight = SIDE_BLOCK;
	}
	return n;
}

/* Who sees a delegation off is at home, whether it leaves for abroad or returns there. */
static struct side side_of_hosts(const struct scan *s, size_t i)
{
	struct str home = STR("");

	if (person_cue(s->f, i, CUE_HOSTS, &home) && home.n)
		return s->parties.home;
	return s->visited.weight ? s->visited : host_side(&s->delegation, &s->parties);
}

/* "Thủ tướng A tiếp đón | Phó Thủ tướng B": the host is told, who follows is the guest. */
static bool has_host_in_front(const struct scan *s, size_t i)
{
	const struct mention *last = s->in_sentence ? &s->found.v[s->found.n - 1] : NULL;
	enum { ADVERBS = 2 };

	return last && !last->group && last->end + ADVERBS >= i;
}

/* "về phía Trung ương có", "về phía Sở Ngoại vụ có": a list, of a side that no place tells. */
static size_t read_unknown_side(struct scan *s, struct range of)
{
	if (!is_vietnamese(s->f) || of.end == of.first || !is_cue(s->f, of.end, CUE_HEADER))
		return 0;
	set_block(s, (struct side){0});
	s->listed = true;
	return of.end;
}

/* "Thủ tướng đề nghị phía Trung Quốc không …": whom he speaks to; no list of theirs begins, and the next sentence is his again. */
static bool is_spoken_to(const struct scan *s, size_t i)
{
	return is_vietnamese(s->f) && !begins_clause(s, i) && !is_cue(s->f, i - 1, CUE_HEADER) && !is_cue(s->f, i - 1, CUE_AND);
}

size_t read_side(struct scan *s, size_t i)
{
	const struct facts *f = s->f;
	struct side side = {0};
	size_t n;

	read_visit(s, i);
	read_led(s, i);
	if ((n = is_cue(f, i, CUE_PARTNER)))
		set_block(s, s->parties.partner);
	else if ((n = person_cue(f, i, CUE_COUNTRY_SIDE, &side.country))) {
		side.weight = SIDE_BLOCK;
		set_block(s, side);
		s->led = is_spoken_to(s, i);
	} else if ((n = is_cue(f, i, CUE_OWN)))
		set_block(s, s->parties.home);
	else if ((n = read_hosted(s, i))) {
		if (!has_host_in_front(s, i))
			set_block(s, side_of_hosts(s, i));
	} else if ((n = is_cue(f, i, CUE_MEMBERS)) && begins_clause(s, i)) /* not "làm việc với đoàn có" */
		set_block(s, side_of_members(s, i + n));
	else if ((n = is_cue(f, i, CUE_SIDE)) || (n = is_cue(f, i, CUE_SITE))) {
		struct range of = side_words(s, i + n, 12);
		side = side_of_places(f, of);
		if (!side.weight)
			return read_unknown_side(s, of);
		set_block(s, side);
		s->led = is_spoken_to(s, i);
	} else if ((n = is_cue(f, i, CUE_DELEGATION))) {
		struct range of = delegation_words(s, i + n);
		side = side_of_places(f, of);
		if (!side.weight && is_led(s, i + n)) /* "Đoàn do": the one named before */
			side = s->delegation;
		if (!side.weight)
			return 0;
		s->delegation = side;
		s->delegation.weight = SIDE_BLOCK;
		s->delegation_end = of.end;
		if (is_led(s, of.end))
			set_led_block(s, side);
	} else {
		return 0;
	}
	return i + n;
}
