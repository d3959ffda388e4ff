#include "../lib/fail.h"
#include "../lib/utf8.h"
#include "../lib/xml_reader.h"
#include "tables.h"

#include <unistd.h>

/* One reading of an article. `end` 0: without a place. */
struct reading {
	const char *kind;  /* event, participant, agreement, figure, topic */
	size_t start, end; /* code points of the text */
	size_t event;      /* index of the event that it belongs to */
	xmlNode *row;
};
struct block {
	struct str kind, text;
	size_t start; /* code points before it */
};
struct page_of {
	struct site *site;
	struct tables *tables;
	struct arena *one;
	xmlNode *root;
	struct {
		struct block *v;
		size_t n, cap;
	} blocks;
	struct {
		struct reading *v;
		size_t n, cap;
	} readings;
	size_t length; /* code points so far */
};

static const struct store *table_of(const struct tables *t, const char *kind)
{
	return kind[0] == 'e'   ? &t->event_mentions
	       : kind[0] == 't' ? &t->topics
	       : kind[0] == 'p' ? &t->participants
	       : kind[0] == 'a' ? &t->agreements
				: NULL;
}

static struct str attribute(const struct xml_reader *r, const char *name)
{
	for (size_t i = 0; i < r->n_attributes; i++)
		if (str_eq(r->attributes[i].name, str_of(name)))
			return r->attributes[i].value;
	return STR("");
}

static size_t number(struct str s)
{
	long value;

	return str_number(s, &value) && value > 0 ? (size_t)value : 0;
}

/* The attributes, with what codes and values are called. */
static void copy_attributes(struct page_of *p, xmlNode *e, const struct xml_reader *r, const struct store *t)
{
	for (size_t i = 0; i < r->n_attributes; i++) {
		const struct xml_pair *at = &r->attributes[i];
		const char *name = arena_cstr(p->one, at->name);
		size_t column = t ? published_column(&t->table, at->name) : STR_NONE;

		page_attribute(e, name, at->value);
		if (column == STR_NONE)
			continue;
		struct str label = label_cell(p->site->labels, &t->table.v[column], at->value, p->one);
		if (label.n)
			page_attribute(e, arena_printf(p->one, "%s_label", name).s, label);
	}
}

static void add_reading(struct page_of *p, const char *kind, const struct xml_reader *r, xmlNode *parent)
{
	struct reading *new = PUSH(p->one, &p->readings);

	new->kind = kind;
	new->start = number(attribute(r, "start_char"));
	new->end = number(attribute(r, "end_char"));
	new->row = page_element(parent, kind);
	page_number(new->row, "n", p->readings.n);
	copy_attributes(p, new->row, r, table_of(p->tables, kind));
}

static void add_block(struct page_of *p, struct xml_reader *r)
{
	struct block *b = PUSH(p->one, &p->blocks);

	b->kind = arena_str(p->one, attribute(r, "kind"));
	b->text = xml_content(r, p->one);
	b->start = p->length;
	p->length += utf8_count(b->text) + 1; /* blocks are lines */
}

/* The shortest reading that covers the place; NULL where none does. */
static const struct reading *reading_at(const struct page_of *p, size_t start, size_t end, struct buf *kinds)
{
	const struct reading *best = NULL;

	for (size_t i = 0; i < p->readings.n; i++) {
		const struct reading *r = &p->readings.v[i];

		if (r->end < end || r->start > start || !r->end)
			continue;
		if (!str_has(buf_str(kinds), str_of(r->kind)))
			buf_put(kinds, arena_printf(p->one, "%s%s", kinds->n ? " " : "", r->kind));
		if (!best || r->end - r->start < best->end - best->start)
			best = r;
	}
	return best;
}

