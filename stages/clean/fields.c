#include "fields.h"

#include "../lib/calendar.h"
#include "../lib/utf8.h"

enum { LINE_WORDS = 34, MOST_NAME_WORDS = 12 };

/* Classes of the elements close around a piece, and of marks in it. */
static unsigned classes_of(const struct page *p, size_t i)
{
	unsigned found = 0;
	size_t e = p->pieces.v[i].element;
	for (int up = 0; up < 2 && e; up++, e = p->elements.v[e].parent)
		if (p->elements.v[e].end_piece - p->elements.v[e].first_piece <= 6)
			found |= p->elements.v[e].classes;
	return found;
}

static bool in_side_box(const struct page *p, const struct place *w, size_t i)
{
	const unsigned side = IN_CLASS(CLASS_RELATED) | IN_CLASS(CLASS_COMMENT) | IN_CLASS(CLASS_AD) | IN_CLASS(CLASS_COOKIE);
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 40; e = p->elements.v[e].parent, up++) {
		const struct element *el = &p->elements.v[e];
		if (piece_inside(p, w->headline, e) || piece_inside(p, w->run.first, e))
			return false;
		if (el->tag == TAG_nav || el->tag == TAG_aside || el->tag == TAG_footer || (el->classes & side))
			return true;
	}
	return false;
}

/* Nearness to the article: between headline and text best, then just above, then just below. */
static double nearness(const struct place *w, size_t i)
{
	size_t top = w->headline < w->run.first ? w->headline : w->run.first;
	if (i >= top && i < w->run.first)
		return 4;
	if (i < top)
		return top - i <= 4 ? 3 : top - i <= 12 ? 1.5 : top - i <= 30 ? 0 : -3;
	if (i < w->run.end)
		return i - w->run.first < 4 ? 2 : 0;
	return i - w->run.end <= 6 ? 2 : i - w->run.end <= 14 ? 0.5 : -3;
}

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

/* Elsewhere pages print the last change, and metadata know the first day; in Viet Nam the print is right. */
bool is_foreign(struct str lang, struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str rest = at == STR_NONE ? STR("") : str_slice(url, at + 3, url.n), host = STR("");
	str_split(&rest, '/', &host);
	return str_eq(lang, STR("en")) && host.n && !str_ends(host, STR(".vn"));
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

/* "1.284", "1,284", "6719"; a letter behind (k, tr) is another form. */
static long read_count(struct str s)
{
	long n = 0;
	size_t digits = 0;
	for (size_t i = 0; i < s.n && digits < 10; i++) {
		bool thousands = (s.s[i] == '.' || s.s[i] == ',') && i + 3 < s.n && is_digit(s.s[i + 1]) &&
				 is_digit(s.s[i + 2]) && is_digit(s.s[i + 3]);
		if (is_digit(s.s[i]))
			n = n * 10 + (s.s[i] - '0'), digits++;
		else if (!thousands || !digits)
			break;
	}
	return digits ? n : -1;
}

/* "1.284 lượt xem": the number right before the label. */
static long count_before(struct str line, struct str behind)
{
	size_t end = (size_t)(behind.s - line.s);
	while (end > 0 && !is_digit(line.s[end - 1]))
		end--;
	size_t start = end;
	while (start > 0 &&
		(is_digit(line.s[start - 1]) || ((line.s[start - 1] == '.' || line.s[start - 1] == ',') && start < end)))
		start--;
	return end && end + 40 > (size_t)(behind.s - line.s) && !(start && (line.s[start - 1] == '/' || line.s[start - 1] == ':'))
		       ? read_count(str_slice(line, start, end))
		       : -1;
}

long views_of_line(const struct field_tables *t, struct str line, bool *label_only)
{
	struct str behind;
	*label_only = false;
	if (!cue_after(t->cues, CUE_VIEWS, line, &behind))
		return -1;
	*label_only = behind.n == 0;
	long n = read_count(behind);
	return n >= 0 ? n : count_before(line, behind);
}

long find_views(const struct page *p, const struct place *where, const struct field_tables *t, struct arena *one)
{
	double best = 0;
	long views = -1;
	struct arena_mark mark = arena_mark(one);
	for (size_t i = where->from; i < where->to; i++, arena_back(one, mark)) {
		const struct piece *x = &p->pieces.v[i];
		bool label_only;
		if (x->words > LINE_WORDS || nearness(where, i) + 1 <= best || in_side_box(p, where, i) ||
			(x->state == PIECE_BODY && x->words > 16))
			continue;
		long n = views_of_line(t, piece_folded(x, one), &label_only);
		if (n < 0 && label_only && i + 1 < p->pieces.n && p->pieces.v[i + 1].text.n < 14)
			n = read_count(p->pieces.v[i + 1].text);
		double score = nearness(where, i) + 1;
		if (n > 0 && score > best) {
			best = score;
			views = n;
		}
	}
	for (size_t k = 0; k < p->marks.n && views < 0; k++) {
		const struct mark *m = &p->marks.v[k];
		if ((m->classes & IN_CLASS(CLASS_VIEWS)) && m->piece < where->to && nearness(where, m->piece) > 0 &&
			read_count(m->text) > 0)
			views = read_count(m->text);
	}
	return views;
}

/* Most words begin with a capital, few words, no sentence: "Thanh Mẫu", "Quốc Việt - Mai Chi", "H.V.". */
bool is_writer_like(struct str s)
{
	size_t words = 0, upper = 0;
	bool inside = false;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		if (cp_is_digit(cp) || cp == ':' || cp == '?' || cp == '!' || cp == 0x201C || cp == '"' || cp == 0x2026)
			return false;
		bool letter = cp_is_letter(cp) || cp_is_han(cp);
		if (letter && !inside) {
			words++;
			upper += cp_is_upper(cp) || cp_is_han(cp);
		}
		inside = letter;
	}
	return words >= 1 && words <= MOST_NAME_WORDS && upper * 4 >= words * 3 && s.n <= 120 && !(words == 1 && s.n < 4);
}

