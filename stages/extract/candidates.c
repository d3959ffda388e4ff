#include "candidate_dates.h"
#include "candidate_words.h"
#include "event_names.h"
#include "event_places.h"
#include "joint_events.h"
#include "side_signs.h"

/* ---- candidates ---- */

static bool is_weak_row(const struct telling *t, int row)
{
	return str_eq(lexicon_cell(&t->f->lex->event_words, row, t->tables->word_strength), STR("weak"));
}

static bool goes_along(enum event_kind kind)
{
	return kind == KIND_WORKING_SESSION || kind == KIND_VISIT || kind == KIND_GATHERING || kind == KIND_OTHER;
}

/* "thăm và làm việc", "thăm, chúc Tết", "gặp gỡ, trao đổi": one event with the first word's kind. */
static size_t joined_end(const struct telling *t, const struct candidate *c, size_t end)
{
	struct phrase_hit hit;

	while ((goes_along(c->kind) || c->kind == KIND_TALKS) && end + 1 < t->f->words.n &&
		(has_cue(t, end, CUE_and) || has_cue(t, end, CUE_comma)) && event_word_at(t, end + 1, &hit) &&
		goes_along(t->tables->kind_of_row[hit.row]) &&
		(c->kind != KIND_TALKS || t->tables->kind_of_row[hit.row] == KIND_WORKING_SESSION))
		end += 1 + hit.words;
	return end;
}

static struct range clause_of(const struct telling *t, size_t sentence, size_t word)
{
	struct range r = t->f->sentences[sentence];

	for (size_t i = r.first; i < word; i++)
		if (is_char_at(t->f, i, ";"))
			r.first = i + 1;
	for (size_t i = word; i < r.end; i++)
		if (is_char_at(t->f, i, ";"))
			r.end = i;
	return r;
}

bool in_front(const struct telling *t, enum cue_class c, size_t word)
{
	return cue_before(t, c, word) != STR_NONE;
}

bool is_han(const struct telling *t, size_t word)
{
	return word < t->f->words.n && t->f->words.v[word].flags & WORD_HAN;
}

/* "duy trì cơ chế hội đàm, gặp gỡ": what is joined to a habit is one. */
static bool follows_counted(const struct telling *t, const struct candidate *c)
{
	const struct candidate *last = &t->all.v[t->all.n - 1];
	size_t joint = c->word.first - 1;

	return last->counted && last->sentence == c->sentence && (joint == last->word.end || joint == last->name.end) &&
	       (has_cue(t, joint, CUE_and) || has_cue(t, joint, CUE_comma));
}

static void add_candidate(struct telling *t, size_t sentence, size_t i, const struct phrase_hit *hit)
{
	struct candidate c = {.word = {i, i + hit->words},
		.row = hit->row,
		.kind = t->tables->kind_of_row[hit->row],
		.sentence = sentence,
		.date = STR_NONE};

	c.verb = str_eq(lexicon_cell(&t->f->lex->event_words, hit->row, t->tables->word_pos), STR("verb"));
	c.weak = is_weak_row(t, hit->row);
	c.word.end = joined_end(t, &c, c.word.end);
	c.clause = clause_of(t, sentence, i);
	kind_by_body(t, &c);
	read_name(t, &c);
	ordinal_in_front(t, &c);
	read_words_beside(t, &c);
	if (c.weak && !c.ordinal && !weak_is_told(t, &c))
		return;
	if (t->all.n && follows_counted(t, &c))
		c.counted = true;
	c.anaphor = c.anaphor || has_cue(t, c.clause.first, CUE_this_is);
	*PUSH(t->f->one, &t->all) = c;
}

/* ---- what stands around ---- */

/* "nội dung biên bản Hội nghị lần thứ 8 được tổ chức tại X vào tháng 9/2019": of the meeting, not of what stands before. */
static bool is_dated_document(const struct telling *t, const struct candidate *c)
{
	return c->ordinal && !c->verb && has_cue(t, c->name.end, CUE_hold);
}

static bool starts_new(const struct telling *t, const struct candidate *c)
{
	return !(c->document && !is_dated_document(t, c)) && !c->counted && !(c->bare && c->verb) &&
	       !(c->weak && c->kind == KIND_SIGNING) && !c->aside;
}

