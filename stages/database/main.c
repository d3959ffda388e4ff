/* database - a dataset as one SQLite file
 * usage: database [-C config] -o file.sqlite dataset        The tables of the folder, with keys, indexes and a search. */
#include "../lib/fail.h"
#include "../lib/options.h"
#include "database.h"

static const char help[] = "Writes the tables of a dataset as an SQLite database with keys, indexes and full-text search.\n"
			   "  -o file.sqlite  the database\n"
			   "  -C config       folder of the tables (default: config)\n"
			   "  -h, -V          this help; version\n"
			   "dataset is a folder with tables as TABLE.csv.gz or TABLE.csv.\n";

static const char usage[] = "[-C config] -o file.sqlite dataset";

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);
	struct arena run = {0};

	if (opt.n_operands != 1 || !opt.output)
		fail(FAIL_USAGE, "needs a folder and -o; usage: database %s", usage);
	database_write(opt.config, opt.operands[0], opt.output, &run);
	arena_release(&run);
	return 0;
}
