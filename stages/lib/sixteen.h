/* sixteen.h - sixteen bytes of text at a time, to pass over what needs no look.
 * Shape:  a comparison of vectors gives a vector of bytes 0 or 255; they are joined by & and |.
 * Owner:  nothing.
 * Errors: none.
 * Use:    sixteen v = sixteen_at(s); if (sixteen_any((v < 0x20) | (v == 0x7F))) look_at_each(s);                  */
#ifndef SIXTEEN_H
#define SIXTEEN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char sixteen __attribute__((vector_size(16)));
typedef signed char sixteen_mask __attribute__((vector_size(16)));

static inline sixteen sixteen_at(const char *s)
{
	sixteen v;

	memcpy(&v, s, sizeof v);
	return v;
}
static inline bool sixteen_any(sixteen_mask m)
{
	uint64_t two[2];

	memcpy(two, &m, sizeof two);
	return two[0] | two[1];
}

#endif
