/* database.h - a dataset as one SQLite database: its tables with keys, references and indexes, and a search over their texts.
 * Shape:  a table for each of tables.csv, empty cells as NULL. Table `search` (FTS5) holds every name, title and evidence with the
 *         event, person or article it stands for; diacritics and case do not count in it.
 * Owner:  arena `run`; SQLite keeps some pages in memory, no more.
 * Errors: a broken table, a key that stands twice, a reference to nothing: exit 2. A full disk: exit 1, and nothing is left.
 * Use:    database_write(opt.config, "out/dataset", "bienban.sqlite", &run);                                      */
#ifndef DATABASE_H
#define DATABASE_H

#include "../lib/arena.h"

void database_write(const char *config, const char *dataset, const char *path, struct arena *run);

#endif
