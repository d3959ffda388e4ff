#include "headline.h"

#include "../lib/utf8.h"

enum { MOST_TITLE_WORDS = 60 };

/* As many of the words of two lines are the same where they are one headline. */
static const double ALIKE = 0.6;

struct word_set {
	uint64_t hash[MOST_TITLE_WORDS];
	size_t n;
	uint64_t bits; /* of all hashes: most words stand in one of two lines alone */
};

static uint64_t bit_of(uint64_t hash)
{
	return (uint64_t)1 << (hash >> 58);
}

static bool is_ascii_part(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || is_digit((char)c);
}

/* The line is folded. */
static struct word_set words_of(struct str s)
{
	const uint64_t basis = 0xcbf29ce484222325u, prime = 0x100000001b3u;
	struct word_set set;
	uint64_t hash = 0;
	set.n = 0;
	set.bits = 0;
	for (size_t at = 0; (at < s.n || hash) && set.n < MOST_TITLE_WORDS;) {
		while (at < s.n && is_ascii_part((unsigned char)s.s[at]))
			hash = ((hash ? hash : basis) ^ (unsigned char)s.s[at++]) * prime;
		uint32_t cp = utf8_next(s, &at); /* 0 behind the last */
		bool han = cp_is_han(cp), part = cp >= 0x80 && (han || (cp_class(cp) & (CP_LETTER | CP_DIGIT)));
		if (part)
			hash = ((hash ? hash : basis) ^ cp) * prime;
		if (!hash || (part && !han))
			continue;
		set.bits |= bit_of(hash);
		set.hash[set.n++] = hash;
		hash = 0;
	}
	return set;
}

/* Words that stand in both, each counted once for each time. */
static size_t shared(const struct word_set *a, const struct word_set *b)
{
	bool used[MOST_TITLE_WORDS] = {false};
	size_t n = 0;
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n && (b->bits & bit_of(a->hash[i])); k++)
			if (a->hash[i] == b->hash[k] && !used[k]) {
				used[k] = true;
				n++;
				break;
			}
	return n;
}

/* How alike two lines are by their words: 0 to 1. */
static double alike(const struct word_set *x, const struct word_set *y)
{
	return x->n + y->n ? 2.0 * (double)shared(x, y) / (double)(x->n + y->n) : 0;
}

/* Up to the first blank: its words are the first ones of the line, folded alone as with the others. */
static struct word_set first_words(struct str line, struct arena *one)
{
	size_t blank = str_find(line, STR(" "));
	return words_of(utf8_fold(one, str_slice(line, 0, blank)));
}

static bool lines_alike(struct str a, struct str b, struct arena *one)
{
	struct word_set first = first_words(a, one), other = first_words(b, one);
	if (first.n && other.n && first.hash[0] != other.hash[0])
		return false;
	struct word_set x = words_of(utf8_fold(one, a)), y = words_of(utf8_fold(one, b));
	if (x.n != y.n || !x.n)
		return false;
	for (size_t i = 0; i < x.n; i++)
		if (x.hash[i] != y.hash[i])
			return false;
	return true;
}

/* Two ASCII letters that no fold changes but for their case; an o or u may take the tone of the next letter. */
static bool begin_otherwise(struct str a, struct str b)
{
	char x = a.n ? (char)(a.s[0] | 0x20) : 0, y = b.n ? (char)(b.s[0] | 0x20) : 0;
	bool plain = x >= 'a' && x <= 'z' && y >= 'a' && y <= 'z';
	return plain && x != y && x != 'o' && x != 'u' && y != 'o' && y != 'u';
}

bool same_line(struct str a, struct str b, struct arena *one)
{
	if (begin_otherwise(a, b))
		return false;
	struct arena_mark mark = arena_mark(one);
	bool same = lines_alike(a, b, one);
	arena_back(one, mark);
	return same;
}

static size_t last_separator(struct str s, size_t *width)
{
	static const char *const separators[] = {" | ", " - ", " – ", " — ", " :: ", " » ", "_", " |"};
	size_t best = STR_NONE;
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		struct str sep = str_of(separators[i]);
		for (size_t from = 0, at; (at = str_find(str_slice(s, from, s.n), sep)) != STR_NONE; from += at + 1)
			if (best == STR_NONE || from + at > best)
				best = from + at, *width = sep.n;
	}
	return best;
}

