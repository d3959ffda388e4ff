/* book.h - a dataset as one workbook of Office Open XML (ECMA-376): a sheet for each table, the codebook, and what its values mean.
 * Shape:  numbers and days are numbers and days, everything else is text, so that nothing is guessed and nothing runs. A table
 *         longer than a sheet goes on in the next ("figures 2"). A cell that names a row of another sheet is a link to it, a URL a
 *         link to the page, as long as the sheet has room for links.
 * Owner:  arena `run`; libxlsxwriter keeps the row in hand and the links, no more.
 * Errors: a broken table: exit 2. A full disk: exit 1, and nothing is left. A text longer than a cell may be is cut, with a warning.
 * Use:    book_write(opt.config, "out/dataset", "bienban.xlsx", &run);                                            */
#ifndef WORKBOOK_BOOK_H
#define WORKBOOK_BOOK_H

#include "../lib/arena.h"

void book_write(const char *config, const char *dataset, const char *path, struct arena *run);

#endif
