/* Figures: a number with what it counts. "hơn 6,23 tỷ USD", "2.100.000 lượt người", "522 thư, công hàm", "tăng 21,4%". */
#include "../lib/utf8.h"
#include "origins.h"

/* Classes of config/lexicon/figure_words.csv. */
enum figure_class {
	FIGURE_QUALIFIER,  /* "hơn" before the number; value over, about, under */
	FIGURE_OVER_AFTER, /* "trở lên" behind it */
	FIGURE_IDENTIFIER, /* "số 5", "tổ 3": the number names; unless "always", a known unit behind it overrules */
	FIGURE_RATIO,      /* "tăng 1,5 lần" */
	FIGURE_CLOCK,      /* "từ 7 giờ": an hour of the clock */
	FIGURE_SUBJECT,    /* "kim ngạch": what a sum is of */
	FIGURE_STOP,       /* ends the noun that is counted */
	FIGURE_NUMBER,     /* "nine", "mười hai", "九" */
	FIGURE_TEN,        /* "mươi", "十": ten times what stands before */
	FIGURE_DEFINITE,   /* "the two officials": known ones, no count */
	FIGURE_POINT,      /* "二点九亿" */
	FIGURE_CLASSES,
};

struct figure_tables {
	struct phrases word[FIGURE_CLASSES];
	struct lists begins; /* what a number may begin with */
	struct table table;
	unsigned value, language;
	unsigned canonical, kind, factor, figure; /* columns of units.csv */
};

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

enum { GROUPS_MAX = 8 }; /* of digits; more are no number that fits */
enum { TOLD_MAX = 200 }; /* figures before that are looked at for the same one */

/* A figure being read. The value is digits * 10^exponent. */
struct figure {
	uint64_t digits;
	int exponent;
	struct range range; /* number and unit */
	struct str unit, qualifier;
	bool scaled;
	size_t letters; /* of its currency before the digits in one word: VND130 */
	bool spelled;   /* in words: a count only before a known unit */
	bool sum;       /* money or a percentage: it is of something named before */
};

static bool has_flag(const struct facts *f, size_t at, uint32_t flag)
{
	return at < f->words.n && f->words.v[at].flags & flag;
}

/* White space does not stand before the word. */
static bool is_glued(const struct facts *f, size_t at)
{
	return at < f->words.n && !(f->words.v[at].flags & WORD_SPACE);
}

static struct str text_at(const struct facts *f, size_t at)
{
	return words_text(&f->words, at, at + 1);
}

static char mark_at(const struct facts *f, size_t at)
{
	struct str word = text_at(f, at);
	size_t p = 0;
	uint32_t cp = has_flag(f, at, WORD_PUNCT) ? utf8_next(word, &p) : 0;

	return cp >= 0x2010 && cp <= 0x2015 ? '-' : cp < 0x80 ? (char)cp : '?';
}

static bool is_class(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	return at < f->words.n && phrases_at(&f->lex->figures->word[class], &f->words, at, hit);
}

/* The word at which a phrase of the class begins that ends right before `at`; STR_NONE if none does. */
static size_t class_before(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	for (size_t k = 3; k >= 1; k--)
		if (k <= at && !has_flag(f, at, WORD_LINE) && is_class(f, at - k, class, hit) && hit->words == k)
			return at - k;
	return STR_NONE;
}

/* ---- units and numbers ---- */

static struct str unit_cell(const struct facts *f, int row, unsigned column)
{
	return lexicon_cell(&f->lex->units, row, column);
}

static bool is_kind(const struct facts *f, int row, const char *kind)
{
	return str_eq(unit_cell(f, row, f->lex->figures->kind), str_of(kind));
}

/* A unit of one letter ("m", "đ", "g") is one only right behind the digits. */
static bool unit_at(const struct facts *f, size_t at, struct phrase_hit *hit)
{
	if (!phrases_at(&f->lex->units.phrases, &f->words, at, hit))
		return false;
	return hit->words > 1 || is_glued(f, at) || has_flag(f, at, WORD_PUNCT) || utf8_count(text_at(f, at)) > 1;
}

/* A digit group of the number: digits alone, or digits with a unit glued on ("500m2" in "4.500m2"). */
static size_t leading_digits(struct str word)
{
	size_t n = 0;

	while (n < word.n && is_digit(word.s[n]))
		n++;
	return n;
}

