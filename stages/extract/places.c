#include "extract.h"

struct gazetteer *gazetteer_load(const char *config, struct lexicons *lex)
{
	(void)config;
	(void)lex;
	return NULL;
}

void find_places(struct facts *f)
{
	(void)f;
}
