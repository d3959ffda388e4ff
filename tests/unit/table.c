#include "test.h"

#include "../../stages/lib/table.h"

#include <string.h>
#include <sys/wait.h>

static struct arena one;

static struct table load(const char *name, const char *content)
{
	const char *path = test_file(&one, name, content);
	struct table t = table_load("/", path + 1, &one);

	unlink(path);
	return t;
}

/* What a table that must not load prints, and its exit code, tried in a child. */
static const char *refusal(const char *content, void (*use)(struct table *), int *code)
{
	const char *path = test_file(&one, "bad.csv", content);
	char *message = NEW(&one, char, 512);
	int ends[2], status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (!child) {
		struct table t;

		dup2(ends[1], STDERR_FILENO);
		t = table_load("/", path + 1, &one);
		if (use)
			use(&t);
		_exit(0);
	}
	close(ends[1]);
	for (size_t n = 0; n < 511;) {
		ssize_t more = read(ends[0], message + n, 511 - n);

		if (more <= 0)
			break;
		n += (size_t)more;
	}
	close(ends[0]);
	waitpid(child, &status, 0);
	unlink(path);
	*code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	return strrchr(message, '/') ? strrchr(message, '/') + 1 : message;
}

static void rows_cells_and_lines(void **state)
{
	struct table t = load(
		"t.csv", "\xEF\xBB\xBFword,note\n# a comment, here\nhoi,\"x, \"\"y\"\"\"\r\n\n\"two\nlines\", padded \nlast,");

	(void)state;
	assert_int_equal(t.n, 3);
	assert_int_equal(table_column(&t, "note"), 1);
	assert_str(t.rows[0].cell[1], "x, \"y\"");
	assert_int_equal(t.rows[0].line, 3);
	assert_str(t.rows[1].cell[0], "two\nlines");
	assert_int_equal(t.rows[1].line, 5);
	assert_str(t.rows[1].cell[1], "padded");
	assert_str(t.rows[2].cell[0], "last");
	assert_int_equal(t.rows[2].line, 7);
}

static void use_choice(struct table *t)
{
	table_choice(t, &t->rows[0], 1, "province district");
}

static void use_column(struct table *t)
{
	table_column(t, "kind");
}

static void mistakes_are_told_as_file_and_line(void **state)
{
	int code;

	(void)state;
	assert_non_null(strstr(refusal("a,b\n1,2\n1,2,3\n", NULL, &code), "bad.csv:3: 3 cells where the header has 2"));
	assert_int_equal(code, 2);
	assert_non_null(strstr(refusal("a,b\n1,\"x\"y\n", NULL, &code), "bad.csv:2: broken quotation marks"));
	assert_non_null(strstr(refusal("a,b\n1,\"x\n", NULL, &code), "bad.csv:2: a quotation mark is not closed"));
	assert_non_null(strstr(refusal("a,b\n1,\xFF\n", NULL, &code), "bad.csv:1: the table is not UTF-8 text"));
	assert_non_null(strstr(refusal("", NULL, &code), "bad.csv:1: the table is empty"));
	assert_non_null(strstr(refusal("a,b\n1,2\n", use_column, &code), "bad.csv:1: no column 'kind'"));
	assert_non_null(
		strstr(refusal("a,level\nx,town\n", use_choice, &code), "bad.csv:2: level 'town' is none of: province district"));
	assert_int_equal(code, 2);
}

static void written_rows_are_rfc_4180(void **state)
{
	struct buf b = {.arena = &one};
	struct csv_writer w = {.out = &b};

	(void)state;
	csv_cell(&w, STR("plain"));
	csv_cell(&w, STR(""));
	csv_cell(&w, STR("a \"b\", c"));
	csv_end_row(&w);
	csv_cell(&w, STR(" x"));
	csv_end_row(&w);
	assert_str(buf_str(&b), "plain,,\"a \"\"b\"\", c\"\r\n\" x\"\r\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_cells_and_lines),
		cmocka_unit_test(mistakes_are_told_as_file_and_line),
		cmocka_unit_test(written_rows_are_rfc_4180),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