static bool add_digits(struct figure *g, struct str digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		if (g->digits > UINT64_MAX / 10000)
			return false;
		g->digits = g->digits * 10 + (uint64_t)(digits.s[i] - '0');
	}
	return true;
}

/* "." between groups of three is for thousands where the language has it so, or where it stands twice. */
static bool is_thousands(const struct facts *f, size_t at, char mark)
{
	bool english = !str_starts(f->lang, STR("vi"));
	size_t groups = 0;

	for (; mark_at(f, at) == mark && is_glued(f, at) && is_glued(f, at + 1) && has_flag(f, at + 1, WORD_NUMBER);
		at += 2, groups++)
		if (groups == GROUPS_MAX || leading_digits(text_at(f, at + 1)) != 3)
			return false;
	return groups > 1 || mark == (english ? ',' : '.');
}

/* "2.100.000", "6,23", "1,234.5"; *suffix is what is glued to the last digits in the same word. */
static bool cut_number(const struct facts *f, size_t *at, struct figure *g, struct str *suffix)
{
	size_t p = *at;
	struct str word = str_slice(text_at(f, p), g->letters, text_at(f, p).n);
	size_t n = leading_digits(word);
	bool thousands = true;

	if (!n || !add_digits(g, str_slice(word, 0, n)) || (n > 4 && word.s[0] == '0'))
		return false;
	while (n == word.n && is_glued(f, p + 1) && (mark_at(f, p + 1) == '.' || mark_at(f, p + 1) == ',') &&
		is_glued(f, p + 2) && has_flag(f, p + 2, WORD_NUMBER)) {
		if (!thousands)
			return false; /* "1,5.2" is no number */
		thousands = is_thousands(f, p + 1, mark_at(f, p + 1));
		word = text_at(f, p += 2);
		n = leading_digits(word);
		if (!add_digits(g, str_slice(word, 0, n)))
			return false;
		if (!thousands)
			g->exponent -= (int)n;
	}
	*suffix = str_slice(word, n, word.n);
	*at = p + 1;
	return true;
}

/* A class whose words mean something else in another language. */
static bool is_own_class(const struct facts *f, size_t at, enum figure_class class, struct phrase_hit *hit)
{
	const struct figure_tables *t = f->lex->figures;

	return is_class(f, at, class, hit) && str_eq(t->table.rows[hit->row].cell[t->language], f->lang);
}

/* "nine", "twenty-five", "hai mươi lăm", "二十五": 0 if no such number is there. */
static uint64_t cut_below_hundred(const struct facts *f, size_t *at)
{
	struct phrase_hit hit;
	uint64_t value = 0;
	size_t p = *at;
	long n;

	for (;; p += hit.words) {
		bool hyphen = value && mark_at(f, p) == '-' && is_glued(f, p) && is_glued(f, p + 1);
		if (value < 10 && is_own_class(f, p, FIGURE_TEN, &hit)) {
			value = value ? value * 10 : 10;
			continue;
		}
		if (value % 10 || !is_own_class(f, p + hyphen, FIGURE_NUMBER, &hit))
			break;
		str_number(f->lex->figures->table.rows[hit.row].cell[f->lex->figures->value], &n);
		if (value && n > 9)
			break;
		value += (uint64_t)n;
		p += hyphen;
	}
	*at = p;
	return value;
}

static bool scale_at(const struct facts *f, size_t at, struct phrase_hit *hit)
{
	return unit_at(f, at, hit) && is_kind(f, hit->row, "scale");
}

/* "二点九亿", "hai phẩy năm triệu": a point is one only before a scale; 九点三十 is a time of day. */
static void cut_decimals(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;
	struct figure with = *g;
	size_t p = *at;
	long n;

	if (!is_own_class(f, p, FIGURE_POINT, &hit))
		return;
	for (p += hit.words; with.exponent > -4 && is_own_class(f, p, FIGURE_NUMBER, &hit); p += hit.words, with.exponent--) {
		str_number(f->lex->figures->table.rows[hit.row].cell[f->lex->figures->value], &n);
		if (n > 9)
			return;
		with.digits = with.digits * 10 + (uint64_t)n;
	}
	if (with.exponent == g->exponent || !scale_at(f, p, &hit))
		return;
	*g = with;
	*at = p;
}

