#include "party_list.h"

/* A visit of another level, told by countries alone, has the countries as its sides. */
struct sides sides_of_other(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list list = {0};
	struct sides s;
	size_t end = c->date != STR_NONE && !c->date_in_front ? t->f->dates.v[c->date].range.end : c->segment.end;

	if (c->between.end > c->between.first) {
		add_parties(t, &list, c->between);
		if (has_provinces(&list, true) && best_rank(&list, false) >= 2)
			return sides_in(t, &list);
		return *series;
	}
	if (c->kind != KIND_VISIT)
		return *series;
	add_parties(t, &list, (struct range){c->word.first, end});
	if (best_rank(&list, false) < 0 && best_rank(&list, true) == 2) { /* "chuyến thăm Việt Nam của Tổng Bí thư …" */
		s = (struct sides){.home = STR("VN"), .foreign = str_slice(series->foreign, 0, 2)};
		*PUSH(t->f->one, &s.codes) = s.home;
		*PUSH(t->f->one, &s.codes) = s.foreign;
		return s;
	}
	if (best_rank(&list, false) != 2 || best_rank(&list, true) == 3)
		return *series;
	s = sides_in(t, &list);
	if (!s.home.n)
		*PUSH(t->f->one, &s.codes) = s.home = STR("VN");
	return s;
}

/* Not just the sides of the whole again. */
static bool tells_fewer(const struct party_list *list, const struct sides *s)
{
	size_t here = 0, all = 0;

	for (size_t i = 0; i < s->codes.n; i++) {
		bool told = false;
		if (str_starts(s->codes.v[i], STR("VN")))
			continue;
		for (size_t k = 0; k < list->n; k++)
			told |= str_eq(list->v[k].code, s->codes.v[i]) && rank_of(&list->v[k]) == 3;
		here += told;
		all++;
	}
	return here < all;
}

/* "đoàn đại biểu tỉnh X cũng đã đến chúc Tết tỉnh Y": a delegation of one province, not a joint one that its leader leads. */
static bool is_own_delegation(const struct telling *t, const struct candidate *c)
{
	size_t guest = find_cue(t, CUE_delegation, c->clause.first, c->word.first);
	size_t at = guest == STR_NONE ? t->f->places.n : places_from(t->f, guest);
	const struct place *p = at < t->f->places.n ? &t->f->places.v[at] : NULL;

	return p && p->range.first < guest + 9 && p->range.end <= c->word.first && p->level == PLACE_PROVINCE &&
	       find_cue(t, CUE_by, guest, p->range.first) == STR_NONE && !has_cue(t, p->range.end, CUE_and);
}

/* "sang thăm tỉnh X và dự Hội nghị giữa …": those behind the next event are its own. */
static size_t end_of_stop(const struct candidate *c)
{
	return c->kind == KIND_VISIT ? c->segment.end : c->clause.end;
}

/* "Bí thư Tỉnh ủy Phù Lưu đã hội đàm với Bí thư Tỉnh ủy Vân Nam": both sides are told, and fewer provinces than of the whole. */
static bool tells_own_home(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list before = {0}, behind = {0};
	size_t here = 0, all = 0;

	add_parties(t, &before, (struct range){c->clause.first, c->word.first});
	add_parties(t, &behind, (struct range){c->word.end, end_of_stop(c)});
	for (size_t i = 0; i < before.n; i++)
		here += party_is_vietnamese(&before.v[i]) && rank_of(&before.v[i]) == 3;
	for (size_t i = 0; i < series->codes.n; i++)
		all += str_starts(series->codes.v[i], STR("VN"));
	return (c->kind != KIND_VISIT || is_own_delegation(t, c)) && here > 0 && (here < all || series->home.n < 3) &&
	       best_rank(&behind, false) == 3 && best_rank(&behind, true) < 0;
}

static bool is_side(const struct sides *s, struct str code)
{
	for (size_t i = 0; i < s->codes.n; i++)
		if (str_eq(s->codes.v[i], code))
			return true;
	return false;
}

/* At a stop of a journey to several provinces also the one that it is held in: "tại thành phố X, đoàn đã làm việc với quận Y". */
static void take_stop(struct party_list *list, const struct sides *series)
{
	size_t foreign = 0;

	for (size_t i = 0; i < series->codes.n; i++)
		foreign += !str_starts(series->codes.v[i], STR("VN")) && series->codes.v[i].n > 2;
	for (size_t i = 0; foreign > 1 && best_rank(list, false) < 3 && i < list->n; i++)
		if (party_is_province(&list->v[i]) && is_side(series, list->v[i].code))
			list->v[i].located = list->v[i].aside = false;
}

/* "Ngày 12/4, đoàn tới thị xã X chúc Tết tỉnh Khăm Muộn": of a journey each stop has its own foreign province. */
struct sides sides_of_clause(const struct telling *t, const struct candidate *c, const struct sides *series)
{
	struct party_list list = {0};
	struct sides s = {0};

	add_parties(t, &list, (struct range){c->clause.first, end_of_stop(c)});
	if (tells_own_home(t, c, series))
		return sides_in(t, &list);
	take_stop(&list, series);
	if (best_rank(&list, false) != 3 || series->home.n < 3 || !tells_fewer(&list, series))
		return *series;
	s.home = series->home;
	for (size_t i = 0; i < series->codes.n; i++)
		if (str_starts(series->codes.v[i], STR("VN")))
			*PUSH(t->f->one, &s.codes) = series->codes.v[i];
	for (size_t i = 0; i < list.n; i++)
		if (!party_is_vietnamese(&list.v[i]) && rank_of(&list.v[i]) == 3) {
			if (!s.foreign.n)
				s.foreign = list.v[i].code;
			*PUSH(t->f->one, &s.codes) = list.v[i].code;
		}
	return s;
}
