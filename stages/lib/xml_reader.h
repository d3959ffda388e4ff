/* xml_reader.h - XML read forward, one tag at a time, out of a file of any size; gzip is unpacked.
 * Shape:  libxml2's push parser (SAX2) reads a piece at a time; xml_next() answers the next start or end of an element; text,
 *         comments and instructions are passed over, except where xml_content() takes a text. No document type is read.
 * Owner:  name and attributes are views that the next call makes stale; xml_content() copies.
 * Errors: what is not well-formed ends the program with "FILE:LINE: what", exit 1, when all before it has been read.
 * Use:    while (xml_next(r) == XML_START) if (str_eq(r->name, STR("text"))) text = xml_content(r, &one); else ...        */
#ifndef XML_READER_H
#define XML_READER_H

#include "xml.h"

enum xml_event { XML_START, XML_END, XML_EOF };

struct xml_pair {
	struct str name, value;
};
struct xml_pairs {
	struct xml_pair *v;
	size_t n, cap;
};

struct xml_reader {
	struct str name; /* of the element that starts or ends */
	const struct xml_pair *attributes;
	size_t n_attributes;
	const char *path;
	struct xml_reader_file *file;
};

/* path NULL or "-" is standard input. */
struct xml_reader *xml_reader_open(const char *path, struct arena *run);
/* An element without content is a start and an end. */
enum xml_event xml_next(struct xml_reader *r);
/* The text of the element that has just started, which is passed with its end; no other element may stand in it. */
struct str xml_content(struct xml_reader *r, struct arena *a);
_Noreturn void xml_broken(const struct xml_reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
