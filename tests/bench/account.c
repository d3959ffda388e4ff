/* Runs a stage and notes what it cost.
 * usage: a link to it by the name of a stage, in the folder BIENBAN_BIN of a build; the stages lie in BENCH_BIN
 * A line goes behind the file BENCH_ACCOUNT: the stage (export -T is "things", -P "publish"), CPU seconds,
 * those of them in the kernel, seconds, peak megabytes, and what the noting itself took: CPU seconds, those in the kernel. */
#include "../../stages/lib/fail.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double cpu(const struct rusage *use)
{
	return of(use->ru_utime) + of(use->ru_stime);
}

static const char *setting(const char *name)
{
	const char *value = getenv(name);

	if (!value)
		fail(FAIL_USAGE, "%s is not set", name);
	return value;
}

static const char *part_of(const char *stage, char **argv)
{
	for (; *argv && !strcmp(stage, "export"); argv++)
		if (!strcmp(*argv, "-T") || !strcmp(*argv, "-P"))
			return !strcmp(*argv, "-T") ? "things" : "publish";
	return stage;
}

static int run(const char *program, char **argv, struct rusage *use)
{
	int status = 0;
	pid_t child = fork();

	if (!child) {
		execv(program, argv);
		fail(FAIL_USAGE, "cannot run '%s': %s", program, strerror(errno));
	}
	while (wait4(child, &status, 0, use) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : FAIL_RUN;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/'), *stage = slash ? slash + 1 : argv[0];
	const char *account = setting("BENCH_ACCOUNT"), *bin = setting("BENCH_BIN");
	char program[4096], line[256];
	struct rusage use = {0}, own = {0};
	double start = seconds();
	int status, n, to;

	program_name = stage;
	snprintf(program, sizeof program, "%s/%s", bin, stage);
	if (argc == 2 && !strcmp(argv[1], "-V")) { /* a question, no work */
		execv(program, argv);
		fail(FAIL_USAGE, "cannot run '%s': %s", program, strerror(errno));
	}
	status = run(program, argv, &use);
	getrusage(RUSAGE_SELF, &own);
	n = snprintf(line, sizeof line, "%s,%.6f,%.6f,%.6f,%.1f,%.6f,%.6f\n", part_of(stage, argv), cpu(&use), of(use.ru_stime),
		seconds() - start, (double)use.ru_maxrss / 1024, cpu(&own), of(own.ru_stime));
	to = open(account, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (argc < 1 || to < 0 || write(to, line, (size_t)n) != n)
		fail(FAIL_RUN, "cannot write '%s'", account);
	close(to);
	return status;
}
