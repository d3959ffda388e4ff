/* Who is named without taking part: the dead, the inviting, those of earlier years, those of whom others speak. */
#include "scan.h"

#include "positions.h"
#include "roles.h"

/* "ông A, Bí thư Thị ủy X và các thành viên đoàn": theirs */
bool is_his_delegation(const struct facts *f, const struct mention *m)
{
	for (size_t i = m->name.first; m->group && i < m->name.end; i++)
		if (is_cue(f, i, CUE_DELEGATION) || is_cue(f, i, CUE_MEMBERS))
			return true;
	return false;
}

/* "của" before the phrase (and "giữa", where no meeting is told), unless it ends a cue of taking part ("với sự tham dự của"). */
static bool is_only_talked_about(const struct scan *s, size_t first)
{
	if (s->absent_at == first)
		return true;
	if (first == s->f->sentences[s->sentence].first || s->header_end == first)
		return false;
	if (is_cue(s->f, first - 1, CUE_OF) == 1)
		return true;
	return is_cue(s->f, first - 1, CUE_BETWEEN) == 1 && !is_told_in(s->f, s->event, s->sentence);
}

/* The last mention is of somebody named before. */
static bool is_named_again(const struct scan *s)
{
	const struct mention *last = &s->found.v[s->found.n - 1];
	struct str key = name_key(s->f, last->name);
	size_t oldest = s->found.n > MEMORY ? s->found.n - MEMORY : 0;

	for (size_t i = oldest; !last->group && i + 1 < s->found.n; i++)
		if (!s->found.v[i].group && str_eq(name_key(s->f, s->found.v[i].name), key))
			return true;
	return false;
}

/* "Thừa ủy quyền của A, ông B đã trao ...": whose the verb is, is there. */
static bool is_subject_behind(const struct scan *s, const struct mention *m, enum role verb)
{
	const struct facts *f = s->f;

	return !m->delegation && word_is_char(f, m->first - 1, ",") && !word_is_char(f, m->end, ",;") &&
	       (verb || is_cue(f, m->end, CUE_ADVERB) || is_cue(f, m->end, CUE_STOP));
}

/* "sẽ hội đàm với A, sau đó chào xã giao | B" */
static bool is_right_behind_verb(const struct scan *s, size_t first)
{
	enum role r;

	for (size_t back = 1; back <= 4 && back <= first; back++)
		if (role_after_at(s->f, first - back, &r) == back && r == ROLE_MEETS)
			return true;
	return false;
}

/* "Thủ tướng sẽ có cuộc gặp Thị trưởng X": whom somebody is still to meet. */
static bool is_met_later(const struct scan *s, const struct mention *m)
{
	const struct facts *f = s->f;
	enum role r;

	bool met = is_right_behind_verb(s, m->first);

	for (size_t k = m->first; is_vietnamese(f) && k-- > f->sentences[s->sentence].first &&
				  (!word_is(f, k, WORD_PUNCT) || (met && word_is_char(f, k, ",")));)
		if (role_after_at(f, k, &r) == 1 && r == ROLE_ABSENT && is_cue(f, k, CUE_STOP))
			return true;
	return false;
}

/* "sáng kiến được Chủ tịch X công bố năm 2013": what he did elsewhere, where no verb of meeting or speaking follows. */
static bool is_doer_behind(const struct scan *s, const struct mention *m, enum role verb)
{
	size_t first = s->f->sentences[s->sentence].first;

	if (verb != ROLE_NONE || m->first == first || is_cue(s->f, m->end, CUE_AND) || word_is_char(s->f, m->end, ",;."))
		return false;
	for (size_t back = 1; back <= 3 && first + back <= m->first; back++)
		if (is_cue(s->f, m->first - back, CUE_PASSIVE) == back)
			return true;
	return false;
}

/* Only talked about, or not here yet. */
bool is_absent(const struct scan *s, const struct mention *m, bool chained, enum role verb)
{
	if (s->past || verb == ROLE_ABSENT || is_only_talked_about(s, m->first))
		return true;
	if (m->behind.end > m->behind.first && is_vietnamese(s->f) && is_cue(s->f, m->behind.first, CUE_ABSENT) > 1 &&
		is_cue(s->f, m->behind.first, CUE_OFFICE))
		return true; /* "bà A, người phát ngôn Bộ Ngoại giao, khẳng định" */
	if (chained && s->found.v[s->found.n - 1].absent && !is_subject_behind(s, m, verb))
		return true;
	if (!m->group)
		return is_possessive(s->f, m->name.end - 1) || is_met_later(s, m) || is_doer_behind(s, m, verb);
	return chained && !s->listed && !verb && is_his_delegation(s->f, m) && !m->delegation &&
	       is_named_again(s); /* "cảm ơn ông A cùng các thành viên đoàn" */
}

/* "Bà A cho biết Tỉnh trưởng B bận công tác" */
bool is_in_speech(const struct scan *s, const struct mention *m)
{
	const struct facts *f = s->f;

	for (size_t k = m->first; k-- > f->sentences[s->sentence].first && k + 4 > m->first;)
		if (k + is_cue(f, k, CUE_SAYS) == m->first)
			return s->in_sentence && !is_own_sentence(f, s->event, s->sentence);
	return false;
}

/* "Tại cuộc hội đàm nhân chuyến thăm X hồi tháng 4, ông A và ông B cho rằng …": the sentence opens with an earlier event, and
 * tells of no other. */
static bool opens_with_earlier(const struct scan *s, struct range r)
{
	enum { OPENING = 8 };
	bool somebody = office_at(s->f, r.first) || honorific_at(s->f, r.first, r.end).end > r.first, opens = false;

	for (size_t i = 0; i < s->f->events.n; i++) {
		const struct event *e = &s->f->events.v[i];
		struct str status = s->f->article->readings[READING_EVENT].v[e->reading].cell[EV_status];
		if (e->sentence != s->sentence)
			continue;
		if (!str_eq(status, STR("referenced")))
			return false;
		opens |= e->word.first < r.first + OPENING && !somebody;
	}
	return opens;
}

/* "Năm 2029, tại X, ông A và ông B đã ký ..." */
bool tells_of_past(const struct scan *s, struct range r)
{
	const struct facts *f = s->f;
	size_t i = dates_from(f, r.first), opening = 3;
	const struct date *d = i < f->dates.n ? &f->dates.v[i] : NULL;
	struct str start;
	struct day day;

	if (opens_with_earlier(s, r))
		return true;
	for (size_t k = r.first; d && k < d->range.first && k < r.first + 6; k++)
		opening = word_is_char(f, k, ",") ? 6 : opening; /* "Đáng chú ý, từ năm 2029, ..." */
	if (!d || s->event >= f->events.n || is_own_sentence(f, s->event, s->sentence) || d->range.first > r.first + opening ||
		d->precision < DATE_MONTH || !d->year_written)
		return false;
	start = f->article->readings[READING_EVENT].v[f->events.v[s->event].reading].cell[EV_start_date];
	return day_read(start, &day) && d->end.year < day.year;
}
