#include "choice.h"

static bool has_day(const struct choice *h)
{
	for (size_t i = 0; i < h->t.f->dates.n; i++) {
		const struct date *d = &h->t.f->dates.v[i];
		size_t s = h->t.f->sentence_of[d->range.first];
		if (s != STR_NONE && s < h->lede_end && is_body(h->t.f, s) && d->precision == DATE_DAY && !d->recurring)
			return true;
	}
	return false;
}

static bool is_in_first_sentence(const struct choice *h, const struct candidate *c)
{
	return c->sentence < end_of_lede(h->t.f, 1);
}

/* "Đoàn công tác huyện X … đã đến thăm, tặng quà Đại đội Biên phòng … (Lào)": the first sentence tells of a delegation's visit
 * abroad, or of one from there. */
static bool is_visit_of_delegation(const struct choice *h, const struct candidate *c)
{
	return c->kind == KIND_VISIT && c->verb && !c->weak && !c->anaphor && is_in_first_sentence(h, c) &&
	       cue_before(&h->t, CUE_done, c->word.first) != STR_NONE &&
	       find_cue(&h->t, CUE_delegation, c->clause.first, c->word.first) != STR_NONE &&
	       tells_foreign(h, c->clause.first, c->clause.end);
}

/* "Bộ trưởng A đã có cuộc tiếp xúc với Ngoại trưởng B bên lề Hội nghị X": told as done of two who speak for their countries. */
static bool is_done_by_states(const struct choice *h, const struct candidate *c)
{
	enum { DONE_WORDS = 4, OFFICE_WORDS = 8 };
	size_t first = h->t.f->sentences[c->sentence].first;
	size_t done = c->word.first > first + DONE_WORDS ? c->word.first - DONE_WORDS : first;

	return h->t.f->language == LANGUAGE_VI && !c->verb && is_body(h->t.f, c->sentence) && !c->anaphor &&
	       (has_cue(&h->t, c->word.first, CUE_classifier) || cue_before(&h->t, CUE_classifier, c->word.first) != STR_NONE) &&
	       find_cue(&h->t, CUE_done, done, c->word.first) != STR_NONE &&
	       find_cue(&h->t, CUE_national, first, c->word.first) != STR_NONE &&
	       find_cue(&h->t, CUE_national, c->word.end, c->word.end + OFFICE_WORDS) != STR_NONE &&
	       tells_foreign(h, c->word.end, c->word.end + OFFICE_WORDS);
}

/* A verb in passing: no headline, no date, and not told again; "tháng 2 vừa qua tỉnh đã làm việc với X" behind the first sentence. */
bool is_in_passing(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);
	size_t told = 0;
	bool month =
		m->date != STR_NONE && m->verb && h->t.f->dates.v[m->date].precision != DATE_DAY && !is_in_first_sentence(h, m);

	for (size_t i = 0; i < h->t.all.n; i++)
		told += at(h, i)->kind == m->kind;
	if (m->kind == KIND_SIGNING && m->weak && is_headline(h->t.f, m->sentence) && m->date == STR_NONE)
		return true; /* "Đề nghị dừng ký đường ống X" */
	if (h->t.f->language != LANGUAGE_VI && !m->weak && m->date == STR_NONE && is_in_first_sentence(h, m))
		return false; /* "The department recently held talks with ..." */
	if (is_visit_of_delegation(h, m))
		return false;
	if (is_done_by_states(h, m))
		return false;
	if (h->headline == STR_NONE && month && told < 2)
		return true;
	return h->headline == STR_NONE && m->date == STR_NONE && !m->anaphor && told < 2 && !has_day(h);
}

/* "Ban Thường vụ Tỉnh ủy họp … Hội nghị thống nhất …": the session in the first sentence is the meeting spoken of. */
bool is_own_session(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);

	for (size_t i = 0; i < h->t.all.n; i++)
		if (at(h, i)->own_body && is_in_first_sentence(h, at(h, i)))
			return !(m->kind == KIND_TALKS || m->kind == KIND_CALL || m->kind == KIND_VISIT ||
				       m->kind == KIND_GATHERING) &&
			       !m->between.end && !tells_foreign(h, m->clause.first, m->name.end);
	return false;
}

/* Words of crime, sport, weather: in the headline, or two in the first sentences. */
static size_t count_other_news(const struct choice *h)
{
	const struct facts *f = h->t.f;
	size_t end = end_of_lede(f, 2), n = 0;

	for (size_t s = 0; s < end; s++)
		for (size_t i = f->sentences[s].first; (is_headline(f, s) || is_body(f, s)) && i < f->sentences[s].end; i++)
			n += has_cue(&h->t, i, CUE_other_news) ? (is_headline(f, s) ? 2 : 1) : 0;
	return n;
}

/* "Xét xử nhóm mua bán người", "Đội tuyển gặp chủ nhà": a meeting told in passing, by a verb or below, is none. */
bool tells_other_news(const struct choice *h)
{
	const struct candidate *m = at(h, h->main);
	const struct candidate *head = h->headline == STR_NONE ? NULL : at(h, h->headline);

	if (count_other_news(h) < 2 || (head && !head->weak))
		return false;
	return m->weak || m->verb || m->kind == KIND_OTHER || m->date == STR_NONE || !is_in_first_sentence(h, m) ||
	       !(has_cue(&h->t, m->word.first, CUE_classifier) || cue_before(&h->t, CUE_classifier, m->word.first) != STR_NONE);
}
