#include "agreement.h"
#include "agreement_title.h"
#include "origins.h"

static const char *const status_name[] = {"signed", "agreed", "planned", "proposed", "referenced"};
static const char *const status_rule[] = {"agreements: sign cue", "agreements: agree cue", "agreements: plan cue",
	"agreements: propose cue", "agreements: reference cue"};

/* "25 bản ghi nhớ, thỏa thuận hợp tác" (25 memoranda, agreements): the second noun shares the count. */
static bool shares_count(const struct agreement_reader *r, const struct agreement *a)
{
	bool english = str_eq(r->f->lang, STR("en"));

	return r->last && is_counted(r->last) && !a->count && a->bare && (!a->capital || english) &&
	       only_joiners(r->f, &r->s, r->last->title.end, a->title.first);
}

/* Signed, to be signed or reached: the noun is an instrument; after "to agree" or "to wish" it may be a verb ("thỏa thuận"). */
static bool is_paper(const struct agreement *a)
{
	return a->by == CUE_SIGN || a->by == CUE_REACH || a->by == CUE_HAND || a->by == CUE_PREPARE;
}

/* An existing paper counts where one can tell which: by its name, its years or its two sides. */
static bool is_known_paper(const struct agreement *a)
{
	if (a->use == USE_WEAK)
		return a->from && (a->between || (a->capital && !a->bare));
	if (a->capital && (!a->bare || a->use == USE_NAME || a->use == USE_COMPOUND))
		return true;
	if (a->behind && !a->bare) /* "thực hiện thỏa thuận hợp tác … được ký kết giữa A và B" */
		return true;
	if (a->dated && (a->capital || a->use == USE_COMPOUND || a->use == USE_NAME))
		return true;
	return (!a->bare || a->use == USE_NAME) && (a->by == CUE_SIGN || a->from || a->of_year || a->between);
}

/* "The two provinces on May 3 signed cooperation agreements on health and culture": the signing itself is the news. */
static bool is_signed_in_news(const struct agreement_reader *r, const struct agreement *a)
{
	return r->f->language == LANGUAGE_EN && a->event != STR_NONE && r->f->events.v[a->event].sentence == a->sentence &&
	       r->f->events.v[a->event].main;
}

/* What may be a row: of both sides, and not merely spoken of. */
static bool is_row(const struct agreement_reader *r, const struct agreement *a)
{
	if (a->status == UNGOVERNED || a->use == USE_NEVER)
		return false;
	if (a->use == USE_LEGAL)
		return true;
	if (a->plural && !a->count) /* "signed agreements on trade for 2033-2035" */
		return a->status == SIGNED && (a->from || is_signed_in_news(r, a)) && !a->bare && !a->summed;
	if (a->use == USE_WEAK && !a->joint &&
		!((a->status == SIGNED || a->status == AGREED || (a->status == PLANNED && a->by == CUE_ADOPT)) &&
			(a->joined || a->from)))
		return false; /* plans and programmes of one side */
	if (a->use == USE_WEAK && str_eq(a->kind, STR("other")) && a->status != SIGNED)
		return false; /* "đề xuất 5 nội dung hợp tác": points, no papers */
	if (a->use == USE_GENERIC)
		return is_counted(a) || (a->status == SIGNED && !a->bare);
	if (a->status == SIGNED || is_counted(a))
		return true;
	if (str_eq(a->kind, STR("contract")) && !a->capital)
		return false; /* what firms may sign one day */
	if (a->status == REFERENCED)
		return is_known_paper(a);
	if (a->by == CUE_ADOPT && a->status == PLANNED && str_eq(a->kind, STR("statement")))
		return true;
	if (a->by == CUE_ADOPT && (a->from || (!a->bare && a->use != USE_WEAK)))
		return true;
	if (a->use == USE_WEAK || !is_paper(a))
		return a->capital || (a->from && a->between);
	return a->capital || !a->bare || a->use != USE_NOUN;
}

