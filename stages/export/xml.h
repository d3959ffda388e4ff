/* xml.h - pieces of XML in memory, by libxml2's xmlTextWriter, for files that are put together from pieces.
 * Shape:  elements and text are appended; xml_take() hands out what has been written since the last call.
 * Owner:  xml_open() to xml_close(); taken bytes belong to the arena given.
 * Errors: no memory ends the program, exit 1.
 * Use:    struct xml x; xml_open(&x, &run); xml_start(&x, STR("article")); ... xml_end(&x); part_put(p, xml_take(&x)); */
#ifndef EXPORT_XML_H
#define EXPORT_XML_H

#include "../lib/arena.h"

struct xml {
	struct _xmlTextWriter *writer;
	struct _xmlBuffer *bytes;
	struct arena *scratch; /* for the NUL-terminated copies libxml2 asks for */
};

/* The XML declaration is the first thing written; xml_skip() drops what stands so far. */
void xml_open(struct xml *x, struct arena *scratch);
void xml_start(struct xml *x, struct str element);
void xml_attribute(struct xml *x, struct str name, struct str value);
void xml_text(struct xml *x, struct str text);
void xml_end(struct xml *x);
/* A line break between elements, where the schema lets white space stand. */
void xml_line(struct xml *x);
struct str xml_take(struct xml *x, struct arena *one);
void xml_skip(struct xml *x);
void xml_close(struct xml *x);

#endif
