#include "rig.h"

#include "../../../stages/lib/utf8.h"

#include <uninorm.h>
#include <unistr.h>

/* Not by code of the stages. */
void check_utf8(struct str s)
{
	rig_at(s);
	HOLDS(!s.n || !u8_check((const uint8_t *)s.s, s.n));
}

static bool in_xml(unsigned char c)
{
	return c >= ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return false;
	return true;
}

static bool is_nfc(struct str s)
{
	static uint8_t room[8192];
	size_t n = sizeof room;
	uint8_t *made;
	bool same;

	if (is_ascii(s))
		return true;
	made = u8_normalize(UNINORM_NFC, (const uint8_t *)s.s, s.n, room, &n);
	same = made && n == s.n && !memcmp(made, s.s, n);
	if (made != room)
		free(made);
	return same;
}

void check_text(struct str s)
{
	check_utf8(s);
	for (size_t i = 0; i < s.n; i++)
		HOLDS(in_xml((unsigned char)s.s[i]));
	HOLDS(is_nfc(s));
}

static bool is_border(struct str text, size_t at)
{
	return at == text.n || ((unsigned char)text.s[at] & 0xC0) != 0x80;
}

void check_span(struct str text, struct span at)
{
	HOLDS(at.start <= at.end && at.end <= text.n);
	HOLDS(is_border(text, at.start) && is_border(text, at.end));
}

void check_day(struct str cell)
{
	struct day d;

	rig_at(cell);
	HOLDS(!cell.n || (cell.n == 10 && day_read(cell, &d) && day_exists(d)));
}

/* ---- text, blocks, sentences ---- */

