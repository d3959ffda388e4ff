#include "things.h"

#include "../lib/table.h"
#include "../lib/utf8.h"

#include <stdlib.h>

/* A table on its way: rows go to the file as they end. */
struct sheet {
	struct outfile out;
	struct buf row;
	struct csv_writer csv;
	struct arena one;
};

static void sheet_open(struct sheet *s, const char *folder, const char *name, const char *header, struct arena *run)
{
	*s = (struct sheet){.row = {.arena = run}};
	s->csv.out = &s->row;
	outfile_open(&s->out, arena_cstr(run, arena_printf(run, "%s/%s.csv", folder, name)));
	fprintf(s->out.f, "%s\r\n", header);
}

static void put(struct sheet *s, struct str cell)
{
	csv_cell(&s->csv, cell);
}

static void put_number(struct sheet *s, size_t n)
{
	csv_cell(&s->csv, arena_printf(&s->one, "%zu", n));
}

static void end_row(struct sheet *s)
{
	csv_end_row(&s->csv);
	fwrite(s->row.s, 1, s->row.n, s->out.f);
	s->row.n = 0;
	arena_reset(&s->one);
}

static void sheet_close(struct sheet *s)
{
	outfile_commit_if_changed(&s->out);
	arena_release(&s->one);
}

struct named {
	struct str id;
	size_t at;
};
struct order {
	struct named *v;
	size_t n, cap;
};

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

static void order_add(struct order *o, struct str id, size_t at, struct arena *run)
{
	if (id.n)
		*PUSH(run, o) = (struct named){id, at};
}

static void order_sort(struct order *o)
{
	if (o->n)
		qsort(o->v, o->n, sizeof *o->v, by_id);
}

static struct order events_by_id(const struct world *w, struct arena *run)
{
	struct order o = {0};

	for (size_t i = 0; i < w->events.n; i++)
		order_add(&o, w->events.v[i].n ? w->events.v[i].id : STR(""), i, run);
	order_sort(&o);
	return o;
}

/* One person at one event. */
struct attendance {
	const struct person_key **v;
	size_t n, cap;
	size_t person;
};
struct attendances {
	struct attendance *v;
	size_t n, cap;
};

static struct attendance *attendance_of(struct attendances *all, size_t person, struct arena *one)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].person == person)
			return &all->v[i];
	*PUSH(one, all) = (struct attendance){.person = person};
	return &all->v[all->n - 1];
}

/* In the order of the first articles. */
static struct attendances attendances_of(const struct event_thing *t, struct arena *one)
{
	struct attendances all = {0};

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->v[i]->article->n_persons; j++) {
			const struct person_key *p = &t->v[i]->article->persons[j];

			if (p->event == t->v[i])
				*PUSH(one, attendance_of(&all, p->thing, one)) = p;
		}
	return all;
}

static const char *const role_name[] = {"chair", "head_of_delegation", "signatory", "speaker", "attendee", ""};

static int role_rank(struct str role)
{
	int i = 0;

	while (i < 5 && !str_eq(role, str_of(role_name[i])))
		i++;
	return i;
}

static int highest_role(const struct attendance *a)
{
	int best = 5;

	for (size_t i = 0; i < a->n; i++)
		if (role_rank(a->v[i]->cell[PA_role]) < best)
			best = role_rank(a->v[i]->cell[PA_role]);
	return best;
}

/* The cell of most readings, the first of equals. */
static struct str person_vote(const struct person_key *const *v, size_t n, unsigned cell)
{
	struct str best = STR("");
	size_t most = 0;

	for (size_t i = 0; i < n && i < 200; i++) {
		size_t votes = 0;

		for (size_t j = 0; v[i]->cell[cell].n && j < n && j < 200; j++)
			votes += str_eq(v[i]->cell[cell], v[j]->cell[cell]);
		if (votes > most) {
			most = votes;
			best = v[i]->cell[cell];
		}
	}
	return best;
}

static size_t articles_of(const struct person_key *const *v, size_t n)
{
	size_t articles = 0;

	for (size_t i = 0; i < n; i++)
		articles += !i || v[i]->article != v[i - 1]->article;
	return articles;
}

/* The forms of a person's name. */
struct forms {
	struct str name, latin, chinese, aliases;
};

enum script { MARKED, PLAIN, HAN };

static enum script script_of(struct str name)
{
	return name_is_han(name) ? HAN : name_has_marks(name) ? MARKED : PLAIN;
}

