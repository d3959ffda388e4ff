#include "fields.h"

#include "../lib/calendar.h"
#include "../lib/utf8.h"

struct time_candidate {
	struct printed_time time;
	double score;
};

static void rate_time(struct time_candidate *best, const struct time_candidate *c)
{
	if (c->score > best->score)
		*best = *c;
}

struct time_search {
	const struct page *p;
	const struct place *where;
	const struct field_tables *t;
	struct printed_time meta;
	bool has_meta, month_first, foreign;
	struct arena *one;
};

/* The piece before where a label stands alone ("Ngày đăng:" in a cell of its own). */
static bool label_before(const struct time_search *s, enum cue_kind kind, size_t i)
{
	if (i == 0 || s->p->pieces.v[i - 1].words > 6)
		return false;
	struct str rest, before = piece_folded(&s->p->pieces.v[i - 1], s->one);
	return cue_after(s->t->cues, kind, before, &rest) && rest.n == 0;
}

/* <span class="updated">, alone or around the date. */
static bool is_marked_change(const struct time_search *s, size_t i, const struct printed_time *t)
{
	struct printed_time marked;
	for (size_t k = 0; k < s->p->marks.n; k++) {
		const struct mark *m = &s->p->marks.v[k];
		if (m->piece == i && (m->classes & IN_CLASS(CLASS_UPDATE)) &&
			find_printed_time(s->t->clock, utf8_fold(s->one, m->text), s->month_first, &marked) &&
			same_day(&marked, t))
			return true;
	}
	return false;
}

/* "Last updated: May 3, 2024", the date perhaps in an element of its own. */
static bool is_last_change(const struct time_search *s, size_t i, const struct printed_time *t)
{
	struct str rest;
	return cue_after(s->t->cues, CUE_UPDATE, piece_folded(&s->p->pieces.v[i], s->one), &rest) ||
	       label_before(s, CUE_UPDATE, i) || is_marked_change(s, i, t);
}

static double time_score(const struct time_search *s, size_t i, const struct printed_time *t, unsigned classes, struct str line)
{
	struct str rest;
	const struct piece *x = &s->p->pieces.v[i];
	double score = nearness(s->where, i);
	bool change_alone = (classes & IN_CLASS(CLASS_UPDATE)) && !(classes & IN_CLASS(CLASS_DATE));
	if (s->foreign && (change_alone || is_last_change(s, i, t)))
		return 1 + score / 8;
	if (s->foreign && i >= s->where->run.end && !cue_after(s->t->cues, CUE_DATE, line, &rest) &&
		!label_before(s, CUE_DATE, i))
		return score / 8;
	score += (classes & IN_CLASS(CLASS_DATE)) ? 3 : (classes & IN_CLASS(CLASS_UPDATE)) ? 2 : 0;
	score += cue_after(s->t->cues, CUE_DATE, line, &rest) || label_before(s, CUE_DATE, i) ? 3 : 0;
	score += cue_after(s->t->cues, CUE_VIEWS, line, &rest) ? 1 : 0;
	score += t->hour >= 0 ? 2 : 0;
	score += s->has_meta && !s->foreign && same_day(t, &s->meta) ? 3 : 0;
	score -= in_side_box(s->p, s->where, i) ? 5 : 0;
	score -= link_share(x) > 0.5 ? (t->hour >= 0 ? 1 : 3) : 0;
	score -= x->words > 16 ? 1.5 : 0;
	/* a date that is nearly the whole line */
	score += t->end - t->start > line.n * 6 / 10 ? 1 : 0;
	return score;
}

static size_t digits_of(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += is_digit(s.s[i]);
	return n;
}

static void search_pieces(const struct time_search *s, struct time_candidate *best)
{
	struct arena_mark mark = arena_mark(s->one);
	for (size_t i = s->where->from; i < s->where->to; i++, arena_back(s->one, mark)) {
		const struct piece *x = &s->p->pieces.v[i];
		bool body = (x->state == PIECE_BODY || x->state == PIECE_LEDE) && x->words > 16;
		if (x->words > LINE_WORDS || body || x->state == PIECE_CAPTION || i == s->where->headline ||
			digits_of(x->text) < 3)
			continue;
		struct str line = piece_folded(x, s->one);
		struct time_candidate c;
		if (!find_printed_time(s->t->clock, line, s->month_first, &c.time) ||
			cue_line(s->t->cues, line) == CUE_BOILERPLATE)
			continue;
		/* hour and day may stand in two elements beside each other */
		if (c.time.hour < 0 && i + 1 < s->where->to && s->p->pieces.v[i + 1].words <= 6 &&
			s->p->pieces.v[i + 1].text.n < 24) {
			struct str both = arena_join(s->one, line, STR(" "), piece_folded(&s->p->pieces.v[i + 1], s->one));
			struct printed_time two;
			if (find_printed_time(s->t->clock, both, s->month_first, &two) && same_day(&two, &c.time) &&
				two.hour >= 0)
				c.time = two;
		}
		c.score = time_score(s, i, &c.time, classes_of(s->p, i), line);
		rate_time(best, &c);
	}
}

