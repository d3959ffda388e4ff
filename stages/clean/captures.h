/* captures.h - the records of a web archive as inputs, each under the name FILE#N.
 * Shape:  every record is an input: pages as clean_input() finds them, what holds none with the reason.
 * Owner:  one arena for each record, reset behind it.
 * Errors: a record that cannot be read is `rejected`, and the next one read.
 * Use:    struct warc *w = warc_new(&run); if (captures_open(w, path, range)) captures_clean(&job, source, &known);        */
#ifndef CAPTURES_H
#define CAPTURES_H

#include "cleaner.h"
#include "manifest.h"

#include "../lib/warc.h"

struct capture_job {
	const struct cleaner *cleaner;
	struct warc *warc;
	struct input_writer *out;
	struct str charset; /* where a record names none */
	struct arena *one;
	bool listed; /* inputs come from a manifest, not from the command line */
};

/* The range of the file at `path` (NULL: standard input, where it is a file); false where that is no web archive. */
bool captures_begin(const struct capture_job *job, const char *path, struct warc_range range);
/* `known` are `n` rows of the manifest in the order of the file, of records that repeat others. */
void captures_clean(const struct capture_job *job, struct str source, const struct manifest_row *known, size_t n);

#endif
