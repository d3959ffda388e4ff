/* report.h - the whole report: a folder for each language of report/words.csv, and a page that leads to them.
 * Shape:  LANG/index.html (overview), events-N.html (timeline), persons-N.html, articles-N.html, search.html, and event/ID.html,
 *         person/ID.html, article/ID.html. Links are relative; nothing is fetched from elsewhere; only the search needs a script.
 * Owner:  its own arenas. The tables of things are kept in memory, articles are streamed.
 * Errors: no dataset or a broken table, stylesheet or word: exit 2. A full disk: exit 1; the old report stays.
 * Use:    report_write(opt.config, "out/dataset", "out/report");                                                  */
#ifndef REPORT_H
#define REPORT_H

void report_write(const char *config, const char *dataset, const char *folder);

#endif
