/* page.h - one page of a report: a small XML document made from rows, shown by a stylesheet (XSLT 1.0, libxslt).
 * Shape:  an element for each row, an attribute for each cell that is not empty, and COLUMN_label beside codes and values. In a
 *         stylesheet <say key="..."/> is replaced by the word of the report's language, once, when it is loaded; so is
 *         {say:...} in an attribute.
 * Owner:  struct site owns the stylesheets until site_close(); the tree of a page is freed by page_write().
 * Errors: a broken stylesheet, a word that is missing: exit 2. A full disk: exit 1.
 * Use:    xmlNode *root = page_begin(STR("event")); page_row(site, root, "party", &store, row);
 *         page_write(site, SHEET_EVENT, root, "event/e1.html");                                                   */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "labels.h"
#include "store.h"

#include <libxml/tree.h>

enum sheet {
	SHEET_OVERVIEW,
	SHEET_EVENTS,
	SHEET_EVENT,
	SHEET_PERSONS,
	SHEET_PERSON,
	SHEET_ARTICLES,
	SHEET_ARTICLE,
	SHEET_SEARCH,
	SHEETS
};

struct site {
	const struct labels *labels;
	const char *folder; /* of the report in this language */
	void *sheet[SHEETS];
	struct arena *one; /* taken back after each page */
	size_t pages;
};

struct site site_open(const char *config, const struct labels *l, const char *folder, struct arena *run, struct arena *one);
void site_close(struct site *s);

xmlNode *page_begin(struct site *s, const char *name);
xmlNode *page_element(xmlNode *parent, const char *name);
void page_attribute(xmlNode *e, const char *name, struct str value);
void page_number(xmlNode *e, const char *name, size_t value);
void page_text(xmlNode *e, struct str text);
xmlNode *page_row(struct site *s, xmlNode *parent, const char *name, const struct store *t, struct str *const row);
/* Without waiting for the disk: a report is put into place as a whole. */
void page_file(const char *path, struct str bytes);
void page_write(struct site *s, enum sheet sheet, xmlNode *root, const char *path);

#endif
