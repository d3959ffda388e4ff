#include "test.h"

#include "packed.h"

#include "../../stages/lib/warc.h"

#include <string.h>

static struct arena run, one;

enum { PLAIN, PACKED };

static struct str record_of(const char *body, int length)
{
	return arena_printf(&one, "WARC/1.0\r\nWARC-Type: resource\r\ncontent-length: %d\r\n\r\n%s\r\n\r\n", length, body);
}

static struct str record(const char *body)
{
	return record_of(body, (int)strlen(body));
}

static void put(struct buf *b, int form, struct str s)
{
	buf_put(b, form == PACKED ? gzipped(&one, s) : s);
}

static FILE *file_of(struct str bytes)
{
	FILE *f = tmpfile();
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
	fflush(f);
	return f;
}

/* "1 body; 2 !broken; ..." */
static struct str told_range(struct str bytes, struct warc_range range, size_t limit)
{
	FILE *f = file_of(bytes);
	struct warc *w = warc_new(&run);
	struct buf out = {.arena = &one};
	struct warc_record r;
	bool is = warc_begin(w, fileno(f), range);
	while (is && warc_next(w, limit, &one, &r)) {
		const char *bad = r.broken.n ? "!" : r.body.n < r.length ? ">" : "";
		struct str text = r.broken.n ? r.broken : r.body;
		buf_put(&out, arena_printf(&one, "%zu %s%.*s; ", r.number, bad, STR_ARG(text)));
	}
	fclose(f);
	return is ? buf_str(&out) : STR("none");
}

static struct str told(struct str bytes)
{
	return told_range(bytes, (struct warc_range){0}, 1000);
}

static void records_follow_one_another(void **state)
{
	(void)state;
	for (int form = PLAIN; form <= PACKED; form++) {
		struct buf b = {.arena = &one};
		put(&b, form, record("one"));
		put(&b, form, record(""));
		put(&b, form, record("three\r\n\r\n"));
		assert_str(told(buf_str(&b)), "1 one; 2 ; 3 three\r\n\r\n; ");
	}
}

static void several_records_may_share_a_member(void **state)
{
	(void)state;
	struct str first = gzipped(&one, arena_join(&one, record("one"), STR("\n"), record("two")));
	assert_str(told(arena_join(&one, first, STR(""), gzipped(&one, record("three")))), "1 one; 2 two; 3 three; ");
}

static void a_record_may_go_on_in_the_next_member(void **state)
{
	(void)state;
	struct str all =
		arena_join(&one, record("one one one"), STR(""), arena_join(&one, record("two"), STR(""), record("three")));
	for (size_t piece = 16; piece < all.n; piece++) {
		struct buf b = {.arena = &one};
		for (size_t at = 0; at < all.n; at += piece)
			buf_put(&b, gzipped(&one, str_slice(all, at, at + piece < all.n ? at + piece : all.n)));
		assert_str(told(buf_str(&b)), "1 one one one; 2 two; 3 three; ");
	}
}

static void what_is_no_archive_is_told(void **state)
{
	(void)state;
	assert_str(told(STR("")), "none");
	assert_str(told(STR("WARC")), "none");
	assert_str(told(STR("<html>WARC/1.0")), "none");
	assert_str(told(gzipped(&one, STR("<html>WARC/1.0"))), "none");
	assert_str(told(STR("\x1f\x8b\x08")), "none");
}

static void a_record_cut_short_is_told(void **state)
{
	(void)state;
	for (int form = PLAIN; form <= PACKED; form++) {
		struct buf b = {.arena = &one};
		put(&b, form, record("one"));
		struct str last = record("two two two two");
		put(&b, form, last);
		struct str bytes = str_slice(buf_str(&b), 0, b.n - 14);
		assert_str(told(bytes), "1 one; 2 !truncated record; ");
	}
}

static void behind_a_truncated_member_reading_goes_on(void **state)
{
	(void)state;
	struct buf b = {.arena = &one};
	struct str two = gzipped(&one, record("two two two two two"));
	buf_put(&b, gzipped(&one, record("one")));
	buf_put(&b, str_slice(two, 0, two.n - 20));
	buf_put(&b, gzipped(&one, record("three")));
	buf_put(&b, str_slice(two, 0, two.n - 5));
	buf_put(&b, str_slice(two, 0, two.n - 9));
	buf_put(&b, gzipped(&one, record("six")));
	assert_str(told(buf_str(&b)), "1 one; 2 !broken gzip data; 3 three; 4 !broken gzip data; 5 !broken gzip data; 6 six; ");
}

static void a_flipped_bit_costs_one_record(void **state)
{
	(void)state;
	struct buf b = {.arena = &one};
	struct str two = gzipped(&one, record("two"));
	char *bytes = arena_cstr(&one, two);
	bytes[two.n - 6] ^= 1;
	buf_put(&b, gzipped(&one, record("one")));
	buf_put(&b, (struct str){bytes, two.n});
	buf_put(&b, gzipped(&one, record("three")));
	assert_str(told(buf_str(&b)), "1 one; 2 !broken gzip data; 3 three; ");
}

