/* Names, titles and lists of people in a text, whether it tells of a meeting or not. */
#include "rig/rig.h"

#include "../../stages/extract/extract.h"
#include "../../stages/segment/segmenter.h"

static struct lexicons *lex;
static const struct segmenter *segmenter;

void fuzz_open(struct arena *run)
{
	lex = lexicons_load(rig_config, run);
	segmenter = segmenter_load(rig_config, run);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = rig_input(in, one);
	struct facts f;

	segment_input(segmenter, one, &page);
	for (size_t i = 0; i < page.articles.n; i++) {
		f = facts_prepare(&page.articles.v[i], lex, one);
		find_places(&f);
		find_dates(&f);
		find_events(&f);
		find_people(&f);
	}
	check_input(&page);
	return check_stream(&page, one);
}
