/* Figures: a number with what it counts. "hơn 6,23 tỷ USD", "2.100.000 lượt người", "522 thư, công hàm", "tăng 21,4%". */
#include "figure_numbers.h"
#include "origins.h"

enum {
	TOLD_MAX = 200,   /* figures before that are looked at for the same one */
	VAST = 10,        /* digits of a sum that no one gives twice */
	MANY = 4,         /* digits of a count that is told again */
	POINTS_REACH = 2, /* words from a paper's noun to the number of its points */
	PHRASE = 4,       /* words of a unit that says all: "hài cốt liệt sĩ" */
};

/* The hyphen of "Thai-invested". */
static bool is_hyphen_inside(const struct facts *f, size_t at)
{
	return mark_at(f, at) == '-' && glued_at(f, at) && glued_at(f, at + 1) && str_eq(f->lang, STR("en"));
}

static bool is_noun_word(const struct facts *f, size_t at)
{
	struct phrase_hit hit;

	if (is_hyphen_inside(f, at))
		return true;
	return at < f->words.n && !flag_at(f, at, WORD_PUNCT | WORD_NUMBER | WORD_LINE) &&
	       !figure_word_at(f, at, FIGURE_STOP, &hit);
}

/* The noun that is counted: "cuộc hội đàm", "drug trafficking cases"; `known` words are a unit. English ends with a unit. */
static size_t noun_end(const struct facts *f, size_t at, size_t known)
{
	bool vietnamese = str_starts(f->lang, STR("vi"));
	size_t end = at + known, limit = at + (!vietnamese ? 4 : known ? 3 : 2);
	struct phrase_hit hit;

	if (known && !vietnamese)
		return end;
	while (end < limit && is_noun_word(f, end) && !flag_at(f, end, vietnamese ? WORD_UPPER : WORD_CAPS)) {
		if (!vietnamese && unit_at(f, end, &hit))
			return end + hit.words;
		end++;
	}
	return end;
}

/* "USD 812.4 million", "US$3.1 billion": money before the number. */
static bool take_money_before(const struct facts *f, struct figure *g)
{
	struct phrase_hit hit;

	for (size_t k = 3; k >= 1; k--)
		if (k <= g->range.first && !flag_at(f, g->range.first, WORD_LINE) &&
			phrases_at(&f->lex->units.phrases, &f->words, g->range.first - k, &hit) && hit.words == k &&
			unit_is(f, hit.row, "money") && flag_at(f, g->range.first - k, WORD_CAPS | WORD_HAN | WORD_PUNCT)) {
			g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
			g->range.first -= k;
			return true;
		}
	return false;
}

/* "36kg": the unit ends the number's own word. */
static bool take_suffix(const struct facts *f, struct str suffix, struct figure *g)
{
	struct words ws = words_cut(suffix, &f->lex->vocabulary, f->one);
	struct phrase_hit hit;

	if (!phrases_at(&f->lex->units.phrases, &ws, 0, &hit) || hit.words != ws.n)
		return false;
	if (unit_is(f, hit.row, "scale")) {
		scale_figure(g, unit_cell(f, hit.row, f->lex->figures->factor));
		return true;
	}
	g->unit = unit_is(f, hit.row, "money") ? unit_cell(f, hit.row, f->lex->figures->canonical) : suffix;
	return !unit_cell(f, hit.row, f->lex->figures->figure).n;
}

/* ---- what is no figure ---- */

static bool in_date(const struct facts *f, size_t word)
{
	size_t i = dates_from(f, word + 1);

	return i > 0 && f->dates.v[i - 1].range.end > word;
}

