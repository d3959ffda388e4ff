#include "sites.h"

#include "../lib/fail.h"
#include "../lib/table.h"
#include "../lib/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/xpath.h>
#include <limits.h>

/* The order is that of the choices in sites_load(). */
enum site_part { PART_AUTHOR, PART_BODY, PART_DATE, PART_LEDE, PART_REMOVE, PART_TITLE, PARTS };
static const char parts[] = "author body date lede remove title";
static const char *const part_name[PARTS] = {"author", "body", "date", "lede", "remove", "title"};

struct site_rule {
	struct str host;
	enum site_part what;
	xmlXPathCompExpr *xpath;
};
struct sites {
	struct site_rule *v;
	size_t n, cap;
};

static void ignore_message(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static void check_host(const struct table *t, const struct table_row *row, struct str host)
{
	for (size_t i = 0; i < host.n; i++) {
		char c = host.s[i];
		if (!((c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '-'))
			table_fail(t, row, "host '%.*s' is not a host in small letters", STR_ARG(host));
	}
	if (!host.n || str_starts(host, STR("www.")))
		table_fail(t, row, "host is empty or begins with www.");
}

const struct sites *sites_load(const char *config, struct arena *run)
{
	struct table t = table_load(config, "sites.csv", run);
	unsigned host = table_column(&t, "host"), what = table_column(&t, "what"), xpath = table_column(&t, "xpath");
	struct sites *s = NEW(run, struct sites, 1);
	xmlSetGenericErrorFunc(NULL, ignore_message);
	for (size_t i = 0; i < t.n; i++) {
		const struct table_row *row = &t.rows[i];
		struct site_rule r = {row->cell[host], (enum site_part)table_choice(&t, row, what, parts), NULL};
		check_host(&t, row, r.host);
		r.xpath = xmlXPathCompile((const xmlChar *)arena_cstr(run, row->cell[xpath]));
		if (!r.xpath)
			table_fail(&t, row, "xpath '%.*s' cannot be read", STR_ARG(row->cell[xpath]));
		*PUSH(run, s) = r;
	}
	return s;
}

void sites_release(const struct sites *s)
{
	for (size_t i = 0; i < s->n; i++)
		xmlXPathFreeCompExpr(s->v[i].xpath);
	xmlCleanupParser();
}

static bool of_host(struct str host, struct str rule)
{
	if (str_eq(host, rule))
		return true;
	return str_ends(host, rule) && host.n > rule.n && host.s[host.n - rule.n - 1] == '.';
}

bool site_has_rules(const struct sites *s, struct str host)
{
	for (size_t i = 0; i < s->n; i++)
		if (of_host(host, s->v[i].host))
			return true;
	return false;
}

struct cutting {
	xmlDocPtr doc;
	xmlXPathContextPtr context;
	struct arena *one;
	struct str source;
	xmlNodePtr removed; /* a bin for unlinked nodes: another rule's nodes may lie inside them */
};

static xmlXPathObjectPtr find(struct cutting *c, const struct site_rule *r)
{
	xmlXPathObjectPtr found = xmlXPathCompiledEval(r->xpath, c->context);
	if (found && found->type == XPATH_NODESET && found->nodesetval && found->nodesetval->nodeNr > 0)
		return found;
	warn("%.*s: the rule for %s of %.*s finds nothing", STR_ARG(c->source), part_name[r->what], STR_ARG(r->host));
	xmlXPathFreeObject(found);
	return NULL;
}

static void put_text(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '<')
			buf_put(out, STR("&lt;"));
		else if (text.s[i] == '&')
			buf_put(out, STR("&amp;"));
		else
			buf_putc(out, text.s[i]);
	}
}

/* The text of the first node. */
static struct str text_of(struct cutting *c, xmlXPathObjectPtr found)
{
	xmlChar *content = xmlNodeGetContent(found->nodesetval->nodeTab[0]);
	struct str text =
		content ? utf8_nfc(c->one, utf8_fold_space(c->one, arena_str(c->one, str_of((const char *)content)))) : STR("");
	text = arena_str(c->one, text);
	xmlFree(content);
	return text;
}

