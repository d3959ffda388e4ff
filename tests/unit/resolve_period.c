#include "test.h"

#include "../../stages/resolve/period.h"

static struct arena one;

static void days_count_from_1970(void **state)
{
	(void)state;
	assert_int_equal(iso_day(STR("1970-01-01")), 0);
	assert_int_equal(iso_day(STR("2024-02-29T08:00:00+07:00")), 19782);
	assert_true(iso_day(STR("2024-13-01")) == NO_DAY);
	assert_true(iso_day(STR("")) == NO_DAY);
}

static void days_go_back_to_text(void **state)
{
	(void)state;
	for (long day = -141000; day < 800000; day += 37)
		assert_int_equal(iso_day(iso_text(&one, day)), day);
	assert_str(iso_text(&one, iso_day(STR("2031-12-31"))), "2031-12-31");
	assert_str(iso_text(&one, NO_DAY), "");
}

static void an_open_end_is_the_start(void **state)
{
	struct period p = period_of(STR("2031-03-05"), STR(""), STR("day"));

	(void)state;
	assert_true(p.open);
	assert_int_equal(p.start, p.end);
	assert_false(period_known(period_of(STR(""), STR(""), STR(""))));
}

static void a_day_of_an_untold_year(void **state)
{
	(void)state;
	assert_int_equal(month_day_of(STR("XXXX-03-27")), 327);
	assert_int_equal(month_day_of(STR("2031-03-27")), 0);
	assert_int_equal(day_month_day(iso_day(STR("2031-03-27"))), 327);
}

static void gaps_are_days_between(void **state)
{
	struct period a = period_of(STR("2031-03-01"), STR("2031-03-05"), STR("day"));
	struct period b = period_of(STR("2031-03-08"), STR("2031-03-08"), STR("day"));

	(void)state;
	assert_false(periods_touch(a, b));
	assert_int_equal(periods_gap(a, b), 3);
	assert_int_equal(periods_gap(b, a), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_count_from_1970),
		cmocka_unit_test(days_go_back_to_text),
		cmocka_unit_test(an_open_end_is_the_start),
		cmocka_unit_test(a_day_of_an_untold_year),
		cmocka_unit_test(gaps_are_days_between),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
