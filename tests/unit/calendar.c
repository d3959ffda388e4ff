#include "test.h"

#include "../../stages/extract/lunar.h"
#include "../../stages/lib/calendar.h"

static struct arena one;

static void a_day_number_comes_back_as_its_day(void **state)
{
	struct day d;

	(void)state;
	assert_int_equal(day_number((struct day){1970, 1, 1}), 0);
	for (long n = day_number((struct day){1890, 1, 1}); n < day_number((struct day){2110, 1, 1}); n++) {
		d = day_of(n);
		assert_true(day_exists(d));
		assert_int_equal(day_number(d), n);
	}
}

static void weeks_begin_on_monday(void **state)
{
	(void)state;
	assert_int_equal(weekday_of(day_number((struct day){2023, 3, 27})), 1);
	assert_int_equal(weekday_of(day_number((struct day){1945, 9, 2})), 7);
}

static void february_has_29_days_in_leap_years_only(void **state)
{
	(void)state;
	assert_true(day_exists((struct day){2024, 2, 29}));
	assert_true(day_exists((struct day){2000, 2, 29}));
	assert_false(day_exists((struct day){2023, 2, 29}));
	assert_false(day_exists((struct day){1900, 2, 29}));
	assert_false(day_exists((struct day){2023, 13, 1}));
	assert_false(day_exists((struct day){0}));
}

static void months_shift_over_the_year(void **state)
{
	(void)state;
	assert_str(day_text(&one, month_shift((struct day){2023, 1, 31}, -1)), "2022-12-01");
	assert_str(day_text(&one, month_end((struct day){2023, 2, 1})), "2023-02-28");
}

static void a_time_of_publication_begins_with_its_day(void **state)
{
	struct day d;

	(void)state;
	assert_true(day_read(STR("2023-03-27T12:47:05+07:00"), &d));
	assert_str(day_text(&one, d), "2023-03-27");
	assert_false(day_read(STR("2023-02-30"), &d));
	assert_false(day_read(STR("27/3/2023"), &d));
	assert_str(day_text(&one, d), "");
}

static void lunar_days_follow_the_table(void **state)
{
	const struct lunar *l = lunar_load("config", &one);

	(void)state;
	assert_str(day_text(&one, lunar_day(l, 2024, 3, 10)), "2024-04-18");
	assert_str(day_text(&one, lunar_day(l, 2024, 12, 23)), "2025-01-22");
	assert_str(day_text(&one, lunar_day(l, 2025, 8, 15)), "2025-10-06"); /* behind the leap sixth month */
	assert_str(day_text(&one, lunar_eve(l, 2025)), "2025-01-28");
	assert_str(day_text(&one, lunar_day(l, 2024, 12, 30)), ""); /* that month has 29 days */
	assert_str(day_text(&one, lunar_day(l, 1900, 1, 1)), "");
}

static void stem_and_branch_name_the_nearest_year(void **state)
{
	(void)state;
	assert_int_equal(sexagenary_year(0, 4, 2020), 2024); /* Giáp Thìn */
	assert_int_equal(sexagenary_year(0, 4, 1970), 1964);
	assert_int_equal(sexagenary_year(0, 5, 2020), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_number_comes_back_as_its_day),
		cmocka_unit_test(weeks_begin_on_monday),
		cmocka_unit_test(february_has_29_days_in_leap_years_only),
		cmocka_unit_test(months_shift_over_the_year),
		cmocka_unit_test(a_time_of_publication_begins_with_its_day),
		cmocka_unit_test(lunar_days_follow_the_table),
		cmocka_unit_test(stem_and_branch_name_the_nearest_year),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
