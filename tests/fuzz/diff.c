/* Two datasets as diff reads them. The first two bytes choose a table and another one, of their readings perhaps; the pieces between
 * lines of "--" are the rows of the first before and after, then those of the second. */
#include "rig/rig.h"

#include "../../stages/diff/compare.h"
#include "../../stages/diff/new_ids.h"
#include "../../stages/export/records.h"

enum { PIECES = 4, CELLS = 6 };

struct comparing {
	const struct planned_table *table[2];
	struct str piece[PIECES];
	struct str said;
	size_t new_ids;
};
/* What the rows of a table in the answer come to. */
struct balance {
	struct str table;
	long more;
};

static struct plan plan;

void fuzz_open(struct arena *run)
{
	plan = plan_load(rig_config, run);
	if (!freopen("/dev/null", "w", stdout)) /* diff speaks of each table */
		abort();
}

static void put_files(const struct comparing *c, bool same, struct arena *a)
{
	static const char *const folders[] = {"/old", "/new"};

	for (unsigned i = 0; i < PIECES; i++)
		rig_replace(arena_printf(a, "%s/%.*s.csv", folders[i % 2], STR_ARG(c->table[i / 2]->name)).s,
			c->piece[same ? i / 2 * 2 : i]);
}

static void compare(struct comparing *c, struct arena *a)
{
	struct buf rows = {.arena = a};
	struct csv_writer csv = {.out = &rows};
	struct new_ids ids = find_new_ids(&plan, "/old", "/new", a);

	for (size_t i = 0; i < plan.n; i++)
		compare_table(&plan.v[i], &ids, "/old", "/new", &csv, a);
	c->said = buf_str(&rows);
	c->new_ids = ids.n;
}

static void weigh(const struct str *cell, void *context)
{
	struct balance *b = context;

	for (int i = 0; i < CELLS; i++)
		check_utf8(cell[i]);
	if (!str_eq(cell[0], b->table))
		return;
	if (str_eq(cell[2], STR("added")))
		b->more++;
	else if (str_eq(cell[2], STR("removed")))
		b->more--;
	else
		HOLDS(str_eq(cell[2], STR("changed")) || str_eq(cell[2], STR("merged")) || str_eq(cell[2], STR("renamed")));
}

/* A merged row is gone without being told as removed. */
static void check_balance(const struct comparing *c, const struct planned_table *t, struct arena *a)
{
	struct balance b = {.table = t->name};
	long more = (long)rows_load("/new", t, NULL, a).n - (long)rows_load("/old", t, NULL, a).n;

	records_parse("diff", c->said, CELLS, weigh, &b);
	rig_at(c->said);
	HOLDS(t->key.n > 1 || c->new_ids ? more <= b.more : more == b.more);
	HOLDS(t->key.n == 1 || more == b.more);
}

static void compare_both(void *of)
{
	struct comparing *c = of;
	struct arena a = {0};

	put_files(c, true, &a);
	compare(c, &a);
	rig_at(c->said);
	HOLDS(!c->said.n && !c->new_ids);
	put_files(c, false, &a);
	compare(c, &a);
	for (int i = 0; i < 2; i++)
		check_balance(c, c->table[i], &a);
	c->new_ids += rig_hash(c->new_ids, c->said);
}

static struct str cut_piece(struct str *in)
{
	size_t at = str_find(*in, STR("\n--\n"));
	struct str piece = at == STR_NONE ? *in : str_slice(*in, 0, at + 1);

	*in = at == STR_NONE ? STR("") : str_slice(*in, at + 4, in->n);
	return piece;
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct comparing c = {0};
	bool taken;

	(void)one;
	for (int i = 0; i < 2; i++)
		c.table[i] = &plan.v[rig_choice(&in, (unsigned)plan.n)];
	for (int i = 0; i < PIECES; i++)
		c.piece[i] = cut_piece(&in);
	taken = rig_try(compare_both, &c);
	rig_replace(NULL, STR(""));
	HOLDS(taken || !memchr(rig_refusal().s, '\n', rig_refusal().n));
	return rig_hash(rig_number(taken ? c.new_ids : 0, taken), rig_refusal());
}
