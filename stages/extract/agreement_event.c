#include "agreement.h"

#include <limits.h>

enum {
	YEAR_REACH = 7,   /* words from the start of a clause in which a year dates it */
	SIGNED_REACH = 4, /* words from a title to "signed" behind it */
	WHERE_REACH = 12, /* and from there to its date */
	YEAR_BEHIND = 6,  /* words from a title to the year: "được ký kết năm 2025" */
	DATE_REACH = 4,   /* words from a title to the date of its signing */
	NEAR_DAYS = 40,   /* a signing further back than that is of another meeting */
	VERY_MANY = 100,
	MANY = 10, /* that many instruments are the sum of some time, not of this meeting */
};

static struct str event_cell(const struct facts *f, size_t event, unsigned cell)
{
	if (event == STR_NONE)
		return STR("");
	return f->article->readings[READING_EVENT].v[f->events.v[event].reading].cell[cell];
}

static size_t main_event(const struct facts *f)
{
	for (size_t i = 0; i < f->events.n; i++)
		if (f->events.v[i].main)
			return i;
	return f->events.n ? 0 : STR_NONE;
}

size_t agreement_event(const struct facts *f, size_t sentence)
{
	size_t e = f->events.governs ? f->events.governs[sentence] : STR_NONE;

	return e == STR_NONE ? main_event(f) : e;
}

/* One day, not a visit of three. */
static bool is_day(const struct date *d)
{
	return d->precision == DATE_DAY && d->start.year && !d->open_end && d->start.month == d->end.month &&
	       d->start.day == d->end.day;
}

/* The last one before the word. */
static struct day day_before(const struct agreement_reader *r, size_t word)
{
	const struct facts *f = r->f;
	size_t start = clause_start(f, &r->s, word);

	for (size_t i = dates_from(f, word); i-- > 0 && f->dates.v[i].range.first >= start;)
		if (is_day(&f->dates.v[i]))
			return f->dates.v[i].start;
	return (struct day){0};
}

/* "... ký ngày 12/12/2017" (signed on) behind a title. */
static struct day day_behind(const struct agreement_reader *r, size_t end)
{
	const struct facts *f = r->f;
	size_t i = dates_from(f, end);

	if (i >= f->dates.n || f->dates.v[i].range.first >= end + DATE_REACH || f->dates.v[i].range.first >= r->s.range.end)
		return (struct day){0};
	for (size_t k = end; k < f->dates.v[i].range.first; k++)
		if (word_is(f, k, STR(",")))
			return (struct day){0}; /* "Theo chương trình ..., sáng 6/9, trường đón ..." */
	return is_day(&f->dates.v[i]) ? f->dates.v[i].start : (struct day){0};
}

/* "... signed at a conference in Huế on April 2", "... được ký kết tại Viêng Chăn ngày 13/10/2030" */
static struct day day_of_signing(const struct agreement_reader *r, size_t end)
{
	const struct facts *f = r->f;

	for (size_t i = end; i < end + SIGNED_REACH && i < r->s.range.end && !word_is(f, i, STR(";")); i++) {
		const struct cue *c = cue_at(&r->s, i);
		if (!c || (c->class != CUE_SIGN && c->class != CUE_OLD))
			continue;
		size_t d = dates_from(f, c->range.first);
		bool near = d < f->dates.n && f->dates.v[d].range.first < c->range.end + WHERE_REACH &&
			    f->dates.v[d].range.first < r->s.range.end;
		return near && is_day(&f->dates.v[d]) ? f->dates.v[d].start : (struct day){0};
	}
	return (struct day){0};
}

struct day agreement_day(const struct agreement_reader *r, const struct agreement *a, size_t word)
{
	struct day before = a->status == REFERENCED ? (struct day){0} : day_before(r, word);
	struct day behind = before.year ? before : day_behind(r, a->title.end);

	return behind.year ? behind : day_of_signing(r, a->title.end);
}

/* "Ông cho biết, năm 2019, hai tỉnh ký ..." (he said, in 2019 the two provinces signed): a year between two commas. */
static int aside_year(const struct agreement_reader *r, size_t start, size_t word)
{
	const struct facts *f = r->f;

	for (size_t i = dates_from(f, start); i < f->dates.n && f->dates.v[i].range.end < word; i++) {
		struct range d = f->dates.v[i].range;
		if (f->dates.v[i].precision == DATE_YEAR && d.first > start && word_is(f, d.first - 1, STR(",")) &&
			word_is(f, d.end, STR(",")))
			return f->dates.v[i].start.year;
	}
	return 0;
}

