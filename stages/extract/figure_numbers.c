#include "figure_numbers.h"

enum { GROUPS_MAX = 8 }; /* of digits; more are no number that fits */

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

	for (; mark_at(f, at) == mark && glued_at(f, at) && glued_at(f, at + 1) && flag_at(f, at + 1, WORD_NUMBER);
		at += 2, groups++)
		if (groups == GROUPS_MAX || leading_digits(text_at(f, at + 1)) != 3)
			return false;
	return groups > 1 || mark == (english ? ',' : '.');
}

/* "2.100.000", "6,23", "1,234.5"; *suffix is what is glued to the last digits in the same word. */
bool cut_decimal(const struct facts *f, size_t *at, struct figure *g, struct str *suffix)
{
	size_t p = *at;
	struct str word = str_slice(text_at(f, p), g->letters, text_at(f, p).n);
	size_t n = leading_digits(word);
	bool thousands = true;

	if (!n || !add_digits(g, str_slice(word, 0, n)) || (n > 4 && word.s[0] == '0'))
		return false;
	while (n == word.n && glued_at(f, p + 1) && (mark_at(f, p + 1) == '.' || mark_at(f, p + 1) == ',') &&
		glued_at(f, p + 2) && flag_at(f, p + 2, WORD_NUMBER)) {
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

/* "nine", "twenty-five", "hai mươi lăm", "二十五": 0 if no such number is there. */
static uint64_t cut_below_hundred(const struct facts *f, size_t *at)
{
	struct phrase_hit hit;
	uint64_t value = 0;
	size_t p = *at;
	long n;

	for (;; p += hit.words) {
		bool hyphen = value && mark_at(f, p) == '-' && glued_at(f, p) && glued_at(f, p + 1);
		if (value < 10 && figure_word_own(f, p, FIGURE_TEN, &hit)) {
			value = value ? value * 10 : 10;
			continue;
		}
		if (value % 10 || !figure_word_own(f, p + hyphen, FIGURE_NUMBER, &hit))
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
	return unit_at(f, at, hit) && unit_is(f, hit->row, "scale");
}

/* "二点九亿", "hai phẩy năm triệu": a point is one only before a scale; 九点三十 is a time of day. */
static void cut_decimals(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;
	struct figure with = *g;
	size_t p = *at;
	long n;

	if (!figure_word_own(f, p, FIGURE_POINT, &hit))
		return;
	for (p += hit.words; with.exponent > -4 && figure_word_own(f, p, FIGURE_NUMBER, &hit); p += hit.words, with.exponent--) {
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
bool cut_spelled(const struct facts *f, size_t *at, struct figure *g)
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
size_t money_letters(const struct facts *f, size_t at, struct phrase_hit *hit)
{
	struct str word;
	size_t n = 0;

	if (!flag_at(f, at, WORD_CAPS))
		return 0;
	word = text_at(f, at);
	while (n < word.n && !is_digit(word.s[n]))
		n++;
	if (!n || n == word.n)
		return 0;
	struct words ws = words_cut(str_slice(word, 0, n), &f->lex->vocabulary, f->one);
	return phrases_at(&f->lex->units.phrases, &ws, 0, hit) && hit->words == ws.n && unit_is(f, hit->row, "money") ? n : 0;
}

bool begins_number(const struct facts *f, size_t word)
{
	struct phrase_hit hit;

	if (!lists_begin(&f->lex->figures->begins, &f->words, word))
		return false;
	return flag_at(f, word, WORD_NUMBER) || money_letters(f, word, &hit) || figure_word_own(f, word, FIGURE_NUMBER, &hit) ||
	       figure_word_own(f, word, FIGURE_TEN, &hit);
}

struct str value_text(const struct figure *g, struct arena *one)
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

void scale_figure(struct figure *g, struct str factor)
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

void cut_scales(const struct facts *f, size_t *at, struct figure *g)
{
	struct phrase_hit hit;

	while (unit_at(f, *at, &hit) && unit_is(f, hit.row, "scale") &&
		!(flag_at(f, *at, WORD_UPPER) && !flag_at(f, *at, WORD_CAPS))) {
		scale_figure(g, unit_cell(f, hit.row, f->lex->figures->factor));
		*at += hit.words;
		if (!g->unit.n)
			g->unit = unit_cell(f, hit.row, f->lex->figures->canonical);
		if (g->unit.n)
			return;
	}
}

/* "2 tỷ 500 triệu đồng": a smaller scaled number behind a scaled one. */
void cut_smaller(const struct facts *f, size_t *at, struct figure *g)
{
	struct figure more = {0};
	struct str suffix;
	size_t p = *at;

	if (!g->scaled || g->unit.n || !flag_at(f, p, WORD_NUMBER) || !cut_decimal(f, &p, &more, &suffix) || suffix.n)
		return;
	cut_scales(f, &p, &more);
	if (!more.scaled || more.digits > 100000 || more.exponent >= g->exponent + 3)
		return;
	add_value(g, &more);
	g->unit = more.unit;
	*at = p;
}
