#include "test.h"

#include "../../stages/lib/words.h"

static struct arena run, one;

static void words_are_letters_and_digits_and_single_signs(void **state)
{
	struct words ws = words_cut(STR("Bà H'Yim, 27/3: 云南\nDòng hai"), NULL, &one);
	const char *wanted[] = {"Bà", "H'Yim", ",", "27", "/", "3", ":", "云", "南", "Dòng", "hai"};

	(void)state;
	assert_int_equal(ws.n, 11);
	for (size_t i = 0; i < ws.n; i++)
		assert_str(words_text(&ws, i, i + 1), wanted[i]);
	assert_true(ws.v[0].flags & WORD_UPPER && ws.v[0].flags & WORD_LINE);
	assert_true(ws.v[3].flags & WORD_NUMBER && ws.v[4].flags & WORD_PUNCT && ws.v[7].flags & WORD_HAN);
	assert_true(ws.v[9].flags & WORD_LINE && !(ws.v[10].flags & WORD_LINE));
	assert_false(ws.v[2].flags & WORD_SPACE);
	assert_str(words_text(&ws, 0, 2), "Bà H'Yim");
}

static void the_longest_phrase_wins_whatever_its_spelling(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("Ủy ban"), 1);
	phrases_add(&p, STR("Ủy ban nhân dân"), 2);
	ws = words_cut(STR("UỶ BAN NHÂN DÂN tỉnh"), &v, &one);
	assert_true(phrases_at(&p, &ws, 0, &hit));
	assert_int_equal(hit.row, 2);
	assert_int_equal(hit.words, 4);
	assert_false(phrases_at(&p, &ws, 1, &hit));
	ws = words_cut(STR("ủy ban nhân"), &v, &one);
	assert_true(phrases_at(&p, &ws, 0, &hit));
	assert_int_equal(hit.words, 2);
}

static void a_phrase_never_crosses_a_line(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("hội đàm"), 1);
	ws = words_cut(STR("hội\nđàm"), &v, &one);
	assert_false(phrases_at(&p, &ws, 0, &hit));
}

static void rows_of_one_spelling_are_all_found(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("Thanh Thủy"), 4);
	phrases_add(&p, STR("Thanh Thuỷ"), 9);
	phrases_add(&p, STR("Thanh Thủy"), 4);
	ws = words_cut(STR("Thanh Thủy"), &v, &one);
	assert_true(phrases_at(&p, &ws, 0, &hit));
	assert_int_equal(hit.row, 4);
	assert_int_equal(phrases_next_row(&p, &hit, 4), 9);
	assert_int_equal(phrases_next_row(&p, &hit, 9), -1);
}

static void each_list_has_its_own_longest_phrase(void **state)
{
	struct vocabulary v = {0};
	struct phrases p[130];
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	for (int i = 0; i < 130; i++)
		p[i] = phrases_new(&v, &run);
	phrases_add(&p[1], STR("tỉnh"), 1);
	phrases_add(&p[65], STR("tỉnh ủy viên"), 2); /* 1, 65 and 129 share a bit */
	phrases_add(&p[65], STR("tỉnh"), 3);
	ws = words_cut(STR("Tỉnh ủy viên"), &v, &one);
	assert_true(phrases_at(&p[1], &ws, 0, &hit) && hit.words == 1 && hit.row == 1);
	assert_true(phrases_at(&p[65], &ws, 0, &hit) && hit.words == 3 && hit.row == 2);
	assert_false(phrases_at(&p[129], &ws, 0, &hit));
	assert_int_equal(hit.words, 0);
}

static void a_phrase_ends_where_the_words_do(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("ủy ban"), 1);
	phrases_add(&p, STR("ủy ban nhân dân"), 2);
	ws = words_cut(STR("ủy ban nhân dân"), &v, &one);
	ws.n = 3;
	assert_true(phrases_at(&p, &ws, 0, &hit) && hit.row == 1);
	ws.n = 1;
	assert_false(phrases_at(&p, &ws, 0, &hit));
}

static void a_word_learnt_late_is_known_in_texts_to_come(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("tỉnh"), 1);
	ws = words_cut(STR("Hoà"), &v, &one);
	assert_int_equal(ws.v[0].id, 0);
	assert_str(words_fold(&ws, 0, &one), "hòa");
	phrases_add(&p, STR("Hòa"), 2);
	assert_str(words_fold(&ws, 0, &one), "hòa");
	ws = words_cut(STR("Hoà"), &v, &one);
	assert_true(phrases_at(&p, &ws, 0, &hit) && hit.row == 2);
}

static void words_beyond_the_memory_are_read_alike(void **state)
{
	struct vocabulary v = {0};
	struct phrases p = phrases_new(&v, &run);
	struct buf text = {.arena = &one};
	struct phrase_hit hit;
	struct words ws;

	(void)state;
	phrases_add(&p, STR("hội đàm"), 1);
	for (int i = 0; i < 70000; i++)
		buf_put(&text, arena_printf(&one, "W%d ", i));
	buf_put(&text, STR("HỘI ĐÀM"));
	ws = words_cut(buf_str(&text), &v, &one);
	assert_int_equal(ws.n, 70002);
	assert_true(phrases_at(&p, &ws, 70000, &hit));
	assert_int_equal(ws.v[70000].flags, WORD_UPPER | WORD_CAPS | WORD_SPACE);
	assert_int_equal(ws.v[70001].form, 0);
	assert_str(words_fold(&ws, 69999, &one), "w69999");
	assert_int_equal(ws.hash[69999], str_hash(STR("w69999")));
	assert_int_equal(ws.hash[3], str_hash(STR("w3")));
}

static void a_large_vocabulary_keeps_its_numbers(void **state)
{
	struct vocabulary v = {.arena = &run};
	uint32_t first = vocabulary_add(&v, STR("word"));

	(void)state;
	for (int i = 0; i < 5000; i++)
		vocabulary_add(&v, arena_printf(&one, "w%d", i));
	assert_int_equal(vocabulary_find(&v, STR("word")), first);
	assert_int_equal(vocabulary_find(&v, STR("unknown")), 0);
	assert_int_equal(vocabulary_add(&v, STR("W4999")), vocabulary_find(&v, STR("w4999")));
}

static void a_byte_leads_to_its_word(void **state)
{
	struct words ws = words_cut(STR("ab cd"), NULL, &one);

	(void)state;
	assert_int_equal(words_find(&ws, 0), 0);
	assert_int_equal(words_find(&ws, 1), 1);
	assert_int_equal(words_find(&ws, 3), 1);
	assert_int_equal(words_find(&ws, 4), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_letters_and_digits_and_single_signs),
		cmocka_unit_test(the_longest_phrase_wins_whatever_its_spelling),
		cmocka_unit_test(a_phrase_never_crosses_a_line),
		cmocka_unit_test(rows_of_one_spelling_are_all_found),
		cmocka_unit_test(each_list_has_its_own_longest_phrase),
		cmocka_unit_test(a_phrase_ends_where_the_words_do),
		cmocka_unit_test(a_word_learnt_late_is_known_in_texts_to_come),
		cmocka_unit_test(words_beyond_the_memory_are_read_alike),
		cmocka_unit_test(a_large_vocabulary_keeps_its_numbers),
		cmocka_unit_test(a_byte_leads_to_its_word),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	arena_release(&run);
	return failed;
}
