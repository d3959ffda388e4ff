#include "person_forms.h"
#include "sheet.h"

#include <stdlib.h>

struct seen {
	long first, last;
};

static struct seen days_of(const struct voice *v, size_t n)
{
	struct seen s = {NO_DAY, NO_DAY};

	for (size_t i = 0; i < n; i++) {
		long day = v[i].day;

		if (day == NO_DAY)
			continue;
		s.first = s.first == NO_DAY || day < s.first ? day : s.first;
		s.last = day > s.last ? day : s.last;
	}
	return s;
}

static size_t events_of(const struct voice *v, size_t readings, struct arena *one)
{
	size_t *event = NEW(one, size_t, readings), n = 0;

	for (size_t i = 0; i < readings; i++)
		if (v[i].event != NO_THING)
			event[n++] = v[i].event;
	return numbers_once(event, n);
}

/* The voices of one person. */
struct person {
	struct str id;
	const struct voice *v;
	size_t n;
};

static void put_person(struct sheet *s, const struct person *t, const struct forms *f)
{
	struct seen seen = days_of(t->v, t->n);

	sheet_put(s, t->id);
	sheet_put(s, f->name);
	sheet_put(s, f->aliases);
	sheet_put(s, f->latin);
	sheet_put(s, f->chinese);
	sheet_put(s, person_vote(t->v, t->n, PA_country));
	sheet_put(s, iso_text(&s->one, seen.first));
	sheet_put(s, iso_text(&s->one, seen.last));
	sheet_number(s, events_of(t->v, t->n, &s->one));
	sheet_number(s, articles_of(t->v, t->n));
	sheet_end_row(s);
}

/* The readings of one person in one office. */
struct posting {
	struct voice *v;
	size_t n, cap;
	struct post post; /* the fullest wording, a Vietnamese one before others */
	bool vietnamese;
	struct str province; /* as it is called now; empty where no reading tells */
	struct seen seen;
	size_t order;
};
struct postings {
	struct posting *v;
	size_t n, cap;
};

/* A central office is of no province. */
static struct str province_of(const struct world *w, const struct voice *p, const struct post *post)
{
	return str_eq(post->level, STR("central")) ? STR("") : province_now(w->provinces, cell_of(p->cells, PA_province_code));
}

static struct posting *posting_of(struct postings *all, const struct post *post, struct str province, struct arena *one)
{
	for (size_t i = 0; i < all->n; i++)
		if (same_post(&all->v[i].post, post) &&
			(!province.n || !all->v[i].province.n || str_eq(all->v[i].province, province)))
			return &all->v[i];
	*PUSH(one, all) = (struct posting){.order = all->n};
	return &all->v[all->n - 1];
}

static bool is_fuller(const struct posting *old, const struct post *post, bool vietnamese)
{
	if (!old->n || old->vietnamese != vietnamese)
		return !old->n || vietnamese;
	return post->fold.n > old->post.fold.n;
}

static void see_post(
	struct postings *all, const struct world *w, const struct voice *p, const struct post *post, struct arena *one)
{
	struct str province = province_of(w, p, post);
	struct posting *at = posting_of(all, post, province, one);

	if (is_fuller(at, post, p->vietnamese)) {
		at->post = *post;
		at->vietnamese = p->vietnamese;
	}
	if (!at->province.n)
		at->province = province;
	if (!at->n || at->v[at->n - 1].reading != p->reading)
		*PUSH(one, at) = *p;
}

/* By the first day seen, then as told; undated last. */
static int by_first_seen(const void *a, const void *b)
{
	const struct posting *x = a, *y = b;

	if (x->seen.first != y->seen.first) {
		if (x->seen.first == NO_DAY || y->seen.first == NO_DAY)
			return x->seen.first == NO_DAY ? 1 : -1;
		return x->seen.first < y->seen.first ? -1 : 1;
	}
	return x->order < y->order ? -1 : x->order > y->order;
}

