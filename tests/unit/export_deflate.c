#include "test.h"

#include "../../stages/export/deflate.h"

#include <string.h>
#include <zlib.h>

static struct arena one;

/* Words of a small vocabulary, letters at random, or one letter. */
static struct str text_of(int kind, size_t n)
{
	char *s = NEW(&one, char, n + 1);
	uint32_t random = 1;

	for (size_t i = 0; i < n; i++) {
		random = random * 1664525 + 1013904223;
		s[i] = kind == 2 ? 'a' : kind == 1 ? (char)(1 + (random >> 16) % 255) : "tin nhan han "[(random >> 20) % 13];
	}
	return (struct str){s, n};
}

static struct str deflated(struct str text, int level, int strategy)
{
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)text.s, .avail_in = (unsigned)text.n};
	size_t room = text.n * 2 + 1024;
	char *to = NEW(&one, char, room);

	z.next_out = (unsigned char *)to;
	z.avail_out = (unsigned)room;
	assert_int_equal(deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, strategy), Z_OK);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return (struct str){to, room - z.avail_out};
}

static bool walk(struct str packed, struct deflate_end *found)
{
	return deflate_walk((const unsigned char *)packed.s, packed.n, found);
}

/* Where zlib finds them. */
static struct deflate_end told(struct str packed, size_t length)
{
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)packed.s, .avail_in = (unsigned)packed.n};
	struct deflate_end found = {0};

	z.next_out = (unsigned char *)NEW(&one, char, length + 1);
	z.avail_out = (unsigned)length + 1;
	assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
	for (found.end = 0;; found.last = found.end) {
		int code = inflate(&z, Z_BLOCK);

		assert_true(code == Z_OK || code == Z_STREAM_END);
		found.end = 8 * (size_t)z.total_in - (unsigned)(z.data_type & 7);
		if (z.data_type & 64)
			break;
	}
	found.unpacked = z.total_out;
	inflateEnd(&z);
	return found;
}

static void the_last_block_of_any_stream_is_found(void **state)
{
	const int strategies[] = {Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE};
	const size_t lengths[] = {0, 1, 7, 300, 70000, 700000};

	(void)state;
	for (int kind = 0; kind < 3; kind++)
		for (size_t n = 0; n < sizeof lengths / sizeof *lengths; n++)
			for (int level = 0; level <= 9; level += 3)
				for (size_t s = 0; s < sizeof strategies / sizeof *strategies; s++) {
					struct str packed = deflated(text_of(kind, lengths[n]), level, strategies[s]);
					struct deflate_end found, wanted = told(packed, lengths[n]);

					assert_true(walk(packed, &found));
					assert_int_equal(found.last, wanted.last);
					assert_int_equal(found.end, wanted.end);
					assert_int_equal(found.unpacked, lengths[n]);
					arena_reset(&one);
				}
}

static void a_stream_cut_short_is_none(void **state)
{
	struct deflate_end found;

	(void)state;
	for (int level = 0; level <= 6; level += 6) {
		struct str packed = deflated(text_of(0, 2000), level, Z_DEFAULT_STRATEGY);

		for (size_t n = 0; n < packed.n; n++)
			assert_false(walk((struct str){arena_str(&one, str_slice(packed, 0, n)).s, n}, &found));
	}
}

/* Whatever it answers of broken ones, it ends and reads nothing beyond. */
static void any_bytes_may_be_asked(void **state)
{
	struct deflate_end found;

	(void)state;
	for (int level = 0; level <= 6; level += 2) {
		struct str packed = deflated(text_of(0, 3000), level, Z_DEFAULT_STRATEGY);

		for (size_t bit = 0; bit < packed.n * 8; bit++) {
			char *broken = malloc(packed.n);

			memcpy(broken, packed.s, packed.n);
			broken[bit / 8] = (char)(broken[bit / 8] ^ 1 << bit % 8);
			if (walk((struct str){broken, packed.n}, &found))
				assert_true(found.last < found.end && found.end <= packed.n * 8);
			free(broken);
		}
	}
	assert_false(walk(STR(""), &found));
	assert_false(walk(STR("\x07"), &found)); /* no such kind of block */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_block_of_any_stream_is_found),
		cmocka_unit_test(a_stream_cut_short_is_none),
		cmocka_unit_test(any_bytes_may_be_asked),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
