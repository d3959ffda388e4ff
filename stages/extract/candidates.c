#include "candidates.h"
#include "event_names.h"
#include "event_places.h"
#include "joint_events.h"

#include "../lib/utf8.h"

enum { CUE_WORDS_BACK = 6, FRAMEWORK_REACH = 6 };

#define KIND_NAMES "conference gathering talks call working_session visit committee_session signing phone_call ceremony other"
const char *const event_kind_name[EVENT_KINDS] = {"conference", "gathering", "talks", "call", "working_session", "visit",
	"committee_session", "signing", "phone_call", "ceremony", "other"};
const char *const event_status_name[] = {"held", "planned", "postponed", "cancelled", "referenced"};

/* ---- tables ---- */

static void load_cues(struct event_tables *e, const char *config, struct lexicons *lex)
{
#define CUE(name) #name " "
	static const char classes[] = CUE_CLASSES(CUE);
#undef CUE
	unsigned class_column, value_column;

	e->cues = lexicon_load(config, "lexicon/cues_events.csv", "cue", lex);
	value_column = table_column(&e->cues.table, "value");
	class_column = table_column(&e->cues.table, "class");
	e->class_of_row = NEW(lex->run, uint64_t, e->cues.table.n);
	e->value_of_row = NEW(lex->run, int, e->cues.table.n);
	for (size_t i = 0; i < e->cues.table.n; i++) {
		const struct table_row *row = &e->cues.table.rows[i];
		long value = 0;

		e->class_of_row[i] = (uint64_t)1 << table_choice(&e->cues.table, row, class_column, classes);
		if (row->cell[value_column].n && !str_number(row->cell[value_column], &value))
			table_fail(&e->cues.table, row, "'%.*s' is no number", STR_ARG(row->cell[value_column]));
		e->value_of_row[i] = (int)value;
	}
}

static void check_event_words(struct event_tables *e, struct lexicons *lex)
{
	const struct table *t = &lex->event_words.table;
	unsigned kind = table_column(t, "kind");

	e->word_pos = table_column(t, "part_of_speech");
	e->word_strength = table_column(t, "strength");
	e->word_language = table_column(t, "language");
	e->kind_of_row = NEW(lex->run, enum event_kind, t->n);
	for (size_t i = 0; i < t->n; i++) {
		e->kind_of_row[i] = (enum event_kind)table_choice(t, &t->rows[i], kind, KIND_NAMES);
		table_choice(t, &t->rows[i], e->word_pos, "noun verb");
		table_choice(t, &t->rows[i], e->word_strength, "headline weak none");
	}
}

struct event_tables *event_tables_load(const char *config, struct lexicons *lex)
{
	struct event_tables *e = NEW(lex->run, struct event_tables, 1);
	const struct table *attendance = &lex->attendance_words.table;

	load_cues(e, config, lex);
	check_event_words(e, lex);
	e->attendance = table_column(attendance, "attendance");
	e->attendance_language = table_column(attendance, "language");
	for (size_t i = 0; i < attendance->n; i++)
		table_choice(attendance, &attendance->rows[i], e->attendance, "in_person online hybrid");
	return e;
}

/* ---- marks ---- */

/* 蒙自市 holds 自, 到 may stand in a name. */
static bool in_han_place(const struct facts *f, size_t i)
{
	const struct place *p = f->words.v[i].flags & WORD_HAN ? place_at(f, i) : NULL;

	return p && p->certain;
}

static void mark_cues(struct telling *t)
{
	const struct phrases *p = &t->tables->cues.phrases;
	struct phrase_hit hit;

	for (size_t i = 0, next; i < t->f->words.n; i = next) {
		next = i + 1;
		if (!phrases_at(p, &t->f->words, i, &hit))
			continue;
		next = i + hit.words; /* "nhận lời mời" is no "mời" */
		if (in_han_place(t->f, i))
			continue;
		t->cue[i] = (struct cue){.words = (uint32_t)hit.words};
		for (int row = hit.row; row >= 0; row = phrases_next_row(p, &hit, row)) {
			t->cue[i].classes |= t->tables->class_of_row[row];
			if (t->tables->value_of_row[row])
				t->cue[i].value = t->tables->value_of_row[row];
		}
	}
}

static void cover(struct telling *t, size_t first, size_t words)
{
	for (size_t i = first; i < first + words && i < t->f->words.n; i++)
		t->covered[i] = true;
}

/* "Tiếp đoàn có đồng chí …" tells who received; "Ngày 11/4, tại thị xã X, tiếp đoàn có …" tells a reception too. */
static bool is_dated_front(const struct telling *t, size_t word)
{
	size_t sentence = t->f->sentence_of[word], date, place;

	if (sentence == STR_NONE)
		return false;
	date = dates_from(t->f, t->f->sentences[sentence].first);
	place = places_from(t->f, t->f->sentences[sentence].first);
	return date < t->f->dates.n && t->f->dates.v[date].range.first < word && place < t->f->places.n &&
	       t->f->places.v[place].range.first < word;
}

