#include "gazetteer.h"

#include "../lib/utf8.h"

enum { SKELETON_MIN = 6, SKELETON_WORDS = 9, SOME_CAPITAL = 1000 };

/* ---- spellings ---- */

static struct spelling spelling_of(int toponym, struct str written)
{
	struct spelling s = {.toponym = toponym};
	uint32_t first = 0;
	struct word w;

	for (size_t at = 0; words_next(written, &at, &w); s.words++) {
		uint32_t flags = word_flags(str_slice(written, w.start, w.end));

		first = s.words ? first : flags;
		s.capitals = flags & WORD_UPPER ? s.capitals + 1 : 0;
	}
	if (!s.capitals && first & WORD_UPPER)
		s.capitals = SOME_CAPITAL; /* "Cung Hòa bình", "trụ sở Chính phủ" */
	s.han = first & WORD_HAN;
	return s;
}

static int add_spelling(struct gazetteer *g, int toponym, struct str spelling)
{
	int row = (int)g->spellings.n;

	*PUSH(g->lex->run, &g->spellings) = spelling_of(toponym, spelling);
	phrases_add(&g->phrases, spelling, row);
	return row;
}

/* "Át Ta Pư", "Bò Kẹo": a province's may be shorter */
static void add_skeleton(struct gazetteer *g, struct str spelling, int row)
{
	size_t least = toponym_of(g, row)->level == PLACE_PROVINCE ? SKELETON_MIN - 1 : SKELETON_MIN;

	skeletons_add(&g->skeletons, spelling, row, least, g->lex->run);
}

/* ---- tables ---- */

enum spelling_form { FORM_LIST, FORM_LATIN /* and without tone marks */, FORM_SKELETON };

static struct str without_marks(struct str s, struct arena *a)
{
	struct str rest = s, word, out = STR("");

	while (str_split(&rest, ' ', &word))
		out = arena_join(a, out, STR(" "), utf8_skeleton(a, word));
	return out;
}

static void add_one(struct gazetteer *g, int toponym, struct str spelling, enum spelling_form form)
{
	int row = add_spelling(g, toponym, spelling);
	struct str plain;

	if (form == FORM_SKELETON)
		add_skeleton(g, spelling, row);
	plain = form == FORM_LATIN ? without_marks(spelling, g->lex->run) : STR("");
	if (plain.n && !str_eq_nocase(plain, spelling)) {
		struct spelling same = g->spellings.v[row];
		phrases_add(&g->phrases, plain, (int)g->spellings.n);
		*PUSH(g->lex->run, &g->spellings) = same;
	}
}

/* Spellings are parted by '|' or ';'. */
static void add_cell(struct gazetteer *g, int toponym, struct str cell, enum spelling_form form)
{
	char separator = str_has(cell, STR("|")) ? '|' : ';';
	struct str spelling;

	while (str_split(&cell, separator, &spelling))
		if (str_trim(spelling).n)
			add_one(g, toponym, str_trim(spelling), form);
}

static int add_toponym(struct gazetteer *g, const struct table *from, size_t row, struct toponym t)
{
	t.path = from->path;
	t.line = from->rows[row].line;
	if (!t.country.n && t.province.n)
		t.country = str_slice(t.province, 0, 2);
	*PUSH(g->lex->run, &g->toponyms) = t;
	return (int)g->toponyms.n - 1;
}

static struct table table_of(struct gazetteer *g, const char *config, const char *name)
{
	return table_load(config, name, g->lex->run);
}

static struct str cell_of(const struct table *t, size_t row, const char *column)
{
	return t->rows[row].cell[table_column(t, column)];
}

/* "VN-04", "KH-7", "VN-HP"; empty only where that is allowed. */
static struct str code_of(const struct table *t, size_t row, const char *column, bool may_be_empty)
{
	struct str code = cell_of(t, row, column);

	if (!code.n && may_be_empty)
		return code;
	if (code.n < 4 || code.n > 6 || code.s[2] != '-')
		table_fail(t, &t->rows[row], "'%.*s' is no code of a province", STR_ARG(code));
	return code;
}