/* The next place behind `at` where a reading begins or ends. */
static size_t next_border(const struct page_of *p, size_t at, size_t end)
{
	for (size_t i = 0; i < p->readings.n; i++) {
		const struct reading *r = &p->readings.v[i];

		if (r->start > at && r->start < end)
			end = r->start;
		if (r->end > at && r->end < end)
			end = r->end;
	}
	return end;
}

static void show_run(struct page_of *p, xmlNode *block, struct str text, size_t start, size_t end)
{
	struct buf kinds = {.arena = p->one};
	const struct reading *r = reading_at(p, start, end, &kinds);
	xmlNode *run = page_element(block, "run");

	page_text(run, text);
	if (!r)
		return;
	page_number(run, "start", start);
	page_number(run, "end", end);
	page_number(run, "reading", (size_t)(r - p->readings.v) + 1);
	page_attribute(run, "kinds", buf_str(&kinds));
}

static void show_block(struct page_of *p, const struct block *b)
{
	xmlNode *block = page_element(p->root, "block");
	size_t at = b->start, end = at + utf8_count(b->text), byte = 0;

	page_attribute(block, "kind", b->kind);
	while (at < end) {
		size_t border = next_border(p, at, end), from = byte;

		for (size_t n = at; n < border; n++)
			utf8_next(b->text, &byte);
		show_run(p, block, str_slice(b->text, from, byte), at, border);
		at = border;
	}
}

static void read_article(struct page_of *p, struct xml_reader *r)
{
	xmlNode *article = page_element(p->root, "article"), *event = NULL;

	copy_attributes(p, article, r, &p->tables->articles);
	for (enum xml_event e = xml_next(r); !(e == XML_END && str_eq(r->name, STR("article"))); e = xml_next(r)) {
		if (e == XML_EOF)
			xml_broken(r, "an article does not end");
		if (e == XML_END)
			continue;
		if (str_eq(r->name, STR("block"))) {
			add_block(p, r);
		} else if (str_eq(r->name, STR("event"))) {
			add_reading(p, "event", r, p->root);
			event = p->readings.v[p->readings.n - 1].row;
		} else if (!str_eq(r->name, STR("text"))) {
			const char *kind = str_eq(r->name, STR("participant")) ? "participant"
					   : str_eq(r->name, STR("agreement")) ? "agreement"
					   : str_eq(r->name, STR("figure"))    ? "figure"
					   : str_eq(r->name, STR("topic"))     ? "topic"
									       : NULL;

			if (kind)
				add_reading(p, kind, r, event ? event : p->root);
		}
	}
}

static void write_article(struct site *s, struct tables *t, struct xml_reader *r)
{
	struct arena one = {0};
	struct page_of p = {.site = s, .tables = t, .one = &one, .root = page_begin(s, "page")};
	struct str id = arena_str(&one, attribute(r, "id"));

	read_article(&p, r);
	for (size_t i = 0; i < p.blocks.n; i++)
		show_block(&p, &p.blocks.v[i]);
	page_write(s, SHEET_ARTICLE, p.root, arena_printf(&one, "article/%.*s.html", STR_ARG(id)).s);
	arena_release(&one);
}

static const char *dataset_file(const char *dataset, struct arena *run)
{
	const char *packed = arena_printf(run, "%s/dataset.xml.gz", dataset).s,
		   *plain = arena_printf(run, "%s/dataset.xml", dataset).s;

	return access(packed, F_OK) && !access(plain, F_OK) ? plain : packed;
}

void write_articles(struct site *s, struct tables *t)
{
	struct arena run = {0};
	struct xml_reader *r = xml_reader_open(dataset_file(t->dataset, &run), &run);
	enum xml_event e;

	while ((e = xml_next(r)) != XML_EOF) /* to its end, where it closes */
		if (e == XML_START && str_eq(r->name, STR("article")))
			write_article(s, t, r);
	arena_release(&run);
	write_list(s, &t->articles,
		(struct list){"article", "published_on", "article_id", .newest_first = true, SHEET_ARTICLES, "articles"});
}
