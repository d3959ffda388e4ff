#include "persons.h"

#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>

struct surnames {
	struct str *v; /* folded, sorted */
	size_t n, cap;
};

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

const struct surnames *surnames_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "lexicon/surnames.csv", run);
	unsigned surname = table_column(&t, "surname");
	struct surnames *s = NEW(run, struct surnames, 1);
	for (size_t i = 0; i < t.n; i++)
		*PUSH(run, s) = utf8_fold(run, t.rows[i].cell[surname]);
	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_bytes);
	return s;
}

bool all_words_capital(struct str s)
{
	bool inside = false;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		bool letter = cp_is_letter(cp);
		if (letter && !inside && !cp_is_upper(cp))
			return false;
		inside = letter;
	}
	return true;
}

static bool is_surname(const struct surnames *s, struct str word, struct arena *one)
{
	struct str folded = utf8_fold(one, word);
	return s->n && bsearch(&folded, s->v, s->n, sizeof *s->v, by_bytes);
}

static struct str first_part(struct str line)
{
	static const char *const ends[] = {" - ", " – ", "/", ",", "(", ";", " |"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(line, str_of(ends[i]));
		if (at != STR_NONE)
			line = str_slice(line, 0, at);
	}
	return str_trim(line);
}

struct str person_of(const struct surnames *s, struct str line, struct arena *one)
{
	struct str name = first_part(line), rest = name, word, first = STR(""), last = STR("");
	size_t words = 0;
	while (str_split(&rest, ' ', &word)) {
		first = words++ ? first : word;
		last = word;
	}
	if (words < 2 || words > 4 || !all_words_capital(name))
		return STR("");
	return is_surname(s, first, one) || is_surname(s, last, one) ? name : STR("");
}
