#include "held.h"

#include "rig.h"

#include <csv.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* ---- memory of arenas ---- */

struct held {
	struct held *next, *before;
	max_align_t bytes[];
};

static struct held *all_held;
static bool noting;
static const struct arena *kept;

static void *hold(const struct arena *a, struct held *b)
{
	if (!b)
		return NULL;
	*b = (struct held){0};
	if (!noting || a == kept)
		return b->bytes;
	b->next = all_held;
	b->before = b; /* of the first one: noted at all */
	if (all_held)
		all_held->before = b;
	all_held = b;
	return b->bytes;
}

static struct held *let_go(void *at)
{
	struct held *b = at ? (struct held *)((char *)at - offsetof(struct held, bytes)) : NULL;

	if (!b || !b->before)
		return b;
	if (b->next)
		b->next->before = b == all_held ? b->next : b->before;
	if (b == all_held)
		all_held = b->next;
	else
		b->before->next = b->next;
	return b;
}

void *held_malloc(const struct arena *a, size_t size)
{
	return hold(a, malloc(sizeof(struct held) + size));
}

void *held_calloc(const struct arena *a, size_t count, size_t size)
{
	return hold(a, calloc(1, sizeof(struct held) + count * size));
}

void *held_realloc(const struct arena *a, void *at, size_t size)
{
	return hold(a, realloc(let_go(at), sizeof(struct held) + size));
}

void held_free(void *at)
{
	free(let_go(at));
}

/* ---- parsers and files of libraries ---- */

enum { MOST = 256 };
struct thing {
	void *at;
	void (*close)(void *at);
};
static struct thing things[MOST];

static void note(void *at, void (*close)(void *at))
{
	for (int i = 0; at && noting && i < MOST; i++)
		if (!things[i].at) {
			things[i] = (struct thing){at, close};
			return;
		}
}

static void forget(const void *at)
{
	for (int i = 0; i < MOST; i++)
		if (things[i].at == at)
			things[i] = (struct thing){0};
}

int __real_csv_init(struct csv_parser *p, unsigned char options);
void __real_csv_free(struct csv_parser *p);
int __wrap_csv_init(struct csv_parser *p, unsigned char options);
void __wrap_csv_free(struct csv_parser *p);
xmlParserCtxtPtr __real_xmlCreatePushParserCtxt(xmlSAXHandlerPtr sax, void *user, const char *chunk, int size, const char *name);
void __real_xmlFreeParserCtxt(xmlParserCtxtPtr parser);
xmlParserCtxtPtr __wrap_xmlCreatePushParserCtxt(xmlSAXHandlerPtr sax, void *user, const char *chunk, int size, const char *name);
void __wrap_xmlFreeParserCtxt(xmlParserCtxtPtr parser);
gzFile __real_gzopen(const char *path, const char *mode);
int __real_gzclose(gzFile file);
gzFile __wrap_gzopen(const char *path, const char *mode);
int __wrap_gzclose(gzFile file);
xmlXPathCompExprPtr __real_xmlXPathCompile(const xmlChar *path);
void __real_xmlXPathFreeCompExpr(xmlXPathCompExprPtr path);
xmlXPathCompExprPtr __wrap_xmlXPathCompile(const xmlChar *path);
void __wrap_xmlXPathFreeCompExpr(xmlXPathCompExprPtr path);
FILE *__real_fopen(const char *path, const char *mode);
int __real_fclose(FILE *f);
FILE *__wrap_fopen(const char *path, const char *mode);
int __wrap_fclose(FILE *f);
int __real_access(const char *path, int mode);
int __wrap_access(const char *path, int mode);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

static struct replaced {
	const char *path, *by;
	bool opened;
} replaced[RIG_REPLACED];

/* The entry of a path, a free one, or NULL. */
static struct replaced *entry_of(const char *path)
{
	for (size_t i = 0; i < RIG_REPLACED; i++)
		if (!replaced[i].path || !strcmp(replaced[i].path, path))
			return &replaced[i];
	return NULL;
}

void rig_replace(const char *path, struct str bytes)
{
	struct replaced *r = path ? entry_of(path) : NULL;

	if (!path)
		memset(replaced, 0, sizeof replaced);
	else
		*r = (struct replaced){path, rig_file(RIG_FILES + (unsigned)(r - replaced), bytes), false};
}

bool rig_opened(const char *path)
{
	const struct replaced *r = entry_of(path);

	return r && r->opened;
}

static const char *in_place_of(const char *path)
{
	struct replaced *r = entry_of(path);

	if (!r || !r->path)
		return path;
	r->opened = true;
	return r->by;
}

static void close_csv(void *at)
{
	__real_csv_free(at);
}

static void close_xml(void *at)
{
	__real_xmlFreeParserCtxt(at);
}

static void close_path(void *at)
{
	__real_xmlXPathFreeCompExpr(at);
}

static void close_gz(void *at)
{
	__real_gzclose(at);
}

static void close_file(void *at)
{
	__real_fclose(at);
}

int __wrap_csv_init(struct csv_parser *p, unsigned char options)
{
	note(p, close_csv);
	return __real_csv_init(p, options);
}

void __wrap_csv_free(struct csv_parser *p)
{
	forget(p);
	__real_csv_free(p);
}

xmlParserCtxtPtr __wrap_xmlCreatePushParserCtxt(xmlSAXHandlerPtr sax, void *user, const char *chunk, int size, const char *name)
{
	xmlParserCtxtPtr parser = __real_xmlCreatePushParserCtxt(sax, user, chunk, size, name);

	note(parser, close_xml);
	return parser;
}

void __wrap_xmlFreeParserCtxt(xmlParserCtxtPtr parser)
{
	forget(parser);
	__real_xmlFreeParserCtxt(parser);
}

xmlXPathCompExprPtr __wrap_xmlXPathCompile(const xmlChar *path)
{
	xmlXPathCompExprPtr made = __real_xmlXPathCompile(path);

	note(made, close_path);
	return made;
}

void __wrap_xmlXPathFreeCompExpr(xmlXPathCompExprPtr path)
{
	forget(path);
	__real_xmlXPathFreeCompExpr(path);
}

gzFile __wrap_gzopen(const char *path, const char *mode)
{
	gzFile file = __real_gzopen(in_place_of(path), mode);

	note(file, close_gz);
	return file;
}

int __wrap_gzclose(gzFile file)
{
	forget(file);
	return __real_gzclose(file);
}

FILE *__wrap_fopen(const char *path, const char *mode)
{
	FILE *f = __real_fopen(in_place_of(path), mode);

	note(f, close_file);
	return f;
}

int __wrap_fclose(FILE *f)
{
	forget(f);
	return __real_fclose(f);
}

int __wrap_access(const char *path, int mode)
{
	const struct replaced *r = entry_of(path);

	return r && r->path ? 0 : __real_access(path, mode);
}

/* As file_read() calls it, which makes no file. */
int __wrap_open(const char *path, int flags, ...)
{
	return __real_open(in_place_of(path), flags);
}

/* ---- */

void held_begin(const struct arena *run)
{
	kept = run;
	noting = true;
}

void held_close(void)
{
	for (int i = 0; i < MOST; i++)
		if (things[i].at) {
			things[i].close(things[i].at);
			things[i] = (struct thing){0};
		}
}

void held_release(void)
{
	held_close();
	xmlResetLastError();
	noting = false;
	for (struct held *b = all_held, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	all_held = NULL;
}