/* "đã thăm và hội đàm", "chuyến thăm, hội đàm thường niên": what stands in front is said of both. */
static bool are_joined(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	size_t gap = b->word.first - a->word.end;

	return gap == 1 && (has_cue(t, a->word.end, CUE_and) || has_cue(t, a->word.end, CUE_comma));
}

/* "the meeting between A and B, and the 16th session of their committee will be held in X": no verb stands between. */
static bool share_verb(const struct telling *t, const struct candidate *a, const struct candidate *b)
{
	static const uint64_t verbs = (uint64_t)1 << CUE_hold | (uint64_t)1 << CUE_done | (uint64_t)1 << CUE_future |
				      (uint64_t)1 << CUE_sign | (uint64_t)1 << CUE_framework;
	size_t last = b->name.first;
	bool joined = false;

	if (t->f->language == LANGUAGE_VI || a->verb || b->verb || a->anaphor || b->anaphor)
		return false;
	for (size_t i = a->word.end; i < last; i++) {
		if (t->cue[i].classes & verbs && !(place_at(t->f, i) && place_at(t->f, i)->certain))
			return false;
		joined = has_cue(t, i, CUE_and) ||
			 (joined && (is_han(t, i) || has_cue(t, i, CUE_article) || is_char_at(t->f, i, ",")));
		i += has_cue(t, i, CUE_and) ? t->cue[i].words - 1 : 0;
	}
	return joined || (last > 0 && has_cue(t, last - 1, CUE_and));
}

static void cut_segments(struct telling *t)
{
	for (size_t i = 0; i < t->all.n; i++) {
		struct candidate *c = &t->all.v[i];

		c->segment = c->clause;
		for (size_t k = i; k-- > 0 && t->all.v[k].sentence == c->sentence;)
			if (t->all.v[k].word.end > c->clause.first && starts_new(t, &t->all.v[k])) {
				c->shares = share_verb(t, &t->all.v[k], c);
				c->segment.first = are_joined(t, &t->all.v[k], c) || c->shares ? t->all.v[k].segment.first
											       : t->all.v[k].word.end;
				break;
			}
		for (size_t k = i + 1; k < t->all.n && t->all.v[k].sentence == c->sentence; k++)
			if (t->all.v[k].word.first < c->clause.end && starts_new(t, &t->all.v[k]) &&
				!share_verb(t, c, &t->all.v[k])) {
				c->segment.end = t->all.v[k].word.first;
				break;
			}
	}
}

/* "cuộc họp … để bàn việc chuẩn bị": what a working session prepares is its task. */
static bool is_announced_behind(const struct telling *t, const struct candidate *c, size_t end)
{
	bool opens = c->kind == KIND_VISIT && t->f->language == LANGUAGE_VI && c->word.first == c->clause.first + 1 &&
		     !has_cue(t, c->clause.first, CUE_classifier); /* "Trong chuyến công du (5 - 6/11), ông A sẽ phát biểu" */

	for (size_t i = c->word.end; i < end && !(opens && has_cue(t, i, CUE_comma) && !has_cue(t, i + 1, CUE_future)); i++)
		if (has_cue(t, i, CUE_future) && !(has_cue(t, i, CUE_task) && c->kind == KIND_WORKING_SESSION))
			return true;
	return false;
}

/* "Sau buổi làm việc, đoàn đã …": what is over, no event of its own. */
static bool is_followed(const struct telling *t, const struct candidate *c)
{
	size_t first = c->word.first > c->clause.first + 3 ? c->word.first - 3 : c->clause.first;

	for (size_t i = first; i <= c->word.first; i++)
		if (has_cue(t, i, CUE_follow) && has_cue(t, i, CUE_anaphor) && i + t->cue[i].words + 1 >= c->word.first)
			return true;
	return false;
}

/* "thống nhất hoãn Giao lưu …", "hủy chuyến thăm" */
static bool stands_near(const struct telling *t, const struct candidate *c, enum cue_class class)
{
	size_t at = cue_before(t, CUE_classifier, c->word.first);

	return cue_before(t, class, at == STR_NONE ? c->word.first : at) != STR_NONE;
}