/* "ĐẶNG XUÂN PHONG" of a headline stands back behind "Đặng Xuân Phong". */
static bool is_shouted(struct str name)
{
	for (size_t at = 0; at < name.n;)
		if (cp_is_lower(utf8_next(name, &at)))
			return false;
	return !name_is_han(name);
}

/* A way of writing the name, and how often. */
struct spelling {
	struct str name;
	size_t times;
};
struct spellings {
	struct spelling *v;
	size_t n, cap;
};

static struct spellings spellings_of(const struct person_thing *t, struct arena *one)
{
	struct spellings all = {0};

	for (size_t i = 0; i < t->n; i++) {
		struct str name = t->v[i]->cell[PA_name];
		size_t at = 0;

		while (at < all.n && !str_eq(all.v[at].name, name))
			at++;
		if (at == all.n)
			*PUSH(one, &all) = (struct spelling){.name = name};
		all.v[at].times++;
	}
	return all;
}

static struct str most_written(const struct spellings *all, enum script script)
{
	const struct spelling *best = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct spelling *s = &all->v[i];

		if (script_of(s->name) != script)
			continue;
		if (!best || is_shouted(best->name) > is_shouted(s->name) ||
			(is_shouted(best->name) == is_shouted(s->name) && s->times > best->times))
			best = s;
	}
	return best ? best->name : STR("");
}

static struct str other_names(const struct spellings *all, const struct forms *f, struct arena *one)
{
	struct strs others = {0}, seen = {0};
	const struct str shown[] = {f->name, f->latin, f->chinese};

	for (size_t i = 0; i < 3; i++)
		*PUSH(one, &seen) = utf8_fold(one, shown[i]);
	for (size_t i = 0; i < all->n; i++) {
		struct str fold = utf8_fold(one, all->v[i].name);

		if (list_has(&seen, fold))
			continue;
		*PUSH(one, &seen) = fold;
		*PUSH(one, &others) = all->v[i].name;
	}
	return list_join(&others, one);
}

static struct forms forms_of(const struct world *w, const struct person_thing *t, struct arena *one)
{
	struct spellings all = spellings_of(t, one);
	struct forms f = {most_written(&all, MARKED), most_written(&all, PLAIN), most_written(&all, HAN), STR("")};
	const struct alias *known = name_alias(w->names, t->v[0]->cell[PA_name], t->v[0]->cell[PA_country], one);

	if (!f.name.n)
		f.name = f.latin.n ? f.latin : f.chinese;
	if (known && !f.latin.n)
		f.latin = known->latin;
	if (known && !f.chinese.n)
		f.chinese = known->chinese;
	f.aliases = other_names(&all, &f, one);
	return f;
}

static struct str heads_of(const struct str *shown, const struct attendances *all, struct arena *one)
{
	struct strs heads = {0};

	for (size_t i = 0; i < all->n; i++)
		if (highest_role(&all->v[i]) <= 1)
			*PUSH(one, &heads) = shown[all->v[i].person];
	return list_join(&heads, one);
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str join_sorted(struct strs *list, struct arena *one)
{
	if (list->n)
		qsort(list->v, list->n, sizeof *list->v, by_bytes);
	return list_join(list, one);
}

static struct str topics_of(const struct event_thing *t, struct arena *one)
{
	struct strs list = {0};

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->v[i]->article->n_topics; j++) {
			const struct topic_key *topic = &t->v[i]->article->topics[j];

			if (topic->event == t->v[i] && !list_has(&list, topic->topic))
				*PUSH(one, &list) = topic->topic;
		}
	return join_sorted(&list, one);
}

static struct str sources_of(const struct event_thing *t, struct arena *one)
{
	struct strs list = {0};

	for (size_t i = 0; i < t->n; i++)
		*PUSH(one, &list) = t->v[i]->article->source;
	return join_sorted(&list, one);
}

/* What the readings of one instrument say together. */
struct agreement_row {
	const struct agreement_key *furthest; /* signed before agreed before planned ... */
	size_t event, instruments, articles;
	struct str title;
};

static struct str agreement_title(const struct agreement_thing *t, const struct agreement_key *furthest)
{
	struct str best = furthest->cell[AG_title];
	int stage = agreement_stage(furthest->cell[AG_status]);

	for (size_t i = 0; i < t->n; i++) {
		const struct str *cell = t->v[i]->cell;

		if (cell[AG_title].n > best.n && (!best.n || agreement_stage(cell[AG_status]) == stage))
			best = cell[AG_title];
	}
	return best.n ? best : t->known_title;
}

static struct agreement_row merge_agreement(const struct agreement_thing *t)
{
	struct agreement_row r = {.furthest = t->v[0], .event = STR_NONE};
	long count;