/* Without a note in brackets at the end "(tổng hợp)", and without signs at the ends. */
static struct str without_note(struct str s)
{
	s = str_trim(s);
	if (str_ends(s, STR(")"))) {
		size_t open = str_rfind_char(s, '(');
		if (open != STR_NONE && open > 0)
			s = str_trim(str_slice(s, 0, open));
	}
	while (s.n && (s.s[s.n - 1] == '.' || s.s[s.n - 1] == ',' || s.s[s.n - 1] == '-' || s.s[s.n - 1] == '/' ||
			      s.s[s.n - 1] == '|' || s.s[s.n - 1] == ' '))
		if (s.s[s.n - 1] == '.' && s.n > 2 && (s.s[s.n - 3] == '.' || s.s[s.n - 3] == ' '))
			break; /* "H.V." */
		else
			s.n--;
	while (s.n && (s.s[0] == '-' || s.s[0] == '*' || s.s[0] == ' ' || s.s[0] == '/' || s.s[0] == '|'))
		s = str_slice(s, 1, s.n);
	return s;
}

/* Folding keeps the number of letters, so that a label's length in letters holds for the line as written. */
static struct str after_letters(struct str s, size_t letters)
{
	size_t at = 0;
	while (letters-- && at < s.n)
		utf8_next(s, &at);
	return str_trim(str_slice(s, at, s.n));
}

/* "TTXVN/Bản tin ..." */
static bool begins_with_source(const struct field_tables *t, struct str folded)
{
	for (size_t i = 0; i < t->cues->bylines.n; i++) {
		const struct cue *c = &t->cues->bylines.v[i];
		if (c->kind == BYLINE_SOURCE && c->position == BYLINE_ALONE && str_starts(folded, c->word))
			return true;
	}
	return false;
}

/* Up to the next label of any kind, or the next colon's word. */
static struct str up_to_next_label(const struct field_tables *t, struct str names, struct arena *one)
{
	struct str folded = utf8_fold(one, names);
	size_t end = folded.n;
	for (size_t i = 0; i < t->cues->headings.n; i++) {
		size_t at = str_find(folded, t->cues->headings.v[i].word);
		if (at != STR_NONE && at > 0 && at < end)
			end = at;
	}
	for (size_t i = 0; i < t->cues->bylines.n; i++) {
		size_t at =
			t->cues->bylines.v[i].position == BYLINE_BEFORE ? str_find(folded, t->cues->bylines.v[i].word) : STR_NONE;
		if (at != STR_NONE && at > 0 && at < end && str_has(str_slice(folded, at, folded.n), STR(":")))
			end = at;
	}
	size_t letters = utf8_count(str_slice(folded, 0, end)), at = 0;
	while (letters-- && at < names.n)
		utf8_next(names, &at);
	return str_trim(str_slice(names, 0, at));
}

