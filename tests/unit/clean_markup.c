#include "test.h"

#include "../../stages/clean/charset.h"
#include "../../stages/clean/page.h"
#include "../../stages/lib/utf8.h"

static struct arena run, one;

/* The pieces of a page, a bar between. */
static struct str pieces(const char *html)
{
	const struct class_words *words = class_words_load("config", &run);
	struct page p = page_from_html(str_of(html), words, 20000, &one);
	struct buf out = {.arena = &one};
	for (size_t i = 0; i < p.pieces.n; i++) {
		buf_put(&out, i ? STR("|") : STR(""));
		buf_put(&out, p.pieces.v[i].text);
	}
	return buf_str(&out);
}

static struct str decode(struct str bytes)
{
	size_t bad;
	return charset_decode(syllables_load("config", &run), bytes, STR(""), &one, &bad);
}

static void names_of_elements_are_found_in_any_case(void **state)
{
	static const char *const names[] = {
#define X(name, flags) #name,
		TAGS(X)
#undef X
	};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_int_equal(tag_find(str_of(names[i])), i + 1);
	assert_int_equal(tag_find(STR("BlockQuote")), TAG_blockquote);
	assert_int_equal(tag_find(STR("o:p")), TAG_OTHER);
	assert_int_equal(tag_find(STR("")), TAG_OTHER);
}

static void scripts_do_not_leak(void **state)
{
	(void)state;
	assert_str(pieces("<p>a</p><script>var s = '</p><p>x';</script><p>b</p>"), "a|b");
	assert_str(pieces("<p>a</p><script>if (a < b) document.write('<div>')</script>b"), "a|b");
	assert_str(pieces("<style>p{}</style><template><p>x</p></template><textarea><p>y</textarea>a"), "a");
	assert_str(pieces("<p>a<script>never closed"), "a");
	assert_str(pieces("<select><option>Báo A<option>Báo B</select>a"), "a");
}

static void comments_end_or_do_not_eat_the_page(void **state)
{
	(void)state;
	assert_str(pieces("a<!-- <p>x</p> -->b"), "ab");
	assert_str(pieces("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>a</p>"), "a");
	assert_str(pieces("<p>a</p><!-- never closed ><p>b</p>"), "a|b");
	assert_str(pieces("<!DOCTYPE html><p>a</></p>"), "a");
}

static void a_sign_alone_is_text(void **state)
{
	(void)state;
	assert_str(pieces("<p>3 < 5 & 7 > 6</p>"), "3 < 5 & 7 > 6");
}

static void references_are_replaced(void **state)
{
	(void)state;
	assert_str(decoded(&one, STR("T&ocirc;i, &#7879;, &#x1EC7;, &nbspPV, &amp;lt;"), false), "Tôi, ệ, ệ, \u00a0PV, &lt;");
	assert_str(decoded(&one, STR("&copy=2 &unknown; &#; &"), true), "&copy=2 &unknown; &#; &");
	assert_str(decoded(&one, STR("&#150;&#0;&#xD800;&#99999999;"), false), "–\uFFFD\uFFFD\uFFFD");
}

static void end_tags_are_implied(void **state)
{
	(void)state;
	assert_str(pieces("<p>a<p>b<div>c</div>"), "a|b|c");
	assert_str(pieces("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"), "a|b|c|d");
	assert_str(pieces("<table><tr><td>a<td>b<tr><td>c</table>d"), "a|b|c|d");
	assert_str(pieces("<b>a<p>b</b>c</p>d"), "a|bc|d");
}

static void lines_broken_inside_a_sentence_are_joined(void **state)
{
	(void)state;
	assert_str(pieces("<div>Hai bên đã trao đổi về hợp tác<br>trong năm 2023.<br>Kết thúc</div>"),
		"Hai bên đã trao đổi về hợp tác trong năm 2023.|Kết thúc");
	assert_str(pieces("<p>a<br><br>b</p>"), "a|b");
}

static void pieces_are_composed(void **state)
{
	(void)state;
	assert_str(pieces("<p>Tie\u0302\u0301ng  Vie\u0323\u0302t\u200b</p>"), "Tiếng Việt");
}

static void charsets_are_told(void **state)
{
	(void)state;
	assert_str(decode(STR("\xEF\xBB\xBFViệt")), "Việt");
	assert_str(decode(STR("\xFF\xFEV\0i\0\xC7\x1Et\0")), "Việt");
	assert_str(utf8_nfc(&one, decode(STR("<meta charset=windows-1258>Vi\xEA\xF2t"))), "<meta charset=windows-1258>Việt");
	assert_str(decode(STR("<meta content='text/html; charset=gb2312'>\xB0\xD9\xC9\xAB")),
		"<meta content='text/html; charset=gb2312'>百色");
	assert_str(decode(STR("caf\xE9")), "café");
	assert_str(charset_declared(STR("<META HTTP-EQUIV=x CONTENT=\"text/html; charset=Windows-1258\">")), "Windows-1258");
}

static void a_page_that_lies_about_its_charset_is_still_read(void **state)
{
	(void)state;
	/* UTF-8 that says otherwise */
	assert_str(decode(STR("<meta charset=iso-8859-1>Việt Nam")), "<meta charset=iso-8859-1>Việt Nam");
	/* a broken byte in a page of UTF-8 */
	assert_str(decode(STR("<meta charset=utf-8>tỉnh Điện Biên, tỉnh Lào Cai, tỉnh Hà Giang \xC3.")),
		"<meta charset=utf-8>tỉnh Điện Biên, tỉnh Lào Cai, tỉnh Hà Giang \uFFFD.");
}

static void class_names_are_cut_into_words(void **state)
{
	const struct class_words *w = class_words_load("config", &run);
	(void)state;
	assert_true(class_groups(w, STR("detail-sapo")) & IN_CLASS(CLASS_LEDE));
	assert_true(class_groups(w, STR("chu-thich")) & IN_CLASS(CLASS_CAPTION));
	assert_true(class_groups(w, STR("boxTinLienQuan2")) & IN_CLASS(CLASS_RELATED));
	assert_true(class_groups(w, STR("d-none x")) & IN_CLASS(CLASS_HIDDEN));
	assert_false(class_groups(w, STR("overflow-hidden")) & IN_CLASS(CLASS_HIDDEN));
	assert_int_equal(class_groups(w, STR("zzz")), 0);
}

static int clear(void **state)
{
	(void)state;
	arena_reset(&one);
	arena_reset(&run);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(names_of_elements_are_found_in_any_case, clear),
		cmocka_unit_test_teardown(scripts_do_not_leak, clear),
		cmocka_unit_test_teardown(comments_end_or_do_not_eat_the_page, clear),
		cmocka_unit_test_teardown(a_sign_alone_is_text, clear),
		cmocka_unit_test_teardown(references_are_replaced, clear),
		cmocka_unit_test_teardown(end_tags_are_implied, clear),
		cmocka_unit_test_teardown(lines_broken_inside_a_sentence_are_joined, clear),
		cmocka_unit_test_teardown(pieces_are_composed, clear),
		cmocka_unit_test_teardown(charsets_are_told, clear),
		cmocka_unit_test_teardown(a_page_that_lies_about_its_charset_is_still_read, clear),
		cmocka_unit_test_teardown(class_names_are_cut_into_words, clear),
	};
	int failed;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests_name("clean: markup, pieces, charsets", tests, NULL, NULL);
	arena_release(&one);
	arena_release(&run);
	return failed;
}
