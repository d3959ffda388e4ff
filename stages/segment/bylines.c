#include "bylines.h"

#include "../lib/table.h"
#include "../lib/utf8.h"
#include "../lib/words.h"

enum {
	LONGEST_LINE = 30, /* words and signs of a byline */
	LONGEST_BYTES = 400,
	LONGEST_NAME = 5,
	LONGEST_BARE = 10, /* words of names without a label */
	MOST_LINES = 3,    /* "A B", "Ảnh: A", "Nguồn: B" */
};

enum label_kind { LABEL_AUTHOR, LABEL_EDITOR, LABEL_END, LABEL_PHOTO, LABEL_SOURCE, LABEL_TRANSLATOR, LABEL_NONE };
enum label_position { LABEL_AFTER, LABEL_ALONE, LABEL_BEFORE };

struct label {
	enum label_kind kind;
	enum label_position position;
};

struct byline_tables {
	struct vocabulary vocabulary;
	struct phrases phrases;
	struct label *labels; /* by row of phrases */
	size_t n;
	struct phrases surnames, han_surnames;
};

static void load_labels(struct byline_tables *t, const struct table *table)
{
	unsigned label = table_column(table, "label"), kind = table_column(table, "kind"),
		 position = table_column(table, "position");
	for (size_t i = 0; i < table->n; i++, t->n++) {
		const struct table_row *row = &table->rows[i];
		t->labels[t->n].kind =
			(enum label_kind)table_choice(table, row, kind, "author editor end photo source translator");
		t->labels[t->n].position = (enum label_position)table_choice(table, row, position, "after alone before");
		phrases_add(&t->phrases, row->cell[label], (int)t->n);
	}
}

/* "Ảnh:", "Photo:": who took the pictures is not the writer. */
static void load_credits(struct byline_tables *t, const struct table *table)
{
	unsigned pattern = table_column(table, "pattern"), kind = table_column(table, "kind");
	for (size_t i = 0; i < table->n; i++) {
		const struct table_row *row = &table->rows[i];
		if (table_choice(table, row, kind, "caption credit file position") != 1)
			continue;
		t->labels[t->n] = (struct label){LABEL_PHOTO, LABEL_BEFORE};
		phrases_add(&t->phrases, row->cell[pattern], (int)t->n++);
	}
}

static void load_surnames(struct byline_tables *t, const struct table *table, struct arena *run)
{
	unsigned surname = table_column(table, "surname"), chinese = table_column(table, "chinese");
	t->surnames = phrases_new(&t->vocabulary, run);
	t->han_surnames = phrases_new(&t->vocabulary, run);
	for (size_t i = 0; i < table->n; i++) {
		phrases_add(&t->surnames, table->rows[i].cell[surname], (int)i);
		if (table->rows[i].cell[chinese].n)
			phrases_add(&t->han_surnames, table->rows[i].cell[chinese], (int)i);
	}
}

struct byline_tables *byline_tables_load(const char *config, struct arena *run)
{
	struct byline_tables *t = NEW(run, struct byline_tables, 1);
	struct table bylines = table_load(config, "lexicon/byline_words.csv", run);
	struct table surnames = table_load(config, "lexicon/surnames.csv", run);
	struct table captions = table_load(config, "lexicon/caption_words.csv", run);
	t->vocabulary.arena = run;
	t->phrases = phrases_new(&t->vocabulary, run);
	t->labels = NEW(run, struct label, bylines.n + captions.n + 1);
	load_labels(t, &bylines);
	load_credits(t, &captions);
	load_surnames(t, &surnames, run);
	return t;
}

/* What has been read of a line. */
struct line {
	struct words ws;
	const struct byline_tables *tables;
	enum label_kind kind; /* of the label that governs what comes */
	bool labelled, bad;   /* bad: something that is neither label nor name nor sign */
	bool agency;          /* "(TTXVN)" behind: the name before is a person's */
	size_t name_words;
	bool office;                 /* "- Đài PT-TH tỉnh" behind, likewise if the name has a surname */
	struct strs authors, quoted; /* quoted: names after "Theo", "Nguồn:" */
};

static uint32_t sign(const struct words *ws, size_t i)
{
	size_t at = 0;
	return i < ws->n && (ws->v[i].flags & WORD_PUNCT) ? utf8_next(words_text(ws, i, i + 1), &at) : 0;
}