/* "tiếp tục"; "trung tâm hội nghị"; the words of a place. */
static void cover_others(struct telling *t)
{
	struct phrase_hit hit;

	for (size_t i = 0; i < t->f->words.n; i++) {
		if (has_cue(t, i, CUE_no_event) || (has_cue(t, i, CUE_receivers) && !is_dated_front(t, i)))
			cover(t, i, t->cue[i].words);
		if (phrases_at(&t->f->lex->place_words.phrases, &t->f->words, i, &hit) && hit.words > 1)
			cover(t, i, hit.words);
	}
	for (size_t i = 0; i < t->f->places.n; i++)
		if (t->f->places.v[i].certain)
			cover(t, t->f->places.v[i].range.first, t->f->places.v[i].range.end - t->f->places.v[i].range.first);
}

static struct day published_day(const struct facts *f)
{
	struct str s = f->article->published_at;
	long y, m, d;

	if (!str_cut_number(&s, 4, &y) || !str_cut(&s, STR("-")) || !str_cut_number(&s, 2, &m) || !str_cut(&s, STR("-")) ||
		!str_cut_number(&s, 2, &d))
		return (struct day){0};
	return (struct day){(int)y, (int)m, (int)d};
}

struct telling tell_prepare(struct facts *f)
{
	struct telling t = {.f = f, .tables = f->lex->events, .published = published_day(f)};

	t.cue = NEW(f->one, struct cue, f->words.n + 1);
	t.covered = NEW(f->one, bool, f->words.n + 1);
	mark_cues(&t);
	cover_others(&t);
	return t;
}

size_t find_cue(const struct telling *t, enum cue_class c, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (has_cue(t, i, c))
			return i;
	return STR_NONE;
}

size_t cue_before(const struct telling *t, enum cue_class c, size_t word)
{
	for (size_t back = 1; back <= CUE_WORDS_BACK && back <= word; back++)
		if (has_cue(t, word - back, c) && t->cue[word - back].words == back)
			return word - back;
	return STR_NONE;
}

const struct date *date_beginning(const struct facts *f, size_t word)
{
	size_t i = dates_from(f, word);

	return i < f->dates.n && f->dates.v[i].range.first == word ? &f->dates.v[i] : NULL;
}

static enum block_kind block_kind_of(const struct facts *f, size_t sentence)
{
	size_t block = f->block_of[f->sentences[sentence].first];

	return block == STR_NONE ? BLOCK_PARAGRAPH : f->article->blocks.v[block].kind;
}

bool is_headline(const struct facts *f, size_t sentence)
{
	return f->sentences[sentence].first < f->sentences[sentence].end && block_kind_of(f, sentence) == BLOCK_HEADLINE;
}

bool is_body(const struct facts *f, size_t sentence)
{
	enum block_kind kind;

	if (f->sentences[sentence].first >= f->sentences[sentence].end)
		return false;
	kind = block_kind_of(f, sentence);
	return kind == BLOCK_LEDE || kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM || kind == BLOCK_QUOTE;
}

/* ---- candidates ---- */

static bool is_weak_row(const struct telling *t, int row)
{
	return str_eq(lexicon_cell(&t->f->lex->event_words, row, t->tables->word_strength), STR("weak"));
}

static bool goes_along(enum event_kind kind)
{
	return kind == KIND_WORKING_SESSION || kind == KIND_VISIT || kind == KIND_GATHERING || kind == KIND_OTHER;
}

/* "thăm và làm việc", "thăm, chúc Tết", "gặp gỡ, trao đổi": one event with the first word's kind. */
static size_t joined_end(const struct telling *t, const struct candidate *c, size_t end)
{
	struct phrase_hit hit;

	while ((goes_along(c->kind) || c->kind == KIND_TALKS) && end + 1 < t->f->words.n &&
		(has_cue(t, end, CUE_and) || has_cue(t, end, CUE_comma)) && event_word_at(t, end + 1, &hit) &&
		goes_along(t->tables->kind_of_row[hit.row]) &&
		(c->kind != KIND_TALKS || t->tables->kind_of_row[hit.row] == KIND_WORKING_SESSION))
		end += 1 + hit.words;
	return end;
}

static struct range clause_of(const struct telling *t, size_t sentence, size_t word)
{
	struct range r = t->f->sentences[sentence];

	for (size_t i = r.first; i < word; i++)
		if (is_char_at(t->f, i, ";"))
			r.first = i + 1;
	for (size_t i = word; i < r.end; i++)
		if (is_char_at(t->f, i, ";"))
			r.end = i;
	return r;
}