/* A title that was read before; equal cells share their bytes. */
struct title {
	struct str text, province;
	struct posts posts;
};
struct titles {
	struct title *v;
	size_t n, cap;
};

static const struct posts *posts_told(
	struct titles *titles, const struct world *w, const struct cells *c, struct str country, struct arena *one)
{
	struct str text = cell_of(c, PA_position), province = cell_of(c, PA_province_code);

	for (size_t i = 0; i < titles->n; i++)
		if (titles->v[i].text.s == text.s && titles->v[i].province.s == province.s)
			return &titles->v[i].posts;
	*PUSH(one, titles) = (struct title){text, province, posts_of(w->titles, text, country, province, one)};
	return &titles->v[titles->n - 1].posts;
}

static struct postings postings_of(const struct world *w, const struct person *t, struct arena *one)
{
	struct postings all = {0};
	struct titles titles = {0};
	struct str country = person_vote(t->v, t->n, PA_country);

	for (size_t i = 0; i < t->n; i++) {
		const struct posts *posts = posts_told(&titles, w, t->v[i].cells, country, one);

		for (size_t j = 0; j < posts->n; j++)
			see_post(&all, w, &t->v[i], &posts->v[j], one);
	}
	for (size_t i = 0; i < all.n; i++)
		all.v[i].seen = days_of(all.v[i].v, all.v[i].n);
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_first_seen);
	return all;
}

static void put_position(struct sheet *s, struct str person, const struct posting *p)
{
	bool central = str_eq(p->post.level, STR("central"));

	sheet_put(s, person);
	sheet_put(s, p->post.text);
	sheet_put(s, p->post.level);
	sheet_put(s, p->post.branch);
	sheet_put(s, p->post.organisation);
	sheet_put(s, central ? STR("") : person_vote(p->v, p->n, PA_province_code));
	sheet_put(s, iso_text(&s->one, p->seen.first));
	sheet_put(s, iso_text(&s->one, p->seen.last));
	sheet_number(s, articles_of(p->v, p->n));
	sheet_end_row(s);
}

static struct forms write_person(
	struct sheet *persons, struct sheet *positions, const struct world *w, const struct person *p, struct arena *one)
{
	struct postings all = postings_of(w, p, one);
	struct forms f = forms_of(w, p->v, p->n, one);

	put_person(persons, p, &f);
	sheet_end_thing(persons, p->id);
	for (size_t i = 0; i < all.n; i++)
		put_position(positions, p->id, &all.v[i]);
	sheet_end_thing(positions, p->id);
	return f;
}

static void write_part(struct sheet *persons, struct sheet *positions, const struct world *w, size_t part, struct str *shown)
{
	struct arena one = {0}, index = {.spill = persons->index.spill};
	struct voices all = voices_by(&w->keys, by_person, part, &index);

	for (size_t i = 0, n; i < all.n; i += n, arena_reset(&one), spill_trim(index.spill)) {
		size_t person = all.v[i].reading->thing;

		n = voices_alike(&all, i);
		shown[person] =
			write_person(persons, positions, w, &(struct person){w->persons.v[person].id, all.v + i, n}, &one).name;
	}
	arena_release(&index);
	arena_release(&one);
}

const struct str *write_persons(const char *folder, const struct world *w, struct arena *run)
{
	struct sheet persons, positions;
	struct str *shown = NEW(run, struct str, w->persons.n + 1);

	sheet_open(&persons, folder, "persons",
		"person_id,name,aliases,name_latin,name_zh,country,first_seen,last_seen,events,articles", run);
	sheet_open(&positions, folder, "positions",
		"person_id,position,level,branch,organisation,province_code,first_seen,last_seen,"
		"articles",
		run);
	for (size_t part = 0; part < VOICE_PARTS; part++)
		write_part(&persons, &positions, w, part, shown);
	sheet_close(&persons);
	sheet_close(&positions);
	return shown;
}
