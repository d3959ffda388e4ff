#include "test.h"

static struct arena one;

static void cutters_move_forward_or_stay(void **state)
{
	struct str in = STR("27/3/2023");
	long day, month, year;

	(void)state;
	assert_true(str_cut_number(&in, 2, &day) && day == 27);
	assert_false(str_cut(&in, STR("-")));
	assert_str(in, "/3/2023");
	assert_true(str_cut(&in, STR("/")) && str_cut_number(&in, 2, &month) && month == 3);
	assert_true(str_cut(&in, STR("/")) && str_cut_number(&in, 4, &year) && year == 2023);
	assert_false(str_cut_number(&in, 4, &year));
}

static void splitting_gives_every_piece_also_empty_ones(void **state)
{
	struct str in = STR("a,,b,"), piece;
	const char *wanted[] = {"a", "", "b", ""};
	size_t n = 0;

	(void)state;
	while (str_split(&in, ',', &piece))
		assert_str(piece, wanted[n++]);
	assert_int_equal(n, 4);
}

static void searching(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("biên bản"), STR("bản")), 6);
	assert_int_equal(str_find(STR("x"), STR("xx")), STR_NONE);
	assert_int_equal(str_find_nocase(STR("text/HTML; charset"), STR("html")), 5);
	assert_int_equal(str_rfind_char(STR("a/b/c"), '/'), 3);
	assert_true(str_eq_nocase(STR("UTF-8"), STR("utf-8")));
}

static void slices_never_leave_their_text(void **state)
{
	(void)state;
	assert_str(str_slice(STR("abc"), 1, 99), "bc");
	assert_int_equal(str_slice(STR("abc"), 5, 2).n, 0);
	assert_str(str_trim(STR(" \t a b \r\n")), "a b");
	assert_int_equal(str_trim(STR("  ")).n, 0);
}

static void a_number_is_the_whole_text(void **state)
{
	long v;

	(void)state;
	assert_true(str_number(STR("007"), &v) && v == 7);
	assert_false(str_number(STR("7a"), &v));
	assert_false(str_number(STR(""), &v));
	assert_false(str_number(STR("99999999999999999999"), &v));
}

static void joining_leaves_the_separator_out_beside_nothing(void **state)
{
	(void)state;
	assert_str(arena_join(&one, STR("a"), STR(", "), STR("b")), "a, b");
	assert_str(arena_join(&one, STR(""), STR(", "), STR("b")), "b");
}

static void a_reset_arena_gives_zeroed_memory_again(void **state)
{
	struct arena a = {0};

	(void)state;
	for (int round = 0; round < 3; round++) {
		char *p = NEW(&a, char, 300000);

		for (size_t i = 0; i < 300000; i++)
			assert_int_equal(p[i], 0);
		for (size_t i = 0; i < 300000; i++)
			p[i] = 1;
		arena_reset(&a);
	}
	arena_release(&a);
}

static void lists_grow(void **state)
{
	struct strs list = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		*PUSH(&one, &list) = arena_printf(&one, "%d", i);
	assert_int_equal(list.n, 1000);
	assert_str(list.v[999], "999");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cutters_move_forward_or_stay),
		cmocka_unit_test(splitting_gives_every_piece_also_empty_ones),
		cmocka_unit_test(searching),
		cmocka_unit_test(slices_never_leave_their_text),
		cmocka_unit_test(a_number_is_the_whole_text),
		cmocka_unit_test(joining_leaves_the_separator_out_beside_nothing),
		cmocka_unit_test(a_reset_arena_gives_zeroed_memory_again),
		cmocka_unit_test(lists_grow),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
