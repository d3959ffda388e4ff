#include "agreement.h"
#include "agreement_title.h"

enum {
	GOVERN_MAX = 16, /* words from a cue to its instrument, lists apart */
	BEFORE_SIGN = 4, /* words from "will", "agreed" to the sign verb that they soften */
	BEFORE_JOINED = 8, /* the same over another verb: "sẽ hội đàm và chứng kiến lễ ký" (will hold talks and witness) */
	BEHIND_TITLE = 9, /* words from a title to "was signed" */
	BY_WHOM = 40,     /* the same where those who signed it stand in between */
	YEAR_BEHIND = 6,
	ITEM_VERB = 5, /* words from a semicolon to the verb of the next item: "đồng thời sớm ...", "đẩy nhanh việc ..." */
};

static bool can_govern(enum cue_class class)
{
	return class <= CUE_REFER;
}

bool softened_by(const struct agreement_sentence *s, size_t word, size_t reach, enum cue_class class)
{
	for (size_t i = 0; i < s->cues.n; i++) {
		const struct cue *c = &s->cues.v[i];
		if (c->class == class && c->range.end <= word && word - c->range.end <= reach)
			return true;
	}
	return false;
}

size_t clause_start(const struct facts *f, const struct agreement_sentence *s, size_t word)
{
	while (word > s->range.first && !word_is(f, word - 1, STR(";")))
		word--;
	return word;
}

/* "thống nhất ký biên bản hội đàm" (agreed to sign the minutes of the talks): they are signed when the talks end. */
static bool is_own_minutes(const struct agreement *a)
{
	return a->use == USE_NAME && str_eq(a->kind, STR("minutes"));
}

/* "thống nhất và ký kết", "thống nhất, ký kết" (agreed and signed) */
static bool is_joined(const struct facts *f, const struct agreement_sentence *s, size_t verb)
{
	const struct cue *c = verb > s->range.first ? cue_over(s, verb - 1) : NULL;

	return (c && c->class == CUE_AND) || (verb && f->words.v[verb - 1].flags & WORD_PUNCT);
}

/* "đề nghị sớm mở cửa khẩu; nghiên cứu xây dựng Chương trình ..." (proposed to ...; to draw up): a further item of what is
 * proposed begins with its verb. */
static bool is_proposed(const struct facts *f, const struct agreement_sentence *s, const struct cue *c)
{
	size_t start = clause_start(f, s, c->range.first), from = start;

	if (c->range.first <= start + ITEM_VERB)
		from = s->range.first;
	for (size_t i = 0; i < s->cues.n && s->cues.v[i].range.first < start; i++)
		if (s->cues.v[i].range.first >= from && s->cues.v[i].class <= CUE_ADOPT)
			from = start; /* something else was said in between */
	return softened_by(s, c->range.first, c->range.first - from, CUE_PROPOSE);
}

/* Another verb stands before it, joined by "và" (and). */
static bool joins(const struct agreement_sentence *s, size_t verb)
{
	return softened_by(s, verb, BEFORE_SIGN, CUE_AND) && !softened_by(s, verb, BEFORE_JOINED, CUE_PAST);
}

/* "trong thời gian tới", "sẽ ký"; not "nhằm tiếp tục ..." (in order to go on ...) */
static bool tells_when(const struct agreement_sentence *s, const struct cue *future)
{
	const struct cue *c = cue_at(s, future->range.end);

	return future->range.end - future->range.first > 1 || (c && c->class == CUE_SIGN);
}

