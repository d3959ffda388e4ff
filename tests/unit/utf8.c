#include "test.h"

#include "../../stages/lib/utf8.h"

#include <uninorm.h>
#include <unistr.h>

static struct arena one;

/* clang-format off: a text that ends before a letter which would count as a hex digit stands in two pieces */
static void bad_bytes_become_replacement_characters_and_are_counted(void **state)
{
	size_t bad;

	(void)state;
	assert_str(utf8_mend(&one,
			   STR("a\xFF\xFE"
			       "b\xE1\xBB"),
			   &bad),
		"a\xEF\xBF\xBD\xEF\xBF\xBD"
		"b\xEF\xBF\xBD");
	assert_int_equal(bad, 3);
	assert_str(utf8_mend(&one, STR("Điện Biên"), &bad), "Điện Biên");
	assert_int_equal(bad, 0);
	utf8_mend(&one, STR("\xED\xA0\x80"), &bad); /* a surrogate */
	assert_true(bad > 0);
}

/* Letters of one to three bytes, and now and then a byte that breaks them or has narrower bounds behind it. */
static struct str random_text(char *to, size_t n, uint32_t *random)
{
	static const char *const letters[] = {"a", " ", "\xE1\xBA\xA1", "\xC4\x91", "\xEF\xBC\x8C", "\xE4\xBA\x91"};
	static const unsigned char odd[] = {
		0x80, 0x8F, 0x9F, 0xA0, 0xC0, 0xC1, 0xC3, 0xE0, 0xE1, 0xED, 0xEE, 0xF0, 0xF4, 0xF5, 0xFF};
	struct str s = {to, 0};

	while (s.n < n) {
		struct str letter;

		*random = *random * 1664525 + 1013904223;
		letter = str_of(letters[(*random >> 16) % 6]);
		if (*random >> 24 < 6)
			to[s.n++] = (char)odd[(*random >> 16) % sizeof odd];
		else
			memcpy(to + s.n, letter.s, letter.n), s.n += letter.n;
	}
	return s;
}

static void what_is_valid_libunistring_says(void **state)
{
	char bytes[80];
	uint32_t random = 7;
	size_t good = 0;

	(void)state;
	for (size_t i = 0; i < 300000; i++) {
		struct str s = random_text(bytes, i % 70, &random);

		assert_int_equal(utf8_valid(s), !u8_check((const uint8_t *)s.s, s.n));
		good += utf8_valid(s);
	}
	assert_true(good > 30000 && good < 270000);
}

static void composition_joins_vietnamese_marks_in_any_order(void **state)
{
	(void)state;
	assert_str(utf8_nfc(&one, STR("Ti\x65\xCC\x82\xCC\x81ng Vi\xC3\xAA\xCC\xA3t")), "Tiếng Việt");
	assert_str(utf8_nfc(&one, STR("Điện Biên, 云南, “hội đàm” – Lào Cai")), "Điện Biên, 云南, “hội đàm” – Lào Cai");
}

/* Each character as libunistring has it, also where sixteen bytes are looked at at once. */
static void composition_passes_over_no_character(void **state)
{
	(void)state;
	for (uint32_t cp = 0x80; cp < 0x110000; cp++) {
		struct buf b = {.arena = &one};
		uint8_t made[64];
		size_t n = sizeof made;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		buf_put(&b, STR("sixteen bytes: a"));
		utf8_put(&b, cp);
		buf_put(&b, STR("and sixteen more"));
		assert_ptr_equal(u8_normalize(UNINORM_NFC, (const uint8_t *)b.s, b.n, made, &n), made);
		assert_true(str_eq(utf8_nfc(&one, buf_str(&b)), (struct str){(const char *)made, n}));
		arena_reset(&one);
	}
}

static void white_space_folds_and_invisible_characters_vanish(void **state)
{
	(void)state;
	assert_str(utf8_fold_space(&one, STR("  a\xC2\xA0\xC2\xA0"
					     "b\n\tc\xE2\x80\x8B"
					     "d\xC2\xAD"
					     "e \xE3\x80\x80")),
		"a b cde");
	assert_str(utf8_fold_space(&one, STR("\xE2\x80\xAE"
					     "evil\xE2\x80\xAC\x01")),
		"evil");
}
/* clang-format on */

static void folding_makes_spelling_variants_one(void **state)
{
	(void)state;
	assert_str(utf8_fold(&one, STR("HOÀ BÌNH")), "hòa bình");
	assert_str(utf8_fold(&one, STR("Uỷ ban")), "ủy ban");
	assert_str(utf8_fold(&one, STR("Ủy ban")), "ủy ban");
	assert_str(utf8_fold(&one, STR("hoàn toàn")), "hoàn toàn"); /* no end of a syllable */
	assert_str(utf8_fold(&one, STR("quỳ")), "quỳ");             /* qu is one consonant */
	assert_str(utf8_fold(&one, STR("Thanh Thuỷ – Thiên Bảo")), "thanh thủy - thiên bảo");
	assert_str(utf8_fold(&one, STR("\xC3\x90iện Biên")), "điện biên"); /* U+00D0 typed for U+0110 */
	assert_str(utf8_fold(&one, STR("“Ký”")), "\"ký\"");
}

static void a_skeleton_has_no_marks_blanks_or_hyphens(void **state)
{
	(void)state;
	assert_str(utf8_skeleton(&one, STR("Bô-ly-khăm-xay")), "bolykhamxay");
	assert_str(utf8_skeleton(&one, STR("Đắk Lắk")), "daklak");
	assert_str(utf8_skeleton(&one, STR("云南")), "云南");
}

static void counting_and_walking(void **state)
{
	struct str s = STR("Hà \xF0\x9F\x98\x80");
	size_t at = s.n;

	(void)state;
	assert_int_equal(utf8_count(s), 4);
	assert_int_equal(utf8_before(s, at), 0x1F600);
	at = 1;
	assert_int_equal(utf8_next(s, &at), 0xE0);
	assert_int_equal(at, 3);
}

static void letter_case_is_unicode_not_a_range(void **state)
{
	(void)state;
	assert_true(cp_is_upper(0x1EE6) && !cp_is_lower(0x1EE6)); /* Ủ stands between ủ and ụ */
	assert_true(cp_is_lower(0x1EE7) && cp_is_letter(0x110) && cp_is_han(0x4E91));
	assert_false(cp_is_letter('/') || cp_is_letter(0x2013));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_bytes_become_replacement_characters_and_are_counted),
		cmocka_unit_test(what_is_valid_libunistring_says),
		cmocka_unit_test(composition_joins_vietnamese_marks_in_any_order),
		cmocka_unit_test(composition_passes_over_no_character),
		cmocka_unit_test(white_space_folds_and_invisible_characters_vanish),
		cmocka_unit_test(folding_makes_spelling_variants_one),
		cmocka_unit_test(a_skeleton_has_no_marks_blanks_or_hyphens),
		cmocka_unit_test(counting_and_walking),
		cmocka_unit_test(letter_case_is_unicode_not_a_range),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