/* "Headline - Section - Paper" without the paper, where that can be told. */
static struct str without_site(struct str title, struct str site)
{
	for (int parts = 0; parts < 4; parts++) {
		size_t width = 0, at = last_separator(title, &width);
		if (at == STR_NONE)
			break;
		struct str head = str_slice(title, 0, at), tail = str_slice(title, at + width, title.n);
		bool is_site = site.n && str_eq_nocase(str_trim(tail), site);
		if (!is_site && (count_words(tail) > 6 || count_words(head) < 5 || count_words(head) <= count_words(tail)))
			break;
		title = str_trim(head);
	}
	return title;
}

/* By piece: the classes of marks that hold all of its text. */
static unsigned *mark_classes(const struct page *p, struct arena *one)
{
	unsigned *found = NEW(one, unsigned, p->pieces.n + 1);
	for (size_t i = 0; i < p->marks.n; i++) {
		const struct mark *m = &p->marks.v[i];
		if (m->piece < p->pieces.n && m->text.n >= p->pieces.v[m->piece].text.n)
			found[m->piece] |= m->classes;
	}
	return found;
}

/* The class of an element and of the ones around it that hold nothing else. */
static unsigned classes_around(const struct page *p, size_t piece)
{
	size_t e = p->pieces.v[piece].element;
	unsigned found = 0;
	for (int up = 0; up < 3 && e; up++) {
		const struct element *el = &p->elements.v[e];
		if (el->end_piece - el->first_piece > 1)
			break;
		found |= el->classes;
		e = el->parent;
	}
	return found;
}

static bool inside_side(const struct page *p, size_t piece)
{
	const unsigned side = IN_CLASS(CLASS_RELATED) | IN_CLASS(CLASS_COMMENT) | IN_CLASS(CLASS_COOKIE) | IN_CLASS(CLASS_AD);
	for (size_t e = p->pieces.v[piece].element, up = 0; e && up < 40; e = p->elements.v[e].parent, up++) {
		enum tag tag = p->elements.v[e].tag;
		if (tag == TAG_nav || tag == TAG_aside || tag == TAG_footer || tag == TAG_li || (p->elements.v[e].classes & side))
			return true;
	}
	return false;
}

/* Heading tag of the piece's element or one just around it: 1 to 6, 0 for none. */
static int heading_level(const struct page *p, size_t piece)
{
	size_t e = p->pieces.v[piece].element;
	for (int up = 0; up < 3 && e; up++, e = p->elements.v[e].parent)
		if (tag_has(p->elements.v[e].tag, TAG_HEADING))
			return (int)(p->elements.v[e].tag - TAG_h1) + 1;
	return 0;
}

/* Where the text begins: the first piece of the element with the most words in paragraphs of its own. */
static size_t body_begin(const struct page *p, const struct element *within, struct arena *one)
{
	double *words = NEW(one, double, p->elements.n + 1);
	size_t *first = NEW(one, size_t, p->elements.n + 1), best = 0;
	for (size_t i = within->first_piece; i < within->end_piece; i++) {
		const struct piece *x = &p->pieces.v[i];
		if (x->words < 20 || link_share(x) > 0.5)
			continue;
		size_t e = x->element;
		if (p->elements.v[e].tag == TAG_p && e)
			e = p->elements.v[e].parent;
		if (words[e] == 0)
			first[e] = i;
		words[e] += (double)x->words;
		if (words[e] > words[best])
			best = e;
	}
	return words[best] > 0 ? first[best] : within->end_piece;
}

struct candidate_frame {
	const struct page *p;
	struct str wanted[3];
	struct word_set wanted_words[3];
	struct word_set site; /* what the title tag and metadata call it */
	const unsigned *marked;
	size_t body;
	struct arena *one;
};

/* Lines of so many words can share ALIKE of them; a Chinese character is half a word of a piece. */
static bool may_be_alike(size_t piece_words, size_t wanted)
{
	return wanted && piece_words * 5 >= wanted && piece_words <= wanted * 3 + 4;
}

/* To what the page says that its title is; less than ALIKE where it is another line. */
static double best_likeness(const struct candidate_frame *f, const struct piece *x)
{
	struct word_set words = {.n = 0};
	bool cut = false;
	double best = 0;
	for (size_t k = 0; k < 3; k++) {
		if (!may_be_alike(x->words, f->wanted_words[k].n))
			continue;
		if (!cut)
			words = words_of(piece_folded(x, f->one));
		cut = true;
		double a = alike(&words, &f->wanted_words[k]);
		best = a > best ? a : best;
	}
	return best;
}

static const double by_level[7] = {0, 3, 1.5, 1, 0.5, 0, 0};

