#include "article.h"

#include "utf8.h"
#include "xml_reader.h"

#include <string.h>

const char *const block_kind_name[BLOCK_KINDS] = {
	"headline", "lede", "paragraph", "heading", "item", "quote", "row", "caption", "byline"};

#define NAME(cell) #cell,
static const char *const event_cells[] = {EVENT_CELLS(NAME)};
static const char *const participant_cells[] = {PARTICIPANT_CELLS(NAME)};
static const char *const agreement_cells[] = {AGREEMENT_CELLS(NAME)};
static const char *const figure_cells[] = {FIGURE_CELLS(NAME)};
static const char *const topic_cells[] = {TOPIC_CELLS(NAME)};
#undef NAME

const struct reading_table reading_tables[READING_KINDS] = {
	{"event", "event_mentions", 'e', EVENT_CELL_COUNT, event_cells},
	{"participant", "participant_mentions", 'p', PARTICIPANT_CELL_COUNT, participant_cells},
	{"agreement", "agreement_mentions", 'a', AGREEMENT_CELL_COUNT, agreement_cells},
	{"figure", "figures", 'f', FIGURE_CELL_COUNT, figure_cells},
	{"topic", "topics", 't', TOPIC_CELL_COUNT, topic_cells},
};

static struct str local_id(char letter, size_t n, struct arena *one)
{
	char id[24];
	size_t at = sizeof id;

	for (; n; n /= 10)
		id[--at] = (char)('0' + n % 10);
	id[--at] = letter;
	return arena_str(one, (struct str){id + at, sizeof id - at});
}

struct reading *reading_add(struct article *a, enum reading_kind kind, struct arena *one)
{
	struct readings *all = &a->readings[kind];
	struct reading *r = PUSH(one, all);

	*r = (struct reading){0};
	r->id = local_id(reading_tables[kind].letter, all->n, one);
	r->cell = NEW(one, struct str, reading_tables[kind].cells);
	return r;
}

struct reading *reading_find(const struct article *a, enum reading_kind kind, struct str id)
{
	for (size_t i = 0; i < a->readings[kind].n; i++)
		if (str_eq(a->readings[kind].v[i].id, id))
			return &a->readings[kind].v[i];
	return NULL;
}

void input_reject(struct input *in, struct str reason, struct arena *one)
{
	in->outcome = STR("rejected");
	in->reason = arena_str(one, reason);
	in->articles = (struct articles){0};
}

/* Reading. */

struct input_reader {
	struct xml_reader *xml;
};

struct input_reader *inputs_open(const char *path, struct arena *run)
{
	struct input_reader *r = NEW(run, struct input_reader, 1);

	r->xml = xml_reader_open(path, run);
	if (xml_next(r->xml) != XML_START || !str_eq(r->xml->name, STR("batch")))
		xml_broken(r->xml, "not a stream of articles");
	return r;
}

struct attribute_into {
	const char *name;
	struct str *text;
	long *number;
};

static bool is_named(const struct attribute_into *wanted, struct str name)
{
	return wanted->name && *wanted->name == *name.s && !strncmp(wanted->name, name.s, name.n) && !wanted->name[name.n];
}

/* `wanted` ends with a NULL name. They come in about that order: the search goes on where the one before was found. */
static void take_attributes(const struct input_reader *r, struct arena *one, const struct attribute_into *wanted)
{
	const struct attribute_into *w = wanted;

	for (size_t i = 0; i < r->xml->n_attributes; i++) {
		const struct xml_pair *p = &r->xml->attributes[i];

		while (w->name && !is_named(w, p->name))
			w++;
		for (w = w->name ? w : wanted; w->name && !is_named(w, p->name);)
			w++;
		if (!w->name)
			xml_broken(r->xml, "unknown attribute '%.*s'", STR_ARG(p->name));
		if (w->text)
			*w->text = arena_str(one, p->value);
		else if (!str_number(p->value, w->number))
			xml_broken(r->xml, "a number was expected");
	}
}

static bool is_inside_letter(struct str text, long at)
{
	return (size_t)at < text.n && ((unsigned char)text.s[at] & 0xC0) == 0x80;
}

/* The next two numbers of a list. The key stream has no text to check the place of a reading against. */
static struct span cut_span(const struct input_reader *r, struct str text, bool known, struct str *list)
{
	long start, end;