/* Up to "hai trăm năm mươi", "two hundred fifty", "二百五十". One is as often an article. */
static bool cut_spelled(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;
	size_t p = *at;
	uint64_t value = cut_below_hundred(f, &p);

	if (!value || (value == 1 && !scale_at(f, p, &hit)))
		return false;
	if (scale_at(f, p, &hit) && str_eq(unit_cell(f, hit.row, f->lex->figures->factor), STR("100"))) {
		p += hit.words;
		value = value * 100 + cut_below_hundred(f, &p);
	}
	g->digits = value;
	g->spelled = true;
	cut_decimals(f, &p, g);
	*at = p;
	return true;
}

/* "VND130 billion": the length of the currency that begins the number's own word. */
static size_t money_letters(const struct facts *f, size_t at, struct phrase_hit *hit)
{
	struct str word;
	size_t n = 0;

	if (!has_flag(f, at, WORD_CAPS))
		return 0;
	word = text_at(f, at);
	while (n < word.n && !is_digit(word.s[n]))
		n++;
	if (!n || n == word.n)
		return 0;
	struct words ws = words_cut(str_slice(word, 0, n), &f->lex->vocabulary, f->one);
	return phrases_at(&f->lex->units.phrases, &ws, 0, hit) && hit->words == ws.n && is_kind(f, hit->row, "money") ? n : 0;
}

static bool begins_number(const struct facts *f, size_t word)
{
	struct phrase_hit hit;

	if (!lists_begin(&f->lex->figures->begins, &f->words, word))
		return false;
	return has_flag(f, word, WORD_NUMBER) || money_letters(f, word, &hit) || is_own_class(f, word, FIGURE_NUMBER, &hit) ||
	       is_own_class(f, word, FIGURE_TEN, &hit);
}

static struct str value_text(const struct figure *g, struct arena *one)
{
	uint64_t digits = g->digits;
	int exponent = g->exponent;
	struct str s;

	for (; exponent < 0 && digits % 10 == 0; exponent++)
		digits /= 10;
	if (!exponent)
		return arena_number(one, digits);
	s = arena_printf(one, "%0*llu", exponent < 0 ? 1 - exponent : 1, (unsigned long long)digits);
	if (exponent < 0)
		return arena_printf(one, "%.*s.%s", (int)(s.n - (size_t)-exponent), s.s, s.s + s.n - (size_t)-exponent);
	return arena_printf(one, "%.*s%.*s", STR_ARG(s), digits ? exponent : 0, "000000000000000000000000000000");
}

static void multiply(struct figure *g, struct str factor)
{
	long n = 1;

	if (!str_number(factor, &n))
		return;
	for (; n % 10 == 0; n /= 10)
		g->exponent++;
	g->digits *= (uint64_t)n;
	g->scaled = true;
}

static void add_value(struct figure *g, const struct figure *more)
{
	struct figure low = *more;

	for (; g->exponent > low.exponent && g->digits < UINT64_MAX / 10; g->exponent--)
		g->digits *= 10;
	for (; low.exponent > g->exponent && low.digits < UINT64_MAX / 10; low.exponent--)
		low.digits *= 10;
	g->digits += low.digits;
}

static void cut_scales(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;

	while (unit_at(f, *at, &hit) && is_kind(f, hit.row, "scale") &&
		!(has_flag(f, *at, WORD_UPPER) && !has_flag(f, *at, WORD_CAPS))) {
		multiply(g, unit_cell(f, hit.row, f->lex->figures->factor));
		*at += hit.words;
		if (!g->unit.n)
			g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
		if (g->unit.n)
			return;
	}
}

/* "2 tỷ 500 triệu đồng": a smaller scaled number behind a scaled one. */
static void cut_smaller(const struct facts *f, size_t *at, struct figure *g)
{
	struct figure more = {0};
	struct str suffix;
	size_t p = *at;

	if (!g->scaled || g->unit.n || !has_flag(f, p, WORD_NUMBER) || !cut_number(f, &p, &more, &suffix) || suffix.n)
		return;
	cut_scales(f, &p, &more);
	if (!more.scaled || more.digits > 100000 || more.exponent >= g->exponent + 3)
		return;
	add_value(g, &more);
	g->unit = more.unit;
	*at = p;
}

/* The hyphen of "Thai-invested". */
static bool is_hyphen_inside(const struct facts *f, size_t at)
{
	return mark_at(f, at) == '-' && is_glued(f, at) && is_glued(f, at + 1) && str_eq(f->lang, STR("en"));
}

