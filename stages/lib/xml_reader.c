#include "xml_reader.h"

#include "fail.h"
#include "utf8.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { WINDOW = 64 * 1024 };

/* What libxml2 has told of a piece of the file and xml_next() has not yet passed on. Text stands between START and END. */
struct told {
	enum { TOLD_START, TOLD_END, TOLD_TEXT } what;
	struct str text; /* name of the element, or its text */
	size_t first, n; /* attributes */
	int line;
};

struct xml_reader_file {
	xmlParserCtxtPtr parser;
	gzFile file;        /* NULL behind its end */
	struct arena piece; /* what it tells */
	struct arena lists; /* and the lists of it, whose room stays */
	struct {
		struct told *v;
		size_t n, cap;
	} told;
	struct xml_pairs pairs; /* attributes of all that is told */
	size_t at, depth;
	int line;
	char wrong[256]; /* what ends the parse, told when all before it is passed on; empty: nothing */
	int wrong_line;
	char window[WINDOW];
};

_Noreturn void xml_broken(const struct xml_reader *r, const char *format, ...)
{
	char what[256];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail(FAIL_RUN, "%s:%d: %s", r->path, r->file->line, what);
}

/* ---- what libxml2 calls ---- */

static void go_wrong(struct xml_reader_file *f, int line, const char *what)
{
	if (*f->wrong)
		return;
	f->wrong_line = line;
	snprintf(f->wrong, sizeof f->wrong, "%s", what);
	f->wrong[strcspn(f->wrong, "\n")] = 0;
	xmlStopParser(f->parser);
}

static struct told *tell(struct xml_reader_file *f, int what)
{
	struct told *t = PUSH(&f->lists, &f->told);

	t->what = what;
	t->line = xmlSAX2GetLineNumber(f->parser);
	return t;
}

static struct str copy(struct xml_reader_file *f, const xmlChar *s, size_t n)
{
	return arena_str(&f->piece, (struct str){(const char *)s, n});
}

/* libxml2 lets overlong forms pass: C1 A1 for "a". Asked of the copy, for what libxml2 gave is gone when the parser stops. */
static struct str only_utf8(struct xml_reader_file *f, struct str copied)
{
	if (utf8_valid(copied))
		return copied;
	go_wrong(f, xmlSAX2GetLineNumber(f->parser), "text that is not UTF-8");
	return STR("");
}

/* Names stay in the parser's dictionary. */
static struct str name_of(const xmlChar *name)
{
	return str_of((const char *)name);
}

/* Attributes come as five pointers each: name, prefix, namespace, value, end of value. */
static void on_start(void *of, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
	const xmlChar **declared, int n, int defaults, const xmlChar **attribute)
{
	struct xml_reader_file *f = ((xmlParserCtxtPtr)of)->_private;
	struct told *t = tell(f, TOLD_START);

	(void)prefix, (void)space, (void)spaces, (void)declared, (void)defaults;
	t->text = name_of(name);
	t->first = f->pairs.n;
	t->n = (size_t)n;
	for (int i = 0; i < n; i++, attribute += 5)
		*PUSH(&f->lists, &f->pairs) =
			(struct xml_pair){name_of(attribute[0]), copy(f, attribute[3], (size_t)(attribute[4] - attribute[3]))};
	for (size_t i = t->first; i < f->pairs.n; i++)
		f->pairs.v[i].value = only_utf8(f, f->pairs.v[i].value);
	if (++f->depth > XML_DEPTH)
		go_wrong(f, t->line, "elements are nested too deep");
}

static void on_end(void *of, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct xml_reader_file *f = ((xmlParserCtxtPtr)of)->_private;

	(void)prefix, (void)space;
	f->depth--;
	tell(f, TOLD_END)->text = name_of(name);
}

static void on_text(void *of, const xmlChar *text, int n)
{
	struct xml_reader_file *f = ((xmlParserCtxtPtr)of)->_private;
	struct told *t;

	if (f->told.n && f->told.v[f->told.n - 1].what == TOLD_END)
		return; /* between elements nobody reads it */
	t = tell(f, TOLD_TEXT);
	t->text = only_utf8(f, copy(f, text, (size_t)n));
}

