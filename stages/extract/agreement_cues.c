#include "agreement_cues.h"

static const char cue_classes[] =
	"sign agree adopt reach prepare propose refer inside hand future past passive "
	"old later list among stop verb tail between joint and pair count measure plural article span on also other";
static const char uses[] = "name noun compound weak generic draft legal never";
static const char kinds[] = "minutes plan memorandum agreement statement protocol contract treaty other";

struct agreement_tables {
	struct lexicon cues;
	enum cue_class *class; /* by row */
	long *count;           /* of class count */
	bool *where;           /* value of class inside */
	struct str *language;
	enum instrument_use *use;
	unsigned kind; /* column of instruments.csv */
};

static void load_cues(struct agreement_tables *t, const char *config, struct lexicons *lex)
{
	t->cues = lexicon_load(config, "lexicon/cues_agreements.csv", "cue", lex);
	const struct table *table = &t->cues.table;
	unsigned class = table_column(table, "class"), value = table_column(table, "value"),
		 language = table_column(table, "language");

	t->class = NEW(lex->run, enum cue_class, table->n + 1);
	t->count = NEW(lex->run, long, table->n + 1);
	t->language = NEW(lex->run, struct str, table->n + 1);
	t->where = NEW(lex->run, bool, table->n + 1);
	for (size_t i = 0; i < table->n; i++) {
		t->class[i] = (enum cue_class)table_choice(table, &table->rows[i], class, cue_classes);
		t->language[i] = table->rows[i].cell[language];
		t->where[i] = t->class[i] == CUE_INSIDE && table->rows[i].cell[value].n &&
			      !table_choice(table, &table->rows[i], value, "where");
		if (t->class[i] == CUE_COUNT && !str_number(table->rows[i].cell[value], &t->count[i]))
			table_fail(table, &table->rows[i], "a cue of class count needs a number as value");
	}
}

struct agreement_tables *agreement_tables_load(const char *config, struct lexicons *lex)
{
	struct agreement_tables *t = NEW(lex->run, struct agreement_tables, 1);
	const struct table *table = &lex->instruments.table;
	unsigned use = table_column(table, "use");

	load_cues(t, config, lex);
	t->kind = table_column(table, "kind");
	t->use = NEW(lex->run, enum instrument_use, table->n + 1);
	for (size_t i = 0; i < table->n; i++) {
		t->use[i] = (enum instrument_use)table_choice(table, &table->rows[i], use, uses);
		table_choice(table, &table->rows[i], t->kind, kinds);
	}
	return t;
}

/* A cue inside a sentence with a capital is a name: the chairman Xuân Ký ("ký": to sign). */
static bool is_name(const struct facts *f, struct range sentence, size_t word)
{
	return word > sentence.first && (f->words.v[word].flags & WORD_UPPER) && !(f->words.v[word - 1].flags & WORD_PUNCT) &&
	       (f->words.v[word - 1].flags & WORD_UPPER);
}

static struct cues read_cues(const struct facts *f, struct range sentence)
{
	const struct agreement_tables *t = f->lex->agreements;
	struct starts starts = phrases_starts(&t->cues.phrases, &f->words, sentence.first, sentence.end);
	struct cues all = {0};
	struct phrase_hit hit;

	for (size_t i = sentence.first; (i = starts_next(&starts, i)) < sentence.end; i += hit.words) {
		if (!phrases_at(&t->cues.phrases, &f->words, i, &hit))
			hit.words = 1;
		else if (!str_eq(t->language[hit.row], f->lang) || is_name(f, sentence, i))
			hit.words = 1; /* "Mong Cai" in English is no hope ("mong") */
		else
			*PUSH(f->one, &all) = (struct cue){{i, i + hit.words}, t->class[hit.row], hit.row};
	}
	return all;
}

static bool is_hidden(const struct cues *cues, size_t word)
{
	for (size_t i = 0; i < cues->n && cues->v[i].range.first <= word; i++)
		if ((cues->v[i].class == CUE_OTHER || cues->v[i].class == CUE_AGREE) && word < cues->v[i].range.end)
			return true; /* "reached agreement on" is a verb */
	return false;
}

static struct instruments read_instruments(const struct facts *f, struct range sentence, const struct cues *cues)
{
	struct starts starts = phrases_starts(&f->lex->instruments.phrases, &f->words, sentence.first, sentence.end);
	struct instruments all = {0};
	struct phrase_hit hit;

	for (size_t i = sentence.first; (i = starts_next(&starts, i)) < sentence.end; i += hit.words) {
		if (!phrases_at(&f->lex->instruments.phrases, &f->words, i, &hit) || is_hidden(cues, i))
			hit.words = 1;
		else
			*PUSH(f->one, &all) = (struct instrument){{i, i + hit.words}, f->lex->agreements->use[hit.row], hit.row};
	}
	return all;
}

struct agreement_sentence agreement_sentence_read(const struct facts *f, struct range sentence)
{
	struct agreement_sentence s = {.range = sentence, .cues = read_cues(f, sentence)};

	s.instruments = read_instruments(f, sentence, &s.cues);
	return s;
}

const struct cue *cue_at(const struct agreement_sentence *s, size_t word)
{
	const struct cue *c = cue_over(s, word);

	return c && c->range.first == word ? c : NULL;
}

const struct cue *cue_over(const struct agreement_sentence *s, size_t word)
{
	for (size_t i = 0; i < s->cues.n; i++)
		if (s->cues.v[i].range.first <= word && word < s->cues.v[i].range.end)
			return &s->cues.v[i];
	return NULL;
}

bool cue_tells_where(const struct facts *f, const struct cue *c)
{
	return f->lex->agreements->where[c->row];
}

const struct instrument *instrument_at(const struct agreement_sentence *s, size_t word)
{
	for (size_t i = 0; i < s->instruments.n; i++)
		if (s->instruments.v[i].range.first == word)
			return &s->instruments.v[i];
	return NULL;
}

static long count_at(const struct facts *f, size_t word)
{
	struct str digits = words_text(&f->words, word, word + 1);
	long n = 0;

	return f->words.v[word].flags & WORD_NUMBER && digits.n <= 3 && str_number(digits, &n) ? n : 0;
}

long count_before(const struct facts *f, const struct agreement_sentence *s, size_t word, size_t *first)
{
	const struct cue *c = word > s->range.first ? cue_over(s, word - 1) : NULL;
	if (c && c->class == CUE_MEASURE)
		word--;
	if (word <= s->range.first)
		return 0;
	c = cue_over(s, word - 1);
	if (c && c->class == CUE_COUNT) {
		*first = c->range.first;
		return f->lex->agreements->count[c->row];
	}
	*first = word - 1;
	return count_at(f, word - 1);
}

long count_behind(const struct facts *f, const struct agreement_sentence *s, size_t end)
{
	const struct cue *c = end + 1 < s->range.end ? cue_at(s, end + 1) : NULL;

	return c && c->class == CUE_MEASURE ? count_at(f, end) : 0;
}

struct str instrument_kind(const struct facts *f, const struct instrument *i)
{
	return lexicon_cell(&f->lex->instruments, i->row, f->lex->agreements->kind);
}

const struct table *agreement_cue_table(const struct lexicons *lex)
{
	return &lex->agreements->cues.table;
}

int year_at(const struct facts *f, size_t word)
{
	long n = 0;

	if (word >= f->words.n || !(f->words.v[word].flags & WORD_NUMBER))
		return 0;
	struct str digits = words_text(&f->words, word, word + 1);
	return digits.n == 4 && str_number(digits, &n) && n > 1900 && n < 2100 ? (int)n : 0;
}
