#include "fence.h"

#include "fail.h"

#include <errno.h>
#include <seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

/* ---- the stage ---- */

/* A sanitizer reserves terabytes and looks at its own threads at the end. */
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

/* What no stage does once it reads: talk to others, start programs, look into processes, change the machine. */
static const int refused[] = {
	SCMP_SYS(socket),
	SCMP_SYS(socketpair),
	SCMP_SYS(connect),
	SCMP_SYS(bind),
	SCMP_SYS(listen),
	SCMP_SYS(accept),
	SCMP_SYS(accept4),
	SCMP_SYS(sendto),
	SCMP_SYS(sendmsg),
	SCMP_SYS(sendmmsg),
	SCMP_SYS(execve),
	SCMP_SYS(execveat),
	SCMP_SYS(clone),
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(kill),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(pivot_root),
	SCMP_SYS(chroot),
	SCMP_SYS(setns),
	SCMP_SYS(unshare),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load),
	SCMP_SYS(reboot),
	SCMP_SYS(swapon),
	SCMP_SYS(setuid),
	SCMP_SYS(setgid),
	SCMP_SYS(setreuid),
	SCMP_SYS(setregid),
	SCMP_SYS(setresuid),
	SCMP_SYS(setresgid),
	SCMP_SYS(capset),
	SCMP_SYS(fchmod),
	SCMP_SYS(fchmodat),
	SCMP_SYS(fchown),
	SCMP_SYS(fchownat),
	SCMP_SYS(symlinkat),
	SCMP_SYS(linkat),
	SCMP_SYS(mknodat),
	SCMP_SYS(personality),
	SCMP_SYS(fork),
	SCMP_SYS(vfork),
	SCMP_SYS(chmod),
	SCMP_SYS(chown),
	SCMP_SYS(lchown),
	SCMP_SYS(symlink),
	SCMP_SYS(link),
	SCMP_SYS(mknod),
	SCMP_SYS(clone3),
	SCMP_SYS(io_uring_setup),
	SCMP_SYS(io_uring_enter),
	SCMP_SYS(io_uring_register),
	SCMP_SYS(seccomp),
};

/* Each is answered with EPERM, by a program that libseccomp writes for the kernel; where the kernel has none of that, without it. */
static void refuse_calls(void)
{
	enum { BINARY_TREE = 2 };
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

	if (!filter)
		return;
	(void)seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(EPERM));
	(void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1); /* else older kernels slow the process down */
	(void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, BINARY_TREE);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		(void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
	(void)seccomp_load(filter);
	seccomp_release(filter);
}

/* Never more than it was. */
static void lower(int what, rlim_t most)
{
	struct rlimit now;

	if (getrlimit((__rlimit_resource_t)what, &now))
		return;
	if (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)
		now.rlim_max = most;
	if (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > now.rlim_max)
		now.rlim_cur = now.rlim_max;
	(void)setrlimit((__rlimit_resource_t)what, &now);
}

void fence_stage(size_t megabytes)
{
	enum { FILES = 256 };

	lower(RLIMIT_CORE, 0);
	lower(RLIMIT_NOFILE, FILES);
	if (SANITIZED)
		return;
	if (megabytes)
		lower(RLIMIT_DATA, (rlim_t)megabytes << 20);
	lower(RLIMIT_NPROC, 0);
	refuse_calls();
}

/* ---- one input ---- */

static struct {
	jmp_buf back;
	volatile sig_atomic_t rung; /* so many times */
	struct str why;
	struct arena_bound bound;
	bool inside;
} now;

/* The first time the arena tells at its next piece; what takes no memory until the second time is ended. */
static void ring(int signal)
{
	static const char message[] = ": one input takes far more CPU time than article_seconds, and cannot be given up\n";

	(void)signal;
	now.bound.late = 1;
	if (!now.rung++)
		return;
	(void)!write(STDERR_FILENO, program_name, strlen(program_name));
	(void)!write(STDERR_FILENO, message, sizeof message - 1);
	_exit(FAIL_RUN);
}

static void wind(size_t seconds)
{
	struct itimerval t = {.it_value.tv_sec = (time_t)seconds, .it_interval.tv_sec = (time_t)seconds};

	(void)setitimer(ITIMER_PROF, &t, NULL);
}

static void give_up(void)
{
	longjmp(now.back, 1);
}

static void watch(void)
{
	struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART};

	(void)sigaction(SIGPROF, &action, NULL);
}

static struct str reason(const struct limits *l)
{
	static char text[80];
	int n;

	if (now.why.n)
		return now.why;
	n = now.rung ? snprintf(text, sizeof text, "takes more than %zu s of CPU time", l->article_seconds)
		     : snprintf(text, sizeof text, "takes more than %zu MB of memory", l->article_megabytes);

	return (struct str){text, (size_t)n};
}

static void end(struct arena *one)
{
	wind(0);
	one->bound = NULL;
	now.inside = false;
}

struct str fence_input(const struct limits *l, struct arena *one, void (*work)(void *of), void *of)
{
	static bool watched;

	if (!watched)
		watch();
	watched = true;
	now.rung = 0;
	now.why = STR("");
	now.bound = (struct arena_bound){l->article_megabytes << 20, 0, give_up};
	one->bound = &now.bound;
	now.inside = true;
	wind(l->article_seconds);
	if (setjmp(now.back)) {
		end(one);
		return reason(l);
	}
	work(of);
	end(one);
	return STR("");
}

void fence_count(size_t n, size_t most, const char *of)
{
	static char text[80];

	if (n <= most || !now.inside)
		return;
	now.why = (struct str){text, (size_t)snprintf(text, sizeof text, "more than %zu %s", most, of)};
	give_up();
}
