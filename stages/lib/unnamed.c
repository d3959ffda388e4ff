#include "unnamed.h"

#include "fail.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct unnamed unnamed_in(const char *folder)
{
	return (struct unnamed){.folder = folder, .file = -1};
}

static void make(struct unnamed *f)
{
	char path[4096];

	f->file = open(f->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (f->file >= 0)
		return;
	snprintf(path, sizeof path, "%s/.spill-XXXXXX", f->folder); /* a file system without unnamed files */
	f->file = mkostemp(path, O_CLOEXEC);
	if (f->file < 0 || unlink(path))
		fail(FAIL_RUN, "cannot make a file in '%s': %s", f->folder, strerror(errno));
}

long long unnamed_put(struct unnamed *f, const char *bytes, size_t n)
{
	long long at = f->end;

	if (f->file < 0)
		make(f);
	for (size_t done = 0; done < n;) {
		ssize_t wrote = pwrite(f->file, bytes + done, n - done, at + (long long)done);

		if (wrote < 0 && errno != EINTR)
			fail(FAIL_RUN, "cannot write to a file in '%s': %s", f->folder, strerror(errno));
		done += wrote > 0 ? (size_t)wrote : 0;
	}
	f->end += (long long)n;
	return at;
}

void unnamed_get(const struct unnamed *f, long long at, char *bytes, size_t n)
{
	for (size_t done = 0; done < n;) {
		ssize_t got = pread(f->file, bytes + done, n - done, at + (long long)done);

		if (!got || (got < 0 && errno != EINTR))
			fail(FAIL_RUN, "cannot read from a file in '%s': %s", f->folder,
				got ? strerror(errno) : "it is too short");
		done += got > 0 ? (size_t)got : 0;
	}
}

void unnamed_cut(const struct unnamed *f, long long at, size_t n)
{
	fallocate(f->file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, at, (off_t)n);
}

void unnamed_close(struct unnamed *f)
{
	if (f->file >= 0)
		close(f->file);
	*f = unnamed_in(f->folder);
}
