/* sites.h - rules for the pages of one host: config/sites.csv (host,what,xpath,note).
 * Shape:  site_cut() answers the page again as small HTML of title, date, lede and body alone, cut by the host's rules,
 *         for the general method to read; fields that rules name stand apart. Only such a page is ever built as a tree
 *         (libxml2, no network, no entities of its own).
 * Owner:  rules in `run`, with compiled XPath; results in `one`; the tree lives inside the call.
 * Errors: an unknown `what`, a broken XPath, a host with other signs: FILE:LINE, exit 2. A rule that finds nothing is
 *         warned of on stderr; without title and body the page is left to the general method.
 * Use:    if (site_cut(sites, host, source, html, one, &cut)) page_from_html(cut.html, ...) */
#ifndef SITES_H
#define SITES_H

#include "../lib/arena.h"

struct sites;
struct site_cut {
	struct str html;
	struct str title, date, author; /* text of the rules' nodes, empty without a rule */
};

const struct sites *sites_load(const char *config, struct arena *run);
/* Compiled XPath is libxml2's own memory. */
void sites_release(const struct sites *s);
bool site_has_rules(const struct sites *s, struct str host);
/* host without "www."; source names the page in warnings. */
bool site_cut(
	const struct sites *s, struct str host, struct str source, struct str html, struct arena *one, struct site_cut *cut);

#endif
