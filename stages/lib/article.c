#include "article.h"

#include "fail.h"

#include <errno.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

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

struct reading *reading_add(struct article *a, enum reading_kind kind, struct arena *one)
{
	struct readings *all = &a->readings[kind];
	struct reading *r = PUSH(one, all);

	*r = (struct reading){0};
	r->id = arena_printf(one, "%c%zu", reading_tables[kind].letter, all->n);
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

/* Reading. */

struct input_reader {
	xmlTextReaderPtr xml;
	gzFile file;
	const char *path;
};

static int pull(void *file, char *bytes, int n)
{
	return gzread(file, bytes, (unsigned)n);
}

static int pull_close(void *file)
{
	return gzclose(file) == Z_OK ? 0 : -1;
}

static _Noreturn void broken(const struct input_reader *r, const char *what)
{
	fail(FAIL_RUN, "%s:%d: %s", r->path, r->xml ? xmlTextReaderGetParserLineNumber(r->xml) : 0, what);
}

static void on_error(void *context, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr at)
{
	(void)context, (void)message, (void)severity, (void)at;
}

/* The next node; false at the end of the file. */
static bool advance(struct input_reader *r)
{
	int state = xmlTextReaderRead(r->xml);

	if (state < 0)
		broken(r, "not a well-formed stream of articles");
	return state == 1;
}

static struct str node_name(const struct input_reader *r)
{
	return str_of((const char *)xmlTextReaderConstLocalName(r->xml));
}

struct input_reader *inputs_open(const char *path, struct arena *run)
{
	struct input_reader *r = NEW(run, struct input_reader, 1);
	bool standard = !path || !strcmp(path, "-");