static bool is_between(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '&' || cp == '/' || cp == '|' ||
	       cp == '+' || cp == ':' || cp == 0xff1a || cp == 0x3001 || cp == 0xff0c;
}

static bool is_name_word(const struct words *ws, size_t i)
{
	return i < ws->n && (ws->v[i].flags & (WORD_UPPER | WORD_HAN));
}

/* The dot of "T.L." or "B. Lan". */
static bool is_initial_dot(const struct words *ws, size_t i)
{
	return sign(ws, i) == '.' && i > 0 && !(ws->v[i].flags & WORD_SPACE) && ws->v[i - 1].end - ws->v[i - 1].start <= 2;
}

/* The word after the name that begins at i. Chinese names part at blanks. */
static size_t name_end(const struct words *ws, size_t i)
{
	size_t end = i;
	while (end < ws->n && (is_name_word(ws, end) || is_initial_dot(ws, end))) {
		if (end > i && (ws->v[end].flags & WORD_HAN) && (ws->v[end].flags & WORD_SPACE))
			break;
		end++;
	}
	return end;
}

static void take_name(struct line *l, size_t first, size_t end, struct arena *one)
{
	struct str name = words_text(&l->ws, first, end);
	bool han = l->ws.v[first].flags & WORD_HAN, capitals = true;
	size_t n = 0;
	for (size_t i = first; i < end; i++) {
		n += !(l->ws.v[i].flags & WORD_PUNCT);
		capitals &= (l->ws.v[i].flags & WORD_CAPS) != 0;
	}
	l->name_words += n;
	if (n > LONGEST_NAME - (size_t)capitals || (han && !l->labelled)) /* Chinese has no capitals to tell */
		l->bad = true;
	else if (l->kind == LABEL_AUTHOR || l->kind == LABEL_NONE)
		*PUSH(one, &l->authors) = name;
	else if (l->kind == LABEL_SOURCE)
		*PUSH(one, &l->quoted) = name;
}

/* A label counts at the start or behind a sign: with a colon, alone, or before a name. */
static size_t take_label(struct line *l, size_t i, struct arena *one)
{
	struct phrase_hit hit;
	if (!phrases_at(&l->tables->phrases, &l->ws, i, &hit) || (!is_name_word(&l->ws, i) && !sign(&l->ws, i)))
		return i;
	struct label label = l->tables->labels[hit.row];
	size_t end = i + hit.words;
	bool colon = is_between(sign(&l->ws, end)) || is_between(sign(&l->ws, end - 1));
	if (!colon && end < l->ws.n && !is_name_word(&l->ws, end) && sign(&l->ws, end) != '(')
		return i;
	if (label.position == LABEL_ALONE && label.kind == LABEL_AUTHOR)
		*PUSH(one, &l->authors) = words_text(&l->ws, i, end);
	l->kind = label.kind;
	l->labelled = true;
	return end;
}

/* "(TTXVN)", "(tổng hợp)": what stands in brackets is no name. */
static size_t skip_brackets(struct line *l, size_t i)
{
	struct phrase_hit hit;
	size_t end = i + 1;
	if (phrases_at(&l->tables->phrases, &l->ws, i, &hit) || phrases_at(&l->tables->phrases, &l->ws, i + 1, &hit)) {
		l->labelled = true;
		l->agency |= l->tables->labels[hit.row].kind == LABEL_SOURCE;
	}
	while (end < l->ws.n && sign(&l->ws, end) != ')' && sign(&l->ws, end) != 0xff09)
		end++;
	return end < l->ws.n ? end + 1 : end;
}

/* "Sở Ngoại vụ" behind a name, or after a label: an organisation, up to the next sign. Without a name before it the line is no
 * byline; a small word alone between two names joins them. */
static size_t skip_other(struct line *l, size_t first, size_t i)
{
	size_t n = l->authors.n;
	if (i >= first + 2 && is_name_word(&l->ws, i + 1) && is_name_word(&l->ws, i + 2))
		return i + 1;
	if (i > first && n && l->authors.v[n - 1].s == l->ws.text.s + l->ws.v[first].start)
		l->authors.n--;
	if (!l->labelled && (!l->authors.n || i == first))
		l->bad = true;
	if (l->quoted.n && i > first && l->quoted.v[l->quoted.n - 1].s == l->ws.text.s + l->ws.v[first].start) {
		l->quoted.n--;
		l->office = true;
	}
	while (i < l->ws.n && !is_between(sign(&l->ws, i)))
		i++;
	return i;
}

