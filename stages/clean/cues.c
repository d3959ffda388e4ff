#include "cues.h"

#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>

static int by_word(const void *a, const void *b)
{
	return str_cmp(((const struct cue *)a)->word, ((const struct cue *)b)->word);
}

static unsigned beginning(unsigned char a, unsigned char b, unsigned char c)
{
	return (a * 1031u + b * 67u + c * 5u) % (128 * 64);
}

/* What may stand behind a shorter word is any byte. */
static void note_beginning(struct cue_list *list, struct str word)
{
	unsigned char a = (unsigned char)word.s[0];
	for (unsigned b = word.n > 1 ? (unsigned char)word.s[1] : 0; b<256; b = word.n> 1 ? 256 : b + 1)
		for (unsigned c = word.n > 2 ? (unsigned char)word.s[2] : 0; c<256; c = word.n> 2 ? 256 : c + 1) {
			unsigned bit = beginning(a, (unsigned char)b, (unsigned char)c);
			list->may_begin[bit / 64] |= (uint64_t)1 << bit % 64;
			list->pairs[(unsigned)a << 2 | b >> 6] |= (uint64_t)1 << (b & 63);
		}
}

static bool may_begin(const struct cue_list *list, struct str s, size_t at)
{
	const unsigned char *c = (const unsigned char *)s.s + at;
	unsigned bit = beginning(c[0], at + 1 < s.n ? c[1] : 0, at + 2 < s.n ? c[2] : 0);
	return list->may_begin[bit / 64] >> bit % 64 & 1;
}

static size_t next_beginning(const struct cue_list *list, struct str s, size_t at)
{
	unsigned pair = at < s.n ? (unsigned char)s.s[at] : 0;
	for (; at + 1 < s.n; at++) {
		pair = (pair << 8 | (unsigned char)s.s[at + 1]) & 0xFFFF;
		if ((list->pairs[pair / 64] >> pair % 64 & 1) && may_begin(list, s, at))
			return at;
	}
	return at < s.n && may_begin(list, s, at) ? at : s.n;
}

const struct cue *cue_next(const struct cue_list *list, struct str s, struct cue_at *at)
{
	for (; at->start < s.n; at->start++, at->begun = false) {
		if (!at->begun)
			at->start = next_beginning(list, s, at->start);
		if (at->start >= s.n)
			break;
		unsigned char b = (unsigned char)s.s[at->start];
		at->row = at->begun ? at->row + 1 : list->first[b];
		char second = at->start + 1 < s.n ? s.s[at->start + 1] : 0;
		at->begun = true;
		for (; at->row < list->first[b + 1]; at->row++)
			if ((list->v[at->row].word.n < 2 || list->v[at->row].word.s[1] == second) &&
				str_starts(str_slice(s, at->start, s.n), list->v[at->row].word))
				return &list->v[at->row];
	}
	return NULL;
}

static bool is_first(struct str s, const struct cue *cue, const struct cue_at *at)
{
	return str_find(s, cue->word) == at->start;
}

static void index_words(struct cue_list *list)
{
	if (list->n)
		qsort(list->v, list->n, sizeof *list->v, by_word);
	for (size_t c = 0, i = 0; c <= 256; c++) {
		while (i < list->n && (unsigned char)list->v[i].word.s[0] < c)
			i++;
		list->first[c] = i;
	}
	for (size_t i = 0; i < list->n; i++)
		note_beginning(list, list->v[i].word);
}

static struct cue_list load(
	const char *config, const char *name, const char *column, const char *kinds, const char *positions, struct arena *run)
{
	struct table t = table_load(config, name, run);
	unsigned word = table_column(&t, column), kind = table_column(&t, "kind");
	unsigned position = positions ? table_column(&t, "position") : 0;
	struct cue_list list = {.n = 0};
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		if (!row->cell[word].n)
			table_fail(&t, row, "%s is empty", column);
		struct cue c = {.word = utf8_fold(run, row->cell[word]), .kind = (unsigned)table_choice(&t, row, kind, kinds)};
		c.position = positions ? (unsigned)table_choice(&t, row, position, positions) : 0;
		*PUSH(run, &list) = c;
	}
	index_words(&list);
	return list;
}

