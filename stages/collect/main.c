/* collect - list the inputs, in order, cut into batches
 * usage: collect [-b size] [-l list] [-s state] [-x folder] -d folder input
 * FOLDER/batches and FOLDER/BATCH.csv are rewritten only where they change. */
#include "../lib/fail.h"
#include "../lib/fence.h"
#include "../lib/file.h"
#include "../lib/options.h"
#include "batches.h"
#include "listing.h"
#include "stamp.h"

static const char usage[] = "[-b size] [-l list] [-s state] [-x folder] -d folder input";
static const char help[] =
	"List the files of a folder, cut into batches: FOLDER/batches holds the ids, FOLDER/ID.csv the inputs of one.\n"
	"  -b size    mean number of inputs in a batch (1536)\n"
	"  -d folder  where the lists go\n"
	"  -l list    only the files named in this list, relative to the input folder\n"
	"  -s state   what was seen in the last run, so that unchanged files are not read again (FOLDER/state.csv)\n"
	"  -x folder  leave this folder out, such as an output that lies inside the input\n"
	"  -h, -V     print this help, the version\n";

static size_t batch_size(const char *text)
{
	long size;
	if (!str_number(str_of(text), &size) || size < 1 || size > 1000000)
		fail(FAIL_USAGE, "a batch size is a number from 1 to 1000000, not '%s'", text);
	return (size_t)size;
}

struct found {
	struct tape files;
	struct sum sum;
	struct arena one;
};

static void note_found(const struct input_file *f, void *context)
{
	struct found *found = context;
	struct buf record = {.arena = &found->one};
	arena_reset(&found->one);
	input_pack(&record, f);
	tape_put(&found->files, buf_str(&record));
	sum_add(f, &found->sum);
}

int main(int argc, char **argv)
{
	const char *size = "1536", *folder = NULL, *list = NULL, *state = NULL, *without = NULL;
	const struct option_own own[] = {
		{'b', true, &size}, {'d', true, &folder}, {'l', true, &list}, {'s', true, &state}, {'x', true, &without}, {0}};
	struct options opt = options_read(argc, argv, usage, help, own);
	struct arena run = {0};

	if (!folder || opt.n_operands != 1)
		fail(FAIL_USAGE, "usage: collect %s", usage);
	size_t mean = batch_size(size);
	fence_stage(0);
	if (!state)
		state = arena_cstr(&run, arena_printf(&run, "%s/state.csv", folder));

	struct str options = arena_printf(&run, "-b %zu -s %s", mean, state);
	make_parent(arena_printf(&run, "%s/", folder).s);
	struct found found = {.files = tape_open(folder, &run)};
	int root = inputs_walk(opt.input, list, without, note_found, &found, &run);
	if (!stamp_holds(folder, options, found.sum, &run)) {
		struct listing all;

		listing_make(&all, &found.files, state, folder, root, &run);
		batches_write(folder, mean, &all, &run);
		listing_close(&all);
		stamp_write(folder, options, all.sum, &run);
	}
	tape_close(&found.files);
	arena_release(&found.one);
	arena_release(&run);
	return 0;
}