static bool holds_writer_label(const struct field_tables *t, struct str folded)
{
	const struct cue *c;
	for (struct cue_at i = {0}; (c = cue_next(&t->cues->bylines, folded, &i));)
		if (c->kind == BYLINE_AUTHOR && c->position == BYLINE_BEFORE)
			return true;
	return false;
}

struct str byline_inside(struct str line, const struct field_tables *t, struct arena *one)
{
	struct str folded = utf8_fold(one, line);
	if (!holds_writer_label(t, folded))
		return STR("");
	for (size_t i = 0; i < t->cues->bylines.n; i++) {
		const struct cue *c = &t->cues->bylines.v[i];
		size_t at = c->kind == BYLINE_AUTHOR && c->position == BYLINE_BEFORE ? str_find(folded, c->word) : STR_NONE;
		if (at == STR_NONE ||
			(at && cp_is_letter(utf8_before(folded, at)) && !cp_is_han(utf8_before(folded, at + c->word.n))))
			continue;
		struct str rest = str_trim(str_slice(folded, at + c->word.n, folded.n));
		bool spoken = str_has(c->word, STR(" ")); /* "được viết bởi" needs no colon */
		if (!str_cut(&rest, STR(":")) && !str_cut(&rest, STR("：")) && !spoken)
			continue;
		rest = str_trim(rest);
		struct str names = after_letters(line, utf8_count(str_slice(folded, 0, (size_t)(rest.s - folded.s))));
		names = without_note(up_to_next_label(t, names, one));
		if (is_writer_like(names))
			return names;
	}
	return STR("");
}

struct str byline_names(struct str line, const struct field_tables *t, bool label_needed, struct arena *one)
{
	struct str s = str_trim(line);
	while (str_cut(&s, STR("(")) || str_cut(&s, STR("*")) || str_cut(&s, STR("- ")) || str_cut(&s, STR("– ")))
		;
	if (str_ends(s, STR(")")) && str_rfind_char(s, '(') == STR_NONE)
		s.n--;
	struct str folded = utf8_fold(one, s);
	size_t label = 0;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, folded, &label, &colon);
	bool one_word = cue && str_rfind_char(cue->word, ' ') == STR_NONE;
	bool labelled = cue && (colon || cue->kind == BYLINE_SOURCE || !one_word);
	if (!labelled)
		return !label_needed && is_writer_like(s) && !begins_with_source(t, folded) && !is_weekday(t->clock, folded)
			       ? without_note(s)
			       : STR("");
	struct str names = without_note(after_letters(s, utf8_count(str_slice(folded, 0, label))));
	if (cue->kind == BYLINE_SOURCE)
		return person_of(t->surnames, names, one);
	if (cue->kind == BYLINE_PHOTO || cue->kind == BYLINE_TRANSLATOR)
		return STR("");
	return is_writer_like(names) ? names : STR("");
}

static bool is_source_line(struct str line, const struct field_tables *t, struct arena *one)
{
	struct str folded = utf8_fold(one, line);
	size_t label;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, folded, &label, &colon);
	if (cue && (cue->kind == BYLINE_SOURCE || cue->kind == BYLINE_PHOTO))
		return colon ||
		       (label < folded.n && is_writer_like(after_letters(line, utf8_count(str_slice(folded, 0, label)))));
	return byline_alone(t->cues, folded) != NULL;
}

static bool has_label(struct str line, const struct field_tables *t, struct arena *one)
{
	size_t label;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, utf8_fold(one, str_trim(line)), &label, &colon);
	return cue && colon;
}

bool is_byline_line(struct str line, const struct field_tables *t, struct arena *one)
{
	size_t label;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, utf8_fold(one, str_trim(line)), &label, &colon);
	return cue && colon && cue->kind != BYLINE_PHOTO && byline_names(line, t, true, one).n;
}