static void put_nodes(struct cutting *c, struct buf *out, xmlXPathObjectPtr found)
{
	for (int i = 0; i < found->nodesetval->nodeNr; i++) {
		xmlNodePtr node = found->nodesetval->nodeTab[i];
		xmlBufferPtr buffer = xmlBufferCreate();
		if (buffer && node->type == XML_ELEMENT_NODE && htmlNodeDump(buffer, c->doc, node) > 0)
			buf_put(out, str_of((const char *)xmlBufferContent(buffer)));
		xmlBufferFree(buffer);
	}
}

static void remove_nodes(struct cutting *c, xmlXPathObjectPtr found)
{
	for (int i = 0; i < found->nodesetval->nodeNr; i++) {
		xmlNodePtr node = found->nodesetval->nodeTab[i];
		found->nodesetval->nodeTab[i] = NULL;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		xmlUnlinkNode(node);
		xmlAddChild(c->removed, node);
	}
}

/* All rules of the host for one part; false if none found anything. */
static bool take_part(
	struct cutting *c, const struct sites *s, struct str host, enum site_part what, struct str *text, struct buf *html)
{
	bool any = false;
	for (size_t i = 0; i < s->n; i++) {
		if (s->v[i].what != what || !of_host(host, s->v[i].host))
			continue;
		xmlXPathObjectPtr found = find(c, &s->v[i]);
		if (!found)
			continue;
		any = true;
		if (text && !text->n)
			*text = text_of(c, found);
		if (html)
			put_nodes(c, html, found);
		if (what == PART_REMOVE)
			remove_nodes(c, found);
		xmlXPathFreeObject(found);
	}
	return any;
}

static bool cut_tree(struct cutting *c, const struct sites *s, struct str host, struct site_cut *cut)
{
	struct str lede = STR("");
	struct buf body = {.arena = c->one}, html = {.arena = c->one};
	*cut = (struct site_cut){STR(""), STR(""), STR(""), STR("")};
	take_part(c, s, host, PART_TITLE, &cut->title, NULL);
	take_part(c, s, host, PART_DATE, &cut->date, NULL);
	take_part(c, s, host, PART_AUTHOR, &cut->author, NULL);
	take_part(c, s, host, PART_LEDE, &lede, NULL);
	take_part(c, s, host, PART_REMOVE, NULL, NULL);
	if (!take_part(c, s, host, PART_BODY, NULL, &body))
		return false;
	buf_put(&html, STR("<html><body><h1>"));
	put_text(&html, cut->title);
	buf_put(&html, STR("</h1><div class=\"date\">"));
	put_text(&html, cut->date);
	buf_put(&html, STR("</div><div class=\"sapo\">"));
	put_text(&html, lede);
	buf_put(&html, STR("</div>"));
	buf_put(&html, buf_str(&body));
	buf_put(&html, STR("</body></html>"));
	cut->html = buf_str(&html);
	return cut->title.n > 0;
}

bool site_cut(const struct sites *s, struct str host, struct str source, struct str html, struct arena *one, struct site_cut *cut)
{
	if (!host.n || !site_has_rules(s, host) || html.n > INT_MAX / 2)
		return false;
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
			    HTML_PARSE_COMPACT | XML_PARSE_HUGE;
	struct cutting c = {.one = one, .source = source};
	c.doc = htmlReadMemory(html.s, (int)html.n, NULL, "UTF-8", options);
	c.context = c.doc ? xmlXPathNewContext(c.doc) : NULL;
	c.removed = xmlNewNode(NULL, (const xmlChar *)"removed");
	bool done = c.removed && c.context && cut_tree(&c, s, host, cut);
	xmlXPathFreeContext(c.context);
	xmlFreeNode(c.removed);
	xmlFreeDoc(c.doc);
	return done;
}