/* "Bản ghi nhớ năm 2019 về ..." (the memorandum of 2019): the year right in the title, none of a period. */
static int title_year(const struct facts *f, const struct agreement *a)
{
	for (size_t i = dates_from(f, a->title.first); i < f->dates.n && f->dates.v[i].range.end <= a->title.end && !a->from; i++)
		if (f->dates.v[i].precision == DATE_YEAR && f->dates.v[i].start.year == f->dates.v[i].end.year)
			return f->dates.v[i].start.year;
	return 0;
}

/* "Năm 2019, hai tỉnh đã ký ..." (in 2019 the two provinces signed): a year that opens the clause. */
static int clause_year(const struct agreement_reader *r, size_t word)
{
	size_t start = clause_start(r->f, &r->s, word);

	for (size_t i = start; i < word; i++)
		if (word_is(r->f, i, STR(":")))
			start = i + 1; /* "Ông thông tin: Năm 2015, ..." */
	for (size_t i = start; i < word && i < start + YEAR_REACH; i++)
		if (year_at(r->f, i) && !(r->last && i < r->last->title.end))
			return year_at(r->f, i);
	return aside_year(r, start, word);
}

enum { NEVER = INT_MIN };

/* No day is before all others. */
static long number_of(struct day d)
{
	return d.year ? day_number(d) : NEVER;
}

int agreement_year_behind(const struct agreement_reader *r, size_t end)
{
	for (size_t i = end; i < end + YEAR_BEHIND && i < r->s.range.end && !word_is(r->f, i, STR(",")); i++)
		if (year_at(r->f, i))
			return year_at(r->f, i);
	return 0;
}

static struct day event_day(const struct facts *f, size_t event)
{
	struct str s = event_cell(f, event, EV_start_date);
	struct day d;

	if (!str_eq(event_cell(f, event, EV_date_precision), STR("day")) && f->article->published_at.n)
		s = f->article->published_at;
	day_read(s, &d);
	return d;
}

/* Of the events that were held. */
static long last_day(const struct facts *f)
{
	long last = NEVER;

	for (size_t i = 0; i < f->events.n; i++)
		if (str_eq(event_cell(f, i, EV_status), STR("held")) && number_of(event_day(f, i)) > last)
			last = number_of(event_day(f, i));
	return last;
}

/* What is agreed or planned is so here and now, also in a sentence about a visit of last year or one to come. */
static void settle_event(const struct facts *f, struct agreement *a)
{
	bool held = str_eq(event_cell(f, a->event, EV_status), STR("held"));
	bool old = number_of(event_day(f, a->event)) + NEAR_DAYS < last_day(f);

	if (a->status == PLANNED && a->event != STR_NONE &&
		(f->events.v[a->event].sentence == a->sentence ||
			(a->by == CUE_SIGN && str_eq(event_cell(f, a->event, EV_status), STR("planned")))))
		return; /* "sẽ hội đàm và ký ..." (will hold talks and sign), "Tại hội nghị, hai bên sẽ ký ..." behind its announcement */
	if ((!held || old) && (a->status == AGREED || a->status == PLANNED || a->status == PROPOSED))
		a->event = main_event(f);
}

static bool is_parted(const struct facts *f, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (word_is(f, i, STR(";")))
			return true;
	return false;
}

/* "đã ký bản ghi nhớ khi Chủ tịch nước X thăm Lào vào tháng 11" (when X visited): at an earlier event that the sentence tells. */
static bool is_of_earlier_event(const struct facts *f, const struct agreement *a)
{
	bool found = false;

	for (size_t i = 0; i < f->events.n; i++) {
		const struct event *e = &f->events.v[i];
		if (e->sentence != a->sentence)
			continue;
		if (!str_eq(event_cell(f, i, EV_status), STR("referenced")))
			return false;
		found |= e->word.first >= a->title.end && !is_parted(f, a->title.end, e->word.first);
	}
	return found;
}

/* Signed, but months or years before the event: an existing paper. */
static void age(const struct agreement_reader *r, struct agreement *a)
{
	struct day today = event_day(r->f, a->event);
	int before = clause_year(r, a->title.first), year = a->day.year ? a->day.year
							    : before    ? before
									: agreement_year_behind(r, a->title.end);

	if (a->status != SIGNED || !today.year)
		return;
	if (!year && (a->told || r->list != UNGOVERNED))
		year = title_year(r->f, a);
	if ((a->day.year && number_of(a->day) + NEAR_DAYS < number_of(today)) || (year && year < today.year))
		a->status = REFERENCED;
}

/* "Dự kiến ngày 12/9, hai bên ký ..." in a paper of the 11th: not yet. */
static bool is_to_come(const struct agreement_reader *r, const struct agreement *a)
{
	struct day today;

	if (a->status != SIGNED || !a->day.year || !r->f->article->published_at.n ||
		!softened_by(&r->s, a->title.first, a->title.first - clause_start(r->f, &r->s, a->title.first), CUE_FUTURE))
		return false;
	return day_read(str_slice(r->f->article->published_at, 0, 10), &today) && number_of(a->day) > number_of(today);
}