static void wrong_lengths_cost_one_record(void **state)
{
	(void)state;
	for (int form = PLAIN; form <= PACKED; form++)
		for (int length = 1; length <= 85; length += 7) {
			struct buf b = {.arena = &one};
			if (length == 36 /* the right one */)
				continue;
			put(&b, form, record("one"));
			put(&b, form, record_of("a body of thirty-six bytes, I think.", length));
			put(&b, form, record("three"));
			put(&b, form, record("four"));
			assert_str(told(buf_str(&b)), "1 one; 2 !wrong Content-Length; 3 three; 4 four; ");
		}
}

static void bytes_between_records_are_told(void **state)
{
	(void)state;
	for (int form = PLAIN; form <= PACKED; form++) {
		struct buf b = {.arena = &one};
		put(&b, form, record("one"));
		buf_put(&b, STR("\x1f\x8b what is this?\n"));
		put(&b, form, record("three"));
		buf_put(&b, (struct str){"\0\0\0\0", 4});
		assert_str(told(buf_str(&b)), "1 one; 2 !17 bytes that are no record; 3 three; 4 !4 bytes that are no record; ");
	}
}

static void headers_may_be_broken(void **state)
{
	(void)state;
	for (int form = PLAIN; form <= PACKED; form++) {
		struct buf b = {.arena = &one};
		put(&b, form, record("one"));
		put(&b, form, STR("WARC/1.0\r\nContent-Length: -3\r\n\r\nabc\r\n\r\n"));
		put(&b, form, STR("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\nabc\r\n\r\n"));
		put(&b, form, record("four"));
		assert_str(told(buf_str(&b)), "1 one; 2 !no Content-Length; 3 !no Content-Length; 4 four; ");
	}
}

static void a_record_over_the_limit_is_passed_over(void **state)
{
	(void)state;
	char *large = memset(NEW(&one, char, 500001), 'x', 500000);
	for (int form = PLAIN; form <= PACKED; form++) {
		struct buf b = {.arena = &one};
		put(&b, form, record("one"));
		put(&b, form, record(large));
		put(&b, form, record("three"));
		struct str all = told_range(buf_str(&b), (struct warc_range){0}, 1000);
		assert_true(str_starts(all, STR("1 one; 2 >xxxx")) && str_ends(all, STR("x; 3 three; ")) && all.n < 200);
	}
}

/* Any bytes, cut and joined anywhere: reading ends, and from each place where a range may begin it reads as from the first. */
static void ranges_read_as_the_whole(void **state)
{
	(void)state;
	uint32_t random = 1;
	for (int round = 0; round < 400; round++) {
		struct buf b = {.arena = &one};
		put(&b, round & 1, record("first"));
		for (int i = 0; i < 12; i++) {
			random = random * 1664525 + 1013904223;
			struct str s = record_of(
				i & 1 ? "body\r\n\r\nWARC/1.0\r\n" : "a longer body, of words", 16 + (int)(random >> 24) % 12);
			s = round & 1 ? gzipped(&one, s) : s;
			buf_put(&b, random >> 16 & 1 ? s : str_slice(s, (random >> 17) % 9, s.n - (random >> 20) % 30));
		}
		struct str all = told(buf_str(&b));
		FILE *f = file_of(buf_str(&b));
		struct warc *w = warc_new(&run);
		struct warc_record r;
		assert_true(warc_begin(w, fileno(f), (struct warc_range){0}));
		while (warc_next(w, 0, &one, &r)) {
			if (!r.may_begin)
				continue;
			struct str rest = told_range(buf_str(&b), (struct warc_range){r.offset, 0, r.number}, 1000);
			struct str before =
				r.offset ? told_range(buf_str(&b), (struct warc_range){0, r.offset, 1}, 1000) : STR("");
			assert_str(arena_join(&one, before, STR(""), rest), arena_cstr(&one, all));
		}
		fclose(f);
		arena_reset(&one);
		arena_reset(&run);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_follow_one_another),
		cmocka_unit_test(several_records_may_share_a_member),
		cmocka_unit_test(a_record_may_go_on_in_the_next_member),
		cmocka_unit_test(what_is_no_archive_is_told),
		cmocka_unit_test(a_record_cut_short_is_told),
		cmocka_unit_test(behind_a_truncated_member_reading_goes_on),
		cmocka_unit_test(a_flipped_bit_costs_one_record),
		cmocka_unit_test(wrong_lengths_cost_one_record),
		cmocka_unit_test(bytes_between_records_are_told),
		cmocka_unit_test(headers_may_be_broken),
		cmocka_unit_test(a_record_over_the_limit_is_passed_over),
		cmocka_unit_test(ranges_read_as_the_whole),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&one);
	arena_release(&run);
	return failed;
}