/* "1" where the Latin name is also a common word, "zh" where the Chinese one is (和平, 太平), "both". */
static bool needs_cue(const struct table *t, size_t row, bool han)
{
	unsigned column = table_column(t, "needs_cue"), choice;

	if (!t->rows[row].cell[column].n)
		return false;
	choice = (unsigned)table_choice(t, &t->rows[row], column, "1 zh both");
	return choice == 2 || choice == han;
}

static void load_countries(struct gazetteer *g, const char *config)
{
	struct table t = table_of(g, config, "lexicon/countries.csv");

	for (size_t i = 0; i < t.n; i++) {
		struct str code = cell_of(&t, i, "iso2");

		if (code.n != 2)
			table_fail(&t, &t.rows[i], "'%.*s' is no code of a country", STR_ARG(code));
		int at = add_toponym(g, &t, i,
			(struct toponym){.name = cell_of(&t, i, "vietnamese"),
				.level = PLACE_COUNTRY,
				.country = code,
				.needs_cue = needs_cue(&t, i, false)});
		add_cell(g, at, cell_of(&t, i, "vietnamese"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, "aliases"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, "english"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, "chinese"), FORM_LIST);
		size_t first = g->spellings.n, pair;
		add_cell(g, at, cell_of(&t, i, "demonym"), FORM_LIST);
		pair = g->spellings.n;
		add_cell(g, at, cell_of(&t, i, "pair"), FORM_LIST);
		for (size_t s = first; s < g->spellings.n; s++) {
			g->spellings.v[s].english = s < pair;
			g->spellings.v[s].paired = s >= pair;
		}
	}
}

static int add_province(struct gazetteer *g, const struct table *t, size_t row)
{
	return add_toponym(g, t, row,
		(struct toponym){.level = PLACE_PROVINCE,
			.province = code_of(t, row, "iso_code", false),
			.needs_cue = needs_cue(t, row, false),
			.needs_cue_han = needs_cue(t, row, true)});
}

static void load_vietnam(struct gazetteer *g, const char *config)
{
	struct table t = table_of(g, config, "lexicon/vn-provinces.csv");

	for (size_t i = 0; i < t.n; i++) {
		int at = add_province(g, &t, i);
		struct str seat = cell_of(&t, i, "seat"), name = cell_of(&t, i, "name"),
			   into = code_of(&t, i, "merged_into", true);

		g->toponyms.v[at].name = name;
		add_cell(g, at, name, FORM_LATIN);
		add_cell(g, at, cell_of(&t, i, "english"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, "aliases"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, "chinese"), FORM_LIST);
		if (into.n)
			*PUSH(g->lex->run, &g->mergers) = (struct merger){g->toponyms.v[at].province, into};
		if (seat.n && !str_eq(seat, name))
			add_cell(g,
				add_toponym(g, &t, i,
					(struct toponym){
						.name = seat, .level = PLACE_DISTRICT, .province = g->toponyms.v[at].province}),
				seat, FORM_LATIN);
	}
}

static void load_provinces(
	struct gazetteer *g, const char *config, const char *name, const char *aliases, enum spelling_form form)
{
	struct table t = table_of(g, config, name);

	for (size_t i = 0; i < t.n; i++) {
		int at = add_province(g, &t, i);

		g->toponyms.v[at].name = cell_of(&t, i, "vietnamese");
		add_cell(g, at, cell_of(&t, i, "vietnamese"), form);
		add_cell(g, at, cell_of(&t, i, "english"), form);
		add_cell(g, at, cell_of(&t, i, "chinese"), FORM_LIST);
		add_cell(g, at, cell_of(&t, i, aliases), form);
	}
}

/* A table of units below the province: the columns of spellings are parted by blanks. */
static void load_units(struct gazetteer *g, const char *config, const char *name, enum place_level level, const char *columns,
	enum spelling_form form)
{
	struct table t = table_of(g, config, name);