	r->path = standard ? "standard input" : path;
	r->file = standard ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
	if (!r->file)
		fail(FAIL_RUN, "cannot open '%s': %s", r->path, strerror(errno));
	gzbuffer(r->file, 128 * 1024);
	r->xml = xmlReaderForIO(pull, pull_close, r->file, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT);
	if (!r->xml)
		fail(FAIL_RUN, "out of memory");
	xmlTextReaderSetErrorHandler(r->xml, on_error, NULL);
	if (!advance(r) || !str_eq(node_name(r), STR("batch")))
		broken(r, "not a stream of articles");
	return r;
}

struct attribute_into {
	const char *name;
	struct str *text;
	long *number;
};

static void take_attribute(
	const struct input_reader *r, struct arena *one, const struct attribute_into *wanted, struct str name, struct str value)
{
	for (; wanted->name; wanted++) {
		if (!str_eq(name, str_of(wanted->name)))
			continue;
		if (wanted->text)
			*wanted->text = arena_str(one, value);
		else if (!str_number(value, wanted->number))
			broken(r, "a number was expected");
		return;
	}
	fail(FAIL_RUN, "%s:%d: unknown attribute '%.*s'", r->path, xmlTextReaderGetParserLineNumber(r->xml), STR_ARG(name));
}

/* `wanted` ends with a NULL name. */
static void take_attributes(struct input_reader *r, struct arena *one, const struct attribute_into *wanted)
{
	while (xmlTextReaderMoveToNextAttribute(r->xml) == 1)
		take_attribute(r, one, wanted, node_name(r), str_of((const char *)xmlTextReaderConstValue(r->xml)));
	xmlTextReaderMoveToElement(r->xml);
}

static struct span take_span(const struct input_reader *r, size_t length, long start, long end)
{
	if (start < 0 || end < start || (size_t)end > length)
		broken(r, "a span lies outside its text");
	return (struct span){(size_t)start, (size_t)end};
}

static void read_text(struct input_reader *r, struct arena *one, struct article *a)
{
	struct buf b = {.arena = one};

	if (xmlTextReaderIsEmptyElement(r->xml))
		return;
	while (advance(r) && xmlTextReaderNodeType(r->xml) != XML_READER_TYPE_END_ELEMENT)
		if (xmlTextReaderHasValue(r->xml))
			buf_put(&b, str_of((const char *)xmlTextReaderConstValue(r->xml)));
	a->text = buf_str(&b);
}

static void read_span(struct input_reader *r, struct arena *one, struct article *a, struct spans *into)
{
	long start = -1, end = -1;

	take_attributes(r, one, (struct attribute_into[]){{"start", NULL, &start}, {"end", NULL, &end}, {0}});
	*PUSH(one, into) = take_span(r, a->text.n, start, end);
}

static void read_block(struct input_reader *r, struct arena *one, struct article *a)
{
	long start = -1, end = -1;
	struct str kind = {0}, published_at = {0};
	int k = 0;

	take_attributes(r, one,
		(struct attribute_into[]){{"kind", &kind, NULL}, {"start", NULL, &start}, {"end", NULL, &end},
			{"published_at", &published_at, NULL}, {0}});
	while (k < BLOCK_KINDS && !str_eq(kind, str_of(block_kind_name[k])))
		k++;
	if (k == BLOCK_KINDS)
		broken(r, "unknown kind of block");
	*PUSH(one, &a->blocks) = (struct block){(enum block_kind)k, take_span(r, a->text.n, start, end), published_at};
}

static void read_reading(struct input_reader *r, struct arena *one, struct article *a, enum reading_kind kind)
{
	const struct reading_table *t = &reading_tables[kind];
	struct reading *made = reading_add(a, kind, one);
	size_t length = a->text.n ? a->text.n : SIZE_MAX; /* the key stream has no text to check against */
	long start = 0, end = 0, from = 0, to = 0;
	struct attribute_into wanted[48] = {{"id", &made->id, NULL}, {"event", &made->event, NULL}, {"start", NULL, &start},
		{"end", NULL, &end}, {"from", NULL, &from}, {"to", NULL, &to}, {"rule", &made->rule, NULL}};

	for (unsigned i = 0; i < t->cells; i++)
		wanted[7 + i] = (struct attribute_into){t->cell[i], &made->cell[i], NULL};
	take_attributes(r, one, wanted);
	made->at = take_span(r, length, start, end);
	made->evidence = take_span(r, length, from, to);
}

static void read_part(struct input_reader *r, struct arena *one, struct article *a)
{
	struct str name = node_name(r);

	if (str_eq(name, STR("text"))) {
		read_text(r, one, a);
		return;
	}
	if (str_eq(name, STR("block"))) {
		read_block(r, one, a);
		return;
	}
	if (str_eq(name, STR("sentence"))) {
		read_span(r, one, a, &a->sentences);
		return;
	}
	if (str_eq(name, STR("dateline"))) {
		read_span(r, one, a, &a->datelines);
		return;
	}
	for (int kind = 0; kind < READING_KINDS; kind++)
		if (str_eq(name, str_of(reading_tables[kind].element))) {
			read_reading(r, one, a, (enum reading_kind)kind);
			return;
		}
	broken(r, "unknown element in an article");
}

static void read_article(struct input_reader *r, struct arena *one, struct article *a)
{
	bool empty = xmlTextReaderIsEmptyElement(r->xml);

	*a = (struct article){.views = -1};
	take_attributes(r, one,
		(struct attribute_into[]){{"source", &a->source, NULL}, {"id", &a->id, NULL}, {"url", &a->url, NULL},
			{"site", &a->site, NULL}, {"title", &a->title, NULL}, {"published_at", &a->published_at, NULL},
			{"author", &a->author, NULL}, {"lang", &a->lang, NULL}, {"sha256", &a->sha256, NULL},
			{"signature", &a->signature, NULL}, {"captions", &a->captions, NULL}, {"views", NULL, &a->views},
			{"teasers", NULL, &a->teasers}, {"words", NULL, &a->words}, {0}});
	if (empty)
		return;
	while (advance(r)) {
		int type = xmlTextReaderNodeType(r->xml);

		if (type == XML_READER_TYPE_END_ELEMENT && str_eq(node_name(r), STR("article")))
			return;
		if (type == XML_READER_TYPE_ELEMENT)
			read_part(r, one, a);
	}
	broken(r, "the stream ends inside an article");
}

static void read_input(struct input_reader *r, struct arena *one, struct input *in)
{
	bool empty = xmlTextReaderIsEmptyElement(r->xml);

	take_attributes(r, one,
		(struct attribute_into[]){
			{"source", &in->source, NULL}, {"outcome", &in->outcome, NULL}, {"reason", &in->reason, NULL}, {0}});
	if (empty)
		return;
	while (advance(r)) {
		int type = xmlTextReaderNodeType(r->xml);

		if (type == XML_READER_TYPE_END_ELEMENT)
			return;
		if (type != XML_READER_TYPE_ELEMENT)
			continue;
		if (!str_eq(node_name(r), STR("article")))
			broken(r, "an article was expected");
		read_article(r, one, PUSH(one, &in->articles));
	}
	broken(r, "the stream ends inside an input");
}

bool input_read(struct input_reader *r, struct arena *one, struct input *in)
{
	*in = (struct input){0};
	while (advance(r)) {
		int type = xmlTextReaderNodeType(r->xml);

		if (type == XML_READER_TYPE_ELEMENT) {
			if (!str_eq(node_name(r), STR("input")))
				broken(r, "an input was expected");
			read_input(r, one, in);
			return true;
		}
	}
	xmlFreeTextReader(r->xml);
	r->xml = NULL;
	return false;
}

/* Writing. */

struct input_writer {
	xmlTextWriterPtr xml;
	struct outfile out;
};

static int push(void *out, const char *bytes, int n)
{
	return (int)fwrite(bytes, 1, (size_t)n, ((struct outfile *)out)->f);
}

static int push_close(void *out)
{
	(void)out;
	return 0;
}

static void check(int state)
{
	if (state < 0)
		fail(FAIL_RUN, "cannot write the stream of articles");
}

static void write_attribute(struct input_writer *w, const char *name, struct str value)
{
	char small[512]; /* a formatted write costs twice as much */

	if (!value.n)
		return;
	if (value.n >= sizeof small) {
		check(xmlTextWriterWriteFormatAttribute(w->xml, BAD_CAST name, "%.*s", STR_ARG(value)));
		return;
	}
	memcpy(small, value.s, value.n);
	small[value.n] = '\0';
	check(xmlTextWriterWriteAttribute(w->xml, BAD_CAST name, BAD_CAST small));
}

static void write_number(struct input_writer *w, const char *name, size_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", value);
	check(xmlTextWriterWriteAttribute(w->xml, BAD_CAST name, BAD_CAST digits));
}

static void start_element(struct input_writer *w, const char *name)
{
	check(xmlTextWriterStartElement(w->xml, BAD_CAST name));
}

static void end_element(struct input_writer *w)
{
	check(xmlTextWriterEndElement(w->xml));
}

struct input_writer *inputs_create(const char *path, struct arena *run)
{
	struct input_writer *w = NEW(run, struct input_writer, 1);
	xmlOutputBufferPtr buffer;

