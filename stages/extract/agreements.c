#include "agreement_cues.h"
#include "agreement_title.h"

enum status { SIGNED, AGREED, PLANNED, PROPOSED, REFERENCED, UNGOVERNED };
static const char *const status_name[] = {"signed", "agreed", "planned", "proposed", "referenced"};
static const char *const status_rule[] = {"sign cue", "agree cue", "plan cue", "propose cue", "reference cue"};

enum {
	GOVERN_MAX = 16,  /* words from a cue to its instrument, lists apart */
	BEFORE_SIGN = 4,  /* words from "will", "agreed" to the sign verb that they soften */
	BEHIND_TITLE = 9, /* words from a title to "was signed" */
	YEAR_REACH = 7,   /* words from the start of a clause in which a year dates it */
	NEAR_DAYS = 40,   /* a signing further back than that is of another meeting */
	MANY = 10,        /* that many instruments are the sum of some time, not of this meeting */
};

struct agreement {
	struct range title;    /* with the noun */
	struct str kind;
	enum instrument_use use;
	enum status status;
	long count;            /* 0: not counted */
	size_t count_first;    /* first word of the number */
	enum cue_class by; /* CUE_OTHER: no cue of its own clause */
	bool joined;       /* to one before it in a list */
	bool joint;        /* its title tells of two sides: "hợp tác" (cooperation), "giữa" (between) */
	bool summed; /* over some time: no day of its own */
	bool plural, bare, capital, listed /* its members follow */, partly /* some of its members follow */;
	size_t sentence, event;
	struct day day;        /* of the clause; year 0: none */
	int from, to;          /* years of validity, 0: none */
	bool dropped;
};
struct agreements {
	struct agreement *v;
	size_t n, cap;
};

/* ---- what governs an instrument ---- */

struct governed {
	enum status status;
	const struct cue *cue; /* the governing one; NULL: none */
};

static bool can_govern(enum cue_class class)
{
	return class <= CUE_REFER;
}

/* A cue of the class that ends within `reach` words before the word. */
static bool softened_by(const struct agreement_sentence *s, size_t word, size_t reach, enum cue_class class)
{
	for (size_t i = 0; i < s->cues.n; i++) {
		const struct cue *c = &s->cues.v[i];
		if (c->class == class && c->range.end <= word && word - c->range.end <= reach)
			return true;
	}
	return false;
}

static size_t clause_start(const struct facts *f, const struct agreement_sentence *s, size_t word)
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

/* "đề nghị ... ký kết": a proposal holds for the whole clause, "dự kiến", "thống nhất" for the verb right behind it. */
static enum status status_of_signing(const struct facts *f, const struct agreement_sentence *s, const struct cue *sign,
				     const struct agreement *a)
{
	size_t first = sign->range.first, start = clause_start(f, s, first);
	bool past = softened_by(s, first, 1, CUE_PAST), future = softened_by(s, first, BEFORE_SIGN, CUE_FUTURE);

	if (!past && softened_by(s, first, first - start, CUE_PROPOSE))
		return PROPOSED;
	if (!past && future)
		return PLANNED;
	if (!past && softened_by(s, first, 2, CUE_AGREE) && !is_own_minutes(a)) {
		for (size_t i = a->title.end; i < s->range.end && !word_is(f, i, STR(";")); i++) {
			const struct cue *c = cue_at(s, i);
			if (c && (c->class == CUE_LATER || c->class == CUE_FUTURE))
				return PLANNED;
		}
		return AGREED;
	}
	return SIGNED;
}

static enum status status_of_cue(const struct facts *f, const struct agreement_sentence *s, const struct cue *c,
				 const struct agreement *a)
{
	size_t start = clause_start(f, s, c->range.first);
	bool proposed = softened_by(s, c->range.first, c->range.first - start, CUE_PROPOSE);

	switch (c->class) {
	case CUE_SIGN:
		return status_of_signing(f, s, c, a);
	case CUE_HAND:
		return a->use == USE_WEAK ? UNGOVERNED : SIGNED;
	case CUE_AGREE:
		return AGREED;
	case CUE_ADOPT:
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

/* Words between two items of a list: separators, determiners, numbers. */
static bool only_joiners(const struct facts *f, const struct agreement_sentence *s, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const struct cue *c = cue_over(s, i);
		bool joins = c && (c->class == CUE_AND || c->class == CUE_COUNT || c->class == CUE_PLURAL || c->class == CUE_ARTICLE);
		if (!joins && !(f->words.v[i].flags & (WORD_PUNCT | WORD_NUMBER)))
			return false;
	}
	return true;
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
			return c;
	}
	return NULL;
}

