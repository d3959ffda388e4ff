#include "person_forms.h"

#include "../lib/utf8.h"

enum { VOTERS = 200 };

/* The cell of most readings, the first of equals. */
struct str person_vote(const struct voice *v, size_t n, unsigned cell)
{
	struct {
		const struct text *text;
		size_t votes;
	} told[VOTERS], *best = NULL;
	size_t choices = 0;

	for (size_t i = 0; i < n && i < VOTERS; i++) {
		const struct text *text = cell_text(v[i].cells, cell);
		size_t at = 0;

		while (at < choices && told[at].text != text)
			at++;
		if (at == choices && text)
			told[choices++] = (__typeof__(*told)){text, 0};
		if (text)
			told[at].votes++;
	}
	for (size_t i = 0; i < choices; i++)
		if (!best || told[i].votes > best->votes)
			best = &told[i];
	return best ? text_of(best->text) : STR("");
}

size_t articles_of(const struct voice *v, size_t n)
{
	size_t articles = 0;

	for (size_t i = 0; i < n; i++)
		articles += !i || v[i].article != v[i - 1].article;
	return articles;
}

enum script { MARKED, PLAIN, HAN };

static enum script script_of(struct str name)
{
	return name_is_han(name) ? HAN : name_has_marks(name) ? MARKED : PLAIN;
}

/* "LÊ VĂN MẪU" of a headline stands back behind "Lê Văn Mẫu". */
static bool is_shouted(struct str name)
{
	for (size_t at = 0; at < name.n;)
		if (cp_is_lower(utf8_next(name, &at)))
			return false;
	return !name_is_han(name);
}

/* A way of writing the name, and how often. */
struct spelling {
	struct str name;
	size_t times;
};
struct spellings {
	struct spelling *v;
	size_t n, cap;
};

static struct spellings spellings_of(const struct voice *v, size_t n, struct arena *one)
{
	struct spellings all = {0};

	for (size_t i = 0; i < n; i++) {
		struct str name = cell_of(v[i].cells, PA_name);
		size_t at = 0;

		while (at < all.n && !str_eq(all.v[at].name, name))
			at++;
		if (at == all.n)
			*PUSH(one, &all) = (struct spelling){.name = name};
		all.v[at].times++;
	}
	return all;
}

static struct str most_written(const struct spellings *all, enum script script)
{
	const struct spelling *best = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct spelling *s = &all->v[i];

		if (script_of(s->name) != script)
			continue;
		if (!best || is_shouted(best->name) > is_shouted(s->name) ||
			(is_shouted(best->name) == is_shouted(s->name) && s->times > best->times))
			best = s;
	}
	return best ? best->name : STR("");
}

static struct str other_names(const struct spellings *all, const struct forms *f, struct arena *one)
{
	struct strs others = {0}, seen = {0};
	const struct str shown[] = {f->name, f->latin, f->chinese};

	for (size_t i = 0; i < 3; i++)
		*PUSH(one, &seen) = utf8_fold(one, shown[i]);
	for (size_t i = 0; i < all->n; i++) {
		struct str fold = utf8_fold(one, all->v[i].name);

		if (list_has(&seen, fold))
			continue;
		*PUSH(one, &seen) = fold;
		*PUSH(one, &others) = all->v[i].name;
	}
	return list_join(&others, one);
}

struct forms forms_of(const struct world *w, const struct voice *v, size_t n, struct arena *one)
{
	struct spellings all = spellings_of(v, n, one);
	struct forms f = {most_written(&all, MARKED), most_written(&all, PLAIN), most_written(&all, HAN), STR("")};
	const struct alias *known = name_alias(w->names, cell_of(v[0].cells, PA_name), cell_of(v[0].cells, PA_country), one);

	if (!f.name.n)
		f.name = f.latin.n ? f.latin : f.chinese;
	if (known && !f.latin.n)
		f.latin = known->latin;
	if (known && !f.chinese.n)
		f.chinese = known->chinese;
	f.aliases = other_names(&all, &f, one);
	return f;
}
