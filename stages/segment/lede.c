#include "lede.h"

void lede_find(struct article *a)
{
	struct block *first = NULL;
	for (size_t i = 0; i < a->blocks.n; i++) {
		struct block *b = &a->blocks.v[i];
		if (b->kind == BLOCK_LEDE)
			return;
		if (b->kind == BLOCK_PARAGRAPH && !first)
			first = b;
	}
	if (first)
		first->kind = BLOCK_LEDE;
}
