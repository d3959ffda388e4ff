/* Without libFuzzer: each file that is named is run through the harness, then all of them once more, backwards. */
#include "rig.h"

#include "../../../stages/lib/file.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void run_file(const char *path)
{
	struct arena file = {0};
	struct str bytes, why;

	rig_at(str_of(path));
	HOLDS(file_read(path, 0, &file, &bytes, &why));
	LLVMFuzzerTestOneInput((const uint8_t *)bytes.s, bytes.n);
	arena_release(&file);
}

int main(int argc, char **argv)
{
	LLVMFuzzerInitialize(&argc, &argv);
	for (int i = 1; i < argc; i++)
		run_file(argv[i]);
	for (int i = argc - 1; i > 0; i--)
		run_file(argv[i]);
	return 0;
}
