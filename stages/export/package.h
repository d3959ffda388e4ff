/* package.h - what config/package.csv says of the dataset as a whole: title, licence, keywords.
 * Shape:  rows property, value; `keyword` may stand several times, every other property once.
 * Owner:  the arena given.
 * Errors: an unknown or missing property ends the program with FILE:LINE, exit 2.
 * Use:    struct package p = package_load(opt.config, &run);                                                      */
#ifndef EXPORT_PACKAGE_H
#define EXPORT_PACKAGE_H

#include "../lib/arena.h"

struct package {
	struct str name, title, description, version, licence_name, licence_title, licence_path;
	struct strs keywords;
};

struct package package_load(const char *config, struct arena *run);

#endif