	for (size_t i = 0; i < t.n; i++) {
		struct str rest = str_of(columns), column;
		int at = add_toponym(g, &t, i,
			(struct toponym){
				.level = level, .province = code_of(&t, i, "province_code", level == PLACE_INSTITUTION)});

		while (str_split(&rest, ' ', &column)) {
			struct str cell = cell_of(&t, i, arena_cstr(g->lex->run, column));
			if (!g->toponyms.v[at].name.n)
				g->toponyms.v[at].name = cell;
			add_cell(g, at, cell, form);
		}
	}
}

static struct str dash_side(struct str pair, bool second)
{
	static const char *const dashes[] = {"—", "-"};

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		struct str dash = str_of(dashes[i]);
		size_t at = str_find(pair, dash);

		if (at != STR_NONE)
			return second ? str_slice(pair, at + dash.n, pair.n) : str_slice(pair, 0, at);
	}
	return second ? STR("") : pair;
}

static void load_gates(struct gazetteer *g, const char *config)
{
	struct table t = table_of(g, config, "lexicon/border_gates.csv");

	for (size_t i = 0; i < t.n; i++) {
		struct str other = code_of(&t, i, "counterpart_code", true), chinese = cell_of(&t, i, "chinese_or_latin");
		size_t next = 0;
		bool is_chinese = chinese.n && cp_is_han(utf8_next(chinese, &next));
		int at = add_toponym(g, &t, i,
			(struct toponym){.name = cell_of(&t, i, "gate"),
				.level = PLACE_GATE,
				.province = code_of(&t, i, "province_code", false)});

		add_cell(g, at, cell_of(&t, i, "gate"), FORM_LATIN);
		add_cell(g, at, cell_of(&t, i, "variants"), FORM_LIST);
		if (is_chinese)
			add_cell(g, at, dash_side(chinese, false), FORM_LIST);
		if (!other.n || !cell_of(&t, i, "counterpart").n)
			continue;
		at = add_toponym(g, &t, i,
			(struct toponym){.name = cell_of(&t, i, "counterpart"), .level = PLACE_GATE, .province = other});
		add_cell(g, at, cell_of(&t, i, "counterpart"), FORM_LATIN);
		add_cell(g, at, cell_of(&t, i, "counterpart_variants"), FORM_LIST);
		add_cell(g, at, is_chinese ? dash_side(chinese, true) : chinese, FORM_LIST);
	}
}

static void add_place_word(struct phrases *p, struct str cell, int row)
{
	struct str spelling;

	while (str_split(&cell, '|', &spelling))
		phrases_add(p, spelling, row);
}

static void load_place_words(struct gazetteer *g)
{
#define PW(name) #name " "
	static const char kinds[] = PLACE_WORDS(PW);
#undef PW
	const struct table *t = &g->lex->place_words.table;
	unsigned kind = table_column(t, "kind"), level = table_column(t, "level");

	g->word_kind = NEW(g->lex->run, enum place_word, t->n + 1);
	g->word_level = NEW(g->lex->run, signed char, t->n + 1);
	g->type_words = phrases_new(g->phrases.vocabulary, g->lex->run);
	g->link_points = phrases_new(g->phrases.vocabulary, g->lex->run);
	g->traps = phrases_new(g->phrases.vocabulary, g->lex->run);
	for (size_t i = 0; i < t->n; i++) {
		g->word_kind[i] = (enum place_word)table_choice(t, &t->rows[i], kind, kinds);
		if (g->word_kind[i] == PW_unit || g->word_kind[i] == PW_border_gate || g->word_kind[i] == PW_country)
			add_place_word(&g->type_words, t->rows[i].cell[table_column(t, "word")], (int)i);
		if (g->word_kind[i] == PW_no_place)
			add_place_word(&g->traps, t->rows[i].cell[table_column(t, "word")], (int)i);
		if (g->word_kind[i] == PW_link_point)
			add_place_word(&g->link_points, t->rows[i].cell[table_column(t, "word")], (int)i);
		g->word_level[i] = -1;
		if (t->rows[i].cell[level].n)
			g->word_level[i] = (signed char)table_choice(
				t, &t->rows[i], level, "country province district commune gate institution venue");
	}
}