/* "... sẽ diễn ra hội đàm và ký kết ..." (talks and a signing will take place): the planned event whose clause goes on. */
static size_t planned_event(const struct agreement_reader *r, const struct agreement *a)
{
	const struct cue *and = a->cue.first > r->s.range.first ? cue_over(&r->s, a->cue.first - 1) : NULL;

	if ((a->status != SIGNED && a->status != PLANNED) || !and || and->class != CUE_AND)
		return STR_NONE;
	for (size_t i = 0; i < r->f->events.n; i++) {
		const struct event *e = &r->f->events.v[i];
		if (e->sentence == a->sentence && e->word.end <= and->range.first && e->word.end + 1 >= and->range.first &&
			str_eq(event_cell(r->f, i, EV_status), STR("planned")))
			return i;
	}
	return STR_NONE;
}

/* "thống nhất ký ... vào tháng 11 tới" (agreed to sign in November): a date behind the title, later than the meeting. */
static bool is_agreed_for_later(const struct agreement_reader *r, const struct agreement *a)
{
	const struct facts *f = r->f;
	long today = number_of(event_day(f, a->event));

	if (a->status != AGREED || a->by != CUE_SIGN || today == NEVER)
		return false;
	for (size_t i = a->title.end; i < a->title.end + WHERE_REACH && i < r->s.range.end; i++) {
		const struct cue *c = cue_at(&r->s, i);
		size_t d = dates_from(f, i);
		if (word_is(f, i, STR(";")) || (c && c->class == CUE_AND))
			return false;
		if (d < f->dates.n && f->dates.v[d].range.first == i)
			return number_of(f->dates.v[d].start) > today;
	}
	return false;
}

static bool is_bracketed(const struct facts *f, const struct place *p)
{
	return p->range.first > 0 && word_is(f, p->range.first - 1, STR("("));
}

static bool holds_province(struct str codes)
{
	return str_has(codes, STR("-"));
}

/* "Vừa qua Việt Nam và Trung Quốc đã ra Tuyên bố chung …" (the two countries issued) in a text of provinces: it was not made here. */
static bool is_of_states(const struct agreement_reader *r, const struct agreement *a)
{
	const struct facts *f = r->f;
	size_t end = a->cue.end > a->cue.first ? a->cue.first : a->title.first, countries = 0;

	if (f->language != LANGUAGE_VI || a->status != SIGNED || !holds_province(event_cell(f, a->event, EV_parties)))
		return false;
	for (size_t i = places_from(f, clause_start(f, &r->s, end)); i < f->places.n && f->places.v[i].range.first < end; i++) {
		const struct place *p = &f->places.v[i];
		if (p->level != PLACE_COUNTRY || is_bracketed(f, p))
			return false;
		countries++;
	}
	return countries == 2 && !day_before(r, end).year;
}

void agreement_settle(const struct agreement_reader *r, struct agreement *a)
{
	size_t planned = planned_event(r, a);

	if (a->status == REFERENCED && a->use != USE_LEGAL && a->day.year &&
		number_of(a->day) == number_of(event_day(r->f, a->event)))
		a->status = SIGNED; /* "under a memorandum signed at the meeting on April 2" */
	if (planned != STR_NONE)
		a->event = planned;
	if (a->status == SIGNED && is_of_earlier_event(r->f, a))
		a->status = REFERENCED;
	if (is_of_states(r, a))
		a->status = REFERENCED;
	if (planned != STR_NONE || is_to_come(r, a) || is_agreed_for_later(r, a))
		a->status = PLANNED;
	age(r, a);
	settle_event(r->f, a);
}

/* The event on which a paper was signed: its own, or the first one held where that has no date ("lễ ký" after talks). */
static size_t event_of_signing(const struct facts *f, size_t event)
{
	if (event == STR_NONE || event_cell(f, event, EV_start_date).n)
		return event;
	for (size_t i = 0; i < f->events.n; i++)
		if (event_cell(f, i, EV_start_date).n && str_eq(event_cell(f, i, EV_status), STR("held")))
			return i;
	return event;
}

struct str agreement_signed_date(const struct facts *f, const struct agreement *a, bool *inferred)
{
	size_t event = event_of_signing(f, a->event);

	*inferred = false;
	if (a->day.year >= CALENDAR_BEGAN && (a->status == SIGNED || a->status == REFERENCED))
		return day_text(f->one, a->day);
	if (a->status != SIGNED || a->summed || a->count >= (a->told ? MANY : VERY_MANY) ||
		!str_eq(event_cell(f, event, EV_date_precision), STR("day")) ||
		!str_eq(event_cell(f, event, EV_start_date), event_cell(f, event, EV_end_date)))
		return STR("");
	*inferred = true;
	return event_cell(f, event, EV_start_date);
}
