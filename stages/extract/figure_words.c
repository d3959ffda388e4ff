#include "figure_words.h"

#include "../lib/utf8.h"

struct figure_tables *figure_tables_load(const char *config, struct lexicons *lex)
{
	struct figure_tables *t = NEW(lex->run, struct figure_tables, 1);
	long number;

	t->table = table_load(config, "lexicon/figure_words.csv", lex->run);
	t->value = table_column(&t->table, "value");
	t->language = table_column(&t->table, "language");
	for (int c = 0; c < FIGURE_CLASSES; c++)
		t->word[c] = phrases_new(&lex->vocabulary, lex->run);
	t->begins = lists_new(&lex->vocabulary, WORD_NUMBER | WORD_CAPS, lex->run);
	lists_add(&t->begins, &t->word[FIGURE_NUMBER]);
	lists_add(&t->begins, &t->word[FIGURE_TEN]);
	for (size_t i = 0; i < t->table.n; i++) {
		const struct table_row *row = &t->table.rows[i];
		int class = table_choice(&t->table, row, table_column(&t->table, "class"),
			"qualifier over_after identifier ratio clock subject stop number ten definite point");

		if (class == FIGURE_QUALIFIER)
			table_choice(&t->table, row, t->value, "over about under none");
		else if (class == FIGURE_IDENTIFIER && row->cell[t->value].n)
			table_choice(&t->table, row, t->value, "always");
		else if (class == FIGURE_NUMBER && !str_number(row->cell[t->value], &number))
			table_fail(&t->table, row, "a word of class number needs its number as value");
		phrases_add(&t->word[class], row->cell[table_column(&t->table, "word")], (int)i);
	}
	t->canonical = table_column(&lex->units.table, "canonical");
	t->kind = table_column(&lex->units.table, "kind");
	t->factor = table_column(&lex->units.table, "factor");
	t->figure = table_column(&lex->units.table, "figure");
	return t;
}

char mark_at(const struct facts *f, size_t at)
{
	struct str word = text_at(f, at);
	size_t p = 0;
	uint32_t cp = flag_at(f, at, WORD_PUNCT) ? utf8_next(word, &p) : 0;

	return cp >= 0x2010 && cp <= 0x2015 ? '-' : cp < 0x80 ? (char)cp : '?';
}

bool figure_word_at(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	return at < f->words.n && phrases_at(&f->lex->figures->word[class], &f->words, at, hit);
}

size_t figure_word_before(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	for (size_t k = 3; k >= 1; k--)
		if (k <= at && !flag_at(f, at, WORD_LINE) && figure_word_at(f, at - k, class, hit) && hit->words == k)
			return at - k;
	return STR_NONE;
}

struct str unit_cell(const struct facts *f, int row, unsigned column)
{
	return lexicon_cell(&f->lex->units, row, column);
}

bool unit_is(const struct facts *f, int row, const char *kind)
{
	return str_eq(unit_cell(f, row, f->lex->figures->kind), str_of(kind));
}

bool unit_at(const struct facts *f, size_t at, struct phrase_hit *hit)
{
	if (flag_at(f, at, WORD_LINE) || !phrases_at(&f->lex->units.phrases, &f->words, at, hit))
		return false;
	if (unit_is(f, hit->row, "money") && place_at(f, at))
		return false; /* "35 Dong Nai businesses" */
	return hit->words > 1 || glued_at(f, at) || flag_at(f, at, WORD_PUNCT) || utf8_count(text_at(f, at)) > 1;
}

bool figure_word_own(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	const struct figure_tables *t = f->lex->figures;

	return figure_word_at(f, at, class, hit) && str_eq(t->table.rows[hit->row].cell[t->language], f->lang);
}
