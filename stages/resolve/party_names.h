/* party_names.h - the parties that a text names: "UBND tỉnh Lào Cai" is VN-02.
 * Shape:  names of provinces and of Chinese cities and prefectures in every language of the tables, the longest match.
 * Owner:  the arena given.
 * Errors: a broken table: "FILE:LINE: what", exit 2.
 * Use:    struct strs codes = parties_named(names, row.host, &one);                                              */
#ifndef PARTY_NAMES_H
#define PARTY_NAMES_H

#include "../lib/arena.h"

struct party_names;
struct party_names *party_names_load(const char *config, struct arena *run);
/* Codes, each once, in the order of the text. */
struct strs parties_named(const struct party_names *p, struct str text, struct arena *one);

#endif