static void note_home_provinces(struct gazetteer *g)
{
	for (size_t i = 0; i < g->toponyms.n; i++) {
		struct toponym *t = &g->toponyms.v[i];

		if (t->level != PLACE_PROVINCE || !str_eq(t->country, STR("VN")))
			continue;
		t->bare = utf8_skeleton(g->lex->run, t->name);
		*PUSH(g->lex->run, &g->home_provinces) = t;
	}
}

static bool opens_skeleton(const void *of, struct str bare)
{
	struct skeleton_walk walk = {0};

	return skeletons_walk(of, &walk, bare);
}

static void note_begins(struct gazetteer *g, struct vocabulary *v)
{
	g->opens = word_question_new(opens_skeleton, &g->skeletons, g->lex->run);
	g->begins = lists_new(v, WORD_UPPER, g->lex->run);
	lists_add(&g->begins, &g->phrases);
	lists_add(&g->begins, &g->type_words);
	lists_add(&g->begins, &g->traps);
}

struct gazetteer *gazetteer_load(const char *config, struct lexicons *lex)
{
	struct gazetteer *g = NEW(lex->run, struct gazetteer, 1);

	g->lex = lex;
	g->phrases = phrases_new(&lex->vocabulary, lex->run);
	load_countries(g, config);
	load_vietnam(g, config);
	load_provinces(g, config, "lexicon/cn-provinces.csv", "aliases", FORM_LATIN);
	load_provinces(g, config, "lexicon/la-provinces.csv", "iso_name", FORM_SKELETON);
	load_provinces(g, config, "lexicon/kh-provinces.csv", "iso_name", FORM_SKELETON);
	load_units(g, config, "lexicon/cn-cities.csv", PLACE_DISTRICT, "vietnamese aliases pinyin chinese", FORM_LATIN);
	load_units(g, config, "lexicon/vn-districts.csv", PLACE_DISTRICT, "name variants", FORM_LATIN);
	load_units(g, config, "lexicon/la-districts.csv", PLACE_DISTRICT, "district english variants", FORM_SKELETON);
	load_units(g, config, "lexicon/kh-districts.csv", PLACE_DISTRICT, "district english variants", FORM_SKELETON);
	load_units(g, config, "lexicon/institutions.csv", PLACE_INSTITUTION, "institution variants", FORM_LIST);
	load_gates(g, config);
	load_place_words(g);
	note_home_provinces(g);
	note_begins(g, &lex->vocabulary);
	return g;
}

/* ---- look-up ---- */

bool gazetteer_word(const struct facts *f, size_t i, enum place_word kind, struct phrase_hit *hit)
{
	const struct phrases *p = &f->lex->place_words.phrases;

	if (!phrases_at(p, &f->words, i, hit))
		return false;
	for (int row = hit->row; row >= 0; row = phrases_next_row(p, hit, row))
		if (f->lex->gazetteer->word_kind[row] == kind) {
			hit->row = row;
			return true;
		}
	return false;
}

/* The last words of the spelling, or some of them, begin with capitals; hyphens, what they join, and digits do not count. Behind
 * two capitals a small last syllable is a slip: "Chăm Pa sắc". */
static bool capitals_fit(const struct words *ws, size_t first, size_t end, unsigned capitals)
{
	if (capitals == end - first && end > first + 2 && ws->v[first].flags & ws->v[end - 2].flags & WORD_UPPER &&
		!(ws->v[end - 1].flags & (WORD_PUNCT | WORD_NUMBER | WORD_UPPER | WORD_HAN))) {
		end--;
		capitals--;
	}
	for (size_t i = first; i < end && capitals == SOME_CAPITAL; i++)
		capitals = ws->v[i].flags & WORD_UPPER ? 0 : SOME_CAPITAL;
	for (size_t i = end; i > first && capitals; i--, capitals--) {
		const struct word *w = &ws->v[i - 1];

		bool joined = i - 1 > first && !(w->flags & WORD_SPACE) && ws->v[i - 2].flags & WORD_PUNCT;

		if (!joined && !(w->flags & (WORD_PUNCT | WORD_NUMBER | WORD_HAN | WORD_UPPER)))
			return false;
	}
	return true;
}

