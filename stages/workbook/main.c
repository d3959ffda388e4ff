/* workbook - a dataset as one file for spreadsheets
 * usage: workbook [-C config] -o file.xlsx dataset        A sheet for each table of the folder, and the codebook. */
#include "../lib/fail.h"
#include "../lib/options.h"
#include "book.h"

static const char help[] =
	"Writes the tables of a dataset as an Excel workbook, one sheet for each, events first, and the codebook.\n"
	"  -o file.xlsx  the workbook\n"
	"  -C config     folder of the tables (default: config)\n"
	"  -h, -V        this help; version\n"
	"dataset is a folder with tables as TABLE.csv.gz or TABLE.csv.\n";

static const char usage[] = "[-C config] -o file.xlsx dataset";

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);
	struct arena run = {0};

	if (opt.n_operands != 1 || !opt.output)
		fail(FAIL_USAGE, "needs a folder and -o; usage: workbook %s", usage);
	book_write(opt.config, opt.operands[0], opt.output, &run);
	arena_release(&run);
	return 0;
}