static bool in_front(const struct telling *t, enum cue_class c, size_t word)
{
	return cue_before(t, c, word) != STR_NONE;
}

static bool is_han(const struct telling *t, size_t word)
{
	return word < t->f->words.n && t->f->words.v[word].flags & WORD_HAN;
}

static bool is_closing_quote(const struct telling *t, size_t i)
{
	return is_char_at(t->f, i, "\"") || is_char_at(t->f, i, "\xE2\x80\x9D") || is_char_at(t->f, i, "\xE3\x80\x8D") ||
	       is_char_at(t->f, i, "\xE3\x80\x8B");
}

/* 边民大联欢”活动启动仪式: the last of several nouns is what is held. */
static bool is_before_head(const struct telling *t, const struct candidate *c)
{
	struct phrase_hit hit;
	size_t i = c->word.end;

	while (i < c->clause.end && i < c->word.end + 3 &&
		(has_cue(t, i, CUE_name_word) || (t->f->words.v[i].flags & WORD_PUNCT && is_closing_quote(t, i))))
		i += has_cue(t, i, CUE_name_word) ? t->cue[i].words : 1;
	return i < c->clause.end && event_word_at(t, i, &hit) &&
	       str_eq(lexicon_cell(&t->f->lex->event_words, hit.row, t->tables->word_pos), STR("noun"));
}

/* Chinese says it behind the word: 会谈纪要, 会谈74次, 访问期间, 会谈中. */
static void read_behind(const struct telling *t, struct candidate *c)
{
	size_t i = c->word.end;

	if (!is_han(t, c->word.first) || i >= c->clause.end)
		return;
	c->document |= has_cue(t, i, CUE_document) || has_cue(t, i, CUE_of) || is_before_head(t, c);
	c->counted |= t->f->words.v[i].flags & WORD_NUMBER && !date_beginning(t->f, i);
	c->framework |= has_cue(t, i, CUE_framework);
	c->anaphor |= has_cue(t, i, CUE_anaphor);
}

/* Cue words right before the event word, "buổi", "cuộc", "chuyến" between them not counted. */
static void read_front(const struct telling *t, struct candidate *c)
{
	size_t at = c->word.first;
	size_t classifier = cue_before(t, CUE_classifier, at);
	size_t reach = at > c->clause.first + FRAMEWORK_REACH ? at - FRAMEWORK_REACH : c->clause.first;

	if (classifier != STR_NONE && classifier >= c->clause.first)
		at = classifier;
	c->counted = in_front(t, CUE_counted, at) || (at > c->clause.first && has_cue(t, at - 1, CUE_counted)) ||
		     in_front(t, CUE_mechanism, at) ||
		     (at > c->clause.first && (at < c->word.first || has_cue(t, at, CUE_classifier)) &&
			     t->f->words.v[at - 1].flags & WORD_NUMBER);
	c->document = in_front(t, CUE_document, at);
	c->anaphor = in_front(t, CUE_anaphor, at);
	for (size_t i = at; i-- > reach;) {
		if (is_char_at(t->f, i, ",") || date_beginning(t->f, i))
			break;
		if (has_cue(t, i, CUE_framework) && i + t->cue[i].words <= at)
			c->framework = true;
	}
	read_behind(t, c);
}

/* "met to exchange experience … on October 18", "during a meeting held at … on October 17" */
static bool is_english_told(const struct telling *t, const struct candidate *c)
{
	return str_eq(t->f->lang, STR("en")) && dates_from(t->f, c->word.end) < dates_from(t->f, c->clause.end);
}

static bool weak_is_told(const struct telling *t, const struct candidate *c)
{
	size_t first = c->word.first > c->clause.first + 4 ? c->word.first - 4 : c->clause.first;

	return find_cue(t, CUE_done, first, c->word.first) != STR_NONE ||
	       find_cue(t, CUE_future, first, c->word.first) != STR_NONE ||
	       (!c->verb && find_cue(t, CUE_future, c->word.end,
				    c->word.end + 12 < c->clause.end ? c->word.end + 12 : c->clause.end) != STR_NONE) ||
	       (!c->verb && (date_beginning(t->f, c->word.end) || /* "có cuộc họp ngày 30/8" */
				    find_cue(t, CUE_postponed, c->word.end, c->clause.end) != STR_NONE)) ||
	       (in_front(t, CUE_host, c->word.first) && dates_from(t->f, c->word.end) < dates_from(t->f, c->word.end + 8)) ||
	       in_front(t, CUE_classifier, c->word.first) || is_english_told(t, c) ||
	       dates_from(t->f, c->clause.first) < dates_from(t->f, c->word.first) || is_headline(t->f, c->sentence);
}