/* A number glued to what stands before it names something ("COVID-19", "1116/2"), but "9 lần/318 lượt" counts. */
static bool stands_free(const struct facts *f, size_t at)
{
	char mark = at ? mark_at(f, at - 1) : 0;

	if (!glued_at(f, at) || !at || flag_at(f, at - 1, WORD_HAN))
		return true;
	if (!mark)
		return false;
	if (mark == ',' && at > 1 && !flag_at(f, at - 2, WORD_NUMBER))
		return true; /* 互访11批,200多人次 */
	if (mark == '/')
		return at > 1 && !flag_at(f, at - 2, WORD_NUMBER | WORD_CAPS | WORD_PUNCT);
	return !(mark == '-' || mark == '.' || mark == ',' || mark == ':') || !glued_at(f, at - 1);
}

/* "36-NQ/TW", "24/7", "8:30", "2-3 lần" go on behind the number. */
static bool ends_free(const struct facts *f, size_t at)
{
	char mark = mark_at(f, at);

	if (!glued_at(f, at) || (mark != '/' && mark != '-' && mark != ':'))
		return true;
	return !glued_at(f, at + 1) || !flag_at(f, at + 1, WORD_NUMBER | WORD_UPPER);
}

/* A name before the number: "Trung đoàn 19 phối hợp"; the first word of a sentence is no name. */
static bool follows_name(const struct facts *f, size_t at)
{
	size_t sentence = f->sentence_of[at];

	return at && sentence != STR_NONE && at - 1 > f->sentences[sentence].first && flag_at(f, at - 1, WORD_UPPER);
}

/* 2: the number names whatever follows; 1: it does unless a known unit follows. */
static int names_something(const struct facts *f, const struct figure *g)
{
	struct phrase_hit hit, longer;
	size_t first = g->range.first;

	if (first > 2 && mark_at(f, first - 1) == '-' && flag_at(f, first - 2, WORD_NUMBER))
		first -= 2; /* "mốc 1090 - 1091" */
	if (g->qualifier.n || figure_word_before(f, first, FIGURE_IDENTIFIER, &hit) == STR_NONE)
		return 0;
	if ((figure_word_before(f, first, FIGURE_SUBJECT, &longer) != STR_NONE && longer.words > hit.words) ||
		(figure_word_before(f, first, FIGURE_QUALIFIER, &longer) != STR_NONE && longer.words > hit.words))
		return 0; /* "doanh số 27 triệu USD" (sales of), "trong số 40 dự án" (of the); not "số 27" (number) */
	return f->lex->figures->table.rows[hit.row].cell[f->lex->figures->value].n ? 2 : 1;
}

/* "2018 Cooperation Plan" */
static bool is_year(const struct figure *g, size_t words)
{
	return words == 1 && !g->scaled && !g->exponent && g->digits >= 1900 && g->digits < 2100;
}

static void take_qualifier(const struct facts *f, struct figure *g)
{
	struct phrase_hit hit;

	if (figure_word_before(f, g->range.first, FIGURE_QUALIFIER, &hit) == STR_NONE)
		return;
	g->qualifier = f->lex->figures->table.rows[hit.row].cell[f->lex->figures->value];
	if (str_eq(g->qualifier, STR("none")))
		g->qualifier = STR(""); /* "dựa trên 3 …": based on */
}

/* "tăng 1,5 lần" is a ratio, "đến 22 giờ" an hour of the clock. */
static bool is_no_count(const struct facts *f, const struct figure *g, size_t unit, int row)
{
	struct phrase_hit hit;
	size_t first = g->range.first;
	size_t before = figure_word_before(f, first, FIGURE_QUALIFIER, &hit);

	if (unit_is(f, row, "time") && g->digits <= 24 && before == STR_NONE)
		return figure_word_before(f, first, FIGURE_CLOCK, &hit) != STR_NONE;
	return figure_word_at(f, unit, FIGURE_IDENTIFIER, &hit) &&
	       figure_word_before(f, before == STR_NONE ? first : before, FIGURE_RATIO, &hit) != STR_NONE;
}