enum { LIST_REACH = 12 };

/* "lễ ký 6 văn kiện được các bộ ký kết với nhau, gồm:": the block ends with the mark. */
static bool opens_items(const struct agreement_reader *r, const struct agreement *a)
{
	size_t last = r->s.range.end - 1;

	for (size_t i = a->title.end; i < last; i++)
		if (instrument_at(&r->s, i))
			return false;
	return is_counted(a) && a->use == USE_GENERIC && word_is(r->f, last, STR(":")) && cue_over(&r->s, last - 1) &&
	       cue_over(&r->s, last - 1)->class == CUE_LIST;
}

/* "gồm:", "trong đó có" behind a counted noun. */
static void read_list_mark(struct agreement_reader *r, struct agreement *a)
{
	if (opens_items(r, a)) {
		a->listed = true;
		r->list = a->status;
		return;
	}
	for (size_t i = a->title.end; i < r->s.range.end && i < a->title.end + LIST_REACH; i++) {
		const struct cue *c = cue_at(&r->s, i);
		bool colon = word_is(r->f, i, STR(":"));
		if (instrument_at(&r->s, i) || word_is(r->f, i, STR(";")) || (c && c->class <= CUE_REFER))
			return;
		if (i >= a->title.end + 3 && !(c && c->class == CUE_AMONG))
			continue; /* only "trong đó có" may stand behind further fields */
		if (colon || (c && (c->class == CUE_LIST || c->class == CUE_AMONG))) {
			a->partly = c && c->class == CUE_AMONG;
			a->listed = !a->partly;
			r->list = a->status;
			return;
		}
	}
}

static bool holds_year(const struct facts *f, struct range r)
{
	for (size_t i = r.first; i < r.end; i++)
		if (year_at(f, i))
			return true;
	return false;
}

enum { PERIOD_REACH = 30 };

/* "“Thỏa thuận hợp tác” giữa A và B giai đoạn 2031 - 2035": behind the quoted name stand its years. */
static struct range behind_quotes(const struct facts *f, const struct agreement *a)
{
	size_t open = a->title.first ? a->title.first - 1 : 0, end = a->title.end;
	struct range s = f->sentences[a->sentence];

	if (f->language == LANGUAGE_ZH || open < s.first || title_closing(f, open, s.end) != end)
		return a->title;
	while (end < s.end && end < a->title.end + PERIOD_REACH && !word_is(f, end, STR(";")) && !word_is(f, end, STR(",")))
		end++;
	return (struct range){a->title.first, end};
}

