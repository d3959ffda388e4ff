/* links.h - where a link of the page leads.
 * Shape:  host_of() is the name in an address without "www."; own_host() that of the page, by what it says of its own address.
 * Owner:  views into the page's text.
 * Errors: none: what is no whole address has no host.
 * Use:    if (may_lead_to_story(own_host(&page), piece->href)) ...                                                */
#ifndef LINKS_H
#define LINKS_H

#include "page.h"

struct str host_of(struct str url);
struct str own_host(const struct page *p);
/* False where the address is a place on this page or on the site of somebody else: boxes of other stories stay on their site. */
bool may_lead_to_story(struct str own, struct str href);

#endif