static void search_marks(const struct time_search *s, struct time_candidate *best)
{
	struct arena_mark mark = arena_mark(s->one);
	for (size_t k = 0; k < s->p->marks.n; k++, arena_back(s->one, mark)) {
		const struct mark *m = &s->p->marks.v[k];
		struct time_candidate c;
		if (!(m->classes & (IN_CLASS(CLASS_DATE) | IN_CLASS(CLASS_UPDATE))) || m->piece < s->where->from ||
			m->piece >= s->where->to)
			continue;
		if (s->p->pieces.v[m->piece].state == PIECE_BODY && s->p->pieces.v[m->piece].words > 30)
			continue;
		struct str line = utf8_fold(s->one, m->text);
		bool printed = find_printed_time(s->t->clock, line, s->month_first, &c.time);
		if (!printed && !(m->datetime.n && read_meta_time(s->t->clock, utf8_fold(s->one, m->datetime), &c.time)))
			continue;
		c.score = time_score(s, m->piece, &c.time, m->classes, line) - (printed ? 0 : 1);
		rate_time(best, &c);
	}
}

/* "/2023-3-27/", "/2012/12/" and "20260307080054" in an address; only the day is taken. */
static bool time_of_url(const struct field_tables *t, struct str url, struct printed_time *out)
{
	for (size_t i = 0; i < url.n; i++) {
		struct str at = str_slice(url, i, url.n);
		long n;
		if (!is_digit(url.s[i]) || (i && is_digit(url.s[i - 1])))
			continue;
		struct str digits = at;
		if (str_cut_number(&digits, 17, &n) && at.n - digits.n >= 8 && str_starts(at, STR("20"))) {
			char iso[11] = {at.s[0], at.s[1], at.s[2], at.s[3], '-', at.s[4], at.s[5], '-', at.s[6], at.s[7], 0};
			if (read_meta_time(t->clock, str_of(iso), out))
				return true;
		}
		if (str_starts(at, STR("20")) && at.n > 7 && (at.s[4] == '-' || at.s[4] == '/') &&
			read_meta_time(t->clock, str_slice(at, 0, at.n < 10 ? at.n : 10), out) && out->hour < 0)
			return true;
	}
	return false;
}

/* Minutes are printed, metadata of the same day know more. */
static struct printed_time settle_time(const struct time_search *s, struct printed_time t)
{
	if (t.hour < 0 && s->has_meta && same_day(&t, &s->meta) && s->meta.hour >= 0)
		return s->meta;
	return t;
}

static bool read_first(const struct time_search *s, const struct str *tries, size_t n, struct printed_time *t)
{
	for (size_t i = 0; i < n; i++)
		if (tries[i].n && read_meta_time(s->t->clock, utf8_fold(s->one, tries[i]), t))
			return true;
	return false;
}

/* The best printed time of that score or more; year 0 where there is none. */
static struct printed_time printed_best(const struct time_search *s, double least)
{
	struct time_candidate best = {.score = least};
	search_pieces(s, &best);
	search_marks(s, &best);
	return settle_time(s, best.time);
}

static bool is_day_beside(const struct printed_time *a, const struct printed_time *b)
{
	long days = day_number((struct day){a->year, a->month, a->day}) - day_number((struct day){b->year, b->month, b->day});
	return days >= -1 && days <= 1;
}

/* A date of its own between headline and text wins, if it is more than a time zone away; else metadata, then weaker prints. */
static struct str published_abroad(const struct time_search *s, struct str url)
{
	struct printed_time found = printed_best(s, 4.5);
	if (s->has_meta && (!found.year || is_day_beside(&found, &s->meta)))
		return time_iso(&s->meta, s->one);
	if (!found.year)
		found = printed_best(s, 0.5);
	if (found.year || (url.n && time_of_url(s->t, url, &found)) || read_first(s, &s->p->dated, 1, &found))
		return time_iso(&found, s->one);
	return STR("");
}

struct str find_published(const struct page *p, const struct place *where, const struct story_meta *meta, struct str url,
	const struct field_tables *t, struct arena *one)
{
	bool foreign = is_foreign(where->lang, url);
	struct time_search s = {.p = p, .where = where, .t = t, .foreign = foreign, .one = one};
	/* forum software, and Drupal in English, print the month first */
	s.month_first = str_find_nocase(p->generator, STR("vbulletin")) != STR_NONE ||
			(str_find_nocase(p->generator, STR("drupal")) != STR_NONE && str_eq(where->lang, STR("en")));
	const struct str home[] = {p->published, meta->published}, abroad[] = {meta->published, p->published};
	s.has_meta = read_first(&s, foreign ? abroad : home, 2, &s.meta);
	if (foreign)
		return published_abroad(&s, url);
	if (s.has_meta)
		s.meta = time_in_vietnam(s.meta);
	struct printed_time found = printed_best(&s, 4.5);
	if (!found.year && s.has_meta)
		found = s.meta;
	return found.year || (url.n && time_of_url(t, url, &found)) ? time_iso(&found, one) : STR("");
}
