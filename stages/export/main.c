/* export - readings and things in the form of the dataset contract
 * usage: export -t batch -l links -d folder [input]     the tables of readings of a batch as parts
 *        export -T folder -d folder                     the tables of things as parts
 *        export -P -d dataset parts batches             all parts put together, described, checked and published */
#include "../lib/fail.h"
#include "../lib/options.h"
#include "batch.h"
#include "describe.h"
#include "publish.h"
#include "things.h"

static const char usage[] = "[-C config] -t batch -l links | -T things | -P, -d folder [-Bp] [input | parts batches]";
static const char help[] = "Writes readings and things in the form of the dataset:\n"
			   "  export -t batch -l links -d folder [-p] [input]\n"
			   "  export -T things -d folder\n"
			   "  export -P -d dataset [-B] [-p] parts batches\n"
			   "  -t batch   one batch: id of the batch; needs -l\n"
			   "  -l links   CSV of the batch's local ids and the things they are\n"
			   "  -T things  folder with the tables of things as resolve writes them\n"
			   "  -P         put the parts of all batches together and publish them\n"
			   "  -d folder  where to write: parts, or with -P the dataset\n"
			   "  -B         the CSV files begin with a byte order mark, for Excel\n"
			   "  -p         public release: no article text, no evidence\n"
			   "  -C config  folder of the tables (config)\n"
			   "  -h, -V     print this help, the version\n";

int main(int argc, char **argv)
{
	const char *batch = NULL, *links = NULL, *things = NULL, *folder = NULL, *together = NULL, *bom = NULL, *public = NULL;
	const struct option_own own[] = {{'t', true, &batch}, {'l', true, &links}, {'T', true, &things}, {'d', true, &folder},
		{'P', false, &together}, {'B', false, &bom}, {'p', false, &public}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0};

	if (!folder || !!batch + !!things + !!together != 1 || (batch && !links) || (together && opt.n_operands != 2))
		fail(FAIL_USAGE, "one of -t (with -l), -T and -P (with two operands) is needed, and -d; -h shows how");
	options_operands(&opt, together ? 2 : batch ? 1 : 0);
	struct schema schema = schema_load(opt.config, &run);
	if (batch) {
		batch_export(&schema, (struct batch){opt.input, links, folder, public != NULL}, &run);
	} else if (things) {
		things_export(&schema, things, folder, &run);
	} else {
		struct package package = package_load(opt.config, &run);

		publish(&schema, &package,
			(struct publication){folder, opt.operands[0], opt.operands[1], bom != NULL, public != NULL,
				describe_values(&schema, opt.config, &run)},
			&run);
	}
	arena_release(&run);
	return 0;
}