/* English spells what is below ten, and "hai người", "三项" are as often the two sides, the three points. */
static bool is_spelled_count(const struct facts *f, const struct figure *g)
{
	struct phrase_hit hit;
	size_t first = g->range.first, sentence = f->sentence_of[first];
	bool opens = sentence != STR_NONE && f->sentences[sentence].first == first;

	if (flag_at(f, first, WORD_UPPER) && !opens)
		return false;
	if (first && figure_word_own(f, first - 1, FIGURE_DEFINITE, &hit))
		return false;
	return str_eq(f->lang, STR("en")) || g->scaled || g->digits >= 10;
}

/* ---- one figure ---- */

/* Money and percentages take their code; measures stay as written; a classifier takes its noun along. */
static bool cut_known_unit(const struct facts *f, size_t *at, struct figure *g, bool *refused)
{
	struct phrase_hit hit;
	size_t end;

	if (!unit_at(f, *at, &hit) || unit_is(f, hit.row, "scale"))
		return false;
	if (unit_cell(f, hit.row, f->lex->figures->figure).n || is_no_count(f, g, *at, hit.row))
		return *refused = true;
	end = *at + hit.words;
	if (unit_is(f, hit.row, "money") || unit_is(f, hit.row, "percent")) {
		g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
		g->sum = true;
	} else {
		bool counts = unit_is(f, hit.row, "count") || unit_is(f, hit.row, "people") || unit_is(f, hit.row, "vehicles") ||
			      unit_is(f, hit.row, "points");

		if (counts && hit.words == 1 && !flag_at(f, *at, WORD_HAN))
			end = noun_end(f, *at, 1);
		g->unit = words_text(&f->words, *at, end);
	}
	*at = end;
	return true;
}

/* Not something that is counted one by one. */
static bool is_measure(const struct facts *f, int row)
{
	return unit_is(f, row, "length") || unit_is(f, row, "area") || unit_is(f, row, "mass") || unit_is(f, row, "percent");
}

/* "3.000 người trở lên", "230余万", "三千多人" */
static bool cut_over_after(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;

	if (!figure_word_at(f, *at, FIGURE_OVER_AFTER, &hit))
		return false;
	*at += hit.words;
	g->qualifier = STR("over");
	return true;
}

/* False: words of a larger number than can be read. */
static bool cut_scaled(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;
	size_t p;

	cut_over_after(f, at, g);
	if (mark_at(f, *at) == '-' && glued_at(f, *at) && glued_at(f, *at + 1) && unit_at(f, *at + 1, &hit) &&
		is_measure(f, hit.row))
		++*at; /* "a 231-kilometre borderline" */
	cut_scales(f, at, g);
	cut_smaller(f, at, g);
	p = *at;
	if (g->scaled && cut_over_after(f, &p, g) && unit_at(f, p, &hit))
		*at = p;
	return !(g->spelled && g->scaled && begins_number(f, *at)); /* "hai nghìn năm trăm" (2500) */
}

static bool cut_unit(const struct facts *f, size_t *at, struct figure *g)
{
	bool refused = false;
	size_t end;

	if (!cut_scaled(f, at, g) || (g->spelled && !is_spelled_count(f, g)))
		return false;
	if (g->unit.n)
		return g->sum = true;
	if (cut_known_unit(f, at, g, &refused) || g->spelled)
		return !refused && g->unit.n;
	if ((follows_name(f, g->range.first) && !g->qualifier.n) || names_something(f, g) || is_year(g, *at - g->range.first))
		return false;
	end = noun_end(f, *at, 0);
	if (end == *at || flag_at(f, *at, WORD_HAN))
		return false;
	g->unit = words_text(&f->words, *at, end);
	*at = end;
	return true;
}

/* The head of a subject that ends nearest before the word, as long as it is: "tổng kim ngạch", not "kim ngạch". */
static size_t subject_head(const struct facts *f, size_t word, struct phrase_hit *hit)
{
	size_t sentence = f->sentence_of[word], head = STR_NONE, end = 0;
	struct phrase_hit here;

	for (size_t at = word;
		sentence != STR_NONE && at-- > f->sentences[sentence].first && word - at < 40 && (!end || end - at < 5);)
		if (figure_word_at(f, at, FIGURE_SUBJECT, &here) && at + here.words <= word && (!end || at + here.words == end)) {
			head = at;
			end = at + here.words;
			*hit = here;
		}
	return head;
}

