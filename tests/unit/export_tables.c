/* The definitions that must agree: the contract, config/tables.csv, the X-lists of article.h, stages/article.rng. */
#include "test.h"

#include "../../stages/export/schema.h"
#include "../../stages/lib/file.h"

static struct arena one;

static struct str text_of(const char *path)
{
	struct str text, why;

	assert_true(file_read(path, 0, &one, &text, &why));
	return text;
}

/* "**figures**: `article_id, event_id": moves past the next table of the contract and gives its name and columns. */
static bool next_table(struct str *contract, struct str *name, struct str *columns)
{
	for (size_t at; (at = str_find(*contract, STR("**"))) != STR_NONE;) {
		*contract = str_slice(*contract, at + 2, contract->n);
		size_t end = str_find(*contract, STR("**:"));
		*name = str_slice(*contract, 0, end);
		if (end == STR_NONE || name->n > 30 || str_has(*name, STR("*")) || str_has(*name, STR(" ")))
			continue;
		*contract = str_slice(*contract, str_find(*contract, STR("`")) + 1, contract->n);
		*columns = str_slice(*contract, 0, str_find(*contract, STR("`")));
		if (str_has(*columns, STR(","))) /* not the two grains, which are explained in the same manner */
			return true;
	}
	return false;
}

static void tables_csv_has_the_tables_and_columns_of_the_contract(void **state)
{
	struct schema s = schema_load("config", &one);
	struct str contract = text_of("tests/design/dataset.md"), name, columns, column;
	size_t tables = 0;

	(void)state;
	while (next_table(&contract, &name, &columns)) {
		const struct dataset_table *t = schema_table(&s, arena_cstr(&one, name));
		size_t n = 0;

		for (; str_split(&columns, ',', &column); n++) {
			assert_true(n < t->n);
			assert_str(t->v[n].name, arena_cstr(&one, str_trim(column)));
		}
		assert_int_equal(t->n - n, str_eq(name, STR("events")) ? 2 : 0); /* columns of our own: ..._now */
		tables++;
	}
	assert_int_equal(tables, s.n);
}

static bool has_column(const struct dataset_table *t, struct str name)
{
	for (size_t i = 0; i < t->n; i++)
		if (str_eq(t->v[i].name, name))
			return true;
	return false;
}

static void every_cell_of_a_reading_has_a_column(void **state)
{
	struct schema s = schema_load("config", &one);

	(void)state;
	for (int k = 0; k < READING_KINDS; k++) {
		const struct dataset_table *t = schema_table(&s, reading_tables[k].table);

		assert_str(t->element, reading_tables[k].element);
		assert_false(t->things);
		for (unsigned i = 0; i < reading_tables[k].cells; i++)
			assert_true(has_column(t, str_of(reading_tables[k].cell[i])));
	}
}

/* The piece of article.rng between <define name="ELEMENT"> and its end. */
static struct str definition(struct str rng, const char *element)
{
	struct str head = arena_printf(&one, "<define name=\"%s\">", element);
	size_t at = str_find(rng, head);

	assert_int_not_equal(at, STR_NONE);
	rng = str_slice(rng, at, rng.n);
	return str_slice(rng, 0, str_find(rng, STR("</define>")));
}

static void every_cell_of_a_reading_is_in_the_schema_of_the_stream(void **state)
{
	struct str rng = text_of("stages/article.rng");

	(void)state;
	for (int k = 0; k < READING_KINDS; k++) {
		struct str define = definition(rng, reading_tables[k].element);
		size_t attributes = 0;

		for (unsigned i = 0; i < reading_tables[k].cells; i++)
			assert_true(str_has(define, arena_printf(&one, "<attribute name=\"%s\"", reading_tables[k].cell[i])));
		for (size_t at; (at = str_find(define, STR("<attribute "))) != STR_NONE; attributes++)
			define = str_slice(define, at + 1, define.n);
		assert_int_equal(attributes, reading_tables[k].cells + 1); /* and its id */
	}
}

static void every_kind_of_block_is_in_the_schema_of_the_stream(void **state)
{
	struct str kinds = definition(text_of("stages/article.rng"), "kind");

	(void)state;
	for (int k = 0; k < BLOCK_KINDS; k++)
		assert_true(str_has(kinds, arena_printf(&one, "<value>%s</value>", block_kind_name[k])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_csv_has_the_tables_and_columns_of_the_contract),
		cmocka_unit_test(every_cell_of_a_reading_has_a_column),
		cmocka_unit_test(every_cell_of_a_reading_is_in_the_schema_of_the_stream),
		cmocka_unit_test(every_kind_of_block_is_in_the_schema_of_the_stream),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