/* 联合工作委员会第十五次会晤: the body and a number right before the word. */
static bool has_numbered_body(const struct telling *t, const struct candidate *c)
{
	size_t number = cue_before(t, CUE_ordinal_word, c->word.first), first, body;

	if (!is_han(t, c->word.first) || number == STR_NONE)
		return false;
	first = number > c->clause.first + 10 ? number - 10 : c->clause.first;
	body = find_cue(t, CUE_body, first, number);
	return body != STR_NONE && body + t->cue[body].words == number;
}

/* "Hội nghị lần thứ 14 Ủy ban Công tác liên hợp" is a session of that body. */
static void kind_by_body(const struct telling *t, struct candidate *c)
{
	size_t i = c->word.end, end;

	if (c->kind == KIND_TALKS && has_numbered_body(t, c))
		c->kind = KIND_COMMITTEE_SESSION;
	if (c->kind != KIND_CONFERENCE && c->kind != KIND_WORKING_SESSION)
		return;
	if (ordinal_at(t, i, &end) > 0)
		i = end;
	if (has_cue(t, i, CUE_body) || (t->f->words.v[c->word.first].flags & WORD_HAN && c->word.first > 12 &&
					       find_cue(t, CUE_body, c->word.first - 12, c->word.first) != STR_NONE))
		c->kind = KIND_COMMITTEE_SESSION;
}

/* "duy trì cơ chế hội đàm, gặp gỡ": what is joined to a habit is one. */
static bool follows_counted(const struct telling *t, const struct candidate *c)
{
	const struct candidate *last = &t->all.v[t->all.n - 1];
	size_t gap = c->word.first - last->word.end;

	return last->counted && last->sentence == c->sentence && gap == 1 &&
	       (has_cue(t, last->word.end, CUE_and) || has_cue(t, last->word.end, CUE_comma));
}

/* "HĐND tỉnh X khai mạc kỳ họp thứ 10": a session of its own members, unless a foreign place stands in its name or in front. */
static bool is_of_assembly(const struct telling *t, const struct candidate *c)
{
	const struct facts *f = t->f;
	size_t first = c->word.first > c->clause.first + 8 ? c->word.first - 8 : c->clause.first;

	if ((c->kind != KIND_COMMITTEE_SESSION && c->kind != KIND_CONFERENCE &&
		    (c->kind != KIND_WORKING_SESSION || has_cue(t, c->word.end, CUE_with))) ||
		c->between.end > c->between.first || find_cue(t, CUE_assembly, first, c->word.first) == STR_NONE)
		return false;
	for (size_t i = places_from(f, c->clause.first); i < f->places.n && f->places.v[i].range.first < c->name.end; i++)
		if (f->places.v[i].country.n && !str_eq(f->places.v[i].country, STR("VN")))
			return false;
	return true;
}

/* "thường xuyên duy trì trao đổi thông tin, gặp gỡ, làm việc": what is done again and again, without a day or number. */
static bool is_habit(const struct telling *t, const struct candidate *c)
{
	size_t habit = find_cue(t, CUE_habit, c->clause.first, c->word.first);

	if (habit == STR_NONE || c->ordinal || c->between.end || in_front(t, CUE_classifier, c->word.first) ||
		has_cue(t, c->word.first, CUE_classifier))
		return false;
	for (size_t i = dates_from(t->f, c->clause.first); i < t->f->dates.n && t->f->dates.v[i].range.first < c->word.first; i++)
		if (t->f->dates.v[i].precision == DATE_DAY && !t->f->dates.v[i].recurring)
			return false;
	return true;
}

static void add_candidate(struct telling *t, size_t sentence, size_t i, const struct phrase_hit *hit)
{
	struct candidate c = {.word = {i, i + hit->words},
		.row = hit->row,
		.kind = t->tables->kind_of_row[hit->row],
		.sentence = sentence,
		.date = STR_NONE};

	c.verb = str_eq(lexicon_cell(&t->f->lex->event_words, hit->row, t->tables->word_pos), STR("verb"));
	c.weak = is_weak_row(t, hit->row);
	c.word.end = joined_end(t, &c, c.word.end);
	c.clause = clause_of(t, sentence, i);
	kind_by_body(t, &c);
	read_name(t, &c);
	ordinal_in_front(t, &c);
	read_front(t, &c);
	c.counted |= is_habit(t, &c);
	c.own_body = is_of_assembly(t, &c);
	c.counted |= c.own_body;
	if (c.weak && !c.ordinal && !weak_is_told(t, &c))
		return;
	if (t->all.n && follows_counted(t, &c))
		c.counted = true;
	c.anaphor = c.anaphor || has_cue(t, c.clause.first, CUE_this_is);
	*PUSH(t->f->one, &t->all) = c;
}