static void read_years(const struct facts *f, struct agreement *a)
{
	struct range quoted = behind_quotes(f, a);

	if (quoted.end > a->title.end && years_in(f, quoted, &a->from, &a->to))
		return;
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
static struct str kind_of(const struct agreement_reader *r, const struct instrument *i)
{
	const struct instrument *behind = i->use == USE_DRAFT ? instrument_at(&r->s, i->range.end) : NULL;

	return instrument_kind(r->f, behind ? behind : i);
}

/* Nothing stands in the title but a phrase of the table. */
static bool is_bare(const struct agreement_reader *r, const struct instrument *i, struct range title)
{
	const struct instrument *noun = instrument_at(&r->s, title.first);

	if (!noun)
		noun = i;
	return title.first == noun->range.first && title.end == noun->range.end && !has_capital_inside(r->f, title);
}

/* Written as a name: with a capital, or of a kind that is always one of its own ("tuyên bố chung Việt Nam - ..."), or a draft. */
static bool is_capital(const struct agreement_reader *r, const struct instrument *i, const struct agreement *a)
{
	if (str_eq(a->kind, STR("statement")) && has_capital_inside(r->f, a->title))
		return true;
	return r->f->words.v[a->title.first].flags & WORD_UPPER || (i->use == USE_DRAFT && !a->bare) ||
	       r->f->language != LANGUAGE_VI;
}

static bool holds_cue(const struct agreement_reader *r, struct range title, enum cue_class class)
{
	for (size_t i = title.first; i < title.end; i++)
		if (cue_at(&r->s, i) && cue_at(&r->s, i)->class == class)
			return true;
	return false;
}

/* "carried out the agreements": English writes the plural into the noun; "minutes" are one. */
static bool is_plural_noun(const struct agreement_reader *r, const struct instrument *i)
{
	struct str noun = words_text(&r->f->words, i->range.end - 1, i->range.end);

	return str_eq(r->f->lang, STR("en")) && (i->use == USE_NOUN || i->use == USE_COMPOUND) && str_ends(noun, STR("s"));
}

enum { ALSO_SIGN = 2 }; /* words from "also" to the sign verb */

/* "ký Bản ghi nhớ về thương mại năm 2011": a year before the meeting's is when it was signed, none of its words. */
static void cut_old_year(const struct facts *f, struct agreement *a, size_t noun_end)
{
	size_t end = a->title.end;
	struct day day;

	if (f->language != LANGUAGE_VI || a->event == STR_NONE || end < noun_end + 2 || !year_at(f, end - 1) ||
		f->words.v[end - 2].flags & (WORD_PUNCT | WORD_NUMBER) || str_eq(a->kind, STR("plan")))
		return;
	if (day_read(f->article->readings[READING_EVENT].v[f->events.v[a->event].reading].cell[EV_start_date], &day) &&
		year_at(f, end - 1) < day.year) {
		a->title.end -= 2;
		a->status = REFERENCED;
	}
}

static struct agreement read_instrument(struct agreement_reader *r, const struct instrument *i)
{
	const struct facts *f = r->f;
	struct agreement a = {.title = title_of(f, &r->s, i), .kind = kind_of(r, i), .use = i->use, .sentence = r->sentence};
	const struct cue *before, *by;

	a.count = count_before(f, &r->s, a.title.first, &a.count_first);
	if (!a.count && (a.count = count_behind(f, &r->s, a.title.end)))
		a.count_first = a.title.first;
	before = a.title.first > r->s.range.first ? cue_over(&r->s, (a.count ? a.count_first : a.title.first) - 1) : NULL;
	a.plural = (before && before->class == CUE_PLURAL) || is_plural_noun(r, i);
	a.bare = is_bare(r, i, a.title);
	a.capital = is_capital(r, i, &a);
	a.between = holds_cue(r, a.title, CUE_BETWEEN);
	if (a.between && a.count && str_eq(f->lang, STR("zh"))) { /* 两个办公室之间的协议: two of those who agree */
		a.title.first = a.count_first;
		a.count = 0;
	}
	a.joint = a.between || holds_cue(r, a.title, CUE_JOINT);
	a.event = agreement_event(f, r->sentence);
	a.status = agreement_judge(r, &a, i->range.first, &by);
	if (by && by->class == CUE_SIGN)
		cut_old_year(f, &a, i->range.end);
	a.joined = r->last && !by;
	a.by = by ? by->class : r->last || r->list != UNGOVERNED ? CUE_SIGN : CUE_OTHER;
	a.cue = by ? by->range : (struct range){0, 0};
	a.cue_row = by ? by->row : -1;
	a.told = by && softened_by(&r->s, by->range.first, 0, CUE_PAST);
	a.also = by && softened_by(&r->s, by->range.first, ALSO_SIGN, CUE_ALSO);
	a.summed = softened_by(&r->s, a.title.first, a.title.first - clause_start(f, &r->s, a.title.first), CUE_SPAN);
	a.behind = agreement_signed_behind(&r->s, a.title.end);
	a.dated = agreement_year_behind(r, a.title.end);
	a.of_year = holds_year(f, a.title);
	a.day = agreement_day(r, &a, by ? by->range.first : a.title.first);
	read_years(f, &a);
	return a;
}

enum { AFTER_OF = 5 }; /* words from 的 to the noun */

enum { OPENING = 5 }; /* words of "the documents include", "they are" */

/* "They include a plan ..., an agreement ...", "Đó là: ..." (these are), "Trong đó có ..." (among them are): a sentence that
 * names what the one before told of. */
static bool opens_list(const struct agreement_reader *r)
{
	for (size_t i = r->s.range.first; i < r->s.range.end && i < r->s.range.first + OPENING; i++) {
		const struct cue *c = cue_at(&r->s, i);
		const struct instrument *noun = instrument_at(&r->s, i);
		if (c && (c->class == CUE_LIST || c->class == CUE_AMONG))
			return true;
		if ((noun && noun->use != USE_GENERIC && noun->use != USE_NOUN) || (c && c->class <= CUE_REFER))
			return false;
	}
	return false;
}

/* 落实交流协议的备忘录 (a memorandum on carrying out the agreement): the first noun tells what the second is of. */
static bool names_another(const struct agreement_reader *r, size_t k)
{
	const struct instrument *i = &r->s.instruments.v[k], *next = i + 1;
	const struct cue *of = cue_at(&r->s, i->range.end);

	if (!str_eq(r->f->lang, STR("zh")) || k + 1 >= r->s.instruments.n || next->range.first > i->range.end + AFTER_OF)
		return false;
	return of && of->class == CUE_ON;
}

static void read_sentence(struct agreement_reader *r)
{
	size_t skip = 0;

	r->last = NULL;
	for (size_t k = 0; k < r->s.instruments.n; k++) {
		const struct instrument *i = &r->s.instruments.v[k];
		if (i->range.first < skip || names_another(r, k))
			continue;
		if (i->use == USE_DRAFT && !instrument_at(&r->s, i->range.end))
			continue;
		struct agreement a = read_instrument(r, i);
		agreement_settle(r, &a);
		r->told = a.status == UNGOVERNED ? r->told : a.status;
		if (!is_row(r, &a) || shares_count(r, &a)) {
			skip = i->range.end; /* a rejected one must not swallow the next */
			if (a.status == SIGNED || a.status == REFERENCED)
				read_list_mark(r, &a);
			continue;
		}
		read_list_mark(r, &a);
		*PUSH(r->f->one, r->all) = a;
		r->last = &r->all->v[r->all->n - 1];
		skip = a.title.end;
	}
}

static void add_party(struct str *list, const struct place *p, struct arena *one)
{
	struct str code = p->province.n ? p->province : p->country;

	if (code.n && !str_has(*list, code))
		*list = arena_join(one, *list, STR("; "), code);
}

/* Codes of the places from the word on, of provinces or of countries. */
static struct str codes_of(const struct facts *f, size_t from, size_t end, bool countries)
{
	struct str list = STR("");

	for (size_t i = places_from(f, from); i < f->places.n && f->places.v[i].range.first < end; i++)
		if ((f->places.v[i].level == PLACE_COUNTRY) == countries)
			add_party(&list, &f->places.v[i], f->one);
	return list;
}

/* The places of "giữa A và B" (between A and B); countries where no province stands there. */
static struct str parties_of(const struct facts *f, const struct agreement_sentence *s, struct range title)
{
	for (size_t i = title.first; i < title.end; i++) {
		if (!cue_at(s, i) || cue_at(s, i)->class != CUE_BETWEEN)
			continue;
		struct str list = codes_of(f, i, title.end, false);
		return list.n ? list : codes_of(f, i, title.end, true);
	}
	return STR("");
}

static struct str title_text(const struct facts *f, const struct agreement *a)
{
	bool short_noun = f->language == LANGUAGE_VI && a->title.end - a->title.first <= 2;
	bool field = a->use == USE_WEAK && str_eq(a->kind, STR("agreement")); /* "đã ký hợp tác toàn diện": names no paper */
	bool empty = a->bare && (is_counted(a) || a->use == USE_NOUN || short_noun || field);

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
	r->rule = str_of(status_rule[a->status]);
	note_phrases(f, r, "instrument", &f->lex->instruments, a->title);
	note_row(f, r, status_name[a->status], agreement_cue_table(f->lex), a->cue_row, a->cue);
	r->cell[AG_kind] = a->kind;
	r->cell[AG_title] = title_text(f, a);
	r->cell[AG_instruments] = arena_number(f->one, a->count > 1 ? (uint64_t)a->count : 1);
	r->cell[AG_status] = str_of(status_name[a->status]);
	r->cell[AG_parties] = parties_of(f, &s, a->title);
	r->cell[AG_signed_date] = agreement_signed_date(f, a, &inferred);
	r->cell[AG_inferred] = inferred ? STR("signed_date") : STR("");
	if (a->from) {
		r->cell[AG_period_start] = arena_printf(f->one, "%04d-01-01", a->from);
		r->cell[AG_period_end] = arena_printf(f->one, "%04d-12-31", a->to);
	}
}

/* "2. Bản ghi nhớ ...", "- Bản ghi nhớ ...": a block of its own that opens with a number or a mark. */
static bool is_numbered(const struct facts *f, size_t sentence)
{
	size_t word = f->sentences[sentence].first;
	const struct word *w = &f->words.v[word];

	if (sentence && !(w->flags & WORD_LINE) && f->sentences[sentence - 1].end - f->sentences[sentence - 1].first <= 2)
		return is_numbered(f, sentence - 1); /* "2." cut off */
	if (!(w->flags & WORD_LINE) || word + 1 >= f->words.n)
		return false;
	if (w->flags & WORD_NUMBER)
		return word_is(f, word + 1, STR(".")) || word_is(f, word + 1, STR(")")) || word_is(f, word + 1, STR("/"));
	return w->flags & WORD_PUNCT && !word_is(f, word, STR("“")) && !word_is(f, word, STR("\"")) &&
	       !word_is(f, word, STR("("));
}

/* The sentence before ended with ":" or ";", or this one is an item of a list. */
static bool continues_list(const struct facts *f, size_t sentence)
{
	const struct range *before = &f->sentences[sentence - 1];
	enum block_kind kind = f->article->blocks.v[f->block_of[f->sentences[sentence].first]].kind;

	if (before->end == before->first)
		return false;
	return kind == BLOCK_ITEM || word_is(f, before->end - 1, STR(":")) || word_is(f, before->end - 1, STR(";"));
}

void find_agreements(struct facts *f)
{
	struct agreements all = {0};
	struct agreement_reader r = {.f = f, .all = &all, .told = UNGOVERNED, .list = UNGOVERNED, .items = UNGOVERNED};

	for (size_t i = 0; i < f->article->sentences.n; i++) {
		if (f->sentences[i].first >= f->sentences[i].end)
			continue;
		if (is_numbered(f, i))
			r.list = r.items;
		else if (!i || !continues_list(f, i))
			r.list = UNGOVERNED;
		r.s = agreement_sentence_read(f, f->sentences[i]);
		r.sentence = i;
		bool opens = r.list == UNGOVERNED && r.told != UNGOVERNED && opens_list(&r);
		size_t before = all.n;
		if (opens)
			r.list = r.told;
		r.told = r.list;
		read_sentence(&r);
		if (f->words.v[f->sentences[i].first].flags & WORD_LINE)
			r.items = r.list;
		if (opens && before && all.n > before && all.v[before - 1].use == USE_GENERIC && !is_counted(&all.v[before - 1]))
			all.v[before - 1].dropped = true; /* "exchanged documents. They include ..." */
	}
	agreements_merge(f, &all);
	for (size_t i = 0; i < all.n; i++)
		if (!all.v[i].dropped)
			write_row(f, &all.v[i]);
}