/* "tỷ lệ … đạt 91,5%": the sum's name, from its head to the verb or comma. */
static struct str subject_of(const struct facts *f, const struct figure *g)
{
	struct phrase_hit hit;
	size_t head = g->sum ? subject_head(f, g->range.first, &hit) : STR_NONE, end;

	if (head == STR_NONE)
		return STR("");
	for (end = head + hit.words; end < g->range.first && end - head < 12 && is_noun_word(f, end) && !in_date(f, end);)
		end++;
	return words_text(&f->words, head, end);
}

static struct str event_id(const struct facts *f, size_t word)
{
	size_t sentence = f->sentence_of[word], event = STR_NONE;

	if (sentence != STR_NONE && f->events.governs)
		event = f->events.governs[sentence];
	for (size_t i = 0; i < f->events.n && event == STR_NONE; i++)
		if (f->events.v[i].main)
			event = i;
	return event == STR_NONE ? STR("") : f->article->readings[READING_EVENT].v[f->events.v[event].reading].id;
}

/* "10 tấn" twice may be two gifts; "6,23 tỷ USD", "98 tỷ đồng", "1.000 đại biểu", "8 hài cốt liệt sĩ" are one thing told again. */
static bool tells_which(const struct facts *f, const struct figure *g, struct str value)
{
	uint64_t digits = g->digits;
	size_t spaces = 0;

	while (digits && digits % 10 == 0)
		digits /= 10;
	if (digits > 99)
		return true;
	if (g->sum)
		return digits > 9 && value.n >= VAST;
	for (size_t i = 0; i < g->unit.n; i++)
		spaces += g->unit.s[i] == ' ';
	return value.n >= MANY || (f->language == LANGUAGE_VI && spaces + 1 >= PHRASE);
}

/* The same number of the same thing told again in another sentence. */
static bool is_told(const struct facts *f, const struct figure *g, struct str value, struct str event)
{
	const struct readings *all = &f->article->readings[READING_FIGURE];
	struct span evidence = evidence_at(f, g->range.first);

	if (!tells_which(f, g, value))
		return false;
	for (size_t i = all->n > TOLD_MAX ? all->n - TOLD_MAX : 0; i < all->n; i++)
		if (str_eq(all->v[i].cell[FI_value], value) && str_eq(all->v[i].cell[FI_unit], g->unit) &&
			str_eq(all->v[i].event, event) && all->v[i].evidence.start != evidence.start)
			return true;
	return false;
}

/* The words about the number: qualifier, scale, unit, what it is of. */
static void note_figure(const struct facts *f, struct reading *r, const struct figure *g)
{
	const struct figure_tables *t = f->lex->figures;
	struct phrase_hit hit;
	size_t word = figure_word_before(f, g->range.first, FIGURE_QUALIFIER, &hit);

	if (word != STR_NONE)
		note_row(f, r, "qualifier", &t->table, hit.row, (struct range){word, word + hit.words});
	note_phrases(f, r, "unit", &f->lex->units, g->range);
	word = g->sum ? subject_head(f, g->range.first, &hit) : STR_NONE;
	if (word != STR_NONE)
		note_row(f, r, "subject", &t->table, hit.row, (struct range){word, word + hit.words});
}

static void add_figure(struct facts *f, const struct figure *g)
{
	struct str value = value_text(g, f->one), event = event_id(f, g->range.first);
	struct reading *r;

	if (is_told(f, g, value, event))
		return;
	r = reading_add(f->article, READING_FIGURE, f->one);
	r->event = event;
	r->at = range_span(f, g->range);
	r->evidence = evidence_at(f, g->range.first);
	r->rule = STR("number with unit");
	note_figure(f, r, g);
	r->cell[FI_value] = value;
	r->cell[FI_unit] = g->unit;
	r->cell[FI_qualifier] = g->qualifier;
	r->cell[FI_subject] = subject_of(f, g);
	r->cell[FI_text] = range_text(f, g->range);
}