	for (size_t i = 0; i < t->n; i++) {
		if (agreement_stage(t->v[i]->cell[AG_status]) < agreement_stage(r.furthest->cell[AG_status]))
			r.furthest = t->v[i];
		r.articles += !i || t->v[i]->article != t->v[i - 1]->article;
	}
	if (agreement_stage(r.furthest->cell[AG_status]) < 4 && r.furthest->event)
		r.event = r.furthest->event->thing;
	r.instruments = str_number(r.furthest->cell[AG_instruments], &count) && count > 0 ? (size_t)count : 1;
	r.title = agreement_title(t, r.furthest);
	return r;
}

static struct str agreement_cell(const struct agreement_thing *t, const struct agreement_row *r, unsigned cell)
{
	if (r->furthest->cell[cell].n)
		return r->furthest->cell[cell];
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->cell[cell].n)
			return t->v[i]->cell[cell];
	return STR("");
}

/* Instruments signed or agreed, by event. */
static size_t *count_agreements(const struct world *w, struct arena *run)
{
	size_t *count = NEW(run, size_t, w->events.n + 1);

	for (size_t i = 0; i < w->agreements.n; i++) {
		struct agreement_row r = merge_agreement(&w->agreements.v[i]);

		if (r.event != STR_NONE && agreement_stage(r.furthest->cell[AG_status]) <= 1)
			count[r.event] += r.instruments;
	}
	return count;
}

static void put_event(struct sheet *s, const struct world *w, const struct str *shown, size_t at, size_t agreements)
{
	const struct event_thing *t = &w->events.v[at];
	const struct event_row *r = &w->rows[at];
	struct attendances people = attendances_of(t, &s->one);
	const struct str cells[] = {t->id, r->status, r->kind, r->name,
		t->series == STR_NONE ? STR("") : w->series.v[t->series].id, r->ordinal, r->start_date, r->end_date,
		r->date_precision, r->date_edtf, r->date_basis, r->country, r->province_code, r->place, r->attendance, r->host,
		r->theme, list_join(&r->parties, &s->one), heads_of(shown, &people, &s->one)};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		put(s, cells[i]);
	put_number(s, people.n);
	put_number(s, agreements);
	put(s, topics_of(t, &s->one));
	put_number(s, t->n);
	put(s, sources_of(t, &s->one));
	put(s, r->conflicts);
	end_row(s);
}

static void write_events(
	const char *folder, const struct world *w, const struct str *shown, const struct order *o, struct arena *run)
{
	struct sheet s;
	size_t *agreements = count_agreements(w, run);

	sheet_open(&s, folder, "events",
		"event_id,status,kind,name,series_id,ordinal,start_date,end_date,date_precision,date_edtf,"
		"date_basis,country,province_code,place,attendance,host,theme,parties,heads,participants,agreements,topics,"
		"articles,"
		"sources,conflicts",
		run);
	for (size_t i = 0; i < o->n; i++)
		put_event(&s, w, shown, o->v[i].at, agreements[o->v[i].at]);
	sheet_close(&s);
}

/* The party at whose place it was held; NULL where that is none of them. */
static const struct str *host_of(const struct event_row *r)
{
	const struct str *host = NULL;

	for (size_t i = 0; i < r->parties.n; i++)
		if (r->province_code.n && str_eq(r->parties.v[i], r->province_code))
			return &r->parties.v[i];
	for (size_t i = 0; i < r->parties.n; i++)
		if (r->country.n && str_eq(country_of(r->parties.v[i]), r->country)) {
			if (host || (r->province_code.n && r->parties.v[i].n > 2))
				return NULL;
			host = &r->parties.v[i];
		}
	return host;
}

static void write_parties(const char *folder, const struct world *w, const struct order *o, struct arena *run)
{
	struct sheet s;

	sheet_open(&s, folder, "parties", "event_id,country,province_code,role", run);
	for (size_t i = 0; i < o->n; i++) {
		const struct event_row *r = &w->rows[o->v[i].at];
		const struct str *host = host_of(r);

		for (size_t j = 0; j < r->parties.n; j++) {
			put(&s, o->v[i].id);
			put(&s, country_of(r->parties.v[j]));
			put(&s, r->parties.v[j].n > 2 ? r->parties.v[j] : STR(""));
			put(&s, !host ? STR("") : host == &r->parties.v[j] ? STR("host") : STR("guest"));
			end_row(&s);
		}
	}
	sheet_close(&s);
}

static struct str fullest_position(const struct person_key *const *v, size_t n)
{
	struct str best = STR("");