/* "signed in 2014", "signed in July 2014", but "signed in Lai Châu" */
static bool has_year(const struct facts *f, size_t word)
{
	for (size_t i = word; i < word + 6 && i < f->words.n && !(f->words.v[i].flags & WORD_LINE); i++)
		if (year_at(f, i))
			return true;
	return false;
}

/* "... đã được hai bên ký kết" (was signed by both sides), "... ký năm 2014" (signed in 2014) behind a title. */
static enum status status_behind(const struct facts *f, const struct agreement_sentence *s, size_t end)
{
	bool passive = false, past = false;

	bool english = str_eq(f->lang, STR("en")); /* "... and Jinping district, Yunnan province, was signed" */
	for (size_t i = end; i < s->range.end && i < end + BEHIND_TITLE; i++) {
		const struct cue *c = cue_at(s, i);
		if (word_is(f, i, STR(";")) || (word_is(f, i, STR(",")) && !english) || (c && c->class == CUE_AND))
			break;
		if (c && c->class == CUE_OLD && has_year(f, c->range.end))
			return REFERENCED;
		if (c && (c->class == CUE_SIGN || c->class == CUE_OLD) && (passive || past))
			return passive ? SIGNED : REFERENCED;
		if (c && c->class == CUE_REFER && passive)
			return REFERENCED;
		passive = passive || (c && c->class == CUE_PASSIVE);
		past = past || (c && c->class == CUE_PAST);
	}
	return UNGOVERNED;
}

/* ---- one sentence ---- */

struct reader {
	struct facts *f;
	struct agreement_sentence s;
	size_t sentence;
	struct agreements *all;
	const struct agreement *last; /* accepted before in this sentence */
	enum status list;             /* of the list that a "gồm:" (consisting of) opened, also in the block before */
};

/* The last date of a day before the word, or behind the title after "ký ngày" (signed on). */
static struct day clause_day(const struct reader *r, size_t word)
{
	const struct facts *f = r->f;
	size_t start = clause_start(f, &r->s, word);

	for (size_t i = dates_from(f, word); i-- > 0 && f->dates.v[i].range.first >= start;)
		if (f->dates.v[i].precision == DATE_DAY && f->dates.v[i].start.year && !f->dates.v[i].open_end)
			return f->dates.v[i].start;
	return (struct day){0};
}

static struct day day_behind(const struct reader *r, size_t end)
{
	size_t i = dates_from(r->f, end);

	if (i < r->f->dates.n && r->f->dates.v[i].range.first < end + 4 && r->f->dates.v[i].range.first < r->s.range.end &&
	    r->f->dates.v[i].precision == DATE_DAY)
		return r->f->dates.v[i].start;
	return (struct day){0};
}

/* "Năm 2019, hai tỉnh đã ký ..." (in 2019 the two provinces signed): a year that opens the clause. */
static int clause_year(const struct reader *r, size_t word)
{
	size_t start = clause_start(r->f, &r->s, word);

	for (size_t i = start; i < word && i < start + YEAR_REACH; i++)
		if (year_at(r->f, i) && !(r->last && i < r->last->title.end))
			return year_at(r->f, i);
	return 0;
}

static struct str event_cell(const struct facts *f, size_t event, unsigned cell)
{
	if (event == STR_NONE)
		return STR("");
	return f->article->readings[READING_EVENT].v[f->events.v[event].reading].cell[cell];
}

static int event_year(const struct facts *f, size_t event)
{
	struct str date = event_cell(f, event, EV_start_date);
	long year = 0;

	if (!date.n)
		date = f->article->published_at;
	return str_cut_number(&date, 4, &year) ? (int)year : 0;
}

