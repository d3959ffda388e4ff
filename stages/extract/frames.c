#include "frame_cells.h"

#include "origins.h"

#include "dates.h"
#include "event_names.h"

/* ---- dates ---- */

static long number_of(struct day d)
{
	return (d.year * 100L + d.month) * 100 + d.day;
}

int date_against(const struct date *d, struct day day)
{
	if (number_of(d->start) > number_of(day))
		return 1;
	return number_of(d->end) < number_of(day) ? -1 : 0;
}

static bool same_day(struct day a, struct day b)
{
	return number_of(a) == number_of(b);
}

static struct str edtf_month_day(struct arena *one, struct day d)
{
	return d.year ? day_text(one, d) : arena_printf(one, "XXXX-%02d-%02d", d.month, d.day);
}

static struct str edtf_of(struct arena *one, const struct date *d)
{
	struct str year = STR("XXXX");
	bool whole = d->start.year == d->end.year;

	if (d->start.year && whole && d->precision != DATE_DAY)
		year = arena_printf(one, "%04d", d->start.year);
	switch (whole ? d->precision : DATE_DAY) {
	case DATE_MONTH:
		if (d->start.month != d->end.month)
			return arena_printf(
				one, "%.*s-%02d/%.*s-%02d", STR_ARG(year), d->start.month, STR_ARG(year), d->end.month);
		return arena_printf(one, "%.*s-%02d", STR_ARG(year), d->start.month);
	case DATE_QUARTER:
		return arena_printf(one, "%.*s-%d", STR_ARG(year), 33 + (d->start.month - 1) / 3);
	case DATE_HALF:
		return arena_printf(one, "%.*s-%d", STR_ARG(year), 40 + (d->start.month - 1) / 6);
	case DATE_YEAR:
		return year;
	case DATE_NONE:
	case DATE_DAY:
	case DATE_WEEK:
	case DATE_DECADE:
		break;
	}
	if (d->precision == DATE_YEAR)
		return arena_printf(one, "%04d/%04d", d->start.year, d->end.year);
	if (d->open_end)
		return arena_join(one, edtf_month_day(one, d->start), STR("/"), STR(".."));
	if (same_day(d->start, d->end))
		return edtf_month_day(one, d->start);
	return arena_join(one, edtf_month_day(one, d->start), STR("/"), edtf_month_day(one, d->end));
}

/* By more than the day or two that a page may be put up in advance. */
static bool is_after(struct day a, struct day b)
{
	return (a.year * 12L + a.month) * 31 + a.day > (b.year * 12L + b.month) * 31 + b.day + 2;
}

/* The same days a year on or back; a 29th of February has none, a whole month ends with its own last day. */
static struct date in_year_beside(struct date d, int step)
{
	struct date moved = d;

	moved.start.year += step;
	moved.end.year += d.end.year ? step : 0;
	if (d.precision != DATE_DAY && moved.end.year)
		moved.end.day = d.end.day == month_end(d.end).day ? month_end(moved.end).day : d.end.day;
	return day_exists(moved.start) && (!moved.end.year || day_exists(moved.end)) ? moved : d;
}

/* A year that was worked out must fit: not after publication for what was held, not before it for what is planned. */
static struct date fitted(const struct telling *t, const struct frame *e)
{
	struct date d = t->f->dates.v[e->date];
	int step;

	if (d.year_written || !d.start.year || !t->published.year)
		return d;
	step = e->status == STATUS_PLANNED && date_against(&d, t->published) < 0                                 ? 1
	       : (e->status == STATUS_HELD || e->status == STATUS_REFERENCED) && is_after(d.start, t->published) ? -1
														 : 0;
	return in_year_beside(d, step);
}

void add_inferred(const struct telling *t, struct reading *r, const char *column)
{
	r->cell[EV_inferred] = arena_join(t->f->one, r->cell[EV_inferred], STR("; "), str_of(column));
}

/* "khai mạc sáng 9/10 … và kéo dài đến hết ngày 10/10". */
static void take_until(const struct telling *t, const struct frame *e, struct date *d)
{
	size_t sentence = t->f->sentence_of[d->range.first];
	size_t until = sentence == STR_NONE ? STR_NONE : find_cue(t, CUE_until, d->range.end, t->f->sentences[sentence].end);
	size_t i = until == STR_NONE ? t->f->dates.n : dates_from(t->f, until);

	if (e->until != STR_NONE && t->f->dates.v[e->until].end.year)
		d->end = t->f->dates.v[e->until].end; /* told in a later sentence */
	if (i < t->f->dates.n && t->f->dates.v[i].range.first <= until + t->cue[until].words && t->f->dates.v[i].end.year)
		d->end = t->f->dates.v[i].end;
	d->open_end &= same_day(d->start, d->end);
}

