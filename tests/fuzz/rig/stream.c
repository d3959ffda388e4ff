/* The stream between the stages, in_memory to memory. */
#include "rig.h"

#include <stdio.h>

/* What is written to the file of the name "keys", and to any other. */
static struct buf in_memory[2];

static ssize_t take_written(void *of, const char *bytes, size_t n)
{
	buf_put(of, (struct str){bytes, n});
	return (ssize_t)n;
}

/* One FILE for all of a kind, without a buffer of its own. */
static void memory_open(struct outfile *out, const char *path)
{
	static FILE *file[2];
	int kind = path && str_eq(str_of(path), STR("keys"));

	if (!file[kind]) {
		file[kind] = fopencookie(&in_memory[kind], "wb", (cookie_io_functions_t){.write = take_written});
		setvbuf(file[kind], NULL, _IONBF, 0);
	}
	*out = (struct outfile){.f = file[kind]};
}

#define outfile_open memory_open
#define outfile_commit(out) ((void)(out))
#include "../../../stages/lib/article.c"

struct str rig_stream(const struct input *in, bool keys, struct arena *one)
{
	struct input_writer *whole, *key;

	in_memory[false] = in_memory[true] = (struct buf){.arena = one};
	whole = inputs_create(NULL, one);
	key = inputs_create("keys", one);
	input_write_both(whole, key, in);
	inputs_commit(whole);
	inputs_commit(key);
	return buf_str(&in_memory[keys]);
}

struct input rig_read_back(struct str stream, struct arena *one)
{
	struct input_reader *r = inputs_open(rig_file(0, stream), one);
	struct input in, behind;

	HOLDS(input_read(r, one, &in));
	HOLDS(!input_read(r, one, &behind));
	return in;
}