/* Marks of a byline on a piece: set right, bold, a class, a label. */
static bool stands_out(const struct page *p, size_t i, const struct field_tables *t, struct arena *one)
{
	const struct piece *x = &p->pieces.v[i];
	return x->right || x->bold_bytes * 10 >= x->bytes * 8 || x->italic_bytes * 10 >= x->bytes * 8 ||
	       (classes_of(p, i) & IN_CLASS(CLASS_AUTHOR)) || has_label(x->text, t, one);
}

static bool is_text_state(enum piece_state s)
{
	return s == PIECE_BODY || s == PIECE_LEDE || s == PIECE_HEADING || s == PIECE_CAPTION;
}

bool is_editor_line(struct str line, const struct field_tables *t, struct arena *one)
{
	size_t label;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, utf8_fold(one, str_trim(line)), &label, &colon);
	return cue && cue->kind == BYLINE_EDITOR;
}

/* The last lines of the run, and the first behind it: byline and source lines. */
static struct str byline_below(
	struct page *p, const struct place *w, const struct field_tables *t, bool foreign, struct arena *one, bool *editor)
{
	struct str found = STR("");
	size_t from = w->run.end, left = 4;
	while (from > w->run.first && left) {
		from--;
		left -= is_text_state(p->pieces.v[from].state);
		if (is_text_state(p->pieces.v[from].state) && p->pieces.v[from].words > 20)
			break;
	}
	for (size_t i = from; i < w->to && i < w->run.end + 8; i++) {
		struct piece *x = &p->pieces.v[i];
		bool inside = i < w->run.end;
		if (x->words > MOST_NAME_WORDS + 6 || (link_share(x) > 0.5 && !(classes_of(p, i) & IN_CLASS(CLASS_AUTHOR))) ||
			x->state == PIECE_TITLE || x->state == PIECE_CUE ||
			(x->state == PIECE_CAPTION && has_caption_words(t->cues, piece_folded(x, one), CAPTION_BY_WEAK_WORDS)))
			continue;
		if (cue_line(t->cues, piece_folded(x, one)) != CUE_NONE)
			continue;
		bool alone = byline_alone(t->cues, piece_folded(x, one)) != NULL;
		bool plain_last =
			!foreign && inside && x->state == PIECE_BODY && count_words(x->text) >= 2 && count_words(x->text) <= 5;
		/* where headings are written in capitals, bold letters prove nothing */
		bool proven = foreign ? (classes_of(p, i) & IN_CLASS(CLASS_AUTHOR)) != 0 : stands_out(p, i, t, one);
		struct str names = byline_names(x->text, t, !(proven || plain_last), one);
		bool source = is_source_line(x->text, t, one);
		if (!names.n && !alone && !source)
			continue;
		if (!inside && !source && !has_label(x->text, t, one) && !x->right &&
			!(classes_of(p, i) & IN_CLASS(CLASS_AUTHOR)))
			continue;
		if (is_text_state(x->state) || (!inside && i <= w->run.end + 2))
			x->state = PIECE_BYLINE;
		if (!found.n && names.n) {
			found = names;
			*editor = is_editor_line(x->text, t, one);
		}
	}
	for (size_t i = w->run.first; i < from; i++) {
		struct piece *x = &p->pieces.v[i];
		if (x->state == PIECE_BODY && x->right && x->words <= 8 && byline_names(x->text, t, false, one).n)
			x->state = PIECE_BYLINE;
	}
	return found;
}

/* A field by its class: <span class="author">, the writer's link above the text. */
static struct str author_by_class(struct page *p, const struct place *w, const struct field_tables *t, struct arena *one)
{
	for (size_t k = 0; k < p->marks.n; k++) {
		const struct mark *m = &p->marks.v[k];
		if (!(m->classes & IN_CLASS(CLASS_AUTHOR)) || m->piece < w->from || m->piece >= w->to ||
			nearness(w, m->piece) < 1 || in_side_box(p, w, m->piece) || is_text_state(p->pieces.v[m->piece].state))
			continue;
		struct str names = byline_names(m->text, t, false, one);
		if (names.n)
			return names;
	}
	for (size_t i = w->from; i < w->to; i++) {
		const struct piece *x = &p->pieces.v[i];
		if (x->words > MOST_NAME_WORDS || nearness(w, i) < 1 || in_side_box(p, w, i) || is_text_state(x->state) ||
			!(classes_of(p, i) & IN_CLASS(CLASS_AUTHOR)))
			continue;
		struct str names = byline_names(x->text, t, false, one);
		if (names.n && cue_line(t->cues, piece_folded(x, one)) == CUE_NONE)
			return names;
	}
	return STR("");
}

