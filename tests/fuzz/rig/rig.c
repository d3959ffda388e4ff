#include "rig.h"

#include "held.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { AGAIN = 8 /* every so many inputs, one is run again */, KEPT = 1 << 20 };

const char *rig_config = "config";

static struct arena run, one;
static char last[KEPT];
static struct str beheld;
static size_t last_n;
static uint64_t last_answer, runs;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

void rig_at(struct str what)
{
	beheld = what;
}

void rig_breach(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: does not hold: %s   [%.*s]\n", file, line, what, STR_ARG(beheld));
	abort();
}

unsigned rig_choice(struct str *in, unsigned n)
{
	unsigned byte = in->n ? (unsigned char)*in->s : 0;

	*in = str_slice(*in, 1, in->n);
	return (byte >= '0' ? byte - '0' : byte) % n;
}

uint64_t rig_hash(uint64_t h, struct str s)
{
	h ^= s.n;
	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.s[i]) * 0x100000001B3u;
	return h ^ h >> 29;
}

int rig_descriptor(unsigned number, struct str bytes)
{
	static int fd[RIG_FILES + RIG_REPLACED];

	if (!fd[number] && (fd[number] = memfd_create("fuzz", 0)) < 0)
		abort();
	if (ftruncate(fd[number], 0) || pwrite(fd[number], bytes.s, bytes.n, 0) != (ssize_t)bytes.n)
		abort();
	lseek(fd[number], 0, SEEK_SET);
	return fd[number];
}

const char *rig_file(unsigned number, struct str bytes)
{
	static char path[RIG_FILES + RIG_REPLACED][40];

	snprintf(path[number], sizeof path[number], "/proc/self/fd/%d", rig_descriptor(number, bytes));
	return path[number];
}

const struct arena *rig_run(void)
{
	return &run;
}

static uint64_t answer(struct str in)
{
	uint64_t h = fuzz_one(in, &one);

	arena_reset(&one);
	return h;
}

/* What came before must not change what comes out. */
static void run_last_again(void)
{
	if (last_n && answer((struct str){last, last_n}) != last_answer) {
		fprintf(stderr, "not the same again, behind another input; the input was:\n%.*s\n", (int)last_n, last);
		abort();
	}
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	if (getenv("CONFIG"))
		rig_config = getenv("CONFIG");
	fuzz_open(&run);
	return 0;
}

/* libFuzzer's alarm clock must not break off what a stage reads. */
static void restart_calls(void)
{
	struct sigaction alarm;

	sigaction(SIGALRM, NULL, &alarm);
	alarm.sa_flags |= SA_RESTART;
	sigaction(SIGALRM, &alarm, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct str in = {(const char *)bytes, n};
	uint64_t h;

	if (!runs)
		restart_calls();
	if (n > KEPT)
		return 0;
	h = answer(in);
	if (runs++ % AGAIN == 0)
		run_last_again();
	if (runs % AGAIN == 0) {
		memcpy(last, bytes, last_n = n);
		last_answer = h;
	}
	return 0;
}