	*list = str_trim(*list);
	if (!str_cut_number(list, 18, &start) || !str_cut(list, STR(" ")) || !str_cut_number(list, 18, &end))
		xml_broken(r->xml, "two numbers were expected");
	if (end < start || (known && (size_t)end > text.n))
		xml_broken(r->xml, "a span lies outside its text");
	if (is_inside_letter(text, start) || is_inside_letter(text, end))
		xml_broken(r->xml, "a span cuts a letter of its text");
	return (struct span){(size_t)start, (size_t)end};
}

static void read_spans(struct input_reader *r, struct arena *one, struct article *a, struct spans *into)
{
	struct str at = {0};

	take_attributes(r, one, (struct attribute_into[]){{"at", &at, NULL}, {0}});
	for (at = str_trim(at); at.n;)
		*PUSH(one, into) = cut_span(r, a->text, true, &at);
}

static enum block_kind kind_of(const struct input_reader *r, struct str name)
{
	int k = 0;

	while (k < BLOCK_KINDS && !str_eq(name, str_of(block_kind_name[k])))
		k++;
	if (k == BLOCK_KINDS)
		xml_broken(r->xml, "unknown kind of block");
	return (enum block_kind)k;
}

/* One after the other, as many as there are kinds. */
static void read_blocks(struct input_reader *r, struct arena *one, struct article *a)
{
	struct str kinds = {0}, at = {0}, published_at = {0}, kind;

	take_attributes(r, one,
		(struct attribute_into[]){{"kind", &kinds, NULL}, {"at", &at, NULL}, {"published_at", &published_at, NULL}, {0}});
	for (kinds = str_trim(kinds); str_split(&kinds, ' ', &kind);) {
		struct block *b = PUSH(one, &a->blocks);

		b->kind = kind_of(r, kind);
		b->at = cut_span(r, a->text, true, &at);
		b->published_at = published_at;
	}
	if (str_trim(at).n)
		xml_broken(r->xml, "a place without a kind of block");
}

static void read_reading(struct input_reader *r, struct arena *one, struct article *a, enum reading_kind kind)
{
	const struct reading_table *t = &reading_tables[kind];
	struct reading *made = reading_add(a, kind, one);
	struct str at = {0};
	struct attribute_into wanted[48] = {{"id", &made->id, NULL}, {"event", &made->event, NULL}, {"at", &at, NULL}};

	for (unsigned i = 0; i < t->cells; i++)
		wanted[3 + i] = (struct attribute_into){t->cell[i], &made->cell[i], NULL};
	take_attributes(r, one, wanted);
	if (at.n) {
		made->at = cut_span(r, a->text, a->text.n, &at);
		made->evidence = cut_span(r, a->text, a->text.n, &at);
	}
}

/* The end of an element that holds no other. */
static void pass_end(struct input_reader *r)
{
	if (xml_next(r->xml) != XML_END)
		xml_broken(r->xml, "an element where none was expected");
}

static void read_part(struct input_reader *r, struct arena *one, struct article *a)
{
	struct str name = r->xml->name;
	int kind = 0;

	if (str_eq(name, STR("text"))) {
		a->text = xml_content(r->xml, one);
		return;
	}
	if (str_eq(name, STR("block"))) {
		read_blocks(r, one, a);
	} else if (str_eq(name, STR("sentences"))) {
		read_spans(r, one, a, &a->sentences);
	} else if (str_eq(name, STR("datelines"))) {
		read_spans(r, one, a, &a->datelines);
	} else {
		while (kind < READING_KINDS && !str_eq(name, str_of(reading_tables[kind].element)))
			kind++;
		if (kind < READING_KINDS)
			read_reading(r, one, a, (enum reading_kind)kind);
		else
			xml_broken(r->xml, "unknown element in an article");
	}
	pass_end(r);
}

