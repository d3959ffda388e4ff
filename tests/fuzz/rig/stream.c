/* The stream between the stages, in_memory to memory. */
#include "rig.h"

#include <stdio.h>

static struct buf *in_memory;

static ssize_t take_written(void *of, const char *bytes, size_t n)
{
	(void)of;
	buf_put(in_memory, (struct str){bytes, n});
	return (ssize_t)n;
}

/* One FILE for all of them, without a buffer of its own. */
static void memory_open(struct outfile *out, const char *path)
{
	static FILE *f;

	(void)path;
	if (!f) {
		f = fopencookie(NULL, "wb", (cookie_io_functions_t){.write = take_written});
		setvbuf(f, NULL, _IONBF, 0);
	}
	*out = (struct outfile){.f = f};
}

#define outfile_open memory_open
#define outfile_commit(out) ((void)(out))
#include "../../../stages/lib/article.c"

struct str rig_stream(const struct input *in, bool keys, struct arena *one)
{
	struct buf b = {.arena = one};
	struct input_writer *w;

	in_memory = &b;
	w = inputs_create(NULL, one);
	if (keys)
		input_write_keys(w, in);
	else
		input_write(w, in);
	inputs_commit(w);
	return buf_str(&b);
}

struct input rig_read_back(struct str stream, struct arena *one)
{
	struct input_reader *r = inputs_open(rig_file(0, stream), one);
	struct input in, behind;

	HOLDS(input_read(r, one, &in));
	HOLDS(!input_read(r, one, &behind));
	return in;
}