	outfile_open(&w->out, path);
	buffer = xmlOutputBufferCreateIO(push, push_close, &w->out, NULL);
	w->xml = buffer ? xmlNewTextWriter(buffer) : NULL;
	if (!w->xml)
		fail(FAIL_RUN, "out of memory");
	xmlTextWriterSetIndent(w->xml, 1);
	xmlTextWriterSetIndentString(w->xml, BAD_CAST "");
	check(xmlTextWriterStartDocument(w->xml, NULL, "UTF-8", NULL));
	start_element(w, "batch");
	return w;
}

static void write_span(struct input_writer *w, const char *name, struct span at)
{
	start_element(w, name);
	write_number(w, "start", at.start);
	write_number(w, "end", at.end);
	end_element(w);
}

static void write_block(struct input_writer *w, const struct block *b)
{
	start_element(w, "block");
	write_attribute(w, "kind", str_of(block_kind_name[b->kind]));
	write_number(w, "start", b->at.start);
	write_number(w, "end", b->at.end);
	write_attribute(w, "published_at", b->published_at);
	end_element(w);
}

static void write_reading(struct input_writer *w, enum reading_kind kind, const struct reading *r)
{
	const struct reading_table *t = &reading_tables[kind];

	start_element(w, t->element);
	write_attribute(w, "id", r->id);
	write_attribute(w, "event", r->event);
	for (unsigned i = 0; i < t->cells; i++)
		write_attribute(w, t->cell[i], r->cell[i]);
	write_number(w, "start", r->at.start);
	write_number(w, "end", r->at.end);
	write_number(w, "from", r->evidence.start);
	write_number(w, "to", r->evidence.end);
	write_attribute(w, "rule", r->rule);
	end_element(w);
}

static void write_head(struct input_writer *w, const struct article *a)
{
	write_attribute(w, "source", a->source);
	write_attribute(w, "id", a->id);
	write_attribute(w, "url", a->url);
	write_attribute(w, "site", a->site);
	write_attribute(w, "title", a->title);
	write_attribute(w, "published_at", a->published_at);
	write_attribute(w, "author", a->author);
	write_attribute(w, "lang", a->lang);
	write_attribute(w, "sha256", a->sha256);
	write_attribute(w, "signature", a->signature);
	write_attribute(w, "captions", a->captions);
	if (a->views >= 0)
		write_number(w, "views", (size_t)a->views);
	write_number(w, "teasers", (size_t)a->teasers);
	write_number(w, "words", (size_t)a->words);
}

/* xmlTextWriter has no call for text of a given length, and its formatted one tries ever larger buffers. */
static void write_text(struct input_writer *w, struct str text)
{
	enum { PIECE = 64 * 1024 }; /* escaped, a piece may take several times its size */
	char piece[PIECE + 1];

	start_element(w, "text");
	while (text.n) {
		size_t n = text.n < PIECE ? text.n : PIECE;

		while (n > 1 && n < text.n && ((unsigned char)text.s[n] & 0xC0) == 0x80)
			n--;
		memcpy(piece, text.s, n);
		piece[n] = '\0';
		check(xmlTextWriterWriteString(w->xml, BAD_CAST piece));
		text = str_slice(text, n, text.n);
	}
	end_element(w);
}

static void write_body(struct input_writer *w, const struct article *a)
{
	write_text(w, a->text);
	for (size_t i = 0; i < a->blocks.n; i++)
		write_block(w, &a->blocks.v[i]);
	for (size_t i = 0; i < a->datelines.n; i++)
		write_span(w, "dateline", a->datelines.v[i]);
	for (size_t i = 0; i < a->sentences.n; i++)
		write_span(w, "sentence", a->sentences.v[i]);
}

static void write_input(struct input_writer *w, const struct input *in, bool keys_only)
{
	start_element(w, "input");
	write_attribute(w, "source", in->source);
	write_attribute(w, "outcome", in->outcome);
	write_attribute(w, "reason", in->reason);
	for (size_t i = 0; i < in->articles.n; i++) {
		const struct article *a = &in->articles.v[i];

		start_element(w, "article");
		write_head(w, a);
		if (!keys_only)
			write_body(w, a);
		for (int kind = 0; kind < READING_KINDS; kind++)
			for (size_t k = 0; k < a->readings[kind].n; k++)
				if (!keys_only || kind != READING_FIGURE)
					write_reading(w, (enum reading_kind)kind, &a->readings[kind].v[k]);
		end_element(w);
	}
	end_element(w);
}

void input_write(struct input_writer *w, const struct input *in)
{
	write_input(w, in, false);
}

void input_write_keys(struct input_writer *w, const struct input *in)
{
	write_input(w, in, true);
}

void inputs_commit(struct input_writer *w)
{
	check(xmlTextWriterEndDocument(w->xml));
	check(xmlTextWriterFlush(w->xml));
	xmlFreeTextWriter(w->xml);
	outfile_commit(&w->out);
}
