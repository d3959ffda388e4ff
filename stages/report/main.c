/* report - a dataset as pages to look at
 * usage: report [-C config] -o folder dataset        Static HTML in each language of report/words.csv. */
#include "../lib/fail.h"
#include "../lib/options.h"
#include "report.h"

#include <stddef.h>

static const char help[] =
	"Writes static pages about a dataset: overview, timeline, who met whom, events, people, articles with their readings.\n"
	"  -o folder    the report; what stood there before is replaced when the new one is whole\n"
	"  -C config    folder of the tables; its report/ has the stylesheets and words (default: config)\n"
	"  -h, -V       this help; version\n"
	"dataset is a folder with dataset.xml.gz and tables as TABLE.csv.gz or TABLE.csv.\n";

static const char usage[] = "[-C config] -o folder dataset";

int main(int argc, char **argv)
{
	struct options opt = options_read(argc, argv, usage, help, NULL);

	if (opt.n_operands != 1 || !opt.output)
		fail(FAIL_USAGE, "needs a folder and -o; usage: report %s", usage);
	report_write(opt.config, opt.operands[0], opt.output);
	return 0;
}
