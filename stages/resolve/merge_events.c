#include "merge_events.h"

#include "../lib/utf8.h"

enum { VOTERS = 400 };

/* The first so many readings speak for an event that everybody tells of. */
static size_t voters(const struct event_thing *t)
{
	return t->n < VOTERS ? t->n : VOTERS;
}

/* A plan counts only where nothing else tells. */
static bool counts(const struct event_thing *t, const struct event_key *e, unsigned cell)
{
	if (!cell_of(e->cells, cell).n)
		return false;
	if (!e->told.planned)
		return true;
	for (size_t i = 0; i < voters(t); i++)
		if (!t->v[i]->told.planned && cell_of(t->v[i]->cells, cell).n)
			return false;
	return true;
}

/* The value of most articles; then of one that the event is the main thing of; then the earliest. */
static struct str vote(const struct event_thing *t, unsigned cell)
{
	size_t most = 0, best = STR_NONE;

	for (size_t i = 0; i < voters(t); i++) {
		size_t votes = 0;

		if (!counts(t, t->v[i], cell))
			continue;
		for (size_t j = 0; j < voters(t); j++)
			votes += counts(t, t->v[j], cell) && str_eq(cell_of(t->v[i]->cells, cell), cell_of(t->v[j]->cells, cell));
		votes = 2 * votes + t->v[i]->told.main;
		if (votes > most) {
			most = votes;
			best = i;
		}
	}
	return best == STR_NONE ? STR("") : cell_of(t->v[best]->cells, cell);
}

/* The words of the article that tells most: of the main readings the first, else the longest. */
static struct str wording(const struct event_thing *t, unsigned cell)
{
	const struct event_key *best = NULL;

	for (size_t i = 0; i < t->n; i++) {
		const struct event_key *e = t->v[i];

		if (!counts(t, e, cell) || (best && best->told.main))
			continue;
		if (!best || e->told.main || cell_of(e->cells, cell).n > cell_of(best->cells, cell).n)
			best = e;
	}
	return best ? cell_of(best->cells, cell) : STR("");
}

/* A noun phrase before a verb; then a held main event's, then a main one's; then a Vietnamese name, then the fullest. */
static long name_rank(const struct event_key *e, const struct series_words *words)
{
	struct arena one = {0};
	long rank = 0;

	rank += name_is_verb(words, cell_of(e->cells, EV_name), &one) ? 0 : 8;
	rank += e->told.main && e->told.held ? 4 : 0;
	rank += e->told.main ? 2 : 0;
	rank += str_eq(text_of(e->article->lang), STR("vi"));
	arena_release(&one);
	return rank;
}

static struct str best_name(const struct event_thing *t, const struct series_words *words)
{
	struct str best = STR("");
	long most = -1;

	for (size_t i = 0; i < voters(t); i++) {
		struct str name = cell_of(t->v[i]->cells, EV_name);
		long rank = counts(t, t->v[i], EV_name) ? name_rank(t->v[i], words) : -1;

		if (rank > most || (rank >= 0 && rank == most && utf8_count(name) > utf8_count(best))) {
			most = rank;
			best = name;
		}
	}
	return best;
}

static bool any_status(const struct event_thing *t, struct str status)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(cell_of(t->v[i]->cells, EV_status), status))
			return true;
	return false;
}

/* Held is held; an earlier event that is only referred to; of plans the latest word. */
static struct str merge_status(const struct event_thing *t)
{
	struct str latest = cell_of(t->v[t->n - 1]->cells, EV_status);

	if (any_status(t, STR("held")))
		return STR("held");
	if (any_status(t, STR("referenced")) && !any_status(t, STR("cancelled")))
		return STR("referenced");
	for (size_t i = 0; i < t->n; i++)
		if (!str_eq(cell_of(t->v[i]->cells, EV_status), STR("referenced")))
			latest = cell_of(t->v[i]->cells, EV_status);
	return latest;
}

static size_t same_dates(const struct event_thing *t, const struct event_key *e)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += t->v[i]->told.when.start == e->told.when.start && t->v[i]->told.when.end == e->told.when.end &&
		     !t->v[i]->told.when.open;
	return n;
}

