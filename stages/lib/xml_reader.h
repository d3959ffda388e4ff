/* xml_reader.h - XML read forward, one tag at a time, out of a file of any size; gzip is unpacked.
 * Shape:  xml_next() answers the next start or end of an element; text, comments and instructions are passed over, except
 *         where xml_content() takes a text. UTF-8, no document type, no names beyond the five entities.
 * Owner:  name and attributes are views that the next call makes stale; xml_value() and xml_content() copy.
 * Errors: what is not such a file ends the program with "FILE:LINE: what", exit 1.
 * Use:    while (xml_next(r) == XML_START) if (str_eq(r->name, STR("text"))) text = xml_content(r, &one); else ...        */
#ifndef XML_READER_H
#define XML_READER_H

#include "xml.h"

enum { XML_NAME = 64 }; /* bytes of an element's name at most */
enum xml_event { XML_START, XML_END, XML_EOF };

struct xml_pair {
	struct str name, value; /* the value as written */
};
struct xml_pairs {
	struct xml_pair *v;
	size_t n, cap;
};

struct xml_reader {
	struct str name; /* of the element that starts or ends */
	struct xml_pairs attributes;
	/* the file */
	const char *path;
	struct gzFile_s *file; /* NULL behind its end */
	struct arena *run;
	/* what is read of it and not yet passed: [at, end) */
	char *bytes;
	size_t at, end, cap;
	unsigned long line; /* breaks before bytes[0] */
	/* the elements that are not ended */
	struct {
		char name[XML_NAME];
		size_t n;
	} inside[XML_DEPTH];
	size_t depth;
	bool empty; /* the end of the last one is still to be told */
};

/* path NULL or "-" is standard input. */
struct xml_reader *xml_reader_open(const char *path, struct arena *run);
/* An element without content is a start and an end. */
enum xml_event xml_next(struct xml_reader *r);
/* A value of an attribute, without entities. */
struct str xml_value(const struct xml_reader *r, struct str written, struct arena *a);
/* The text of the element that has just started, which is passed with its end; no other element may stand in it. */
struct str xml_content(struct xml_reader *r, struct arena *a);
_Noreturn void xml_broken(const struct xml_reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