/* ---- what stands around ---- */

static bool starts_new(const struct candidate *c)
{
	return !c->document && !c->counted && !(c->weak && c->kind == KIND_SIGNING);
}

/* "đã thăm và hội đàm", "chuyến thăm, hội đàm thường niên": what stands in front is said of both. */
static bool are_joined(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	size_t gap = b->word.first - a->word.end;

	return gap == 1 && (has_cue(t, a->word.end, CUE_and) || has_cue(t, a->word.end, CUE_comma));
}

/* "the meeting between A and B, and the 16th session of their committee will be held in X": no verb stands between. */
static bool share_verb(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	static const uint64_t verbs = (uint64_t)1 << CUE_hold | (uint64_t)1 << CUE_done | (uint64_t)1 << CUE_future |
				      (uint64_t)1 << CUE_sign | (uint64_t)1 << CUE_framework;
	size_t last = b->name.first;
	bool joined = false;

	if (str_eq(t->f->lang, STR("vi")) || a->verb || b->verb || a->anaphor || b->anaphor)
		return false;
	for (size_t i = a->word.end; i < last; i++) {
		if (t->cue[i].classes & verbs && !(place_at(t->f, i) && place_at(t->f, i)->certain))
			return false;
		joined = has_cue(t, i, CUE_and) ||
			 (joined && (is_han(t, i) || has_cue(t, i, CUE_article) || is_char_at(t->f, i, ",")));
		i += has_cue(t, i, CUE_and) ? t->cue[i].words - 1 : 0;
	}
	return joined || (last > 0 && has_cue(t, last - 1, CUE_and));
}

static void cut_segments(struct telling *t)
{
	for (size_t i = 0; i < t->all.n; i++) {
		struct candidate *c = &t->all.v[i];

		c->segment = c->clause;
		for (size_t k = i; k-- > 0 && t->all.v[k].sentence == c->sentence;)
			if (t->all.v[k].word.end > c->clause.first && starts_new(&t->all.v[k])) {
				c->shares = share_verb(t, &t->all.v[k], c);
				c->segment.first = are_joined(t, &t->all.v[k], c) || c->shares ? t->all.v[k].segment.first
												: t->all.v[k].word.end;
				break;
			}
		for (size_t k = i + 1; k < t->all.n && t->all.v[k].sentence == c->sentence; k++)
			if (t->all.v[k].word.first < c->clause.end && starts_new(&t->all.v[k]) && !share_verb(t, c, &t->all.v[k])) {
				c->segment.end = t->all.v[k].word.first;
				break;
			}
	}
}

static bool is_range(const struct date *d)
{
	return d->precision == DATE_DAY && (d->start.day != d->end.day || d->start.month != d->end.month);
}

static bool is_short_event(enum event_kind kind)
{
	return kind == KIND_TALKS || kind == KIND_CALL || kind == KIND_PHONE_CALL || kind == KIND_SIGNING ||
	       kind == KIND_WORKING_SESSION;
}

static bool has_visit_beside(const struct telling *t, const struct candidate *c)
{
	for (size_t i = 0; i < t->all.n; i++)
		if (t->all.v[i].kind == KIND_VISIT && t->all.v[i].sentence == c->sentence)
			return true;
	return false;
}

/* Not an anniversary, not the day of a paper ("ký ngày …", "(tháng 12/2023)"), not a range for an hour's meeting. */
static bool may_date(const struct telling *t, const struct candidate *c, size_t i)
{
	const struct date *d = &t->f->dates.v[i];

	if (d->recurring || d->precision == DATE_NONE || d->precision == DATE_DECADE)
		return false;
	if (d->precision == DATE_YEAR && d->start.year != d->end.year)
		return false; /* the years of a plan */
	if (is_short_event(c->kind) && is_range(d) && has_visit_beside(t, c))
		return false;
	return !in_front(t, CUE_sign, d->range.first) &&
	       !(d->range.first > c->name.end + 1 && is_char_at(t->f, d->range.first - 1, "(") &&
		       !place_at(t->f, d->range.first - 2)); /* "tổ chức tại Côn Minh (tháng 6/2019)" */
}

static bool is_period(const struct date *d)
{
	return (d->precision == DATE_YEAR || d->precision == DATE_HALF || d->precision == DATE_QUARTER) && !d->recurring &&
	       d->start.year == d->end.year;
}

