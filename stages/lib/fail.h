/* fail.h - the two ways a program stops early, and how it warns. Only fail.c calls exit().
 * Errors: messages are one line on stderr, "STAGE: what", small letter, no full stop.
 * Exit codes of every stage: 0 output whole; 1 could not finish (disk, memory, a broken input of ours), no output;
 * 2 called or configured wrongly, no input read.
 * Use:    fail(FAIL_RUN, "cannot open '%s': %s", path, strerror(errno));                                         */
#ifndef FAIL_H
#define FAIL_H

enum { FAIL_RUN = 1, FAIL_USAGE = 2 };

/* The name in front of every message; set once by options_read(). */
extern const char *program_name;

_Noreturn void fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "FILE:LINE: what", exit 2: a mistake in a table that the user edits. */
_Noreturn void fail_at(const char *file, unsigned long line, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