bool tells_end(const struct telling *t, const struct date *d)
{
	return same_day(d->start, d->end) && cue_before(t, CUE_until, d->range.first) != STR_NONE;
}

static const char *const day_parts[] = {"morning", "noon", "afternoon", "evening"};

static void write_end_only(const struct telling *t, const struct date *d, struct reading *r)
{
	r->cell[EV_date_edtf] = arena_join(t->f->one, STR(".."), STR("/"), edtf_month_day(t->f->one, d->end));
	r->cell[EV_end_date] = day_text(t->f->one, d->end);
	r->cell[EV_date_precision] = str_of(date_precision_name[d->precision]);
	r->cell[EV_date_basis] = d->basis.n ? d->basis : STR("text");
	if (!d->year_written)
		add_inferred(t, r, "end_date");
}

static struct day write_dates(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct date d;

	if (e->date == STR_NONE)
		return t->published;
	d = fitted(t, e);
	r->cell[EV_date_text] = range_text(t->f, d.range);
	take_until(t, e, &d);
	d.open_end |= e->c->begins && e->date == e->c->date && same_day(d.start, d.end);
	r->cell[EV_date_edtf] = edtf_of(t->f->one, &d);
	r->cell[EV_time_of_day] = e->c->day_part && e->date == e->c->date ? str_of(day_parts[e->c->day_part - 1]) : d.time_of_day;
	if (!r->cell[EV_time_of_day].n && e->c->date != STR_NONE && e->c->date != e->date &&
		same_day(d.start, t->f->dates.v[e->c->date].start)) /* "sáng 27/2, …. Chuyến thăm từ ngày 27/2 đến 1/3" */
		r->cell[EV_time_of_day] = t->f->dates.v[e->c->date].time_of_day;
	if (!d.start.year)
		return t->published;
	if (tells_end(t, &d) || (e->c->ends && e->date == e->c->date && same_day(d.start, d.end))) {
		write_end_only(t, &d, r);
		return d.end;
	}
	r->cell[EV_start_date] = day_text(t->f->one, d.start);
	if (!d.open_end)
		r->cell[EV_end_date] = day_text(t->f->one, d.end);
	r->cell[EV_date_precision] = str_of(date_precision_name[d.precision]);
	r->cell[EV_date_basis] = d.basis.n ? d.basis : STR("text");
	if (!d.year_written) {
		add_inferred(t, r, "start_date");
		if (!d.open_end)
			add_inferred(t, r, "end_date");
	}
	return d.start;
}

/* ---- how ---- */

bool in_zone(const struct frame *e, const struct telling *t, size_t sentence)
{
	return sentence >= e->zone_first && sentence < e->zone_end && (is_headline(t->f, sentence) || is_body(t->f, sentence));
}

static struct str attendance_in(const struct telling *t, struct range r, size_t word)
{
	const struct lexicon *l = &t->f->lex->attendance_words;
	struct str found = STR("");
	struct phrase_hit hit;

	for (size_t i = r.first; i < r.end; i++) {
		if (!phrases_at(&l->phrases, &t->f->words, i, &hit) ||
			!str_eq(lexicon_cell(l, hit.row, t->tables->attendance_language), t->f->lang))
			continue;
		struct str value = lexicon_cell(l, hit.row, t->tables->attendance);
		if (str_eq(value, STR("hybrid")))
			return value;
		if (str_eq(value, STR("online")) || (!found.n && i >= word && i < word + 4))
			found = value; /* "in person" is believed right beside the word only */
	}
	return found;
}

static bool meets_in_person(const struct frame *e)
{
	return e->status == STATUS_HELD && e->kind != KIND_VISIT && e->kind != KIND_PHONE_CALL;
}

/* "khu vực | đầu cầu Sông Mẫu": of a bridge. */
static bool is_end_of_venue(const struct telling *t, size_t i)
{
	struct phrase_hit hit;

	return i >= 2 && place_word_at(t->f, i - 2, PW_venue, &hit) && hit.words > 2;
}