/* 2025年工作会谈, 第一季度会晤: the period that the meeting is called by. */
static bool is_in_front_of_name(const struct telling *t, const struct candidate *c, size_t date)
{
	const struct date *d = &t->f->dates.v[date];

	if (!is_han(t, c->word.first) || !is_period(d) || d->range.end > c->word.first || c->word.first - d->range.end > 8)
		return false;
	for (size_t i = d->range.end; i < c->word.first; i++)
		if (t->f->words.v[i].flags & WORD_PUNCT || has_cue(t, i, CUE_name_stop) || has_cue(t, i, CUE_hold))
			return false;
	return true;
}

/* "Ngày 5/4, Tỉnh đoàn cho biết đã tổ chức chuyến công tác": the day of the telling. */
static bool is_day_of_telling(const struct telling *t, const struct candidate *c, size_t date)
{
	return find_cue(t, CUE_tells, t->f->dates.v[date].range.end, c->word.first) != STR_NONE;
}

/* "Ngày 26/5, trong khuôn khổ chuyến thăm từ ngày 25 đến 29/5, đoàn đã hội đàm": the day in front of the framework is the talks'. */
static size_t date_before_framework(const struct telling *t, const struct candidate *c, const struct candidate *framework)
{
	size_t i = dates_from(t->f, c->clause.first);

	if (i == t->f->dates.n || t->f->dates.v[i].range.first > c->clause.first + 2 ||
		t->f->dates.v[i].range.end >= framework->word.first || t->f->dates.v[i].precision != DATE_DAY ||
		!may_date(t, c, i))
		return STR_NONE;
	return i;
}

static size_t date_before_word(const struct telling *t, const struct candidate *c)
{
	size_t found = STR_NONE; /* 11月16日,2024年中越(…)联欢活动: the day behind the period */

	for (size_t i = dates_from(t->f, c->word.first); i-- > 0 && t->f->dates.v[i].range.first >= c->segment.first;) {
		if (!may_date(t, c, i) || is_in_front_of_name(t, c, i) || is_day_of_telling(t, c, i))
			continue;
		if (found == STR_NONE || t->f->dates.v[i].precision == DATE_DAY)
			found = i;
		if (!is_han(t, c->word.first) || !is_period(&t->f->dates.v[found]))
			break;
	}
	return found;
}

/* "hội đàm năm 2018", "hội đàm định kỳ quý IV": the period of the name, where no nearer date is told. */
static size_t date_in_name(const struct telling *t, const struct candidate *c)
{
	size_t i = dates_from(t->f, c->word.end);

	if (i < t->f->dates.n && t->f->dates.v[i].range.first < c->name.end && is_period(&t->f->dates.v[i]))
		return i;
	return i > 0 && is_in_front_of_name(t, c, i - 1) ? i - 1 : STR_NONE;
}

/* The first date behind the word; a bare year only where no nearer day or month follows ("Hội nghị … năm 2024 tổ chức ngày
 * 17/5"). */
static size_t date_after_word(const struct telling *t, const struct candidate *c)
{
	size_t found = STR_NONE;

	for (size_t i = dates_from(t->f, c->word.first); i < t->f->dates.n && t->f->dates.v[i].range.first < c->segment.end;
		i++) {
		if (!may_date(t, c, i) || i == date_in_name(t, c))
			continue;
		if (find_cue(t, CUE_sign, c->word.end, t->f->dates.v[i].range.first) != STR_NONE)
			break;
		if (found == STR_NONE || t->f->dates.v[i].precision != DATE_YEAR)
			found = i;
		if (t->f->dates.v[i].precision != DATE_YEAR)
			break;
	}
	return found;
}

/* ", ngày 28/2/2023, đồng chí X đã hội đàm": a comma before the date after a framework clause gives it to what follows. */
static bool belongs_to_next(const struct telling *t, size_t date)
{
	size_t first = t->f->dates.v[date].range.first;

	return first > 0 && is_char_at(t->f, first - 1, ",");
}

static size_t count_dates(const struct telling *t, const struct candidate *c, size_t first, size_t end)
{
	size_t n = 0;

	for (size_t i = dates_from(t->f, first); i < t->f->dates.n && t->f->dates.v[i].range.first < end; i++)
		n += may_date(t, c, i);
	return n;
}

/* "Tại lễ ký kết, …: Năm 2015, …": no day of a meeting that is only named again. */
static bool is_cut_off(const struct telling *t, const struct candidate *c, size_t date)
{
	for (size_t i = c->name.end; c->anaphor && i < t->f->dates.v[date].range.first; i++)
		if (t->f->words.v[i].flags & WORD_PUNCT && !is_char_at(t->f, i, "("))
			return true;
	return false;
}

/* "Trong khuôn khổ hội đàm, hai đoàn đánh giá kết quả quý 4": what follows the framework's clause is not its date, but
 * "Hội nghị …, tổ chức ngày 3/6" is. */
