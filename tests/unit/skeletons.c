#include "test.h"

#include "../../stages/extract/skeletons.h"

static struct arena run, one;

static int row_of(const struct skeletons *s, const struct str *words, size_t n)
{
	struct skeleton_walk w = {0};

	for (size_t i = 0; i < n; i++)
		if (!skeletons_walk(s, &w, words[i]))
			return -2;
	return skeletons_row(s, &w);
}
#define ROW(...) row_of(&s, (const struct str[]){__VA_ARGS__}, sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

static void one_sound_is_one_letter(void **state)
{
	struct skeletons s = {0};

	(void)state;
	skeletons_add(&s, STR("Bô-ly-khăm-xay"), 3, 6, &run);
	skeletons_add(&s, STR("Bolikhamxay"), 4, 6, &run);
	skeletons_add(&s, STR("Luông Pha-bang"), 5, 6, &run);
	assert_int_equal(ROW(STR("bolikhamxay")), 3);
	assert_int_equal(ROW(STR("bo"), STR("ly"), STR("kham"), STR("say")), 3);
	assert_int_equal(ROW(STR("bolikam"), STR("ssay")), 3);
	assert_int_equal(ROW(STR("luang")), -2);
	assert_int_equal(ROW(STR("louong"), STR("p"), STR("habang")), 5);
}

static void part_of_a_name_is_none(void **state)
{
	struct skeletons s = {0};

	(void)state;
	skeletons_add(&s, STR("Kham Muon"), 1, 6, &run);
	skeletons_add(&s, STR("Kham"), 2, 3, &run);
	skeletons_add(&s, STR("Kep"), 7, 6, &run);
	assert_int_equal(ROW(STR("kham")), 2);
	assert_int_equal(ROW(STR("kham"), STR("mu")), -1);
	assert_int_equal(ROW(STR("kham"), STR("mo")), -1); /* the o may be that of ou */
	assert_int_equal(ROW(STR("khammuon")), 1);
	assert_int_equal(ROW(STR("khammuongx")), -2);
	assert_int_equal(ROW(STR("kep")), -2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_sound_is_one_letter),
		cmocka_unit_test(part_of_a_name_is_none),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	arena_release(&run);
	return failed;
}
