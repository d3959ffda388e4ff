/* measure.h - pages one by one into files that measuring tools read: ID.txt (main text) and ID.json (fields).
 * Shape:  ID is the name of the page without folder, .gz and its last ending. One line on stderr tells pages,
 *         megabytes, seconds of processor and peak memory.
 * Owner:  nothing is kept.
 * Errors: as of outputs: the program ends. A page that cannot be read gives an empty text and its reason.
 * Use:    measure_pages(cleaner, "out/bench/clean", opt.operands, opt.n_operands); */
#ifndef MEASURE_H
#define MEASURE_H

#include "cleaner.h"

void measure_pages(const struct cleaner *c, const char *folder, char **pages, int n);

#endif
