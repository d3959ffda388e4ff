#include "links.h"

struct str host_of(struct str url)
{
	size_t at = str_find(url, STR("//"));
	if (at == STR_NONE || (at && url.s[at - 1] != ':'))
		return STR("");
	struct str host = str_slice(url, at + 2, url.n);
	size_t end = 0;
	while (end < host.n && host.s[end] != '/' && host.s[end] != ':' && host.s[end] != '?' && host.s[end] != '#')
		end++;
	host = str_slice(host, 0, end);
	str_cut_nocase(&host, STR("www."));
	return host;
}

struct str own_host(const struct page *p)
{
	struct str host = host_of(p->canonical);
	return host.n ? host : host_of(p->og_url);
}

/* "news.example.com" and "example.com" are one site. */
static struct str last_two_labels(struct str host)
{
	size_t dots = 0, at = host.n;
	while (at > 0 && (dots += host.s[at - 1] == '.') < 2)
		at--;
	return str_slice(host, at, host.n);
}

bool may_lead_to_story(struct str own, struct str href)
{
	if (str_starts(href, STR("#")))
		return href.n == 1; /* a button */
	struct str host = host_of(href);
	return !own.n || !host.n || str_eq_nocase(last_two_labels(own), last_two_labels(host));
}
