#include "test.h"

#include "../../stages/lib/xml_reader.h"

#include <string.h>

static struct arena run, one;

static void what_is_written_is_escaped(void **state)
{
	struct xml x;

	(void)state;
	xml_open(&x, &run);
	xml_skip(&x);
	xml_start(&x, STR("a"));
	xml_attribute(&x, STR("t"), STR("\"1\" <\n\t\r&"));
	xml_number(&x, STR("n"), 1207);
	xml_number(&x, STR("none"), 0);
	xml_line(&x);
	xml_start(&x, STR("b"));
	xml_end(&x);
	xml_text(&x, STR("a > b\r\n"));
	xml_end(&x);
	assert_str(xml_take(&x), "<a t=\"&quot;1&quot; &lt;&#10;&#9;&#13;&amp;\" n=\"1207\" none=\"0\">\n"
				 "<b/>a &gt; b&#13;\n</a>");
	assert_int_equal(xml_take(&x).n, 0);
}

static struct str section_of(struct str text)
{
	struct xml x;

	xml_open(&x, &run);
	xml_skip(&x);
	xml_sections(&x, text);
	return xml_take(&x);
}

static void sections_hold_text_as_it_is(void **state)
{
	(void)state;
	assert_str(section_of(STR("a > b & c\n")), "<![CDATA[a > b & c\n]]>");
	assert_str(section_of(STR("a]]>b")), "a]]&gt;b");
	assert_str(section_of(STR("a\r\n")), "a&#13;\n");
}

static void a_section_ends_between_letters(void **state)
{
	struct buf b = {.arena = &one};
	struct str s;

	(void)state;
	buf_putc(&b, 'x');
	for (int i = 0; i < 4000; i++)
		buf_put(&b, STR("\xE1\xBA\xA1"));
	s = section_of(buf_str(&b));
	for (size_t at; (at = str_find(s, STR("]]>"))) + 3 < s.n; s = str_slice(s, at + 3, s.n)) {
		assert_memory_equal(s.s + at - 3, "\xE1\xBA\xA1", 3);
		assert_int_equal((unsigned char)s.s[at + 12], 0xE1);
	}
}

static struct xml_reader *reader_of(const char *text)
{
	const char *path = test_file(&one, "reader.xml", text);
	struct xml_reader *r = xml_reader_open(path, &run);

	unlink(path);
	return r;
}

static void assert_attribute(const struct xml_reader *r, size_t i, const char *name, const char *value)
{
	assert_true(i < r->n_attributes);
	assert_str(r->attributes[i].name, name);
	assert_str(r->attributes[i].value, value);
}

static void tags_are_read_as_any_program_writes_them(void **state)
{
	struct xml_reader *r = reader_of("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a > b --><a x = 'y\n&quot;&amp;&lt;&#38;'\n "
					 "y=\"&#x1ea1;\xE1\xBA\xA1&#65;\" >"
					 "<b/>text<!----><c></c >\n</a>\n");

	(void)state;
	assert_int_equal(xml_next(r), XML_START);
	assert_str(r->name, "a");
	assert_int_equal(r->n_attributes, 2);
	assert_attribute(r, 0, "x", "y \"&<&");
	assert_attribute(r, 1, "y", "ạạA");
	assert_int_equal(xml_next(r), XML_START);
	assert_str(r->name, "b");
	assert_int_equal(r->n_attributes, 0);
	assert_int_equal(xml_next(r), XML_END);
	assert_str(r->name, "b");
	assert_int_equal(xml_next(r), XML_START);
	assert_int_equal(xml_next(r), XML_END);
	assert_int_equal(xml_next(r), XML_END);
	assert_str(r->name, "a");
	assert_int_equal(xml_next(r), XML_EOF);
}

static void a_text_may_come_in_pieces(void **state)
{
	struct xml_reader *r = reader_of("<a><t>một &amp;<!-- - -->\r\nhai<![CDATA[ <b>&amp;]]>\rba</t><t/><t></t></a>");

	(void)state;
	xml_next(r);
	xml_next(r);
	assert_str(xml_content(r, &one), "một &\nhai <b>&amp;\nba");
	assert_int_equal(xml_next(r), XML_START);
	assert_str(xml_content(r, &one), "");
	assert_int_equal(xml_next(r), XML_START);
	assert_str(xml_content(r, &one), "");
	assert_int_equal(xml_next(r), XML_END);
	assert_int_equal(xml_next(r), XML_EOF);
}

/* Larger than what is read at once, so that every tag lies across its end in some file. */
static void no_piece_is_lost_between_two_reads(void **state)
{
	struct buf b = {.arena = &one};
	struct xml_reader *r;

	(void)state;
	buf_put(&b, STR("<a>\n"));
	for (int i = 0; i < 30000; i++)
		buf_put(&b, arena_printf(&one, "<b n=\"%d\" value=\"x%dx\">text %d</b>\n", i, i * 7919, i));
	buf_put(&b, STR("<b n=\"30000\">"));
	for (int i = 0; i < 100000; i++)
		buf_put(&b, STR("đoạn dài "));
	buf_put(&b, STR("</b></a>"));
	r = reader_of(arena_cstr(&one, buf_str(&b)));
	assert_int_equal(xml_next(r), XML_START);
	for (int i = 0; i < 30000; i++) {
		assert_int_equal(xml_next(r), XML_START);
		assert_attribute(r, 0, "n", arena_printf(&one, "%d", i).s);
		assert_attribute(r, 1, "value", arena_printf(&one, "x%dx", i * 7919).s);
		assert_str(xml_content(r, &one), arena_printf(&one, "text %d", i).s);
	}
	assert_int_equal(xml_next(r), XML_START);
	assert_int_equal(xml_content(r, &one).n, 100000 * strlen("đoạn dài "));
	assert_int_equal(xml_next(r), XML_END);
	assert_int_equal(xml_next(r), XML_EOF);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_escaped),
		cmocka_unit_test(sections_hold_text_as_it_is),
		cmocka_unit_test(a_section_ends_between_letters),
		cmocka_unit_test(tags_are_read_as_any_program_writes_them),
		cmocka_unit_test(a_text_may_come_in_pieces),
		cmocka_unit_test(no_piece_is_lost_between_two_reads),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	arena_release(&run);
	return failed;
}
