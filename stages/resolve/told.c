#include "likeness.h"

#include <stdlib.h>

static double kinds_near(const struct likeness *l, const struct told *a, const struct told *b)
{
	return a->kind < 0 || b->kind < 0 ? 0.5 : l->near[a->kind][b->kind];
}

double told_kind_points(const struct likeness *l, const struct told *a, const struct told *b)
{
	double near = kinds_near(l, a, b);

	if (near <= 0)
		return NOT_SAME;
	return a->kind == b->kind ? l->set->kind_same : (1 - near) * l->set->kind_far;
}

double told_number_points(const struct likeness *l, const struct told *a, const struct told *b)
{
	if (a->ordinal && b->ordinal)
		return a->ordinal == b->ordinal ? l->set->ordinal : NOT_SAME;
	if (a->next_of && b->ordinal)
		return a->next_of == b->ordinal ? l->set->ordinal_next : -l->set->ordinal_next;
	if (b->next_of && a->ordinal)
		return b->next_of == a->ordinal ? l->set->ordinal_next : -l->set->ordinal_next;
	return 0;
}

static double precision_points(const struct settings *set, enum precision p)
{
	const double points[] = {[NO_PRECISION] = 0,
		[DECADE] = 0,
		[YEAR] = set->date_year,
		[HALF] = set->date_half,
		[QUARTER] = set->date_quarter,
		[MONTH] = set->date_month,
		[WEEK] = set->date_week,
		[DAY] = set->date_day};

	return points[p];
}

bool told_same_number(const struct told *a, const struct told *b)
{
	return a->ordinal && a->ordinal == b->ordinal;
}

enum { LATEST_PLAN = 730 }; /* days by which a plan may be late */

/* What is still to come was not held before. */
static bool is_told_as_plan_after(const struct likeness *l, const struct told *plan, const struct told *held)
{
	return plan->planned && held->held && period_known(held->when) && held->when.precision >= MONTH &&
	       plan->published != NO_DAY && plan->published > held->when.end + (long)l->set->published_days;
}

/* A plan may come to be held at another time. */
static bool is_late_plan(const struct told *a, const struct told *b)
{
	return a->planned != b->planned && told_same_number(a, b) && periods_gap(a->when, b->when) <= LATEST_PLAN;
}

bool told_off_by_slack(const struct likeness *l, const struct told *a, const struct told *b)
{
	return period_known(a->when) && period_known(b->when) && !periods_touch(a->when, b->when) && !is_late_plan(a, b) &&
	       a->when.precision == DAY && b->when.precision == DAY && kinds_near(l, a, b) > 0.5 &&
	       periods_gap(a->when, b->when) <= (long)l->set->date_slack;
}

static double apart_points(const struct likeness *l, const struct told *a, const struct told *b)
{
	if (is_late_plan(a, b))
		return l->set->plan_late * (double)periods_gap(a->when, b->when) / 365;
	return told_off_by_slack(l, a, b) ? 0 : NOT_SAME;
}

static double known_dates(const struct likeness *l, const struct told *a, const struct told *b)
{
	enum precision coarser = a->when.precision < b->when.precision ? a->when.precision : b->when.precision;

	if (!periods_touch(a->when, b->when))
		return apart_points(l, a, b);
	if (coarser == DAY && a->when.start != b->when.start)
		return l->set->date_day_inside;
	return precision_points(l->set, coarser);
}

/* The news of a held meeting without a date comes soon after it. */
static double published_points(const struct likeness *l, const struct told *undated, const struct told *dated)
{
	long published = undated->published;

	if (published == NO_DAY || dated->when.precision < MONTH)
		return l->set->date_unknown;
	if (undated->held && undated->main) {
		if (dated->when.start > published + 1 || published - dated->when.end > (long)l->set->published_late)
			return NOT_SAME;
		return published - dated->when.end <= (long)l->set->published_days ? l->set->date_published
										   : l->set->date_unknown;
	}
	if (undated->planned && dated->when.end < published - 1)
		return NOT_SAME;
	if (undated->referenced && dated->when.start > published + 1)
		return NOT_SAME;
	return l->set->date_unknown;
}

static double both_undated(const struct likeness *l, const struct told *a, const struct told *b)
{
	long p = a->published, q = b->published;

	if (a->month_day && b->month_day)
		return a->month_day == b->month_day ? l->set->date_month_day : NOT_SAME;
	if (p == NO_DAY || q == NO_DAY || !a->held || !b->held || !a->main || !b->main)
		return l->set->date_unknown;
	if (labs(p - q) > (long)l->set->published_late)
		return NOT_SAME;
	return labs(p - q) <= (long)l->set->published_days ? l->set->date_published : l->set->date_unknown;
}

double told_date_points(const struct likeness *l, const struct told *a, const struct told *b)
{
	const struct told *dated = period_known(a->when) ? a : b, *other = dated == a ? b : a;

	if (!period_known(dated->when))
		return both_undated(l, a, b);
	if (is_told_as_plan_after(l, a, b) || is_told_as_plan_after(l, b, a))
		return NOT_SAME;
	if (period_known(other->when))
		return known_dates(l, a, b);
	if (other->month_day && dated->when.precision == DAY)
		return other->month_day == day_month_day(dated->when.start) ? l->set->date_month_day : NOT_SAME;
	return published_points(l, other, dated);
}

bool told_forbids(const struct likeness *l, const struct told *a, const struct told *b)
{
	return told_number_points(l, a, b) <= NOT_SAME || told_kind_points(l, a, b) <= NOT_SAME ||
	       told_date_points(l, a, b) <= NOT_SAME;
}