static size_t main_event(const struct facts *f)
{
	for (size_t i = 0; i < f->events.n; i++)
		if (f->events.v[i].main)
			return i;
	return f->events.n ? 0 : STR_NONE;
}

static size_t event_of(const struct facts *f, size_t sentence)
{
	size_t e = f->events.governs ? f->events.governs[sentence] : STR_NONE;

	return e == STR_NONE ? main_event(f) : e;
}

static bool is_counted(const struct agreement *a)
{
	return a->count > 1;
}

/* "25 bản ghi nhớ, thỏa thuận hợp tác" (25 memoranda, agreements): the second noun shares the count. */
static bool shares_count(const struct reader *r, const struct agreement *a)
{
	return r->last && is_counted(r->last) && !a->count && a->bare && !a->capital &&
	       only_joiners(r->f, &r->s, r->last->title.end, a->title.first);
}

/* Signed, to be signed or reached: the noun is an instrument; after "to agree" or "to wish" it may be a verb ("thỏa thuận"). */
static bool is_paper(const struct agreement *a)
{
	return a->by == CUE_SIGN || a->by == CUE_REACH || a->by == CUE_HAND;
}

/* What may be a row: of both sides, and not merely spoken of. */
static bool is_row(const struct agreement *a)
{
	bool named = !a->bare && a->capital;

	if (a->status == UNGOVERNED || a->use == USE_NEVER || (a->plural && !a->count))
		return false;
	if (a->use == USE_WEAK && !a->joint && !(a->status == SIGNED && (a->joined || a->from)))
		return false; /* plans and programmes of one side */
	if (a->use == USE_LEGAL)
		return true;
	if (a->use == USE_GENERIC)
		return is_counted(a) || (a->status == SIGNED && !a->bare);
	if (a->status == SIGNED || is_counted(a))
		return true;
	if (str_eq(a->kind, STR("contract")) && !a->capital)
		return false; /* what firms may sign one day */
	if (a->status == REFERENCED)
		return named ? a->use != USE_WEAK || a->from : a->by == CUE_SIGN && !a->bare;
	if (a->use == USE_WEAK || !is_paper(a))
		return a->capital;
	return a->capital || !a->bare || a->use != USE_NOUN;
}

static enum status judge(struct reader *r, const struct instrument *i, const struct agreement *a, const struct cue **by)
{
	const struct facts *f = r->f;
	size_t from = r->last ? r->last->title.end : r->s.range.first, word = a->count ? a->count_first : a->title.first;
	enum status behind = status_behind(f, &r->s, a->title.end);

	*by = NULL;
	if (i->use == USE_LEGAL)
		return REFERENCED;
	*by = governing_cue(f, &r->s, from, i->range.first);
	if (behind != UNGOVERNED)
		return *by && ((*by)->class == CUE_REFER || (*by)->class == CUE_INSIDE) ? REFERENCED : behind;
	if (r->last && only_joiners(f, &r->s, from, word))
		return r->last->status;
	if (*by)
		return status_of_cue(f, &r->s, *by, a);
	if (r->list != UNGOVERNED)
		return r->list;
	return str_eq(a->kind, STR("statement")) && !a->bare && a->capital ? REFERENCED : UNGOVERNED;
}

/* "gồm:", "trong đó có" behind a counted noun. */
static void read_list_mark(struct reader *r, struct agreement *a)
{
	for (size_t i = a->title.end; i < r->s.range.end && i < a->title.end + 3; i++) {
		const struct cue *c = cue_at(&r->s, i);
		bool colon = word_is(r->f, i, STR(":"));
		if (colon || (c && c->class == CUE_LIST)) {
			a->partly = c && c->range.end - c->range.first > 2;
			a->listed = !a->partly;
			r->list = a->status;
			return;
		}
	}
}

static void read_years(const struct facts *f, struct agreement *a)
{
	if (years_in(f, a->title, &a->from, &a->to) || !str_eq(a->kind, STR("plan")))
		return;
	for (size_t i = a->title.first; i < a->title.end; i++)
		if (year_at(f, i))
			a->from = a->to = year_at(f, i);
}