static bool spans_within(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

static void check_blocks(const struct article *a)
{
	struct arena one = {0};
	size_t at = 0;

	for (size_t i = 0; i < a->blocks.n; i++) {
		struct span s = a->blocks.v[i].at;
		struct str block = span_of(a->text, s);

		check_span(a->text, s);
		HOLDS(s.start == at);
		HOLDS(s.end > s.start && !memchr(block.s, '\n', block.n));
		rig_at(block);
		HOLDS(str_eq(utf8_fold_space(&one, block), block));
		at = s.end + 1;
		HOLDS(s.end == a->text.n || a->text.s[s.end] == '\n');
		check_text(a->blocks.v[i].published_at);
	}
	HOLDS(at == (a->blocks.n ? a->text.n + 1 : 0));
	arena_release(&one);
}

static bool in_some_block(const struct article *a, struct span s)
{
	for (size_t i = 0; i < a->blocks.n; i++)
		if (spans_within(s, a->blocks.v[i].at))
			return true;
	return false;
}

static void check_spans(const struct article *a, const struct spans *all)
{
	for (size_t i = 0; i < all->n; i++) {
		check_span(a->text, all->v[i]);
		HOLDS(all->v[i].start < all->v[i].end);
		HOLDS(!i || all->v[i - 1].end <= all->v[i].start);
		HOLDS(in_some_block(a, all->v[i]));
	}
}

static void check_datelines(const struct article *a)
{
	for (size_t i = 0; i < a->datelines.n; i++)
		for (size_t k = 0; k < a->sentences.n; k++)
			HOLDS(a->datelines.v[i].end <= a->sentences.v[k].start ||
				a->sentences.v[k].end <= a->datelines.v[i].start);
}

/* ---- readings ---- */

static void check_period(struct str start, struct str end)
{
	check_day(start);
	check_day(end);
	HOLDS(!start.n || !end.n || str_cmp(start, end) <= 0);
}

static void check_number(struct str s)
{
	struct str rest = s;

	rig_at(s);
	str_cut(&rest, STR("-"));
	for (size_t i = 0, points = 0; i < rest.n; i++) {
		points += rest.s[i] == '.';
		HOLDS(is_digit(rest.s[i]) || (rest.s[i] == '.' && points == 1 && i && i + 1 < rest.n));
	}
	HOLDS(rest.n);
}

static bool is_one_of(struct str word, const char *choices)
{
	struct str rest = str_of(choices), choice;

	while (str_split(&rest, ' ', &choice))
		if (str_eq(word, choice))
			return true;
	return !word.n;
}

static void check_event(const struct article *a, const struct reading *r)
{
	check_period(r->cell[EV_start_date], r->cell[EV_end_date]);
	HOLDS(is_one_of(r->cell[EV_status], "held planned postponed cancelled referenced"));
	HOLDS(is_one_of(r->cell[EV_date_precision], "day week month quarter half year decade"));
	HOLDS(is_one_of(r->cell[EV_date_basis], "text article published"));
	HOLDS(is_one_of(r->cell[EV_time_of_day], "morning noon afternoon evening"));
	HOLDS(is_one_of(r->cell[EV_attendance], "in_person online hybrid"));
	HOLDS(!r->cell[EV_part_of].n || reading_find(a, READING_EVENT, r->cell[EV_part_of]));
	HOLDS(!str_eq(r->cell[EV_part_of], r->id));
}

static void check_cells(const struct article *a, enum reading_kind kind, const struct reading *r)
{
	if (kind == READING_EVENT)
		check_event(a, r);
	if (kind == READING_PARTICIPANT) {
		HOLDS(is_one_of(r->cell[PA_kind], "person group"));
		HOLDS(is_one_of(r->cell[PA_role], "chair head_of_delegation signatory speaker attendee"));
		HOLDS(r->cell[PA_name].n);
	}
	if (kind == READING_AGREEMENT) {
		check_day(r->cell[AG_signed_date]);
		check_period(r->cell[AG_period_start], r->cell[AG_period_end]);
		HOLDS(is_one_of(r->cell[AG_status], "signed agreed planned proposed referenced"));
	}
	if (kind == READING_FIGURE) {
		check_number(r->cell[FI_value]);
		HOLDS(is_one_of(r->cell[FI_qualifier], "about over under"));
		HOLDS(r->cell[FI_text].n);
	}
}

static void check_reading(const struct article *a, enum reading_kind kind, const struct reading *r)
{
	check_span(a->text, r->at);
	check_span(a->text, r->evidence);
	rig_at(span_of(a->text, r->evidence));
	HOLDS(r->at.end > r->at.start);
	HOLDS(spans_within(r->at, r->evidence));
	HOLDS(in_some_block(a, r->evidence));
	for (unsigned i = 0; i < reading_tables[kind].cells; i++)
		check_text(r->cell[i]);
	HOLDS(kind == READING_EVENT || !r->event.n || reading_find(a, READING_EVENT, r->event));
	check_cells(a, kind, r);
}

static void check_article(const struct article *a)
{
	const struct str fields[] = {a->source, a->url, a->site, a->title, a->published_at, a->author, a->lang};

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		check_text(fields[i]);
	check_text(a->text);
	check_blocks(a);
	check_spans(a, &a->sentences);
	check_spans(a, &a->datelines);
	check_datelines(a);
	HOLDS(a->views >= -1 && a->teasers >= 0 && a->words >= 0);
	for (int k = 0; k < READING_KINDS; k++)
		for (size_t i = 0; i < a->readings[k].n; i++)
			check_reading(a, (enum reading_kind)k, &a->readings[k].v[i]);
}

void check_input(const struct input *in)
{
	check_text(in->outcome);
	check_text(in->reason);
	HOLDS(is_one_of(in->outcome, "ok no_article no_event duplicate rejected"));
	HOLDS(!in->articles.n || !str_eq(in->outcome, STR("rejected")));
	for (size_t i = 0; i < in->articles.n; i++)
		check_article(&in->articles.v[i]);
}

uint64_t check_stream(const struct input *in, struct arena *one)
{
	struct str stream = rig_stream(in, false, one), again;
	struct input back = rig_read_back(stream, one);

	again = rig_stream(&back, false, one);
	rig_at(stream);
	HOLDS(str_eq(stream, again));
	return rig_hash(0, stream);
}
