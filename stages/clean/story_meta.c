#include "headline.h"

#include "../lib/utf8.h"

#include <jansson.h>
#include <string.h>

enum { DEEPEST_JSON = 6, MOST_MEMBERS = 200 };

/* Pages put raw line ends and tabs into strings, which JSON forbids. */
static struct str without_controls(struct arena *one, struct str s)
{
	char *to = arena_cstr(one, s);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)to[i] < 0x20)
			to[i] = ' ';
	return (struct str){to, s.n};
}

static struct str string_of(const json_t *j, struct arena *one)
{
	if (!json_is_string(j))
		return STR("");
	struct str raw = {json_string_value(j), json_string_length(j)};
	return arena_str(one, utf8_nfc(one, utf8_fold_space(one, decoded(one, arena_str(one, raw), false))));
}

/* An article; or, of less weight, what is dated: a page, a recipe. */
enum { NODE_NONE, NODE_DATED, NODE_ARTICLE };

static int kind_of(const json_t *j)
{
	const json_t *type = json_object_get(j, "@type");
	if (json_is_array(type))
		type = json_array_get(type, 0);
	const char *name = json_string_value(type);
	if (!name)
		return NODE_NONE;
	struct str s = str_of(name);
	if (str_has(s, STR("Article")) || str_has(s, STR("BlogPosting")) || str_has(s, STR("Report")))
		return NODE_ARTICLE;
	return json_is_string(json_object_get(j, "datePublished")) ? NODE_DATED : NODE_NONE;
}

/* The object of a graph that an {"@id": ...} elsewhere in it means. */
static const json_t *named_node(const json_t *graph, const json_t *j)
{
	const char *id = json_string_value(json_object_get(j, "@id"));
	for (size_t i = 0; id && i < json_array_size(graph) && i < MOST_MEMBERS; i++) {
		const json_t *node = json_array_get(graph, i);
		const char *other = json_string_value(json_object_get(node, "@id"));
		if (other && strcmp(id, other) == 0)
			return node;
	}
	return j;
}

static struct str name_of(const json_t *graph, const json_t *j, struct arena *one)
{
	if (!json_object_get(j, "name"))
		j = named_node(graph, j);
	const json_t *types = json_object_get(j, "@type");
	const char *type = json_string_value(json_is_array(types) ? json_array_get(types, 0) : types);
	bool organisation = type && str_has(str_of(type), STR("Organization"));
	return organisation ? STR("") : string_of(json_object_get(j, "name"), one);
}

/* "author": "A" | {"name": "A"} | {"@id": "#a"} | [{"name": "A"}, ...]; organisations are no writers. */
static struct str names_of(const json_t *graph, const json_t *j, struct arena *one)
{
	struct str names = STR("");
	if (json_is_string(j))
		return string_of(j, one);
	if (json_is_object(j))
		return name_of(graph, j, one);
	for (size_t i = 0; i < json_array_size(j) && i < 12; i++) {
		const json_t *member = json_array_get(j, i);
		if (!json_is_array(member))
			names = arena_join(one, names, STR("; "), names_of(graph, member, one));
	}
	return names;
}

static void keep(struct str *to, struct str found)
{
	if (!to->n)
		*to = found;
}

/* What an earlier article has not said. */
static void take_article(const json_t *graph, const json_t *j, struct story_meta *m, struct arena *one)
{
	keep(&m->headline, string_of(json_object_get(j, "headline"), one));
	keep(&m->published, string_of(json_object_get(j, "datePublished"), one));
	keep(&m->author, names_of(graph, json_object_get(j, "author"), one));
	keep(&m->publisher, string_of(json_object_get(named_node(graph, json_object_get(j, "publisher")), "name"), one));
	const json_t *of = json_object_get(j, "mainEntityOfPage");
	keep(&m->url, string_of(json_is_object(of) ? json_object_get(of, "@id") : of, one));
	keep(&m->url, string_of(json_object_get(j, "url"), one));
}

struct found_meta {
	struct story_meta article, dated;
	bool has_article, has_dated;
};

static void take_node(const json_t *graph, const json_t *j, struct found_meta *f, struct arena *one)
{
	int kind = kind_of(j);
	if (kind == NODE_ARTICLE && !f->has_article)
		take_article(graph, j, &f->article, one);
	else if (kind == NODE_DATED && !f->has_dated)
		take_article(graph, j, &f->dated, one);
	f->has_article |= kind == NODE_ARTICLE;
	f->has_dated |= kind == NODE_DATED;
}

/* Depth is bounded, so is the number of members looked at. */
static void search(const json_t *graph, const json_t *j, int depth, struct found_meta *f, struct arena *one)
{
	if (depth > DEEPEST_JSON || f->has_article)
		return;
	if (json_is_object(j)) {
		take_node(graph, j, f, one);
		const json_t *inner = json_object_get(j, "@graph");
		search(inner ? inner : graph, inner, depth + 1, f, one);
		search(graph, json_object_get(j, "mainEntity"), depth + 1, f, one);
		search(graph, json_object_get(j, "mainEntityOfPage"), depth + 1, f, one);
	}
	for (size_t i = 0; json_is_array(j) && i < json_array_size(j) && i < MOST_MEMBERS; i++)
		search(graph, json_array_get(j, i), depth + 1, f, one);
}

struct story_meta story_meta(const struct page *p, struct arena *one)
{
	const struct story_meta none = {STR(""), STR(""), STR(""), STR(""), STR("")};
	struct found_meta f = {.article = none, .dated = none};
	for (size_t i = 0; i < p->json.n && !f.has_article; i++) {
		struct str text = str_trim(without_controls(one, p->json.v[i]));
		json_t *root = json_loadb(text.s, text.n, JSON_DISABLE_EOF_CHECK, NULL);
		search(root, root, 0, &f, one);
		json_decref(root);
	}
	keep(&f.article.published, f.dated.published);
	keep(&f.article.author, f.dated.author);
	return f.article;
}
