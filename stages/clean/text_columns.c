#include "text_columns.h"

#include "../lib/utf8.h"

enum {
	MANY_LINES = 200000,
	LONGEST_JOINED = 8000,
	NARROWEST = 60,
	WIDEST = 140,
	COLUMN_GAP = 3,
	COLUMN_LINES = 8,
	WIDE = 400,
	TABLES_INSIDE = 3
};

struct str without_bullet(struct str s, bool *bullet)
{
	static const char *const marks[] = {"•", "·", "●", "▪", "◦", "■", "►", "* ", "+ ", "# ", "## ", "### ", "> "};
	*bullet = false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_cut(&s, str_of(marks[i])))
			*bullet = true;
	return str_trim(s);
}

/* Columns that a line takes; a Chinese character takes two. */
static size_t columns_of(struct str s)
{
	size_t columns = 0;
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = utf8_next(s, &at);
		columns += cp == '\r' ? 0 : cp_is_han(cp) ? 2 : 1;
	}
	return columns;
}

/* The width that a dump was broken at: many lines end within its last columns, and but one or two go over it; 0 for lines of any
 * length. */
static size_t width_of(const struct strs *raw)
{
	size_t widest[3] = {0}, near = 0, half = 0;
	for (size_t i = 0; i < raw->n; i++) {
		size_t n = columns_of(raw->v[i]);
		for (size_t k = 0; k < 3; k++)
			if (n > widest[k]) {
				size_t less = widest[k];
				widest[k] = n;
				n = less;
			}
	}
	size_t width = widest[0] > widest[2] + 6 ? widest[2] : widest[0];
	if (width < NARROWEST || width > WIDEST)
		return 0;
	for (size_t i = 0; i < raw->n; i++) {
		size_t n = columns_of(raw->v[i]);
		near += n + 10 >= width;
		half += n * 2 >= width;
	}
	return near >= 6 && near * 3 >= half ? width : 0;
}

/* Up to the first blank; Chinese may be broken behind every character. */
static struct str first_word(struct str s)
{
	size_t at = 0;
	s = str_trim(s);
	if (s.n && cp_is_han(utf8_next(s, &at)))
		return str_slice(s, 0, at);
	at = 0;
	while (at < s.n && !is_space(s.s[at]))
		at++;
	return str_slice(s, 0, at);
}

static bool begins_with_mark(struct str s)
{
	bool bullet;
	s = str_trim(s);
	without_bullet(s, &bullet);
	return bullet || (s.n && (s.s[0] == '|' || s.s[0] == '['));
}

static bool enough_words(struct str s)
{
	size_t blanks = 0;
	for (size_t i = 0; i < s.n; i++)
		blanks += s.s[i] == ' ';
	return blanks >= 7;
}

static bool ends_sentence(struct str s)
{
	static const char *const ends[] = {".", "!", "?", ":", ";", "…", "”", "\"", "。"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(s, str_of(ends[i])))
			return true;
	return false;
}

/* The line right below goes on with this one: its first word had no room here, or small letters follow a line without an end. */
static bool goes_on(struct str above, struct str below, size_t width)
{
	size_t at = 0;
	struct str next = str_trim(below), last = str_trim(above);
	if (!next.n || !last.n || begins_with_mark(next))
		return false;
	if (width)
		return columns_of(above) <= width && columns_of(above) * 2 > width &&
		       columns_of(above) + 1 + columns_of(first_word(next)) > width;
	return enough_words(last) && !ends_sentence(last) && cp_is_lower(utf8_next(next, &at));
}

static void put_joined(struct strs *out, const struct strs *raw, struct arena *one)
{
	size_t width = width_of(raw);
	for (size_t i = 0; i < raw->n; i++) {
		struct buf joined = {.arena = one};
		struct str line = raw->v[i];
		for (; i + 1 < raw->n && goes_on(raw->v[i], raw->v[i + 1], width) && joined.n < LONGEST_JOINED; i++) {
			struct str below = str_trim(raw->v[i + 1]);
			size_t at = 0;
			if (!joined.n)
				buf_put(&joined, raw->v[i]);
			if (!cp_is_han(utf8_next(below, &at)))
				buf_putc(&joined, ' ');
			buf_put(&joined, below);
			line = buf_str(&joined);
		}
		*PUSH(one, out) = line;
	}
}

/* The byte where column `column` begins; the end where the line is shorter. */
static size_t byte_of(struct str line, size_t column)
{
	size_t at = 0;
	for (size_t c = 0; at < line.n && c < column;)
		c += cp_is_han(utf8_next(line, &at)) ? 2 : 1;
	return at;
}

