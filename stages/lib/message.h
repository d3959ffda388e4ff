/* message.h - what a program says to people: one line, whatever names and cells are quoted in it.
 * Shape:  control characters stand as '?', so that no file's name moves a terminal's cursor; what is too long is cut.
 * Owner:  the caller's line.
 * Errors: none; what cannot be formatted is empty.
 * Use:    char line[MESSAGE_MAX]; message_write(line, sizeof line, format, args); */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdarg.h>
#include <stddef.h>

enum { MESSAGE_MAX = 4096 };

void message_write(char *line, size_t size, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
