#include "extract.h"

void find_topics(struct facts *f)
{
	(void)f;
}

struct topic_tables *topic_tables_load(const char *config, struct lexicons *lex)
{
	(void)config;
	(void)lex;
	return NULL;
}
