#include "people_cues.h"

#include "names.h"
#include "scan.h"

#include "../lib/utf8.h"

#include <string.h>

static const char classes[] =
	"office before_office body unit glue stop adverb and list group group_stop of between title_of at "
	"about side partner own delegation led "
	"members hosts site header diplomat serves central local committee_member joint absent middle "
	"no_role visits country_side plural some about_number counted article several source behalf relative object "
	"says enumeration among he countries seat passive borders counterpart";
static const char languages[] = "vi en zh";
static const char roles[] = "not_participant attendee receive speaker signatory head_of_delegation chair";
static const enum role role_of[] = {ROLE_ABSENT, ROLE_ATTENDEE, ROLE_MEETS, ROLE_SPEAKER, ROLE_SIGNATORY, ROLE_HEAD, ROLE_CHAIR};

struct str role_name(enum role r)
{
	switch (r) {
	case ROLE_CHAIR:
		return STR("chair");
	case ROLE_HEAD:
		return STR("head_of_delegation");
	case ROLE_SIGNATORY:
		return STR("signatory");
	case ROLE_SPEAKER:
		return STR("speaker");
	default:
		return STR("attendee");
	}
}

static void load_cues(struct people_tables *t, const char *config, struct lexicons *lex)
{
	unsigned cue, class, language;

	t->cues = table_load(config, "lexicon/cues_people.csv", lex->run);
	cue = table_column(&t->cues, "cue");
	class = table_column(&t->cues, "class");
	language = table_column(&t->cues, "language");
	t->value = table_column(&t->cues, "value");
	for (int c = 0; c < CUE_CLASSES; c++)
		phrases_by_language(t->cue[c], lex);
	for (size_t r = 0; r < t->cues.n; r++) {
		int c = table_choice(&t->cues, &t->cues.rows[r], class, classes);
		int l = table_choice(&t->cues, &t->cues.rows[r], language, languages);
		phrases_add(&t->cue[c][l], t->cues.rows[r].cell[cue], (int)r);
	}
}

static void load_roles(struct people_tables *t, struct lexicons *lex)
{
	const struct table *w = &lex->role_words.table;
	unsigned cue = table_column(w, "cue"), role = table_column(w, "role"), position = table_column(w, "position");
	unsigned language = table_column(w, "language");

	phrases_by_language(t->role_before, lex);
	phrases_by_language(t->role_after, lex);
	t->role = NEW(lex->run, unsigned char, w->n + 1);
	for (size_t r = 0; r < w->n; r++) {
		t->role[r] = (unsigned char)role_of[table_choice(w, &w->rows[r], role, roles)];
		int l = table_choice(w, &w->rows[r], language, languages);
		bool after = table_choice(w, &w->rows[r], position, "before after");
		phrases_add(after ? &t->role_after[l] : &t->role_before[l], w->rows[r].cell[cue], (int)r);
	}
}

static void mark_title_words(struct people_tables *t, struct str cell, struct lexicons *lex)
{
	struct word w;

	for (size_t at = 0; words_next(cell, &at, &w);) {
		uint32_t form = vocabulary_form(&lex->vocabulary, str_slice(cell, w.start, w.end));
		const struct word_form *f = vocabulary_form_at(&lex->vocabulary, form);
		if (f->id && !(f->flags & WORD_PUNCT))
			t->title_word[f->id] = true;
	}
}

static void mark_table(struct people_tables *t, const struct lexicon *l)
{
	size_t n;
	const uint32_t *said = phrases_said(&l->phrases, &n);

	for (size_t i = l->said.first; i < l->said.end; i++)
		t->title_word[said[i]] = true;
}

static void load_title_words(struct people_tables *t, struct lexicons *lex)
{
	t->title_words = lex->vocabulary.n + 1;
	t->title_word = NEW(lex->run, bool, t->title_words);
	mark_table(t, &lex->offices);
	mark_table(t, &lex->office_fields);
	mark_table(t, &lex->organisations);
	for (size_t id = 0; id < lex->vocabulary.n; id++)
		t->title_word[id] &= !(word_flags(lex->vocabulary.word[id]) & WORD_PUNCT);
	for (size_t r = 0; r < t->cues.n; r++) {
		struct str class = t->cues.rows[r].cell[table_column(&t->cues, "class")];
		if (str_eq(class, STR("office")) || str_eq(class, STR("body")) || str_eq(class, STR("glue")) ||
			str_eq(class, STR("unit")))
			mark_title_words(t, t->cues.rows[r].cell[0], lex);
	}
}

