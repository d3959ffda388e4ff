#include "counted_members.h"

static void replace_side(const struct telling *t, struct sides *s, const struct party_list *list, bool vietnamese)
{
	size_t n = 0;

	for (size_t i = 0; i < s->codes.n; i++)
		if (str_starts(s->codes.v[i], STR("VN")) != vietnamese)
			s->codes.v[n++] = s->codes.v[i];
	s->codes.n = n;
	for (size_t i = 0; i < list->n; i++)
		*PUSH(t->f->one, &s->codes) = list->v[i].code;
}

/* A province of the side is told that the row does not hold: "3 tỉnh Nam Lào: A, B và C", and one of Cambodia. */
static bool lacks_one(const struct sides *s, const struct party_list *row, bool vietnamese)
{
	for (size_t i = 0; i < s->codes.n; i++) {
		bool told = s->codes.v[i].n == 2 || str_starts(s->codes.v[i], STR("VN")) != vietnamese;
		for (size_t k = 0; k < row->n && !told; k++)
			told = str_eq(row->v[k].code, s->codes.v[i]);
		if (!told)
			return true;
	}
	return false;
}

/* "với Công an 5 tỉnh Bắc Lào. Phía bạn có công an các tỉnh: A; B; C": the row of provinces in one of the next sentences. */
static void take_row(const struct telling *t, const struct candidate *main, struct sides *s, bool vietnamese)
{
	const struct facts *f = t->f;
	size_t end = main->sentence + 6 < f->article->sentences.n ? main->sentence + 6 : f->article->sentences.n;

	for (size_t k = main->sentence; k < end; k++)
		for (size_t i = f->sentences[k].first; is_body(f, k) && i < f->sentences[k].end; i++) {
			struct party_list list = {0};
			size_t stop;
			if (!has_cue(t, i, CUE_list_of))
				continue;
			for (stop = i + t->cue[i].words; stop < f->sentences[k].end; stop++) {
				const struct place *p = place_at(f, stop);
				if (p && p->level == PLACE_PROVINCE && p->certain && str_eq(p->country, STR("VN")) == vietnamese)
					stop = p->range.end - 1;
				else if (!(f->words.v[stop].flags & WORD_PUNCT) && !has_cue(t, stop, CUE_and))
					break;
			}
			add_parties(t, &list, (struct range){i, stop});
			if (list.n < 3 || lacks_one(s, &list, vietnamese))
				continue;
			replace_side(t, s, &list, vietnamese);
			return;
		}
}

/* "4 tỉnh", "hai địa phương" */
static bool counts_home(const struct telling *t, size_t i)
{
	return (t->f->words.v[i].flags & WORD_NUMBER || has_cue(t, i, CUE_number)) && has_cue(t, i + 1, CUE_home);
}

/* "4 tỉnh biên giới của Việt Nam", "các tỉnh Bắc Lào" in headline or lede: more provinces than are named there. */
static bool tells_more_than_named(const struct telling *t, const struct candidate *main, bool vietnamese)
{
	const struct facts *f = t->f;

	for (size_t k = 0; k <= main->sentence; k++)
		for (size_t i = f->sentences[k].first; i + 1 < f->sentences[k].end; i++) {
			const struct place *p;
			size_t at;
			if (!counts_home(t, i) && !(has_cue(t, i, CUE_list_of) && t->cue[i].words > 1))
				continue;
			at = places_from(f, i + 1);
			p = at < f->places.n && f->places.v[at].range.first < i + 7 ? &f->places.v[at] : NULL;
			if (p && p->level == PLACE_COUNTRY && str_eq(p->country, STR("VN")) == vietnamese)
				return true;
		}
	return false;
}

/* "Hội nghị 9 tỉnh 3 nước" */
static bool name_counts_provinces(const struct telling *t, const struct candidate *main)
{
	for (size_t i = main->name.first; i + 1 < main->name.end; i++)
		if (counts_home(t, i))
			return true;
	return false;
}

/* "đoàn đại biểu các tỉnh: A, B (Việt Nam), X và Y (Lào)": the members named in one of the next sentences. */
struct party_list members_told(const struct telling *t, const struct candidate *main)
{
	const struct facts *f = t->f;

	for (size_t k = main->sentence; name_counts_provinces(t, main) && k < f->article->sentences.n && k < main->sentence + 5;
		k++) {
		size_t row = is_body(f, k) ? find_cue(t, CUE_list_of, f->sentences[k].first, f->sentences[k].end) : STR_NONE;
		struct party_list list = {0};
		if (row == STR_NONE)
			continue;
		add_parties(t, &list, (struct range){row, f->sentences[k].end});
		if (has_provinces(&list, true) && has_provinces(&list, false) && list.n > 2)
			return list;
	}
	return (struct party_list){0};
}

static bool is_country_near(const struct telling *t, size_t i, bool vietnamese)
{
	for (size_t k = i > 4 ? i - 4 : 0; k < i + 2 && k < t->f->words.n; k++) {
		const struct place *p = place_at(t->f, k);
		if (p && p->level == PLACE_COUNTRY && str_eq(p->country, STR("VN")) == vietnamese)
			return true;
	}
	return false;
}

/* "the four Vietnamese provinces", 越南边境四省: how many of a side meet, 0 if not told. Two may be countries. */
static size_t number_told(const struct telling *t, const struct candidate *main, bool vietnamese)
{
	struct range r = t->f->sentences[main->sentence];
	long value = 0;

	for (size_t i = r.first; i < r.end; i++) {
		if (t->f->words.v[i].flags & WORD_NUMBER)
			str_number(words_text(&t->f->words, i, i + 1), &value);
		else
			value = has_cue(t, i, CUE_number) ? t->cue[i].value : 0;
		if (value > 2 && value < 20 && is_country_near(t, i, vietnamese))
			return (size_t)value;
	}
	return 0;
}

/* In English and Chinese the provinces of a side that is only counted are those of the sentence nearby that tells as many. */
static void take_as_many(const struct telling *t, const struct candidate *main, struct sides *s, bool vietnamese)
{
	size_t wanted = number_told(t, main, vietnamese), n = 0;
	size_t end = main->sentence + 4 < t->f->article->sentences.n ? main->sentence + 4 : t->f->article->sentences.n;

	for (size_t k = 0; k < end && wanted; k++, n = 0) {
		struct party_list list = {0};
		add_parties(t, &list, t->f->sentences[k]);
		for (size_t i = 0; i < list.n; i++)
			if (party_is_vietnamese(&list.v[i]) == vietnamese && party_is_province(&list.v[i]))
				list.v[n++] = list.v[i];
		list.n = n;
		if (n == wanted && !lacks_one(s, &list, vietnamese)) {
			replace_side(t, s, &list, vietnamese);
			return;
		}
	}
}

void take_counted(const struct telling *t, const struct candidate *main, struct sides *s)
{
	if (tells_more_than_named(t, main, true))
		take_row(t, main, s, true);
	if (tells_more_than_named(t, main, false))
		take_row(t, main, s, false);
	if (t->f->language != LANGUAGE_VI && s->home.n == 2)
		take_as_many(t, main, s, true);
}