/* A label near the headline: "Tác giả: ...", alone or among other fields. */
static struct str author_by_label(const struct page *p, const struct place *w, const struct field_tables *t, struct arena *one)
{
	for (size_t i = w->from; i < w->to; i++) {
		const struct piece *x = &p->pieces.v[i];
		if (x->words > LINE_WORDS || nearness(w, i) < 1 || in_side_box(p, w, i) || is_text_state(x->state))
			continue;
		struct str names = byline_inside(x->text, t, one);
		if (names.n)
			return names;
	}
	return STR("");
}

struct str byline_before_time(struct str line, const struct field_tables *t, struct arena *one)
{
	struct printed_time time;
	struct str folded = utf8_fold(one, line);
	if (folded.n != line.n || !find_printed_time(t->clock, folded, false, &time) || !time.start)
		return STR("");
	struct str names = without_note(str_slice(line, 0, time.start)), name_folded = utf8_fold(one, names);
	size_t words = count_words(names);
	bool fits = is_writer_like(names) && words >= 2 && words <= 6 && !is_weekday(t->clock, name_folded) &&
		    cue_line(t->cues, name_folded) == CUE_NONE;
	return fits ? names : STR("");
}

static struct str author_before_time(const struct page *p, const struct place *w, const struct field_tables *t, struct arena *one)
{
	struct str names = STR("");
	for (size_t i = w->from; i < w->to && !names.n; i++) {
		const struct piece *x = &p->pieces.v[i];
		if (x->words <= LINE_WORDS && nearness(w, i) >= 3 && !is_text_state(x->state) && !in_side_box(p, w, i))
			names = byline_before_time(x->text, t, one);
	}
	return names;
}

/* "By A. Writer": what stands behind the label of a writer; the line itself where it has none. */
static struct str without_label(struct str line, const struct field_tables *t, bool *labelled, struct arena *one)
{
	size_t label, start = 0;
	bool colon;
	for (size_t at = 0; at < line.n && !cp_is_letter(utf8_next(line, &at));)
		start = at;
	struct str name = str_trim(str_slice(line, start, line.n)), folded = utf8_fold(one, name);
	const struct cue *cue = byline_label(t->cues, folded, &label, &colon);
	*labelled = cue && (cue->kind == BYLINE_AUTHOR || cue->kind == BYLINE_EDITOR);
	return *labelled ? after_letters(name, utf8_count(str_slice(folded, 0, label))) : name;
}

/* "Jane Doe on March 3, 2021 | 5 min read": the name alone. */
static struct str up_to_time(struct str names, const struct field_tables *t, struct arena *one)
{
	static const char *const ends[] = {" | ", " · ", " • ", " / ", " — ", " – ", " - ", " ("};
	struct printed_time time;
	struct str folded = utf8_fold(one, names), word;
	if (folded.n == names.n && find_printed_time(t->clock, folded, false, &time))
		names = str_slice(names, 0, time.start);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(names, str_of(ends[i]));
		if (at != STR_NONE && at)
			names = str_slice(names, 0, at);
	}
	names = without_note(names);
	for (size_t blank; (blank = str_rfind_char(names, ' ')) != STR_NONE; names = without_note(str_slice(names, 0, blank))) {
		size_t at = 0;
		word = str_slice(names, blank + 1, names.n);
		if (!cp_is_lower(utf8_next(word, &at)))
			break;
	}
	return names;
}

/* Neither an address nor an account of another service, nor the site, nor its software. */
static bool is_named_writer(
	const struct page *p, const struct story_meta *meta, const struct field_tables *t, struct str name, struct arena *one)
{
	return name.n > 1 && name.n <= 120 && count_words(name) <= MOST_NAME_WORDS && !str_has(name, STR("://")) &&
	       name.s[0] != '@' && !same_line(name, meta->publisher, one) && !same_line(name, p->og_site, one) &&
	       !byline_alone(t->cues, utf8_fold(one, name));
}

static bool holds_name(struct str names, struct str name)
{
	return str_find_nocase(names, name) != STR_NONE;
}

