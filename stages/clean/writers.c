#include "fields.h"

#include "../lib/utf8.h"

enum {
	MOST_NAME_WORDS = 12,
	FURTHEST_BACK = 200, /* pieces from the end of the text that a byline is looked for in */
};

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

/* Where the first row of the list begins behind the first byte, at most `end`. */
static size_t before_label(const struct cue_list *list, struct str folded, size_t end)
{
	for (size_t i = 0; i < list->n; i++) {
		size_t at = str_find(folded, list->v[i].word);
		if (at != STR_NONE && at > 0 && at < end)
			end = at;
	}
	return end;
}

/* Up to the next label of any kind, or the next colon's word. */
static struct str up_to_next_label(const struct field_tables *t, struct str names, struct arena *one)
{
	struct str folded = utf8_fold(one, names);
	size_t end = before_label(&t->cues->boilerplate, folded, folded.n);
	end = before_label(&t->cues->dates, folded, end);
	end = before_label(&t->cues->views, folded, end);
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

bool is_byline_line(struct str line, struct str folded, const struct field_tables *t, struct arena *one)
{
	size_t label;
	bool colon = false;
	const struct cue *cue = byline_label(t->cues, folded, &label, &colon);
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
	while (from > w->run.first && left && from + FURTHEST_BACK > w->run.end) {
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

/* Where "Monday, March 6th" begins behind a name; its length where no day does. */
static size_t before_day(struct str folded, const struct field_tables *t)
{
	for (size_t at = 0; at < folded.n; at++)
		if (at && folded.s[at - 1] == ' ' && begins_day(t->clock, str_slice(folded, at, folded.n)))
			return at;
	return folded.n;
}

/* "Jane Doe on March 3, 2021 | 5 min read": the name alone. */
static struct str up_to_time(struct str names, const struct field_tables *t, struct arena *one)
{
	static const char *const ends[] = {" | ", " · ", " • ", " / ", " — ", " – ", " - ", " ("};
	struct printed_time time;
	struct str folded = utf8_fold(one, names), word;
	if (folded.n == names.n && find_printed_time(t->clock, folded, false, &time))
		names = str_slice(names, 0, time.start);
	if (folded.n >= names.n)
		names = str_slice(names, 0, before_day(str_slice(folded, 0, names.n), t));
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
