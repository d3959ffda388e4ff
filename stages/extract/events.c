#include "extract.h"

void find_events(struct facts *f)
{
	size_t *g = NEW(f->one, size_t, f->article->sentences.n + 1);

	for (size_t i = 0; i < f->article->sentences.n; i++)
		g[i] = STR_NONE;
	f->events.governs = g;
}
