#include "xml.h"

#include "../lib/fail.h"

#include <libxml/xmlwriter.h>

static void must(int result)
{
	if (result < 0)
		fail(FAIL_RUN, "cannot write XML: out of memory, or text that XML cannot hold");
}

static const xmlChar *terminated(struct xml *x, struct str s)
{
	return (const xmlChar *)arena_cstr(x->scratch, s);
}

/* The declaration is not for its own sake: without an encoding the writer makes &#x...; of every letter beyond ASCII. */
void xml_open(struct xml *x, struct arena *scratch)
{
	*x = (struct xml){.bytes = xmlBufferCreate(), .scratch = scratch};
	x->writer = x->bytes ? xmlNewTextWriterMemory(x->bytes, 0) : NULL;
	if (!x->writer)
		fail(FAIL_RUN, "out of memory");
	must(xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", NULL));
}

void xml_start(struct xml *x, struct str element)
{
	must(xmlTextWriterStartElement(x->writer, terminated(x, element)));
}

void xml_attribute(struct xml *x, struct str name, struct str value)
{
	must(xmlTextWriterWriteAttribute(x->writer, terminated(x, name), terminated(x, value)));
}

void xml_text(struct xml *x, struct str text)
{
	must(xmlTextWriterWriteString(x->writer, terminated(x, text)));
}

void xml_end(struct xml *x)
{
	must(xmlTextWriterEndElement(x->writer));
}

void xml_line(struct xml *x)
{
	must(xmlTextWriterWriteString(x->writer, BAD_CAST "\n"));
}

struct str xml_take(struct xml *x, struct arena *one)
{
	must(xmlTextWriterFlush(x->writer));
	struct str bytes =
		arena_str(one, (struct str){(const char *)xmlBufferContent(x->bytes), (size_t)xmlBufferLength(x->bytes)});
	xmlBufferEmpty(x->bytes);
	return bytes;
}

void xml_skip(struct xml *x)
{
	must(xmlTextWriterFlush(x->writer));
	xmlBufferEmpty(x->bytes);
}

void xml_close(struct xml *x)
{
	xmlFreeTextWriter(x->writer);
	xmlBufferFree(x->bytes);
	*x = (struct xml){0};
}
