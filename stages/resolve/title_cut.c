#include "posts.h"

static bool is_char(const struct words *ws, size_t i, const char *chars)
{
	struct str w;

	if (i >= ws->n || !(ws->v[i].flags & WORD_PUNCT))
		return false;
	w = words_text(ws, i, i + 1);
	for (struct str all = str_of(chars), one; str_split(&all, ' ', &one);)
		if (str_eq(one, w))
			return true;
	return false;
}

/* " - ", not the hyphen of "Thông tin-Truyền thông". */
static bool is_dash(const struct words *ws, size_t i)
{
	return is_char(ws, i, "- – —") && (ws->v[i].flags & WORD_SPACE) && i + 1 < ws->n && (ws->v[i + 1].flags & WORD_SPACE);
}

/* Words of the separators that begin at word i: ", kiêm". */
static size_t separator_at(const struct title_words *t, const struct words *ws, size_t i)
{
	size_t end = i, n;

	for (;; end += n) {
		n = title_word(&t->join, ws, end);
		if (!n && !is_char(ws, end, ", ; 、 ， ； & +") && !is_dash(ws, end))
			return end - i;
		n = n ? n : 1;
	}
}

static bool is_han(const struct words *ws, size_t i)
{
	return i < ws->n && (ws->v[i].flags & WORD_HAN);
}

/* A Chinese office stands at the end of its piece. */
static bool han_office_in(const struct title_words *t, const struct words *ws, size_t first, size_t end)
{
	for (size_t i = first; i < end && is_han(ws, i); i++)
		if (title_word(&t->offices->office.phrases, ws, i) || title_word(&t->head, ws, i))
			return true;
	return false;
}

/* An office begins at word i; in small letters only one of two words or more, "thành viên" (member). */
static bool office_begins(const struct title_words *t, const struct words *ws, size_t i)
{
	size_t n, head, end = i;

	while ((n = title_word(&t->before, ws, i)))
		i += n;
	if (is_han(ws, i)) {
		while (end < ws->n && !separator_at(t, ws, end))
			end++;
		return han_office_in(t, ws, i, end);
	}
	n = title_word(&t->offices->office.phrases, ws, i);
	head = title_word(&t->head, ws, i);
	n = n > head ? n : head;
	return n > 1 || (n && (ws->v[i].flags & WORD_UPPER));
}

static struct str branch_at(const struct title_words *t, const struct words *ws, size_t first, size_t end)
{
	struct phrase_hit hit;
	struct words part = *ws;

	part.n = end;
	if (!phrases_at(&t->offices->office.phrases, &part, first, &hit) || first + hit.words > end)
		return STR("");
	return t->offices->office.table.rows[hit.row].cell[t->offices->office.branch];
}

/* The table knows some pairs as one: "Bí thư, Tỉnh trưởng" (secretary, governor) is two offices where they are of two branches;
 * "Bộ trưởng, Chủ nhiệm ..." (minister-chairman) is one. */
static bool cuts_inside(const struct title_words *t, const struct words *ws, size_t first, size_t sep, size_t behind, size_t end)
{
	struct str a = branch_at(t, ws, first, sep), b = branch_at(t, ws, behind, end);

	return a.n && b.n && !str_eq(a, b) && !str_eq(a, STR("other")) && !str_eq(b, STR("other"));
}

/* The word up to which no cut can be, after the word of the title that was just read. */
static size_t office_end(const struct title_words *t, const struct words *ws, size_t i)
{
	size_t end = i + title_word(&t->offices->office.phrases, ws, i), n;

	for (size_t k = i + 1; k < end; k++)
		if ((n = separator_at(t, ws, k)) && k + n < end && cuts_inside(t, ws, i, k, k + n, end))
			return k;
	return end > i ? end : i + 1;
}

static void add_piece(struct strs *all, const struct words *ws, size_t first, size_t end, struct arena *one)
{
	if (first < end)
		*PUSH(one, all) = words_text(ws, first, end);
}

struct strs title_cut(const struct title_words *t, const struct words *ws, struct arena *one)
{
	struct strs all = {0};
	size_t first = 0, i = 0, n;

	while (i < ws->n) {
		n = i > first ? separator_at(t, ws, i) : 0;
		if (n && i + n < ws->n && office_begins(t, ws, i + n) && (!is_han(ws, i + n) || han_office_in(t, ws, first, i))) {
			add_piece(&all, ws, first, i, one);
			first = i += n;
		} else {
			i = n ? i + n : office_end(t, ws, i);
		}
	}
	add_piece(&all, ws, first, ws->n, one);
	return all;
}
