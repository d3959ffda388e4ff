#include "test.h"

#include "../../stages/collect/duplicates.h"
#include "../../stages/collect/tape.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

/* More than is held, of either kind. */
enum { MANY = 400 * 1000, PRIME = 7919, MEGABYTES = 24 };

static const char *folder(void)
{
	return getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
}

static struct str named(char *room, size_t size, unsigned n)
{
	return (struct str){room, (size_t)snprintf(room, size, "%07u of a name that is not short", n)};
}

static void read_all(struct sorter *s, unsigned step)
{
	char room[64];
	struct str key, value;
	unsigned n = 0;

	sorter_rewind(s);
	for (; sorter_next(s, &key, &value); n += step)
		if (!str_eq(key, named(room, sizeof room, n)) || !str_eq(value, str_slice(key, 0, 7)))
			fail_msg("'%.*s' came as number %u", STR_ARG(key), n);
	assert_int_equal(n, MANY / step * step);
}

static void records_come_in_the_order_of_their_keys(void **state)
{
	struct arena run = {0};
	struct sorter s = sorter_open(folder(), &run);
	char room[64];

	(void)state;
	for (unsigned i = 0, n = 0; i < MANY; i++, n = (n + PRIME) % MANY)
		sorter_put(&s, named(room, sizeof room, n), str_slice(named(room, sizeof room, n), 0, 7));
	assert_true(s.file.end > 0);
	read_all(&s, 1);
	read_all(&s, 1); /* a second time */
	sorter_close(&s);
	arena_release(&run);
}

static void few_records_need_no_file(void **state)
{
	struct arena run = {0};
	struct sorter s = sorter_open("/nowhere", &run);
	char room[64];

	(void)state;
	for (unsigned n = MANY; n > 0; n -= 4000)
		sorter_put(&s, named(room, sizeof room, n - 4000), str_slice(named(room, sizeof room, n - 4000), 0, 7));
	read_all(&s, 4000);
	sorter_close(&s);
	arena_release(&run);
}

static void a_tape_gives_what_was_put(void **state)
{
	struct arena run = {0};
	struct tape t = tape_open(folder(), &run);
	struct str record;
	char room[64];
	unsigned n = 0;

	(void)state;
	for (unsigned i = 0; i < MANY; i++)
		tape_put(&t, str_slice(named(room, sizeof room, i), 0, 7 + i % 30));
	assert_true(t.file.end > 0);
	for (int times = 0; times < 2; times++, n = 0)
		for (tape_rewind(&t); tape_next(&t, &record); n++)
			if (!str_eq(record, str_slice(named(room, sizeof room, n), 0, 7 + n % 30)))
				fail_msg("record %u is '%.*s'", n, STR_ARG(record));
	tape_close(&t);
	arena_release(&run);
}

/* Every third has the content of one of ten. */
static void equal_contents_name_the_first(void **state)
{
	struct arena run = {0};
	struct duplicates d = duplicates_in(folder(), &run);
	char room[64], first[64];

	(void)state;
	for (unsigned i = 0; i < MANY; i++)
		duplicates_put(&d, str_slice(named(room, sizeof room, i % 3 ? i : MANY + i % 30), 0, 7), i,
			named(first, sizeof first, i), STR(""));
	duplicates_settle(&d, NULL, NULL);
	for (unsigned i = 0; i < MANY; i++) {
		struct str expected = i % 3 || i < 30 ? STR("") : named(first, sizeof first, i % 30);

		if (!str_eq(duplicates_of(&d, i), expected))
			fail_msg("%u repeats '%.*s'", i, STR_ARG(duplicates_of(&d, i)));
	}
	duplicates_close(&d);
	arena_release(&run);
}

/* A sanitizer holds memory of its own. */
#if defined __SANITIZE_ADDRESS__
enum { MEASURED = 0 };
#else
enum { MEASURED = 1 };
#endif

static long peak(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return use.ru_maxrss / 1024;
}

/* A hundred megabytes of records: more inputs than a million. First of all, for a peak never falls. */
static void memory_does_not_grow_with_the_number_of_records(void **state)
{
	struct arena run = {0};
	struct tape t = tape_open(folder(), &run);
	struct sorter s = sorter_open(folder(), &run);
	struct str key, value = {(const char[400]){"x"}, 400};
	char room[64];
	long before = peak();

	(void)state;
	for (unsigned i = 0, n = 0; i < MANY / 2; i++, n = (n + PRIME) % MANY) {
		sorter_put(&s, named(room, sizeof room, n), value);
		tape_put(&t, value);
	}
	tape_rewind(&t);
	sorter_rewind(&s);
	while (sorter_next(&s, &key, &value))
		assert_true(tape_next(&t, &value));
	if (MEASURED)
		assert_in_range(peak() - before, 0, MEGABYTES);
	tape_close(&t);
	sorter_close(&s);
	arena_release(&run);
}

static void put_content(struct duplicates *d, uint64_t place, const char *hash, const char *name, const char *path)
{
	duplicates_put(d, str_of(hash), place, str_of(name), str_of(path));
}

/* Paths that end alike have the same bytes. */
static bool end_alike(const void *of, struct str path, struct str other)
{
	++*(size_t *)(uintptr_t)of;
	return path.s[path.n - 1] == other.s[other.n - 1];
}

static void what_shares_a_hash_but_not_the_bytes_is_none(void **state)
{
	struct arena run = {0}, one = {0};
	struct duplicates d = duplicates_in(folder(), &run);
	size_t asked = 0;

	(void)state;
	put_content(&d, 0, "aa", "one", "p/x");
	put_content(&d, 1, "aa", "two", "p/y");
	put_content(&d, 2, "aa", "three", "q/x");
	put_content(&d, 3, "bb", "four", "q/z");
	put_content(&d, 4, "cc", "archive", "");
	put_content(&d, 5, "cc", "copy", "");
	duplicates_settle(&d, end_alike, &asked);
	assert_str(duplicates_of(&d, 1), "");
	assert_str(duplicates_of(&d, 2), "one");
	assert_str(duplicates_of(&d, 3), "");
	assert_str(duplicates_of(&d, 5), "archive");
	assert_int_equal(asked, 2);
	duplicates_close(&d);
	arena_release(&one);
	arena_release(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_does_not_grow_with_the_number_of_records),
		cmocka_unit_test(records_come_in_the_order_of_their_keys),
		cmocka_unit_test(few_records_need_no_file),
		cmocka_unit_test(a_tape_gives_what_was_put),
		cmocka_unit_test(equal_contents_name_the_first),
		cmocka_unit_test(what_shares_a_hash_but_not_the_bytes_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