/* A future word belongs to the event word when nothing but a verb of holding stands between, or follows its name. */
static void read_cues(const struct telling *t, struct candidate *c)
{
	size_t first = c->word.first > c->segment.first + 6 ? c->word.first - 6 : c->segment.first;
	size_t end = c->name.end + 14 < c->segment.end ? c->name.end + 14 : c->segment.end;

	c->future = !c->anaphor &&
		    (find_cue(t, CUE_future, first, c->word.first) != STR_NONE || in_front(t, CUE_future, c->word.first) ||
			    (!c->verb && is_announced_behind(t, c, end) && find_cue(t, CUE_sign, c->word.end, end) == STR_NONE));
	if (!c->anaphor && c->clause.first + 1 >= c->word.first)
		c->future |= find_cue(t, CUE_future, t->f->sentences[c->sentence].first, c->clause.first) !=
			     STR_NONE; /* "sẽ dự A; B" */
	/* "để ký tại phiên họp lần thứ tư, dự kiến tổ chức ở …" */
	if (c->anaphor && (c->ordinal || c->between.end > c->between.first) &&
		(find_cue(t, CUE_future, c->name.end, c->name.end + 2) != STR_NONE ||
			(c->ordinal && /* "dự kiến ký tại Hội nghị lần thứ 9" */
				find_cue(t, CUE_future, first, c->word.first) != STR_NONE))) {
		c->anaphor = false;
		c->future = true;
	}
	c->future_near = c->future && (cue_before(t, CUE_future, c->word.first) != STR_NONE ||
					      find_cue(t, CUE_future, c->name.end, c->name.end + 2) != STR_NONE ||
					      find_cue(t, CUE_future, first + 3 < c->word.first ? c->word.first - 3 : first,
						      c->word.first) != STR_NONE);
	c->begins = find_cue(t, CUE_begins, first, c->word.first) != STR_NONE;
	c->next = find_cue(t, CUE_next, first, end) != STR_NONE;
	c->past = find_cue(t, CUE_past, first, c->word.first) != STR_NONE;
	c->follow = find_cue(t, CUE_follow, c->clause.first, c->clause.first + 2) != STR_NONE && !is_followed(t, c);
	c->postponed = find_cue(t, CUE_postponed, c->word.end, c->segment.end) != STR_NONE || stands_near(t, c, CUE_postponed);
	c->cancelled = find_cue(t, CUE_cancelled, c->word.end, c->segment.end) != STR_NONE || stands_near(t, c, CUE_cancelled);
	c->invited = find_cue(t, CUE_invites, c->segment.first, c->word.first) != STR_NONE;
}

/* ", lần thứ hai ở X năm 2031 và lần thứ ba …": the next of the series that the sentence enumerates, with a date before the next
 * comma. */
static bool is_next_of_series(const struct telling *t, const struct candidate *last, size_t i, struct candidate *next)
{
	size_t first = i, end = 0, stop, date;

	if (last->sentence != next->sentence || last->verb || i < last->name.end + 2 ||
		!(has_cue(t, i - 1, CUE_comma) || has_cue(t, i - 1, CUE_and) || is_char_at(t->f, i - 1, ";")))
		return false;
	next->ordinal = ordinal_at(t, i, &end);
	for (stop = end; stop < t->f->sentences[next->sentence].end; stop++)
		if (has_cue(t, stop, CUE_comma) || has_cue(t, stop, CUE_and) || is_char_at(t->f, stop, ";"))
			break;
	date = dates_from(t->f, first);
	const struct range here = {first, end};
	next->word = here;
	next->name = here;
	return next->ordinal > 0 && date < t->f->dates.n && t->f->dates.v[date].range.first < stop;
}

static void add_next_of_series(struct telling *t, size_t sentence, size_t i)
{
	const struct candidate *last = t->all.n ? &t->all.v[t->all.n - 1] : NULL;
	struct candidate next = {.sentence = sentence, .date = STR_NONE};

	if (!last || !is_next_of_series(t, last, i, &next))
		return;
	next.row = last->row;
	next.kind = last->kind;
	next.clause = clause_of(t, sentence, i);
	*PUSH(t->f->one, &t->all) = next;
}

