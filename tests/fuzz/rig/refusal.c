/* In the place of stages/lib/fail.c: a stage that would end the program comes back to rig_try(). */
#include "rig.h"

#include "held.h"

#include "../../../stages/lib/fail.h"
#include "../../../stages/lib/message.h"

#include <setjmp.h>
#include <stdarg.h>

const char *program_name = "fuzz";

static jmp_buf back;
static bool trying;
static char said[512];

__attribute__((format(printf, 1, 0))) static _Noreturn void refuse(const char *format, va_list args)
{
	message_write(said, sizeof said, format, args);
	if (!trying) {
		fprintf(stderr, "the stage ends the program: %s\n", said);
		abort();
	}
	held_close();
	longjmp(back, 1);
}

void fail(int code, const char *format, ...)
{
	va_list args;

	(void)code;
	va_start(args, format);
	refuse(format, args);
}

void fail_at(const char *file, unsigned long line, const char *format, ...)
{
	va_list args;

	(void)file, (void)line;
	va_start(args, format);
	refuse(format, args);
}

void warn(const char *format, ...)
{
	(void)format;
}

bool rig_try(rig_work *work, void *of)
{
	*said = 0;
	trying = true;
	held_begin(rig_run());
	if (!setjmp(back))
		work(of);
	trying = false;
	held_release();
	return !*said;
}

struct str rig_refusal(void)
{
	return str_of(said);
}
