#include "test.h"

#include "../../stages/export/links.h"
#include "../../stages/export/records.h"
#include "../../stages/export/row.h"

static struct arena one;

/* The warning that goes with an empty cell is for people; here it would only be noise. */
static struct str quietly(const struct dataset_table *t, size_t column, struct str raw)
{
	int loud = dup(STDERR_FILENO);
	struct str cell;

	assert_non_null(freopen("/dev/null", "w", stderr));
	cell = column_value(t, column, raw, STR("x.html"), &one);
	fflush(stderr);
	dup2(loud, STDERR_FILENO);
	close(loud);
	return cell;
}

static struct str value(const char *table, const char *column, const char *raw)
{
	struct schema s = schema_load("config", &one);
	const struct dataset_table *t = schema_table(&s, table);
	size_t i = 0;

	while (!str_eq(t->v[i].name, str_of(column)))
		i++;
	return quietly(t, i, str_of(raw));
}

static void a_value_that_its_column_cannot_hold_is_left_empty(void **state)
{
	(void)state;
	assert_str(value("events", "kind", "talks"), "talks");
	assert_str(value("events", "kind", "talk"), "");
	assert_str(value("events", "start_date", "2024-02-29"), "2024-02-29");
	assert_str(value("events", "start_date", "2023-02-29"), "");
	assert_str(value("events", "start_date", "2023-13-01"), "");
	assert_str(value("events", "start_date", "XXXX-03-27"), "");
	assert_str(value("events", "event_id", "12e5"), "");
	assert_str(value("events", "parties", "VN-03; CN-YN; LA"), "VN-03; CN-YN; LA");
	assert_str(value("events", "parties", "VN-03;CN-YN"), "");
	assert_str(value("articles", "published_at", "2023-03-27"), "2023-03-27");
	assert_str(value("articles", "published_at", "2023-03-27T12:47:05+07:00"), "2023-03-27T12:47:05+07:00");
	assert_str(value("articles", "published_at", "2023-03-27T12:47:05"), "");
	assert_str(value("figures", "value", "-0.5"), "-0.5");
	assert_str(value("figures", "value", "6,23"), "");
}

static void text_is_composed_and_its_white_space_folded(void **state)
{
	(void)state;
	assert_str(value("events", "name", " Ho\xCC\xA3\xCC\x82i \n nghi\xCC\xA3 "), "Hội nghị");
}

/* The table `positions` begins with an id, then text. */
static const char *csv_of(const char *position)
{
	struct schema s = schema_load("config", &one);
	const struct dataset_table *t = schema_table(&s, "positions");
	struct str *cell = NEW(&one, struct str, t->n);

	cell[0] = STR("p1");
	cell[1] = str_of(position);
	return arena_cstr(&one, row_csv(t, cell, &one));
}

static void what_a_spreadsheet_would_run_gets_an_apostrophe(void **state)
{
	(void)state;
	assert_string_equal(csv_of("=1+1"), "p1,'=1+1,,,,,,,\r\n");
	assert_string_equal(csv_of("+84"), "p1,'+84,,,,,,,\r\n");
	assert_string_equal(csv_of("-5"), "p1,'-5,,,,,,,\r\n");
	assert_string_equal(csv_of("@x"), "p1,'@x,,,,,,,\r\n");
	assert_string_equal(csv_of("'=x"), "p1,''=x,,,,,,,\r\n");
	assert_string_equal(csv_of("''@x, y"), "p1,\"'''@x, y\",,,,,,,\r\n");
	assert_string_equal(csv_of("'Yim"), "p1,'Yim,,,,,,,\r\n");
	assert_string_equal(csv_of("a = b"), "p1,a = b,,,,,,,\r\n");
}

static void take(const struct str *cell, void *context)
{
	struct buf *b = context;

	buf_put(b, arena_printf(&one, "<%.*s|%.*s>", STR_ARG(cell[0]), STR_ARG(cell[1])));
}

static void records_keep_blanks_quotes_and_empty_cells(void **state)
{
	struct buf got = {.arena = &one};

	(void)state;
	records_parse("x", STR(" a ,\"b \"\"c\"\", d\"\r\n,\r\n\"#x\",e"), 2, take, &got);
	assert_str(buf_str(&got), "< a |b \"c\", d><|><#x|e>");
}

static void links_are_found_by_article_kind_and_local_id(void **state)
{
	const char *path = test_file(&one, "links.csv",
		"article_id,kind,id,thing\r\na2,event,e1,x2\r\na1,participant,p1,y\r\na1,event,e10,x10\r\na1,event,e1,x1\r\na1,"
		"reprint,,a0\r\n");
	struct links l = links_load(path, &one);

	(void)state;
	unlink(path);
	assert_str(links_find(&l, STR("a1"), LINK_EVENT, STR("e1")), "x1");
	assert_str(links_find(&l, STR("a1"), LINK_EVENT, STR("e10")), "x10");
	assert_str(links_find(&l, STR("a2"), LINK_EVENT, STR("e1")), "x2");
	assert_str(links_find(&l, STR("a1"), LINK_PARTICIPANT, STR("p1")), "y");
	assert_str(links_find(&l, STR("a1"), LINK_REPRINT, STR("")), "a0");
	assert_str(links_find(&l, STR("a2"), LINK_REPRINT, STR("")), "");
	assert_str(links_find(&l, STR("a1"), LINK_AGREEMENT, STR("e1")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_that_its_column_cannot_hold_is_left_empty),
		cmocka_unit_test(text_is_composed_and_its_white_space_folded),
		cmocka_unit_test(what_a_spreadsheet_would_run_gets_an_apostrophe),
		cmocka_unit_test(records_keep_blanks_quotes_and_empty_cells),
		cmocka_unit_test(links_are_found_by_article_kind_and_local_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