static void read_line(struct line *l, struct arena *one)
{
	size_t i = 0, first = 0;
	while (i < l->ws.n && !l->bad) {
		size_t labelled = i == first ? take_label(l, i, one) : i;
		if (labelled > i) {
			first = i = labelled;
		} else if (sign(&l->ws, i) == '(' || sign(&l->ws, i) == 0xff08) {
			first = i = skip_brackets(l, i);
		} else if (l->ws.v[i].flags & WORD_PUNCT) {
			l->bad |= !l->labelled && !is_between(sign(&l->ws, i)) && i + 1 < l->ws.n; /* "Hay quá!!! Cảm ơn Báo" */
			first = ++i;
		} else if (is_name_word(&l->ws, i)) {
			size_t end = name_end(&l->ws, i);
			take_name(l, i, end, one);
			first = i, i = end;
			if (end < l->ws.n && (l->ws.v[end].flags & WORD_HAN))
				first = i;
		} else if (l->ws.v[i].flags & WORD_NUMBER) {
			l->bad |= !l->labelled;
			i++;
		} else {
			i = skip_other(l, first, i);
			first = i;
		}
	}
}

/* "(Tin, ảnh: A)" stands in brackets as a whole. */
static struct str unwrap(struct str line)
{
	line = str_trim(line);
	if (str_starts(line, STR("(")) && str_find(line, STR(")")) == line.n - 1)
		return str_slice(line, 1, line.n - 1);
	return line;
}

static struct str join_authors(const struct line *l, struct arena *one)
{
	struct str author = {0};
	for (size_t i = 0; i < l->authors.n; i++)
		author = arena_join(one, author, STR("; "), l->authors.v[i]);
	return author;
}

static bool has_surname(const struct line *l, struct str name)
{
	struct phrase_hit hit;
	return phrases_at(&l->tables->surnames, &l->ws, words_find(&l->ws, (size_t)(name.s - l->ws.text.s)), &hit);
}

/* Of the names behind "Theo" or "Nguồn:" those of persons: before an agency in brackets any, before an office those with a
 * surname, and a short one with a surname alone. */
static void take_quoted(struct line *l, struct arena *one)
{
	bool alone = l->quoted.n == 1 && l->name_words >= 2 && l->name_words <= 3;
	for (size_t i = 0; i < l->quoted.n; i++)
		if (l->agency || ((l->office || alone) && has_surname(l, l->quoted.v[i])))
			*PUSH(one, &l->authors) = l->quoted.v[i];
}

/* "Lan Mau thanked the university for its help.": a sentence, whoever it begins with. */
static bool is_sentence(const struct line *l)
{
	size_t small = 0;
	for (size_t i = 0; i < l->ws.n; i++)
		small += !(l->ws.v[i].flags & (WORD_UPPER | WORD_PUNCT | WORD_NUMBER | WORD_HAN));
	return !l->labelled && small >= 3 && l->ws.n && sign(&l->ws, l->ws.n - 1) == '.';
}

static struct line line_of(struct str text, const struct byline_tables *tables, struct arena *one)
{
	struct line l = {.tables = tables, .kind = LABEL_NONE, .bad = text.n > LONGEST_BYTES};
	if (!l.bad)
		l.ws = words_cut(unwrap(text), &tables->vocabulary, one);
	if (!l.ws.n || l.ws.n > LONGEST_LINE)
		l.bad = true;
	read_line(&l, one);
	l.bad |= is_sentence(&l);
	if (!l.authors.n)
		take_quoted(&l, one);
	return l;
}

struct str byline_author(struct str text, const struct byline_tables *tables, struct arena *one, bool *is_byline)
{
	struct line l = line_of(text, tables, one);
	*is_byline = !l.bad && (l.labelled || (l.authors.n && l.name_words <= LONGEST_BARE));
	return *is_byline ? join_authors(&l, one) : STR("");
}

/* "本报讯（记者 …）" */
static struct str reporter_in(struct str dateline, const struct byline_tables *tables, struct arena *one)
{
	size_t open = str_find(dateline, STR("(")), wide = str_find(dateline, STR("（"));
	if (open == STR_NONE && wide == STR_NONE)
		return STR("");
	struct str inside = str_slice(dateline, open != STR_NONE ? open + 1 : wide + STR("（").n, dateline.n);
	struct line l = line_of(inside, tables, one);
	return !l.bad && l.labelled ? join_authors(&l, one) : STR("");
}