/* "Nguyễn" as "Nguyen" too. */
static void load_surnames(struct people_tables *t, struct lexicons *lex)
{
	const struct table *names = &lex->surnames.table;

	t->surname_group = table_column(names, "group");
	t->office_level = table_column(&lex->offices.table, "level");
	t->office_side = table_column(&lex->offices.table, "side");
	t->organisation_country = table_column(&lex->organisations.table, "country");
	t->plain_surname = phrases_new(&lex->vocabulary, lex->run);
	t->han_surname = phrases_new(&lex->vocabulary, lex->run);
	for (size_t r = 0; r < names->n; r++)
		if (names->rows[r].cell[table_column(names, "chinese")].n)
			phrases_add(&t->han_surname, names->rows[r].cell[table_column(names, "chinese")], (int)r);
	for (size_t r = 0; r < names->n; r++) {
		if (names->rows[r].cell[0].n == 1)
			continue; /* "A", of the Xơ Đăng, is an article in English */
		phrases_add(&t->plain_surname, utf8_skeleton(lex->run, names->rows[r].cell[0]), (int)r);
		phrases_add(&t->plain_surname, names->rows[r].cell[0], (int)r);
	}
}

static struct lists opens_of(const struct mention_reader *r, const struct people_tables *t, struct lexicons *lex)
{
	struct lists l = lists_new(&lex->vocabulary, r->others & OPENS_NUMBER ? WORD_NUMBER : 0, lex->run);

	for (const enum cue_class *c = r->opens; c && *c != CUE_CLASSES; c++)
		lists_add(&l, &t->cue[*c][0]);
	if (r->others & OPENS_OFFICE)
		lists_add(&l, &lex->offices.phrases);
	if (r->others & OPENS_ADDRESS)
		lists_add(&l, &lex->honorifics.phrases);
	if (r->others & OPENS_ROLE)
		lists_add(&l, &t->role_before[0]);
	return l;
}

static void note_opens(struct people_tables *t, struct lexicons *lex)
{
	lists_add(&lex->opens_office, &t->cue[CUE_OFFICE][0]);
	lists_add(&lex->opens_office, &t->cue[CUE_BEFORE_OFFICE][0]);
	lists_add(&lex->opens_office, &lex->offices.phrases);
	for (size_t i = 0; mention_readers[i].read; i++) {
		t->opens[i] = opens_of(&mention_readers[i], t, lex);
		t->reads.marks |= t->opens[i].marks;
	}
	t->begins = lists_new(&lex->vocabulary, WORD_UPPER | WORD_PUNCT, lex->run);
	lists_add(&t->begins, &t->role_after[0]);
	t->begins.marks |= t->reads.marks | lex->opens_office.marks;
}

void people_tables_ask_all(struct people_tables *t)
{
	for (size_t i = 0; mention_readers[i].read; i++)
		t->opens[i].marks |= WORD_ANY;
	t->reads.marks |= WORD_ANY;
	t->begins.marks |= WORD_ANY;
}

struct people_tables *people_tables_load(const char *config, struct lexicons *lex)
{
	struct people_tables *t = NEW(lex->run, struct people_tables, 1);

	load_cues(t, config, lex);
	load_roles(t, lex);
	load_title_words(t, lex);
	t->honorific_kind = table_column(&lex->honorifics.table, "kind");
	t->honorific_language = table_column(&lex->honorifics.table, "language");
	load_surnames(t, lex);
	t->vietnamese = word_question_new(is_spelt_vietnamese, NULL, lex->run);
	note_opens(t, lex);
	return t;
}

size_t person_cue_there(const struct facts *f, size_t i, enum cue_class c, struct str *value)
{
	const struct people_tables *t = f->lex->people;
	struct phrase_hit hit;

	if (i >= f->words.n || !phrases_at(&t->cue[c][f->language], &f->words, i, &hit))
		return 0;
	if (value)
		*value = t->cues.rows[hit.row].cell[t->value];
	return hit.words;
}

size_t role_there(const struct facts *f, const struct phrases *p, size_t i, enum role *role)
{
	struct phrase_hit hit;

	if (i >= f->words.n || !phrases_at(p, &f->words, i, &hit))
		return 0;
	*role = f->lex->people->role[hit.row];
	return hit.words;
}

bool is_title_word(const struct facts *f, size_t i)
{
	uint32_t id = i < f->words.n ? f->words.v[i].id : 0;

	return id && id < f->lex->people->title_words && f->lex->people->title_word[id];
}

bool is_long_dash(const struct facts *f, size_t i)
{
	size_t at = 0;
	uint32_t cp = utf8_next(words_text(&f->words, i, i + 1), &at);

	return (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}
