#include "stamp.h"

#include "../lib/file.h"

#include <inttypes.h>
#include <sys/stat.h>

static uint64_t mix(uint64_t h, uint64_t n)
{
	h = (h ^ n) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static uint64_t hash(uint64_t h, const struct input_file *f)
{
	struct str rest = f->path;
	for (uint64_t word; rest.n; rest = str_slice(rest, sizeof word, rest.n)) {
		word = rest.n;
		memcpy(&word, rest.s, rest.n < sizeof word ? rest.n : sizeof word);
		h = mix(h, word);
	}
	h = mix(mix(h, f->path.n), (uint64_t)f->why);
	h = mix(mix(h, f->state.size), f->state.inode);
	return mix(mix(h, (uint64_t)f->state.mtime_ns), (uint64_t)f->state.ctime_ns);
}

void sum_add(const struct input_file *f, void *sum)
{
	struct sum *s = sum;
	s->a += hash(1, f);
	s->b += hash(2, f);
	if (s->newest_ns < f->state.ctime_ns)
		s->newest_ns = f->state.ctime_ns;
}

static const char *path_of(const char *folder, struct arena *run)
{
	return arena_cstr(run, arena_printf(run, "%s/.stamp", folder));
}

/* Another version of the program may write other lists. */
static struct file_state program(void)
{
	struct stat st;
	return stat("/proc/self/exe", &st) ? (struct file_state){0} : file_state_of(&st);
}

/* Names that begin with a dot are no inputs: the stamp is not in its own sum. */
static struct str line_of(const char *folder, struct str options, struct sum s, struct arena *run)
{
	struct file_state self = program();
	struct sum w = {0};
	inputs_walk(folder, NULL, NULL, sum_add, &w, run);
	return arena_printf(run,
		"%016" PRIx64 "%016" PRIx64 " %016" PRIx64 "%016" PRIx64 " %" PRIu64 " %" PRIu64 " %" PRId64 " %.*s\n", s.a, s.b,
		w.a, w.b, self.size, self.inode, self.ctime_ns, STR_ARG(options));
}

bool stamp_holds(const char *folder, struct str options, struct sum inputs, struct arena *run)
{
	struct str noted, why;
	struct stat st;
	if (stat(path_of(folder, run), &st) || file_state_of(&st).mtime_ns <= inputs.newest_ns)
		return false;
	return file_read(path_of(folder, run), 0, run, &noted, &why) && str_eq(noted, line_of(folder, options, inputs, run));
}

void stamp_write(const char *folder, struct str options, struct sum inputs, struct arena *run)
{
	struct str line = line_of(folder, options, inputs, run);
	struct outfile out;
	outfile_open(&out, path_of(folder, run));
	fwrite(line.s, 1, line.n, out.f);
	outfile_commit(&out);
}
