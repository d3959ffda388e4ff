#include "test.h"

#include "../../stages/lib/fence.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

static const struct limits tight = {.article_megabytes = 4, .article_seconds = 1};

static struct arena one;

/* ---- one input ---- */

static void take_little(void *done)
{
	assert_non_null(arena_alloc(&one, 3 << 20));
	*(bool *)done = true;
}

static void take_pieces(void *of)
{
	(void)of;
	for (;;)
		arena_alloc(&one, 1000);
}

static void take_one_that_grows(void *of)
{
	struct buf b = {.arena = &one};

	(void)of;
	for (;;)
		buf_putc(&b, 'x');
}

/* What a loop takes and gives back counts once. */
static void take_and_give_back(void *done)
{
	for (int i = 0; i < 100; i++) {
		struct arena_mark mark = arena_mark(&one);
		arena_alloc(&one, 2 << 20);
		arena_alloc(&one, 1000);
		arena_back(&one, mark);
	}
	*(bool *)done = true;
}

static void never_end(void *of)
{
	(void)of;
	for (;;) {
		struct arena_mark mark = arena_mark(&one);
		arena_alloc(&one, 100);
		arena_back(&one, mark);
	}
}

static void count_to(void *of)
{
	for (size_t n = 0; n < *(size_t *)of; n++)
		fence_count(n, 10, "things");
}

static void work_within_the_bounds_is_done(void **state)
{
	bool done = false;

	(void)state;
	assert_str(fence_input(&tight, &one, take_little, &done), "");
	assert_true(done);
	done = false;
	assert_str(fence_input(&tight, &one, take_and_give_back, &done), "");
	assert_true(done);
	arena_alloc(&one, 8 << 20); /* behind the fence no more */
	arena_reset(&one);
}

static void what_takes_too_much_memory_is_given_up_and_the_next_is_done(void **state)
{
	bool done = false;

	(void)state;
	assert_str(fence_input(&tight, &one, take_pieces, NULL), "takes more than 4 MB of memory");
	arena_reset(&one);
	assert_str(fence_input(&tight, &one, take_one_that_grows, NULL), "takes more than 4 MB of memory");
	arena_reset(&one);
	assert_str(fence_input(&tight, &one, take_little, &done), "");
	assert_true(done);
	arena_reset(&one);
}

static void what_takes_too_much_time_is_given_up(void **state)
{
	(void)state;
	assert_str(fence_input(&tight, &one, never_end, NULL), "takes more than 1 s of CPU time");
	arena_reset(&one);
}

static void what_counts_too_many_is_given_up(void **state)
{
	size_t few = 11, many = 12;

	(void)state;
	assert_str(fence_input(&tight, &one, count_to, &few), "");
	assert_str(fence_input(&tight, &one, count_to, &many), "more than 10 things");
	count_to(&many); /* nobody is behind a fence */
}

/* ---- the stage ---- */

#ifndef __SANITIZE_ADDRESS__ /* which needs what the fence refuses */
/* In a process of its own, behind the fence; 0 where all was refused, else the number of what was not. */
static int try_the_fence(void)
{
	char *const nothing[] = {"true", NULL};
	struct rlimit files;
	int status;

	fence_stage(256);
	if (!seccomp_api_get()) /* a kernel, or a container, without it */
		return malloc((size_t)300 << 20) ? 9 : 0;
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM)
		return 1;
	if (socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || errno != EPERM)
		return 2;
	if (execve("/bin/true", nothing, nothing) != -1 || errno != EPERM)
		return 3;
	pid_t child = fork();
	if (!child)
		_exit(0);
	if (child > 0 || errno != EPERM)
		return 4;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != -1 || errno != EPERM)
		return 5;
	if (kill(getppid(), 0) != -1 || errno != EPERM)
		return 6;
	if (symlink("/etc/passwd", "bienban-fence") != -1 || errno != EPERM)
		return 7;
	if (getrlimit(RLIMIT_CORE, &files) || files.rlim_max)
		return 8;
	if (malloc((size_t)300 << 20))
		return 9;
	status = open("/dev/null", O_WRONLY);
	return status >= 0 && write(status, "x", 1) == 1 ? 0 : 10; /* what stages do goes on */
}

static void behind_the_fence_there_is_no_network_no_program_no_other_process(void **state)
{
	int status;
	pid_t child;

	(void)state;
	child = fork();
	if (!child)
		_exit(try_the_fence());
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_within_the_bounds_is_done),
		cmocka_unit_test(what_takes_too_much_memory_is_given_up_and_the_next_is_done),
		cmocka_unit_test(what_takes_too_much_time_is_given_up),
		cmocka_unit_test(what_counts_too_many_is_given_up),
#ifndef __SANITIZE_ADDRESS__
		cmocka_unit_test(behind_the_fence_there_is_no_network_no_program_no_other_process),
#endif
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_release(&one);
	return failed;
}