/* "Phát biểu tại điểm cầu …" anywhere tells of link points. */
static bool has_link_points(const struct telling *t)
{
	const struct lexicon *l = &t->f->lex->place_words;
	struct starts starts = phrases_starts(&t->f->lex->gazetteer->link_points, &t->f->words, 0, t->f->words.n);
	struct phrase_hit hit;

	for (size_t i = 0; (i = starts_next(&starts, i)) < t->f->words.n; i++)
		if (phrases_at(&l->phrases, &t->f->words, i, &hit) && t->f->lex->gazetteer->word_kind[hit.row] == PW_link_point &&
			!is_end_of_venue(t, i))
			return true;
	return false;
}

/* "Từ sau Hội nghị lần thứ 2 tổ chức trực tuyến …", "In August, the two sides held an online meeting": the next sentence may be
 * about another one. */
static bool tells_of_another(const struct telling *t, const struct frame *e, size_t sentence)
{
	struct range r = t->f->sentences[sentence];

	if (sentence == e->c->sentence || is_headline(t->f, sentence))
		return false;
	for (size_t i = 0; i < t->all.n; i++) {
		const struct candidate *c = &t->all.v[i];
		if (c->sentence == sentence && c->date != STR_NONE && e->date != STR_NONE &&
			date_against(&t->f->dates.v[c->date], t->f->dates.v[e->date].start) != 0)
			return true;
	}
	return find_cue(t, CUE_past, r.first, r.end) != STR_NONE;
}

/* "đã đến thăm và làm việc với Ban X" */
static bool works_there(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;

	for (size_t i = c->word.first + 1; c->verb && i < c->word.end; i++)
		if (event_word_at(t, i, &hit) && t->tables->kind_of_row[hit.row] == KIND_WORKING_SESSION)
			return has_cue(t, c->word.end, CUE_with) || has_cue(t, c->word.end - 1, CUE_with);
	return false;
}

/* "Ngày 5/6, đoàn đến thăm và chúc Tết tỉnh X. Tiếp đoàn có …", "Tại buổi tiếp, …": a visit of one day that somebody receives. */
static bool is_received_below(const struct telling *t, const struct frame *e)
{
	enum { SENTENCES = 5 };
	const struct date *d = e->date == STR_NONE ? NULL : &t->f->dates.v[e->date];
	size_t end = e->c->sentence + SENTENCES + 1, next = 0;

	if (e->status != STATUS_HELD || e->kind != KIND_VISIT || !d || d->precision != DATE_DAY || !same_day(d->start, d->end))
		return false;
	while (next < t->all.n && t->all.v[next].word.first <= e->c->word.first)
		next++;
	for (size_t s = e->c->sentence + 1; s < end && s < t->f->article->sentences.n; s++) {
		if (is_body(t->f, s) && t->f->sentences[s].first < t->f->sentences[s].end &&
			has_cue(t, t->f->sentences[s].first, CUE_receivers))
			return true;
		for (; next < t->all.n && t->all.v[next].sentence <= s; next++) {
			const struct candidate *c = &t->all.v[next];
			if (c->date != STR_NONE && !same_day(t->f->dates.v[c->date].start, d->start))
				return false;
			if (c->sentence == s && c->anaphor && !c->counted &&
				(c->kind == KIND_CALL || c->kind == KIND_WORKING_SESSION))
				return true;
		}
	}
	return false;
}

static void write_attendance(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct str value = STR("");

	for (size_t s = e->zone_first; !value.n && s < e->zone_end && e->main; s++)
		if (in_zone(e, t, s) && s <= e->c->sentence + 1 && !tells_of_another(t, e, s))
			value = attendance_in(t, t->f->sentences[s], e->c->word.end);
	if (!value.n)
		value = attendance_in(t, e->main ? e->c->clause : e->c->segment, e->c->word.end);
	if (!value.n && e->main && e->status == STATUS_HELD && has_link_points(t))
		value = STR("online");
	if (!value.n && e->kind == KIND_PHONE_CALL && e->status == STATUS_HELD)
		value = STR("online");
	if (!value.n && e->main && e->status == STATUS_HELD && e->kind == KIND_VISIT && e->date != STR_NONE &&
		same_day(t->f->dates.v[e->date].start, t->f->dates.v[e->date].end) &&
		(find_cue(t, CUE_receive, e->c->clause.first, e->c->word.first) != STR_NONE || works_there(t, e->c)))
		value = STR("in_person"); /* "đã tiếp đoàn … đến thăm, chúc Tết tỉnh" */
	if (!value.n && is_received_below(t, e))
		value = STR("in_person");
	if (!value.n && meets_in_person(e) &&
		(r->cell[EV_place].n || e->kind == KIND_CALL || has_cue(t, e->c->word.first, CUE_receive) || e->main))
		value = STR("in_person");
	r->cell[EV_attendance] = value;
}