/* Columns where text begins again behind a gap. */
static void count_starts(struct str line, size_t *starts)
{
	size_t blanks = 0, column = 0;
	bool text = false;
	for (size_t at = 0; at < line.n && column < WIDE;) {
		uint32_t cp = utf8_next(line, &at);
		if (cp == ' ' || cp == '\r') {
			blanks++;
		} else {
			starts[column] += blanks >= COLUMN_GAP && text;
			blanks = 0;
			text = true;
		}
		column += cp_is_han(cp) ? 2 : 1;
	}
}

static bool is_blank(struct str s)
{
	return str_trim(s).n == 0;
}

/* Text runs over the column's beginning. */
static bool crosses(struct str line, size_t column)
{
	size_t at = byte_of(line, column);
	return at < line.n && at > 0 && line.s[at] != ' ' && line.s[at - 1] != ' ';
}

struct column {
	size_t at, first, end; /* column, lines */
};

static bool starts_at(struct str line, size_t column)
{
	size_t at = byte_of(line, column);
	return at < line.n && at >= 2 && line.s[at] != ' ' && line.s[at - 1] == ' ' && line.s[at - 2] == ' ';
}

/* The column that most lines share, and its lines; lines that run across it end the table. */
static bool find_column(const struct strs *raw, struct column *c)
{
	size_t starts[WIDE] = {0};
	*c = (struct column){0, 0, 0};
	for (size_t i = 0; i < raw->n; i++)
		count_starts(raw->v[i], starts);
	for (size_t k = 1; k < WIDE; k++)
		if (starts[k] > starts[c->at])
			c->at = k;
	if (starts[c->at] < COLUMN_LINES)
		return false;
	size_t first = 0, seen = 0, most = 0;
	for (size_t i = 0; i <= raw->n; i++) {
		if (i < raw->n && !crosses(raw->v[i], c->at)) {
			seen += starts_at(raw->v[i], c->at);
			continue;
		}
		if (seen > most) {
			most = seen;
			c->first = first;
			c->end = i;
		}
		first = i + 1;
		seen = 0;
	}
	return most >= COLUMN_LINES;
}

static void put_lines(struct strs *out, struct strs raw, int depth, struct arena *one);

/* Above the table, its left side, its right side, below. Depth is bounded. */
static void put_table(struct strs *out, const struct strs *raw, const struct column *c, int depth, struct arena *one)
{
	struct strs above = {.v = raw->v, .n = c->first}, left = {0}, right = {0},
		    below = {.v = raw->v + c->end, .n = raw->n - c->end};
	for (size_t i = c->first; i < c->end; i++) {
		size_t at = byte_of(raw->v[i], c->at);
		struct str l = str_slice(raw->v[i], 0, at);
		while (l.n && is_space(l.s[l.n - 1]))
			l.n--;
		*PUSH(one, &left) = l;
		*PUSH(one, &right) = str_slice(raw->v[i], at, raw->v[i].n);
	}
	put_lines(out, above, depth + 1, one);
	put_lines(out, left, depth + 1, one);
	put_lines(out, right, depth + 1, one);
	put_lines(out, below, depth + 1, one);
}

static void put_lines(struct strs *out, struct strs raw, int depth, struct arena *one)
{
	struct column c;
	while (raw.n && is_blank(raw.v[raw.n - 1]))
		raw.n--;
	if (raw.n && depth < TABLES_INSIDE && find_column(&raw, &c))
		put_table(out, &raw, &c, depth, one);
	else if (raw.n)
		put_joined(out, &raw, one);
}

/* Frames of tables (U+2500 to U+257F) as blanks, a column each. */
static struct str without_frames(struct str text, struct arena *one)
{
	if (!str_has(text, STR("\xE2\x94")) && !str_has(text, STR("\xE2\x95")))
		return text;
	struct buf out = {.arena = one};
	for (size_t i = 0; i < text.n; i++) {
		bool frame = i + 2 < text.n && text.s[i] == '\xE2' && (text.s[i + 1] == '\x94' || text.s[i + 1] == '\x95');
		buf_putc(&out, frame ? ' ' : text.s[i]);
		i += frame ? 2 : 0;
	}
	return buf_str(&out);
}

struct strs text_lines(struct str text, struct arena *one)
{
	struct strs raw = {0}, out = {0};
	struct str line;
	text = without_frames(text, one);
	while (raw.n < MANY_LINES && str_split(&text, '\n', &line))
		*PUSH(one, &raw) = line;
	put_lines(&out, raw, 0, one);
	return out;
}
