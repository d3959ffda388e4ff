#include "series_words.h"

#include "../lib/table.h"
#include "../lib/words.h"

enum role { PERIODIC, ANNUAL, NUMBER, COUNT, ORDINAL, WORD_YEAR, WORD_QUARTER, ARTICLE, TIMES };
static const char roles[] = "periodic annual number count ordinal year quarter article times";

struct series_words {
	struct vocabulary words;
	struct phrases phrases;
	int *role; /* by row */
	struct phrases verbs, nouns;
};

/* Words for events by their part of speech; words that say that one was held are verbs. */
static void load_verbs(struct series_words *w, const char *config, struct arena *run)
{
	struct table events = table_load(config, "lexicon/event_words.csv", run);
	struct table cues = table_load(config, "lexicon/cues_events.csv", run);
	unsigned word = table_column(&events, "word"), part = table_column(&events, "part_of_speech");
	unsigned cue = table_column(&cues, "cue"), class = table_column(&cues, "class");

	w->verbs = phrases_new(&w->words, run);
	w->nouns = phrases_new(&w->words, run);
	for (size_t i = 0; i < events.n; i++) {
		const struct str *cell = events.rows[i].cell;

		phrases_add(str_eq(cell[part], STR("verb")) ? &w->verbs : &w->nouns, cell[word], (int)i);
	}
	for (size_t i = 0; i < cues.n; i++)
		if (str_eq(cues.rows[i].cell[class], STR("hold")))
			phrases_add(&w->verbs, cues.rows[i].cell[cue], (int)i);
}

struct series_words *series_words_load(const char *config, struct arena *run)
{
	struct series_words *w = NEW(run, struct series_words, 1);
	struct table t = table_load(config, "lexicon/series_words.csv", run);
	unsigned word = table_column(&t, "word"), role = table_column(&t, "role");

	w->words.arena = run;
	w->phrases = phrases_new(&w->words, run);
	w->role = NEW(run, int, t.n + 1);
	for (size_t i = 0; i < t.n; i++) {
		w->role[i] = table_choice(&t, &t.rows[i], role, roles);
		phrases_add(&w->phrases, t.rows[i].cell[word], (int)i);
	}
	load_verbs(w, config, run);
	return w;
}

/* The role of the phrase at word i, or -1; *words is its length. */
static int role_at(const struct series_words *w, const struct words *ws, size_t i, size_t *words)
{
	struct phrase_hit hit;

	*words = 1;
	if (i >= ws->n || !phrases_at(&w->phrases, ws, i, &hit))
		return -1;
	*words = hit.words;
	return w->role[hit.row];
}

static struct str word_text(const struct words *ws, size_t i)
{
	return words_text(ws, i, i + 1);
}

static bool is_roman(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] != 'I' && s.s[i] != 'V' && s.s[i] != 'X')
			return false;
	return s.n > 0;
}

static bool is_count(const struct series_words *w, const struct words *ws, size_t i, size_t *words)
{
	int role = role_at(w, ws, i, words);

	if (role == COUNT || role == WORD_YEAR) /* "năm" is five, and year */
		return true;
	*words = 1;
	return i < ws->n && ((ws->v[i].flags & WORD_NUMBER) || is_roman(word_text(ws, i)));
}

static bool is_year(const struct words *ws, size_t i)
{
	long year;
	struct str text = i < ws->n ? word_text(ws, i) : STR("");

	return text.n == 4 && str_number(text, &year) && year >= 1900 && year < 2100;
}

/* "lần thứ hai mươi", "第十二次": the words behind the first count that belong to it. */
static size_t rest_of_count(const struct series_words *w, const struct words *ws, size_t first)
{
	size_t i = first, n;

	while (role_at(w, ws, i, &n) == COUNT)
		i += n;
	return i - first + (role_at(w, ws, i, &n) == TIMES ? n : 0);
}

/* "9th" */
static bool is_numbered_word(const struct words *ws, size_t i)
{
	struct str text = i < ws->n ? word_text(ws, i) : STR("");

	return text.n > 2 && is_digit(text.s[0]) && !is_digit(text.s[text.n - 1]) && !(ws->v[i].flags & WORD_HAN);
}

/* Words of the changing part that begins at word i; 0 where none does. */
static size_t changing_part(const struct series_words *w, const struct words *ws, size_t i)
{
	size_t n, more;
	int role = role_at(w, ws, i, &n);

	if ((role == NUMBER || role == WORD_QUARTER) && is_count(w, ws, i + n, &more))
		return n + more + rest_of_count(w, ws, i + n + more);
	if ((role == ARTICLE && !i) || is_numbered_word(ws, i))
		return n;
	if (role == WORD_YEAR && is_year(ws, i + n))
		return n + 1;
	if (role == ORDINAL)
		return n;
	if (is_year(ws, i))
		return 1 + (role_at(w, ws, i + 1, &n) == WORD_YEAR ? n : 0);
	return 0;
}

struct str series_name(const struct series_words *w, struct str name, struct arena *a)
{
	struct words ws = words_cut(name, &w->words, a);
	struct buf out = {.arena = a};
	size_t skip;

	for (size_t i = 0; i < ws.n; i += skip) {
		skip = changing_part(w, &ws, i);
		if (skip)
			continue;
		skip = 1;
		if (out.n && (ws.v[i].flags & WORD_SPACE))
			buf_putc(&out, ' ');
		buf_put(&out, word_text(&ws, i));
	}
	return str_trim(buf_str(&out));
}

struct name_says name_says(const struct series_words *w, struct str name, struct arena *one)
{
	struct words ws = words_cut(name, &w->words, one);
	struct name_says says = {0};
	size_t n;

	for (size_t i = 0; i < ws.n; i += n) {
		int role = role_at(w, &ws, i, &n);

		says.annual |= role == ANNUAL;
		says.periodic |= role == PERIODIC || role == ANNUAL;
		says.quarterly |= role == WORD_QUARTER;
	}
	return says;
}

bool name_is_verb(const struct series_words *w, struct str name, struct arena *one)
{
	struct words ws = words_cut(name, &w->words, one);
	struct phrase_hit verb, noun;

	phrases_at(&w->nouns, &ws, 0, &noun);
	return phrases_at(&w->verbs, &ws, 0, &verb) && verb.words > noun.words;
}

struct hashes words_of_name(const struct series_words *w, struct str name, struct arena *a)
{
	struct arena scratch = {0};
	struct words ws = words_cut(name, &w->words, &scratch);
	struct hashes all = {0};

	for (size_t i = 0; i < ws.n; i++)
		if (!(ws.v[i].flags & WORD_PUNCT))
			hashes_add(&all, str_hash(words_fold(&ws, i, &scratch)), &scratch);
	all = hashes_keep(&all, a);
	arena_release(&scratch);
	return all;
}