/* What the head of the page calls its writers, each once. */
static struct str author_of_metadata(
	const struct page *p, const struct story_meta *meta, const struct field_tables *t, struct arena *one)
{
	struct str names = STR(""), rest = meta->author, name;
	bool labelled;
	while (str_split(&rest, ';', &name)) {
		name = without_label(str_trim(name), t, &labelled, one);
		if (is_named_writer(p, meta, t, name, one) && !holds_name(names, name))
			names = arena_join(one, names, STR("; "), name);
	}
	if (names.n)
		return names;
	for (size_t i = 0; i < p->authors.n && i < 12; i++) {
		name = without_label(p->authors.v[i], t, &labelled, one);
		if (is_named_writer(p, meta, t, name, one) && !holds_name(names, name))
			names = arena_join(one, names, STR("; "), name);
	}
	return names;
}

enum { SHORT_NAME_WORDS = 6 };

/* The writer in a line near the headline: behind a label, or the line itself where a class or an address says so. */
static struct str writer_of_line(const struct page *p, const struct story_meta *meta, struct str line, bool marked,
	const struct field_tables *t, struct arena *one)
{
	bool labelled;
	struct str names = without_label(line, t, &labelled, one);
	if (!labelled && !marked)
		return STR("");
	names = up_to_time(names, t, one);
	bool fits = is_writer_like(names) && (labelled || count_words(names) <= SHORT_NAME_WORDS) &&
		    is_named_writer(p, meta, t, names, one) && cue_line(t->cues, utf8_fold(one, names)) == CUE_NONE;
	return fits ? names : STR("");
}

static bool is_above(const struct page *p, const struct place *w, size_t i)
{
	return i >= w->from && i < w->to && nearness(w, i) >= 1 && !in_side_box(p, w, i) &&
	       !is_text_state(p->pieces.v[i].state) && i != w->headline;
}

static struct str author_by_mark_abroad(const struct page *p, const struct place *w, const struct story_meta *meta,
	const struct field_tables *t, struct arena *one)
{
	struct str names = STR("");
	for (size_t k = 0; k < p->marks.n && !names.n; k++) {
		const struct mark *m = &p->marks.v[k];
		if ((m->classes & IN_CLASS(CLASS_AUTHOR)) && is_above(p, w, m->piece))
			names = writer_of_line(p, meta, m->text, true, t, one);
	}
	return names;
}

/* "By" and the name may stand in two elements beside each other. */
static struct str author_by_line_abroad(const struct page *p, const struct place *w, const struct story_meta *meta,
	const struct field_tables *t, struct arena *one)
{
	struct str names = STR("");
	bool labelled = false, before;
	for (size_t i = w->from; i < w->to && !names.n; i++) {
		const struct piece *x = &p->pieces.v[i];
		before = labelled;
		labelled = false;
		if (x->words > LINE_WORDS || !is_above(p, w, i))
			continue;
		names = writer_of_line(p, meta, x->text, before || (classes_of(p, i) & IN_CLASS(CLASS_AUTHOR)), t, one);
		labelled = x->words <= 2 && without_label(x->text, t, &labelled, one).n == 0 && labelled;
	}
	return names;
}

static struct str author_abroad(struct page *p, const struct place *w, const struct story_meta *meta, struct str below,
	const struct field_tables *t, struct arena *one)
{
	struct str found = author_of_metadata(p, meta, t, one);
	if (!found.n)
		found = author_by_mark_abroad(p, w, meta, t, one);
	if (!found.n)
		found = author_by_line_abroad(p, w, meta, t, one);
	return found.n ? found : below;
}

struct str find_author(struct page *p, const struct place *w, const struct story_meta *meta, struct str url,
	const struct field_tables *t, struct arena *one)
{
	bool editor = false, foreign = is_foreign(w->lang, url);
	struct str below = byline_below(p, w, t, foreign, one, &editor);
	if (foreign)
		return author_abroad(p, w, meta, below, t, one);
	struct str found = below.n && !editor ? below : author_by_label(p, w, t, one);
	if (!found.n)
		found = author_by_class(p, w, t, one);
	if (!found.n)
		found = below;
	if (!found.n)
		found = author_before_time(p, w, t, one);
	if (!found.n && meta->author.n && is_writer_like(meta->author) && !same_line(meta->author, meta->publisher, one) &&
		!same_line(meta->author, p->og_site, one))
		found = meta->author;
	return found;
}