/* "đề nghị ... ký kết": a proposal holds for the whole clause, "dự kiến", "thống nhất" for the verb right behind it. */
static enum agreement_status status_of_signing(
	const struct facts *f, const struct agreement_sentence *s, const struct cue *sign, const struct agreement *a)
{
	size_t first = sign->range.first, start = clause_start(f, s, first);
	bool past = softened_by(s, first, 1, CUE_PAST),
	     future = softened_by(s, first, joins(s, first) ? BEFORE_JOINED : BEFORE_SIGN, CUE_FUTURE);

	if (!past && (softened_by(s, first, first - start, CUE_PROPOSE) || is_proposed(f, s, sign)))
		return PROPOSED;
	if (!past && future)
		return PLANNED;
	if (!past && softened_by(s, first, 2, CUE_AGREE) && !is_joined(f, s, first) && !is_own_minutes(a)) {
		for (size_t i = a->title.end; i < s->range.end && !word_is(f, i, STR(";")) && !word_is(f, i, STR(",")); i++) {
			const struct cue *c = cue_at(s, i);
			if (c && c->class == CUE_FUTURE && i == a->title.end && softened_by(s, i, 0, CUE_JOINT))
				continue; /* "ký biên bản hợp tác thời gian tới" (of cooperation in the time to come) */
			if (c && (c->class == CUE_LATER || (c->class == CUE_FUTURE && tells_when(s, c))))
				return PLANNED;
		}
		return AGREED;
	}
	if (!a->bare && (past || softened_by(s, first, 1, CUE_ALSO)) && f->language == LANGUAGE_VI &&
		softened_by(s, first, first - start, CUE_SPAN))
		return REFERENCED; /* "Đến nay, hai nước đã ký Hiệp định …" (so far they have signed) */
	return SIGNED;
}

static enum agreement_status status_of_cue(
	const struct facts *f, const struct agreement_sentence *s, const struct cue *c, const struct agreement *a)
{
	bool proposed = is_proposed(f, s, c), coming = softened_by(s, c->range.first, 1, CUE_FUTURE);

	switch (c->class) {
	case CUE_SIGN:
		return status_of_signing(f, s, c, a);
	case CUE_HAND:
		return a->use == USE_WEAK ? UNGOVERNED : a->use == USE_DRAFT || coming ? PLANNED : SIGNED;
	case CUE_AGREE:
		return AGREED;
	case CUE_ADOPT:
		if (coming || (softened_by(s, c->range.first, 2, CUE_FUTURE) && !softened_by(s, c->range.first, 1, CUE_PAST)))
			return proposed ? PROPOSED : PLANNED; /* "sẽ ra tuyên bố chung" (will issue a joint statement) */
		return str_eq(a->kind, STR("minutes")) || str_eq(a->kind, STR("statement")) ? SIGNED : AGREED;
	case CUE_REACH:
		return proposed || softened_by(s, c->range.first, BEFORE_SIGN, CUE_FUTURE) ? PROPOSED : AGREED;
	case CUE_PREPARE:
		return proposed ? PROPOSED : PLANNED;
	case CUE_PROPOSE:
		return PROPOSED;
	default:
		return REFERENCED;
	}
}

static bool in_date(const struct facts *f, size_t word)
{
	size_t i = dates_from(f, word + 1);

	return i > 0 && f->dates.v[i - 1].range.end > word;
}

bool only_joiners(const struct facts *f, const struct agreement_sentence *s, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const struct cue *c = cue_over(s, i);
		bool joins =
			c && (c->class == CUE_AND || c->class == CUE_COUNT || c->class == CUE_PLURAL || c->class == CUE_ARTICLE);
		bool both = c && c->class == CUE_STOP && c->range.end == end && str_eq(f->lang, STR("zh")); /* 和双方 */
		bool dates = i + 2 < end && (year_at(f, i + 1) || year_at(f, i + 2));                       /* "vào năm 2025" */
		bool when = str_eq(f->lang, STR("en")) &&
			    ((c && (c->class == CUE_INSIDE || c->class == CUE_ON)) || place_at(f, i) || in_date(f, i));
		if (!joins && !both && !dates && !when && !(f->words.v[i].flags & (WORD_PUNCT | WORD_NUMBER)))
			return false;
	}
	return true;
}

/* "đã ký kết và triển khai 5 thỏa thuận" (signed and carried out): the first verb says what became of them. */
static const struct cue *first_verb(const struct agreement_sentence *s, const struct cue *c)
{
	const struct cue *and = c->range.first > s->range.first ? cue_over(s, c->range.first - 1) : NULL;
	const struct cue *sign =
		and&&and->class == CUE_AND && and->range.first > s->range.first ? cue_over(s, and->range.first - 1) : NULL;

	return c->class == CUE_REFER && sign && sign->class == CUE_SIGN ? sign : c;
}

