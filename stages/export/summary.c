#include "summary.h"

#include "../lib/fail.h"
#include "records.h"

#include <stdio.h>
#include <stdlib.h>

/* Reasons beyond this many are counted as one: a summary is to fit a screen. */
enum { REASONS = 12 };

void summary_count(struct summary *s, struct str table, unsigned long rows)
{
	*PUSH(s->run, &s->tables) = (struct tally){.name = table, .n = rows};
}

struct counting {
	struct summary *summary;
	size_t outcome, reason;
};

static struct tally *tally_of(struct summary *s, struct str outcome, struct str reason)
{
	for (size_t i = 0; i < s->inputs.n; i++)
		if (str_eq(s->inputs.v[i].name, outcome) && str_eq(s->inputs.v[i].reason, reason))
			return &s->inputs.v[i];
	struct tally *new = PUSH(s->run, &s->inputs);
	new->name = arena_str(s->run, outcome);
	new->reason = arena_str(s->run, reason);
	return new;
}

static void take_input(const struct str *cell, void *context)
{
	struct counting *c = context;
	bool single = str_eq(cell[c->outcome], STR("duplicate")) || /* each names the input that it repeats, */
		      str_eq(cell[c->outcome], STR("ok"));          /* or how many characters were broken */

	tally_of(c->summary, cell[c->outcome], single ? STR("") : cell[c->reason])->n++;
}

static size_t column_of(const struct dataset_table *t, struct str name)
{
	size_t i = 0;

	while (i < t->n && !str_eq(t->v[i].name, name))
		i++;
	return i < t->n ? i : 0;
}

void summary_read_inputs(struct summary *s, const struct dataset_table *inputs, const char *path)
{
	struct counting c = {s, column_of(inputs, STR("outcome")), column_of(inputs, STR("reason"))};
	struct arena one = {0};
	struct str text, why;

	if (!file_read(path, 0, &one, &text, &why))
		fail(FAIL_RUN, "%s: %.*s", path, STR_ARG(why));
	records_parse(path, text, inputs->n, take_input, &c);
	arena_release(&one);
}

static unsigned long rows_of(const struct summary *s, struct str table)
{
	for (size_t i = 0; i < s->tables.n; i++)
		if (str_eq(s->tables.v[i].name, table))
			return s->tables.v[i].n;
	return 0;
}

/* Most first, then by name, so that the same input prints the same lines. */
static int by_number(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	int order = str_cmp(x->name, y->name);
	return order ? order : str_cmp(x->reason, y->reason);
}

static void print_inputs(const struct summary *s)
{
	unsigned long rest = 0;

	if (s->inputs.n)
		qsort(s->inputs.v, s->inputs.n, sizeof *s->inputs.v, by_number);
	for (size_t i = 0; i < s->inputs.n; i++) {
		const struct tally *t = &s->inputs.v[i];

		if (i >= REASONS)
			rest += t->n;
		else
			printf("    %8lu %.*s%s%.*s\n", t->n, STR_ARG(t->name), t->reason.n ? ": " : "", STR_ARG(t->reason));
	}
	if (rest)
		printf("    %8lu for other reasons\n", rest);
}

void summary_print(const struct summary *s, const char *dataset, bool public_release)
{
	static const char *const shown[] = {"articles", "events", "participants", "persons", "agreements", "figures", "topics"};

	printf("%8lu inputs\n", rows_of(s, STR("inputs")));
	print_inputs(s);
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
		printf("%8lu %s\n", rows_of(s, str_of(shown[i])), shown[i]);
	printf("\nThe dataset is in %s%s; codebook.md there explains every column.\n", dataset,
		public_release ? " (public: without text and evidence)" : "");
	printf("To open the events in a spreadsheet:  gzip -dc \"%s/events.csv.gz\" > events.csv\n", dataset);
	if (fflush(stdout) || ferror(stdout))
		fail(FAIL_RUN, "cannot write the summary");
}
