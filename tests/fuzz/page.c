/* A page from its bytes to an article cut in sentences, written and read again. */
#include "rig/rig.h"

#include "../../stages/clean/cleaner.h"
#include "../../stages/segment/segmenter.h"

static const struct cleaner *cleaner;
static const struct segmenter *segmenter;

void fuzz_open(struct arena *run)
{
	cleaner = cleaner_load(rig_config, run);
	segmenter = segmenter_load(rig_config, run);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = {.source = STR("fuzz.html"), .reason = STR("")};
	struct transport with = {STR(""), STR("https://baothu.example/tin/1.html")};
	uint64_t h;

	clean_input(cleaner, in, with, one, &page);
	check_input(&page);
	check_utf8(page.articles.n ? main_text(&page.articles.v[0], one) : STR(""));
	h = check_stream(&page, one);
	segment_input(segmenter, one, &page);
	check_input(&page);
	return rig_number(h, check_stream(&page, one));
}
