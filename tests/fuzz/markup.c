/* HTML cut into tags, and its character references. */
#include "rig/rig.h"

#include "../../stages/clean/markup.h"
#include "../../stages/lib/utf8.h"

void fuzz_open(struct arena *run)
{
	(void)run;
}

static void check_view(struct str page, struct str view)
{
	HOLDS(!view.n || (view.s >= page.s && view.s + view.n <= page.s + page.n));
}

static uint64_t check_token(struct str page, const struct token *t, struct arena *one)
{
	struct str text = decoded(one, t->kind == TOKEN_TEXT || t->kind == TOKEN_RAW ? t->text : STR(""), false);
	uint64_t h = rig_hash((uint64_t)t->kind, text);

	HOLDS(t->tag < TAG_COUNT);
	check_utf8(text);
	if (t->kind == TOKEN_TEXT || t->kind == TOKEN_RAW)
		check_view(page, t->text);
	else
		check_view(page, t->name);
	for (int i = 0; i < ATTRIBUTE_COUNT; i++) {
		check_view(page, token_attribute(t, (enum attribute)i));
		check_utf8(decoded(one, token_attribute(t, (enum attribute)i), true));
	}
	return h;
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	size_t bad;
	struct str page = utf8_mend(one, in, &bad);
	struct markup m = markup_begin(page);
	struct token t;
	uint64_t h = 0;

	for (size_t n = 0; markup_next(&m, &t); n++) {
		HOLDS(n <= page.n + 1);
		h = rig_number(h, check_token(page, &t, one));
	}
	return h;
}
