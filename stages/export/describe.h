/* describe.h - the files that say what the dataset holds, all made from tables.csv, values.csv and package.csv.
 * Shape:  datapackage.json (Data Package v2 with Table Schema), dataset.rng (RELAX NG of dataset.xml), codebook.md.
 * Owner:  the text belongs to the arena given.
 * Errors: no memory ends the program, exit 1.
 * Use:    struct str json = describe_package(&schema, &package, &files, &run);                                    */
#ifndef EXPORT_DESCRIBE_H
#define EXPORT_DESCRIBE_H

#include "digest.h"
#include "package.h"
#include "schema.h"

/* A file of the dataset; `table` is NULL for dataset.xml.gz and the descriptions. */
struct dataset_file {
	struct str name;
	const struct dataset_table *table;
	struct digest digest;
};
struct dataset_files {
	struct dataset_file *v;
	size_t n, cap;
};

struct str describe_package(
	const struct schema *s, const struct package *p, const struct dataset_files *files, struct arena *run);
struct str describe_xml(const struct schema *s, struct arena *run);
/* `values`: what describe_values() made. */
struct str describe_tables(const struct schema *s, const struct package *p, struct str values, struct arena *run);
/* A chapter of the codebook from values.csv. A row of no column or value, a value without a row: FILE:LINE, exit 2. */
struct str describe_values(const struct schema *s, const char *config, struct arena *run);

#endif
