/* schema.h - the tables of the dataset as config/tables.csv defines them: order, types, enumerations, keys, meanings.
 * Shape:  a list of tables, each a list of columns; the row of tables.csv without a column is the table itself.
 * Owner:  the arena given to schema_load().
 * Errors: a mistake in tables.csv, or a table or column that no stage fills, ends the program with FILE:LINE, exit 2.
 * Use:    struct schema s = schema_load(opt.config, &run); for (size_t i = 0; i < s.n; i++) use(&s.v[i]);         */
#ifndef EXPORT_SCHEMA_H
#define EXPORT_SCHEMA_H

#include "../lib/article.h"
#include "../lib/table.h"

/* What a column's `type` may be. Every form but those of xsd has a pattern, which is at once a POSIX extended expression,
 * one of Table Schema and one of XML Schema. */
struct column_type {
	const char *name;
	const char *field;   /* type in Table Schema */
	const char *xsd;     /* datatype in RELAX NG */
	const char *pattern; /* NULL: any text */
	bool text;           /* written by people: white space folded, guarded against spreadsheets */
	bool day;            /* begins with a day of the calendar */
};

struct column {
	struct str name;
	const struct column_type *type;
	struct strs choices; /* enumeration; none: any value */
	bool required, key;
	struct str references; /* a table whose key is one column, or empty */
	struct str attribute;  /* in dataset.xml; empty where the nesting says it */
	struct str meaning;
};

struct dataset_table {
	struct str name, meaning;
	struct str element; /* in dataset.xml; empty: not there */
	bool things;        /* else readings */
	struct column *v;   /* columns */
	size_t n, cap;
};

struct schema {
	struct dataset_table *v;
	size_t n, cap;
	struct table from; /* tables.csv itself, for messages */
};

struct schema schema_load(const char *config, struct arena *run);
/* The table of that name, which must be there. */
const struct dataset_table *schema_table(const struct schema *s, const char *name);
/* The column that is the key of a table; NULL where the key is several or none. */
const struct column *schema_key(const struct dataset_table *t);

/* For each column of a table, which of `names` gives it: column i is values[result[i]]. A column that is not among them is
 * a mistake in tables.csv. */
size_t *schema_bind(const struct schema *s, const struct dataset_table *t, const struct strs *names, struct arena *run);

/* The cell as it goes out: NFC, white space folded; empty, with a warning that names `source`, where it is not of the
 * column's type or enumeration. */
struct str column_value(const struct dataset_table *t, size_t column, struct str raw, struct str source, struct arena *one);

#endif
