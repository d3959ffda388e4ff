#include "page.h"

#include "../lib/fail.h"
#include "../lib/file.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxslt/documents.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <string.h>

static const char *const sheet_names[SHEETS] = {
	"overview", "events", "event", "persons", "person", "articles", "article", "search"};

/* For the loader, which libxslt calls without a context. */
static const struct labels *words;

static struct str word_of(const char *path, long line, struct str key)
{
	struct str word = label_find(words, key);

	if (!word.n)
		fail_at(path, (unsigned long)line, "no word '%.*s' in report/words.csv", STR_ARG(key));
	return word;
}

/* Every {say:key} of an attribute. */
static void put_words_into(xmlNode *e, xmlAttr *at, const char *path)
{
	struct arena one = {0};
	struct buf said = {.arena = &one};
	xmlChar *value = xmlNodeGetContent((xmlNode *)at);
	struct str rest = str_of((char *)value), mark = STR("{say:");

	for (size_t found; (found = str_find(rest, mark)) != STR_NONE;) {
		struct str key = str_slice(rest, found + mark.n, rest.n);

		buf_put(&said, str_slice(rest, 0, found));
		key = str_slice(key, 0, str_find(key, STR("}")));
		buf_put(&said, word_of(path, xmlGetLineNo(e), str_trim(key)));
		rest = str_slice(rest, found + mark.n + key.n + 1, rest.n);
	}
	if (said.n) {
		buf_put(&said, rest);
		xmlSetNsProp(e, at->ns, at->name, (const xmlChar *)arena_cstr(&one, buf_str(&said)));
	}
	xmlFree(value);
	arena_release(&one);
}

/* <say key="..."/> becomes a text, which a stylesheet gives out as it stands. */
static void put_words(xmlNode *e, const char *path)
{
	for (xmlNode *next; e; e = next) {
		next = e->next;
		if (e->type != XML_ELEMENT_NODE)
			continue;
		for (xmlAttr *at = e->properties; at; at = at->next)
			put_words_into(e, at, path);
		if (xmlStrEqual(e->name, (const xmlChar *)"say")) {
			struct arena one = {0};
			xmlChar *key = xmlGetProp(e, (const xmlChar *)"key");
			struct str word = word_of(path, xmlGetLineNo(e), str_of((char *)key));

			xmlFreeNode(xmlReplaceNode(e, xmlNewText((const xmlChar *)arena_cstr(&one, word))));
			xmlFree(key);
			arena_release(&one);
		} else {
			put_words(e->children, path);
		}
	}
}

static xmlDoc *load_sheet(const xmlChar *path, xmlDict *dict, int options, void *context, xsltLoadType type)
{
	xmlDoc *doc = xmlReadFile((const char *)path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

	(void)dict, (void)options, (void)context, (void)type;
	if (!doc)
		fail(FAIL_USAGE, "cannot read '%s'", (const char *)path);
	put_words(xmlDocGetRootElement(doc), (const char *)path);
	return doc;
}

struct site site_open(const char *config, const struct labels *l, const char *folder, struct arena *run, struct arena *one)
{
	struct site s = {.labels = l, .folder = folder, .one = one};

	words = l;
	xsltSetLoaderFunc(load_sheet);
	for (int i = 0; i < SHEETS; i++) {
		const char *path = arena_printf(run, "%s/report/%s.xsl", config, sheet_names[i]).s;

		s.sheet[i] = xsltParseStylesheetDoc(load_sheet((const xmlChar *)path, NULL, 0, NULL, XSLT_LOAD_START));
		if (!s.sheet[i] || ((xsltStylesheet *)s.sheet[i])->errors)
			fail(FAIL_USAGE, "'%s' is no stylesheet", path);
	}
	return s;
}

void site_close(struct site *s)
{
	for (int i = 0; i < SHEETS; i++)
		xsltFreeStylesheet(s->sheet[i]);
	xsltCleanupGlobals();
	xsltSetLoaderFunc(NULL);
}

static void *made(void *p)
{
	if (!p)
		fail(FAIL_RUN, "out of memory");
	return p;
}

xmlNode *page_begin(struct site *s, const char *name)
{
	xmlDoc *doc = made(xmlNewDoc((const xmlChar *)"1.0"));
	xmlNode *root = made(xmlNewNode(NULL, (const xmlChar *)name));

	xmlDocSetRootElement(doc, root);
	page_attribute(root, "lang", s->labels->language);
	return root;
}

xmlNode *page_element(xmlNode *parent, const char *name)
{
	return made(xmlNewChild(parent, NULL, (const xmlChar *)name, NULL));
}

void page_attribute(xmlNode *e, const char *name, struct str value)
{
	xmlChar *copy = made(xmlStrndup((const xmlChar *)value.s, (int)value.n));

	made(xmlNewProp(e, (const xmlChar *)name, copy));
	xmlFree(copy);
}

void page_number(xmlNode *e, const char *name, size_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", value);
	page_attribute(e, name, str_of(digits));
}

void page_text(xmlNode *e, struct str text)
{
	xmlNodeAddContentLen(e, (const xmlChar *)text.s, (int)text.n);
}

xmlNode *page_row(struct site *s, xmlNode *parent, const char *name, const struct store *t, struct str *const row)
{
	xmlNode *e = page_element(parent, name);

	for (size_t i = 0; i < t->table.n; i++) {
		const struct published_column *c = &t->table.v[i];

		if (!row[i].n)
			continue;
		const char *column = arena_cstr(s->one, c->name);
		struct str label = label_cell(s->labels, c, row[i], s->one);

		page_attribute(e, column, row[i]);
		if (label.n)
			page_attribute(e, arena_printf(s->one, "%s_label", column).s, label);
	}
	return e;
}

void page_file(const char *path, struct str bytes)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(bytes.s, 1, bytes.n, f) != bytes.n || fclose(f))
		fail(FAIL_RUN, "cannot write '%s': %s", path, strerror(errno));
}

/* "event/ID.html": an id comes from the dataset, and might be a way out of the report. */
static void check_place(const char *path)
{
	const char *slash = strchr(path, '/');

	if (slash && strchr(slash + 1, '/'))
		fail(FAIL_USAGE, "an id of the dataset holds a '/': '%s'", path);
}

void page_write(struct site *s, enum sheet sheet, xmlNode *root, const char *path)
{
	xmlChar *bytes = NULL;
	int n = 0;

	check_place(path);
	page_attribute(root, "path", str_of(path));
	xmlDoc *html = xsltApplyStylesheet(s->sheet[sheet], root->doc, NULL);

	if (!html || xsltSaveResultToString(&bytes, &n, html, s->sheet[sheet]) || !bytes)
		fail(FAIL_RUN, "the stylesheet '%s' fails on '%s'", sheet_names[sheet], path);
	page_file(arena_printf(s->one, "%s/%s", s->folder, path).s, (struct str){(char *)bytes, (size_t)n});
	xmlFree(bytes);
	xmlFreeDoc(html);
	xmlFreeDoc(root->doc);
	arena_reset(s->one);
	s->pages++;
}
