/* A page of a host that has rules in sites.csv: cut by XPath out of libxml2's tree, then cleaned. */
#include "rig/rig.h"

#include "../../stages/clean/cleaner.h"

static const struct cleaner *cleaner;

void fuzz_open(struct arena *run)
{
	cleaner = cleaner_load(rig_config, run);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = {.source = STR("fuzz.html"), .reason = STR("")};
	struct transport with = {STR("utf-8"), STR("https://baobiencuong.example/tin/1.html")};

	clean_input(cleaner, in, with, one, &page);
	check_input(&page);
	return check_stream(&page, one);
}