/* The rows of a kind: labels with something behind them. The label of a last change is a date's, too. */
static struct cue_list labels_of(const struct cue_list *headings, enum cue_kind kind, struct arena *run)
{
	struct cue_list list = {.n = 0};
	for (size_t i = 0; i < headings->n; i++)
		if (headings->v[i].kind == kind || (kind == CUE_DATE && headings->v[i].kind == CUE_UPDATE))
			*PUSH(run, &list) = headings->v[i];
	index_words(&list);
	return list;
}

const struct cues *cues_load(const char *config, struct arena *run)
{
	struct cues *c = NEW(run, struct cues, 1);
	c->headings = load(config, "lexicon/teaser_words.csv", "heading", "boilerplate date teaser tool update views", NULL, run);
	c->boilerplate = labels_of(&c->headings, CUE_BOILERPLATE, run);
	c->dates = labels_of(&c->headings, CUE_DATE, run);
	c->views = labels_of(&c->headings, CUE_VIEWS, run);
	c->promos = load(config, "lexicon/promo_words.csv", "beginning", "about promo", NULL, run);
	c->bylines = load(config, "lexicon/byline_words.csv", "label", "author editor end photo source translator",
		"after alone before", run);
	c->captions = load(config, "lexicon/caption_words.csv", "pattern", "caption credit file position",
		"any end middle start start_or_end", run);
	return c;
}

static const struct cue *find(const struct cue_list *list, struct str word)
{
	struct cue key = {.word = word};
	return list->n ? bsearch(&key, list->v, list->n, sizeof *list->v, by_word) : NULL;
}

static bool is_sign(uint32_t cp)
{
	return !cp_is_letter(cp) && !cp_is_digit(cp) && !cp_is_han(cp);
}

/* The line without signs at both ends, such as "» Tin khác:". */
static struct str cue_bare(struct str s)
{
	size_t start = 0, end = s.n;
	for (size_t at = 0; at < s.n && is_sign(utf8_next(s, &at));)
		start = at;
	while (end > start && is_sign(utf8_before(s, end)))
		end = utf8_back(s, end);
	return str_slice(s, start, end);
}

static bool letter_at(struct str s, size_t at)
{
	return at < s.n && !is_sign(utf8_next(s, &at));
}

static bool ends_word(struct str s, size_t at)
{
	if (at >= s.n)
		return true;
	size_t next = at;
	uint32_t cp = utf8_next(s, &next), before = utf8_before(s, at);
	return is_sign(cp) || cp_is_han(before) || (cp_is_digit(cp) && !cp_is_digit(before));
}

/* Of a line the label of a last change is one of a date. */
static enum cue_kind kind_of(const struct cue *c)
{
	return c->kind == CUE_UPDATE ? CUE_DATE : (enum cue_kind)c->kind;
}

/* What stands behind a label begins with one of ( : ： and digits. */
static bool may_be_labelled(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (is_digit(line.s[i]) || line.s[i] == ':' || line.s[i] == '(' || line.s[i] == "："[0])
			return true;
	return false;
}

/* A label with its colon, or with a number right behind: "điện thoại: 069", "giấy phép số 15". */
static enum cue_kind labelled(const struct cues *c, struct str line)
{
	enum cue_kind found = CUE_NONE;
	if (!line.n || !may_begin(&c->headings, line, 0) || !may_be_labelled(line))
		return found;
	unsigned char b = (unsigned char)line.s[0];
	char second = line.n > 1 ? line.s[1] : 0;
	for (size_t i = c->headings.first[b]; i < c->headings.first[b + 1]; i++) {
		const struct cue *cue = &c->headings.v[i];
		if ((cue->word.n > 1 && cue->word.s[1] != second) || !str_starts(line, cue->word) ||
			!ends_word(line, cue->word.n))
			continue;
		struct str rest = str_trim(str_slice(line, cue->word.n, line.n));
		if (str_starts(rest, STR(":")) || str_starts(rest, STR("：")) || str_starts(rest, STR("(")) ||
			(rest.n && is_digit(rest.s[0])))
			found = kind_of(cue);
	}
	return found;
}

