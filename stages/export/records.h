/* records.h - CSV that another stage wrote: every row under a header that must be the expected one.
 * Shape:  read in pieces with libcsv; cells are handed over a row at a time, as they stand.
 * Owner:  the cells live until the call returns.
 * Errors: a missing file, another header, a broken quote, bytes that are no UTF-8 or that XML cannot hold, a row of another width:
 *         "FILE:ROW: what", exit 1.
 * Use:    records_read(path, &columns, take_link, &links);                                                        */
#ifndef EXPORT_RECORDS_H
#define EXPORT_RECORDS_H

#include "../lib/arena.h"

typedef void record_taker(const struct str *cell, void *context);
void records_read(const char *path, const struct strs *header, record_taker *take, void *context);
/* The same for text in memory, without a header row. */
void records_parse(const char *name, struct str text, size_t columns, record_taker *take, void *context);

#endif
