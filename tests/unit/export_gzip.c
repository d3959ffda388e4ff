#include "test.h"

#include "../../stages/export/gzip.h"

#include <sys/wait.h>
#include <zlib.h>

static struct arena one;

static const char *path_of(const char *name)
{
	return arena_printf(&one, "%s/bienban-%ld-%s.gz", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (long)getpid(), name).s;
}

/* A file of the given pieces, each put by itself. */
static const char *packed(const char *name, const char *first, const char *second)
{
	const char *path = path_of(name);
	struct gzip g;

	gzip_open(&g, path);
	gzip_put(&g, str_of(first));
	gzip_put(&g, str_of(second));
	gzip_commit(&g);
	return path;
}

/* The text of the first member, and nothing may follow it. */
static const char *unpacked(const char *path)
{
	static unsigned char raw[8 << 20], text[8 << 20];
	FILE *f = fopen(path, "rb");
	z_stream z = {.next_in = raw, .next_out = text, .avail_out = sizeof text - 1};

	assert_non_null(f);
	z.avail_in = (unsigned)fread(raw, 1, sizeof raw, f);
	fclose(f);
	unlink(path);
	assert_int_equal(inflateInit2(&z, 31), Z_OK);
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.avail_in, 0);
	text[z.total_out] = '\0';
	inflateEnd(&z);
	return (const char *)text;
}

static void files_put_together_are_one_member(void **state)
{
	const char *a = packed("a", "một\r\n", "hai\r\n"), *b = packed("b", "", ""), *c = packed("c", "ba\r\n", "");
	struct gzip g;

	(void)state;
	gzip_open(&g, path_of("all"));
	gzip_put(&g, STR("header\r\n"));
	gzip_append(&g, a, 12);
	assert_int_equal(gzip_append(&g, b, 0), 0);
	gzip_append(&g, c, 4);
	gzip_append(&g, a, 12);
	gzip_put(&g, STR("một\r\nhết\r\n"));
	gzip_commit(&g);
	assert_string_equal(unpacked(path_of("all")), "header\r\nmột\r\nhai\r\nba\r\nmột\r\nhai\r\nmột\r\nhết\r\n");
	unlink(a);
	unlink(b);
	unlink(c);
}

static void what_was_put_together_can_be_appended_again(void **state)
{
	const char *a = packed("a", "x", "y");
	struct gzip g;

	(void)state;
	gzip_open(&g, path_of("b"));
	gzip_append(&g, a, 2);
	gzip_append(&g, a, 2);
	gzip_commit(&g);
	gzip_open(&g, path_of("c"));
	gzip_append(&g, path_of("b"), 4);
	gzip_put(&g, STR("z"));
	gzip_commit(&g);
	unlink(a);
	unlink(path_of("b"));
	assert_string_equal(unpacked(path_of("c")), "xyxyz");
}

/* i % 3 is a run of one letter, of few letters, or of any byte but NUL. */
static struct str bytes_of_kind(size_t i, size_t n, uint32_t *random)
{
	char *bytes = NEW(&one, char, n + 1);

	for (size_t k = 0; k < n; k++) {
		*random = *random * 1664525 + 1013904223;
		bytes[k] = (char)(i % 3 == 0 ? 'a' : i % 3 == 1 ? 'a' + (*random >> 24) % 7 : 1 + (*random >> 16) % 255);
	}
	return (struct str){bytes, n};
}

/* Blocks of all kinds, in pieces that end on any bit. */
static void whatever_is_packed_unpacks(void **state)
{
	struct buf all = {.arena = &one};
	struct gzip g, part;
	uint32_t random = 1;

	(void)state;
	gzip_open(&g, path_of("all"));
	for (size_t i = 0; i < 300; i++) {
		struct str piece = bytes_of_kind(i, i % 100 == 99 ? GZIP_PIECE + i * 1000 : i * 31, &random);

		buf_put(&all, piece);
		if (i % 2) {
			gzip_open(&part, path_of("part"));
			gzip_put(&part, piece);
			gzip_commit(&part);
			gzip_append(&g, path_of("part"), piece.n);
			unlink(path_of("part"));
		} else {
			gzip_put(&g, piece);
		}
	}
	gzip_commit(&g);
	buf_putc(&all, '\0');
	assert_string_equal(unpacked(path_of("all")), all.s);
}

/* The exit code of a child that appends the file. */
static int refusal(const char *path, unsigned long long length)
{
	int status;
	pid_t child = fork();

	if (!child) {
		struct gzip g;

		if (!freopen("/dev/null", "w", stderr))
			_exit(9);
		gzip_open(&g, path_of("refused"));
		gzip_append(&g, path, length);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_file_of_another_form_is_refused(void **state)
{
	const char *foreign = test_file(&one, "foreign.gz", "no gzip file at all, but long enough");
	const char *good = packed("good", "abc", "");

	(void)state;
	assert_int_equal(refusal(good, 4), 1);
	assert_int_equal(refusal(foreign, 36), 1);
	assert_int_equal(truncate(good, 15), 0);
	assert_int_equal(refusal(good, 3), 1);
	assert_int_equal(refusal(path_of("missing"), 3), 1);
	unlink(foreign);
	unlink(good);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_put_together_are_one_member),
		cmocka_unit_test(what_was_put_together_can_be_appended_again),
		cmocka_unit_test(whatever_is_packed_unpacks),
		cmocka_unit_test(a_file_of_another_form_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
