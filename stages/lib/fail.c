#include "fail.h"

#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *program_name = "bienban";

__attribute__((format(printf, 1, 0))) static void say(const char *format, va_list args)
{
	char line[MESSAGE_MAX];

	message_write(line, sizeof line, format, args);
	fprintf(stderr, "%s\n", line);
}

void fail(int code, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program_name);
	va_start(args, format);
	say(format, args);
	va_end(args);
	exit(code);
}

void warn(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program_name);
	va_start(args, format);
	say(format, args);
	va_end(args);
}

void fail_at(const char *file, unsigned long line, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%lu: ", file, line);
	va_start(args, format);
	say(format, args);
	va_end(args);
	exit(FAIL_USAGE);
}
