#include "agreement.h"

enum { TAIL_MIN = 6 /* words that two titles share at their ends */ };

static bool holds_word(const struct facts *f, struct range r, size_t word)
{
	struct str w = words_fold(&f->words, word, f->one);

	if (f->words.v[word].flags & WORD_PUNCT)
		return true;
	for (size_t i = r.first; i < r.end; i++)
		if (str_eq(w, words_fold(&f->words, i, f->one)))
			return true;
	return false;
}

static bool is_within(const struct facts *f, struct range less, struct range more)
{
	for (size_t i = less.first; i < less.end; i++)
		if (!holds_word(f, more, i))
			return false;
	return true;
}

static bool is_aside(const struct facts *f, const struct agreement *a)
{
	enum block_kind kind = f->article->blocks.v[f->block_of[a->title.first]].kind;

	return kind == BLOCK_HEADLINE || kind == BLOCK_CAPTION || kind == BLOCK_HEADING;
}

static size_t length(struct range r)
{
	return r.end - r.first;
}

/* "biên bản thỏa thuận về ..." (minutes of agreement on) and "thỏa thuận về ...": one ends as the other. */
static bool is_tail(const struct facts *f, struct range less, struct range more)
{
	size_t n = length(less);

	if (n < TAIL_MIN || n > length(more))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!str_eq(words_fold(&f->words, less.end - 1 - i, f->one), words_fold(&f->words, more.end - 1 - i, f->one)))
			return false;
	return true;
}

/* Up to "giữa" (between) and "giai đoạn" (period). */
static struct range core_of(const struct facts *f, const struct agreement *a)
{
	struct agreement_sentence s = agreement_sentence_read(f, f->sentences[a->sentence]);
	struct range r = a->title;

	for (size_t i = r.first + 1; i < r.end; i++)
		if (cue_at(&s, i) && (cue_at(&s, i)->class == CUE_BETWEEN || cue_at(&s, i)->class == CUE_TAIL))
			r.end = i;
	return r;
}

/* "biên bản ghi nhớ giữa A và B" here and "biên bản ghi nhớ giai đoạn 2031 - 2033" there: one told by its sides, one by its years. */
static bool is_told_apart(const struct facts *f, const struct agreement *a, const struct agreement *b)
{
	if (a->status != b->status || a->sentence == b->sentence || (a->from && b->from) || (a->between && b->between) ||
		!(a->from || b->from) || !(a->between || b->between))
		return false;
	return is_within(f, core_of(f, a), core_of(f, b)) || is_within(f, core_of(f, b), core_of(f, a));
}

/* "ký bản ghi nhớ hợp tác" (signed a memorandum of cooperation) and, elsewhere, its full name. */
static bool is_short_form(const struct agreement *a, const struct agreement *b)
{
	return (a->bare || b->bare) && a->status == SIGNED && b->status == SIGNED && a->event == b->event &&
	       a->sentence != b->sentence && a->use != USE_NAME && b->use != USE_NAME &&
	       !(a->from && b->from && a->from != b->from);
}

/* The agreement signed in 2022 and the one to be signed for the years to come. */
static bool is_older(const struct agreement *a, const struct agreement *b)
{
	return a->status == REFERENCED && a->dated && (b->status == PLANNED || b->status == PROPOSED || b->status == AGREED);
}

/* "nhằm thực hiện Biên bản hội đàm giữa A và B (ký ngày 1/2). … Hai bên ký biên bản hội đàm": what is carried out is not what is
 * signed then. */
static bool is_renewed(const struct agreement *a, const struct agreement *b)
{
	bool old = a->dated || a->day.year || (a->by == CUE_REFER && a->between);

	return a->status == REFERENCED && old && b->status == SIGNED && b->bare && a->sentence < b->sentence;
}

/* "hai bên ký biên bản kết nghĩa trước sự chứng kiến của …; lãnh đạo hai xã đã cùng ký biên bản" */
static bool is_said_again(const struct agreement *a, const struct agreement *b)
{
	enum { LIST_GAP = 8 };

	return b->bare && a->status == SIGNED && b->status == SIGNED && b->title.first > a->title.end + LIST_GAP;
}