static const struct cue *governing_cue(const struct facts *f, const struct agreement_sentence *s, size_t from, size_t word)
{
	size_t start = clause_start(f, s, word);

	for (size_t i = s->cues.n; i-- > 0;) {
		const struct cue *c = &s->cues.v[i];
		bool close = c->class == CUE_INSIDE || c->class == CUE_HAND;
		if (c->range.first >= word || !(can_govern(c->class) || close))
			continue;
		if (c->range.first < start || c->range.first < from || word > c->range.end + GOVERN_MAX)
			return NULL;
		if (!close || only_joiners(f, s, c->range.end, word))
			return first_verb(s, c);
	}
	return NULL;
}

/* "signed in 2014", "signed in July 2014", but "signed in Lai Châu" */
static bool has_year(const struct facts *f, size_t word)
{
	for (size_t i = word; i < word + YEAR_BEHIND && i < f->words.n && !(f->words.v[i].flags & WORD_LINE); i++)
		if (year_at(f, i))
			return true;
	return false;
}

/* "đã được | Phó Chủ tịch A và ông B ký kết" (was signed by A and B) */
static bool is_by_whom(const struct facts *f, const struct agreement_sentence *s, size_t i)
{
	struct phrase_hit hit;

	return f->language == LANGUAGE_VI && i < s->range.end && !cue_at(s, i) &&
	       (f->words.v[i].flags & WORD_UPPER || phrases_at(&f->lex->honorifics.phrases, &f->words, i, &hit) ||
		       phrases_at(&f->lex->offices.phrases, &f->words, i, &hit));
}

/* ", sẽ ký tại kỳ họp sau" (to be signed at the next session) */
static bool is_signed_later(const struct agreement_sentence *s, size_t i)
{
	const struct cue *future = cue_at(s, i), *sign = future ? cue_at(s, future->range.end) : NULL;

	return future && future->class == CUE_FUTURE && sign && sign->class == CUE_SIGN;
}

/* "... đã được hai bên ký kết" (was signed by both sides), "... ký năm 2014" (signed in 2014) behind a title. */
static enum agreement_status status_behind(const struct facts *f, const struct agreement_sentence *s, size_t end)
{
	bool passive = false, past = false;
	size_t far = BEHIND_TITLE;
	bool english = str_eq(f->lang, STR("en")); /* "... and Jinping district, Yunnan province, was signed" */

	for (size_t i = end; i < s->range.end && i < end + far; i++) {
		const struct cue *c = cue_at(s, i);
		if (word_is(f, i, STR(",")) && is_signed_later(s, i + 1))
			return PLANNED;
		if (word_is(f, i, STR(";")) || (word_is(f, i, STR(",")) && !english && far == BEHIND_TITLE) ||
			(c && c->class == CUE_AND && !instrument_at(s, c->range.end) && far == BEHIND_TITLE))
			break;
		if (c && (c->class == CUE_SIGN || c->class == CUE_OLD) && softened_by(s, c->range.first, 1, CUE_FUTURE))
			return PLANNED; /* "sẽ được ký kết", "will be signed" */
		if (c && c->class == CUE_OLD && has_year(f, c->range.end))
			return REFERENCED;
		if (c && (c->class == CUE_SIGN || c->class == CUE_OLD) && (passive || past))
			return passive ? SIGNED : REFERENCED;
		if (c && c->class == CUE_AGREE && str_eq(f->lang, STR("zh")))
			return AGREED; /* 就《…》达成一致 */
		if (c && c->class == CUE_REFER && passive)
			return REFERENCED;
		passive = passive || (c && c->class == CUE_PASSIVE);
		if (c && c->class == CUE_PASSIVE && is_by_whom(f, s, c->range.end))
			far = BY_WHOM;
		past = past || (c && c->class == CUE_PAST);
	}
	return UNGOVERNED;
}

