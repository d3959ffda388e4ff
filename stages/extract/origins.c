#include "origins.h"

#include "gazetteer.h"

static bool is_noted(const struct reading *r, const char *path, unsigned long line)
{
	for (const struct origin *o = r->origins; o; o = o->next)
		if (str_eq(str_of(o->path), str_of(path)) && o->line == line)
			return true;
	return false;
}

static void note_line(
	const struct facts *f, struct reading *r, const char *what, const char *path, unsigned long line, struct range words)
{
	struct origin **last = &r->origins;

	if (is_noted(r, path, line))
		return;
	while (*last)
		last = &(*last)->next;
	*last = NEW(f->one, struct origin, 1);
	**last = (struct origin){.what = what, .path = path, .line = line, .words = range_text(f, words)};
}

void note_row(const struct facts *f, struct reading *r, const char *what, const struct table *t, int row, struct range words)
{
	if (f->explain && row >= 0)
		note_line(f, r, what, t->path, t->rows[row].line, words);
}

void note_phrases(const struct facts *f, struct reading *r, const char *what, const struct lexicon *l, struct range in)
{
	struct phrase_hit hit;

	for (size_t i = in.first; f->explain && i < in.end && i < f->words.n; i += hit.words)
		if (phrases_at(&l->phrases, &f->words, i, &hit))
			note_row(f, r, what, &l->table, hit.row, (struct range){i, i + hit.words});
		else
			hit.words = 1;
}

void note_places(const struct facts *f, struct reading *r, struct range in)
{
	struct spelling_hit hit;

	for (size_t i = in.first; f->explain && i < in.end; i++) {
		const struct place *p = place_at(f, i);
		if (!p || !gazetteer_at(f->lex->gazetteer, &f->words, p->name.first, f->lang, &hit, f->one))
			continue;
		const struct toponym *t = toponym_of(f->lex->gazetteer, hit.spelling);
		note_line(f, r, "place", t->path, t->line, p->name);
	}
}
