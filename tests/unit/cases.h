/* cases.h - case files: behaviour as data, run through a function of the test.
 * Shape:  "== behaviour as a sentence", lines in, "--", lines out; blank lines at the ends of both do not count, and '#' before
 *         the first case begins a comment. Output is TAP; a difference is shown line by line.
 * Owner:  the arena is reset after each case.
 * Errors: a file that is missing or has no "--" in a case fails the test.
 * Use:    int main(int argc, char **argv) { return cases_run(argc, argv, "tests/cases/segment/sentences.cases", answer,
 *         &tables); } */
#ifndef CASES_H
#define CASES_H

#include "../../stages/lib/arena.h"
#include "../../stages/lib/file.h"

#include <stdio.h>
#include <string.h>

/* What comes out for the lines that go in. */
typedef struct str case_answer(struct str in, const void *context, struct arena *one);

static inline struct str case_trim(struct str s)
{
	while (s.n && s.s[0] == '\n')
		s = str_slice(s, 1, s.n);
	while (s.n && is_space(s.s[s.n - 1]))
		s.n--;
	return s;
}

static inline void case_show(const char *label, struct str text)
{
	printf("#   %s\n", label);
	for (struct str line; str_split(&text, '\n', &line);)
		printf("#     %.*s\n", STR_ARG(line));
}

/* "name\nin\n--\nout"; false where the two do not agree. */
static inline bool case_check(struct str text, int number, case_answer *answer, const void *context, struct arena *one)
{
	size_t parted = str_find(text, STR("\n--\n")), named = str_find(text, STR("\n"));
	struct str name = str_slice(text, 0, named == STR_NONE ? text.n : named), got = {0}, want = {0};
	bool good = parted != STR_NONE;
	if (good) {
		want = case_trim(str_slice(text, parted + 4, text.n));
		got = case_trim(answer(case_trim(str_slice(text, name.n, parted)), context, one));
		good = str_eq(got, want);
	}
	printf("%sok %d - %.*s\n", good ? "" : "not ", number, STR_ARG(name));
	if (!good) {
		case_show("want", want);
		case_show("got", got);
	}
	return good;
}

/* All cases of one file, numbered on from *number; the number that failed. */
static inline int cases_file(const char *path, int *number, case_answer *answer, const void *context)
{
	struct arena one = {0}, text = {0};
	struct str bytes, why;
	int failed = 0;
	if (!file_read(path, 0, &text, &bytes, &why)) {
		printf("not ok %d - %s: %.*s\n", ++*number, path, STR_ARG(why));
		return 1;
	}
	size_t start = str_starts(bytes, STR("== ")) ? 0 : str_find(bytes, STR("\n== "));
	if (start == STR_NONE) {
		printf("not ok %d - %s: no case in it\n", ++*number, path);
		failed++;
	}
	while (start != STR_NONE && start < bytes.n) {
		struct str rest = str_slice(bytes, start + (bytes.s[start] == '\n') + 3, bytes.n);
		size_t end = str_find(rest, STR("\n== "));
		failed += !case_check(str_slice(rest, 0, end == STR_NONE ? rest.n : end), ++*number, answer, context, &one);
		arena_reset(&one);
		start = end == STR_NONE ? STR_NONE : (size_t)(rest.s - bytes.s) + end;
	}
	arena_release(&one);
	arena_release(&text);
	return failed;
}

/* Files named on the command line, else the given one; run from the root of the project. */
static inline int cases_run(int argc, char **argv, const char *file, case_answer *answer, const void *context)
{
	int number = 0, failed = 0;
	for (int i = 1; i < argc || i == 1; i++)
		failed += cases_file(argc > 1 ? argv[i] : file, &number, answer, context);
	printf("1..%d\n", number);
	return failed > 0;
}

#endif
