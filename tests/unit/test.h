/* test.h - what every unit test includes: cmocka, and comparisons of struct str that print both sides. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../stages/lib/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define assert_str(got, wanted) assert_string_equal(arena_cstr(&one, got), wanted)

/* A file of the test's own in TMPDIR; the test removes it. */
static inline const char *test_file(struct arena *a, const char *name, const char *content)
{
	const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	const char *path = arena_printf(a, "%s/bienban-%ld-%s", folder, (long)getpid(), name).s;
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(content, f);
	fclose(f);
	return path;
}

#endif
