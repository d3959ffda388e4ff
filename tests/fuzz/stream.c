/* The XML between the stages: what is read is written and read again as the same; what is no such stream is refused. Then the
 * readings go through resolve, which must take whatever the reader took. */
#include "rig/rig.h"

int resolve_main(int argc, char **argv);
#define main resolve_main
#include "../../stages/resolve/main.c"
#undef main

static struct settings set;
static struct provinces provinces;
static struct names names;
static struct offices *offices;
static struct likeness likeness;
static struct series_words *words;
static struct known_agreements *known;

void fuzz_open(struct arena *run)
{
	set = settings_load(rig_config, run);
	provinces = provinces_load(rig_config, set.province_merger, run);
	names = names_load(rig_config, run);
	offices = offices_load(rig_config, run);
	likeness = likeness_load(rig_config, &set, &provinces, run);
	words = series_words_load(rig_config, run);
	known = known_agreements_load(rig_config, run);
}

struct reading_stream {
	struct str bytes;
	uint64_t hash;
};

/* The keys of one batch. */
static uint64_t resolve(struct str stream, struct arena *run)
{
	struct world w = {.names = &names, .provinces = &provinces, .offices = offices};
	uint64_t h = 0;

	rig_replace("/keys/b1.xml", stream);
	w.keys = keys_read(rig_file(1, STR("b1\n")), "/keys", "/tmp", run);
	HOLDS(rig_opened("/keys/b1.xml"));
	find_reprints(&w.keys, &set, run);
	resolve_events(&w, &likeness, words, run);
	w.persons = tie_persons(&w.keys, &w.events, &names, offices, &provinces, &set, run);
	w.agreements = tie_agreements(&w.keys, w.rows, known, &likeness, words, run);
	for (size_t i = 0; i < w.events.n; i++)
		h = rig_hash(h, w.events.v[i].id);
	for (size_t i = 0; i < w.persons.n; i++)
		h = rig_hash(h, w.persons.v[i].id);
	for (size_t i = 0; i < w.agreements.n; i++)
		h = rig_hash(h, w.agreements.v[i].id);
	return h;
}

static void read_stream(void *of)
{
	struct reading_stream *r = of;
	struct arena a = {0};
	struct input_reader *reader = inputs_open(rig_file(0, r->bytes), &a);
	struct input in, back;

	while (input_read(reader, &a, &in)) {
		struct str first = rig_stream(&in, false, &a), again;

		back = rig_read_back(first, &a);
		again = rig_stream(&back, false, &a);
		rig_at(first);
		HOLDS(str_eq(first, again));
		r->hash = rig_hash(rig_number(r->hash, rig_hash(0, again)), rig_stream(&in, true, &a));
		r->hash = rig_number(r->hash, resolve(rig_stream(&in, true, &a), &a));
	}
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct reading_stream r = {.bytes = in};

	(void)one;
	bool taken = rig_try(read_stream, &r);
	rig_replace(NULL, STR(""));
	return rig_hash(rig_number(r.hash, taken), rig_refusal());
}
