/* Dates of a short text in each language; the first byte chooses language and day of publication. */
#include "rig/rig.h"

#include "../../stages/extract/dates.h"

static struct lexicons *lex;

void fuzz_open(struct arena *run)
{
	lex = lexicons_load(rig_config, run);
}

static uint64_t check_date(const struct facts *f, const struct date *d)
{
	struct span at = range_span(f, d->range);

	rig_at(span_of(f->article->text, at));
	HOLDS(d->range.first < d->range.end && d->range.end <= f->words.n);
	check_span(f->article->text, at);
	HOLDS(d->precision > DATE_NONE && d->precision <= DATE_DECADE);
	if (d->start.month && d->start.year) {
		HOLDS(day_exists(d->start));
		HOLDS(d->open_end || day_exists(d->end));
		HOLDS(d->open_end || day_number(d->start) <= day_number(d->end));
	}
	return rig_number(rig_number(rig_hash(d->precision, d->basis), (uint64_t)day_number(d->start)), at.start);
}

uint64_t fuzz_one(struct str in, struct arena *one)
{
	struct input page = rig_input(in, one);
	struct article *a = &page.articles.v[0];
	struct facts f;
	uint64_t h = 0;

	for (size_t i = 0; i < a->blocks.n; i++)
		*PUSH(one, &a->sentences) = a->blocks.v[i].at;
	f = facts_prepare(a, lex, one);
	find_dates(&f);
	for (size_t i = 0; i < f.dates.n; i++) {
		HOLDS(!i || f.dates.v[i - 1].range.first <= f.dates.v[i].range.first);
		h = rig_number(h, check_date(&f, &f.dates.v[i]));
	}
	return h;
}