static void read_article(struct input_reader *r, struct arena *one, struct article *a)
{
	*a = (struct article){.views = -1};
	take_attributes(r, one,
		(struct attribute_into[]){{"source", &a->source, NULL}, {"id", &a->id, NULL}, {"url", &a->url, NULL},
			{"site", &a->site, NULL}, {"title", &a->title, NULL}, {"published_at", &a->published_at, NULL},
			{"author", &a->author, NULL}, {"lang", &a->lang, NULL}, {"sha256", &a->sha256, NULL},
			{"signature", &a->signature, NULL}, {"captions", &a->captions, NULL}, {"views", NULL, &a->views},
			{"teasers", NULL, &a->teasers}, {"words", NULL, &a->words}, {0}});
	while (xml_next(r->xml) == XML_START)
		read_part(r, one, a);
}

static void read_input(struct input_reader *r, struct arena *one, struct input *in)
{
	take_attributes(r, one,
		(struct attribute_into[]){
			{"source", &in->source, NULL}, {"outcome", &in->outcome, NULL}, {"reason", &in->reason, NULL}, {0}});
	while (xml_next(r->xml) == XML_START) {
		if (!str_eq(r->xml->name, STR("article")))
			xml_broken(r->xml, "an article was expected");
		read_article(r, one, PUSH(one, &in->articles));
	}
}

bool input_read(struct input_reader *r, struct arena *one, struct input *in)
{
	enum xml_event e;

	*in = (struct input){0};
	while ((e = xml_next(r->xml)) == XML_END)
		;
	if (e == XML_EOF)
		return false;
	if (!str_eq(r->xml->name, STR("input")))
		xml_broken(r->xml, "an input was expected");
	read_input(r, one, in);
	return true;
}

/* Writing. */

struct input_writer {
	struct xml xml;
	struct outfile out;
	size_t inputs;
};

static void write_attribute(struct input_writer *w, struct str name, struct str value)
{
	if (value.n)
		xml_attribute(&w->xml, name, value);
}

static void write_number(struct input_writer *w, struct str name, size_t value)
{
	xml_number(&w->xml, name, value);
}

/* On a line of its own. */
static void start_element(struct input_writer *w, struct str name)
{
	xml_line(&w->xml);
	xml_start(&w->xml, name);
}

static void end_element(struct input_writer *w, bool holds)
{
	if (holds)
		xml_line(&w->xml);
	xml_end(&w->xml);
}

static void put_out(struct input_writer *w)
{
	struct str written = xml_take(&w->xml);

	fwrite(written.s, 1, written.n, w->out.f);
}

struct input_writer *inputs_create(const char *path, struct arena *run)
{
	struct input_writer *w = NEW(run, struct input_writer, 1);

	outfile_open(&w->out, path);
	xml_open(&w->xml, run);
	xml_start(&w->xml, STR("batch"));
	return w;
}

static void write_span(struct input_writer *w, struct span at)
{
	xml_list_number(&w->xml, at.start);
	xml_list_number(&w->xml, at.end);
}

static void write_spans(struct input_writer *w, struct str name, const struct spans *all)
{
	if (!all->n)
		return;
	start_element(w, name);
	xml_list(&w->xml, STR("at"));
	for (size_t i = 0; i < all->n; i++)
		write_span(w, all->v[i]);
	xml_list_end(&w->xml);
	end_element(w, false);
}

/* A block with a time of its own stands alone. */
static size_t blocks_together(const struct blocks *all, size_t first)
{
	size_t end = first + 1;

	while (!all->v[first].published_at.n && end < all->n && !all->v[end].published_at.n)
		end++;
	return end;
}

static void write_blocks(struct input_writer *w, const struct blocks *all)
{
	for (size_t first = 0, end; first < all->n; first = end) {
		end = blocks_together(all, first);
		start_element(w, STR("block"));
		xml_list(&w->xml, STR("kind"));
		for (size_t i = first; i < end; i++)
			xml_list_word(&w->xml, str_of(block_kind_name[all->v[i].kind]));
		xml_list_end(&w->xml);
		xml_list(&w->xml, STR("at"));
		for (size_t i = first; i < end; i++)
			write_span(w, all->v[i].at);
		xml_list_end(&w->xml);
		write_attribute(w, STR("published_at"), all->v[first].published_at);
		end_element(w, false);
	}
}

/* What was written to `from` since it held `at` bytes; nothing where there are no keys. */
static void copy_to_keys(struct input_writer *keys, const struct input_writer *from, size_t at)
{
	if (keys)
		xml_copy(&keys->xml, &from->xml, at);
}