/* Whether a tells the date better than b. */
static bool dates_better(const struct event_thing *t, const struct event_key *a, const struct event_key *b)
{
	size_t articles_a, articles_b;

	if (a->told.planned != b->told.planned && !periods_touch(a->told.when, b->told.when))
		return b->told.planned;
	if (a->told.when.precision != b->told.when.precision)
		return a->told.when.precision > b->told.when.precision;
	if (a->told.when.start != b->told.when.start || a->told.when.end != b->told.when.end) {
		articles_a = same_dates(t, a);
		articles_b = same_dates(t, b);
		if (articles_a != articles_b)
			return articles_a > articles_b;
	}
	return a->told.main && !b->told.main;
}

static const struct event_key *best_dated(const struct event_thing *t)
{
	const struct event_key *best = NULL;

	for (size_t i = 0; i < t->n; i++)
		if (period_known(t->v[i]->told.when) && (!best || dates_better(t, t->v[i], best)))
			best = t->v[i];
	return best;
}

/* An article that is about the event does not say when it was: another one did. */
static bool main_is_undated(const struct event_thing *t)
{
	bool undated = false;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->told.main) {
			if (period_known(t->v[i]->told.when))
				return false;
			undated = true;
		}
	return undated;
}

static void merge_dates(struct event_row *r, const struct event_thing *t)
{
	const struct event_key *e = best_dated(t);

	r->when = (struct period){NO_DAY, NO_DAY, NO_PRECISION, false};
	if (!e) {
		r->date_edtf = vote(t, EV_date_edtf);
		return;
	}
	r->when = e->told.when;
	r->start_date = cell_of(e->cells, EV_start_date);
	r->end_date = cell_of(e->cells, EV_end_date);
	r->date_precision = cell_of(e->cells, EV_date_precision).n ? cell_of(e->cells, EV_date_precision) : STR("day");
	r->date_edtf = cell_of(e->cells, EV_date_edtf);
	r->date_basis = main_is_undated(t) ? STR("other_article") : cell_of(e->cells, EV_date_basis);
}

/* Codes as they were on the day, each once, no country beside a province of it. */
static struct strs parties_on(const struct strs *told, const struct provinces *p, long day, struct arena *run)
{
	struct strs all = {0}, kept = {0};

	for (size_t i = 0; i < told->n; i++)
		if (!list_has(&all, province_called(p, told->v[i], day)))
			*PUSH(run, &all) = province_called(p, told->v[i], day);
	for (size_t i = 0; i < all.n; i++) {
		bool inside = false;

		for (size_t j = 0; all.v[i].n == 2 && j < all.n; j++)
			inside |= all.v[j].n > 2 && str_eq(country_of(all.v[j]), all.v[i]);
		if (!inside)
			*PUSH(run, &kept) = all.v[i];
	}
	return kept;
}

static bool same_list(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!list_has(b, a->v[i]))
			return false;
	return a->n == b->n;
}

static struct strs keep_list(const struct strs *list, struct arena *run)
{
	struct strs kept = {0};

	for (size_t i = 0; i < list->n; i++)
		*PUSH(run, &kept) = list->v[i];
	return kept;
}

/* The parties of most articles, of equals the fuller list. */
static struct strs merge_parties(const struct event_thing *t, const struct provinces *p, long day, struct arena *run)
{
	struct arena one = {0};
	size_t most = 0, n = voters(t);
	struct strs *told = NEW(&one, struct strs, n), best = {0};

	for (size_t i = 0; i < n; i++)
		if (counts(t, t->v[i], EV_parties))
			told[i] = parties_on(&t->v[i]->parties, p, day, &one);
	for (size_t i = 0; i < n; i++) {
		size_t votes = 0;

		for (size_t j = 0; told[i].n && j < n; j++)
			votes += same_list(&told[i], &told[j]);
		votes = votes * 100 + (told[i].n < 99 ? told[i].n : 99);
		if (told[i].n && votes > most) {
			most = votes;
			best = told[i];
		}
	}
	best = keep_list(&best, run);
	arena_release(&one);
	return best;
}

static bool cells_differ(const struct event_thing *t, unsigned cell, struct arena *run)
{
	struct str first = {0};

	for (size_t i = 0; i < t->n; i++)
		if (counts(t, t->v[i], cell)) {
			struct str fold = utf8_fold(run, cell_of(t->v[i]->cells, cell));

			if (first.n && !str_eq(first, fold))
				return true;
			first = fold;
		}
	return false;
}

