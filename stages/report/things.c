#include "tables.h"

static void add_rows(struct site *s, xmlNode *parent, const char *name, const struct store *t, struct rows rows)
{
	for (size_t i = 0; i < rows.n; i++)
		page_row(s, parent, name, t, rows.v[i]);
}

/* The row of a thing by its id, NULL where there is none. */
static struct str *thing(struct store *t, const char *key, struct str id)
{
	struct rows r = store_rows(t, key, id);

	return r.n ? r.v[0] : NULL;
}

static void add_mentions(struct site *s, xmlNode *page, struct tables *t, struct str event)
{
	struct rows mentions = store_rows(&t->event_mentions, "event_id", event);

	for (size_t i = 0; i < mentions.n; i++) {
		xmlNode *e = page_row(s, page, "mention", &t->event_mentions, mentions.v[i]);
		struct str *article =
			thing(&t->articles, "article_id", store_cell(&t->event_mentions, mentions.v[i], "article_id"));

		if (article)
			page_row(s, e, "article", &t->articles, article);
	}
}

/* A person who raised a topic is told by name. */
static void add_topics(struct site *s, xmlNode *page, struct tables *t, struct str event)
{
	struct rows topics = store_rows(&t->topics, "event_id", event);

	for (size_t i = 0; i < topics.n; i++) {
		xmlNode *e = page_row(s, page, "topic", &t->topics, topics.v[i]);
		struct str *person = thing(&t->persons, "person_id", store_cell(&t->topics, topics.v[i], "raised_by"));

		if (person)
			page_row(s, e, "person", &t->persons, person);
	}
}

static void write_event(struct site *s, struct tables *t, struct str *const row)
{
	xmlNode *root = page_begin(s, "page"), *event = page_row(s, root, "event", &t->events, row);
	struct str id = store_cell(&t->events, row, "event_id"), in = store_cell(&t->events, row, "series_id");
	struct str *series = in.n ? thing(&t->series, "series_id", in) : NULL;

	if (series)
		page_row(s, event, "series", &t->series, series);
	add_rows(s, event, "party", &t->parties, store_rows(&t->parties, "event_id", id));
	add_rows(s, event, "participant", &t->participants, store_rows(&t->participants, "event_id", id));
	add_rows(s, event, "agreement", &t->agreements, store_rows(&t->agreements, "event_id", id));
	add_topics(s, event, t, id);
	add_mentions(s, event, t, id);
	page_write(s, SHEET_EVENT, root, arena_printf(s->one, "event/%.*s.html", STR_ARG(id)).s);
}

void write_events(struct site *s, struct tables *t)
{
	for (size_t i = 0; i < t->events.n; i++)
		write_event(s, t, t->events.v[i]);
	write_list(s, &t->events, (struct list){"event", "start_date", "event_id", .newest_first = true, SHEET_EVENTS, "events"});
}

static void write_person(struct site *s, struct tables *t, struct str *const row)
{
	xmlNode *root = page_begin(s, "page"), *person = page_row(s, root, "person", &t->persons, row);
	struct str id = store_cell(&t->persons, row, "person_id");
	struct rows attended = store_rows(&t->participants, "person_id", id);

	add_rows(s, person, "position", &t->positions, store_rows(&t->positions, "person_id", id));
	for (size_t i = 0; i < attended.n; i++) {
		xmlNode *e = page_row(s, person, "participant", &t->participants, attended.v[i]);
		struct str *event = thing(&t->events, "event_id", store_cell(&t->participants, attended.v[i], "event_id"));

		if (event)
			page_row(s, e, "event", &t->events, event);
	}
	page_write(s, SHEET_PERSON, root, arena_printf(s->one, "person/%.*s.html", STR_ARG(id)).s);
}

void write_persons(struct site *s, struct tables *t)
{
	for (size_t i = 0; i < t->persons.n; i++)
		write_person(s, t, t->persons.v[i]);
	write_list(s, &t->persons, (struct list){"person", "name", "person_id", .newest_first = false, SHEET_PERSONS, "persons"});
}
