/* Bylines: one line in; "no byline", "no author", or the names out. */
#include "../../stages/segment/bylines.h"
#include "cases.h"

static struct str answer(struct str in, const void *context, struct arena *one)
{
	bool is_byline;
	struct str author = byline_author(in, context, one, &is_byline);
	return !is_byline ? STR("no byline") : author.n ? author : STR("no author");
}

int main(int argc, char **argv)
{
	struct arena run = {0};
	const struct byline_tables *tables = byline_tables_load("config", &run);
	int failed = cases_run(argc, argv, "tests/cases/segment/bylines.cases", answer, tables);
	arena_release(&run);
	return failed;
}