/* A name of a country begins at i and, where end is not 0, ends there. */
static bool is_country_at(const struct gazetteer *g, const struct words *ws, size_t i, size_t end)
{
	struct phrase_hit p;

	if (i >= ws->n || !(ws->v[i].flags & WORD_UPPER) || !phrases_at(&g->phrases, ws, i, &p) || (end && i + p.words != end))
		return false;
	for (int row = p.row; row >= 0; row = phrases_next_row(&g->phrases, &p, row))
		if (g->toponyms.v[g->spellings.v[row].toponym].level == PLACE_COUNTRY)
			return true;
	return false;
}

static bool is_dash(const struct words *ws, size_t i)
{
	return i < ws->n && (words_is(ws, i, STR("-")) || words_is(ws, i, STR("–")));
}

/* "Việt - Trung", "quan hệ Campuchia - Việt": short names stand for countries there only. */
static bool is_in_pair(const struct gazetteer *g, const struct words *ws, size_t first, size_t end)
{
	if (is_dash(ws, end) && is_country_at(g, ws, end + 1, 0))
		return true;
	for (size_t back = 1; first > 0 && is_dash(ws, first - 1) && back < 4 && back < first; back++)
		if (is_country_at(g, ws, first - 1 - back, first - 1))
			return true;
	return false;
}

static bool exact_at(const struct gazetteer *g, const struct words *ws, size_t i, struct str lang, struct spelling_hit *hit)
{
	struct phrase_hit p;

	if (!phrases_at(&g->phrases, ws, i, &p))
		return false;
	for (int row = p.row; row >= 0; row = phrases_next_row(&g->phrases, &p, row))
		if (capitals_fit(ws, i, i + p.words, g->spellings.v[row].capitals) &&
			(!g->spellings.v[row].english || str_eq(lang, STR("en"))) &&
			(!g->spellings.v[row].paired || is_in_pair(g, ws, i, i + (size_t)p.words))) {
			*hit = (struct spelling_hit){p.words, row, p};
			return true;
		}
	return false;
}

/* Capital syllables, or such as stand after a hyphen; no blank after a hyphen: "Bô-ly-khăm-xay", "Bo Ly Kham Xay". */
static bool skeleton_at(const struct gazetteer *g, const struct words *ws, size_t i, struct spelling_hit *hit, struct arena *one)
{
	struct skeleton_walk walk = {0};
	bool found = false;

	if (!(ws->v[i].flags & WORD_UPPER) || !word_is_known_as(&g->opens, ws, i, one))
		return false;
	for (size_t at = i; at < ws->n && at < i + SKELETON_WORDS; at++) {
		const struct word *w = &ws->v[at];
		int row;

		if (at > i && w->flags & WORD_LINE)
			break;
		if (w->flags & WORD_PUNCT && !(w->flags & WORD_SPACE) && str_eq(words_fold(ws, at, one), STR("-")))
			continue;
		if (w->flags & (WORD_PUNCT | WORD_NUMBER | WORD_HAN))
			break;
		if (!(w->flags & WORD_UPPER) && w->flags & WORD_SPACE)
			break;
		if (!skeletons_walk(&g->skeletons, &walk, words_bare(ws, at, one)))
			break;
		if ((row = skeletons_row(&g->skeletons, &walk)) >= 0) {
			*hit = (struct spelling_hit){at + 1 - i, row, {0}};
			found = true;
		}
	}
	return found;
}

bool gazetteer_at(
	const struct gazetteer *g, const struct words *ws, size_t i, struct str lang, struct spelling_hit *hit, struct arena *one)
{
	struct spelling_hit other;
	bool found = exact_at(g, ws, i, lang, hit);

	if (skeleton_at(g, ws, i, &other, one) && (!found || other.words > hit->words)) {
		*hit = other;
		found = true;
	}
	return found;
}

int gazetteer_next(const struct gazetteer *g, const struct spelling_hit *hit, int spelling)
{
	return hit->phrase.words ? phrases_next_row(&g->phrases, &hit->phrase, spelling) : -1;
}
