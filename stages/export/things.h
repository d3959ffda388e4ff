/* things.h - the tables of things that resolve wrote, in the form of the contract.
 * Shape:  plain TABLE.csv become a part for each table of things and things.xml.gz, the <things> element of dataset.xml.
 * Owner:  arenas of its own.
 * Errors: a missing table or one with other columns than tables.csv ends the program, exit 1.
 * Use:    things_export(&schema, "out/resolve/things", "out/parts/things", &run);                                 */
#ifndef EXPORT_THINGS_H
#define EXPORT_THINGS_H

#include "schema.h"

void things_export(const struct schema *s, const char *from, const char *folder, struct arena *run);

#endif
