#include "fence.h"

#include "fail.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

/* ---- the stage ---- */

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* A sanitizer reserves terabytes and looks at its own threads at the end. */
#ifdef __SANITIZE_ADDRESS__
enum { SANITIZED = true };
#else
enum { SANITIZED = false };
#endif

#ifdef ARCHITECTURE
/* What no stage does once it reads: talk to others, start programs, look into processes, change the machine. */
static const unsigned refused[] = {
	__NR_socket,
	__NR_socketpair,
	__NR_connect,
	__NR_bind,
	__NR_listen,
	__NR_accept,
	__NR_accept4,
	__NR_sendto,
	__NR_sendmsg,
	__NR_sendmmsg,
	__NR_execve,
	__NR_execveat,
	__NR_clone,
	__NR_ptrace,
	__NR_process_vm_readv,
	__NR_process_vm_writev,
	__NR_kill,
	__NR_mount,
	__NR_umount2,
	__NR_pivot_root,
	__NR_chroot,
	__NR_setns,
	__NR_unshare,
	__NR_bpf,
	__NR_perf_event_open,
	__NR_userfaultfd,
	__NR_keyctl,
	__NR_add_key,
	__NR_request_key,
	__NR_init_module,
	__NR_finit_module,
	__NR_kexec_load,
	__NR_reboot,
	__NR_swapon,
	__NR_setuid,
	__NR_setgid,
	__NR_setreuid,
	__NR_setregid,
	__NR_setresuid,
	__NR_setresgid,
	__NR_capset,
	__NR_fchmod,
	__NR_fchmodat,
	__NR_fchown,
	__NR_fchownat,
	__NR_symlinkat,
	__NR_linkat,
	__NR_mknodat,
	__NR_personality,
#ifdef __NR_fork
	__NR_fork,
	__NR_vfork,
	__NR_chmod,
	__NR_chown,
	__NR_lchown,
	__NR_symlink,
	__NR_link,
	__NR_mknod,
#endif
#ifdef __NR_clone3
	__NR_clone3,
#endif
#ifdef __NR_io_uring_setup
	__NR_io_uring_setup,
	__NR_io_uring_enter,
	__NR_io_uring_register,
#endif
};

/* Older kernels slow a process down that is behind such a program, unless it says that it need not be. */
static void install(struct sock_fprog *program)
{
	if (syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, program))
		(void)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, 0, program); /* where it is not known, without it */
}

/* A program for the kernel, run at each system call: those above are answered with EPERM, so are all of another architecture. */
static void refuse_calls(void)
{
	enum { CALLS = sizeof refused / sizeof *refused, AROUND = 6 };
	struct sock_filter code[CALLS + AROUND];
	unsigned short n = 0;

	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
	code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 0, CALLS + 3);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000 /* x32 */, CALLS + 1, 0);
	for (unsigned i = 0; i < CALLS; i++)
		code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i], (unsigned char)(CALLS - i), 0);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */);
	struct sock_fprog program = {n, code};
	if (!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		install(&program);
}
#else
static void refuse_calls(void)
{
}
#endif

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
