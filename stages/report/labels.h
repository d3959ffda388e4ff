/* labels.h - what codes and values are called in the language of a report.
 * Shape:  names of countries and provinces from the gazetteers; words and values of enumerations ("kind.talks") from
 *         report/words.csv, whose columns after `key` are the languages.
 * Owner:  the arena given.
 * Errors: a missing table, a key that stands twice: FILE:LINE, exit 2.
 * Use:    struct labels l = labels_load(opt.config, STR("vi"), &run); label(&l, STR("kind.talks"))                */
#ifndef REPORT_LABELS_H
#define REPORT_LABELS_H

#include "../lib/published.h"

struct label {
	struct str key, text;
};
struct labels {
	struct str language;
	struct label *v; /* sorted by key */
	size_t n, cap;
};

struct strs labels_languages(const char *config, struct arena *run);
struct labels labels_load(const char *config, struct str language, struct arena *run);
/* Empty where there is none. */
struct str label_find(const struct labels *l, struct str key);
/* What to show for a cell whose column holds codes or values of an enumeration; empty for any other column. */
struct str label_cell(const struct labels *l, const struct published_column *c, struct str cell, struct arena *one);

#endif