static bool names_site(const struct candidate_frame *f, const struct piece *x)
{
	struct word_set words;
	if (!f->site.n)
		return false;
	words = words_of(piece_folded(x, f->one));
	return alike(&words, &f->site) >= 0.7;
}

static double distance(const struct candidate_frame *f, size_t i)
{
	double d = i < f->body ? (double)(f->body - i) : (double)(i - f->body) * 3;
	return d < 60 ? d : 60;
}

/* No less than its score. */
static double most(const struct candidate_frame *f, size_t i, int level)
{
	return by_level[level] + 2 + 6 - 0.05 * distance(f, i) + (i <= f->body ? 1 : -1) + 0.001;
}

static double score(const struct candidate_frame *f, size_t i, int level)
{
	const struct piece *x = &f->p->pieces.v[i];
	unsigned classes = classes_around(f->p, i) | f->marked[i];
	double best = best_likeness(f, x);
	bool titled = (classes & IN_CLASS(CLASS_TITLE)) != 0;
	if (best < ALIKE && !titled && (level == 0 || level > 3))
		return 0;
	double s = by_level[level] + (titled ? 2 : 0) + (best >= ALIKE ? 6 * best : 0);
	s -= (best >= ALIKE ? 0.05 : 0.1) * distance(f, i);
	s -= names_site(f, x) ? 4 : 0;
	s -= link_share(x) > 0.6 ? 1.5 : 0;
	s -= x->words < 4 ? 1.5 : 0;
	s -= inside_side(f->p, i) ? 3 : 0;
	s += i <= f->body ? 1 : -1;
	return s;
}

/* Of equals the first. */
struct best_piece {
	size_t piece;
	double score;
};

static void try_pieces(const struct candidate_frame *f, const struct element *region, bool headings, struct best_piece *best)
{
	struct arena_mark mark = arena_mark(f->one);
	for (size_t i = region->first_piece; i < region->end_piece && i < f->body + 400; i++) {
		size_t words = f->p->pieces.v[i].words;
		int level = heading_level(f->p, i);
		if (words < 2 || words > MOST_TITLE_WORDS || headings != (level > 0) || most(f, i, level) < best->score)
			continue;
		double s = score(f, i, level);
		if (s > best->score || (s == best->score && i < best->piece && best->piece != STR_NONE))
			*best = (struct best_piece){i, s};
		arena_back(f->one, mark);
	}
}

/* Without a title of its own: the bold or large line right above the text. */
static size_t line_above(const struct page *p, size_t body)
{
	for (size_t i = body; i > 0 && body - i < 6; i--) {
		const struct piece *x = &p->pieces.v[i - 1];
		if (x->words >= 5 && x->words <= 40 && x->bold_bytes * 10 >= x->bytes * 8 && link_share(x) < 0.5)
			return i - 1;
	}
	return STR_NONE;
}

static struct str site_name(const struct page *p)
{
	size_t width = 0, at = last_separator(p->title_tag, &width);
	if (p->og_site.n)
		return p->og_site;
	return at == STR_NONE ? STR("") : str_slice(p->title_tag, at + width, p->title_tag.n);
}

struct headline find_headline(const struct page *p, const struct story_meta *meta, size_t within, struct arena *one)
{
	const struct element *region = &p->elements.v[within];
	struct arena_mark mark = arena_mark(one);
	struct candidate_frame f = {.p = p, .body = body_begin(p, region, one), .one = one};
	arena_back(one, mark);
	f.wanted[0] = without_site(p->og_title, p->og_site);
	f.wanted[1] = meta->headline;
	f.wanted[2] = without_site(p->title_tag, p->og_site);
	for (size_t k = 0; k < 3; k++)
		f.wanted_words[k] = words_of(utf8_fold(one, f.wanted[k]));
	f.site = words_of(utf8_fold(one, site_name(p)));
	f.marked = mark_classes(p, one);
	struct best_piece best = {STR_NONE, 1.5};
	try_pieces(&f, region, true, &best); /* the others can but seldom be better */
	try_pieces(&f, region, false, &best);
	struct headline h = {.piece = best.piece, .text = STR("")};
	if (h.piece == STR_NONE && !f.wanted[0].n && !f.wanted[1].n)
		h.piece = line_above(p, f.body);
	if (h.piece != STR_NONE) {
		h.text = p->pieces.v[h.piece].text;
		return h;
	}
	for (size_t k = 0; k < 3 && !h.text.n; k++)
		h.text = f.wanted[k];
	return h;
}