/* Neither entities of the file's own nor other files are read. */
static void on_document_type(void *of, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct xml_reader_file *f = ((xmlParserCtxtPtr)of)->_private;

	(void)name, (void)external, (void)system;
	go_wrong(f, xmlSAX2GetLineNumber(f->parser), "a document type is not read");
}

static void on_error(void *of, xmlErrorPtr error)
{
	struct xml_reader_file *f = ((xmlParserCtxtPtr)of)->_private;

	/* of a file cut short libxml2 tells that there was too much of it */
	bool cut = error->code == XML_ERR_DOCUMENT_END && f->depth;
	if (error->level >= XML_ERR_ERROR)
		go_wrong(f, error->line, cut ? "the file ends inside an element" : error->message);
}

/* ---- the file ---- */

static xmlParserCtxtPtr new_parser(struct xml_reader_file *f)
{
	xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.internalSubset = on_document_type,
		.serror = on_error};
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);

	/* without NOENT an ampersand stands in an attribute as "&#38;"; there are no entities but XML's own */
	if (!parser || xmlCtxtUseOptions(parser, XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE))
		fail(FAIL_RUN, "out of memory");
	parser->_private = f;
	return parser;
}

struct xml_reader *xml_reader_open(const char *path, struct arena *run)
{
	struct xml_reader *r = NEW(run, struct xml_reader, 1);
	struct xml_reader_file *f = r->file = NEW(run, struct xml_reader_file, 1);
	bool standard = !path || !strcmp(path, "-");

	r->path = standard ? "standard input" : path;
	f->file = standard ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rb");
	if (!f->file)
		fail(FAIL_RUN, "cannot open '%s': %s", r->path, strerror(errno));
	gzbuffer(f->file, 2 * WINDOW);
	f->parser = new_parser(f);
	f->line = 1;
	return r;
}

static void close_file(struct xml_reader *r)
{
	struct xml_reader_file *f = r->file;

	if (gzclose(f->file) != Z_OK) /* a truncated file reads like its end */
		xml_broken(r, "cannot be read or unpacked");
	f->file = NULL;
	xmlFreeParserCtxt(f->parser);
	f->parser = NULL;
}

/* Parses the next piece; what was told before is gone. False where the file has ended. */
static bool parse_more(struct xml_reader *r)
{
	struct xml_reader_file *f = r->file;
	int n;

	if (*f->wrong) {
		f->line = f->wrong_line;
		xml_broken(r, "%s", f->wrong);
	}
	if (!f->file)
		return false;
	arena_reset(&f->piece);
	f->told.n = f->pairs.n = f->at = 0;
	n = gzread(f->file, f->window, WINDOW);
	if (n < 0)
		xml_broken(r, "cannot be read or unpacked");
	xmlParseChunk(f->parser, f->window, n, n == 0);
	if (n == 0 && !*f->wrong) {
		close_file(r);
		f->told.n = 0;
		arena_release(&f->piece);
		arena_release(&f->lists);
	}
	return n > 0 || *f->wrong;
}

/* NULL at the end of the file. */
static const struct told *next_told(struct xml_reader *r)
{
	struct xml_reader_file *f = r->file;

	while (f->at >= f->told.n)
		if (!parse_more(r))
			return NULL;
	f->line = f->told.v[f->at].line;
	return &f->told.v[f->at++];
}

enum xml_event xml_next(struct xml_reader *r)
{
	const struct told *t;

	while ((t = next_told(r)) && t->what == TOLD_TEXT)
		;
	if (!t)
		return XML_EOF;
	r->name = t->text;
	r->attributes = r->file->pairs.v + t->first;
	r->n_attributes = t->n;
	return t->what == TOLD_START ? XML_START : XML_END;
}

struct str xml_content(struct xml_reader *r, struct arena *a)
{
	const struct told *t;
	struct buf b = {.arena = a};

	while ((t = next_told(r)) && t->what == TOLD_TEXT)
		buf_put(&b, t->text);
	if (!t || t->what != TOLD_END)
		xml_broken(r, "an element where none was expected");
	return buf_str(&b);
}
