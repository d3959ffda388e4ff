#include "batch.h"

#include "../lib/fail.h"
#include "../lib/utf8.h"
#include "links.h"
#include "part.h"
#include "row.h"

#include <stdlib.h>
#include <string.h>

/* What a row of readings has besides its own cells. */
#define SHARED(X) X(event_id) X(article_id) X(source) X(person_id) X(agreement_id) X(evidence) X(start_char) X(end_char)
/* clang-format off */
#define ARTICLE(X) \
	X(article_id) X(source) X(url) X(site) X(title) X(published_at) X(published_on) X(author) X(lang) X(views) X(words) \
	X(teasers) X(reprint_of) X(sha256)
/* clang-format on */
#define INPUT(X) X(source) X(outcome) X(reason) X(articles)

#define SH(name) SH_##name,
#define AR(name) AR_##name,
#define IN(name) IN_##name,
enum { SHARED(SH) SHARED_COUNT };
enum { ARTICLE(AR) ARTICLE_COUNT };
enum { INPUT(IN) INPUT_COUNT };
#undef SH
#undef AR
#undef IN
#define NAME(name) #name,
static const char *const shared_names[] = {SHARED(NAME)};
static const char *const article_names[] = {ARTICLE(NAME)};
static const char *const input_names[] = {INPUT(NAME)};
#undef NAME

/* A table being written: its definition, its body, and for each column the index of its value. */
struct table_out {
	const struct dataset_table *table;
	struct part *part;
	size_t *from;
};

struct batch_out {
	struct batch batch;
	struct links links;
	struct parts parts;
	struct table_out articles, inputs, readings[READING_KINDS];
	struct part *xml_part;
	struct xml xml;
	struct arena *one;
};

/* A reading as a row, beside the local ids that nest it. */
struct row {
	const struct reading *reading;
	struct str *cell;
};
struct rows {
	struct row *v;
	size_t n;
};

static void add_names(struct strs *all, const char *const *names, size_t n, struct arena *run)
{
	for (size_t i = 0; i < n; i++)
		*PUSH(run, all) = str_of(names[i]);
}

static struct table_out open_table(
	struct batch_out *e, const struct schema *s, const char *name, const struct strs *values, struct arena *run)
{
	const struct dataset_table *t = schema_table(s, name);

	return (struct table_out){t, part_open(&e->parts, arena_printf(run, "%s.csv.gz", name)), schema_bind(s, t, values, run)};
}

static void open_tables(struct batch_out *e, const struct schema *s, struct arena *run)
{
	struct strs of_article = {0}, of_input = {0};

	add_names(&of_article, article_names, ARTICLE_COUNT, run);
	add_names(&of_input, input_names, INPUT_COUNT, run);
	e->articles = open_table(e, s, "articles", &of_article, run);
	e->inputs = open_table(e, s, "inputs", &of_input, run);
	for (int k = 0; k < READING_KINDS; k++) {
		struct strs values = {0};

		add_names(&values, shared_names, SHARED_COUNT, run);
		add_names(&values, reading_tables[k].cell, reading_tables[k].cells, run);
		e->readings[k] = open_table(e, s, reading_tables[k].table, &values, run);
	}
	e->xml_part = part_open(&e->parts, STR("articles.xml.gz"));
}

static struct str *row_of(const struct table_out *t, const struct str *value, struct str source, struct arena *one)
{
	struct str *cell = NEW(one, struct str, t->table->n);

	for (size_t i = 0; i < t->table->n; i++)
		cell[i] = column_value(t->table, i, value[t->from[i]], source, one);
	return cell;
}

static void put_row(struct table_out *t, const struct str *cell, struct arena *one)
{
	part_put(t->part, row_csv(t->table, cell, one));
	t->part->rows++;
}

/* Code points before each stretch of the text, so that those before a byte are counted from the stretch on. */
enum { STRETCH = 64 };
struct points {
	struct str text;
	size_t *before;
};

static struct points points_of(struct str text, struct arena *one)
{
	struct points p = {text, NEW(one, size_t, text.n / STRETCH + 1)};

	for (size_t i = 1; i <= text.n / STRETCH; i++)
		p.before[i] = p.before[i - 1] + utf8_count(str_slice(text, (i - 1) * STRETCH, i * STRETCH));
	return p;
}

