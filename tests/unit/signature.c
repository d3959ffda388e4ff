#include "test.h"

#include "../../stages/extract/signature.h"
#include <string.h>

static struct arena one;
static struct vocabulary no_words;

static struct str signature(const char *headline, const char *body)
{
	struct article a = {.text = arena_printf(&one, "%s\n%s", headline, body)};
	size_t n = strlen(headline);

	*PUSH(&one, &a.blocks) = (struct block){.kind = BLOCK_HEADLINE, .at = {0, n}};
	*PUSH(&one, &a.blocks) = (struct block){.kind = BLOCK_LEDE, .at = {n + 1, a.text.n}};
	struct words ws = words_cut(a.text, &no_words, &one);
	return signature_of(&ws, &a, &one);
}

static int equal_values(struct str a, struct str b)
{
	int n = 0;

	for (size_t i = 0; i < SIGNATURE_VALUES; i++)
		n += str_eq(str_slice(a, i * 8, i * 8 + 8), str_slice(b, i * 8, i * 8 + 8));
	return n;
}

static const char body[] =
	"Sáng 5/6, hai tỉnh hội đàm về cửa khẩu. Hai bên nhất trí mở lối thông quan mới, kéo dài thời gian thông quan, "
	"tăng số chuyến xe và trao đổi thông tin hằng tuần giữa hai ban quản lý. Hội đàm lần sau tổ chức vào mùa thu.";
static const char nearly[] =
	"Sáng 5/6, hai tỉnh hội đàm về cửa khẩu. Hai bên nhất trí mở lối thông quan mới, kéo dài thời gian thông quan, "
	"tăng số chuyến xe và trao đổi thông tin hằng tuần giữa hai ban quản lý. Hội đàm lần sau tổ chức vào mùa xuân.";
static const char other[] =
	"Chiều 7/8, đoàn công tác đến thăm bệnh viện của huyện, tặng thuốc và khám bệnh cho bà con các bản dọc biên giới.";

static void the_headline_does_not_count(void **state)
{
	(void)state;
	assert_int_equal(equal_values(signature("Một tiêu đề", body), signature("Tiêu đề khác hẳn", body)), SIGNATURE_VALUES);
}

static void a_changed_word_moves_few_values(void **state)
{
	(void)state;
	assert_in_range(equal_values(signature("A", body), signature("A", nearly)), SIGNATURE_VALUES * 3 / 4, SIGNATURE_VALUES);
}

static void another_text_shares_next_to_nothing(void **state)
{
	(void)state;
	assert_in_range(equal_values(signature("A", body), signature("A", other)), 0, SIGNATURE_VALUES / 8);
}

static void a_body_of_fewer_words_than_a_shingle_has_one(void **state)
{
	(void)state;
	assert_int_equal(signature("A", "hai từ").n, SIGNATURE_VALUES * 8);
	assert_int_equal(signature("A", "").n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_headline_does_not_count),
		cmocka_unit_test(a_changed_word_moves_few_values),
		cmocka_unit_test(another_text_shares_next_to_nothing),
		cmocka_unit_test(a_body_of_fewer_words_than_a_shingle_has_one),
	};
	int failed = cmocka_run_group_tests_name("signature", tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
