#include "extract.h"

struct date_tables *date_tables_load(const char *config, struct lexicons *lex)
{
	(void)config;
	(void)lex;
	return NULL;
}

void find_dates(struct facts *f)
{
	(void)f;
}
