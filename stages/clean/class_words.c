#include "class_words.h"

#include "../lib/table.h"

#include <stdlib.h>
#include <string.h>

static const char groups[] =
	"ad author body caption comment cookie date disclaimer hidden lede list nav newsletter picture related share "
	"source tags title update views";
enum { LONGEST_NAME = 120, MOST_WORDS = 12 };

static int by_word(const void *a, const void *b)
{
	return str_cmp(((const struct class_row *)a)->word, ((const struct class_row *)b)->word);
}

static void check_word(const struct table *t, const struct table_row *row, struct str word, bool whole)
{
	if (!word.n)
		table_fail(t, row, "word is empty");
	for (size_t i = 0; i < word.n; i++)
		if (!((word.s[i] >= 'a' && word.s[i] <= 'z') ||
			    (whole && (word.s[i] == '-' || word.s[i] == '_' || is_digit(word.s[i])))))
			table_fail(t, row, "word '%.*s' has other signs than small ASCII letters", STR_ARG(word));
}

static unsigned beginning(struct str s)
{
	unsigned bit = (s.s[0] & 31u) << 10 | (s.n > 1 ? s.s[1] & 31u : 0) << 5 | (s.n > 2 ? s.s[2] & 31u : 0);
	return bit;
}

/* What may stand behind a shorter word is any sign. */
static void note_beginning(struct class_words *w, const struct class_row *r)
{
	unsigned bit = beginning(r->word), free = r->word.n == 1 ? 1024 : r->word.n == 2 ? 32 : 1;
	for (unsigned i = bit; i < bit + free; i++)
		w->may_begin[r->whole][i / 64] |= (uint64_t)1 << i % 64;
}

struct class_words *class_words_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "lexicon/class_words.csv", run);
	unsigned word = table_column(&t, "word"), group = table_column(&t, "group"), match = table_column(&t, "match");
	struct class_words *w = NEW(run, struct class_words, 1);
	w->rows = NEW(run, struct class_row, t.n + 1);
	w->answers = NEW(run, struct class_answer, CLASS_ANSWERS);
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		int how = table_choice(&t, row, match, "prefix whole word");
		w->rows[w->n++] = (struct class_row){
			row->cell[word], IN_CLASS((unsigned)table_choice(&t, row, group, groups)), how == 0, how == 1};
		check_word(&t, row, row->cell[word], how == 1);
	}
	if (w->n)
		qsort(w->rows, w->n, sizeof *w->rows, by_word);
	for (size_t c = 0, i = 0; c <= 256; c++) {
		while (i < w->n && (unsigned char)w->rows[i].word.s[0] < c)
			i++;
		w->first[c] = i;
	}
	for (size_t i = 0; i < w->n; i++)
		note_beginning(w, &w->rows[i]);
	return w;
}

static unsigned match(const struct class_words *w, struct str s, bool whole)
{
	unsigned found = 0;
	if (!s.n)
		return 0;
	unsigned bit = beginning(s);
	if (!(w->may_begin[whole][bit / 64] >> bit % 64 & 1))
		return 0;
	unsigned char c = (unsigned char)s.s[0];
	char second = s.n > 1 ? s.s[1] : 0;
	for (size_t i = w->first[c]; i < w->first[c + 1]; i++) {
		const struct class_row *r = &w->rows[i];
		if (r->whole == whole && (r->word.n < 2 || r->word.s[1] == second) &&
			(r->prefix ? str_starts(s, r->word) : str_eq(s, r->word)))
			found |= r->group;
	}
	return found;
}

struct cut_words {
	char text[LONGEST_NAME];
	size_t start[MOST_WORDS + 1], n, used;
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* "detailSapo-box2" -> detail sapo box; the words stand one behind the other in text. */
static void cut(struct str name, struct cut_words *c)
{
	bool inside = false;
	for (size_t i = 0; i < name.n && c->used < sizeof c->text; i++) {
		char ch = name.s[i];
		bool letter = is_upper(ch) || is_lower(ch);
		if (letter && (!inside || (is_upper(ch) && i && is_lower(name.s[i - 1])))) {
			if (c->n == MOST_WORDS)
				break;
			c->start[c->n++] = c->used;
		}
		inside = letter;
		if (letter)
			c->text[c->used++] = (char)(ch | 0x20);
	}
	c->start[c->n] = c->used;
}

static unsigned one_name(const struct class_words *w, struct str name)
{
	struct cut_words c = {.n = 0};
	char lower[LONGEST_NAME];
	if (name.n > sizeof lower)
		name.n = sizeof lower;
	for (size_t i = 0; i < name.n; i++)
		lower[i] = is_upper(name.s[i]) ? (char)(name.s[i] | 0x20) : name.s[i];
	unsigned found = match(w, (struct str){lower, name.n}, true);
	cut(name, &c);
	for (size_t i = 0; i < c.n; i++) {
		found |= match(w, (struct str){c.text + c.start[i], c.start[i + 1] - c.start[i]}, false);
		if (i + 1 < c.n)
			found |= match(w, (struct str){c.text + c.start[i], c.start[i + 2] - c.start[i]}, false);
	}
	return found;
}

/* Eight bytes a step; odd, so that its complement is another and neither is 0. */
static uint64_t hash_of(struct str s)
{
	uint64_t h = s.n * 0x9e3779b97f4a7c15u, part = 0;
	size_t at = 0;
	for (; at + sizeof part <= s.n; at += sizeof part) {
		memcpy(&part, s.s + at, sizeof part);
		h = (h ^ part) * 0xff51afd7ed558ccdu;
		h ^= h >> 32;
	}
	part = 0;
	memcpy(&part, s.s + at, s.n - at);
	h = (h ^ part) * 0xc4ceb9fe1a85ec53u;
	return (h ^ h >> 29) | 1;
}

static struct class_answer *place_of(const struct class_words *w, uint64_t hash)
{
	return &w->answers[(hash >> 20) % CLASS_ANSWERS];
}

/* One of the names: other attributes hold it too. */
static unsigned name_groups(const struct class_words *w, struct str name)
{
	uint64_t h = ~hash_of(name);
	struct class_answer *a = place_of(w, h);
	if (a->names != h)
		*a = (struct class_answer){h, one_name(w, name)};
	return a->groups;
}

static unsigned read_names(const struct class_words *w, struct str names)
{
	unsigned found = 0;
	size_t count = 0;
	for (size_t at = 0; at < names.n && count < 20; count++) {
		while (at < names.n && is_space(names.s[at]))
			at++;
		size_t end = at;
		while (end < names.n && !is_space(names.s[end]))
			end++;
		if (end > at)
			found |= name_groups(w, str_slice(names, at, end));
		at = end;
	}
	return found;
}

unsigned class_groups(const struct class_words *w, struct str names)
{
	if (!names.n)
		return 0;
	uint64_t h = hash_of(names);
	if (place_of(w, h)->names == h)
		return place_of(w, h)->groups;
	unsigned found = read_names(w, names);
	*place_of(w, h) = (struct class_answer){h, found};
	return found;
}

struct str class_group_name(enum class_group group)
{
	struct str rest = str_of(groups), name = STR("");

	for (unsigned i = 0; i <= (unsigned)group; i++)
		str_split(&rest, ' ', &name);
	return name;
}
