/* diff - what changed between two datasets
 * usage: diff [-C config] [-o file.csv] old new        A line for each table that changed; each change as a row of file.csv. */
#include "../lib/fail.h"
#include "../lib/file.h"
#include "../lib/options.h"
#include "compare.h"
#include "new_ids.h"

static const char help[] =
	"Tells for each table of two datasets how many rows were added, removed, changed, and which ids were merged.\n"
	"  -o file.csv  each change as a row: table,key,change,column,old,new\n"
	"  -C config    folder of the tables (default: config)\n"
	"  -h, -V       this help; version\n"
	"old and new are folders of datasets, with their tables as TABLE.csv.gz or TABLE.csv.\n";

static const char usage[] = "[-C config] [-o file.csv] old new";

static void write_csv(const char *path, struct str rows)
{
	struct outfile out;

	outfile_open(&out, path);
	fwrite(rows.s, 1, rows.n, out.f);
	outfile_commit(&out);
}

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);
	struct arena run = {0}, one = {0};
	struct buf rows = {.arena = &run};
	struct csv_writer csv = {.out = &rows};
	bool any = false;

	if (opt.n_operands != 2)
		fail(FAIL_USAGE, "needs two folders; usage: diff %s", usage);
	const char *old = opt.operands[0], *new = opt.operands[1];
	struct plan plan = plan_load(opt.config, &run);

	check_dataset(old, &plan, &run);
	check_dataset(new, &plan, &run);
	struct new_ids ids = find_new_ids(&plan, old, new, &run);

	buf_put(&rows, STR("table,key,change,column,old,new\r\n"));
	for (size_t i = 0; i < plan.n; i++, arena_reset(&one))
		any |= compare_table(&plan.v[i], &ids, old, new, &csv, &one);
	if (!any)
		puts("no row changed");
	if (opt.output)
		write_csv(opt.output, buf_str(&rows));
	arena_release(&one);
	arena_release(&run);
	return 0;
}
