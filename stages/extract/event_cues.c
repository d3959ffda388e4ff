#include "candidates.h"
#include "event_names.h"

#include "../lib/utf8.h"

enum { CUE_WORDS_BACK = 7 };

#define KIND_NAMES "conference gathering talks call working_session visit committee_session signing phone_call ceremony other"
const char *const event_kind_name[EVENT_KINDS] = {"conference", "gathering", "talks", "call", "working_session", "visit",
	"committee_session", "signing", "phone_call", "ceremony", "other"};
const char *const event_status_name[] = {"held", "planned", "postponed", "cancelled", "referenced"};

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

/* "Trung Quốc hội đàm" holds no "quốc hội", "Hải Phòng tiếp đoàn" no "phòng" (office) that only has the habit of it. */
static bool ends_place(const struct facts *f, size_t i)
{
	const struct place *p = place_at(f, i);

	return p && p->certain && p->range.first < i && p->range.end == i + 1;
}

static void mark_cues(struct telling *t)
{
	const struct phrases *p = &t->tables->cues.phrases;
	struct starts starts = phrases_starts(p, &t->f->words, 0, t->f->words.n);
	struct phrase_hit hit;

	for (size_t i, next = 0; (i = starts_next(&starts, next)) < t->f->words.n;) {
		next = i + 1;
		if (!phrases_at(p, &t->f->words, i, &hit) || ends_place(t->f, i))
			continue;
		next = i + hit.words; /* "nhận lời mời" is no "mời" */
		if (in_han_place(t->f, i) ||
			(hit.words > 1 && in_han_place(t->f, i + (size_t)hit.words - 1) && !in_han_place(t->f, i)))
			continue; /* 在中国 holds no 在中 */
		t->cue[i] = (struct cue){.words = (uint32_t)hit.words};
		for (int row = hit.row; row >= 0; row = phrases_next_row(p, &hit, row)) {
			t->cue[i].classes |= t->tables->class_of_row[row];
			if (t->tables->value_of_row[row])
				t->cue[i].value = t->tables->value_of_row[row];
		}
		t->eight[i / 8] |= t->cue[i].classes;
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
	const struct phrases *places = &t->f->lex->place_words.phrases;
	struct starts starts = phrases_starts(places, &t->f->words, 0, t->f->words.n);
	struct phrase_hit hit;

	for (size_t i = 0; (i = find_cue(t, CUE_no_event, i, t->f->words.n)) != STR_NONE; i++)
		if (!(phrases_at(&t->f->lex->event_words.phrases, &t->f->words, i, &hit) && (size_t)hit.words > t->cue[i].words))
			cover(t, i, t->cue[i].words); /* not "tuần tra kiểm soát | chung" */
	for (size_t i = 0; (i = find_cue(t, CUE_receivers, i, t->f->words.n)) != STR_NONE; i++)
		if (!is_dated_front(t, i))
			cover(t, i, t->cue[i].words);
	for (size_t i = 0; (i = starts_next(&starts, i)) < t->f->words.n; i++)
		if (phrases_at(places, &t->f->words, i, &hit) && hit.words > 1 && !ends_place(t->f, i))
			cover(t, i, hit.words);
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
	t.eight = NEW(f->one, uint64_t, f->words.n / 8 + 1);
	t.covered = NEW(f->one, bool, f->words.n + 1);
	mark_cues(&t);
	cover_others(&t);
	return t;
}

bool opens_cue(const struct telling *t, size_t word, enum cue_class c)
{
	const struct phrases *p = &t->tables->cues.phrases;
	struct phrase_hit hit;

	if (!phrases_at(p, &t->f->words, word, &hit))
		return false;
	for (int row = hit.row; row >= 0; row = phrases_next_row(p, &hit, row))
		if (t->tables->class_of_row[row] >> c & 1u)
			return true;
	return false;
}

size_t find_cue(const struct telling *t, enum cue_class c, size_t first, size_t end)
{
	for (size_t i = first; i < end;) {
		if (i < t->f->words.n && !(t->eight[i / 8] >> c & 1u))
			i = (i | 7) + 1;
		else if (has_cue(t, i++, c))
			return i - 1;
	}
	return STR_NONE;
}

size_t cue_before(const struct telling *t, enum cue_class c, size_t word)
{
	for (size_t back = 1; back <= CUE_WORDS_BACK && back <= word; back++)
		if (has_cue(t, word - back, c) && t->cue[word - back].words == back)
			return word < t->f->words.n && t->f->sentence_of[word] != t->f->sentence_of[word - back] ? STR_NONE
														 : word - back;
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