static void write_reading(struct input_writer *w, struct input_writer *keys, enum reading_kind kind, const struct reading *r)
{
	const struct reading_table *t = &reading_tables[kind];
	size_t at;

	xml_line(&w->xml);
	at = xml_length(&w->xml);
	xml_start(&w->xml, str_of(t->element));
	write_attribute(w, STR("id"), r->id);
	write_attribute(w, STR("event"), r->event);
	xml_list(&w->xml, STR("at"));
	write_span(w, r->at);
	write_span(w, r->evidence);
	xml_list_end(&w->xml);
	for (unsigned i = 0; i < t->cells; i++)
		if (r->cell[i].n)
			write_attribute(w, str_of(t->cell[i]), r->cell[i]);
	end_element(w, false);
	if (keys && kind != READING_FIGURE) {
		xml_line(&keys->xml);
		copy_to_keys(keys, w, at);
	}
}

static void write_head(struct input_writer *w, const struct article *a)
{
	write_attribute(w, STR("source"), a->source);
	write_attribute(w, STR("id"), a->id);
	write_attribute(w, STR("url"), a->url);
	write_attribute(w, STR("site"), a->site);
	write_attribute(w, STR("title"), a->title);
	write_attribute(w, STR("published_at"), a->published_at);
	write_attribute(w, STR("author"), a->author);
	write_attribute(w, STR("lang"), a->lang);
	write_attribute(w, STR("sha256"), a->sha256);
	write_attribute(w, STR("signature"), a->signature);
	write_attribute(w, STR("captions"), a->captions);
	if (a->views >= 0)
		write_number(w, STR("views"), (size_t)a->views);
	write_number(w, STR("teasers"), (size_t)a->teasers);
	write_number(w, STR("words"), (size_t)a->words);
}

/* A long one goes out as it is written. */
static void write_text(struct input_writer *w, struct str text)
{
	enum { PIECE = 1 << 20 };

	for (size_t at = 0, end; at < text.n; at = end) {
		if (at)
			put_out(w);
		xml_sections(&w->xml, str_slice(text, at, end = utf8_piece(text, at, PIECE)));
	}
}

static void write_body(struct input_writer *w, const struct article *a)
{
	start_element(w, STR("text"));
	write_text(w, a->text);
	end_element(w, false);
	write_blocks(w, &a->blocks);
	write_spans(w, STR("datelines"), &a->datelines);
	write_spans(w, STR("sentences"), &a->sentences);
}

static void write_article(struct input_writer *w, struct input_writer *keys, const struct article *a)
{
	size_t at, noted = 0;

	start_element(w, STR("article"));
	if (keys)
		start_element(keys, STR("article"));
	at = xml_length(&w->xml);
	write_head(w, a);
	copy_to_keys(keys, w, at);
	write_body(w, a);
	for (int kind = 0; kind < READING_KINDS; kind++) {
		for (size_t k = 0; k < a->readings[kind].n; k++)
			write_reading(w, keys, (enum reading_kind)kind, &a->readings[kind].v[k]);
		noted += kind != READING_FIGURE ? a->readings[kind].n : 0;
	}
	end_element(w, true);
	if (keys)
		end_element(keys, noted > 0);
}

static void start_input(struct input_writer *w, const struct input *in)
{
	start_element(w, STR("input"));
	write_attribute(w, STR("source"), in->source);
	write_attribute(w, STR("outcome"), in->outcome);
	write_attribute(w, STR("reason"), in->reason);
}

static void end_input(struct input_writer *w, const struct input *in)
{
	end_element(w, in->articles.n > 0);
	w->inputs++;
	put_out(w);
}

void input_write_both(struct input_writer *w, struct input_writer *keys, const struct input *in)
{
	start_input(w, in);
	if (keys)
		start_input(keys, in);
	for (size_t i = 0; i < in->articles.n; i++)
		write_article(w, keys, &in->articles.v[i]);
	end_input(w, in);
	if (keys)
		end_input(keys, in);
}

void input_write(struct input_writer *w, const struct input *in)
{
	input_write_both(w, NULL, in);
}

void inputs_commit(struct input_writer *w)
{
	end_element(w, w->inputs > 0);
	xml_line(&w->xml);
	put_out(w);
	outfile_commit(&w->out);
}
