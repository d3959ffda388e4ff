#include "person_forms.h"
#include "sheet.h"

#include <stdlib.h>

/* One person at one event. */
struct attendance {
	struct voice *v;
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
			struct person_key *p = &t->v[i]->article->persons[j];

			if (p->event == t->v[i])
				*PUSH(one, attendance_of(&all, p->thing, one)) = voice_of(p);
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
		if (role_rank(cell_of(a->v[i].cells, PA_role)) < best)
			best = role_rank(cell_of(a->v[i].cells, PA_role));
	return best;
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

			if (topic->event == t->v[i] && !list_has(&list, text_of(topic->topic)))
				*PUSH(one, &list) = text_of(topic->topic);
		}
	return join_sorted(&list, one);
}

static struct str sources_of(const struct event_thing *t, struct arena *one)
{
	struct strs list = {0};

	for (size_t i = 0; i < t->n; i++)
		*PUSH(one, &list) = text_of(t->v[i]->article->source);
	return join_sorted(&list, one);
}

static void put_event(struct sheet *s, const struct world *w, const struct str *shown, size_t at, size_t agreements)
{
	const struct event_thing *t = &w->events.v[at];
	const struct event_row *r = &w->rows[at];
	struct attendances people = attendances_of(t, &s->one);
	struct strs now = parties_now(&r->parties, w->provinces, &s->one);
	const struct str cells[] = {t->id, r->status, r->kind, r->name,
		t->series == STR_NONE ? STR("") : w->series.v[t->series].id, r->ordinal, r->start_date, r->end_date,
		r->date_precision, r->date_edtf, r->date_basis, r->country, r->province_code, r->place, r->attendance, r->host,
		r->theme, list_join(&r->parties, &s->one), heads_of(shown, &people, &s->one)};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		sheet_put(s, cells[i]);
	sheet_number(s, people.n);
	sheet_number(s, agreements);
	sheet_put(s, topics_of(t, &s->one));
	sheet_number(s, t->n);
	sheet_put(s, sources_of(t, &s->one));
	sheet_put(s, r->conflicts);
	sheet_put(s, province_now(w->provinces, r->province_code));
	sheet_put(s, list_join(&now, &s->one));
	sheet_end_row(s);
	sheet_end_thing(s, t->id);
}

static void write_event_rows(const char *folder, const struct world *w, const struct str *shown, struct arena *run)
{
	struct sheet s;
	size_t *agreements = count_agreements(w, run);

	sheet_open(&s, folder, "events",
		"event_id,status,kind,name,series_id,ordinal,start_date,end_date,date_precision,date_edtf,"
		"date_basis,country,province_code,place,attendance,host,theme,parties,heads,participants,agreements,topics,"
		"articles,"
		"sources,conflicts,province_code_now,parties_now",
		run);
	for (size_t i = 0; i < w->events.n; i++)
		if (w->events.v[i].n)
			put_event(&s, w, shown, i, agreements[i]);
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

/* The parties that the host's name tells; one where only the place does. */
static struct strs hosts_of(const struct world *w, const struct event_row *r, struct arena *one)
{
	struct strs named = parties_named(w->party_names, r->host, one), hosts = {0};
	const struct str *by_place = host_of(r);

	for (size_t i = 0; i < r->parties.n; i++)
		for (size_t j = 0; j < named.n; j++)
			if (str_eq(province_now(w->provinces, named.v[j]), province_now(w->provinces, r->parties.v[i])) &&
				!list_has(&hosts, r->parties.v[i]))
				*PUSH(one, &hosts) = r->parties.v[i];
	if (hosts.n < 2 && by_place) {
		hosts.n = 0;
		*PUSH(one, &hosts) = *by_place;
	}
	return hosts;
}

static struct str party_role(const struct strs *hosts, struct str party)
{
	if (!hosts->n)
		return STR("");
	if (!list_has(hosts, party))
		return STR("guest");
	return hosts->n > 1 ? STR("co_host") : STR("host");
}

static void put_parties(struct sheet *s, const struct world *w, struct str event, const struct event_row *r, struct arena *one)
{
	struct strs hosts = hosts_of(w, r, one);

	for (size_t i = 0; i < r->parties.n; i++) {
		sheet_put(s, event);
		sheet_put(s, country_of(r->parties.v[i]));
		sheet_put(s, r->parties.v[i].n > 2 ? r->parties.v[i] : STR(""));
		sheet_put(s, party_role(&hosts, r->parties.v[i]));
		sheet_end_row(s);
	}
	sheet_end_thing(s, event);
}

static void write_parties(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet s;
	struct arena one = {0};

	sheet_open(&s, folder, "parties", "event_id,country,province_code,role", run);
	for (size_t i = 0; i < w->events.n; i++, arena_reset(&one))
		if (w->events.v[i].n)
			put_parties(&s, w, w->events.v[i].id, &w->rows[i], &one);
	arena_release(&one);
	sheet_close(&s);
}

static struct str fullest_position(const struct voice *v, size_t n)
{
	struct str best = STR("");

	for (size_t i = 0; i < n; i++)
		if (cell_of(v[i].cells, PA_position).n > best.n)
			best = cell_of(v[i].cells, PA_position);
	return best;
}

static void put_participant(
	struct sheet *s, const struct world *w, const struct str *shown, struct str event, const struct attendance *a)
{
	sheet_put(s, event);
	sheet_put(s, w->persons.v[a->person].id);
	sheet_put(s, shown[a->person]);
	sheet_put(s, fullest_position(a->v, a->n));
	sheet_put(s, str_of(role_name[highest_role(a)]));
	sheet_put(s, person_vote(a->v, a->n, PA_country));
	sheet_put(s, person_vote(a->v, a->n, PA_province_code));
	sheet_number(s, articles_of(a->v, a->n));
	sheet_end_row(s);
}

static void put_participants(
	struct sheet *s, const struct world *w, const struct str *shown, const struct event_thing *t, struct arena *one)
{
	struct attendances all = attendances_of(t, one);
	struct order people = {0};

	for (size_t i = 0; i < all.n; i++)
		order_add(&people, w->persons.v[all.v[i].person].id, i, one);
	order_sort(&people);
	for (size_t i = 0; i < people.n; i++)
		put_participant(s, w, shown, t->id, &all.v[people.v[i].at]);
	sheet_end_thing(s, t->id);
}

static void write_participants(const char *folder, const struct world *w, const struct str *shown, struct arena *run)
{
	struct sheet s;
	struct arena one = {0};

	sheet_open(&s, folder, "participants", "event_id,person_id,name,position,role,country,province_code,articles", run);
	for (size_t i = 0; i < w->events.n; i++, arena_reset(&one))
		if (w->events.v[i].n)
			put_participants(&s, w, shown, &w->events.v[i], &one);
	arena_release(&one);
	sheet_close(&s);
}

void write_events(const char *folder, const struct world *w, const struct str *shown, struct arena *run)
{
	write_event_rows(folder, w, shown, run);
	write_parties(folder, w, run);
	write_participants(folder, w, shown, run);
}