/* "12 min read", "5 comments". */
static bool is_counted_tool(const struct cues *c, struct str bare)
{
	size_t at = 0;
	while (at < bare.n && (is_digit(bare.s[at]) || bare.s[at] == ' '))
		at++;
	const struct cue *cue = at ? find(&c->headings, str_slice(bare, at, bare.n)) : NULL;
	return cue && cue->kind == CUE_TOOL;
}

enum cue_kind cue_line(const struct cues *c, struct str folded)
{
	struct str bare = cue_bare(folded);
	if (!bare.n)
		return CUE_NONE;
	const struct cue *whole = may_begin(&c->headings, bare, 0) ? find(&c->headings, bare) : NULL;
	if (whole)
		return kind_of(whole);
	if (is_digit(bare.s[0]))
		return is_counted_tool(c, bare) ? CUE_TOOL : CUE_NONE;
	size_t lead = (size_t)(bare.s - folded.s);
	return labelled(c, str_slice(folded, lead, folded.n));
}

enum cue_kind cue_beginning(const struct cues *c, struct str folded)
{
	struct str line = folded;
	for (size_t at = 0; at < folded.n && is_sign(utf8_next(folded, &at));)
		line = str_slice(folded, at, folded.n);
	if (!line.n || !may_begin(&c->promos, line, 0))
		return CUE_NONE;
	unsigned char b = (unsigned char)line.s[0];
	for (size_t i = c->promos.first[b]; i < c->promos.first[b + 1]; i++) {
		struct str word = c->promos.v[i].word;
		bool open = is_sign(utf8_before(word, word.n)); /* "More:" ends by itself */
		if (str_starts(line, word) && (open || ends_word(line, word.n)))
			return c->promos.v[i].kind ? CUE_PROMO : CUE_ABOUT;
	}
	return CUE_NONE;
}

bool cue_begins_boilerplate(const struct cues *c, struct str folded)
{
	struct str bare = cue_bare(folded);
	unsigned char b = bare.n ? (unsigned char)bare.s[0] : 0;
	for (size_t i = c->boilerplate.first[b]; i < c->boilerplate.first[b + 1]; i++)
		if (str_starts(bare, c->boilerplate.v[i].word) && ends_word(bare, c->boilerplate.v[i].word.n))
			return true;
	return false;
}

bool cue_imprint(const struct cues *c, struct str folded)
{
	if (!str_has(folded, STR(":")) && !str_has(folded, STR("©")))
		return false;
	unsigned labels = str_has(folded, STR("©")) ? 2 : 0;
	const struct cue *cue;
	for (struct cue_at i = {0}; labels < 2 && (cue = cue_next(&c->boilerplate, folded, &i));) {
		size_t at = i.start, end = at + cue->word.n;
		if (end >= folded.n || (at && letter_at(folded, at - 1)))
			continue;
		bool number = folded.s[end] == ' ' && end + 1 < folded.n && is_digit(folded.s[end + 1]);
		if ((folded.s[end] == ':' || number) && is_first(folded, cue, &i))
			labels += at ? 1 : 2;
	}
	return labels >= 2;
}

static const struct cue *next_label(const struct cues *c, enum cue_kind kind, struct str folded, struct cue_at *at)
{
	const struct cue *cue;
	do
		cue = cue_next(kind == CUE_VIEWS ? &c->views : &c->dates, folded, at);
	while (cue && kind == CUE_UPDATE && cue->kind != CUE_UPDATE);
	return cue;
}