static bool has_capital_inside(const struct facts *f, struct range r)
{
	for (size_t i = r.first + 1; i < r.end; i++)
		if (f->words.v[i].flags & WORD_UPPER)
			return true;
	return false;
}

/* "dự thảo Quy chế ..." (the draft regulation): the kind is that of the noun behind. */
static struct str kind_of(const struct reader *r, const struct instrument *i)
{
	const struct instrument *behind = i->use == USE_DRAFT ? instrument_at(&r->s, i->range.end) : NULL;

	return instrument_kind(r->f, behind ? behind : i);
}

/* Nothing stands in the title but a phrase of the table. */
static bool is_bare(const struct reader *r, const struct instrument *i, struct range title)
{
	const struct instrument *noun = instrument_at(&r->s, title.first);

	if (!noun)
		noun = i;
	return title.first == noun->range.first && title.end == noun->range.end && !has_capital_inside(r->f, title);
}

/* Written as a name: with a capital, or of a kind that is always one of its own ("tuyên bố chung Việt Nam - ..."), or a draft. */
static bool is_capital(const struct reader *r, const struct instrument *i, const struct agreement *a)
{
	if (str_eq(a->kind, STR("statement")) && has_capital_inside(r->f, a->title))
		return true;
	return r->f->words.v[a->title.first].flags & WORD_UPPER || (i->use == USE_DRAFT && !a->bare) || !str_eq(r->f->lang, STR("vi"));
}

static bool tells_of_two_sides(const struct reader *r, struct range title)
{
	for (size_t i = title.first; i < title.end; i++) {
		const struct cue *c = cue_at(&r->s, i);
		if (c && (c->class == CUE_JOINT || c->class == CUE_BETWEEN))
			return true;
	}
	return false;
}

static struct agreement read_instrument(struct reader *r, const struct instrument *i)
{
	const struct facts *f = r->f;
	struct agreement a = {.title = title_of(f, &r->s, i), .kind = kind_of(r, i), .use = i->use, .sentence = r->sentence};
	const struct cue *before, *by;

	a.count = count_before(f, &r->s, a.title.first, &a.count_first);
	before = a.title.first > r->s.range.first ? cue_over(&r->s, (a.count ? a.count_first : a.title.first) - 1) : NULL;
	a.plural = before && before->class == CUE_PLURAL;
	a.bare = is_bare(r, i, a.title);
	a.capital = is_capital(r, i, &a);
	a.joint = tells_of_two_sides(r, a.title);
	a.event = event_of(f, r->sentence);
	a.status = judge(r, i, &a, &by);
	a.joined = r->last && !by;
	a.by = by ? by->class : r->last || r->list != UNGOVERNED ? CUE_SIGN : CUE_OTHER;
	a.summed = softened_by(&r->s, a.title.first, a.title.first - clause_start(f, &r->s, a.title.first), CUE_SPAN);
	a.day = clause_day(r, by ? by->range.first : a.title.first);
	read_years(f, &a);
	if (a.status == REFERENCED)
		a.day = day_behind(r, a.title.end);
	return a;
}

/* Months of 31 days from year 0: near enough to tell a visit from the last one. */
static long day_number(struct day d)
{
	return (d.year * 12L + d.month) * 31 + d.day;
}

static struct day event_day(const struct facts *f, size_t event)
{
	struct str s = event_cell(f, event, EV_start_date);
	long year = 0, month = 0, day = 0;

	if (!s.n)
		s = f->article->published_at;
	if (!str_cut_number(&s, 4, &year) || !str_cut(&s, STR("-")) || !str_cut_number(&s, 2, &month) || !str_cut(&s, STR("-")) ||
	    !str_cut_number(&s, 2, &day))
		return (struct day){0};
	return (struct day){(int)year, (int)month, (int)day};
}

