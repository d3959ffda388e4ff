/* The XML between the stages: what is read is written and read again as the same; what is no such stream is refused. Then the
 * readings go through resolve, which must take whatever the reader took. */
#include "rig/rig.h"

#include "../../stages/resolve/reprints.h"
#include "../../stages/resolve/things.h"

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
static struct keys keys_of(struct str stream, struct arena *run)
{
	struct arena *prints = run;

	rig_replace("/keys/b1.xml", stream);
	return keys_read(rig_file(1, STR("b1\n")), "/keys", "/tmp", prints, run);
}

static uint64_t resolve(struct str stream, struct arena *run)
{
	struct keys keys = keys_of(stream, run);
	uint64_t h = 0;

	find_reprints(&keys, &set, run);
	prepare_events(&keys, &names, words, offices, run);
	struct event_things events = tie_events(&keys, &likeness, run);
	struct event_row *rows = NEW(run, struct event_row, events.n + 1);
	for (size_t i = 0; i < events.n; i++)
		if (events.v[i].n)
			rows[i] = merge_event(&events.v[i], &provinces, words, run);
	struct series_list series = find_series(&events, rows, &likeness, words, run);
	complete_series(&events, rows, &series, &likeness, words, run);
	series = find_series(&events, rows, &likeness, words, run);
	date_by_series(&series, rows, run);
	date_by_framework(&events, rows);
	struct person_things persons = tie_persons(&keys, &events, &names, offices, &provinces, &set, run);
	struct agreement_things agreements = tie_agreements(&keys, rows, known, &likeness, words, run);
	for (size_t i = 0; i < events.n; i++)
		h = rig_hash(h, events.v[i].id);
	for (size_t i = 0; i < persons.n; i++)
		h = rig_hash(h, persons.v[i].id);
	for (size_t i = 0; i < agreements.n; i++)
		h = rig_hash(h, agreements.v[i].id);
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