static bool is_noun_word(const struct facts *f, size_t at)
{
	struct phrase_hit hit;

	if (is_hyphen_inside(f, at))
		return true;
	return at < f->words.n && !has_flag(f, at, WORD_PUNCT | WORD_NUMBER | WORD_LINE) && !is_class(f, at, FIGURE_STOP, &hit);
}

/* The noun that is counted: "cuộc hội đàm", "drug trafficking cases"; `known` words are a unit. English ends with a unit. */
static size_t noun_end(const struct facts *f, size_t at, size_t known)
{
	bool vietnamese = str_starts(f->lang, STR("vi"));
	size_t end = at + known, limit = at + (!vietnamese ? 4 : known ? 3 : 2);
	struct phrase_hit hit;

	if (known && !vietnamese)
		return end;
	while (end < limit && is_noun_word(f, end) && !has_flag(f, end, vietnamese ? WORD_UPPER : WORD_CAPS)) {
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
		if (k <= g->range.first && !has_flag(f, g->range.first, WORD_LINE) &&
			phrases_at(&f->lex->units.phrases, &f->words, g->range.first - k, &hit) && hit.words == k &&
			is_kind(f, hit.row, "money") && has_flag(f, g->range.first - k, WORD_CAPS | WORD_HAN | WORD_PUNCT)) {
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
	if (is_kind(f, hit.row, "scale")) {
		multiply(g, unit_cell(f, hit.row, f->lex->figures->factor));
		return true;
	}
	g->unit = is_kind(f, hit.row, "money") ? unit_cell(f, hit.row, f->lex->figures->canonical) : suffix;
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

	if (!is_glued(f, at) || !at || has_flag(f, at - 1, WORD_HAN))
		return true;
	if (!mark)
		return false;
	if (mark == ',' && at > 1 && !has_flag(f, at - 2, WORD_NUMBER))
		return true; /* 互访11批,200多人次 */
	if (mark == '/')
		return at > 1 && !has_flag(f, at - 2, WORD_NUMBER | WORD_CAPS | WORD_PUNCT);
	return !(mark == '-' || mark == '.' || mark == ',' || mark == ':') || !is_glued(f, at - 1);
}

/* "36-NQ/TW", "24/7", "8:30", "2-3 lần" go on behind the number. */
static bool ends_free(const struct facts *f, size_t at)
{
	char mark = mark_at(f, at);

	if (!is_glued(f, at) || (mark != '/' && mark != '-' && mark != ':'))
		return true;
	return !is_glued(f, at + 1) || !has_flag(f, at + 1, WORD_NUMBER | WORD_UPPER);
}

/* A name before the number: "Trung đoàn 19 phối hợp"; the first word of a sentence is no name. */
static bool follows_name(const struct facts *f, size_t at)
{
	size_t sentence = f->sentence_of[at];

	return at && sentence != STR_NONE && at - 1 > f->sentences[sentence].first && has_flag(f, at - 1, WORD_UPPER);
}

/* 2: the number names whatever follows; 1: it does unless a known unit follows. */
static int names_something(const struct facts *f, const struct figure *g)
{
	struct phrase_hit hit, longer;
	size_t first = g->range.first;

	if (first > 2 && mark_at(f, first - 1) == '-' && has_flag(f, first - 2, WORD_NUMBER))
		first -= 2; /* "mốc 1090 - 1091" */
	if (g->qualifier.n || class_before(f, first, FIGURE_IDENTIFIER, &hit) == STR_NONE)
		return 0;
	if ((class_before(f, first, FIGURE_SUBJECT, &longer) != STR_NONE && longer.words > hit.words) ||
		(class_before(f, first, FIGURE_QUALIFIER, &longer) != STR_NONE && longer.words > hit.words))
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

	if (class_before(f, g->range.first, FIGURE_QUALIFIER, &hit) == STR_NONE)
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
	size_t before = class_before(f, first, FIGURE_QUALIFIER, &hit);

	if (is_kind(f, row, "time") && g->digits <= 24 && before == STR_NONE)
		return class_before(f, first, FIGURE_CLOCK, &hit) != STR_NONE;
	return is_class(f, unit, FIGURE_IDENTIFIER, &hit) &&
	       class_before(f, before == STR_NONE ? first : before, FIGURE_RATIO, &hit) != STR_NONE;
}

/* English spells what is below ten, and "hai người", "三项" are as often the two sides, the three points. */
static bool is_spelled_count(const struct facts *f, const struct figure *g)
{
	struct phrase_hit hit;
	size_t first = g->range.first, sentence = f->sentence_of[first];
	bool opens = sentence != STR_NONE && f->sentences[sentence].first == first;

	if (has_flag(f, first, WORD_UPPER) && !opens)
		return false;
	if (first && is_own_class(f, first - 1, FIGURE_DEFINITE, &hit))
		return false;
	return str_eq(f->lang, STR("en")) || g->scaled || g->digits >= 10;
}

/* ---- one figure ---- */

/* Money and percentages take their code; measures stay as written; a classifier takes its noun along. */
static bool cut_known_unit(const struct facts *f, size_t *at, struct figure *g, bool *refused)
{
	struct phrase_hit hit;
	size_t end;

	if (!unit_at(f, *at, &hit) || is_kind(f, hit.row, "scale"))
		return false;
	if (unit_cell(f, hit.row, f->lex->figures->figure).n || is_no_count(f, g, *at, hit.row))
		return *refused = true;
	end = *at + hit.words;
	if (is_kind(f, hit.row, "money") || is_kind(f, hit.row, "percent")) {
		g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
		g->sum = true;
	} else {
		bool counts = is_kind(f, hit.row, "count") || is_kind(f, hit.row, "people") || is_kind(f, hit.row, "vehicles");

		if (counts && hit.words == 1 && !has_flag(f, *at, WORD_HAN))
			end = noun_end(f, *at, 1);
		g->unit = words_text(&f->words, *at, end);
	}
	*at = end;
	return true;
}

/* Not something that is counted one by one. */
static bool is_measure(const struct facts *f, int row)
{
	return is_kind(f, row, "length") || is_kind(f, row, "area") || is_kind(f, row, "mass") || is_kind(f, row, "percent");
}

/* "3.000 người trở lên", "230余万", "三千多人" */
static bool cut_over_after(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;

	if (!is_class(f, *at, FIGURE_OVER_AFTER, &hit))
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
	if (mark_at(f, *at) == '-' && is_glued(f, *at) && is_glued(f, *at + 1) && unit_at(f, *at + 1, &hit) &&
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
	if (end == *at || has_flag(f, *at, WORD_HAN))
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
		if (is_class(f, at, FIGURE_SUBJECT, &here) && at + here.words <= word && (!end || at + here.words == end)) {
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

/* The same number of the same thing told again in another sentence; "10 tấn" twice may be two gifts, "6,23 tỷ USD" is one sum. */
static bool is_told(const struct facts *f, const struct figure *g, struct str value, struct str event)
{
	const struct readings *all = &f->article->readings[READING_FIGURE];
	struct span evidence = evidence_at(f, g->range.first);
	uint64_t digits = g->digits;

	while (digits && digits % 10 == 0)
		digits /= 10;
	for (size_t i = all->n > TOLD_MAX ? all->n - TOLD_MAX : 0; i < all->n && digits > 99; i++)
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
	size_t word = class_before(f, g->range.first, FIGURE_QUALIFIER, &hit);

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
	size_t measured = has_flag(f, word + 1, WORD_HAN) && word + 2 < f->words.n ? word + 2 : word; /* 1份 */
	size_t first = f->words.v[word].start, last = f->words.v[measured].start;

	for (size_t i = 0; i < all->n; i++)
		if (!str_eq(all->v[i].cell[AG_instruments], STR("1")) && first == all->v[i].at.end)
			return true; /* 合作协议15份 */
		else if (first <= all->v[i].at.start && all->v[i].at.start <= last &&
			 (first < all->v[i].at.start || !str_eq(all->v[i].cell[AG_instruments], STR("1"))))
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
	if (!cut_number(f, &p, g, &suffix) && !cut_spelled(f, &p, g)) {
		(*at)++;
		return false;
	}
	size_t start = *at;
	*at = p;
	if (counts_papers(f, start) || !stands_free(f, start) || !ends_free(f, p) || in_date(f, start) || place_at(f, start))
		return false;
	money = g->letters || take_money_before(f, g);
	take_qualifier(f, g);
	if (!money && names_something(f, g) == 2)
		return false;
	if (suffix.n && !take_suffix(f, suffix, g))
		return false;
	if (!(suffix.n && g->unit.n) && !cut_unit(f, &p, g))
		return false;
	if (is_class(f, p, FIGURE_OVER_AFTER, &hit) && !g->qualifier.n)
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