static void write_sites(const struct telling *t, const struct frame *e, struct reading *r)
{
	const struct lexicon *l = &t->f->lex->place_words;
	struct phrase_hit hit;
	long n;

	if (!e->main || str_eq(r->cell[EV_attendance], STR("in_person")))
		return;
	for (size_t s = e->zone_first; s < e->zone_end; s++)
		for (size_t i = t->f->sentences[s].first, zone = in_zone(e, t, s); zone && i + 1 < t->f->sentences[s].end; i++)
			if (phrases_at(&l->phrases, &t->f->words, i + 1, &hit) &&
				str_number(words_text(&t->f->words, i, i + 1), &n) &&
				t->f->lex->gazetteer->word_kind[hit.row] == PW_link_point) {
				r->cell[EV_sites] = arena_printf(t->f->one, "%ld", n);
				return;
			}
}

/* Words of the name as written, "buổi" and "cuộc" left out. */
static struct str frame_name(const struct telling *t, const struct frame *e)
{
	return e->c->verb && e->name.first == e->c->word.first && (e->name.end <= e->c->word.end || t->f->language == LANGUAGE_VI)
		       ? STR("")
		       : range_text(t->f, e->name);
}

/* The name may come from the headline; the reading's own words lie in its sentence. */
static bool named_here(const struct telling *t, const struct frame *e)
{
	struct range r = t->f->sentences[e->c->sentence];

	return e->name.first < e->name.end && e->name.first >= r.first && e->name.end <= r.end && frame_name(t, e).n;
}

/* The event word, what its clause says of status and number, place and attendance. */
static void note_frame(const struct telling *t, const struct frame *e, struct reading *r)
{
	static const uint64_t telling_classes = 1ull << CUE_future | 1ull << CUE_next | 1ull << CUE_past | 1ull << CUE_done |
						1ull << CUE_postponed | 1ull << CUE_cancelled | 1ull << CUE_framework |
						1ull << CUE_ordinal_word | 1ull << CUE_hold | 1ull << CUE_host;
	const struct lexicons *lex = t->f->lex;

	note_row(t->f, r, "event word", &lex->event_words.table, e->c->row, e->c->word);
	for (size_t i = e->c->segment.first; t->f->explain && i < e->c->segment.end; i++)
		if (t->cue[i].classes & telling_classes)
			note_phrases(t->f, r, "cue", &t->tables->cues, (struct range){i, i + 1});
	note_places(t->f, r, e->place);
	note_phrases(t->f, r, "attendance", &lex->attendance_words, e->c->segment);
}

void frame_write(const struct telling *t, const struct frame *e, struct reading *r)
{
	struct day on;

	r->cell[EV_main] = e->main ? STR("1") : STR("0");
	r->cell[EV_status] = str_of(event_status_name[e->status]);
	r->cell[EV_kind] = str_of(event_kind_name[e->kind]);
	r->cell[EV_kind_text] = range_text(t->f, e->c->word);
	r->cell[EV_name] = frame_name(t, e);
	if (e->ordinal)
		r->cell[EV_ordinal] = arena_printf(t->f->one, "%d", e->ordinal);
	on = write_dates(t, e, r);
	write_place(t, e, r, on);
	write_host(t, e, r, on);
	write_whole_place(t, e, r, on);
	write_receiver(t, e, r, on);
	write_visited(t, e, r, on);
	write_visited_country(t, e, r);
	write_attendance(t, e, r);
	write_sites(t, e, r);
	write_theme(t, e, r);
	r->cell[EV_parties] = sides_cell(t, e->sides, on);
	r->cell[EV_part_of] = e->part_of;
	r->at = range_span(t->f, named_here(t, e) ? e->name : e->c->word);
	r->evidence = evidence_at(t->f, e->c->word.first);
	r->rule = str_of(e->rule);
	note_frame(t, e, r);
}