bool agreement_signed_behind(const struct agreement_sentence *s, size_t end)
{
	const struct cue *passive = cue_at(s, end), *sign = passive ? cue_at(s, passive->range.end) : NULL;

	return passive && passive->class == CUE_PASSIVE && sign && (sign->class == CUE_SIGN || sign->class == CUE_OLD);
}

static bool holds_period(const struct facts *f, struct range title)
{
	int from, to;

	return years_in(f, title, &from, &to);
}

/* "Nghị định thư phân giới cắm mốc là cơ sở ..." (the protocol ... is the basis): of states, with its name and a capital. */
static bool is_told_by_name(const struct facts *f, const struct agreement_sentence *s, const struct agreement *a)
{
	const struct cue *before = a->title.first > s->range.first ? cue_over(s, a->title.first - 1) : NULL;
	bool upper = f->words.v[a->title.first].flags & WORD_UPPER && a->title.first > s->range.first;

	if (a->bare)
		return false;
	if (str_eq(f->lang, STR("en")) && a->between && holds_period(f, a->title))
		return true; /* "the agreement between the two provinces for the 2021-2025 period" */
	if (str_eq(a->kind, STR("statement")))
		return a->capital;
	if (upper && a->use != USE_WEAK && title_closing(f, a->title.first - 1, s->range.end) == a->title.end)
		return true;                                  /* quoted whole */
	if (!upper || (before && before->class == CUE_OTHER)) /* "60 năm ngày ký Hiệp ước ..." (60 years of its signing) */
		return false;
	return str_eq(a->kind, STR("protocol")) || str_eq(a->kind, STR("treaty")) || a->use == USE_NAME;
}

/* "签署两份法律文件" (signed two legal documents): the border treaties are old ones unless the verb stands right there. */
static bool is_signed_now(const struct facts *f, const struct agreement_sentence *s, size_t word, const struct cue **by)
{
	const struct cue *c = word > s->range.first ? cue_over(s, word - 1) : NULL;

	if (!c || c->class != CUE_SIGN || softened_by(s, c->range.first, c->range.first - clause_start(f, s, word), CUE_REFER))
		return false;
	*by = c;
	return true;
}

/* "thực hiện thỏa thuận được ký giữa A và B và Bản ghi nhớ …" (carrying out the agreement signed between ... and the
 * memorandum): "được ký" is said of the first, and what is carried out goes on. */
static bool is_said_of_last(const struct agreement_reader *r, const struct cue *sign)
{
	return r->last && r->last->status == REFERENCED && sign->class == CUE_SIGN &&
	       softened_by(&r->s, sign->range.first, 1, CUE_PASSIVE) && sign->range.first <= r->last->title.end + 2;
}

enum agreement_status agreement_judge(
	const struct agreement_reader *r, const struct agreement *a, size_t noun, const struct cue **by)
{
	const struct facts *f = r->f;
	size_t from = r->last ? r->last->title.end : r->s.range.first, word = a->count ? a->count_first : a->title.first;
	enum agreement_status behind = status_behind(f, &r->s, a->title.end);

	*by = NULL;
	if (a->use == USE_LEGAL)
		return is_signed_now(f, &r->s, word, by) ? SIGNED : REFERENCED;
	*by = governing_cue(f, &r->s, from, a->title.first < noun ? a->title.first : noun);
	if (behind != UNGOVERNED)
		return *by && ((*by)->class == CUE_REFER || (*by)->class == CUE_INSIDE) ? REFERENCED : behind;
	if (r->last && only_joiners(f, &r->s, from, word))
		return r->last->status;
	if (*by && is_said_of_last(r, *by))
		return r->last->status;
	if (*by && r->last && r->last->status == PLANNED && r->last->by != CUE_HAND && is_joined(f, &r->s, (*by)->range.first) &&
		(*by)->class <= CUE_ADOPT)
		return PLANNED; /* "sẽ ký A và ra B" (will sign A and issue B) */
	if (*by)
		return status_of_cue(f, &r->s, *by, a);
	if (r->list != UNGOVERNED)
		return r->list;
	return is_told_by_name(f, &r->s, a) ? REFERENCED : UNGOVERNED;
}