	for (size_t i = 0; i < n; i++)
		if (v[i]->cell[PA_position].n > best.n)
			best = v[i]->cell[PA_position];
	return best;
}

static void put_participant(
	struct sheet *s, const struct world *w, const struct str *shown, struct str event, const struct attendance *a)
{
	put(s, event);
	put(s, w->persons.v[a->person].id);
	put(s, shown[a->person]);
	put(s, fullest_position(a->v, a->n));
	put(s, str_of(role_name[highest_role(a)]));
	put(s, person_vote(a->v, a->n, PA_country));
	put(s, person_vote(a->v, a->n, PA_province_code));
	put_number(s, articles_of(a->v, a->n));
	end_row(s);
}

static void write_participants(
	const char *folder, const struct world *w, const struct str *shown, const struct order *o, struct arena *run)
{
	struct sheet s;
	struct arena one = {0};

	sheet_open(&s, folder, "participants", "event_id,person_id,name,position,role,country,province_code,articles", run);
	for (size_t i = 0; i < o->n; i++, arena_reset(&one)) {
		struct attendances all = attendances_of(&w->events.v[o->v[i].at], &one);
		struct order people = {0};

		for (size_t j = 0; j < all.n; j++)
			order_add(&people, w->persons.v[all.v[j].person].id, j, &one);
		order_sort(&people);
		for (size_t j = 0; j < people.n; j++)
			put_participant(&s, w, shown, o->v[i].id, &all.v[people.v[j].at]);
	}
	arena_release(&one);
	sheet_close(&s);
}

static void put_agreement(struct sheet *s, const struct world *w, const struct agreement_thing *t)
{
	struct agreement_row r = merge_agreement(t);
	struct strs parties = agreement_parties(r.furthest, w->rows, &s->one);

	put(s, t->id);
	put(s, r.event == STR_NONE ? STR("") : w->events.v[r.event].id);
	put(s, r.furthest->cell[AG_kind]);
	put(s, r.title);
	put_number(s, r.instruments);
	put(s, r.furthest->cell[AG_status]);
	put(s, list_join(&parties, &s->one));
	put(s, agreement_cell(t, &r, AG_signed_date));
	put(s, agreement_cell(t, &r, AG_period_start));
	put(s, agreement_cell(t, &r, AG_period_end));
	put_number(s, r.articles);
	end_row(s);
}

static void write_agreements(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet s;
	struct order o = {0};

	for (size_t i = 0; i < w->agreements.n; i++)
		order_add(&o, w->agreements.v[i].id, i, run);
	order_sort(&o);
	sheet_open(&s, folder, "agreements",
		"agreement_id,event_id,kind,title,instruments,status,parties,signed_date,period_start,"
		"period_end,articles",
		run);
	for (size_t i = 0; i < o.n; i++)
		put_agreement(&s, w, &w->agreements.v[o.v[i].at]);
	sheet_close(&s);
}

struct seen {
	long first, last;
};

static struct seen days_of(const struct person_key *const *v, size_t n)
{
	struct seen s = {NO_DAY, NO_DAY};

	for (size_t i = 0; i < n; i++) {
		long day = person_day(v[i]);

		if (day == NO_DAY)
			continue;
		s.first = s.first == NO_DAY || day < s.first ? day : s.first;
		s.last = day > s.last ? day : s.last;
	}
	return s;
}

static int by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static size_t events_of(const struct person_thing *t, struct arena *one)
{
	size_t *event = NEW(one, size_t, t->n), n = 0, distinct = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->v[i]->event)
			event[n++] = t->v[i]->event->thing;
	if (n)
		qsort(event, n, sizeof *event, by_number);
	for (size_t i = 0; i < n; i++)
		distinct += !i || event[i] != event[i - 1];
	return distinct;
}

static const struct person_key *const *readings_of(const struct person_thing *t)
{
	return (const struct person_key *const *)t->v;
}

static void put_person(struct sheet *s, const struct world *w, const struct person_thing *t)
{
	struct forms f = forms_of(w, t, &s->one);
	struct seen seen = days_of(readings_of(t), t->n);

	put(s, t->id);
	put(s, f.name);
	put(s, f.aliases);
	put(s, f.latin);
	put(s, f.chinese);
	put(s, person_vote(readings_of(t), t->n, PA_country));
	put(s, iso_text(&s->one, seen.first));
	put(s, iso_text(&s->one, seen.last));
	put_number(s, events_of(t, &s->one));
	put_number(s, articles_of(readings_of(t), t->n));
	end_row(s);
}

