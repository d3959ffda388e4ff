/* Pages and saved text: a page in; its fields, then its blocks as "kind: text". */
#include "../../stages/clean/cleaner.h"
#include "cases.h"

static void put_field(struct buf *out, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_put(out, str_of(name));
	buf_put(out, STR(": "));
	buf_put(out, value);
	buf_putc(out, '\n');
}

static void put_number(struct buf *out, const char *name, long n, long none)
{
	if (n != none)
		put_field(out, name, arena_printf(out->arena, "%ld", n));
}

static void put_article(struct buf *out, const struct article *a)
{
	put_field(out, "site", a->site);
	put_field(out, "published", a->published_at);
	put_field(out, "author", a->author);
	put_number(out, "views", a->views, -1);
	put_number(out, "teasers", a->teasers, 0);
	for (size_t i = 0; i < a->blocks.n; i++) {
		put_field(out, block_kind_name[a->blocks.v[i].kind], span_of(a->text, a->blocks.v[i].at));
		put_field(out, "  of", a->blocks.v[i].published_at);
	}
}

static struct str answer(struct str page, const void *context, struct arena *one)
{
	struct buf out = {.arena = one};
	struct input in = {.source = STR("page"), .reason = STR("")};
	clean_input(context, page, (struct transport){STR(""), STR("")}, one, &in);
	if (!in.articles.n)
		put_field(&out, arena_cstr(one, in.outcome), in.reason);
	for (size_t i = 0; i < in.articles.n; i++)
		put_article(&out, &in.articles.v[i]);
	return buf_str(&out);
}

int main(int argc, char **argv)
{
	static const char *const files[] = {"tests/cases/clean/pages.cases", "tests/cases/clean/saved_text.cases"};
	struct arena run = {0};
	struct cleaner *c = cleaner_load("config", &run);
	int number = 0, failed = 0;
	for (int i = 1; i < argc; i++)
		failed += cases_file(argv[i], &number, answer, c);
	for (size_t i = 0; argc < 2 && i < sizeof files / sizeof *files; i++)
		failed += cases_file(files[i], &number, answer, c);
	printf("1..%d\n", number);
	cleaner_release(c);
	arena_release(&run);
	return failed > 0;
}
