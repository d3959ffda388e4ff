#include "message.h"

#include <stdio.h>

void message_write(char *line, size_t size, const char *format, va_list args)
{
	if (vsnprintf(line, size, format, args) < 0)
		line[0] = 0;
	for (char *at = line; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			*at = '?';
}