static size_t points_before(const struct points *p, size_t byte)
{
	return p->before[byte / STRETCH] + utf8_count(str_slice(p->text, byte / STRETCH * STRETCH, byte));
}

static struct str count(unsigned long long n, struct arena *one)
{
	return arena_number(one, n);
}

static struct str thing(const struct batch_out *e, const struct article *a, enum link_kind kind, struct str local)
{
	struct str found = links_find(&e->links, a->id, kind, local);

	if (!found.n && kind != LINK_PARTICIPANT)
		fail(FAIL_RUN, "%s: '%.*s' of %.*s has no link", e->batch.links, STR_ARG(local), STR_ARG(a->source));
	return found;
}

/* "p3" is a participant of this article, "VN-02" a party. */
static struct str raiser(const struct batch_out *e, const struct article *a, struct str by)
{
	if (reading_find(a, READING_PARTICIPANT, by))
		return links_find(&e->links, a->id, LINK_PARTICIPANT, by);
	return by;
}

/* The reading's own cells, with local ids in them replaced, behind the shared values. */
static struct str *values_of(const struct batch_out *e, const struct article *a, enum reading_kind kind, const struct reading *r,
	const struct points *points)
{
	struct str *v = NEW(e->one, struct str, SHARED_COUNT + reading_tables[kind].cells), *own = v + SHARED_COUNT;
	struct str event = kind == READING_EVENT ? r->id : r->event;

	if (r->at.end > a->text.n)
		fail(FAIL_RUN, "%.*s: a reading without its text, as in a stream of keys", STR_ARG(a->source));
	memcpy(own, r->cell, reading_tables[kind].cells * sizeof *own);
	v[SH_article_id] = a->id;
	v[SH_source] = a->source;
	v[SH_event_id] = event.n ? thing(e, a, LINK_EVENT, event) : STR("");
	if (kind == READING_EVENT && own[EV_part_of].n)
		own[EV_part_of] = thing(e, a, LINK_EVENT, own[EV_part_of]);
	if (kind == READING_PARTICIPANT)
		v[SH_person_id] = thing(e, a, LINK_PARTICIPANT, r->id);
	if (kind == READING_AGREEMENT)
		v[SH_agreement_id] = thing(e, a, LINK_AGREEMENT, r->id);
	if (kind == READING_TOPIC)
		own[TO_raised_by] = raiser(e, a, own[TO_raised_by]);
	v[SH_evidence] = e->batch.public_release ? STR("") : span_of(a->text, r->evidence);
	v[SH_start_char] = count(points_before(points, r->at.start), e->one);
	v[SH_end_char] = count(points_before(points, r->at.end), e->one);
	return v;
}

/* Place in the text, then the order in which they were found. */
static int by_place(const void *a, const void *b)
{
	const struct reading *x = ((const struct row *)a)->reading, *y = ((const struct row *)b)->reading;

	if (x->at.start != y->at.start)
		return x->at.start < y->at.start ? -1 : 1;
	return (x > y) - (x < y);
}

static struct rows rows_of(struct batch_out *e, const struct article *a, enum reading_kind kind, const struct points *points)
{
	const struct readings *all = &a->readings[kind];
	struct rows rows = {NEW(e->one, struct row, all->n), all->n};

	for (size_t i = 0; i < all->n; i++) {
		struct str *value = values_of(e, a, kind, &all->v[i], points);

		rows.v[i] = (struct row){&all->v[i], row_of(&e->readings[kind], value, a->source, e->one)};
	}
	if (rows.n)
		qsort(rows.v, rows.n, sizeof *rows.v, by_place);
	for (size_t i = 0; i < rows.n; i++)
		put_row(&e->readings[kind], rows.v[i].cell, e->one);
	return rows;
}

static void write_text(struct xml *x, const struct article *a)
{
	size_t at = 0;

	xml_start(x, STR("text"));
	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];

		xml_text(x, str_slice(a->text, at, b->at.start));
		xml_start(x, STR("block"));
		xml_attribute(x, STR("kind"), str_of(block_kind_name[b->kind]));
		xml_text(x, span_of(a->text, b->at));
		xml_end(x);
		at = b->at.end;
	}
	xml_text(x, str_slice(a->text, at, a->text.n));
	xml_end(x);
	xml_line(x);
}

