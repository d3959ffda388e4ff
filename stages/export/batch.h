/* batch.h - the readings of one batch in the form of the contract.
 * Shape:  a stream after extract and its links become a part for each table of readings and articles.xml.gz, the
 *         <article> elements of dataset.xml. Local ids become ids of things, byte offsets become code points.
 * Owner:  arenas `run` (tables, parts) and `one` (the input in hand).
 * Errors: a reading without its link, a broken stream, a full disk: exit 1. A value that its column cannot hold is
 *         left out with a warning.
 * Use:    batch_export(&schema, (struct batch){.input = opt.input, .links = "links.csv", .folder = "out/parts/1"}, &run);  */
#ifndef EXPORT_BATCH_H
#define EXPORT_BATCH_H

#include "schema.h"

struct batch {
	const char *input, *links, *folder;
	bool public_release; /* without text and evidence */
};

void batch_export(const struct schema *s, struct batch b, struct arena *run);

#endif
