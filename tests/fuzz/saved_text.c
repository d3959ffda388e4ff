/* A page saved as plain text; the first byte chooses whether its address is known. */
#include "rig/rig.h"

#include "../../stages/clean/saved_text.h"
#include "../../stages/lib/utf8.h"

static struct field_tables tables;

void fuzz_open(struct arena *run)
{
	tables.cues = cues_load(rig_config, run);
	tables.clock = clock_words_load(rig_config, run);
	tables.surnames = surnames_load(rig_config, run);
	tables.weights = &chosen_weights;
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = {.source = STR("fuzz.txt"), .outcome = STR("ok")};
	struct str url = rig_choice(&in, 2) ? STR("https://baothu.example/tin/1.html") : STR("");
	struct article *a = PUSH(one, &page.articles);
	size_t bad;

	*a = (struct article){.source = page.source, .views = -1};
	if (!saved_text_read(utf8_mend(one, in, &bad), url, &tables, one, a, NULL) || !a->text.n)
		return 0;
	check_input(&page);
	return check_stream(&page, one);
}