/* What is agreed or planned is so here and now, also in a sentence about a visit of last year or one to come. */
static void settle_event(const struct facts *f, struct agreement *a)
{
	size_t now = main_event(f);
	struct day day = event_day(f, a->event), today = event_day(f, now);
	bool held = str_eq(event_cell(f, a->event, EV_status), STR("held"));
	bool old = day.year && today.year && day_number(day) + NEAR_DAYS < day_number(today);

	if ((!held || old) && (a->status == AGREED || a->status == PLANNED || a->status == PROPOSED))
		a->event = now;
}

/* Signed, but months or years before the event: an existing paper. */
static void age(struct reader *r, struct agreement *a)
{
	struct day today = event_day(r->f, a->event);

	if (a->status == SIGNED && a->day.year && today.year && day_number(a->day) + NEAR_DAYS < day_number(today))
		a->status = REFERENCED;
	int now = event_year(r->f, a->event), year = a->day.year ? a->day.year : clause_year(r, a->title.first);

	if (a->status == SIGNED && now && year && year < now)
		a->status = REFERENCED;
}

static void read_sentence(struct reader *r)
{
	size_t skip = 0;

	r->last = NULL;
	for (size_t k = 0; k < r->s.instruments.n; k++) {
		const struct instrument *i = &r->s.instruments.v[k];
		if (i->range.first < skip)
			continue;
		if (i->use == USE_DRAFT && !instrument_at(&r->s, i->range.end))
			continue;
		struct agreement a = read_instrument(r, i);
		age(r, &a);
		settle_event(r->f, &a);
		if (!is_row(&a) || shares_count(r, &a)) {
			skip = i->range.end; /* a rejected one must not swallow the next */
			if (a.status == SIGNED)
				read_list_mark(r, &a);
			continue;
		}
		read_list_mark(r, &a);
		*PUSH(r->f->one, r->all) = a;
		r->last = &r->all->v[r->all->n - 1];
		skip = a.title.end;
	}
}

/* ---- one instrument named several times ---- */

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

	return kind == BLOCK_HEADLINE || kind == BLOCK_CAPTION;
}

static size_t length(struct range r)
{
	return r.end - r.first;
}

static bool is_same(const struct facts *f, const struct agreement *a, const struct agreement *b)
{
	if (!str_eq(a->kind, b->kind) || (is_counted(a) && is_counted(b) && a->count != b->count))
		return false;
	if (is_counted(a) != is_counted(b))
		return false;
	if (a->sentence == b->sentence && length(a->title) != length(b->title))
		return false; /* members of one list */
	if (a->event != b->event && !is_aside(f, a) && !is_aside(f, b) && a->status == SIGNED && b->status == SIGNED &&
	    ((a->bare && a->use == USE_NAME) || (b->bare && b->use == USE_NAME)))
		return false; /* "biên bản hội đàm" (minutes of the talks) of two meetings */
	return is_within(f, a->title, b->title) || is_within(f, b->title, a->title);
}

static void merge_into(const struct facts *f, struct agreement *to, struct agreement *from)
{
	bool better = from->status < to->status, longer = length(from->title) > length(to->title) && !is_aside(f, from);

	from->dropped = true;
	if (longer) {
		to->title = from->title;
		to->sentence = from->sentence;
		to->bare = from->bare;
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

/* A headline or caption adds no instrument of a kind that the text names. */
static void drop_asides(const struct facts *f, struct agreements *all)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->n && is_aside(f, &all->v[i]); k++)
			if (k != i && !all->v[k].dropped && !is_aside(f, &all->v[k]) &&
			    (str_eq(all->v[i].kind, all->v[k].kind) || all->v[i].use == USE_GENERIC))
				all->v[i].dropped = true;
}

static long named_at(const struct agreements *all, const struct agreement *group)
{
	long n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].dropped && !is_counted(&all->v[i]) && all->v[i].status == group->status &&
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

/* ---- rows ---- */

static struct str day_text(struct arena *one, struct day d)
{
	return d.year ? arena_printf(one, "%04d-%02d-%02d", d.year, d.month, d.day) : STR("");
}