/* The readings of one person with one wording of a position. */
struct posting {
	const struct person_key **v;
	size_t n, cap;
	struct str fold;
};
struct postings {
	struct posting *v;
	size_t n, cap;
};

static struct postings postings_of(const struct person_thing *t, struct arena *one)
{
	struct postings all = {0};

	for (size_t i = 0; i < t->n; i++) {
		struct str fold = utf8_fold(one, t->v[i]->cell[PA_position]);
		size_t at = 0;

		while (at < all.n && !str_eq(all.v[at].fold, fold))
			at++;
		if (!fold.n)
			continue;
		if (at == all.n)
			*PUSH(one, &all) = (struct posting){.fold = fold};
		*PUSH(one, &all.v[at]) = t->v[i];
	}
	return all;
}

static void put_position(struct sheet *s, const struct world *w, struct str person, const struct posting *p)
{
	struct str position = p->v[0]->cell[PA_position];
	struct office o = office_of(w->offices, position, &s->one);
	struct seen seen = days_of(p->v, p->n);

	put(s, person);
	put(s, position);
	put(s, o.level);
	put(s, o.branch);
	put(s, o.organisation);
	put(s, person_vote(p->v, p->n, PA_province_code));
	put(s, iso_text(&s->one, seen.first));
	put(s, iso_text(&s->one, seen.last));
	put_number(s, articles_of(p->v, p->n));
	end_row(s);
}

static void write_persons(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet persons, positions;
	struct order o = {0};
	struct arena one = {0};

	for (size_t i = 0; i < w->persons.n; i++)
		order_add(&o, w->persons.v[i].id, i, run);
	order_sort(&o);
	sheet_open(&persons, folder, "persons",
		"person_id,name,aliases,name_latin,name_zh,country,first_seen,last_seen,events,articles", run);
	sheet_open(&positions, folder, "positions",
		"person_id,position,level,branch,organisation,province_code,first_seen,last_seen,"
		"articles",
		run);
	for (size_t i = 0; i < o.n; i++, arena_reset(&one)) {
		const struct person_thing *t = &w->persons.v[o.v[i].at];
		struct postings all = postings_of(t, &one);

		put_person(&persons, w, t);
		for (size_t j = 0; j < all.n; j++)
			put_position(&positions, w, t->id, &all.v[j]);
	}
	arena_release(&one);
	sheet_close(&persons);
	sheet_close(&positions);
}

static struct str ordinals_of(const struct series *s, const struct event_row *rows, struct arena *one)
{
	struct strs list = {0};
	size_t *number = NEW(one, size_t, s->n + 1), n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (rows[s->v[i]].number > 0)
			number[n++] = (size_t)rows[s->v[i]].number;
	if (n)
		qsort(number, n, sizeof *number, by_number);
	for (size_t i = 0; i < n; i++)
		if (!i || number[i] != number[i - 1])
			*PUSH(one, &list) = arena_printf(one, "%zu", number[i]);
	return list_join(&list, one);
}

static void write_series(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet s;
	struct order o = {0};

	for (size_t i = 0; i < w->series.n; i++)
		order_add(&o, w->series.v[i].id, i, run);
	order_sort(&o);
	sheet_open(&s, folder, "series", "series_id,name,kind,parties,ordinals,events", run);
	for (size_t i = 0; i < o.n; i++) {
		const struct series *x = &w->series.v[o.v[i].at];

		put(&s, x->id);
		put(&s, x->name);
		put(&s, x->kind);
		put(&s, list_join(&x->parties, &s.one));
		put(&s, ordinals_of(x, w->rows, &s.one));
		put_number(&s, x->n);
		end_row(&s);
	}
	sheet_close(&s);
}

/* By person. */
static struct str *names_shown(const struct world *w, struct arena *run)
{
	struct str *shown = NEW(run, struct str, w->persons.n + 1);
	struct arena one = {0};

	for (size_t i = 0; i < w->persons.n; i++, arena_reset(&one))
		if (w->persons.v[i].n)
			shown[i] = forms_of(w, &w->persons.v[i], &one).name;
	arena_release(&one);
	return shown;
}

void write_things(const char *folder, const struct world *w, struct arena *run)
{
	struct order events = events_by_id(w, run);
	const struct str *shown = names_shown(w, run);

	write_events(folder, w, shown, &events, run);
	write_parties(folder, w, &events, run);
	write_participants(folder, w, shown, &events, run);
	write_agreements(folder, w, run);
	write_persons(folder, w, run);
	write_series(folder, w, run);
}