/* "Tác giả: A": a label of the table and a colon. */
static bool has_label(struct str text, const struct byline_tables *tables, struct arena *one)
{
	struct phrase_hit hit;
	struct words ws = words_cut(unwrap(text), &tables->vocabulary, one);
	return phrases_at(&tables->phrases, &ws, 0, &hit) && (sign(&ws, hit.words) == ':' || sign(&ws, hit.words) == 0xff1a);
}

static bool may_be_byline(const struct block *b)
{
	return b->kind != BLOCK_HEADLINE && b->kind != BLOCK_LEDE && b->kind != BLOCK_ROW;
}

/* A Chinese pen name may be any two or three characters, and then stands alone in the last line. */
static struct str han_pen_name(const struct article *a, size_t i, const struct byline_tables *t, struct arena *one)
{
	struct str text = str_trim(span_of(a->text, a->blocks.v[i].at));
	struct words ws = words_cut(text, &t->vocabulary, one);
	if (i + 1 != a->blocks.n || a->blocks.v[i].kind != BLOCK_PARAGRAPH || ws.n < 2 || ws.n > 3)
		return STR("");
	for (size_t k = 0; k < ws.n; k++)
		if (!(ws.v[k].flags & WORD_HAN) || sign(&ws, k))
			return STR("");
	return text;
}

static void note_author(struct str *author, struct str found)
{
	if (!author->n)
		*author = found;
}

/* From the end upwards, over captions, until a block is something else. "Tin, ảnh: A" may pass for a caption. */
static void mark_last(struct article *a, const struct byline_tables *t, struct arena *one, struct str *author)
{
	struct str found = {0};
	for (size_t i = a->blocks.n, lines = 0; i-- > 1 && lines < MOST_LINES;) {
		struct block *b = &a->blocks.v[i];
		bool is_byline;
		struct str names = byline_author(span_of(a->text, b->at), t, one, &is_byline), pen = han_pen_name(a, i, t, one);
		if (pen.n && !is_byline) {
			names = pen;
			is_byline = true;
		}
		if (b->kind == BLOCK_CAPTION && !(names.n && has_label(span_of(a->text, b->at), t, one)))
			continue;
		if (!may_be_byline(b) || (!is_byline && b->kind != BLOCK_BYLINE))
			break;
		b->kind = BLOCK_BYLINE;
		found = names.n ? names : found;
		lines++;
	}
	note_author(author, found);
}

static bool ends_sentence(struct str text)
{
	return str_ends(text, STR(".")) || str_ends(text, STR("。"));
}

/* A name alone after a whole paragraph, not in capitals, which a heading could be. */
static bool stands_alone(const struct article *a, size_t i, struct arena *one)
{
	struct words ws = words_cut(span_of(a->text, a->blocks.v[i].at), NULL, one);
	const struct block *before = &a->blocks.v[i - 1];
	bool capitals = true;
	for (size_t k = 0; k < ws.n; k++)
		capitals &= (ws.v[k].flags & (WORD_CAPS | WORD_PUNCT)) != 0;
	return ws.n > 1 && !capitals && before->kind == BLOCK_PARAGRAPH && ends_sentence(span_of(a->text, before->at));
}

/* Where nothing was found at the end: a line above what the page left behind. */
static void mark_inner(struct article *a, const struct byline_tables *t, struct arena *one, struct str *author)
{
	for (size_t i = a->blocks.n; i-- > 2 && !author->n;) {
		struct block *b = &a->blocks.v[i];
		bool is_byline;
		struct str text = span_of(a->text, b->at), names = byline_author(text, t, one, &is_byline);
		if (!names.n || !may_be_byline(b))
			continue;
		if (has_label(text, t, one) || (b->kind != BLOCK_CAPTION && stands_alone(a, i, one))) {
			b->kind = BLOCK_BYLINE;
			*author = names;
		}
	}
}

/* A line that `clean` or a label tells, above the body. */
static void mark_first(struct article *a, const struct byline_tables *t, struct arena *one, struct str *author)
{
	for (size_t i = 0; i < a->blocks.n && i < 4; i++) {
		struct block *b = &a->blocks.v[i];
		bool is_byline;
		if (b->kind == BLOCK_BYLINE)
			note_author(author, byline_author(span_of(a->text, b->at), t, one, &is_byline));
	}
}

