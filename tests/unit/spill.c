#include "test.h"

#include "../../stages/lib/spill.h"

#include <string.h>

enum { PIECES = 200, SIZE = 100 * 1000 };

static const char *folder(void)
{
	return getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
}

/* Every piece is of one letter. */
static void fill(struct spill *s, char **piece)
{
	for (int i = 0; i < PIECES; i++) {
		piece[i] = spill_take(s, SIZE, i % 2);
		assert_int_equal(piece[i][SIZE - 1], 0);
		memset(piece[i], 'a' + i % 26, SIZE);
		spill_trim(s);
	}
}

static void assert_filled(const char *piece, int letter)
{
	for (int i = 0; i < SIZE; i++)
		if (piece[i] != 'a' + letter % 26)
			fail_msg("byte %d of piece %d is %d", i, letter, piece[i]);
}

static void what_left_comes_back_as_it_was(void **state)
{
	struct spill s = spill_open(folder(), 1);
	char *piece[PIECES];

	(void)state;
	fill(&s, piece);
	assert_true(spill_began(&s));
	for (int i = 0; i < PIECES; i++, spill_trim(&s)) {
		assert_filled(piece[i], i);
		memset(piece[i], 'a' + (i + 1) % 26, SIZE); /* changed in the file */
	}
	for (int i = PIECES; i-- > 0; spill_trim(&s))
		assert_filled(piece[i], i + 1);
	spill_close(&s);
}

static void without_a_bound_nothing_is_written(void **state)
{
	struct spill s = spill_open("/no/such/folder", 0);
	char *piece[PIECES];

	(void)state;
	fill(&s, piece);
	assert_false(spill_began(&s));
	assert_int_equal(s.file.file, -1);
	spill_close(&s);
}

static void pieces_are_given_back_in_any_order(void **state)
{
	struct spill s = spill_open(folder(), 1);
	char *piece[PIECES];

	(void)state;
	fill(&s, piece);
	for (int i = 0; i < PIECES; i += 2)
		spill_give(&s, piece[i]);
	for (int i = 1; i < PIECES; i += 2, spill_trim(&s))
		assert_filled(piece[i], i);
	assert_int_equal(s.n, PIECES / 2);
	spill_close(&s);
}

static void an_arena_lives_in_it(void **state)
{
	struct spill s = spill_open(folder(), 1);
	struct arena a = {.spill = &s};
	struct {
		long *v;
		size_t n, cap;
	} all = {0};

	(void)state;
	for (long i = 0; i < 500 * 1000; i++, spill_trim(&s))
		*PUSH(&a, &all) = i;
	for (long i = 0; i < 500 * 1000; i++)
		assert_int_equal(all.v[i], i);
	arena_release(&a);
	assert_int_equal(s.n, 0);
	spill_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_left_comes_back_as_it_was),
		cmocka_unit_test(without_a_bound_nothing_is_written),
		cmocka_unit_test(pieces_are_given_back_in_any_order),
		cmocka_unit_test(an_arena_lives_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
