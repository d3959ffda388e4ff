#include "fields.h"

#include "../lib/utf8.h"

/* Classes of the elements close around a piece, and of marks in it. */
unsigned classes_of(const struct page *p, size_t i)
{
	unsigned found = 0;
	size_t e = p->pieces.v[i].element;
	for (int up = 0; up < 2 && e; up++, e = p->elements.v[e].parent)
		if (p->elements.v[e].end_piece - p->elements.v[e].first_piece <= 6)
			found |= p->elements.v[e].classes;
	return found;
}

bool in_side_box(const struct page *p, const struct place *w, size_t i)
{
	const unsigned side = IN_CLASS(CLASS_RELATED) | IN_CLASS(CLASS_COMMENT) | IN_CLASS(CLASS_AD) | IN_CLASS(CLASS_COOKIE);
	for (size_t e = p->pieces.v[i].element, up = 0; e && up < 40; e = p->elements.v[e].parent, up++) {
		const struct element *el = &p->elements.v[e];
		if (piece_inside(p, w->headline, e) || piece_inside(p, w->run.first, e))
			return false;
		if (el->tag == TAG_nav || el->tag == TAG_aside || el->tag == TAG_footer || (el->classes & side))
			return true;
	}
	return false;
}

/* Nearness to the article: between headline and text best, then just above, then just below. */
double nearness(const struct place *w, size_t i)
{
	size_t top = w->headline < w->run.first ? w->headline : w->run.first;
	if (i >= top && i < w->run.first)
		return 4;
	if (i < top)
		return top - i <= 4 ? 3 : top - i <= 12 ? 1.5 : top - i <= 30 ? 0 : -3;
	if (i < w->run.end)
		return i - w->run.first < 4 ? 2 : 0;
	return i - w->run.end <= 6 ? 2 : i - w->run.end <= 14 ? 0.5 : -3;
}

/* Elsewhere pages print the last change, and metadata know the first day; in Viet Nam the print is right. */
bool is_foreign(struct str lang, struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str rest = at == STR_NONE ? STR("") : str_slice(url, at + 3, url.n), host = STR("");
	str_split(&rest, '/', &host);
	return str_eq(lang, STR("en")) && host.n && !str_ends(host, STR(".vn"));
}

/* "1.284", "1,284", "6719"; a letter behind (k, tr) is another form. */
static long read_count(struct str s)
{
	long n = 0;
	size_t digits = 0;
	for (size_t i = 0; i < s.n && digits < 10; i++) {
		bool thousands = (s.s[i] == '.' || s.s[i] == ',') && i + 3 < s.n && is_digit(s.s[i + 1]) &&
				 is_digit(s.s[i + 2]) && is_digit(s.s[i + 3]);
		if (is_digit(s.s[i]))
			n = n * 10 + (s.s[i] - '0'), digits++;
		else if (!thousands || !digits)
			break;
	}
	return digits ? n : -1;
}

/* "1.284 lượt xem": the number right before the label, not "4 min read". */
static long count_before(const struct field_tables *t, struct str line, struct str behind)
{
	size_t end = (size_t)(behind.s - line.s);
	while (end > 0 && !is_digit(line.s[end - 1]))
		end--;
	size_t start = end;
	while (start > 0 &&
		(is_digit(line.s[start - 1]) || ((line.s[start - 1] == '.' || line.s[start - 1] == ',') && start < end)))
		start--;
	struct str label = str_slice(line, end, (size_t)(behind.s - line.s));
	bool part_of_date = start && (line.s[start - 1] == '/' || line.s[start - 1] == ':');
	return end && !part_of_date && cue_line(t->cues, label) == CUE_VIEWS ? read_count(str_slice(line, start, end)) : -1;
}

long views_of_line(const struct field_tables *t, struct str line, bool *label_only)
{
	struct str behind;
	*label_only = false;
	if (!cue_after(t->cues, CUE_VIEWS, line, &behind))
		return -1;
	*label_only = behind.n == 0;
	long n = read_count(behind);
	return n >= 0 ? n : count_before(t, line, behind);
}

long find_views(const struct page *p, const struct place *where, const struct field_tables *t, struct arena *one)
{
	double best = 0;
	long views = -1;
	struct arena_mark mark = arena_mark(one);
	for (size_t i = where->from; i < where->to; i++, arena_back(one, mark)) {
		const struct piece *x = &p->pieces.v[i];
		bool label_only;
		if (x->words > LINE_WORDS || nearness(where, i) + 1 <= best || in_side_box(p, where, i) ||
			(x->state == PIECE_BODY && x->words > 16))
			continue;
		long n = views_of_line(t, piece_folded(x, one), &label_only);
		if (n < 0 && label_only && i + 1 < p->pieces.n && p->pieces.v[i + 1].text.n < 14)
			n = read_count(p->pieces.v[i + 1].text);
		double score = nearness(where, i) + 1;
		if (n > 0 && score > best) {
			best = score;
			views = n;
		}
	}
	for (size_t k = 0; k < p->marks.n && views < 0; k++) {
		const struct mark *m = &p->marks.v[k];
		if ((m->classes & IN_CLASS(CLASS_VIEWS)) && m->piece < where->to && nearness(where, m->piece) > 0 &&
			read_count(m->text) > 0)
			views = read_count(m->text);
	}
	return views;
}