static struct str signed_date(const struct facts *f, const struct agreement *a, bool *inferred)
{
	*inferred = false;
	if (a->day.year && (a->status == SIGNED || a->status == REFERENCED))
		return day_text(f->one, a->day);
	if (a->status != SIGNED || a->summed || a->count >= MANY || !str_eq(event_cell(f, a->event, EV_date_precision), STR("day")) ||
	    !str_eq(event_cell(f, a->event, EV_start_date), event_cell(f, a->event, EV_end_date)))
		return STR("");
	*inferred = true;
	return event_cell(f, a->event, EV_start_date);
}

static void add_party(struct str *list, const struct place *p, struct arena *one)
{
	struct str code = p->province.n ? p->province : p->country;

	if (code.n && !str_has(*list, code))
		*list = arena_join(one, *list, STR("; "), code);
}

/* The places of "giữa A và B". */
static struct str parties_of(const struct facts *f, const struct agreement_sentence *s, struct range title)
{
	struct str list = STR("");
	size_t from = STR_NONE;

	for (size_t i = title.first; i < title.end && from == STR_NONE; i++)
		if (cue_at(s, i) && cue_at(s, i)->class == CUE_BETWEEN)
			from = i;
	for (size_t i = from == STR_NONE ? f->places.n : places_from(f, from); i < f->places.n && f->places.v[i].range.first < title.end; i++)
		if (f->places.v[i].level != PLACE_COUNTRY)
			add_party(&list, &f->places.v[i], f->one);
	for (size_t i = from == STR_NONE || list.n ? f->places.n : places_from(f, from);
	     i < f->places.n && f->places.v[i].range.first < title.end; i++)
		add_party(&list, &f->places.v[i], f->one);
	return list;
}

static struct str title_text(const struct facts *f, const struct agreement *a)
{
	bool empty = a->bare && (is_counted(a) || a->use == USE_NOUN || length(a->title) <= 2);

	return empty ? STR("") : range_text(f, a->title);
}

static void write_row(struct facts *f, const struct agreement *a)
{
	struct reading *r = reading_add(f->article, READING_AGREEMENT, f->one);
	struct agreement_sentence s = agreement_sentence_read(f, f->sentences[a->sentence]);
	struct range at = {a->count ? a->count_first : a->title.first, a->title.end};
	bool inferred;

	if (a->event != STR_NONE)
		r->event = f->article->readings[READING_EVENT].v[f->events.v[a->event].reading].id;
	r->at = range_span(f, is_counted(a) ? at : a->title);
	r->evidence = evidence_at(f, a->title.first);
	r->rule = arena_printf(f->one, "agreements: %s", status_rule[a->status]);
	r->cell[AG_kind] = a->kind;
	r->cell[AG_title] = title_text(f, a);
	r->cell[AG_instruments] = arena_printf(f->one, "%ld", a->count > 1 ? a->count : 1);
	r->cell[AG_status] = str_of(status_name[a->status]);
	r->cell[AG_parties] = parties_of(f, &s, a->title);
	r->cell[AG_signed_date] = signed_date(f, a, &inferred);
	r->cell[AG_inferred] = inferred ? STR("signed_date") : STR("");
	if (a->from) {
		r->cell[AG_period_start] = arena_printf(f->one, "%04d-01-01", a->from);
		r->cell[AG_period_end] = arena_printf(f->one, "%04d-12-31", a->to);
	}
}

/* The sentence before ended with ":" and this one begins an item of its list. */
static bool continues_list(const struct facts *f, size_t sentence)
{
	const struct range *before = &f->sentences[sentence - 1];

	return before->end > before->first && (word_is(f, before->end - 1, STR(":")) || word_is(f, before->end - 1, STR(";")));
}

void find_agreements(struct facts *f)
{
	struct agreements all = {0};
	struct reader r = {.f = f, .all = &all, .list = UNGOVERNED};

	for (size_t i = 0; i < f->article->sentences.n; i++) {
		if (!i || !continues_list(f, i))
			r.list = UNGOVERNED;
		r.s = agreement_sentence_read(f, f->sentences[i]);
		r.sentence = i;
		read_sentence(&r);
	}
	merge_same(f, &all);
	drop_asides(f, &all);
	drop_named_groups(&all);
	for (size_t i = 0; i < all.n; i++)
		if (!all.v[i].dropped)
			write_row(f, &all.v[i]);
}