static bool is_behind_clause(const struct telling *t, const struct candidate *c, size_t date)
{
	for (size_t i = c->name.end; i < t->f->dates.v[date].range.first; i++)
		if (has_cue(t, i, CUE_comma) && !has_cue(t, i + 1, CUE_hold) && i + 1 < t->f->dates.v[date].range.first)
			return true;
	return false;
}

static bool begins_range(const struct telling *t, size_t day, size_t range)
{
	const struct date *d = &t->f->dates.v[day], *r = &t->f->dates.v[range];

	return !is_range(d) && is_range(r) && d->start.month == r->start.month && d->start.day == r->start.day;
}

static bool ends_range(const struct telling *t, size_t day, size_t range)
{
	const struct date *d = &t->f->dates.v[day], *r = &t->f->dates.v[range];

	return !is_range(d) && is_range(r) && d->start.month == r->end.month && d->start.day == r->end.day;
}

/* "Ngày 20/3, đoàn sẽ dự Gặp gỡ đầu Xuân năm 2031": a day after publication inside the period of the name. */
static bool is_coming_day_within(const struct telling *t, size_t day, size_t period)
{
	const struct date *d = &t->f->dates.v[day], *p = &t->f->dates.v[period];

	return d->precision == DATE_DAY && p->start.year == d->start.year && p->start.month <= d->start.month &&
	       d->start.month <= p->end.month &&
	       (!t->published.year || (d->start.year * 12L + d->start.month) * 31 + d->start.day >
					      (t->published.year * 12L + t->published.month) * 31 + t->published.day);
}

static void take_date(struct telling *t, struct candidate *c, const struct candidate *previous)
{
	size_t before = date_before_word(t, c), after = date_after_word(t, c);

	if (before != STR_NONE && after != STR_NONE && is_han(t, c->word.first) && is_period(&t->f->dates.v[before]) &&
		t->f->dates.v[after].precision == DATE_DAY)
		before = STR_NONE; /* 2024年新春会晤暨第十五次会晤于5月12日举行 */
	if (previous && before != STR_NONE && after != STR_NONE && previous->date == before && !previous->date_in_front)
		before = STR_NONE; /* "chuyến thăm … vào tháng 12/2022 và Hội nghị … năm 2021" */
	if (previous && previous->framework && before != STR_NONE && !belongs_to_next(t, before) &&
		count_dates(t, c, c->segment.first, c->word.first) < 2)
		before = STR_NONE;
	if (previous && previous->framework && before == STR_NONE)
		before = date_before_framework(t, c, previous);
	if (after != STR_NONE && is_cut_off(t, c, after))
		after = STR_NONE;
	if (after != STR_NONE && c->framework && t->f->language == LANGUAGE_VI && is_behind_clause(t, c, after))
		after = STR_NONE;
	if (after != STR_NONE && belongs_to_next(t, after) && (c->framework || c->segment.end < c->clause.end))
		after = STR_NONE;
	if (c->future && before != STR_NONE && after != STR_NONE && is_period(&t->f->dates.v[after]) &&
		t->f->dates.v[before].precision == DATE_DAY)
		after = STR_NONE; /* "từ 19 đến 21/6, đoàn sẽ dự Lễ ký Thỏa thuận năm 2023" */
	if (c->framework || c->future || c->past || (previous && previous->sentence == c->sentence && before == STR_NONE))
		c->date = after != STR_NONE || c->framework ? after : before;
	else
		c->date = before != STR_NONE ? before : after;
	if (before != STR_NONE && after != STR_NONE && c->kind == KIND_VISIT &&
		(begins_range(t, before, after) || ends_range(t, before, after)))
		c->date = after; /* "Tối 30/11, … đến Hà Nội, thăm chính thức Việt Nam từ ngày 30/11 đến ngày 2/12" */
	if (c->date == STR_NONE || ((c->future || c->past) && c->date == before && date_in_name(t, c) != STR_NONE &&
					   !is_coming_day_within(t, before, date_in_name(t, c))))
		c->date = date_in_name(t, c); /* "trong quý 4 và thống nhất tổ chức hội đàm quý 1/2025" */
	c->date_in_front = c->date != STR_NONE && c->date == before;
}

/* "; buổi chiều, đoàn …", "Buổi sáng, tại …": a part of the day told last. */
static void take_day_part(struct telling *t, struct candidate *c)
{
	size_t part = find_cue(t, CUE_day_part, c->clause.first, c->clause.first + 3), i;

	if (c->date != STR_NONE || part == STR_NONE || part > c->word.first)
		return;
	for (i = dates_from(t->f, c->clause.first); i-- > 0;)
		if (t->f->dates.v[i].precision == DATE_DAY && !t->f->dates.v[i].recurring)
			break;
	if (i == STR_NONE)
		return;
	c->date = i;
	c->date_in_front = true;
	c->day_part = t->cue[part].value;
}