/* The readings of a kind that belong to an event; an empty id is for those that belong to none. */
static void write_belonging(struct batch_out *e, enum reading_kind kind, const struct rows *rows, struct str event)
{
	const struct dataset_table *t = e->readings[kind].table;

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->v[i].reading->event, event))
			row_element(&e->xml, t, rows->v[i].cell);
}

static void write_readings(struct batch_out *e, const struct rows rows[READING_KINDS])
{
	const struct dataset_table *t = e->readings[READING_EVENT].table;

	for (size_t i = 0; i < rows[READING_EVENT].n; i++) {
		const struct row *event = &rows[READING_EVENT].v[i];

		xml_start(&e->xml, t->element);
		row_attributes(&e->xml, t, event->cell);
		xml_line(&e->xml);
		for (int k = READING_PARTICIPANT; k < READING_KINDS; k++)
			write_belonging(e, (enum reading_kind)k, &rows[k], event->reading->id);
		xml_end(&e->xml);
		xml_line(&e->xml);
	}
	for (int k = READING_PARTICIPANT; k < READING_KINDS; k++)
		write_belonging(e, (enum reading_kind)k, &rows[k], STR(""));
}

static struct str *article_row(const struct batch_out *e, const struct article *a)
{
	struct str value[ARTICLE_COUNT] = {
		[AR_article_id] = a->id,
		[AR_source] = a->source,
		[AR_url] = a->url,
		[AR_site] = a->site,
		[AR_title] = a->title,
		[AR_published_at] = a->published_at,
		[AR_published_on] = str_slice(a->published_at, 0, a->published_at.n < 10 ? a->published_at.n : 10),
		[AR_author] = a->author,
		[AR_lang] = a->lang,
		[AR_views] = a->views < 0 ? STR("") : count((unsigned long long)a->views, e->one),
		[AR_words] = count((unsigned long long)a->words, e->one),
		[AR_teasers] = count((unsigned long long)a->teasers, e->one),
		[AR_reprint_of] = links_find(&e->links, a->id, LINK_REPRINT, STR("")),
		[AR_sha256] = a->sha256,
	};

	return row_of(&e->articles, value, a->source, e->one);
}

static void export_article(struct batch_out *e, const struct article *a)
{
	struct points points = points_of(a->text, e->one);
	struct str *cell = article_row(e, a);
	struct rows rows[READING_KINDS];

	put_row(&e->articles, cell, e->one);
	for (int k = 0; k < READING_KINDS; k++)
		rows[k] = rows_of(e, a, (enum reading_kind)k, &points);
	xml_start(&e->xml, e->articles.table->element);
	row_attributes(&e->xml, e->articles.table, cell);
	xml_line(&e->xml);
	if (!e->batch.public_release)
		write_text(&e->xml, a);
	write_readings(e, rows);
	xml_end(&e->xml);
	xml_line(&e->xml);
	part_put(e->xml_part, xml_take(&e->xml));
	e->xml_part->rows++;
}

static void export_input(struct batch_out *e, const struct input *in)
{
	struct str value[INPUT_COUNT] = {
		[IN_source] = in->source,
		[IN_outcome] = in->outcome,
		[IN_reason] = in->reason,
		[IN_articles] = count(in->articles.n, e->one),
	};

	put_row(&e->inputs, row_of(&e->inputs, value, in->source, e->one), e->one);
	for (size_t i = 0; i < in->articles.n; i++)
		export_article(e, &in->articles.v[i]);
}

void batch_export(const struct schema *s, struct batch b, struct arena *run)
{
	struct arena one = {0};
	struct batch_out e = {.batch = b, .links = links_load(b.links, run), .parts = parts_in(b.folder, run), .one = &one};
	struct input_reader *in = inputs_open(b.input, run);

	open_tables(&e, s, run);
	xml_open(&e.xml, run);
	xml_skip(&e.xml);
	for (struct input i; input_read(in, &one, &i); arena_reset(&one))
		export_input(&e, &i);
	parts_commit(&e.parts);
	arena_release(&one);
}