/* The number of a counted group of agreements, "1份" before one. */
static bool counts_papers(const struct facts *f, size_t word)
{
	const struct readings *all = &f->article->readings[READING_AGREEMENT];
	size_t measured = flag_at(f, word + 1, WORD_HAN) && word + 2 < f->words.n ? word + 2 : word; /* 1份 */
	size_t first = f->words.v[word].start, last = f->words.v[measured].start;

	for (size_t i = 0; i < all->n; i++)
		if (!str_eq(all->v[i].cell[AG_instruments], STR("1")) && first == all->v[i].at.end)
			return true; /* 合作协议15份 */
		else if (first <= all->v[i].at.start && all->v[i].at.start <= last &&
			 (first < all->v[i].at.start || !str_eq(all->v[i].cell[AG_instruments], STR("1"))))
			return true;
	return false;
}

/* "thông cáo chung 16 điểm", "biên bản ghi nhớ gồm 7 điểm": the points of a paper. */
static bool counts_points(const struct facts *f, size_t number, size_t unit)
{
	struct phrase_hit hit;

	if (!unit_at(f, unit, &hit) || !unit_is(f, hit.row, "points"))
		return false;
	for (size_t i = number; i-- > 0 && i + POINTS_REACH >= number && !flag_at(f, i + 1, WORD_LINE);)
		for (size_t k = 0; k < 4 && k <= i; k++)
			if (phrases_at(&f->lex->instruments.phrases, &f->words, i - k, &hit) && hit.words == k + 1)
				return true;
	return false;
}

static bool cut_figure(const struct facts *f, size_t *at, struct figure *g)
{
	size_t p = *at;
	struct phrase_hit hit;
	struct str suffix;
	bool money;

	*g = (struct figure){.range = {p, p}, .letters = money_letters(f, p, &hit)};
	if (g->letters)
		g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
	suffix = STR("");
	if (!cut_decimal(f, &p, g, &suffix) && !cut_spelled(f, &p, g)) {
		(*at)++;
		return false;
	}
	size_t start = *at;
	*at = p;
	if (counts_papers(f, start) || counts_points(f, start, p) || !stands_free(f, start) || !ends_free(f, p) ||
		in_date(f, start) || place_at(f, start))
		return false;
	money = g->letters || take_money_before(f, g);
	take_qualifier(f, g);
	if (!money && names_something(f, g) == 2)
		return false;
	if (suffix.n && !take_suffix(f, suffix, g))
		return false;
	if (!(suffix.n && g->unit.n) && !cut_unit(f, &p, g))
		return false;
	if (figure_word_at(f, p, FIGURE_OVER_AFTER, &hit) && !g->qualifier.n)
		g->qualifier = STR("over");
	g->range.end = *at = p;
	return true;
}

static bool is_body(const struct facts *f, size_t word)
{
	size_t block = f->block_of[word];
	enum block_kind kind = block == STR_NONE ? BLOCK_BYLINE : f->article->blocks.v[block].kind;

	return kind != BLOCK_HEADLINE && kind != BLOCK_CAPTION && kind != BLOCK_BYLINE && kind != BLOCK_HEADING;
}

void find_figures(struct facts *f)
{
	struct starts starts = lists_starts(&f->lex->figures->begins, &f->words, 0, f->words.n);
	struct figure g;

	if (!f->article->readings[READING_EVENT].n)
		return;
	for (size_t at = 0; (at = starts_next(&starts, at)) < f->words.n;)
		if (!begins_number(f, at) || !is_body(f, at))
			at++;
		else if (cut_figure(f, &at, &g))
			add_figure(f, &g);
}
