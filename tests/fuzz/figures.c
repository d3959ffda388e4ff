/* Figures of a short text; the first byte chooses the language. */
#include "rig/rig.h"

#include "../../stages/extract/extract.h"

static struct lexicons *lex;

void fuzz_open(struct arena *run)
{
	lex = lexicons_load(rig_config, run);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = rig_input(in, one);
	struct article *a = &page.articles.v[0];
	struct facts f;
	uint64_t h = 0;

	for (size_t i = 0; i < a->blocks.n; i++)
		*PUSH(one, &a->sentences) = a->blocks.v[i].at;
	f = facts_prepare(a, lex, one);
	f.events.governs = NEW(one, size_t, a->sentences.n + 1);
	for (size_t i = 0; i < a->sentences.n; i++)
		f.events.governs[i] = STR_NONE;
	find_figures(&f);
	check_input(&page);
	for (size_t i = 0; i < a->readings[READING_FIGURE].n; i++)
		h = rig_hash(h, a->readings[READING_FIGURE].v[i].cell[FI_value]);
	return h;
}
