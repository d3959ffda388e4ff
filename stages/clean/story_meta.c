#include "headline.h"

#include "../lib/utf8.h"

#include <jansson.h>

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

static bool is_article(const json_t *j)
{
	const json_t *type = json_object_get(j, "@type");
	if (json_is_array(type))
		type = json_array_get(type, 0);
	const char *name = json_string_value(type);
	if (!name)
		return false;
	struct str s = str_of(name);
	return str_has(s, STR("Article")) || str_has(s, STR("BlogPosting")) || str_has(s, STR("Report"));
}

/* "author": "A" | {"name": "A"} | [{"name": "A"}, ...]; organisations are no writers. */
static struct str names_of(const json_t *j, struct arena *one)
{
	struct str names = STR("");
	if (json_is_string(j))
		return string_of(j, one);
	if (json_is_object(j)) {
		const char *type = json_string_value(json_object_get(j, "@type"));
		bool organisation = type && str_has(str_of(type), STR("Organization"));
		return organisation ? names : string_of(json_object_get(j, "name"), one);
	}
	for (size_t i = 0; i < json_array_size(j) && i < 12; i++) {
		const json_t *member = json_array_get(j, i);
		if (!json_is_array(member))
			names = arena_join(one, names, STR("; "), names_of(member, one));
	}
	return names;
}

static void take_article(const json_t *j, struct story_meta *m, struct arena *one)
{
	m->headline = string_of(json_object_get(j, "headline"), one);
	m->published = string_of(json_object_get(j, "datePublished"), one);
	m->author = names_of(json_object_get(j, "author"), one);
	m->publisher = string_of(json_object_get(json_object_get(j, "publisher"), "name"), one);
	const json_t *of = json_object_get(j, "mainEntityOfPage");
	m->url = string_of(json_is_object(of) ? json_object_get(of, "@id") : of, one);
	if (!m->url.n)
		m->url = string_of(json_object_get(j, "url"), one);
}

/* Depth is bounded, so is the number of members looked at. */
static bool search(const json_t *j, int depth, struct story_meta *m, struct arena *one)
{
	if (depth > DEEPEST_JSON)
		return false;
	if (json_is_object(j) && is_article(j)) {
		take_article(j, m, one);
		return true;
	}
	for (size_t i = 0; json_is_array(j) && i < json_array_size(j) && i < MOST_MEMBERS; i++)
		if (search(json_array_get(j, i), depth + 1, m, one))
			return true;
	return json_is_object(j) && (search(json_object_get(j, "@graph"), depth + 1, m, one) ||
					    search(json_object_get(j, "mainEntity"), depth + 1, m, one));
}

struct story_meta story_meta(const struct page *p, struct arena *one)
{
	struct story_meta m = {STR(""), STR(""), STR(""), STR(""), STR("")};
	bool found = false;
	for (size_t i = 0; i < p->json.n && !found; i++) {
		struct str text = str_trim(without_controls(one, p->json.v[i]));
		json_t *root = json_loadb(text.s, text.n, JSON_DISABLE_EOF_CHECK, NULL);
		if (root)
			found = search(root, 0, &m, one);
		json_decref(root);
	}
	return m;
}