/* Dates of one precision that are not the same, or that cannot both be. */
static bool dates_differ(const struct event_thing *t, bool start)
{
	const struct event_key *best = best_dated(t);

	for (size_t i = 0; best && i < t->n; i++) {
		struct period p = t->v[i]->told.when;

		if (!period_known(p) || t->v[i]->told.planned != best->told.planned)
			continue;
		if (!periods_touch(p, best->told.when) ||
			(p.precision == best->told.when.precision &&
				(start ? p.start != best->told.when.start
				       : p.end != best->told.when.end && !p.open && !best->told.when.open)))
			return true;
	}
	return false;
}

static bool parties_differ(const struct event_thing *t, const struct provinces *p, long day, struct arena *run)
{
	struct strs first = {0};

	for (size_t i = 0; i < t->n; i++)
		if (counts(t, t->v[i], EV_parties)) {
			struct strs mine = parties_on(&t->v[i]->parties, p, day, run);

			if (first.n && !same_list(&first, &mine))
				return true;
			first = mine;
		}
	return false;
}

static struct str find_conflicts(
	const struct event_thing *t, const struct event_row *r, const struct provinces *p, struct arena *run)
{
	struct strs list = {0};
	struct arena one = {0};

#define CONFLICT(name, differ) \
	if (differ) \
	*PUSH(run, &list) = STR(name)
	CONFLICT("kind", cells_differ(t, EV_kind, &one));
	CONFLICT("ordinal", cells_differ(t, EV_ordinal, &one));
	CONFLICT("start_date", dates_differ(t, true));
	CONFLICT("end_date", dates_differ(t, false));
	CONFLICT("country", cells_differ(t, EV_country, &one));
	CONFLICT("province_code", cells_differ(t, EV_province_code, &one));
	CONFLICT("attendance", cells_differ(t, EV_attendance, &one));
	CONFLICT("theme", cells_differ(t, EV_theme, &one));
	CONFLICT("parties", parties_differ(t, p, r->when.start, &one));
#undef CONFLICT
	arena_release(&one);
	return list_join(&list, run);
}

struct event_row merge_event(
	const struct event_thing *t, const struct provinces *p, const struct series_words *words, struct arena *run)
{
	struct event_row r = {.status = merge_status(t),
		.kind = vote(t, EV_kind),
		.name = best_name(t, words),
		.ordinal = vote(t, EV_ordinal),
		.country = vote(t, EV_country),
		.place = wording(t, EV_place),
		.attendance = vote(t, EV_attendance),
		.host = wording(t, EV_host),
		.theme = wording(t, EV_theme)};

	merge_dates(&r, t);
	r.province_code = province_called(p, vote(t, EV_province_code), r.when.start);
	if (r.province_code.n)
		r.country = country_of(r.province_code);
	r.parties = merge_parties(t, p, r.when.start, run);
	r.conflicts = find_conflicts(t, &r, p, run);
	if (!str_number(r.ordinal, &r.number))
		r.number = 0;
	for (size_t i = 0; i < t->n; i++) {
		r.periodic |= t->v[i]->says.periodic;
		r.annual |= t->v[i]->says.annual;
	}
	return r;
}

static const struct event_row *framework_of(const struct event_thing *t, const struct event_row *rows)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->part_of && t->v[i]->part_of->thing != NO_THING)
			return &rows[t->v[i]->part_of->thing];
	return NULL;
}

void date_by_framework(const struct event_things *all, struct event_row *rows, struct spill *spill)
{
	for (size_t i = 0; i < all->n; i++, spill_trim(spill)) {
		const struct event_row *f = all->v[i].n && !period_known(rows[i].when) ? framework_of(&all->v[i], rows) : NULL;

		if (!f || !period_known(f->when) || f->when.precision != DAY || f->when.start != f->when.end || f->when.open)
			continue;
		rows[i].when = f->when;
		rows[i].start_date = f->start_date;
		rows[i].end_date = f->end_date;
		rows[i].date_precision = f->date_precision;
		rows[i].date_edtf = f->date_edtf;
		rows[i].date_basis = STR("other_article");
	}
}
