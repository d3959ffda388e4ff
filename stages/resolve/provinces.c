#include "provinces.h"

#include "../lib/table.h"
#include "lists.h"
#include "period.h"

static size_t slot_of(struct str code)
{
	return (size_t)str_hash(code) % PROVINCE_SLOTS;
}

static const struct province *find(const struct provinces *p, struct str code)
{
	size_t at = p->slot[slot_of(code)];

	while (at < p->n && !str_eq(p->v[at].code, code))
		at = p->v[at].next;
	return at < p->n ? &p->v[at] : NULL;
}

static long day_of_number(double yyyymmdd, struct arena *run)
{
	long n = (long)yyyymmdd;

	return iso_day(arena_printf(run, "%04ld-%02ld-%02ld", n / 10000, n / 100 % 100, n % 100));
}

struct provinces provinces_load(const char *config, double merged_on, struct arena *run)
{
	struct provinces p = {.merged_on = day_of_number(merged_on, run)};
	struct table t = table_load(config, "lexicon/vn-provinces.csv", run);
	unsigned code = table_column(&t, "iso_code"), into = table_column(&t, "merged_into");

	for (size_t i = 0; i < PROVINCE_SLOTS; i++)
		p.slot[i] = NO_PROVINCE;
	for (size_t i = 0; i < t.n; i++) {
		uint16_t *slot = &p.slot[slot_of(t.rows[i].cell[code])];

		*PUSH(run, &p) = (struct province){t.rows[i].cell[code], t.rows[i].cell[into], *slot};
		*slot = (uint16_t)i;
	}
	for (size_t i = 0; i < t.n; i++)
		if (p.v[i].into.n && !find(&p, p.v[i].into))
			table_fail(&t, &t.rows[i], "merged_into '%.*s' is no iso_code of this table", STR_ARG(p.v[i].into));
	return p;
}

struct str province_now(const struct provinces *p, struct str code)
{
	const struct province *row = str_starts(code, STR("VN-")) ? find(p, code) : NULL;

	return row && row->into.n ? row->into : code;
}

struct str province_called(const struct provinces *p, struct str code, long day)
{
	return day != NO_DAY && day >= p->merged_on ? province_now(p, code) : code;
}

struct strs parties_now(const struct strs *parties, const struct provinces *p, struct arena *a)
{
	struct strs now = {0};

	for (size_t i = 0; i < parties->n; i++)
		if (!list_has(&now, province_now(p, parties->v[i])))
			*PUSH(a, &now) = province_now(p, parties->v[i]);
	return now;
}

struct str country_of(struct str code)
{
	return str_slice(code, 0, code.n < 2 ? code.n : 2);
}