bool cue_after(const struct cues *c, enum cue_kind kind, struct str folded, struct str *rest)
{
	size_t best = STR_NONE, longest = 0;
	const struct cue *cue;
	for (struct cue_at i = {0}; (cue = next_label(c, kind, folded, &i)) && i.start <= best;) {
		size_t start = i.start, end = start + cue->word.n;
		bool begins = !start || !letter_at(folded, start - 1) || cp_is_han(utf8_before(folded, end));
		if (begins && ends_word(folded, end) && (best == STR_NONE || end > best + longest))
			best = start, longest = cue->word.n;
	}
	if (best == STR_NONE)
		return false;
	struct str r = str_trim(str_slice(folded, best + longest, folded.n));
	while (str_cut(&r, STR(":")) || str_cut(&r, STR("：")) || str_cut(&r, STR(" ")))
		;
	*rest = r;
	return true;
}

const struct cue *byline_label(const struct cues *c, struct str folded, size_t *label_bytes, bool *colon)
{
	const struct cue *best = NULL;
	unsigned char b = folded.n ? (unsigned char)folded.s[0] : 0;
	for (size_t i = c->bylines.first[b]; i < c->bylines.first[b + 1]; i++) {
		const struct cue *cue = &c->bylines.v[i];
		if (cue->position == BYLINE_BEFORE && str_starts(folded, cue->word) && ends_word(folded, cue->word.n) &&
			(!best || cue->word.n > best->word.n))
			best = cue;
	}
	if (!best)
		return NULL;
	size_t at = best->word.n;
	while (at < folded.n && folded.s[at] == ' ')
		at++;
	struct str rest = str_slice(folded, at, folded.n);
	*colon = str_cut(&rest, STR(":")) || str_cut(&rest, STR("：")) || str_cut(&rest, STR("/"));
	*label_bytes = (size_t)(str_trim(rest).s - folded.s);
	return best;
}

const struct cue *byline_alone(const struct cues *c, struct str folded)
{
	const struct cue *cue = find(&c->bylines, folded);
	if (!cue)
		cue = find(&c->bylines, cue_bare(folded));
	return cue && cue->position == BYLINE_ALONE ? cue : NULL;
}

bool has_caption_ending(const struct cues *c, struct str folded)
{
	const struct cue *cue;
	for (struct cue_at i = {0}; (cue = cue_next(&c->captions, folded, &i));)
		if (cue->kind == CAPTION_TEXT && cue->position != CAPTION_START && folded.n - i.start - cue->word.n <= 40 &&
			is_first(folded, cue, &i))
			return true;
	return false;
}

static bool fits(const struct cue *cue, struct str line, size_t at)
{
	bool at_start = at == 0 && ends_word(line, cue->word.n);
	/* near the end: "... phát biểu. Ảnh: Minh Đức" */
	bool at_end = line.n - at - cue->word.n <= 60 &&
		      (at == 0 || line.s[at - 1] == ' ' || line.s[at - 1] == '(' || line.s[at - 1] == '.');
	switch ((enum caption_position)cue->position) {
	case CAPTION_START:
		return at_start;
	case CAPTION_END:
		return at_end;
	case CAPTION_START_OR_END:
		return at_start || at_end;
	case CAPTION_MIDDLE:
	case CAPTION_ANY:
		return true;
	}
	return false;
}

enum caption_proof caption_words(const struct cues *c, struct str folded)
{
	enum caption_proof best = CAPTION_BY_NOTHING;
	const struct cue *cue;
	for (struct cue_at i = {0}; best > CAPTION_BY_CREDIT && (cue = cue_next(&c->captions, folded, &i));) {
		enum caption_proof proof = cue->kind == CAPTION_CREDIT || cue->kind == CAPTION_POSITION ? CAPTION_BY_CREDIT
					   : cue->position == CAPTION_START                             ? CAPTION_BY_BEGINNING
													: CAPTION_BY_WEAK_WORDS;
		if (proof < best && cue->kind != CAPTION_FILE && fits(cue, folded, i.start) && is_first(folded, cue, &i))
			best = proof;
	}
	return best;
}