/* "cuộc họp … để bàn việc chuẩn bị": what a working session prepares is its task. */
static bool is_announced_behind(const struct telling *t, const struct candidate *c, size_t end)
{
	for (size_t i = c->word.end; i < end; i++)
		if (has_cue(t, i, CUE_future) && !(has_cue(t, i, CUE_task) && c->kind == KIND_WORKING_SESSION))
			return true;
	return false;
}

/* "Sau buổi làm việc, đoàn đã …": what is over, no event of its own. */
static bool is_followed(const struct telling *t, const struct candidate *c)
{
	size_t first = c->word.first > c->clause.first + 3 ? c->word.first - 3 : c->clause.first;

	for (size_t i = first; i <= c->word.first; i++)
		if (has_cue(t, i, CUE_follow) && has_cue(t, i, CUE_anaphor) && i + t->cue[i].words + 1 >= c->word.first)
			return true;
	return false;
}

/* "thống nhất hoãn Giao lưu …", "hủy chuyến thăm" */
static bool stands_near(const struct telling *t, const struct candidate *c, enum cue_class class)
{
	size_t at = cue_before(t, CUE_classifier, c->word.first);

	return cue_before(t, class, at == STR_NONE ? c->word.first : at) != STR_NONE;
}

/* A future word belongs to the event word when nothing but a verb of holding stands between, or follows its name. */
static void read_cues(const struct telling *t, struct candidate *c)
{
	size_t first = c->word.first > c->segment.first + 6 ? c->word.first - 6 : c->segment.first;
	size_t end = c->name.end + 14 < c->segment.end ? c->name.end + 14 : c->segment.end;

	c->future = !c->anaphor &&
		    (find_cue(t, CUE_future, first, c->word.first) != STR_NONE ||
			    (!c->verb && is_announced_behind(t, c, end) && find_cue(t, CUE_sign, c->word.end, end) == STR_NONE));
	if (!c->anaphor && c->clause.first + 1 >= c->word.first)
		c->future |= find_cue(t, CUE_future, t->f->sentences[c->sentence].first, c->clause.first) !=
			     STR_NONE; /* "sẽ dự A; B" */
	/* "để ký tại phiên họp lần thứ tư, dự kiến tổ chức ở …" */
	if (c->anaphor && c->ordinal && find_cue(t, CUE_future, c->name.end, c->name.end + 2) != STR_NONE) {
		c->anaphor = false;
		c->future = true;
	}
	c->future_near = c->future && (cue_before(t, CUE_future, c->word.first) != STR_NONE ||
					      find_cue(t, CUE_future, c->name.end, c->name.end + 2) != STR_NONE ||
					      find_cue(t, CUE_future, first + 3 < c->word.first ? c->word.first - 3 : first,
						      c->word.first) != STR_NONE);
	c->begins = find_cue(t, CUE_begins, first, c->word.first) != STR_NONE;
	c->next = find_cue(t, CUE_next, first, end) != STR_NONE;
	c->past = find_cue(t, CUE_past, first, c->word.first) != STR_NONE;
	c->follow = find_cue(t, CUE_follow, c->clause.first, c->clause.first + 2) != STR_NONE && !is_followed(t, c);
	c->postponed = find_cue(t, CUE_postponed, c->word.end, c->segment.end) != STR_NONE || stands_near(t, c, CUE_postponed);
	c->cancelled = find_cue(t, CUE_cancelled, c->word.end, c->segment.end) != STR_NONE || stands_near(t, c, CUE_cancelled);
	c->invited = find_cue(t, CUE_invites, c->segment.first, c->word.first) != STR_NONE;
}

void collect_candidates(struct telling *t)
{
	struct phrase_hit hit;

	for (size_t s = 0; s < t->f->article->sentences.n; s++) {
		if (!is_headline(t->f, s) && !is_body(t->f, s))
			continue;
		for (size_t i = t->f->sentences[s].first; i < t->f->sentences[s].end; i++)
			if (event_word_at(t, i, &hit)) {
				size_t n = t->all.n;
				add_candidate(t, s, i, &hit);
				i = t->all.n > n ? t->all.v[n].word.end - 1 : i + hit.words - 1;
			}
	}
	cut_segments(t);
	for (size_t i = 0; i < t->all.n; i++) {
		struct candidate *c = &t->all.v[i], *previous = NULL;
		for (size_t k = i; k-- > 0 && !previous && t->all.v[k].sentence == c->sentence;)
			if (starts_new(&t->all.v[k]))
				previous = &t->all.v[k];
		read_cues(t, c);
		take_date(t, c, previous);
		take_day_part(t, c);
		take_place(t, c, previous);
	}
	share_joint(t);
}