/* "sẽ chào A, hội đàm với B và hội kiến C": what is joined to a coming one is still to come. */
static void carry_future(const struct telling *t, const struct candidate *before, struct candidate *c)
{
	if (!before->future || c->future || c->sentence != before->sentence || c->clause.first != before->clause.first ||
		t->f->language != LANGUAGE_VI || (c->date != STR_NONE && c->date != before->date) || c->ordinal)
		return;
	for (size_t i = before->word.end; i < c->word.first; i++)
		if (has_cue(t, i, CUE_done) || is_char_at(t->f, i, ".") || has_cue(t, i, CUE_hold))
			return;
	c->future = has_cue(t, c->word.first - 1, CUE_comma) || has_cue(t, c->word.first - 1, CUE_and);
}

/* "Cùng ngày, ông A còn có các cuộc hội kiến với Chủ tịch nước B, …": several of one day, told with whom. */
static bool is_row_of_calls(const struct telling *t, const struct candidate *c)
{
	size_t behind = c->word.end + (has_cue(t, c->word.end, CUE_with) ? t->cue[c->word.end].words : 0);

	return c->counted && c->kind == KIND_CALL && !c->anaphor && !c->future && !c->document && c->follow && c->date_in_front &&
	       t->f->dates.v[c->date].precision == DATE_DAY && behind > c->word.end && is_somebody(t->f, behind);
}

/* "mời X sang thăm và cùng chủ trì Hội nghị lần thứ 12": the invitation is to both. */
static void carry_invitation(const struct telling *t, const struct candidate *before, struct candidate *c)
{
	if (before->invited && before->verb && c->sentence == before->sentence && c->clause.first == before->clause.first)
		c->invited |= find_cue(t, CUE_and, before->word.end, c->word.first) != STR_NONE &&
			      find_cue(t, CUE_done, before->word.end, c->word.first) == STR_NONE;
}

/* "Ngày 6/9, tại X, Bộ Chỉ huy A đã có các cuộc hội đàm với Công an tỉnh B (Lào)": several on the day that is told, with whom. */
static bool is_row_of_talks(const struct telling *t, const struct candidate *c)
{
	size_t before = c->word.first ? c->word.first - 1 : 0; /* "các" in front of "cuộc hội đàm" */
	size_t counted = has_cue(t, before, CUE_counted) ? before : cue_before(t, CUE_counted, c->word.first);

	return c->counted && t->f->language == LANGUAGE_VI && !c->verb && !c->anaphor && !c->future && !c->document &&
	       !c->framework && (c->kind == KIND_TALKS || c->kind == KIND_WORKING_SESSION) && c->date_in_front &&
	       t->f->dates.v[c->date].precision == DATE_DAY && counted != STR_NONE &&
	       find_cue(t, CUE_done, t->f->dates.v[c->date].range.end, counted) != STR_NONE && has_cue(t, c->word.end, CUE_with);
}

void collect_candidates(struct telling *t)
{
	struct phrase_hit hit;

	for (size_t s = 0; s < t->f->article->sentences.n; s++) {
		if (!is_headline(t->f, s) && !is_body(t->f, s))
			continue;
		for (size_t i = t->f->sentences[s].first; i < t->f->sentences[s].end; i++)
			if (event_word_at(t, i, &hit)) {
				size_t n = t->all.n;
				add_candidate(t, s, i, &hit);
				i = t->all.n > n ? t->all.v[n].word.end - 1 : i + hit.words - 1;
			} else if (has_cue(t, i, CUE_ordinal)) {
				add_next_of_series(t, s, i);
			}
		fence_count(t->all.n, t->f->lex->limits.meeting_words, "words for meetings");
	}
	cut_segments(t);
	for (size_t i = 0; i < t->all.n; i++) {
		struct candidate *c = &t->all.v[i], *previous = NULL;
		for (size_t k = i; k-- > 0 && !previous && t->all.v[k].sentence == c->sentence;)
			if (starts_new(t, &t->all.v[k]))
				previous = &t->all.v[k];
		read_cues(t, c);
		take_date(t, c, previous);
		take_day_part(t, c);
		take_place(t, c, previous);
		if (i > 0) {
			carry_future(t, &t->all.v[i - 1], c);
			carry_invitation(t, &t->all.v[i - 1], c);
		}
		take_front_zh(t, c);
		c->calls = is_row_of_calls(t, c);
		c->counted = c->counted && !is_row_of_talks(t, c);
	}
	share_joint(t);
}
