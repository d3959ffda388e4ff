#include "links.h"

#include "../lib/fail.h"
#include "records.h"

#include <stdlib.h>

static const char *const kind_name[LINK_KINDS] = {"event", "participant", "agreement", "reprint"};

struct loading {
	struct links links;
	struct arena *run;
	const char *path;
};

static enum link_kind kind_of(struct str name, const char *path)
{
	for (int k = 0; k < LINK_KINDS; k++)
		if (str_eq(name, str_of(kind_name[k])))
			return (enum link_kind)k;
	fail(FAIL_RUN, "%s: no kind of link '%.*s'", path, STR_ARG(name));
}

static void take(const struct str *cell, void *context)
{
	struct loading *l = context;
	enum link_kind kind = kind_of(cell[1], l->path);

	*PUSH(l->run, &l->links) = (struct link){
		.article = arena_str(l->run, cell[0]),
		.kind = kind,
		.id = kind == LINK_REPRINT ? STR("") : arena_str(l->run, cell[2]),
		.thing = arena_str(l->run, cell[3]),
	};
}

static int by_key(const void *a, const void *b)
{
	const struct link *x = a, *y = b;
	int order = str_cmp(x->article, y->article);

	if (!order)
		order = (x->kind > y->kind) - (x->kind < y->kind);
	return order ? order : str_cmp(x->id, y->id);
}

struct links links_load(const char *path, struct arena *run)
{
	struct str names[] = {STR("article_id"), STR("kind"), STR("id"), STR("thing")};
	struct strs header = {.v = names, .n = 4};
	struct loading l = {.run = run, .path = path};

	records_read(path, &header, take, &l);
	if (l.links.n)
		qsort(l.links.v, l.links.n, sizeof *l.links.v, by_key);
	return l.links;
}

struct str links_find(const struct links *l, struct str article, enum link_kind kind, struct str id)
{
	struct link wanted = {.article = article, .kind = kind, .id = id};
	const struct link *found = l->n ? bsearch(&wanted, l->v, l->n, sizeof *l->v, by_key) : NULL;

	return found ? found->thing : STR("");
}
