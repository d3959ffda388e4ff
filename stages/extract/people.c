#include "extract.h"

void find_people(struct facts *f)
{
	(void)f;
}
