/* tables.h - what the pages are made from.
 * Owner:  the arena that the stores were loaded into.  */
#ifndef REPORT_TABLES_H
#define REPORT_TABLES_H

#include "page.h"

struct tables {
	struct store events, parties, participants, agreements, persons, positions, series, articles, event_mentions, topics,
		inputs;
	const char *dataset;
};

/* lists.c: all rows of a table in pages of 200, PATH-1.html and so on. */
struct list {
	const char *element;
	const char *first, *second; /* columns that it is sorted by */
	bool newest_first;          /* of `first`; else both rise */
	enum sheet sheet;
	const char *path;
};
void write_list(struct site *s, const struct store *t, struct list l);
/* things.c: a page for each event and each person, and the lists of them. */
void write_events(struct site *s, struct tables *t);
void write_persons(struct site *s, struct tables *t);
/* articles.c: a page for each article with its readings in place, and the list of them. */
void write_articles(struct site *s, struct tables *t);
/* overview.c: counts, coverage, who met whom. */
void write_overview(struct site *s, struct tables *t);
/* search.c: the words that the search page looks through. */
void write_search(struct site *s, struct tables *t);

#endif
