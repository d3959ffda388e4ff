/* publish.h - the dataset: parts of all batches put together, with the files that describe them.
 * Shape:  TABLE.csv.gz is the header and then the bodies of the batches in the order of the list, copied as they are packed;
 *         dataset.xml.gz likewise, between the tags of its root.
 * Owner:  arenas of its own; nothing but lists of parts is held in memory.
 * Errors: a part that is missing, or not as long as its parts.csv says, ends the program, exit 1; what was published stays.
 * Use:    publish(&schema, &package, (struct publication){.dataset = "out/dataset", .parts = "out/export", ...}, &run);   */
#ifndef EXPORT_PUBLISH_H
#define EXPORT_PUBLISH_H

#include "package.h"
#include "schema.h"

struct publication {
	const char *dataset; /* the link that readers open */
	const char *parts;   /* a folder for each batch, and `things` */
	const char *list;    /* ids of the batches, one a line */
	bool bom;            /* a byte order mark at the head of each CSV */
	bool public_release; /* the parts were made without text and evidence */
	struct str values;   /* of the codebook: describe_values() */
};

/* Also prints, for a person, what was read and where the files are. */
void publish(const struct schema *s, const struct package *p, struct publication what, struct arena *run);

#endif