static bool is_same(const struct facts *f, const struct agreement *a, const struct agreement *b)
{
	if (is_renewed(a, b))
		return false;
	if (!is_counted(a) && !is_counted(b) && (is_tail(f, a->title, b->title) || is_tail(f, b->title, a->title)))
		return true;
	if (!str_eq(a->kind, b->kind) || (is_counted(a) && is_counted(b) && a->count != b->count))
		return false;
	if (is_counted(a) != is_counted(b) || is_older(a, b) || is_older(b, a))
		return false;
	if (a->sentence == b->sentence && length(a->title) != length(b->title) && !is_said_again(a, b))
		return false; /* members of one list */
	if (a->event != b->event && !is_aside(f, a) && !is_aside(f, b) && a->status == SIGNED && b->status == SIGNED &&
		((a->bare && a->use == USE_NAME) || (b->bare && b->use == USE_NAME)))
		return false; /* "biên bản hội đàm" (minutes of the talks) of two meetings */
	return is_within(f, a->title, b->title) || is_within(f, b->title, a->title) || is_told_apart(f, a, b) ||
	       is_short_form(a, b);
}

static void merge_into(const struct facts *f, struct agreement *to, struct agreement *from)
{
	bool better = from->status<to->status, longer = length(from->title)> length(to->title) && !is_aside(f, from);

	from->dropped = true;
	if (longer) {
		to->title = from->title;
		to->count_first = from->count_first;
		to->sentence = from->sentence;
		to->bare = from->bare;
		to->between = from->between;
		to->kind = from->kind;
	}
	if (better) {
		to->status = from->status;
		to->event = from->event;
		to->day = from->day;
	}
	if (!to->day.year && from->status == to->status)
		to->day = from->day;
	if (!to->from) {
		to->from = from->from;
		to->to = from->to;
	}
}

static void merge_same(const struct facts *f, struct agreements *all)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = i + 1; k < all->n && !all->v[i].dropped; k++)
			if (!all->v[k].dropped && is_same(f, &all->v[i], &all->v[k])) {
				bool first_is_aside = is_aside(f, &all->v[i]) && !is_aside(f, &all->v[k]);
				struct agreement *to = &all->v[first_is_aside ? k : i];
				merge_into(f, to, &all->v[first_is_aside ? i : k]);
			}
}

/* "biên bản hợp tác" (minutes) above, "biên bản ghi nhớ hợp tác" (memorandum) below. */
static bool begins_alike(const struct facts *f, const struct agreement *a, const struct agreement *b)
{
	for (size_t k = 0; k < 2; k++)
		if (!str_eq(words_fold(&f->words, a->title.first + k, f->one), words_fold(&f->words, b->title.first + k, f->one)))
			return false;
	return length(a->title) > 1 && length(b->title) > 1;
}

/* A headline or caption adds no instrument of a kind that the text names. */
static void drop_asides(const struct facts *f, struct agreements *all)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->n && is_aside(f, &all->v[i]); k++)
			if (k != i && !all->v[k].dropped && !is_aside(f, &all->v[k]) &&
				(str_eq(all->v[i].kind, all->v[k].kind) || all->v[i].use == USE_GENERIC ||
					begins_alike(f, &all->v[i], &all->v[k])))
				all->v[i].dropped = true;
}

/* "ký biên bản hội nghị và 8 văn kiện hợp tác" (signed the minutes and 8 documents), "Các sở cũng ký 6 văn bản" (also signed):
 * named before the count, it is none of them. */
static bool is_besides(const struct agreement *a, const struct agreement *group)
{
	return (a->sentence == group->sentence || group->also) && a->title.end <= group->count_first;
}

/* "ra Tuyên bố chung" (issued a joint statement) is told apart from the papers that were signed. */
static bool is_issued(const struct agreement *a)
{
	return a->by == CUE_ADOPT && str_eq(a->kind, STR("statement"));
}

static long named_at(const struct agreements *all, const struct agreement *group)
{
	long n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].dropped && !is_counted(&all->v[i]) && all->v[i].status == group->status &&
			!is_besides(&all->v[i], group) && !is_issued(&all->v[i]) &&
			(all->v[i].event == group->event || group->use == USE_GENERIC))
			n++;
	return n;
}

/* "4 văn kiện gồm: ..." (4 documents, namely ...): the named ones are the rows; a count that stands alone is one. */
static void drop_named_groups(struct agreements *all)
{
	for (size_t i = 0; i < all->n; i++) {
		struct agreement *a = &all->v[i];
		if (!is_counted(a) || a->dropped || a->status == REFERENCED)
			continue;
		long named = named_at(all, a);
		if (named >= a->count || (named && a->listed) || (named && a->use == USE_GENERIC && !a->partly))
			a->dropped = true;
	}
}

void agreements_merge(const struct facts *f, struct agreements *all)
{
	merge_same(f, all);
	drop_asides(f, all);
	drop_named_groups(all);
}