/* The last paragraph may run on into the byline: "... hai nước./. A B", "... hai nước. Tin, ảnh: A". */
static struct str author_in_tail(const struct article *a, const struct byline_tables *t, struct arena *one)
{
	for (size_t i = a->blocks.n; i-- > 1;) {
		struct str text = span_of(a->text, a->blocks.v[i].at), names = {0};
		if (a->blocks.v[i].kind != BLOCK_PARAGRAPH)
			continue;
		bool is_byline = false;
		for (size_t at = text.n > LONGEST_BYTES ? text.n - LONGEST_BYTES : 0; at + 2 < text.n; at++) {
			bool mark = str_starts(str_slice(text, at, text.n), STR("/. "));
			struct str tail = str_slice(text, at + 2 + mark, text.n);
			if (!mark && !str_starts(str_slice(text, at, text.n), STR(". ")))
				continue;
			names = byline_author(tail, t, one, &is_byline);
			if (names.n && (mark || has_label(tail, t, one)))
				return names;
		}
		break;
	}
	return STR("");
}

/* "韦某玲", of a family name and one or two more. */
static bool is_han_name(const struct byline_tables *t, const struct words *ws, size_t first, size_t end)
{
	struct phrase_hit hit;
	return phrases_at(&t->han_surnames, ws, first, &hit) && end > first + hit.words && end <= first + hit.words + 2;
}

/* "王某 李某玲": Chinese names alone, parted by blanks or commas. */
static struct str han_names_in(struct str text, const struct byline_tables *t, struct arena *one)
{
	struct str names = {0};
	struct words ws = words_cut(text, &t->vocabulary, one);
	for (size_t i = 0, end; i < ws.n; i = end) {
		end = i + 1;
		if (is_between(sign(&ws, i)))
			continue;
		while (end < ws.n && (ws.v[end].flags & WORD_HAN) && !(ws.v[end].flags & WORD_SPACE) && !sign(&ws, end))
			end++;
		if (!(ws.v[i].flags & WORD_HAN) || !is_han_name(t, &ws, i, end))
			return STR("");
		names = arena_join(one, names, STR("; "), words_text(&ws, i, end));
	}
	return names;
}

static size_t last_bracket(struct str text)
{
	size_t at = str_rfind_char(text, '(');
	for (size_t i = text.n; i-- > 0;)
		if (str_starts(str_slice(text, i, text.n), STR("（")) && (at == STR_NONE || i > at))
			return i;
	return at;
}

/* "... 新局面。（记者 王某）": the last brackets of a Chinese page. */
static struct str author_in_brackets(const struct article *a, const struct byline_tables *t, struct arena *one)
{
	for (size_t i = a->blocks.n; i-- > 1;) {
		struct str text = span_of(a->text, a->blocks.v[i].at), inside;
		size_t open = last_bracket(text);
		if (a->blocks.v[i].kind == BLOCK_BYLINE || a->blocks.v[i].kind == BLOCK_CAPTION)
			continue;
		if (open == STR_NONE || text.n - open > LONGEST_BYTES / 4 ||
			!(str_ends(text, STR(")")) || str_ends(text, STR("）"))))
			return STR("");
		inside = str_slice(text, open + (text.s[open] == '(' ? 1 : 3), text.n - (str_ends(text, STR(")")) ? 1 : 3));
		struct line l = line_of(inside, t, one);
		return !l.bad && l.labelled ? join_authors(&l, one) : han_names_in(inside, t, one);
	}
	return STR("");
}

struct str bylines_mark(struct article *a, const struct byline_tables *tables, struct arena *one)
{
	struct str author = {0};
	mark_last(a, tables, one, &author);
	mark_first(a, tables, one, &author);
	if (!a->author.n)
		mark_inner(a, tables, one, &author);
	if (!a->author.n)
		note_author(&author, author_in_tail(a, tables, one));
	if (!a->author.n)
		note_author(&author, author_in_brackets(a, tables, one));
	return author;
}

struct str dateline_author(const struct article *a, const struct byline_tables *tables, struct arena *one)
{
	struct str author = {0};
	for (size_t i = 0; i < a->datelines.n; i++)
		note_author(&author, reporter_in(span_of(a->text, a->datelines.v[i]), tables, one));
	return author;
}
